"""What the officer reads about files of a producer, product or idea."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from ocop_desktop.core.numbers import show_number
from ocop_desktop.core.problems import Refusal

ATTACHMENTS: Final = "Tệp đính kèm"
STEP: Final = "Kiểm tra, tệp kèm"
HINT: Final = (
    "Giấy đăng ký kinh doanh, ảnh sản phẩm, phiếu đã ký quét lại… "
    "Nhận PDF, JPG, PNG, Word (docx) và Excel (xlsx), mỗi tệp đến 200 MB. "
    "Tệp được chép vào máy và gửi kèm trong gói."
)
NOTHING_YET: Final = "Chưa có tệp nào."
NOT_SAVED_YET: Final = "Ghi câu trả lời đầu tiên trước, rồi mới đính kèm tệp được."
ADD: Final = "+  Thêm tệp…"
CHOOSE_FILES: Final = "Chọn tệp để đính kèm"
KIND_ALL: Final = "Tệp đính kèm được"
KIND_PAPERS: Final = "Tài liệu"
KIND_PHOTOS: Final = "Ảnh"
OPEN: Final = "Mở"
RENAME: Final = "Đổi tên"
RENAME_TEXT: Final = "Tên này hiện trong danh sách và dưới trang in kèm."
SHRINK: Final = "Thu nhỏ ảnh"
PRINT_WITH: Final = "In kèm phiếu"
REMOVE: Final = "Xóa"
SAVE: Final = "Lưu"
SHRINKING: Final = "Đang thu nhỏ ảnh…"
OPENING: Final = "Đang mở tệp…"
SHRINK_TITLE: Final = "Thu nhỏ ảnh"
USE_SMALL: Final = "Dùng ảnh nhỏ"
KEEP_LARGE: Final = "Giữ ảnh cũ"
SMALL_ENOUGH: Final = "Ảnh này đã gọn, không cần thu nhỏ."
KEYS: Final = "Tab sang nút bên · F2 đổi tên · Delete xóa"

_FORMATS: Final = {"pdf": "PDF", "jpg": "JPG", "png": "PNG", "docx": "Word", "xlsx": "Excel"}
_UNCHANGED: Final = "Chưa có gì thay đổi."
_KB: Final = 1_000
_MB: Final = 1_000_000
_NAMED: Final = 5


def format_name(kind: str) -> str:
    """Return what a format is called here."""
    return _FORMATS.get(kind, kind.upper())


def show_size(size: int) -> str:
    """Return bytes as "640 KB" or "5,2 MB"."""
    if size < _MB:
        return f"{show_number(max(1, round(size / _KB)))} KB"
    digits = 1 if size < 100 * _MB else 0
    return f"{show_number(round(Decimal(size) / _MB, digits))} MB"


def line(kind: str, size: int, day: str) -> str:
    """Return the quiet line under a file's title."""
    return " · ".join((format_name(kind), show_size(size), day))


def adding(name: str) -> str:
    """Progress of taking files in."""
    return f"Đang chép {name}"


def added(count: int) -> str:
    """Say how many files were taken in."""
    return f"Đã đính kèm {count} tệp."


def removed(title: str) -> str:
    """Say which file was deleted."""
    return f"Đã xóa tệp “{title}”."


def shrunk(before: int, after: int) -> str:
    """Say what shrinking brought."""
    return f"Ảnh còn {show_size(after)} (trước là {show_size(before)})."


def shrink_question(before: int, after: int, width: int, height: int) -> str:
    """Ask whether to use the small picture."""
    return (
        f"Ảnh đang chiếm {show_size(before)}. Thu nhỏ còn {show_size(after)}, "
        f"{show_number(width)} × {show_number(height)} điểm ảnh: đủ nét để in A4. "
        "Nơi chụp ghi trong ảnh cũng được bỏ đi."
    )


def caption(title: str) -> str:
    """Return what stands under a page that is printed behind a form."""
    return f"Tệp đính kèm: {title}"


def enclosed(titles: Sequence[str]) -> str:
    """Name the files that go with a paper and do not stand in it."""
    return f"Kèm theo: {'; '.join(titles)}."


def caption_page(title: str, page: int, pages: int) -> str:
    """Return the same for one page of several, counted from 1."""
    return f"{caption(title)} ({page}/{pages})"


def with_files(count: int, size: int) -> str:
    """Return how many files go into the package, and how large they are together."""
    told = f"{show_number(count)}, thêm {show_size(size)} vào gói" if count else "không có"
    return f"{ATTACHMENTS}: {told}"


def checking(done: int, total: int) -> str:
    """Progress of looking through all files."""
    return f"Tệp đính kèm {done}/{total}"


# --- refusals ------------------------------------------------------------------------------


def _wrong(code: str, happened: str, todo: str = "") -> Refusal:
    return Refusal(code, happened, safe=_UNCHANGED, todo=todo)


def unknown_format(name: str) -> Refusal:
    """It is none of the formats, whatever its name says."""
    return _wrong(
        "TEP-01",
        f"“{name}” không phải là tệp PDF, JPG, PNG, Word (docx) hay Excel (xlsx).",
        "Mở tệp bằng chương trình đã tạo ra nó, lưu lại thành PDF rồi đính kèm.",
    )


