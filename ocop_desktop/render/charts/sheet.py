"""The sheet a chart is drawn on: rows of words one below the other, legends, the unit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ocop_desktop.forms.paper.blocks import Chart
from ocop_desktop.render.charts import strokes as draw
from ocop_desktop.render.charts.strokes import LEADING, QUIET, Shape
from ocop_desktop.wording import charts as words

TEXT: Final = 10.0
SMALL: Final = 9.0
GAP: Final = 6.0
_TITLE: Final = 12.0
_SWATCH: Final = 16.0
_BETWEEN: Final = 14.0  # two words of the legend


@dataclass(slots=True)
class Sheet:
    """Shapes one below the other; `used` is the height so far."""

    width: float
    shapes: list[Shape] = field(default_factory=list)
    used: float = 0.0

    def down(self, room: float) -> float:
        """Use so much more height and return the y below it."""
        self.used += room
        return -self.used

    def heading(self, text: str) -> None:
        """Write the title, centred."""
        for row in draw.broken(text, _TITLE, self.width, bold=True):
            y = self.down(_TITLE * LEADING) + 0.3 * _TITLE
            self.shapes.append(
                draw.letters(row, (self.width / 2, y), _TITLE, bold=True, anchor="middle")
            )
        self.down(GAP / 2)

    def rows(self, text: str, size: float, *, italic: bool = False) -> None:
        """Write words, centred, in as many rows as they need."""
        for row in draw.broken(text, size, self.width, italic=italic):
            y = self.down(size * LEADING) + 0.3 * size
            self.shapes.append(
                draw.letters(row, (self.width / 2, y), size, italic=italic, anchor="middle")
            )

    def legend(self, chart: Chart, *, lines: bool) -> None:
        """Write what each series is, and the unit on a row of its own."""
        rows: list[list[tuple[str, str, float]]] = [[]]
        left = self.width
        for series in chart.series:
            name = draw.broken(series.name, TEXT, self.width / 2, most=1)[:1] or [""]
            taken = _SWATCH + 5.0 + draw.wide(name[0], TEXT) + _BETWEEN
            if taken > left and rows[-1]:
                rows.append([])
                left = self.width
            rows[-1].append((name[0], series.style, taken))
            left -= taken
        for row in rows:
            self._legend_row(row, lines=lines)
        self.unit(chart)

    def _legend_row(self, row: Sequence[tuple[str, str, float]], *, lines: bool) -> None:
        y = self.down(TEXT * LEADING + 2.0) + 3.0
        x = (self.width - sum(taken for *_, taken in row) + _BETWEEN) / 2
        for name, style, taken in row:
            if lines:
                middle = y + TEXT * 0.3
                sample: list[Shape] = [
                    draw.styled_line([(x, middle), (x + _SWATCH, middle)], style)
                ]
            else:
                sample = draw.bar((x, y - 0.5), _SWATCH, 8.0, style)
            self.shapes += [*sample, draw.letters(name, (x + _SWATCH + 5.0, y), TEXT)]
            x += taken

    def unit(self, chart: Chart) -> None:
        """Say the unit at the right."""
        y = self.down(SMALL * LEADING + 2.0) + 3.0
        said = words.in_unit(chart.unit)
        self.shapes.append(
            draw.letters(said, (self.width, y), SMALL, italic=True, colour=QUIET, anchor="end")
        )
