"""A strip over a screen that stays until its cause is gone."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em


class Banner(ttk.Frame):
    """Red for what failed, amber for what to know; with at most one button."""

    def __init__(self, master: tk.Misc) -> None:
        super().__init__(master, style="Bad.TFrame", padding=(em(master, 1), em(master, 0.6)))
        self.columnconfigure(0, weight=1)
        self._text = wrap(ttk.Label(self, style="BadBox.TLabel"))
        self._text.grid(row=0, column=0, sticky="ew")
        self.button = ttk.Button(self, style="Secondary.TButton")

    def say(
        self, text: str, *, bad: bool, button: str = "", deed: Callable[[], None] | None = None
    ) -> None:
        """Show these words, and the button when it has a deed."""
        self.configure(style="Bad.TFrame" if bad else "Remind.TFrame")
        self._text.configure(text=text, style="BadBox.TLabel" if bad else "RemindBox.TLabel")
        if deed is None:
            self.button.grid_remove()
        else:
            self.button.configure(text=button, command=deed)
            self.button.grid(row=0, column=1, padx=(em(self, 1), 0))
        self.grid()

    def hide(self) -> None:
        """Take the strip away."""
        self.grid_remove()
