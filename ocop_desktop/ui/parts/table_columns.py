"""How the columns of a table look: width, side, words of a value."""

from typing import Final, Literal

from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.kind import Value
from ocop_desktop.forms.spec import Column, Field

NUMBERS: Final = frozenset({"integer", "decimal", "money", "computed"})
_LEAST: Final = {  # em a cell needs
    "integer": 4.2,
    "decimal": 4.8,
    "money": 6.2,
    "computed": 6.2,
    "date": 6.0,
    "yes_no": 4.6,
    "choice": 7.8,
    "phone": 6.8,
}
_LEAST_TEXT: Final = 6.4
_GAP: Final = 0.3


def wanted_width(field: Field) -> float:
    """Return how many ems the columns of a table need to show what they hold."""
    return sum(map(least_width, field.columns))


def least_width(column: Column) -> float:
    """Return how many ems one column needs."""
    return _LEAST.get(column.kind, _LEAST_TEXT) + _GAP


def side(column: Column) -> Literal["left", "right"]:
    """Return where the column's words stand: numbers at the right."""
    return "right" if column.kind in NUMBERS else "left"


def shown(column: Column, value: Value) -> str:
    """Return a value as it is read by people."""
    return "" if value is None else str(KINDS[column.kind].show(value, column))
