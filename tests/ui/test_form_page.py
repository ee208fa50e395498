"""The page of questions: steps, help, keyboard, problems, where the cursor is."""

from dataclasses import replace
from tkinter import ttk

import pytest

from ocop_desktop.core.problems import Severity
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Choice, Column, Condition, Field, Form, Section
from ocop_desktop.ui.form.check_page import CheckPage
from ocop_desktop.ui.form.page import LAST, FormPage, LastStep
from ocop_desktop.ui.form.step_list import Step, StepList

pytestmark = pytest.mark.tk

FORM = Form(
    basis="b",
    code="bieu-01",
    revision=1,
    title="PHIẾU",
    name="Biểu số 01",
    about="idea",
    source="",
    sha256="",
    sections=(
        Section(
            key="mo_ta",
            title="Tên và mô tả",
            fields=(
                Field(
                    key="ten",
                    kind="text",
                    label="Tên sản phẩm",
                    required=True,
                    guide="Tên như khi bán.",
                    example="Gạo tẻ thơm",
                    question="Bác gọi nó là gì?",
                ),
                Field(key="gia", kind="money", label="Giá bán"),
                Field(
                    key="moi",
                    kind="choice",
                    label="Tính mới",
                    choices=(Choice(key="co", label="Có"), Choice(key="khong", label="Không")),
                ),
                Field(
                    key="vi_sao",
                    kind="text",
                    label="Mới ở chỗ nào",
                    show_if=Condition(field="moi", values=("co",)),
                ),
            ),
        ),
        Section(
            key="nguyen_lieu",
            title="Nguyên liệu",
            fields=(
                Field(
                    key="bang",
                    kind="table",
                    label="Nguyên liệu",
                    columns=(
                        Column(key="ten", kind="text", label="Tên"),
                        Column(key="luong", kind="integer", label="Lượng"),
                    ),
                ),
            ),
        ),
        Section(
            key="chuyen",
            title="Câu chuyện",
            fields=tuple(Field(key=f"c{n}", kind="long_text", label=f"Đoạn {n}") for n in range(7)),
        ),
    ),
)


@pytest.fixture
def make(app):
    """Put a page on the screen."""
    frame = ttk.Frame(app, style="Page.TFrame")
    frame.pack(fill="both", expand=True)

    def _make(session=None, **options):
        page = FormPage(frame, session or Session(FORM), **options)
        page.pack(fill="both", expand=True)
        app.update()
        return page

    yield _make
    frame.destroy()


def with_check(jumps):
    def look(session):
        problems = session.all_problems()
        red = [p for p in problems if p.severity is Severity.BLOCKS]
        return red, [p for p in problems if p.severity is not Severity.BLOCKS]

    def build(session):
        return LastStep(
            "Kiểm tra",
            "Hướng dẫn",
            build=lambda master: CheckPage(
                master, "Kiểm tra", FORM, lambda: look(session), jumps.append
            ),
            deeds=lambda: (("Xong", lambda: jumps.append("done")),),
        )

    return build


def press(app, key):
    (app.focus_get() or app).event_generate(key)
    app.update()


def test_it_opens_at_the_first_question_with_its_help(make, app):
    page = make()
    assert (page.step, page.field) == ("mo_ta", "ten")
    assert page._help._guide.cget("text") == "Tên như khi bán."
    assert page._help._example.cget("text") == "Gạo tẻ thơm"
    assert page._help._question.cget("text") == "“Bác gọi nó là gì?”"


def test_enter_goes_to_the_next_question(make, app):
    page = make()
    app.focus_force()
    page._body.rows["ten"].focus()
    app.update()
    press(app, "<Return>")
    assert page.field == "gia"


def test_the_keyboard_goes_through_the_steps(make, app):
    page = make()
    page._body.rows["ten"].entry.focus_force()
    app.update()
    press(app, "<Control-Return>")
    assert page.step == "nguyen_lieu"
    page.back()
    assert page.step == "mo_ta"
    page.go_to("chuyen")
    press(app, "<Control-Return>")
    assert page._body.rows["c0"].written() == ""


