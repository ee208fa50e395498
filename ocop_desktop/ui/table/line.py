"""One visible line of a table: its cells, and which row of the session they show at the moment."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from tkinter import font as tkfont
from tkinter import ttk
from typing import Any, Final, Protocol

from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms.spec import OTHER, Choice, Column
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.table.columns import figure_padding, side
from ocop_desktop.ui.table.frame import ROWS, TableFrame
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words

_CELL: Final = "Cell"  # style of boxes in tables: their lists may be wider than they are
_LIST_AIR: Final = 2.0  # em
_LISTS: Final = frozenset({"choice", "yes_no"})
_YES_NO: Final = (Choice(key="yes", label=words.YES), Choice(key="no", label=words.NO))


class Listener(Protocol):
    """What a cell tells the table."""

    def cell_typed(self, line: int, column: int, raw: str) -> None:
        """The text of a cell changed under her hands."""

    def cell_left(self, line: int, column: int) -> None:
        """She went out of a cell."""

    def cell_entered(self, line: int, column: int) -> None:
        """She went into a cell."""

    def cell_offers(self, line: int, column: int) -> list[str]:
        """Return the words a cell offers at the moment."""

    def column_offers(self, column: int) -> bool:
        """Tell whether the cells of a column can ever offer words while the table stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands on screen, counted from 0."""

    line: int
    column: int


class TextCell:
    """A cell to type in."""

    def __init__(self, master: tk.Misc, place: Place, column: Column, listener: Listener) -> None:
        self._place, self._listener, self._telling = place, listener, True
        self._text = tk.StringVar(master=master)
        self.widget = self._build(master, column)
        self._text.trace_add("write", self._typed)

    def _build(self, master: tk.Misc, column: Column) -> ttk.Entry:
        return ttk.Entry(
            master,
            textvariable=self._text,
            width=1,
            font="OcopText",
            style="Ocop.TEntry",
            justify=side(column),
        )

    def show(self, raw: str) -> None:
        """Put another text without telling the table; the caret stays behind it."""
        if raw != self._text.get():
            self._telling = False
            self._text.set(raw)
            self._telling = True
            self.widget.icursor("end")
            self.rest()

    def hidden_words(self) -> str:
        """Return the whole text where the cell is too narrow for it, otherwise ""."""
        return "" if self.widget.xview() == (0.0, 1.0) else self._text.get()

    def rest(self) -> None:
        """Show the beginning of the text unless she is in the cell."""
        if self.widget.tk.call("focus") != str(self.widget):
            self.widget.xview_moveto(0)

    def show_problem(self, problem: Problem | None) -> None:
        """Colour the cell."""
        self.widget.configure(style=f"{face(problem)}.TEntry")

    def set_editable(self, *, editable: bool) -> None:
        """Let her type, or only read."""
        self.widget.state(["!readonly"] if editable else ["readonly"])

    def _typed(self, *_: object) -> None:
        if self._telling:
            self._listener.cell_typed(self._place.line, self._place.column, self._text.get())


class OfferedCell(TextCell):
    """A cell to type in, with a list of words that stand elsewhere in the form."""

    def _build(self, master: tk.Misc, column: Column) -> ttk.Combobox:  # noqa: ARG002
        box = ttk.Combobox(
            master,
            textvariable=self._text,
            width=1,
            font="OcopText",
            style=_box_face(None),
        )
        box.configure(values=self._offers(), postcommand=partial(self._open, box))
        return box

    def _open(self, box: ttk.Combobox) -> None:
        box.configure(values=self._offers())
        _widen_list(box)

    def _offers(self) -> list[str]:
        return self._listener.cell_offers(self._place.line, self._place.column)

    def show_problem(self, problem: Problem | None) -> None:
        """Colour the cell."""
        self.widget.configure(style=_box_face(problem))

    def set_editable(self, *, editable: bool) -> None:
        """Let her choose or type, or only read."""
        self.widget.state(["!disabled"] if editable else ["disabled"])


class OwnWordsCell(OfferedCell):
    """A cell to choose in, or to type other words in."""

    def _build(self, master: tk.Misc, column: Column) -> ttk.Combobox:
        self._offered = column.choices
        return super()._build(master, column)

    def show(self, raw: str) -> None:
        """Show the words of that key, or her own."""
        labels = {choice.key: choice.label for choice in self._offered}
        super().show(labels.get(raw, raw.removeprefix(OTHER)))

    def _offers(self) -> list[str]:
        return [choice.label for choice in self._offered]


class ListCell:
    """A cell to choose in."""

    def __init__(self, master: tk.Misc, place: Place, column: Column, listener: Listener) -> None:
        self._place, self._listener = place, listener
        choices = _YES_NO if column.kind == "yes_no" else column.choices
        self._offered = (Choice(key="", label=""), *choices)
        self.widget = ttk.Combobox(
            master,
            values=[choice.label for choice in self._offered],
            state="readonly",
            width=1,
            font="OcopText",
            style=_box_face(None),
        )
        self.widget.configure(postcommand=partial(_widen_list, self.widget))
        self.widget.bind("<<ComboboxSelected>>", self._chosen, add=True)

    def show(self, raw: str) -> None:
        """Show the words of that key; what is no key stands as it is."""
        label = next((choice.label for choice in self._offered if choice.key == raw), raw)
        if label != self.widget.get():
            self.widget.set(label)

    def rest(self) -> None:
        """Stay as it is."""

    def hidden_words(self) -> str:
        """Return the whole text where the cell is too narrow for it, otherwise ""."""
        return "" if self.widget.xview() == (0.0, 1.0) else self.widget.get()

    def show_problem(self, problem: Problem | None) -> None:
        """Colour the cell."""
        self.widget.configure(style=_box_face(problem))

    def set_editable(self, *, editable: bool) -> None:
        """Let her choose, or only read."""
        self.widget.state(["!disabled"] if editable else ["disabled"])

    def _chosen(self, _event: object) -> None:
        key = self._offered[self.widget.current()].key
        self._listener.cell_typed(self._place.line, self._place.column, key)


class ComputedCell:
    """A cell the program fills; the cursor passes it by."""

    def __init__(self, master: tk.Misc, column: Column) -> None:
        self.widget = ttk.Label(master, style="Panel.Text.TLabel", width=1)
        if column.is_number:
            self.widget.configure(anchor="e", padding=figure_padding(master))
        else:
            wrap(self.widget)

    def hidden_words(self) -> str:
        """Return nothing: figures are short."""
        return ""

    def show(self, raw: str) -> None:
        """Show the result."""
        self.widget.configure(text=raw)

    def show_problem(self, problem: Problem | None) -> None:
        """Say nothing: what is wrong stands in the cells it is made of."""

    def set_editable(self, *, editable: bool) -> None:
        """Stay as it is."""


Cell = TextCell | ListCell | ComputedCell


def face(problem: Problem | None) -> str:
    """Return the first word of the style that shows a problem's weight."""
    if problem is None:
        return "Ocop"
    return "Bad" if problem.severity == Severity.BLOCKS else "Remind"


