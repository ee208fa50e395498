"""Words of every list: heads, filters, the trash, nothing to show."""

from typing import Final

from ocop_desktop.core.numbers import show_number
from ocop_desktop.core.records import IdeaKind

IN_USE: Final = "Đang dùng"
TRASH: Final = "Thùng rác"
TAKE_BACK: Final = "Lấy lại"
CHOOSE_TRASHED: Final = "Hãy chọn dòng cần lấy lại trong danh sách."
TRASH_EMPTY: Final = "Thùng rác trống"
TRASH_EMPTY_HINT: Final = "Những gì đã xóa nằm ở đây và lấy lại được bất cứ lúc nào."
NOTHING_FOUND: Final = "Không tìm thấy"
NOTHING_FOUND_HINT: Final = "Thử gõ ít chữ hơn, hoặc bỏ bớt điều kiện lọc."
MORE_FILTERS: Final = "Lọc thêm  ▾"
SHOW_ALL: Final = "Hiện tất cả"
CHANGED: Final = "Sửa lần cuối"
NAME: Final = "Tên"
KIND: Final = "Loại hình"
REPRESENTATIVE: Final = "Người đại diện"
HAMLET: Final = "Thôn, tổ dân phố"
PHONE: Final = "Điện thoại"
IDEAS_SHORT: Final = "Ý tưởng"
NUMBER: Final = "Số"
PRODUCT: Final = "Sản phẩm"
PRODUCER: Final = "Chủ thể"
CLASS: Final = "Nhóm sản phẩm"
PRIORITY: Final = "Ưu tiên"
STATE: Final = "Trạng thái"
LAST_YEAR: Final = "Năm gần nhất"
NEW_OR_EXISTING: Final = "Mới/Đã có"
ANY_KIND: Final = "Mọi loại hình"
ANY_YEAR: Final = "Mọi năm"
ANY_IDEA: Final = "Mới và đã có"
ANY_STATE: Final = "Mọi trạng thái"
ANY_PRIORITY: Final = "Mọi ưu tiên"
ANY_SECTOR: Final = "Mọi ngành"
IDEA_KINDS_SHORT: Final = {IdeaKind.NEW: "Mới", IdeaKind.EXISTING: "Đã có"}
IDEA_KINDS: Final = {IdeaKind.NEW: "Sản phẩm mới", IdeaKind.EXISTING: "Sản phẩm đã có"}


def year(number: int) -> str:
    """Return "Năm 2026"."""
    return f"Năm {number}"


def trashed(number: int) -> str:
    """Say that something went to the trash."""
    return f"Đã xóa {number} dòng." if number > 1 else "Đã xóa."


def taken_back(number: int) -> str:
    """Say that something came out of the trash."""
    return f"Đã lấy lại {number} dòng." if number > 1 else "Đã lấy lại."


def producers_counted(number: int) -> str:
    """Return "60 chủ thể"."""
    return f"{show_number(number)} chủ thể"


def products_counted(number: int) -> str:
    """Return "200 sản phẩm"."""
    return f"{show_number(number)} sản phẩm"


def ideas_counted(number: int) -> str:
    """Return "12 ý tưởng"."""
    return f"{show_number(number)} ý tưởng"


def plans_counted(number: int) -> str:
    """Return "3 phương án"."""
    return f"{show_number(number)} phương án"


# --- producers, products ---------------------------------------------------------------------

NEW_PRODUCER: Final = "Chủ thể mới   Ctrl+N"
NEW_PRODUCER_PLAIN: Final = "Thêm chủ thể đầu tiên"
FIND_PRODUCER: Final = "Tìm tên, người, điện thoại"
FIND_PRODUCT: Final = "Tìm sản phẩm, chủ thể"
NO_PRODUCERS: Final = "Chưa có chủ thể nào"
NO_PRODUCERS_HINT: Final = (
    "Chủ thể là doanh nghiệp, hợp tác xã, tổ hợp tác hoặc hộ sản xuất có sản phẩm đăng ký. "
    "Ghi một lần, các phiếu sau tự điền."
)
NO_PRODUCTS: Final = "Chưa có sản phẩm nào"
NO_PRODUCTS_HINT: Final = "Mỗi ý tưởng mới kèm theo một sản phẩm. Hãy bắt đầu từ một ý tưởng."
NEW_IDEA_OF_THIS: Final = "Ý tưởng mới của chủ thể này…"
OPEN_PRODUCER: Final = "Mở chủ thể"
