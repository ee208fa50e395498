"""Copies of a database that are whole or not there, and what backups are called."""

import re
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from ocop_desktop.core import clock
from ocop_desktop.core.files import free_name, replace_atomically
from ocop_desktop.store.failures import files_explained
from ocop_desktop.wording import store as words

_NAME: Final = re.compile(r"ocop-(\d{8}-\d{6})(?: \(\d+\))?\.sqlite")
_STAMP: Final = "%Y%m%d-%H%M%S"
_COMPANIONS: Final = ("-wal", "-shm", "-journal")


def backup_name(folder: Path) -> Path:
    """Return a free name for a backup made now."""
    return free_name(folder / f"ocop-{clock.now().strftime(_STAMP)}.sqlite")


def backups_in(folder: Path) -> list[tuple[datetime, Path]]:
    """Return the backups of a folder with their local time, newest first; none where none is."""
    named = ((_NAME.fullmatch(file.name), file) for file in folder.glob("ocop-*.sqlite"))
    dated = [(_moment(name[1]), file) for name, file in named if name]
    return sorted(dated, key=lambda pair: (pair[0], pair[1].stat().st_mtime), reverse=True)


def companions(file: Path) -> tuple[Path, ...]:
    """Return the names of the files SQLite keeps beside a database while it is open."""
    return tuple(file.with_name(file.name + ending) for ending in _COMPANIONS)


def is_sound(connection: sqlite3.Connection) -> bool:
    """Tell whether SQLite finds no fault in the file."""
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False
    return found == [("ok",)]


def copy(source: sqlite3.Connection, target: Path) -> Path:
    """Copy a database that may be in use, prove the copy, then put it at `target`.

    Raises Refusal: no room, no right to write, or the copy does not stand the check.
    """
    temp = target.with_name(f"{target.name}.part")
    with files_explained(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            _discard(temp)
            _copy_to(source, temp)
            replace_atomically(temp, target)
        finally:
            _discard(temp)
    return target


def _copy_to(source: sqlite3.Connection, temp: Path) -> None:
    with closing(sqlite3.connect(temp, isolation_level=None)) as made:
        source.backup(made)
        # A copy travels alone, so nothing of it may wait in a second file.
        made.execute("PRAGMA journal_mode = DELETE")
        if not is_sound(made):
            raise words.backup_failed()


def _discard(temp: Path) -> None:
    for file in (temp, *companions(temp)):
        file.unlink(missing_ok=True)


def _moment(stamp: str) -> datetime:
    try:
        return datetime.strptime(stamp, _STAMP).astimezone()
    except ValueError:  # a name somebody made up: older than any
        return datetime.fromtimestamp(0).astimezone()
