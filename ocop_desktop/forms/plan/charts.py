"""The three charts of a plan: its results over the years, its break-even point, its capital.

Pure: figures of `planning` in, `blocks.Chart` out. Whatever was typed gives a chart; what a picture
cannot show is said in its note.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from ocop_desktop.forms.paper.blocks import Chart, Mark, Series
from ocop_desktop.planning.figures import Figures, Year
from ocop_desktop.planning.inputs import ZERO, Plan, Source, exactly, total
from ocop_desktop.wording import charts as words
from ocop_desktop.wording.planning import NO_BREAK_EVEN

KINDS: Final = ("revenue", "break_even", "capital")
_MOST_SOURCES: Final = 9
_HUNDRED: Final = 100
_STEPS: Final = 5
# How wide the steps of the break-even chart are, in percent of the planned sales.
_STEP_WIDTHS: Final = (25, 50, 100)
_ROOM: Final = Decimal("1.1")  # so much of the axis lies behind the break-even point


@exactly
def charts(plan: Plan, figures: Figures, first_year: int | None = None) -> tuple[Chart, ...]:
    """Return the charts in the order of KINDS; `first_year` is the calendar's, when known."""
    return (
        _revenue(figures.years, first_year),
        _break_even(figures.years[0]),
        _capital(plan.sources, figures),
    )


def _unit(values: Iterable[Decimal]) -> tuple[Decimal, str]:
    """Return how many đồng the unit has that suits the largest value, and its name."""
    largest = max(map(abs, values), default=ZERO)
    for least, size, name in words.UNITS:
        if largest >= least:
            return Decimal(size), name
    return Decimal(1), words.DONG


def _in(unit: Decimal, values: Iterable[Decimal]) -> tuple[Decimal, ...]:
    return tuple(value / unit for value in values)


# --- results ----------------------------------------------------------------------------------


def _revenue(years: Sequence[Year], first_year: int | None) -> Chart:
    shown = _begun(years)
    rows = (
        [year.revenue for year in shown],
        [year.cost for year in shown],
        [year.profit for year in shown],
    )
    unit, name = _unit(value for row in rows for value in row)
    taxed = any(year.tax for year in shown)
    names = (words.REVENUE, words.COST, words.PROFIT_AFTER_TAX if taxed else words.PROFIT)
    lost = [(number, year.profit) for number, year in enumerate(shown, 1) if year.profit < 0]
    return Chart(
        kind="revenue",
        title=words.REVENUE_TITLE,
        labels=tuple(
            words.year(place + 1, first_year and first_year + place) for place in range(len(shown))
        ),
        series=tuple(
            Series(name=name, values=_in(unit, row), style=style)
            for name, row, style in zip(names, rows, ("strong", "hatched", "pale"), strict=True)
        ),
        unit=name,
        note=words.losses(lost),
    )


def _begun(years: Sequence[Year]) -> Sequence[Year]:
    """Leave out the last years for which there is nothing; all of them when there is nothing."""
    last = max(
        (place for place, year in enumerate(years, 1) if year.revenue or year.cost), default=0
    )
    return years[:last] or years


# --- break-even -------------------------------------------------------------------------------


def _break_even(year: Year) -> Chart:
    width = _step_width(year.break_even_share)
    parts = [Decimal(step * width) / _HUNDRED for step in range(_STEPS + 1)]
    rows = (
        [year.revenue * part for part in parts],
        [year.fixed + year.variable * part for part in parts],
        [year.fixed for _ in parts],
    )
    unit, name = _unit(value for row in rows for value in row)
    return Chart(
        kind="break_even",
        title=words.BREAK_EVEN_TITLE,
        labels=tuple(words.percent(part * _HUNDRED) for part in parts),
        series=tuple(
            Series(name=name, values=_in(unit, row), style=style)
            for name, row, style in zip(
                (words.REVENUE, words.ALL_COSTS, words.FIXED_COSTS),
                rows,
                ("strong", "hatched", "pale"),
                strict=True,
            )
        ),
        unit=name,
        axis=words.SALES_AXIS,
        mark=_mark(year, width, unit, name),
        note=_said(year),
    )


def _step_width(share: Decimal | None) -> int:
    """Return the narrowest steps whose last one lies behind the break-even point."""
    for width in _STEP_WIDTHS:
        if share is not None and share * _ROOM * _HUNDRED <= width * _STEPS:
            return width
    return _STEP_WIDTHS[0]


def _shows(share: Decimal) -> bool:
    return 0 < share * _ROOM * _HUNDRED <= _STEP_WIDTHS[-1] * _STEPS


def _mark(year: Year, width: int, unit: Decimal, name: str) -> Mark | None:
    revenue, share = year.break_even_revenue, year.break_even_share
    if revenue is None or share is None or not _shows(share):
        return None
    return Mark(
        at=share * _HUNDRED / width,
        value=revenue / unit,
        text=words.mark(revenue / unit, name, share),
    )


def _said(year: Year) -> str:
    revenue, share = year.break_even_revenue, year.break_even_share
    if revenue is None or share is None:
        return words.sentence(NO_BREAK_EVEN) if year.revenue > 0 else words.NO_REVENUE
    if share <= 0:
        return words.NO_FIXED_COSTS
    return (words.break_even if _shows(share) else words.far_away)(revenue, share)


# --- capital ----------------------------------------------------------------------------------


def _capital(sources: Iterable[Source], figures: Figures) -> Chart:
    rows = _few([(row.name, row.amount) for row in sources if row.amount is not None])
    amounts = [amount for _, amount in rows]
    unit, name = _unit(amounts)
    series = [Series(name=words.AMOUNT, values=_in(unit, amounts))]
    whole = total(amounts)
    if whole > 0 and min(amounts) >= 0:
        shares = tuple(amount * _HUNDRED / whole for amount in amounts)
        series.append(Series(name=words.SHARE, values=shares, style="percent"))
    return Chart(
        kind="capital",
        title=words.CAPITAL_TITLE,
        labels=tuple(name.strip() or words.UNNAMED for name, _ in rows),
        series=tuple(series),
        unit=name,
        note=words.capital(figures.sources, figures.capital_need) if rows else words.NO_SOURCES,
    )


def _few(rows: list[tuple[str, Decimal]]) -> list[tuple[str, Decimal]]:
    """Return so many sources as a chart bears, the smallest ones as one."""
    if len(rows) <= _MOST_SOURCES:
        return rows
    ranked = sorted(range(len(rows)), key=lambda place: -abs(rows[place][1]))
    kept = sorted(ranked[: _MOST_SOURCES - 1])
    rest = total(rows[place][1] for place in ranked[_MOST_SOURCES - 1 :])
    return [*(rows[place] for place in kept), (words.OTHER_SOURCES, rest)]
