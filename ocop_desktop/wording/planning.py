"""What the officer reads about the numbers of a plan."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ocop_desktop.core.numbers import show_number

_TENTH: Final = Decimal("0.1")
NO_BREAK_EVEN: Final = "không có điểm hòa vốn: giá bán không bù được biến phí"
NO_REVENUE: Final = "chưa tính được vì chưa có doanh thu năm 1"
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

# A column in the middle of a sentence; "table.column" where a table calls it by another word.
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
    "outputs.year_1": "sản lượng năm 1",
    "outputs.year_2": "sản lượng năm 2",
    "outputs.year_3": "sản lượng năm 3",
    "sales.year_1": "lượng bán năm 1",
    "sales.year_2": "lượng bán năm 2",
    "sales.year_3": "lượng bán năm 3",
    "sales.price": "giá bán",
    "sources.months": "thời hạn",
    "name": "tên",
    "unit": "đơn vị tính",
    "product": "sản phẩm",
    "channel": "kênh bán",
    "is_variable": "biến phí hay định phí",
    "is_new": "đã có hay đầu tư mới",
    "origin": "nguồn nguyên liệu",
    "kind": "loại nguồn vốn",
}


def money(amount: Decimal) -> str:
    """Return an amount with its unit: "1.250.000 đồng"."""
    return f"{show_number(amount)} đồng"


def years(count: Decimal | None) -> str:
    """Return how long it takes until the investment has come back."""
    if count is None:
        return NOT_PAID_BACK
    if not count:
        return NOTHING_TO_PAY_BACK
    tenths = count.quantize(_TENTH, ROUND_HALF_UP)
    return f"{show_number(tenths)} năm" if tenths else f"dưới {show_number(_TENTH)} năm"


def break_even(amount: Decimal | None, revenue: Decimal) -> str:
    """Return the revenue at which nothing is lost or won, or why there is none."""
    if amount is not None:
        return money(amount)
    return NO_BREAK_EVEN if revenue > 0 else NO_REVENUE


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


def over_hundred(name: str, cell: str, percent: Decimal) -> str:
    """A percentage that cannot be."""
    return f"{_cell(name, cell)} là {show_number(percent)} %, lớn hơn 100 %; xem lại số này."


def negative(name: str, cell: str, number: Decimal) -> str:
    """A number below zero."""
    return f"{_cell(name, cell)} là {show_number(number)}, nhỏ hơn 0; xem lại số này."


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


def no_asset_status(name: str) -> str:
    """It cannot be told whether a thing must still be bought."""
    return (
        f"{_named('Thiết bị', name)} chưa chọn đã có hay đầu tư mới, "
        "nên chưa tính vào vốn đầu tư mới."
    )


def no_loan_rate(name: str) -> str:
    """It cannot be told what a loan costs."""
    return (
        f"{_named('Khoản vay', name)} chưa có lãi suất, nên lãi vay đang tính là 0; "
        "vay không lãi thì ghi 0."
    )


def not_repaid(year: int, repayment: Decimal, there: Decimal) -> str:
    """A year brings less than its loans ask for."""
    return (
        f"Năm {year} phải trả gốc vay {money(repayment)}, nhưng dòng tiền và vốn lưu động đến lúc "
        f"đó chỉ có {money(there)}; xem lại thời hạn vay."
    )


def same_name(name: str) -> str:
    """Two products are called the same."""
    return (
        f"{_named('Sản phẩm', name)} ghi hai lần, nên doanh thu và nguyên liệu đều tính cho dòng "
        "đầu; đặt tên khác nhau, ví dụ thêm quy cách."
    )


def unfinished(name: str, cell: str) -> str:
    """A row counts as nothing because a factor is missing."""
    return f"{_cell(name, cell)} còn trống, nên dòng này chưa được tính."


def no_cost_kind(name: str) -> str:
    """It was not said whether a cost grows with the output."""
    return f"{_named('Dòng', name)} chưa chọn biến phí hay định phí, đang tính là định phí."


def no_cost(name: str, year: int) -> str:
    """A cost stops although nobody said that it is nothing."""
    return (
        f"{_named('Khoản chi', name)} chưa ghi số của năm {year}, đang tính là 0; "
        "nếu năm đó không chi thì ghi 0."
    )


def unread(name: str, cell: str) -> str:
    """A cell counts as nothing because what stands there could not be read."""
    return f"{_cell(name, cell)} chưa đọc được, nên chưa được tính; sửa lại ô này."


def _named(what: str, name: str) -> str:
    return f"{what} “{name}”" if name else what


def _cell(name: str, cell: str) -> str:
    words = COLUMNS.get(cell) or COLUMNS[cell.rpartition(".")[2]]
    said = words[:1].upper() + words[1:]
    return f"{said} của “{name}”" if name else said
