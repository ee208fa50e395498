"""The PDF engine for joining and showing. It bears one thread at a time, hence the lock."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from threading import RLock
from typing import Any, Final

LOCK: Final = RLock()


class NeedsPassword(ValueError):
    """The document opens with a password only."""


@contextmanager
def engine() -> Iterator[None]:
    """Hold the lock, and turn what the engine says of a damaged document into ValueError."""
    import pypdfium2

    try:
        with LOCK:
            yield
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise NeedsPassword(str(error)) from error
        raise ValueError(str(error)) from error


def join(parts: Sequence[Path], path: Path) -> None:
    """Write the pages of all parts, in order, as one PDF with the first one's metadata.

    The first part stays on disk meanwhile, the others come into memory. Raises ValueError, OSError.
    """
    whole = open_document(parts[0])
    try:
        for part in parts[1:]:
            with engine(), open_document(part) as more:
                whole.import_pages(more)
        with engine():
            whole.save(path)
    finally:
        close(whole)


def open_document(data: bytes | Path) -> Any:
    """Return the engine's document; ValueError when it is no PDF, or none without a password."""
    import pypdfium2

    with engine():
        return pypdfium2.PdfDocument(data)


def new_document() -> Any:
    """Return an empty document of the engine's."""
    import pypdfium2

    with engine():
        return pypdfium2.PdfDocument.new()


def close(document: Any) -> None:
    """Give back a document of the engine's."""
    with engine():
        document.close()


def matrix(values: tuple[float, float, float, float, float, float]) -> Any:
    """Return the engine's form of a transformation."""
    import pypdfium2

    return pypdfium2.PdfMatrix(*values)


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has, each looked for. Raises ValueError, or OSError."""
    with engine(), open_document(path) as document:
        for number in range(len(document)):
            document.get_page_size(number)
        return len(document)


def thumbnail(path: Path, side: int) -> bytes:
    """Return the first page as a PPM picture, at most `side` pixels long; ValueError, OSError."""
    with engine(), open_document(path) as document:
        sheet = document[0]
        bitmap = sheet.render(scale=side / max(sheet.get_size()), maybe_alpha=False)
        picture = bitmap.to_pil().convert("RGB")
    stream = BytesIO()
    picture.save(stream, "PPM")
    return stream.getvalue()


def png(data: bytes, scale: float) -> bytes:
    """Return the first page of a PDF as a PNG picture, `scale` pixels to a point; ValueError."""
    with engine(), open_document(data) as document:
        picture = document[0].render(scale=scale, maybe_alpha=False).to_pil().convert("RGB")
    stream = BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()