def test_what_an_answer_asks_for_appears_and_goes(make, app):
    page = make()
    assert not page._body.rows["vi_sao"].winfo_ismapped()
    page._body.rows["moi"]._buttons[0].invoke()
    app.update()
    assert page._body.rows["vi_sao"].winfo_ismapped()
    page._body.rows["moi"]._buttons[1].invoke()
    app.update()
    assert not page._body.rows["vi_sao"].winfo_ismapped()


def test_a_step_that_is_chosen_moves_no_other(app, settle):
    steps = StepList(app, lambda _key: None)
    steps.place(x=0, y=0, width=196, height=600)
    shown = [Step(str(n), f"Nhãn {'o' * n}", "untouched") for n in range(9, 17)]

    def places():
        settle()
        return [line.winfo_y() for line in steps._lines]

    steps.show(shown, "9")
    before = places()
    for step in shown[1:]:
        steps.show(shown, step.key)
        assert places() == before
    steps.destroy()


def test_the_page_follows_while_a_list_hangs_open(make, app, settle):
    page = make()
    box = ttk.Combobox(app, values=("a", "b"))
    box.pack()
    settle(0.05)
    app.tk.call("ttk::combobox::Post", box)
    settle(0.2)
    assert "popdown" in str(app.tk.call("focus"))
    page.refresh()
    page.session.type(page.session.form.steps()[0].fields[0].key, "Gạo")
    settle(0.1)
    app.tk.call("ttk::combobox::Unpost", box)


def test_the_steps_say_how_far_she_is(make, app):
    session = Session(FORM, {"ten": "Gạo"}, {"gia": "rẻ"})
    page = make(session)
    page.go_to("chuyen")
    app.update()
    states = {step.key: step.state for step in page.steps()}
    assert states == {"mo_ta": "problem", "nguyen_lieu": "untouched", "chuyen": "untouched"}


def test_the_place_is_told_whenever_it_changes(make, app):
    told = []
    page = make(on_place=lambda *place: told.append(place))
    page.go_to("chuyen", "c3")
    app.update()
    assert told[-1] == ("chuyen", "c3")
    assert page._body.rows["c3"].has_focus()


def test_a_question_off_the_screen_is_scrolled_into_view(make, app):
    page = make()
    page.go_to("chuyen", "c6")
    app.update()
    row, area = page._body.rows["c6"], page._area
    assert row.winfo_rooty() + row.winfo_height() <= area.winfo_rooty() + area.winfo_height()


def test_the_check_names_everything_and_leads_there(make, app):
    jumps = []
    session = Session(FORM, {}, {"gia": "rẻ"})
    row_id = session.add_row("bang")
    session.type_cell("bang", row_id, "luong", "nhiều")
    page = make(session, last=with_check(jumps)(session))
    page.go_to(LAST)
    app.update()
    assert len(page._page.lines) == 3
    for line in tuple(page._page.lines):
        line.focus_force()
        line.event_generate("<Return>")
        app.update()
    assert jumps == ["ten", "gia", f"bang.{row_id}.luong"]
    page.jump(jumps[-1])
    app.update()
    assert page.step == "nguyen_lieu"
    assert app.focus_get() is page._body.rows["bang"].table._lines[0].cells[1].widget


def test_after_the_check_an_empty_required_question_says_so(make, app):
    jumps = []
    session = Session(FORM)
    page = make(session, last=with_check(jumps)(session))
    assert not page._body.rows["ten"]._problem.winfo_ismapped()
    page.go_to(LAST)
    page.jump("ten")
    app.update()
    assert page._body.rows["ten"]._problem.winfo_ismapped()
    page._body.rows["ten"].entry.insert(0, "G")
    app.update()
    assert not page._body.rows["ten"]._problem.winfo_ismapped()


