"""What a long list remembers without Tk: the rows near the screen, and which are chosen."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ocop_desktop.core.records import Query

PAGE: Final = 60  # rows asked for at once
_KEPT: Final = 12  # pages held


class Rows:
    """Rows of a query by their place, fetched a page at a time; never more than is looked at."""

    def __init__(
        self, fetch: Callable[[Query], Sequence[Any]], count: Callable[[Query], int]
    ) -> None:
        self._fetch = fetch
        self._count = count
        self._query = Query()
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self.total = 0

    def ask(self, query: Query) -> None:
        """Begin anew with this query."""
        self._query = query
        self._pages.clear()
        self.total = self._count(query)

    def at(self, index: int) -> Any | None:
        """Return the row at this place, or None when the list has become shorter."""
        number, inside = divmod(index, PAGE)
        page = self._page(number)
        return page[inside] if inside < len(page) else None

    def _page(self, number: int) -> Sequence[Any]:
        if number not in self._pages:
            window = self._query._replace(offset=number * PAGE, limit=PAGE)
            self._pages[number] = self._fetch(window)
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]

    def ids(self, first: int, last: int) -> list[str]:
        """Return the ids from one place to another, both included."""
        window = self._query._replace(offset=first, limit=last - first + 1)
        return [row.id for row in self._fetch(window)]


@dataclass(slots=True)
class Selection:
    """Which rows are chosen, by id, and the place of the cursor; as in a file manager."""

    rows: Rows
    ids: set[str] = field(default_factory=set)
    cursor: int = 0
    _anchor: int = 0

    def clear(self) -> None:
        """Choose nothing."""
        self.ids = set()
        self.cursor = self._anchor = 0

    def only(self, index: int) -> None:
        """Choose this row alone."""
        row = self.rows.at(index)
        self.ids = {row.id} if row is not None else set()
        self.cursor = self._anchor = index

    def toggle(self, index: int) -> None:
        """Add this row, or take it away."""
        row = self.rows.at(index)
        if row is not None:
            self.ids ^= {row.id}
        self.cursor = self._anchor = index

    def stretch(self, index: int) -> None:
        """Choose everything between the anchor and this row."""
        first, last = sorted((self._anchor, index))
        self.ids = set(self.rows.ids(first, last))
        self.cursor = index

    def everything(self) -> None:
        """Choose the whole list."""
        self.ids = set(self.rows.ids(0, max(self.rows.total - 1, 0)))

    def in_order(self) -> list[str]:
        """Return the chosen ids as the list shows them; what it does not show is not chosen."""
        row = self.rows.at(self.cursor)
        if not self.ids or (row is not None and self.ids == {row.id}):
            return list(self.ids)
        shown = self.rows.ids(0, max(self.rows.total - 1, 0))
        return [one for one in shown if one in self.ids]
