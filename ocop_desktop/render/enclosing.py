"""Files that are printed behind a form: PDFs page by page, photos fitted on a page of their own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from ocop_desktop.render import fonts, page, pdfium, pictures
from ocop_desktop.wording import attachments as words

_PRINTED: Final = frozenset({"pdf", "jpg", "png"})
_SIDE: Final = 2400  # pixels of a photo on paper: 200 to the inch and more
_MARGIN: Final = 15 * page.MM
_CAPTION: Final = 8.0  # points of type
_CAPTION_AT: Final = 6 * page.MM  # above the lower edge
_GREY: Final = 0.35
_ROOM: Final = 6 * page.MM  # between photo and caption
_AT_ONCE: Final = 50  # pages; for each the engine looks through all of the document it is put into

_Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A whole file of a format that can be printed, and what it is called."""

    path: Path
    kind: str  # pdf | jpg | png
    title: str


def is_printed(kind: str) -> bool:
    """Tell whether a file of this format can stand behind a form."""
    return kind in _PRINTED


def write(
    enclosure: Enclosure, names: Iterator[Path], on_page: Callable[[], None]
) -> Iterator[Path]:
    """Write the file's pages, each with a caption, as PDFs of these names; yield what is written.

    `on_page` is called after each page and may raise to cancel.

    Raises:
        OSError: when it cannot be read, or is damaged.
    """
    fonts.register()
    try:
        if enclosure.kind == "pdf":
            yield from _of_pdf(enclosure, names, on_page)
        else:
            yield _of_photo(enclosure, next(names))
            on_page()
    except (ValueError, pictures.Unusable, pictures.Giant) as error:
        raise OSError(f"{enclosure.path.name} cannot be printed") from error


# --- photos --------------------------------------------------------------------------------


def _of_photo(enclosure: Enclosure, path: Path) -> Path:
    from reportlab.lib.utils import ImageReader

    photo = pictures.small(enclosure.path, _SIDE)
    pen = _pen(path)
    room = page.PORTRAIT.height - 2 * _MARGIN - _ROOM
    scale = min((page.PORTRAIT.width - 2 * _MARGIN) / photo.width, room / photo.height, 72 / 96)
    width, height = photo.width * scale, photo.height * scale
    left, low = (page.PORTRAIT.width - width) / 2, page.PORTRAIT.height - _MARGIN - height
    pen.drawImage(ImageReader(BytesIO(photo.data)), left, low, width, height)
    _say(pen, words.caption(enclosure.title), page.PORTRAIT.width, low - _ROOM)
    pen.showPage()
    pen.save()
    return path


# --- PDFs ----------------------------------------------------------------------------------


def _of_pdf(
    enclosure: Enclosure, names: Iterator[Path], on_page: Callable[[], None]
) -> Iterator[Path]:
    source = pdfium.open_document(enclosure.path)
    try:
        total = len(source)
        told = [words.caption_page(enclosure.title, n, total) for n in range(1, total + 1)]
        captions = told if total > 1 else [words.caption(enclosure.title)]
        for first in range(0, total, _AT_ONCE):
            path = next(names)
            _write_some(source, first, captions[first : first + _AT_ONCE], path, on_page)
            yield path
    finally:
        pdfium.close(source)


def _write_some(
    source: Any, first: int, captions: Sequence[str], path: Path, on_page: Callable[[], None]
) -> None:
    """Write so many pages from the first on; others may use the engine between two of them."""
    made = pdfium.new_document()
    try:
        with pdfium.engine():
            made.import_pages(source, range(first, first + len(captions)))
            sizes = [made.get_page_size(number) for number in range(len(captions))]
            with pdfium.open_document(_drawn(captions, sizes)) as drawn:
                made.import_pages(drawn)
        for number in range(len(captions)):
            with pdfium.engine():
                _move(made, len(captions), number)
            on_page()
        with pdfium.engine():
            made.save(path)
    finally:
        pdfium.close(made)


def _drawn(captions: Sequence[str], sizes: Sequence[tuple[float, float]]) -> bytes:
    """Return a PDF with nothing but the captions, its pages as large as those they go onto."""
    stream = BytesIO()
    pen = _pen(stream)
    for caption, (width, height) in zip(captions, sizes, strict=True):
        pen.setPageSize((width, height))
        _say(pen, caption, width, _CAPTION_AT)
        pen.showPage()
    pen.save()
    return stream.getvalue()


def _move(made: Any, origin: int, number: int) -> None:
    """Move what stands on one page onto another, and delete the page; the font stays one."""
    drawn, sheet = made[origin], made[number]
    turned = pdfium.matrix(_upright(sheet))
    for word in list(drawn.get_objects()):
        drawn.remove_obj(word)
        word.transform(turned)
        sheet.insert_obj(word)
    sheet.gen_content()
    sheet.close()
    drawn.close()
    made.del_page(origin)


def _upright(sheet: Any) -> _Matrix:
    """Return what brings a point of the page as it is seen to where the page keeps it."""
    left, low, right, high = sheet.get_cropbox()
    width, height = right - left, high - low
    return {
        0: (1.0, 0.0, 0.0, 1.0, left, low),
        90: (0.0, 1.0, -1.0, 0.0, left + width, low),
        180: (-1.0, 0.0, 0.0, -1.0, left + width, low + height),
        270: (0.0, -1.0, 1.0, 0.0, left, low + height),
    }[sheet.get_rotation() % 360]


# --- the pen -------------------------------------------------------------------------------


def _pen(target: BytesIO | Path) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    size = (page.PORTRAIT.width, page.PORTRAIT.height)
    stream = str(target) if isinstance(target, Path) else target
    return Canvas(stream, pagesize=size, invariant=1, initialFontName=fonts.face())  # type: ignore[arg-type]


def _say(pen: Any, text: str, width: float, at: float) -> None:
    """Set a caption into the middle, made narrower where it is too long."""
    wide = fonts.text_width(text, fonts.face(italic=True), _CAPTION)
    size = min(_CAPTION, _CAPTION * (width - 2 * _ROOM) / wide)
    pen.setFont(fonts.face(italic=True), size)
    pen.setFillGray(_GREY)
    pen.drawCentredString(width / 2, at, text)
