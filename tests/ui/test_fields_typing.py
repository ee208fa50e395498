"""Typing into every kind of field, as a Vietnamese typing tool does: Backspace and retype."""

import tkinter as tk
from dataclasses import replace
from tkinter import ttk

import pytest

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Choice, Column, Field, Form, Section
from ocop_desktop.ui import fields

pytestmark = pytest.mark.tk

# What a typing tool sends for "tạo đẹp": "<" stands for Backspace.
KEYS = "ta<ạo d<đe<ẹp"
TYPED = "tạo đẹp"
CHOICES = (Choice(key="tinh", label="Trong tỉnh"), Choice(key="nuoc", label="Trong nước"))
ONE_LINE = ("text", "phone", "tax_code", "email", "integer", "decimal", "money", "date")


def session_of(*asked):
    form = Form(
        basis="b",
        code="c",
        revision=1,
        title="T",
        name="T",
        about="idea",
        source="",
        sha256="",
        sections=(Section(key="s", title="S", fields=tuple(asked)),),
    )
    return Session(form)


@pytest.fixture
def show(app):
    """Put a field on the screen and return its row and session."""
    frame = ttk.Frame(app, style="Panel.TFrame")
    frame.pack(fill="both", expand=True)

    def _show(field):
        session = session_of(field)
        row = fields.build(frame, session, field)
        row.pack(fill="x")
        session.listen(lambda _keys: row.refresh())
        app.update()
        return row, session

    yield _show
    frame.destroy()


def press_in_entry(entry, keys):
    for key in keys:
        if key == "<":
            entry.tk.call("ttk::entry::Backspace", entry)
        else:
            entry.tk.call("ttk::entry::Insert", entry, key)
        entry.update()


def press_in_text(text, keys):
    for key in keys:
        if key == "<":
            text.event_generate("<BackSpace>")
        else:
            text.tk.call("tk::TextInsert", text, key)
        text.update()


def leave(row):
    row.winfo_toplevel().focus_force()
    other = ttk.Entry(row.master)
    other.pack()
    other.focus_force()
    row.update()
    other.destroy()


@pytest.mark.parametrize("kind", ONE_LINE)
def test_a_typing_tool_gives_exactly_the_text(show, kind):
    row, session = show(Field(key="f", kind=kind, label="Câu hỏi"))
    row.entry.focus_force()
    press_in_entry(row.entry, KEYS)
    assert row.entry.get() == TYPED
    assert session.raw("f") == TYPED


def test_a_typing_tool_gives_exactly_the_text_in_a_story(show):
    row, session = show(Field(key="f", kind="long_text", label="Câu chuyện"))
    row.text.focus_force()
    press_in_text(row.text, KEYS)
    assert row.written() == TYPED
    assert session.raw("f") == TYPED


def test_a_typing_tool_gives_exactly_the_text_in_a_cell(show):
    row, session = show(table_field())
    cell = row.table._lines[0].cells[0].widget
    cell.focus_force()
    press_in_entry(cell, KEYS)
    assert session.value("bang")[0]["ten"] == TYPED


def test_a_typing_tool_gives_exactly_the_text_in_her_own_words(show):
    row, session = show(Field(key="f", kind="choices", label="Chọn", choices=CHOICES, other=True))
    row._boxes[-1].invoke()
    press_in_entry(row._other.entry, KEYS)
    assert session.value("f") == [f"other:{TYPED}"]


@pytest.mark.parametrize(
    ("kind", "typed", "shown"),
    [
        ("money", "1,25 triệu", "1.250.000"),
        ("integer", "1250", "1.250"),
        ("date", "5/9/25", "05/09/2025"),
        ("text", "  Gạo   tẻ ", "Gạo tẻ"),
    ],
)
def test_an_answer_is_tidied_only_when_she_leaves(show, kind, typed, shown):
    row, session = show(Field(key="f", kind=kind, label="Câu hỏi"))
    row.entry.focus_force()
    row.update()
    press_in_entry(row.entry, typed)
    assert row.entry.get() == typed
    leave(row)
    assert row.entry.get() == shown
    assert session.raw("f") == shown


def test_a_problem_comes_when_she_leaves_and_goes_as_soon_as_it_is_right(show):
    row, _ = show(Field(key="f", kind="money", label="Giá"))
    row.entry.focus_force()
    row.update()
    press_in_entry(row.entry, "1,2 trăm")
    assert not row._problem.winfo_ismapped()
    leave(row)
    assert row._problem.winfo_ismapped()
    assert str(row.entry.cget("style")) == "Bad.TEntry"
    assert row.entry.get() == "1,2 trăm"
    row.entry.focus_force()
    row.entry.delete(0, "end")
    press_in_entry(row.entry, "120000")
    assert not row._problem.winfo_ismapped()


