"""The PDF engine for joining and showing. It bears one thread at a time, hence the lock."""

from collections.abc import Sequence
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


def open_document(data: bytes) -> Any:
    """Return the engine's document; ValueError when the bytes are no PDF."""
    import pypdfium2

    try:
        with LOCK:
            return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error
