"""Tables of a plan: rows that the program sets, words of other tables, years, and figures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ocop_desktop import resources
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.reading.load import load_basis, load_form
from ocop_desktop.forms.session import Session
from ocop_desktop.ui import fields
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.table.editor import TableEditor
from ocop_desktop.wording import filling as words
from tests.forms.plan_form import TEXT, VALUES
from tests.forms.shelf import Shelf
from tests.ui.look import everything

pytestmark = pytest.mark.tk


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("bases"))
    path = shelf.write("qd-thu/forms/bieu-01.toml", TEXT.replace("CODE", "bieu-01"))
    return load_form(path, load_basis(shelf.folder / "qd-thu"))


@pytest.fixture
def table(app, form, settle):
    """Return what makes an editor of a table on screen, and its session."""

    def _table(key, values=VALUES):
        session = Session(form, values)
        made = TableEditor(app, session, form.field(key), lambda: None)
        made.pack(fill="x")
        session.listen(lambda _keys: made.refresh())
        settle(0.1)
        app.focus_force()
        return made, session

    return _table


def press(app, key):
    app.update()
    app.focus_get().event_generate(key)
    app.update()


def entry(editor, line, column):
    return editor._lines[line].cells[column].widget


def shown(editor, line, column):
    widget = entry(editor, line, column)
    return widget.cget("text") if widget.winfo_class() == "TLabel" else widget.get()


def test_set_rows_stand_first_locked_and_without_a_button(table):
    editor, _ = table("cp")
    assert shown(editor, 0, 0) == "Nguyên vật liệu"
    assert shown(editor, 0, 2) == "1.800.000"
    assert entry(editor, 0, 0).instate(["readonly"])
    assert not editor._lines[0].delete.winfo_ismapped()
    assert not entry(editor, 5, 0).instate(["readonly"])
    assert editor._lines[5].delete.winfo_ismapped()
    assert editor._grid.totals["n1"].cget("text") == "3.300.000"


def test_the_cursor_passes_set_rows_by(app, table):
    editor, _ = table("cp")
    editor.focus_first()
    assert app.focus_get() is entry(editor, 5, 0)
    press(app, "<Shift-Tab>")
    assert app.focus_get() not in [cell.widget for cell in editor._lines[4].cells]
    assert str(entry(editor, 4, 0).cget("takefocus")) == "0"


def test_a_set_row_is_neither_deleted_nor_pasted_over(app, table):
    editor, session = table("cp")
    editor._delete_line(0)
    entry(editor, 0, 2).focus_set()
    app.clipboard_clear()
    app.clipboard_append("1\t2\n3\t4")
    press(app, "<<Paste>>")
    assert len(session.value("cp")) == 6
    assert shown(editor, 0, 2) == "1.800.000"


def test_below_the_set_rows_one_line_waits_for_her(app, table):
    editor, session = table("cp", {})
    assert len(editor._rows) == 6
    editor.focus_first()
    app.focus_get().insert(0, "Điện")
    app.update()
    assert session.value("cp")[-1]["ten"] == "Điện"
    press(app, "<Return>")
    press(app, "<Return>")
    assert len(session.raw("cp")) == 7


def test_a_deleted_row_comes_back_below_the_set_ones(app, table):
    editor, session = table("cp")
    editor._delete_line(5)
    assert len(session.value("cp")) == 5
    editor._foot.undo.invoke()
    assert session.value("cp")[5]["ten"] == "Điện"
    assert app.focus_get() is entry(editor, 5, 0)


def test_set_rows_follow_what_is_typed_elsewhere(table):
    editor, session = table("cp")
    session.type_cell("nvl", "m", "gia", "10.000")
    assert shown(editor, 0, 2) == "1.500.000"


def test_a_table_of_the_programs_own_offers_nothing(table):
    editor, _ = table("kq")
    assert shown(editor, 0, 0) == "Doanh thu"
    assert entry(editor, 0, 0).cget("anchor") != "e"
    assert shown(editor, 0, 1) == "4.000.000"
    pressed = [w for w in everything(editor) if w.winfo_class() == "TButton" and w.winfo_ismapped()]
    assert pressed == []
    editor.focus_first()


def test_words_of_another_table_are_offered_and_others_are_taken(app, table):
    editor, session = table("nvl")
    box = entry(editor, 0, 1)
    box.tk.call("eval", box.cget("postcommand"))
    assert box.cget("values") == ("Mỳ khô",)
    box.focus_force()
    box.delete(0, "end")
    box.insert(0, "Bún")
    app.update()
    assert session.value("nvl")[0]["sp"] == "Bún"


def test_later_years_are_filled_and_taken_back(app, table):
    rows = [{"id": "a", "ten": "A", "n1": 100}, {"id": "b", "ten": "B", "n1": 50, "n2": 60}]
    editor, session = table("sp", {"sp": rows, "tang": 5})
    bar = editor._growth
    assert bar.percent.get() == "5"
    bar.button.invoke()
    assert [row["n2"] for row in session.value("sp")] == [105, 60]
    assert editor._foot.notice.cget("text") == words.years_filled("5")
    editor._foot.undo.invoke()
    assert [row["n2"] for row in session.value("sp")] == [None, 60]


def test_figures_that_stand_there_are_written_over_only_when_she_says_so(table, monkeypatch):
    asked = []
    answers = [False, True]
    monkeypatch.setattr(
        dialogs, "ask", lambda *told, **_more: asked.append(told[2]) or answers.pop(0)
    )
    rows = [{"id": "a", "ten": "A", "n1": 100, "n2": 1, "n3": 2}]
    editor, session = table("sp", {"sp": rows})
    editor._growth.button.invoke()
    assert editor._growth._notice.cget("text") == words.GROWTH_WANTED
    editor._growth.percent.insert(0, "10 %")
    editor._growth.button.invoke()
    assert session.value("sp")[0]["n2"] == 1
    editor._growth.button.invoke()
    assert [session.value("sp")[0][key] for key in ("n2", "n3")] == [110, 121]
    assert len(asked) == 2


def test_without_a_first_year_there_is_nothing_to_fill(table):
    editor, _ = table("sp", {"tang": 5})
    editor._growth.button.invoke()
    assert editor._growth._notice.cget("text") == words.NO_FIRST_YEAR


def test_the_form_has_one_growth_wherever_it_is_typed(app, table):
    editor, session = table("sp", {"tang": 5})
    session.type("tang", "7")
    editor.refresh()
    bar = editor._growth
    assert bar.percent.get() == "7"
    bar.percent.focus_force()
    bar.percent.insert("end", ",50 %")
    app.update()
    assert session.value("tang") == Decimal("7.5")
    assert "tang" in session.take_dirty()  # it is kept, and the next table shows it
    assert bar.percent.get() == "7,50 %"  # never rewritten under her hands
    other = TableEditor(app, session, session.form.field("cp"), lambda: None)
    assert other._growth.percent.get() == "7,50"
    bar.button.focus_force()
    app.update()
    assert (bar.percent.get(), session.raw("tang")) == ("7,5", "7,5")
    session.type("tang", "8")
    editor.refresh()
    assert bar.percent.get() == "8"


def test_a_form_that_asks_for_no_growth_takes_it_in_the_bar(app, form, settle):
    single = {key: of for key, of in form.plan["single"].items() if key != "growth"}
    rows = {"sp": [{"id": "a", "ten": "A", "n1": 100}]}
    session = Session(replace(form, plan={**form.plan, "single": single}), rows)
    editor = TableEditor(app, session, form.field("sp"), lambda: None)
    editor.pack()
    settle(0.1)
    editor._growth.percent.insert(0, "10")
    editor.refresh()
    editor._growth.button.invoke()
    assert editor._growth.percent.get() == "10"
    assert (session.value("sp")[0]["n3"], session.value("tang")) == (121, None)


def test_a_figure_is_shown_with_its_unit_and_never_typed(app, form, settle):
    session = Session(form, VALUES)
    row = fields.build(app, session, form.field("can"))
    row.pack(fill="x")
    settle(0.1)
    assert row.shown.cget("text") == "4.000.000 đồng"
    session.type("von", "")
    row.refresh()
    assert row.shown.cget("text") == "3.000.000 đồng"
    empty = fields.build(app, Session(form), form.field("can"))
    assert empty.shown.cget("text") == words.NO_FIGURE
    assert all(w.winfo_class() not in {"TEntry", "TCombobox"} for w in everything(row))


# --- rows that are set and typed into --------------------------------------------------------


@pytest.fixture
def progress(app, settle):
    """Return an editor of the table of progress with two set rows, and its session."""
    library = Library(resources.assets() / "bases")
    form = library.form("qd1048-2019", "tien-do")
    rows = [
        {"id": f"{year}-revenue", "nam": str(2019 + year), "chi_tieu": "Doanh thu", "ke_hoach": 400}
        for year in (1, 2)
    ]
    session = Session(form, {"ket_qua": rows})
    made = TableEditor(app, session, form.field("ket_qua"), lambda: None)
    made.pack(fill="x")
    session.listen(lambda _keys: made.refresh())
    settle(0.1)
    app.focus_force()
    return made, session


def test_a_set_row_takes_what_was_done_and_shows_its_share(app, progress):
    editor, session = progress
    assert [shown(editor, 0, column) for column in (0, 1, 3, 4)] == ["2020", "Doanh thu", "400", ""]
    editor.focus_first()
    entry(editor, 0, 4).insert(0, "100")
    app.update()
    assert shown(editor, 0, 5) == "25"
    assert session.value("ket_qua")[0]["thuc_hien"] == 100


def test_set_rows_are_neither_added_nor_deleted(app, progress):
    editor, session = progress
    editor.focus_first()
    for key in ("<Return>", "<Return>", "<Return>", "<Control-Delete>"):
        press(app, key)
    assert len(session.value("ket_qua")) == 2
    assert entry(editor, 1, 4) == app.focus_get()
    buttons = [w for w in everything(editor) if w.winfo_class() == "TButton" and w.winfo_ismapped()]
    assert buttons == []
    assert editor._foot.hint.cget("text") != words.TABLE_KEYS


def test_a_typed_figure_is_never_cut(app, progress, settle):
    editor, session = progress
    session.type_cell("ket_qua", "1-revenue", "thuc_hien", "268.500.000.000")
    settle(0.1)
    assert entry(editor, 0, 4).xview() == (0.0, 1.0)


def test_a_role_is_not_offered_to_itself(app, settle):
    organisation = Library(resources.assets() / "bases").form("qd1048-2019", "bieu-04")
    field = organisation.field("bo_may")
    roles = [
        {"id": key, "chuc_danh": title}
        for key, title in zip("abc", ("GĐ", "KT", "TK"), strict=True)
    ]
    editor = TableEditor(app, Session(organisation, {field.key: roles}), field, lambda: None)
    editor.pack(fill="x")
    settle(0.1)
    box = entry(editor, 1, 2)
    app.tk.call("ttk::combobox::Post", box)
    assert box["values"] == ("GĐ", "TK")
    app.tk.call("ttk::combobox::Unpost", box)


def test_a_column_whose_words_stand_nowhere_is_typed(table):
    filled, _ = table("nvl")
    column = next(n for n, c in enumerate(filled._columns) if c.suggest)
    assert entry(filled, 0, column).winfo_class() == "TCombobox"
    alone, _ = table("nvl", {"nvl": VALUES["nvl"]})
    assert entry(alone, 0, column).winfo_class() == "TEntry"
