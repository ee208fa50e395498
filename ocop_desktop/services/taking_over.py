"""One list looked through, line by line: what each would do to the records; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, TypeAlias

from ocop_desktop.core.ids import new_id
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
from ocop_desktop.services import entered, whereabouts, won_rows
from ocop_desktop.services.ideas import CLOSED
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.near_doubles import OTHER, Acquaintances, Candidate, Person
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.planned import Known, Records, stepping
from ocop_desktop.store import searching
from ocop_desktop.store.ideas import bare_number
from ocop_desktop.store.offices import our_id
from ocop_desktop.wording import importing as words
from ocop_desktop.wording import services as service_words
from ocop_desktop.wording import tabular as heads

Said: TypeAlias = Mapping[str, Any]  # meaning of a column → value of a cell
Remarks: TypeAlias = tuple[tuple[str, str], ...]  # column, sentence
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
READ_ONLY: Final = ("number", "commune")  # understood, and part of no record
_NAMES: Final = ("producer_name", "product_name")
_PHONE: Final = "phone"
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
    remarks: Remarks = ()
    person: str = ""
    choice: str = OTHER
    doubts: tuple[Candidate, ...] = ()
    before: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What she decided: who is meant (person → choice of a Candidate, or OTHER); rows to leave.

    `only_ours` leaves the rows of other communes; None: where ours is named, too.
    """

    decided: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    only_ours: bool | None = None


def meanings(kind: str) -> tuple[str, ...]:
    """Return the meanings of columns that are taken over from such a list."""
    of_idea = ("year", *_OF_IDEA) if kind == IDEAS else ()
    return ("product_name", "producer_name", *_OF_PRODUCER, *of_idea, *won_rows.COLUMNS)


def passed_over(table: Table) -> tuple[str, ...]:
    """Return the heads of the columns whose words nobody keeps yet, empty ones aside."""
    kept = {*meanings(table.template), *READ_ONLY, ""}
    said = {key for row in table.rows for key, text in row.raw.items() if text}
    return tuple(c.head for c in table.columns if c.meaning in said - kept)


