"""What the services say: refusals, remarks, file names, the progress of long work."""

from typing import Final

from ocop_desktop.wording import common

NOTHING_CHANGED: Final = "Chưa có gì thay đổi."
DATA_IS_SAFE: Final = "Dữ liệu trong máy vẫn còn nguyên."
DRAFT_IS_SAFE: Final = "Bản nháp đã được lưu."

# --- office ---
OFFICE_EXISTS: Final = "Sổ làm việc này đã có đơn vị."
OFFICE_EXISTS_TODO: Final = "Muốn sửa thông tin đơn vị, mở Cài đặt."
OFFICE_UNNAMED: Final = "Chưa ghi tên xã hoặc tên tỉnh."
OFFICE_UNNAMED_TODO: Final = "Ghi tên xã (phường, thị trấn) và tên tỉnh rồi làm tiếp."


_USUAL_KINDS: Final = {"{district}": "Huyện", "{province}": "Tỉnh"}
_CITIES: Final = ("Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")


def with_kind(name: str, mark: str) -> str:
    """Return a district's or province's name with its kind: "Bắc Ninh" → "Tỉnh Bắc Ninh"."""
    if not name or name.casefold().startswith(tuple(k.casefold() for k in common.UNIT_KINDS)):
        return name
    return f"{'Thành phố' if name in _CITIES else _USUAL_KINDS[mark]} {name}"


def year_out_of_range(year: int, first: int) -> str:
    """A year the programme cannot have."""
    return f"Năm {year} không dùng được: Chương trình OCOP bắt đầu từ năm {first}."


# --- ideas ---
IDEA_GONE: Final = "Ý tưởng này không còn trong sổ làm việc."
IDEA_GONE_TODO: Final = "Mở lại danh sách để xem những gì đang có."
PLAN_GONE: Final = "Phương án này không còn trong sổ làm việc."
RECORD_GONE: Final = "Thông tin này không còn trong sổ làm việc."
PRODUCER_UNNAMED: Final = "Chưa chọn chủ thể và cũng chưa ghi tên chủ thể mới."
PRODUCER_UNNAMED_TODO: Final = "Chọn một chủ thể trong danh sách hoặc ghi tên chủ thể."
PRODUCT_UNNAMED: Final = "Chưa ghi tên sản phẩm."
PRODUCT_UNNAMED_TODO: Final = "Ghi tên sản phẩm hoặc tên tạm của ý tưởng; sau này vẫn sửa được."
IDEA_TWICE_TODO: Final = "Mở ý tưởng đã có để ghi tiếp, hoặc đặt tên khác cho sản phẩm mới."
IDEA_SENT: Final = "Ý tưởng này đã gửi lên cấp trên nên chưa mở lại được."
IDEA_REJECTED: Final = "Cấp trên không duyệt ý tưởng này nên không mở lại trong cùng năm."
IDEA_REJECTED_TODO: Final = "Năm sau có thể lập ý tưởng mới cho sản phẩm này."
FORM_CLOSED: Final = "Phiếu này vừa được hoàn thành hoặc gửi đi, nên không ghi thêm được."
FORM_CLOSED_SAFE: Final = "Chữ vừa gõ vẫn còn trên màn hình, chưa ghi vào phiếu."
FORM_CLOSED_TODO: Final = (
    "Chép lại chữ cần giữ, rồi mở lại phiếu để sửa (nếu đã gửi thì chờ cấp trên trả lại)."
)
BAD_NUMBER: Final = (
    "Số trong sổ gồm 1 đến 6 chữ số, có thể thêm một hai chữ cái liền sau, như 07 hoặc 07a."
)


# --- plans ---
PLAN_TWICE_TODO: Final = "Mở phương án đã có để ghi tiếp."
NO_PLAN_FORM: Final = "Căn cứ của ý tưởng này chưa có mẫu phương án sản xuất, kinh doanh."
NO_PLAN_FORM_TODO: Final = "Chọn ý tưởng đăng ký theo căn cứ có mẫu phương án."
IDEA_NOT_READY: Final = (
    "Chỉ lập phương án cho ý tưởng đã hoàn thành, đã gửi hoặc được cấp trên duyệt."
)
IDEA_NOT_READY_TODO: Final = "Mở ý tưởng, đến bước Kiểm tra và bấm Hoàn thành, rồi làm lại."
PLAN_SENT: Final = "Phương án này đã gửi lên cấp trên nên chưa mở lại được."
# Where an idea stands of which a plan can be made.
CANDIDATES: Final = {
    "accepted": "cấp trên đã duyệt",
    "finished": "đã hoàn thành, chưa gửi",
    "sent": "đã gửi, chờ trả lời",
}


def plan_twice(product: str, year: int) -> str:
    """An idea has one plan that begins in a year."""
    return f"Ý tưởng “{product}” đã có phương án năm {year}."


def idea_twice(product: str, year: int) -> str:
    """A product registers one idea a year."""
    return f"Sản phẩm “{product}” đã có ý tưởng năm {year}."


def still_blocked(count: int) -> str:
    """How much stands against finishing."""
    return f"Còn {count} chỗ cần ghi hoặc sửa trước khi hoàn thành."


def similar_producers(names: list[str]) -> str:
    """Near doubles of a producer."""
    return f"Có thể đã có trong danh sách: {'; '.join(names)}. Xem lại để khỏi ghi hai lần."


def number_taken(number: str) -> str:
    """A register number belongs to one idea of the year."""
    return f"Số {number} đã dùng cho ý tưởng khác trong năm; ghi số khác."


