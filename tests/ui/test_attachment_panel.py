"""Files and recognitions on the last step, over real services: added, renamed, ticked, deleted."""

import pytest

from ocop_desktop.core import system
from ocop_desktop.core.records import Query, Recognition
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.form.page import LAST
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.window import Window
from tests.services import attached
from tests.ui.look import everything

pytestmark = pytest.mark.tk


@pytest.fixture
def window(app, sample_desk, jobs, settle):
    made = Window(app, sample_desk, jobs)
    app.geometry("1366x740+0+0")
    made.start()
    settle()
    app.focus_force()
    yield made
    made.navigation.forget()


@pytest.fixture
def idea(sample_desk):
    return sample_desk.ideas.page(Query(state="draft"))[0]


def opened(window, settle, kind, owner_id):
    window.navigation.go("filling", Fill(owner_type=kind, owner_id=owner_id, step=LAST))
    settle()
    return window.navigation.view


@pytest.fixture
def panel(window, settle, idea):
    return opened(window, settle, "idea", idea.id)._last.files


def add(panel, settle, monkeypatch, *files):
    monkeypatch.setattr(dialogs, "ask_open_many", lambda *_: list(files))
    panel.add.invoke()
    settle(1)


def said(widget):
    return [str(w.cget("text")) for w in everything(widget) if w.winfo_class() == "TLabel"]


def answer(app, deed):
    """Do this with the dialog that opens."""

    def act():
        modals = [w for w in app.winfo_children() if isinstance(w, Modal) and w.winfo_ismapped()]
        if modals:
            deed(modals[-1])
        else:
            app.after(20, act)

    app.after(20, act)


def test_files_are_added_and_shown_with_their_pictures(panel, settle, monkeypatch, tmp_path):
    assert "Chưa có tệp nào." in said(panel)
    files = [
        attached.photo(tmp_path / "Xưởng.jpg", (300, 200)),
        attached.office(tmp_path / "b.docx"),
    ]
    add(panel, settle, monkeypatch, *files)
    photo, word = panel.rows.values()
    assert [file.title for file in panel.presenter.files()] == ["Xưởng", "b"]
    assert photo._picture.cget("image")
    assert word._picture.cget("text") == "Word"
    assert any("In kèm" in str(w.cget("text")) for w in everything(photo) if "check" in str(w))
    assert not hasattr(word, "tick")


def test_what_cannot_be_added_is_said_and_the_rest_is_taken(
    app, panel, settle, monkeypatch, tmp_path
):
    (tmp_path / "x.pdf").write_bytes(b"MZ....")
    seen = []
    answer(app, lambda modal: (seen.extend(said(modal)), modal.close()))
    add(panel, settle, monkeypatch, tmp_path / "x.pdf", attached.pdf(tmp_path / "y.pdf"))
    assert any("“x.pdf” không phải là tệp PDF" in text for text in seen)
    assert len(panel.rows) == 1


def test_rename_tick_delete_and_undo_by_keyboard(app, panel, settle, monkeypatch, tmp_path):
    add(panel, settle, monkeypatch, attached.pdf(tmp_path / "quet.pdf"))
    (row,) = panel.rows.values()

    def type_name(modal):
        modal.first_focus.delete(0, "end")
        modal.first_focus.insert(0, "Giấy đăng ký")
        modal.first_focus.focus_force()
        app.after(60, lambda: modal.first_focus.event_generate("<Return>"))

    answer(app, type_name)
    row.tick.focus_force()
    settle(0.1)
    row.tick.event_generate("<F2>")
    settle(0.1)
    row.tick.invoke()
    (file,) = panel.presenter.files()
    assert (file.title, file.is_printed) == ("Giấy đăng ký", True)
    assert "Giấy đăng ký" in said(row)
    row.tick.focus_force()
    settle(0.1)
    row.tick.event_generate("<Delete>")
    settle(0.1)
    assert panel.rows == {}
    assert app.focus_get() is panel.add
    panel.presenter._desk.restore(file.id)
    panel.refresh()
    assert list(panel.rows) == [file.id]


def test_a_photo_is_made_small_only_when_she_says_so(app, panel, settle, monkeypatch, tmp_path):
    add(panel, settle, monkeypatch, attached.photo(tmp_path / "a.jpg"))
    (before,) = panel.presenter.files()
    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda *a, **k: asked.append(a[2]) or len(asked) > 1)
    panel.presenter.shrink(before)
    settle(2)
    assert panel.presenter.files() == [before]
    panel.presenter.shrink(before)
    settle(2)
    assert panel.presenter.files()[0].size < before.size
    assert "đủ nét để in A4" in asked[0]


