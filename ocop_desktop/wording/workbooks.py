"""Why a workbook cannot be taken over or written."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ocop_desktop.core.problems import Refusal

_UNTOUCHED: Final = "Chưa có gì được ghi vào dữ liệu của xã."


def _refusal(code: str, happened: str, todo: str) -> Refusal:
    return Refusal(code, happened, safe=_UNTOUCHED, todo=todo)


def unreadable(path: Path) -> Refusal:
    """The system gives nothing to read."""
    return _refusal(
        "BANG-01",
        f"Không mở được tệp {path.name}.",
        "Xem tệp có còn ở đó không; nếu đang mở trong Excel thì đóng lại rồi làm lại.",
    )


def too_large(path: Path, megabytes: int) -> Refusal:
    """More bytes than any list has."""
    return _refusal(
        "BANG-02",
        f"Tệp {path.name} lớn quá {megabytes} MB, không giống một danh sách.",
        "Chép riêng bảng cần đọc sang một tệp Excel mới rồi làm lại.",
    )


def old_format(path: Path) -> Refusal:
    """A workbook of Excel 97–2003."""
    return _refusal(
        "BANG-03",
        f"Tệp {path.name} là Excel đời cũ (.xls), chương trình chưa đọc được.",
        "Mở tệp bằng Excel hoặc LibreOffice, lưu thành kiểu .xlsx rồi chọn tệp mới.",
    )


def has_password(path: Path) -> Refusal:
    """An encrypted workbook."""
    return _refusal(
        "BANG-04",
        f"Tệp {path.name} có mật khẩu nên không đọc được.",
        "Mở tệp bằng Excel, bỏ mật khẩu, lưu lại rồi chọn lại.",
    )


def no_workbook(path: Path) -> Refusal:
    """Something else altogether."""
    return _refusal(
        "BANG-05",
        f"Tệp {path.name} không phải là bảng tính Excel (.xlsx).",
        "Chọn tệp .xlsx; kiểu khác thì mở bằng Excel rồi lưu thành .xlsx.",
    )


def broken(path: Path) -> Refusal:
    """Truncated or damaged."""
    return _refusal(
        "BANG-06",
        f"Tệp {path.name} bị hỏng hoặc chép chưa hết.",
        "Chép hoặc tải lại tệp; nếu Excel còn mở được thì lưu thành tệp mới.",
    )


def suspicious(path: Path) -> Refusal:
    """Parts that no honest workbook has: bombs, entities."""
    return _refusal(
        "BANG-07",
        f"Tệp {path.name} có phần bên trong không an toàn nên không được mở.",
        "Hỏi lại người gửi; hoặc chép riêng bảng cần đọc sang một tệp Excel mới.",
    )


def no_sheet(path: Path, wanted: str, known: Sequence[str]) -> Refusal:
    """No sheet of that name."""
    return _refusal(
        "BANG-08",
        f"Tệp {path.name} không có trang tính “{wanted}”.",
        f"Các trang đang có: {', '.join(known[:10])}.",
    )


def no_head(path: Path) -> Refusal:
    """No row looks like the head of a list we know."""
    return _refusal(
        "BANG-09",
        f"Không nhận ra dòng đầu bảng trong tệp {path.name}.",
        "Chỉ rõ cột nào là tên sản phẩm, tên chủ thể; chương trình sẽ nhớ cho lần sau.",
    )


def too_many(path: Path, rows: int) -> Refusal:
    """More rows or cells than a commune, or a province, has."""
    return _refusal(
        "BANG-10",
        f"Bảng trong tệp {path.name} có hơn {rows} dòng hoặc quá nhiều ô.",
        "Chia danh sách thành nhiều tệp rồi đọc lần lượt.",
    )


def empty(path: Path) -> Refusal:
    """Nothing is written in it."""
    return _refusal(
        "BANG-11",
        f"Tệp {path.name} không có dòng nào.",
        "Chọn tệp khác, hoặc ghi danh sách vào tệp này trước.",
    )


def unwritable(path: Path) -> Refusal:
    """The template could not be written."""
    return _refusal(
        "BANG-12",
        f"Không ghi được tệp {path.name}.",
        "Đóng tệp đó nếu đang mở, kiểm tra quyền ghi và chỗ trống trên ổ đĩa rồi làm lại.",
    )
