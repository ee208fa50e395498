"""Entry of the kind `yes_no`: two round buttons, since an unticked box would say nothing."""

import tkinter as tk
from dataclasses import replace

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Choice, Field
from ocop_desktop.ui.fields.choice import ButtonsRow
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.wording import filling as words

_ANSWERS = (Choice(key="yes", label=words.YES), Choice(key="no", label=words.NO))


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return the two buttons."""
    return ButtonsRow(master, session, replace(field, choices=_ANSWERS, other=False))
