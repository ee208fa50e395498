"""Rows of answers under common heads."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Final

from ocop_desktop.core.ids import new_row_id
from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds.choice import Choice
from ocop_desktop.forms.kinds.computed import Computed, compute
from ocop_desktop.forms.kinds.date import Date
from ocop_desktop.forms.kinds.day_or_month import DayOrMonth
from ocop_desktop.forms.kinds.decimal import Decimal
from ocop_desktop.forms.kinds.email import Email
from ocop_desktop.forms.kinds.integer import Integer
from ocop_desktop.forms.kinds.kind import Asked, Json, Kind, Raw, Unreadable
from ocop_desktop.forms.kinds.money import Money
from ocop_desktop.forms.kinds.phone import Phone
from ocop_desktop.forms.kinds.tax_code import TaxCode
from ocop_desktop.forms.kinds.text import Text
from ocop_desktop.forms.kinds.yes_no import YesNo
from ocop_desktop.forms.spec import Column, Field
from ocop_desktop.wording import forms as words

# The kinds a cell can have.
CELL_KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            *(Text(), Integer(), Decimal(), Money(), Date(), DayOrMonth(), Choice(), YesNo()),
            *(Phone(), TaxCode(), Email(), Computed()),
        )
    }
)


FIXED: Final = "="  # how ids of rows begin that are not typed


class Table(Kind):
    """A list of rows: {"id": …, column key: value}, the computed columns included.

    Rows that the form's calculation sets first have an id that begins with "="; they are no answer.
    """

    name: ClassVar[str] = "table"
    attributes: ClassVar[frozenset[str]] = frozenset({"columns", "lines", "fill_years"})
    width: ClassVar[int] = 60

    def read(self, raw: Raw, field: Asked) -> list[dict[str, Any]]:
        """Return the rows that are not blank; raises Unreadable naming the first bad cell."""
        columns = _columns(field)
        rows = enumerate((row for row in raw if isinstance(row, dict)), start=1)
        read = (_read_row(number, row, columns) for number, row in rows)
        return [row for row in read if not is_blank(row)]

    def check(self, value: Sequence[Mapping[str, Any]], field: Asked) -> list[Problem]:
        """Return the problems of all cells, each naming its row; `field` is "row_id.column"."""
        return [
            Problem(words.in_row(number, column.label, found.text), found.severity, path)
            for number, row in enumerate(value, start=1)
            for column in _columns(field)
            if (cell := row.get(column.key)) is not None
            for path in (f"{row['id']}.{column.key}",)
            for found in CELL_KINDS[column.kind].check(cell, column)
        ]

    def show(self, value: Sequence[Mapping[str, Any]] | None, field: Asked) -> str:
        """Return one line for each row, for plain text and Excel cells."""
        return "\n".join(
            " | ".join(cell for cell in show_row(row, _columns(field)) if cell)
            for row in value or ()
        )

    def to_raw(
        self, value: Sequence[Mapping[str, Any]] | None, field: Asked
    ) -> list[dict[str, str]]:
        """Return the rows as texts, computed columns shown."""
        return [raw_row(row, _columns(field)) for row in value or ()]

    def to_json(self, value: Sequence[Mapping[str, Any]], field: Asked) -> list[dict[str, Any]]:
        """Return the rows without blanks and without what is computed."""
        return [
            {"id": row["id"]}
            | {
                column.key: CELL_KINDS[column.kind].to_json(cell, column)
                for column in typed_columns(_columns(field))
                if (cell := row.get(column.key)) is not None
            }
            for row in value
            if not is_fixed(row) and not is_blank(_typed(row, _columns(field)))
        ]

    def from_json(self, data: Json, field: Asked) -> list[dict[str, Any]]:
        """Return the rows, computed columns worked out; rows without "id" get one."""
        return [_row_from_json(row, _columns(field)) for row in data]


def is_fixed(row: Mapping[str, Any]) -> bool:
    """Tell whether a row is set by the form's calculation."""
    return str(row.get("id", "")).startswith(FIXED)


def takes_rows(field: Field) -> bool:
    """Tell whether rows can be added to a table: not where the program says what each is of.

    It does where it fills the first column; the rest of such rows may be typed nevertheless.
    """
    return not field.columns[0].is_calculated


def typed_columns(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns that are typed, without the computed ones."""
    return tuple(column for column in columns if column.kind != Computed.name)


def complete(row: dict[str, Any], columns: Iterable[Column]) -> dict[str, Any]:
    """Work out the computed columns of a row, in their order, and return the row.

    What the form's calculation fills is left as it is.
    """
    for column in columns:
        if column.is_calculated:
            row.setdefault(column.key, None)
        elif column.kind == Computed.name:
            row[column.key] = compute(column, row)
    return row


def is_blank(row: Mapping[str, Any]) -> bool:
    """Tell whether a row, of texts or of values, holds nothing but its id."""
    return all(cell in (None, "") for key, cell in row.items() if key != "id")


def totals(rows: Sequence[Mapping[str, Any]], field: Field) -> dict[str, Any]:
    """Return the sums that stand under the columns marked `total`; blanks count as nothing."""
    return {
        column.key: sum(row[column.key] for row in rows if row.get(column.key) is not None)
        for column in field.columns
        if column.total
    }


def show_row(row: Mapping[str, Any], columns: Iterable[Column]) -> list[str]:
    """Return a row's cells as they stand on paper."""
    return [CELL_KINDS[column.kind].show(row.get(column.key), column) for column in columns]


def raw_row(row: Mapping[str, Any], columns: Iterable[Column]) -> dict[str, str]:
    """Return a row's cells as an entry shows them, with the row's id."""
    cells = {c.key: str(CELL_KINDS[c.kind].to_raw(row.get(c.key), c)) for c in columns}
    return {"id": str(row["id"])} | cells


def _columns(field: Asked) -> tuple[Column, ...]:
    return field.columns if isinstance(field, Field) else ()


def _typed(row: Mapping[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    return {column.key: row.get(column.key) for column in typed_columns(columns)}


def _read_row(number: int, row: Mapping[str, str], columns: Sequence[Column]) -> dict[str, Any]:
    read: dict[str, Any] = {"id": row.get("id") or new_row_id()}
    for column in typed_columns(columns):
        try:
            read[column.key] = CELL_KINDS[column.kind].read(row.get(column.key, ""), column)
        except Unreadable as error:
            raise Unreadable(words.in_row(number, column.label, error.text)) from error
    return complete(read, columns)


def _row_from_json(data: Mapping[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    row: dict[str, Any] = {"id": data.get("id") or new_row_id()}
    for column in typed_columns(columns):
        cell = data.get(column.key)
        kind = CELL_KINDS[column.kind]
        row[column.key] = None if cell is None else kind.from_json(cell, column)
    return complete(row, columns)
