"""The bytes beside the database: one file for each SHA-256, `files/ab/abcdef….pdf`.

Nothing is ever changed in place or deleted here: an older backup may still name a file.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

from ocop_desktop.core.files import replace_atomically
from ocop_desktop.core.ids import new_id
from ocop_desktop.store.failures import files_explained

FOLDER: Final = "files"
_CHUNK: Final = 1 << 20  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Kept:
    """What was taken in: its SHA-256 in hexadecimal, its size in bytes, whether it was lacking."""

    sha256: str
    size: int
    was_lacking: bool = True


class Shelf:
    """The files of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / FOLDER

    def path(self, sha256: str, kind: str) -> Path:
        """Return where a file lies, or would lie."""
        return self.folder / sha256[:2] / f"{sha256}.{kind}"

    def keep(self, source: BinaryIO, kind: str, on_bytes: Callable[[int], None]) -> Kept:
        """Copy a stream in, durably; equal files are one. `on_bytes` hears how many are copied.

        What lies there already and is damaged is replaced. Raises Refusal; then nothing is left.
        """
        with files_explained(self.folder), _part(self.folder) as temp:
            kept = _copy(source, temp, on_bytes)
            target = self.path(kept.sha256, kind)
            if _is_whole(target):
                return replace(kept, was_lacking=False)
            _put(temp, target)
        return kept

    def is_whole(self, sha256: str, kind: str) -> bool:
        """Tell whether a file is there and is what its name says; it is read through."""
        return _is_whole(self.path(sha256, kind))


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def copy_missing(
    source: Path,
    target: Path,
    on_file: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    thorough: bool = False,
) -> list[str]:
    """Copy the files of one workspace's or backup's folder that the other lacks.

    Returns the SHA-256 of those the other lacks still, for they are damaged. Names tell content:
    what is whole is left alone, what is damaged is replaced by what is whole and replaces nothing.
    What is there and as large counts as whole, unless `thorough`. Raises Refusal.
    """
    sweep(target)
    found, lacking = sorted((source / FOLDER).glob("[0-9a-f][0-9a-f]/*.*")), []
    with files_explained(target):
        for number, file in enumerate(found, 1):
            on_file(number, len(found))
            there = target / FOLDER / file.parent.name / file.name
            is_there = (not thorough and _is_as_large(there, file)) or _is_whole(there)
            if not is_there and not _copy_file(file, target / FOLDER, there):
                lacking.append(file.stem)
    return lacking


def sweep(workspace: Path) -> None:
    """Delete what a copying that was killed left; for the one who writes there alone."""
    for part in (workspace / FOLDER).glob("*.part"):
        with suppress(OSError):  # it only takes room
            part.unlink()


def _is_whole(file: Path) -> bool:
    try:
        return hash_of(file) == file.stem
    except OSError:
        return False


def _is_as_large(file: Path, other: Path) -> bool:
    try:
        return file.stat().st_size == other.stat().st_size
    except OSError:
        return False


def _copy_file(file: Path, folder: Path, target: Path) -> bool:
    with _part(folder) as temp:
        with file.open("rb") as source:
            kept = _copy(source, temp, lambda _size: None)
        is_whole = kept.sha256 == file.stem
        if is_whole:
            _put(temp, target)
    return is_whole


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    """Lend a new name in a folder of files; what still stands there afterwards goes."""
    folder.mkdir(parents=True, exist_ok=True)
    temp = folder / f"{new_id()}.part"
    try:
        yield temp
    finally:
        temp.unlink(missing_ok=True)


def _put(temp: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    replace_atomically(temp, target)


def _copy(source: BinaryIO, temp: Path, on_bytes: Callable[[int], None]) -> Kept:
    digest, size = hashlib.sha256(), 0
    with temp.open("wb") as stream:
        while chunk := source.read(_CHUNK):
            stream.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            on_bytes(size)
    return Kept(digest.hexdigest(), size)
