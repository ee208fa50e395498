"""Words of the lists that go out as workbooks just as the screen shows them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ocop_desktop.core.dates import show_date
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.wording import common, paper
from ocop_desktop.wording import lists as list_words

TITLES: Final = {
    "producers": "DANH SÁCH CHỦ THỂ",
    "products": "DANH SÁCH SẢN PHẨM",
    "ideas": "DANH SÁCH Ý TƯỞNG SẢN PHẨM OCOP",
    "plans": "DANH SÁCH PHƯƠNG ÁN SẢN XUẤT, KINH DOANH",
}
COUNTED: Final = {
    "producers": list_words.producers_counted,
    "products": list_words.products_counted,
    "ideas": list_words.ideas_counted,
    "plans": list_words.plans_counted,
}
SHEET_NAME: Final = paper.SHEET_NAME
COMMITTEE: Final = "ỦY BAN NHÂN DÂN"
YES: Final = "x"

EXPORT: Final = "Xuất Excel"
EXPORT_MENU: Final = "Xuất Excel  ▾"
EXPORTING: Final = "Xuất danh sách ra Excel"
NO_TRASH: Final = "Thùng rác không xuất ra Excel. Chọn “Đang dùng” rồi làm lại."
SAVING_WORD: Final = "Lưu phiếu thành Word"
SAVE_EACH_WORD: Final = "Lưu mỗi phiếu một tệp Word"
NO_ROWS: Final = "Danh sách đang trống, không có gì để xuất."

# --- columns -----------------------------------------------------------------------------------

NUMBER: Final = paper.NUMBER
NAME: Final = "Tên chủ thể"
KIND: Final = "Loại hình"
REPRESENTATIVE: Final = "Người đại diện"
HAMLET: Final = "Thôn, tổ dân phố"
ADDRESS: Final = "Địa chỉ"
PHONE: Final = "Điện thoại"
EMAIL: Final = "Email"
WEBSITE: Final = "Website"
TAX_CODE: Final = "Mã số thuế"
REGISTRATION: Final = "Số đăng ký kinh doanh"
FOUNDED: Final = "Ngày thành lập"
WORKERS: Final = "Số lao động"
LOCAL_WORKERS: Final = "Lao động tại xã"
MEMBER_OF: Final = "Là thành viên của"
IDEAS: Final = "Số ý tưởng"
CHANGED: Final = "Ngày sửa cuối"
PRODUCT: Final = "Tên sản phẩm"
PRODUCER: Final = "Chủ thể"
STARS: Final = "Hạng sao"
DECISION: Final = "Số quyết định"
DECIDED: Final = "Ngày quyết định"
ISSUER: Final = "Cơ quan ban hành"
VALID: Final = "Có giá trị đến"
LAST_YEAR: Final = "Năm đăng ký gần nhất"
REGISTER_NUMBER: Final = "Số trong sổ"
RECEIVED: Final = "Ngày nhận"
YEAR: Final = "Năm"
NEW_OR_EXISTING: Final = "Sản phẩm mới hay đã có"
SECTOR: Final = "Ngành"
CLASS: Final = "Nhóm sản phẩm"
PRIORITY: Final = "Ưu tiên"
MAIN: Final = "Chủ lực của xã"
STATE: Final = "Trạng thái"
FIRST_YEAR: Final = "Năm đầu"
PLAN_KIND: Final = "Loại phương án"
IDEA_YEAR: Final = "Năm đăng ký ý tưởng"
VERDICT: Final = "Đánh giá của xã"

STATES: Final = common.STATES
IDEA_KINDS: Final = common.IDEA_KINDS
PLAN_KINDS: Final = common.PLAN_KINDS
VERDICTS: Final = common.VERDICTS
priority = common.priority


def narrowed(filters: Sequence[str], search: str) -> str:
    """Return filters and search as part of a heading."""
    return " · ".join((*filters, *([f"tìm “{search}”"] if search else [])))


def subtitle(narrowed: str, kind: str, count: int, day: date) -> str:
    """Return the line under a list's title: what was asked for, how much it is, of which day."""
    parts = (narrowed, COUNTED[kind](count), f"lập ngày {show_date(day)}")
    return f"({' · '.join(part for part in parts if part)})"


def file_name(kind: str, day: date) -> str:
    """Return the name of a list's workbook: "2020-03-12_danh-sach-chu-the.xlsx"."""
    return f"{day:%Y-%m-%d}_{safe_file_name(TITLES[kind])}.xlsx"


def shown_rows(kind: str, count: int) -> str:
    """Return the menu line for the list on screen."""
    return f"Danh sách đang hiện ({COUNTED[kind](count)})"


def summary(title: str, year: int) -> str:
    """Return the menu line for a list that goes up, from its title in capitals."""
    told = title.replace("{year}", str(year)).replace("|", " ").capitalize()
    return told.replace("ocop", "OCOP")


def row_step(done: int, total: int) -> str:
    """Progress of writing a list."""
    return f"Đã ghi {done}/{total} dòng"
