from dataclasses import fields, replace
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ocop_desktop.planning.calculating import figures, payback
from ocop_desktop.planning.contradictions import Kind, contradictions
from ocop_desktop.planning.inputs import (
    ZERO,
    Asset,
    Labour,
    Material,
    Output,
    Plan,
    Sale,
    Source,
    exactly,
    to_dong,
)
from ocop_desktop.planning.judgement import light, live, sentence
from ocop_desktop.planning.products import allocate
from ocop_desktop.planning.scenarios import compare, scenario
from tests.planning.plans import d, noodles, plans, sensible, two_products

amounts = st.decimals(-(10**15), 10**15, places=0)
revenues = st.lists(st.decimals(0, 10**15, places=0), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("amount", "rounded"), [("0.5", 1), ("1.5", 2), ("2.5", 3), ("-0.5", -1), ("0.4999", 0)]
)
def test_money_is_rounded_half_away_from_zero(amount, rounded):
    assert to_dong(Decimal(amount)) == rounded


def test_a_plan_with_nothing_typed_has_figures_of_nothing():
    empty = figures(Plan())
    for year in empty.years:
        assert {getattr(year, field.name) for field in fields(year)} == {ZERO, None}
    assert empty.products == ()
    assert empty.payback == 0
    assert empty.capital_need == empty.gap == 0
    assert empty.suggested_working_capital is None
    assert contradictions(Plan(), empty) == []
    assert light(empty, []) is None


def test_rows_with_nothing_typed_are_nothing_too():
    plan = Plan(
        outputs=(Output(id="o"),),
        materials=(Material(id="m"),),
        assets=(Asset(id="a", is_new=True),),
        labour=(Labour(id="l"),),
        sales=(Sale(id="s"),),
    )
    assert figures(plan).years == figures(Plan()).years
    assert contradictions(plan, figures(plan)) == []
    assert figures(plan).products[0].years[0].unit_cost is None


@given(plans())
@settings(max_examples=40)
def test_whatever_is_typed_nothing_breaks(plan):
    result = figures(plan)
    found = contradictions(plan, result)
    assert all(sentence(one).strip() for one in found)
    assert len(live(result)) == 3
    light(result, found)
    compare(plan, scenario(plan))


@pytest.mark.parametrize("number", [Decimal("1e-60"), Decimal(10**15) - Decimal("1e-45")])
def test_numbers_as_long_as_can_be_typed_are_not_too_long(number):
    three = (number,) * 3
    plan = noodles(
        outputs=(Output(id="o1", amounts=three), Output(id="o2", amounts=three)),
        materials=(Material(id="m", product="o1", norm=number, price=number),),
        assets=(Asset(id="a", quantity=number, price=number, is_new=True, years=number),),
        labour=(Labour(id="l", people=number, months=number, wage=10**15 - number),),
        sales=(
            Sale(id="s", product="o1", quantities=three, price=number),
            Sale(id="t", product="o2", quantities=three, price=Decimal(10**15) - 1),
        ),
        sources=(Source(id="v", amount=number, rate=number, months=number, is_loan=True),),
        cycle_months=number,
        tax_rate=number,
    )
    result = figures(plan)
    assert all(sentence(one) for one in contradictions(plan, result))
    assert len(compare(plan, scenario(plan))) == 3


@given(plans())
@settings(max_examples=40)
def test_every_number_below_zero_is_named(plan):
    typed = [
        number for table in (plan.materials, plan.sales) for number in [r.price for r in table]
    ]
    typed += [number for row in plan.outputs for number in row.amounts]
    found = [one for one in contradictions(plan, figures(plan)) if one.kind is Kind.NEGATIVE]
    assert len(found) >= sum(number is not None and number < 0 for number in typed)


@given(plans())
@settings(max_examples=40)
def test_the_callers_precision_does_not_matter(plan):
    with localcontext(prec=3):
        careless = figures(plan)
    assert careless == figures(plan)


