"""A package written: streamed, sealed while it is written, read back before it gets its name."""

import errno
import hashlib
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from ocop_desktop.core.files import replace_atomically
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.system import FAT32_FILE, free_bytes
from ocop_desktop.exchange import layout, limits, manifest
from ocop_desktop.exchange.layout import Entry
from ocop_desktop.exchange.manifest import Manifest, ManifestHead, Part, Seal
from ocop_desktop.exchange.records import to_line
from ocop_desktop.exchange.verify import OnStep, silent, verify
from ocop_desktop.wording import exchange as words

_LINE: Final = 400  # bytes the lists take for each part, at most about so many
_FULL: Final = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


@dataclass(frozen=True, slots=True)
class PartSource:
    """A part to be written: its name inside, where its bytes come from, whether to deflate them.

    An attachment is called files/<its SHA-256>.<ending>. Pictures, PDFs and workbooks are
    compressed already: `compress` is for text.
    """

    name: str
    source: bytes | Path | Iterable[bytes]
    compress: bool = False
    called: str = ""  # what the officer calls it


@dataclass(frozen=True, slots=True)
class Written:
    """The finished package: parts without the manifest, size in bytes."""

    path: Path
    fingerprint: str
    parts: int
    size: int


def records_part(records: Iterable[Mapping[str, Any]]) -> PartSource:
    """Return records.jsonl: one record a line, with "type", "id", "revision", "revision_id".

    Raises ValueError, while it is written, for a record without them or one that is no JSON.
    """
    return PartSource(manifest.RECORDS, map(to_line, records), compress=True)


def write_package(
    path: Path,
    head: ManifestHead,
    parts: Iterable[PartSource],
    *,
    on_step: OnStep = silent,
    volume_limit: int | None = None,
) -> Written:
    """Write a package and read it back; only then it stands at `path`, replacing what was there.

    `volume_limit` is the largest file in bytes that the drive takes. `on_step` hears bytes done,
    bytes in all and a label, and may raise to cancel. After any failure nothing is left behind.

    Raises:
        Refusal: no room, too large, a source missing or changed, a drive that fails.
        ValueError: head, a name or a record is not allowed; the program's own mistake.
    """
    parts = tuple(parts)
    _check_head(head)
    _check_names([part.name for part in parts])
    steps = _Steps(on_step, _known_size(parts))
    _check_room(path.parent, steps.known + _LINE * len(parts), volume_limit)
    temp = path.with_name(f"{path.name}.part")
    try:
        with _explained(path):
            with temp.open("wb") as stream:
                written = _write(stream, head, parts, steps, volume_limit)
            _read_back(temp, written[0], steps)
            size = temp.stat().st_size
            replace_atomically(temp, path)
    finally:
        with suppress(OSError):  # a drive that was pulled out has nothing to be tidied
            temp.unlink(missing_ok=True)
    return Written(path, *written, size)


class _Steps:
    """Progress over the whole: the first half is writing, the second is reading back."""

    def __init__(self, on_step: OnStep, known: int) -> None:
        self.known = known  # bytes; what a generator will give is not among them
        self._on_step = on_step
        self._done = 0

    def written(self, size: int) -> None:
        """Tell that so many bytes more were written."""
        self._done = min(self._done + size, self.known)
        self._on_step(self._done, 2 * self.known, words.WRITING)

    def read(self, done: int, total: int, _label: str) -> None:
        """Tell how far the reading back is."""
        share = self.known * done // total if total else self.known
        self._on_step(self.known + share, 2 * self.known, words.READING_BACK)


# --- before writing ------------------------------------------------------------------------


def _check_head(head: ManifestHead) -> None:
    try:
        manifest.from_bytes(manifest.to_bytes(Manifest(head, ())))
    except Refusal as refusal:
        raise ValueError(f"no reader would take this head: {refusal}") from refusal


def _check_names(names: list[str]) -> None:
    wrong = [name for name in names if not limits.name_allowed(name)]
    twin = limits.first_twin([*names, manifest.NAME])
    if wrong or twin is not None:
        raise ValueError(f"not allowed as names of parts: {[*wrong, twin]}")
    if manifest.RECORDS not in names:
        raise ValueError(f"no package is without {manifest.RECORDS}")


def _known_size(parts: Iterable[PartSource]) -> int:
    return sum(_size_of(part.source) for part in parts)


def _size_of(source: bytes | Path | Iterable[bytes]) -> int:
    if isinstance(source, Path):
        with _source_explained(source):
            return source.stat().st_size
    return len(source) if isinstance(source, bytes) else 0


