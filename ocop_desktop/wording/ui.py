"""Words of the window, the lists, the dialogs and the screens around guided entry."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from ocop_desktop.core.dates import show_moment, show_time
from ocop_desktop.core.numbers import show_number
from ocop_desktop.core.records import IdeaKind
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


# --- status, notices ---------------------------------------------------------------------------

SAVED_BY_ITSELF: Final = "Đã lưu. Chương trình tự lưu mỗi khi cán bộ ngừng gõ."


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


def made_in(folder: str) -> str:
    """Say where it was put."""
    return f"Trong thư mục: {folder}"


def cannot_open(path: str) -> str:
    """Say where the file is when the system has no program for it."""
    return f"Máy này không có chương trình để mở. Tệp nằm ở: {path}"


# --- lists -------------------------------------------------------------------------------------

OPEN: Final = "Mở"
DELETE: Final = "Xóa"
IN_USE: Final = "Đang dùng"
TRASH: Final = "Thùng rác"
TAKE_BACK: Final = "Lấy lại"
CHOOSE_TRASHED: Final = "Hãy chọn dòng cần lấy lại trong danh sách."
TRASH_EMPTY: Final = "Thùng rác trống"
TRASH_EMPTY_HINT: Final = "Những gì đã xóa nằm ở đây và lấy lại được bất cứ lúc nào."
NOTHING_FOUND: Final = "Không tìm thấy"
NOTHING_FOUND_HINT: Final = "Thử gõ ít chữ hơn, hoặc bỏ bớt điều kiện lọc."
MORE_FILTERS: Final = "Lọc thêm  ▾"
IMPORT_LIST: Final = "Nhập danh sách có sẵn từ Excel…"
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


PLANS: Final = "Phương án"


def plans_counted(number: int) -> str:
    """Return "3 phương án"."""
    return f"{show_number(number)} phương án"


# --- producers, products -------------------------------------------------------------------------

PRODUCERS: Final = "Chủ thể"
PRODUCTS: Final = "Sản phẩm"
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

# --- ideas ---------------------------------------------------------------------------------------

IDEAS_TITLE: Final = "Ý tưởng sản phẩm"
FIND_IDEA: Final = "Tìm sản phẩm, chủ thể, số"
NEW_IDEA: Final = "Ý tưởng mới   Ctrl+N"
NEW_IDEA_PLAIN: Final = "Ghi ý tưởng mới"
NO_IDEAS: Final = "Năm nay chưa có ý tưởng nào"
NO_IDEAS_HINT: Final = (
    "Khi chủ thể đến đăng ký, bấm “Ghi ý tưởng mới”; chương trình hỏi từng phần như trên phiếu. "
    "Có thể in phiếu trống để phát trước: bấm “In”."
)
PRINT_MENU: Final = "In  ▾"
EXPORTING: Final = "Lập biểu tổng hợp"
SAVING_PAPERS: Final = "Lưu phiếu thành PDF"
PRINT_THESE: Final = "Xem trước và in"
SAVE_PDF: Final = "Lưu PDF"
SAVE_ONE_PDF: Final = "Lưu thành một tệp PDF"
SAVE_EACH_PDF: Final = "Lưu mỗi phiếu một tệp PDF"
EVALUATE: Final = "Đánh giá của xã…"
MAKE_MAIN: Final = "Chọn làm sản phẩm chủ lực của xã"
NOT_MAIN: Final = "Thôi làm sản phẩm chủ lực"
REOPEN: Final = "Mở lại để sửa"


def print_chosen(number: int) -> str:
    """Return the menu line for printing what is chosen."""
    if not number:
        return "Xem trước và in (chưa chọn dòng nào)"
    return f"Xem trước và in {number} phiếu đã chọn"


def blank_form(name: str) -> str:
    """Return the menu line for a blank form."""
    return f"Phiếu trống {name}"


NEW_IDEA_TITLE: Final = "Ý tưởng mới"
PRODUCER_HINT: Final = (
    "Gõ vài chữ để tìm, có dấu hay không đều được. Chưa có thì gõ đủ tên để thêm."
)
PRODUCER_KIND: Final = "Loại hình"
PRODUCT_HINT: Final = "Tên như sẽ ghi trên phiếu; có thể sửa sau."
PRODUCT_IS_NEW: Final = "Sản phẩm mới"
PRODUCT_EXISTS: Final = "Sản phẩm đã có trên thị trường"
BEGIN_IDEA: Final = "Bắt đầu ghi"
OPEN_THAT_IDEA: Final = "Mở ý tưởng đó"
KNOWN_PRODUCER: Final = "✓ Đã có trong sổ"
NEW_PRODUCER_WILL_BE_ADDED: Final = "+  Sẽ thêm chủ thể mới"


WHICH_PRODUCER: Final = "Chủ thể đã có trong sổ?"
REALLY_NEW: Final = "Không phải, thêm chủ thể mới"
# Words before a name that tell what somebody is, without accents; they do not tell people apart.
KIND_WORDS: Final = (
    "hop tac xa",
    "lien hiep",
    "to hop tac",
    "ho kinh doanh",
    "ho san xuat",
    "ho gia dinh",
    "co so san xuat",
    "co so",
    "cong ty",
    "doanh nghiep tu nhan",
    "doanh nghiep",
    "trach nhiem huu han",
    "co phan",
    *("trang trai", "htx", "tht", "hkd", "cty", "tnhh", "cp", "dntn"),
    *("ho", "ong", "ba", "anh", "chi", "co", "chu", "bac"),
)


def with_idea(product: str, year: int) -> str:
    """Return a product to choose that has its idea this year."""
    return f"{product} (đã có ý tưởng năm {year})"


def has_idea(year: int) -> str:
    """Say that the product named has its idea this year."""
    return f"!  Sản phẩm này đã có ý tưởng năm {year}."


def is_it(names: Sequence[str]) -> str:
    """Ask whether one of these producers is meant."""
    asked = f"!  Có phải {' hay '.join(names)}? Nếu phải, hãy chọn trong danh sách trên"
    return f"{asked}; nếu không, sẽ thêm chủ thể mới."


def which_producer(name: str) -> str:
    """Ask which producer a name stands for."""
    return f"“{name}” có thể là chủ thể đã có. Chọn đúng chủ thể để không ghi trùng:"


def told_apart(name: str, by: str) -> str:
    """Return a producer's name, with what tells it from others of the same name."""
    return f"{name} · {by}" if by else name