def _box_face(problem: Problem | None) -> str:
    return f"{_CELL}.{face(problem)}.TCombobox"


def _widen_list(box: ttk.Combobox) -> None:
    """Let the list that is about to open be as wide as its words, whatever the column is."""
    font = tkfont.nametofont("OcopText", root=box)
    widest = max(map(font.measure, box.cget("values")), default=0) + em(box, _LIST_AIR)
    more = max(0, widest - box.winfo_width())
    ttk.Style(box).configure(str(box.cget("style")), postoffset=(0, 0, more, 0))


class GridLine:
    """The cells of one visible line and the button that deletes its row."""

    def __init__(
        self,
        master: TableFrame,
        line: int,
        columns: tuple[Column, ...],
        listener: Listener,
        on_delete: Callable[[int], object] | None,
    ) -> None:
        self.line = line
        self._frame, self._columns = master, columns
        self._row = 1 + line * ROWS  # of the grid
        self._placed, self._editable, self._locked = False, True, False
        self._deletes = on_delete is not None
        self.cells = [self._cell(master, i, column, listener) for i, column in enumerate(columns)]
        self.beneath = wrap(
            ttk.Label(master, style="Panel.Hint.TLabel", anchor="e", justify="right")
        )
        self.delete = ttk.Button(
            master,
            text=words.DELETE_ROW,
            style="Panel.Quiet.TButton",
            width=2,
            takefocus=False,
            command=lambda: on_delete and on_delete(line),
        )

    def place(self) -> None:
        """Lay the line out under the head (grid row 0)."""
        if not self._placed:
            self._placed = True
            self.arrange()

    def arrange(self) -> None:
        """Lay the line out again: what is computed came to stand beneath it, or beside."""
        if not self._placed:
            return
        for index, (cell, column) in enumerate(zip(self.cells, self._columns, strict=True)):
            if column in self._frame.beneath:
                cell.widget.grid_remove()
            else:
                gap = (0, em(cell.widget, 0.2))
                cell.widget.grid(row=self._row, column=index, sticky="ew", padx=gap, pady=1)
        if self._frame.beneath:
            self._frame.span(self.beneath, self._row + 1)
        else:
            self.beneath.grid_remove()
        self._place_delete()

    def show_beneath(self, figures: str) -> None:
        """Say what has no room beside the cells."""
        self.beneath.configure(text=figures)

    def set_editable(self, *, editable: bool) -> None:
        """Let her type and delete, or only read."""
        self._editable = editable
        self._open_cells()

    def lock(self, *, locked: bool) -> None:
        """Show a row that the program sets, which the cursor passes by, or one of hers."""
        if locked != self._locked:
            self._locked = locked
            self._open_cells()

    def _open_cells(self) -> None:
        takes_focus: Any = 0 if self._locked else "ttk::takefocus"
        for cell in self.cells:
            cell.set_editable(editable=self._editable and not self._locked)
            if not isinstance(cell, ComputedCell):
                cell.widget.configure(takefocus=takes_focus)
        self._place_delete()

    def _place_delete(self) -> None:
        if self._placed and self._editable and self._deletes and not self._locked:
            self.delete.grid(row=self._row, column=len(self.cells), sticky="e")
        else:
            self.delete.grid_remove()

    def hide(self) -> None:
        """Take the line off the screen, to be used again."""
        self._placed = False
        for cell in self.cells:
            cell.widget.grid_remove()
        self.beneath.grid_remove()
        self.delete.grid_remove()

    def _cell(self, master: tk.Misc, index: int, column: Column, listener: Listener) -> Cell:
        place = Place(self.line, index)
        if column.kind == "computed":
            return ComputedCell(master, column)
        offers = bool(column.suggest) and listener.column_offers(index)
        cell = _kind(column, offers=offers)(master, place, column, listener)

        def left(_event: object) -> None:
            listener.cell_left(self.line, index)
            cell.rest()

        cell.widget.bind("<FocusIn>", lambda _: listener.cell_entered(self.line, index), add=True)
        cell.widget.bind("<FocusOut>", left, add=True)
        return cell


def _kind(column: Column, *, offers: bool) -> type[TextCell] | type[ListCell]:
    if column.kind not in _LISTS:
        return OfferedCell if offers else TextCell
    return OwnWordsCell if column.other else ListCell