def _check_room(folder: Path, need: int, volume_limit: int | None) -> None:
    if volume_limit is not None and need > volume_limit:
        raise words.too_large_for_drive(volume_limit)
    with _explained(folder):
        free = free_bytes(folder)
    if need > free:
        raise words.no_room(need, free)


# --- writing -------------------------------------------------------------------------------


def _write(
    stream: BinaryIO,
    head: ManifestHead,
    parts: Iterable[PartSource],
    steps: _Steps,
    volume_limit: int | None,
) -> tuple[str, int]:
    """Write everything, durably; return fingerprint and number of parts."""
    writer = _Writer(stream, steps, volume_limit)
    lines = tuple(map(writer.add, parts))
    listed = manifest.to_bytes(Manifest(head, lines))
    _check_limits(lines, listed)
    writer.add(PartSource(manifest.NAME, listed))
    writer.finish()
    return manifest.fingerprint(listed), len(lines)


def _check_limits(lines: tuple[Part, ...], listed: bytes) -> None:
    sizes = [line.content.size for line in lines]
    if (
        len(lines) > limits.PARTS
        or sum(sizes) > limits.ALL_SIZE
        or len(listed) > limits.MANIFEST_SIZE
    ):
        raise words.more_than_a_package(limits.PARTS, limits.ALL_SIZE)


class _Writer:
    """Parts going one by one into an empty file."""

    def __init__(self, stream: BinaryIO, steps: _Steps, volume_limit: int | None) -> None:
        self._stream = stream
        self._steps = steps
        self._volume_limit = volume_limit
        self._entries: list[Entry] = []

    def add(self, part: PartSource) -> Part:
        """Write one part, in one pass over its source, and return its line for the manifest."""
        start = self._stream.tell()
        self._stream.write(bytes(layout.header_size(part.name)))  # known only afterwards
        content, packed = _Tally(), _Tally()
        for chunk in self._packed(part, content):
            packed.add(chunk)
            self._put(chunk)
        entry = Entry(part.name, content.crc, packed.size, content.size, deflated=part.compress)
        self._entries.append(entry)
        self._stream.seek(start)
        self._stream.write(layout.header(entry))
        self._stream.seek(start + entry.length)
        return Part(part.name, content.seal(), packed.seal() if part.compress else None)

    def finish(self) -> None:
        """Write the directory and wait until the drive has everything."""
        self._put(layout.directory(self._entries))
        self._stream.flush()
        os.fsync(self._stream.fileno())

    def _packed(self, part: PartSource, content: "_Tally") -> Iterator[bytes]:
        """Yield the bytes for the zip, counting what came from the source."""
        deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS) if part.compress else None
        for chunk in _chunks(part.source):
            content.add(chunk)
            yield deflate.compress(chunk) if deflate else chunk
            self._steps.written(len(chunk))
        if content.size > limits.PART_SIZE:
            raise words.more_than_a_package(limits.PARTS, limits.PART_SIZE)
        if limits.attachment_hash(part.name) not in {None, content.seal().sha256}:
            raise words.source_changed(part.called or part.name)
        if deflate:
            yield deflate.flush()

    def _put(self, chunk: bytes) -> None:
        self._stream.write(chunk)
        if self._volume_limit is not None and self._stream.tell() > self._volume_limit:
            raise words.too_large_for_drive(self._volume_limit)


class _Tally:
    """What passes by: how much, and its sums."""

    def __init__(self) -> None:
        self.size = 0
        self.crc = 0
        self._digest = hashlib.sha256()

    def add(self, chunk: bytes) -> None:
        self.size += len(chunk)
        self.crc = zlib.crc32(chunk, self.crc)
        self._digest.update(chunk)

    def seal(self) -> Seal:
        return Seal(self._digest.hexdigest(), self.size)


def _chunks(source: bytes | Path | Iterable[bytes]) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
    elif isinstance(source, Path):
        yield from _file_chunks(source)
    else:
        yield from source


def _file_chunks(source: Path) -> Iterator[bytes]:
    with _source_explained(source):
        stream = source.open("rb")
    with stream:
        while True:
            with _source_explained(source):
                chunk = stream.read(limits.CHUNK)
            if not chunk:
                return
            yield chunk


# --- afterwards ----------------------------------------------------------------------------


def _read_back(temp: Path, fingerprint: str, steps: _Steps) -> None:
    report = verify(temp, steps.read)
    if not report.ok or report.fingerprint != fingerprint:
        reason = report.problems[0].text if report.problems else words.manifest_damaged().happened
        raise words.read_back_failed(reason)


@contextmanager
def _source_explained(source: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise words.source_unreadable(source) from error


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise words.full() from error
        if error.errno == errno.EFBIG:
            raise words.too_large_for_drive(FAT32_FILE) from error
        raise words.unwritable(path) from error
