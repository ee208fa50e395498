"""A list to search in: search while typing, filters, how many there are, the table, sorting."""

import tkinter as tk
from collections.abc import Callable, Mapping
from tkinter import ttk
from typing import Any

from ocop_desktop.core.records import Query
from ocop_desktop.ui import theme
from ocop_desktop.ui.lists.row_table import RowTable
from ocop_desktop.ui.lists.rows import Rows
from ocop_desktop.ui.lists.search_bar import SearchBar
from ocop_desktop.ui.lists.wants import ListWants
from ocop_desktop.ui.parts.card import bordered
from ocop_desktop.ui.parts.empty_state import EmptyState


class SearchList(ttk.Frame):
    """Search box, filters, count, table. `empty` is shown in place of no rows."""

    def __init__(self, master: tk.Misc, wants: ListWants, picture: str) -> None:
        super().__init__(master, style="Page.TFrame")
        self._wants = wants
        self.rows = Rows(wants.fetch, wants.count)
        self.on_empty: Callable[[], None] = lambda: None  # says why; set by the screen
        self.order = ""
        self.bar = SearchBar(
            self,
            wants.search_hint,
            wants.filters,
            on_search=self._searched,
            on_filter=self._filtered,
        )
        self.bar.pack(fill="x", pady=(0, theme.em(self, 0.6)))
        self.bar.on_leave_down(self._leave_search)
        panel = bordered(self)
        panel.pack(fill="both", expand=True)
        self.body = RowTable(panel, wants, self.rows, on_sort=self._sort, on_drawn=self._draw_empty)
        self.table, self.chosen = self.body.table, self.body.chosen
        self.empty = EmptyState(panel, picture)

    # --- what the screen calls --------------------------------------------------------------

    def query(self) -> Query:
        """Return what the list asks for at this moment."""
        self.bar.search_now()
        return self._wants.query(self.bar.text(), self.bar.values, self.order)

    def reload(self, *, keep_place: bool = True) -> None:
        """Ask again for everything shown, after a change or for another search or filter."""
        self.rows.ask(self._wants.query(self.bar.text(), self.bar.values, self.order))
        if not keep_place:
            self.body.to_top()
        self.bar.say_count(self._wants.counted(self.rows.total))
        self.body.fill()

    def restore(self, filters: Mapping[str, Any], order: str) -> None:
        """Set filters and order as they were left, without asking for rows yet."""
        self.bar.set(filters)
        self.order = order
        self.body.label_heads(self.order)

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
            self.body.draw()
        return "break"

    def _sort(self, name: str) -> None:
        if not name:
            return
        self.order = f"-{name}" if self.order == name else name
        self.body.label_heads(self.order)
        self._wants.on_change(dict(self.bar.values), self.order)
        self.reload(keep_place=False)

    # --- nothing to show ----------------------------------------------------------------------

    def _draw_empty(self) -> None:
        if self.rows.total:
            self.empty.place_forget()
        else:
            self.on_empty()
            heads = int(ttk.Style(self).lookup("Ocop.Treeview", "rowheight"))
            self.empty.place(x=0, y=heads, relwidth=1, relheight=1, height=-heads)
