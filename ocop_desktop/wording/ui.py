"""Words of the window, its menu, notices, dialogs and jobs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from ocop_desktop.core.dates import show_moment, show_time
from ocop_desktop.wording import common

CUT: Final = "Cắt"
COPY: Final = "Sao chép"
PASTE: Final = "Dán"
PASTE_CUT: Final = "Đoạn dán quá dài"
SELECT_ALL: Final = "Chọn tất cả"
NO: Final = "Không"
CANCEL: Final = "Hủy"
CLOSE: Final = "Đóng"
ELLIPSIS: Final = "…"
PROGRAM: Final = "OCOP"


def window_title(commune: str, year: int) -> str:
    """Return the title of the window."""
    return f"OCOP · {commune} · {year}" if commune else "OCOP"


def where(commune: str, district: str, year: int) -> str:
    """Return the two quiet lines under the program's name."""
    place = " · ".join(part for part in (commune, short_place(district)) if part)
    return f"{place}\nNăm {year}" if place else ""


def short_place(name: str) -> str:
    """Return a district's name without its kind."""
    for kind in common.UNIT_KINDS:
        name = name.removeprefix(kind)
    return name


# --- menu, and what several screens say ------------------------------------------------------

OPEN: Final = "Mở"
DELETE: Final = "Xóa"
IMPORT_LIST: Final = "Nhập danh sách có sẵn từ Excel…"
PLANS: Final = "Phương án"
PRODUCERS: Final = "Chủ thể"
PRODUCTS: Final = "Sản phẩm"
NEW_IDEA: Final = "Ý tưởng mới   Ctrl+N"
NEW_IDEA_PLAIN: Final = "Ghi ý tưởng mới"
TODAY: Final = "Hôm nay"
IDEAS: Final = "Ý tưởng"
SETTINGS: Final = "Cài đặt"
HELP: Final = "Hướng dẫn"
DAMAGED: Final = "Dữ liệu có chỗ hỏng: vào Cài đặt để khôi phục."
GO_BACK: Final = "←  Quay lại"
FIND_HELP: Final = "Tìm trong hướng dẫn"
WELCOME: Final = "Sổ ý tưởng sản phẩm OCOP của xã"
SAMPLES: Final = "Xã mẫu"
IN_SAMPLE: Final = "Đang mở xã mẫu: mọi tên và số liệu ở đây là giả định, sửa thử thoải mái."
GO_HOME: Final = "Về sổ của xã mình"


# --- status, notices -------------------------------------------------------------------------

SAVED_BY_ITSELF: Final = "Đã lưu. Chương trình tự lưu mỗi khi cán bộ ngừng gõ."


def saved_at(at: datetime, now: datetime) -> str:
    """Return "Đã lưu lúc 14:05", with the day when it was not today."""
    moment = show_time(at) if at.date() == now.date() else show_moment(at, now)
    return f"✓  Đã lưu lúc {moment}"


def backed_up_at(at: datetime | None, now: datetime) -> str:
    """Say when the newest backup was made."""
    return f"Sao lưu gần nhất: {show_moment(at, now)}" if at else "Chưa có bản sao lưu"


# --- dialogs ---------------------------------------------------------------------------------

CANNOT: Final = "Chưa làm được"
BUG: Final = "Chương trình gặp lỗi"
BUG_TEXT: Final = (
    "Việc vừa rồi không làm được vì chương trình có lỗi. Những gì đã nhập vẫn được lưu. "
    "Cán bộ có thể làm tiếp; nếu lỗi lặp lại, hãy bấm “Chép thông tin” và gửi cho người hỗ trợ."
)
COPY_DETAILS: Final = "Chép thông tin"


def code(text: str) -> str:
    """Return the code she tells on the telephone."""
    return f"Mã thông báo: {text}"


TK_DIALOGS: Final = {
    "&OK": "&Đồng ý",
    "&Cancel": "&Hủy",
    "&Open": "&Mở",
    "&Save": "&Lưu",
    "&Directory:": "&Thư mục:",
    "&Selection:": "&Chọn:",
    "File &name:": "&Tên tệp:",
    "File &names:": "&Tên tệp:",
    "Files of &type:": "&Loại tệp:",
    "Show &Hidden Files and Directories": "Hiện cả tệp &ẩn",
    "Show &Hidden Directories": "Hiện cả thư mục &ẩn",
    "&Yes": "&Có",
    "&No": "&Không",
    "Cancel": "Hủy",
    "OK": "Đồng ý",
    "Open": "Mở",
    "Save": "Lưu",
    "Save As": "Lưu thành",
    "Choose Directory": "Chọn thư mục",
    'File "%1$s" already exists.\nDo you want to overwrite it?': (
        "Đã có tệp “%1$s”.\nCó ghi đè lên tệp này không?"
    ),
    'File "%1$s"  does not exist.': "Không có tệp “%1$s”.",  # Tk 8.6 writes two spaces
    'File "%1$s" does not exist.': "Không có tệp “%1$s”.",
    'Directory "%1$s" does not exist.': "Không có thư mục “%1$s”.",
    'Invalid file name "%1$s".': "Tên tệp “%1$s” không hợp lệ.",
    'Cannot change to the directory "%1$s".\nPermission denied.': (
        "Không mở được thư mục “%1$s”.\nMáy không cho phép."
    ),
}


# --- jobs ------------------------------------------------------------------------------------

PREPARING: Final = "Đang chuẩn bị…"
CANCEL_JOB: Final = "Dừng lại"
CANCELLING: Final = "Đang dừng…"
OPEN_FOLDER: Final = "Mở thư mục"
OPEN_FILE: Final = "Mở tệp"


def step_of(done: int, total: int) -> str:
    """Return "3/12"."""
    return f"{done}/{total}"


def made_files(names: Sequence[str]) -> str:
    """Say what was made."""
    if len(names) == 1:
        return f"Đã lưu tệp {names[0]}."
    return f"Đã lưu {len(names)} tệp."


def made_in(folder: str) -> str:
    """Say where it was put."""
    return f"Trong thư mục: {folder}"


def cannot_open(path: str) -> str:
    """Say where the file is when the system has no program for it."""
    return f"Máy này không có chương trình để mở. Tệp nằm ở: {path}"


# --- when the data cannot be opened ----------------------------------------------------------

CANNOT_OPEN: Final = "Chưa mở được dữ liệu"
TRY_AGAIN: Final = "Thử lại"
LEAVE_PROGRAM: Final = "Thoát"


def restore_from(time: str, day: str) -> str:
    """Offer the backup of that moment."""
    return f"Khôi phục bản lúc {time} ngày {day}"


def paste_cut(kept: int, all_: int) -> str:
    """Only the beginning of a huge text was pasted."""
    taken, copied = (f"{count:,}".replace(",", ".") for count in (kept, all_))
    return (
        f"Đoạn vừa sao chép dài {copied} ký tự; ô này chỉ nhận thêm {taken} ký tự đầu. "
        "Phần còn lại chưa được dán, vẫn còn ở nơi đã sao chép. Hãy dán từng phần ngắn hơn, "
        "hoặc chỉ dán đoạn cần ghi."
    )
