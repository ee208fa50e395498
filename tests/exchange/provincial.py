"""The province's 22-column list, with the quirks real ones have."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook

HEADS = (
    *("TT", "Tên sản phẩm", "Nhóm SP", "Loại hình KD", "Tên chủ thể", "Xã/phường", "Địa chỉ"),
    *("Người đại diện", "SĐT", "Hạng sao hiện tại", "Ngày hết hạn"),
)
OF_A_ROUND = ("Hạng sao", "Ngày công nhận", "Năm", "Số QĐ", "Cơ quan")
MEANINGS = (
    *("number", "product_name", "classification", "producer_kind", "producer_name", "commune"),
    *("address", "representative", "phone", "stars", "valid_until"),
    *(f"first.{what}" for what in ("stars", "date", "year", "decision", "issuer")),
    *(f"second.{what}" for what in ("stars", "date", "year", "decision", "issuer")),
    "note",
)
HTX = ("HTX", "HTX Nông nghiệp Đại Xuân", "Đại Xuân", "Thôn Xuân Bình", "Nguyễn Thị Hòa")
HO = ("hộ KD", "Hộ Trần Văn Đông", "Đại Xuân", "Thôn Vĩnh Thế", "Trần Văn Đông")
ROUND = (3, date(2020, 12, 25), 2020, "123/QĐ-UBND", "UBND huyện Quế Võ")
ROWS = (
    (1, "Gạo tẻ thơm", "Thực phẩm", *HTX, 912345678, "3 sao", date(2023, 12, 25), *ROUND),
    (2, "Gạo nếp", "Thực phẩm", None, None, None, None, None, None, "***", "25.12.23"),
    (3, "Bún khô", "#REF!", None, None, None, None, None, None, "3*", 45285, None, "25/12/2020"),
    (
        *(4, "Rượu nếp", "Đồ uống", *HO, "0987 654 321", 4, "2024-06-01"),
        *("4 sao", "ngày 5 tháng 9 năm 2021", 2021, "9/QĐ", "UBND tỉnh"),
        *("★★★★★", "2024-01-02", 2024, "10/QĐ", "UBND tỉnh", "Ghi gì đó"),
    ),
)
MERGED = ("D", "E", "F", "G", "H", "I")


def save(path: Path, *, legacy=None, merged_heads=True, rows=ROWS) -> Path:
    """Write the list; `legacy` turns every text into an old encoding."""
    turned = legacy or (lambda text: text)
    book = Workbook()
    sheet = book.active
    sheet.title = "Loc"
    sheet["A1"] = turned("DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN")
    sheet.merge_cells("A1:V1")
    heads = [*HEADS, "Lần 1", *[None] * 4, "Lần 2/nâng hạng", *[None] * 4, "Ghi chú"]
    below = [*[None] * 11, *OF_A_ROUND, *OF_A_ROUND, None]
    for number, row in enumerate((heads, below, *rows), 3):
        for column, value in enumerate(row, 1):
            told = turned(value) if isinstance(value, str) else value
            sheet.cell(number, column).value = told
    if merged_heads:
        sheet.merge_cells("L3:P3")
        sheet.merge_cells("Q3:U3")
        for letter in "ABCDEFGHIJKV":
            sheet.merge_cells(f"{letter}3:{letter}4")
    for letter in MERGED:
        sheet.merge_cells(f"{letter}5:{letter}7")
    last = 5 + len(rows)
    sheet.cell(last, 2).value = turned("Tổng cộng: 4 sản phẩm")
    sheet.cell(last + 2, 2).value = turned("NGƯỜI LẬP BIỂU")
    sheet.cell(last + 2, 8).value = turned("CHỦ TỊCH")
    sheet.cell(last + 6, 2).value = turned("Nguyễn Thị Hòa")
    book.save(path)
    return path
