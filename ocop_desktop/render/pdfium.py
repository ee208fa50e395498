"""The PDF engine for joining and showing. It bears one thread at a time, hence the lock."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from threading import RLock
from typing import Any, BinaryIO, Final

LOCK: Final = RLock()


def join(parts: Sequence[bytes], stream: BinaryIO) -> None:
    """Write the pages of all parts, in order, as one PDF with the first one's metadata."""
    import pypdfium2

    with LOCK, pypdfium2.PdfDocument(parts[0]) as whole:
        for part in parts[1:]:
            with pypdfium2.PdfDocument(part) as more:
                whole.import_pages(more)
        whole.save(stream)


class NeedsPassword(ValueError):
    """The document opens with a password only."""


def open_document(data: bytes | Path) -> Any:
    """Return the engine's document; ValueError when it is no PDF, or none without a password."""
    import pypdfium2

    try:
        with LOCK:
            return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise NeedsPassword(str(error)) from error
        raise ValueError(str(error)) from error


def new_document() -> Any:
    """Return an empty document of the engine's."""
    import pypdfium2

    with LOCK:
        return pypdfium2.PdfDocument.new()


def matrix(values: tuple[float, float, float, float, float, float]) -> Any:
    """Return the engine's form of a transformation."""
    import pypdfium2

    return pypdfium2.PdfMatrix(*values)


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has. Raises ValueError as `open_document`, or OSError."""
    with LOCK:
        document = open_document(path)
        try:
            return len(document)
        finally:
            document.close()


def thumbnail(path: Path, side: int) -> bytes:
    """Return the first page as a PPM picture, at most `side` pixels long; ValueError, OSError."""
    with LOCK:
        document = open_document(path)
        try:
            sheet = document[0]
            bitmap = sheet.render(scale=side / max(sheet.get_size()), maybe_alpha=False)
            picture = bitmap.to_pil().convert("RGB")
        finally:
            document.close()
    stream = BytesIO()
    picture.save(stream, "PPM")
    return stream.getvalue()
