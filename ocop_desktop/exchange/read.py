"""A package opened: its manifest, its parts as streams that prove themselves, its records.

Everything here comes from outside. Nothing is unpacked to disk, at most one chunk is in memory,
and whatever is not as the manifest says raises a Refusal from `wording.exchange`.
"""

import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ocop_desktop.core.problems import Refusal
from ocop_desktop.exchange import layout, limits, manifest, records, streams
from ocop_desktop.exchange.layout import Entry
from ocop_desktop.exchange.manifest import Manifest, Part
from ocop_desktop.wording import exchange as words


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one part, or with the whole package where `part` is ""."""

    refusal: Refusal
    part: str = ""


class Package:
    """An open package. `faults` is what its lists already tell; the parts prove themselves."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read directory and manifest. Raises Refusal when not even these can be read."""
        self._stream = stream
        entries, whole = layout.read_directory(stream)
        starts = zip(entries, layout.offsets(entries), strict=False)  # the last one is of the list
        self._starts = {entry.name: start for entry, start in starts}
        self._entries = {entry.name: entry for entry in entries}
        data = self._read_manifest(entries)
        if data is None:
            raise _unreadable(entries, whole)
        self.fingerprint = manifest.fingerprint(data)
        self.manifest: Manifest = manifest.from_bytes(data)
        if sum(part.content.size for part in self.manifest.parts) > limits.ALL_SIZE:
            raise words.too_large(limits.ALL_SIZE)
        self._parts = {part.name: part for part in self.manifest.parts}
        directory = [] if whole else [Fault(words.directory_damaged())]
        self.faults = (*directory, *_faults(self.manifest.parts, entries))

    def close(self) -> None:
        """Let the file go."""
        self._stream.close()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the parts the manifest lists, in its order."""
        return tuple(self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield a part's bytes, a megabyte at a time at most.

        Raises Refusal at the latest after the last one, unless all were what the manifest says.
        """
        part, entry = self._parts.get(name), self._entries.get(name)
        if part is None or entry is None:
            raise words.missing(name)
        if part.packed is None:
            return streams.proven(self._raw(entry), name, part.content, entry.crc)
        packed = streams.proven(self._raw(entry), name, part.packed)
        return streams.proven(streams.inflated(packed, name), name, part.content, entry.crc)

    def open(self, name: str, on_close: Callable[[], None] | None = None) -> BinaryIO:
        """Return a part as a stream; reading raises Refusal as `chunks` does."""
        return io.BufferedReader(streams.PartStream(self.chunks(name), on_close), limits.CHUNK)

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the records in their order. Raises Refusal naming the first line that is none."""
        seen: set[str] = set()
        with self.open(manifest.RECORDS) as stream:
            for line, record in enumerate(records.read_lines(stream), 1):
                key = f"{record['type']}/{record['id']}"
                if key in seen:
                    raise words.record_twice(line)
                if line > limits.RECORDS:
                    raise words.too_many_records(limits.RECORDS)
                seen.add(key)
                yield record

    def _read_manifest(self, entries: Sequence[Entry]) -> bytes | None:
        """Return the bytes of the manifest, the last part; nothing but the zip's CRC seals it."""
        if not entries or entries[-1].name != manifest.NAME:
            return None
        last = entries[-1]
        if last.deflated or last.size != last.packed or last.size > limits.MANIFEST_SIZE:
            return None
        try:
            data = b"".join(self._raw(last))
        except Refusal:
            return None
        return data if zlib.crc32(data) == last.crc else None

    def _raw(self, entry: Entry) -> Iterator[bytes]:
        """Yield the bytes of an entry as they stand in the zip, behind exactly our header."""
        at = self._starts[entry.name]
        expected = layout.header(entry)
        if self._read(at, len(expected)) != expected:
            raise words.part_damaged(entry.name)
        at += len(expected)
        end = at + entry.packed
        while at < end:
            chunk = self._read(at, min(limits.CHUNK, end - at))
            if not chunk:
                raise words.part_damaged(entry.name)
            yield chunk
            at += len(chunk)

    def _read(self, at: int, size: int) -> bytes:
        # Sought each time: two parts may be read in turns.
        self._stream.seek(at)
        return self._stream.read(size)


def open_package(path: Path) -> Package:
    """Open a package. Raises Refusal when it is none, or its manifest cannot be read."""
    with readable(path):
        stream = path.open("rb")
        try:
            return Package(stream)
        except BaseException:
            stream.close()
            raise


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a package that was verified. Raises Refusal for anything wrong."""
    with readable(path), closing(_sound(path)) as package:
        yield from package.records()


def open_part(path: Path, name: str) -> BinaryIO:
    """Return one part of a package that was verified; for many parts use `open_package` once.

    Raises Refusal, also while reading when the bytes are not those of the manifest.
    """
    package = _sound(path)
    try:
        return package.open(name, package.close)
    except BaseException:
        package.close()
        raise


def _sound(path: Path) -> Package:
    """Open a package whose lists are in order."""
    package = open_package(path)
    if package.faults:
        package.close()
        raise package.faults[0].refusal
    return package


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn the system's trouble with a package's file into the refusal for it."""
    try:
        yield
    except OSError as error:
        raise words.unreadable(path) from error


# --- what the lists tell -------------------------------------------------------------------


def _unreadable(entries: Sequence[Entry], whole: bool) -> Refusal:  # noqa: FBT001 - as it was read
    """Return why there is no manifest: damaged, packed anew by another program, never there."""
    if whole:
        return words.manifest_damaged()
    if any(entry.name == manifest.NAME for entry in entries):
        return words.directory_damaged()
    return words.not_a_package()


def _faults(parts: Sequence[Part], entries: Sequence[Entry]) -> Iterator[Fault]:
    """Yield what is wrong without looking into the parts: names, sizes, one list or the other."""
    listed = [part.name for part in parts]
    known = set(listed)
    held = {entry.name: entry for entry in entries[:-1]}
    for name in {**dict.fromkeys(listed), **held}:
        if not limits.name_allowed(name):
            yield Fault(words.bad_name(name), name)
    for names in (listed, [entry.name for entry in entries]):
        twin = limits.first_twin(list(filter(limits.name_allowed, names)))
        if twin is not None:
            yield Fault(words.twice(twin), twin)
    for name in [name for name in (*listed, manifest.RECORDS) if name not in held]:
        yield Fault(words.missing(name), name)
    for name in [name for name in held if name not in known]:
        yield Fault(words.unlisted(name), name)
    for part in parts:
        if part.name in held:
            yield from _part_faults(part, held[part.name])


def _part_faults(part: Part, entry: Entry) -> Iterator[Fault]:
    packed = part.packed or part.content
    promised = limits.attachment_hash(part.name)
    if part.content.size > limits.PART_SIZE or limits.is_bomb(packed.size, part.content.size):
        yield Fault(words.part_too_large(part.name), part.name)
    elif (
        entry.deflated != (part.packed is not None)
        or (entry.size, entry.packed) != (part.content.size, packed.size)
        or promised not in {None, part.content.sha256}
    ):
        yield Fault(words.part_damaged(part.name), part.name)
