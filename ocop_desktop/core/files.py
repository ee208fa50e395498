"""Files that are whole or not there: written beside their place, then put in it at once."""

import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import BinaryIO

from ocop_desktop.core.system import sync_folder


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Have `write` fill a new file, then put it at `path`, replacing what stood there.

    Until that moment the old file is untouched; after a failure no part file stays behind.
    Raises OSError, and whatever `write` raises.
    """
    if path.exists() and not path.is_file():  # a folder or a device is nobody's paper
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    temp = path.with_name(f"{path.name}.part")
    try:
        with temp.open("wb") as stream:
            write(stream)
        replace_atomically(temp, path)
    finally:
        temp.unlink(missing_ok=True)


def replace_atomically(temp: Path, path: Path) -> None:
    """Put the finished file `temp`, of the same folder, at `path`, safe from a power cut.

    `temp` is gone afterwards, also after a failure. Raises OSError.
    """
    try:
        with temp.open("rb+") as stream:
            os.fsync(stream.fileno())
        temp.replace(path)
    finally:
        temp.unlink(missing_ok=True)
    sync_folder(path.parent)


def free_name(path: Path) -> Path:
    """Return `path`, or "name (2).pdf", "name (3).pdf"… where that name is already taken."""
    if not path.exists():
        return path
    others = (path.with_name(f"{path.stem} ({n}){path.suffix}") for n in count(2))
    return next(other for other in others if not other.exists())
