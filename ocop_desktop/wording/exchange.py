"""What the officer reads about a package: why it cannot be made, what is wrong with one."""

from pathlib import Path
from typing import Final

from ocop_desktop.core.numbers import show_number
from ocop_desktop.core.problems import Refusal

WRITING: Final = "Đang ghi gói"
READING_BACK: Final = "Đang đọc lại gói vừa ghi"
CHECKING: Final = "Đang kiểm tra gói"

_UNTOUCHED: Final = "Dữ liệu trên máy này chưa có gì bị thay đổi."
_SEND_AGAIN: Final = "Hãy đề nghị nơi gửi gửi lại gói, rồi kiểm tra lại."
_NOTHING_WRITTEN: Final = "Chưa có gói nào được ghi ra; dữ liệu của xã vẫn nguyên như cũ."
_MEGABYTE: Final = 1_000_000  # bytes
_SHOWN: Final = 100  # characters of a name from outside that are shown


def _wrong(code: str, happened: str, todo: str = _SEND_AGAIN) -> Refusal:
    return Refusal(code, happened, safe=_UNTOUCHED, todo=todo)


def _shown(name: str) -> str:
    """Return a name from outside as it can be shown: no control characters, not endless."""
    visible = "".join(letter if letter.isprintable() else "?" for letter in name)
    return visible if len(visible) <= _SHOWN else f"{visible[:_SHOWN]}…"


def _megabytes(size: int) -> str:
    return f"{show_number(max(1, round(size / _MEGABYTE)))} MB"


# --- reading: the package as a whole -------------------------------------------------------


def not_a_package() -> Refusal:
    """It is something else altogether."""
    return _wrong(
        "GOI-01",
        "Tệp này không phải là gói dữ liệu của chương trình.",
        "Hãy chọn tệp có tên dạng ….ocop.zip.",
    )


def cut_short() -> Refusal:
    """The end is missing."""
    return _wrong("GOI-02", "Gói bị thiếu phần cuối, có thể do chép hoặc tải về chưa xong.")


def directory_damaged() -> Refusal:
    """The list of contents, or what stands between the parts, is not as we write it."""
    return _wrong(
        "GOI-03", "Mục lục của gói bị hỏng, hoặc gói đã được nén lại bằng chương trình khác."
    )


def encrypted() -> Refusal:
    """It wants a password."""
    return _wrong(
        "GOI-04",
        "Gói này có mật khẩu nên chưa đọc được.",
        "Hãy mở bằng mật khẩu nơi gửi đã báo, rồi kiểm tra tệp goi.ocop.zip ở bên trong.",
    )


def manifest_damaged() -> Refusal:
    """The manifest cannot be read."""
    return _wrong("GOI-05", "Bản kê của gói (manifest.json) bị hỏng hoặc bị thiếu.")


def newer() -> Refusal:
    """A later version of the program wrote it."""
    return _wrong(
        "GOI-06",
        "Gói này do phiên bản mới hơn của chương trình làm ra, phiên bản này không đọc được.",
        "Hãy cài phiên bản mới nhất của chương trình rồi kiểm tra lại.",
    )


def manifest_says(place: str) -> Refusal:
    """Something in the manifest is not what it must be; `place` is a path of keys."""
    return _wrong("GOI-07", f"Bản kê của gói ghi sai ở mục “{_shown(place)}”.")


def too_many(limit: int) -> Refusal:
    """More parts than a package may have."""
    return _wrong("GOI-08", f"Gói có quá nhiều phần, nhiều nhất chỉ được {show_number(limit)}.")


def too_large(limit: int) -> Refusal:
    """More bytes, unpacked, than a package may have."""
    return _wrong("GOI-09", f"Gói quá lớn, nhiều nhất chỉ được {_megabytes(limit)}.")


def unreadable(file: Path) -> Refusal:
    """The system cannot read the file."""
    return _wrong(
        "GOI-10",
        f"Không đọc được tệp {file.name}: tệp không còn ở đó, hoặc ổ đĩa không trả lời.",
        "Hãy cắm lại ổ đĩa, hoặc chép tệp vào máy rồi kiểm tra lại.",
    )


# --- reading: its parts --------------------------------------------------------------------


def bad_name(name: str) -> Refusal:
    """A name that must not be written on any disk."""
    return _wrong("GOI-11", f"Phần “{_shown(name)}” trong gói có tên không được phép.")


def twice(name: str) -> Refusal:
    """Two parts whose names are one on some computers."""
    return _wrong("GOI-12", f"Phần “{_shown(name)}” trong gói bị trùng tên với một phần khác.")


