"""Charts of a plan as pictures: columns, lines and bars, the same on paper, in Word, on screen.

Every text has a place of its own: values stand in the slot of their column, legends and notes in
rows that are as high as their words, names beside bars in a column broken to its width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ocop_desktop.forms.paper.blocks import Chart, Mark, OrganisationChart
from ocop_desktop.render import fonts, page, pdfium
from ocop_desktop.render.charts import organisation
from ocop_desktop.render.charts import strokes as draw
from ocop_desktop.render.charts.scale import Scale, scale_of
from ocop_desktop.render.charts.sheet import GAP, SMALL, TEXT, Sheet
from ocop_desktop.render.charts.strokes import LEADING, QUIET, Shape
from ocop_desktop.wording import charts as words

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_VALUES: Final = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
_PLOT: Final = 165.0  # height of a chart with axes
_RIGHT: Final = 14.0
_WIDEST_BAR: Final = 46.0
_FILLED: Final = 0.82  # of the room of a label, by its columns
_BAR: Final = 13.0  # height of a lying one
_NAME_SHARE: Final = 0.36  # of the width, for the names beside lying bars
_NAME_ROWS: Final = 4  # a kind of capital and what she wrote beside it


def drawing(
    block: Chart | OrganisationChart, width: float, tallest: float = page.PORTRAIT.text_height
) -> "Drawing":
    """Return the picture, `width` points wide, as high as it needs and a page bears."""
    fonts.register()
    if isinstance(block, OrganisationChart):
        return organisation.drawing(block, width, tallest)
    sheet = Sheet(width)
    sheet.heading(block.title)
    _BODIES[block.kind](sheet, block)
    if block.note:
        sheet.down(GAP / 2)
        sheet.rows(block.note, TEXT, italic=True)
    return draw.framed(sheet.shapes, width, sheet.used + 2.0)


def picture(
    block: Chart | OrganisationChart, pixels: int, points: float = page.PORTRAIT.text_width
) -> bytes:
    """Return the chart as PNG, so many pixels wide; `points` is the width it is laid out for.

    Fewer points make its letters larger. The same chart gives the same bytes.
    """
    from reportlab.graphics.renderPDF import draw as put
    from reportlab.pdfgen.canvas import Canvas

    made = drawing(block, points)
    stream = BytesIO()
    pen = Canvas(stream, (points, made.height), invariant=1, initialFontName=fonts.face())  # type: ignore[arg-type] # the stubs say float
    put(made, pen, 0, 0)
    pen.save()
    return pdfium.png(stream.getvalue(), pixels / points)


# --- axes -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Plot:
    """The room between the axes, and the scale along its left side."""

    left: float
    right: float
    low: float
    high: float
    scale: Scale

    def y(self, value: Decimal) -> float:
        """Return the height of a value."""
        return self.low + (self.high - self.low) * self.scale.part(value)

    @property
    def zero(self) -> float:
        """The height of zero."""
        return self.low + (self.high - self.low) * self.scale.zero


def _values(chart: Chart) -> Iterator[Decimal]:
    for series in chart.series:
        if series.style != "percent":
            yield from (value for value in series.values if value is not None)


def _plot(sheet: Sheet, chart: Chart, above: float, below: float) -> _Plot:
    """Draw the ruled ground of a chart, with room for words above and below it."""
    values = list(_values(chart))
    scale = scale_of([*values, chart.mark.value] if chart.mark else values)
    ticks = [words.figure(tick) for tick in scale.ticks]
    left = max(draw.wide(tick, SMALL) for tick in ticks) + 6.0
    high = sheet.down(above)
    low = sheet.down(_PLOT)
    sheet.down(below)
    plot = _Plot(left, sheet.width - _RIGHT, low, high, scale)
    for tick, said in zip(scale.ticks, ticks, strict=True):
        y = plot.y(tick)
        rule = [(left, y), (plot.right, y)]
        sheet.shapes += [
            draw.line(rule, colour=draw.FAINT),
            draw.letters(said, (left - 5.0, y - 3.0), SMALL, colour=QUIET, anchor="end"),
        ]
    if not any(values):
        middle = ((left + plot.right) / 2, (low + high) / 2)
        sheet.shapes.append(
            draw.letters(words.NO_FIGURES, middle, TEXT, italic=True, colour=QUIET, anchor="middle")
        )
    return plot


def _name_labels(
    sheet: Sheet, labels: Sequence[str], places: Sequence[float], room: float, top: float
) -> None:
    """Write the labels of the axis below each other's middle, in rows where they are long."""
    lowest = top
    for label, x in zip(labels, places, strict=True):
        y = top
        for row in draw.broken(label, TEXT, room - 4.0, most=3):
            y -= TEXT * LEADING
            sheet.shapes.append(draw.letters(row, (x, y + 2.0), TEXT, anchor="middle"))
        lowest = min(lowest, y)
    sheet.down(top - lowest + 2.0)


# --- columns ----------------------------------------------------------------------------------


def _columns(sheet: Sheet, chart: Chart) -> None:
    sheet.legend(chart, lines=False)
    below = min(_values(chart), default=Decimal(0)) < 0
    room = _VALUES[0] + 4.0
    plot = _plot(sheet, chart, room, room if below else 2.0)
    each = (plot.right - plot.left) / max(1, len(chart.labels))
    slot = min(each * _FILLED / max(1, len(chart.series)), _WIDEST_BAR)
    figures = [words.figure(value) for series in chart.series for value in series.values]
    size = draw.fitting(figures, slot - 2.0, _VALUES)
    middles = [plot.left + each * (place + 0.5) for place in range(len(chart.labels))]
    for place, middle in enumerate(middles):
        x = middle - slot * len(chart.series) / 2
        for series in chart.series:
            sheet.shapes += _column(plot, (x, slot), series.values[place], series.style, size)
            x += slot
    sheet.shapes.append(draw.line([(plot.left, plot.zero), (plot.right, plot.zero)]))
    _name_labels(sheet, chart.labels, middles, each, -sheet.used)


