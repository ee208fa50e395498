"""Words of the first screen: what goes on, what to mind, the year in numbers."""

from typing import Final

GO_ON: Final = "Đang ghi dở"
RESUME: Final = "Ghi tiếp"
NO_DRAFTS: Final = "Không còn phiếu ghi dở"
NO_DRAFTS_HINT: Final = "Mọi ý tưởng của năm đã ghi xong. Có thể xem lại danh sách hoặc xuất Excel."
SEE_IDEAS: Final = "Xem danh sách ý tưởng"
BEGINNING: Final = "Bắt đầu từ đâu"
BEGINNING_STEPS: Final = (
    "1.  Khi có người đến đăng ký, bấm “Ý tưởng mới”: chọn hoặc thêm chủ thể, ghi tên sản phẩm.",
    "2.  Chương trình hỏi lần lượt từng phần của phiếu, có gợi ý và câu để hỏi chủ thể.",
    "3.  In phiếu cho chủ thể ký. Chưa đủ cũng in được bản nháp.",
    "4.  Cuối đợt, vào “Ý tưởng”, bấm “Xuất Excel” để có biểu tổng hợp gửi lên cấp trên.",
)
READ_MANUAL: Final = "Đọc hướng dẫn"
REMINDERS: Final = "Cần lưu ý"
NO_REMINDERS: Final = "✓ Không có gì phải nhắc."
SEE: Final = "Xem"
IN_NUMBERS: Final = "Trong năm"
COUNTED: Final = {
    "ideas": "Ý tưởng",
    "plans": "Phương án",
    "producers": "Chủ thể trong sổ",
    "products": "Sản phẩm trong sổ",
}


def today_line(today: str, year: int, basis: str) -> str:
    """Return the quiet line under the title."""
    return f"{today} · Năm làm việc {year} · {basis}"


def draft_line(producer: str, step: str, missing: int) -> str:
    """Return whose draft it is, where it stopped, how much is missing."""
    rest = "đã đủ mục bắt buộc, bước này còn chỗ trống" if step else "đã đủ, chờ kiểm tra"
    if missing:
        rest = f"còn {missing} mục"
    return " · ".join(part for part in (producer, step, rest) if part)
