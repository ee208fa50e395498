"""Production plans: kept, listed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from ocop_desktop.core import clock
from ocop_desktop.core.records import (
    Idea,
    Plan,
    PlanKind,
    PlanRow,
    Producer,
    Product,
    Query,
    State,
)
from ocop_desktop.store import ideas, journal, offices, tables
from ocop_desktop.store.database import rows, transaction
from ocop_desktop.store.listing import PLANS as LISTING
from ocop_desktop.store.tables import IDEAS, PLANS, PRODUCERS, PRODUCTS
from ocop_desktop.wording import store as words

_ROW: Final = """
    SELECT plan_line.line, plan.id, plan.year, plan.kind, product.name, producer.name,
        producer.kind, plan.state, plan.updated_at, plan.idea_id, plan.basis, product.id,
        producer.id
    FROM plan_line JOIN plan ON plan.id = plan_line.id
    JOIN idea ON idea.id = plan.idea_id
    JOIN product ON product.id = idea.product_id
    JOIN producer ON producer.id = product.producer_id
"""
_WHOLE: Final = f"""
    SELECT plan_line.line, {PLANS.columns}, {IDEAS.columns}, {PRODUCTS.columns},
        {PRODUCERS.columns}
    FROM plan_line JOIN plan ON plan.id = plan_line.id
    JOIN idea ON idea.id = plan.idea_id
    JOIN product ON product.id = idea.product_id
    JOIN producer ON producer.id = product.producer_id
"""  # noqa: S608 - column names
_read: Final = tables.row_reader(
    PlanRow, kind=PlanKind, state=State, updated_at=datetime.fromisoformat
)


class Whole(NamedTuple):
    """A plan with all it belongs to."""

    plan: Plan
    idea: Idea
    product: Product
    producer: Producer


def get(record_id: str) -> Plan | None:
    """Return the plan of that id, also from the trash, or None."""
    return PLANS.get(record_id)


def save(plan: Plan, who: str) -> Plan:
    """Insert (id "") or update a plan of our office; return it as stored.

    Raises Refusal when its idea has another plan in that year.
    """
    plan = replace(plan, office_id=plan.office_id or offices.our_id())
    with transaction():
        _refuse_second(plan)
        return journal.write(plan, who)


def trash(record_id: str, who: str) -> Plan:
    """Put a plan into the trash."""
    with transaction():
        return journal.write(replace(PLANS.known(record_id), deleted_at=clock.now()), who)


def restore(record_id: str, who: str) -> Plan:
    """Take a plan out of the trash, with its idea, product and producer.

    Raises Refusal when its idea has another plan in that year by now.
    """
    with transaction():
        plan = replace(PLANS.known(record_id), deleted_at=None)
        _refuse_second(plan)
        idea = IDEAS.known(plan.idea_id)
        if idea.deleted_at is not None:
            ideas.restore(idea.id, who)
        return journal.write(plan, who)


def of_idea(idea_id: str, year: int) -> Plan | None:
    """Return the plan of an idea that begins in that year, or None."""
    where = "WHERE idea_id = ? AND year = ? AND deleted_at IS NULL"
    return next(iter(PLANS.select(where, (idea_id, year))), None)


def planned(year: int) -> frozenset[str]:
    """Return the ids of the ideas that have a plan which begins in that year."""
    sql = "SELECT idea_id FROM plan WHERE year = ? AND deleted_at IS NULL"
    return frozenset(idea for (idea,) in rows(sql, (year,)))


def unplanned(year: int) -> int:
    """Return how many accepted ideas of that year have no plan in any year."""
    sql = """
        SELECT count(*) FROM idea
        WHERE year = ? AND state = ? AND deleted_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM plan WHERE plan.idea_id = idea.id AND plan.deleted_at IS NULL)
    """
    return next((int(number) for (number,) in rows(sql, (year, State.ACCEPTED))), 0)


def years() -> list[int]:
    """Return the years plans begin in, newest first."""
    return [year for (year,) in rows("SELECT DISTINCT year FROM plan_line ORDER BY year DESC")]


def page(query: Query) -> list[PlanRow]:
    """Return a page of the list."""
    return [_read(row) for row in LISTING.page(query, _ROW)]


def count(query: Query) -> int:
    """Return how many plans the query finds."""
    return LISTING.count(query)


def ids(query: Query) -> list[str]:
    """Return the ids of all plans the query finds, in order; its window does not count."""
    return LISTING.ids(query)


def iterate(query: Query) -> Iterator[Whole]:
    """Yield all plans the query finds with all they belong to, in order, few in memory."""
    for row in LISTING.fetch(LISTING.lines(query, -1), _WHOLE):
        yield _whole(row)


def whole(record_id: str) -> Whole | None:
    """Return a live plan with all it belongs to, None for any other."""
    found = rows(f"{_WHOLE} WHERE plan_line.id = ?", (record_id,))
    return next((_whole(row[1:]) for row in found), None)


def by_prefix(prefix: str) -> list[str]:
    """Return the ids of plans that begin so, the trash left out."""
    return tables.ids_with_prefix(PLANS, prefix)


def _whole(row: Sequence[object]) -> Whole:
    idea = PLANS.width
    product = idea + IDEAS.width
    producer = product + PRODUCTS.width
    return Whole(
        PLANS.read(row[:idea]),
        IDEAS.read(row[idea:product]),
        PRODUCTS.read(row[product:producer]),
        PRODUCERS.read(row[producer:]),
    )


def _refuse_second(plan: Plan) -> None:
    other = of_idea(plan.idea_id, plan.year) if plan.deleted_at is None else None
    if other is not None and other.id != plan.id:
        raise words.second_plan(ideas.product_name(plan.idea_id), plan.year)
