"""A table of a form laid out: heads, rows, empty ones to write on, sums."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ocop_desktop.forms.kinds.table import is_fixed, show_row, takes_rows, totals
from ocop_desktop.forms.paper.blocks import Cell, Table
from ocop_desktop.forms.spec import Column, Field
from ocop_desktop.wording import paper as words

EMPTY_ROWS: Final = 3
_NUMBER_SHARE: Final = 0.06  # of a table's width, for the running number


def table(field: Field, rows: Sequence[Mapping[str, Any]], lines: int) -> Table:
    """Return the table; where nobody wrote yet there is room for so many `lines`, or a few."""
    to_write = not rows or (takes_rows(field) and not _tells(rows, field))
    empty = (lines or EMPTY_ROWS) if to_write else 0
    columns = field.columns
    return Table(
        head=(_head(words.NUMBER), *(_head(_column_label(column)) for column in columns)),
        rows=(
            *(_row(index, row, columns) for index, row in enumerate(rows, 1)),
            *(_row(len(rows) + index, {}, columns) for index in range(1, empty + 1)),
            *_total(rows, field),
        ),
        widths=(_NUMBER_SHARE * sum(c.width for c in columns), *(c.width for c in columns)),
    )


def _tells(rows: Sequence[Mapping[str, Any]], field: Field) -> bool:
    """Tell whether there is more than rows that are set and wait for their figures."""
    keys = [column.key for column in field.columns if column.is_number]
    return any(not is_fixed(row) or any(row.get(key) is not None for key in keys) for row in rows)


def _head(text: str) -> Cell:
    return Cell(text=text, align="center", bold=True)


def _column_label(column: Column) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _row(index: int, row: Mapping[str, Any], columns: tuple[Column, ...]) -> tuple[Cell, ...]:
    return (Cell(text=str(index), align="center"), *_cells(row, columns))


def _total(rows: Sequence[Mapping[str, Any]], field: Field) -> Iterator[tuple[Cell, ...]]:
    """Yield the row of sums where a column asks for one, figures only when there are rows."""
    sums = totals(rows, field)
    if sums:
        label, *cells = _cells(sums if _tells(rows, field) else {}, field.columns, bold=True)
        if not field.columns[0].total:
            label = Cell(text=words.TOTAL, bold=True)
        yield (Cell(text=""), label, *cells)


def _cells(
    row: Mapping[str, Any], columns: tuple[Column, ...], *, bold: bool = False
) -> Iterator[Cell]:
    for column, text in zip(columns, show_row(row, columns), strict=True):
        yield Cell(text=text, align="right" if column.is_number else "left", bold=bold)
