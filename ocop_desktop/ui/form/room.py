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
    """Whether the steps show their signs alone, and whether the help has a place of its own.

    `help_squeezed`: it has one as long as she asks for it, if the steps show their signs alone
    and computed figures stand under their rows.
    """

    compact: bool
    help_beside: bool
    help_squeezed: bool = False


def share(width: float, table: float = 0.0, typed: float = 0.0) -> Room:
    """Return who gets what of `width`.

    `table` is what the widest table's columns need, `typed` what those need that are typed in.
    """
    form, squeezed = (
        max(FORM_LEAST, columns + TABLE_MARGINS if columns else 0.0) for columns in (table, typed)
    )
    least, squeezed = (max(FORM_LEAST, wanted * _BEARABLE) for wanted in (form, squeezed))
    return Room(
        compact=width < STEPS + GAP + least,
        help_beside=width >= STEPS + form + HELP + 2 * GAP,
        help_squeezed=width >= STEPS_COMPACT + squeezed + HELP + 2 * GAP,
    )
