"""The four faces of Liberation Serif: as wide as Times New Roman, with every Vietnamese letter.

They are embedded in every PDF; `use` says once where they lie.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

SERIF: Final = "LiberationSerif"
_FACES: Final = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}

_folder: Path | None = None


def use(folder: Path) -> None:
    """Say where the four faces lie; nothing is read yet."""
    global _folder  # noqa: PLW0603 - one place for the whole process
    if folder != _folder:
        _folder = folder
        register.cache_clear()


def face(*, bold: bool = False, italic: bool = False) -> str:
    """Return the name of one face, as registered and as its file is called."""
    return f"{SERIF}-{_FACES[bold, italic]}"


def plain_file() -> Path:
    """Return the file of the plain face. Raises RuntimeError when `use` was never called."""
    return _file(face())


@lru_cache(maxsize=1)
def register() -> None:
    """Give the four faces to reportlab, once a process.

    Raises:
        RuntimeError: when `use` was never called.
        OSError: when a file is missing.
    """
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    for bold, italic in _FACES:
        name = face(bold=bold, italic=italic)
        try:
            registerFont(TTFont(name, str(_file(name))))
        except TTFError as error:
            raise OSError(str(error)) from error


@lru_cache(maxsize=20_000)
def text_width(text: str, font: str, size: float) -> float:
    """Return the width of a text in points; syllables come again and again, so they are kept."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(text, font, size))


def _file(name: str) -> Path:
    if _folder is None:
        raise RuntimeError("use comes first")
    return _folder / f"{name}.ttf"
