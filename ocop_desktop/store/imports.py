"""What each import did: kept, listed, marked as taken back; and what came to its records since."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from ocop_desktop.core.records import ImportLog
from ocop_desktop.store.database import rows, transaction
from ocop_desktop.store.failures import understood
from ocop_desktop.store.tables import IMPORT_LOGS, in_chunks

# What lies below a record, or names it.
_BELOW: Final = (
    ("product", "producer_id"),
    ("producer", "member_of"),
    ("idea", "product_id"),
    ("recognition", "product_id"),
    ("plan", "idea_id"),
    ("attachment", "owner_id"),
)


def keep(log: ImportLog) -> None:
    """Keep what an import did; inside its transaction."""
    IMPORT_LOGS.insert(log)


def newest(most: int, few: int) -> list[ImportLog]:
    """Return the imports newest first; deeds of more than `few` left out."""
    sql = """
        SELECT id, at, name, counts, decided, is_undone, records, iif(records > ?, '[]', deeds)
        FROM import_log ORDER BY rowid DESC LIMIT ?
    """
    return [IMPORT_LOGS.read(row) for row in rows(sql, (few, most))]


def by_prefix(prefix: str) -> ImportLog | None:
    """Return the newest import whose id begins so, or None."""
    where = "WHERE id >= ? AND id < ? ORDER BY rowid DESC LIMIT 1"
    return next(iter(IMPORT_LOGS.select(where, (prefix, prefix + "\U0010ffff"))), None)


def take_back(import_id: str) -> None:
    """Note that an import was taken back: what it did and decided is forgotten."""
    sql = "UPDATE import_log SET is_undone = 1, decided = '{}', deeds = '[]' WHERE id = ?"
    with transaction() as connection:
        connection.execute(sql, (import_id,))


@understood()
def decided() -> dict[str, str]:
    """Return who was meant by whom in the imports so far; the latest word counts."""
    choices: dict[str, str] = {}
    for (told,) in rows("SELECT decided FROM import_log WHERE decided <> '{}' ORDER BY rowid"):
        choices |= json.loads(told)
    return choices


def revisions(kind: str, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield id and newest entry of these records, the trash left out."""
    for marks, chunk in in_chunks(ids):
        where = f"id IN ({marks}) AND deleted_at IS NULL"
        yield from rows(f"SELECT id, revision_id FROM {kind} WHERE {where}", chunk)  # noqa: S608


def added(ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each live record below or naming one of these, with the one of these."""
    for marks, chunk in in_chunks(ids):
        for table, column in _BELOW:
            # `<> ''` lets SQLite use the index of members, which leaves out those of nobody.
            where = f"{column} IN ({marks}) AND {column} <> '' AND deleted_at IS NULL"
            yield from rows(f"SELECT id, {column} FROM {table} WHERE {where}", chunk)  # noqa: S608
