"""What the lists have in common, without Tk: asking, remembering, opening, trash with undo."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Protocol

from ocop_desktop.core.dates import show_moment
from ocop_desktop.core.records import Query, State
from ocop_desktop.services.changes import Changes
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.deeds.deeds import Deeds
from ocop_desktop.wording import common
from ocop_desktop.wording import lists as words

if TYPE_CHECKING:
    from ocop_desktop.services.jobs import Progress

TRASHED: Final = "trashed"  # the filter every list has


class Shelf(Protocol):
    """The service behind a list."""

    def page(self, query: Query) -> Sequence[Any]:
        """Return the lines of one window of the list."""

    def count(self, query: Query) -> int:
        """Return how many lines the whole list has."""

    def trash(self, record_id: str, /) -> Changes:
        """Put one in the trash; Refusal when that cannot be."""

    def restore(self, record_id: str, /) -> Changes:
        """Take one out of the trash."""


class ListPresenter:
    """Serves one SearchList from one service."""

    name: ClassVar[str]  # of the list
    about: ClassVar[str]  # what forms and lists call a record of it
    order: ClassVar[str]  # of the rows, where she chose none

    def __init__(self, context: Context, shelf: Shelf) -> None:
        self._shelf = shelf
        self._desk = context.desk
        self._bus = context.bus
        self._toast = context.toast
        self._go = context.go
        self.deleted: list[str] = []  # last, while the screen is open

    def query(self, search: str, filters: Mapping[str, Any], order: str) -> Query:
        """Return what the list asks for; filters are called as the query calls them."""
        wanted = {**filters, TRASHED: bool(filters.get(TRASHED))}
        return Query(search=search, order=order or self.order, **wanted)

    def fetch(self, query: Query) -> Sequence[Any]:
        """Return the lines of one window of the list."""
        return self._shelf.page(query)

    def count(self, query: Query) -> int:
        """Return how many lines the whole list has."""
        return self._shelf.count(query)

    def remembered(self) -> tuple[Mapping[str, Any], str]:
        """Return filters and order as they were left."""
        kept = self._desk.offices.setting(f"list.{self.name}") or {}
        return kept.get("filters", {}), kept.get("order", "")

    def remember(self, filters: Mapping[str, Any], order: str) -> None:
        """Keep filters and order for next time; a list never opens on the trash."""
        kept = {name: value for name, value in filters.items() if name != TRASHED}
        self._desk.offices.put_setting(f"list.{self.name}", {"filters": kept, "order": order})

    def changed(self, row: Any) -> str:
        """Return when the row was last changed."""
        return show_moment(row.updated_at, self._desk.clock())

    def open(self, record_id: str) -> None:
        """Open the guided entry of one."""
        self._go("filling", Fill(owner_type=self.about, owner_id=record_id))

    def exporting_shown(self, query: Query, narrowed: str) -> "Callable[[Progress], list[Path]]":
        """Return the work that writes all rows of a query as a workbook in her folder."""
        shown, folder, name = self._desk.shown_lists, self._desk.printing.folder(), self.name

        def work(progress: "Progress") -> list[Path]:
            path = shown.path_for(name, folder)
            shown.save(name, query, path, narrowed=narrowed, progress=progress)
            return [path]

        return work

    def trash(self, ids: Sequence[str]) -> None:
        """Put these in the trash and offer to take them out again.

        Raises:
            Refusal: when one cannot be; those before it are in the trash.
        """
        done: list[str] = []
        try:
            for one in ids:
                self._bus.publish(self._shelf.trash(one))
                done.append(one)
        finally:
            if done:
                self.deleted = done
                self._toast(words.trashed(len(done)), common.UNDO, partial(self._undo, done))

    def undo(self) -> None:
        """Take the last deletion back, if there is one that was not taken back."""
        if self.deleted:
            done = self.deleted
            self._undo(done)
            self._toast(words.taken_back(len(done)))

    def _undo(self, done: list[str]) -> None:
        if self.deleted == done:
            self.deleted = []
        self._restore(done)

    def take_back(self, ids: Sequence[str]) -> None:
        """Take these out of the trash.

        Raises:
            Refusal: when one cannot be; those before it are out of the trash.
        """
        self._restore(ids)
        self._toast(words.taken_back(len(ids)))

    def _restore(self, ids: Sequence[str]) -> None:
        for one in ids:
            self._bus.publish(self._shelf.restore(one))


class YearlyListPresenter(ListPresenter):
    """A list of what belongs to a year and stands in a state; it opens in the working year."""

    def __init__(self, context: Context, shelf: Shelf, deeds: Deeds) -> None:
        super().__init__(context, shelf)
        self.deeds = deeds

    def trash(self, ids: Sequence[str]) -> None:
        """Put these in the trash; that is what is undone first from now on."""
        self.deeds.forget()
        super().trash(ids)

    def undo(self) -> None:
        """Take back what was entered last, else the last deletion."""
        if not self.deeds.undo():
            super().undo()

    def remembered(self) -> tuple[Mapping[str, Any], str]:
        """Return filters and order as they were left; the year is always the working year."""
        filters, order = super().remembered()
        return {**filters, "year": self.year()}, order

    def year(self) -> int:
        """Return the working year."""
        return self._desk.offices.year()

    def years(self) -> Sequence[tuple[int | None, str]]:
        """Return the choices of the year filter."""
        years = self._desk.ideas.years()
        return [(None, words.ANY_YEAR), *((year, words.year(year)) for year in years)]

    def states(self) -> Sequence[tuple[str | None, str]]:
        """Return the choices of the state filter."""
        return [(None, words.ANY_STATE), *((str(s), common.state(s)) for s in State)]
