"""What stands where a list has nothing to show: what this place is for and what to do first."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.icons import icon


class EmptyState(ttk.Frame):
    """A quiet picture, a sentence, a hint, and at most one button."""

    def __init__(self, master: tk.Misc, picture: str) -> None:
        super().__init__(master, style="Panel.TFrame")
        mark = icon(self, picture, theme.palette().line, size=3.4)
        ttk.Label(self, image=mark, style="Panel.Text.TLabel").pack(pady=(0, theme.em(self, 0.8)))
        self._title = ttk.Label(self, style="Panel.Section.TLabel", justify="center")
        self._title.pack()
        self._hint = ttk.Label(
            self, style="Panel.Text.TLabel", justify="center", wraplength=theme.em(self, 32)
        )
        self._hint.pack(pady=theme.em(self, 0.6))
        self._button = ttk.Button(self, style="Secondary.TButton")

    def say(
        self, title: str, hint: str, action: str = "", command: Callable[[], None] | None = None
    ) -> None:
        """Change the words; without `action` there is no button."""
        self._title.configure(text=title)
        self._hint.configure(text=hint)
        if action and command:
            self._button.configure(text=action, command=command)
            self._button.pack(pady=theme.em(self, 0.4))
        else:
            self._button.pack_forget()
