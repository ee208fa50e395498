"""A table being typed: rows of entries, in the order she sees them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from ocop_desktop.core.ids import new_row_id
from ocop_desktop.core.numbers import show_number
from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms import pasted
from ocop_desktop.forms.entry import Entry
from ocop_desktop.forms.kinds import Raw
from ocop_desktop.forms.kinds.table import (
    FIXED,
    complete,
    is_fixed,
    raw_row,
    takes_rows,
    typed_columns,
)
from ocop_desktop.forms.spec import Column, Field
from ocop_desktop.wording import forms as words

MOST_ROWS: Final = 1000  # a pasted workbook is no answer
_CENT: Final = Decimal("0.01")
_WHOLE: Final = frozenset({"money", "integer"})
_HUNDRED: Final = 100
_ID: Final = "id"
_NO_CELLS: Final[Mapping[str, Any]] = {}


class Row:
    """One row: an entry for each typed column.

    Its values are put together when they are asked for the first time since they changed, and are
    the same object until they change again.
    """

    def __init__(self, field: Field, row_id: str, values: Mapping[str, Any]) -> None:
        self.id = row_id
        self._columns = field.columns
        self.entries = {
            column.key: Entry(column, f"{field.key}.{row_id}.{column.key}", values.get(column.key))
            for column in typed_columns(field.columns)
        }
        self._derived: Mapping[str, Any] = _NO_CELLS
        self._empty: bool | None = None
        self._typed: dict[str, Any] | None = None
        self._value: dict[str, Any] | None = None
        self._raw: dict[str, str] | None = None

    def changed(self) -> None:
        """Know that something was typed."""
        self._empty = self._typed = self._value = self._raw = None

    def derive(self, cells: Mapping[str, Any]) -> None:
        """Take the cells that the form's calculation fills."""
        if cells != self._derived:
            self._derived, self._value, self._raw = cells, None, None

    def is_empty(self) -> bool:
        """Tell whether nothing is typed in the row."""
        if self._empty is None:
            self._empty = all(entry.is_empty() for entry in self.entries.values())
        return self._empty

    def tells(self) -> bool:
        """Tell whether something stands in the row, typed or not."""
        return bool(self._derived) or not self.is_empty()

    def typed(self) -> dict[str, Any]:
        """Return what was typed, and the columns computed from it; not to be changed."""
        if self._typed is None:
            values = {key: entry.value for key, entry in self.entries.items()}
            self._typed = complete({"id": self.id} | values, self._columns)
        return self._typed

    def value(self) -> dict[str, Any]:
        """Return the row's values, all computed ones included; not to be changed."""
        if self._value is None:
            both = {**self.typed(), **self._derived} if self._derived else None
            self._value = complete(both, self._columns) if both else self.typed()
        return self._value

    def raw(self) -> dict[str, str]:
        """Return the row as entries show it; computed columns show their figure."""
        if self._raw is None:
            typed = {key: str(entry.raw) for key, entry in self.entries.items()}
            self._raw = raw_row(self.value(), self._columns) | typed
        return self._raw

    def missing(self) -> list[str]:
        """Return the required columns still empty in a row that was begun."""
        if self.is_empty():
            return []
        return [c.key for c in self._columns if c.required and self.entries[c.key].is_empty()]


