"""Words of guided entry: the form page, its fields, the check step, the preview."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from ocop_desktop.core.dates import show_date
from ocop_desktop.wording import common

# --- a field -----------------------------------------------------------------------------------

REQUIRED: Final = "bắt buộc"
MISSING: Final = "Mục này bắt buộc, chưa ghi."
PROPOSAL: Final = "Gợi ý của chương trình, có thể ghi khác."
PROBLEM_MARK: Final = "!"
REMIND_MARK: Final = "▲"
YES: Final = "Có"
NO: Final = "Không"
OTHER: Final = "Khác…"
OTHER_WORDS: Final = "Ghi rõ:"
CLEAR_CHOICE: Final = "Bỏ chọn"
NO_CHOICE: Final = "Chưa chọn"
_MENU_WIDTH: Final = 70  # characters of a paper's name in a menu
MONEY_UNIT: Final = "đồng"
# How a further paper stands, which is never finished itself.
_FURTHER: Final[Mapping[str, str]] = {"complete": "✓ Đã ghi đủ", "followed": "✎ Đang theo dõi"}


def example(text: str) -> str:
    """Return the hint line that shows an example."""
    return f"Ví dụ: {text}"


def paper_name(name: str, title: str) -> str:
    """Return a paper's name and what it is, short enough for a menu."""
    first, *rest_of_it = (p.capitalize() if p.isupper() else p for p in title.split("|"))
    told = " ".join((first, *(p[:1].lower() + p[1:] for p in rest_of_it))).replace("ocop", "OCOP")
    before, colon, rest = told.partition(":")
    if colon and name.casefold().startswith(before.casefold()):
        told = rest.strip()
    told = told[:1].upper() + told[1:]
    whole = f"{name} – {told}"
    return whole if len(whole) <= _MENU_WIDTH else f"{whole[:_MENU_WIDTH].rsplit(' ', 1)[0]}…"


def with_mark(text: str, *, blocks: bool) -> str:
    """Return a problem's sentence with the sign that stands for its weight."""
    return f"{PROBLEM_MARK}  {text}" if blocks else f"{REMIND_MARK}  {text}"


# --- the calendar ------------------------------------------------------------------------------

CALENDAR: Final = "Lịch"
WEEKDAYS: Final = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def month_title(month: int, year: int) -> str:
    """Return the head of the calendar."""
    return f"Tháng {month} năm {year}"


# --- the classification ------------------------------------------------------------------------

CHOOSE_CLASS: Final = "Chọn nhóm…"
CHANGE_CLASS: Final = "Đổi nhóm…"
NO_CLASS: Final = "Chưa chọn nhóm sản phẩm"
SEARCH_CLASS: Final = "Gõ để tìm, có dấu hay không dấu đều được"
NOTHING_FOUND: Final = "Không có nhóm nào khớp. Thử từ ngắn hơn, ví dụ “gạo” hoặc “thêu”."
CLASS_KEYS: Final = "↓ xuống danh sách · Enter chọn · Esc đóng"

# --- tables ------------------------------------------------------------------------------------

ADD_ROW: Final = "+  Thêm dòng"
TOTAL: Final = "Cộng"
DELETE_ROW: Final = "×"
TABLE_KEYS: Final = "Tab sang ô bên · Enter thêm dòng · Ctrl+Delete xóa dòng · dán được từ Excel"

SET_ROWS_KEYS: Final = "Tab sang ô bên · Enter xuống dòng dưới · dán được từ Excel"

NO_FIGURE: Final = "Chưa đủ số để tính."
GROWTH_WANTED: Final = "Ghi mức tăng mỗi năm, ví dụ 5."
NO_FIRST_YEAR: Final = "Chưa có số của năm 1."
YEARS_OVER_TITLE: Final = "Các năm sau đã có số"
WRITE_OVER: Final = "Ghi đè"


def fill_years(count: int) -> str:
    """Name the button that fills the years behind the first; `count` years in all."""
    return f"Điền năm {', '.join(str(year) for year in range(2, count + 1))} theo mức tăng"


def years_filled(percent: str) -> str:
    """Say by how much the later years grow now."""
    return f"Đã điền các năm sau, mỗi năm tăng {percent} %."


def years_over(percent: str) -> str:
    """Ask before figures are written over."""
    return f"Ghi đè số của các năm sau, tính từ năm 1 và tăng {percent} % mỗi năm? Hoàn tác được."