@given(plans())
@settings(max_examples=40)
@exactly
def test_parts_add_up(plan):
    result = figures(plan)
    for place, year in enumerate(result.years):
        assert year.variable + year.fixed == year.cost
        assert year.revenue - year.cost == year.profit_before_tax == year.profit + year.tax
        of_products = [product.years[place] for product in result.products]
        assert sum((one.materials for one in of_products), ZERO) == year.materials
        if of_products and all(one.fixed is not None for one in of_products):
            assert sum(one.fixed for one in of_products) == year.fixed
            shared = year.labour_variable + year.other_variable
            assert sum(one.other_variable for one in of_products) == shared


@given(plans(sensible))
@settings(max_examples=40)
def test_at_break_even_nothing_is_lost_or_won(plan):
    for year in figures(plan).years:
        if year.break_even_revenue is None:
            assert year.revenue <= 0 or year.contribution <= 0
            continue
        revenue, variable, fixed = map(Fraction, (year.revenue, year.variable, year.fixed))
        exact = fixed / (1 - variable / revenue)
        assert exact - exact * variable / revenue - fixed == 0
        assert abs(Fraction(year.break_even_revenue) - exact) <= Fraction(1, 2)


@given(plans(sensible))
@settings(max_examples=40)
def test_break_even_quantities_at_their_prices_make_the_break_even_revenue(plan):
    known = {row.id for row in plan.outputs}
    plan = replace(plan, sales=tuple(row for row in plan.sales if row.product in known))
    result = figures(plan)
    for place, year in enumerate(result.years):
        if year.break_even_share is None:
            continue
        of_products = [product.years[place] for product in result.products]
        share = Fraction(year.fixed) / Fraction(year.contribution)
        for one in of_products:
            if not one.revenue:
                assert one.break_even_quantity is None
                continue
            above = Fraction(one.break_even_quantity) - Fraction(one.sold) * share
            assert Fraction(-1, 10**6) <= above < 1
            assert one.break_even_quantity % d("0.001") == 0
        earned = sum(Fraction(one.revenue) * share for one in of_products)
        assert abs(earned - Fraction(year.break_even_revenue)) <= Fraction(1, 2)


def test_a_price_below_the_variable_cost_has_no_break_even():
    sale = replace(noodles().sales[0], price=d(20_000))
    year = figures(noodles(sales=(sale,))).years[0]
    assert (year.break_even_revenue, year.break_even_share) == (None, None)
    assert year.tax == 0
    assert year.profit == year.profit_before_tax < 0


def test_without_fixed_costs_the_first_dong_breaks_even():
    plan = noodles(assets=(), labour=(), costs=(), sources=())
    assert figures(plan).years[0].break_even_revenue == 0


def test_an_asset_is_written_off_while_its_years_last():
    asset = Asset(id="a", quantity=d(1), price=d(100), is_new=True, years=d(2))
    assert [y.depreciation for y in figures(Plan(assets=(asset,))).years] == list(d(50, 50, 0))


@pytest.mark.parametrize("years", [None, d(0), d(-1)])
def test_without_years_nothing_is_written_off(years):
    asset = Asset(id="a", quantity=d(1), price=d(100), is_new=True, years=years)
    result = figures(Plan(assets=(asset,)))
    assert result.investment == 100
    assert result.years[0].depreciation == 0


def test_a_single_product_carries_all_costs_before_it_is_sold():
    product = figures(noodles(sales=())).products[0].years[0]
    assert product.unit_cost == 32_327
    assert product.unit_price is None
    assert product.break_even_quantity is None


def test_a_product_made_and_not_sold_beside_another_costs_nobody_knows_what():
    sales = tuple(row for row in two_products().sales if row.product != "b")
    sold, unsold = (product.years[0] for product in figures(two_products(sales=sales)).products)
    assert (unsold.produced, unsold.materials) == d(500, 1_665_167)
    assert (unsold.fixed, unsold.unit_cost, unsold.unit_variable) == (None, None, None)
    assert unsold.break_even_quantity is None
    assert sold.fixed == d(17_730_000)


