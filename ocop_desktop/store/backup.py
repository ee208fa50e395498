"""Backups: made while the program works, proven, thinned out, brought back."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from ocop_desktop import paths
from ocop_desktop.core import clock
from ocop_desktop.core.files import replace_atomically
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import BackupInfo
from ocop_desktop.core.system import FileLock
from ocop_desktop.store import copying, migrate
from ocop_desktop.store.database import DATABASE, LOCK, another_connection
from ocop_desktop.store.failures import files_explained
from ocop_desktop.wording import store as words

_DAMAGED: Final = ".hong"  # no backup to choose from, so not called like one
_KEPT: Final = 10  # the newest ones, however close together
_WEEKLY_FOR: Final = timedelta(weeks=13)  # one a week so long, then one a month


def backup(to: Path) -> Path:
    """Copy the open workspace into the folder `to`, or to the file `to` (a name in .sqlite).

    May run in any thread while others write. Raises Refusal; then no half copy is left.
    """
    target = to if to.suffix == ".sqlite" else copying.backup_name(to)
    with closing(another_connection()) as source:
        return copying.copy(source, target)


def list_backups(folder: Path) -> list[BackupInfo]:
    """Return the backups in a folder, newest first."""
    return [
        BackupInfo(path=file, at=at, size=file.stat().st_size)
        for at, file in copying.backups_in(folder)
    ]


def thin_out(folder: Path, but: Path | None = None) -> list[Path]:
    """Keep the last ten backups, then the last of each week, then of each month; return the rest.

    What is returned has been deleted. Nothing that is not called like a backup is touched, nor is
    the one just made, `but`: with the clock set back it looks older than others.
    """
    found = copying.backups_in(folder)
    older = _spare(found[_KEPT:], clock.now() - _WEEKLY_FOR)
    spare = [file for file in older if file != but]
    with files_explained(folder):
        for file in spare:
            file.unlink(missing_ok=True)
    return spare


def restore(file: Path, folder: Path) -> Path:
    """Put a backup in the place of a closed workspace's database; return what it replaced.

    The backup is proven first. What was there is kept among the backups, even when damaged; where
    nothing was there, the restored database itself is returned. Raises Refusal; then the
    workspace is as it was.
    """
    lock = FileLock(folder / LOCK)
    with files_explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not lock.acquire():
            raise words.taken()
        try:
            return _restore(file, folder / DATABASE)
        finally:
            lock.release()


def _restore(file: Path, target: Path) -> Path:
    fresh = target.with_name(f"{target.name}.restored")
    try:
        _copy_proven(file, fresh)
        kept = _keep(target, paths.backups(target.parent))
        # A forgotten -wal file would be played into the new database.
        for companion in copying.companions(target):
            companion.unlink(missing_ok=True)
        replace_atomically(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)
    return kept or target


def _copy_proven(file: Path, fresh: Path) -> None:
    if not file.is_file():
        raise words.bad_backup(file)
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
        if not _is_whole(source, file):
            raise words.bad_backup(file)
        copying.copy(source, fresh)


def _is_whole(source: sqlite3.Connection, file: Path) -> bool:
    try:
        return migrate.version_of(source, file) > 0 and copying.is_sound(source)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False


def _keep(target: Path, backups: Path) -> Path | None:
    """Keep what is about to be replaced: a proven copy, or the very bytes of a damaged one."""
    if not target.exists():
        return None
    backups.mkdir(exist_ok=True)
    kept = copying.backup_name(backups)
    raw = kept.with_suffix(_DAMAGED)
    _copy_bytes(target, raw)
    try:
        # The copy is opened, never the original: SQLite tidies up what it opens.
        with closing(sqlite3.connect(raw)) as old:
            copying.copy(old, kept)
    except (sqlite3.DatabaseError, Refusal):
        _copy_bytes(target, raw)
        return raw
    for file in (raw, *copying.companions(raw)):
        file.unlink(missing_ok=True)
    return kept


def _copy_bytes(source: Path, target: Path) -> None:
    pairs = zip(copying.companions(source), copying.companions(target), strict=True)
    for file, copy in ((source, target), *pairs):
        if file.exists():
            shutil.copyfile(file, copy)


def _spare(older: Iterable[tuple[datetime, Path]], weekly_since: datetime) -> Iterator[Path]:
    seen: set[tuple[Any, ...]] = set()
    for at, file in older:
        year, week, _ = at.isocalendar()
        span = ("week", year, week) if at >= weekly_since else ("month", at.year, at.month)
        if span in seen:
            yield file
        seen.add(span)
