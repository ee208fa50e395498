"""The paper: A4, margins, type; figures of Nghị định 30/2020/NĐ-CP, all in points (1/72 inch).

The four faces of Liberation Serif (as wide as Times New Roman, every Vietnamese letter) are
embedded; `use_fonts` says once where they lie.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ocop_desktop.forms.blocks import Document

MM: Final = 72 / 25.4
SERIF: Final = "LiberationSerif"
_FACES: Final = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet as it is held: its size, and margins that are the same either way."""

    width: float
    height: float
    top: float = 20 * MM
    bottom: float = 20 * MM
    left: float = 30 * MM
    right: float = 15 * MM

    @property
    def text_width(self) -> float:
        """Return the width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Return the height between the margins."""
        return self.height - self.top - self.bottom


PORTRAIT: Final = Page(210 * MM, 297 * MM)
LANDSCAPE: Final = Page(297 * MM, 210 * MM)


def of(document: "Document") -> Page:
    """Return the page a document is laid out on."""
    return LANDSCAPE if document.landscape else PORTRAIT


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: type size, distance of baselines, room before and after."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0


BODY: Final = Style(13, 18.5, after=4)
NATIONAL: Final = Style(12, 16)
MOTTO: Final = Style(13, 16)
SIGNATURE: Final = Style(13, 17)
RECIPIENTS: Final = Style(12, 15)
RECIPIENT: Final = Style(11, 13.5)
FOOTER: Final = Style(8, 10)
NUMBER: Final = Style(13, 17)
MARK: Final = Style(11, 14)
STYLES: Final = {
    "title": Style(14, 19, before=4, after=2),
    "subtitle": Style(13, 17.5, after=2),
    "part": Style(13, 18, before=10, after=5),
    "heading": Style(13, 18, before=6, after=4),
    "body": BODY,
    "note": Style(10.5, 13, after=2),
}
DOTS_LEADING: Final = 22.0  # room for handwriting
SIGNING_ROOM: Final = 62.0

_folder: Path | None = None


def use_fonts(folder: Path) -> None:
    """Say where the four faces lie; nothing is read yet."""
    global _folder  # noqa: PLW0603 - one place for the whole process
    _folder = folder
    register_fonts.cache_clear()


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Return the name of one face, as registered and as its file is called."""
    return f"{SERIF}-{_FACES[bold, italic]}"


def font_file() -> Path:
    """Return the file of the plain face. Raises RuntimeError when `use_fonts` was never called."""
    if _folder is None:
        raise RuntimeError("use_fonts comes first")
    return _folder / f"{face()}.ttf"


@lru_cache(maxsize=1)
def register_fonts() -> None:
    """Give the four faces to reportlab, once a process.

    Raises:
        RuntimeError: when `use_fonts` was never called.
        OSError: when a file is missing.
    """
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    if _folder is None:
        raise RuntimeError("use_fonts comes first")
    for bold, italic in _FACES:
        name = face(bold=bold, italic=italic)
        try:
            registerFont(TTFont(name, str(_folder / f"{name}.ttf")))
        except TTFError as error:
            raise OSError(str(error)) from error


@lru_cache(maxsize=20_000)
def text_width(text: str, font: str, size: float) -> float:
    """Return the width of a text in points; syllables come again and again, so they are kept."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, size))
