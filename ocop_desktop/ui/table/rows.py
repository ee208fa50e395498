"""The rows of one table as the session holds them."""

from collections.abc import Mapping, Sequence
from itertools import dropwhile
from typing import TypeAlias

from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.kind import Value
from ocop_desktop.forms.kinds.table import is_fixed, takes_rows
from ocop_desktop.forms.pasted import Block
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Column, Field

Cells: TypeAlias = Mapping[tuple[str, str], str]  # by row and column


def rows_of(session: Session, key: str) -> list[dict[str, str]]:
    """Return the rows as cells show them, each with its "id"."""
    return [row for row in session.raw(key) if isinstance(row, dict)]


def offered_rows(session: Session, field: Field) -> list[dict[str, str]]:
    """Return the rows that stand on screen: where none was typed, one with no id to begin in."""
    rows = rows_of(session, field.key)
    begun = any(not is_fixed(row) for row in rows)
    return rows if begun or not takes_rows(field) else [*rows, {"id": ""}]


def is_empty(row: dict[str, str]) -> bool:
    """Tell whether nothing stands in a row."""
    return not any(text for key, text in row.items() if key != "id")


def problem_of(session: Session, key: str, row_id: str, column: str) -> Problem | None:
    """Return what is wrong with a cell; with one of the line that is only offered, nothing is."""
    return session.cell_problem(key, row_id, column) if row_id else None


def tidy(session: Session, key: str, row_id: str, column: Column) -> None:
    """Write what was understood in a cell in its usual form."""
    value = _value(session, key, row_id, column.key)
    if value is None:
        return
    usual = str(KINDS[column.kind].to_raw(value, column))
    session.type_cell(key, row_id, column.key, usual)  # which does nothing when it stands there


def cells_from(rows: Sequence[dict[str, str]], row_id: str, block: Block) -> Cells:
    """Return what stands now in the cells a block was put into, beginning at that row."""
    below = dropwhile(lambda row: row["id"] != row_id, rows)
    return {
        (row["id"], column.key): row[column.key]
        for row, texts in zip(below, block.rows, strict=False)
        for column, _text in zip(block.columns, texts, strict=False)
        if column is not None
    }


def replace_cells(session: Session, key: str, before: Cells, after: Cells) -> None:
    """Put other texts into the cells that still hold what they held before."""
    session.type(key, [_replaced(row, before, after) for row in rows_of(session, key)])


def _replaced(row: dict[str, str], before: Cells, after: Cells) -> dict[str, str]:
    cells = (((row["id"], column), column) for column in row)
    return row | {
        column: after[at] for at, column in cells if at in after and row[column] == before[at]
    }


def _value(session: Session, key: str, row_id: str, column: str) -> Value:
    rows = session.value(key) or ()
    return next((row.get(column) for row in rows if row["id"] == row_id), None)
