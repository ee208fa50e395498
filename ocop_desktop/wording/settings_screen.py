"""Words of the settings: office, year and basis, look, folder, backups."""

from datetime import datetime
from typing import Final

OUR_OFFICE: Final = "Đơn vị"
EDIT_OFFICE: Final = "Sửa thông tin đơn vị"
YEAR_AND_BASIS: Final = "Năm làm việc và căn cứ"
WORKING_YEAR: Final = "Năm làm việc"
WORKING_YEAR_HINT: Final = "Năm đăng ký ý tưởng; sau này đổi được trong Cài đặt."
YEAR_WRONG: Final = "!  Ghi năm bằng bốn chữ số, ví dụ 2026."
BASIS_IN_USE: Final = "Căn cứ pháp lý"
BASIS_HINT: Final = "Dùng cho ý tưởng ghi từ nay; ý tưởng đã ghi giữ căn cứ cũ."
SUGGESTIONS: Final = "Phần gợi ý trên phiếu"
SUGGESTIONS_HINT: Final = (
    "Các phần này do chương trình gợi ý thêm, quyết định không quy định. Bỏ đánh dấu thì phần đó "
    "không hỏi và không in; chữ đã ghi vẫn giữ."
)
LOOK: Final = "Hiển thị"
TEXT_SIZE: Final = "Cỡ chữ"
TEXT_SIZES: Final = {"small": "Nhỏ", "medium": "Vừa", "large": "Lớn", "huge": "Rất lớn"}
CONTRAST: Final = "Màu tương phản cao"
PAPER_FOLDER: Final = "Thư mục lưu giấy tờ"
PAPER_FOLDER_HINT: Final = "Phiếu PDF và biểu Excel được lưu vào đây, mỗi năm một thư mục."
CHOOSE_FOLDER: Final = "Chọn thư mục khác"
BACKUPS: Final = "Sao lưu và khôi phục"
BACKUPS_HINT: Final = (
    "Chương trình tự sao lưu mỗi lần đóng nếu có thay đổi. Nên thỉnh thoảng chép thêm ra USB."
)
BACK_UP_NOW: Final = "Sao lưu ngay"
BACK_UP_TO: Final = "Sao lưu ra USB hoặc chỗ khác"
BACKING_UP: Final = "Sao lưu"
CHECK_DATA: Final = "Kiểm tra dữ liệu"
SOUND: Final = "Dữ liệu còn nguyên vẹn."
CHECKING_DATA: Final = "Đang kiểm tra dữ liệu…"
NOT_SOUND: Final = "Dữ liệu có chỗ hỏng. Hãy khôi phục từ bản sao lưu gần nhất."
RESTORE_TITLE: Final = "Các bản sao lưu"
NO_BACKUPS: Final = "Chưa có bản sao lưu nào."
RESTORE: Final = "Khôi phục"
RESTORE_FROM: Final = "Khôi phục từ tệp khác"
RESTORE_QUESTION: Final = "Khôi phục từ bản sao lưu?"
RESTORED: Final = "Đã khôi phục. Dữ liệu trước đó vẫn được giữ thành một bản sao lưu."
BACKUP_FILE: Final = "Bản sao lưu OCOP"


def office_line(commune: str, district: str, province: str) -> str:
    """Return where the office is, in one line."""
    return ", ".join(part for part in (commune, district, province) if part)


def people_line(officer: str, chairperson: str) -> str:
    """Return who works and who signs."""
    told = (("Cán bộ", officer), ("Người ký", chairperson))
    return " · ".join(f"{role}: {name}" for role, name in told if name)


def year_used(number: int) -> str:
    """Say which year is worked in now."""
    return f"Đang làm việc với năm {number}."


def basis_used(name: str) -> str:
    """Say which basis holds for new ideas now."""
    return f"Ý tưởng ghi từ nay theo {name}."


def backup_line(when: str, size: int) -> str:
    """Return when a backup was made and its size in megabytes."""
    megabytes = max(0.1, size / 1_000_000)
    return f"{when}   ·   {megabytes:.1f} MB".replace(".", ",")


def backup_name(at: datetime) -> str:
    """Return a file name for a backup put elsewhere."""
    return f"ocop-sao-luu-{at:%Y%m%d-%H%M}.sqlite"


def restore_text(name: str) -> str:
    """Say what restoring does."""
    return (
        f"Mọi dữ liệu sẽ trở về như trong bản sao lưu “{name}”. Dữ liệu hiện tại được giữ lại "
        "thành một bản sao lưu, nên vẫn quay về được."
    )
