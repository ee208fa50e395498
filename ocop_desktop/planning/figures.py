"""What follows from a plan: results of three years, each product, break-even, capital, payback.

Every formula's source is `forms-2019.md` §3.1 (our own proposal for Biểu số 03) and issue 4.
Money is in whole đồng: each cell is rounded where it arises, half away from zero like ROUND of a
spreadsheet, and sums add rounded cells. Shares (1 = 100 %) and years are rounded to six places,
break-even quantities up to whole units, or to 0,001 where a product is made or sold in parts of a
unit. What is not typed yet counts as nothing; what cannot be told is None.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import Final, TypeAlias

from ocop_desktop.planning.inputs import (
    YEARS,
    ZERO,
    Amount,
    Asset,
    Cost,
    Material,
    Output,
    Plan,
    Three,
    exactly,
    to_dong,
    total,
)
from ocop_desktop.planning.loans import LoanYear, loan_years

_Sums: TypeAlias = Sequence[Decimal]  # one for each year
_ByProduct: TypeAlias = Mapping[str, _Sums]

_NEVER: Final[Three] = (None, None, None)
_NONE: Final[_Sums] = (ZERO, ZERO, ZERO)
_SIXTH_PLACE: Final = Decimal("0.000001")
_THIRD_PLACE: Final = Decimal("0.001")
_UNIT: Final = Decimal(1)
_YEAR_MONTHS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of the plan (tables 3-5 and 3-7), in đồng.

    * variable = materials + variable labour + other variable costs
    * fixed = fixed labour + other fixed costs + depreciation + interest; cost = variable + fixed
    * profit before tax = revenue − cost; tax = ROUND(that × rate ÷ 100), 0 when there is no profit
    * contribution (số dư đảm phí) = revenue − variable
    * break-even revenue = fixed ÷ (1 − variable ÷ revenue) = fixed × revenue ÷ contribution, and
      as a share of the revenue fixed ÷ contribution; None when contribution or revenue ≤ 0
    * cash flow = profit + depreciation; cumulative = all of it so far − investment
    * margin = profit ÷ revenue; return on capital = profit ÷ capital need
    """

    revenue: Decimal
    materials: Decimal
    labour_variable: Decimal
    labour_fixed: Decimal
    other_variable: Decimal
    other_fixed: Decimal
    depreciation: Decimal
    interest: Decimal
    repayment: Decimal
    variable: Decimal
    fixed: Decimal
    cost: Decimal
    profit_before_tax: Decimal
    tax: Decimal
    profit: Decimal
    contribution: Decimal
    margin: Amount
    return_on_capital: Amount
    break_even_revenue: Amount
    break_even_share: Amount
    cash_flow: Decimal
    cumulative: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductYear:
    """One product in one year; money in đồng, quantities in the product's unit.

    * `other_variable` and `fixed` are its parts of variable costs without materials and of the
      fixed ones, by revenue (see `allocate`); None for one of several products that has no revenue
    * unit cost (giá thành) = (materials + other variable + fixed) ÷ produced
    * unit variable = (materials + other variable) ÷ produced; unit price = revenue ÷ sold
    * unit contribution = unit price − unit variable
    * break-even quantity = sold × break-even share of the year, so that several products keep
      their mix and the quantities at their prices make the break-even revenue. Where one product
      is made and all of it sold this is fixed ÷ (price − variable of a unit). Rounded to six
      places, then up, for with less there is still a loss: to whole units, or to 0,001 where
      the product is made or sold in parts of a unit. None when nothing of it is sold
    """

    produced: Decimal
    sold: Decimal
    revenue: Decimal
    materials: Decimal
    other_variable: Amount
    fixed: Amount
    unit_cost: Amount
    unit_price: Amount
    unit_variable: Amount
    unit_contribution: Amount
    break_even_quantity: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductFigures:
    """A row of table 3-1 with its three years."""

    id: str
    name: str
    unit: str
    years: tuple[ProductYear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that follows from a plan.

    * investment = amounts of the new assets; capital need = investment + working capital typed
    * suggested working capital = ROUND((cost − depreciation of year 1) × cycle months ÷ 12)
    * gap = capital need − sources: above zero is missing, below zero is too much
    * payback: see `payback`
    * local labour share = local people ÷ people, None while one row's are not told; the two
      shares of materials are by cost of the three years, of this commune and of the rest of the
      province
    """

    years: tuple[Year, ...]
    products: tuple[ProductFigures, ...]
    investment: Decimal
    working_capital: Amount
    suggested_working_capital: Amount
    capital_need: Decimal
    sources: Decimal
    gap: Decimal
    payback: Amount
    local_labour_share: Amount
    local_material_share: Amount
    province_material_share: Amount


@exactly
def figures(plan: Plan) -> Figures:
    """Calculate everything; never raises, whatever was typed."""
    made = {row.id: row.amounts for row in plan.outputs}
    spent = [(row, row.costs(made.get(row.product, _NEVER))) for row in plan.materials]
    revenue = _by_product((row.product, row.revenues) for row in plan.sales)
    materials = _by_product((row.product, costs) for row, costs in spent)
    investment = _investment(plan.assets)
    need = investment + to_dong(plan.working_capital or ZERO)
    sources = all_sources(plan)
    years = _years(plan, _all(revenue), _all(materials), investment, need)
    by_origin = {origin: total(_cells(spent, origin)) for origin in ("commune", "province")}
    materials_cost = total(year.materials for year in years)
    return Figures(
        years=years,
        products=_products(plan, years, revenue, materials),
        investment=investment,
        working_capital=plan.working_capital,
        suggested_working_capital=_suggested(years[0], plan.cycle_months),
        capital_need=need,
        sources=sources,
        gap=need - sources,
        payback=payback(investment, [year.cash_flow for year in years]),
        local_labour_share=_local_labour(plan),
        local_material_share=_share(by_origin["commune"], materials_cost),
        province_material_share=_share(by_origin["province"], materials_cost),
    )


def payback(investment: Decimal, flows: Iterable[Decimal]) -> Amount:
    """Return the years until the cash flows (profit + depreciation) have brought the investment.

    Within the year it is reached, in proportion: years before + still missing ÷ flow of the year.
    0 without investment; None when the years given are not enough.
    """
    missing = investment
    if missing <= 0:
        return ZERO
    for before, flow in enumerate(flows):
        if flow >= missing:
            return (before + missing / flow).quantize(_SIXTH_PLACE)
        missing -= flow
    return None


def allocate(amount: Decimal, revenues: Sequence[Decimal]) -> list[Amount]:
    """Part an amount of đồng by revenue: ROUND(amount × revenue ÷ all revenue).

    The last product with revenue takes the rest, so that the parts add up to the đồng. A single
    product takes all. Of several, one without revenue has no part that could be told: None.
    """
    if len(revenues) == 1:
        return [amount]
    whole = sum(revenues, ZERO)
    if whole <= 0:
        return [None for _ in revenues]
    parts: list[Amount] = [
        to_dong(amount * revenue / whole) if revenue else None for revenue in revenues
    ]
    last = max(place for place, revenue in enumerate(revenues) if revenue)
    parts[last] = ZERO
    parts[last] = amount - total(parts)
    return parts


# --- sums of the tables ----------------------------------------------------------------------


def all_sources(plan: Plan) -> Decimal:
    """Return what all sources of capital come to, in đồng."""
    return total(to_dong(row.amount) for row in plan.sources if row.amount is not None)


def _by_product(rows: Iterable[tuple[str, Three]]) -> _ByProduct:
    sums: dict[str, list[Decimal]] = {}
    for product, cells in rows:
        kept = sums.setdefault(product, [ZERO, ZERO, ZERO])
        for place, cell in enumerate(cells):
            if cell is not None:
                kept[place] += cell
    return sums


def _all(sums: _ByProduct) -> _Sums:
    return [sum(column, ZERO) for column in zip(*sums.values(), strict=True)] or _NONE


def _cells(spent: Iterable[tuple[Material, Three]], origin: str) -> Iterable[Amount]:
    return (cost for row, costs in spent if row.origin == origin for cost in costs)


def _investment(assets: Iterable[Asset]) -> Decimal:
    return total(asset.amount for asset in assets if asset.is_new)


def _depreciation(assets: Iterable[Asset]) -> _Sums:
    return [
        total(column) for column in zip(*(row.depreciations for row in assets), strict=True)
    ] or _NONE


def _typed(costs: Iterable[Cost], place: int, *, variable: bool) -> Decimal:
    """Add up the typed costs of a year, each cell rounded."""
    amounts = (row.amounts[place] for row in costs if row.is_variable == variable)
    return total(to_dong(amount) for amount in amounts if amount is not None)


def _suggested(first: Year, cycle_months: Amount) -> Amount:
    if cycle_months is None:
        return None
    return to_dong((first.cost - first.depreciation) * cycle_months / _YEAR_MONTHS)


def _local_labour(plan: Plan) -> Amount:
    working = (row for row in plan.labour if row.people is not None and row.people > 0)
    if any(row.local_people is None for row in working):
        return None
    return _share(
        total(row.local_people for row in plan.labour), total(row.people for row in plan.labour)
    )


def _share(part: Decimal, whole: Decimal) -> Amount:
    """Return part ÷ whole to six places; None without a whole."""
    return (part / whole).quantize(_SIXTH_PLACE) if whole > 0 else None


# --- years -----------------------------------------------------------------------------------


def _years(
    plan: Plan, revenue: _Sums, materials: _Sums, investment: Decimal, need: Decimal
) -> tuple[Year, ...]:
    """Return the three years, the cumulative cash flow running through them."""
    labour = {
        kind: total(row.fund for row in plan.labour if row.is_variable == kind)
        for kind in (True, False)
    }
    loans = [loan_years(row) for row in plan.sources]
    depreciation = _depreciation(plan.assets)
    years: list[Year] = []
    left = -investment
    for place in range(len(YEARS)):
        year = _year(
            plan,
            place,
            revenue=revenue[place],
            materials=materials[place],
            labour=labour,
            depreciation=depreciation[place],
            loans=[loan[place] for loan in loans],
            need=need,
            left=left,
        )
        left = year.cumulative
        years.append(year)
    return tuple(years)


def _year(
    plan: Plan,
    place: int,
    *,
    revenue: Decimal,
    materials: Decimal,
    labour: Mapping[bool, Decimal],
    depreciation: Decimal,
    loans: Sequence[LoanYear],
    need: Decimal,
    left: Decimal,
) -> Year:
    other_variable = _typed(plan.costs, place, variable=True)
    other_fixed = _typed(plan.costs, place, variable=False)
    interest = total(loan.interest for loan in loans)
    variable = materials + labour[True] + other_variable
    fixed = labour[False] + other_fixed + depreciation + interest
    contribution = revenue - variable
    before_tax = contribution - fixed
    tax = to_dong(before_tax * plan.tax_rate / 100) if before_tax > 0 else ZERO
    profit = before_tax - tax
    breaks_even = contribution > 0 and revenue > 0
    return Year(
        revenue=revenue,
        materials=materials,
        labour_variable=labour[True],
        labour_fixed=labour[False],
        other_variable=other_variable,
        other_fixed=other_fixed,
        depreciation=depreciation,
        interest=interest,
        repayment=total(loan.repayment for loan in loans),
        variable=variable,
        fixed=fixed,
        cost=variable + fixed,
        profit_before_tax=before_tax,
        tax=tax,
        profit=profit,
        contribution=contribution,
        margin=_share(profit, revenue),
        return_on_capital=_share(profit, need),
        break_even_revenue=to_dong(fixed * revenue / contribution) if breaks_even else None,
        break_even_share=_share(fixed, contribution) if breaks_even else None,
        cash_flow=profit + depreciation,
        cumulative=left + profit + depreciation,
    )


# --- products --------------------------------------------------------------------------------


def _products(
    plan: Plan, years: Sequence[Year], revenue: _ByProduct, materials: _ByProduct
) -> tuple[ProductFigures, ...]:
    sold = _by_product((row.product, row.quantities) for row in plan.sales)
    steps = [_step(row.amounts, sold.get(row.id, _NONE)) for row in plan.outputs]
    by_year = [
        _products_of_year(
            plan.outputs,
            place,
            year=year,
            sold=sold,
            revenue=revenue,
            materials=materials,
            steps=steps,
        )
        for place, year in enumerate(years)
    ]
    return tuple(
        ProductFigures(id=row.id, name=row.name, unit=row.unit, years=of_three)
        for row, of_three in zip(plan.outputs, zip(*by_year, strict=True), strict=True)
    )


def _products_of_year(
    outputs: Sequence[Output],
    place: int,
    *,
    year: Year,
    sold: _ByProduct,
    revenue: _ByProduct,
    materials: _ByProduct,
    steps: Sequence[Decimal],
) -> list[ProductYear]:
    revenues = [revenue.get(row.id, _NONE)[place] for row in outputs]
    variable = allocate(year.labour_variable + year.other_variable, revenues)
    fixed = allocate(year.fixed, revenues)
    return [
        _product_year(
            produced=row.amounts[place] or ZERO,
            sold=sold.get(row.id, _NONE)[place],
            revenue=earned,
            materials=materials.get(row.id, _NONE)[place],
            other_variable=of_variable,
            fixed=of_fixed,
            year=year,
            step=step,
        )
        for row, earned, of_variable, of_fixed, step in zip(
            outputs, revenues, variable, fixed, steps, strict=True
        )
    ]


def _product_year(
    *,
    produced: Decimal,
    sold: Decimal,
    revenue: Decimal,
    materials: Decimal,
    other_variable: Amount,
    fixed: Amount,
    year: Year,
    step: Decimal,
) -> ProductYear:
    variable = None if other_variable is None else materials + other_variable
    cost = None if variable is None or fixed is None else variable + fixed
    unit_price = _each(revenue, sold)
    unit_variable = _each(variable, produced)
    return ProductYear(
        produced=produced,
        sold=sold,
        revenue=revenue,
        materials=materials,
        other_variable=other_variable,
        fixed=fixed,
        unit_cost=_each(cost, produced),
        unit_price=unit_price,
        unit_variable=unit_variable,
        unit_contribution=_less(unit_price, unit_variable),
        break_even_quantity=_break_even_quantity(sold, year, step) if revenue else None,
    )


def _step(made: Iterable[Amount], sold: Iterable[Amount]) -> Decimal:
    """Return what a product's quantities are counted in: whole units, or thousandths."""
    amounts = [amount for amount in (*made, *sold) if amount is not None]
    whole = all(amount.quantize(_SIXTH_PLACE) == to_dong(amount) for amount in amounts)
    return _UNIT if whole else _THIRD_PLACE


def _break_even_quantity(sold: Decimal, year: Year, step: Decimal) -> Amount:
    """Return sold × fixed ÷ contribution; the year's rounded share would lose some of it."""
    if year.break_even_share is None or not sold:
        return None
    exact = _share(sold * year.fixed, year.contribution)
    return None if exact is None else exact.quantize(step, ROUND_UP)


def _each(amount: Amount, quantity: Decimal) -> Amount:
    """Return the đồng of one unit: ROUND(amount ÷ quantity); None without a quantity."""
    return to_dong(amount / quantity) if amount is not None and quantity > 0 else None


def _less(one: Amount, other: Amount) -> Amount:
    return None if one is None or other is None else one - other
