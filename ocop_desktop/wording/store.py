"""What the officer reads when the data cannot be opened, kept or brought back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ocop_desktop.core.problems import Refusal
from ocop_desktop.wording import common

_UNTOUCHED: Final = "Dữ liệu vẫn nguyên như cũ, chưa có gì bị thay đổi."
_SAVED_STAYS: Final = "Những gì đã ghi trước đó vẫn còn nguyên."
_NAMED: Final = 5  # as many are named in a sentence; the others are counted


# --- opening ---------------------------------------------------------------------------------


def taken() -> Refusal:
    """Another window has the data."""
    return Refusal(
        "KHO-01",
        "Dữ liệu đang mở trong một cửa sổ khác của chương trình.",
        safe=_UNTOUCHED,
        todo="Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại.",
    )


def on_network(folder: Path) -> Refusal:
    """The folder lies on another machine."""
    return Refusal(
        "KHO-02",
        f"Thư mục dữ liệu {folder} nằm trên ổ đĩa mạng, ở đó dữ liệu dễ bị hỏng.",
        safe=_UNTOUCHED,
        todo="Hãy chọn một thư mục trên chính máy này.",
    )


def newer() -> Refusal:
    """A later version of the program wrote the data."""
    return Refusal(
        "KHO-03",
        "Dữ liệu này do phiên bản mới hơn của chương trình ghi ra, phiên bản này không đọc được.",
        safe=_UNTOUCHED,
        todo="Hãy cài phiên bản mới nhất của chương trình rồi mở lại.",
    )


def damaged() -> Refusal:
    """The database file is not sound."""
    return Refusal(
        "KHO-04",
        "Tệp dữ liệu đã bị hỏng, có thể do mất điện hoặc do ổ đĩa lỗi.",
        safe="Chương trình không ghi gì thêm vào tệp hỏng; các bản sao lưu vẫn còn nguyên.",
        todo="Hãy khôi phục từ bản sao lưu gần nhất.",
    )


def unwritable(place: Path | None = None) -> Refusal:
    """The system lets nobody write there."""
    named = f" {place}" if place else " dữ liệu"
    return Refusal(
        "KHO-05",
        f"Không ghi được vào thư mục{named}: thư mục hoặc ổ đĩa chỉ cho đọc.",
        safe=_SAVED_STAYS,
        todo="Hãy bỏ chế độ chỉ đọc, hoặc chọn một thư mục khác ghi được.",
    )


def full() -> Refusal:
    """There is no room left."""
    return Refusal(
        "KHO-06",
        "Ổ đĩa đã đầy nên lần ghi vừa rồi không thực hiện được.",
        safe=_SAVED_STAYS,
        todo="Hãy xóa bớt tệp không cần trên ổ đĩa rồi ghi lại.",
    )


def unusable(place: Path) -> Refusal:
    """A file stands where the folder should be, or the path cannot be."""
    return Refusal(
        "KHO-07",
        f"Không dùng được {place} làm thư mục dữ liệu.",
        safe=_UNTOUCHED,
        todo="Hãy kiểm tra lại đường dẫn hoặc chọn một thư mục khác.",
    )


def no_answer() -> Refusal:
    """The drive failed while reading or writing."""
    return Refusal(
        "KHO-08",
        "Ổ đĩa chứa dữ liệu không trả lời, có thể đã bị rút ra.",
        safe=_SAVED_STAYS,
        todo="Hãy cắm lại ổ đĩa rồi mở lại chương trình; nếu vẫn lỗi, hãy khôi phục bản sao lưu.",
    )


def foreign(file: Path) -> Refusal:
    """The file is something else."""
    return Refusal(
        "KHO-09",
        f"Tệp {file.name} không phải là dữ liệu của chương trình này.",
        safe="Tệp đó và dữ liệu của xã đều chưa bị thay đổi.",
        todo="Hãy chọn tệp khác, có tên dạng ocop-….sqlite.",
    )


def not_brought_up(backup: Path | None) -> Refusal:
    """A schema step failed and was taken back."""
    kept = f" Bản sao lưu trước khi nâng cấp: {backup.name}." if backup else ""
    return Refusal(
        "KHO-10",
        "Không nâng cấp được dữ liệu lên phiên bản mới của chương trình.",
        safe=f"Lần nâng cấp đã được hủy, dữ liệu vẫn như cũ.{kept}",
        todo="Hãy dùng lại phiên bản chương trình trước đó và báo cho người hỗ trợ.",
    )


def missing(folder: Path) -> Refusal:
    """Only backups are left."""
    return Refusal(
        "KHO-11",
        f"Không thấy tệp dữ liệu trong {folder}, nhưng ở đó có bản sao lưu.",
        safe="Các bản sao lưu vẫn còn nguyên; chương trình chưa tạo dữ liệu mới đè lên.",
        todo="Hãy khôi phục từ bản sao lưu gần nhất; muốn bắt đầu lại từ đầu thì chuyển thư mục "
        "backups đi nơi khác.",
    )


def nothing_here(folder: Path) -> Refusal:
    """There is no database to look at."""
    return Refusal(
        "KHO-12",
        f"Thư mục {folder} chưa có dữ liệu nào.",
        todo="Hãy mở chương trình một lần để tạo dữ liệu, hoặc chọn đúng thư mục.",
    )


def older() -> Refusal:
    """Looking only, and the data wait for an upgrade."""
    return Refusal(
        "KHO-13",
        "Dữ liệu này của phiên bản cũ, cần được nâng cấp trước khi xem.",
        safe=_UNTOUCHED,
        todo="Hãy mở cửa sổ chính của chương trình một lần rồi thử lại.",
    )


def busy() -> Refusal:
    """Something else held the database too long."""
    return Refusal(
        "KHO-14",
        "Dữ liệu đang bận vì một việc khác chưa xong, lần ghi vừa rồi không thực hiện được.",
        safe=_SAVED_STAYS,
        todo="Hãy chờ việc kia xong rồi ghi lại.",
    )


def gone(folder: Path) -> Refusal:
    """The data went away while they were open."""
    return Refusal(
        "KHO-21",
        f"Thư mục dữ liệu {folder} không còn ở chỗ cũ: đã bị xóa, đổi tên, hoặc ổ đĩa đã rút ra.",
        safe="Chương trình đang mở vẫn giữ mọi thứ đã ghi.",
        todo="Đừng đóng chương trình; hãy đưa thư mục về chỗ cũ rồi làm lại.",
    )


# --- backups ---------------------------------------------------------------------------------


def bad_backup(file: Path) -> Refusal:
    """The chosen backup does not stand the check."""
    return Refusal(
        "KHO-15",
        f"Bản sao lưu {file.name} đã bị hỏng, không dùng để khôi phục được.",
        safe="Dữ liệu đang dùng vẫn nguyên như cũ.",
        todo="Hãy chọn một bản sao lưu khác.",
    )


def backup_failed() -> Refusal:
    """The fresh copy does not stand the check."""
    return Refusal(
        "KHO-16",
        "Bản sao lưu vừa ghi ra không đọc lại được nên đã bị bỏ đi.",
        safe="Các bản sao lưu trước đó vẫn còn nguyên.",
        todo="Hãy sao lưu lại sang một ổ đĩa khác; nếu vẫn không được thì dữ liệu đang dùng có thể "
        "đã hỏng, hãy khôi phục từ bản sao lưu gần nhất.",
    )


# --- records ---------------------------------------------------------------------------------


def idea_named(product: str, year: int) -> str:
    """How an idea is called in a sentence."""
    return f"{product} ({year})"


def has_ideas(name: str, products: Sequence[str]) -> Refusal:
    """A producer or product with live ideas is not thrown away."""
    listed = "; ".join(products[:_NAMED])
    more = len(products) - _NAMED
    others = f" và {more} ý tưởng khác" if more > 0 else ""
    return Refusal(
        "KHO-17",
        f"Không xóa “{name}” vì còn ý tưởng sản phẩm: {listed}{others}.",
        safe=_UNTOUCHED,
        todo="Hãy xóa các ý tưởng đó trước.",
    )


def has_plans(product: str, years: Sequence[int]) -> Refusal:
    """An idea with live plans is not thrown away."""
    return Refusal(
        "KHO-24",
        f"Không xóa ý tưởng “{product}” vì còn phương án năm {', '.join(map(str, years))}.",
        safe=_UNTOUCHED,
        todo="Hãy xóa phương án đó trước.",
    )


def second_plan(product: str, year: int) -> Refusal:
    """An idea has one plan that begins in a year."""
    return Refusal(
        "KHO-25",
        f"Ý tưởng “{product}” đã có phương án năm {year}.",
        safe=_UNTOUCHED,
        todo="Mở phương án đã có, hoặc xóa phương án đó trước.",
    )


def number_given(number: str, year: int, product: str) -> Refusal:
    """Register numbers are given once."""
    return Refusal(
        "KHO-18",
        f"Số {number} năm {year} đã cấp cho ý tưởng “{product}”.",
        safe=_SAVED_STAYS,
        todo="Mỗi số chỉ cấp một lần, kể cả khi ý tưởng đã xóa; hãy ghi số khác.",
    )


def no_way(now: str, wanted: str) -> Refusal:
    """An idea or a plan goes from state to state only as these do."""
    return Refusal(
        "KHO-22",
        f"Phiếu đang ở trạng thái “{common.STATES[now]}”, không chuyển thành "
        f"“{common.STATES[wanted]}” được.",
        safe=_SAVED_STAYS,
        todo="Xem lịch sử của phiếu để biết phiếu đang ở bước nào.",
    )


def own_member(name: str) -> Refusal:
    """Nobody is a member of itself, not even through others."""
    return Refusal(
        "KHO-23",
        f"“{name}” không thể là thành viên của chính mình hoặc của thành viên của mình.",
        safe=_SAVED_STAYS,
        todo="Hãy chọn hợp tác xã khác, hoặc để trống.",
    )


def no_office() -> Refusal:
    """Records belong to an office, and ours is not known yet."""
    return Refusal(
        "KHO-19",
        "Chưa có thông tin đơn vị nên chưa ghi được.",
        todo="Hãy khai báo đơn vị trước.",
    )


def looking_only() -> Refusal:
    """The workspace was opened for reading."""
    return Refusal(
        "KHO-20",
        "Dữ liệu đang được mở chỉ để xem nên không ghi được.",
        safe=_UNTOUCHED,
        todo="Hãy đóng cửa sổ đang giữ dữ liệu rồi làm lại.",
    )
