"""Reading the journal."""

from ocop_desktop.core.records import Change
from ocop_desktop.store.tables import CHANGES


def changes(record_type: str, record_id: str, limit: int = 100) -> list[Change]:
    """Return the newest changes of a record and of its forms, newest first."""
    where = "WHERE record_id = ? AND record_type = ? ORDER BY sequence DESC LIMIT ?"
    return CHANGES.select(where, (record_id, record_type, limit))
