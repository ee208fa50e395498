"""Tables of a Word file: real ones, and those without borders that set things side by side.

Lengths are points.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from ocop_desktop.forms.paper.blocks import (
    Cell,
    Code,
    NationalHeader,
    Recipients,
    Signature,
    Signatures,
    Table,
)
from ocop_desktop.render import fonts, page, qr
from ocop_desktop.render.breaking import printable
from ocop_desktop.render.slabs import CELL_ROOM, CELL_SIDE, TableRow
from ocop_desktop.render.typeset import ASIDE, LEFT_SHARE, is_dated, table_rows
from ocop_desktop.render.word.parts import (
    THIN,
    Xml,
    align_to,
    element,
    letters,
    picture,
    spacer,
    stroke,
)

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_EASE: Final = 0.5  # a cell's text gets a little more room than in the PDF: words stay whole

# --- columns side by side ---------------------------------------------------------------------


class _Column:
    """A cell without borders, filled paragraph by paragraph."""

    def __init__(self, cell: "_Cell") -> None:
        self._cell = cell
        self._begun = False

    def add(
        self,
        text: str,
        style: page.Style,
        *,
        bold: bool = False,
        italic: bool = False,
        align: str = "center",
        before: float = 0.0,
        keep: bool = False,
    ) -> None:
        """Write one paragraph."""
        from docx.enum.text import WD_LINE_SPACING
        from docx.shared import Pt

        paragraph = self._next()
        align_to(paragraph, align)
        form = paragraph.paragraph_format
        form.keep_with_next = keep or None
        form.space_before, form.space_after = Pt(before), Pt(0)
        form.line_spacing, form.line_spacing_rule = Pt(style.leading), WD_LINE_SPACING.AT_LEAST
        if text:
            letters(paragraph, text, bold=bold, italic=italic)
            paragraph.runs[0].font.size = Pt(style.size)

    def underline(self, width: float, length: float) -> None:
        """Draw a line of that length in the middle."""
        stroke(self._next(), (width - length) / 2, (width - length) / 2)

    def picture(self, image: bytes, side: float, text: str) -> None:
        """Show a square picture; `text` says what it shows to those who cannot see it."""
        picture(self._next(), image, side, text)

    def _next(self) -> "Paragraph":
        paragraph: Paragraph = self._cell.paragraphs[0]
        if self._begun:
            paragraph = self._cell.add_paragraph()
        self._begun = True
        return paragraph


def _columns(word: "WordFile", widths: Sequence[float]) -> list[_Column]:
    """Return the columns of a table of one row, never torn by a page break."""
    table = _grid(word, 1, widths)
    _margins(table, 0.0, 0.0)
    _never_torn(table.rows[0]._tr)  # noqa: SLF001
    return [_Column(cell) for cell in table.rows[0].cells]


def national_header(word: "WordFile", header: NationalHeader) -> None:
    """Write Quốc hiệu and Tiêu ngữ, beside the office in a letterhead."""
    left = LEFT_SHARE * page.PORTRAIT.text_width if header.left else 0.0
    widths = [left, page.PORTRAIT.text_width - left] if left else [page.PORTRAIT.text_width]
    if len(word.element.body) > 1:  # more than the page's own settings
        spacer(word, 8.0)
    columns = _columns(word, widths)
    if left:
        for line in header.left:
            columns[0].add(line, page.NATIONAL, bold=True)
        columns[0].underline(left, ASIDE * _wide(header.left[-1], page.NATIONAL))
    national = columns[-1]
    national.add(header.national, page.NATIONAL, bold=True)
    national.add(header.motto, page.MOTTO, bold=True)
    national.underline(widths[-1], _wide(header.motto, page.MOTTO))
    if header.number or header.place_date:
        spacer(word, THIN)
        number, dated = _columns(word, widths)
        number.add(header.number, page.BODY)
        dated.add(header.place_date, page.BODY, italic=True)
    spacer(word, 10.0)


def _wide(text: str, style: page.Style) -> float:
    return fonts.text_width(printable(text), fonts.face(bold=True), style.size)


def signatures(word: "WordFile", signatures: Signatures) -> None:
    """Write the blocks to sign in one row."""
    dated = is_dated(signatures)
    count = len(signatures.blocks)
    spacer(word, 6.0).paragraph_format.keep_with_next = True
    columns = _columns(word, [page.PORTRAIT.text_width / count] * count)
    for column, block in zip(columns, signatures.blocks, strict=True):
        if isinstance(block, Signature):
            _signature(column, block, dated=dated)
        elif block:
            _recipients(column, block)
    spacer(word, THIN)


def _signature(column: _Column, block: Signature, *, dated: bool) -> None:
    if dated:
        column.add(block.above, page.SIGNATURE, italic=True)
    for title in block.title:
        column.add(title, page.SIGNATURE, bold=True)
    if block.remark:
        column.add(block.remark, page.SIGNATURE, italic=True)
    column.add(block.name, page.SIGNATURE, bold=True, before=page.SIGNING_ROOM)


def _recipients(column: _Column, block: Recipients) -> None:
    column.add(block.label, page.RECIPIENTS, bold=True, italic=True, align="left")
    for line in block.lines:
        column.add(f"- {line}", page.RECIPIENT, align="left")


def code(word: "WordFile", code: Code, *, keep: bool) -> None:
    """Write a QR code and the words beside it; `keep`: on the page of what follows."""
    side = code.side * page.MM
    squares, beside = _columns(word, [side, page.PORTRAIT.text_width - side])
    squares.picture(qr.picture(code.text), side, code.text)
    for index, line in enumerate(code.lines):
        beside.add(line, page.BODY, bold=not index, align="left")
    spacer(word, THIN).paragraph_format.keep_with_next = keep or None


# --- tables -----------------------------------------------------------------------------------


def table(word: "WordFile", table: Table, *, keep: bool) -> None:
    """Write a table as the PDF sets it: its widths, its type, and which rows keep together.

    `keep`: its end stands on the page of what follows.
    """
    slabs = list(table_rows(table, page.PORTRAIT, keeps=keep))
    made = _grid(word, len(slabs), slabs[0].widths)
    made.style = "Table Grid"
    _margins(made, CELL_SIDE - _EASE, CELL_ROOM)
    made.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001
    for row, cells, slab in zip(made.rows, (table.head, *table.rows), slabs, strict=True):
        _row(row._tr, row.cells, cells, slab)  # noqa: SLF001
    spacer(word, 8.0).paragraph_format.keep_with_next = keep or None


def _row(tr: Xml, places: Sequence["_Cell"], cells: Sequence[Cell], slab: TableRow) -> None:
    if slab.whole:
        _never_torn(tr)
    if slab.least:
        height = {"val": str(round(slab.least * 20)), "hRule": "atLeast"}
        tr.get_or_add_trPr().append(element("w:trHeight", height))
    for place, cell in zip(places, cells, strict=True):
        style = slab.cells[0].style
        _Column(place).add(cell.text, style, bold=cell.bold, align=cell.align, keep=slab.keeps)


def _grid(word: "WordFile", rows: int, widths: Sequence[float]) -> "WordTable":
    from docx.shared import Pt

    table: WordTable = word.add_table(rows, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Pt(width)
    return table


def _margins(table: "WordTable", side: float, room: float) -> None:
    """Set the room around the text of every cell."""
    margins = element("w:tblCellMar")
    for edge, length in (("top", room), ("left", side), ("bottom", room), ("right", side)):
        margins.append(element(f"w:{edge}", {"w": str(round(length * 20)), "type": "dxa"}))
    properties = table._tbl.tblPr  # noqa: SLF001 - the library has no cell margins
    properties.insert_element_before(margins, "w:tblLook")


def _never_torn(tr: Xml) -> None:
    tr.get_or_add_trPr().append(element("w:cantSplit"))
