"""Entry of the one-line kinds: what is typed is never rewritten, only tidied when she leaves."""

import tkinter as tk
from tkinter import font as tkfont
from tkinter import ttk

from ocop_desktop.core.problems import Severity
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.theme import em
from ocop_desktop.wording.filling import MONEY_UNIT

_FULL_WIDTH = 24  # em; an entry this wide or wider takes the whole row
_NUMBERS = {"integer": "", "decimal": "", "money": MONEY_UNIT}  # usual unit
_STYLES = {
    None: "Ocop.TEntry",
    Severity.BLOCKS: "Bad.TEntry",
    Severity.REMINDS: "Remind.TEntry",
}


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return one line to type in."""
    return EntryRow(master, session, field)


class EntryRow(Row):
    """A row with one entry; a number stands at the right, its unit beside the entry."""

    def build_body(self) -> None:
        """Put the entry, as wide as what it holds, and its unit."""
        self._text = tk.StringVar(master=self, value=self._raw())
        self.entry = ttk.Entry(
            self.body,
            textvariable=self._text,
            style="Ocop.TEntry",
            font="OcopText",
            justify="right" if self.field.kind in _NUMBERS else "left",
        )
        self._place()
        self._text.trace_add("write", self._typed)
        self.bind_focus(self.entry)

    def focus(self) -> None:
        """Put the cursor behind the text."""
        self.entry.focus_set()
        self.entry.icursor("end")

    def show_raw(self) -> None:
        """Take over the session's text unless she is typing it."""
        raw = self._raw()
        if raw != self._text.get() and not self.has_focus():
            self._text.set(raw)

    def show_severity(self, severity: Severity | None) -> None:
        """Colour the entry's frame."""
        self.entry.configure(style=_STYLES[severity])

    def set_editable(self, *, editable: bool) -> None:
        """Let her type, or only read and copy."""
        super().set_editable(editable=editable)
        self.entry.state(["!readonly"] if editable else ["readonly"])

    def tidy(self) -> None:
        """Write a readable answer in its usual form, 1250000 as 1.250.000; show its beginning."""
        value = self.session.value(self.field.key)
        if value is not None and self.editable:
            usual = str(KINDS[self.field.kind].to_raw(value, self.field))
            if usual != self._text.get():
                self._text.set(usual)
        self.entry.xview_moveto(0)

    def _typed(self, *_: object) -> None:
        text = self._text.get()
        if text != self._raw():
            self.session.type(self.field.key, text)

    def _raw(self) -> str:
        return str(self.session.raw(self.field.key))

    def _place(self) -> None:
        width = self._wanted_width()
        if width >= _FULL_WIDTH:
            self.entry.grid(row=0, column=0, sticky="ew")
            return
        zero = tkfont.nametofont("OcopText", root=self).measure("0")
        self.entry.configure(width=max(4, round(em(self, width) / zero)))
        self.entry.grid(row=0, column=0, sticky="w")
        self.body.columnconfigure(0, weight=0)
        self.body.columnconfigure(1, weight=1)
        if unit := self._unit():
            label = ttk.Label(self.body, text=unit, style="Panel.Text.TLabel")
            label.grid(row=0, column=1, sticky="w", padx=(em(self, 0.6), 0))

    def _unit(self) -> str:
        usual = _NUMBERS.get(self.field.kind)
        return "" if usual is None else self.field.unit or usual

    def _wanted_width(self) -> float:
        usual = KINDS[self.field.kind].width
        if self.field.max_length:
            return min(usual, self.field.max_length * 0.7 + 2)
        return usual
