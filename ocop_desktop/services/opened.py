"""One form under her hands: what it shows, whose it is, what waits to be saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import FilledForm, Office, Producer, Product, Record, State
from ocop_desktop.forms.plan.map import PROGRESS
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Basis, Form
from ocop_desktop.services.changes import Changes


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

    @property
    def is_incomplete(self) -> bool:
        """Whether something is missing or wrong that must be mended before it is whole."""
        return any(p.severity is Severity.BLOCKS for p in self.session.all_problems())

    @property
    def standing(self) -> str:
        """How the paper stands: the main one as its record does, "" where there is no state.

        A further paper is never finished: it is a "draft" or "complete"; what is told of a plan's
        progress goes on as long as the plan, "followed".
        """
        if not (self.state and self.form.paper):
            return ""
        if self.is_main:
            return self.state
        if PROGRESS in self.form.plan:
            return "followed"
        return State.DRAFT if self.is_incomplete else "complete"

    @property
    def binds(self) -> dict[str, str]:
        """The key of each field that shows a fact, by its bind."""
        return {f.bind: f.key for f in self.form.fields() if f.bind}


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save touched, and when it was done."""

    changes: Changes
    at: datetime


def producer_of(records: Mapping[str, Record]) -> Producer | None:
    """Return the producer among these records, or None."""
    found = records.get("producer")
    return found if isinstance(found, Producer) else None


def title_of(records: Mapping[str, Record]) -> str:
    """Return what a form is called after: the product, else the producer, else the commune."""
    for name in ("product", "producer"):
        if isinstance(record := records.get(name), Product | Producer):
            return record.name
    office = records.get("office")
    return office.commune if isinstance(office, Office) else ""
