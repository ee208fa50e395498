"""Words of the plans: their list, beginning one, the figures beside the form, what-if."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ocop_desktop.core.numbers import show_number, show_percent
from ocop_desktop.core.records import PlanKind
from ocop_desktop.wording.services import DRAFT_FILE

# --- the list ------------------------------------------------------------------------------------

TITLE: Final = "Phương án sản xuất kinh doanh"
FIND: Final = "Tìm sản phẩm, chủ thể"
NEW_PLAIN: Final = "Lập phương án"
NEW: Final = f"{NEW_PLAIN}   Ctrl+N"
FIRST_YEAR: Final = "Năm đầu"
PLAN_KIND: Final = "Loại phương án"
ANY_KIND: Final = "Mọi loại"
KINDS: Final = {PlanKind.FULL: "Đầy đủ", PlanKind.SIMPLE: "Đơn giản"}
NONE_YET: Final = "Năm nay chưa có phương án nào"
NONE_YET_HINT: Final = (
    f"Ý tưởng đạt thì lập phương án: bấm “{NEW_PLAIN}” rồi chọn ý tưởng. Tên, địa chỉ, sản lượng "
    "đã ghi ở ý tưởng được chép sang; giá bán thì ghi lại, vì ở phương án là giá mình thu về."
)
NO_FORM: Final = "Căn cứ đang dùng chưa có biểu phương án"
NO_FORM_HINT: Final = "Chọn căn cứ khác ở mục Cài đặt."
OPEN_IDEA: Final = "Mở ý tưởng"
MAKE_PLAN: Final = f"{NEW_PLAIN}…"
OPEN_PLAN: Final = "Mở phương án"
CANNOT_UNFINISHED: Final = "cần phiếu hoàn thành"
CANNOT_REJECTED: Final = "ý tưởng không đạt"
CANNOT_WITHOUT_FORM: Final = "căn cứ đang dùng chưa có biểu phương án"
SAVE_WORKBOOK: Final = "Bảng tính Excel có công thức"
SAVE_WORKBOOKS: Final = "Bảng tính Excel có công thức, mỗi phương án một tệp"
SAVING_WORKBOOK: Final = "Lập bảng tính Excel có công thức"


def make_plan(why: str) -> str:
    """Return the menu line that begins a plan of an idea, with the reason where it cannot."""
    return f"{MAKE_PLAN} ({why})" if why else MAKE_PLAN


def of_many(number: int, left_out: int) -> str:
    """Say how many plans a question is about, and how many of those chosen it is not."""
    told = f"{show_number(number)} phương án, ghi cùng một lần."
    if left_out:
        told += (
            f" {show_number(left_out)} phương án đã chọn không ở trạng thái phù hợp, được bỏ qua."
        )
    return told


PAPERS: Final = "Biểu của phương án:"


def workbook_file(year: int, name: str, *, draft: bool) -> str:
    """Return the name of a plan's workbook; a draft says so, as its paper does."""
    start = f"{year}_{DRAFT_FILE}_" if draft else f"{year}_"
    return f"{start}phuong-an_{name}.xlsx"


# --- beginning one -------------------------------------------------------------------------------

NEW_TITLE: Final = f"{NEW_PLAIN} từ ý tưởng"
IDEA: Final = "Ý tưởng"
BEGIN: Final = "Bắt đầu lập"
FULL: Final = "Đầy đủ"
FULL_HINT: Final = "Đủ bốn phần: hợp tác xã, doanh nghiệp, hoặc khi vay vốn."
SIMPLE: Final = "Đơn giản, cho hộ"
SIMPLE_HINT: Final = "Sáu trang số liệu."
CHANGE_LATER: Final = "Đổi loại lúc nào cũng được, chữ đã ghi vẫn còn."
NO_CANDIDATES: Final = (
    "Không có ý tưởng nào lập được phương án. Ý tưởng phải hoàn thành trước, và mỗi ý tưởng mỗi "
    "năm có một phương án."
)
NOTHING_FOUND: Final = "Không có ý tưởng nào khớp. Thử gõ ít chữ hơn."
CHOOSE_IDEA: Final = "Hãy chọn một ý tưởng trong danh sách."


