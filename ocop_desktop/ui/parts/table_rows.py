"""The rows of one table as the session holds them."""

from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.kind import Value
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Column


def rows_of(session: Session, key: str) -> list[dict[str, str]]:
    """Return the rows as cells show them, each with its "id"."""
    return [row for row in session.raw(key) if isinstance(row, dict)]


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


def _value(session: Session, key: str, row_id: str, column: str) -> Value:
    rows = session.value(key) or ()
    return next((row.get(column) for row in rows if row["id"] == row_id), None)
