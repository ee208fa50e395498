"""What is entered by hand of papers that went up and came back: sent, accepted, returned, no."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Plan, State, Subject
from ocop_desktop.core.text import clean
from ocop_desktop.services import passage, subjects
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import database, ideas, states
from ocop_desktop.wording import register as words

# What may be entered by hand. Finishing, and beginning anew, are done in the form itself.
_BY_HAND: Final = passage.RESULTS | {State.SENT}
_NAMED: Final = 3
_REFUSALS: Final = frozenset({State.RETURNED, State.REJECTED})


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to how many records, and how it is taken back."""

    changes: Changes
    count: int
    undo: Callable[[], Changes]


class Results:
    """The verbs for states of one kind of record: "idea" or "plan"."""

    def __init__(self, kind: str, offices: Offices, clock: Clock) -> None:
        self._kind = kind
        self._offices = offices
        self._clock = clock

    def able(self, ids: Sequence[str], state: State) -> list[str]:
        """Return those of these records that may be brought into this state by hand."""
        now = states.standing(self._kind, ids)
        return [one for one in ids if one in now and _by_hand(now[one], state)]

    def enter(
        self,
        ids: Sequence[str],
        state: State,
        happened_on: date,
        paper_number: str = "",
        reason: str = "",
    ) -> Deed:
        """Enter that these were sent, or what came back; all of them or none.

        What was returned can be edited again; the paper that was sent stays in the journal.

        Raises:
            Refusal: when one of them cannot come into this state now; names it. When the day is
                still to come, a result is older than the sending, or a refusal has no reason.
        """
        self.refuse_future(happened_on)
        wrong = sorted(set(ids) - set(self.able(ids, state)))
        if wrong:
            names = [self._name(one) for one in wrong[:_NAMED]]
            raise Refusal("SO-01", words.wrong_way(names, len(wrong), state), todo=words.WAYS_TODO)
        if state in passage.RESULTS:
            self._refuse_before_sending(ids, happened_on)
        if state in _REFUSALS and not clean(reason):
            raise Refusal("SO-08", words.RESULT_NEEDS_REASON, todo=words.RESULT_NEEDS_REASON_TODO)
        self._enter(ids, state, happened_on, clean(paper_number), clean(reason))
        entered = self._newest(ids)
        return Deed(self._changes(ids), len(ids), lambda: self._undo(entered))

    def _undo(self, entered: Mapping[str, str]) -> Changes:
        """Take these changes of state back, where nothing came after them.

        Raises:
            Refusal: when one of them went on since.
        """
        if self._newest(list(entered)) != entered:
            raise Refusal("SO-05", words.WENT_ON, todo=words.WENT_ON_TODO)
        return self.take_back(list(entered))

    def before(self, record_id: str) -> State | None:
        """Return the state a mistaken entry leads back to, None where nothing was entered."""
        return passage.BACK.get(subjects.needed(self._kind, record_id).state)

    def take_back(self, ids: Sequence[str]) -> Changes:
        """Enter anew the state before the last one; what was entered stays in the history.

        Raises:
            Refusal: when one of them was deleted.
        """
        today = self._clock().date()
        with database.transaction():
            for one in ids:
                before = passage.BACK.get(self._live(one).state)
                if before is not None:
                    self._enter([one], before, today, "", words.TAKEN_BACK)
        return self._changes(ids)

    def refuse_future(self, day: date) -> None:
        """Raise Refusal for a day that is still to come."""
        if day > self._clock().date():
            raise Refusal("SO-03", words.in_future(day), todo=words.IN_FUTURE_TODO)

    def _enter(self, ids: Sequence[str], state: State, day: date, number: str, reason: str) -> None:
        who = self._offices.who()
        with database.transaction():
            for one in ids:
                states.enter(
                    one,
                    state,
                    who,
                    happened_on=day,
                    paper_number=number,
                    reason=reason,
                    record_type=self._kind,
                )

    def _refuse_before_sending(self, ids: Sequence[str], day: date) -> None:
        for one, changes in states.of_many(self._kind, ids).items():
            sent_on = passage.of(changes).sent_on
            if sent_on and day < sent_on:
                name = self._name(one)
                raise Refusal("SO-04", words.before_sending(name, sent_on), todo=words.DAY_TODO)

    def _newest(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the id of the newest change of state of each record."""
        found = states.of_many(self._kind, ids).items()
        return {one: changes[-1].id for one, changes in found}

    def _changes(self, ids: Sequence[str]) -> Changes:
        return Changes.of(*((self._kind, one) for one in ids))

    def _live(self, record_id: str) -> Subject:
        found = subjects.needed(self._kind, record_id)
        refuse_trashed(found)
        return found

    def _name(self, record_id: str) -> str:
        return name_of(subjects.get(self._kind, record_id))


def name_of(subject: Subject | None) -> str:
    """Return the name of the product an idea or a plan is about, "" for none."""
    if subject is None:
        return ""
    return ideas.product_name(subject.idea_id if isinstance(subject, Plan) else subject.id)


def refuse_trashed(subject: Subject) -> None:
    """Raise Refusal for what was deleted."""
    if subject.deleted_at is not None:
        raise Refusal("SO-07", words.in_trash(name_of(subject)), todo=words.IN_TRASH_TODO)


def _by_hand(now: State, wanted: State) -> bool:
    ways = states.WAYS[now] & _BY_HAND
    return wanted in ways and not passage.is_way_back(now, wanted)