@pytest.mark.parametrize(
    ("made", "sold", "quantity"),
    [
        (d("0.9", "0.9", "0.9"), d("0.9", "0.9", "0.9"), "0.024"),
        (d(1, 1, "1.5"), d(1, 1, 1), "0.024"),
        (d(1, 1, 1), d(1, "0.5", 1), "0.024"),
        (d(1, 1, 1), d("1.0", 1, 1), "1"),
    ],
)
def test_what_is_sold_by_the_tonne_breaks_even_at_a_part_of_one(made, sold, quantity):
    plan = Plan(
        outputs=(Output(id="o", amounts=made),),
        labour=(Labour(id="l", people=d(1), months=d(1), wage=d(950_000)),),
        sales=(Sale(id="s", product="o", quantities=sold, price=d(40_000_000)),),
    )
    # 950.000 ÷ 40.000.000 = 0,02375
    assert figures(plan).products[0].years[0].break_even_quantity == Decimal(quantity)


def test_several_products_without_revenue_share_nothing():
    product = figures(two_products(sales=())).products[0].years[0]
    assert (product.fixed, product.other_variable, product.unit_cost) == (None, None, None)


# --- parting an amount -----------------------------------------------------------------------


@given(amounts, revenues)
def test_an_amount_is_parted_to_the_dong(amount, revenues):
    parts = allocate(amount, revenues)
    assume(set(parts) != {None})
    assert sum(part for part in parts if part is not None) == amount
    if len(revenues) > 1:
        assert [part is None for part in parts] == [not revenue for revenue in revenues]


def test_the_last_with_revenue_takes_the_rest():
    assert allocate(d(100), [*d(1, 1, 1), ZERO]) == [*d(33, 33, 34), None]
    assert allocate(d(1), list(d(3, 3))) == list(d(1, 0))  # half a đồng is rounded away from zero


# --- payback ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("investment", "flows", "years"),
    [
        (0, (5, 5, 5), "0"),
        (10, (10, 0, 0), "1"),
        (10, (4, 12, 0), "1.5"),
        (10, (-5, 10, 10), "2.5"),
        (30, (10, 10, 10), "3"),
        (31, (10, 10, 10), None),
        (10, (0, 0, 0), None),
        (10, (-1, -1, -1), None),
    ],
)
def test_payback_is_interpolated(investment, flows, years):
    known = None if years is None else Decimal(years)
    assert payback(d(investment), [d(flow) for flow in flows]) == known


@given(amounts, amounts, st.lists(amounts, min_size=3, max_size=3))
def test_a_larger_investment_is_never_paid_back_sooner(one, other, flows):
    smaller, larger = sorted((one, other))
    assert (payback(smaller, flows) or 0) <= (4 if (p := payback(larger, flows)) is None else p)
    if payback(smaller, flows) is None:
        assert payback(larger, flows) is None


@given(amounts, st.lists(amounts, min_size=3, max_size=3), st.integers(0, 2), st.integers(0, 10**9))
def test_more_profit_never_pays_back_later(investment, flows, place, more):
    better = [flow + more * (number == place) for number, flow in enumerate(flows)]
    before, after = (payback(investment, some) for some in (flows, better))
    if before is not None:
        assert after is not None
        assert after <= before


def test_the_share_of_local_people_is_not_told_while_one_row_is_not():
    first, second = noodles().labour
    unknown, nobody = replace(second, local_people=None), replace(second, people=None)
    assert figures(noodles(labour=(first, unknown))).local_labour_share is None
    nobody = replace(nobody, local_people=None)
    assert figures(noodles(labour=(first, nobody))).local_labour_share == 1
