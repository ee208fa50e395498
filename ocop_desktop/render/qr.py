"""QR codes: a short text as black and white squares, for the PDF, and as a picture, for Word."""

from io import BytesIO
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from segno import QRCode

# More makes modules too small at 30 mm for an office scanner of 200 dpi (0.40 mm at least).
MOST_BYTES: Final = 200
QUIET: Final = 4  # white modules around, as the standard wants
_DOTS: Final = 8  # of the picture, for each module

Modules: TypeAlias = tuple[tuple[bool, ...], ...]


def modules(text: str) -> Modules:
    """Return the rows of a code without its white margin, True for black.

    Raises:
        ValueError: for no text, or more than MOST_BYTES of it.
    """
    return tuple(tuple(map(bool, row)) for row in _code(text).matrix)


def picture(text: str) -> bytes:
    """Return the code with its white margin as PNG. Raises ValueError as `modules`."""
    stream = BytesIO()
    _code(text).save(stream, kind="png", scale=_DOTS, border=QUIET)
    return stream.getvalue()


def _code(text: str) -> "QRCode":
    import segno

    if not 0 < len(text.encode()) <= MOST_BYTES:
        raise ValueError("a QR code takes 1 to 200 bytes")
    return segno.make_qr(text, error="m")
