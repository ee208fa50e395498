"""A table to fill: cell to cell with Tab, rows with Enter, whole blocks from Excel, totals below.

At most a dozen lines stand on screen, whatever the table holds; longer tables scroll inside.
"""

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds import Raw
from ocop_desktop.forms.kinds.table import is_fixed, takes_rows, typed_columns
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.parts import pasting
from ocop_desktop.ui.table.clipboard_grid import clipboard_grid
from ocop_desktop.ui.table.columns import shown
from ocop_desktop.ui.table.foot import TableFoot
from ocop_desktop.ui.table.frame import TableFrame
from ocop_desktop.ui.table.growth import GrowthBar
from ocop_desktop.ui.table.line import Cell, ComputedCell, GridLine
from ocop_desktop.ui.table.rows import (
    Cells,
    cells_from,
    is_empty,
    offered_rows,
    problem_of,
    replace_cells,
    rows_of,
    tidy,
)
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words

_LINES: Final = 12
_ENTER: Final = {"Return": 1, "KP_Enter": 1}
_ARROWS: Final = {"Down": 1, "Up": -1}
_PAGES: Final = {"Next": _LINES, "Prior": -_LINES}
_OURS: Final = "Ocop"  # how tags begin that a page gives all its widgets
_NOTCH: Final = 3  # rows


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
        self._typing: Cell | None = None  # her words stand there already
        self._at: tuple[int, int] | None = None  # the cell she is in: line, column
        self._complained = False  # the hint finds fault with it
        self._undoes_table = False  # what is offered to be undone puts the whole table back
        self._grid = TableFrame(self, field, _LINES, self._arrange)
        self._grid.grid(row=0, column=0, sticky="ew")
        self.columnconfigure(0, weight=1)
        self._bar = ttk.Scrollbar(self, command=self._scrolled)
        self._takes_rows = takes_rows(field)
        self._foot = TableFoot(self, self._append if self._takes_rows else None)
        self._growth: GrowthBar | None = None
        if typed_columns(field.columns):
            self._foot.grid(row=2, column=0, sticky="ew", pady=(em(self, 0.3), 0))
        if field.fill_years:
            self._growth = GrowthBar(self, session, field, self._years_filled)
            self._growth.grid(row=1, column=0, sticky="w", pady=(em(self, 0.3), 0))
        self.refresh()

    # --- what the row of the form asks ---------------------------------------------------------

    def focus_first(self) -> None:
        """Put the cursor into the first cell that is hers to fill."""
        self.focus_cell(self._locked_rows(), self._first_typed())

    def focus_cell(self, row: int = 0, column: int = 0) -> None:
        """Put the cursor into a cell, scrolling the table there; counted from 0."""
        self._bring(row)
        if row - self._first >= len(self._lines):
            self.refresh()
        if not 0 <= row - self._first < len(self._lines):
            return  # a table of the program's own that has no rows yet
        cell = self._lines[row - self._first].cells[column]
        self.update_idletasks()  # a line that is not on screen yet would get the keys too late
        cell.widget.focus_set()
        self.cell_entered(row - self._first, column)  # she may be there already, in another row
        cell.widget.event_generate("<<TraverseIn>>")  # chosen whole: typing takes its place

    def focus_row(self, row_id: str, column: str) -> None:
        """Put the cursor into the cell of that row and column."""
        ids = [row["id"] for row in self._rows]
        keys = [item.key for item in self._columns]
        if row_id in ids and column in keys:
            self.focus_cell(ids.index(row_id), keys.index(column))

    def refresh(self) -> None:
        """Mirror the session."""
        rows = self._rows = offered_rows(self._session, self._field)
        self._first = max(0, min(self._first, len(rows) - _LINES))
        self._need_lines(min(len(rows), _LINES))
        values = {row["id"]: row for row in self._session.value(self._field.key) or ()}
        for line, raws in zip(self._lines, rows[self._first :], strict=False):
            self._show_line(line, raws, values.get(raws["id"], {}))
        self._grid.show_totals(list(values.values()))
        self._show_bar(len(rows))
        if self._growth is not None:
            self._growth.refresh()
        if self._complained and self._at is not None:
            self.cell_entered(*self._at)  # what was wrong may be right by now

    def set_editable(self, *, editable: bool) -> None:
        """Let her change the table, or only read it."""
        self._editable = editable
        self._foot.set_editable(editable=editable)
        if self._growth is not None:
            self._growth.set_editable(editable=editable)
        self._foot.say(self._usual_hint())
        for line in self._lines:
            line.set_editable(editable=editable)

    def wheel(self, notches: float) -> bool:
        """Scroll a long table; False when there is nothing more that way."""
        last = len(self._rows) - _LINES
        first = max(0, min(self._first + round(_NOTCH * notches), last))
        if last <= 0 or first == self._first:
            return False
        self._scroll_to(first)
        return True

    # --- what a cell tells (line.Listener) -----------------------------------------------

    def cell_typed(self, line: int, column: int, raw: str) -> None:
        """Give the text to the session; the offered first line becomes a row."""
        self._edited()
        self._typing = self._lines[line].cells[column]
        row_id = self._row_id(line) or self._add_row()
        self._session.type_cell(self._field.key, row_id, self._columns[column].key, raw)
        self._typing = None

    def cell_left(self, line: int, column: int) -> None:
        """Write the cell in its usual form."""
        self._tidy(line, column)
        self._at, self._complained = None, False
        self._foot.say(self._usual_hint())
        self._drop_spare_row()
        self._on_left()

    def cell_entered(self, line: int, column: int) -> None:
        """Say what is wrong with this cell, or all its words where they do not fit."""
        spec = self._columns[column]
        problem = self._problem(self._row_id(line), spec.key)
        text = self._lines[line].cells[column].hidden_words() or self._usual_hint()
        if problem is not None:
            text = words.cell_problem(self._first + line + 1, spec.label, problem.text)
        elif spec.example and self._editable and text == self._usual_hint():
            text = words.example(spec.example)
        self._foot.say(text)
        self._at, self._complained = (line, column), problem is not None

    def cell_offers(self, line: int, column: int) -> list[str]:
        """Return what stands in the column that this one names, never what its own row is."""
        own = self._row_id(line) if self._names_itself(column) else ""
        return self._session.suggestions(self._columns[column].suggest, own)

    def column_offers(self, column: int) -> bool:
        """Tell whether words stand where this column looks for them; in its own rows they come."""
        path = self._columns[column].suggest
        return self._names_itself(column) or bool(self._session.suggestions(path))

    def _names_itself(self, column: int) -> bool:
        return self._columns[column].suggest.partition(".")[0] == self._field.key

    # --- building ------------------------------------------------------------------------------

    def _need_lines(self, count: int) -> None:
        while len(self._lines) < count:
            self._lines.append(self._new_line(len(self._lines)))
        for line in self._lines[:count]:
            line.place()
        for line in self._lines[count:]:
            line.hide()

    def _arrange(self) -> None:
        """Let what is computed stand where there is room for it."""
        for line in self._lines:
            line.arrange()
        self.refresh()

    def _new_line(self, number: int) -> GridLine:
        delete = self._delete_line if self._takes_rows else None
        line = GridLine(self._grid, number, self._columns, self, delete)
        for index, cell in enumerate(line.cells):
            if not isinstance(cell, ComputedCell):
                self._bind_keys(cell.widget, number, index)
        line.set_editable(editable=self._editable)
        ours = tuple(tag for tag in self.bindtags() if tag.startswith(_OURS))
        for widget in (line.delete, line.beneath, *(cell.widget for cell in line.cells)):
            own, *rest = (tag for tag in widget.bindtags() if tag not in ours)
            widget.bindtags((own, *ours, *rest))  # the page gave them out before this line was
        return line

    def _bind_keys(self, widget: tk.Misc, line: int, column: int) -> None:
        widget.bind("<Tab>", lambda _: self._step(line, column, 1), add=True)
        for back in ("<Shift-Tab>", "<<PrevWindow>>"):
            widget.bind(back, lambda _: self._step(line, column, -1), add=True)
        arrows = {} if isinstance(widget, ttk.Combobox) else _ARROWS  # a list has its own use
        for key, step in (_ENTER | arrows).items():
            widget.bind(f"<{key}>", partial(self._go, line, column, step), add=True)
        for key in _ENTER:  # the page goes on to the next step
            widget.bind(f"<Control-{key}>", lambda _: None, add=True)
        for key, step in _PAGES.items():
            widget.bind(f"<{key}>", partial(self._turn, line, column, step), add=True)
        widget.bind("<Control-Delete>", lambda _: self._delete_line(line), add=True)
        widget.bind("<<Paste>>", lambda _: self._paste(line, column), add=True)

    # --- moving --------------------------------------------------------------------------------

    def _step(self, line: int, column: int, step: int) -> str | None:
        """Go to the next cell that can be typed in, or leave the table at its ends."""
        typed = [i for i, item in enumerate(self._columns) if item.kind != "computed"]
        at = (self._first + line) * len(typed) + typed.index(column) + step
        row, index = divmod(at, len(typed))
        if row < self._locked_rows() or row >= len(self._rows):
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

    def _turn(self, line: int, column: int, step: int, _event: object) -> str | None:
        """Go a screenful of rows on or back in a long table."""
        last = len(self._rows) - 1
        if last < _LINES:
            return None
        self.focus_cell(max(0, min(self._first + line + step, last)), column)
        return "break"

    def _bring(self, row: int) -> None:
        """Scroll so that the row stands on a line of its own."""
        if not self._first <= row < self._first + _LINES:
            self._scroll_to(row if row < self._first else row - _LINES + 1)

    def _scrolled(self, *how: str) -> None:
        if how[0] == "moveto":
            self._scroll_to(round(float(how[1]) * len(self._rows)))
        else:
            self._scroll_to(self._first + int(how[1]) * (_LINES if how[2] == "pages" else 1))

    def _scroll_to(self, first: int) -> None:
        """Let other rows stand on the lines; she leaves the row she is in."""
        if self._at is not None:
            self._tidy(*self._at)
        self._first = first
        self.refresh()

    def _show_bar(self, count: int) -> None:
        if count <= _LINES:
            self._bar.grid_remove()
            self._foot.tell("")
            return
        self._bar.grid(row=0, column=1, sticky="ns")
        self._bar.set(self._first / count, (self._first + _LINES) / count)
        self._foot.tell(words.rows_shown(self._first + 1, self._first + _LINES, count))

    # --- changing rows -------------------------------------------------------------------------

    def _append(self) -> None:
        if not (self._editable and self._takes_rows):
            return
        if self._rows and not is_empty(self._rows[-1]):
            self._add_row()
        self.focus_cell(len(self._rows) - 1, self._first_typed())

    def _add_row(self) -> str:
        self._edited()
        row_id = self._session.add_row(self._field.key)
        self.refresh()
        return row_id

    def _edited(self) -> None:
        """Offer no more to put the table back as it was: what she does now would be lost."""
        if self._undoes_table:
            self._undoes_table = False
            self._foot.forget_undo()

    def _first_typed(self) -> int:
        kinds = [column.kind for column in self._columns]
        return next((i for i, kind in enumerate(kinds) if kind != "computed"), 0)

    def _drop_spare_row(self) -> None:
        """Take the empty last row away when she goes on to another field."""
        focused = str(self.tk.call("focus"))
        elsewhere = focused and not focused.startswith(f"{self}.")
        if not elsewhere or self.tk.call("winfo", "class", focused) == "Menu":
            return
        self._grid.forget_room()  # a slip may have made it; while she is here nothing moves
        self.refresh()
        if not self._takes_rows:
            return
        rows = rows_of(self._session, self._field.key)
        if self._editable and rows and is_empty(rows[-1]) and not is_fixed(rows[-1]):
            self._session.remove_row(self._field.key, rows[-1]["id"])
            self.refresh()

    def _delete_line(self, line: int) -> str:
        row_id, number = self._row_id(line), self._first + line + 1
        if row_id and self._editable and self._takes_rows and not self._is_locked(line):
            index, row = self._session.remove_row(self._field.key, row_id)
            self.refresh()
            self.focus_cell(max(0, min(number - 1, len(self._rows) - 1)), self._first_typed())
            back = lambda: self._session.put_back_row(self._field.key, index, row)  # noqa: E731
            self._offer_undo(words.row_deleted(number), back, number - 1)
        return "break"

    def _paste(self, line: int, column: int) -> str | None:
        grid = clipboard_grid(self)
        if not self._editable or grid is None or self._is_locked(line):
            return None
        key = self._field.key
        before = self._session.raw(key)
        row_id = self._row_id(line) or self._add_row()
        block = self._session.paste(key, row_id, self._columns[column].key, grid)
        self.refresh()
        back = lambda: self._session.type(key, before)  # noqa: E731
        told = words.rows_pasted(
            len(block.rows),
            last=block.last.label if block.last else "",
            head=block.has_head,
            left_out=block.left_out,
        )
        self._offer_undo(told, back, self._first + line)
        self._undoes_table = True
        cells = cells_from(self._rows, row_id, block)
        pasting.offer_cells(cells, partial(self._turn_cells, cells))
        return "break"

    def _years_filled(self, text: str, before: Raw) -> None:
        """Say what was filled, and offer to take it back."""
        self.refresh()
        back = lambda: self._session.type(self._field.key, before)  # noqa: E731
        self._offer_undo(text, back, self._locked_rows())
        self._undoes_table = True

    def _turn_cells(self, pasted: Cells, turned: Cells) -> None:
        """Let pasted cells stand in Unicode; the undo that is offered takes both back."""
        if self.winfo_exists() and self._editable:
            replace_cells(self._session, self._field.key, pasted, turned)
            self.refresh()

    def _offer_undo(self, text: str, undo: Callable[[], None], row: int) -> None:
        def take_back() -> None:
            self._foot.forget_undo()
            undo()
            self.refresh()
            self.focus_cell(max(0, min(row, len(self._rows) - 1)), self._first_typed())

        self._undoes_table = False
        self._foot.offer_undo(text, take_back)

    # --- showing -------------------------------------------------------------------------------

    def _show_line(self, line: GridLine, raws: dict[str, str], values: dict[str, Any]) -> None:
        line.lock(locked=is_fixed(raws))
        figures = {column.key: shown(column, values.get(column.key)) for column in self._columns}
        line.show_beneath(self._grid.in_line(figures))
        for cell, column in zip(line.cells, self._columns, strict=True):
            figure = figures[column.key]
            if column.is_number and cell is not self._typing:
                boxed = not isinstance(cell, ComputedCell)
                self._grid.make_room(column, figure, boxed=boxed)
            if isinstance(cell, ComputedCell):
                cell.show(figure)
                continue
            if cell is not self._typing:
                cell.show(raws.get(column.key, ""))
            focused = cell.widget.tk.call("focus") == str(cell.widget)
            problem = self._problem(raws["id"], column.key)
            if problem is None or not focused:
                cell.show_problem(problem)

    def _usual_hint(self) -> str:
        if not self._editable:
            return ""
        return words.TABLE_KEYS if self._takes_rows else words.SET_ROWS_KEYS

    # --- the session ---------------------------------------------------------------------------

    def _tidy(self, line: int, column: int) -> None:
        """Write what was understood in its usual form."""
        if self._editable and (row_id := self._row_id(line)) and not self._is_locked(line):
            tidy(self._session, self._field.key, row_id, self._columns[column])

    def _row_id(self, line: int) -> str:
        index = self._first + line
        return self._rows[index]["id"] if index < len(self._rows) else ""

    def _locked_rows(self) -> int:
        """Return how many rows the program sets; they stand first."""
        return sum(map(is_fixed, self._rows))

    def _is_locked(self, line: int) -> bool:
        return self._first + line < self._locked_rows()

    def _problem(self, row_id: str, column: str) -> Problem | None:
        return problem_of(self._session, self._field.key, row_id, column)
