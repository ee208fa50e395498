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
        self.spare: list[tk.Widget] = []  # what may go where more than `most` lines are needed,
        self.most = 0  # the last one first (0: as many lines as it takes)
        self.more: tk.Widget | None = None  # what stands in for those that went
        self.hidden: list[tk.Widget] = []
        self.bind("<Configure>", self._resized, add=True)

    def arrange(self) -> None:
        """Lay out again: a child came, went or changed its size."""
        self.hidden = []
        while self.most and len(self._lines()) > self.most and len(self.hidden) < len(self.spare):
            self.hidden.append(self.spare[-1 - len(self.hidden)])
        for gone in (*self.hidden, self.more):
            if gone is not None and gone not in self._parts():
                gone.place_forget()
        y = 0
        for line in self._lines():
            x = 0
            for child in line:
                child.place(x=x, y=y)
                x += child.winfo_reqwidth() + self._gap
            y += max(child.winfo_reqheight() for child in line) + self._gap
        self.configure(height=max(0, y - self._gap))

    def _lines(self) -> list[list[Any]]:
        """Return what stands in each line."""
        lines: list[list[Any]] = []
        x = 0
        for child in self._parts():
            width = child.winfo_reqwidth()
            if not lines or x + width > max(self._width, 1):
                lines.append([])
                x = 0
            lines[-1].append(child)
            x += width + self._gap
        return lines

    def wanted(self) -> int:
        """Return the width that holds all in one line."""
        return sum(part.winfo_reqwidth() + self._gap for part in self._parts()) - self._gap

    def _parts(self) -> list[Any]:
        gone: tuple[Any, ...] = (*self.hidden,) or (self.more,)
        return [child for child in self.winfo_children() if child not in gone]

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.width != self._width:
            self._width = event.width
            self.arrange()