def test_looking_over_comes_to_rest(make, app):
    jumps, looks = [], []
    session = Session(FORM)

    def look():
        looks.append(1)
        session.set_remarks([])
        return session.all_problems(), []

    last = LastStep(
        "Kiểm tra",
        "",
        build=lambda master: CheckPage(master, "Kiểm tra", FORM, look, jumps.append),
        deeds=tuple,
    )
    page = make(session, last=last)
    page.go_to(LAST)
    for _ in range(20):
        app.update()
    assert len(looks) < 5


def test_the_help_folds_away_and_that_is_told(make, app):
    told = []
    page = make(on_fold=told.append)
    page.winfo_toplevel().geometry("1366x700")
    app.update()
    assert page._help.winfo_ismapped()
    page.toggle_help()
    app.update()
    assert not page._help.winfo_ismapped()
    assert told == [True]
    page.winfo_toplevel().geometry("1100x700")


def test_a_page_that_is_gone_listens_no_more(make, app):
    session = Session(FORM)
    page = make(session)
    page.destroy()
    session.type("ten", "Gạo")
    app.update()
    assert session._listeners == []


def test_a_closed_form_can_only_be_read(make, app):
    page = make(Session(FORM, {"ten": "Gạo"}))
    page.set_editable(editable=False)
    page.go_to("chuyen")
    page.go_to("mo_ta")
    app.update()
    assert page._body.rows["ten"].entry.instate(["readonly"])
    assert page._body.rows["ten"].entry.get() == "Gạo"


def test_keys_typed_right_after_a_jump_are_not_lost(make, app):
    session = Session(FORM)
    row_id = session.add_row("bang")
    page = make(session, last=with_check([])(session))
    app.focus_force()
    app.update()
    for field, key in (("ten", "ten"), ("c3", "c3"), (f"bang.{row_id}.ten", "bang")):
        page.go_to(LAST)
        app.update()
        page.jump(field)
        here = app.focus_get()
        assert str(here).startswith(f"{page._body.rows[key]}.")
        command = "tk::TextInsert" if here.winfo_class() == "Text" else "ttk::entry::Insert"
        for letter in "Gạo 2026":
            app.tk.call(command, here, letter)
        app.update()
    assert session.raw("ten") == session.raw("c3") == "Gạo 2026"
    assert session.raw("bang")[0]["ten"] == "Gạo 2026"


def test_a_locked_field_has_no_frame_of_its_own(make, app):
    page = make()
    page.set_editable(editable=False)
    style = ttk.Style(app)
    for option in ("lightcolor", "bordercolor"):
        ring = style.lookup("Ocop.TEntry", option, ("focus",))
        assert style.lookup("Ocop.TEntry", option, ("focus", "readonly")) != ring


def test_what_a_record_holds_from_the_beginning_is_no_answer(make):
    asked = Field(key="chinh", kind="yes_no", label="Chủ lực", bind="idea.is_main")
    form = replace(FORM, sections=(*FORM.sections, Section(key="s", title="S", fields=(asked,))))
    page = make(Session(form, {"chinh": False}))
    assert page.steps()[-1].state == "untouched"
    page.session.type("chinh", "yes")
    assert page.steps()[-1].state == "done"


def test_what_grows_above_does_not_move_the_field_that_took_the_focus(make, app, settle):
    page = make()
    page.winfo_toplevel().geometry("1366x420")
    page.go_to("chuyen", "c3")
    settle(0.1)
    before = page._body.rows["c3"].text.winfo_rooty()
    page._body.rows["c0"]._problem.configure(text="!  Sai")
    page._body.rows["c0"]._problem.grid(row=2, column=0)
    page._area.focused(page._body.rows["c3"].text)
    assert abs(page._body.rows["c3"].text.winfo_rooty() - before) <= 2


def test_what_is_wrong_in_the_last_question_is_whole_when_she_leaves_it(make, app, settle):
    fields = (*FORM.sections[2].fields, Field(key="gia", kind="money", label="Giá bán"))
    page = make(Session(replace(FORM, sections=(replace(FORM.sections[2], fields=fields),))))
    page.go_to("chuyen", "gia")
    app.focus_force()
    page.session.type("gia", "chưa rõ")
    settle(0.1)
    page.foot._next.focus_force()
    settle(0.1)
    row = page._body.rows["gia"]
    assert row._problem.winfo_ismapped()
    bottom = page._area.winfo_rooty() + page._area.winfo_height()
    assert row.winfo_rooty() + row.winfo_height() <= bottom


