"""Where an idea or a plan stands, and every change of it as it really happened."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ocop_desktop.core import clock
from ocop_desktop.core.ids import new_id
from ocop_desktop.core.records import Idea, Plan, State, StateChange, Subject
from ocop_desktop.store import journal
from ocop_desktop.store.database import mark_dirty, rows, transaction
from ocop_desktop.store.tables import IDEAS, PLANS, STATE_CHANGES, Table, in_chunks
from ocop_desktop.wording import store as words

_TABLES: Final[Mapping[str, Table[Idea] | Table[Plan]]] = {"idea": IDEAS, "plan": PLANS}

# Every way an idea or a plan may go, the ways back from a mistaken entry among them.
WAYS: Final[Mapping[State, frozenset[State]]] = {
    State.DRAFT: frozenset({State.FINISHED}),
    State.FINISHED: frozenset({State.DRAFT, State.SENT}),
    State.SENT: frozenset({State.ACCEPTED, State.RETURNED, State.REJECTED, State.FINISHED}),
    State.ACCEPTED: frozenset({State.SENT}),
    State.RETURNED: frozenset({State.FINISHED, State.SENT}),
    State.REJECTED: frozenset({State.SENT}),
}


def enter(
    record_id: str,
    state: State,
    who: str,
    *,
    happened_on: date | None = None,
    paper_number: str = "",
    reason: str = "",
    record_type: str = "idea",
) -> Subject:
    """Bring an idea or a plan into a state and keep how that came (today, when no day is told).

    Raises LookupError when it is unknown, Refusal when no way leads there or it is trashed.
    """
    now = clock.now()
    with transaction():
        found = _TABLES[record_type].known(record_id)
        if found.deleted_at is not None or state not in WAYS[found.state]:
            raise words.no_way(found.state, state)
        STATE_CHANGES.insert(
            StateChange(
                id=new_id(),
                record_type=record_type,
                record_id=record_id,
                state=state,
                happened_on=happened_on or now.date(),
                paper_number=paper_number,
                reason=reason,
                who=who,
                at=now,
            )
        )
        mark_dirty()
        new: Any = replace(found, state=state)  # an idea, or a plan
        return journal.write(new, who)


def of(record_type: str, record_id: str) -> list[StateChange]:
    """Return the changes of a record's state, the oldest first."""
    where = "WHERE record_id = ? AND record_type = ? ORDER BY rowid"
    return STATE_CHANGES.select(where, (record_id, record_type))


def of_many(record_type: str, ids: Sequence[str]) -> dict[str, list[StateChange]]:
    """Return the changes of several records by their id, the oldest first; none for some."""
    found: defaultdict[str, list[StateChange]] = defaultdict(list)
    for marks, chunk in in_chunks(ids):
        where = f"WHERE record_id IN ({marks}) AND record_type = ? ORDER BY rowid"
        for change in STATE_CHANGES.select(where, (*chunk, record_type)):
            found[change.record_id].append(change)
    return found


def of_idea(idea_id: str) -> list[StateChange]:
    """Return the changes of an idea's state, the oldest first."""
    return of("idea", idea_id)


def of_ideas(ids: Sequence[str]) -> dict[str, list[StateChange]]:
    """Return the changes of several ideas by their id, the oldest first; none for some."""
    return of_many("idea", ids)


def standing(record_type: str, ids: Sequence[str]) -> dict[str, State]:
    """Return the state of each of these records that exists, the trash left out."""
    found: dict[str, State] = {}
    for marks, chunk in in_chunks(ids):
        where = f"deleted_at IS NULL AND id IN ({marks})"
        sql = f"SELECT id, state FROM {_TABLES[record_type].name} WHERE {where}"  # noqa: S608
        found |= {one: State(state) for one, state in rows(sql, chunk)}
    return found
