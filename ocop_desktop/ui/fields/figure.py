"""Where the kind `figure` stands: what the program works out from the answers; read only."""

import tkinter as tk
from tkinter import ttk
from typing import Final

from ocop_desktop.forms.kinds.derived import TEXT
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.wording import filling as words

_UNITS: Final = {"money": words.MONEY_UNIT, "decimal": "", TEXT: ""}


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return the figure, or the words."""
    return FigureRow(master, session, field)


class FigureRow(Row):
    """A label and the figure with its unit; nothing to type."""

    def build_body(self) -> None:
        """Put the words of the figure."""
        self.shown = wrap(ttk.Label(self.body, style="Panel.Section.TLabel"))
        self.shown.grid(row=0, column=0, sticky="ew")

    def show_raw(self) -> None:
        """Show what follows from the answers by now."""
        raw = str(self.session.raw(self.field.key))
        text = f"{raw} {self._unit()}".rstrip() if raw else words.NO_FIGURE
        if text != self.shown.cget("text"):
            quiet = self.field.holds == TEXT or not raw
            style = "Panel.Text.TLabel" if quiet else "Panel.Section.TLabel"
            self.shown.configure(text=text, style=style)

    def _unit(self) -> str:
        return self.field.unit or _UNITS[self.field.holds]
