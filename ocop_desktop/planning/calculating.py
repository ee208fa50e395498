"""How the figures of a plan are calculated: sums of its tables, then year by year."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from ocop_desktop.planning.figures import Figures, Year
from ocop_desktop.planning.inputs import (
    SIXTH_PLACE,
    YEARS,
    ZERO,
    Amount,
    Asset,
    Cost,
    Material,
    Plan,
    Three,
    exactly,
    share,
    to_dong,
    total,
)
from ocop_desktop.planning.loans import LoanYear, loan_years
from ocop_desktop.planning.products import NOTHING, ByProduct, Sums, by_product, products

_NEVER: Final[Three] = (None, None, None)
_YEAR_MONTHS: Final = 12


@exactly
def figures(plan: Plan) -> Figures:
    """Calculate everything; never raises, whatever was typed."""
    made = {row.id: row.amounts for row in plan.outputs}
    spent = [(row, row.costs(made.get(row.product, _NEVER))) for row in plan.materials]
    revenue = by_product((row.product, row.revenues) for row in plan.sales)
    materials = by_product((row.product, costs) for row, costs in spent)
    investment = _investment(plan.assets)
    need = investment + to_dong(plan.working_capital or ZERO)
    sources = all_sources(plan)
    years = _years(plan, _all(revenue), _all(materials), investment, need)
    return Figures(
        years=years,
        products=products(plan, years, revenue, materials),
        investment=investment,
        working_capital=plan.working_capital,
        suggested_working_capital=_suggested(years[0], plan.cycle_months),
        capital_need=need,
        sources=sources,
        gap=need - sources,
        payback=payback(investment, [year.cash_flow for year in years]),
        local_labour_share=_local_labour(plan),
        local_material_share=_of_origin("commune", spent, years),
        province_material_share=_of_origin("province", spent, years),
    )


def all_sources(plan: Plan) -> Decimal:
    """Return what all sources of capital come to, in đồng."""
    return total(to_dong(row.amount) for row in plan.sources if row.amount is not None)


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
            return (before + missing / flow).quantize(SIXTH_PLACE)
        missing -= flow
    return None


# --- sums of the tables ----------------------------------------------------------------------


def _all(sums: ByProduct) -> Sums:
    return [sum(column, ZERO) for column in zip(*sums.values(), strict=True)] or NOTHING


def _of_origin(
    origin: str, spent: Iterable[tuple[Material, Three]], years: Iterable[Year]
) -> Amount:
    """Return what an origin has of all materials; None where of none it was told: 0 would lie."""
    told = [(row.origin, cost) for row, costs in spent for cost in costs if row.origin]
    if total(cost for _, cost in told) <= 0:
        return None
    part = total(cost for of, cost in told if of == origin)
    return share(part, total(year.materials for year in years))


def _investment(assets: Iterable[Asset]) -> Decimal:
    return total(asset.amount for asset in assets if asset.is_new)


def _depreciation(assets: Iterable[Asset]) -> Sums:
    return [
        total(column) for column in zip(*(row.depreciations for row in assets), strict=True)
    ] or NOTHING


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
    return share(
        total(row.local_people for row in plan.labour), total(row.people for row in plan.labour)
    )


# --- years -----------------------------------------------------------------------------------


def _years(
    plan: Plan, revenue: Sums, materials: Sums, investment: Decimal, need: Decimal
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
        margin=share(profit, revenue),
        return_on_capital=share(profit, need),
        break_even_revenue=to_dong(fixed * revenue / contribution) if breaks_even else None,
        break_even_share=share(fixed, contribution) if breaks_even else None,
        cash_flow=profit + depreciation,
        cumulative=left + profit + depreciation,
    )
