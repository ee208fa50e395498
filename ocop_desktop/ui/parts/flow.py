"""A row of widgets that continues on the next line where there is no more room."""

import tkinter as tk
from tkinter import ttk
from typing import Any

from ocop_desktop.ui import theme


class Flow(ttk.Frame):
    """Lays its children out from left to right and takes as much height as they need."""

    def __init__(self, master: tk.Misc, style: str = "Page.TFrame", gap: float = 0.6) -> None:
        super().__init__(master, style=style, height=1, width=1)
        self._gap = theme.em(self, gap)
        self._width = 0
        self.bind("<Configure>", self._resized, add=True)

    def arrange(self) -> None:
        """Lay out again: a child came, went or changed its size."""
        x = y = tallest = 0
        for child in self._parts():
            width, height = child.winfo_reqwidth(), child.winfo_reqheight()
            if x and x + width > max(self._width, 1):
                x, y, tallest = 0, y + tallest + self._gap, 0
            child.place(x=x, y=y)
            x, tallest = x + width + self._gap, max(tallest, height)
        self.configure(height=y + tallest)

    def wanted(self) -> int:
        """Return the width that holds all in one line."""
        return sum(part.winfo_reqwidth() + self._gap for part in self._parts()) - self._gap

    def _parts(self) -> list[Any]:
        return list(self.winfo_children())

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.width != self._width:
            self._width = event.width
            self.arrange()