def missing(name: str) -> Refusal:
    """The manifest names it, the package does not hold it."""
    return _wrong("GOI-13", f"Gói thiếu phần “{_shown(name)}” mà bản kê có ghi.")


def unlisted(name: str) -> Refusal:
    """The package holds it, the manifest does not name it."""
    return _wrong("GOI-14", f"Gói có thêm phần “{_shown(name)}” mà bản kê không ghi.")


def part_damaged(name: str) -> Refusal:
    """Its bytes are not those that were sent."""
    return _wrong("GOI-15", f"Phần “{_shown(name)}” trong gói bị hỏng: nội dung khác lúc gửi.")


def part_too_large(name: str) -> Refusal:
    """It is, or unpacks to, more than a part may be."""
    return _wrong("GOI-16", f"Phần “{_shown(name)}” trong gói quá lớn nên không được mở.")


def record_unreadable(line: int) -> Refusal:
    """A line of records.jsonl is no record."""
    return _wrong("GOI-17", f"Dòng {line} của phần “records.jsonl” trong gói không đọc được.")


def record_twice(line: int) -> Refusal:
    """A record comes a second time."""
    return _wrong("GOI-18", f"Dòng {line} của phần “records.jsonl” lặp lại một hồ sơ đã có.")


def too_many_records(limit: int) -> Refusal:
    """More records than a package may have."""
    return _wrong("GOI-19", f"Gói có quá nhiều hồ sơ, nhiều nhất chỉ được {show_number(limit)}.")


# --- writing -------------------------------------------------------------------------------


def _unwritten(code: str, happened: str, todo: str) -> Refusal:
    return Refusal(code, happened, safe=_NOTHING_WRITTEN, todo=todo)


def no_room(need: int, free: int) -> Refusal:
    """There is less room than the package needs."""
    return _unwritten(
        "GOI-21",
        f"Nơi ghi không đủ chỗ: gói cần khoảng {_megabytes(need)}, chỉ còn {_megabytes(free)}.",
        "Hãy xóa bớt tệp không cần ở đó, hoặc chọn nơi khác.",
    )


def too_large_for_drive(limit: int) -> Refusal:
    """The file system there knows no files of this size."""
    return _unwritten(
        "GOI-22",
        f"Ổ đĩa này không chứa được tệp lớn hơn {_megabytes(limit)} (định dạng FAT32).",
        "Hãy chọn ổ đĩa khác, hoặc thu nhỏ ảnh và bớt tệp đính kèm rồi làm lại.",
    )


def unwritable(place: Path) -> Refusal:
    """The system lets nobody write there, or the drive is gone."""
    return _unwritten(
        "GOI-23",
        f"Không ghi được gói vào {place}: nơi đó chỉ cho đọc, hoặc ổ đĩa đã rút ra.",
        "Hãy cắm lại ổ đĩa hoặc chọn nơi khác rồi làm lại.",
    )


def full() -> Refusal:
    """The room ran out while writing."""
    return _unwritten(
        "GOI-24",
        "Ổ đĩa đã đầy khi đang ghi gói.",
        "Hãy xóa bớt tệp không cần ở đó, hoặc chọn nơi khác.",
    )


def source_unreadable(file: Path) -> Refusal:
    """A file that goes into the package cannot be read."""
    return _unwritten(
        "GOI-25",
        f"Không đọc được tệp {file.name} để đưa vào gói.",
        "Hãy kiểm tra lại tệp đính kèm này, đính kèm lại nếu cần, rồi làm gói lại.",
    )


def source_changed(name: str) -> Refusal:
    """An attachment is no longer what its name says."""
    return _unwritten(
        "GOI-26",
        f"Tệp đính kèm “{name}” đã bị thay đổi so với lúc đính kèm.",
        "Hãy đính kèm lại tệp này rồi làm gói lại.",
    )


def read_back_failed(reason: str) -> Refusal:
    """What was written does not read back; `reason` is a sentence."""
    return _unwritten(
        "GOI-27",
        f"Gói vừa ghi đọc lại không đúng nên đã bị bỏ đi. {reason}",
        "Ổ đĩa có thể bị lỗi; hãy ghi lại sang nơi khác.",
    )


def more_than_a_package(parts: int, size: int) -> Refusal:
    """The receiver would refuse so much; the limits are in parts and bytes."""
    return _unwritten(
        "GOI-28",
        f"Gói vượt quá mức cho phép: {show_number(parts)} phần, tất cả {_megabytes(size)}.",
        "Hãy bớt tệp đính kèm hoặc chia thành nhiều gói.",
    )
