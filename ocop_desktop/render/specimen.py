"""Small pictures for the sample communes, drawn on the spot: a photo, and a paper as if scanned."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ocop_desktop.render import fonts

_PHOTO: Final = (1200, 800)  # pixels
_PAPER: Final = (620, 877)  # A4 at 75 to the inch
_SKY: Final = (214, 228, 236)
_FIELD: Final = (198, 172, 84)
_INK: Final = (31, 42, 36)
_WHITE: Final = (255, 255, 255)
_STEP: Final = 40  # pixels from one furrow or line to the next
_RESOLUTION: Final = 75.0


def photo(path: Path) -> None:
    """Write a JPEG: a rice field under the sky."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", _PHOTO, _SKY)
    pen = ImageDraw.Draw(image)
    wide, high = _PHOTO
    pen.rectangle((0, high // 2, wide, high), fill=_FIELD)
    for foot in range(-wide, 2 * wide, 2 * _STEP):
        pen.line((wide // 2, high // 2, foot, high), fill=_INK, width=2)
    image.save(path, "JPEG", quality=80)


def scan(path: Path, lines: Sequence[str]) -> None:
    """Write a PDF of one page with these lines, as a scanner makes them: a picture."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", _PAPER, _WHITE)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(fonts.plain_file(), 20)
    for number, line in enumerate(lines):
        at = (_PAPER[0] / 2, 2 * _STEP + number * _STEP)
        pen.text(at, line, font=font, fill=_INK, anchor="mm")
    image.save(path, "PDF", resolution=_RESOLUTION)
