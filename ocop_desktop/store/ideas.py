"""Ideas: kept, numbered, listed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import count as count_from
from typing import Final

from ocop_desktop.core import clock
from ocop_desktop.core.records import (
    Idea,
    IdeaKind,
    IdeaRow,
    Producer,
    Product,
    Query,
    State,
    Verdict,
)
from ocop_desktop.store import journal, offices, products, tables
from ocop_desktop.store.database import rows, transaction
from ocop_desktop.store.listing import IDEAS as LISTING
from ocop_desktop.store.tables import IDEAS, PRODUCERS, PRODUCTS
from ocop_desktop.wording import store as words

_ROW: Final = """
    SELECT idea_line.line, idea.id, register_number, idea.year, idea.kind, idea.basis,
        classification, product.id, product.name, producer.id, producer.name, producer.kind,
        idea.priority, is_main, idea.state, verdict, idea.updated_at, received_on
    FROM idea_line JOIN idea ON idea.id = idea_line.id
    JOIN product ON product.id = idea.product_id
    JOIN producer ON producer.id = product.producer_id
"""
_DIGITS: Final = 6  # of a register number, at most
_US: Final = "SELECT id FROM office WHERE is_us"
_read: Final = tables.row_reader(
    IdeaRow,
    kind=IdeaKind,
    is_main=bool,
    state=State,
    verdict=Verdict,
    updated_at=datetime.fromisoformat,
    received_on=date.fromisoformat,
)
_WHOLE: Final = f"""
    SELECT idea_line.line, {IDEAS.columns}, {PRODUCTS.columns}, {PRODUCERS.columns}
    FROM idea_line JOIN idea ON idea.id = idea_line.id
    JOIN product ON product.id = idea.product_id
    JOIN producer ON producer.id = product.producer_id
"""  # noqa: S608 - column names


def get(record_id: str) -> Idea | None:
    """Return the idea of that id, also from the trash, or None."""
    return IDEAS.get(record_id)


def save(idea: Idea, who: str) -> Idea:
    """Insert (id "") or update an idea of our office; return it as stored.

    The main idea of its year is the only one: the one before is no longer it. Raises Refusal
    when the register number was given to another idea of that year, even a trashed one.
    """
    idea = replace(idea, office_id=idea.office_id or offices.our_id())
    with transaction():
        _refuse_given_number(idea)
        if idea.is_main and idea.deleted_at is None:
            _unmark_others(idea, who)
        return journal.write(idea, who)


def make_main(record_id: str, who: str, *, on: bool = True) -> Idea:
    """Mark the commune's main idea of its year, or take the mark away."""
    return save(replace(IDEAS.known(record_id), is_main=on), who)


def trash(record_id: str, who: str) -> Idea:
    """Put an idea into the trash; its number stays given. Raises Refusal while it has plans."""
    with transaction():
        idea = IDEAS.known(record_id)
        if years := planned_years(record_id):
            raise words.has_plans(product_name(record_id), years)
        return journal.write(replace(idea, deleted_at=clock.now()), who)


def restore(record_id: str, who: str) -> Idea:
    """Take an idea out of the trash, with its product and producer.

    It is the main one again unless another took its place.
    """
    with transaction():
        idea = IDEAS.known(record_id)
        products.restore(idea.product_id, who)
        main = main_of_year(idea.year)
        is_main = idea.is_main and main in (None, idea)
        return journal.write(replace(idea, deleted_at=None, is_main=is_main), who)


def main_of_year(year: int) -> Idea | None:
    """Return the commune's main idea of a year, or None."""
    where = f"WHERE is_main AND deleted_at IS NULL AND office_id = ({_US}) AND year = ?"
    return next(iter(IDEAS.select(where, (year,))), None)


def number_taken(number: str, year: int, except_id: str = "") -> bool:
    """Tell whether a register number was given to another idea of the year, trashed or not."""
    us = offices.us()
    if us is None or not number:
        return False
    return _holder(us.id, number, year, except_id) is not None


def bare_number(number: str) -> str:
    """Return a register number as numbers are compared: 9 for 09 and 009, 4A for 04a."""
    return number.lstrip("0").upper() or number[-1:]


def years() -> list[int]:
    """Return the years that have ideas, newest first."""
    sql = "SELECT DISTINCT year FROM idea_tally WHERE lines > 0 ORDER BY year DESC"
    return [year for (year,) in rows(sql)]


def page(query: Query) -> list[IdeaRow]:
    """Return a page of the list."""
    return [_read(row) for row in LISTING.page(query, _ROW)]


def count(query: Query) -> int:
    """Return how many ideas the query finds."""
    return LISTING.count(query)


def ids(query: Query) -> list[str]:
    """Return the ids of all ideas the query finds, in order; its window does not count."""
    return LISTING.ids(query)


def iterate(query: Query) -> Iterator[tuple[Idea, Product, Producer]]:
    """Yield all ideas the query finds with product and producer, in order, few in memory."""
    product, producer = IDEAS.width, IDEAS.width + PRODUCTS.width
    for row in LISTING.fetch(LISTING.lines(query, -1), _WHOLE):
        yield (
            IDEAS.read(row[:product]),
            PRODUCTS.read(row[product:producer]),
            PRODUCERS.read(row[producer:]),
        )


