"""Sentences about answers, and the words of a plan’s own rows."""

from collections.abc import Iterable, Sequence
from typing import Final

from ocop_desktop.core.numbers import show_number

# --- answers -------------------------------------------------------------------------------------

YES: Final = "Có"
NO: Final = "Không"
OTHER: Final = "Khác"

# What stands for yes and no in a pasted cell, without accents.
YES_WORDS: Final = frozenset({"yes", "co", "x", "dung", "true", "1"})
NO_WORDS: Final = frozenset({"no", "khong", "sai", "false", "0"})

EXAMPLES: Final = {
    "integer": "1.250",
    "decimal": "12,5",
    "money": "1.250.000 hoặc 1,25 triệu",
    "date": "05/09/2025",
    "day_or_month": "05/09/2025 hoặc 09/2025",
    "phone": "0912345678",
    "email": "htx@gmail.com",
}

TOO_LONG: Final = "Đoạn chữ này dài quá mức đọc được. Hãy chia nhỏ, chỉ giữ phần cần ghi vào phiếu."
SAY_WHICH_OTHER: Final = "Đã chọn “Khác”, cần ghi rõ là gì."


def missing(label: str) -> str:
    """Say that a required answer is not there yet."""
    return f"Chưa ghi “{label}”."


def left_empty(label: str) -> str:
    """Remind of a table without a row; its producer has something to tell there."""
    return f"Bảng “{label}” còn trống."


def missing_cell(row: int, column: str) -> str:
    """Say that a required cell of a table row is empty; rows count from 1."""
    return f"Dòng {row}: chưa ghi “{column}”."


def in_row(row: int, column: str, text: str) -> str:
    """Name the cell a sentence speaks of; rows count from 1."""
    return f"Dòng {row}, “{column}”: {text}"


def not_whole(example: str) -> str:
    """Say how to write a whole number."""
    return f"Ghi một số nguyên, chỉ dùng chữ số, ví dụ {example}."


def not_number(example: str) -> str:
    """Say how to write a number."""
    if "," in example:
        return f"Ghi một số, dấu phẩy trước phần lẻ, ví dụ {example}."
    return f"Ghi một số, ví dụ {example}; có phần lẻ thì dấu phẩy đứng trước, như 12,5."


def not_money(example: str) -> str:
    """Say how to write an amount of money."""
    return f"Ghi số tiền bằng đồng, ví dụ {example}."


def not_date(example: str, why: str = "") -> str:
    """Say how to write a date, or `why` there is no such day."""
    return f"{why or 'Ghi ngày có thật.'} Thứ tự là ngày/tháng/năm, ví dụ {example}."


def not_phone(example: str) -> str:
    """Say how to write telephone numbers."""
    return (
        f"Số điện thoại có 10 chữ số, bắt đầu bằng 0 (hoặc +84), không có chữ; ví dụ {example}. "
        "Nhiều số thì cách nhau bằng dấu chấm phẩy."
    )


def not_email(example: str) -> str:
    """Say how to write an e-mail address."""
    return f"Ghi địa chỉ thư điện tử có dấu @, ví dụ {example}. Không có thì để trống."


def not_tax_code() -> str:
    """Say how many digits a tax code has."""
    return "Mã số thuế thường có 10 số, 13 số hoặc 12 số định danh, ví dụ 0300588569. Hãy xem lại."


def tax_code_looks_wrong() -> str:
    """Say that the tax code's own check digit does not fit."""
    return "Mã số thuế này có thể sai một chữ số. Hãy so lại với giấy đăng ký."


def not_yes_or_no() -> str:
    """Say how to answer a yes-or-no question."""
    return f"Ghi “{YES}” hoặc “{NO}”."


def not_a_choice(labels: Iterable[str]) -> str:
    """Say which choices there are; a long list is cut."""
    names = list(labels)
    shown = ", ".join(f"“{name}”" for name in names[:6])
    return f"Chọn một trong: {shown}{'…' if len(names) > 6 else ''}."  # noqa: PLR2004


