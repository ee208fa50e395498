"""Long tables, blocks from Excel, and figures that are never cut."""

from tkinter import font as tkfont
from tkinter import ttk

import pytest

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Choice, Column, Field, Form, Section
from ocop_desktop.ui.parts import pasting
from ocop_desktop.ui.table.clipboard_grid import split_cells
from ocop_desktop.ui.table.columns import beside, least_width, shared_widths
from ocop_desktop.ui.table.editor import TableEditor
from ocop_desktop.wording import filling as words
from tests.ui.look import everything

pytestmark = pytest.mark.tk

FIELD = Field(
    key="bang",
    kind="table",
    label="Chi phí",
    columns=(
        Column(key="ten", kind="text", label="Khoản mục", width=2.0),
        Column(key="loai", kind="choice", label="Loại", choices=(Choice(key="a", label="Mua"),)),
        Column(key="gia", kind="money", label="Đơn giá (đ)", total=True),
        Column(key="hai", kind="computed", label="Hai", compute="product", of=("gia", "gia")),
    ),
)


FORM = Form(
    code="x",
    revision=1,
    basis="b",
    sha256="0",
    title="X",
    name="X",
    about="idea",
    source="",
    sections=(Section(key="s", title="S", fields=(FIELD,)),),
)


@pytest.fixture
def session():
    return Session(FORM, {"bang": [{"id": f"r{n}", "gia": n} for n in range(60)]})


@pytest.fixture
def editor(app, session, settle):
    made = TableEditor(app, session, FIELD, lambda: None)
    made.pack(fill="x")
    session.listen(lambda _keys: made.refresh())
    settle(0.15)
    app.focus_force()
    return made


def entry(editor, line, column):
    return editor._lines[line].cells[column].widget


def press(app, key):
    app.update()
    app.focus_get().event_generate(key)
    app.update()


def paste(app, text):
    app.clipboard_clear()
    app.clipboard_append(text)
    press(app, "<<Paste>>")


def test_page_keys_turn_a_long_table_and_stop_at_its_ends(app, editor):
    editor.focus_cell(0, 2)
    press(app, "<Next>")
    assert app.focus_get().get() == "12"
    for _ in range(9):
        press(app, "<Next>")
    assert app.focus_get().get() == "59"
    press(app, "<Prior>")
    assert app.focus_get().get() == "47"


def test_a_figure_takes_its_usual_form_even_where_leaving_it_scrolls(app, session, editor):
    editor.focus_cell(11, 2)
    app.update()
    app.focus_get().delete(0, "end")
    app.focus_get().insert(0, "1250000")
    press(app, "<Return>")
    assert session.raw("bang")[11]["gia"] == "1.250.000"
    assert app.focus_get().get() == "12"


def test_what_is_typed_takes_the_place_of_what_stood_in_the_cell(app, editor):
    editor.focus_cell(3, 2)
    assert app.focus_get().get() == "3"
    app.tk.call("ttk::entry::Insert", app.focus_get(), "5000")
    assert app.focus_get().get() == "5000"


def test_the_wheel_scrolls_the_table_then_passes_on(editor):
    assert editor.wheel(1)
    assert entry(editor, 0, 2).get() == "3"
    assert editor.wheel(100)
    assert not editor.wheel(1)


def test_enter_on_an_empty_last_row_adds_no_second_one(app, session, editor):
    editor.focus_cell(59, 2)
    for _ in range(3):
        press(app, "<Return>")
    assert len(session.raw("bang")) == 61


def test_rows_that_came_later_have_the_keys_of_the_page(app, session, settle):
    made = TableEditor(app, Session(FORM), FIELD, lambda: None)
    made.bindtags((*made.bindtags(), "OcopScroll"))
    made._session.add_row("bang")
    made._session.add_row("bang")
    made.refresh()
    assert "OcopScroll" in entry(made, 1, 0).bindtags()


