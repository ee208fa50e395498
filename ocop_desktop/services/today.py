"""Today: drafts to continue, what is missing, what to do next."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import Query, State
from ocop_desktop.services import recognitions
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.safekeeping import Safekeeping
from ocop_desktop.store import ideas, plans, producers, products, states
from ocop_desktop.wording import recognitions as recognition_words
from ocop_desktop.wording import services as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_desktop.services.filling import Filling

DRAFTS_SHOWN: Final = 8
RETURNED_SHOWN: Final = 3
_BACKUP_DAYS: Final = 7


class DraftLine(NamedTuple):
    """One idea still being written."""

    id: str
    product: str
    producer: str
    saved_at: datetime


class Missing(NamedTuple):
    """How much stands against finishing a draft, and the first step where it is.

    Where nothing does, the step is the first that is not complete, "" when all of them are.
    """

    problems: int
    step: str


class Reminder(NamedTuple):
    """One sentence and the screen where it is mended."""

    text: str
    screen: str
    what: Any = None


class TodayView(NamedTuple):
    """All the Today screen shows at once."""

    drafts: tuple[DraftLine, ...]
    reminders: tuple[Reminder, ...]
    counts: dict[str, int]


class Today:
    """Looks over the workspace."""

    def __init__(
        self,
        offices: Offices,
        filling: "Callable[[], Filling]",
        safekeeping: Safekeeping,
        clock: Clock,
    ) -> None:
        self._offices = offices
        self._filling = filling
        self._safekeeping = safekeeping
        self._clock = clock

    def look(self) -> TodayView:
        """Return what waits in the working year; reads no form, and the basis only when needed."""
        year = self._offices.year()
        counts = self._counts(year)
        return TodayView(self._drafts(year), tuple(self._reminders(year, counts)), counts)

    def missing(self, idea_id: str) -> Missing:
        """Return what one draft still lacks; reads its form."""
        session = self._filling().open("idea", idea_id).session
        blocking = [p for p in session.all_problems() if p.severity is Severity.BLOCKS]
        keys = {p.field.split(".")[0] for p in blocking}
        steps = (
            [s for s in session.steps() if any(f.key in keys for f in s.fields)]
            if keys
            else [s for s in session.steps() if session.section_state(s.key) != "done"]
        )
        return Missing(len(blocking), steps[0].title if steps else "")

    def _drafts(self, year: int) -> tuple[DraftLine, ...]:
        query = Query(year=year, state="draft", order="-updated", limit=DRAFTS_SHOWN)
        return tuple(
            DraftLine(row.id, row.product_name, row.producer_name, row.updated_at)
            for row in ideas.page(query)
        )

    def _reminders(self, year: int, counts: dict[str, int]) -> list[Reminder]:
        found = self._returned(year)
        if counts["ideas"] and ideas.main_of_year(year) is None:
            found.append(Reminder(words.no_main_product(year), "ideas"))
        grouped = sum(ideas.count(Query(year=year, priority=group)) for group in (1, 2, 3))
        if counts["ideas"] > grouped:
            found.append(Reminder(words.without_priority(counts["ideas"] - grouped), "ideas"))
        if waiting := plans.count(Query(year=year, state=State.FINISHED)) if counts["plans"] else 0:
            found.append(Reminder(words.plans_to_send(waiting), "transfer"))
        if (ready := plans.unplanned(year)) and self._offices.basis().plan_form:
            # The panel that begins a plan lists just these first.
            found.append(Reminder(words.without_plan(ready), "plans", ("new", "")))
        if ending := recognitions.expiring(self._clock().date()):
            found.append(Reminder(recognition_words.expiring(len(ending)), "products"))
        last = self._safekeeping.last_at()
        if last is not None and (self._clock() - last).days >= _BACKUP_DAYS:
            found.append(Reminder(words.BACKUP_DUE, "settings", "backup"))
        return found

    @staticmethod
    def _returned(year: int) -> list[Reminder]:
        """Return one reminder for each idea that came back, the reason with it."""
        found = []
        for row in ideas.page(Query(year=year, state=State.RETURNED, limit=RETURNED_SHOWN)):
            reason = next((c.reason for c in reversed(states.of_idea(row.id)) if c.reason), "")
            found.append(Reminder(words.returned(row.product_name, reason), "filling", row.id))
        return found

    @staticmethod
    def _counts(year: int) -> dict[str, int]:
        return {
            "ideas": ideas.count(Query(year=year)),
            **{state: ideas.count(Query(year=year, state=state)) for state in State},
            "plans": plans.count(Query(year=year)),
            "producers": producers.count(Query()),
            "products": products.count(Query()),
        }
