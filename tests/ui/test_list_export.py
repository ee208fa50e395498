"""Lists and papers that go out as files, from a real window over real services."""

import tkinter as tk
from types import SimpleNamespace

import pytest
from python_calamine import CalamineWorkbook

from ocop_desktop.core.records import Query
from ocop_desktop.services.jobs import Jobs
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.form.page import LAST
from ocop_desktop.ui.lists.presenter import TRASHED
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.ui.window import Window
from tests.ui.look import everything

pytestmark = pytest.mark.tk


@pytest.fixture
def window(app, sample_desk, settle, tmp_path):
    sample_desk.offices.put_setting("folder", str(tmp_path / "giấy tờ"))
    jobs = Jobs(app.after)
    made = Window(app, sample_desk, jobs)
    app.geometry("1366x740+0+0")
    made.start()
    settle()
    yield made
    made.navigation.forget()
    jobs.close()


@pytest.fixture
def done(app, settle):
    """Wait for the files of the job under way, and close its dialog."""

    def _done():
        dialog = next(w for w in app.winfo_children() if isinstance(w, ProgressDialog))
        for _ in range(40):
            settle(0.1)
            if dialog.result:
                break
        files = dialog.result
        said = dialog._label.cget("text")
        dialog.close()
        return files, said

    return _done


def button(widget, text):
    found = [w for w in everything(widget) if w.winfo_class() == "TButton"]
    return next(w for w in found if w.cget("text") == text)


def cells(path):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def test_what_the_ideas_list_shows_is_what_the_workbook_holds(window, done):
    window.navigation.go("ideas")
    view = window.navigation.view
    view.list.bar.values["state"] = "finished"
    view.list.bar._text.set("gao")
    menu = tk.Menu(view)
    view.fill_export_menu(menu)
    assert menu.entrycget(2, "label") == ("Biểu tổng hợp đăng ký ý tưởng sản phẩm OCOP năm 2020")
    menu.invoke(0)
    (path,), said = done()
    assert path.name in said
    sheet = cells(path)
    shown = window.desk.ideas.page(Query(year=2020, state="finished", search="gao", limit=99))
    assert 0 < len(shown) == len(sheet) - 7
    assert f"(Năm 2020 · ✓ Hoàn thành · tìm “gao” · {len(shown)} ý tưởng" in sheet[4][0]


@pytest.mark.parametrize("screen", ["producers", "products"])
def test_every_list_has_the_button(window, done, screen):
    window.navigation.go(screen)
    view = window.navigation.view
    button(view, "Xuất Excel").invoke()
    (path,), _ = done()
    assert len(cells(path)) - 7 == view.list.rows.total


def test_the_trash_and_an_empty_list_stay_where_they_are(window, monkeypatch):
    window.navigation.go("products")
    view = window.navigation.view
    told = []
    monkeypatch.setattr(view, "run_job", lambda *_: told.append("job"))
    monkeypatch.setattr(view, "context", SimpleNamespace(toast=told.append))
    view.list.bar._text.set("nothing such")
    view.export_shown()
    view.list.bar.values[TRASHED] = True
    view.export_shown()
    assert "trống" in told[0]
    assert "Thùng rác" in told[1]


@pytest.fixture
def saved(window, monkeypatch, tmp_path):
    """Note what is to be saved, and as what; the papers themselves are made elsewhere."""
    asked = []

    def save(items, *, word=False, progress=None, one_file=True):
        asked.append((list(items), word))
        return [tmp_path / "phieu.docx"]

    monkeypatch.setattr(window.desk.printing, "save", save)
    return asked


def test_a_finished_paper_is_saved_as_word_from_its_last_step(window, app, done, settle, saved):
    idea = window.desk.ideas.page(Query(state="finished"))[0]
    window.navigation.go("filling", Fill(owner_type="idea", owner_id=idea.id, step=LAST))
    settle(0.05)
    app.after(20, done)
    button(window.navigation.view, "Lưu Word").invoke()
    assert saved == [([Item(window.desk.ideas.form_code(idea.id), "idea", idea.id)], True)]


def test_the_preview_saves_each_paper_as_word(window, app, done, saved, monkeypatch):
    monkeypatch.setattr(window.jobs, "start", lambda *_, **__: None)  # no pages are looked at
    items = [Item.blank("bieu-01"), Item.blank("bieu-02")]
    window.navigation.go("preview", items)
    monkeypatch.undo()
    seen = []
    view = window.navigation.view
    monkeypatch.setattr(view, "make_files", lambda what, *, word: seen.append((what, word)))
    button(view, "Lưu Word").invoke()
    button(view, "Lưu PDF").invoke()
    assert seen == [(tuple(items), True), (tuple(items), False)]
