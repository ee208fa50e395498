"""The line at the bottom: saved when, backed up when, what runs, what is wrong."""

import tkinter as tk
from collections.abc import Callable
from datetime import datetime
from tkinter import ttk

from ocop_desktop.ui import theme
from ocop_desktop.wording import ui as words


class StatusLine(ttk.Frame):
    """Implements `context.Status`."""

    def __init__(self, master: tk.Misc, clock: Callable[[], datetime]) -> None:
        gap = theme.em(master, 1.3)
        super().__init__(master, style="Status.TFrame", padding=(gap, theme.em(master, 0.45)))
        self._clock = clock
        self._saved = ttk.Label(self, style="Status.TLabel")
        self._backup = ttk.Label(self, style="Status.TLabel")
        self._trouble = ttk.Label(self, style="StatusBad.TLabel")
        self._damage = ttk.Label(self, style="StatusBad.TLabel")
        self._told = (self._damage, self._saved, self._backup, self._trouble)
        self._gap = gap
        self._work = ttk.Label(self, style="Status.TLabel")
        self._bar = ttk.Progressbar(
            self,
            style="Ocop.Horizontal.TProgressbar",
            maximum=1.0,
            length=theme.em(self, 8),
        )

    def saved(self, at: datetime) -> None:
        """Say when the last save was."""
        self._say(self._saved, words.saved_at(at, self._clock()))

    def backed_up(self, at: datetime | None) -> None:
        """Say when the last backup was."""
        self._say(self._backup, words.backed_up_at(at, self._clock()))

    def trouble(self, text: str) -> None:
        """Say lastingly what is wrong; "" takes it away."""
        self._say(self._trouble, f"!  {text}" if text else "")

    def damaged(self, *, on: bool) -> None:
        """Say till it is mended that the data are not sound, and what to do."""
        self._say(self._damage, f"!  {words.DAMAGED}" if on else "")

    def _say(self, label: ttk.Label, text: str) -> None:
        label.configure(text=text)
        for each in self._told:
            each.pack_forget()
            if each.cget("text"):
                each.pack(side="left", padx=(0, self._gap))

    def working(self, text: str, share: float | None = None) -> None:
        """Show the running job, `share` from 0 to 1; "" takes it away."""
        self._work.configure(text=text)
        if text:
            self._work.pack(side="right")
        else:
            self._work.pack_forget()
        if text and share is not None:
            self._bar.configure(value=share)
            self._bar.pack(side="right", padx=theme.em(self, 0.8))
        else:
            self._bar.pack_forget()
