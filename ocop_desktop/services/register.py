"""The commune's register (sổ theo dõi): numbers, verdicts, and what came of each idea."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from ocop_desktop import VERSION
from ocop_desktop.core.clock import Clock
from ocop_desktop.core.files import free_name
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import (
    Change,
    Idea,
    IdeaRow,
    Query,
    StateChange,
    Verdict,
)
from ocop_desktop.core.text import clean
from ocop_desktop.forms.paper import list_paper
from ocop_desktop.render import pdf
from ocop_desktop.services import passage, subjects
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.ideas import NEEDS_REASON, is_number
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.lists import Lists
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import file_refusal, to_look_at
from ocop_desktop.services.results import Deed, Results, refuse_trashed
from ocop_desktop.store import database, history, ideas, journal, states
from ocop_desktop.wording import common
from ocop_desktop.wording import register as words
from ocop_desktop.wording import services as service_words

CODE: Final = "so-theo-doi"
PDF: Final = ".pdf"
XLSX: Final = ".xlsx"
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
    """Numbers from `first` to `last` no live idea has; `trashed`: given to deleted ones.

    `doubled` is no gap: the number was given twice, as 9 and as 09.
    """

    first: int
    last: int
    trashed: bool
    doubled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened to an idea; `what` is in words, `at` the moment it was written."""

    day: date
    what: str
    paper: str = ""
    reason: str = ""
    who: str = ""
    at: datetime


