"""What the register's list shows and does."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocop_desktop.core.dates import show_date
from ocop_desktop.core.records import Query, Verdict
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.jobs import Progress
from ocop_desktop.services.register import PDF, Gap, Line
from ocop_desktop.ui.context import Context, Pages
from ocop_desktop.ui.deeds.deeds import Deeds
from ocop_desktop.ui.deeds.to_plan import ToPlan
from ocop_desktop.ui.lists.presenter import YearlyListPresenter
from ocop_desktop.ui.parts import state_pills as pills
from ocop_desktop.ui.parts.pills import Pill
from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import register as words

if TYPE_CHECKING:
    from ocop_desktop.services.desk import Desk


class _Shelf:
    """Lines of the register; its ideas come and go where ideas do."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def page(self, query: Query) -> Sequence[Line]:
        """Return the lines of one window of the list."""
        return self._desk.register.page(query)

    def count(self, query: Query) -> int:
        """Return how many lines the whole list has."""
        return self._desk.register.count(query)

    def trash(self, record_id: str) -> Changes:
        """Put an idea in the trash."""
        return self._desk.ideas.trash(record_id)

    def restore(self, record_id: str) -> Changes:
        """Take an idea out of the trash."""
        return self._desk.ideas.restore(record_id)


class RegisterPresenter(YearlyListPresenter):
    """Serves the register's list."""

    name = "register"
    about = "idea"
    order = "number"

    def __init__(self, context: Context) -> None:
        super().__init__(context, _Shelf(context.desk), Deeds(context))
        self.to_plan = ToPlan(context)

    # --- the list ---------------------------------------------------------------------------

    def remembered(self) -> tuple[Mapping[str, Any], str]:
        """Return filters and order as they were left; the book of the working year opens."""
        filters, order = super().remembered()
        return {**filters, "registered": True}, order

    def places(self) -> Sequence[tuple[bool | None, str]]:
        """Return the choices between what has its number and what waits for it."""
        return [
            (None, words.ANY_PLACE),
            (True, words.IN_REGISTER),
            (False, words.NOT_IN_REGISTER),
        ]

    def verdicts(self) -> Sequence[tuple[str | None, str]]:
        """Return the choices of the verdict filter."""
        told = ((str(v), words.verdict(v)) for v in Verdict)
        return [(None, words.ANY_VERDICT), *told, ("", words.NO_VERDICT)]

    def gaps(self, year: int | None) -> str:
        """Name the numbers of a year nobody has, "" where there are none."""
        year = year or self.year()
        found = self._desk.register.gaps(year)
        missing = [gap for gap in found if not (gap.trashed or gap.doubled)]
        trashed = [gap for gap in found if gap.trashed]
        doubled = [gap for gap in found if gap.doubled]
        return words.gaps(_spans(missing), _spans(trashed), _spans(doubled), year)

    # --- cells ------------------------------------------------------------------------------

    def received(self, line: Line) -> str:
        """Return the day it was received."""
        return show_date(line.idea.received_on) if line.idea.received_on else ""

    def kind(self, line: Line) -> str:
        """Return whether the product is new, in a word."""
        return list_words.IDEA_KINDS_SHORT[line.idea.kind]

    def verdict(self, line: Line) -> Pill | None:
        """Return the commune's verdict."""
        return pills.of_verdict(line.idea.verdict)

    def state(self, line: Line) -> Pill:
        """Return where it stands."""
        return pills.of_state(line.idea.state)

    def paper(self, line: Line) -> str:
        """Return number and day of the newest paper."""
        paper = line.paper
        return words.paper(paper.paper_number, paper.happened_on) if paper else ""

    # --- deeds ------------------------------------------------------------------------------

    def open(self, idea_id: str) -> None:
        """Show all that happened to an idea."""
        self._go("register_record", idea_id)

    def preview(self, year: int | None) -> None:
        """Show the real pages of the register of a year."""
        register, wanted = self._desk.register, year or self.year()
        pages = Pages(
            make=lambda progress: register.preview(wanted, progress),
            save=self.saving(wanted, PDF),
        )
        self._go("preview", pages)

    def saving(self, year: int | None, ending: str) -> Callable[[Progress], list[Path]]:
        """Return the work that writes the register of a year as PDF or workbook."""
        register, folder = self._desk.register, self._desk.printing.folder()
        wanted = year or self.year()

        def work(progress: Progress) -> list[Path]:
            path = register.path_for(wanted, folder, ending)
            return [register.save(wanted, path, ending, progress)]

        return work


def _spans(found: Sequence[Gap]) -> list[tuple[int, int]]:
    return [(gap.first, gap.last) for gap in found]