def test_numbers_stand_at_the_right_with_their_unit(show):
    row, _ = show(Field(key="f", kind="money", label="Giá"))
    assert str(row.entry.cget("justify")) == "right"
    assert "đồng" in [child.cget("text") for child in row.body.winfo_children()[1:]]


def test_required_says_so_in_words(show):
    row, _ = show(Field(key="f", kind="text", label="Tên", required=True))
    assert row._required.winfo_ismapped()
    assert row._required.cget("text") == "bắt buộc"


def test_a_yes_or_no_can_be_taken_back(show):
    row, session = show(Field(key="f", kind="yes_no", label="Có mẫu?"))
    row._buttons[1].invoke()
    assert session.value("f") is False
    row._clear.invoke()
    assert session.value("f") is None


def test_a_long_choice_is_a_list_and_her_own_words_open_below(show):
    choices = tuple(Choice(key=f"k{i}", label=f"Loại {i}") for i in range(9))
    row, session = show(Field(key="f", kind="choice", label="Loại", choices=choices, other=True))
    row._list.current(3)
    row._list.event_generate("<<ComboboxSelected>>")
    assert session.value("f") == "k2"
    row._list.current(10)
    row._list.event_generate("<<ComboboxSelected>>")
    press_in_entry(row._other.entry, "Quà biếu")
    assert session.value("f") == "other:Quà biếu"


def test_a_story_grows_scrolls_and_undoes(show, app):
    row, session = show(Field(key="f", kind="long_text", label="Câu chuyện"))
    low = row.text.winfo_height()
    row.text.focus_force()
    row.text.insert("end", "Gạo tẻ thơm gắn với đồng đất ven sông. " * 130)
    app.update()
    assert row.text.winfo_height() > low
    assert row._bar.winfo_ismapped()
    row.text.edit_undo()
    app.update()
    assert session.raw("f") == ""


def test_tab_leaves_a_story_and_puts_no_sign_into_it(show, app):
    row, session = show(Field(key="f", kind="long_text", label="Câu chuyện"))
    row.text.focus_force()
    app.update()
    row.text.event_generate("<Tab>")
    row.text.event_generate("<Control-Tab>")
    app.update()
    assert session.raw("f") == ""


def test_the_classification_is_found_without_accents(show, app):
    leaves = (
        Choice(key="gao", label="Thực phẩm › Tươi sống › Gạo, ngũ cốc"),
        Choice(key="gom", label="Thủ công mỹ nghệ › Gốm sứ gia dụng"),
    )
    row, session = show(Field(key="f", kind="classification", label="Nhóm", choices=leaves))
    row.chooser.open()
    app.update()
    popup = row.chooser.popup
    press_in_entry(popup.search, "gom su")
    popup.search.event_generate("<Return>")
    app.update()
    assert session.value("f") == "gom"
    assert row.chooser._path.cget("text") == "Thủ công mỹ nghệ › Gốm sứ gia dụng"
    assert row.chooser.popup is None


def test_esc_closes_the_classification_and_changes_nothing(show, app):
    leaves = (Choice(key="gao", label="Thực phẩm › Gạo"),)
    row, session = show(Field(key="f", kind="classification", label="Nhóm", choices=leaves))
    row.chooser.open()
    app.update()
    row.chooser.popup.search.event_generate("<Escape>")
    app.update()
    assert row.chooser.popup is None
    assert session.value("f") is None
    assert app.grab_current() is None


def test_the_calendar_writes_the_day_it_is_given(show, app):
    row, session = show(Field(key="f", kind="date", label="Ngày"))
    row.entry.focus_force()
    press_in_entry(row.entry, "05/09/2025")
    row.open_calendar()
    app.update()
    panel = app.focus_get()
    panel.event_generate("<Right>")
    panel.event_generate("<Return>")
    app.update()
    assert session.raw("f") == "06/09/2025"


# --- tables ------------------------------------------------------------------------------------


def table_field():
    return Field(
        key="bang",
        kind="table",
        label="Nguyên liệu",
        columns=(
            Column(key="ten", kind="text", label="Tên"),
            Column(key="luong", kind="decimal", label="Lượng"),
            Column(key="gia", kind="money", label="Giá"),
            Column(
                key="tien",
                kind="computed",
                label="Thành tiền",
                compute="product",
                of=("luong", "gia"),
                total=True,
            ),
        ),
    )


def cell(row, line, column):
    return row.table._lines[line].cells[column].widget


def press(widget, key):
    widget.focus_force()
    widget.update()
    widget.event_generate(key)
    widget.update()


