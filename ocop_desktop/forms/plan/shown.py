"""The figures of a plan as its form shows them: cells, rows that stand first, single fields."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any, Final, TypeAlias

from ocop_desktop.core.numbers import in_words, percent_of
from ocop_desktop.forms.kinds.table import FIXED
from ocop_desktop.forms.plan.map import FLAT_FIGURES, TABLE
from ocop_desktop.planning.calculating import all_sources
from ocop_desktop.planning.contradictions import Contradiction
from ocop_desktop.planning.figures import Figures, ProductFigures, Year
from ocop_desktop.planning.inputs import Amount, Plan, Three, exactly, total
from ocop_desktop.planning.judgement import LIGHT_WORDS, light
from ocop_desktop.wording import forms as words
from ocop_desktop.wording import planning as said

Map: TypeAlias = Mapping[str, Any]
Cells: TypeAlias = dict[str, dict[str, Any]]  # by row and column
Figure: TypeAlias = int | Decimal | None
Rows: TypeAlias = list[dict[str, Any]]

_MOST_IN_WORDS: Final = 10**15
_NOTHING: Final[Three] = (None, None, None)
_LOANS: Final = ("policy_bank", "bank", "funds")

# row of the costs → attribute of a Year, whether it is variable; in the order they stand
_COSTS: Final = (
    ("materials", True),
    ("labour_variable", True),
    ("labour_fixed", False),
    ("depreciation", False),
    ("interest", False),
)
# row of the results → whether it is a share, shown in percent
_RESULTS: Final = (
    ("revenue", False),
    ("cost", False),
    ("variable", False),
    ("fixed", False),
    ("profit_before_tax", False),
    ("tax", False),
    ("profit", False),
    ("margin", True),
    ("return_on_capital", True),
    ("break_even_revenue", False),
    ("break_even_share", True),
    ("repayment", False),
)
# name of single figures of each year → attribute, whether it is a share
_YEARLY: Final = (
    ("revenue", "revenue", False),
    ("cost", "cost", False),
    ("profit", "profit", False),
    ("depreciation", "depreciation", False),
    ("interest", "interest", False),
    ("repayment", "repayment", False),
    ("break_even", "break_even_revenue", False),
    ("margin", "margin", True),
    ("return", "return_on_capital", True),
    ("break_even_share", "break_even_share", True),
)


# --- cells -----------------------------------------------------------------------------------


@exactly
def cells(maps: Mapping[str, Map], plan: Plan) -> dict[str, Cells]:
    """Return the cells of typed rows that follow from others, by field."""
    sources = all_sources(plan)
    made = {row.id: row.amounts for row in plan.outputs}
    found = {
        "materials": (
            (
                row.id,
                _material(maps, row.needs(by := made.get(row.product, _NOTHING)), row.costs(by)),
            )
            for row in plan.materials
        ),
        "assets": ((row.id, _asset(maps, row.amount, row.depreciations)) for row in plan.assets),
        "labour": ((row.id, _single(maps["labour"], fund=row.fund)) for row in plan.labour),
        "sales": ((row.id, _yearly(maps["sales"], revenue=row.revenues)) for row in plan.sales),
        "sources": (
            (row.id, _single(maps["sources"], share=_part(row.amount, sources)))
            for row in plan.sources
        ),
    }
    return {maps[name][TABLE]: dict(rows) for name, rows in found.items() if name in maps}


def _material(maps: Mapping[str, Map], needs: Three, costs: Three) -> dict[str, Any]:
    return _yearly(maps["materials"], need=needs, cost=costs)


def _asset(maps: Mapping[str, Map], amount: Amount, depreciations: Three) -> dict[str, Any]:
    return _single(maps["assets"], amount=amount, depreciation=depreciations[0])


def _single(mapped: Map, **amounts: Amount) -> dict[str, Any]:
    return {mapped[word]: plain(each) for word, each in amounts.items() if word in mapped}


def _yearly(mapped: Map, **amounts: Sequence[Amount]) -> dict[str, Any]:
    """Return the cells of as many years as the table has columns for."""
    return {
        key: plain(each)
        for word, of_years in amounts.items()
        for key, each in zip(mapped.get(word, ()), of_years, strict=False)
    }


# --- rows that stand first -------------------------------------------------------------------


@exactly
def fixed_rows(maps: Mapping[str, Map], figures: Figures) -> dict[str, Rows]:
    """Return the rows nobody types, by field."""
    empty = is_empty(figures)
    found: dict[str, Iterable[dict[str, Any]]] = {
        "costs": _costs(maps, None if empty else figures.years),
        "results": _results(maps, None if empty else figures.years),
        "products": (_product(maps["products"], each) for each in figures.products),
    }
    return {maps[name][TABLE]: list(rows) for name, rows in found.items() if name in maps}


def blank_rows(maps: Mapping[str, Map]) -> dict[str, Rows]:
    """Return the same rows without figures, for a blank paper."""
    found = {"costs": _costs(maps, None), "results": _results(maps, None)}
    return {maps[name][TABLE]: list(rows) for name, rows in found.items() if name in maps}


def is_empty(figures: Figures) -> bool:
    """Tell whether nothing is planned yet, so that a nought would only disturb."""
    flows = (amount for year in figures.years for amount in (year.revenue, year.cost))
    return not any((figures.capital_need, figures.sources, *flows))


def _costs(maps: Mapping[str, Map], years: Sequence[Year] | None) -> Iterator[dict[str, Any]]:
    mapped = maps["costs"]
    for name, is_variable in _COSTS:
        kind = {mapped["variable"]: "variable" if is_variable else "fixed"}
        yield _row(mapped, name, words.PLAN_COSTS[name], _of_years(years, name)) | kind


def _results(maps: Mapping[str, Map], years: Sequence[Year] | None) -> Iterator[dict[str, Any]]:
    for name, is_share in _RESULTS:
        amounts = _of_years(years, name, is_share=is_share)
        yield _row(maps["results"], name, words.PLAN_RESULTS[name], amounts)


def _row(mapped: Map, name: str, label: str, amounts: Iterable[Any]) -> dict[str, Any]:
    years = dict(zip(mapped["years"], amounts, strict=True))
    return {"id": f"{FIXED}{name}", mapped["name"]: label, **years}


def _of_years(years: Sequence[Year] | None, name: str, *, is_share: bool = False) -> Iterable[Any]:
    if years is None:
        return _NOTHING
    show = percent if is_share else plain
    return map(show, map(attrgetter(name), years))


def _product(mapped: Map, product: ProductFigures) -> dict[str, Any]:
    texts = {"name": product.name, "unit": product.unit}
    years = product.years
    return {
        "id": f"{FIXED}{product.id}",
        **{mapped[word]: text or None for word, text in texts.items() if word in mapped},
        **_yearly(
            mapped,
            cost=[year.unit_cost for year in years],
            price=[year.unit_price for year in years],
            break_even=[year.break_even_quantity for year in years],
        ),
    }


# --- single figures --------------------------------------------------------------------------


@exactly
def flat(
    plan: Plan,
    figures: Figures,
    found: Iterable[Contradiction],
    capital: Mapping[str, Iterable[Amount]],
) -> dict[str, Any]:
    """Return every single figure by name; shares in percent, nothing while nothing is planned."""
    if is_empty(figures):
        return dict.fromkeys(FLAT_FIGURES)
    yearly = {
        f"{name}_{number}": (percent if is_share else plain)(getattr(year, attribute))
        for name, attribute, is_share in _YEARLY
        for number, year in enumerate(figures.years, 1)
    }
    return {**_amounts(plan, figures, capital), **_told(figures, found), **yearly}


def _amounts(
    plan: Plan, figures: Figures, capital: Mapping[str, Iterable[Amount]]
) -> dict[str, Any]:
    def of(*kinds: str) -> Any:
        return plain(total(amount for kind in kinds for amount in capital.get(kind, ())))

    return {
        "investment": plain(figures.investment),
        "suggested_working_capital": plain(figures.suggested_working_capital),
        "capital_need": plain(figures.capital_need),
        "sources": plain(figures.sources),
        "gap": plain(figures.gap),
        "own_capital": of("own", "members"),
        "loans": of(*_LOANS),
        "support": of("support"),
        "labour": plain(total(row.people for row in plan.labour)),
        "local_labour_share": percent(figures.local_labour_share),
        "local_material_share": percent(figures.local_material_share),
        "province_material_share": percent(figures.province_material_share),
    }


def _told(figures: Figures, found: Iterable[Contradiction]) -> dict[str, str | None]:
    stands, first = light(figures, found), figures.years[0]
    return {
        "capital_in_words": _in_words(figures.capital_need),
        "payback": said.years(figures.payback),
        "light": None if stands is None else LIGHT_WORDS[stands],
        "break_even_words": said.break_even(first.break_even_revenue, first.revenue),
    }


def _in_words(amount: Decimal) -> str | None:
    """Return an amount in words; None beyond what has words."""
    if abs(amount) > _MOST_IN_WORDS:
        return None
    return words.dong_in_words(in_words(int(amount)))


# --- amounts ---------------------------------------------------------------------------------


def plain(amount: Amount) -> Figure:
    """Return a whole amount as an int, as typed money is."""
    if amount is None or amount != amount.to_integral_value():
        return amount
    return int(amount)


def percent(share: Amount) -> Figure:
    """Return a share in percent, as every percent is shown."""
    return None if share is None else plain(percent_of(share))


def _part(amount: Amount, whole: Decimal) -> Amount:
    """Return an amount in percent of the whole."""
    if amount is None or whole <= 0:
        return None
    return percent_of(amount / whole)