def _column(
    plot: _Plot, place: tuple[float, float], value: Decimal | None, style: str, size: float
) -> Iterator[Shape]:
    """Yield one column and its value, above it or, where it hangs down, below it.

    `place`: the left edge of its slot, and how wide that is.
    """
    x, slot = place
    end = plot.zero if value is None else plot.y(value)
    if end != plot.zero:
        low, height = min(end, plot.zero), abs(end - plot.zero)
        yield from draw.bar((x + 0.06 * slot, low), 0.88 * slot, height, style)
    hangs = value is not None and value < 0
    y = end - 3.0 - size * draw.CAPITALS if hangs else end + 3.0
    said = words.figure(value)
    wide = draw.wide(said, size)
    yield draw.ground((x + (slot - wide) / 2, y - 1.0), wide, size * draw.CAPITALS + 2.0)
    yield draw.letters(said, (x + slot / 2, y), size, anchor="middle")


# --- lines ------------------------------------------------------------------------------------


def _lines(sheet: Sheet, chart: Chart) -> None:
    sheet.legend(chart, lines=True)
    above = TEXT * LEADING + 6.0 if chart.mark else GAP
    plot = _plot(sheet, chart, above, 3.0)
    step = (plot.right - plot.left) / max(1, len(chart.labels) - 1)
    places = [plot.left + step * place for place in range(len(chart.labels))]
    sheet.shapes += [
        draw.line([(plot.left, plot.zero), (plot.right, plot.zero)]),
        draw.line([(plot.left, plot.low), (plot.left, plot.high)]),
        *(draw.line([(x, plot.zero - 2.5), (x, plot.zero)]) for x in places),
    ]
    for series in reversed(chart.series):
        points = [
            (x, plot.y(value))
            for x, value in zip(places, series.values, strict=True)
            if value is not None
        ]
        if len(points) > 1 and any(_values(chart)):
            sheet.shapes.append(draw.styled_line(points, series.style))
    if chart.mark:
        sheet.shapes += _marked(plot, chart.mark, step)
    _name_labels(sheet, chart.labels, places, step, -sheet.used)
    sheet.rows(chart.axis, TEXT)


def _marked(plot: _Plot, mark: Mark, step: float) -> Iterator[Shape]:
    """Yield a point with strokes to both axes, and its words above the ruled ground."""
    x, y = plot.left + step * float(mark.at), plot.y(mark.value)
    yield draw.line([(x, plot.low), (x, plot.high + 3.0)], colour=draw.INK, dash=(2, 2))
    yield draw.line([(plot.left, y), (x, y)], colour=draw.INK, dash=(2, 2))
    yield draw.dot((x, y))
    size = draw.fitting([mark.text], plot.right - plot.left, (TEXT, *_VALUES), bold=True)
    half = draw.wide(mark.text, size, bold=True) / 2
    middle = max(plot.left + half, min(x, plot.right - half))
    yield draw.letters(mark.text, (middle, plot.high + 6.0), size, bold=True, anchor="middle")


# --- lying bars -------------------------------------------------------------------------------


def _bars(sheet: Sheet, chart: Chart) -> None:
    if chart.labels:
        sheet.unit(chart)
    amounts = chart.series[0].values
    said = [_amount(chart, place) for place in range(len(amounts))]
    room = sheet.width * _NAME_SHARE
    names = [draw.broken(label, TEXT, room, most=_NAME_ROWS) for label in chart.labels]
    left = max((draw.wide(row, TEXT) for rows in names for row in rows), default=0.0) + 8.0
    right = sheet.width - max((draw.wide(text, TEXT) for text in said), default=0.0) - 8.0
    scale = scale_of(value for value in amounts if value is not None)
    zero = left + (right - left) * scale.zero
    top = -sheet.used
    for value, text, rows in zip(amounts, said, names, strict=True):
        middle = _bar_names(sheet, rows, left - 8.0)
        end = left + (right - left) * scale.part(value or Decimal(0))
        if end != zero:
            corner = (min(end, zero), middle - _BAR / 2)
            sheet.shapes += draw.bar(corner, abs(end - zero), _BAR, chart.series[0].style)
        behind = (max(end, zero) + 5.0, middle - 0.33 * TEXT)
        sheet.shapes.append(draw.letters(text, behind, TEXT))
    sheet.shapes.append(draw.line([(zero, top), (zero, -sheet.used)]))


def _bar_names(sheet: Sheet, rows: Sequence[str], right: float) -> float:
    """Write the name of a bar and return the middle of its height."""
    height = max(len(rows) * TEXT * LEADING, _BAR) + 8.0
    top = -sheet.used
    middle = top - height / 2
    y = middle + len(rows) * TEXT * LEADING / 2
    for row in rows:
        y -= TEXT * LEADING
        sheet.shapes.append(draw.letters(row, (right, y + 0.3 * TEXT), TEXT, anchor="end"))
    sheet.down(height)
    return middle


def _amount(chart: Chart, place: int) -> str:
    """Return the figure behind a bar, with its share where there are any."""
    amount, *shares = chart.series
    said = [
        words.percent(value) for series in shares if (value := series.values[place]) is not None
    ]
    figure = words.figure(amount.values[place])
    return f"{figure} ({', '.join(said)})" if said else figure


_BODIES: Final = {"revenue": _columns, "break_even": _lines, "capital": _bars}
