"""What stands around the lines of a table: the heads of its columns, and the totals below."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from tkinter import font as tkfont
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.forms.spec import Column, Field
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.table.columns import (
    beside,
    figure_padding,
    head_of,
    shared_widths,
    shown,
    side,
)
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words

_DELETE: Final = 2.2  # em for the buttons behind the cells
_INSET: Final = 4  # pixels a head keeps for itself
_AIR: Final = 1.0  # em beside a figure
_BOX: Final = 0.6  # em more where it stands in a box to type in
ROWS: Final = 2  # of the grid for one line: its cells, and what has no room beside them


class TableFrame(ttk.Frame):
    """The grid of a table: the heads in row 0, then room for `lines` lines, then the totals.

    Where the columns do not all have room, what is computed stands under its line instead, and
    `beneath` holds those columns; `on_beneath` hears when that changes.
    """

    def __init__(
        self, master: tk.Misc, field: Field, lines: int, on_beneath: Callable[[], None]
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._field = field
        self._columns = field.columns
        self._on_beneath = on_beneath
        self.beneath: tuple[Column, ...] = ()
        self._heads: list[ttk.Label] = []
        self.totals: dict[str, ttk.Label] = {}
        self._totals_beneath = wrap(ttk.Label(self, style="Panel.Field.TLabel", anchor="e"))
        self._width = 0  # pixels, as soon as they are known
        self._figures: dict[str, int] = {}  # pixels that computed figures of a column need
        self._build_head()
        self._last = 1 + lines * ROWS
        if any(column.total for column in field.columns):
            self._build_totals(self._last)
        self.bind("<Configure>", self._share_width, add=True)

    def show_totals(self, rows: Sequence[dict[str, Any]]) -> None:
        """Add up what these rows hold."""
        told = {}
        for column in self._columns:
            if column.key in self.totals:
                numbers = [row[column.key] for row in rows if row.get(column.key) is not None]
                total = told[column.key] = shown(column, sum(numbers)) if numbers else ""
                self.totals[column.key].configure(text=total)
                self.make_room(column, total)
        self._totals_beneath.configure(text=self.in_line(told))

    def in_line(self, figures: Mapping[str, str]) -> str:
        """Return those figures, by column, that stand beneath, with the words of their columns."""
        told = [(column.label, figures.get(column.key, "")) for column in self.beneath]
        return words.beneath([(head, figure) for head, figure in told if figure])

    def make_room(self, column: Column, figure: str, *, boxed: bool = False) -> None:
        """Let a column hold this figure whole: one that is cut reads as another number."""
        font = tkfont.nametofont("OcopLabel", root=self)
        widest = font.measure(figure) + em(self, _AIR + _BOX * boxed)
        if widest > self._figures.get(column.key, 0):
            self._figures[column.key] = widest
            index = self._columns.index(column)
            if self._width and widest > int(self.columnconfigure(index)["minsize"]):
                self._share()

    def forget_room(self) -> None:
        """Let the figures that are shown next make their room anew."""
        self._figures.clear()

    def _build_head(self) -> None:
        for index, column in enumerate(self._columns):
            head = ttk.Label(self, text=head_of(column), style="Panel.HintBold.TLabel", width=1)
            head.configure(anchor="e" if column.is_number else "w", justify=side(column))
            inset = 0
            if column.kind == "computed" and column.is_number:
                head.configure(padding=(padding := figure_padding(self)))
                inset = padding[2]
            head.grid(row=0, column=index, sticky="sew", padx=(0, em(self, 0.2)))
            wrap(head, _INSET + inset)
            self.columnconfigure(index, weight=_weight(column))
            self._heads.append(head)

    def _build_totals(self, row: int) -> None:
        line = tk.Frame(self, background=palette().line, height=1)
        line.grid(row=row, column=0, columnspan=len(self._columns), sticky="ew", pady=2)
        for index, column in enumerate(self._columns):
            label = ttk.Label(self, style="Panel.Field.TLabel", width=1)
            if column.total:
                label.configure(anchor="e", padding=figure_padding(self))
                self.totals[column.key] = label
            elif index == 0:
                label.configure(text=words.TOTAL)
            else:
                continue
            label.grid(row=row + 1, column=index, sticky="ew", padx=(0, em(self, 0.2)))

    def _share_width(self, event: "tk.Event[tk.Misc]") -> None:
        """Give each column what its kind needs, all alike less where there is not enough."""
        self._width = event.width
        self._share()

    def _share(self) -> None:
        unit = em(self, 1)
        room = self._width / unit - _DELETE
        figures = {key: pixels / unit for key, pixels in self._figures.items()}
        own = beside(self._columns, room, figures)
        self._move(tuple(column for column in self._columns if column not in own))
        widths = shared_widths(own, room, figures)
        for column, width in zip(own, widths, strict=True):
            least = max(em(self, width), self._figures.get(column.key, 0))
            self.columnconfigure(self._columns.index(column), minsize=least)

    def _move(self, beneath: tuple[Column, ...]) -> None:
        """Let these columns stand under their lines, the others beside each other."""
        if beneath == self.beneath:
            return
        self.beneath = beneath
        for index, (column, head) in enumerate(zip(self._columns, self._heads, strict=True)):
            own = column not in beneath
            self.columnconfigure(index, weight=_weight(column) if own else 0, minsize=0)
            for label in filter(None, (head, self.totals.get(column.key))):
                (label.grid if own else label.grid_remove)()
        if any(column.total for column in beneath):
            self.span(self._totals_beneath, self._last + 2)
        else:
            self._totals_beneath.grid_remove()
        self._on_beneath()

    def span(self, label: ttk.Label, row: int) -> None:
        """Put a label under a line of the table, from edge to edge."""
        label.grid(row=row, column=0, columnspan=len(self._columns), sticky="ew")


def _weight(column: Column) -> int:
    return max(1, round(column.width * 10))
