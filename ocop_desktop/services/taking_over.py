"""One list taken over, line by line: what each does, or would do, to the records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, TypeAlias

from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import (
    Idea,
    IdeaKind,
    Producer,
    Product,
    Recognition,
    State,
    Verdict,
)
from ocop_desktop.core.text import fold
from ocop_desktop.exchange.tabular import Row, Table
from ocop_desktop.services import won_rows
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.near_doubles import OTHER, Acquaintances, Candidate, Person
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import ideas, producers, products, recognitions
from ocop_desktop.wording import importing as words
from ocop_desktop.wording import services as service_words

Known: TypeAlias = Producer | Product | Idea | Recognition
STORES: Final[Mapping[str, Any]] = {
    "producer": producers,
    "product": products,
    "idea": ideas,
    "recognition": recognitions,
}
SheetRow: TypeAlias = Row
IDEAS: Final = "ideas"  # what a list is when its products are ideas of the year, too

# meaning of a column → column of the record
_OF_PRODUCER: Final[Mapping[str, str]] = {
    "producer_kind": "kind",
    **{
        name: name
        for name in (
            *("representative", "position", "address", "hamlet", "phone", "email", "website"),
            *("tax_code", "registration_number", "founded_on", "workers", "local_workers"),
        )
    },
}
_OF_IDEA: Final[Mapping[str, str]] = {
    "idea_kind": "kind",
    **{
        name: name
        for name in (
            *("classification", "priority", "register_number", "received_on"),
            *("verdict", "verdict_reason"),
        )
    },
}
_NAMES: Final = ("producer_name", "product_name")
_LOCKED: Final = frozenset({State.SENT, State.ACCEPTED})  # belongs to the receiver as it is


class Status(StrEnum):
    """What a row would do, or did."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the preview: its number in the sheet, what it does, and every remark.

    `person` names whom it means for `Wishes.decided`; `doubts` are those it might mean, too, and
    `choice` who was taken. `before` holds by meaning what a changed record said until then.
    """

    row: int
    status: Status
    producer: str
    product: str
    remarks: tuple[tuple[str, str], ...] = ()  # (column, sentence)
    person: str = ""
    choice: str = OTHER
    doubts: tuple[Candidate, ...] = ()
    before: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What she decided: who is meant (person → choice of a Candidate, or OTHER); rows to leave."""

    decided: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()


@dataclass(slots=True)
class Deeds:
    """What was written: records made, and what changed ones were before."""

    made: list[tuple[str, str]] = field(default_factory=list)
    before: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)


def meanings(kind: str) -> tuple[str, ...]:
    """Return the meanings of columns that are taken over from such a list."""
    of_idea = ("year", *_OF_IDEA) if kind == IDEAS else ()
    return ("product_name", "producer_name", *_OF_PRODUCER, *of_idea, *won_rows.COLUMNS)


def passed_over(table: Table) -> tuple[str, ...]:
    """Return the heads of the columns whose words nobody keeps yet."""
    kept = {*meanings(table.template), "number", ""}
    return tuple(c.head for c in table.columns if c.meaning not in kept)


