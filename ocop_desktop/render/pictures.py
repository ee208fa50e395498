"""Photos looked at, made small, put on paper. Sides are in pixels; Pillow does the work."""

import struct
import warnings
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

LARGEST: Final = 50_000_000  # pixels of a picture that is taken in
_SMALL_SIDE: Final = 2000  # enough for a page of A4
_QUALITY: Final = 85
_WHITE: Final = (255, 255, 255)
_PROFILE_OF: Final = slice(16, 20)  # the bytes of a colour profile that say what colours it is for
# What Pillow raises for bad files.
_BAD: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    struct.error,
    zlib.error,
)


class Unusable(Exception):
    """The picture cannot be read to its end."""


class Giant(Exception):
    """The picture has too many pixels."""


@dataclass(frozen=True, slots=True)
class Small:
    """A small JPEG and its sides."""

    data: bytes
    width: int
    height: int


def check(path: Path) -> None:
    """Read a JPEG or PNG through. Raises Unusable or Giant."""
    with _opened(path) as image:
        if image.width * image.height > LARGEST:
            raise Giant
        if image.format == "PNG":
            image.verify()
        else:
            image.draft("RGB", (1, 1))  # an eighth of each side, but every byte
            image.load()


def small(path: Path, side: int = _SMALL_SIDE) -> Small:
    """Return the picture as a JPEG upright, at most `side` long, without where it was taken.

    Raises Unusable.
    """
    with _opened(path) as image:
        upright = _upright(image, side)
        stream = BytesIO()
        profile = image.info.get("icc_profile") or b""
        kept = profile if profile[_PROFILE_OF] == b"RGB " else None  # it is RGB from here on
        upright.save(stream, "JPEG", quality=_QUALITY, optimize=True, icc_profile=kept)
        return Small(stream.getvalue(), upright.width, upright.height)


def thumbnail(path: Path, side: int) -> bytes:
    """Return the picture as PPM, at most `side` long. Raises Unusable."""
    with _opened(path) as image:
        stream = BytesIO()
        _upright(image, side).save(stream, "PPM")
        return stream.getvalue()


def _upright(image: "Image", side: int) -> "Image":
    from PIL import Image, ImageOps

    image.draft("RGB", (side, side))
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    turned = ImageOps.exif_transpose(image)
    if turned.mode in {"RGBA", "LA", "PA", "P"}:
        clear = turned.convert("RGBA")
        turned = Image.new("RGB", clear.size, _WHITE)
        turned.paste(clear, mask=clear.getchannel("A"))
    return turned.convert("RGB")


@contextmanager
def _opened(path: Path) -> "Iterator[Image]":
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(path, formats=("JPEG", "PNG"))
        with image:
            yield image
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Giant from error
    except _BAD as error:
        raise Unusable from error
