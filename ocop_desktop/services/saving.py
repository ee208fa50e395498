"""Saving what is typed into a form: facts go to their record, once; the rest are answers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import (
    FilledForm,
    Idea,
    Office,
    Plan,
    Producer,
    Product,
    Record,
    State,
)
from ocop_desktop.forms import binding
from ocop_desktop.services import subjects
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.ideas import CLOSED, is_number
from ocop_desktop.services.opened import Opened, Saved, title_of
from ocop_desktop.services.opening import Opening
from ocop_desktop.store import (
    answers,
    database,
    ideas,
    journal,
    offices,
    plans,
    producers,
    products,
)
from ocop_desktop.wording import services as words

_STORED: Final[Mapping[str, Callable[[str], Record | None]]] = {
    "office": lambda _id: offices.us(),
    "producer": producers.get,
    "product": products.get,
    "idea": ideas.get,
    "plan": plans.get,
}


class Saving(Opening):
    """The verbs that keep what was typed."""

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
        opened.title = title_of(opened.records)
        return Saved(changes, self._clock())

    def close(self, opened: Opened) -> None:
        """Leave a form for good: what is typed later is a change of its own in the journal."""
        self.save(opened)
        if opened.owner_id:
            journal.seal(opened.owner_id)

    def state(self, opened: Opened) -> State | None:
        """Return where the idea or plan of an open form stands by now, None for any other."""
        if opened.owner_type not in subjects.KINDS:
            return None
        return subjects.needed(opened.owner_type, opened.owner_id).state

    def _refuse_closed(self, opened: Opened) -> None:
        """Refuse what was typed when its record was finished or sent since the form was opened."""
        if opened.is_main and self.state(opened) in CLOSED:
            raise Refusal(
                "YT-07",
                words.FORM_CLOSED,
                safe=words.FORM_CLOSED_SAFE,
                todo=words.FORM_CLOSED_TODO,
            )

    # --- facts -----------------------------------------------------------------------------

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
        names = {bind.split(".")[0] for bind in opened.binds}
        return [
            name for name in opened.records if name in names and self._typed_columns(opened, name)
        ]

    def _typed_columns(self, opened: Opened, name: str) -> set[str]:
        binds = [bind for bind, key in opened.binds.items() if key in opened.pending]
        return {bind.split(".")[1] for bind in binds if bind.split(".")[0] == name}

    def _store(self, record: Record) -> Record:
        who = self._offices.who()
        match record:
            case Plan():
                return plans.save(record, who)
            case Idea():
                return ideas.save(record, who)
            case Product():
                return products.save(record, who)
            case Producer():
                return producers.save(record, who)
            case Office():
                return offices.save(replace(record, is_us=True), who)

    # --- the number in the register --------------------------------------------------------

    def _offer_number(self, opened: Opened) -> None:
        """Write the next register number once the day of receipt is known; she may change it."""
        keys = opened.binds
        number, day = keys.get("idea.register_number"), keys.get("idea.received_on")
        idea = opened.records.get("idea")
        if not (number and day and isinstance(idea, Idea)) or idea.received_on is not None:
            return
        if opened.session.value(day) and not opened.session.raw(number):
            opened.session.type(number, ideas.next_number(idea.year))

    def _refused_number(self, opened: Opened) -> dict[str, str]:
        """Return the field of a register number that cannot be the idea's, and why."""
        idea = opened.records.get("idea")
        key = opened.binds.get("idea.register_number", "")
        number = opened.session.value(key) if key else None
        if not number or not isinstance(idea, Idea) or number == idea.register_number:
            return {}
        if not is_number(number):
            return {key: words.BAD_NUMBER}
        taken = ideas.number_taken(number, idea.year, idea.id)
        return {key: words.number_taken(number)} if taken else {}

    # --- answers ---------------------------------------------------------------------------

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
        opened.filled = self._keep(opened, own, unread)
        return Changes.of((opened.owner_type, opened.owner_id))

    def _keep(
        self, opened: Opened, own: Mapping[str, Any], unread: Mapping[str, Any]
    ) -> FilledForm:
        return answers.save(
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


def _as_stored(name: str, record: Record) -> Record:
    """Return a record as it is by now, for another screen may have written it since."""
    found = _STORED[name](record.id) if record.id else None
    return found or record