def test_a_block_with_line_breaks_and_more_rows_than_there_are(app, session, editor):
    editor.focus_cell(58, 0)
    lines = "\n".join(f'"Gạo loại {n}\nmua của ""các hộ"""\tmua\t1,250,000' for n in range(10))
    paste(app, lines)
    rows = session.value("bang")
    assert len(rows) == 68
    assert rows[67]["ten"] == 'Gạo loại 9 mua của "các hộ"'
    assert rows[67]["loai"] == "a"
    assert editor._grid.totals["gia"].cget("text") == "12.501.653"
    editor._foot.undo.invoke()
    assert len(session.raw("bang")) == 60


def test_the_head_copied_along_is_left_out_and_said(app, session, editor):
    editor.focus_cell(0, 0)
    paste(app, "Khoản mục\tLoại\tĐơn giá\nA\t\t1\nB\t\t2")
    assert [row["ten"] for row in session.raw("bang")[:3]] == ["A", "B", ""]
    told = "Đã dán 2 dòng, cột cuối vào “Đơn giá (đ)”. Đã bỏ dòng tiêu đề."
    assert editor._foot.notice.cget("text") == told


def test_what_was_done_after_a_paste_is_not_taken_back_with_it(app, session, editor):
    editor.focus_cell(0, 0)
    paste(app, "A\t\t1\nB\t\t2")
    assert editor._foot.undo.winfo_manager()
    entry(editor, 2, 0).insert(0, "ghi sau")
    assert not editor._foot.undo.winfo_manager()
    paste(app, "C\t\t1\nD\t\t2")
    editor._append()
    assert not editor._foot.undo.winfo_manager()
    assert [row["ten"] for row in session.raw("bang")[:3]] == ["C", "D", "ghi sau"]


def test_a_deleted_row_comes_back_whatever_was_done_since(app, session, editor):
    editor._delete_line(1)
    entry(editor, 0, 0).insert(0, "ghi sau")
    editor._foot.undo.invoke()
    assert [row["id"] for row in session.raw("bang")[:2]] == ["r0", "r1"]
    assert session.raw("bang")[0]["ten"] == "ghi sau"


def test_pasted_cells_that_were_changed_since_are_not_turned(app, session, editor, monkeypatch):
    offers = []
    monkeypatch.setattr(pasting._Offer, "toast", lambda _text, _action, deed: offers.append(deed))
    editor.focus_cell(0, 0)
    paste(app, "G¹o tÎ\tmua\t1\nG¹o nÕp\tmua\t2\nHîp t¸c x·\tmua\t3")
    session.type_cell("bang", "r1", "ten", "Gạo cẩm")
    session.remove_row("bang", "r0")
    offers[0]()
    told = [(row["ten"], row["loai"], row["gia"]) for row in session.raw("bang")[:3]]
    assert told == [("Gạo cẩm", "a", "2"), ("Hợp tác xã", "a", "3"), ("", "", "3")]


def test_words_that_do_not_fit_are_read_below(app, session, editor, settle):
    long = "Gạo nguyên liệu mua của các hộ thôn Xuân Bình và thôn Công Cối " * 3
    session.type_cell("bang", "r0", "ten", long.strip())
    settle(0.1)
    editor.focus_cell(0, 0)
    app.update()
    assert editor._foot.hint.cget("text") == long.strip()


def test_a_table_to_read_offers_nothing_to_press(app, editor, settle):
    editor.set_editable(editable=False)
    settle(0.1)
    shown = [w for w in everything(editor) if w.winfo_class() == "TButton" and w.winfo_ismapped()]
    assert shown == []
    editor.set_editable(editable=True)
    settle(0.1)
    assert editor._lines[0].delete.winfo_ismapped()


def test_a_computed_figure_is_never_cut(app, session, editor, settle):
    session.type_cell("bang", "r0", "gia", "9.876.543")
    settle(0.15)
    label = editor._lines[0].cells[3].widget
    font = tkfont.nametofont("OcopText", root=app)
    assert font.measure(label.cget("text")) <= label.winfo_width()
    assert label.cget("text") == "97.546.101.630.849"