def test_tab_goes_from_cell_to_cell_past_what_is_computed(show, app):
    row, _ = show(table_field())
    press_in_entry(cell(row, 0, 0), "Thóc")
    press(cell(row, 0, 0), "<Return>")
    press(cell(row, 0, 2), "<Tab>")
    assert app.focus_get() is cell(row, 1, 0)
    press(cell(row, 1, 0), "<Shift-Tab>")
    assert app.focus_get() is cell(row, 0, 2)


def test_enter_below_the_last_row_adds_one(show):
    row, session = show(table_field())
    press_in_entry(cell(row, 0, 0), "Thóc")
    press(cell(row, 0, 0), "<Return>")
    assert len(session.raw("bang")) == 2


def test_the_arrows_belong_to_a_list_and_enter_goes_down(show, app):
    row, session = show(
        replace(
            table_field(),
            columns=(
                Column(key="ten", kind="text", label="Tên"),
                Column(key="co", kind="yes_no", label="Có giấy"),
            ),
        )
    )
    session.add_row("bang")
    session.add_row("bang")
    row.table.refresh()
    row.table.focus_cell(1, 0)
    press(cell(row, 1, 0), "<Up>")
    assert app.focus_get() is cell(row, 0, 0)
    press(cell(row, 1, 1), "<Up>")
    assert app.focus_get() is cell(row, 1, 1)
    press(cell(row, 0, 1), "<Return>")
    assert app.focus_get() is cell(row, 1, 1)


def test_a_block_from_excel_fills_rows_and_can_be_taken_back(show, app):
    row, session = show(table_field())
    app.clipboard_clear()
    app.clipboard_append("Thóc tẻ\t1200\t9k\r\nTrấu\t10,5\t2.000\r\n")
    press(cell(row, 0, 0), "<<Paste>>")
    assert [r["tien"] for r in session.value("bang")] == [10_800_000, 21_000]
    assert row.table._grid.totals["tien"].cget("text") == "10.821.000"
    row.table._foot.undo.invoke()
    assert session.value("bang") == []


def test_a_thousand_pasted_rows_need_no_more_than_a_dozen_lines(show, app):
    row, session = show(table_field())
    app.clipboard_clear()
    app.clipboard_append("\n".join(f"Hộ {n}\t{n}\t1000" for n in range(900)))
    press(cell(row, 0, 0), "<<Paste>>")
    assert len(session.raw("bang")) == 900
    assert len(row.table._lines) == 12
    row.table.focus_cell(899, 0)
    app.update()
    assert app.focus_get().get() == "Hộ 899"


def test_a_word_from_elsewhere_is_pasted_as_a_word(show, app):
    row, session = show(table_field())
    app.clipboard_clear()
    app.clipboard_append("Thóc tẻ")
    press(cell(row, 0, 0), "<<Paste>>")
    assert session.value("bang")[0]["ten"] == "Thóc tẻ"


def test_a_deleted_row_comes_back_where_it_was(show):
    row, session = show(table_field())
    for name in ("Một", "Hai"):
        row_id = session.add_row("bang")
        session.type_cell("bang", row_id, "ten", name)
    press(cell(row, 0, 0), "<Control-Delete>")
    assert [r["ten"] for r in session.value("bang")] == ["Hai"]
    row.table._foot.undo.invoke()
    assert [r["ten"] for r in session.value("bang")] == ["Một", "Hai"]


def test_a_wrong_cell_is_marked_and_its_text_kept(show):
    row, session = show(table_field())
    press_in_entry(cell(row, 0, 0), "Thóc")
    cell(row, 0, 1).focus_force()
    row.update()
    press_in_entry(cell(row, 0, 1), "nhiều")
    leave(row)
    assert str(cell(row, 0, 1).cget("style")) == "Bad.TEntry"
    assert session.raw("bang")[0]["luong"] == "nhiều"
    assert row._problem.winfo_ismapped()


@pytest.mark.parametrize("kind", sorted(fields.BUILDERS))
def test_what_is_read_only_cannot_be_changed(show, kind):
    field = table_field() if kind == "table" else Field(key="f", kind=kind, label="Câu hỏi")
    row, _ = show(field if kind == "table" else with_choices(field))
    row.set_editable(editable=False)
    row.update()
    for widget in everything(row.body):
        if not widget.winfo_ismapped():
            continue
        if isinstance(widget, tk.Text):
            assert str(widget.cget("state")) == "disabled"
        elif isinstance(widget, ttk.Combobox | ttk.Button):
            assert widget.instate(["disabled"])
        elif isinstance(widget, ttk.Entry | ttk.Checkbutton | ttk.Radiobutton):
            assert widget.instate(["disabled"]) or widget.instate(["readonly"])


