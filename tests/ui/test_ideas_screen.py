"""The ideas screen: beginning one, printing, the workbook, what the menu offers."""

import tkinter as tk

import pytest

from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.ui.screens.ideas import doubles
from ocop_desktop.ui.screens.ideas.new_idea import NewIdea, NewIdeaPresenter
from tests.ui.look import everything

pytestmark = pytest.mark.tk


@pytest.fixture
def view(window, settle):
    window.navigation.go("ideas")
    settle()
    return window.navigation.view


@pytest.fixture
def panel(app, fake, settle):
    made = NewIdea(app, NewIdeaPresenter(fake))
    made.show()
    settle(0.2)
    yield made
    if made.winfo_exists():
        made.close()


def labels(menu):
    last = menu.index("end")
    kinds = ((n, menu.type(n)) for n in range(0 if last is None else last + 1))
    return [menu.entrycget(n, "label") for n, kind in kinds if kind != "separator"]


def test_a_producer_is_found_without_accents_and_taken(panel, settle):
    panel._typed_name.set("banh da")
    settle(0.3)
    assert [row.id for row in panel._found] == ["c2"]
    panel._to_matches()
    settle(0.1)
    assert panel._typed_name.get() == "Tổ hợp tác Bánh đa Đại Xuân"
    assert list(panel._product_box.cget("values")) == [
        "Bánh đa nem (đã có ý tưởng năm 2020)",
        "Bánh tẻ (đã có ý tưởng năm 2020)",
    ]
    assert not panel._kind_row.winfo_ismapped()


def test_a_product_with_an_idea_this_year_leads_to_that_idea(app, fake, settle):
    panel = NewIdea(app, NewIdeaPresenter(fake, "c2"))
    panel._product_box.current(0)
    panel._product_box.event_generate("<<ComboboxSelected>>")
    settle(0.1)
    assert panel._product.get() == "Bánh đa nem"
    assert "đã có ý tưởng năm 2020" in panel._taken.cget("text")
    assert panel._go.cget("text") == "Mở ý tưởng đó"
    product = next(p for p in fake.store.products if p.name == "Bánh đa nem")
    panel._begin()
    assert panel.result == fake.ideas.of_product(product.id) != ""
    assert not [call for call in fake.store.calls if call[0] == "start"]


def test_another_name_begins_an_idea_again(app, fake):
    panel = NewIdea(app, NewIdeaPresenter(fake, "c2"))
    panel._product.set("banh te")
    panel._product.set("Bánh tẻ nhân hành")
    assert (panel._taken.cget("text"), panel._go.cget("text")) == ("", "Bắt đầu ghi")
    panel._begin()
    assert fake.store.calls[-1][:2] == ("start", "Bánh tẻ nhân hành")


def test_a_near_double_is_named_before_it_is_made(panel, settle):
    panel._typed_name.set("htx nong nghiep dai xuan")
    settle(0.3)
    assert "HTX Nông nghiệp Đại Xuân" in panel._remark.cget("text")


def test_a_new_idea_begins_with_what_was_typed(panel, fake, settle):
    panel._typed_name.set("Hộ bà Tư")
    panel._product.set("Nem chua")
    settle(0.3)
    assert panel._kind_row.winfo_ismapped()
    panel._begin()
    assert panel.result == "i12"
    assert fake.store.calls[-1] == ("start", "Nem chua", "", "Hộ bà Tư", "new")


def test_the_menu_of_one_idea_offers_what_can_be_done(view):
    menu = tk.Menu(view)
    view._fill_menu(menu, ["i0"])
    assert labels(menu)[:4] == [
        "Mở",
        "Đánh giá của xã…",
        "Thôi làm sản phẩm chủ lực",
        "Mở lại để sửa",
    ]


def answer(app, label, after=200):
    """Press the button that begins so in the dialog that will be open, Esc where there is none."""

    def press():
        modal = next(w for w in everything(app) if type(w) is Modal)
        button = [w for w in everything(modal) if w.winfo_class() == "TButton"]
        found = [w for w in button if w.cget("text").startswith(label)]
        (found[0].invoke if found else modal.close)()

    app.after(after, press)


@pytest.mark.parametrize(("pressed", "drafts"), [("Chỉ phiếu", False), ("Cả phiếu", True)])
def test_the_workbook_is_written_and_named(view, app, settle, pressed, drafts):
    fake = view.context.desk
    answer(app, pressed)
    view.export(view.presenter.lists()[0])
    settle()
    dialog = next(w for w in app.winfo_children() if isinstance(w, ProgressDialog))
    assert "2020_tong-hop-y-tuong.xlsx" in dialog._label.cget("text")
    assert ("list", "tong-hop-y-tuong", 2020, drafts) in fake.store.calls
    said = [w.cget("text") for w in dialog.body.winfo_children() if w.winfo_class() == "TLabel"]
    assert any("Documents" in text for text in said)
    dialog.close()


