"""The commune's register (sổ theo dõi): numbers, verdicts, and what came of each idea."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final

from ocop_desktop import VERSION
from ocop_desktop.core.clock import Clock
from ocop_desktop.core.files import free_name
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Idea, IdeaRow, Query, State, StateChange, Verdict
from ocop_desktop.core.text import clean
from ocop_desktop.forms import list_paper
from ocop_desktop.render import pdf
from ocop_desktop.services import passage
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.lists import Lists
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import file_refusal
from ocop_desktop.store import database, history, ideas, products, states
from ocop_desktop.wording import common
from ocop_desktop.wording import register as words
from ocop_desktop.wording import services as service_words

CODE: Final = "so-theo-doi"
PDF: Final = ".pdf"
XLSX: Final = ".xlsx"
# What may be entered by hand. Finishing, and beginning anew, are done in the form itself.
WAYS: Final = {State.FINISHED: frozenset({State.SENT}), State.SENT: passage.RESULTS}
_NAMED: Final = 3
_NEEDS_REASON: Final = frozenset({Verdict.IMPROVE, Verdict.FAILS})
_TOLD: Final = ("register_number", "received_on", "verdict")  # columns that make history


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the register: the idea, and the newest paper about it."""

    idea: IdeaRow
    paper: StateChange | None

    @property
    def id(self) -> str:
        """The idea's id."""
        return self.idea.id


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers from `first` to `last` no live idea has; `trashed`: given to deleted ones."""

    first: int
    last: int
    trashed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened to an idea; `what` is in words, `at` the moment it was written."""

    day: date
    what: str
    paper: str = ""
    reason: str = ""
    who: str = ""
    at: datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done to how many ideas, and how it is taken back."""

    changes: Changes
    count: int
    undo: Callable[[], Changes]


class Register:
    """The verbs for the register."""

    def __init__(self, offices: Offices, lists: Lists, clock: Clock) -> None:
        self._offices = offices
        self._lists = lists
        self._clock = clock

    # --- looking ----------------------------------------------------------------------------

    def page(self, query: Query) -> list[Line]:
        """Return the lines of one window of the register."""
        found = ideas.page(query)
        changes = states.of_ideas([row.id for row in found])
        return [Line(row, passage.newest_paper(changes.get(row.id, ()))) for row in found]

    def count(self, query: Query) -> int:
        """Return how many lines the query finds."""
        return ideas.count(query)

    def gaps(self, year: int) -> list[Gap]:
        """Return the numbers of a year that were passed over or belong to deleted ideas."""
        given = {int(n): trashed for n, trashed in ideas.numbers(year) if n.isdecimal()}
        lone = [Gap(number, number, trashed=True) for number in given if given[number]]
        steps = pairwise((0, *sorted(given)))
        missing = [Gap(a + 1, b - 1, trashed=False) for a, b in steps if b - a > 1]
        return sorted([*missing, *lone], key=lambda gap: gap.first)

    def history(self, idea_id: str) -> list[Entry]:
        """Return all that happened to an idea, the newest first."""
        entries = [*self._other_entries(idea_id), *_state_entries(states.of_idea(idea_id))]
        return sorted(entries, key=lambda entry: entry.at)[::-1]

    def _other_entries(self, idea_id: str) -> Iterator[Entry]:
        """Yield receipts and verdicts, as the journal tells them."""
        zone = self._clock().tzinfo
        changes = history.of_paths("idea", idea_id, _TOLD)
        for at, together in groupby(changes, key=lambda change: change.at):
            news = {change.path: change for change in together}
            written = at.astimezone(zone).date()
            days = dict.fromkeys(news, written)
            if "register_number" in news and (received := news.pop("received_on", None)):
                days["register_number"] = _read_day(received.after) or written
            for path, change in news.items():
                if text := words.told(path, change.after):
                    yield Entry(day=days[path], what=text, who=change.who, at=at)

    # --- receiving --------------------------------------------------------------------------

    def offer(self, idea_id: str) -> tuple[str, date]:
        """Return number and day for receiving an idea: its own, else the next one and today."""
        idea = _needed(idea_id)
        number = idea.register_number or ideas.next_number(idea.year)
        return number, idea.received_on or self._clock().date()

    def receive(self, ids: Sequence[str], day: date, number: str = "") -> Deed:
        """Enter ideas in the register; one may bring its number, several get the next ones.

        Raises:
            Refusal: when the number belongs to another idea of the year.
        """
        who, old = self._offices.who(), [_needed(one) for one in ids]
        with database.transaction():
            for idea in old:
                given = clean(number) or idea.register_number or ideas.next_number(idea.year)
                ideas.save(replace(idea, register_number=given, received_on=day), who)
        return self._deed(old, "register_number", "received_on")

    # --- the commune's own opinion -----------------------------------------------------------

    def set_verdict(self, ids: Sequence[str], verdict: Verdict | None, reason: str = "") -> Deed:
        """Set or clear the verdict of these ideas.

        Raises:
            Refusal: when a verdict that asks for more says not what.
        """
        if verdict in _NEEDS_REASON and not clean(reason):
            raise Refusal("SO-02", words.NEEDS_REASON, todo=words.NEEDS_REASON_TODO)
        who, old = self._offices.who(), [_needed(one) for one in ids]
        with database.transaction():
            for idea in old:
                ideas.save(replace(idea, verdict=verdict, verdict_reason=clean(reason)), who)
        return self._deed(old, "verdict", "verdict_reason")

    def _deed(self, old: Sequence[Idea], *names: str) -> Deed:
        """Return a deed whose undoing writes these columns as they were."""
        who, changes = self._offices.who(), Changes.of(*(("idea", idea.id) for idea in old))

        def undo() -> Changes:
            with database.transaction():
                for idea in old:
                    before = {name: getattr(idea, name) for name in names}
                    ideas.save(replace(_needed(idea.id), **before), who)
            return changes

        return Deed(changes, len(old), undo)

    # --- states -----------------------------------------------------------------------------

    def able(self, ids: Sequence[str], state: State) -> list[str]:
        """Return those of these ideas that may be brought into this state by hand."""
        found = ideas.standing(ids)
        return [one for one in ids if one in found and state in WAYS.get(found[one][0], ())]

    def without_number(self, ids: Sequence[str]) -> list[str]:
        """Return those of these ideas that are not in the register yet."""
        found = ideas.standing(ids)
        return [one for one in ids if one in found and not found[one][1]]

    def set_state(
        self,
        ids: Sequence[str],
        state: State,
        happened_on: date,
        paper_number: str = "",
        reason: str = "",
    ) -> Deed:
        """Enter that these ideas were sent, or what came back; all of them or none.

        A returned idea can be edited again; the paper that was sent stays in the journal.

        Raises:
            Refusal: when one of them cannot come into this state now; names it.
        """
        wrong = sorted(set(ids) - set(self.able(ids, state)))
        if wrong:
            names = [_name(one) for one in wrong[:_NAMED]]
            raise Refusal("SO-01", words.wrong_way(names, len(wrong), state), todo=words.WAYS_TODO)
        self._enter(ids, state, happened_on, clean(paper_number), clean(reason))
        changes = Changes.of(*(("idea", one) for one in ids))
        return Deed(changes, len(ids), lambda: self.take_back(ids).changes)

    def before(self, idea_id: str) -> State | None:
        """Return the state a mistaken entry leads back to, None where nothing was entered."""
        return passage.BACK.get(_needed(idea_id).state)

    def take_back(self, ids: Sequence[str]) -> Deed:
        """Enter anew the state before the last one; what was entered stays in the history."""
        today = self._clock().date()
        with database.transaction():
            for one in ids:
                before = passage.BACK.get(_needed(one).state)
                if before is not None:
                    self._enter([one], before, today, "", words.TAKEN_BACK)
        changes = Changes.of(*(("idea", one) for one in ids))
        return Deed(changes, len(ids), lambda: changes)

    def _enter(self, ids: Sequence[str], state: State, day: date, number: str, reason: str) -> None:
        who = self._offices.who()
        with database.transaction():
            for one in ids:
                states.enter(one, state, who, happened_on=day, paper_number=number, reason=reason)

    # --- paper and workbook -----------------------------------------------------------------

    def path_for(self, year: int, folder: Path, ending: str) -> Path:
        """Return a free name for the register of a year; `ending` is PDF or XLSX."""
        return free_name(folder / f"{year}_{CODE}{ending}")

    def save(self, year: int, path: Path, ending: str, progress: Stepper | None = None) -> Path:
        """Write the register of a year; `ending` is PDF or XLSX, whatever the file is called.

        Raises:
            Refusal: when the file cannot be written.
        """
        if ending == XLSX:
            return self._lists.save(CODE, year, path, progress, registered=True)[0]
        definition = self._lists.definition(CODE)
        sheet = self._lists.sheet(definition, year, registered=True)
        footer = service_words.paper_footer(common.REGISTER, definition.source, VERSION, "")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            pdf.write_pdf([list_paper.document(sheet, footer)], path)
        except OSError as error:
            raise file_refusal(path, error) from error
        return path


def _state_entries(changes: Sequence[StateChange]) -> Iterator[Entry]:
    before: StateChange | None = None
    for change in changes:
        back = before is not None and passage.is_way_back(before.state, change.state)
        yield Entry(
            day=change.happened_on,
            what=words.entered(change.state, taken_back=back),
            paper=change.paper_number,
            reason=change.reason,
            who=change.who,
            at=change.at,
        )
        before = change


def _read_day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _needed(idea_id: str) -> Idea:
    idea = ideas.get(idea_id)
    if idea is None:
        raise Refusal("YT-01", service_words.IDEA_GONE, todo=service_words.IDEA_GONE_TODO)
    return idea


def _name(idea_id: str) -> str:
    idea = ideas.get(idea_id)
    product = products.get(idea.product_id) if idea else None
    return product.name if product else ""
