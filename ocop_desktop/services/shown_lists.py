"""The lists of the program as workbooks: just the rows a screen shows, with all that is known."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.files import free_name
from ocop_desktop.core.records import Idea, Office, Producer, Product, Query
from ocop_desktop.forms.columns import Sheet, SheetColumn
from ocop_desktop.forms.library import Library
from ocop_desktop.render import xlsx
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import file_refusal
from ocop_desktop.store import ideas, producers, products
from ocop_desktop.wording import common
from ocop_desktop.wording import shown_lists as words

KINDS: Final = tuple(words.TITLES)
_EVERY: Final = 50  # rows between two words about progress
_DATE: Final = "dd/mm/yyyy"
_NUMBER: Final = "#,##0"
_YEAR: Final = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row of a list with the records behind it; what a list does not have stays None."""

    producer: Producer
    product: Product | None = None
    idea: Idea | None = None
    ideas: int = 0
    last_year: int | None = None


class ShownLists:
    """The verbs for lists as they are shown."""

    def __init__(self, library: Library, offices: Offices, clock: Clock) -> None:
        self._library = library
        self._offices = offices
        self._clock = clock
        self._sources: Mapping[str, Callable[[Query], Iterator[_Line]]] = {
            "producers": _producers,
            "products": _products,
            "ideas": _ideas,
        }
        self._counts = {"producers": producers, "products": products, "ideas": ideas}

    def path_for(self, kind: str, folder: Path) -> Path:
        """Return a free name for a list's workbook in that folder."""
        return free_name(folder / words.file_name(kind, self._today()))

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

        `kind` is one of KINDS; the window of the query does not count, and the trash is never
        written. `narrowed` tells in the heading what was searched and filtered for.

        Raises:
            Refusal: when the file cannot be written.
        """
        stepper, total = progress or Stepper(), self._counts[kind].count(query)

        def on_step(done: int) -> None:
            if done % _EVERY == 0 or done == total:
                stepper.step(done, total, words.row_step(done, total))

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return xlsx.write_sheet(self.sheet(kind, query, total, narrowed), path, on_step)
        except OSError as error:
            raise file_refusal(path, error) from error

    def sheet(self, kind: str, query: Query, total: int, narrowed: str = "") -> Sheet:
        """Return the list as a sheet whose rows are read while they are written."""
        columns = self._columns(kind)
        rows = (
            [number, *(take(line) for _, take in columns)]
            for number, line in enumerate(self._sources[kind](query), 1)
        )
        us = self._offices.us() or Office()
        return Sheet(
            name=words.SHEET_NAME,
            title=words.TITLES[kind],
            subtitle=words.subtitle(narrowed, kind, total, self._today()),
            columns=(_whole(words.NUMBER, 5), *(column for column, _ in columns)),
            rows=rows,
            left=(words.COMMITTEE, us.commune.upper()),
        )

    # --- columns ----------------------------------------------------------------------------

    def _columns(self, kind: str) -> list[tuple[SheetColumn, Callable[[_Line], Any]]]:
        return {
            "producers": self._producer_columns,
            "products": self._product_columns,
            "ideas": self._idea_columns,
        }[kind]()

    def _producer_columns(self) -> list[tuple[SheetColumn, Callable[[_Line], Any]]]:
        return [
            (_text(words.NAME, 30), lambda r: r.producer.name),
            (_text(words.KIND, 16), lambda r: self._kind(r.producer.kind)),
            *_people(),
            (_text(words.ADDRESS, 30), lambda r: r.producer.address),
            (_text(words.EMAIL, 18), lambda r: r.producer.email),
            (_text(words.TAX_CODE, 14), lambda r: r.producer.tax_code),
            (_text(words.REGISTRATION, 14), lambda r: r.producer.registration_number),
            (_day(words.FOUNDED), lambda r: r.producer.founded_on),
            (_whole(words.WORKERS), lambda r: r.producer.workers),
            (_whole(words.LOCAL_WORKERS), lambda r: r.producer.local_workers),
            (_text(words.MEMBER_OF, 20), _cooperatives()),
            (_whole(words.IDEAS), lambda r: r.ideas or None),
            (_day(words.CHANGED), lambda r: self._date(r.producer.updated_at)),
        ]

    def _product_columns(self) -> list[tuple[SheetColumn, Callable[[_Line], Any]]]:
        return [
            (_text(words.PRODUCT, 30), lambda r: r.product.name if r.product else ""),
            (_text(words.PRODUCER, 30), lambda r: r.producer.name),
            (_text(words.KIND, 16), lambda r: self._kind(r.producer.kind)),
            *_people(),
            (_whole(words.IDEAS), lambda r: r.ideas or None),
            (_whole(words.LAST_YEAR, look=_YEAR), lambda r: r.last_year),
            (_day(words.CHANGED), lambda r: self._date(r.product and r.product.updated_at)),
        ]

    def _idea_columns(self) -> list[tuple[SheetColumn, Callable[[_Line], Any]]]:
        def of(take: Callable[[Idea], Any]) -> Callable[[_Line], Any]:
            return lambda r: take(r.idea) if r.idea else None

        return [
            (_whole(words.YEAR, 7, _YEAR), of(lambda i: i.year)),
            (_text(words.REGISTER_NUMBER, 9), of(lambda i: i.register_number)),
            (_day(words.RECEIVED), of(lambda i: i.received_on)),
            (_text(words.PRODUCT, 28), lambda r: r.product.name if r.product else ""),
            (_text(words.NEW_OR_EXISTING, 10), of(lambda i: words.IDEA_KINDS[i.kind])),
            (_text(words.PRODUCER, 28), lambda r: r.producer.name),
            (_text(words.KIND, 16), of(lambda i: "") if False else self._idea_kind),
            *_people(),
            (_text(words.SECTOR, 16), of(lambda i: self._leaf(i).sector)),
        ]
