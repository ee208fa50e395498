"""How the columns of a table look: width, side, words of a value."""

import tkinter as tk
from typing import Final, Literal

from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.kind import Value
from ocop_desktop.forms.spec import Column, Field
from ocop_desktop.ui.theme import em

NUMBERS: Final = frozenset({"integer", "decimal", "money", "computed"})
_LEAST: Final = {  # em a cell needs
    "integer": 4.2,
    "decimal": 5.4,
    "money": 7.4,
    "computed": 8.0,
    "date": 6.0,
    "yes_no": 4.6,
    "choice": 7.8,
    "phone": 6.8,
}
_WORDS: Final = 5.2  # em for each share of the width that words ask for, within bounds:
_FEWEST_WORDS: Final = 5.4
_MOST_WORDS: Final = 12.0
_GAP: Final = 0.3
_NARROWEST: Final = 0.5  # share of their width that columns of words keep
_INSET: Final = 0.6  # em between a cell's edge and its words


def wanted_width(field: Field) -> float:
    """Return how many ems the columns of a table need to show what they hold."""
    return sum(map(least_width, field.columns))


def least_width(column: Column) -> float:
    """Return how many ems one column needs."""
    words = max(_FEWEST_WORDS, min(_WORDS * column.width, _MOST_WORDS))
    return _LEAST.get(column.kind, words) + _GAP


def shared_widths(field: Field, room: float) -> list[float]:
    """Return the ems of each column where all have `room`: words give way, figures never."""
    firm = sum(least_width(column) for column in field.columns if column.kind in _LEAST)
    words = wanted_width(field) - firm
    share = max(_NARROWEST, min(1.0, (room - firm) / words)) if words else 1.0
    return [
        least_width(column) * (1.0 if column.kind in _LEAST else share) for column in field.columns
    ]


def side(column: Column) -> Literal["left", "right"]:
    """Return where the column's words stand: numbers at the right."""
    return "right" if column.kind in NUMBERS else "left"


def figure_padding(widget: tk.Misc) -> tuple[int, int, int, int]:
    """Return what keeps a figure that stands in no cell in line with those that do."""
    return (0, 0, em(widget, _INSET), 0)


def shown(column: Column, value: Value) -> str:
    """Return a value as it is read by people."""
    return "" if value is None else str(KINDS[column.kind].show(value, column))