def row_deleted(number: int) -> str:
    """Say which row was deleted; numbers count from 1."""
    return f"Đã xóa dòng {number}."


def rows_pasted(count: int, *, last: str, head: bool, left_out: int) -> str:
    """Say how many rows came from the clipboard and how far they reach, and what did not come."""
    told = [f"Đã dán {count} dòng, cột cuối vào “{last}”." if last else f"Đã dán {count} dòng."]
    if head:
        told.append("Đã bỏ dòng tiêu đề.")
    if left_out:
        told.append(f"{left_out} cột không dán: ngoài bảng, hoặc bảng tự tính.")
    return " ".join(told)


def beneath(figures: Sequence[tuple[str, str]]) -> str:
    """Return computed figures, each with the head of its column, in one line."""
    return "  ·  ".join(f"{head}: {figure}" for head, figure in figures)


def rows_shown(first: int, last: int, count: int) -> str:
    """Say which rows of a long table are on screen; numbers count from 1."""
    return f"Dòng {first}–{last} trong {count}"


def cell_problem(row: int, column: str, text: str) -> str:
    """Name the cell a problem speaks of; rows count from 1."""
    return f"Dòng {row}, {column}: {text}"


# --- the page ----------------------------------------------------------------------------------

BACK: Final = "←  Quay lại"
BACK_SHORT: Final = "←"  # beside many other buttons
NEXT: Final = "Tiếp theo  →"
TO_CHECK: Final = "Kiểm tra  →"
CHECK_STEP: Final = "Kiểm tra và in"
CHECK_STEP_NO_PAPER: Final = "Kiểm tra"
EXAMPLE_HEAD: Final = "VÍ DỤ"
QUESTION_HEAD: Final = "HỎI NGƯỜI DÂN"
FULL_HELP: Final = "F1  xem hướng dẫn đầy đủ"
SHOW_HELP: Final = "Gợi ý"
NO_HELP: Final = "Mục này ghi theo thực tế của chủ thể."
CLOSE: Final = "×"


def section_title(number: int, title: str) -> str:
    """Return a step's head; a title that brings its own number keeps it."""
    return title if title[:1].isdigit() else f"{number}. {title}"


def step_title(title: str) -> str:
    """Return a section's title for the list of steps, without a number of its own."""
    return title.lstrip("0123456789. ") or title


def quoted(question: str) -> str:
    """Return what to ask the producer, in quotation marks."""
    return f"“{question.strip('“”')}”"


# --- the check step ----------------------------------------------------------------------------

ALL_RIGHT: Final = "✓  Các bước trên đã ghi đủ, không có chỗ nào sai hay mâu thuẫn."
BLOCKING: Final = "Cần sửa trước khi hoàn thành"
BLOCKING_NO_FINISH: Final = "Cần ghi hoặc sửa"  # on a form that is never finished
REMINDING: Final = "Nên xem lại"
CHECK_GUIDE: Final = (
    "Dòng đỏ (!) phải sửa mới hoàn thành được. Dòng vàng (▲) chỉ nhắc, để nguyên cũng được. "
    "Lúc nào cũng in được bản nháp để hỏi lại chủ thể."
)
CHECK_GUIDE_NO_FINISH: Final = (
    "Dòng đỏ (!) cần sửa. Dòng vàng (▲) chỉ nhắc, để nguyên cũng được. Mọi chữ đã ghi đều được lưu."
)
JUMP: Final = "Bấm vào một dòng, hoặc Enter, để đến đúng chỗ cần ghi."
WHOLE_FORM: Final = "Cả phiếu"


def with_name(label: str, text: str) -> str:
    """Return a problem's sentence with the field it speaks of, unless it says so itself."""
    return text if not label or label in text else f"{label}: {text}"


def checked(blocking: int, reminding: int) -> str:
    """Sum up what the check found."""
    if not blocking and not reminding:
        return ALL_RIGHT
    parts = []
    if blocking:
        parts.append(f"{blocking} chỗ cần sửa")
    if reminding:
        parts.append(f"{reminding} chỗ nên xem lại")
    return "Còn " + ", ".join(parts) + "."


# --- the screen --------------------------------------------------------------------------------

