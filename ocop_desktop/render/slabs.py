"""What stands on a page: rows of runs, strokes, table rows, columns side by side.

A slab knows its height and how it can be parted; where it stands is decided by `flow`. Lengths
are points, `top` is the y of its upper edge. `pen` is reportlab's canvas, made by `pdf`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, Final, Self

from ocop_desktop.forms.paper.blocks import Box
from ocop_desktop.render.breaking import BOX_SIDE, Piece, Row
from ocop_desktop.render.page import Style
from ocop_desktop.render.qr import QUIET, Modules

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing
    from reportlab.pdfgen.canvas import Canvas

CELL_SIDE: Final = 4.0  # left and right of a cell's text
CELL_ROOM: Final = 3.0  # above and below it
_WHOLE_ROW: Final = 160.0  # a table row up to this height is never parted
_FEW: Final = 2  # rows that must not stand alone at the foot or the head of a page
_GRID: Final = 0.5
_DOT: Final = 0.9
_DOT_STEP: Final = 3.0
_DOT_DROP: Final = 1.2  # below the baseline
_CAPITALS: Final = 0.66  # em, height of a capital letter
_HAIR: Final = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Slab(ABC):
    """Anything with a height that can be drawn."""

    keeps: bool = False  # stands on the page of what follows
    before: float = 0.0
    after: float = 0.0

    @property
    @abstractmethod
    def height(self) -> float:
        """The height without the room before and after."""

    @property
    def start(self) -> float:
        """The least height its beginning needs on a page."""
        return self.height

    def part(self, room: float) -> tuple["Slab", "Slab"] | None:  # noqa: ARG002
        """Return what fits in `room` and the rest, or None when it stays whole."""
        return None

    @abstractmethod
    def draw(self, pen: "Canvas", x: float, top: float) -> None:
        """Draw it with its upper left corner at (x, top)."""


@dataclass(frozen=True, slots=True)
class Rows(Slab):
    """Rows of runs in one style."""

    rows: Sequence[Row]
    style: Style
    indent: float = 0.0

    @property
    def height(self) -> float:
        """The height of its rows; nothing written still takes one."""
        return max(1, len(self.rows)) * self.style.leading

    @property
    def start(self) -> float:
        """The height of its first two rows, of all when one would be left alone."""
        few = _FEW if len(self.rows) > _FEW + 1 else len(self.rows)
        return max(1, few) * self.style.leading

    def part(self, room: float) -> tuple[Self, Self] | None:
        """Part between rows, leaving at least two on either side."""
        fit = min(int((room + _HAIR) / self.style.leading), len(self.rows) - _FEW)
        return self.part_at(fit) if fit >= _FEW else None

    def part_at(self, fit: int) -> tuple[Self, Self]:
        """Return the first `fit` rows and the others."""
        upper = replace(self, rows=self.rows[:fit], after=0.0)
        return upper, replace(self, rows=self.rows[fit:], before=0.0)

    def draw(self, pen: "Canvas", x: float, top: float) -> None:
        """Draw the rows, capitals in the middle of each."""
        style = self.style
        baseline = top - (style.leading + _CAPITALS * style.size) / 2
        for row in self.rows:
            for offset, piece in row.placed:
                start = x + self.indent + offset
                if piece.text:
                    _draw_letters(pen, piece, (start, baseline), style.size, row.stretch)
                elif piece.sign:
                    _draw_sign(pen, piece, start, baseline, style.size)
            baseline -= style.leading


@dataclass(frozen=True, slots=True)
class Stroke(Slab):
    """A thin line `offset` from the left, in the middle of its room; width 0: only room."""

    room: float
    width: float = 0.0
    offset: float = 0.0

    @property
    def height(self) -> float:
        """All its room."""
        return self.room

    def draw(self, pen: "Canvas", x: float, top: float) -> None:
        """Draw the line."""
        if self.width:
            y = top - self.room / 2
            pen.setLineWidth(0.6)
            pen.line(x + self.offset, y, x + self.offset + self.width, y)


@dataclass(frozen=True, slots=True)
class Squares(Slab):
    """A QR code with its white margin, `side` wide and high."""

    modules: Modules
    side: float

    @property
    def height(self) -> float:
        """As high as it is wide."""
        return self.side

    def draw(self, pen: "Canvas", x: float, top: float) -> None:
        """Draw black modules that stand side by side as one bar."""
        unit = self.side / (len(self.modules) + 2 * QUIET)
        path = pen.beginPath()
        for number, row in enumerate(self.modules, QUIET + 1):
            start = QUIET
            for black, bar in groupby(row):
                length = len(list(bar))
                if black:
                    path.rect(x + start * unit, top - number * unit, length * unit, unit)
                start += length
        pen.drawPath(path, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class Drawn(Slab):
    """A chart; never parted."""

    drawing: "Drawing"

    @property
    def height(self) -> float:
        """The height of the picture."""
        return float(self.drawing.height)

    def draw(self, pen: "Canvas", x: float, top: float) -> None:
        """Draw it."""
        from reportlab.graphics.renderPDF import draw

        draw(self.drawing, pen, x, top - self.height)


@dataclass(frozen=True, slots=True)
class Columns(Slab):
    """Slabs below each other in columns side by side; never parted."""

    columns: tuple[tuple[float, Sequence[Slab]], ...]  # how far from the left, what

    @property
    def height(self) -> float:
        """The height of the tallest column."""
        return max((sum(s.height for s in slabs) for _, slabs in self.columns), default=0.0)

    def draw(self, pen: "Canvas", x: float, top: float) -> None:
        """Draw column after column."""
        for offset, slabs in self.columns:
            y = top
            for slab in slabs:
                slab.draw(pen, x + offset, y)
                y -= slab.height


@dataclass(frozen=True, slots=True)
class TableRow(Slab):
    """One row of a table; on a new page its `head` is drawn again above it."""

    cells: tuple[Rows, ...]
    widths: tuple[float, ...]
    head: Self | None = None
    least: float = 0.0

    @property
    def height(self) -> float:
        """The height of the tallest cell."""
        return max(self.least, *(cell.height + 2 * CELL_ROOM for cell in self.cells))

    @property
    def start(self) -> float:
        """All of a low row, a few lines of a tall one."""
        return min(self.height, _WHOLE_ROW)

    @property
    def whole(self) -> bool:
        """Tell whether it is never parted."""
        return self.height <= _WHOLE_ROW

    def part(self, room: float) -> tuple[Self, Self] | None:
        """Part a tall row between the lines of its cells."""
        leading = self.cells[0].style.leading
        fit = int((room - 2 * CELL_ROOM + _HAIR) / leading)
        if self.whole or fit < _FEW:
            return None
        upper, lower = zip(*(cell.part_at(fit) for cell in self.cells), strict=True)
        return replace(self, cells=upper, after=0.0), replace(self, cells=lower, before=0.0)

    def draw(self, pen: "Canvas", x: float, top: float) -> None:
        """Draw the cells and the lines around them."""
        height = self.height
        pen.setLineWidth(_GRID)
        pen.rect(x, top - height, sum(self.widths), height)
        for cell, width in zip(self.cells, self.widths, strict=True):
            slack = 0.0 if self.head else height - 2 * CELL_ROOM - cell.height
            cell.draw(pen, x + CELL_SIDE, top - CELL_ROOM - slack / 2)
            x += width
            pen.line(x, top - height, x, top)


def _draw_letters(
    pen: "Canvas", piece: Piece, at: tuple[float, float], size: float, stretch: float
) -> None:
    text = pen.beginText(*at)
    text.setFont(piece.font, size)
    if stretch:
        text.setWordSpace(stretch)
    text.textOut(piece.text)
    if stretch:
        text.setWordSpace(0)
    pen.drawText(text)


def _draw_sign(pen: "Canvas", piece: Piece, x: float, y: float, size: float) -> None:
    if isinstance(piece.sign, Box):
        _draw_box(pen, piece.sign, x, y, size)
    else:
        _draw_dots(pen, x, y, piece.width)


def _draw_dots(pen: "Canvas", x: float, y: float, width: float) -> None:
    """Draw dots on one grid of the page, so that those of all rows stand below each other."""
    pen.saveState()
    pen.setLineWidth(_DOT)
    pen.setDash(_DOT, _DOT_STEP - _DOT)
    pen.line(ceil(x / _DOT_STEP) * _DOT_STEP, y - _DOT_DROP, x + width, y - _DOT_DROP)
    pen.restoreState()


def _draw_box(pen: "Canvas", box: Box, x: float, y: float, size: float) -> None:
    side = BOX_SIDE * size
    bottom = y - 0.06 * size
    pen.setLineWidth(0.7)
    pen.rect(x, bottom, side, side)
    if box.checked:
        pen.saveState()
        pen.setLineWidth(1.4)
        pen.setLineCap(1)
        pen.setLineJoin(1)
        tick = pen.beginPath()
        tick.moveTo(x + 0.18 * side, bottom + 0.52 * side)
        tick.lineTo(x + 0.42 * side, bottom + 0.22 * side)
        tick.lineTo(x + 0.84 * side, bottom + 0.82 * side)
        pen.drawPath(tick)
        pen.restoreState()