def choice_gone(key: str) -> str:
    """Say that an earlier answer is no longer among the choices."""
    return f"Lựa chọn cũ “{key}” không có trong danh sách này. Hãy chọn lại."


def too_many_letters(count: int, limit: int) -> str:
    """Say that a text is longer than there is room on paper."""
    return (
        f"Dài {show_number(count)} chữ cái, nên gọn trong {show_number(limit)} để in vừa trang. "
        "Chữ đã ghi vẫn được giữ đủ."
    )


def at_least(limit: float) -> str:
    """Say that a number is too small."""
    return f"Số này phải từ {_limit(limit)} trở lên."


def at_most(limit: float) -> str:
    """Say that a number is too large."""
    return f"Số này không được quá {_limit(limit)}."


def strange_year(year: int) -> str:
    """Ask whether a year is meant."""
    return f"Năm {year} có đúng không? Hãy xem lại."


def rows_left_out(count: int, limit: int) -> str:
    """Say that a table took only so many pasted rows."""
    return (
        f"Bảng nhận tối đa {show_number(limit)} dòng; "
        f"{show_number(count)} dòng cuối chưa được dán. Hãy gộp bớt rồi dán lại."
    )


def _limit(limit: float) -> str:
    whole = int(limit)
    return show_number(whole) if whole == limit else f"{limit:g}".replace(".", ",")


# --- a plan's own rows -----------------------------------------------------------------------

PLAN_COSTS: Final = {
    "materials": "Nguyên vật liệu",
    "labour_variable": "Tiền công theo sản phẩm",
    "labour_fixed": "Lương cố định",
    "depreciation": "Khấu hao",
    "interest": "Lãi vay",
}
PLAN_RESULTS: Final = {
    "revenue": "Doanh thu",
    "cost": "Tổng chi phí",
    "variable": "– Biến phí",
    "fixed": "– Định phí",
    "profit_before_tax": "Lợi nhuận trước thuế",
    "tax": "Thuế",
    "profit": "Lợi nhuận sau thuế",
    "margin": "Lợi nhuận trên doanh thu (%)",
    "return_on_capital": "Lợi nhuận trên vốn (%)",
    "break_even_revenue": "Doanh thu hòa vốn",
    "break_even_share": "Doanh thu hòa vốn so với doanh thu (%)",
    "repayment": "Trả gốc vay",
}


DONG: Final = "đồng"
LABOUR: Final = "Lao động"
PEOPLE: Final = "người"
NOT_PLANNED: Final = "Không còn trong phương án"


def output_of(product: str) -> str:
    """Say whose output is meant."""
    return f"Sản lượng {product}" if product else "Sản lượng"


def dong_in_words(words: str) -> str:
    """Return an amount in words as it is written on papers."""
    return f"{words[:1].upper()}{words[1:]} đồng"


def from_until(row: int, what: str, start: str, end: str) -> str:
    """Say from when until when something is done; rows count from 1."""
    named = f"dòng {row} “{what}”" if what else f"dòng {row}"
    return f"{named} bắt đầu {start}, kết thúc {end}"


def one_after_another(found: Sequence[str]) -> str:
    """Say several things in one sentence."""
    return "; ".join(found)


def source(kind: str, note: str) -> str:
    """Return the name of a source of capital: "Vay NH CSXH – Hộ gia đình"."""
    return f"{kind} – {note}"


def answering_in_a_circle(roles: Sequence[str]) -> str:
    """Say who answers to whom, the last one to the first."""
    return answering_to(list(zip(roles, [*roles[1:], *roles[:1]], strict=True)))


def answering_to(pairs: Sequence[tuple[str, str]]) -> str:
    """Say who answers to whom."""
    return ", ".join(f"“{role}” trực thuộc “{over}”" for role, over in pairs)
