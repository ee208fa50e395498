"""A table being typed: rows of entries, in the order she sees them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ocop_desktop.core.ids import new_row_id
from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms import pasted
from ocop_desktop.forms.entry import Entry
from ocop_desktop.forms.kinds import Raw
from ocop_desktop.forms.kinds.table import complete, raw_row, typed_columns
from ocop_desktop.forms.spec import Column, Field
from ocop_desktop.wording import forms as words

MOST_ROWS: Final = 1000  # a pasted workbook is no answer


class Row:
    """One row: an entry for each typed column."""

    def __init__(self, field: Field, row_id: str, values: Mapping[str, Any]) -> None:
        self.id = row_id
        self._columns = field.columns
        self.entries = {
            column.key: Entry(column, f"{field.key}.{row_id}.{column.key}", values.get(column.key))
            for column in typed_columns(field.columns)
        }

    def is_empty(self) -> bool:
        """Tell whether nothing stands in the row."""
        return all(entry.is_empty() for entry in self.entries.values())

    def value(self) -> dict[str, Any]:
        """Return the row's values, the computed ones included."""
        typed = {key: entry.value for key, entry in self.entries.items()}
        return complete({"id": self.id} | typed, self._columns)

    def raw(self) -> dict[str, str]:
        """Return the row as entries show it; computed columns show their figure."""
        typed = {key: str(entry.raw) for key, entry in self.entries.items()}
        return raw_row(self.value(), self._columns) | typed

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
        self._left_out = 0  # rows of the last paste that found no room
        for row in value or ():
            self._insert(len(self._rows), row.get("id"), row)

    # --- the face of an entry ------------------------------------------------------------------

    @property
    def raw(self) -> Raw:
        """The rows as entries show them."""
        return [row.raw() for row in self._rows]

    @property
    def value(self) -> list[dict[str, Any]]:
        """The rows that are not empty."""
        return [row.value() for row in self._rows if not row.is_empty()]

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
            if isinstance(row, dict):
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
        """Take a row out; return where it stood and what was in it, for `put_back`."""
        index = self._index(row_id)
        self._left_out = 0
        return index, self._rows.pop(index).raw()

    def put_back(self, index: int, raw: Mapping[str, str]) -> None:
        """Put a removed row back where it stood, with its id."""
        row = self._insert(index, raw.get("id"), {})
        for key, entry in row.entries.items():
            if text := raw.get(key):
                entry.type(text)

    def type_cell(self, row_id: str, column: str, raw: str) -> None:
        """Type into one cell; raises KeyError for a row or column there is none to type into."""
        self._left_out = 0
        self.cell(row_id, column).type(raw)

    def cell(self, row_id: str, column: str) -> Entry:
        """Return one cell; raises KeyError."""
        return self._rows[self._index(row_id)].entries[column]

    def restore_cell(self, row_id: str, column: str, raw: str) -> None:
        """Put unreadable text back into its cell, into a new row when its row is gone."""
        if all(row.id != row_id for row in self._rows):
            self._insert(len(self._rows), row_id, {})
        if (entry := self._rows[self._index(row_id)].entries.get(column)) is not None:
            entry.type(raw)

    def paste(self, row_id: str, column: str, grid: Sequence[Sequence[str]]) -> None:
        """Spread cells from a spreadsheet, starting at one cell; adds the rows it needs.

        Cells that fall on computed columns or beyond the last column are passed over.
        """
        columns = self._field.columns[list(self._labels).index(column) :]
        first = self._index(row_id)
        room = MOST_ROWS - first
        for offset, texts in enumerate(_in_our_spelling(columns, grid[:room])):
            if first + offset == len(self._rows):
                self._insert(first + offset, None, {})
            entries = self._rows[first + offset].entries
            for asked, text in zip(columns, texts, strict=False):
                if asked.key in entries:
                    entries[asked.key].paste(text)
        self._left_out = max(0, len(grid) - room)

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

    def _numbered(self) -> Iterator[tuple[int, Row]]:
        return enumerate(self._rows, start=1)

    def _index(self, row_id: str) -> int:
        for index, row in enumerate(self._rows):
            if row.id == row_id:
                return index
        raise KeyError(row_id)

    def _insert(self, index: int, row_id: str | None, values: Mapping[str, Any]) -> Row:
        taken = {row.id for row in self._rows}
        if not row_id or row_id in taken:
            row_id = new_row_id()
        row = Row(self._field, row_id, values)
        self._rows.insert(index, row)
        return row

    def _room_problem(self) -> tuple[Problem, ...]:
        if not self._left_out:
            return ()
        text = words.rows_left_out(self._left_out, MOST_ROWS)
        return (Problem(text, Severity.REMINDS, self._field.key),)


def _in_our_spelling(
    columns: Sequence[Column], grid: Sequence[Sequence[str]]
) -> Iterator[list[str]]:
    """Yield the pasted rows again, each column read as a whole; no row grows or shrinks."""
    fitting = [row[: len(columns)] for row in grid]
    usual = [
        iter(pasted.usual(column, [row[index] for row in fitting if index < len(row)]))
        for index, column in enumerate(columns)
    ]
    return ([next(cells) for cells in usual[: len(row)]] for row in fitting)
