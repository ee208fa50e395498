"""Plans without a screen: the list, beginning one, the figures beside the form, what if."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import PlanKind, Query, State
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.forms.plan import charts as plan_charts
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.plan import panel_presenter as beside
from ocop_desktop.ui.screens.plans.new_plan import NewPlanPresenter
from ocop_desktop.ui.screens.plans.presenter import PlansPresenter
from ocop_desktop.wording import plans_screen as words


@pytest.fixture
def world(sample_desk):
    """The presenter over the sample commune, which has three finished plans."""
    told = SimpleNamespace(went=[], toasts=[], errors=[])
    told.context = SimpleNamespace(
        desk=sample_desk,
        bus=Bus(told.errors.append),
        toast=lambda text, *_: told.toasts.append(text),
        go=lambda screen, what=None: told.went.append((screen, what)),
    )
    told.desk = sample_desk
    told.do = PlansPresenter(told.context)
    told.ids = [row.id for row in told.do.fetch(told.do.query("", {}, ""))]
    return told


def test_search_and_filters_find_plans(world):
    names = [row.product_name for row in world.do.fetch(world.do.query("my kho", {}, ""))]
    assert names == ["Mỳ khô Xuân Bình"]
    simple = world.do.query("", {"kind": "simple", "year": 2020}, "")
    assert [world.do.kind(row) for row in world.do.fetch(simple)] == ["Đơn giản"]
    assert world.do.count(world.do.query("", {"year": 1999}, "")) == 0


def test_the_paper_and_the_list_are_those_of_plans(world):
    world.do.preview(world.ids[:1])
    [(screen, items)] = world.went
    assert (screen, items[0].code, items[0].owner_type) == ("preview", "bieu-03", "plan")
    assert {form.about for form in world.do.forms()} == {"plan"}
    assert [each.about for each in world.do.lists()] == ["plan"]


def test_a_finished_plan_is_opened_again(world):
    assert world.do.is_finished(world.ids[0])
    world.do.reopen(world.ids[0])
    assert world.desk.plans.get(world.ids[0]).state is State.DRAFT
    assert world.went == [("filling", Fill("plan", world.ids[0]))]


def test_sending_is_entered_and_taken_back(world):
    deeds, [one, *_] = world.do.deeds, world.ids
    assert deeds.able([one], State.SENT) == [one]
    deeds.enter([one], State.SENT, deeds.usual_day([one]), "15/TTr-UBND")
    assert deeds.before(one) is State.FINISHED
    world.do.undo()
    assert world.desk.plans.get(one).state is State.FINISHED
    assert world.errors == []


def test_a_question_names_the_product_and_speaks_of_plans(world):
    row = world.do.fetch(Query())[0]
    assert world.do.deeds.name(row.id) == row.product_name
    assert "phương án" in world.do.deeds.of_many(2, 1)


def test_closed_plans_are_named_before_they_are_deleted(world):
    assert len(world.do.closed(world.ids)) == 3
    world.desk.plans.reopen(world.ids[0])
    assert len(world.do.closed(world.ids)) == 2


def test_the_workbooks_are_written(world):
    steps = []
    progress = SimpleNamespace(step=lambda *told: steps.append(told))
    [path] = world.do.saving_workbooks(world.ids[:1])(progress)
    assert path.name.startswith("2020_phuong-an_")
    assert path.read_bytes()[:2] == b"PK"
    assert steps[0][:2] == (1, 1)


# --- beginning one -------------------------------------------------------------------------------


def test_a_plan_begins_from_the_idea_that_was_asked_for(world):
    idea = world.desk.plans.candidates()[-1].idea
    new = NewPlanPresenter(world.desk, idea.id)
    assert new.search("")[0].idea.id == idea.id
    assert new.name() == idea.product_name
    plan = world.desk.plans.get(new.start(idea.id, "simple"))
    assert (plan.idea_id, plan.kind, plan.year) == (idea.id, PlanKind.SIMPLE, 2020)
    with pytest.raises(Refusal, match="PA-02"):
        new.start(idea.id, "full")
    assert idea.id not in [each.idea.id for each in new.search("")]


def test_households_are_offered_the_simple_plan(world):
    new = NewPlanPresenter(world.desk)
    kinds = {each.idea.producer_kind: new.usual_kind(each.idea.id) for each in new.search("")}
    assert PlanKind.SIMPLE in kinds.values()
    for kind, offered in kinds.items():
        assert (offered is PlanKind.SIMPLE) == kind.startswith("household")


# --- beside the form -----------------------------------------------------------------------------


@pytest.fixture
def session(world):
    plan = world.do.fetch(world.do.query("my kho", {}, ""))[0].id
    world.desk.plans.reopen(plan)
    return world.desk.filling.open("plan", plan).session


def cells(session, table):
    name = session.form.plan[table]["table"]
    return name, [row["id"] for row in session.value(name) if not row["id"].startswith("=")]


def test_a_sound_plan_stands_and_tells_three_figures(session):
    seen = beside.look(session)
    assert (seen.light.text, seen.light.tone) == ("✔ Đứng vững", "good")
    assert seen.figures[0][0] == "Lợi nhuận năm 1"
    assert "% doanh thu" in seen.figures[1][1]
    assert (seen.why, seen.findings) == ("", ())


def test_a_contradiction_leads_to_its_cell(session):
    table, rows = cells(session, "sales")
    column = session.form.plan["sales"]["quantities"][0]
    session.type_cell(table, rows[0], column, "999999")
    seen = beside.look(session)
    assert seen.light.tone == "remind"
    paths = {found.field for found in seen.findings}
    assert paths & {f"{table}.{row}.{column}" for row in rows}  # the last sale of the product


def test_a_loss_is_explained_though_nothing_contradicts(session):
    table, rows = cells(session, "sales")
    for row in rows:
        session.type_cell(table, row, session.form.plan["sales"]["price"], "1")
    seen = beside.look(session)
    assert (seen.light.tone, seen.why) == ("bad", "Năm thứ ba chưa có lãi.")


def test_a_form_without_a_calculation_has_nothing_beside_it(world):
    idea = world.desk.ideas.page(Query())[0].id
    assert beside.look(world.desk.filling.open("idea", idea).session) == beside.Seen()


def test_a_plan_just_begun_is_not_judged(world):
    idea = world.desk.plans.candidates()[0].idea.id
    plan = world.desk.plans.start(idea)
    seen = beside.look(world.desk.filling.open("plan", plan).session)
    assert seen.light is None or seen.light.tone == "plain"


def test_beside_a_finished_plan_stand_the_figures_it_was_finished_with(world, monkeypatch):
    desk = world.desk
    plan_id = desk.plans.page(Query(search="Bánh đa sợi"))[0].id

    def seen():
        session = desk.filling.open("plan", plan_id).session
        plan, told = session.numbers.plan, session.numbers.figures
        now = beside.WhatIf(session.numbers).now()
        return beside.look(session), now, plan_charts.charts(plan, told, 2020)

    before = seen()
    calculate = plan_answers.figures

    def otherwise(plan):
        found = calculate(plan)
        years = tuple(replace(year, profit=year.profit + 7) for year in found.years)
        return replace(found, years=years, payback=None)

    monkeypatch.setattr(plan_answers, "figures", otherwise)
    assert seen() == before
    desk.plans.reopen(plan_id)
    assert seen() != before


def test_what_if_changes_one_thing_or_everything(session):
    plan = session.numbers.plan
    what_if, usual = beside.WhatIf(session.numbers), beside.usual()
    assert usual == {"price": Decimal(-10), "output": Decimal(-20), "materials": Decimal(15)}
    now = what_if.now()
    alone = {key: what_if.alone(key, usual).profits[0] for key in beside.CHANGES}
    together = what_if.alone("all", usual)
    assert all(profit < now.profits[0] for profit in alone.values())
    assert together.profits[0] < min(alone.values())
    assert session.numbers.plan is plan
    assert session.take_dirty() == frozenset()
    none = dict.fromkeys(beside.CHANGES, Decimal(0))
    assert what_if.alone("all", none) == now


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("-10", "-10"),
        ("−10", "-10"),
        (" 12,5 %", "12.5"),
        ("+15", "15"),
        ("", "0"),
        ("-100", "-100"),
        ("1000", "1000"),
        ("-101", None),
        ("1001", None),
        ("mười", None),
        ("--5", None),
    ],
)
def test_percents_are_read_as_people_type_them(typed, read):
    assert beside.read_percent(typed) == (None if read is None else Decimal(read))


def test_beginning_a_plan_has_one_name_and_what_it_promises_is_copied(world):
    name = words.NEW_PLAIN
    manual = Path("assets/help/14-phuong-an.md").read_text(encoding="utf-8")
    for told in (words.NEW, words.MAKE_PLAN, words.NEW_TITLE):
        assert told.startswith(name)
    assert f"“{name}”" in words.NONE_YET_HINT
    assert manual.count(f"**{name}**") == 2
    copied = words.NONE_YET_HINT.partition("được chép sang")[0]
    form = world.desk.library.form("qd1048-2019", "bieu-03")
    fields = form.fields()
    columns = [column for field in fields for column in field.columns]
    starts = {each.starts_from for each in (*fields, *columns) if each.starts_from}
    assert ("sản lượng" in copied) == ("bieu-01.quy_mo" in starts)
    assert ("giá" in copied) == any("gia" in path.rpartition(".")[2].split("_") for path in starts)
