"""The zip around the parts, in the one form we write: every byte of it is decided.

Parts stand one after another from the first byte on; then the directory; then the end. Nothing
between, nothing behind, no dates, no comments, no attributes. So the reader builds the directory
anew from what it found and compares: a single odd bit shows, and encrypted entries, links, hidden
bytes or two lists that disagree cannot exist. Any zip program opens it (APPNOTE 6.3, zip64).
"""

import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from ocop_desktop.exchange import limits
from ocop_desktop.wording import exchange as words

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_FAR_OFFSET: Final = struct.Struct("<2HQ")  # zip64: where a 32-bit offset does not reach
_FAR_END: Final = struct.Struct("<4sQ2H2L4Q")
_FAR_LOCATOR: Final = struct.Struct("<4sLQL")
_END: Final = struct.Struct("<4s4H2LH")

_LOCAL_MARK: Final = b"PK\3\4"
_END_MARK: Final = b"PK\5\6"
_FAR: Final = 0xFFFFFFFF  # stands where the true offset is in the zip64 record
_VERSION: Final = 20
_FAR_VERSION: Final = 45
_1980: Final = 0x21  # 1 January 1980, the first day a zip knows
_DEFLATE: Final = 8
_ENCRYPTED: Final = 1
_LONGEST: Final = (limits.PARTS + 2) * 200  # bytes a directory can take


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as the zip sees it; sizes in bytes, `crc` of the unpacked bytes."""

    name: str
    crc: int
    packed: int
    size: int
    deflated: bool

    @property
    def length(self) -> int:
        """Return what it takes in the file, header and packed bytes."""
        return _LOCAL.size + len(self.name) + self.packed


def header_size(name: str) -> int:
    """Return how many bytes stand before a part's own bytes."""
    return _LOCAL.size + len(name)


def header(entry: Entry) -> bytes:
    """Return what stands before a part's own bytes."""
    fields = (_VERSION, 0, entry.deflated * _DEFLATE, 0, _1980, entry.crc, entry.packed, entry.size)
    return _LOCAL.pack(_LOCAL_MARK, *fields, len(entry.name), 0) + entry.name.encode("latin-1")


def offsets(entries: Iterable[Entry]) -> Iterator[int]:
    """Yield where each entry's header begins, and at last where the directory does."""
    at = 0
    for entry in entries:
        yield at
        at += entry.length
    yield at


def directory(entries: Sequence[Entry]) -> bytes:
    """Return everything behind the last part."""
    *starts, begin = offsets(entries)
    listed = b"".join(map(_listed, entries, starts))
    count, size = len(entries), len(listed)
    far = b""
    if begin >= _FAR:
        versions = (_FAR_VERSION, _FAR_VERSION)
        rest = (0, 0, count, count, size, begin)
        far = _FAR_END.pack(b"PK\6\6", _FAR_END.size - 12, *versions, *rest)
        far += _FAR_LOCATOR.pack(b"PK\6\7", 0, begin + size, 1)
    return listed + far + _END.pack(_END_MARK, 0, 0, count, count, size, min(begin, _FAR), 0)


def read_directory(stream: BinaryIO) -> tuple[list[Entry], bool]:
    """Return the entries, and whether the file is exactly as long and as listed as they say.

    Raises Refusal when there is no list to be read, or it is encrypted.
    """
    length = stream.seek(0, os.SEEK_END)
    begin, count = _read_end(stream, length)
    if count > limits.PARTS + 1:
        raise words.too_many(limits.PARTS)
    if not 0 <= begin <= length or length - begin > _LONGEST:
        raise words.directory_damaged()
    stream.seek(begin)
    written = stream.read(length - begin)
    try:
        entries = list(_read_listed(written, count))
    except struct.error as error:
        raise words.directory_damaged() from error
    *_, expected = offsets(entries)
    return entries, begin == expected and written == directory(entries)


def _listed(entry: Entry, start: int) -> bytes:
    far = _FAR_OFFSET.pack(1, 8, start) if start >= _FAR else b""
    version = _FAR_VERSION if far else _VERSION
    flags_to_date = (0, entry.deflated * _DEFLATE, 0, _1980)
    sizes = (entry.crc, entry.packed, entry.size, len(entry.name), len(far), 0)
    places = (0, 0, 0, min(start, _FAR))
    fixed = _CENTRAL.pack(b"PK\1\2", version, version, *flags_to_date, *sizes, *places)
    return fixed + entry.name.encode("latin-1") + far


def _read_end(stream: BinaryIO, length: int) -> tuple[int, int]:
    """Return where the directory begins and how many entries it has."""
    stream.seek(0)
    ours = stream.read(4) == _LOCAL_MARK
    stream.seek(max(0, length - _END.size))
    end = stream.read()
    if len(end) < _END.size or not end.startswith(_END_MARK):
        raise words.cut_short() if ours else words.not_a_package()
    _, _, _, _, count, _, begin, _ = _END.unpack(end)
    if begin == _FAR:
        begin = _read_far_begin(stream, length)
    return begin, count


def _read_far_begin(stream: BinaryIO, length: int) -> int:
    place = length - _END.size - _FAR_LOCATOR.size - _FAR_END.size
    if place < 0:
        raise words.directory_damaged()
    stream.seek(place)
    begin: int = _FAR_END.unpack(stream.read(_FAR_END.size))[-1]
    return begin


def _read_listed(written: bytes, count: int) -> Iterator[Entry]:
    """Yield the entries; names as Latin-1, which takes any byte and gives the same back."""
    at = 0
    for _ in range(count):
        fields = _CENTRAL.unpack_from(written, at)
        _, _, _, flags, method, _, _, crc, packed, size, name, *more = fields
        if flags & _ENCRYPTED:
            raise words.encrypted()
        at += _CENTRAL.size
        yield Entry(
            written[at : at + name].decode("latin-1"),
            crc,
            packed,
            size,
            deflated=method == _DEFLATE,
        )
        at += name + more[0] + more[1]
