"""The navigation at left: where we are, and the screens in working order."""

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.navigation import ScreenSpec
from ocop_desktop.ui.parts.icons import icon
from ocop_desktop.wording import ui as words

_WIDTH: Final = 208 / 14  # ems


class NavBar(ttk.Frame):
    """One button for each screen of the menu; the chosen one has a mark at its left edge."""

    def __init__(
        self, master: tk.Misc, specs: Sequence[ScreenSpec], go: Callable[[str], None]
    ) -> None:
        super().__init__(master, style="Nav.TFrame", width=theme.em(master, _WIDTH))
        self.pack_propagate(flag=False)
        gap = theme.em(self, 1.45)
        head = ttk.Frame(self, style="Nav.TFrame", padding=(gap, gap, gap, gap))
        head.pack(fill="x")
        ttk.Label(head, text=words.PROGRAM, style="NavTitle.TLabel").pack(anchor="w")
        self._where = ttk.Label(
            head, style="NavHint.TLabel", wraplength=theme.em(self, _WIDTH) - 2 * gap
        )
        self._where.pack(anchor="w", pady=(theme.em(self, 0.4), 0))
        self._entries = {spec.name: _Entry(self, spec, go) for spec in specs}
        for entry in self._entries.values():
            entry.pack(fill="x")

    def say_where(self, commune: str, district: str, year: int) -> None:
        """Show whose workspace this is."""
        self._where.configure(text=words.where(commune, district, year))

    def mark(self, name: str) -> None:
        """Mark this entry as chosen."""
        for each, entry in self._entries.items():
            entry.choose(each == name)

    def badge(self, name: str, number: int) -> None:
        """Show how many things wait there; 0 shows nothing."""
        if name in self._entries:
            self._entries[name].badge(number)


class _Entry(tk.Frame):
    """Mark, icon, word, and how many things wait."""

    def __init__(self, master: tk.Misc, spec: ScreenSpec, go: Callable[[str], None]) -> None:
        p = theme.palette()
        super().__init__(master, background=p.nav)
        self._mark = tk.Frame(self, background=p.nav, width=theme.em(self, 0.3))
        self._mark.pack(side="left", fill="y")
        self._icons = tuple(icon(self, spec.icon, c) for c in (p.nav_quiet, p.nav_mark))
        self._button = ttk.Button(
            self,
            text=f" {spec.label}",
            image=self._icons[0],
            compound="left",
            style="Nav.TButton",
            command=lambda: go(spec.name),
        )
        self._button.pack(side="left", fill="x", expand=True)
        self._badge = tk.Label(
            self,
            font="OcopHintBold",
            background=p.nav_mark,
            foreground=p.nav,
            padx=theme.em(self, 0.35),
            pady=0,
            borderwidth=0,
            cursor="arrow",
        )
        self._badge.bind("<Button-1>", lambda _event: go(spec.name), add=True)

    def choose(self, on: Any) -> None:
        p = theme.palette()
        self._mark.configure(background=p.nav_mark if on else p.nav)
        style = "NavOn.TButton" if on else "Nav.TButton"
        self._button.configure(style=style, image=self._icons[1 if on else 0])

    def badge(self, number: int) -> None:
        self._badge.configure(text=str(number))
        if number:
            self._badge.place(relx=1, rely=0.5, x=-theme.em(self, 1), anchor="e")
        else:
            self._badge.place_forget()
