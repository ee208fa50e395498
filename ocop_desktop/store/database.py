"""The one open workspace: lock, connection of each thread, transactions, soundness."""

import logging
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from peewee import SqliteDatabase

from ocop_desktop import paths
from ocop_desktop.core.system import FileLock, is_network_path, is_removable
from ocop_desktop.store import copying, files, lines, migrate
from ocop_desktop.store.failures import explained, files_explained
from ocop_desktop.wording import store as words

_log: Final = logging.getLogger(__name__)

DATABASE: Final = "ocop.sqlite"
LOCK: Final = "workspace.lock"

database: Final = SqliteDatabase(None)

# How a transaction begins, ends well, and is taken back.
_OUTERMOST: Final = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_INSIDE: Final = ("SAVEPOINT deed", "RELEASE deed", ("ROLLBACK TO deed", "RELEASE deed"))

Parameters: TypeAlias = Sequence[Any] | Mapping[str, Any]


class Opened(NamedTuple):
    """How the workspace was found: `clean` after an orderly close, `backup` before a migration."""

    folder: Path
    clean: bool
    backup: Path | None = None


@dataclass(slots=True)
class _Held:
    """What this process holds while a workspace is open."""

    file: Path = Path()
    lock: FileLock | None = None
    read_only: bool = False
    dirty: bool = False


_held: Final = _Held()


def open_workspace(folder: Path, *, read_only: bool = False) -> Opened:
    """Open the data of a folder, making or migrating them first unless only looking.

    Raises Refusal: data open elsewhere, network folder, newer or foreign file, damage, a folder
    that cannot be written, a full disk, only backups left.
    """
    with files_explained(folder):
        if is_network_path(folder):
            raise words.on_network(folder)
        _held.file = folder / DATABASE
        try:
            return _look(folder) if read_only else _open(folder)
        except BaseException:
            close_workspace()
            raise


def close_workspace() -> None:
    """Close this thread's connection and give the lock back; harmless when nothing is open."""
    if not database.is_closed():
        database.close()
    if _held.lock is not None:
        _held.lock.release()
    _held.lock, _held.read_only, _held.dirty = None, False, False


def put_back_if_gone() -> None:
    """Write the data anew in their place when somebody deleted or moved them while they are open.

    What is open stays readable to us alone; without this it would vanish when it is closed.
    """
    if database.is_closed() or _held.read_only or _held.file.exists():
        return
    folder = _held.file.parent
    _log.warning("the data were deleted or moved while open: writing them anew")
    copying.copy(_this_thread(), _held.file)
    database.close()
    with files_explained(folder):
        if _held.lock is not None:
            _held.lock.release()  # of a file that is gone
        _take_lock(folder)
        database.connect()
    mark_dirty()  # the backups went with them


def database_file() -> Path:
    """Return the file of the workspace opened last."""
    return _held.file


def another_connection() -> sqlite3.Connection:
    """Return one more connection to the open workspace, in any thread; the caller closes it."""
    _refuse_if_gone()
    with explained():
        return sqlite3.connect(database.database, **database.connect_params)


@contextmanager
def connection() -> Iterator[None]:
    """Give a worker thread a connection of its own for as long as it needs one."""
    if not database.is_closed():
        yield
        return
    _refuse_if_gone()
    with explained():
        database.connect()
    try:
        yield
    finally:
        database.close()


@contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    """Make everything inside one durable deed, or nothing of it; may stand inside another.

    Raises Refusal when the disk is full, gone or not writable, or the workspace is only looked at.
    """
    if _held.read_only:
        raise words.looking_only()
    if not _this_thread().in_transaction:
        put_back_if_gone()
    held = _this_thread()
    begin, commit, undo = _INSIDE if held.in_transaction else _OUTERMOST
    with explained():
        held.execute(begin)
        try:
            yield held
            held.execute(commit)
        except BaseException:
            # On a full or failing disk SQLite has taken everything back by itself already;
            # peewee's `atomic` stumbles over that and hides why.
            if held.in_transaction:
                for step in undo:
                    held.execute(step)
            raise


