"""What the lists of ideas and of plans have in common: papers, and the lists that go up."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ocop_desktop.core.records import Query, State
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts.list_presenter import Shelf, YearlyListPresenter

if TYPE_CHECKING:
    from ocop_desktop.forms.spec import ListDefinition
    from ocop_desktop.services.jobs import Progress


class PaperShelf(Shelf, Protocol):
    """The service behind records that are printed."""

    def form_code(self, record_id: str, /) -> str:
        """Return the code of the form a record is printed with."""


class PaperListPresenter(YearlyListPresenter):
    """A list of records with papers; `about` is what forms and lists call them."""

    def __init__(self, name: str, about: str, shelf: PaperShelf, context: Context) -> None:
        super().__init__(name, shelf, context.desk, context.bus, context.toast)
        self._about = about
        self._papers = shelf
        self._go = context.go

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
        return tuple(Item(self._papers.form_code(one), self._about, one) for one in ids)

    def lists(self) -> "Sequence[ListDefinition]":
        """Return the lists of these that can go up as a workbook."""
        return [each for each in self._desk.lists.definitions() if each.about == self._about]

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
