from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.planning.inputs import Source
from ocop_desktop.planning.loans import loan_years
from tests.planning.plans import d


def loan(amount, rate, months, *, is_loan=True):
    source = Source(id="v", amount=d(amount), rate=d(rate), months=d(months), is_loan=is_loan)
    years = loan_years(source)
    return tuple(y.interest for y in years), tuple(y.repayment for y in years)


def test_a_loan_is_repaid_in_equal_parts():
    assert loan(36_000_000, 10, 36) == (
        d(3_600_000, 2_400_000, 1_200_000),
        d(12_000_000, 12_000_000, 12_000_000),
    )


def test_the_last_year_holds_only_its_months_and_takes_the_rest():
    # 10.000.000 × 12 ÷ 18 = 6.666.666,67; then 3.333.333 for half a year at 12 %
    assert loan(10_000_000, 12, 18) == (d(1_200_000, 200_000, 0), d(6_666_667, 3_333_333, 0))


def test_a_short_loan_is_repaid_within_the_year():
    assert loan(12_000_000, 8, 6) == (d(480_000, 0, 0), d(12_000_000, 0, 0))


def test_a_long_loan_is_not_repaid_within_three_years():
    assert loan(20_000_000, 6, 120)[1] == d(2_000_000, 2_000_000, 2_000_000)


def test_what_is_no_loan_or_has_no_months_costs_nothing():
    nothing = (d(0, 0, 0), d(0, 0, 0))
    assert loan(10, 10, 12, is_loan=False) == loan(10, 10, 0) == loan(10, 10, -5) == nothing
    assert loan_years(Source(id="v", is_loan=True, amount=d(10)))[0].interest == 0
    assert loan_years(Source(id="v", is_loan=True, months=d(10)))[0].repayment == 0


@given(st.integers(0, 10**15), st.integers(1, 36))
def test_within_three_years_all_is_repaid(amount, months):
    assert sum(loan(amount, 0, months)[1]) == amount


@given(st.integers(0, 10**15), st.integers(1, 600), st.integers(0, 100))
def test_interest_falls_and_nothing_is_paid_twice(amount, months, rate):
    interest, repaid = loan(amount, rate, months)
    assert list(interest) == sorted(interest, reverse=True)
    assert all(part >= 0 for part in repaid)
    assert sum(repaid) <= amount