def test_giving_up_writes_no_workbook(view, app, fake):
    answer(app, "nothing such")
    view.export(view.presenter.lists()[0])
    assert fake.store.calls == []


@pytest.mark.parametrize(("one", "asks"), [("i0", True), ("i1", False), ("i2", True)])
def test_only_what_is_finished_or_sent_is_asked_about(view, fake, monkeypatch, one, asks):
    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda *_told, **_how: asked.append(1))
    view.delete([one])
    assert bool(asked) is asks
    assert fake.store.trashed == (set() if asks else {one})


def test_a_second_delete_and_ctrl_z(view, app, fake, settle):
    view.list.chosen.ids = {"i1"}
    view.list.focus_rows()
    for _ in range(2):
        view.list.table.event_generate("<Delete>")
        settle(0.1)
    assert fake.store.trashed == {"i1"}
    view.list.table.event_generate("<Control-z>")
    assert fake.store.trashed == set()
    view.list.table.event_generate("<Control-z>")
    assert fake.store.trashed == set()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("nguyen thi tep", "hộ bà Nguyễn Thị Tép", True),
        ("Bà Nguyễn Thị Tép xóm Đông", "Nguyễn Thị Tép (giả định)", True),
        ("HTX Đại Xuân", "Hợp tác xã Đại Xuân", True),
        ("Hộ bà Tép", "Nguyễn Thị Tép", False),
        ("Hộ ông Ế", "Bà Ế", True),
        ("Hộ", "Hộ bà Tép", False),
        ("", "Hộ", False),
    ],
)
def test_two_names_may_be_one_producer(one, other, same):
    assert doubles.alike(one, other) is same


def test_a_double_is_not_made_without_a_question(panel, app, fake, settle):
    panel._typed_name.set("hoai nguyen thi")
    panel._product.set("Nem chua")
    assert panel._do.alike("nguyen thi hoai")[0].id == "c1"
    panel._typed_name.set("bà nguyen thi hoai")
    settle(0.3)
    assert "Có phải" in panel._remark.cget("text")
    answer(panel, "nothing such")
    panel._begin()
    assert fake.store.calls == []
    answer(panel, "Hộ kinh doanh Nguyễn Thị Hoài")
    panel._begin()
    assert fake.store.calls[-1][2] == "c1"


def test_a_short_name_that_one_producer_answers_to_is_offered_first(panel, fake, app, settle):
    panel._typed_name.set("banh da")
    panel._product.set("Bánh gai")
    settle(0.3)
    assert "Có phải Tổ hợp tác Bánh đa Đại Xuân" in panel._remark.cget("text")
    assert "sẽ thêm chủ thể mới" in panel._remark.cget("text")
    answer(panel, "Tổ hợp tác Bánh đa Đại Xuân")
    panel._begin()
    assert fake.store.calls[-1][2] == "c2"


def test_a_name_that_is_really_new_is_added(panel, fake, app, settle):
    panel._typed_name.set("Hộ bà Nguyễn Thị Hoài")
    panel._product.set("Nem chua")
    answer(panel, "Không phải")
    panel._begin()
    assert fake.store.calls[-1][2:4] == ("", "Hộ bà Nguyễn Thị Hoài")


def test_printing_without_a_choice_says_what_to_do(view, window):
    view.print_()
    assert window.toast._shown is not None


def test_an_empty_year_invites_and_a_vain_search_lets_go(view, settle, fake):
    view.list.bar._text.set("zzz")
    settle(0.3)
    assert view.list.empty._title.cget("text") == "Không tìm thấy"
    fake.store.ideas.clear()
    view._show_all()
    settle(0.3)
    assert "chưa có ý tưởng" in view.list.empty._title.cget("text")


def test_names_alike_are_told_apart_and_the_rest_is_counted(panel, fake, settle, monkeypatch):
    monkeypatch.setattr(fake.producers, "count", lambda _query: 9)
    panel._typed_name.set("hộ")
    settle(0.3)
    for row in panel._found:
        told = panel._matches.item(row.id, "text")
        assert (row.phone or row.hamlet) in told or told.endswith("…")
    assert panel._more.cget("text").startswith(f"Còn {9 - len(panel._found)} chủ thể")


def test_tab_behind_enter_loses_no_typing_and_enter_begins(panel, app, settle):
    panel._typed_name.set("banh da")
    settle(0.3)
    panel._to_matches()
    panel._matches.focus_force()
    app.update()
    panel._matches.event_generate("<Return>")
    app.update()
    app.focus_get().event_generate("<Tab>")
    app.update()
    assert app.focus_get() is panel._product_box
    panel._product.set("Nem chua")
    panel._product_box.event_generate("<Return>")
    app.update()
    assert panel.result
