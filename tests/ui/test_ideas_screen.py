"""The ideas screen: beginning one, printing, the workbook, what the menu offers."""

import tkinter as tk

import pytest

from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.ui.screens.ideas.new_idea import NewIdea, NewIdeaPresenter

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
    assert list(panel._product_box.cget("values")) == ["Bánh đa nem", "Bánh tẻ"]
    assert not panel._kind_row.winfo_ismapped()


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


def test_the_workbook_is_written_and_named(view, app, fake, settle):
    view.export()
    settle()
    dialog = next(w for w in app.winfo_children() if isinstance(w, ProgressDialog))
    assert "2020_tong-hop-y-tuong.xlsx" in dialog._label.cget("text")
    assert ("list", "tong-hop-y-tuong", 2020) in fake.store.calls
    dialog.close()


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