def by_prefix(prefix: str) -> list[str]:
    """Return the ids of ideas that begin so, the trash left out."""
    return tables.ids_with_prefix(IDEAS, prefix)


def product_name(record_id: str) -> str:
    """Return the name of an idea's product, "" for an unknown idea."""
    sql = "SELECT name FROM product WHERE id = (SELECT product_id FROM idea WHERE id = ?)"
    return next((name for (name,) in rows(sql, (record_id,))), "")


def planned_years(record_id: str) -> list[int]:
    """Return the years in which plans of an idea begin, the trash left out."""
    sql = "SELECT year FROM plan WHERE idea_id = ? AND deleted_at IS NULL ORDER BY year"
    return [year for (year,) in rows(sql, (record_id,))]


def _refuse_given_number(idea: Idea) -> None:
    number = idea.register_number
    old = IDEAS.get(idea.id) if idea.id else None
    if old and (old.register_number, old.year) == (number, idea.year):
        return
    holder = number and _holder(idea.office_id, number, idea.year, idea.id)
    if holder:
        raise words.number_given(number, idea.year, holder)


def _holder(office_id: str, number: str, year: int, except_id: str) -> str | None:
    """Return the name of the product whose idea has the number, however written, or None."""
    ways = _ways_to_write(number)
    sql = f"""
        SELECT product.name FROM idea JOIN product ON product.id = idea.product_id
        WHERE idea.office_id = ? AND year = ? AND idea.id <> ?
            AND register_number IN ({", ".join("?" * len(ways))})
    """  # noqa: S608 - marks
    found = rows(sql, (office_id, year, except_id, *ways))
    return found[0][0] if found else None


def _ways_to_write(number: str) -> tuple[str, ...]:
    """Return the spellings of one number: 9, 09, 009 … and 4a as 4A."""
    bare = bare_number(number)
    digits = len(bare) - len(bare.lstrip("0123456789"))
    padded = ["0" * zeros + bare for zeros in range(max(_DIGITS - digits, 0) + 1)]
    return tuple(dict.fromkeys((number, *padded, *map(str.lower, padded))))


def _unmark_others(idea: Idea, who: str) -> None:
    where = "WHERE is_main AND deleted_at IS NULL AND office_id = ? AND year = ? AND id <> ?"
    for other in IDEAS.select(where, (idea.office_id, idea.year, idea.id)):
        journal.write(replace(other, is_main=False), who)


def of_product(product_id: str, year: int) -> Idea | None:
    """Return the idea a product registers in that year, or None."""
    where = "WHERE product_id = ? AND year = ? AND deleted_at IS NULL"
    return next(iter(IDEAS.select(where, (product_id, year))), None)


def of_year(year: int) -> list[Idea]:
    """Return all ideas of a year, the trash left out."""
    return IDEAS.select("WHERE year = ? AND deleted_at IS NULL", (year,))


def holders(year: int) -> list[tuple[str, str, str, str]]:
    """Return office, register number, id and product of each idea of a year that has a number.

    Those in the trash as well: their numbers stay given.
    """
    sql = """
        SELECT idea.office_id, register_number, idea.id, product.name
        FROM idea JOIN product ON product.id = idea.product_id
        WHERE year = ? AND register_number <> ''
    """
    return rows(sql, (year,))


def next_number(year: int) -> str:
    """Return the register number after the highest one given in a year: "07"; none is reused."""
    return next(next_numbers(year))


def next_numbers(year: int) -> Iterator[str]:
    """Yield the register numbers after the highest one given in a year, one after the other."""
    sql = f"SELECT register_number FROM idea WHERE office_id = ({_US}) AND year = ?"  # noqa: S608
    given = [int(number) for (number,) in rows(sql, (year,)) if number.isdecimal()]
    return (f"{number:02}" for number in count_from(max(given, default=0) + 1))


def numbers(year: int) -> list[tuple[str, bool]]:
    """Return the register numbers given in a year, each with whether its idea is in the trash."""
    sql = f"""
        SELECT register_number, deleted_at IS NOT NULL FROM idea
        WHERE office_id = ({_US}) AND year = ? AND register_number <> ''
    """  # noqa: S608 - constants
    return [(number, bool(trashed)) for number, trashed in rows(sql, (year,))]


def newest_day(year: int) -> date | None:
    """Return the newest day in the register of a year: something received, sent or answered."""
    ours = f"office_id = ({_US}) AND year = ? AND deleted_at IS NULL"
    sql = f"""
        SELECT max(day) FROM (
            SELECT received_on AS day FROM idea WHERE {ours} UNION ALL
            SELECT happened_on FROM state_change JOIN idea ON idea.id = record_id
            WHERE {ours} AND state_change.state NOT IN ('draft', 'finished')
        )
    """  # noqa: S608 - constants
    ((day,),) = rows(sql, (year, year))
    return date.fromisoformat(day) if day else None


def given_numbers(wanted: Sequence[str]) -> dict[str, str]:
    """Return the register number of each of these ideas that exists, the trash left out."""
    found: dict[str, str] = {}
    for marks, chunk in tables.in_chunks(wanted):
        where = f"deleted_at IS NULL AND id IN ({marks})"
        found |= dict(rows(f"SELECT id, register_number FROM idea WHERE {where}", chunk))  # noqa: S608
    return found
