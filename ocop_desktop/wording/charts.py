"""What stands on the charts of a plan."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ocop_desktop.core.numbers import show_number, show_percent

REVENUE_TITLE: Final = "Doanh thu, chi phí và lợi nhuận"
REVENUE: Final = "Doanh thu"
COST: Final = "Chi phí"
PROFIT: Final = "Lợi nhuận"
PROFIT_AFTER_TAX: Final = "Lợi nhuận sau thuế"

BREAK_EVEN_TITLE: Final = "Điểm hòa vốn năm 1"
ALL_COSTS: Final = "Tổng chi phí"
FIXED_COSTS: Final = "Định phí"
SALES_AXIS: Final = "Lượng bán so với kế hoạch năm 1"
NO_REVENUE: Final = "Chưa có doanh thu năm 1 nên chưa tính được điểm hòa vốn."
NO_FIXED_COSTS: Final = "Không có định phí: bán được là đã bù được chi phí."

CAPITAL_TITLE: Final = "Cơ cấu nguồn vốn"
AMOUNT: Final = "Số tiền"
SHARE: Final = "Tỷ lệ"
OTHER_SOURCES: Final = "Các nguồn khác"
UNNAMED: Final = "(chưa ghi tên)"
NO_SOURCES: Final = "Chưa ghi nguồn vốn nào."

NO_FIGURES: Final = "Chưa có số liệu"
MISSING: Final = "–"
DONG: Final = "đồng"
# From which amount on figures are written in which unit.
UNITS: Final = (
    (10**13, 10**12, "nghìn tỷ đồng"),
    (10**10, 10**9, "tỷ đồng"),
    (10**6, 10**6, "triệu đồng"),
)

_WHOLE_FROM: Final = 100
_TENTHS_FROM: Final = 10
_POWERS_FROM: Final = 10**7


def figure(value: Decimal | None) -> str:
    """Return a figure as short as a chart wants it: "1.251", "62,5", "1,25"."""
    if value is None:
        return MISSING
    size = abs(value)
    if size >= _POWERS_FROM:
        power = Decimal(f"{size:.2e}").adjusted()
        return f"{show_number(_rounded(value.scaleb(-power), '0.01'))}×10^{power}"
    places = "1" if size >= _WHOLE_FROM else "0.1" if size >= _TENTHS_FROM else "0.01"
    return show_number(_rounded(value, places))


def share(part: Decimal | None) -> str:
    """Return a percentage that may be missing."""
    return MISSING if part is None else percent(part)


def percent(share: Decimal) -> str:
    """Return a percentage as everything shows it, one beyond sense as short as a figure."""
    return show_percent(share / 100) if abs(share) < _POWERS_FROM else f"{figure(share)} %"


def _rounded(value: Decimal, places: str) -> Decimal:
    return value.quantize(Decimal(places), ROUND_HALF_UP)


def in_unit(unit: str) -> str:
    """Say the unit once for the whole chart."""
    return f"Đơn vị: {unit}"


def year(number: int, calendar: int | None) -> str:
    """Name a year of the plan, with the calendar's when it is known."""
    return f"Năm {number}" if calendar is None else f"Năm {number} ({calendar})"


def losses(years: list[tuple[int, Decimal]]) -> str:
    """Say which years end with a loss."""
    said = "; ".join(f"năm {number} lỗ {money(-loss)}" for number, loss in years)
    return f"Chú ý: {said}." if said else ""


def money(amount: Decimal) -> str:
    """Return an amount to the đồng, a very long one shortened."""
    return f"{show_number(amount) if abs(amount) < 10**18 else figure(amount)} đồng"


def mark(revenue: Decimal, unit: str, share: Decimal) -> str:
    """Say the break-even point beside its mark."""
    return f"Hòa vốn: {figure(revenue)} {unit} ({percent(share * 100)})"


def break_even(revenue: Decimal, share: Decimal) -> str:
    """Say at which revenue nothing is lost or won."""
    return (
        f"Hòa vốn khi doanh thu đạt {money(revenue)}, bằng {percent(share * 100)} kế hoạch năm 1."
    )


def far_away(revenue: Decimal, share: Decimal) -> str:
    """Say a break-even point that lies far beyond what is planned."""
    return (
        f"Phải đạt doanh thu {money(revenue)}, gấp {figure(share)} lần kế hoạch năm 1, "
        "mới hòa vốn; điểm này nằm ngoài hình."
    )


def sentence(words: str) -> str:
    """Return words as a sentence of their own."""
    return f"{words[:1].upper()}{words[1:]}."


def capital(sources: Decimal, need: Decimal) -> str:
    """Say the sources beside the need."""
    return f"Tổng nguồn vốn {money(sources)}; tổng nhu cầu vốn {money(need)}."
