"""Today: drafts to continue, what is missing, what to do next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import IdeaRow, Query
from ocop_desktop.services.filling import Filling
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.safekeeping import Safekeeping
from ocop_desktop.store import ideas, producers, products
from ocop_desktop.wording import services as words

DRAFTS_SHOWN: Final = 8
_BACKUP_DAYS: Final = 7


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One idea still being written; `missing` counts what stands against finishing."""

    id: str
    product: str
    producer: str
    missing: int
    saved_at: datetime
    step: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """One sentence and the screen where it is mended."""

    text: str
    screen: str
    what: Any = None


@dataclass(frozen=True, slots=True)
class TodayView:
    """All the Today screen shows."""

    drafts: tuple[DraftLine, ...]
    reminders: tuple[Reminder, ...]
    counts: dict[str, int]


class Today:
    """Looks over the workspace."""

    def __init__(
        self, offices: Offices, filling: Filling, safekeeping: Safekeeping, clock: Clock
    ) -> None:
        self._offices = offices
        self._filling = filling
        self._safekeeping = safekeeping
        self._clock = clock

    def look(self) -> TodayView:
        """Return what waits in the working year."""
        year = self._offices.year()
        return TodayView(self._drafts(year), tuple(self._reminders(year)), self._counts(year))

    def _drafts(self, year: int) -> tuple[DraftLine, ...]:
        rows = ideas.page(Query(year=year, state="draft", order="-updated", limit=DRAFTS_SHOWN))
        return tuple(self._draft(row) for row in rows)

    def _draft(self, row: IdeaRow) -> DraftLine:
        opened = self._filling.open("idea", row.id)
        blocking = [p for p in opened.session.all_problems() if p.severity is Severity.BLOCKS]
        return DraftLine(
            row.id,
            row.product_name,
            row.producer_name,
            len(blocking),
            row.updated_at,
            self._first_step(opened.form.steps(), blocking),
        )

    @staticmethod
    def _first_step(steps: Any, blocking: list[Any]) -> str:
        keys = {problem.field.split(".")[0] for problem in blocking}
        return next((s.title for s in steps if any(f.key in keys for f in s.fields)), "")

    def _reminders(self, year: int) -> list[Reminder]:
        found = []
        total = ideas.count(Query(year=year))
        if total and ideas.main_of_year(year) is None:
            found.append(Reminder(words.no_main_product(year), "ideas"))
        ungrouped = total - sum(ideas.count(Query(year=year, priority=n)) for n in (1, 2, 3))
        if ungrouped:
            found.append(Reminder(words.without_priority(ungrouped), "ideas"))
        last = self._safekeeping.last_at()
        if last is None or (self._clock() - last).days >= _BACKUP_DAYS:
            found.append(Reminder(words.BACKUP_DUE, "settings", "backup"))
        return found

    @staticmethod
    def _counts(year: int) -> dict[str, int]:
        return {
            "ideas": ideas.count(Query(year=year)),
            "drafts": ideas.count(Query(year=year, state="draft")),
            "finished": ideas.count(Query(year=year, state="finished")),
            "producers": producers.count(Query()),
            "products": products.count(Query()),
        }