def rows(sql: str, parameters: Parameters = ()) -> list[Any]:
    """Return the rows of a query as tuples. Raises Refusal when the data cannot be read."""
    with explained():
        return _this_thread().execute(sql, parameters).fetchall()


@contextmanager
def walk(sql: str, parameters: Parameters = ()) -> Iterator[Iterator[Any]]:
    """Give the rows of a query as long as they are asked for. Raises Refusal as `rows` does."""
    with explained(), closing(_this_thread().execute(sql, parameters)) as cursor:
        yield cursor


def state() -> tuple[object, int, int]:
    """Return what is another one after every write, of this thread's connection or any other."""
    held = _this_thread()
    ((others,),) = rows("PRAGMA data_version")
    return held, held.total_changes, others


def quick_check() -> bool:
    """Tell whether the file is sound, in the thread of a `connection()`; reads all of it."""
    return copying.is_sound(_this_thread())


def mark_dirty() -> None:
    """Remember that records changed; called by the journal."""
    _held.dirty = True


def is_dirty() -> bool:
    """Tell whether records changed since the workspace was opened."""
    return _held.dirty


def _open(folder: Path) -> Opened:
    folder.mkdir(parents=True, exist_ok=True)
    _take_lock(folder)
    files.sweep(folder)
    file = _held.file
    _refuse_lost_data(file)
    clean = _was_closed(file)
    backup = migrate.migrate(file, paths.backups(folder))
    journal = "DELETE" if is_removable(folder) else "WAL"
    _connect(f"{file.absolute().as_uri()}?mode=rw", journal_mode=journal)
    if not clean and not quick_check():
        raise words.damaged()
    with transaction() as held:
        lines.catch_up(held)
    return Opened(folder, clean, backup)


def _take_lock(folder: Path) -> None:
    _held.lock = FileLock(folder / LOCK)
    if not _held.lock.acquire():
        raise words.taken()


def _look(folder: Path) -> Opened:
    file = _held.file
    _refuse_lost_data(file)
    if _is_empty(file):
        raise words.nothing_here(folder)
    clean = _was_closed(file)
    _held.read_only = True
    # A read-only connection would leave its own -wal file behind; where the folder can be
    # written, an ordinary one that refuses to write tidies up after itself.
    if os.access(folder, os.W_OK):
        _connect(f"{file.absolute().as_uri()}?mode=rw", query_only=1)
    else:
        _connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1")
    if migrate.version_of(_this_thread(), file) < len(migrate.steps()):
        raise words.older()
    return Opened(folder, clean)


def _connect(uri: str, **pragmas: str | int) -> None:
    # Never mode=rwc: where the file went away, an empty one would take its place.
    always: dict[str, str | int] = {"busy_timeout": 5000, "foreign_keys": 1}
    tuning = {"synchronous": "FULL", "cache_size": -16000, "temp_store": "MEMORY"}
    database.init(uri, pragmas=always | tuning | pragmas, uri=True)
    database.connect()


def _this_thread() -> sqlite3.Connection:
    # peewee would open one more and leave it to leak.
    if database.is_closed():
        raise RuntimeError("no connection in this thread: see database.connection()")
    held: sqlite3.Connection = database.connection()  # type: ignore[no-untyped-call]
    return held


def _was_closed(file: Path) -> bool:
    """Tell whether the last one to have it open put it away: SQLite then leaves no second file."""
    return not any(other.exists() for other in copying.companions(file))


def _refuse_if_gone() -> None:
    """Refuse a further connection to data that went away: only the open one still reads them."""
    if not _held.file.exists():
        raise words.gone(_held.file.parent)


def _refuse_lost_data(file: Path) -> None:
    """Refuse to begin an empty database where there was a full one."""
    if _is_empty(file) and copying.backups_in(paths.backups(file.parent)):
        raise words.missing(file.parent)


def _is_empty(file: Path) -> bool:
    return not file.exists() or file.stat().st_size == 0
