"""What the lists have in common, without Tk: remembering, counting, trash with undo."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from ocop_desktop.core.records import Query, State
from ocop_desktop.services.changes import Changes
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.context import Toast
from ocop_desktop.wording import common
from ocop_desktop.wording import ui as words

if TYPE_CHECKING:
    from ocop_desktop.services.desk import Desk
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


class Settings(Protocol):
    """Where the list's filters are remembered."""

    def setting(self, name: str, default: Any = None) -> Any:
        """Return what was kept."""

    def put_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value."""


class ListPresenter:
    """Serves one SearchList from one service."""

    def __init__(self, name: str, shelf: Shelf, settings: Settings, bus: Bus, toast: Toast) -> None:
        self._list = name
        self._setting = f"list.{name}"
        self._shelf = shelf
        self._settings = settings
        self._bus = bus
        self._toast = toast
        self.deleted: list[str] = []  # last, while the screen is open

    def fetch(self, query: Query) -> Sequence[Any]:
        """Return the lines of one window of the list."""
        return self._shelf.page(query)

    def count(self, query: Query) -> int:
        """Return how many lines the whole list has."""
        return self._shelf.count(query)

    def remembered(self) -> tuple[Mapping[str, Any], str]:
        """Return filters and order as they were left."""
        kept = self._settings.setting(self._setting) or {}
        return kept.get("filters", {}), kept.get("order", "")

    def remember(self, filters: Mapping[str, Any], order: str) -> None:
        """Keep filters and order for next time; a list never opens on the trash."""
        kept = {name: value for name, value in filters.items() if name != TRASHED}
        self._settings.put_setting(self._setting, {"filters": kept, "order": order})

    def exporting_shown(
        self, desk: "Desk", query: Query, narrowed: str
    ) -> "Callable[[Progress], list[Path]]":
        """Return the work that writes all rows of a query as a workbook in her folder."""
        shown, folder, name = desk.shown_lists, desk.printing.folder(), self._list

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

    def __init__(self, name: str, shelf: Shelf, desk: "Desk", bus: Bus, toast: Toast) -> None:
        super().__init__(name, shelf, desk.offices, bus, toast)
        self._desk = desk

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
