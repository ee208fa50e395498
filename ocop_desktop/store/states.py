"""Where an idea stands, and every change of it as it really happened."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ocop_desktop.core import clock
from ocop_desktop.core.ids import new_id
from ocop_desktop.core.records import Idea, State, StateChange
from ocop_desktop.store import journal
from ocop_desktop.store.database import mark_dirty, transaction
from ocop_desktop.store.tables import IDEAS, STATE_CHANGES, in_chunks
from ocop_desktop.wording import store as words

# Every way an idea may go, the ways back from a mistaken entry among them; there is no other.
WAYS: Final[Mapping[State, frozenset[State]]] = {
    State.DRAFT: frozenset({State.FINISHED}),
    State.FINISHED: frozenset({State.DRAFT, State.SENT}),
    State.SENT: frozenset({State.ACCEPTED, State.RETURNED, State.REJECTED, State.FINISHED}),
    State.ACCEPTED: frozenset({State.SENT}),
    State.RETURNED: frozenset({State.FINISHED, State.SENT}),
    State.REJECTED: frozenset({State.SENT}),
}


def enter(
    idea_id: str,
    state: State,
    who: str,
    *,
    happened_on: date | None = None,
    paper_number: str = "",
    reason: str = "",
) -> Idea:
    """Bring an idea into a state and keep how that came (today, when no day is told).

    Raises LookupError when the idea is unknown, Refusal when no way leads there or it is trashed.
    """
    now = clock.now()
    with transaction():
        idea = IDEAS.known(idea_id)
        if idea.deleted_at is not None or state not in WAYS[idea.state]:
            raise words.no_way(idea.state, state)
        STATE_CHANGES.insert(
            StateChange(
                id=new_id(),
                record_id=idea_id,
                state=state,
                happened_on=happened_on or now.date(),
                paper_number=paper_number,
                reason=reason,
                who=who,
                at=now,
            )
        )
        mark_dirty()
        return journal.write(replace(idea, state=state), who)


def of_idea(idea_id: str) -> list[StateChange]:
    """Return the changes of an idea's state, the oldest first."""
    where = "WHERE record_id = ? AND record_type = 'idea' ORDER BY rowid"
    return STATE_CHANGES.select(where, (idea_id,))


def of_ideas(ids: Sequence[str]) -> dict[str, list[StateChange]]:
    """Return the changes of several ideas by their id, the oldest first; none for some."""
    found: defaultdict[str, list[StateChange]] = defaultdict(list)
    for marks, chunk in in_chunks(ids):
        where = f"WHERE record_id IN ({marks}) AND record_type = 'idea' ORDER BY rowid"
        for change in STATE_CHANGES.select(where, chunk):
            found[change.record_id].append(change)
    return found
