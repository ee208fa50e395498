"""Pages of a PDF as pictures, for showing inside the program."""

from pathlib import Path
from types import TracebackType
from typing import Self

from ocop_desktop.core.problems import Refusal
from ocop_desktop.render import pdfium
from ocop_desktop.wording import paper as words


class Preview:
    """An open PDF. It is read whole, so the file may be replaced or deleted meanwhile."""

    def __init__(self, path: Path) -> None:
        try:
            self._document = pdfium.open_document(path.read_bytes())
        except (OSError, ValueError) as error:
            raise Refusal(
                "XEM-01", words.unreadable_paper(path), safe=words.KEPT, todo=words.PRINT_AGAIN
            ) from error
        self.pages: int = len(self._document)

    def wide(self, page: int) -> float:
        """Return how many points wide a page is, counted from 0."""
        with pdfium.LOCK:
            return float(self._document.get_page_size(page)[0])

    def picture(self, page: int, scale: float) -> bytes:
        """Return one page, counted from 0, as a PPM picture; at scale 1 a point is a pixel."""
        with pdfium.LOCK:
            sheet = self._document[page]
            bitmap = sheet.render(scale=scale, rev_byteorder=True, maybe_alpha=False)
            row, stride = bitmap.width * bitmap.n_channels, bitmap.stride
            pixels = bytes(bitmap.buffer)
            sheet.close()
        if stride != row:
            pixels = b"".join(pixels[at : at + row] for at in range(0, len(pixels), stride))
        return b"P6 %d %d 255\n" % (bitmap.width, bitmap.height) + pixels

    def close(self) -> None:
        """Give the memory back; closing twice is fine."""
        with pdfium.LOCK:
            self._document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()
