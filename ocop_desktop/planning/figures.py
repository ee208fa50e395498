"""What follows from a plan, as data: results of three years, each product, the whole.

Every formula's source is `forms-2019.md` §3.1 (our own proposal for Biểu số 03) and issue 4.
Money is in whole đồng: each cell is rounded where it arises, half away from zero like ROUND of a
spreadsheet, and sums add rounded cells. Shares (1 = 100 %) and years are rounded to six places,
break-even quantities up to whole units, or to 0,001 where a product is made or sold in parts of a
unit. What is not typed yet counts as nothing; what cannot be told is None.
"""

from dataclasses import dataclass
from decimal import Decimal

from ocop_desktop.planning.inputs import Amount


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
      fixed ones, by revenue (see `products.allocate`); None for one of several products that has
      no revenue
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
    * payback: see `calculating.payback`
    * local labour share = local people ÷ people, None while one row's are not told; the two
      shares of materials are by cost of the three years, of this commune and of the rest of the
      province, None while the origin of nothing that costs is told
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
