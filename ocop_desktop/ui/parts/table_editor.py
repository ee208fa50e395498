"""A table to fill: cell to cell with Tab, rows with Enter, whole blocks from Excel, totals below.

At most a dozen lines stand on screen, whatever the table holds; longer tables scroll inside.
"""

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.kind import Value
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.parts.clipboard_grid import clipboard_grid
from ocop_desktop.ui.parts.table_columns import shown
from ocop_desktop.ui.parts.table_frame import TableFrame
from ocop_desktop.ui.parts.table_grid import Cell, ComputedCell, GridLine
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words

_LINES: Final = 12
_ENTER: Final = {"Return": 1, "KP_Enter": 1}
_ARROWS: Final = {"Down": 1, "Up": -1}


class TableEditor(ttk.Frame):
    """Shows one table field of a session; an empty table offers one line to begin with."""

    def __init__(
        self, master: tk.Misc, session: Session, field: Field, on_left: Callable[[], None]
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._session, self._field, self._on_left = session, field, on_left
        self._columns = field.columns
        self._rows: list[dict[str, str]] = []
        self._first = 0  # the row that stands on the top line
        self._editable = True
        self._lines: list[GridLine] = []
        self._undo: Callable[[], None] | None = None
        self._typing: Cell | None = None  # her words stand there already
        self._complained: tuple[int, int] | None = None  # the cell the hint finds fault with
        self._grid = TableFrame(self, field, _LINES)
        self._grid.grid(row=0, column=0, sticky="ew")
        self.columnconfigure(0, weight=1)
        self._bar = ttk.Scrollbar(self, command=self._scrolled)
        self._build_foot()
        self.refresh()

    # --- what the row of the form asks ---------------------------------------------------------

    def focus_cell(self, row: int = 0, column: int = 0) -> None:
        """Put the cursor into a cell, scrolling the table there; counted from 0."""
        self._bring(row)
        if row - self._first >= len(self._lines):
            self.refresh()
        cell = self._lines[row - self._first].cells[column]
        self.update_idletasks()  # a line that is not on screen yet would get the keys too late
        cell.widget.focus_set()
        if isinstance(cell.widget, ttk.Entry):
            cell.widget.icursor("end")

    def focus_row(self, row_id: str, column: str) -> None:
        """Put the cursor into the cell of that row and column."""
        ids = [row["id"] for row in self._rows]
        keys = [item.key for item in self._columns]
        if row_id in ids and column in keys:
            self.focus_cell(ids.index(row_id), keys.index(column))

    def refresh(self) -> None:
        """Mirror the session."""
        rows = self._rows = _rows(self._session, self._field.key)
        self._first = max(0, min(self._first, len(rows) - _LINES))
        self._need_lines(min(max(1, len(rows)), _LINES))
        values = {row["id"]: row for row in self._session.value(self._field.key) or ()}
        for line, raws in zip(self._lines, rows[self._first :], strict=False):
            self._show_line(line, raws, values.get(raws["id"], {}))
        if not rows:
            self._show_line(self._lines[0], {"id": ""}, {})
        self._grid.show_totals(list(values.values()))
        self._show_bar(len(rows))
        if self._complained is not None:
            self.cell_entered(*self._complained)  # what was wrong may be right by now

    def set_editable(self, *, editable: bool) -> None:
        """Let her change the table, or only read it."""
        self._editable = editable
        self._add.state(["!disabled"] if editable else ["disabled"])
        self._apply_editable()

    # --- what a cell tells (table_grid.Listener) -----------------------------------------------

    def cell_typed(self, line: int, column: int, raw: str) -> None:
        """Give the text to the session; the offered first line becomes a row."""
        self._typing = self._lines[line].cells[column]
        row_id = self._row_id(line) or self._add_row()
        self._session.type_cell(self._field.key, row_id, self._columns[column].key, raw)
        self._typing = None

    def cell_left(self, line: int, column: int) -> None:
        """Write the cell in its usual form."""
        row_id, spec = self._row_id(line), self._columns[column]
        value = self._value(row_id, spec.key)
        if row_id and value is not None and self._editable:
            usual = str(KINDS[spec.kind].to_raw(value, spec))
            if usual != self._raw(row_id, spec.key):
                self._session.type_cell(self._field.key, row_id, spec.key, usual)
        self._complained = None
        self._hint.configure(text=words.TABLE_KEYS)
        self._drop_spare_row()
        self._on_left()

    def cell_entered(self, line: int, column: int) -> None:
        """Say what is wrong with this cell, if anything."""
        row_id, spec = self._row_id(line), self._columns[column]
        problem = self._problem(row_id, spec.key)
        text = words.TABLE_KEYS
        if problem is not None:
            text = words.cell_problem(self._first + line + 1, spec.label, problem.text)
        elif spec.example:
            text = words.example(spec.example)
        self._hint.configure(text=text)
        self._complained = (line, column) if problem is not None else None

    # --- building ------------------------------------------------------------------------------

    def _build_foot(self) -> None:
        foot = ttk.Frame(self, style="Panel.TFrame")
        foot.grid(row=1, column=0, sticky="ew", pady=(em(self, 0.3), 0))
        foot.columnconfigure(1, weight=1)
        self._add = ttk.Button(
            foot, text=words.ADD_ROW, style="Panel.Quiet.TButton", command=self._append
        )
        self._add.grid(row=0, column=0, sticky="w")
        self._hint = ttk.Label(foot, text=words.TABLE_KEYS, style="Panel.Hint.TLabel")
        self._hint.grid(row=1, column=0, columnspan=3, sticky="ew")
        wrap(self._hint)
        self._notice = ttk.Label(foot, style="Panel.Hint.TLabel", anchor="e")
        self._notice.grid(row=0, column=1, sticky="e")
        self._undo_button = ttk.Button(
            foot, text=words.UNDO, style="Panel.Quiet.TButton", command=self._take_back
        )

    def _need_lines(self, count: int) -> None:
        while len(self._lines) < count:
            self._lines.append(self._new_line(len(self._lines)))
        for line in self._lines[:count]:
            line.place()
        for line in self._lines[count:]:
            line.hide()

    def _new_line(self, number: int) -> GridLine:
        line = GridLine(self._grid, number, self._columns, self, self._delete_line)
        for index, cell in enumerate(line.cells):
            if not isinstance(cell, ComputedCell):
                self._bind_keys(cell.widget, number, index)
            cell.set_editable(editable=self._editable)
        return line

    def _bind_keys(self, widget: tk.Misc, line: int, column: int) -> None:
        widget.bind("<Tab>", lambda _: self._step(line, column, 1), add=True)
        for back in ("<Shift-Tab>", "<<PrevWindow>>"):
            widget.bind(back, lambda _: self._step(line, column, -1), add=True)
        arrows = {} if isinstance(widget, ttk.Combobox) else _ARROWS  # a list has its own use
        for key, step in (_ENTER | arrows).items():
            widget.bind(f"<{key}>", partial(self._go, line, column, step), add=True)
        widget.bind("<Control-Delete>", lambda _: self._delete_line(line), add=True)
        widget.bind("<<Paste>>", lambda _: self._paste(line, column), add=True)

    # --- moving --------------------------------------------------------------------------------

    def _step(self, line: int, column: int, step: int) -> str | None:
        """Go to the next cell that can be typed in, or leave the table at its ends."""
        typed = [i for i, item in enumerate(self._columns) if item.kind != "computed"]
        at = (self._first + line) * len(typed) + typed.index(column) + step
        row, index = divmod(at, len(typed))
        if at < 0 or row >= max(1, len(self._rows)):
            return None
        self.focus_cell(row, typed[index])
        return "break"

    def _go(self, line: int, column: int, step: int, _event: object) -> str:
        """Go down or up; below the last row a new one begins."""
        row = self._first + line + step
        if row >= len(self._rows) and step > 0:
            self._append()
        elif row >= 0:
            self.focus_cell(row, column)
        return "break"

    def _bring(self, row: int) -> None:
        """Scroll so that the row stands on a line of its own."""
        if not self._first <= row < self._first + _LINES:
            self._first = row if row < self._first else row - _LINES + 1
            self.refresh()

    def _scrolled(self, *how: str) -> None:
        count = len(self._rows)
        if how[0] == "moveto":
            self._first = round(float(how[1]) * count)
        else:
            self._first += int(how[1]) * (_LINES if how[2] == "pages" else 1)
        self.refresh()

    def _show_bar(self, count: int) -> None:
        if count <= _LINES:
            self._bar.grid_remove()
            return
        self._bar.grid(row=0, column=1, sticky="ns")
        self._bar.set(self._first / count, (self._first + _LINES) / count)
        if self._undo is None:
            shown = words.rows_shown(self._first + 1, self._first + _LINES, count)
            self._notice.configure(text=shown)

    # --- changing rows -------------------------------------------------------------------------

    def _append(self) -> None:
        if not self._editable:
            return
        if not self._rows:
            self._add_row()
        self._add_row()
        self.focus_cell(len(self._rows) - 1, self._first_typed())

    def _add_row(self) -> str:
        row_id = self._session.add_row(self._field.key)
        self.refresh()
        return row_id

    def _first_typed(self) -> int:
        kinds = [column.kind for column in self._columns]
        return next((i for i, kind in enumerate(kinds) if kind != "computed"), 0)

    def _drop_spare_row(self) -> None:
        """Take the empty last row away when she goes on to another field."""
        focused = str(self.tk.call("focus"))
        elsewhere = focused and not focused.startswith(f"{self}.")
        if not elsewhere or self.tk.call("winfo", "class", focused) == "Menu":
            return
        rows = _rows(self._session, self._field.key)
        if self._editable and rows and not any(v for k, v in rows[-1].items() if k != "id"):
            self._session.remove_row(self._field.key, rows[-1]["id"])
            self.refresh()

    def _delete_line(self, line: int) -> str:
        row_id, number = self._row_id(line), self._first + line + 1
        if row_id and self._editable:
            index, row = self._session.remove_row(self._field.key, row_id)
            self.refresh()
            self.focus_cell(max(0, min(number - 1, len(self._rows) - 1)), self._first_typed())
            back = lambda: self._session.put_back_row(self._field.key, index, row)  # noqa: E731
            self._offer_undo(words.row_deleted(number), back)
        return "break"

    def _paste(self, line: int, column: int) -> str | None:
        grid = clipboard_grid(self)
        if not self._editable or grid is None:
            return None
        before = self._session.raw(self._field.key)
        row_id = self._row_id(line) or self._add_row()
        self._session.paste(self._field.key, row_id, self._columns[column].key, grid)
        self.refresh()
        self._offer_undo(
            words.rows_pasted(len(grid)), lambda: self._session.type(self._field.key, before)
        )
        return "break"

    def _offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        self._undo = undo
        self._notice.configure(text=text)
        self._undo_button.grid(row=0, column=2, sticky="e")

    def _take_back(self) -> None:
        if self._undo is not None:
            self._undo()
        self._undo = None
        self._notice.configure(text="")
        self._undo_button.grid_remove()
        self.refresh()
        self.focus_cell(self._first, self._first_typed())

    # --- showing -------------------------------------------------------------------------------

    def _show_line(self, line: GridLine, raws: dict[str, str], values: dict[str, Any]) -> None:
        for cell, column in zip(line.cells, self._columns, strict=True):
            if isinstance(cell, ComputedCell):
                cell.show(shown(column, values.get(column.key)))
                continue
            if cell is not self._typing:
                cell.show(raws.get(column.key, ""))
            focused = cell.widget.tk.call("focus") == str(cell.widget)
            problem = self._problem(raws["id"], column.key)
            if problem is None or not focused:
                cell.show_problem(problem)

    def _apply_editable(self) -> None:
        for line in self._lines:
            line.delete.state(["!disabled"] if self._editable else ["disabled"])
            for cell in line.cells:
                cell.set_editable(editable=self._editable)

    # --- the session ---------------------------------------------------------------------------

    def _row_id(self, line: int) -> str:
        index = self._first + line
        return self._rows[index]["id"] if index < len(self._rows) else ""

    def _raw(self, row_id: str, column: str) -> str:
        rows = _rows(self._session, self._field.key)
        return next((row.get(column, "") for row in rows if row["id"] == row_id), "")

    def _value(self, row_id: str, column: str) -> Value:
        rows = self._session.value(self._field.key) or ()
        return next((row.get(column) for row in rows if row["id"] == row_id), None)

    def _problem(self, row_id: str, column: str) -> Problem | None:
        return self._session.cell_problem(self._field.key, row_id, column) if row_id else None


def _rows(session: Session, key: str) -> list[dict[str, str]]:
    return [row for row in session.raw(key) if isinstance(row, dict)]
