"""A table of any length: 100,000 rows feel as 10.

It holds only as many rows as fit on the screen; scrolling fills the same rows anew from pages the
services fetch. Nothing is loaded that is not looked at.
"""

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import font as tkfont
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.lists.rows import Rows, Selection
from ocop_desktop.ui.lists.wants import ListColumn, ListWants
from ocop_desktop.ui.parts.pills import Pill, Pills
from ocop_desktop.ui.parts.wrapping import shortened

_WHEEL_ROWS: Final = 3

_LOOKED_AT: Final = 200  # rows looked through for a column with nothing in it


class RowTable:
    """Draws the rows into a panel, scrolls, chooses, opens, offers the menu."""

    def __init__(
        self,
        panel: tk.Frame,
        wants: ListWants,
        rows: Rows,
        *,
        on_sort: Callable[[str], None],
        on_drawn: Callable[[], None],
    ) -> None:
        self._panel = panel
        self._wants = wants
        self._rows = rows
        self._on_sort = on_sort
        self._on_drawn = on_drawn
        self.chosen = Selection(rows)
        self._bare: set[int] = set()  # columns with nothing in them
        self._first = 0  # place of the row shown at the top
        self._pool = 0  # rows the table holds
        self.shown: list[str] = []  # ids of the rows on the screen
        self._fits: dict[tuple[str, int], str] = {}
        self._pills: dict[tuple[str, str], Pill] = {}  # by item and column
        self._widths: list[int] = []  # pixels of each column, as it is drawn
        self._build()
        self._bind()

    # --- what the list calls ------------------------------------------------------------------

    def to_top(self) -> None:
        """Begin with the first row, none of them chosen."""
        self._first = 0
        self.chosen.clear()

    def fill(self) -> None:
        """Draw the rows that were asked for anew."""
        if (bare := self._nothing_in()) != self._bare:
            self._bare = bare
            self.fit_columns(self.table.winfo_width())
        self.draw()

    def _nothing_in(self) -> set[int]:
        """Return the spare columns the first rows have nothing in; with no rows all stand."""
        spare = {n: column for n, column in enumerate(self._wants.columns) if column.spare}
        looked_at = min(self._rows.total, _LOOKED_AT) if spare else 0
        rows = [self._rows.at(index) for index in range(looked_at)]
        return {n for n, column in spare.items() if rows and not any(map(column.text, rows))}

    def _build(self) -> None:
        self.table = ttk.Treeview(
            self._panel,
            style="Ocop.Treeview",
            columns=[str(n) for n in range(len(self._wants.columns))],
            show="headings",
            selectmode="none",
            height=1,
        )
        self._over = Pills(self.table, self._bind_mouse)
        self._scrollbar = ttk.Scrollbar(self._panel, orient="vertical", command=self._scroll)
        self.table.pack(side="left", fill="both", expand=True)
        for number, column in enumerate(self._wants.columns):
            self.table.column(str(number), anchor=column.anchor, stretch=False)
        self.table.tag_configure("bad", foreground=theme.palette().danger)
        self.table.tag_configure("remind", foreground=theme.palette().amber)
        self.label_heads("")

    def label_heads(self, order: str) -> None:
        """Name the columns, with an arrow at the one the rows are sorted by."""
        for number, column in enumerate(self._wants.columns):
            name = column.order
            arrow = {name: " ▲", f"-{name}": " ▼"}.get(order, "") if name else ""
            self.table.heading(
                str(number),
                text=_spaced(f"{column.label}{arrow}", column),
                anchor=column.anchor,
                command=partial(self._on_sort, name),
            )

    def _bind_mouse(self, part: tk.Misc) -> None:
        """Let the table, or what lies over it, hear the mouse."""
        handlers: dict[str, Callable[[tk.Event[Any]], object]] = {
            "<Button-1>": self._click,
            "<Shift-Button-1>": self._shift_click,
            "<Control-Button-1>": self._control_click,
            "<Double-Button-1>": self._double_click,
            "<Button-3>": self._right_click,
            "<MouseWheel>": lambda e: self._wheel(-1 if e.delta > 0 else 1),
            "<Button-4>": lambda _e: self._wheel(-1),
            "<Button-5>": lambda _e: self._wheel(1),
        }
        for sequence, handler in handlers.items():
            part.bind(sequence, handler, add=True)

    def _bind(self) -> None:
        table = self.table
        self._bind_mouse(table)
        handlers: dict[str, Callable[[tk.Event[Any]], object]] = {
            "<Configure>": self._resized,
            "<Return>": self._open_cursor,
            "<Delete>": self._delete,
            "<Control-a>": self._all,
            "<Key-Menu>": self._menu_key,
            "<FocusIn>": lambda _e: self._mark(),
            "<FocusOut>": lambda _e: self._mark(),
        }
        for sequence, handler in handlers.items():
            table.bind(sequence, handler, add=True)
        for key in ("Up", "Down", "Prior", "Next", "Home", "End"):
            table.bind(f"<{key}>", partial(self._step, key), add=True)
            table.bind(f"<Shift-{key}>", partial(self._step, key, stretch=True), add=True)

    # --- drawing ----------------------------------------------------------------------------

    def _resized(self, event: "tk.Event[Any]") -> None:
        self.fit_columns(event.width)
        row_height = int(ttk.Style(self._panel).lookup("Ocop.Treeview", "rowheight"))
        wanted = max(1, (event.height - row_height) // row_height)
        if wanted != self._pool:
            self._make_pool(wanted)
        self.draw()

    def _make_pool(self, wanted: int) -> None:
        self.table.delete(*self.table.get_children())
        for number in range(wanted):
            self.table.insert("", "end", iid=str(number))
        self._pool = wanted

    def fit_columns(self, width: int) -> None:
        """Share the width out; where it is too narrow the most dispensable columns go."""
        columns = {n: c for n, c in enumerate(self._wants.columns) if n not in self._bare}
        unit = theme.em(self._panel, 1)
        while sum(c.width for c in columns.values()) * unit > width:
            last = max(columns, key=lambda n: columns[n].drop)
            if columns[last].drop == 0:
                break
            del columns[last]
        spare = width - sum(c.width for c in columns.values()) * unit
        growing = sum(c.grow for c in columns.values()) or 1
        for number, column in columns.items():
            extra = spare * column.grow / growing
            self.table.column(str(number), width=max(10, int(column.width * unit + extra)))
        self.table.configure(displaycolumns=[str(n) for n in columns])
        self._fits.clear()

    def draw(self) -> None:
        """Draw the rows that are looked at."""
        self._first = max(0, min(self._first, self._rows.total - self._pool))
        self.shown = []
        self._pills = {}
        self._widths = [int(self.table.column(n, "width")) for n in self.table["columns"]]
        for number in range(self._pool):
            index = self._first + number
            row = self._rows.at(index) if index < self._rows.total else None
            self._draw_row(str(number), row)
        self._mark()
        self._over.show(self._pills)
        self._draw_scrollbar()
        self._on_drawn()

    def _draw_row(self, item: str, row: Any | None) -> None:
        if row is None:
            self.table.item(item, values=("",) * len(self._wants.columns), tags=())
            return
        self.shown.append(row.id)
        columns = {str(n): column for n, column in enumerate(self._wants.columns)}
        pills = {n: pill for n, c in columns.items() if c.pill and (pill := c.pill(row))}
        self._pills |= {(item, n): pill for n, pill in pills.items()}
        self.table.item(
            item,
            tags=(self._wants.face(row),),
            values=[
                "" if n in pills else self._cell_text(column, row, width)
                for (n, column), width in zip(columns.items(), self._widths, strict=True)
            ],
        )

    def _cell_text(self, column: ListColumn, row: Any, width: int) -> str:
        return _spaced(self._fitted(column.text(row), width), column)

    def _fitted(self, text: str, width: int) -> str:
        """Return the text, shortened with an ellipsis where the column is too narrow for it."""
        key = (text, width)
        if key not in self._fits:
            self._fits[key] = shortened(text, width - theme.em(self._panel, 0.9), self._measure)
        return self._fits[key]

    def _measure(self, text: str) -> int:
        return tkfont.Font(self._panel, name="OcopText", exists=True).measure(text)

    def _mark(self) -> None:
        chosen = [str(n) for n, one in enumerate(self.shown) if one in self.chosen.ids]
        self.table.selection_set(chosen)
        self._over.mark(chosen)

    def _draw_scrollbar(self) -> None:
        total = max(self._rows.total, 1)
        self._scrollbar.set(self._first / total, min(1.0, (self._first + self._pool) / total))
        if self._rows.total > self._pool:
            self._scrollbar.pack(side="right", fill="y", before=self.table)
        else:
            self._scrollbar.pack_forget()

    # --- moving and choosing ------------------------------------------------------------------

    def _scroll(self, how: str, amount: str, unit: str = "") -> None:
        if how == "moveto":
            self._first = round(float(amount) * self._rows.total)
        else:
            self._first += int(amount) * (self._pool - 1 if unit == "pages" else 1)
        self.draw()

    def _wheel(self, direction: int) -> str:
        self._scroll("scroll", str(direction * _WHEEL_ROWS))
        return "break"

    def _step(self, key: str, _event: "tk.Event[Any]", *, stretch: bool = False) -> str:
        last = self._rows.total - 1
        if last < 0:
            return "break"
        moves = {"Up": -1, "Down": 1, "Prior": 1 - self._pool, "Next": self._pool - 1}
        place = {"Home": 0, "End": last}.get(key, self.chosen.cursor + moves.get(key, 0))
        if not self.chosen.ids and key in moves:
            place = self._first
        self._go(max(0, min(place, last)), stretch=stretch)
        return "break"

    def _go(self, index: int, *, stretch: bool = False) -> None:
        (self.chosen.stretch if stretch else self.chosen.only)(index)
        if index < self._first:
            self._first = index
        elif index >= self._first + self._pool:
            self._first = index - self._pool + 1
        self.draw()

    def _index(self, event: "tk.Event[Any]") -> int | None:
        # A pill hears the mouse for the table below it.
        x, y = event.x_root - self.table.winfo_rootx(), event.y_root - self.table.winfo_rooty()
        item = self.table.identify_row(y)
        if not item or self.table.identify_region(x, y) != "cell":
            return None
        index = self._first + int(item)
        return index if index < self._rows.total else None

    def _click(self, event: "tk.Event[Any]", how: str = "only") -> str | None:
        self.table.focus_set()
        index = self._index(event)
        if index is None:
            return None  # a heading or the edge between two: the table's own business
        getattr(self.chosen, how)(index)
        self._mark()
        return "break"

    def _shift_click(self, event: "tk.Event[Any]") -> str | None:
        return self._click(event, "stretch")

    def _control_click(self, event: "tk.Event[Any]") -> str | None:
        return self._click(event, "toggle")

    def _double_click(self, event: "tk.Event[Any]") -> str | None:
        return self._open_cursor() if self._index(event) is not None else None

    def _open_cursor(self, _event: "tk.Event[Any] | None" = None) -> str:
        row = self._rows.at(self.chosen.cursor) if self.chosen.ids else None
        if row is not None and row.id in self.chosen.ids:
            self._wants.on_open(row.id)
        return "break"

    def _delete(self, _event: "tk.Event[Any]") -> str:
        if ids := self.chosen.in_order():
            self._wants.on_delete(ids)
        return "break"

    def _all(self, _event: "tk.Event[Any]") -> str:
        self.chosen.everything()
        self._mark()
        return "break"

    # --- the menu -----------------------------------------------------------------------------

    def _right_click(self, event: "tk.Event[Any]") -> str:
        index = self._index(event)
        if index is not None:
            row = self._rows.at(index)
            if row is not None and row.id not in self.chosen.ids:
                self.chosen.only(index)
            self._mark()
            self.table.focus_set()
            self._post(event.x_root, event.y_root)
        return "break"

    def _menu_key(self, _event: "tk.Event[Any]") -> str:
        box = self.table.bbox(str(max(0, self.chosen.cursor - self._first)))
        if self.chosen.in_order() and box:
            x, y, _width, height = box
            self._post(self.table.winfo_rootx() + x, self.table.winfo_rooty() + y + height)
        return "break"

    def _post(self, x: int, y: int) -> None:
        menu = tk.Menu(self._panel, tearoff=False)
        self._wants.fill_menu(menu, self.chosen.in_order())
        menu.tk_popup(x, y)
        menu.bind("<Unmap>", lambda _event: menu.after_idle(menu.destroy), add=True)


def _spaced(text: str, column: ListColumn) -> str:
    """Keep a right-aligned text clear of the next column."""
    return f"{text}\u2003" if column.anchor == "e" else text