def test_enter_in_the_last_question_leads_on_and_never_back(make, app):
    last = Section(key="cuoi", title="Cuối", fields=(Field(key="x", kind="text", label="X"),))
    session = Session(replace(FORM, sections=(*FORM.sections, last)))
    page = make(session, last=with_check([])(session))
    page.go_to("cuoi")
    page._body.rows["x"].focus()
    app.update()
    press(app, "<Return>")
    assert app.focus_get() is page.foot._next


def test_the_buttons_stay_where_they_are_when_the_help_goes(make, app, monkeypatch):
    def edges():
        app.update()
        on = page.foot._next
        return page.foot._back.winfo_rootx(), on.winfo_rootx() + on.winfo_width()

    page = make()
    page.next()
    before = edges()
    assert page._help.winfo_ismapped()
    page.toggle_help()
    assert not page._help.winfo_ismapped()
    assert edges() == before
    page.toggle_help()
    monkeypatch.setattr(type(page._body), "widest_table", lambda _self: (60.0, 60.0))
    page.rebuild()
    assert not page._help.winfo_ismapped()
    assert edges() == before


def test_the_way_back_keeps_its_words_where_there_is_room(make, app, monkeypatch):
    session = Session(FORM)
    page = make(session, last=with_check([])(session))
    page.go_to(LAST)
    app.update()
    foot = page.foot
    assert foot._back.cget("text") == "←  Quay lại"
    wide = foot.winfo_width() - foot._back.winfo_reqwidth()
    monkeypatch.setattr(foot.deeds, "wanted", lambda: wide)
    foot._place()
    assert foot._back.cget("text") == "←"


def test_a_step_that_is_opened_shows_its_heading(app, settle):
    page = FormPage(app, Session(FORM))
    page.go_to("chuyen", "c0")  # before it has any room
    page.pack(fill="both", expand=True)
    settle()
    assert page._area.scrolled() == 0
    assert page._area._canvas.yview()[1] < 1
    page.destroy()


def click(widget):
    widget.event_generate("<Button-1>", x=4, y=4)
    widget.event_generate("<ButtonRelease-1>", x=4, y=4)


def test_the_second_click_of_two_presses_nothing_that_came_under_it(make, app, monkeypatch):
    done = []
    session = Session(FORM)
    last = with_check([])(session)
    last = replace(last, deeds=lambda: (("Hoàn thành", lambda: done.append(1)),))
    page = make(session, last=last)
    moment = [100.0]
    monkeypatch.setattr("ocop_desktop.ui.form.foot.monotonic", lambda: moment[0])
    page.go_to(LAST)
    app.update()
    (finish,) = page.foot.deeds.winfo_children()
    moment[0] += 0.2
    click(finish)
    assert done == []
    moment[0] += 0.4
    click(finish)
    assert done == [1]
    page.go_to("mo_ta")
    app.update()
    for pause, step in ((0.1, "mo_ta"), (0.3, "nguyen_lieu"), (0.3, "chuyen")):
        moment[0] += pause  # leafing through the steps, a click for each
        click(page.foot._next)
        assert page.step == step


def test_the_help_follows_a_press_on_a_round_button(make, app):
    page = make()
    app.focus_force()
    app.update()
    assert page.field == "ten"
    row = page._body.rows["moi"]
    row._buttons[1].invoke()
    app.update()
    assert page.field == "moi"
    assert app.focus_get() is row._buttons[1]


def test_narrow_steps_tell_their_words_to_the_pointer(make, app, settle):
    page = make()
    page._steps.set_compact(compact=True)
    line = page._steps._lines[1]
    assert line._tip.cget("text") == "Nguyên liệu"
    page._steps.set_compact(compact=False)
    assert line._tip is None
