"""The bytes beside the database: one file for each SHA-256, `files/ab/abcdef….pdf`.

Nothing is ever changed in place or deleted here: an older backup may still name a file.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from ocop_desktop.core.files import replace_atomically
from ocop_desktop.core.ids import new_id
from ocop_desktop.store.failures import files_explained

FOLDER: Final = "files"
_CHUNK: Final = 1 << 20  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Kept:
    """What was taken in: its SHA-256 in hexadecimal, and its size in bytes."""

    sha256: str
    size: int


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
        with files_explained(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            temp = self.folder / f"{new_id()}.part"
            try:
                kept = _copy(source, temp, on_bytes)
                if not self.is_whole(kept.sha256, kind):
                    target = self.path(kept.sha256, kind)
                    target.parent.mkdir(exist_ok=True)
                    replace_atomically(temp, target)
            finally:
                temp.unlink(missing_ok=True)
        return kept

    def is_whole(self, sha256: str, kind: str) -> bool:
        """Tell whether a file is there and is what its name says; it is read through."""
        try:
            return hash_of(self.path(sha256, kind)) == sha256
        except OSError:
            return False


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def copy_missing(source: Path, target: Path) -> int:
    """Copy the files of one workspace's or backup's folder that the other lacks; say how many.

    Names tell content: what is there is left alone. Raises Refusal.
    """
    copied = 0
    with files_explained(target):
        for file in _files(source / FOLDER):
            there = target / FOLDER / file.parent.name / file.name
            if not there.exists():
                _copy_file(file, there)
                copied += 1
    return copied


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.glob("[0-9a-f][0-9a-f]/*.*") if file.suffix != ".part")


def _copy_file(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temp = target.with_name(f"{target.name}.part")
    with file.open("rb") as source:
        _copy(source, temp, lambda _size: None)
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
