from copy import deepcopy

import pytest
from hypothesis import given, settings

from ocop_desktop.planning.calculating import figures
from ocop_desktop.planning.inputs import ZERO, Plan
from ocop_desktop.planning.scenarios import SCENARIOS, compare, scenario
from tests.planning.plans import d, noodles, plans


@pytest.mark.parametrize(
    ("name", "profit", "break_even"),
    [
        # revenue 360.000.000; contribution 105.000.000; before tax 36.733.333; tax 3.673.333
        ("price", 33_060_000, 234_057_144),  # 68.266.667 × 360 ÷ 105
        # revenue 320; materials 136, variable labour and electricity 85 × 0,8 = 68: contribution
        # 116; before tax 47.733.333; tax 4.773.333; it breaks even where it did
        ("output", 42_960_000, 188_321_840),  # 68.266.667 × 320 ÷ 116
        # materials 195.500.000; contribution 119.500.000; before tax 51.233.333; tax 5.123.333
        ("materials", 46_110_000, 228_507_672),  # 68.266.667 × 400 ÷ 119,5
        # revenue 288; materials 156,4; other variable 68; contribution 63,6; loss 4.666.667, no tax
        ("all", -4_666_667, 309_132_077),  # 68.266.667 × 288 ÷ 63,6
    ],
)
def test_what_if_by_hand(name, profit, break_even):
    first = compare(noodles(), scenario(noodles(), **SCENARIOS[name]))[0]
    assert (first.profit_before, first.break_even_before) == (69_060_000, 188_321_840)
    assert (first.profit_after, first.break_even_after) == (profit, break_even)


def test_all_together_is_what_is_asked_without_saying_what():
    assert scenario(noodles()) == scenario(noodles(), **SCENARIOS["all"])


@given(plans())
@settings(max_examples=30)
def test_the_plan_itself_is_never_changed(plan):
    before = deepcopy(plan)
    scenario(plan)
    assert plan == before


@given(plans())
@settings(max_examples=30)
def test_no_change_changes_nothing(plan):
    same = scenario(plan, price=ZERO, output=ZERO, materials=ZERO)
    assert same == plan
    assert figures(same) == figures(plan)


def test_an_empty_plan_stays_empty():
    assert scenario(Plan()) == Plan()
    assert compare(Plan(), scenario(Plan()))[0].break_even_after is None


def test_sold_and_made_change_alike():
    changed = scenario(noodles(), price=ZERO, output=d(-20), materials=ZERO)
    assert changed.outputs[0].amounts == changed.sales[0].quantities == d(8_000, 8_800, 9_600)


def test_variable_costs_and_labour_follow_the_output_and_fixed_ones_stay():
    plan = noodles()
    less = scenario(plan, price=ZERO, output=d(-20), materials=ZERO)
    for before, after in zip(figures(plan).years, figures(less).years, strict=True):
        assert after.labour_variable == before.labour_variable * 4 / 5 > 0
        assert after.other_variable == before.other_variable * 4 / 5 > 0
        assert after.fixed == before.fixed > 0
        assert after.break_even_revenue == before.break_even_revenue
    assert [row.people for row in less.labour] == [row.people for row in plan.labour]
