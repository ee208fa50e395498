"""SQLite's and the system's errors in the officer's words; what is no known trouble stays a bug."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import peewee

from ocop_desktop.core.problems import Refusal
from ocop_desktop.wording import store as words

_BY_SQLITE: Final = {
    sqlite3.SQLITE_FULL: words.full,
    sqlite3.SQLITE_READONLY: words.unwritable,
    sqlite3.SQLITE_CANTOPEN: words.unwritable,
    sqlite3.SQLITE_PERM: words.unwritable,
    sqlite3.SQLITE_IOERR: words.no_answer,
    sqlite3.SQLITE_CORRUPT: words.damaged,
    sqlite3.SQLITE_NOTADB: words.damaged,
    sqlite3.SQLITE_BUSY: words.busy,
    sqlite3.SQLITE_LOCKED: words.busy,
}
# Extended codes that mean something else than their primary one: no room for the shared memory.
_BY_EXTENDED: Final = {sqlite3.SQLITE_IOERR_SHMSIZE: words.full}
# Damage that has no code of its own: bytes that are no text any more, a header out of this world.
_DAMAGE: Final = re.compile("decode to UTF-8|unsupported file format")
_PRIMARY: Final = 0xFF  # an extended result code carries the primary one in its low byte
_UNWRITABLE: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_UNUSABLE: Final = frozenset({errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ENAMETOOLONG})
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else -1})


def refusal_of(error: Exception) -> Refusal | None:
    """Return what to say about a trouble of disk or file; None when the error is none of these."""
    # peewee raises its own error while handling sqlite3's, which alone knows the code.
    original = error if isinstance(error, sqlite3.Error) else error.__context__
    code = getattr(original, "sqlite_errorcode", None)
    if isinstance(original, sqlite3.OperationalError) and _DAMAGE.search(str(original)):
        return words.damaged()
    if code is None:
        return None
    words_of = _BY_EXTENDED.get(code) or _BY_SQLITE.get(code & _PRIMARY)
    return words_of() if words_of else None


@contextmanager
def understood() -> Iterator[None]:
    """Turn stored words that cannot be what we once stored into the refusal for damage."""
    try:
        yield
    except ValueError as error:
        raise words.damaged() from error


@contextmanager
def explained() -> Iterator[None]:
    """Turn the database's known troubles into refusals; other errors pass through."""
    try:
        yield
    except (sqlite3.Error, peewee.DatabaseError) as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise refusal from error
    except UnicodeDecodeError as error:  # SQLite's own complaint quotes damaged bytes
        raise words.damaged() from error


@contextmanager
def files_explained(place: Path) -> Iterator[None]:
    """Turn the system's errors about files at `place` into refusals; the database's as well."""
    try:
        with explained():
            yield
    except OSError as error:
        raise _of_system(error, place) from error


def _of_system(error: OSError, place: Path) -> Refusal:
    if error.errno in _FULL:
        return words.full()
    if error.errno in _UNWRITABLE:
        return words.unwritable(place)
    return words.unusable(place) if error.errno in _UNUSABLE else words.no_answer()