def more_producers(number: int) -> str:
    """Say that the list does not show all."""
    return f"Còn {number} chủ thể nữa, gõ thêm để tìm."


def use_producer(name: str, hamlet: str) -> str:
    """Return the answer that takes a producer who is known."""
    return f"{name} ({hamlet})" if hamlet else name


# --- today ---------------------------------------------------------------------------------------

TODAY: Final = "Hôm nay"
IDEAS: Final = "Ý tưởng"
SETTINGS: Final = "Cài đặt"
HELP: Final = "Hướng dẫn"
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


# --- settings ------------------------------------------------------------------------------------

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
DAMAGED: Final = "Dữ liệu có chỗ hỏng: vào Cài đặt để khôi phục."
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


# --- help, first run ---------------------------------------------------------------------------

GO_BACK: Final = "←  Quay lại"
FIND_HELP: Final = "Tìm trong hướng dẫn"

WELCOME: Final = "Sổ ý tưởng sản phẩm OCOP của xã"
WELCOME_HINT: Final = "Trả lời ba phần sau là làm việc được ngay. Tất cả đều sửa lại được sau này."
SETUP_STEP_1: Final = "Căn cứ pháp lý"
SETUP_STEP_2: Final = "Thông tin đơn vị"
SETUP_STEP_3: Final = "Năm làm việc"
WHICH_BASIS: Final = "Xã đang làm theo quyết định nào?"
WHICH_BASIS_HINT: Final = "Quyết định này cho biết mẫu phiếu, phân nhóm sản phẩm và nơi nhận."
GO_TO_OFFICE: Final = "Tiếp theo  →"
TRY_SAMPLE: Final = "Chưa sẵn sàng? Mở một xã mẫu để làm quen"
TRY_SAMPLE_HINT: Final = "Xã mẫu có sẵn chủ thể và ý tưởng giả định; gõ thử, in thử thoải mái."
BACK_TO_BASIS: Final = "←  Chọn lại căn cứ"
YEAR_AND_LOOK: Final = "Năm làm việc"
OFFICE: Final = "Đơn vị"
RECEIVER: Final = "Nơi nhận"
OFFICER: Final = "Cán bộ"
CHAIRPERSON: Final = "Người ký"
NOT_TOLD: Final = "(chưa ghi)"
BEGIN_WORK: Final = "Bắt đầu làm việc"


def basis_choice(number: str, *, recommended: bool) -> str:
    """Return a decision's number, with a word when it is the one in force."""
    return f"Quyết định {number}" + ("   —   đang có hiệu lực, nên chọn" if recommended else "")


def sample_button(name: str, year: int) -> str:
    """Return the button's words."""
    return f"Xã mẫu: {name} ({year})"


# --- sample communes ---------------------------------------------------------------------------

SAMPLES: Final = "Xã mẫu"
SAMPLES_HINT: Final = "Để tập làm quen. Mở trong sổ riêng, không lẫn với dữ liệu của xã."
IN_SAMPLE: Final = "Đang mở xã mẫu: mọi tên và số liệu ở đây là giả định, sửa thử thoải mái."
GO_HOME: Final = "Về sổ của xã mình"

# --- when the data cannot be opened ---------------------------------------------------------------

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
