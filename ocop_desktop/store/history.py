"""Reading the journal. An entry whose end is as its beginning tells nothing and is left out."""

from collections.abc import Sequence

from ocop_desktop.core.records import Change
from ocop_desktop.store.tables import CHANGES


def changes(record_type: str, record_id: str, limit: int = 100) -> list[Change]:
    """Return the newest changes of a record and of its forms, newest first."""
    where = "WHERE record_id = ? AND record_type = ? AND before <> after"
    where += " ORDER BY sequence DESC LIMIT ?"
    return CHANGES.select(where, (record_id, record_type, limit))


def of_paths(record_type: str, record_id: str, paths: Sequence[str]) -> list[Change]:
    """Return every change of these columns of a record, the oldest first."""
    marks = ", ".join("?" for _ in paths)
    where = f"WHERE record_id = ? AND record_type = ? AND form = '' AND path IN ({marks})"
    return CHANGES.select(
        f"{where} AND before <> after ORDER BY sequence", (record_id, record_type, *paths)
    )
