"""The line at the bottom: saved when, backed up when, what runs; quiet unless something is wrong."""

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
        for label in (self._saved, self._backup, self._trouble):
            label.pack(side="left", padx=(0, gap))
        self._work = ttk.Label(self, style="Status.TLabel")
        self._bar = ttk.Progressbar(
            self,
            style="Ocop.Horizontal.TProgressbar",
            maximum=1.0,
            length=theme.em(self, 8),
        )

    def saved(self, at: datetime) -> None:
        """Say when the last save was."""
        self._saved.configure(text=words.saved_at(at, self._clock()))

    def backed_up(self, at: datetime | None) -> None:
        """Say when the last backup was."""
        self._backup.configure(text=words.backed_up_at(at, self._clock()))

    def trouble(self, text: str) -> None:
        """Say lastingly what is wrong; "" takes it away."""
        self._trouble.configure(text=f"!  {text}" if text else "")

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
