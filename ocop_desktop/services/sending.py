"""What of a year goes up, and what stays and why: ideas and plans from finished on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from ocop_desktop.core.records import Attachment, IdeaRow, PlanRow, Query, State
from ocop_desktop.forms.spec import Form
from ocop_desktop.services import passage
from ocop_desktop.store import ideas, plans, states
from ocop_desktop.wording import services as words

GOES: Final = frozenset({State.FINISHED, State.SENT, State.ACCEPTED, State.REJECTED})
_ALL: Final = 100_000

Ways: TypeAlias = tuple[int, int, int, int]
Row = TypeVar("Row", IdeaRow, PlanRow)


@dataclass(frozen=True, slots=True)
class Sending:
    """What of a year goes up, and what stays: ideas and plans with the reason, further papers."""

    year: int
    goes: tuple[IdeaRow, ...]
    stays: tuple[tuple[IdeaRow, str], ...]
    files: tuple[Attachment, ...] = ()
    again: frozenset[str] = frozenset()  # ideas that came back once and were finished anew
    plans: tuple[PlanRow, ...] = ()
    plans_stay: tuple[tuple[PlanRow, str], ...] = ()
    plans_again: frozenset[str] = frozenset()
    papers_stay: tuple[tuple[PlanRow, Form], ...] = ()  # begun papers of plans that go without them

    @property
    def new(self) -> int:
        """Return how many ideas go for the first time."""
        return self.unsent - len(self.again)

    @property
    def new_plans(self) -> int:
        """Return how many plans go for the first time."""
        return self.unsent_plans - len(self.plans_again)

    @property
    def ways(self) -> Ways:
        """Return how many ideas are new, come again, went before, and have their answer."""
        return _ways(self.goes, self.again)

    @property
    def plan_ways(self) -> Ways:
        """Return the same of the plans."""
        return _ways(self.plans, self.plans_again)

    @property
    def unsent(self) -> int:
        """Return how many ideas were not sent as they are now."""
        return _finished(self.goes)

    @property
    def unsent_plans(self) -> int:
        """Return how many plans were not sent as they are now."""
        return _finished(self.plans)

    @property
    def unnumbered(self) -> tuple[IdeaRow, ...]:
        """Return the ideas that go and are not in the commune's register."""
        return tuple(row for row in self.goes if not row.register_number)

    @property
    def size(self) -> int:
        """Return how many bytes the attached files have, equal ones counted once."""
        return sum({file.sha256: file.size for file in self.files}.values())


def rows_of(year: int) -> Sending:
    """Return the ideas and plans of a year; attached files are still left out."""
    goes, stays = _parted(ideas.page(Query(year=year, order="number", limit=_ALL)))
    plans_go, plans_stay = _parted(plans.page(Query(year=year, order="producer", limit=_ALL)))
    return Sending(
        year,
        goes,
        stays,
        again=_again("idea", goes),
        plans=plans_go,
        plans_stay=plans_stay,
        plans_again=_again("plan", plans_go),
    )


def _parted(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[tuple[Row, str], ...]]:
    goes = tuple(row for row in rows if row.state in GOES)
    return goes, tuple((row, words.stays(row.state)) for row in rows if row.state not in GOES)


def _finished(rows: Iterable[IdeaRow | PlanRow]) -> int:
    return sum(row.state is State.FINISHED for row in rows)


def _ways(rows: Sequence[IdeaRow | PlanRow], again: frozenset[str]) -> Ways:
    finished = _finished(rows)
    answered = sum(row.state in passage.RESULTS for row in rows)
    return finished - len(again), len(again), len(rows) - finished, answered


def _again(kind: str, goes: Iterable[IdeaRow | PlanRow]) -> frozenset[str]:
    """Return the ids of those that are finished and were given back before."""
    finished = [row.id for row in goes if row.state is State.FINISHED]
    found = states.of_many(kind, finished).items()
    return frozenset(one for one, changes in found if passage.of(changes).returned_on)
