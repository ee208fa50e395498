"""Documents written as PDF: pages drawn on reportlab's canvas, chunks joined into one file."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count, groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, Final, TypeAlias

from ocop_desktop.core.files import write_atomically
from ocop_desktop.forms.paper.blocks import Document, Text
from ocop_desktop.render import enclosing, fonts, page, paging, pdfium
from ocop_desktop.render.breaking import break_into_rows
from ocop_desktop.render.enclosing import Enclosure
from ocop_desktop.render.slabs import Rows
from ocop_desktop.wording import paper as words

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_CHUNK: Final = 150  # pages, and those the last document has more; a canvas keeps them in memory
_AT_ONCE: Final = 32_000_000  # bytes of chunks that are joined at once, all in memory
_HEAD: Final = 9 * page.MM  # from the top of the page to what stands in its margin
_FOOT: Final = 15 * page.MM  # upper edge of the footer
_GREY: Final = 0.4
_MARK_SIDE: Final = 6.0  # left and right of the draft mark's words
_LANGUAGE: Final = "vi-VN"

OnStep = Callable[[int], None]
Leaf: TypeAlias = Document | Enclosure


def write_pdf(leaves: Iterable[Leaf], path: Path, *, on_step: OnStep | None = None) -> int:
    """Write all documents into one PDF, each with its own page numbers; return their pages.

    A file that stands behind a document is put in as it is. `on_step` hears how many documents
    are done and may raise to cancel: then, as after any error, `path` is as it was. The same
    documents give the same bytes.

    Raises:
        OSError: when the file cannot be written, a font is missing or a file damaged.
    """
    fonts.register()
    with TemporaryDirectory(prefix="ocop-in-", ignore_cleanup_errors=True) as folder:
        names = (Path(folder) / f"{number}.pdf" for number in count())
        parts, pages = _draw_all(leaves, names, on_step or _silent)
        if not parts:
            raise ValueError("no documents")
        whole = _joined(parts, names)
        with whole.open("rb") as source:
            write_atomically(path, lambda stream: shutil.copyfileobj(source, stream))
    return pages


def _silent(_done: int) -> None:
    pass


def _draw_all(
    leaves: Iterable[Leaf], names: Iterator[Path], on_step: OnStep
) -> tuple[list[Path], int]:
    """Write the leaves as parts of these names; return those and the pages of the documents."""
    parts: list[Path] = []
    done = pages = 0
    for kind, run in groupby(leaves, type):
        remaining: Iterator[Any] = iter(run)
        if kind is Enclosure:
            for file in remaining:
                parts += enclosing.write(file, names, partial(on_step, done))
            continue
        for first in remaining:
            parts.append(next(names))
            documents = chain([first], remaining)
            drawn, done = _draw_chunk(documents, parts[-1], done, on_step)
            pages += drawn
    return parts, pages


def _joined(parts: Sequence[Path], names: Iterator[Path]) -> Path:
    """Join the parts, so many at once as memory bears, and return the whole."""
    whole = parts[0]
    for group in _groups(parts[1:]):
        joined = next(names)
        try:
            pdfium.join([whole, *group], joined)
        except ValueError as error:
            raise OSError(f"{whole.name} cannot be joined") from error
        whole = joined
    return whole


def _groups(parts: Iterable[Path]) -> Iterator[list[Path]]:
    group: list[Path] = []
    size = 0
    for part in parts:
        group.append(part)
        size += part.stat().st_size
        if size > _AT_ONCE:
            yield group
            group, size = [], 0
    if group:
        yield group


def _draw_chunk(
    documents: Iterator[Document], path: Path, done: int, on_step: OnStep
) -> tuple[int, int]:
    """Write a PDF of the next documents; return its pages and how many documents are done."""
    pages = 0
    with path.open("wb") as stream:
        first = next(documents)
        pen = _canvas(stream, first)
        for document in chain([first], documents):
            pages += _draw(pen, document)
            done += 1
            on_step(done)
            if pages >= _CHUNK:
                break
        pen.save()
    return pages, done


def _canvas(stream: BinaryIO, first: Document) -> "Canvas":
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # text armour makes files a quarter larger
    pen = Canvas(
        stream,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.face(),  # type: ignore[arg-type] # the stubs say float
        lang=_LANGUAGE,
    )
    pen.setTitle(first.title)
    pen.setAuthor(first.author)
    pen.setCreator(words.PROGRAM)
    return pen


def _draw(pen: "Canvas", document: Document) -> int:
    """Draw one document and return the number of its pages."""
    sheet = page.of(document)
    pen.setPageSize((sheet.width, sheet.height))
    pages = paging.pages(document)
    footer = _centred(document.footer, page.FOOTER, sheet.text_width)
    for number, content in enumerate(pages, 1):
        for offset, slab in content:
            slab.draw(pen, sheet.left, sheet.height - sheet.top - offset)
        _furnish(pen, document, number, footer)
        pen.showPage()
    return len(pages)


# --- what stands in the margins ---------------------------------------------------------------


def _centred(text: str, style: page.Style, width: float, *, bold: bool = False) -> Rows:
    rows = break_into_rows((Text(text, bold=bold),), style.size, width, "center")
    return Rows(rows, style)


def _furnish(pen: "Canvas", document: Document, number: int, footer: Rows) -> None:
    sheet = page.of(document)
    if number > 1:
        figures = _centred(str(number), page.NUMBER, sheet.text_width)
        figures.draw(pen, sheet.left, sheet.height - _HEAD)
    if document.draft:
        _mark(pen, document.draft_mark, sheet)
    pen.setFillGray(_GREY)
    footer.draw(pen, sheet.left, _FOOT)


def _mark(pen: "Canvas", text: str, sheet: page.Page) -> None:
    """Set the draft mark into a frame at the right of the top margin, clear of all text."""
    width = fonts.text_width(text, fonts.face(bold=True), page.MARK.size) + 2 * _MARK_SIDE
    left, top = sheet.width - sheet.right - width, sheet.height - _HEAD
    pen.setLineWidth(1)
    pen.roundRect(left, top - page.MARK.leading - 1, width, page.MARK.leading + 2, 2)
    _centred(text, page.MARK, width, bold=True).draw(pen, left, top)
