"""Words of lists that come in: the screen that takes them over, and what is said of their rows."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from ocop_desktop.core.dates import show_date, show_time
from ocop_desktop.core.numbers import show_number

_SHOWN: Final = 60  # characters of a cell quoted in a sentence
_NAMED: Final = 8  # records named in a sentence
_HEADS: Final = 4  # columns

SKIPPED: Final = "skipped"  # counted beside the statuses: rows that are no records,
DOUBTFUL: Final = "doubtful"  # and rows that may mean somebody near

# --- said by the service -----------------------------------------------------------------------

KINDS_OF_PLACES: Final = (  # what stands before the name of a commune, a district, a province
    *("xã", "phường", "thị trấn", "đặc khu"),
    *("huyện", "quận", "thị xã", "thành phố", r"tp\.?", "tỉnh"),
)
BEFORE_XA: Final = "thị"  # makes a district of it

LEFT_BY_HAND: Final = "Bỏ qua theo lựa chọn của cán bộ."


def row_step(done: int, total: int) -> str:
    """Progress of looking through or taking over."""
    return f"Dòng {show_number(done)}/{show_number(total)}"


def write_step(done: int, total: int) -> str:
    """Progress of writing what a list says."""
    return f"Ghi {show_number(done)}/{show_number(total)}"


def undo_step(done: int, total: int) -> str:
    """Progress of taking back."""
    return f"Hoàn tác {show_number(done)}/{show_number(total)}"


def idea_sent(year: int) -> str:
    """An idea that belongs to the receiver now."""
    return f"Ý tưởng năm {year} đã gửi lên cấp trên nên giữ nguyên."


def idea_closed(year: int) -> str:
    """An idea whose form was finished."""
    return (
        f"Phiếu của ý tưởng năm {year} đã hoàn thành nên giữ nguyên; chỉ nhập số vào sổ, ngày nhận "
        "và đánh giá."
    )


def number_given(number: str, year: int, product: str) -> str:
    """A register number belongs to another idea, perhaps one in the trash."""
    return (
        f"Số {number} năm {year} đã cấp cho ý tưởng “{product}”; mỗi số chỉ cấp một lần, kể cả khi "
        "ý tưởng đã xóa."
    )


def elsewhere(commune: str, ours: str) -> str:
    """A row of another commune, left out."""
    return f"Dòng của {_quoted(commune)}; đang chỉ lấy dòng của {ours}."


def kept_first(label: str) -> str:
    """Two rows say different things of one record."""
    return f"{label}: dòng trên trong danh sách ghi khác, giữ theo dòng trên."


def unknown_class(text: str) -> str:
    """A class the basis does not have."""
    return f"Không có nhóm sản phẩm “{_quoted(text)}” trong căn cứ đang dùng; để trống."


def _quoted(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def some(names: Sequence[str], most: int = _NAMED) -> list[str]:
    """Return some of many names, each once, and how many more there are."""
    each = list(dict.fromkeys(names))
    more = len(each) - most
    return [*each[:most], f"và {show_number(more)} mục nữa"] if more > 0 else each


# --- the screen --------------------------------------------------------------------------------

HINT: Final = (
    "Đưa danh sách có sẵn vào chương trình. Xem trước từng dòng; chỉ khi bấm “Nhập vào dữ liệu” "
    "mới có thay đổi."
)
CARD_HINT: Final = (
    "Danh sách của tỉnh, của huyện hay danh sách xã tự lập: chọn tệp, xem trước từng dòng rồi nhập."
)
BACK: Final = "Quay lại"
CLOSE: Final = "Đóng"
READING: Final = "Đọc danh sách"

# choosing a file
FILE: Final = "Chọn danh sách"
FILE_HINT: Final = "Tệp Excel (.xlsx). Chương trình tự tìm dòng đầu bảng và hiểu tên cột."
CHOOSE: Final = "Chọn tệp Excel"
WORKBOOK: Final = "Bảng tính Excel"
TEMPLATES: Final = "Chưa có danh sách?"
TEMPLATES_HINT: Final = "Lấy mẫu trống của chương trình, ghi vào rồi nhập lại ở đây."
TEMPLATE_KINDS: Final[Mapping[str, str]] = {
    "producers": "Mẫu chủ thể",
    "products": "Mẫu sản phẩm",
    "ideas": "Mẫu ý tưởng",
}
TEMPLATE_FILES: Final[Mapping[str, str]] = {
    "producers": "mau-chu-the.xlsx",
    "products": "mau-san-pham.xlsx",
    "ideas": "mau-y-tuong.xlsx",
}
SAVE_TEMPLATE: Final = "Lưu mẫu vào đâu?"
OPEN_FOLDER: Final = "Mở thư mục"
PAST: Final = "Đã nhập"
NOTHING_PAST: Final = "Chưa nhập lần nào. Mỗi lần nhập được ghi lại ở đây và hoàn tác được."
UNDO: Final = "Hoàn tác lần nhập"
UNDOING: Final = "Hoàn tác lần nhập"
UNDO_ASK: Final = (
    "Những mục lần nhập này thêm vào sẽ chuyển vào thùng rác; những mục nó sửa trở lại như trước "
    "khi nhập."
)
UNDONE: Final = "Đã hoàn tác lần nhập."
WAS_UNDONE: Final = "đã hoàn tác"
CHANGED_SINCE: Final = "có mục đã sửa sau đó"


def template_made(name: str) -> str:
    """A template was written."""
    return f"Đã lưu mẫu {name}."


def past_line(at: datetime, file: str) -> str:
    """Head one import: when and which file."""
    return f"{show_time(at)} ngày {show_date(at.date())} · {file}"


def counts(told: Mapping[str, int]) -> str:
    """Return "12 mới · 3 thay đổi · 40 như cũ · 2 không nhập"; none of a kind is not said."""
    parts = (f"{show_number(told.get(key, 0))} {word}" for key, word in _COUNTED.items())
    some_ = [part for part, key in zip(parts, _COUNTED, strict=True) if told.get(key)]
    return " · ".join(some_) or "không có dòng nào"


_COUNTED: Final = {
    "new": "mới",
    "changed": "thay đổi",
    "same": "như cũ",
    "rejected": "không nhập",
    SKIPPED: "dòng tiêu đề, tổng cộng",
    DOUBTFUL: "cần quyết định",
}

# columns
COLUMNS: Final = "Hiểu các cột"
COLUMNS_HINT: Final = (
    "Xem lại mỗi cột là gì. Cột hiểu sai thì chọn lại; cột không cần thì chọn bỏ qua."
)
SHEET: Final = "Trang tính"
HEADER_ROW: Final = "Dòng tiêu đề"
HEAD: Final = "Cột trong tệp"
EXAMPLES: Final = "Ví dụ"
MEANING: Final = "Hiểu là"
SKIP_COLUMN: Final = "— Bỏ qua cột này —"
NO_HEAD: Final = "(không có tên)"
REMEMBERED: Final = "Các cột được hiểu như lần nhập trước."
GUESS_AGAIN: Final = "Hiểu lại từ đầu"
NO_PRODUCER: Final = "Hãy chỉ cột nào là tên chủ thể."
NO_ROWS: Final = "Trong trang tính này không có dòng nào đọc được."
LOOKS: Final[Mapping[str, str]] = {
    "phone": "số điện thoại",
    "email": "email",
    "date": "ngày tháng",
}
TO_PREVIEW: Final = "Xem trước từng dòng"
LEGACY: Final[Mapping[str, str]] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def header_row(number: int, told: str) -> str:
    """Offer a row as the one with the names of the columns."""
    return f"Dòng {show_number(number)}: {told}"


def legacy(encoding: str, before: str, after: str) -> str:
    """Offer to turn a column's letters into Unicode."""
    example = f": {before} → {after}" if before else ""
    return f"Đổi chữ {LEGACY[encoding]} sang Unicode{example}"


