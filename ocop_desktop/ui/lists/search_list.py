"""A list of any length: search while typing, filters, sorting, choosing; 100,000 rows feel as 10.

The table holds only as many rows as fit on the screen; scrolling fills the same rows anew from
pages the services fetch. Nothing is loaded that is not looked at.
"""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from tkinter import font as tkfont
from tkinter import ttk
from typing import Any, Final, Literal

from ocop_desktop.core.records import Query
from ocop_desktop.ui import theme
from ocop_desktop.ui.lists.rows import Rows, Selection
from ocop_desktop.ui.lists.search_bar import ListFilter, SearchBar
from ocop_desktop.ui.parts.card import bordered
from ocop_desktop.ui.parts.empty_state import EmptyState
from ocop_desktop.ui.parts.pills import Pill, Pills
from ocop_desktop.wording import ui as words

_WHEEL_ROWS: Final = 3

_LOOKED_AT: Final = 200  # rows looked through for a column with nothing in it


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column; `width` in ems, `grow` its share of spare room.

    `order` is the name Query.order knows ("" cannot be sorted). Where the window is narrow the
    columns with the highest `drop` go first; 0 always stays. Where `pill` gives one, it is
    shown in place of the text. A `spare` column goes where no row has anything in it.
    """

    label: str
    text: Callable[[Any], str] = lambda _row: ""
    width: float
    grow: float = 0.0
    order: str = ""
    anchor: Literal["w", "e"] = "w"
    drop: int = 0
    spare: bool = False
    pill: Callable[[Any], Pill | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWants:
    """What a list view needs from its presenter."""

    columns: Sequence[ListColumn]
    filters: Sequence[ListFilter]
    fetch: Callable[[Query], Sequence[Any]]
    count: Callable[[Query], int]
    query: Callable[[str, Mapping[str, Any], str], Query]
    counted: Callable[[int], str]
    search_hint: str
    on_open: Callable[[str], None]
    on_delete: Callable[[list[str]], None]
    fill_menu: Callable[[tk.Menu, list[str]], None]
    on_change: Callable[[Mapping[str, Any], str], None] = lambda _filters, _order: None
    face: Callable[[Any], str] = lambda _row: ""  # "bad", "remind" or "": the colour of a row


class SearchList(ttk.Frame):
    """Search box, filters, count, table. `empty` is shown in place of no rows."""

    def __init__(self, master: tk.Misc, wants: ListWants, picture: str) -> None:
        super().__init__(master, style="Page.TFrame")
        self._wants = wants
        self._bare: set[int] = set()  # columns with nothing in them
        self.rows = Rows(wants.fetch, wants.count)
        self.chosen = Selection(self.rows)
        self.on_empty: Callable[[], None] = lambda: None  # says why; set by the screen
        self.order = ""
        self._first = 0  # place of the row shown at the top
        self._pool = 0  # rows the table holds
        self._shown: list[str] = []  # ids of the rows on the screen
        self._fits: dict[tuple[str, int], str] = {}
        self._pills: dict[tuple[str, str], Pill] = {}  # by item and column
        self._widths: list[int] = []  # pixels of each column, as it is drawn
        self.bar = SearchBar(
            self,
            wants.search_hint,
            wants.filters,
            on_search=self._searched,
            on_filter=self._filtered,
        )
        self.bar.pack(fill="x", pady=(0, theme.em(self, 0.6)))
        self.bar.on_leave_down(self._leave_search)
        self._build_table()
        self.empty = EmptyState(self._panel, picture)
        self._bind()

    # --- what the screen calls --------------------------------------------------------------

    def query(self) -> Query:
        """Return what the list asks for at this moment."""
        self.bar.search_now()
        return self._wants.query(self.bar.text(), self.bar.values, self.order)

    def reload(self, *, keep_place: bool = True) -> None:
        """Ask again for everything shown, after a change or for another search or filter."""
        self.rows.ask(self._wants.query(self.bar.text(), self.bar.values, self.order))
        if not keep_place:
            self._first = 0
            self.chosen.clear()
        self.bar.say_count(self._wants.counted(self.rows.total))
        if (bare := self._nothing_in()) != self._bare:
            self._bare = bare
            self._fit_columns(self.table.winfo_width())
        self._draw()

    def _nothing_in(self) -> set[int]:
        """Return the spare columns the first rows have nothing in; with no rows all stand."""
        spare = {n: column for n, column in enumerate(self._wants.columns) if column.spare}
        looked_at = min(self.rows.total, _LOOKED_AT) if spare else 0
        rows = [self.rows.at(index) for index in range(looked_at)]
        return {n for n, column in spare.items() if rows and not any(map(column.text, rows))}

    def restore(self, filters: Mapping[str, Any], order: str) -> None:
        """Set filters and order as they were left, without asking for rows yet."""
        self.bar.set(filters)
        self.order = order
        self._label_heads()

    def filtered(self) -> bool:
        """Tell whether a search or filter hides rows."""
        return self.bar.narrows()

    def clear_search(self) -> None:
        """Show everything again."""
        self.bar.clear()

    def focus_search(self) -> None:
        """Put the cursor in the search box."""
        self.bar.focus_search()

    def focus_rows(self) -> None:
        """Put the focus on the rows."""
        self.table.focus_set()

    def ids(self) -> list[str]:
        """Return the ids of the chosen rows, in the order of the list."""
        return self.chosen.in_order()

    # --- building ---------------------------------------------------------------------------

    def _build_table(self) -> None:
        self._panel = bordered(self)
        self._panel.pack(fill="both", expand=True)
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
        self._label_heads()

    def _label_heads(self) -> None:
        for number, column in enumerate(self._wants.columns):
            name = column.order
            arrow = {name: " ▲", f"-{name}": " ▼"}.get(self.order, "") if name else ""
            self.table.heading(
                str(number),
                text=_spaced(f"{column.label}{arrow}", column),
                anchor=column.anchor,
                command=partial(self._sort, name),
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

    # --- search, filters, order -------------------------------------------------------------

    def _searched(self) -> None:
        self.reload(keep_place=False)

    def _filtered(self) -> None:
        self._wants.on_change(dict(self.bar.values), self.order)
        self.reload(keep_place=False)

    def _leave_search(self) -> str:
        self.bar.search_now()
        if self.rows.total:
            self.chosen.only(0)
            self.focus_rows()
            self._draw()
        return "break"

    def _sort(self, name: str) -> None:
        if not name:
            return
        self.order = f"-{name}" if self.order == name else name
        self._label_heads()
        self._wants.on_change(dict(self.bar.values), self.order)
        self.reload(keep_place=False)

    # --- drawing ----------------------------------------------------------------------------

    def _resized(self, event: "tk.Event[Any]") -> None:
        self._fit_columns(event.width)
        row_height = int(ttk.Style(self).lookup("Ocop.Treeview", "rowheight"))
        wanted = max(1, (event.height - row_height) // row_height)
        if wanted != self._pool:
            self._make_pool(wanted)
        self._draw()

    def _make_pool(self, wanted: int) -> None:
        self.table.delete(*self.table.get_children())
        for number in range(wanted):
            self.table.insert("", "end", iid=str(number))
        self._pool = wanted

    def _fit_columns(self, width: int) -> None:
        """Share the width out; where it is too narrow the most dispensable columns go."""
        columns = {n: c for n, c in enumerate(self._wants.columns) if n not in self._bare}
        unit = theme.em(self, 1)
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

    def _draw(self) -> None:
        self._first = max(0, min(self._first, self.rows.total - self._pool))
        self._shown = []
        self._pills = {}
        self._widths = [int(self.table.column(n, "width")) for n in self.table["columns"]]
        for number in range(self._pool):
            index = self._first + number
            row = self.rows.at(index) if index < self.rows.total else None
            self._draw_row(str(number), row)
        self._mark()
        self._over.show(self._pills)
        self._draw_scrollbar()
        self._draw_empty()

    def _draw_row(self, item: str, row: Any | None) -> None:
        if row is None:
            self.table.item(item, values=("",) * len(self._wants.columns), tags=())
            return
        self._shown.append(row.id)
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
            self._fits[key] = shortened(text, width - theme.em(self, 0.9), self._measure)
        return self._fits[key]

    def _measure(self, text: str) -> int:
        return tkfont.Font(self, name="OcopText", exists=True).measure(text)

    def _mark(self) -> None:
        chosen = [str(n) for n, one in enumerate(self._shown) if one in self.chosen.ids]
        self.table.selection_set(chosen)
        self._over.mark(chosen)

    def _draw_scrollbar(self) -> None:
        total = max(self.rows.total, 1)
        self._scrollbar.set(self._first / total, min(1.0, (self._first + self._pool) / total))
        if self.rows.total > self._pool:
            self._scrollbar.pack(side="right", fill="y", before=self.table)
        else:
            self._scrollbar.pack_forget()

    def _draw_empty(self) -> None:
        if self.rows.total:
            self.empty.place_forget()
        else:
            self.on_empty()
            heads = int(ttk.Style(self).lookup("Ocop.Treeview", "rowheight"))
            self.empty.place(x=0, y=heads, relwidth=1, relheight=1, height=-heads)

    # --- moving and choosing ------------------------------------------------------------------

    def _scroll(self, how: str, amount: str, unit: str = "") -> None:
        if how == "moveto":
            self._first = round(float(amount) * self.rows.total)
        else:
            self._first += int(amount) * (self._pool - 1 if unit == "pages" else 1)
        self._draw()

    def _wheel(self, direction: int) -> str:
        self._scroll("scroll", str(direction * _WHEEL_ROWS))
        return "break"

    def _step(self, key: str, _event: "tk.Event[Any]", *, stretch: bool = False) -> str:
        last = self.rows.total - 1
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
        self._draw()

    def _index(self, event: "tk.Event[Any]") -> int | None:
        # A pill hears the mouse for the table below it.
        x, y = event.x_root - self.table.winfo_rootx(), event.y_root - self.table.winfo_rooty()
        item = self.table.identify_row(y)
        if not item or self.table.identify_region(x, y) != "cell":
            return None
        index = self._first + int(item)
        return index if index < self.rows.total else None

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
        row = self.rows.at(self.chosen.cursor) if self.chosen.ids else None
        if row is not None and row.id in self.chosen.ids:
            self._wants.on_open(row.id)
        return "break"

    def _delete(self, _event: "tk.Event[Any]") -> str:
        if ids := self.ids():
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
            row = self.rows.at(index)
            if row is not None and row.id not in self.chosen.ids:
                self.chosen.only(index)
            self._mark()
            self.table.focus_set()
            self._post(event.x_root, event.y_root)
        return "break"

    def _menu_key(self, _event: "tk.Event[Any]") -> str:
        box = self.table.bbox(str(max(0, self.chosen.cursor - self._first)))
        if self.ids() and box:
            x, y, _width, height = box
            self._post(self.table.winfo_rootx() + x, self.table.winfo_rooty() + y + height)
        return "break"

    def _post(self, x: int, y: int) -> None:
        menu = tk.Menu(self, tearoff=False)
        self._wants.fill_menu(menu, self.ids())
        menu.tk_popup(x, y)
        menu.bind("<Unmap>", lambda _event: menu.after_idle(menu.destroy), add=True)


def _spaced(text: str, column: ListColumn) -> str:
    """Keep a right-aligned text clear of the next column."""
    return f"{text}\u2003" if column.anchor == "e" else text


def shortened(text: str, width: int, measure: Callable[[str], int]) -> str:
    """Return the text, or as much of it as fits in `width` with an ellipsis behind."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(f"{text[:middle].rstrip()}{words.ELLIPSIS}") <= width:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}{words.ELLIPSIS}" if low else text[:1]
