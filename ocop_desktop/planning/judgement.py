"""What is said of a plan: how it stands in all, its three figures, each contradiction in words."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ocop_desktop.planning.contradictions import Contradiction, Kind
from ocop_desktop.planning.figures import Figures
from ocop_desktop.planning.inputs import ZERO, exactly
from ocop_desktop.wording import planning as words

# Too much capital is no more than untidy; too little is not.
_GRAVEST: Final = (Kind.UNREAD, Kind.CAPITAL, Kind.REPAYMENT, Kind.NO_OUTPUT, Kind.OVERSOLD)


class Light(StrEnum):
    """How the plan stands."""

    STANDS = "stands"
    LOOK_AGAIN = "look_again"
    DOES_NOT_STAND = "does_not_stand"


LIGHT_WORDS: Final[Mapping[Light, str]] = MappingProxyType(
    {
        Light.STANDS: words.STANDS,
        Light.LOOK_AGAIN: words.LOOK_AGAIN,
        Light.DOES_NOT_STAND: words.DOES_NOT_STAND,
    }
)


def light(figures: Figures, found: Iterable[Contradiction]) -> Light | None:
    """Tell how the plan stands; None while there is nothing to judge: no revenue is known.

    It does not stand when its last year earns nothing; it stands when every year earns, new
    things are paid back within the three years and nothing contradicts itself.
    """
    years = figures.years
    if not any(year.revenue for year in years):
        return None  # costs alone would always be a loss
    if years[-1].profit <= 0:
        return Light.DOES_NOT_STAND
    sound = figures.payback is not None and all(year.profit > 0 for year in years)
    return Light.STANDS if sound and not any(found) else Light.LOOK_AGAIN


@exactly
def live(figures: Figures) -> tuple[tuple[str, str], ...]:
    """Return the three figures beside the tables, each with its label."""
    first = figures.years[0]
    return (
        (words.PROFIT, words.money(first.profit)),
        (words.BREAK_EVEN, words.break_even(first.break_even_revenue, first.revenue)),
        (words.PAYBACK, words.years(figures.payback)),
    )


@exactly
def by_gravity(found: Iterable[Contradiction]) -> list[Contradiction]:
    """Return the gravest first, all else as it stands.

    What could not be read spoils every figure; then comes a plan that cannot be carried out.
    """
    return sorted(found, key=_gravity)


def _gravity(found: Contradiction) -> int:
    spare = found.kind is Kind.CAPITAL and found.figures[0] > found.figures[1]
    lasts = found.kind not in _GRAVEST or spare
    return len(_GRAVEST) if lasts else _GRAVEST.index(found.kind)


@exactly
def sentence(found: Contradiction) -> str:
    """Say it in Vietnamese."""
    return _SENTENCES[found.kind](found)


def _capital_words(found: Contradiction) -> str:
    sources, need = found.figures
    say = words.capital_missing if sources < need else words.capital_too_much
    return say(sources, need)


def _working_capital_words(found: Contradiction) -> str:
    costs, suggested = (*found.figures, None)[:2]
    return words.no_working_capital(costs or ZERO, suggested)


_SENTENCES: Final[Mapping[Kind, Callable[[Contradiction], str]]] = MappingProxyType(
    {
        Kind.CAPITAL: _capital_words,
        Kind.OVERSOLD: lambda c: words.oversold(c.name, c.year, *c.figures),
        Kind.NO_OUTPUT: lambda c: words.no_output(c.name, c.year, *c.figures),
        Kind.SHARES: lambda c: words.shares(*c.figures),
        Kind.LOCAL_PEOPLE: lambda c: words.too_many_local(c.name, *c.figures),
        Kind.MONTHS: lambda c: words.too_many_months(c.name, *c.figures),
        Kind.MATERIAL_PRODUCT: lambda c: words.material_not_needed(c.name),
        Kind.MATERIAL_PRICE: lambda c: words.material_unpriced(c.name),
        Kind.MATERIAL_NORM: lambda c: words.material_unmeasured(c.name),
        Kind.SALE_PRODUCT: lambda c: words.sale_of_nothing(c.name),
        Kind.GROWTH: lambda c: words.growth(c.year, *c.figures),
        Kind.PERCENT: lambda c: words.over_hundred(c.name, c.cell, *c.figures),
        Kind.NEGATIVE: lambda c: words.negative(c.name, c.cell, *c.figures),
        Kind.WORKING_CAPITAL: _working_capital_words,
        Kind.ASSET_YEARS: lambda c: words.no_asset_years(c.name),
        Kind.ASSET_STATUS: lambda c: words.no_asset_status(c.name),
        Kind.LOAN_MONTHS: lambda c: words.no_loan_months(c.name),
        Kind.LOAN_RATE: lambda c: words.no_loan_rate(c.name),
        Kind.REPAYMENT: lambda c: words.not_repaid(c.year, *c.figures),
        Kind.SAME_NAME: lambda c: words.same_name(c.name),
        Kind.UNFINISHED: lambda c: words.unfinished(c.name, c.cell),
        Kind.UNREAD: lambda c: words.unread(c.name, c.cell),
        Kind.COST_KIND: lambda c: words.no_cost_kind(c.name),
        Kind.COST_YEAR: lambda c: words.no_cost(c.name, c.year),
    }
)