def old_or_locked(name: str) -> Refusal:
    """An office file of the old kind, or one with a password."""
    return _wrong(
        "TEP-02",
        f"“{name}” là tệp Word, Excel có mật khẩu hoặc kiểu cũ (doc, xls).",
        "Mở tệp, bỏ mật khẩu, lưu lại thành docx, xlsx hoặc PDF rồi đính kèm.",
    )


def locked(name: str) -> Refusal:
    """It wants a password."""
    return _wrong(
        "TEP-03", f"“{name}” có mật khẩu nên không mở được.", "Bỏ mật khẩu rồi đính kèm lại."
    )


def broken(name: str) -> Refusal:
    """It is of a known format, but cannot be read."""
    return _wrong(
        "TEP-04",
        f"“{name}” bị hỏng hoặc chép chưa xong nên không mở được.",
        "Chép lại tệp từ nơi lấy nó, mở thử xem được không, rồi đính kèm lại.",
    )


def empty(name: str) -> Refusal:
    """There is nothing in it."""
    return _wrong("TEP-05", f"“{name}” là tệp rỗng.", "Chép lại tệp từ nơi lấy nó.")


def too_large(name: str, size: int, limit: int) -> Refusal:
    """More bytes than a file may have."""
    return _wrong(
        "TEP-06",
        f"“{name}” có {show_size(size)}, nhiều nhất chỉ được {show_size(limit)}.",
        "Chia tệp thành nhiều phần, hoặc quét lại với độ nét thấp hơn.",
    )


def giant_image(name: str, millions: int) -> Refusal:
    """More pixels than a picture may have."""
    return _wrong(
        "TEP-07",
        f"Ảnh “{name}” quá lớn, nhiều nhất chỉ được {show_number(millions)} triệu điểm ảnh.",
        "Thu nhỏ ảnh bằng chương trình xem ảnh rồi đính kèm lại.",
    )


def unreadable(name: str) -> Refusal:
    """The system cannot read it."""
    return _wrong(
        "TEP-08",
        f"Không đọc được tệp “{name}”: tệp không còn ở đó, hoặc không có quyền đọc.",
        "Cắm lại ổ đĩa, hoặc chép tệp vào máy rồi làm lại.",
    )


def already_there(title: str) -> Refusal:
    """The very same bytes belong to this record already."""
    return _wrong("TEP-09", f"Tệp này đã đính kèm rồi, với tên “{title}”.")


def missing(title: str) -> Refusal:
    """The bytes are not where they were put."""
    return Refusal(
        "TEP-10",
        f"Tệp đính kèm “{title}” không còn trong thư mục dữ liệu.",
        safe="Các tệp khác và những gì đã ghi vẫn còn nguyên.",
        todo="Xóa dòng này rồi đính kèm lại tệp, hoặc chép lại thư mục “files” từ bản sao lưu.",
    )


def changed(title: str) -> Refusal:
    """The bytes are not those that were taken in."""
    return Refusal(
        "TEP-11",
        f"Tệp đính kèm “{title}” đã bị thay đổi hoặc bị hỏng so với lúc đính kèm.",
        safe="Các tệp khác và những gì đã ghi vẫn còn nguyên.",
        todo="Đính kèm lại tệp gốc: chương trình thay bản hỏng bằng bản lành.",
    )


def no_program(kind: str) -> Refusal:
    """The system has no program that opens such a file."""
    return _wrong(
        "TEP-12",
        f"Máy này chưa có chương trình mở tệp {format_name(kind)}.",
        "Nhờ người cài chương trình, hoặc mở tệp trên máy khác.",
    )


def gone() -> Refusal:
    """The record it belongs to, or the file, is not there any more."""
    return _wrong("TEP-13", "Tệp đính kèm này không còn trong sổ làm việc.")


def not_copied(count: int, titles: Sequence[str] = ()) -> Refusal:
    """Files were left out when data were backed up or restored; titles where they are known."""
    named = f": {'; '.join(f'“{title}”' for title in titles[:_NAMED])}" if titles else ""
    more = f" và {count - _NAMED} tệp khác" if titles and count > _NAMED else ""
    return Refusal(
        "TEP-14",
        f"Không chép được {count} tệp đính kèm đã bị hỏng{named}{more}.",
        safe="Dữ liệu và các tệp khác đã được chép đủ.",
        todo="Đính kèm lại tệp gốc: chương trình thay bản hỏng bằng bản lành.",
    )


def faults(found: Sequence[Refusal]) -> str:
    """Return what to say in passing about missing and changed files."""
    more = f" Và {len(found) - 1} tệp khác." if len(found) > 1 else ""
    return f"{found[0].happened}{more}"


def several(refusals: Sequence[Refusal], taken: int) -> Refusal:
    """Return one refusal for what could not be taken in."""
    if len(refusals) == 1:
        return refusals[0]
    named = [refusal.happened for refusal in refusals[:_NAMED]]
    if len(refusals) > _NAMED:
        named.append(f"Và {len(refusals) - _NAMED} tệp khác.")
    safe = f"Đã đính kèm {taken} tệp còn lại." if taken else _UNCHANGED
    return Refusal(refusals[0].code, "\n".join(named), safe=safe, todo=refusals[0].todo)
