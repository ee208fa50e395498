"""What is said of records with papers, by what forms call the record."""

from collections.abc import Mapping, Sequence
from typing import Final

_RECORDS: Final[Mapping[str, str]] = {"idea": "ý tưởng", "plan": "phương án"}
_PAPERS: Final[Mapping[str, str]] = {"idea": "phiếu", "plan": "phương án"}


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
