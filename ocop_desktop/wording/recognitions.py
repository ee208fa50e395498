"""What the officer reads about what a product has won."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from ocop_desktop.core.dates import show_date

RECOGNITIONS: Final = "Đã được công nhận"
HINT: Final = (
    "Mỗi lần được công nhận ghi một dòng. Ngày hết hạn để trống thì chương trình tự tính 36 tháng "
    "kể từ ngày quyết định, chỉ để nhắc."
)
NOTHING_YET: Final = "Chưa ghi lần công nhận nào."
NOT_SAVED_YET: Final = "Ghi tên sản phẩm trước, rồi mới ghi công nhận được."
ADD: Final = "+  Thêm lần công nhận…"
EDIT: Final = "Sửa"
REMOVE: Final = "Xóa"
SAVE: Final = "Lưu"
NEW_TITLE: Final = "Thêm lần công nhận"
EDIT_TITLE: Final = "Sửa lần công nhận"
REMOVED: Final = "Đã xóa một lần công nhận."
NOTHING_SAID: Final = "Ghi ít nhất hạng sao, số quyết định hoặc ngày quyết định."
LACKS: Final = "Chưa ghi hạng sao và số quyết định."
SAVE_ANYWAY: Final = f"!  {LACKS} Nếu chưa có, bấm “Lưu” lần nữa."
BEFORE_DECISION: Final = "Ngày hết hạn đứng trước ngày quyết định; xem lại hai ngày này."
STARS_HEAD: Final = "Hạng sao"
STEP: Final = "Công nhận, tệp kèm"

# In the order of the dialog: field of the record and its words.
FIELDS: Final = {
    "round": "Đợt, năm",
    "stars": "Hạng sao",
    "decision_number": "Số quyết định",
    "decided_on": "Ngày quyết định",
    "issuer": "Cơ quan ban hành",
    "valid_until": "Có giá trị đến",
    "note": "Ghi chú",
}
EXAMPLES: Final = {
    "round": "Đợt 1 năm 2020",
    "decision_number": "123/QĐ-UBND",
    "decided_on": "25/12/2020",
    "issuer": "UBND tỉnh Bắc Ninh",
    "valid_until": "25/12/2023",
}
STAR_CHOICES: Final = ("Chưa rõ", "1 sao", "2 sao", "3 sao", "4 sao", "5 sao")
# What the list of products is filtered by; the key is asked of `Recognitions.ranked`.
ANY_RANK: Final = "Mọi hạng"
RANKS: Final[Mapping[int | str, str]] = {
    **dict(enumerate(STAR_CHOICES[1:], 1)),
    "soon": "Sắp hết hạn",
    "expired": "Đã hết hạn",
    "": "Chưa có hạng sao",
}


def bad_date(why: str) -> str:
    """Say why a day is none."""
    return f"{why or 'Ngày này không đọc được.'} Ghi như 25/12/2020."


def stars(count: int | None) -> str:
    """Return a rank with its stars."""
    return f"{'★' * count}  {count} sao" if count else "Chưa rõ hạng sao"


def stars_short(count: int) -> str:
    """Return a rank for a narrow column."""
    return f"{count} ★"


def stars_till(count: int, until: date) -> str:
    """Return a rank that ends soon, for a narrow column."""
    return f"{count} ★, đến {until:%m/%Y}"


def stars_over(count: int, until: date) -> str:
    """Return a rank that counts no more, for a narrow column."""
    return f"{count} ★, hết hạn {until:%m/%Y}"


def title(count: int | None, round_: str) -> str:
    """Return the first line about one round."""
    return f"{stars(count)} · {round_}" if round_ else stars(count)


def decision(number: str, day: date | None, issuer: str) -> str:
    """Return who decided what, when; "" when nothing is known."""
    paper = " ".join(
        part
        for part in (
            f"Quyết định {number}" if number else "",
            f"ngày {show_date(day)}" if day else "",
        )
        if part
    )
    return " · ".join(part for part in (paper[:1].upper() + paper[1:], issuer) if part)


def until(day: date, *, computed: bool) -> str:
    """Say until when it counts."""
    return f"Có giá trị đến {show_date(day)}{_computed(computed=computed)}"


def expired(day: date, *, computed: bool) -> str:
    """Say that it does not count any more."""
    return f"Hết hạn từ {show_date(day)}{_computed(computed=computed)}"


def expires_soon(day: date, *, computed: bool) -> str:
    """Say that it counts for half a year at most."""
    return f"Sắp hết hạn: {show_date(day)}{_computed(computed=computed)}"


def expiring(count: int) -> str:
    """Remind of those that end within six months."""
    return f"{count} sản phẩm sắp hết hạn công nhận trong 6 tháng tới; nên chuẩn bị đánh giá lại."


def _computed(*, computed: bool) -> str:
    return " (tự tính)" if computed else ""


def nth_round(number: int) -> str:
    """Return what a round is called that a list only numbers."""
    return f"Lần {number}"
