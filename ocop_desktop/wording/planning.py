"""What the officer reads about the numbers of a plan."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ocop_desktop.core.numbers import show_number

NO_BREAK_EVEN: Final = "không có điểm hòa vốn: giá bán không bù được biến phí"
NOT_PAID_BACK: Final = "chưa hoàn vốn trong 3 năm"
NOTHING_TO_PAY_BACK: Final = "không đầu tư mới, không cần hoàn vốn"

# The traffic light: a word beside each colour.
STANDS: Final = "đứng vững"
LOOK_AGAIN: Final = "cần xem lại"
DOES_NOT_STAND: Final = "chưa đứng vững"

# The three figures beside the tables.
PROFIT: Final = "Lợi nhuận năm 1"
BREAK_EVEN: Final = "Doanh thu hòa vốn năm 1"
PAYBACK: Final = "Thời gian hoàn vốn"

# A column of a table in the middle of a sentence.
COLUMNS: Final[Mapping[str, str]] = {
    "year_1": "số của năm 1",
    "year_2": "số của năm 2",
    "year_3": "số của năm 3",
    "norm": "định mức",
    "price": "đơn giá",
    "quantity": "số lượng",
    "years": "số năm khấu hao",
    "people": "số người",
    "local_people": "số người trong xã",
    "months": "số tháng",
    "wage": "lương tháng",
    "amount": "số tiền",
    "rate": "lãi suất",
    "share": "tỷ trọng",
    "working_capital": "vốn lưu động",
    "cycle_months": "số tháng của một chu kỳ sản xuất",
    "tax_rate": "thuế suất",
}


def money(amount: Decimal) -> str:
    """Return an amount with its unit: "1.250.000 đồng"."""
    return f"{show_number(amount)} đồng"


def years(count: Decimal | None) -> str:
    """Return how long it takes until the investment has come back."""
    if count is None:
        return NOT_PAID_BACK
    tenths = count.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{show_number(tenths)} năm" if count else NOTHING_TO_PAY_BACK


def break_even(revenue: Decimal | None) -> str:
    """Return the revenue at which nothing is lost or won."""
    return NO_BREAK_EVEN if revenue is None else money(revenue)


# --- what does not fit together ---------------------------------------------------------------


def capital_missing(sources: Decimal, need: Decimal) -> str:
    """The sources of capital are less than the need."""
    return (
        f"Tổng nguồn vốn {money(sources)} ít hơn tổng nhu cầu vốn {money(need)}, "
        f"còn thiếu {money(need - sources)}."
    )


def capital_too_much(sources: Decimal, need: Decimal) -> str:
    """The sources of capital are more than the need."""
    return (
        f"Tổng nguồn vốn {money(sources)} nhiều hơn tổng nhu cầu vốn {money(need)}, "
        f"thừa {money(sources - need)}."
    )


def oversold(name: str, year: int, sold: Decimal, produced: Decimal) -> str:
    """More of a product is sold than made."""
    return (
        f"{_named('Sản phẩm', name)}: năm {year} bán {show_number(sold)}, "
        f"nhưng chỉ làm ra {show_number(produced)}."
    )


def no_output(name: str, year: int, sold: Decimal) -> str:
    """A product is sold in a year in which none is made."""
    return (
        f"{_named('Sản phẩm', name)}: năm {year} bán {show_number(sold)}, "
        "nhưng chưa ghi sản lượng làm ra."
    )


def shares(whole: Decimal) -> str:
    """The channels' shares do not make a whole."""
    return f"Tỷ trọng các kênh bán cộng lại là {show_number(whole)} %, cần đủ 100 %."


def too_many_local(name: str, local: Decimal, people: Decimal) -> str:
    """More people of the commune than people."""
    return (
        f"{_named('Lao động', name)}: {show_number(local)} người trong xã, "
        f"nhiều hơn tổng số {show_number(people)} người."
    )


def too_many_months(name: str, months: Decimal) -> str:
    """A year of more than twelve months."""
    return f"{_named('Lao động', name)}: một năm chỉ có 12 tháng, đang ghi {show_number(months)}."


def material_not_needed(name: str) -> str:
    """A material stands for no product, or for one that is not made."""
    return (
        f"{_named('Nguyên liệu', name)} chưa tính được: chọn sản phẩm dùng nguyên liệu này "
        "và ghi sản lượng của sản phẩm đó."
    )


def material_unpriced(name: str) -> str:
    """A material has no price."""
    return f"{_named('Nguyên liệu', name)} chưa có đơn giá, nên chưa tính vào chi phí."


def material_unmeasured(name: str) -> str:
    """A material has no norm, so it cannot be told how much is needed."""
    return f"{_named('Nguyên liệu', name)} chưa có định mức, nên chưa biết cần bao nhiêu."


def sale_of_nothing(channel: str) -> str:
    """A sale names no product of the plan."""
    return f"{_named('Dòng doanh thu', channel)} chưa chọn sản phẩm có trong bảng sản phẩm."


def growth(year: int, before: Decimal, after: Decimal) -> str:
    """Revenue grows by more than half without anything new."""
    return (
        f"Doanh thu năm {year} là {money(after)}, tăng hơn 50 % so với {money(before)} của năm "
        f"{year - 1}, mà không có đầu tư mới; xem lại có làm kịp không."
    )


def over_hundred(name: str, column: str, percent: Decimal) -> str:
    """A percentage that cannot be."""
    return f"{_cell(name, column)} là {show_number(percent)} %, lớn hơn 100 %; xem lại số này."


def negative(name: str, column: str, number: Decimal) -> str:
    """A number below zero."""
    return f"{_cell(name, column)} là {show_number(number)}, nhỏ hơn 0; xem lại số này."


def no_working_capital(costs: Decimal, suggested: Decimal | None) -> str:
    """Nothing is set aside for the first costs."""
    advice = "" if suggested is None else f" Gợi ý theo chu kỳ sản xuất: {money(suggested)}."
    return f"Năm 1 phải chi {money(costs)} mà chưa ghi vốn lưu động.{advice}"


def no_asset_years(name: str) -> str:
    """It cannot be told how fast an asset wears out, or only for a part of a year."""
    return f"{_named('Thiết bị', name)} cần có số năm khấu hao là số tròn, từ 1 trở lên."


def no_loan_months(name: str) -> str:
    """It cannot be told when a loan is repaid."""
    return f"{_named('Khoản vay', name)} chưa có thời hạn; ghi số tháng để tính trả gốc và lãi."


def unfinished(name: str, column: str) -> str:
    """A row counts as nothing because a factor is missing."""
    return f"{_cell(name, column)} còn trống, nên dòng này chưa được tính."


def _named(what: str, name: str) -> str:
    return f"{what} “{name}”" if name else what


def _cell(name: str, column: str) -> str:
    words = COLUMNS[column]
    said = words[:1].upper() + words[1:]
    return f"{said} của “{name}”" if name else said
