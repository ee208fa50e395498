"""What stands where a list has nothing to show: what this place is for and what to do first."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.icons import icon

_WITH_PICTURE: Final = 18.0  # ems of height


class EmptyState(ttk.Frame):
    """A quiet picture, a sentence, a hint, a button, and a quiet second one."""

    def __init__(self, master: tk.Misc, picture: str) -> None:
        super().__init__(master, style="Panel.TFrame")
        mark = icon(self, picture, theme.palette().line, size=3.4)
        inside = ttk.Frame(self, style="Panel.TFrame")
        inside.place(relx=0.5, rely=0.45, anchor="center")
        self._picture = ttk.Label(inside, image=mark, style="Panel.Text.TLabel")
        self._title = ttk.Label(inside, style="Panel.Section.TLabel", justify="center")
        self._title.pack()
        self._hint = ttk.Label(
            inside, style="Panel.Text.TLabel", justify="center", wraplength=theme.em(self, 32)
        )
        self._hint.pack(pady=theme.em(self, 0.6))
        bar = ttk.Frame(inside, style="Panel.TFrame")
        bar.pack(pady=theme.em(self, 0.4))
        self._button = ttk.Button(bar, style="Secondary.TButton")
        self._other = ttk.Button(bar, style="Panel.Quiet.TButton")
        self.bind("<Configure>", lambda event: self._fit(event.height), add=True)

    def say(
        self, title: str, hint: str, action: str = "", command: Callable[[], None] | None = None
    ) -> None:
        """Change the words; without `action` there is no button."""
        self._title.configure(text=title)
        self._hint.configure(text=hint)
        if action and command:
            self._button.configure(text=action, command=command)
            self._button.pack(side="left")
        else:
            self._button.pack_forget()
        self._other.pack_forget()

    def offer(self, text: str, command: Callable[[], None]) -> None:
        """Offer a second, quieter way until the words change."""
        self._other.configure(text=text, command=command)
        self._other.pack(side="left", padx=(theme.em(self, 0.6), 0))

    def _fit(self, height: int) -> None:
        """Show the picture only where the words have room enough."""
        if height >= theme.em(self, _WITH_PICTURE):
            self._picture.pack(pady=(0, theme.em(self, 0.8)), before=self._title)
        else:
            self._picture.pack_forget()
