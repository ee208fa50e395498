"""How the columns of a table look: width, side, words of a value."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.kind import Value
from ocop_desktop.forms.spec import Column
from ocop_desktop.ui.theme import em

_LEAST: Final = {  # em a cell needs
    "integer": 4.2,
    "decimal": 5.4,
    "money": 7.4,
    "computed": 8.0,
    "date": 6.0,
    "day_or_month": 6.0,
    "yes_no": 4.6,
    "choice": 7.8,
    "phone": 6.8,
}
_TIGHT: Final = {  # where room is short: figures make their own room
    "money": 6.4,
    "computed": 6.0,
    "choice": 6.4,
}
_NO_FIGURES: Final[Mapping[str, float]] = {}
_WORDS: Final = 5.2  # em for each share of the width that words ask for, within bounds:
_FEWEST_WORDS: Final = 5.4
_A_WORD: Final = 3.8  # where the form gives a column less than a share
_FEWEST_OFFERED: Final = 9.0  # beside them stands the sign of a list
_MOST_WORDS: Final = 12.0
_GAP: Final = 0.3
_NARROWEST: Final = 0.5  # share of their width that columns of words keep
_READABLE: Final = 0.8  # the same, before what is computed stands beneath instead
_INSET: Final = 0.6  # em between a cell's edge and its words


def wanted_width(columns: Sequence[Column]) -> float:
    """Return how many ems these columns of a table need to show what they hold."""
    return sum(map(least_width, columns))


def least_width(column: Column) -> float:
    """Return how many ems one column needs."""
    fewest = _FEWEST_WORDS if column.width >= 1 else _A_WORD
    fewest = _FEWEST_OFFERED if column.suggest else fewest
    words = max(fewest, min(_WORDS * column.width, _MOST_WORDS))
    return (_LEAST[column.kind] if _is_firm(column) else words) + _GAP


def shared_widths(
    columns: Sequence[Column],
    room: float,
    figures: Mapping[str, float] = _NO_FIGURES,
    narrowest: float = _NARROWEST,
) -> list[float]:
    """Return the ems of each column where all have `room`: words give way, figures never.

    Where there is not enough for all, columns of figures give way as well, down to the ems that
    these need: `figures`, by the column's key.
    """
    tight = wanted_width(columns) > room
    firm = {
        column.key: max(_firm_width(column, tight=tight), figures.get(column.key, 0.0))
        for column in columns
        if _is_firm(column)
    }
    words = sum(least_width(column) for column in columns if column.key not in firm)
    left = room - sum(firm.values())
    share = max(narrowest, min(1.0, left / words)) if words else 1.0
    return [
        firm[column.key] if column.key in firm else least_width(column) * share
        for column in columns
    ]


def beside(
    columns: Sequence[Column], room: float, figures: Mapping[str, float] = _NO_FIGURES
) -> tuple[Column, ...]:
    """Return the columns that have a place of their own in `room` ems.

    Where not all have, however words give way, computed figures stand under their row instead;
    computed words stay, for they say what the row is.
    """
    if sum(shared_widths(columns, room, figures, narrowest=_READABLE)) <= room:
        return tuple(columns)
    own = tuple(c for c in columns if c.kind != "computed" or not c.is_number)
    return own or tuple(columns)


def head_of(column: Column) -> str:
    """Return the words over a column."""
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _firm_width(column: Column, *, tight: bool) -> float:
    return _TIGHT[column.kind] + _GAP if tight and column.kind in _TIGHT else least_width(column)


def side(column: Column) -> Literal["left", "right"]:
    """Return where the column's words stand: numbers at the right."""
    return "right" if column.is_number else "left"


def _is_firm(column: Column) -> bool:
    """Tell whether the width does not follow from words."""
    return column.kind in _LEAST and not (column.kind == "computed" and not column.is_number)


def figure_padding(widget: tk.Misc) -> tuple[int, int, int, int]:
    """Return what keeps a figure that stands in no cell in line with those that do."""
    return (0, 0, em(widget, _INSET), 0)


def shown(column: Column, value: Value) -> str:
    """Return a value as it is read by people."""
    return "" if value is None else str(KINDS[column.kind].show(value, column))
