"""Words printed on every paper and workbook, and what is said when one cannot be written."""

from pathlib import Path
from typing import Final

from ocop_desktop.wording import common

NATIONAL: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
PROGRAM: Final = "OCOP Desktop"
DRAFT: Final = "BẢN NHÁP"
RECIPIENTS: Final = "Nơi nhận:"

NUMBER: Final = "TT"
TOTAL: Final = "Cộng"
OTHER: Final = "Khác"
YES: Final = "Có"
NO: Final = "Không"

# The print language of the definitions: {:10} is ten em of dots.
PLACE_DATE: Final = "{:8}, ngày {:2} tháng {:2} năm {:3}"
SHEET_NAME: Final = "Danh sách"
# Before the name of a unit: small inside a sentence, left out where a paper is dated.
UNIT_KINDS: Final = common.UNIT_KINDS
PROVINCE: Final = "tỉnh "  # a form's own word, which gives way to
CITY: Final = "thành phố "  # where the province is a city


def not_counted(unread: int) -> str:
    """Say on a draft that the figures leave out so many cells that could not be read."""
    return f"Có {unread} ô chưa đọc được nên chưa được tính; các số dưới đây chưa đúng."


def page_of(number: str, total: str) -> str:
    """Return the page number at the foot of a workbook."""
    return f"Trang {number}/{total}"


# --- when a file cannot be written or shown ---------------------------------------------------

KEPT: Final = "Dữ liệu trong chương trình vẫn còn nguyên."
FREE_SPACE: Final = "Xóa bớt tệp không dùng hoặc chọn ổ đĩa khác, rồi làm lại."
PRINT_AGAIN: Final = "Đóng bản xem trước, rồi mở lại."


def unwritable(path: Path) -> str:
    """Say that the file is open elsewhere or the folder takes no new files."""
    return f"Không ghi được tệp “{path.name}” vào thư mục “{path.parent}”."


def close_it(path: Path) -> str:
    """Say what to do about it."""
    return (
        f"Nếu đang mở “{path.name}” bằng Excel hay chương trình xem PDF thì đóng lại, "
        "hoặc chọn thư mục khác, rồi làm lại."
    )


def disk_full(path: Path) -> str:
    """Say that the disk has no room for the file."""
    return f"Ổ đĩa đã đầy, không ghi được tệp “{path.name}”."


def unreadable_paper(path: Path) -> str:
    """Say that a PDF cannot be shown."""
    return f"Không mở được tệp “{path.name}” để xem."
