"""Words of the window, the lists, the dialogs and the screens around guided entry."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from ocop_desktop.core.dates import show_moment, show_time
from ocop_desktop.core.numbers import show_number

CUT: Final = "Cắt"
COPY: Final = "Sao chép"
PASTE: Final = "Dán"
SELECT_ALL: Final = "Chọn tất cả"

YES: Final = "Có"
NO: Final = "Không"
CANCEL: Final = "Bỏ qua"
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
    for kind in ("Huyện ", "Thị xã ", "Thành phố ", "Quận "):
        name = name.removeprefix(kind)
    return name


# --- status, notices ---------------------------------------------------------------------------

SAVED_BY_ITSELF: Final = "Đã lưu. Chương trình tự lưu mỗi khi cán bộ ngừng gõ."
UNDO: Final = "Hoàn tác"


def saved_at(at: datetime, now: datetime) -> str:
    """Return "Đã lưu lúc 14:05", with the day when it was not today."""
    moment = show_time(at) if at.date() == now.date() else show_moment(at, now)
    return f"✓  Đã lưu lúc {moment}"


def backed_up_at(at: datetime | None, now: datetime) -> str:
    """Say when the newest backup was made."""
    return f"Sao lưu gần nhất: {show_moment(at, now)}" if at else "Chưa có bản sao lưu"


# --- dialogs -----------------------------------------------------------------------------------

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
    "&Cancel": "&Bỏ qua",
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
    "Cancel": "Bỏ qua",
    "OK": "Đồng ý",
    "Open": "Mở",
    "Save": "Lưu",
    "Save As": "Lưu thành",
    "Choose Directory": "Chọn thư mục",
    'File "%1$s" already exists.\nDo you want to overwrite it?': (
        "Đã có tệp “%1$s”.\nCó ghi đè lên tệp này không?"
    ),
}

# --- jobs --------------------------------------------------------------------------------------

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


def cannot_open(path: str) -> str:
    """Say where the file is when the system has no program for it."""
    return f"Máy này không có chương trình để mở. Tệp nằm ở: {path}"