class Register:
    """The verbs for the register; `results` are those for what came of its ideas."""

    def __init__(self, offices: Offices, lists: Lists, clock: Clock) -> None:
        self._offices = offices
        self._lists = lists
        self._clock = clock
        self.results = Results("idea", offices, clock)

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
        given: defaultdict[int, list[bool]] = defaultdict(list)
        for number, trashed in ideas.numbers(year):
            if number.isdecimal():
                given[int(number)].append(trashed)
        lone = [Gap(number, number, trashed=True) for number in given if all(given[number])]
        twice = [
            Gap(number, number, trashed=False, doubled=True)
            for number in given
            if len(given[number]) > 1
        ]
        steps = pairwise((0, *sorted(given)))
        missing = [Gap(a + 1, b - 1, trashed=False) for a, b in steps if b - a > 1]
        return sorted([*missing, *lone, *twice], key=lambda gap: gap.first)

    def history(self, idea_id: str) -> list[Entry]:
        """Return all that happened to an idea, the newest first."""
        entries = [*self._other_entries(idea_id), *_state_entries(states.of_idea(idea_id))]
        return sorted(entries, key=lambda entry: entry.at)[::-1]

    def _other_entries(self, idea_id: str) -> Iterator[Entry]:
        """Yield receipts and verdicts, as the journal tells them."""
        zone = self._clock().tzinfo
        changes = history.of_paths("idea", idea_id, _TOLD)
        for news in _deeds(changes):
            at = next(iter(news.values())).at
            written = at.astimezone(zone).date()
            days = dict.fromkeys(news, written)
            if "register_number" in news and (received := news.pop("received_on", None)):
                days["register_number"] = _read_day(received.after) or written
            for path, change in news.items():
                if text := words.told(path, change.after):
                    yield Entry(day=days[path], what=text, who=change.who, at=at)

    # --- receiving --------------------------------------------------------------------------

    def offer(self, idea_id: str) -> tuple[str, date]:
        """Return number and day for receiving an idea: its own, else the next and a usual one."""
        idea = subjects.idea(idea_id)
        number = idea.register_number or ideas.next_number(idea.year)
        return number, idea.received_on or self.usual_day(idea_id)

    def usual_day(self, idea_id: str) -> date:
        """Return today; in the book of an earlier year, the day of its newest entry."""
        year, today = subjects.idea(idea_id).year, self._clock().date()
        newest = ideas.newest_day(year) if year < today.year else None
        return min(newest or today, today)

    def without_number(self, ids: Sequence[str]) -> list[str]:
        """Return those of these ideas that are not in the register yet."""
        numbers = ideas.given_numbers(ids)
        return [one for one in ids if numbers.get(one) == ""]

    def receive(self, ids: Sequence[str], day: date, number: str = "") -> Deed:
        """Enter ideas in the register; one may bring its number, several get the next ones.

        Raises:
            Refusal: when the number is none, or belongs to another idea of the year; when the day
                is still to come; when an idea was deleted.
        """
        number, old = clean(number), [_live(one) for one in ids]
        self.results.refuse_future(day)
        if number and not is_number(number):
            raise Refusal("SO-06", service_words.BAD_NUMBER)
        free = {year: ideas.next_numbers(year) for year in {idea.year for idea in old}}
        with database.transaction():
            for idea in old:
                given = number or idea.register_number or next(free[idea.year])
                self._write(idea, register_number=given, received_on=day)
        return self._deed(old, "register_number", "received_on")

    def _write(self, idea: Idea, **columns: Any) -> None:
        """Write what was entered about an idea; each deed is an entry of its own in the journal."""
        journal.seal(idea.id)
        ideas.save(replace(idea, **columns), self._offices.who())
        journal.seal(idea.id)

    # --- the commune's own opinion -----------------------------------------------------------

    def set_verdict(self, ids: Sequence[str], verdict: Verdict | None, reason: str = "") -> Deed:
        """Set or clear the verdict of these ideas.

        Raises:
            Refusal: when a verdict that asks for more says not what, or an idea was deleted.
        """
        reason = clean(reason) if verdict else ""
        if verdict in NEEDS_REASON and not reason:
            raise Refusal("SO-02", words.NEEDS_REASON, todo=words.NEEDS_REASON_TODO)
        old = [_live(one) for one in ids]
        with database.transaction():
            for idea in old:
                self._write(idea, verdict=verdict, verdict_reason=reason)
        return self._deed(old, "verdict", "verdict_reason")

    def _deed(self, old: Sequence[Idea], *names: str) -> Deed:
        """Return a deed whose undoing writes these columns as they were.

        It refuses where one of them was written anew since.
        """
        changes = Changes.of(*(("idea", idea.id) for idea in old))
        entered = [_columns(subjects.idea(idea.id), names) for idea in old]

        def undo() -> Changes:
            with database.transaction():
                now = [subjects.idea(idea.id) for idea in old]
                if [_columns(idea, names) for idea in now] != entered:
                    raise Refusal("SO-09", words.WRITTEN_SINCE, todo=words.WRITTEN_SINCE_TODO)
                for idea, before in zip(now, old, strict=True):
                    self._write(idea, **_columns(before, names))
            return changes

        return Deed(changes, len(old), undo)

    # --- paper and workbook -----------------------------------------------------------------

    def path_for(self, year: int, folder: Path, ending: str) -> Path:
        """Return a free name for the register of a year; `ending` is PDF or XLSX."""
        return free_name(folder / f"{year}_{CODE}{ending}")

    def preview(self, year: int, progress: Stepper | None = None) -> Path:
        """Write the register to a temporary PDF and return it; the caller deletes its folder."""
        return to_look_at(
            lambda folder: self.save(year, self.path_for(year, folder, PDF), PDF, progress)
        )

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


def _deeds(changes: Sequence[Change]) -> Iterator[dict[str, Change]]:
    """Yield what was written together, by column: a moment has only whole seconds."""
    news: dict[str, Change] = {}
    for change in changes:
        if change.path in news or any(other.at != change.at for other in news.values()):
            yield news
            news = {}
        news[change.path] = change
    if news:
        yield news


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


def _columns(idea: Idea, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(idea, name) for name in names}


def _live(idea_id: str) -> Idea:
    idea = subjects.idea(idea_id)
    refuse_trashed(idea)
    return idea
