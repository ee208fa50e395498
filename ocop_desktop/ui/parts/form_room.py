"""How steps, questions and help share the width of a form; pure figures, all in em."""

from dataclasses import dataclass
from typing import Final

STEPS: Final = 14.0  # as in the sketch
STEPS_COMPACT: Final = 3.4
HELP: Final = 20.4
GAP: Final = 1.15
SIDE: Final = 2.1  # left and right of questions and buttons
FORM_LEAST: Final = 27.0
TABLE_MARGINS: Final = 7.0  # beside a table: the panel's margins and the delete button
_BEARABLE: Final = 0.85  # share of the wanted width below which a table is too cramped


@dataclass(frozen=True, slots=True)
class Room:
    """Whether the steps show their signs alone, and whether the help has a place of its own."""

    compact: bool
    help_beside: bool


def share(width: float, table: float = 0.0) -> Room:
    """Return who gets what of `width`; `table` is what the widest table's columns need."""
    form = max(FORM_LEAST, table + TABLE_MARGINS if table else 0.0)
    least = max(FORM_LEAST, form * _BEARABLE)
    return Room(
        compact=width < STEPS + GAP + least,
        help_beside=width >= STEPS + form + HELP + 2 * GAP,
    )