# --- papers ---
NOTHING_TO_PRINT: Final = "Chưa chọn phiếu nào để in."
NOTHING_TO_PRINT_TODO: Final = "Chọn một hay nhiều dòng trong danh sách rồi in."
NO_PRINTER: Final = "Máy này chưa có máy in hoặc chưa có chương trình mở tệp PDF."
NO_PRINTER_TODO: Final = "Mở tệp PDF trên máy có máy in, hoặc nhờ người cài máy in rồi in lại."
FILE_UNWRITTEN_TODO: Final = (
    "Đóng tệp đó nếu đang mở trong chương trình khác, kiểm tra chỗ trống trên đĩa, "
    "hoặc chọn thư mục khác trong Cài đặt."
)
DISK_FULL: Final = ": đĩa đã đầy"
NO_RIGHT: Final = ": tệp đang mở ở chương trình khác, hoặc không có quyền ghi vào đó"
NO_FOLDER: Final = ": chỗ đó không phải là thư mục"
BLANK_FILE: Final = "mau-trong"
DRAFT_FILE: Final = "nhap"
PREVIEW_FILE: Final = "xem-truoc.pdf"


def batch_file(count: int) -> str:
    """The name of a file with many papers."""
    return f"{count}-phieu"


def file_is_safe(path: str) -> str:
    """Where the file is that could not be printed."""
    return f"Tệp vẫn nằm ở {path}."


def file_unwritten(name: str, folder: str, reason: str) -> str:
    """A file could not be written."""
    return f"Không ghi được tệp {name} vào thư mục {folder}{reason}."


def printing_step(done: int, total: int) -> str:
    """Progress of printing."""
    return f"Phiếu {done}/{total}"


def paper_footer(form: str, decision: str, version: str, notice: str) -> str:
    """The small line at the foot of a paper."""
    base = f"{form} · {decision} · OCOP Desktop {version}"
    return f"{base} · {notice}" if notice else base


# --- lists ---
STILL_DRAFT: Final = "Phiếu còn nháp"


def list_step(done: int) -> str:
    """Progress of writing a list."""
    return f"Đã ghi {done} dòng"


def list_file(year: int, name: str) -> str:
    """The name of a list's file."""
    return f"{year}_{name}.xlsx"


# --- today ---
BACKUP_DUE: Final = "Đã hơn một tuần chưa sao lưu; nên chép một bản ra USB."


def returned(product: str, reason: str) -> str:
    """An idea came back and waits to be finished again."""
    why = f": {reason.rstrip(' .')}" if reason else ""
    return f"“{product}” bị trả lại{why}. Sửa rồi hoàn thành lại."


def no_main_product(year: int) -> str:
    """No main product chosen yet."""
    return f"Năm {year} chưa chọn sản phẩm chủ lực của xã."


def plans_to_send(count: int) -> str:
    """Plans that are finished and were not sent yet."""
    return f"{count} phương án đã hoàn thành, chưa gửi cấp trên."


def without_plan(count: int) -> str:
    """Accepted ideas nobody began a plan of."""
    return f"{count} ý tưởng đạt chưa có phương án."


def without_priority(count: int) -> str:
    """Ideas without a priority group."""
    return f"{count} ý tưởng chưa xếp nhóm ưu tiên."


# --- package ---
NOTHING_TO_SEND: Final = "Năm này chưa có ý tưởng nào hoàn thành để gửi, phương án cũng chưa."
NOTHING_TO_SEND_TODO: Final = "Mở ý tưởng, đến bước Kiểm tra và bấm Hoàn thành, rồi làm lại."


def stays(state: str) -> str:
    """Why an idea does not go into the package."""
    return {"draft": "còn là bản nháp", "returned": "bị trả lại, chưa hoàn thành lại"}[state]


def idea_kinds(new: int, existing: int) -> str:
    """Count the ideas of either kind."""
    told = ((new, "ý tưởng sản phẩm mới"), (existing, "ý tưởng từ sản phẩm đã có"))
    return " và ".join(f"{number} {words}" for number, words in told if number)


_WAYS: Final = ("gửi lần đầu", "gửi lại sau khi bị trả", "đã gửi lần trước, kèm cho đủ hồ sơ")


def sent_before(ideas: tuple[int, int, int, int], plans: tuple[int, int, int, int]) -> str:
    """Say how many papers are new, come again, went before, and have their answer already.

    Where all are new nothing is said.
    """
    if not (any(ideas[1:]) or any(plans[1:])):
        return ""
    *ways, answered = (_papers(*counts) for counts in zip(ideas, plans, strict=True))
    parted = "; ".join(f"{way}: {told}" for way, told in zip(_WAYS, ways, strict=True) if told)
    judged = f" Đã có kết quả, không đề nghị đánh giá lại: {answered}." if answered else ""
    return f"Trong hồ sơ gửi kèm, {parted}.{judged}"


def _papers(ideas: int, plans: int) -> str:
    counted = ((ideas, "ý tưởng"), (plans, "phương án"))
    return ", ".join(f"{number} {words}" for number, words in counted if number)


# --- lists that come in ---
NO_SUCH_IMPORT: Final = "Không có lần nhập nào mang mã này."
ROW_NAMELESS: Final = "Dòng này thiếu tên chủ thể."


def changed_since(names: list[str]) -> str:
    """An import cannot be taken back whole."""
    return f"Sau lần nhập, những mục sau đã được sửa hoặc có thêm: {'; '.join(names)}."