def looks_like(head: str, kind: str, meaning: str) -> str:
    """A column named by hand holds something else."""
    return f"Cột “{_quoted(head)}” trông như {LOOKS[kind]} mà đang hiểu là {meaning}."


def as_ideas(year: int) -> str:
    """Offer to make each product an idea."""
    return f"Ghi mỗi sản phẩm thành một ý tưởng của năm {year}"


def not_used(label: str) -> str:
    """Name a meaning whose cells are not kept yet."""
    return f"{label} (chưa dùng đến)"


def read_rows(rows: int, skipped: int) -> str:
    """How much was found in the sheet."""
    more = f" · bỏ qua {show_number(skipped)} dòng tiêu đề, tổng cộng" if skipped else ""
    return f"{show_number(rows)} dòng{more}"


# preview
PREVIEWING: Final = "Xem trước"
PREVIEWING_AGAIN: Final = "Đang xem lại theo lựa chọn…"
PREVIEW_HINT: Final = (
    "Chọn một dòng để xem chữ trong tệp và cách chương trình hiểu. Chưa có gì ghi vào dữ liệu."
)
STATUS: Final[Mapping[str, str]] = {
    "new": "+ Mới",
    "changed": "± Thay đổi",
    "same": "= Như cũ",
    "rejected": "✕ Không nhập",
    SKIPPED: "– Bỏ qua",
}
ANY_STATUS: Final = "Mọi dòng"
DOUBTS: Final = "? Cần quyết định"
REMINDED: Final = "! Cần xem lại"
FIND_ROW: Final = "Tìm trong danh sách"
ROW: Final = "Dòng"
STATUS_HEAD: Final = "Kết quả"
PRODUCER: Final = "Chủ thể"
PRODUCT: Final = "Sản phẩm"
REMARK: Final = "Ghi chú"
NO_MATCH: Final = "Không có dòng nào như vậy"
NO_MATCH_HINT: Final = "Đổi bộ lọc hoặc xóa chữ đang tìm."
SHOW_ALL: Final = "Xem mọi dòng"
NOTHING: Final = "Không có dòng nào để nhập"
NOTHING_HINT: Final = "Quay lại xem các cột đã hiểu đúng chưa."
SEE_DOUBTS: Final = "Xem những dòng cần quyết định"
IN_FILE: Final = "Trong tệp"
READ_AS: Final = "Hiểu là"
WAS: Final = "Đang có"
EMPTY: Final = "(trống)"
WHO: Final = "Chủ thể này là ai?"
WHO_HINT: Final = "Trong dữ liệu có chủ thể gần giống. Chọn để khỏi ghi hai lần hoặc ghi nhầm."
SOMEBODY_ELSE: Final = "Là chủ thể khác, ghi mới"
LEAVE_ROW: Final = "Không nhập dòng này"
TAKE_OVER: Final = "Nhập vào dữ liệu"
TAKING_OVER: Final = "Nhập vào dữ liệu"


