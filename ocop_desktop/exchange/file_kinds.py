"""What a file from outside is, by its bytes; its name may say anything."""

import lzma
import zipfile
import zlib
from pathlib import Path
from typing import Final, Literal, TypeAlias

Kind: TypeAlias = Literal["pdf", "jpg", "png", "docx", "xlsx", "old", ""]

_HEAD: Final = 1024  # bytes; some programs write a line before the mark of a PDF
_STARTS: Final[tuple[tuple[bytes, Kind], ...]] = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old"),  # doc and xls, and whatever has a password
)
_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\3\4"
_OFFICE: Final[tuple[tuple[str, Kind], ...]] = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
)
_MACROS: Final = "vbaproject.bin"
_UNPACKED: Final = 1_000_000_000  # bytes; no paper of a commune unpacks to more
_ENCRYPTED: Final = 1
# What zipfile raises for bad files.
_BAD: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    ValueError,
)


class Broken(Exception):
    """The file is of its kind, but not whole."""


class Locked(Exception):
    """The file wants a password."""


def kind_of(path: Path) -> Kind:
    """Return what a file is: "old" for an office file nobody here reads, "" for anything else.

    Raises:
        OSError: when it cannot be read.
        Broken: when it begins like a zip and is none.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if _PDF in head:
        return "pdf"
    return _office(path) if head.startswith(_ZIP) else ""


def check_office(path: Path) -> None:
    """Read a DOCX or XLSX through. Raises Broken or Locked."""
    try:
        with zipfile.ZipFile(path) as parts:
            entries = parts.infolist()
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                raise Locked
            if sum(entry.file_size for entry in entries) > _UNPACKED or parts.testzip():
                raise Broken
    except _BAD as error:
        raise Broken from error


def _office(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as parts:
            names = {name.lower() for name in parts.namelist()}
    except _BAD as error:
        raise Broken from error
    if any(name.endswith(_MACROS) for name in names):
        return ""
    return next((kind for name, kind in _OFFICE if name in names), "")
