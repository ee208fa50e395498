"""Filling a form: open, save the draft, finish, open again. Facts go to their record, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Problem, Refusal, Severity
from ocop_desktop.core.records import (
    FilledForm,
    Idea,
    Office,
    Producer,
    Product,
    Record,
    State,
    StateChange,
)
from ocop_desktop.forms import binding
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Basis, Form
from ocop_desktop.services import members, passage
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.freezing import freeze, tells_the_same, thaw
from ocop_desktop.services.ideas import CLOSED, Ideas, is_number
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import (
    answers,
    database,
    ideas,
    journal,
    offices,
    producers,
    products,
    states,
)
from ocop_desktop.wording import services as words

# The working form that edits each record itself.
OWN_FORMS: Final[Mapping[str, str]] = {
    "office": "don-vi",
    "producer": "chu-the",
    "product": "san-pham",
}
_EMPTY: Final[Mapping[str, type[Record]]] = {
    "office": Office,
    "producer": Producer,
    "product": Product,
}
_STORED: Final[Mapping[str, Callable[[str], Record | None]]] = {
    "office": lambda _id: offices.us(),
    "producer": producers.get,
    "product": products.get,
    "idea": ideas.get,
}


@dataclass(slots=True)
class Opened:
    """One form under her hands. `owner_id` is "" until the first answer is saved."""

    session: Session
    form: Form
    basis: Basis
    owner_type: str
    owner_id: str
    records: dict[str, Record]
    title: str
    editable: bool
    is_main: bool = True  # the form its record is edited or registered with
    state: State | None = None
    filled: FilledForm | None = None
    pending: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save touched, and when it was done."""

    changes: Changes
    at: datetime


