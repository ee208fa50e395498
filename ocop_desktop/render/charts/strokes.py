"""What charts are drawn with: letters, lines, boxes and bars, of reportlab's graphics.

Lengths are points; y runs upwards and the upper edge of a picture is 0, until it is `framed`.
Patterns and kinds of line tell apart what colours do, so that a black and white copy can be read.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from ocop_desktop.forms.paper.blocks import Text
from ocop_desktop.render.breaking import break_into_rows, printable
from ocop_desktop.render.fonts import face, text_width

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

Shape: TypeAlias = Any  # one of reportlab's, which are made where they are needed
Point: TypeAlias = tuple[float, float]

INK: Final = 0x1F2A24
QUIET: Final = 0x5D6B63
FAINT: Final = 0xDFE3DC
GREEN: Final = 0x1F7A4D
PALE: Final = 0xE7F3EC
AMBER: Final = 0x9A6700
WHITE: Final = 0xFFFFFF
LEADING: Final = 1.22  # of the type size
CAPITALS: Final = 0.66
_HATCH: Final = 4.0  # from one stroke of a hatching to the next
_THIN: Final = 0.7
_ELLIPSIS: Final = "…"
# Width and dashes of a line, colour of line and bar.
_LINES: Final = {
    "strong": (GREEN, 2.0, None),
    "hatched": (AMBER, 1.6, (6, 3)),
    "pale": (QUIET, 1.2, (1.5, 2.5)),
}


def framed(shapes: Iterable[Shape], width: float, height: float) -> "Drawing":
    """Return a picture of the shapes, whose lowest is not below -height."""
    from reportlab.graphics.shapes import Drawing, Group

    drawing = Drawing(width, height, initialFontName=face())
    drawing.add(Group(*shapes, transform=(1, 0, 0, 1, 0, height)))
    return drawing


def letters(
    text: str,
    at: Point,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    colour: int = INK,
    anchor: Literal["start", "middle", "end"] = "start",
) -> Shape:
    """Return words on a baseline; `anchor`: which part of them is at x: start, middle, end."""
    from reportlab.graphics.shapes import String
    from reportlab.lib.colors import HexColor

    x, y = at
    return String(
        x,
        y,
        text,
        fontName=face(bold=bold, italic=italic),
        fontSize=size,
        fillColor=HexColor(colour),
        textAnchor=anchor,
    )


def line(
    points: Sequence[Point],
    *,
    colour: int = QUIET,
    width: float = _THIN,
    dash: Sequence[float] | None = None,
) -> Shape:
    """Return a line through the points."""
    from reportlab.graphics.shapes import PolyLine
    from reportlab.lib.colors import HexColor

    flat = [length for point in points for length in point]
    style: dict[str, Any] = {"strokeDashArray": list(dash)} if dash else {}
    return PolyLine(
        flat, strokeColor=HexColor(colour), strokeWidth=width, strokeLineJoin=1, **style
    )


def styled_line(points: Sequence[Point], style: str) -> Shape:
    """Return a line as a series of that style is drawn."""
    colour, width, dash = _LINES[style]
    return line(points, colour=colour, width=width, dash=dash)


def box(
    corner: Point,
    width: float,
    height: float,
    *,
    fill: int = WHITE,
    edge: int = QUIET,
    round_: float = 0,
) -> Shape:
    """Return a rectangle by its lower left corner."""
    from reportlab.lib.colors import HexColor

    style = {"fillColor": HexColor(fill), "strokeColor": HexColor(edge), "strokeWidth": _THIN}
    return _rectangle(corner, width, height, rx=round_, ry=round_, **style)


def ground(corner: Point, width: float, height: float) -> Shape:
    """Return white for words to stand on, where a rule would run through them."""
    from reportlab.lib.colors import HexColor

    return _rectangle(corner, width, height, fillColor=HexColor(WHITE), strokeColor=None)


def _rectangle(corner: Point, width: float, height: float, **style: Any) -> Shape:
    from reportlab.graphics.shapes import Rect

    x, y = corner
    return Rect(x, y, width, height, **style)


def bar(corner: Point, width: float, height: float, style: str) -> list[Shape]:
    """Return a bar by its lower left corner, filled as its style wants it."""
    if style == "strong":
        return [box(corner, width, height, fill=GREEN, edge=GREEN)]
    if style == "pale":
        return [box(corner, width, height, fill=PALE, edge=GREEN)]
    hatching = [
        line(stroke, colour=AMBER, width=1.1) for stroke in _hatching(corner, width, height)
    ]
    return [*hatching, _outline(corner, width, height)]


def _outline(corner: Point, width: float, height: float) -> Shape:
    x, y = corner
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return line(corners, colour=AMBER)


def _hatching(corner: Point, width: float, height: float) -> Iterable[tuple[Point, Point]]:
    """Yield strokes from lower left to upper right on one grid of the picture, inside a bar."""
    left, low = corner
    right, high = left + width, low + height
    # A stroke is where y - x is one of the grid's numbers.
    for number in range(ceil((low - right) / _HATCH), floor((high - left) / _HATCH) + 1):
        rise = number * _HATCH
        start, end = max(left, low - rise), min(right, high - rise)
        if end > start:
            yield (start, start + rise), (end, end + rise)


def dot(at: Point) -> Shape:
    """Return the mark of a point."""
    from reportlab.graphics.shapes import Circle
    from reportlab.lib.colors import HexColor

    x, y = at
    return Circle(x, y, 3.5, fillColor=HexColor(WHITE), strokeColor=HexColor(INK), strokeWidth=1.5)


# --- words that fit ---------------------------------------------------------------------------


def wide(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of words in points."""
    return text_width(text, face(bold=bold), size)


def broken(
    text: str,
    size: float,
    width: float,
    *,
    bold: bool = False,
    italic: bool = False,
    most: int = 99,
) -> list[str]:
    """Return the words in rows no wider than `width`, cut with … behind the last of `most` rows."""
    rows = break_into_rows((Text(text, bold=bold, italic=italic),), size, width)
    said = ["".join(piece.text for _, piece in row.placed) for row in rows]
    if len(said) <= most:
        return said
    return [*said[: most - 1], _cut(said[most - 1], size, width, bold=bold)]


def _cut(text: str, size: float, width: float, *, bold: bool) -> str:
    while text and wide(text + _ELLIPSIS, size, bold=bold) > width:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS


def fitting(
    texts: Iterable[str], width: float, sizes: Sequence[float], *, bold: bool = False
) -> float:
    """Return the first of the type sizes in which every text fits, or the last one."""
    said = [printable(text) for text in texts]
    for size in sizes:
        if all(wide(text, size, bold=bold) <= width for text in said):
            break
    return size
