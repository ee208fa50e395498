"""Pages of the lists: which lines, in which order, how many.

Each order has an index of its own that holds every filter (see db/schema), and the query names
it: SQLite then reads that index alone, from its beginning to the page that is wanted.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final, TypeAlias

from ocop_desktop.core.records import Query, State
from ocop_desktop.core.text import fold, search_words
from ocop_desktop.store import finding
from ocop_desktop.store.database import rows, walk
from ocop_desktop.store.lines import NO_NUMBER, STATES
from ocop_desktop.store.tables import in_chunks

_FEW: Final = 3_000  # lines that are quicker to look up than to meet

_Filter: TypeAlias = tuple[str, tuple[Any, ...]]  # a condition and its parameters


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its orders (columns by name; the index is called after the name) and filters."""

    kind: str
    orders: Mapping[str, tuple[str, ...]]
    usual: str
    filters: Callable[[Query], list[_Filter]]
    tally: str = ""  # the table that counts its lines by their filters
    trash_names: str = ""  # what a search in the trash reads, where it is not the record's name

    def lines(self, query: Query, limit: int, offset: int = 0) -> list[int]:
        """Return the numbers of the lines of a page, in order; `limit` -1 means all."""
        order = query.order or self.usual
        name = order.removeprefix("-")
        falling = " DESC" if order.startswith("-") else ""
        by = ", ".join(f"{column}{falling}" for column in self.orders[name])
        filters, found = self.filters(query), finding.found(self.kind, query.search)
        wanted = (offset, None if limit < 0 else offset + limit)
        if found is None:
            where, parameters = _where(filters)
            sql = f"SELECT line {self._from(query, name)} {where} ORDER BY {by} LIMIT ? OFFSET ?"
            return [line for (line,) in rows(sql, (*parameters, limit, offset))]
        if limit < 0 or len(found) <= _FEW:  # looked up one by one, then sorted
            where, parameters = _where([*filters, _among(found)])
            table = f"{self.kind}_line NOT INDEXED"
            sql = f"SELECT line FROM {table} {where} ORDER BY {by}"  # noqa: S608
            return [line for (line,) in rows(sql, parameters)][slice(*wanted)]
        where, parameters = _where(filters)  # soon met on the way through the order
        sql = f"SELECT line {self._from(query, name)} {where} ORDER BY {by}"
        with walk(sql, parameters) as way:
            met = filter(found.__contains__, chain.from_iterable(way))
            return list(islice(met, *wanted))

    def count(self, query: Query) -> int:
        """Return how many lines the query finds."""
        if query.trashed:
            select = f"SELECT 0, {self.kind}.name FROM {self.kind}"  # noqa: S608
            return len(self._trashed(query, self.trash_names or select))
        filters, found = self.filters(query), finding.found(self.kind, query.search)
        if found is not None and not filters:
            return len(found)
        where, parameters = _where(filters if found is None else [*filters, _among(found)])
        ((count,),) = rows(
            f"{self._counted(query, is_search=found is not None)} {where}", parameters
        )
        return int(count)

    def ids(self, query: Query) -> list[str]:
        """Return the ids of every record the query finds, in order."""
        select = f"SELECT line, id FROM {self.kind}_line"  # noqa: S608
        return [found for (found,) in self.fetch(self.lines(query, -1), select)]

    def fetch(self, lines: Sequence[int], select: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of `select` for these lines, in their order, a few hundred at a time.

        `select` ends before WHERE, and its first column is the line; it is left out.
        """
        for marks, chunk in in_chunks(lines):
            found = rows(f"{select} WHERE {self.kind}_line.line IN ({marks})", chunk)
            by_line = {line: rest for line, *rest in found}
            # A line that went away since the page was counted is not an error.
            yield from (tuple(by_line[line]) for line in chunk if line in by_line)

    def page(self, query: Query, select: str) -> list[tuple[Any, ...]]:
        """Return the rows of `select` for one page of the list, or of the trash."""
        if query.trashed:
            return self._trashed(query, select)[query.offset : query.offset + query.limit]
        return list(self.fetch(self.lines(query, query.limit, query.offset), select))

    def _trashed(self, query: Query, select: str) -> list[tuple[Any, ...]]:
        """Return what is in the trash, the newest first; it is never much."""
        kind, at = self.kind, f"{self.kind}.deleted_at"
        # A trashed record has no line; the inner join of a page would be slow as an outer one.
        lines = f"FROM {kind}_line JOIN {kind} ON {kind}.id = {kind}_line.id"
        outer = f"FROM {kind} LEFT JOIN {kind}_line ON {kind}_line.id = {kind}.id"
        found = rows(f"{select.replace(lines, outer)} WHERE {at} IS NOT NULL ORDER BY {at} DESC")
        wanted = search_words(fold(query.search))
        return [
            tuple(rest)
            for _, *rest in found
            if all(word in fold(" ".join(map(str, rest))) for word in wanted)
        ]

    def _counted(self, query: Query, *, is_search: bool) -> str:
        if query.producer_id is not None:
            return f"SELECT count(*) {self._from(query, self.usual)}"
        if is_search:  # what the search found is looked up; an index would be read from end to end
            return f"SELECT count(*) FROM {self.kind}_line NOT INDEXED"  # noqa: S608
        if query.registered is not None or query.verdict is not None:  # no tally knows of these
            return f"SELECT count(*) {self._from(query, 'number')}"
        if self.tally:
            return f"SELECT coalesce(sum(lines), 0) FROM {self.tally}"  # noqa: S608
        return f"SELECT count(*) FROM {self.kind}_line"  # noqa: S608

    def _from(self, query: Query, order: str) -> str:
        # What belongs to one producer is little: found first, sorted afterwards.
        index = order if query.producer_id is None else "producer_line"
        return f"FROM {self.kind}_line INDEXED BY {self.kind}_line_{index}"


def _where(filters: list[_Filter]) -> tuple[str, tuple[Any, ...]]:
    parameters = tuple(value for _, values in filters for value in values)
    conditions = " AND ".join(condition for condition, _ in filters)
    return (f"WHERE {conditions}" if filters else ""), parameters


def _among(found: AbstractSet[int]) -> _Filter:
    return "line IN (SELECT value FROM json_each(?))", (json.dumps(list(found)),)


def _equal(column: str, value: str | int | None) -> list[_Filter]:
    return [] if value is None else [(f"{column} = ?", (value,))]


def _of_producer(query: Query) -> list[_Filter]:
    if query.producer_id is None:
        return []
    line = "SELECT line FROM producer_line WHERE id = ?"
    return [(f"producer_line = ({line})", (query.producer_id,))]


def _producer_filters(query: Query) -> list[_Filter]:
    return _equal("kind", query.kind)


def _product_filters(query: Query) -> list[_Filter]:
    filters = _of_producer(query)
    if query.year is not None:
        found = "SELECT product_line FROM idea_line WHERE year = ?"
        filters.append((f"line IN ({found})", (query.year,)))
    if query.ids is not None:
        filters.append(("id IN (SELECT value FROM json_each(?))", (json.dumps(query.ids),)))
    return filters


def _idea_filters(query: Query) -> list[_Filter]:
    state = None if query.state is None else STATES.index(State(query.state))
    filters = [
        *_equal("year", query.year),
        *_equal("kind", query.kind),
        *_equal("state", state),
        *_equal("priority", query.priority),
        *_equal("basis", query.basis),
        *_of_producer(query),
    ]
    if query.leaves is not None:
        marks = ", ".join("?" for _ in query.leaves)
        filters.append((f"leaf IN ({marks})", query.leaves))
    return filters + _register_filters(query)


def _plan_filters(query: Query) -> list[_Filter]:
    state = None if query.state is None else STATES.index(State(query.state))
    return [
        *_equal("year", query.year),
        *_equal("kind", query.kind),
        *_equal("state", state),
        *_equal("basis", query.basis),
        *_of_producer(query),
    ]


def _register_filters(query: Query) -> list[_Filter]:
    """Return what no index of the lines holds; a commune's ideas are few enough to look at."""
    filters: list[_Filter] = []
    if query.registered is not None:
        sign = "<>" if query.registered else "="
        filters.append((f"number_key {sign} ?", (NO_NUMBER,)))
    if query.verdict is not None:
        judged = "id IN (SELECT id FROM idea WHERE verdict IS ?)"
        filters.append((judged, (query.verdict or None,)))
    return filters


PRODUCERS: Final = Listing(
    "producer",
    {
        "name": ("name_key",),
        "kind": ("kind", "name_key"),
        "hamlet": ("hamlet_key", "name_key"),
        "updated": ("updated",),
    },
    "name",
    _producer_filters,
)
PRODUCTS: Final = Listing(
    "product",
    {
        "name": ("name_key",),
        "producer": ("producer_key", "name_key"),
        "year": ("last_year", "name_key"),
        "updated": ("updated",),
    },
    "name",
    _product_filters,
)
IDEAS: Final = Listing(
    "idea",
    {
        "number": ("number_key",),
        "product": ("product_key",),
        "producer": ("producer_key", "product_key"),
        "class": ("basis", "leaf", "product_key"),
        "priority": ("priority", "product_key"),
        "state": ("state", "product_key"),
        "updated": ("updated",),
    },
    "-updated",
    _idea_filters,
    tally="idea_tally",
    trash_names="SELECT 0, product.name FROM idea JOIN product ON product.id = product_id",
)
PLANS: Final = Listing(
    "plan",
    {
        "product": ("product_key",),
        "producer": ("producer_key", "product_key"),
        "year": ("year", "product_key"),
        "kind": ("kind", "product_key"),
        "state": ("state", "product_key"),
        "updated": ("updated",),
    },
    "-updated",
    _plan_filters,
    trash_names="""
        SELECT 0, product.name FROM plan JOIN idea ON idea.id = plan.idea_id
        JOIN product ON product.id = idea.product_id
    """,
)