def with_choices(field):
    chooses = field.kind in {"choice", "choices", "classification"}
    return Field(key="f", kind=field.kind, label="Câu hỏi", choices=CHOICES if chooses else ())


def everything(widget):
    for child in widget.winfo_children():
        yield child
        yield from everything(child)


def insert(widget, text):
    """Type at once, as a quick hand does: nothing waiting is done between the keys."""
    if isinstance(widget, tk.Text):
        for key in text:
            widget.tk.call("tk::TextInsert", widget, key)
    else:
        for key in text:
            widget.tk.call("ttk::entry::Insert", widget, key)


def test_figures_typed_into_an_offered_row_stay_in_order(show, app):
    row, session = show(table_field())
    row.table.focus_cell(0, 1)
    press_in_entry(cell(row, 0, 1), "2026")
    assert session.raw("bang")[0]["luong"] == "2026"
    insert(cell(row, 0, 0), "Thóc tẻ")
    app.update()
    assert session.raw("bang")[0]["ten"] == "Thóc tẻ"


def test_a_new_line_takes_the_keys_at_once(show, app):
    row, session = show(table_field())
    app.focus_force()
    app.update()
    row.table.focus_cell(0, 0)
    insert(cell(row, 0, 0), "Thóc")
    cell(row, 0, 0).event_generate("<Return>")
    assert app.focus_get() is cell(row, 1, 0)
    insert(app.focus_get(), "Trấu")
    app.update()
    assert [r["ten"] for r in session.raw("bang")] == ["Thóc", "Trấu"]


@pytest.mark.parametrize("kind", ["text", "long_text"])
def test_tab_into_a_field_and_typing_at_once_loses_nothing(show, app, kind):
    first, _ = show(Field(key="f", kind="long_text", label="Một"))
    second, session = show(Field(key="f", kind=kind, label="Hai"))
    app.focus_force()
    first.text.focus_set()
    app.update()
    first.text.event_generate("<Tab>")
    here = app.focus_get()
    assert str(here).startswith(str(second))
    insert(here, "2026 là năm")
    app.update()
    assert session.raw("f") == "2026 là năm"


def own_words_table():
    choices = (Choice(key="tinh", label="Trong tỉnh"),)
    columns = (
        Column(key="ten", kind="text", label="Tên"),
        Column(key="noi", kind="choice", label="Nơi bán", choices=choices, other=True),
    )
    return replace(table_field(), columns=columns)


def test_a_cell_with_her_own_words_shows_them_alone(show, app):
    row, session = show(own_words_table())
    box = cell(row, 0, 1)
    assert isinstance(box, ttk.Combobox)
    box.focus_force()
    press_in_entry(box, "2027")
    leave(row)
    assert session.raw("bang")[0]["noi"] == "other:2027"
    assert box.get() == "2027"
    box.set("Trong tỉnh")
    leave(row)
    assert session.value("bang")[0]["noi"] == "tinh"
    assert box.get() == "Trong tỉnh"


def test_an_empty_new_row_is_gone_when_she_goes_on(show):
    row, session = show(table_field())
    press_in_entry(cell(row, 0, 0), "Thóc")
    press(cell(row, 0, 0), "<Return>")
    assert len(session.raw("bang")) == 2
    leave(row)
    assert [r["ten"] for r in session.raw("bang")] == ["Thóc"]


def test_the_hint_of_a_cell_goes_when_the_cell_is_right(show):
    row, _ = show(table_field())
    cell(row, 0, 1).focus_force()
    press_in_entry(cell(row, 0, 1), "x")
    cell(row, 0, 0).focus_force()
    row.update()
    cell(row, 0, 1).focus_force()
    row.update()
    assert "Dòng 1" in row.table._foot.hint.cget("text")
    press_in_entry(cell(row, 0, 1), "<5")
    row.update()
    assert "Dòng 1" not in row.table._foot.hint.cget("text")


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_own_words_are_not_missed_before_she_could_write_them(show, app, kind):
    row, _ = show(Field(key="f", kind=kind, label="Chọn", choices=CHOICES, other=True))
    button = row._boxes[-1] if kind == "choices" else row._buttons[-1]
    button.focus_force()
    app.update()
    button.invoke()
    app.update()
    assert app.focus_get() is row._other.entry
    assert not row._problem.winfo_ismapped()
    leave(row)
    assert row._problem.winfo_ismapped()


def test_a_cell_that_is_left_shows_the_beginning_of_its_text(show):
    row, _ = show(table_field())
    cell(row, 0, 0).focus_force()
    press_in_entry(cell(row, 0, 0), "Một cái tên rất dài " * 12)
    assert cell(row, 0, 0).xview()[0] > 0
    leave(row)
    assert cell(row, 0, 0).xview()[0] == 0