def test_words_give_way_first_and_figures_never_more_than_they_need():
    words_, choice, money, computed = FIELD.columns
    figures = {"gia": 9.0, "hai": 4.0}
    widths = dict(zip(FIELD.columns, shared_widths(FIELD.columns, 20, figures), strict=True))
    assert widths[words_] == least_width(words_) / 2
    assert widths[choice] < least_width(choice)
    assert widths[money] == 9.0
    assert figures["hai"] < widths[computed] < least_width(computed)
    roomy = shared_widths(FIELD.columns, 60, figures)
    assert roomy[:2] == [least_width(words_), least_width(choice)]


def test_what_is_computed_stands_under_its_row_where_there_is_no_room_beside(
    app, session, editor, settle
):
    gone = editor._lines[1].cells[3].widget
    app.minsize(1, 1)
    app.geometry("300x740")
    settle(0.2)
    assert not gone.winfo_ismapped()
    line = next(
        w
        for w in everything(editor)
        if w.winfo_class() == "TLabel" and w.winfo_ismapped() and w.cget("text") == "Hai: 4"
    )
    price = entry(editor, 2, 2)
    assert line.winfo_rooty() >= price.winfo_rooty() + price.winfo_height()
    assert line.winfo_rooty() < entry(editor, 3, 2).winfo_rooty()
    edge = editor.winfo_rootx() + editor.winfo_width()
    assert editor._lines[2].delete.winfo_rootx() + editor._lines[2].delete.winfo_width() <= edge
    assert set(line.bindtags()) >= {t for t in editor.bindtags() if t.startswith("Ocop")}  # wheel
    session.type_cell("bang", "r2", "gia", "3")
    settle(0.1)
    assert line.cget("text") == "Hai: 9"
    app.geometry("1366x740")
    settle(0.2)
    assert gone.winfo_ismapped()
    assert not line.winfo_ismapped()


def test_the_list_of_a_narrow_cell_is_as_wide_as_its_words(app, editor):
    box = entry(editor, 0, 1)
    box.configure(values=["Công bố, kiểm nghiệm chất lượng sản phẩm và bao bì"])
    box.tk.call("eval", box.cget("postcommand"))
    offset = ttk.Style(app).lookup(box.cget("style"), "postoffset")
    assert int(str(offset[2] if isinstance(offset, tuple) else str(offset).split()[2])) > 100


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ('"a\nb"\tc\n"d ""e""\nf"\tg', [["a\nb", "c"], ['d "e"\nf', "g"]]),
        ('"Gạo thơm" loại 1\tkg', [['"Gạo thơm" loại 1', "kg"]]),
        ('Gạo\tkg\n"\tkg\n"\tbao', [["Gạo", "kg"], ['"', "kg"], ['"', "bao"]]),
        ("1\n\n3", [["1"], [""], ["3"]]),
        ("a\t\n\tb", [["a", ""], ["", "b"]]),
    ],
)
def test_cells_are_told_apart(text, cells):
    assert split_cells(text) == cells


def test_the_hint_of_an_empty_table_tells_the_keys(app):
    made = TableEditor(app, Session(FORM), FIELD, lambda: None)
    assert made._foot.hint.cget("text") == words.TABLE_KEYS


def test_computed_words_stay_beside_their_row_for_they_say_what_it_is():
    name = Column(key="chi_tieu", kind="computed", label="Chỉ tiêu", compute="plan", holds="text")
    typed = Column(key="thuc_hien", kind="money", label="Thực hiện")
    planned = Column(key="theo", kind="computed", label="Theo phương án", compute="plan")
    columns = (name, planned, typed)
    assert beside(columns, 60) == columns
    assert beside(columns, 12) == (name, typed)
