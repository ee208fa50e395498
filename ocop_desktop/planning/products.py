"""What each product of a plan costs and brings; what they share is parted by revenue."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_UP, Decimal
from typing import Final, TypeAlias

from ocop_desktop.planning.figures import ProductFigures, ProductYear, Year
from ocop_desktop.planning.inputs import (
    SIXTH_PLACE,
    ZERO,
    Amount,
    Output,
    Plan,
    Three,
    share,
    to_dong,
    total,
)

Sums: TypeAlias = Sequence[Decimal]  # one for each year
ByProduct: TypeAlias = Mapping[str, Sums]

NOTHING: Final[Sums] = (ZERO, ZERO, ZERO)
_THIRD_PLACE: Final = Decimal("0.001")
_UNIT: Final = Decimal(1)


def by_product(rows: Iterable[tuple[str, Three]]) -> ByProduct:
    """Add up the cells of each product, year by year."""
    sums: dict[str, list[Decimal]] = {}
    for product, cells in rows:
        kept = sums.setdefault(product, [ZERO, ZERO, ZERO])
        for place, cell in enumerate(cells):
            if cell is not None:
                kept[place] += cell
    return sums


def products(
    plan: Plan, years: Sequence[Year], revenue: ByProduct, materials: ByProduct
) -> tuple[ProductFigures, ...]:
    """Return every product with its three years, from the sums of the tables by product."""
    sold = by_product((row.product, row.quantities) for row in plan.sales)
    steps = [_step(row.amounts, sold.get(row.id, NOTHING)) for row in plan.outputs]
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


def _products_of_year(
    outputs: Sequence[Output],
    place: int,
    *,
    year: Year,
    sold: ByProduct,
    revenue: ByProduct,
    materials: ByProduct,
    steps: Sequence[Decimal],
) -> list[ProductYear]:
    revenues = [revenue.get(row.id, NOTHING)[place] for row in outputs]
    variable = allocate(year.labour_variable + year.other_variable, revenues)
    fixed = allocate(year.fixed, revenues)
    return [
        _product_year(
            produced=row.amounts[place] or ZERO,
            sold=sold.get(row.id, NOTHING)[place],
            revenue=earned,
            materials=materials.get(row.id, NOTHING)[place],
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
    whole = all(amount.quantize(SIXTH_PLACE) == to_dong(amount) for amount in amounts)
    return _UNIT if whole else _THIRD_PLACE


def _break_even_quantity(sold: Decimal, year: Year, step: Decimal) -> Amount:
    """Return sold × fixed ÷ contribution; the year's rounded share would lose some of it."""
    if year.break_even_share is None or not sold:
        return None
    exact = share(sold * year.fixed, year.contribution)
    return None if exact is None else exact.quantize(step, ROUND_UP)


def _each(amount: Amount, quantity: Decimal) -> Amount:
    """Return the đồng of one unit: ROUND(amount ÷ quantity); None without a quantity."""
    return to_dong(amount / quantity) if amount is not None and quantity > 0 else None


def _less(one: Amount, other: Amount) -> Amount:
    return None if one is None or other is None else one - other
