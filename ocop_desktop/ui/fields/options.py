"""Options in two columns that wrap; shared by the kinds that choose."""

import tkinter as tk
from tkinter import ttk
from typing import Any, TypeAlias

from ocop_desktop.ui.theme import em

Layout: TypeAlias = Any  # as ttk gives it
Button: TypeAlias = ttk.Checkbutton | ttk.Radiobutton

_TWO_COLUMNS = 28  # em; below that one column reads better
_STEP = 16  # px; widths are rounded down to it, so that few styles are made
_INDICATOR = 2.2  # em taken by the box and the space behind it


class OptionGrid(ttk.Frame):
    """Lays check or radio buttons out in reading order, as many columns as fit, at most two."""

    def __init__(self, master: tk.Misc, base_style: str) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._base_style = base_style
        self._cells: list[tuple[Button, ttk.Label | None]] = []
        self._columns = 0
        self._wrap = 0
        self.bind("<Configure>", self._fit, add=True)

    def add(self, button: Button, hint: str = "") -> None:
        """Take the next option and what explains it."""
        label = ttk.Label(self, text=hint, style="Panel.Hint.TLabel") if hint else None
        self._cells.append((button, label))
        self._place(len(self._cells) - 1, max(1, self._columns))

    def _fit(self, event: "tk.Event[tk.Misc]") -> None:
        columns = 2 if event.width >= em(self, _TWO_COLUMNS) else 1
        if columns != self._columns:
            self._arrange(columns)
        room = event.width // columns - em(self, _INDICATOR)
        wrap = max(room, em(self, 6)) // _STEP * _STEP
        if wrap != self._wrap:
            self._wrap = wrap
            self._restyle()

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        for index in range(len(self._cells)):
            self._place(index, columns)
        self.columnconfigure(0, weight=1, uniform="option")
        self.columnconfigure(1, weight=columns - 1, uniform="option" if columns > 1 else "")

    def _place(self, index: int, columns: int) -> None:
        row, column = divmod(index, columns)
        button, hint = self._cells[index]
        button.grid(row=2 * row, column=column, sticky="nw")
        if hint is not None:
            inset = (em(self, _INDICATOR), 0)
            hint.grid(row=2 * row + 1, column=column, sticky="nw", padx=inset)

    def _restyle(self) -> None:
        # ttk knows no wraplength of a single check button, only of its style.
        style = f"Wrap{self._wrap}.{self._base_style}"
        known = ttk.Style(self)
        known.configure(style, wraplength=self._wrap)
        known.layout(style, _indicator_on_top(known.layout(self._base_style)))
        for button, hint in self._cells:
            button.configure(style=style)
            if hint is not None:
                hint.configure(wraplength=self._wrap)


def _indicator_on_top(layout: Layout) -> list[tuple[str, Any]]:
    """Return a button's layout with its box beside the first line instead of the middle one."""
    return [_placed(element, options) for element, options in layout]


def _placed(element: str, options: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    if element.endswith("indicator"):
        box = (element, {"sticky": "n"})
        return "Checkbutton.padding", {"side": "left", "sticky": "n", "children": [box]}
    if "children" in options:
        return element, options | {"children": _indicator_on_top(options["children"])}
    return element, options
