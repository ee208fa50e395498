"""Below a table with years: fill the later ones from the first, so many percent more each year.

A form that asks for its growth has one percent: every bar shows it, and keeps in it what is typed.
"""

import tkinter as tk
from collections.abc import Callable
from decimal import Decimal
from tkinter import ttk
from typing import Final

from ocop_desktop.core.numbers import read_decimal, show_number
from ocop_desktop.forms.kinds import Raw
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words

_MOST: Final = 1000  # percent
_LETTERS: Final = 6


class GrowthBar(ttk.Frame):
    """A button and a percent; `on_filled` hears what was done, and how the table was before."""

    def __init__(
        self,
        master: tk.Misc,
        session: Session,
        field: Field,
        on_filled: Callable[[str, Raw], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._session, self._field, self._on_filled = session, field, on_filled
        self.button = ttk.Button(
            self,
            text=words.fill_years(len(field.fill_years)),
            style="Panel.Quiet.TButton",
            command=self._fill,
        )
        self._key = str(session.form.plan.get("single", {}).get("growth", ""))
        self._text = tk.StringVar(self)
        self.percent = ttk.Entry(
            self,
            textvariable=self._text,
            width=_LETTERS,
            font="OcopText",
            style="Ocop.TEntry",
            justify="right",
        )
        self._text.trace_add("write", self._typed)
        self.percent.bind("<FocusOut>", lambda _: self._tidy(), add=True)
        self.percent.bind("<Return>", lambda _: self._fill(), add=True)
        self.percent.bind("<KP_Enter>", lambda _: self._fill(), add=True)
        self._notice = ttk.Label(self, style="Panel.Hint.TLabel")
        gap = em(self, 0.4)
        parts = (self.button, self.percent, ttk.Label(self, text="%", style="Panel.Text.TLabel"))
        for column, part in enumerate((*parts, self._notice)):
            part.grid(row=0, column=column, padx=(0, gap))
        self.refresh()

    def refresh(self) -> None:
        """Show the growth the form asks for, unless she is typing it here."""
        if not self._key or self.percent.tk.call("focus") == str(self.percent):
            return
        raw = str(self._session.raw(self._key))
        if raw != self._bare():
            self._text.set(raw)

    def set_editable(self, *, editable: bool) -> None:
        """Offer it, or nothing."""
        if editable:
            self.grid()
        else:
            self.grid_remove()

    def _typed(self, *_: str) -> None:
        if self._key and self._bare() != self._session.raw(self._key):
            self._session.type(self._key, self._bare())

    def _tidy(self) -> None:
        """Write the form's growth in its usual form, as its own field does."""
        percent = self._session.value(self._key) if self._key else None
        if percent is not None:
            self._text.set(show_number(percent))

    def _bare(self) -> str:
        """Return what stands there without its sign."""
        return self._text.get().strip().removesuffix("%").strip()

    def _fill(self) -> None:
        self.refresh()  # what was typed elsewhere may not be drawn yet
        percent = self._read()
        if percent is None:
            self._say(words.GROWTH_WANTED)
            self.percent.focus_set()
            return
        self._say("")
        key = self._field.key
        before = self._session.raw(key)
        if self._session.fill_years(key, percent) or self._write_over(percent):
            self._on_filled(words.years_filled(show_number(percent)), before)

    def _write_over(self, percent: Decimal) -> bool:
        """Ask before figures that she typed are written over; False when there are none."""
        first = self._field.fill_years[0]
        if all(row.get(first) is None for row in self._session.value(self._field.key) or ()):
            self._say(words.NO_FIRST_YEAR)
            return False
        question = words.years_over(show_number(percent))
        wanted = dialogs.ask(self, words.YEARS_OVER_TITLE, question, yes=words.WRITE_OVER)
        return wanted and self._session.fill_years(self._field.key, percent, over=True)

    def _read(self) -> Decimal | None:
        try:
            percent = read_decimal(self._bare())
        except ValueError:
            return None
        return percent if -100 <= percent <= _MOST else None  # noqa: PLR2004 - nothing is left

    def _say(self, text: str) -> None:
        self._notice.configure(text=text)
