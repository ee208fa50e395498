"""How each kind of answer is entered: one builder per kind, under the kind's own name."""

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.fields import (
    choice,
    choices,
    classification,
    date,
    entry,
    figure,
    long_text,
    table,
    yes_no,
)
from ocop_desktop.ui.fields.row import Row

Builder: TypeAlias = Callable[[tk.Misc, Session, Field], Row]

# `computed` has none: it appears inside tables only and is never typed.
BUILDERS: Final[Mapping[str, Builder]] = {
    "text": entry.build,
    "long_text": long_text.build,
    "integer": entry.build,
    "decimal": entry.build,
    "money": entry.build,
    "date": date.build,
    "day_or_month": date.build,
    "choice": choice.build,
    "choices": choices.build,
    "yes_no": yes_no.build,
    "phone": entry.build,
    "tax_code": entry.build,
    "email": entry.build,
    "classification": classification.build,
    "table": table.build,
    "figure": figure.build,
}


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return the row for a field; KeyError for a kind without entry."""
    return BUILDERS[field.kind](master, session, field)
