"""A workbook from outside as plain rows of cells: opened with suspicion, read as a stream."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from ocop_desktop.wording import workbooks as words

_MEGABYTE: Final = 1 << 20
_LARGEST: Final = 30  # megabytes of the file
_UNPACKED: Final = 200 * _MEGABYTE
_RATIO: Final = 300  # unpacked to packed, of a part that is not small
_SMALL: Final = 4 * _MEGABYTE
_PARTS: Final = 3_000
_TAGS: Final = 8_000_000  # of one part; fifty thousand rows of twenty-two cells have six
_STYLE_TAGS: Final = 1_000_000  # of a part that is kept in memory whole
MOST_ROWS: Final = 50_000  # that hold something
MOST_COLUMNS: Final = 200
_CELLS: Final = 20_000_000  # with the empty ones between them
_LAST_ROW: Final = 1_048_576  # of any sheet
_MOST_MERGES: Final = 100_000

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MERGE: Final = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell [^>]{0,80}?ref="([A-Z]{1,3})([0-9]{1,7}):'
    rb'([A-Z]{1,3})([0-9]{1,7})"'
)
_TAIL: Final = 200  # bytes: longer than one such element
# What openpyxl and the libraries below it raise over a workbook that is not whole.
_BREAKS: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
)

Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: the rows that hold something, with their numbers, and the merged ranges."""

    sheet: str
    rows: tuple[tuple[int, Cells], ...]
    merges: tuple[Merge, ...]
    epoch: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """An open workbook."""

    path: Path
    book: Workbook
    merges: Mapping[str, tuple[Merge, ...]]  # by the name of the part

    def sheets(self) -> list[str]:
        """Return the names of the sheets, those that are shown first."""
        sheets = self.book.worksheets
        shown = [sheet.title for sheet in sheets if sheet.sheet_state == "visible"]
        return shown + [sheet.title for sheet in sheets if sheet.title not in shown]

    def marks(self) -> dict[str, str]:
        """Return the defined names and what they point at."""
        return {name: str(mark.attr_text) for name, mark in self.book.defined_names.items()}

    def grid(self, name: str, rows: int = 0) -> Grid:
        """Read a sheet, whole or its first `rows` rows. Raises Refusal."""
        with _as_refusals(self.path):
            sheet: Any = self.book[name]
            sheet.reset_dimensions()  # what the file says of its size need not be true
            found = tuple(self._rows(sheet, rows or _LAST_ROW))
            merges = self.merges.get(sheet._worksheet_path, ())  # noqa: SLF001 - its only name
            return Grid(name, found, merges, self.book.epoch)

    def _rows(self, sheet: Any, last: int) -> Iterator[tuple[int, Cells]]:
        kept = cells = 0
        for number, row in enumerate(sheet.iter_rows(max_row=last, values_only=True), 1):
            if number > last:
                return
            cells += len(row)
            if row.count(None) != len(row):
                kept += 1
                yield number, row[:MOST_COLUMNS]
            if kept > MOST_ROWS or cells > _CELLS:
                raise words.too_many(self.path, MOST_ROWS)


@contextmanager
def open_workbook(path: Path) -> Iterator[Source]:
    """Open a workbook for reading; whatever is wrong with it becomes a Refusal BANG-…."""
    content = _content(path)
    with _as_refusals(path):
        merges = _looked_into(path, content)
        with redirect_stdout(StringIO()):  # openpyxl prints about styles that do not exist
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    with closing(book):
        yield Source(path, book, merges)


@contextmanager
def _as_refusals(path: Path) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl will not keep, we do not want
            yield
    except (DefusedXmlException, MemoryError) as error:
        raise words.suspicious(path) from error
    except _BREAKS as error:
        raise words.broken(path) from error


def _content(path: Path) -> bytes:
    """Return the bytes of a file that may be a workbook; raises Refusal."""
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST * _MEGABYTE + 1)
    except (OSError, ValueError) as error:
        raise words.unreadable(path) from error
    if len(content) > _LARGEST * _MEGABYTE:
        raise words.too_large(path, _LARGEST)
    if content.startswith(_OLE):
        raise words.has_password(path) if _ENCRYPTED in content else words.old_format(path)
    if not content:
        raise words.empty(path)
    if not content.startswith(b"PK"):
        raise words.no_workbook(path)
    return content


def _looked_into(path: Path, content: bytes) -> dict[str, tuple[Merge, ...]]:
    """Look at every part before anything is built from it; return the merged ranges by part."""
    merges = {}
    with zipfile.ZipFile(BytesIO(content)) as parts:
        infos = parts.infolist()
        if not any(info.filename.lstrip("/").startswith("xl/") for info in infos):
            raise words.no_workbook(path)
        if not _is_of_sound_size(infos):
            raise words.suspicious(path)
        for info in infos:
            if info.filename.endswith((".xml", ".rels")):
                _prove_plain(parts, info)
                merges[info.filename] = _scanned(path, parts, info)
    return merges


def _is_of_sound_size(infos: list[zipfile.ZipInfo]) -> bool:
    names = {info.filename for info in infos}
    return (
        len(names) == len(infos) <= _PARTS
        and sum(info.file_size for info in infos) <= _UNPACKED
        and all(info.file_size <= max(_SMALL, _RATIO * info.compress_size) for info in infos)
    )


def _prove_plain(parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Read up to the first element: entities and document types could only stand before it."""
    with parts.open(info) as stream:
        try:
            next(iterparse(stream, events=("start",), forbid_dtd=True), None)
        except ParseError:
            if info.filename.startswith("xl/"):
                raise


def _scanned(path: Path, parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> tuple[Merge, ...]:
    """Count the tags of a part and return the merged ranges; they stand behind the last row."""
    is_sheet = "worksheets/" in info.filename or "sharedStrings" in info.filename
    left = _TAGS if is_sheet else _STYLE_TAGS
    merges: list[Merge] = []
    tail = b""
    with parts.open(info) as stream:
        while chunk := stream.read(_MEGABYTE):
            left -= chunk.count(b"<")
            if left < 0 or len(merges) > _MOST_MERGES:
                raise words.too_many(path, MOST_ROWS)
            merges += [_merge(*found.groups()) for found in _MERGE.finditer(tail + chunk)]
            tail = _unfinished(chunk)
    return tuple(merges)


def _unfinished(chunk: bytes) -> bytes:
    """Return the beginning of an element the chunk breaks off in."""
    end = chunk[-_TAIL:]
    return end[end.rfind(b"<") :] if end.rfind(b"<") > end.rfind(b">") else b""


def _merge(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merge:
    columns = (column_index_from_string(letters.decode()) for letters in (left, right))
    first, last = columns
    return Merge(int(top), first, int(bottom), last)
