"""What a form works out while it is filled, by the name its definition calls it."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, Protocol

from ocop_desktop.forms.conditions import shown_keys
from ocop_desktop.forms.derived import Cells, Derived, add, is_added
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.forms.spec import Form


class Calculation(Protocol):
    """From the answers to what follows from them; `reads` are the fields it looks at."""

    reads: frozenset[str]

    def __call__(self, values: Mapping[str, Any], unread: Iterable[str] = ()) -> Derived:
        """Return what follows from the values of the fields that are asked.

        `unread` are the paths of what could not be read.
        """

    def own_cells(self, values: Mapping[str, Any], key: str) -> Cells:
        """Return at little cost the cells of one table that need nothing from afar."""

    def blank(self) -> Derived:
        """Return what stands on a blank paper."""


def _plan(form: Form) -> Calculation:
    return plan_answers.PlanCalculation(form)  # which is read at this moment: see `lazy`


CALCULATIONS: Final[Mapping[str, Callable[[Form], Calculation]]] = MappingProxyType({"plan": _plan})


def calculation(form: Form) -> Calculation | None:
    """Return a form's calculation, None for most forms."""
    return CALCULATIONS[form.calculation](form) if form.calculation else None


def complete(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with what follows from them.

    Answers that bring it, as those of a finished form do, stay as they are.
    """
    found = calculation(form)
    if found is None or is_added(form, values):
        return dict(values)
    shown = shown_keys(form, values)
    return add(values, found({key: value for key, value in values.items() if key in shown}))


def blank(form: Form) -> dict[str, Any]:
    """Return what stands in the tables of a blank paper."""
    found = calculation(form)
    return {} if found is None else add({}, found.blank())
