"""What a loan costs in each of the three years, repaid in equal parts of the principal.

In đồng, rounded half away from zero. Year y holds min(12, months − 12 × (y − 1)) months of it:

* repayment = ROUND(amount × months in the year ÷ months); the loan's last year takes the rest;
* interest = ROUND(balance at the year's beginning × rate ÷ 100 × months in the year ÷ 12).

Source: issue 4 (equal principal); interest on the opening balance is the careful side, since a
bank that counts by month asks for a little less.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from ocop_desktop.planning.inputs import YEARS, ZERO, Source, exactly, to_dong

_MONTHS: Final = 12


class LoanYear(NamedTuple):
    """Đồng of one year."""

    interest: Decimal
    repayment: Decimal


_NOTHING: Final = LoanYear(ZERO, ZERO)


@exactly
def loan_years(source: Source) -> tuple[LoanYear, ...]:
    """Return the three years; all nothing for other capital, and for a loan without months."""
    if not source.is_loan or source.amount is None or source.months is None or source.months <= 0:
        return (_NOTHING,) * len(YEARS)
    return tuple(_years(to_dong(source.amount), source.rate or ZERO, source.months))


def _years(balance: Decimal, rate: Decimal, months: Decimal) -> Iterator[LoanYear]:
    amount = balance
    for year in YEARS:
        left = months - _MONTHS * (year - 1)
        running = min(max(left, ZERO), Decimal(_MONTHS))
        interest = to_dong(balance * rate * running / (100 * _MONTHS))
        repayment = balance if left <= _MONTHS else to_dong(amount * running / months)
        balance -= repayment
        yield LoanYear(interest, repayment)
