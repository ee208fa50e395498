"""Entry of the kind `money`."""

import tkinter as tk

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.fields.entry import EntryRow
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.wording.filling import MONEY_UNIT


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return an amount at the right, with its unit beside: đồng unless the form says another."""
    return EntryRow(master, session, field, right=True, unit=field.unit or MONEY_UNIT)
