"""What the lists of ideas and of plans have in common: papers, and the lists that go up."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from ocop_desktop.core.records import Query, State
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.ideas import CLOSED
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.lists.presenter import Shelf, YearlyListPresenter

if TYPE_CHECKING:
    from ocop_desktop.forms.spec import Form, ListDefinition
    from ocop_desktop.services.jobs import Progress

_NAMED: Final = 3  # records called by their names in a question


class Paper(Protocol):
    """A record that is printed."""

    @property
    def state(self) -> State:
        """Where it stands."""


class PaperShelf(Shelf, Protocol):
    """The service behind records that are printed."""

    def get(self, record_id: str, /) -> Paper | None:
        """Return one."""

    def form_code(self, record_id: str, /) -> str:
        """Return the code of the form a record is printed with."""

    def reopen(self, record_id: str, /) -> Changes:
        """Make a finished one a draft again."""


class PaperListPresenter(YearlyListPresenter):
    """A list of records with papers."""

    _shelf: PaperShelf

    # --- one record ---------------------------------------------------------------------------

    def is_finished(self, record_id: str) -> bool:
        """Tell whether it must be reopened before it can be changed."""
        paper = self._shelf.get(record_id)
        return bool(paper and paper.state is State.FINISHED)

    def reopen(self, record_id: str) -> None:
        """Make a finished one a draft again and open it."""
        self._bus.publish(self._shelf.reopen(record_id))
        self.open(record_id)

    def closed(self, ids: Sequence[str]) -> list[str]:
        """Return the names of those among these that are no drafts, a few of them."""
        found = ((one, self._shelf.get(one)) for one in ids)
        closed = [one for one, paper in found if paper and paper.state in CLOSED]
        return [self.deeds.name(one) for one in closed[:_NAMED]]

    # --- papers -------------------------------------------------------------------------------

    def forms(self) -> "Sequence[Form]":
        """Return the papers that can be handed out blank."""
        return self._desk.printing.forms()

    def preview(self, ids: Sequence[str]) -> None:
        """Show the papers of these."""
        self._go("preview", self._items(ids))

    def preview_blank(self, code: str) -> None:
        """Show an empty paper."""
        self._go("preview", (Item.blank(code),))

    def saving(
        self, ids: Sequence[str], *, one_file: bool = True, word: bool = False
    ) -> "Callable[[Progress], list[Path]]":
        """Return the work that writes the papers of these as PDF, or as one Word file each."""
        items, printing = self._items(ids), self._desk.printing
        return lambda progress: printing.save(
            items, one_file=one_file, progress=progress, word=word
        )

    def _items(self, ids: Sequence[str]) -> tuple[Item, ...]:
        return tuple(Item(self._shelf.form_code(one), self.about, one) for one in ids)

    # --- lists that go up ---------------------------------------------------------------------

    def lists(self) -> "Sequence[ListDefinition]":
        """Return the lists of these that can go up as a workbook."""
        return [each for each in self._desk.lists.definitions() if each.about == self.about]

    def drafts(self, year: int | None) -> tuple[int, int]:
        """Return how many of the year on screen are drafts, and which year that is."""
        year = year or self._desk.offices.year()
        return self._shelf.count(Query(year=year, state=State.DRAFT)), year

    def exporting(
        self, definition: "ListDefinition", year: int, *, drafts: bool
    ) -> "Callable[[Progress], list[Path]]":
        """Return the work that writes a list of one year, with the drafts or without."""
        lists, folder = self._desk.lists, self._desk.printing.folder()

        def work(progress: "Progress") -> list[Path]:
            folder.mkdir(parents=True, exist_ok=True)
            path = lists.path_for(definition, year, folder)
            return [lists.save(definition.code, year, path, progress, drafts=drafts)[0]]

        return work
