"""Files that are printed behind a form: PDFs page by page, photos fitted on a page of their own."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from ocop_desktop.render import page, pdfium, pictures
from ocop_desktop.wording import attachments as words

_PRINTED: Final = frozenset({"pdf", "jpg", "png"})
_SIDE: Final = 2400  # pixels of a photo on paper: 200 to the inch and more
_MARGIN: Final = 15 * page.MM
_CAPTION: Final = 8.0  # points of type
_CAPTION_AT: Final = 6 * page.MM  # above the lower edge
_GREY: Final = 0.35
_ROOM: Final = 6 * page.MM  # between photo and caption

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


def pages(enclosure: Enclosure) -> bytes:
    """Return a PDF of the file's pages, each with a caption.

    Raises:
        OSError: when it cannot be read, or is damaged.
    """
    page.register_fonts()
    try:
        if enclosure.kind == "pdf":
            return _of_pdf(enclosure)
        return _of_photo(enclosure)
    except (ValueError, pictures.Unusable, pictures.Giant) as error:
        raise OSError(f"{enclosure.path.name} cannot be printed") from error


# --- photos --------------------------------------------------------------------------------


def _of_photo(enclosure: Enclosure) -> bytes:
    from reportlab.lib.utils import ImageReader

    photo = pictures.small(enclosure.path, _SIDE)
    stream = BytesIO()
    pen = _pen(stream)
    room = page.HEIGHT - 2 * _MARGIN - _ROOM
    scale = min((page.WIDTH - 2 * _MARGIN) / photo.width, room / photo.height, 72 / 96)
    width, height = photo.width * scale, photo.height * scale
    left, low = (page.WIDTH - width) / 2, page.HEIGHT - _MARGIN - height
    pen.drawImage(ImageReader(BytesIO(photo.data)), left, low, width, height)
    _say(pen, words.caption(enclosure.title), page.WIDTH, low - _ROOM)
    pen.showPage()
    pen.save()
    return stream.getvalue()


# --- PDFs ----------------------------------------------------------------------------------


def _of_pdf(enclosure: Enclosure) -> bytes:
    with pdfium.LOCK:
        source = pdfium.open_document(enclosure.path)
        made = pdfium.new_document()
        try:
            made.import_pages(source)
            _caption_all(made, enclosure.title)
            stream = BytesIO()
            made.save(stream)
        finally:
            made.close()
            source.close()
    return stream.getvalue()


def _caption_all(made: Any, title: str) -> None:
    sheets = [made[number] for number in range(len(made))]
    sizes = [sheet.get_size() for sheet in sheets]
    captions = pdfium.open_document(_captions(title, sizes))
    try:
        for number, sheet in enumerate(sheets):
            stamp = captions.page_as_xobject(number, made).as_pageobject()
            stamp.set_matrix(pdfium.matrix(_upright(sheet)))
            sheet.insert_obj(stamp)
            sheet.gen_content()
            sheet.close()
    finally:
        captions.close()


def _captions(title: str, sizes: list[tuple[float, float]]) -> bytes:
    """Return a PDF with nothing but the captions, its pages as large as those they go onto."""
    stream = BytesIO()
    pen = _pen(stream)
    for number, (width, height) in enumerate(sizes, 1):
        pen.setPageSize((width, height))
        told = words.caption_page(title, number, len(sizes))
        _say(pen, told if len(sizes) > 1 else words.caption(title), width, _CAPTION_AT)
        pen.showPage()
    pen.save()
    return stream.getvalue()


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


def _pen(stream: BytesIO) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    size = (page.WIDTH, page.HEIGHT)
    return Canvas(stream, pagesize=size, invariant=1, initialFontName=page.face())  # type: ignore[arg-type]


def _say(pen: Any, text: str, width: float, at: float) -> None:
    """Set a caption into the middle, made narrower where it is too long."""
    wide = page.text_width(text, page.face(italic=True), _CAPTION)
    size = min(_CAPTION, _CAPTION * (width - 2 * _ROOM) / wide)
    pen.setFont(page.face(italic=True), size)
    pen.setFillGray(_GREY)
    pen.drawCentredString(width / 2, at, text)
