"""The rows of a preview without Tk: searched, filtered, and one of them in full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from ocop_desktop.core.dates import show_date
from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import Query
from ocop_desktop.core.text import fold, search_words
from ocop_desktop.wording import common
from ocop_desktop.wording import importing as words
from ocop_desktop.wording import tabular as heads

if TYPE_CHECKING:
    from ocop_desktop.services.importing import Draft
    from ocop_desktop.services.near_doubles import Candidate
    from ocop_desktop.services.taking_over import Outcome, SheetRow

DOUBTS: Final = "doubts"
REMINDED: Final = "reminded"
Face = Literal["", "bad", "remind"]
_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "producer_kind": heads.PRODUCER_KIND_LABELS,
    "idea_kind": common.IDEA_KINDS,
    "verdict": common.VERDICTS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """One line of the list of rows; `face` is its colour, never without a sign and a word."""

    id: str
    number: int
    status: str
    producer: str
    product: str
    remark: str
    face: Face
    doubtful: bool = False
    reminded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One cell: as it stands in the file, as it is read, what the record says until then."""

    label: str
    raw: str
    read: str
    was: str = ""
    problem: str = ""
    blocks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """A row in full; `answers` are (choice, words) when somebody near is there."""

    number: int
    status: str
    facts: Sequence[Fact]
    remarks: Sequence[str] = ()
    person: str = ""
    choice: str = ""
    answers: Sequence[tuple[str, str]] = ()


@dataclass(slots=True)
class RowList:
    """Serves a SearchList from a preview that lies in memory."""

    draft: "Draft"
    outcomes: "Sequence[Outcome]"
    decided: Mapping[str, str]
    _shown: list[PreviewRow] = field(init=False)
    _asked: tuple[str, str | None] | None = None

    def __post_init__(self) -> None:
        """Put the rows in the order of the file."""
        rows = [self._row(outcome) for outcome in self.outcomes]
        rows += [_skipped(number, why) for number, why in self.draft.table.skipped]
        self._all = sorted(rows, key=lambda row: row.number)
        self._shown = self._all

    _all: list[PreviewRow] = field(init=False)

    def fetch(self, query: Query) -> Sequence[PreviewRow]:
        """Return the rows of one window."""
        return self._found(query)[query.offset : query.offset + query.limit]

    def count(self, query: Query) -> int:
        """Return how many rows the query finds."""
        return len(self._found(query))

    def detail(self, row_id: str) -> Detail | None:
        """Return a row in full, None for one that never was a record."""
        number = int(row_id)
        outcome = next((o for o in self.outcomes if o.row == number), None)
        row = next((r for r in self.draft.table.rows if r.number == number), None)
        if outcome is None or row is None:
            return None
        about = {p.field for p in row.problems}
        answers = _answers(outcome.doubts)
        choice = self.decided.get(outcome.person, outcome.choice)
        return Detail(
            number=number,
            status=outcome.status,
            facts=_facts(row, dict(outcome.before)),
            remarks=[text for column, text in outcome.remarks if column not in about],
            person=outcome.person,
            choice=choice if choice in dict(answers) else outcome.choice,
            answers=answers,
        )

    def numbers(self, ids: Sequence[str]) -> list[int]:
        """Return the rows among these that would be taken over."""
        taken = {outcome.row for outcome in self.outcomes if outcome.status != "rejected"}
        return [number for number in map(int, ids) if number in taken]

    def _found(self, query: Query) -> list[PreviewRow]:
        asked = (query.search, query.state)
        if asked != self._asked:
            wanted = [fold(word) for word in search_words(query.search)]
            self._asked = asked
            self._shown = [
                row for row in self._all if _is(row, query.state) and _holds(row, wanted)
            ]
        return self._shown

    def _row(self, outcome: "Outcome") -> PreviewRow:
        bad = outcome.status == "rejected"
        doubtful = bool(outcome.doubts) and outcome.person not in self.decided
        remarks = [text for _, text in outcome.remarks]
        sign = words.DOUBTS if doubtful else ""
        return PreviewRow(
            id=str(outcome.row),
            number=outcome.row,
            status=outcome.status,
            producer=outcome.producer,
            product=outcome.product,
            remark=" · ".join(filter(None, [sign, *remarks])),
            face="bad" if bad else "remind" if doubtful or remarks else "",
            doubtful=doubtful,
            reminded=bool(remarks) and not bad,
        )


def _skipped(number: int, why: str) -> PreviewRow:
    return PreviewRow(
        id=str(number),
        number=number,
        status=words.SKIPPED,
        producer="",
        product="",
        remark=why,
        face="",
    )


def _is(row: PreviewRow, state: str | None) -> bool:
    if state == DOUBTS:
        return row.doubtful
    if state == REMINDED:
        return row.reminded
    return state is None or row.status == state


def _holds(row: PreviewRow, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    within = fold(f"{row.number} {row.producer} {row.product} {row.remark}")
    return all(word in within for word in wanted)


def _answers(doubts: "Sequence[Candidate]") -> list[tuple[str, str]]:
    if not doubts:
        return []
    said = [
        (d.choice, (words.use_row if d.choice.startswith("=") else words.use)(d.name, d.facts))
        for d in doubts
    ]
    return [*said, ("", words.SOMEBODY_ELSE)]


def _facts(row: "SheetRow", before: Mapping[str, Any]) -> list[Fact]:
    problems = {problem.field: problem for problem in row.problems}
    told = [key for key in row.raw if row.raw[key] or key in problems]
    facts = []
    for key in told:
        problem = problems.get(key)
        facts.append(
            Fact(
                label=heads.head(key),
                raw=row.raw[key],
                read=_shown(key, row.values.get(key)),
                was=(_shown(key, before[key]) or words.EMPTY) if key in before else "",
                problem=problem.text if problem else "",
                blocks=problem is not None and problem.severity is Severity.BLOCKS,
            )
        )
    return sorted(facts, key=lambda fact: not fact.was)  # what would change comes first


def _shown(key: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return heads.YES_LABEL if value else heads.NO_LABEL
    if isinstance(value, date):
        return show_date(value)
    return _LABELS.get(key, {}).get(str(value), str(value))
