"""What stands around the lines of a table: the heads of its columns, and the totals below."""

import tkinter as tk
from collections.abc import Sequence
from tkinter import font as tkfont
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.parts.table_columns import (
    figure_padding,
    shared_widths,
    shown,
    side,
)
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words

_DELETE: Final = 2.2  # em for the buttons behind the cells
_INSET: Final = 4  # pixels a head keeps for itself
_AIR: Final = 1.0  # em beside a figure
_BOX: Final = 0.6  # em more where it stands in a box to type in


class TableFrame(ttk.Frame):
    """The grid of a table: the heads in row 0, then room for `lines` lines, then the totals."""

    def __init__(self, master: tk.Misc, field: Field, lines: int) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._field = field
        self.totals: dict[str, ttk.Label] = {}
        self._width = 0  # pixels, as soon as they are known
        self._figures: dict[int, int] = {}  # pixels that computed figures of a column need
        self._build_head()
        if any(column.total for column in field.columns):
            self._build_totals(lines + 1)
        self.bind("<Configure>", self._share_width, add=True)

    def show_totals(self, rows: Sequence[dict[str, Any]]) -> None:
        """Add up what these rows hold."""
        for index, column in enumerate(self._field.columns):
            if column.key in self.totals:
                numbers = [row[column.key] for row in rows if row.get(column.key) is not None]
                total = shown(column, sum(numbers)) if numbers else ""
                self.totals[column.key].configure(text=total)
                self.make_room(index, total)

    def _build_head(self) -> None:
        for index, column in enumerate(self._field.columns):
            text = f"{column.label} ({column.unit})" if column.unit else column.label
            head = ttk.Label(self, text=text, style="Panel.HintBold.TLabel", width=1)
            head.configure(anchor="e" if column.is_number else "w", justify=side(column))
            inset = 0
            if column.kind == "computed" and column.is_number:
                head.configure(padding=(padding := figure_padding(self)))
                inset = padding[2]
            head.grid(row=0, column=index, sticky="sew", padx=(0, em(self, 0.2)))
            wrap(head, _INSET + inset)
            self.columnconfigure(index, weight=max(1, round(column.width * 10)))

    def _build_totals(self, row: int) -> None:
        line = tk.Frame(self, background=palette().line, height=1)
        line.grid(row=row, column=0, columnspan=len(self._field.columns), sticky="ew", pady=2)
        for index, column in enumerate(self._field.columns):
            label = ttk.Label(self, style="Panel.Field.TLabel", anchor="e", width=1)
            if column.total:
                label.configure(padding=figure_padding(self))
                self.totals[column.key] = label
            elif index == 0:
                label.configure(text=words.TOTAL, anchor="w")
            label.grid(row=row + 1, column=index, sticky="ew", padx=(0, em(self, 0.2)))

    def _share_width(self, event: "tk.Event[tk.Misc]") -> None:
        """Give each column what its kind needs, all alike less where there is not enough."""
        self._width = event.width
        self._share()

    def _share(self) -> None:
        unit = em(self, 1)
        figures = {index: pixels / unit for index, pixels in self._figures.items()}
        widths = shared_widths(self._field, self._width / unit - _DELETE, figures)
        for index, width in enumerate(widths):
            least = max(em(self, width), self._figures.get(index, 0))
            self.columnconfigure(index, minsize=least)

    def make_room(self, index: int, figure: str, *, boxed: bool = False) -> None:
        """Let a column hold this figure whole: one that is cut reads as another number."""
        font = tkfont.nametofont("OcopLabel", root=self)
        widest = font.measure(figure) + em(self, _AIR + _BOX * boxed)
        if widest > self._figures.get(index, 0):
            self._figures[index] = widest
            if widest > int(self.columnconfigure(index)["minsize"]):
                self.columnconfigure(index, minsize=widest)
                if self._width:
                    self._share()
