"""What stands around the lines of a table: the heads of its columns, and the totals below."""

import tkinter as tk
from collections.abc import Sequence
from tkinter import ttk
from typing import Any

from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.parts.table_columns import NUMBERS, least_width, shown, side, wanted_width
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words


class TableFrame(ttk.Frame):
    """The grid of a table: the heads in row 0, then room for `lines` lines, then the totals."""

    def __init__(self, master: tk.Misc, field: Field, lines: int) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._field = field
        self.totals: dict[str, ttk.Label] = {}
        self._build_head()
        if any(column.total for column in field.columns):
            self._build_totals(lines + 1)
        self.bind("<Configure>", self._share_width, add=True)

    def show_totals(self, rows: Sequence[dict[str, Any]]) -> None:
        """Add up what these rows hold."""
        for column in self._field.columns:
            if column.key in self.totals:
                numbers = [row[column.key] for row in rows if row.get(column.key) is not None]
                total = shown(column, sum(numbers)) if numbers else ""
                self.totals[column.key].configure(text=total)

    def _build_head(self) -> None:
        for index, column in enumerate(self._field.columns):
            text = f"{column.label} ({column.unit})" if column.unit else column.label
            head = ttk.Label(self, text=text, style="Panel.HintBold.TLabel", width=1)
            head.configure(anchor="e" if column.kind in NUMBERS else "w", justify=side(column))
            head.grid(row=0, column=index, sticky="sew", padx=(0, em(self, 0.2)))
            wrap(head)
            self.columnconfigure(index, weight=max(1, round(column.width * 10)))

    def _build_totals(self, row: int) -> None:
        line = tk.Frame(self, background=palette().line, height=1)
        line.grid(row=row, column=0, columnspan=len(self._field.columns), sticky="ew", pady=2)
        for index, column in enumerate(self._field.columns):
            label = ttk.Label(self, style="Panel.Field.TLabel", anchor="e", width=1)
            if column.total:
                self.totals[column.key] = label
            elif index == 0:
                label.configure(text=words.TOTAL, anchor="w")
            label.grid(row=row + 1, column=index, sticky="ew", padx=(0, em(self, 0.2)))

    def _share_width(self, event: "tk.Event[tk.Misc]") -> None:
        """Give each column what its kind needs, all alike less where there is not enough."""
        room = event.width - em(self, 2.2)
        share = min(1.0, room / em(self, wanted_width(self._field)))
        for index, column in enumerate(self._field.columns):
            self.columnconfigure(index, minsize=em(self, least_width(column) * share))
