"""What is said of records with papers, by what forms call the record."""

from collections.abc import Mapping, Sequence
from typing import Final

_RECORDS: Final[Mapping[str, str]] = {"idea": "ý tưởng", "plan": "phương án"}
_PAPERS: Final[Mapping[str, str]] = {"idea": "phiếu", "plan": "phương án"}

PRINT_MENU: Final = "In  ▾"
EXPORTING: Final = "Lập biểu tổng hợp"
SAVING_PAPERS: Final = "Lưu phiếu thành PDF"
PRINT_THESE: Final = "Xem trước và in"
SAVE_PDF: Final = "Lưu PDF"
SAVE_ONE_PDF: Final = "Lưu thành một tệp PDF"
SAVE_EACH_PDF: Final = "Lưu mỗi phiếu một tệp PDF"
REOPEN: Final = "Mở lại để sửa"


def choose_first(about: str) -> str:
    """Say that nothing is chosen to be printed."""
    return f"Hãy chọn {_RECORDS[about]} cần in trong danh sách."


def delete_closed(about: str) -> str:
    """Head the question before finished ones go to the trash."""
    return f"Xóa {_RECORDS[about]} đã hoàn thành?"


def deleting_closed(about: str, names: Sequence[str]) -> str:
    """Ask before finished ones go to the trash."""
    told = ", ".join(f"“{name}”" for name in names)
    return (
        f"{told} đã hoàn thành hoặc đã gửi. "
        f"Xóa thì {_PAPERS[about]} không còn trong danh sách và biểu."
    )


def export_which(about: str) -> str:
    """Head the question whether drafts go into a list."""
    return f"Xuất những {_PAPERS[about]} nào?"


def export_finished(about: str) -> str:
    """Answer it: without drafts."""
    return f"Chỉ {_PAPERS[about]} đã hoàn thành"


def export_all(about: str) -> str:
    """Answer it: with drafts."""
    return f"Cả {_PAPERS[about]} nháp"


def drafts_left(about: str, number: int, year: int) -> str:
    """Say that not everything of the year is finished."""
    paper = _PAPERS[about]
    return f"Năm {year} còn {number} {paper} nháp. Trong biểu, {paper} nháp có ghi chú “còn nháp”."


def print_chosen(number: int) -> str:
    """Return the menu line for printing what is chosen."""
    if not number:
        return "Xem trước và in (chưa chọn dòng nào)"
    return f"Xem trước và in {number} phiếu đã chọn"


def blank_form(name: str) -> str:
    """Return the menu line for a blank form."""
    return f"Phiếu trống {name}"
