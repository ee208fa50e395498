"""The figures beside the form of a plan, live; what if; charts; over a real desk."""

import pytest

from ocop_desktop.core.records import Query
from ocop_desktop.services.plan_looks import pictures
from ocop_desktop.ui import theme
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.form.page import LAST
from ocop_desktop.ui.plan.charts_dialog import ChartsDialog
from ocop_desktop.ui.plan.panel import PlanPanel, PlanStrip
from ocop_desktop.ui.plan.scenario_dialog import ScenarioDialog
from ocop_desktop.ui.window import Window
from tests.ui.fake_desk import FakeJobs, FakeProgress
from tests.ui.look import everything, said

pytestmark = pytest.mark.tk


@pytest.fixture
def page(app, sample_desk, settle):
    """The form of a sound plan, open for changes."""
    window = Window(app, sample_desk, FakeJobs())
    window.start()
    plan = sample_desk.plans.page(Query(search="my kho"))[0].id
    sample_desk.plans.reopen(plan)
    window.navigation.go("filling", Fill("plan", plan))
    settle(0.2)
    yield window.navigation.view._page
    window.navigation.forget()


def only(page, kind):
    return next(w for w in everything(page) if isinstance(w, kind))


def oversell(page):
    session = page.session
    sales = session.form.plan["sales"]
    row = session.value(sales["table"])[0]["id"]
    session.type_cell(sales["table"], row, sales["quantities"][0], "999999")
    return sales["table"], row, sales["quantities"][0]


def test_the_figures_follow_what_is_typed(page, settle):
    page.go_to(LAST)
    settle(0.2)
    panel = only(page, PlanPanel)
    assert panel.winfo_viewable()
    before = said(panel)
    assert "✔ Đứng vững" in before
    oversell(page)
    page.update_idletasks()
    assert said(panel) == before  # it waits for her to rest
    settle(1)
    assert "▲ Cần xem lại" in said(panel)


def test_own_cells_follow_at_once_while_she_types(page, app, settle):
    session = page.session
    table = session.form.plan["materials"]["table"]
    page.jump(table)
    settle(1)
    editor = page._body.rows[table].table
    column = [each.key for each in editor._columns].index("gia")
    editor.focus_cell(0, column)
    cost, total = editor._lines[0].cells[column + 1].widget, editor._grid.totals["tien_1"]
    before = cost.cget("text"), total.cget("text")
    editor._lines[0].cells[column].widget.event_generate("<Key-9>")
    app.update_idletasks()
    assert cost.cget("text") != before[0]
    assert total.cget("text") != before[1]


def test_nothing_is_drawn_again_while_nothing_changed(page, settle):
    page.go_to(LAST)
    settle(0.1)
    panel = only(page, PlanPanel)
    children = panel._body.winfo_children()
    page.refresh()
    assert panel._body.winfo_children() == children


def test_a_finding_leads_to_its_cell(page, settle):
    table, _row, _column = oversell(page)
    page.go_to(LAST)
    settle(0.2)
    line = next(line for line in only(page, PlanPanel).lines if line.found.field.startswith(table))
    line.event_generate("<Button-1>")
    settle(0.2)
    assert page.field == table
    assert page.step == next(s.key for s in page.session.form.steps() if table in keys(s))


def keys(section):
    return [field.key for field in section.fields]


def test_help_and_figures_are_folded_away_together_and_a_line_stands_in(page, settle):
    page.go_to(LAST)
    settle(0.1)
    panel, strip = only(page, PlanPanel), only(page, PlanStrip)
    assert (panel.winfo_viewable(), strip.winfo_viewable()) == (1, 0)
    page.toggle_help()
    settle(0.1)
    assert (panel.winfo_viewable(), strip.winfo_viewable()) == (0, 1)
    assert "Lợi nhuận năm 1" in strip._text.cget("text")
    strip._open.invoke()
    settle(0.1)
    assert (panel.winfo_viewable(), strip.winfo_viewable()) == (1, 0)


def test_in_a_low_window_the_light_stands_among_the_buttons(page, app, settle):
    app.minsize(1, 1)
    app.geometry("1366x420")
    page.go_to(page.steps()[1].key)
    settle(0.2)
    if page._help.winfo_viewable():
        page.toggle_help()
    settle(0.2)
    strip, foot = only(page, PlanStrip), page.foot
    assert strip.winfo_viewable()
    assert not strip._text.winfo_viewable()
    top, height = strip.winfo_rooty(), strip.winfo_height()
    assert foot.winfo_rooty() <= top
    assert top + height <= foot.winfo_rooty() + foot.winfo_height()
    assert strip._open.winfo_rootx() + strip._open.winfo_width() <= foot._next.winfo_rootx()
    page.go_to(LAST)
    settle(0.2)
    assert not strip.winfo_viewable()  # what can be done takes all the room
    page.back()
    settle(0.2)
    strip._open.invoke()
    settle(0.2)
    assert not strip.winfo_viewable()
    assert only(page, PlanPanel).winfo_viewable()
    page.toggle_help()
    app.geometry("1366x740")
    settle(0.2)
    assert strip.winfo_viewable()
    assert str(strip.grid_info()["in"]) == str(page._panel)
    assert foot.winfo_height() < theme.em(app, 5)


