"""Brings a database to the newest step of db/schema, all steps at once or none."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from ocop_desktop import resources
from ocop_desktop.store import copying
from ocop_desktop.store.failures import refusal_of
from ocop_desktop.wording import store as words

APPLICATION: Final = int.from_bytes(b"OCOP", "big")

_STEP: Final = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
_DERIVED: Final = re.compile(r".*_line|search.*|sqlite_.*")  # may shrink: made again from the rest


def steps() -> list[Path]:
    """Return the schema steps in order; the first is number 1, and none may be left out."""
    found = sorted((resources.db() / "schema").glob("*.sql"))
    numbers = [int(named[1]) for file in found if (named := _STEP.fullmatch(file.name))]
    if numbers != list(range(1, len(found) + 1)):
        raise RuntimeError(f"schema steps are not numbered 0001, 0002, …: {found}")
    return found


def version_of(connection: sqlite3.Connection, file: Path) -> int:
    """Return how many steps the database has taken; 0 for a new file.

    Raises Refusal when the file is of another program or of a newer version of ours.
    """
    ((application,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    if version == application == tables == 0:
        return 0
    if application != APPLICATION:
        raise words.foreign(file)
    if version > len(steps()):
        raise words.newer()
    return int(version)


def migrate(file: Path, backups: Path) -> Path | None:
    """Take the steps the database has not taken; return the backup made before, if one was needed.

    Raises Refusal; the database is then as it was.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        version = version_of(connection, file)
        waiting = steps()[version:]
        if not waiting:
            return None
        kept = copying.copy(connection, copying.backup_name(backups)) if version else None
        try:
            _take(connection, waiting, version)
        except (sqlite3.Error, ValueError) as error:
            raise refusal_of(error) or words.not_brought_up(kept) from error
    return kept


def _take(connection: sqlite3.Connection, waiting: list[Path], version: int) -> None:
    # With foreign keys on, rebuilding a table could delete the rows that refer to it.
    connection.execute("PRAGMA foreign_keys = OFF")
    before = _counts(connection)
    script = "\n".join(step.read_text("utf-8") for step in waiting)
    try:
        # executescript commits what is open, so the transaction begins inside it.
        connection.executescript(f"BEGIN IMMEDIATE;\n{script}")
        _prove(connection, before)
        connection.execute(f"PRAGMA user_version = {version + len(waiting)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _prove(connection: sqlite3.Connection, before: dict[str, int]) -> None:
    after = _counts(connection)
    if lost := {name: n for name, n in before.items() if after.get(name, 0) < n}:
        raise ValueError(f"rows lost: {lost}, left: {after}")
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise ValueError(f"dangling references: {broken[:5]}")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    kept = [name for (name,) in names if not _DERIVED.fullmatch(name)]
    return {name: _count(connection, name) for name in kept}


def _count(connection: sqlite3.Connection, table: str) -> int:
    ((count,),) = connection.execute(f'SELECT count(*) FROM "{table}"').fetchall()  # noqa: S608
    return int(count)
