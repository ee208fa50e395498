"""Plans: one for an idea and year, found by its product and producer, gone and back with it."""

from dataclasses import replace
from datetime import date

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import FilledForm, Plan, PlanKind, Query, State
from ocop_desktop.store import (
    answers,
    database,
    history,
    ideas,
    lines,
    plans,
    producers,
    products,
    states,
)

WHO = "Nguyễn Thị Hòa"
BASIS = "qd1048-2019"


@pytest.fixture
def kept(commune):
    """Keep a plan of an idea."""

    def keep(name="Mỳ gạo", producer=None, **facts):
        idea = commune.idea(name, producer)
        return plans.save(Plan(idea_id=idea.id, year=2020, basis=BASIS, **facts), WHO)

    return keep


def test_a_plan_is_kept_with_its_office_and_told_with_all_it_belongs_to(kept):
    plan = kept(kind=PlanKind.SIMPLE)
    assert plans.get(plan.id) == plan
    assert (plan.state, plan.office_id) == (State.DRAFT, ideas.get(plan.idea_id).office_id)
    (row,) = plans.page(Query())
    assert (row.product_name, row.producer_name) == ("Mỳ gạo", "HTX Nông nghiệp Đại Xuân")
    assert (row.kind, row.state, row.idea_id) == (PlanKind.SIMPLE, State.DRAFT, plan.idea_id)
    whole = plans.whole(plan.id)
    assert (whole.plan, whole.product.id, whole.producer.id) == (
        plan,
        row.product_id,
        row.producer_id,
    )
    assert list(plans.iterate(Query())) == [whole]


def test_an_idea_has_one_plan_a_year(kept):
    plan = kept()
    again = Plan(idea_id=plan.idea_id, year=2020, basis=BASIS)
    with pytest.raises(Refusal, match=r"“Mỳ gạo”.*2020.*KHO-25"):
        plans.save(again, WHO)
    assert plans.save(replace(again, year=2021), WHO).year == 2021
    plans.trash(plan.id, WHO)
    plans.save(again, WHO)
    with pytest.raises(Refusal, match="KHO-25"):
        plans.restore(plan.id, WHO)


@pytest.mark.parametrize("search", ["my gao", "mỳ", "dai xuan", "0912345678"])
def test_a_plan_is_found_by_product_and_producer(kept, commune, search):
    kept(producer=commune.producer(phone="0912 345 678"))
    kept("Bánh đa", commune.producer("THT Quế Võ"))
    assert [row.product_name for row in plans.page(Query(search=search))] == ["Mỳ gạo"]
    assert plans.count(Query(search=search)) == 1


def test_new_names_are_found_and_sorted_at_once(kept, commune):
    plan = kept()
    other = kept("Bánh đa", commune.producer("THT Quế Võ"))
    whole = plans.whole(plan.id)
    products.save(replace(whole.product, name="Áo tơi"), WHO)
    producers.save(replace(whole.producer, name="HTX Rồng"), WHO)
    assert plans.ids(Query(order="product")) == [plan.id, other.id]
    assert plans.ids(Query(order="-product")) == [other.id, plan.id]
    assert plans.ids(Query(search="rồng")) == [plan.id]
    assert plans.ids(Query(search="mỳ gạo")) == []


@pytest.mark.parametrize("order", ["product", "producer", "year", "kind", "state", "updated"])
def test_every_order_is_read_from_an_index_of_its_own(kept, order):
    kept()
    assert plans.count(Query(year=2020, kind="full", state="draft", basis=BASIS)) == 1
    assert plans.count(Query(state="sent")) == plans.count(Query(year=2021)) == 0
    (where,) = plans.LISTING.orders[order][:1]
    sql = f"EXPLAIN QUERY PLAN SELECT line FROM plan_line INDEXED BY plan_line_{order}"
    told = database.rows(f"{sql} WHERE year = 2020 AND state = 0 ORDER BY {where}")
    assert "USING COVERING INDEX" in told[0][-1]
    assert not any("TEMP B-TREE" in each[-1] for each in told)
    assert len(plans.ids(Query(order=order))) == 1


def test_filters_of_one_producer(kept, commune):
    producer = commune.producer("THT Quế Võ")
    kept()
    plan = kept("Bánh đa", producer)
    assert plans.ids(Query(producer_id=producer.id)) == [plan.id]
    assert plans.count(Query(producer_id=producer.id)) == 1


def test_into_the_trash_and_back_with_all_it_belongs_to(kept):
    plan = kept()
    plans.trash(plan.id, WHO)
    assert plans.count(Query()) == 0
    assert plans.count(Query(trashed=True, search="mỳ")) == 1
    assert [row.id for row in plans.page(Query(trashed=True))] == [plan.id]
    ideas.trash(plan.idea_id, WHO)
    products.trash(ideas.get(plan.idea_id).product_id, WHO)
    plans.restore(plan.id, WHO)
    assert plans.ids(Query()) == [plan.id]
    assert ideas.get(plan.idea_id).deleted_at is None
    assert plans.years() == [2020]


def test_an_idea_with_a_plan_is_not_thrown_away(kept):
    plan = kept()
    with pytest.raises(Refusal, match=r"2020.*KHO-24"):
        ideas.trash(plan.idea_id, WHO)
    plans.trash(plan.id, WHO)
    ideas.trash(plan.idea_id, WHO)


def test_a_plan_goes_the_ways_of_an_idea_and_keeps_each_change(kept):
    plan = kept()
    with pytest.raises(Refusal, match="KHO-22"):
        states.enter(plan.id, State.SENT, WHO, record_type="plan")
    states.enter(plan.id, State.FINISHED, WHO, record_type="plan", happened_on=date(2020, 4, 2))
    (change,) = states.of("plan", plan.id)
    assert (change.record_type, change.happened_on) == ("plan", date(2020, 4, 2))
    assert states.of_many("plan", [plan.id]) == {plan.id: [change]}
    assert states.of_idea(plan.id) == []
    with pytest.raises(LookupError):
        states.enter(plan.id, State.SENT, WHO)
    assert plans.page(Query(state="finished"))[0].state is State.FINISHED


def test_answers_and_columns_stand_in_the_journal(kept):
    plan = kept()
    before = plan.revision
    answers.save(
        FilledForm(
            owner_type="plan", owner_id=plan.id, basis=BASIS, code="bieu-03", answers={"a": "1"}
        ),
        WHO,
    )
    plans.save(replace(plans.get(plan.id), kind=PlanKind.SIMPLE), WHO)
    told = [(change.form, change.path) for change in history.changes("plan", plan.id)]
    assert told[:2] == [("", "kind"), (f"{BASIS}/bieu-03", "answers.a")]
    assert plans.get(plan.id).revision == before + 2


def test_lines_made_anew_are_the_same(kept):
    plan = kept()
    before = database.rows("SELECT * FROM plan_line")
    with database.transaction() as connection:
        lines.rebuild(connection)
    assert database.rows("SELECT * FROM plan_line") == before
    assert plans.by_prefix(plan.id[:8]) == [plan.id]
