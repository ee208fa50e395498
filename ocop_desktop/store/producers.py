"""Producers: kept, listed, told apart."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from ocop_desktop.core import clock
from ocop_desktop.core.records import Producer, ProducerRow, Product, Query
from ocop_desktop.core.text import fold, search_words
from ocop_desktop.store import journal, offices, searching, tables
from ocop_desktop.store.database import rows, transaction
from ocop_desktop.store.lines import KINDS
from ocop_desktop.store.listing import PRODUCERS as LISTING
from ocop_desktop.store.tables import PRODUCERS, PRODUCTS
from ocop_desktop.wording import store as words

_ROW: Final = """
    SELECT producer_line.line, producer.id, name, producer.kind, representative, hamlet, phone,
        coalesce((SELECT name FROM producer AS one
                  WHERE one.id = producer.member_of AND one.deleted_at IS NULL), ''),
        (SELECT count(*) FROM idea_line WHERE idea_line.producer_line = producer_line.line),
        updated_at
    FROM producer_line JOIN producer ON producer.id = producer_line.id
"""
_WHOLE: Final = f"""
    SELECT producer_line.line, {PRODUCERS.columns},
        (SELECT count(*) FROM idea_line WHERE idea_line.producer_line = producer_line.line)
    FROM producer_line JOIN producer ON producer.id = producer_line.id
"""  # noqa: S608 - column names
_WITH_MEMBERS: Final = ("cooperative", "cooperative_union", "cooperative_group")
_LIVE: Final = "JOIN producer_line ON producer_line.id = producer.id"
_BY_NAME: Final = "ORDER BY name_key"
_read: Final = tables.row_reader(ProducerRow, updated_at=datetime.fromisoformat)


def get(record_id: str) -> Producer | None:
    """Return the producer of that id, also from the trash, or None."""
    return PRODUCERS.get(record_id)


def save(producer: Producer, who: str) -> Producer:
    """Insert (id "") or update a producer of our office; return it as stored.

    Raises Refusal, also when it would be a member of itself, be it through others.
    """
    if producer.id and producer.id in above(producer.member_of):
        raise words.own_member(producer.name)
    return journal.write(replace(producer, office_id=producer.office_id or offices.our_id()), who)


def trash(record_id: str, who: str) -> Producer:
    """Put a producer into the trash, its products as well. Raises Refusal while it has ideas."""
    with transaction():
        producer = PRODUCERS.known(record_id)
        if ideas := live_ideas("product.producer_id", record_id):
            raise words.has_ideas(producer.name, ideas)
        now = clock.now()
        for product in _products(record_id, None):
            journal.write(replace(product, deleted_at=now), who)
        return journal.write(replace(producer, deleted_at=now), who)


def restore(record_id: str, who: str) -> Producer:
    """Take a producer out of the trash, with the products that went there with it."""
    with transaction():
        producer = PRODUCERS.known(record_id)
        if producer.deleted_at is None:
            return producer
        restored = journal.write(replace(producer, deleted_at=None), who)
        for product in _products(record_id, producer.deleted_at):
            journal.write(replace(product, deleted_at=None), who)
        return restored


def page(query: Query) -> list[ProducerRow]:
    """Return a page of the list."""
    return [_read(row) for row in LISTING.page(query, _ROW)]


def count(query: Query) -> int:
    """Return how many producers the query finds."""
    return LISTING.count(query)


def iterate(query: Query) -> Iterator[tuple[Producer, int]]:
    """Yield all live producers the query finds with their number of ideas, few in memory."""
    for *row, ideas in LISTING.fetch(LISTING.lines(query, -1), _WHOLE):
        yield PRODUCERS.read(row), ideas


def every() -> list[Producer]:
    """Return all producers in alphabetical order, the trash left out."""
    return PRODUCERS.select(f"{_LIVE} {_BY_NAME}")


def cooperatives() -> list[Producer]:
    """Return those others can be members of, in alphabetical order, the trash left out."""
    marks = ", ".join("?" for _ in _WITH_MEMBERS)
    return PRODUCERS.select(f"{_LIVE} WHERE producer.kind IN ({marks}) {_BY_NAME}", _WITH_MEMBERS)


def members(producer_id: str) -> list[Producer]:
    """Return the members of a producer in alphabetical order, the trash left out."""
    return PRODUCERS.select(f"{_LIVE} WHERE member_of = ? {_BY_NAME}", (producer_id,))


def above(producer_id: str) -> list[str]:
    """Return the ids of a producer and of those it belongs to, one through the other."""
    found: list[str] = []
    while producer_id and producer_id not in found:
        found.append(producer_id)
        one = get(producer_id)
        producer_id = one.member_of if one else ""
    return found


def similar(producer: Producer) -> list[Producer]:
    """Return other producers of the same name but for marks, the same tax code or telephone."""
    others = (other for other in _candidates(producer) if other.id != producer.id)
    return [other for other in others if _alike(producer, other)]


def live_ideas(column: str, record_id: str) -> list[str]:
    """Return how the ideas below a record are called: product and year; the trash left out."""
    sql = f"""
        SELECT product.name, idea.year FROM idea JOIN product ON product.id = idea.product_id
        WHERE {column} = ? AND idea.deleted_at IS NULL ORDER BY idea.year, product.name
    """  # noqa: S608 - a column of ours
    return [words.idea_named(name, year) for name, year in rows(sql, (record_id,))]


def _candidates(producer: Producer) -> list[Producer]:
    """Return those in whose words the name, the tax code or a telephone number stands."""
    codes = (*searching.phones(producer.phone), producer.tax_code)
    asked = [searching.begins_with(producer.name), *(searching.holds(code) for code in codes)]
    match = " OR ".join(f"({part})" for part in asked if part)
    if not match:
        return []
    kind = KINDS["producer"]
    where = """
        JOIN producer_line ON producer_line.id = producer.id
        WHERE line IN (SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?)
        ORDER BY name_key
    """
    return PRODUCERS.select(where, (match, kind.first, kind.last))


def _alike(one: Producer, other: Producer) -> bool:
    if one.tax_code and one.tax_code == other.tax_code:
        return True
    same_phone = set(searching.phones(one.phone)) & set(searching.phones(other.phone))
    return bool(same_phone) or _folded(one.name) == _folded(other.name) != []


def _folded(name: str) -> list[str]:
    return search_words(fold(name))


def _products(producer_id: str, deleted_at: datetime | None) -> list[Product]:
    moment = deleted_at.isoformat() if deleted_at else None
    return PRODUCTS.select("WHERE producer_id = ? AND deleted_at IS ?", (producer_id, moment))
