"""Blocks of a document set in type: each becomes slabs as wide as the page's text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from ocop_desktop.forms.paper.blocks import (
    Blank,
    Block,
    Cell,
    Chart,
    Code,
    Document,
    Dots,
    Line,
    NationalHeader,
    OrganisationChart,
    PageBreak,
    Recipients,
    Rule,
    Signature,
    Signatures,
    Table,
    Text,
)
from ocop_desktop.render.breaking import Piece, Row, break_into_rows, longest_word
from ocop_desktop.render.charts import chart
from ocop_desktop.render.fonts import face, text_width
from ocop_desktop.render.page import (
    BODY,
    CLOSE_AFTER,
    CLOSE_CODE,
    CLOSE_ITEM,
    CLOSE_LEADING,
    CLOSE_SIGNING_ROOM,
    DOTS_LEADING,
    MM,
    MOTTO,
    NATIONAL,
    RECIPIENT,
    RECIPIENTS,
    SIGNATURE,
    SIGNING_ROOM,
    STYLES,
    Page,
    Style,
    of,
)
from ocop_desktop.render.qr import modules
from ocop_desktop.render.slabs import (
    CELL_SIDE,
    Columns,
    Drawn,
    Rows,
    Slab,
    Squares,
    Stroke,
    TableRow,
)

_TITLES: Final = frozenset({"title", "subtitle"})
_KEEPING: Final = _TITLES | {"part", "heading"}
_ANNOUNCED: Final = Dots | Signatures | Code | Table | Chart | OrganisationChart
_AROUND_CHART: Final = 8.0
_FEW_ROWS: Final = 3  # a longer line before dots may end on the page before
_WITH_SIGNATURE: Final = 2  # rows of a longer line on the page of the signature
_BELOW_TITLE: Final = 8.0
_SMALL_TABLE: Final = 1 / 3  # of the page; kept on one
_DOTS: Final = replace(BODY, leading=DOTS_LEADING)
_CELLS: Final = (Style(12, 15), Style(11, 13.5), Style(10, 12.5), Style(9, 11), Style(8, 10))
_SMALL: Final = 9.0  # type below which nothing is set for the sake of words
_FAIR: Final = 72.0  # a width in which words can be read, however long they are
_SPARE: Final = 12.0  # two rows are rarely of one length
_READABLE: Final = (2, 3)  # rows that the words of a cell take, if it can be
_BLANK_ROW: Final = 24.0  # room to write in
LEFT_SHARE: Final = 0.42  # of the letterhead for the office
ASIDE: Final = 0.4  # length of the line below the office, of its name


def slabs(document: Document) -> list[Slab | None]:
    """Return the document's slabs in reading order; None ends a page."""
    page = of(document)
    following: list[Block | None] = [*document.blocks[1:], None]
    return [
        slab
        for block, after in zip(document.blocks, following, strict=True)
        for slab in _set(block, after, page)
    ]


def closed_up(slab: Slab) -> Slab:
    """Return the slab with its running text in closer lines, codes and room to sign smaller."""
    match slab:
        case Rows() if slab.style.leading == BODY.leading:
            style = replace(slab.style, leading=CLOSE_LEADING)
            after = min(slab.after, CLOSE_ITEM if slab.indent else CLOSE_AFTER)
            return replace(slab, style=style, after=after)
        case Squares():
            return replace(slab, side=min(slab.side, CLOSE_CODE))
        case Stroke() if slab.room == SIGNING_ROOM:
            return replace(slab, room=CLOSE_SIGNING_ROOM)
        case Columns():
            return _columns_closed_up(slab)
    return slab


def _columns_closed_up(columns: Columns) -> Columns:
    """Return columns closed up; those beside a code move up to it and stand in its middle."""
    closer = [(at, [closed_up(each) for each in inside]) for at, inside in columns.columns]
    if isinstance(code := closer[0][1][0], Squares):
        ((at, squares), (_, [_room, *beside])) = closer
        room = max(0.0, code.side - sum(each.height for each in beside)) / 2
        closer = [(at, squares), (code.side, [Stroke(room), *beside])]
    return replace(columns, columns=tuple(closer))


def _set(block: Block, following: Block | None, page: Page) -> Iterator[Slab | None]:
    wide = page.text_width
    signed = isinstance(following, Signatures)  # which never stand alone on a page
    match block:
        case Line():
            yield from _line(block, following, wide)
        case Dots():
            yield replace(_dotted(block, wide), keeps=signed and block.lines <= _FEW_ROWS)
        case Table():
            yield from table_rows(block, page, keeps=signed)
        case NationalHeader():
            yield from _letterhead(block, wide) if block.left else (_centred_header(block, wide),)
        case Signatures():
            yield _signatures(block, wide)
        case Rule():
            yield _rule(block, wide)
        case Code():
            yield _code(block, following, wide)
        case Chart() | OrganisationChart():
            drawing = chart.drawing(block, wide, page.text_height)
            yield Drawn(drawing, keeps=signed, before=_AROUND_CHART, after=_AROUND_CHART)
        case PageBreak():
            yield None