class TakingOver:
    """Plans what a list does; `records.deeds()` is what must be written for it."""

    def __init__(self, offices: Offices, table: Table, wishes: Wishes) -> None:
        self.records = Records()
        self._table, self._wishes = table, wishes
        self._us, self._year, self._today = our_id(), offices.year(), offices.today()
        self._commune = us.commune if (us := offices.us()) else ""
        self.places = whereabouts.places(table, self._commune, only_ours=wishes.only_ours)
        self._said: dict[tuple[str, str], Any] = {}  # record, its column → what this list said
        self._otherwise: list[str] = []  # meanings of which a line above said something else
        self._people = Acquaintances(wishes.decided)
        self._people.learn(self.records.producers())
        basis = offices.basis()
        self._basis, leaves = basis.key, basis.leaves
        self._leaves = {fold(leaf.title): leaf.key for leaf in leaves}
        self._titles = {leaf.key: leaf.title for leaf in leaves}

    def rows(self, progress: Stepper) -> tuple[Outcome, ...]:
        """Look through every row and say what comes of it."""
        steps = stepping(self._table.rows, progress, words.row_step)
        return tuple(map(self._row, steps))

    def _row(self, row: Row) -> Outcome:
        said = row.values
        names = (str(said.get("producer_name") or ""), str(said.get("product_name") or ""))
        problems = sorted(row.problems, key=lambda p: p.severity is not Severity.BLOCKS)
        remarks = tuple((p.field, p.text) for p in problems)
        if told := self._left(row):
            return Outcome(row.number, Status.REJECTED, *names, told)
        if any(p.severity is Severity.BLOCKS for p in row.problems):
            return Outcome(row.number, Status.REJECTED, *names, remarks)
        if not names[0]:
            remarks = (("", service_words.ROW_NAMELESS), *remarks)
            return Outcome(row.number, Status.REJECTED, *names, remarks)
        return self._records(row, names, remarks)

    def _left(self, row: Row) -> Remarks:
        """Say why a row is left out, whatever it says; empty when it is not."""
        if row.number in self._wishes.left_out:
            return (("", words.LEFT_BY_HAND),)
        commune = row.values.get("commune")
        if self.places.only_ours and whereabouts.is_elsewhere(commune, self._commune):
            return (("commune", words.elsewhere(str(commune), self._commune)),)
        return ()

    def _records(self, row: Row, names: tuple[str, str], remarks: Remarks) -> Outcome:
        before: dict[str, Any] = {}
        self._otherwise = []
        meeting = self._people.meet(self._named(names[0], row.values))
        if wrong := self._wrong(meeting.person, names[1], row.values):
            status, remarks, more = Status.REJECTED, wrong, remarks  # the reason first
        else:
            person = self._people.keep(meeting)
            status, more = self._decide(person, names[1], row.values, before)
        person = meeting.person
        return Outcome(
            row.number,
            status,
            *names,
            remarks + more + self._kept_first(),
            person=person.key,
            choice=person.choice,
            doubts=person.doubts,
            before=tuple(before.items()),
        )

    def _decide(
        self, person: Person, product_name: str, said: Said, before: dict[str, Any]
    ) -> tuple[Status, Remarks]:
        statuses = [self._producer(person, said, before)]
        remarks: Remarks = ()
        if product_name:
            product, status = self._product(person.record_id, product_name)
            statuses += [status, *self._won(product.id, said, before)]
            if self._table.template == IDEAS:
                status, remarks = self._idea(product, said, before)
                statuses.append(status)
        return _together(statuses), remarks

    def _named(self, name: str, said: Said) -> Producer:
        told = {column: said[key] for key, column in _OF_PRODUCER.items() if _is_said(said, key)}
        return Producer(name=name, **told)

    # --- record by record -------------------------------------------------------------------

    def _producer(self, person: Person, said: Said, before: dict[str, Any]) -> Status:
        known = self.records.producer(person.record_id)
        told = {key: said[key] for key in _OF_PRODUCER if _is_said(said, key)}
        if known is None:
            person.record_id = new_id()
            made = Producer(id=person.record_id, office_id=self._us, name=person.name)
            return self._make("producer", made, _OF_PRODUCER, told)
        return self._change("producer", known, _OF_PRODUCER, told, before)

    def _product(self, producer_id: str, name: str) -> tuple[Product, Status]:
        if known := self.records.product(producer_id, name):
            return known, Status.SAME
        product = Product(id=new_id(), producer_id=producer_id, name=name)
        return product, self._make("product", product, {}, {})

    def _won(self, product_id: str, said: Said, before: dict[str, Any]) -> list[Status]:
        return [self._round(product_id, told, before) for told in won_rows.rounds(said)]

    def _round(self, product_id: str, told: Said, before: dict[str, Any]) -> Status:
        known = won_rows.meant(self.records.won(product_id), told)
        if known is None:
            won = Recognition(id=new_id(), product_id=product_id)
            return self._make("recognition", won, won_rows.COLUMNS, told)
        return self._change("recognition", known, won_rows.COLUMNS, told, before)

    def _idea(self, product: Product, said: Said, before: dict[str, Any]) -> tuple[Status, Remarks]:
        idea = self._idea_meant(product.id, said)
        if idea.state in _LOCKED:
            return Status.SAME, (("", words.idea_sent(idea.year)),)
        told, remarks = self._told_of_idea(idea, said)
        if idea.id:
            status = self._change("idea", idea, _OF_IDEA, told, before)
        else:
            idea = replace(idea, id=new_id())
            status = self._make("idea", idea, _OF_IDEA, told)
        kept = self.records.idea(product.id, idea.year) or idea
        self.records.give(idea, kept.register_number, product.name)
        if was := before.get("classification"):
            before["classification"] = self._titles.get(was, was)
        return status, remarks

    def _idea_meant(self, product_id: str, said: Said) -> Idea:
        """Return the product's idea of that year as it is, or one without an id."""
        year = int(said.get("year") or self._year)
        new = Idea(office_id=self._us, product_id=product_id, year=year, basis=self._basis)
        return self.records.idea(product_id, year) or new

    def _wrong(self, person: Person, product_name: str, said: Said) -> Remarks:
        """Say what the register does not take, as a number another idea has; empty when it does."""
        if not (product_name and self._table.template == IDEAS):
            return ()
        product = self.records.product(person.record_id, product_name)
        idea = self._idea_meant(product.id if product else "", said)
        if idea.state in _LOCKED:
            return ()
        if wrong := tuple(entered.wrong(idea, said, self._today)):
            return wrong
        number = str(said.get("register_number") or "")
        holder = self.records.holder(idea, number) if number else None
        if holder is None:
            return ()
        return (("register_number", words.number_given(number, idea.year, holder)),)

    def _told_of_idea(self, idea: Idea, said: Said) -> tuple[dict[str, Any], Remarks]:
        """Return what is taken over; the form of a closed idea stays as it was signed."""
        told, remarks = self._understood(said)
        if bare_number(told.get("register_number", "")) == bare_number(idea.register_number) != "":
            told["register_number"] = idea.register_number  # 9 is no other number than its 09
        if idea.state not in CLOSED:
            return told, remarks
        other = {key: told.pop(key) for key in told.keys() - entered.COLUMNS}
        differs = any(getattr(idea, _OF_IDEA[key]) != value for key, value in other.items())
        return told, (("", words.idea_closed(idea.year)),) if differs or remarks else ()

    def _understood(self, said: Said) -> tuple[dict[str, Any], Remarks]:
        told = {key: said[key] for key in _OF_IDEA if _is_said(said, key)}
        for key, kind in (("idea_kind", IdeaKind), ("verdict", Verdict)):
            if key in told:
                told[key] = kind(told[key])
        wanted = str(told.pop("classification", ""))
        if leaf := self._leaves.get(fold(wanted)):
            return told | {"classification": leaf}, ()
        unknown = (("classification", words.unknown_class(wanted)),)
        return told, unknown if wanted else ()

    def _make(self, kind: str, blank: Known, columns: Mapping[str, str], told: Said) -> Status:
        wanted = {columns[key]: value for key, value in told.items()}
        self._said |= {(blank.id, column): value for column, value in wanted.items()}
        self.records.make(kind, replace(blank, **wanted) if wanted else blank)
        return Status.NEW

    def _change(
        self,
        kind: str,
        known: Known,
        columns: Mapping[str, str],
        told: Said,
        before: dict[str, Any],
    ) -> Status:
        """Note what a row says about a record; nothing a list leaves empty is emptied."""
        told = {key: self._agreed(known, key, columns[key], value) for key, value in told.items()}
        was = {key: getattr(known, columns[key]) for key in told}
        was = {key: value for key, value in was.items() if value != told[key]}
        if not was:
            return Status.SAME
        before.update(was)
        wanted = {columns[key]: told[key] for key in was}
        self.records.change(kind, known, replace(known, **wanted))
        return Status.CHANGED

    def _agreed(self, known: Known, key: str, column: str, value: Any) -> Any:
        """Return what a list says of a column: what its first line does.

        Lines that differ would otherwise take turns at every import. Telephones are all kept.
        """
        is_first = (known.id, column) not in self._said
        first = self._said.setdefault((known.id, column), value)
        if column == _PHONE and isinstance(known, Producer):
            return _phones(known.phone, value, add=not is_first)
        if first != value:
            self._otherwise.append(key)
        return first

    def _kept_first(self) -> Remarks:
        return tuple((key, words.kept_first(heads.head(key))) for key in self._otherwise)


def _phones(known: str, told: str, *, add: bool) -> str:
    """Return the numbers known where they hold those told; else those told, or both."""
    there = searching.phones(known)
    more = [number for number in searching.phones(told) if number not in there]
    if not more:
        return known or told
    return "; ".join((known, *more)) if known and add else told


def _is_said(said: Said, key: str) -> bool:
    return said.get(key) not in (None, "")


def _together(statuses: Sequence[Status]) -> Status:
    """Return the status of a row from those of its records."""
    for status in (Status.NEW, Status.CHANGED):
        if status in statuses:
            return status
    return Status.SAME
