"""Entry of the kind `email`."""

import tkinter as tk

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.fields.entry import EntryRow
from ocop_desktop.ui.fields.row import Row


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return one line of text."""
    return EntryRow(master, session, field)
