"""What became of an idea after it was finished, read from the changes of its state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ocop_desktop.core.records import State, StateChange
from ocop_desktop.wording import register as words

# Where a mistaken entry leads back to. Nothing is deleted: the way back is an entry of its own,
# and no other deed goes these ways.
BACK: Final[Mapping[State, State]] = {
    State.SENT: State.FINISHED,
    State.ACCEPTED: State.SENT,
    State.RETURNED: State.SENT,
    State.REJECTED: State.SENT,
}
RESULTS: Final = frozenset({State.ACCEPTED, State.RETURNED, State.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The dates and papers a register tells of one idea; "" and None for what did not happen."""

    sent_on: date | None = None
    sent_number: str = ""
    returned_on: date | None = None
    result: State | None = None
    result_on: date | None = None
    result_number: str = ""
    result_reason: str = ""
    sent_again_on: date | None = None  # after the last answer

    @property
    def outcome(self) -> str:
        """Return the last answer in words, and whether it was sent again since."""
        if self.result is None:
            return ""
        return words.outcome(
            self.result,
            self.result_number,
            self.result_on,
            self.result_reason,
            self.sent_again_on,
        )


def is_way_back(before: State, after: State) -> bool:
    """Tell whether this change takes a mistaken entry back."""
    return BACK.get(before) is after


def effective(changes: Sequence[StateChange]) -> list[StateChange]:
    """Return the changes without those that were taken back, the oldest first."""
    kept: list[StateChange] = []
    for change in changes:
        if kept and is_way_back(kept[-1].state, change.state):
            kept.pop()
        else:
            kept.append(change)
    return kept


def of(changes: Sequence[StateChange]) -> Passage:
    """Return what the changes of an idea's state, the oldest first, come to."""
    kept = effective(changes)
    sent = _last(kept, frozenset({State.SENT}))
    returned = _last(kept, frozenset({State.RETURNED}))
    result = _last(kept, RESULTS)
    again = _last(kept[kept.index(result) :], frozenset({State.SENT})) if result else None
    return Passage(
        sent_on=sent.happened_on if sent else None,
        sent_number=sent.paper_number if sent else "",
        returned_on=returned.happened_on if returned else None,
        result=result.state if result else None,
        result_on=result.happened_on if result else None,
        result_number=result.paper_number if result else "",
        result_reason=result.reason if result else "",
        sent_again_on=again.happened_on if again else None,
    )


def newest_paper(changes: Sequence[StateChange]) -> StateChange | None:
    """Return the last change that went to the receiver or came from there."""
    return _last(effective(changes), RESULTS | {State.SENT})


def _last(changes: Sequence[StateChange], states: frozenset[State]) -> StateChange | None:
    return next((change for change in reversed(changes) if change.state in states), None)
