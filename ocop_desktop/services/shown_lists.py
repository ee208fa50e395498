"""The lists of the program as workbooks: just the rows a screen shows, with all that is known."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.files import free_name
from ocop_desktop.core.records import Office, Query, Recognition
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.paper.columns import Sheet
from ocop_desktop.render.workbook.sheet import write_sheet
from ocop_desktop.services import shown_columns
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import file_refusal
from ocop_desktop.services.recognitions import live_ranks
from ocop_desktop.services.shown_columns import Line
from ocop_desktop.store import ideas, plans, producers, products
from ocop_desktop.wording import shown_lists as words

KINDS: Final = tuple(words.TITLES)
_EVERY: Final = 50  # rows between two words about progress


def _producers(query: Query) -> Iterator[Line]:
    for producer, count in producers.iterate(query):
        yield Line(producer=producer, ideas=count)


def _products(query: Query, today: date) -> Iterator[Line]:
    ranks = live_ranks(today)
    for product, producer, count, year in products.iterate(query):
        won = ranks[product.id].won if product.id in ranks else Recognition()
        yield Line(product=product, producer=producer, ideas=count, last_year=year, won=won)


def _ideas(query: Query) -> Iterator[Line]:
    for idea, product, producer in ideas.iterate(query):
        yield Line(idea=idea, product=product, producer=producer)


def _plans(query: Query) -> Iterator[Line]:
    for plan, idea, product, producer in plans.iterate(query):
        yield Line(plan=plan, idea=idea, product=product, producer=producer)


_COUNTS: Final[dict[str, Callable[[Query], int]]] = {
    "producers": producers.count,
    "products": products.count,
    "ideas": ideas.count,
    "plans": plans.count,
}
_LINES: Final[dict[str, Callable[[Query], Iterator[Line]]]] = {
    "producers": _producers,
    "ideas": _ideas,
    "plans": _plans,
}


class ShownLists:
    """The verbs for lists as they are shown; `kind` is one of KINDS everywhere."""

    def __init__(self, library: Library, offices: Offices, clock: Clock) -> None:
        self._library = library
        self._offices = offices
        self._clock = clock

    def path_for(self, kind: str, folder: Path) -> Path:
        """Return a free name for a list's workbook in that folder."""
        return free_name(folder / words.file_name(kind, self._clock().date()))

    def save(
        self,
        kind: str,
        query: Query,
        path: Path,
        *,
        narrowed: str = "",
        progress: Stepper | None = None,
    ) -> int:
        """Write every row the query finds, in its order, and return how many there are.

        The window of the query does not count, and the trash is never written. `narrowed` tells
        in the heading what was searched and filtered for.

        Raises:
            Refusal: when the file cannot be written.
        """
        stepper, total = progress or Stepper(), _COUNTS[kind](query)

        def on_step(done: int) -> None:
            if done % _EVERY == 0 or done == total:
                stepper.step(done, total, words.row_step(done, total))

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return write_sheet(self._sheet(kind, query, total, narrowed), path, on_step)
        except OSError as error:
            raise file_refusal(path, error) from error

    def _sheet(self, kind: str, query: Query, total: int, narrowed: str) -> Sheet:
        columns = shown_columns.of(kind, self._kind, self._class, self._day)
        rows: Iterator[list[Any]] = (
            [number, *(column.take(line) for column in columns)]
            for number, line in enumerate(self._lines(kind, query), 1)
        )
        us = self._offices.us() or Office()
        return Sheet(
            name=words.SHEET_NAME,
            title=words.TITLES[kind],
            subtitle=words.subtitle(narrowed, kind, total, self._clock().date()),
            columns=(shown_columns.NUMBER, *(column.head for column in columns)),
            rows=rows,
            left=(words.COMMITTEE, us.commune.upper()),
        )

    def _lines(self, kind: str, query: Query) -> Iterator[Line]:
        if kind == "products":
            return _products(query, self._clock().date())
        return _LINES[kind](query)

    # --- what keys mean ---------------------------------------------------------------------

    def _kind(self, key: str) -> str:
        kind = self._offices.basis().producer_kind(key) if key else None
        return kind.label if kind else ""

    def _class(self, basis: str, key: str) -> tuple[str, str]:
        """Return sector and leaf of a class in words."""
        leaf = self._library.basis(basis).leaf(key) if key else None
        return (leaf.sector, leaf.title) if leaf else ("", "")

    def _day(self, moment: datetime | None) -> date | None:
        return moment.astimezone(self._clock().tzinfo).date() if moment else None
