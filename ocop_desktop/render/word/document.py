"""Documents written as Word files that she can go on writing in.

The same blocks in the same order as the PDF: real tables with repeated heads, dotted tabs to write
over, check boxes as letters, signatures that stay together. Lengths are points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocop_desktop.core.files import write_atomically
from ocop_desktop.forms.paper.blocks import (
    Blank,
    Block,
    Box,
    Chart,
    Code,
    Document,
    Dots,
    Line,
    NationalHeader,
    OrganisationChart,
    PageBreak,
    Rule,
    Signatures,
    Table,
    Text,
)
from ocop_desktop.render import fonts, page, paging, plain
from ocop_desktop.render.breaking import Row, break_into_rows
from ocop_desktop.render.charts import chart
from ocop_desktop.render.enclosing import Enclosure
from ocop_desktop.render.typeset import (
    keeps,
    room_after,
)
from ocop_desktop.render.word import frame, tables
from ocop_desktop.render.word.enclosing import enclose
from ocop_desktop.render.word.parts import THIN, align_to, letters, picture, spacer, stroke

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_BOXES: Final = {True: "\u2611", False: "\u2610"}
_TIE: Final = "\u00a0"
_TIES: Final = 4  # in an em
_HAIR: Final = 1.0
_DOTS_OF_INCH: Final = 220  # of a chart's picture
_AROUND_CHART: Final = 8.0


def write_docx(document: Document, path: Path, enclosures: Sequence[Enclosure] = ()) -> None:
    """Write one document as a Word file, files behind it; the same one gives the same bytes.

    Raises:
        OSError: when the file cannot be written, a photo cannot be read, or a font, by which
            widths are known, is missing.
    """
    fonts.register()
    word = frame.begin(document)
    closer = paging.closes_up(document)  # Word fills its pages much as the PDF does
    following: list[Block | None] = [*document.blocks[1:], None]
    for block, after in zip(document.blocks, following, strict=True):
        _write(word, _smaller(block) if closer else block, after)
    if closer:
        frame.close_up(word)
    enclose(word, enclosures)
    write_atomically(path, lambda stream: frame.finish(word, stream))


def _smaller(block: Block) -> Block:
    """Return a code as small as it stands where lines close up."""
    if not isinstance(block, Code):
        return block
    return replace(block, side=min(block.side, page.CLOSE_CODE / page.MM))


def _write(word: "WordFile", block: Block, following: Block | None) -> None:
    signed = isinstance(following, Signatures)  # which never stand alone on a page
    match block:
        case Line():
            _line(word, block, following)
        case Dots():
            _dots(word, block)
        case Table():
            tables.table(word, block, keep=signed)
        case NationalHeader():
            tables.national_header(word, block)
        case Signatures():
            tables.signatures(word, block)
        case Code():
            tables.code(word, block, keep=signed)
        case Chart() | OrganisationChart():
            _chart(word, block, keep=signed)
        case Rule():
            _rule(word, block)
        case PageBreak():
            spacer(word, THIN).paragraph_format.page_break_before = True


# --- lines ------------------------------------------------------------------------------------


def _line(word: "WordFile", line: Line, following: Block | None) -> None:
    from docx.shared import Pt

    style = page.STYLES[line.style]
    indent, first = line.indent * style.size, line.first * style.size
    rows = break_into_rows(
        line.runs, style.size, page.PORTRAIT.text_width - indent, line.align, first
    )
    paragraph = frame.paragraph(word, frame.STYLES[line.style])
    form = paragraph.paragraph_format
    # A blank that takes the rest of its row leaves nothing to centre.
    fills = len(rows) == 1 and any(isinstance(r, Blank) and r.width is None for r in line.runs)
    align = "left" if fills else line.align
    align_to(paragraph, align)
    form.left_indent, form.first_line_indent = Pt(indent) or None, Pt(first) or None
    form.space_after = Pt(room_after(line, following))
    signed = isinstance(following, Signatures)  # Word keeps the last rows of a long line
    form.keep_with_next = signed or keeps(line, following, len(rows)) or None
    blanks = iter(_blanks(rows, indent, align))
    for run in line.runs:
        if isinstance(run, Text):
            letters(paragraph, run.text, bold=run.bold, italic=run.italic)
        elif isinstance(run, Box):
            _box(paragraph, run)
        else:
            _blank(paragraph, next(blanks), style.size)


def _box(paragraph: "Paragraph", box: Box) -> None:
    run = paragraph.add_run(_BOXES[box.checked])
    run.bold = False
    frame.set_face(run._r.get_or_add_rPr(), frame.SIGNS)  # noqa: SLF001 - for all four scripts


# --- blanks -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where a blank ends: a tab at `at` (from the margin), or spaces as wide as `width`."""

    width: float
    at: float | None = None
    at_margin: bool = False


def _blanks(rows: Sequence[Row], indent: float, align: str) -> Iterator[_Stop]:
    """Yield how each blank of a line is written.

    One that reaches the margin is a tab; so is any other on a line of one row, where no stop can
    catch the tab of another row.
    """
    ragged = align in {"center", "right"}
    for row in rows:
        for place, (offset, piece) in enumerate(row.placed):
            if not isinstance(piece.sign, Blank):
                continue
            end = indent + offset + piece.width
            ends_row = place == len(row.placed) - 1 and end > page.PORTRAIT.text_width - _HAIR
            if ends_row and not ragged:
                yield _Stop(piece.width, page.PORTRAIT.text_width, at_margin=True)
            elif len(rows) == 1 and not ragged:
                yield _Stop(piece.width, end)
            else:
                yield _Stop(piece.width)


def _blank(paragraph: "Paragraph", stop: _Stop, size: float) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER, WD_UNDERLINE
    from docx.shared import Pt

    if stop.at is None:
        run = paragraph.add_run(_TIE * max(1, round(stop.width * _TIES / size)))
        run.bold, run.underline = False, WD_UNDERLINE.DOTTED
        return
    side = WD_TAB_ALIGNMENT.RIGHT if stop.at_margin else WD_TAB_ALIGNMENT.LEFT
    paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(stop.at), side, WD_TAB_LEADER.DOTS)
    paragraph.add_run("\t").bold = False


def _dots(word: "WordFile", dots: Dots) -> None:
    from docx.shared import Pt

    for _ in range(dots.lines):
        line = frame.paragraph(word, frame.DOTTED, "\t")
        line.paragraph_format.left_indent = Pt(dots.indent * page.BODY.size) or None


# --- rules and room ---------------------------------------------------------------------------


def _rule(word: "WordFile", rule: Rule) -> None:
    length = page.PORTRAIT.text_width / 3 if rule.short else page.PORTRAIT.text_width
    spare = page.PORTRAIT.text_width - length
    left = spare / 2 if rule.align == "center" else 0.0
    paragraph = stroke(word.add_paragraph(), left, spare - left)
    paragraph.paragraph_format.keep_with_next = rule.short or None


# --- charts -----------------------------------------------------------------------------------


def _chart(word: "WordFile", block: Chart | OrganisationChart, *, keep: bool) -> None:
    from docx.shared import Pt

    width = page.PORTRAIT.text_width
    image = chart.picture(block, round(width * _DOTS_OF_INCH / 72))
    paragraph = word.add_paragraph()
    picture(paragraph, image, width, "\n".join(plain.drawn(block)))
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(_AROUND_CHART)
    form.keep_with_next = keep or None
