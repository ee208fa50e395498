"""Entry of the kind `long_text`: a tall text that grows with what is written, with undo."""

import tkinter as tk
from tkinter import ttk
from typing import Final

from ocop_desktop.core.problems import Severity
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.form.keys import tab_to
from ocop_desktop.ui.theme import em, palette

_LOWEST: Final = 3  # lines
_TALLEST: Final = 14  # lines; beyond it the text scrolls inside
_SURELY_TALL: Final = 6000  # characters
_UNDO_STEPS: Final = 1000


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return a tall text."""
    return LongTextRow(master, session, field)


class LongTextRow(Row):
    """Tab leaves the text; Enter is a new line, as in Word."""

    def build_body(self) -> None:
        """Put the text and its scroll bar."""
        self._width = 0
        self._frame = tk.Frame(self.body, padx=1, pady=1, background=palette().border)
        self._frame.grid(row=0, column=0, sticky="ew")
        self.text = _text_widget(self._frame)
        self.text.pack(fill="both", expand=True)
        self._bar = ttk.Scrollbar(self.body, command=self.text.yview)
        self.text.configure(yscrollcommand=self._bar.set)
        self._put(self._raw())
        self.text.bind("<<Modified>>", self._typed, add=True)
        self.text.bind("<Configure>", self._resized, add=True)
        self.text.bind("<Tab>", lambda _: self._leave_to(self.text.tk_focusNext()), add=True)
        self.text.bind("<Control-Tab>", lambda _: "break", add=True)
        for back in ("<Shift-Tab>", "<<PrevWindow>>"):
            self.text.bind(back, lambda _: self._leave_to(self.text.tk_focusPrev()), add=True)
        self.text.bind("<FocusIn>", lambda _: self.show_severity(self.severity()), add=True)
        self.bind_focus(self.text)

    def focus(self) -> None:
        """Put the cursor behind the text."""
        self.text.focus_set()
        self.text.mark_set("insert", "end-1c")
        self.text.see("insert")

    def show_raw(self) -> None:
        """Take over the session's text unless she is typing it."""
        if self._raw() != self.written() and not self.has_focus():
            self._put(self._raw())

    def show_severity(self, severity: Severity | None) -> None:
        """Colour the frame."""
        p = palette()
        plain = p.accent if self.has_focus() and self.editable else p.border
        edge = {None: plain, Severity.BLOCKS: p.danger, Severity.REMINDS: p.amber}[severity]
        self._frame.configure(background=edge)
        self.text.configure(highlightcolor=self._ring(edge, severity))

    def set_editable(self, *, editable: bool) -> None:
        """Let her type, or only read and copy."""
        super().set_editable(editable=editable)
        ground = palette().panel if editable else palette().background
        self.text.configure(
            state="normal" if editable else "disabled",
            background=ground,
            highlightbackground=ground,
        )
        self.show_severity(self.severity())

    def tidy(self) -> None:
        """Write the text as it was understood (composed letters, no stray signs)."""
        value = self.session.value(self.field.key)
        if value is None or not self.editable:
            return
        usual = str(KINDS[self.field.kind].to_raw(value, self.field))
        if usual != self.written():
            self._put(usual)
            self.session.type(self.field.key, usual)

    def written(self) -> str:
        """Return what stands in the text."""
        return self.text.get("1.0", "end-1c")

    def _ring(self, edge: str, severity: Severity | None) -> str:
        if not self.editable:
            return palette().background
        return palette().accent if severity is None else edge

    def _typed(self, _event: object) -> None:
        if not self.text.edit_modified():
            return
        self.text.edit_modified(False)
        if self.written() != self._raw():
            self.session.type(self.field.key, self.written())
        self._grow()

    def _put(self, text: str) -> None:
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        self.text.insert("1.0", text)
        self.text.edit_reset()
        self.text.edit_modified(False)
        self.text.configure(state="normal" if self.editable else "disabled")
        self._grow()

    def _raw(self) -> str:
        return str(self.session.raw(self.field.key))

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.width != self._width:
            self._width = event.width
            self._grow()

    def _grow(self) -> None:
        lines = self._lines()
        lowest = min(max(self.field.lines, _LOWEST), _TALLEST)
        height = min(max(lines, lowest), _TALLEST)
        if height != self.text.cget("height"):
            self.text.configure(height=height)
        if lines > _TALLEST:
            self._bar.grid(row=0, column=1, sticky="ns")
        else:
            self._bar.grid_remove()

    def _lines(self) -> int:
        # Before it has its width every word would stand on a line of its own.
        if self._width <= 1:
            return 0
        if len(self._raw()) > _SURELY_TALL:  # counting the lines of a long text takes Tk too long
            return _TALLEST + 1
        return 1 + int(self.tk.call(str(self.text), "count", "-displaylines", "1.0", "end-1c") or 0)

    def _leave_to(self, other: tk.Misc | None) -> str:
        if other is not None:
            tab_to(other)
        return "break"


def _text_widget(master: tk.Misc) -> tk.Text:
    p = palette()
    return tk.Text(
        master,
        height=_LOWEST,
        width=20,
        wrap="word",
        undo=True,
        maxundo=_UNDO_STEPS,
        font="OcopText",
        background=p.panel,
        foreground=p.text,
        insertbackground=p.text,
        insertwidth=max(1, em(master, 0.1)),
        selectbackground=p.accent,
        selectforeground=p.on_accent,
        inactiveselectbackground=p.accent,
        highlightthickness=max(1, em(master, 0.07)),
        highlightbackground=p.panel,
        highlightcolor=p.accent,
        borderwidth=0,
        relief="flat",
        padx=em(master, 0.6),
        pady=em(master, 0.45),
    )