class Rows:
    """The rows of one table field, with the same face as an `Entry`."""

    def __init__(self, field: Field, value: Sequence[Mapping[str, Any]] | None = None) -> None:
        self._field = field
        self._labels = {column.key: column.label for column in field.columns}
        self._rows: list[Row] = []
        self._fixed: list[Mapping[str, Any]] = [row for row in value or () if is_fixed(row)]
        self._left_out = 0  # rows of the last paste that found no room
        calculated = [column.key for column in field.columns if column.is_calculated]
        self._cells: Mapping[str, Mapping[str, Any]] = {
            row[_ID]: {key: row[key] for key in calculated if key in row}
            for row in (value or () if calculated else ())
            if _ID in row
        }
        for row in value or ():
            if not is_fixed(row):
                self._insert(len(self._rows), row.get("id"), row)

    # --- the face of an entry ------------------------------------------------------------------

    @property
    def raw(self) -> Raw:
        """The rows as entries show them, those that the calculation sets first."""
        fixed = (raw_row(row, self._field.columns) for row in self._fixed)
        return [*fixed, *(row.raw() for row in self._rows)]

    @property
    def value(self) -> list[dict[str, Any]]:
        """The rows that are not empty, those that the calculation sets first."""
        typed = (row.value() for row in self._rows if row.tells())
        return [*map(dict, self._fixed), *typed]

    @property
    def typed(self) -> list[dict[str, Any]]:
        """The rows that are not empty, without what the form's calculation fills."""
        return [row.typed() for row in self._rows if not row.is_empty()]

    def derive(
        self, cells: Mapping[str, Mapping[str, Any]], fixed: Sequence[Mapping[str, Any]]
    ) -> None:
        """Take what the form's calculation fills, by row, and the rows that it sets."""
        self._fixed = list(fixed)
        self.fill(cells)

    def fill(self, cells: Mapping[str, Mapping[str, Any]]) -> None:
        """Take what the form's calculation fills, by row; the rows that it sets stay."""
        self._cells = cells
        for row in self._rows:
            row.derive(cells.get(row.id, _NO_CELLS))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with what was typed, in reading order, each naming its row."""
        found = (
            Problem(words.in_row(number, self._labels[key], each.text), each.severity, each.field)
            for number, row in self._numbered()
            for key, entry in row.entries.items()
            for each in entry.problems
        )
        return (*found, *self._room_problem())

    def type(self, raw: Raw) -> None:
        """Take these rows instead of the present ones."""
        self._rows = []
        self._left_out = 0
        for row in raw:
            if isinstance(row, dict) and not is_fixed(row):
                self.put_back(len(self._rows), row)

    def is_empty(self) -> bool:
        """Tell whether no row holds anything."""
        return all(row.is_empty() for row in self._rows)

    def unread(self) -> dict[str, Raw]:
        """Return the cells that could not be read, by path."""
        found: dict[str, Raw] = {}
        for row in self._rows:
            for entry in row.entries.values():
                found |= entry.unread()
        return found

    # --- rows ----------------------------------------------------------------------------------

    def add(self, after: str | None = None) -> str:
        """Add an empty row behind another, or at the end; return its id."""
        index = len(self._rows) if after is None else self._index(after) + 1
        return self._insert(index, None, {}).id

    def remove(self, row_id: str) -> tuple[int, dict[str, str]]:
        """Take a row out; return where it stood and what was in it, for `put_back`.

        Where: counted among the rows that are typed.
        """
        index = self._index(row_id)
        self._left_out = 0
        return index, self._rows.pop(index).raw()

    def put_back(self, index: int, raw: Mapping[str, str]) -> None:
        """Put a removed row back where it stood, with its id."""
        row = self._insert(index, raw.get("id"), {})
        for key, entry in row.entries.items():
            if text := raw.get(key):
                entry.type(text)
        row.changed()

    def type_cell(self, row_id: str, column: str, raw: str) -> None:
        """Type into one cell; raises KeyError for a row or column there is none to type into."""
        self._left_out = 0
        row = self._rows[self._index(row_id)]
        row.entries[column].type(raw)
        row.changed()

    def cell(self, row_id: str, column: str) -> Entry:
        """Return one cell; raises KeyError."""
        return self._rows[self._index(row_id)].entries[column]

    def restore_cell(self, row_id: str, column: str, raw: str) -> None:
        """Put unreadable text back into its cell, into a new row when its row is gone."""
        if all(row.id != row_id for row in self._rows):
            self._insert(len(self._rows), row_id, {})
        row = self._rows[self._index(row_id)]
        if (entry := row.entries.get(column)) is not None:
            entry.type(raw)
            row.changed()

    def paste(self, row_id: str, column: str, grid: Sequence[Sequence[str]]) -> pasted.Block:
        """Spread cells from a spreadsheet, starting at one cell; adds the rows it needs.

        Returns what came of them: cells that fall on no typed column, and rows that have no room,
        are passed over.
        """
        block = pasted.fall(self._field.columns, list(self._labels).index(column), grid)
        first = self._index(row_id)
        room = self._most - first
        fitting = block._replace(rows=block.rows[:room])
        for offset, cells in enumerate(fitting.in_our_spelling()):
            if first + offset == len(self._rows):
                self._insert(first + offset, None, {})
            row = self._rows[first + offset]
            for asked, text in cells:
                row.entries[asked.key].paste(text)
            row.changed()
        self._left_out = max(0, len(block.rows) - room)
        return fitting

    def fill_years(self, percent: Decimal, *, over: bool = False) -> bool:
        """Fill the years behind the first, each from the one before and so many percent more.

        Cells that hold something stay, unless they are to be written `over`. Money, integers and
        what grows from a whole number are whole, other figures have two places, as has a whole one
        too small to grow by a whole. Tells whether a cell changed.
        """
        columns = {column.key: column for column in self._field.columns}
        years = [columns[key] for key in self._field.fill_years]
        filled = [self._fill_row(row, years, percent, over=over) for row in self._rows]
        return any(filled)

    def _fill_row(self, row: Row, years: Iterable[Column], percent: Decimal, *, over: bool) -> bool:
        first, *rest = ((column, row.entries[column.key]) for column in years)
        before, changed = first[1].value, False
        for column, entry in rest:
            if before is not None and (entry.is_empty() or over):
                raw = entry.raw
                entry.paste(show_number(_grown(column, before, percent)))
                changed |= entry.raw != raw
            before = entry.value
        row.changed()
        return changed

    def missing(self) -> list[Problem]:
        """Return a problem for each required cell still empty in a row that was begun."""
        return [
            Problem(
                words.missing_cell(number, self._labels[key]),
                field=f"{self._field.key}.{row.id}.{key}",
            )
            for number, row in self._numbered()
            for key in row.missing()
        ]

    # --- inside --------------------------------------------------------------------------------

    @property
    def _most(self) -> int:
        return MOST_ROWS if takes_rows(self._field) else len(self._rows)

    def _numbered(self) -> Iterator[tuple[int, Row]]:
        return enumerate(self._rows, start=1 + len(self._fixed))

    def _index(self, row_id: str) -> int:
        for index, row in enumerate(self._rows):
            if row.id == row_id:
                return index
        raise KeyError(row_id)

    def _insert(self, index: int, row_id: str | None, values: Mapping[str, Any]) -> Row:
        taken = {row.id for row in self._rows}
        if not row_id or row_id in taken or row_id.startswith(FIXED):
            row_id = new_row_id()
        row = Row(self._field, row_id, values)
        row.derive(self._cells.get(row_id, _NO_CELLS))
        self._rows.insert(index, row)
        return row

    def _room_problem(self) -> tuple[Problem, ...]:
        if not self._left_out:
            return ()
        text = words.rows_left_out(self._left_out, self._most)
        return (Problem(text, Severity.REMINDS, self._field.key),)


def _grown(column: Column, figure: int | Decimal, percent: Decimal) -> Decimal:
    """Return a figure so many percent larger, whole where it was whole and still grows so."""
    grown = figure * (_HUNDRED + percent) / _HUNDRED
    whole = grown.quantize(Decimal(1), ROUND_HALF_UP)
    if column.kind in _WHOLE or (figure == int(figure) and (whole != figure or not percent)):
        return whole
    return grown.quantize(_CENT, ROUND_HALF_UP)
