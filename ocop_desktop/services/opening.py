"""Opening a form: its record and all its fields may bind to, its definition, what it holds."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import FilledForm, Office, Producer, Product, Record
from ocop_desktop.forms import binding
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Basis, Form
from ocop_desktop.services import members, plan_start, subjects
from ocop_desktop.services.freezing import thaw
from ocop_desktop.services.ideas import Ideas
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.opened import Opened, producer_of, title_of
from ocop_desktop.store import answers, producers, products
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


class Opening:
    """The verbs that bring a form under her hands."""

    def __init__(self, library: Library, offices_: Offices, ideas_: Ideas, clock: Clock) -> None:
        self._library = library
        self._offices = offices_
        self._ideas = ideas_
        self._clock = clock

    def records(self, owner_type: str, owner_id: str) -> dict[str, Record]:
        """Return the owner and every record its forms may bind to, by record name.

        Raises:
            Refusal: when the owner does not exist.
        """
        found: dict[str, Record] = {}
        if us := self._offices.us():
            found["office"] = us
        if owner_type == "plan":
            found["plan"] = plan = subjects.plan(owner_id)
            owner_type, owner_id = "idea", plan.idea_id
        if owner_type == "idea":
            found["idea"] = idea = self._ideas.needed(owner_id)
            owner_type, owner_id = "product", idea.product_id
        if owner_type == "product":
            found["product"] = product = needed(products.get(owner_id))
            owner_type, owner_id = "producer", product.producer_id
        if owner_type == "producer":
            found["producer"] = needed(producers.get(owner_id))
        return found

    def open(self, owner_type: str, owner_id: str, code: str = "") -> Opened:
        """Open a record's form, its main one when no code is given, as it was left.

        Raises:
            Refusal: when the owner does not exist.
        """
        records = self.records(owner_type, owner_id)
        subject, basis = subjects.among(records), self._basis_of(records)
        main = self.main_code(owner_type, owner_id)
        code = code or main
        filled = answers.get(owner_type, owner_id, basis.key, code)
        form = members.with_cooperatives(self.form(basis.key, code, filled), producer_of(records))
        closed = subjects.is_closed(subject) and code == main
        values, unread = self._values(form, filled, records, frozen=closed)
        return Opened(
            session=Session(form, values, unread, self._compared(form, records)),
            form=form,
            basis=basis,
            owner_type=owner_type,
            owner_id=owner_id,
            records=records,
            title=title_of(records),
            editable=not closed,
            is_main=code == main,
            state=subject.state if subject else None,
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
        form = members.with_cooperatives(form, producer_of(records))
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
        if owner_type in subjects.KINDS:
            return subjects.main_code(self._library, subjects.needed(owner_type, owner_id))
        return OWN_FORMS[owner_type]

    def other_forms(self, owner_type: str, owner_id: str) -> tuple[Form, ...]:
        """Return the further papers of its basis that this record can fill."""
        basis = self._basis_of(self.records(owner_type, owner_id))
        main = self.main_code(owner_type, owner_id)
        rivals = set(basis.idea_forms.values()) if owner_type == "idea" else set()
        forms = self._library.forms(basis.key, owner_type)
        return tuple(f for f in forms if f.paper and f.code != main and f.code not in rivals)

    def _basis_of(self, records: Mapping[str, Record]) -> Basis:
        subject = subjects.among(records)
        return self._library.basis(subject.basis) if subject else self._offices.basis()

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
        values = binding.bound_values(form, records)
        if filled is not None:
            values |= binding.answer_values(form, filled.answers)
        elif "plan" in records:  # a further paper begins with what is known
            values = plan_start.values(form, plan_start.known(self._library, records)) | values
        if "plan" in records:
            values |= plan_start.beside(form, self._library, records, values)
        return values, filled.unread if filled else {}

    def _compared(self, form: Form, records: Mapping[str, Record]) -> Mapping[str, Any]:
        return plan_start.compared(form, self._library, records) if "plan" in records else {}

    @staticmethod
    def family(opened: Opened) -> str:
        """Return in words whose member a producer is, or who its own members are."""
        producer = producer_of(opened.records)
        own_form = opened.owner_type == "producer" and opened.owner_id
        return members.told(producer) if producer and own_form else ""


def needed(record: Any) -> Any:
    """Return a record that must exist. Raises Refusal when it is None."""
    if record is None:
        raise Refusal("YT-01", words.RECORD_GONE, todo=words.IDEA_GONE_TODO)
    return record