PREVIEW: Final = "Xem trước"
PRINT: Final = "In"
MORE: Final = "Thêm  ▾"
SAVE_PDF: Final = "Lưu PDF"
SAVE_WORD: Final = "Lưu Word"
PAPERS: Final = "Phiếu của ý tưởng này:"
TO_LIST: Final = "←  Danh sách"
OPEN_FOLDER: Final = "Mở thư mục"
BLANK_PAPER: Final = "In phiếu trống"
COMMUNE_PART: Final = "Đánh giá của xã"
FINISH: Final = "Hoàn thành"
DONE: Final = "Xong"
REOPEN: Final = "Mở lại để sửa"
FINISHED: Final = "Đã hoàn thành. Bản in từ nay không còn chữ BẢN NHÁP."
REOPENED: Final = "Đã mở lại để sửa."
LEAVE_TITLE: Final = "Chưa lưu được"
LEAVE_QUESTION: Final = "Những chữ vừa ghi chưa lưu được. Rời màn hình này thì sẽ mất những chữ đó."
STAY: Final = "Ở lại"
LEAVE: Final = "Rời đi"
RETRYING: Final = "Chữ đã ghi vẫn còn trên màn hình. Chương trình tự thử lưu lại sau vài giây."
RETRY_NOW: Final = "Lưu lại ngay"
MAKING_PAPER: Final = "Đang lập trang in…"
PRINTING: Final = "Đang gửi đến máy in…"
SAVED_ALREADY: Final = "Mọi thứ đã được lưu."

# What a closed form is of, called as the list its entries are made from.
_CLOSED_NAMES: Final[Mapping[str, str]] = {"idea": "Ý tưởng", "plan": "Phương án"}
_FINISHED_NAMES: Final[Mapping[str, str]] = {"idea": "Phiếu", "plan": "Phương án"}


def read_only(owner_type: str, state: str) -> str:
    """Say why a form is only looked at, and what makes it one that can be mended."""
    if state == "finished":
        return f"{_FINISHED_NAMES.get(owner_type, 'Phiếu')} đã hoàn thành, chỉ xem và in."
    name = _CLOSED_NAMES.get(owner_type, "Phiếu")
    if state == "sent":
        return (
            f"{name} này đã gửi cấp trên nên chỉ xem và in. Khi cấp trên trả lại, ghi vào mục "
            f"{name}: Ghi sổ → Kết quả cấp trên → Trả lại để sửa; ghi rồi thì sửa được."
        )
    answered = "Đạt" if state == "accepted" else "Không đạt"
    return f"Cấp trên đã trả lời “{answered}” cho {name.lower()} này nên chỉ xem và in."


def returned(day: date, paper: str, reason: str) -> str:
    """Say that the receiver gave the form back, in which paper, and why."""
    told = f"Trả lại ngày {show_date(day)}" + (f", văn bản {paper}" if paper else "")
    return f"{told}: {reason}" if reason else f"{told}."


UNMENDED_TITLE: Final = "Vẫn hoàn thành?"
FINISH_ANYWAY: Final = "Vẫn hoàn thành"
STAY_AND_MEND: Final = "Để tôi sửa"


def unmended(why: str) -> str:
    """Say that a form which was given back tells just what it told before."""
    because = f" vì: {why.rstrip('.')}" if why else ""
    return f"Phiếu này bị trả lại{because}. Các câu trả lời chưa sửa gì từ đó."


def standing(key: str) -> str:
    """Sign and word of how a paper stands: of its state, or of a further paper; "" for none."""
    return _FURTHER.get(key) or (common.state(key) if key else "")


def under_title(*parts: str) -> str:
    """Return the line under the screen's title."""
    return " · ".join(part for part in parts if part)


# --- the preview -------------------------------------------------------------------------------

PREVIEW_TITLE: Final = "Xem trước bản in"
FIT_WIDTH: Final = "Vừa chiều rộng"
ZOOM_IN: Final = "+"
ZOOM_OUT: Final = "−"
PAGE_UP: Final = "▲"
PAGE_DOWN: Final = "▼"
BACK_TO_FORM: Final = "←  Quay lại"
SENT_TO_PRINTER: Final = "Đã gửi đến máy in."
NO_PAGES: Final = "Chưa có trang nào để xem."


def page_of(page: int, pages: int) -> str:
    """Say which page is on screen; pages count from 1."""
    return f"Trang {page}/{pages}"


def folder_is(path: str) -> str:
    """Name the folder that could not be opened for her."""
    return f"Giấy tờ nằm trong thư mục {path}"


def zoom(percent: int) -> str:
    """Return the size of the page on screen in percent."""
    return f"{percent} %"