def _line(line: Line, following: Block | None, wide: float) -> Iterator[Slab]:
    style = STYLES[line.style]
    indent = line.indent * style.size
    first = line.first * style.size
    rows = break_into_rows(line.runs, style.size, wide - indent, line.align, first)
    slab = Rows(
        rows,
        style,
        indent,
        keeps=keeps(line, following, len(rows)),
        before=style.before,
        after=room_after(line, following),
    )
    if isinstance(following, Signatures) and len(rows) > _FEW_ROWS:
        upper, slab = slab.part_at(len(rows) - _WITH_SIGNATURE)
        yield upper
        slab = replace(slab, keeps=True)
    yield slab


def keeps(line: Line, following: Block | None, rows: int) -> bool:
    """Tell whether a line of so many rows stands on the page of what follows: it announces that."""
    announces = isinstance(following, _ANNOUNCED) or (
        isinstance(following, Line) and following.indent > line.indent
    )
    return (announces and rows <= _FEW_ROWS) or line.style in _KEEPING


def room_after(line: Line, following: Block | None) -> float:
    """Return the room below a line, in points; more below the last line of a title."""
    ends_title = line.style in _TITLES and not _is_title(following)
    return STYLES[line.style].after + (_BELOW_TITLE if ends_title else 0.0)


def _is_title(block: Block | None) -> bool:
    return isinstance(block, Line) and block.style in _TITLES


def _rule(rule: Rule, wide: float) -> Slab:
    width = wide / 3 if rule.short else wide
    offset = (wide - width) / 2 if rule.align == "center" else 0.0
    return Stroke(10.0, width, offset, keeps=rule.short)


def _code(code: Code, following: Block | None, wide: float) -> Slab:
    side = code.side * MM
    beside = [
        Rows(break_into_rows((Text(line, not index),), BODY.size, wide - side), BODY)
        for index, line in enumerate(code.lines)
    ]
    room = max(0.0, side - sum(row.height for row in beside)) / 2
    squares: list[Slab] = [Squares(modules(code.text), side)]
    columns = ((0.0, squares), (side, [Stroke(room), *beside]))
    return Columns(columns, keeps=isinstance(following, Signatures))


def _dotted(dots: Dots, wide: float) -> Slab:
    indent = dots.indent * _DOTS.size
    row = Row(((0.0, Piece(wide - indent, sign=Blank())),))
    return Rows([row] * dots.lines, _DOTS, indent, after=_DOTS.after)


# --- heads and signatures ---------------------------------------------------------------------


def _centred(text: str, style: Style, width: float, *, bold: bool, italic: bool = False) -> Rows:
    runs = (Text(text, bold, italic),)
    return Rows(break_into_rows(runs, style.size, width, "center"), style)


def _underline(text: str, style: Style, width: float, share: float = 1.0) -> Stroke:
    length = share * text_width(text, face(bold=True), style.size)
    return Stroke(8.0, length, (width - length) / 2)


def _national(header: NationalHeader, width: float) -> list[Slab]:
    return [
        _centred(header.national, NATIONAL, width, bold=True),
        _centred(header.motto, MOTTO, width, bold=True),
        _underline(header.motto, MOTTO, width),
    ]


def _centred_header(header: NationalHeader, wide: float) -> Slab:
    return Columns(((0.0, _national(header, wide)),), before=8.0, after=12.0)


def _letterhead(header: NationalHeader, wide: float) -> Iterator[Slab]:
    width = LEFT_SHARE * wide
    office: list[Slab] = [_centred(line, NATIONAL, width, bold=True) for line in header.left]
    office.append(_underline(header.left[-1], NATIONAL, width, ASIDE))
    national = _national(header, wide - width)
    of_letter = bool(header.number or header.place_date)
    after = 0.0 if of_letter else 12.0
    yield Columns(((0.0, office), (width, national)), before=8.0, after=after)
    if of_letter:
        number = _centred(header.number, BODY, width, bold=False)
        dated = _centred(header.place_date, BODY, wide - width, bold=False, italic=True)
        yield Columns(((0.0, [number]), (width, [dated])), after=12.0)


def _signatures(signatures: Signatures, wide: float) -> Slab:
    width = wide / len(signatures.blocks)
    dated = is_dated(signatures)
    columns = tuple(
        (index * width, list(_end(block, width, dated=dated)))
        for index, block in enumerate(signatures.blocks)
        if block
    )
    return Columns(columns, before=8.0, after=6.0)


