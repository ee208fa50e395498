"""Every figure here was worked out by hand from the tables in `plans.py`."""

from dataclasses import asdict

import pytest

from ocop_desktop.planning.calculating import figures
from tests.planning.plans import d, noodles, two_products

NOODLES = figures(noodles())
TWO = figures(two_products())


@pytest.mark.parametrize(
    ("field", "by_hand"),
    [
        ("revenue", d(400_000_000, 440_000_000, 480_000_000)),
        # 1,1 × 15.000 + 0,5 × 1.000 = 17.000 for each kg
        ("materials", d(170_000_000, 187_000_000, 204_000_000)),
        ("labour_variable", d(80_000_000, 80_000_000, 80_000_000)),
        ("labour_fixed", d(36_000_000, 36_000_000, 36_000_000)),
        ("other_variable", d(5_000_000, 5_500_000, 6_000_000)),
        ("other_fixed", d(10_000_000, 10_000_000, 10_000_000)),
        # 60.000.000 ÷ 5 + 20.000.000 ÷ 3
        ("depreciation", d(18_666_667, 18_666_667, 18_666_667)),
        # 10 % of 36.000.000, then of 18.000.000
        ("interest", d(3_600_000, 1_800_000, 0)),
        ("repayment", d(18_000_000, 18_000_000, 0)),
        ("variable", d(255_000_000, 272_500_000, 290_000_000)),
        ("fixed", d(68_266_667, 66_466_667, 64_666_667)),
        ("cost", d(323_266_667, 338_966_667, 354_666_667)),
        ("profit_before_tax", d(76_733_333, 101_033_333, 125_333_333)),
        ("tax", d(7_673_333, 10_103_333, 12_533_333)),
        ("profit", d(69_060_000, 90_930_000, 112_800_000)),
        ("contribution", d(145_000_000, 167_500_000, 190_000_000)),
        ("cash_flow", d(87_726_667, 109_596_667, 131_466_667)),
        ("cumulative", d(27_726_667, 137_323_334, 268_790_001)),
    ],
)
def test_the_years_of_a_household(field, by_hand):
    assert tuple(getattr(year, field) for year in NOODLES.years) == by_hand


def test_the_rates_of_a_household():
    first = NOODLES.years[0]
    assert first.margin == d("0.17265")  # 69.060.000 ÷ 400.000.000
    assert first.return_on_capital == d("0.5755")  # 69.060.000 ÷ 120.000.000
    assert first.break_even_revenue == d(188_321_840)  # 68.266.667 × 400 ÷ 145
    assert first.break_even_share == d("0.470805")  # 68.266.667 ÷ 145.000.000


def test_a_kilogram_of_noodles():
    assert asdict(NOODLES.products[0].years[0]) == {
        "produced": d(10_000),
        "sold": d(10_000),
        "revenue": d(400_000_000),
        "materials": d(170_000_000),
        "other_variable": d(85_000_000),
        "fixed": d(68_266_667),
        "unit_cost": d(32_327),  # 323.266.667 ÷ 10.000
        "unit_price": d(40_000),
        "unit_variable": d(25_500),
        "unit_contribution": d(14_500),
        "break_even_quantity": d(4_709),  # 68.266.667 ÷ 14.500, up
    }


def test_the_capital_of_a_household():
    assert NOODLES.investment == d(60_000_000)
    assert NOODLES.working_capital == d(60_000_000)
    assert NOODLES.suggested_working_capital == d(50_766_667)  # 304.600.000 × 2 ÷ 12
    assert NOODLES.capital_need == NOODLES.sources == d(120_000_000)
    assert NOODLES.gap == 0
    assert NOODLES.payback == d("0.683943")  # 60.000.000 ÷ 87.726.667
    assert NOODLES.local_labour_share == d("0.666667")  # 2 of 3
    assert NOODLES.local_material_share == d("0.970588")  # 544.500.000 ÷ 561.000.000
    assert NOODLES.province_material_share == 0


@pytest.mark.parametrize(
    ("field", "by_hand"),
    [
        # 27.000.000 + 2.900.000 + 10.000.000; 42.000.000 + 2.900.000 + 10.000.000
        ("revenue", d(39_900_000, 54_900_000, 54_900_000)),
        # 6.666.000 or 9.999.000, and 166,5 × 10.001 = 1.665.166,5
        ("materials", d(8_331_167, 11_664_167, 11_664_167)),
        ("labour_fixed", d(12_000_000, 12_000_000, 12_000_000)),
        ("depreciation", d(3_750_000, 3_750_000, 3_750_000)),
        # 9,9 % of 20, 16 and 12 million
        ("interest", d(1_980_000, 1_584_000, 1_188_000)),
        ("repayment", d(4_000_000, 4_000_000, 4_000_000)),
        ("variable", d(9_331_167, 13_164_167, 13_164_167)),
        ("fixed", d(17_730_000, 17_334_000, 16_938_000)),
        ("cost", d(27_061_167, 30_498_167, 30_102_167)),
        ("profit", d(12_838_833, 24_401_833, 24_797_833)),
        ("tax", d(0, 0, 0)),
        ("contribution", d(30_568_833, 41_735_833, 41_735_833)),
        ("cash_flow", d(16_588_833, 28_151_833, 28_547_833)),
        ("cumulative", d(-13_411_167, 14_740_666, 43_288_499)),
    ],
)
def test_the_years_of_two_products(field, by_hand):
    assert tuple(getattr(year, field) for year in TWO.years) == by_hand


def test_two_products_share_what_belongs_to_both():
    first, second = (product.years[0] for product in TWO.products)
    # by revenue 29,9 : 10; the second takes what is left
    assert (first.fixed, second.fixed) == d(13_286_391, 4_443_609)
    assert (first.other_variable, second.other_variable) == d(749_373, 250_627)
    assert (first.materials, second.materials) == d(6_666_000, 1_665_167)
    assert (first.unit_cost, second.unit_cost) == d(20_702, 12_719)
    assert (first.unit_price, second.unit_price) == d(29_900, 20_000)
    assert (first.unit_variable, second.unit_variable) == d(7_415, 3_832)
    assert (first.unit_contribution, second.unit_contribution) == d(22_485, 16_168)


def test_two_products_break_even_in_their_mix():
    year = TWO.years[0]
    assert year.break_even_revenue == d(23_142_100)  # 17.730.000 × 39.900.000 ÷ 30.568.833
    assert year.break_even_share == d("0.580003")
    quantities = [product.years[0].break_even_quantity for product in TWO.products]
    assert quantities == list(d(581, 291))  # 580,002514 and 290,001257


def test_two_products_and_their_capital():
    assert TWO.investment == d(30_000_000)
    assert TWO.capital_need == TWO.sources == d(32_000_000)
    assert TWO.payback == d("1.476387")  # 1 + 13.411.167 ÷ 28.151.833
    assert TWO.suggested_working_capital is None
    assert TWO.local_labour_share is None
    assert TWO.province_material_share == d("0.157788")  # 4.995.501 ÷ 31.659.501
    assert TWO.local_material_share == 0