class Filling:
    """The verbs for one form being filled."""

    def __init__(self, library: Library, offices_: Offices, ideas_: Ideas, clock: Clock) -> None:
        self._library = library
        self._offices = offices_
        self._ideas = ideas_
        self._clock = clock

    # --- opening ---------------------------------------------------------------------------

    def records(self, owner_type: str, owner_id: str) -> dict[str, Record]:
        """Return the owner and every record its forms may bind to, by record name.

        Raises:
            Refusal: when the owner does not exist.
        """
        found: dict[str, Record] = {}
        if us := self._offices.us():
            found["office"] = us
        if owner_type == "idea":
            found["idea"] = idea = self._ideas.needed(owner_id)
            owner_type, owner_id = "product", idea.product_id
        if owner_type == "product":
            found["product"] = product = _needed(products.get(owner_id))
            owner_type, owner_id = "producer", product.producer_id
        if owner_type == "producer":
            found["producer"] = _needed(producers.get(owner_id))
        return found

    def open(self, owner_type: str, owner_id: str, code: str = "") -> Opened:
        """Open a record's form, its main one when no code is given, as it was left.

        Raises:
            Refusal: when the owner does not exist.
        """
        records = self.records(owner_type, owner_id)
        idea = records.get("idea")
        basis = self._basis_of(records)
        code = code or self.main_code(owner_type, owner_id)
        filled = answers.get(owner_type, owner_id, basis.key, code)
        form = members.with_cooperatives(self.form(basis.key, code, filled), _producer(records))
        closed = isinstance(idea, Idea) and idea.state in CLOSED and code == self._main(idea)
        values, unread = self._values(form, filled, records, frozen=closed)
        return Opened(
            session=Session(form, values, unread),
            form=form,
            basis=basis,
            owner_type=owner_type,
            owner_id=owner_id,
            records=records,
            title=_title(records),
            editable=not closed,
            is_main=code == self.main_code(owner_type, owner_id),
            state=idea.state if isinstance(idea, Idea) else None,
            filled=filled,
        )

    def open_new(
        self, owner_type: str, code: str = "", start: Mapping[str, Any] | None = None
    ) -> Opened:
        """Open an empty form for a record that does not exist yet; the first save makes it."""
        us = self._offices.us()
        records: dict[str, Record] = {"office": us} if us else {}
        records[owner_type] = replace(_EMPTY[owner_type](), **(start or {}))
        basis = self._offices.basis()
        form = self.form(basis.key, code or OWN_FORMS[owner_type])
        form = members.with_cooperatives(form, _producer(records))
        return Opened(
            session=Session(form, binding.bound_values(form, records)),
            form=form,
            basis=basis,
            owner_type=owner_type,
            owner_id="",
            records=records,
            title="",
            editable=True,
        )

    def form(self, basis: str, code: str, filled: FilledForm | None = None) -> Form:
        """Return the form without the proposed parts this office leaves out."""
        form = self._library.form(basis, code, filled.revision if filled else None)
        left_out = set(self._offices.setting(f"left_out.{basis}.{code}", []))
        if not left_out:
            return form
        kept = [s for s in form.sections if not (s.proposal and s.key in left_out)]
        return replace(form, sections=tuple(kept))

    def main_code(self, owner_type: str, owner_id: str) -> str:
        """Return the code of the form a record is edited or registered with."""
        if owner_type == "idea":
            return self._main(self._ideas.needed(owner_id))
        return OWN_FORMS[owner_type]

    def other_forms(self, owner_type: str, owner_id: str) -> tuple[Form, ...]:
        """Return the further papers of its basis that this record can fill."""
        basis = self._basis_of(self.records(owner_type, owner_id))
        main = self.main_code(owner_type, owner_id)
        rivals = set(basis.idea_forms.values()) if owner_type == "idea" else set()
        forms = self._library.forms(basis.key, owner_type)
        return tuple(f for f in forms if f.paper and f.code != main and f.code not in rivals)

    def _main(self, idea: Idea) -> str:
        return self._library.basis(idea.basis).idea_forms[idea.kind]

    def _basis_of(self, records: Mapping[str, Record]) -> Basis:
        idea = records.get("idea")
        return self._library.basis(idea.basis) if isinstance(idea, Idea) else self._offices.basis()

    def _values(
        self,
        form: Form,
        filled: FilledForm | None,
        records: Mapping[str, Record],
        *,
        frozen: bool,
    ) -> tuple[dict[str, Any], Mapping[str, Any]]:
        if frozen and filled and filled.frozen:
            return thaw(form, filled.frozen)[0], {}
        bound = binding.bound_values(form, records)
        if filled is None:
            return bound, {}
        return bound | binding.answer_values(form, filled.answers), filled.unread

    @staticmethod
    def family(opened: Opened) -> str:
        """Return in words whose member a producer is, or who its own members are."""
        producer = _producer(opened.records)
        own_form = opened.owner_type == "producer" and opened.owner_id
        return members.told(producer) if producer and own_form else ""

    # --- saving ----------------------------------------------------------------------------

    def save(self, opened: Opened) -> Saved:
        """Save what was typed since the last save, in one transaction; cheap when nothing was.

        What could not be saved stays pending and is tried again at the next call.

        Raises:
            Refusal: when the disk is full or the folder cannot be written, or the form was closed
                in the meantime; what was typed stays in the session.
        """
        self._offer_number(opened)
        opened.pending |= opened.session.take_dirty()
        if not opened.pending or not opened.editable:
            return Saved(Changes(), self._clock())
        with database.transaction():
            self._refuse_closed(opened)
            changes = self._save_records(opened) | self._save_answers(opened)
        opened.pending.clear()
        if opened.owner_type == "office":
            self._offices.forget()
        opened.title = _title(opened.records)
        return Saved(changes, self._clock())

    def state(self, opened: Opened) -> State | None:
        """Return where the idea of an open form stands by now, None for no idea."""
        return self._ideas.needed(opened.owner_id).state if opened.state else None

    @staticmethod
    def returned(opened: Opened) -> StateChange | None:
        """Return when and why an idea came back that waits to be mended, None for any other."""
        if opened.state is not State.RETURNED:
            return None
        return passage.newest_paper(states.of_idea(opened.owner_id))

    def unmended(self, opened: Opened) -> StateChange | None:
        """Return what gave an idea back whose paper would tell the same again, else None."""
        if not (opened.is_main and opened.filled and opened.filled.frozen):
            return None
        values = opened.session.values()
        same = tells_the_same(opened.form, opened.filled.frozen, values)
        return self.returned(opened) if same else None

    def _refuse_closed(self, opened: Opened) -> None:
        """Refuse what was typed when the idea was finished or sent since its form was opened."""
        if opened.is_main and self.state(opened) in CLOSED:
            raise Refusal(
                "YT-07",
                words.FORM_CLOSED,
                safe=words.FORM_CLOSED_SAFE,
                todo=words.FORM_CLOSED_TODO,
            )

    def _save_records(self, opened: Opened) -> Changes:
        """Write the facts among what was typed to the records they live in."""
        wanted, _ = binding.split(opened.form, opened.session.values())
        changes = Changes()
        for name in self._touched(opened):
            record = _as_stored(name, opened.records[name])
            typed = self._typed_columns(opened, name)
            columns = {key: value for key, value in wanted[name].items() if key in typed}
            if name == "idea" and self._refused_number(opened):
                columns.pop("register_number", None)
            stored = self._store(replace(record, **columns))
            if record.id == "" and name == opened.owner_type:
                opened.owner_id = stored.id
            opened.records[name] = stored
            changes |= Changes.of((name, stored.id))
        return changes

    def _touched(self, opened: Opened) -> list[str]:
        names = {f.bind.split(".")[0] for f in opened.form.fields() if f.bind}
        return [
            name for name in opened.records if name in names and self._typed_columns(opened, name)
        ]

    def _typed_columns(self, opened: Opened, name: str) -> set[str]:
        binds = [f.bind for f in opened.form.fields() if f.bind and f.key in opened.pending]
        return {bind.split(".")[1] for bind in binds if bind.split(".")[0] == name}

    def _offer_number(self, opened: Opened) -> None:
        """Write the next register number once the day of receipt is known; she may change it."""
        keys = {f.bind: f.key for f in opened.form.fields() if f.bind}
        number, day = keys.get("idea.register_number"), keys.get("idea.received_on")
        idea = opened.records.get("idea")
        if not (number and day and isinstance(idea, Idea)) or idea.received_on is not None:
            return
        if opened.session.value(day) and not opened.session.raw(number):
            opened.session.type(number, ideas.next_number(idea.year))

    def _refused_number(self, opened: Opened) -> dict[str, str]:
        """Return the field of a register number that cannot be the idea's, and why."""
        idea = opened.records.get("idea")
        key = next((f.key for f in opened.form.fields() if f.bind == "idea.register_number"), "")
        number = opened.session.value(key) if key else None
        if not number or not isinstance(idea, Idea) or number == idea.register_number:
            return {}
        if not is_number(number):
            return {key: words.BAD_NUMBER}
        taken = ideas.number_taken(number, idea.year, idea.id)
        return {key: words.number_taken(number)} if taken else {}

    def _store(self, record: Record) -> Record:
        who = self._offices.who()
        match record:
            case Idea():
                return ideas.save(record, who)
            case Product():
                return products.save(record, who)
            case Producer():
                return producers.save(record, who)
            case Office():
                return offices.save(replace(record, is_us=True), who)

    def _save_answers(self, opened: Opened, *, anyway: bool = False) -> Changes:
        """Write the form's own answers, and whatever text could not be read.

        Where there is none of either, nothing is written, unless `anyway`.
        """
        _, own = binding.split(opened.form, opened.session.values())
        refused = {key: opened.session.raw(key) for key in self._refused_number(opened)}
        unread = opened.session.unread() | refused
        has_own = any(not f.bind and f.key in opened.pending for f in opened.form.fields())
        if not (anyway or has_own or unread or opened.filled):
            return Changes()
        opened.filled = answers.save(
            FilledForm(
                id=opened.filled.id if opened.filled else "",
                owner_type=opened.owner_type,
                owner_id=opened.owner_id,
                basis=opened.basis.key,
                code=opened.form.code,
                revision=opened.form.revision,
                definition_hash=opened.form.sha256,
                answers=own,
                unread=unread,
                frozen=opened.filled.frozen if opened.filled else None,
            ),
            self._offices.who(),
        )
        return Changes.of((opened.owner_type, opened.owner_id))

    def close(self, opened: Opened) -> None:
        """Leave a form for good: what is typed later is a change of its own in the journal."""
        self.save(opened)
        if opened.owner_id:
            journal.seal(opened.owner_id)

    # --- looking over and finishing --------------------------------------------------------

    def review(self, opened: Opened) -> list[Problem]:
        """Return all that is missing, wrong or contradictory, seen from other records too."""
        opened.session.set_remarks(self._remarks(opened))
        return opened.session.all_problems()

    def _remarks(self, opened: Opened) -> list[Problem]:
        keys = {f.bind: f.key for f in opened.form.fields() if f.bind}
        values = opened.session.values()
        remarks = []
        producer = opened.records.get("producer")
        if isinstance(producer, Producer) and "producer.name" in keys:
            columns = binding.split(opened.form, values)[0].get("producer", {})
            twins = producers.similar(replace(producer, **columns))
            if twins:
                text = words.similar_producers([twin.name for twin in twins])
                remarks.append(Problem(text, Severity.REMINDS, keys["producer.name"]))
        for key, why in self._refused_number(opened).items():
            remarks.append(Problem(why, Severity.BLOCKS, key))
        return remarks

    def finish(self, opened: Opened, on: date | None = None) -> Changes:
        """Save; for an idea's main form also freeze what is printed and mark the idea finished.

        It is finished `on` that day, today when none is told.

        Raises:
            Refusal: when something still blocks, says how much; or it was closed meanwhile.
        """
        saved = self.save(opened)
        blocking = [p for p in self.review(opened) if p.severity is Severity.BLOCKS]
        if blocking:
            raise Refusal("YT-06", words.still_blocked(len(blocking)), safe=words.DRAFT_IS_SAFE)
        if opened.owner_type != "idea" or not opened.is_main:
            return saved.changes
        with database.transaction():
            self._refuse_closed(opened)
            self._save_answers(opened, anyway=True)
            opened.records = self.records("idea", opened.owner_id)
            facts = binding.bound_values(opened.form, opened.records)
            frozen = freeze(opened.form, opened.session.values() | facts, opened.records)
            opened.filled = answers.save(
                replace(_needed(opened.filled), frozen=frozen), self._offices.who()
            )
            opened.records["idea"] = states.enter(
                opened.owner_id, State.FINISHED, self._offices.who(), happened_on=on
            )
        opened.pending.clear()
        opened.state, opened.editable = State.FINISHED, False
        return saved.changes | Changes.of(("idea", opened.owner_id))


def _producer(records: Mapping[str, Record]) -> Producer | None:
    found = records.get("producer")
    return found if isinstance(found, Producer) else None


def _as_stored(name: str, record: Record) -> Record:
    """Return a record as it is by now, for another screen may have written it since."""
    found = _STORED[name](record.id) if record.id else None
    return found or record


def _needed(record: Any) -> Any:
    if record is None:
        raise Refusal("YT-01", words.RECORD_GONE, todo=words.IDEA_GONE_TODO)
    return record


def _title(records: Mapping[str, Record]) -> str:
    for name in ("product", "producer"):
        if (record := records.get(name)) is not None and not isinstance(record, Office | Idea):
            return record.name
    office = records.get("office")
    return office.commune if isinstance(office, Office) else ""