def test_opening_a_missing_file_says_so(app, panel, settle, monkeypatch, tmp_path):
    monkeypatch.setattr(system, "open_path", lambda path: None)
    add(panel, settle, monkeypatch, attached.pdf(tmp_path / "Giấy.pdf"))
    (file,) = panel.presenter.files()
    panel.presenter._desk.place(file).unlink()
    panel.refresh()
    (row,) = panel.rows.values()
    assert any("không còn trong thư mục" in text for text in said(row))
    seen = []
    answer(app, lambda modal: (seen.extend(said(modal)), modal.close()))
    row.open()
    settle(1)
    assert any("TEP-10" in text for text in seen)


def test_the_menu_leads_to_the_card(app, window, settle, idea):
    view = opened(window, settle, "idea", idea.id)
    view._to_files()
    settle(0.1)
    assert app.focus_get() is view._last.files.add


# --- what was won --------------------------------------------------------------------------


def test_a_recognition_is_written_mended_and_deleted(app, window, settle, sample_desk):
    product = sample_desk.products.page(Query())[0]
    card = opened(window, settle, "product", product.id)._last.won
    wrong = []

    def fill(modal):
        modal.typed["round"].set("Đợt 1 năm 2020")
        modal.save()
        looks = {name: str(entry.cget("style")) for name, entry in modal._entries.items()}
        assert (looks["stars"], looks["round"]) == ("Bad.TCombobox", "Ocop.TEntry")
        modal.typed["round"].set("")
        modal.typed["stars"].set("4 sao")
        modal.typed["decided_on"].set("hôm kia")
        modal.save()
        wrong.append(modal._problem.cget("text"))
        modal.typed["decided_on"].set("5/9/2019")
        modal.save()

    answer(app, fill)
    card.add.invoke()
    assert wrong == ["Ngày này không đọc được. Ghi như 25/12/2020."]
    told = said(card)
    assert "★★★★  4 sao" in told
    assert "Có giá trị đến 05/09/2022 (tự tính)" in told
    (won,) = card.presenter.all()
    card.presenter.remove(won)
    assert "Chưa ghi lần công nhận nào." in said(card)


def test_a_recognition_without_stars_and_number_is_reminded_of_and_told_as_such(
    app, window, settle, sample_desk
):
    product = sample_desk.products.page(Query())[0]
    card = opened(window, settle, "product", product.id)._last.won
    reminded = []

    def fill(modal):
        assert modal.typed["stars"].get() == "Chưa rõ"
        assert "" not in modal._entries["stars"].cget("values")
        modal.typed["decided_on"].set("5/9/2019")
        modal.save()
        reminded.append((modal._problem.cget("text"), str(modal._problem.cget("style"))))
        modal.save()

    answer(app, fill)
    card.add.invoke()
    lacks = "Chưa ghi hạng sao và số quyết định."
    assert reminded == [(f"!  {lacks} Nếu chưa có, bấm “Lưu” lần nữa.", "Panel.Remind.TLabel")]
    assert any(lacks in text for text in said(card))


def test_the_list_of_products_shows_the_rank(window, settle, sample_desk):
    product = sample_desk.products.page(Query(order="name"))[0]
    card = opened(window, settle, "product", product.id)._last.won
    raw = card.presenter.raw(Recognition()) | {"stars": "3 sao"}
    read, wrong = card.presenter.read(Recognition(), raw)
    assert wrong == {}
    card.presenter.save(read)
    window.navigation.go("products")
    settle()
    presenter = window.navigation.view.presenter
    rows = presenter.fetch(Query(order="name"))
    assert [presenter.rank(row) for row in rows][:2] == ["3 ★", ""]


def test_a_file_that_is_healed_shows_its_picture(panel, window, settle, monkeypatch, tmp_path):
    source = attached.photo(tmp_path / "a.jpg", (300, 200))
    add(panel, settle, monkeypatch, source)
    (file,) = panel.presenter.files()
    window.desk.attachments.place(file).write_bytes(bytes(file.size))
    panel._take_away(file.id)
    window.desk.attachments._thumbnails.clear()
    panel.refresh()
    settle(1)
    assert panel.rows[file.id]._image is None
    add(panel, settle, monkeypatch, source)
    assert panel.rows[file.id]._image is not None