class TakingOver:
    """Writes a list inside the transaction of the caller; `deeds` is what came of it."""

    def __init__(self, offices: Offices, table: Table, wishes: Wishes) -> None:
        self.deeds = Deeds()
        self._offices, self._table, self._wishes = offices, table, wishes
        self._who = offices.who()
        self._people = Acquaintances(wishes.decided)
        leaves = offices.basis().leaves
        self._leaves = {fold(leaf.title): leaf.key for leaf in leaves}
        self._titles = {leaf.key: leaf.title for leaf in leaves}

    def rows(self, progress: Stepper) -> tuple[Outcome, ...]:
        """Take over every row and say what came of it."""
        total = len(self._table.rows)
        outcomes = []
        for number, row in enumerate(self._table.rows, 1):
            progress.step(number, total, words.row_step(number, total))
            outcomes.append(self._row(row))
        return tuple(outcomes)

    def _row(self, row: Row) -> Outcome:
        said = row.values
        names = (str(said.get("producer_name") or ""), str(said.get("product_name") or ""))
        remarks = tuple((p.field, p.text) for p in row.problems)
        if row.number in self._wishes.left_out:
            told = (("", words.LEFT_BY_HAND),)
            return Outcome(row.number, Status.REJECTED, *names, told)
        if any(p.severity is Severity.BLOCKS for p in row.problems) or not names[0]:
            remarks = remarks or (("", service_words.ROW_NAMELESS),)
            return Outcome(row.number, Status.REJECTED, *names, remarks)
        return self._records(row, names, remarks)

    def _records(
        self, row: Row, names: tuple[str, str], remarks: tuple[tuple[str, str], ...]
    ) -> Outcome:
        before: dict[str, Any] = {}
        said = row.values
        person = self._person(names[0], said)
        statuses = [self._producer(person, said, before)]
        if names[1]:
            product, status = self._product(person.record_id, names[1])
            statuses.append(status)
            statuses += self._won(product.id, said, before)
            if self._table.template == IDEAS:
                status, more = self._idea(product, said, before)
                statuses.append(status)
                remarks += more
        return Outcome(
            row.number,
            _together(statuses),
            *names,
            remarks,
            person=person.key,
            choice=person.choice,
            doubts=person.doubts,
            before=tuple(before.items()),
        )

    def _person(self, name: str, said: Mapping[str, Any]) -> Person:
        told = {column: said[key] for key, column in _OF_PRODUCER.items() if _is_said(said, key)}
        return self._people.meet(Producer(name=name, **told))

    def _producer(self, person: Person, said: Mapping[str, Any], before: dict[str, Any]) -> Status:
        known = producers.get(person.record_id) if person.record_id else None
        known = known or Producer(name=person.name)
        told = {key: said[key] for key in _OF_PRODUCER if _is_said(said, key)}
        stored, status = self._keep("producer", known, _OF_PRODUCER, told, before)
        person.record_id = stored.id
        return status

    def _product(self, producer_id: str, name: str) -> tuple[Known, Status]:
        known = [p for p in products.of_producer(producer_id) if fold(p.name) == fold(name)]
        product = known[0] if known else Product(producer_id=producer_id, name=name)
        return self._keep("product", product, {}, {}, {})

    def _won(
        self, product_id: str, said: Mapping[str, Any], before: dict[str, Any]
    ) -> list[Status]:
        statuses = []
        for told in won_rows.rounds(said):
            known = won_rows.meant(recognitions.of_product(product_id), told)
            won = known or Recognition(product_id=product_id)
            statuses.append(self._keep("recognition", won, won_rows.COLUMNS, told, before)[1])
        return statuses

    def _idea(
        self, product: Known, said: Mapping[str, Any], before: dict[str, Any]
    ) -> tuple[Status, tuple[tuple[str, str], ...]]:
        year = int(said.get("year") or self._offices.year())
        known = ideas.of_product(product.id, year)
        if known is not None and known.state in _LOCKED:
            return Status.SAME, (("", words.idea_sent(year)),)
        if known is None:
            known = Idea(product_id=product.id, year=year, basis=self._offices.basis().key)
        told, remarks = self._told_of_idea(said)
        status = self._keep("idea", known, _OF_IDEA, told, before)[1]
        if was := before.get("classification"):
            before["classification"] = self._titles.get(was, was)
        return status, remarks

    def _told_of_idea(
        self, said: Mapping[str, Any]
    ) -> tuple[dict[str, Any], tuple[tuple[str, str], ...]]:
        told = {key: said[key] for key in _OF_IDEA if _is_said(said, key)}
        for key, kind in (("idea_kind", IdeaKind), ("verdict", Verdict)):
            if key in told:
                told[key] = kind(told[key])
        wanted = str(told.pop("classification", ""))
        if leaf := self._leaves.get(fold(wanted)):
            return told | {"classification": leaf}, ()
        unknown = (("classification", words.unknown_class(wanted)),)
        return told, unknown if wanted else ()

    def _keep(
        self,
        kind: str,
        record: Known,
        columns: Mapping[str, str],
        told: Mapping[str, Any],
        before: dict[str, Any],
    ) -> tuple[Known, Status]:
        """Write what a row says about a record; nothing a list leaves empty is emptied."""
        wanted = {columns[key]: value for key, value in told.items()}
        if not record.id:
            stored: Known = STORES[kind].save(replace(record, **wanted), self._who)
            self.deeds.made.append((kind, stored.id))
            return stored, Status.NEW
        was = {key: getattr(record, columns[key]) for key in told}
        was = {key: value for key, value in was.items() if value != told[key]}
        if not was:
            return record, Status.SAME
        before.update(was)
        stored = STORES[kind].save(replace(record, **wanted), self._who)
        self._note(kind, record.id, {columns[key]: value for key, value in was.items()})
        return stored, Status.CHANGED

    def _note(self, kind: str, key: str, before: Mapping[str, Any]) -> None:
        if (kind, key) not in self.deeds.made:
            first = self.deeds.before.setdefault((kind, key), {})
            self.deeds.before[kind, key] = {**before, **first}


def _is_said(said: Mapping[str, Any], key: str) -> bool:
    return said.get(key) not in (None, "")


def _together(statuses: Sequence[Status]) -> Status:
    """Return the status of a row from those of its records."""
    for status in (Status.NEW, Status.CHANGED):
        if status in statuses:
            return status
    return Status.SAME
