"""What goes up, and so has a state: an idea or a plan; which of the records around a form it is."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Idea, Plan, Record, Subject
from ocop_desktop.services.ideas import CLOSED
from ocop_desktop.store import ideas, plans
from ocop_desktop.wording import services as words

if TYPE_CHECKING:
    from ocop_desktop.forms.library import Library

# The nearer one first: the records around a plan's form hold its idea as well.
KINDS: Final = ("plan", "idea")

_STORED: Final[Mapping[str, Callable[[str], Subject | None]]] = {
    "idea": ideas.get,
    "plan": plans.get,
}


def kind_among(records: Mapping[str, Record]) -> str:
    """Return the record name of what goes up among these, "" where nothing does."""
    return next((kind for kind in KINDS if kind in records), "")


def among(records: Mapping[str, Record]) -> Subject | None:
    """Return what goes up among these records, None where nothing does."""
    found = records.get(kind_among(records))
    return found if isinstance(found, Idea | Plan) else None


def is_closed(subject: Subject | None) -> bool:
    """Tell whether its main form is as it was finished."""
    return subject is not None and subject.state in CLOSED


def get(kind: str, record_id: str) -> Subject | None:
    """Return an idea or a plan, trashed ones too, None where there is none of that id."""
    return _STORED[kind](record_id)


def needed(kind: str, record_id: str) -> Subject:
    """Return an idea or a plan that must exist.

    Raises:
        Refusal: when there is none of that id.
    """
    return plan(record_id) if kind == "plan" else idea(record_id)


def idea(idea_id: str) -> Idea:
    """Return an idea that must exist. Raises Refusal."""
    if (found := ideas.get(idea_id)) is None:
        raise Refusal("YT-01", words.IDEA_GONE, todo=words.IDEA_GONE_TODO)
    return found


def plan(plan_id: str) -> Plan:
    """Return a plan that must exist. Raises Refusal."""
    if (found := plans.get(plan_id)) is None:
        raise Refusal("PA-01", words.PLAN_GONE, todo=words.IDEA_GONE_TODO)
    return found


def main_code(library: "Library", subject: Subject) -> str:
    """Return the code of the form an idea registers with, or a plan is written in."""
    basis = library.basis(subject.basis)
    return basis.plan_form if isinstance(subject, Plan) else basis.idea_forms[subject.kind]