def is_dated(signatures: Signatures) -> bool:
    """Tell whether place and date stand above any of the blocks."""
    return any(isinstance(block, Signature) and block.above for block in signatures.blocks)


def _end(block: Signature | Recipients, width: float, *, dated: bool) -> Iterator[Slab]:
    if isinstance(block, Signature):
        yield from _signature(block, width, dated=dated)
        return
    label = (Text(block.label, bold=True, italic=True),)
    yield Rows(break_into_rows(label, RECIPIENTS.size, width), RECIPIENTS)
    for line in block.lines:
        yield Rows(break_into_rows((Text(f"- {line}"),), RECIPIENT.size, width), RECIPIENT)


def _signature(block: Signature, width: float, *, dated: bool) -> Iterator[Slab]:
    """Yield one block; where any is dated, the titles of all stand on one height."""
    if dated:
        yield _centred(block.above, SIGNATURE, width, bold=False, italic=True)
    for title in block.title:
        yield _centred(title, SIGNATURE, width, bold=True)
    if block.remark:
        yield _centred(block.remark, SIGNATURE, width, bold=False, italic=True)
    yield Stroke(SIGNING_ROOM)
    yield _centred(block.name, SIGNATURE, width, bold=True)


# --- tables -----------------------------------------------------------------------------------


def table_rows(table: Table, page: Page, *, keeps: bool = False) -> Iterator[TableRow]:
    """Yield head and rows; the head keeps with the first two, the last two keep together.

    `keeps`: the last one stands on the page of what follows the table.
    """
    style, widths = _fitting(table, page.text_width)
    head = replace(_table_row(table.head, widths, style), keeps=True, before=2.0)
    rows = [_table_row(row, widths, style, head) for row in table.rows]
    small = head.height + sum(row.height for row in rows) <= _SMALL_TABLE * page.text_height
    yield head
    for left, row in zip(reversed(range(len(rows))), rows, strict=True):
        joined = left == 1 or left == len(rows) - 1 or small
        joined = joined if left else keeps
        yield replace(row, keeps=joined, after=0.0 if left else 8.0)


def _table_row(
    cells: Sequence[Cell], widths: Sequence[float], style: Style, head: TableRow | None = None
) -> TableRow:
    blank = not any(cell.text for cell in cells[1:])
    return TableRow(
        tuple(_cell(cell, width, style) for cell, width in zip(cells, widths, strict=True)),
        tuple(widths),
        head,
        least=_BLANK_ROW if blank else 0.0,
    )


def _cell(cell: Cell, width: float, style: Style) -> Rows:
    runs = (Text(cell.text, cell.bold),)
    return Rows(break_into_rows(runs, style.size, width - 2 * CELL_SIDE, cell.align), style)


def _fitting(table: Table, wide: float) -> tuple[Style, tuple[float, ...]]:
    """Return the largest type in which no head and no figure is cut, and the column widths.

    Rather than standing one word below the other, words are set smaller, down to `_SMALL`.
    """
    columns = list(zip(table.head, *table.rows, strict=True))
    styles = [each for each in _CELLS if each.size <= table.largest]
    small = [each for each in styles if each.size >= _SMALL]
    for rows, style in (*product(_READABLE, small), *((0, each) for each in styles)):
        least = [_least_width(column, style, rows) for column in columns]
        if sum(least) <= wide:
            break
    return style, _widths(table.widths, least, wide)


def _least_width(column: Sequence[Cell], style: Style, rows: int) -> float:
    """Return the width in which the words of a column's head and its figures stay whole.

    With `rows`, the words in it take no more rows than that, or have a fair width.
    """
    whole = [cell.text for cell in column if cell.align != "left"]
    font = face(bold=True)
    least = max((longest_word(text, font, style.size) for text in whole), default=0.0)
    if rows:
        texts = (cell.text for cell in column if cell.align == "left")
        longest = max((text_width(text, face(), style.size) for text in texts), default=0.0)
        least = max(least, min(longest / rows + _SPARE, _FAIR))
    return least + 2 * CELL_SIDE


def _widths(shares: Sequence[float], least: Sequence[float], wide: float) -> tuple[float, ...]:
    """Return widths by shares, none below its least as long as there is room."""
    scale = wide / sum(shares)
    wanted = [max(share * scale, width) for share, width in zip(shares, least, strict=True)]
    over = sum(wanted) - wide
    slack = [width - floor for width, floor in zip(wanted, least, strict=True)]
    if over > sum(slack):
        return tuple(width * wide / sum(wanted) for width in wanted)
    cut = over / sum(slack) if over > 0 else 0.0
    return tuple(width - cut * spare for width, spare in zip(wanted, slack, strict=True))