@pytest.mark.parametrize("size", ["1024x640", "1366x740"])
def test_over_the_form_it_never_covers_the_foot(page, app, settle, size):
    app.geometry(size)
    page.go_to(page.steps()[1].key)
    settle(0.2)
    if not page._help.winfo_viewable():
        page.toggle_help()
    settle(0.2)
    assert page._help.winfo_viewable()
    foot, help_ = page.foot, page._help
    below = help_.winfo_rooty() + help_.winfo_height() <= foot.winfo_rooty()
    beside = foot.winfo_rootx() + foot.winfo_width() <= help_.winfo_rootx()
    assert below or beside


def test_the_line_never_cuts_a_figure_off(page, settle):
    strip = only(page, PlanStrip)
    strip._fit(2000)
    assert strip._text.cget("text").count("·") == 1
    strip._fit(120)
    assert strip._text.cget("text").count("·") == 0
    assert int(str(strip._text.cget("wraplength"))) == 120


def test_a_form_that_calculates_nothing_has_no_figures(page, sample_desk, settle):
    idea = sample_desk.ideas.page(Query())[0].id
    view = page.master
    view.show(Fill("idea", idea))
    settle(0.2)
    assert not [w for w in everything(view) if isinstance(w, PlanPanel | PlanStrip)]


def test_a_finished_plan_is_opened_again_and_leads_to_its_other_papers(page, settle):
    view = page.master
    presenter = view._presenter
    plan = presenter.opened.owner_id
    assert [code for code, *_ in presenter.papers()] == ["bieu-03", "bieu-04", "tien-do"]
    presenter.finish()
    settle(0.1)
    assert not presenter.opened.editable
    view._reopen()
    settle(0.1)
    assert (presenter.opened.editable, presenter.opened.owner_id) == (True, plan)
    view.show(Fill("plan", plan, "tien-do"))
    settle(0.1)
    assert not [w for w in everything(view) if isinstance(w, PlanPanel | PlanStrip)]


def test_the_papers_of_a_plan_stand_under_plans(page):
    window = page.master._context
    window.go("preview", page.master._presenter.items())
    assert page.winfo_toplevel().title()
    assert marked(page) == "Phương án"


def marked(page):
    buttons = (w for w in everything(page.winfo_toplevel()) if w.winfo_class() == "TButton")
    on = next(w for w in buttons if str(w.cget("style")) == "NavOn.TButton")
    return str(on.cget("text")).strip()


# --- what if -------------------------------------------------------------------------------------


@pytest.fixture
def what_if(page, settle):
    made = ScenarioDialog(page, page.session.numbers)
    made.show()
    settle(0.1)
    yield made
    if made.winfo_exists():
        made.close()


def told(dialog, key):
    return [w.cget("text") for w in dialog._cells[key]]


def test_what_if_tells_five_lines_and_changes_nothing(what_if, page):
    assert list(what_if._cells) == ["now", "price", "output", "materials", "all"]
    assert told(what_if, "now")[0] == "26,5"
    assert told(what_if, "all")[-1] == "✕ Chưa đứng vững"
    assert page.session.take_dirty() == frozenset()


def test_other_percents_give_other_figures(what_if, settle):
    before = told(what_if, "materials")
    what_if.typed["price"].set("0")
    settle(0.4)
    assert told(what_if, "price") == told(what_if, "now")
    assert told(what_if, "materials") == before


def test_what_is_no_percent_is_said_and_not_calculated(what_if, settle):
    what_if.typed["output"].set("hai mươi")
    settle(0.4)
    assert "Ghi phần trăm" in what_if.note.cget("text")
    assert set(told(what_if, "output")) == set(told(what_if, "all")) == {"–"}
    assert told(what_if, "price")[0] != "–"


def test_closing_while_a_percent_waits_is_no_error(what_if, settle):
    what_if.typed["price"].set("5")
    what_if.close()
    settle(0.3)


# --- charts --------------------------------------------------------------------------------------


def test_the_charts_are_drawn_from_the_figures_as_they_are(page, app, settle):
    dialog = ChartsDialog(page, FakeJobs(), page.session.numbers, 2020, pytest.fail)
    dialog.show()
    settle(0.2)
    assert len(dialog._kept) == 3
    assert min(picture.height() for picture in dialog._kept) > 100
    dialog.close()


def test_pictures_that_come_too_late_are_let_go(page):
    dialog = ChartsDialog(page, FakeJobs(), page.session.numbers, None, pytest.fail)
    made = pictures(page.session.numbers, None, 200, 400.0, FakeProgress())
    dialog.destroy()
    dialog._show(made)
    assert len(made) == 3


def test_a_gap_in_the_capital_is_amber_where_the_sources_stand(page, settle):
    session = page.session
    table, amount = (session.form.plan["sources"][word] for word in ("table", "amount"))
    page.jump(table)
    settle(0.3)
    row, editor = page._body.rows[table], page._body.rows[table].table
    first, *_, last = session.value(table)
    column = [each.key for each in editor._columns].index(amount)
    session.type_cell(table, first["id"], amount, "1")
    settle(1)
    row._left(wholly=True)
    settle(0.3)
    line = [each["id"] for each in session.value(table)].index(last["id"])
    assert "ít hơn tổng nhu cầu vốn" in row._problem.cget("text")
    assert row._problem.winfo_viewable()
    assert editor._lines[line].cells[column].widget.cget("style").startswith("Remind")
    page.go_to(LAST)
    settle(0.3)
    assert "ít hơn tổng nhu cầu vốn" in only(page, PlanPanel).lines[0].found.text