def idea_hint(year: int) -> str:
    """Say which ideas are offered."""
    return (
        "Gõ tên sản phẩm hoặc chủ thể, có dấu hay không dấu đều được. "
        f"Năm 1 của phương án là năm {year}."
    )


def candidate(product: str, producer: str) -> str:
    """Return an idea as one line."""
    return f"{product}  ·  {producer}" if producer else product


# --- the figures beside the form -----------------------------------------------------------------

FIGURES: Final = "Con số của phương án"
NOTHING_TYPED: Final = "Ghi sản lượng, chi phí, giá bán thì các con số hiện ở đây."
NO_REVENUE: Final = "Ghi lượng bán và giá bán ở bảng Doanh thu thì các con số hiện ở đây."
SHOW_FIGURES: Final = "Con số  ▸"
TRY: Final = "Thử tình huống"
CHARTS: Final = "Biểu đồ"
DRAWING: Final = "Đang vẽ biểu đồ…"
LIGHT_SIGNS: Final = {"stands": "✔", "look_again": "▲", "does_not_stand": "✕"}


def light(key: str, word: str) -> str:
    """Return sign and word of the traffic light."""
    return f"{LIGHT_SIGNS[key]} {capital(word)}"


NOT_ENOUGH: Final = "… Chưa đủ số liệu"
NOT_TYPED: Final = "Chưa ghi doanh thu của năm thứ ba."
LOSING: Final = "Năm thứ ba chưa có lãi."
SOME_LOSS: Final = "Có năm chưa có lãi."
NOT_BACK: Final = "Ba năm chưa thu hồi được vốn đầu tư mới."


def of_revenue(figure: str, share: Decimal) -> str:
    """Return the break-even revenue beside what is planned to be sold."""
    return f"{figure} ({show_percent(share)} doanh thu)"


def brief(label: str, figure: str) -> str:
    """Return one figure in a line."""
    return f"{label}: {figure}"


def in_line(parts: Sequence[str]) -> str:
    """Return figures beside each other."""
    return "   ·   ".join(parts)


def finding(text: str) -> str:
    """Return what does not fit together, with its sign."""
    return f"▲  {text}"


def more_findings(number: int) -> str:
    """Return the button to the findings that are not shown."""
    return f"Còn {number} chỗ nữa, xem ở bước Kiểm tra"


def findings(number: int) -> str:
    """Return how many things do not fit together."""
    return f"▲ {number} chỗ cần xem"


def capital(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


# --- what if -------------------------------------------------------------------------------------

WHAT_IF: Final = "Thử tình huống"
WHAT_IF_HINT: Final = (
    "Sửa phần trăm rồi xem lãi, hòa vốn thay đổi ra sao. Sản lượng đổi thì mọi biến phí đổi "
    "theo; định phí (cả lương trả cố định) giữ nguyên. Không có gì được lưu."
)
NOW: Final = "Như phương án"
CHANGED: Final = "Thay đổi"
SCENARIOS: Final = {
    "price": "Giá bán",
    "output": "Sản lượng làm và bán",
    "materials": "Giá nguyên liệu",
    "all": "Tất cả cùng lúc",
}
PERCENT: Final = "%"
VERDICT: Final = "Kết luận"
MILLIONS: Final = "Số tiền: triệu đồng."
BAD_PERCENT: Final = "Ghi phần trăm là số, từ -100 đến 1.000, như -10 hoặc 15."
NEVER: Final = "không có"
NOTHING: Final = "–"
BREAK_EVEN: Final = "Hòa vốn năm 1"


def profit(year: int) -> str:
    """Return the heading of a year's profit."""
    return f"Lợi nhuận năm {year}"


def millions(amount: Decimal | None) -> str:
    """Return an amount of đồng in millions, with one place: "48,3"."""
    if amount is None:
        return NEVER
    return show_number((amount / 10**6).quantize(Decimal("0.1"), ROUND_HALF_UP))