def use(name: str, facts: str) -> str:
    """Choose a producer that is there already."""
    return f"Dùng chủ thể đã có: {name}" + (f" ({facts})" if facts else "")


def use_row(name: str, facts: str) -> str:
    """Choose a producer who stands further up in the same list."""
    return f"Dùng chủ thể ở dòng trên: {name}" + (f" ({facts})" if facts else "")


def only_ours(commune: str, rows: int) -> str:
    """Offer to take the rows of our commune alone."""
    return f"Chỉ lấy dòng của {commune} ({show_number(rows)})"


def everywhere(rows: int) -> str:
    """Offer to take the rows of other communes, too."""
    return f"Lấy cả ({show_number(rows)})"


def rows_counted(number: int) -> str:
    """Count the rows shown."""
    return f"{show_number(number)} dòng"


def row_title(number: int) -> str:
    """Head one row."""
    return f"Dòng {show_number(number)}"


def passed_over(heads: Sequence[str]) -> str:
    """Columns that are not kept."""
    return f"Chưa dùng đến các cột: {', '.join(some(heads, _HEADS))}."


def take_over_text(told: Mapping[str, int], doubts: int) -> str:
    """Say what taking over means before it is done."""
    asked = (
        f"\n\nCòn {show_number(doubts)} dòng có chủ thể gần giống mà chưa quyết định; chương trình "
        "theo lựa chọn đang hiện ở dòng ấy."
        if doubts
        else ""
    )
    done = counts({**told, DOUBTFUL: 0})
    return f"{done}.{asked}\n\nDữ liệu được sao lưu trước khi nhập, và sau đó hoàn tác được."


# done
DONE: Final = "✓  Đã nhập xong"
NOTHING_DONE: Final = "Không có gì phải thay đổi: dữ liệu đã như trong tệp."
SEE_PRODUCERS: Final = "Xem chủ thể"
SEE_IDEAS: Final = "Xem ý tưởng"


def done_line(file: str, told: Mapping[str, int]) -> str:
    """Say what was done."""
    return f"{file}: {counts(told)}."


def left_behind(number: int) -> str:
    """Rows that were not taken over."""
    return (
        f"{show_number(number)} dòng không nhập: sửa trong tệp rồi nhập lại; dòng đã nhập không bị "
        "ghi hai lần."
    )


# --- pasted text -------------------------------------------------------------------------------

TO_UNICODE: Final = "Đổi sang Unicode"


def pasted_old(encoding: str) -> str:
    """What was pasted is written in an old font."""
    return f"Chữ vừa dán có vẻ theo bảng mã cũ {LEGACY[encoding]}."
