"""Workbooks read back by two other readers: everything there, nothing that runs."""

import errno
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Office
from ocop_desktop.forms.paper import columns
from ocop_desktop.forms.paper.blocks import Signature, Signatures
from ocop_desktop.forms.paper.columns import Sheet, SheetColumn
from ocop_desktop.forms.spec import ListColumn, ListDefinition
from ocop_desktop.render.workbook import sheet as workbook
from ocop_desktop.render.workbook.sheet import write_sheet

COLUMNS = (
    SheetColumn(label="TT", kind="integer", width=5, excel_format="#,##0"),
    SheetColumn(label="Tên sản phẩm", width=30),
    SheetColumn(label="Điện thoại", kind="phone", width=13),
    SheetColumn(label="Doanh thu", kind="money", width=16, total=True, excel_format="#,##0"),
    SheetColumn(label="Ngày", kind="date", width=12, excel_format="dd/mm/yyyy"),
)
ROWS = (
    [1, "Gạo tẻ thơm", "0912345678", 1250000, date(2020, 5, 9)],
    [2, "Then dưa gang", "0987 654 321", Decimal("2000000.5"), None],
)
SIGNED = Signatures(
    blocks=(
        Signature(title=("NGƯỜI LẬP BIỂU",), remark="(Ký)", name="Trần Thị B"),
        Signature(title=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), remark="(Ký)", name="Lê Văn C"),
    )
)


def sheet(rows=ROWS, **attributes):
    given = {
        "name": "Danh sách",
        "title": "BIỂU TỔNG HỢP",
        "subtitle": "(Kèm theo Tờ trình)",
        "left": ("ỦY BAN NHÂN DÂN", "XÃ ĐẠI XUÂN"),
        "national": ("CỘNG HÒA", "Độc lập"),
        "place_date": "Đại Xuân, ngày 09 tháng 5 năm 2020",
        "signatures": SIGNED,
        "columns": COLUMNS,
    }
    return Sheet(**{**given, "rows": iter(rows), **attributes})


def one_column(values, **attributes):
    return sheet([[value] for value in values], columns=(SheetColumn(label="Tên", **attributes),))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "biểu tổng hợp.xlsx"


def opened(path):
    return openpyxl.load_workbook(path).active


def values(ws):
    return [cell.value for row in ws.iter_rows() for cell in row if cell.value is not None]


def find(ws, value):
    return next(cell for row in ws.iter_rows() for cell in row if cell.value == value)


def test_two_readers_see_the_same_table(path):
    assert write_sheet(sheet(), path) == 2
    ws = opened(path)
    head = find(ws, "TT").row
    assert [cell.value for cell in ws[head]] == [column.label for column in COLUMNS]
    assert [cell.value for cell in ws[head + 1]][:4] == [1, "Gạo tẻ thơm", "0912345678", 1250000]
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[head][:4] == [1, "Gạo tẻ thơm", "0912345678", 1250000]
    assert rows[head][4] == date(2020, 5, 9)


def test_heading_and_signatures_stand_side_by_side(path):
    write_sheet(sheet(), path)
    ws = opened(path)
    said = values(ws)
    for words in ("XÃ ĐẠI XUÂN", "CỘNG HÒA", "BIỂU TỔNG HỢP", "Đại Xuân, ngày 09 tháng 5 năm 2020"):
        assert words in said
    assert find(ws, "ỦY BAN NHÂN DÂN").row == find(ws, "CỘNG HÒA").row
    assert find(ws, "Trần Thị B").row == find(ws, "Lê Văn C").row
    assert find(ws, "Trần Thị B").column < find(ws, "Lê Văn C").column


def test_totals_are_values_that_every_viewer_shows(path):
    write_sheet(sheet(), path)
    ws = opened(path)
    row = find(ws, "Cộng").row
    assert ws.cell(row, 4).value == pytest.approx(3250000.5)
    assert not any(cell.data_type == "f" for cells in ws.iter_rows() for cell in cells)


def test_it_prints_on_landscape_a4_with_the_head_on_every_page(path):
    write_sheet(sheet(), path)
    ws = opened(path)
    head = find(ws, "TT").row
    assert (ws.page_setup.orientation, ws.page_setup.paperSize) == ("landscape", 9)
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert ws.print_title_rows == f"${head}:${head}"
    assert ws.print_area.endswith(f"$A$1:$E${ws.max_row}")
    assert ws.freeze_panes == f"A{head + 1}"
    assert ws.oddFooter.center.text == "Trang &P/&N"


def test_cells_are_framed_wrapped_and_figures_formatted(path):
    write_sheet(sheet(), path)
    ws = opened(path)
    row = find(ws, "TT").row + 1
    name, money, day = ws.cell(row, 2), ws.cell(row, 4), ws.cell(row, 5)
    assert name.alignment.wrap_text
    assert name.border.left.style == "thin"
    assert (money.number_format, money.alignment.horizontal) == ("#,##0", "right")
    assert day.number_format == "dd/mm/yyyy"
    assert ws.cell(row, 3).number_format == "@"


@pytest.mark.parametrize(
    "text", ["=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("x")', "+84912", "-5", "@SUM(A1)"]
)
def test_nothing_typed_becomes_a_formula(path, text):
    write_sheet(one_column([text]), path)
    cell = find(opened(path), text)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    with zipfile.ZipFile(path) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_control_characters_are_dropped_and_letters_composed(path):
    write_sheet(one_column(["Ga\u0323o\x0b\x00 te\u0309\ud800", "1\n2", "x" * 40_000]), path)
    said = values(opened(path))
    assert "Gạo tẻ" in said
    assert "1\n2" in said
    assert "x" * 32_767 in said


def test_rows_are_as_high_as_their_texts_need(path):
    write_sheet(one_column(["ngắn", "dài dài dài " * 40, "x" * 5000], width=20), path)
    ws = opened(path)
    heights = [
        ws.row_dimensions[find(ws, text).row].height
        for text in ("ngắn", "dài dài dài " * 40, "x" * 5000)
    ]
    assert 15 < heights[0] < 20
    assert heights[1] > 300
    assert heights[2] == 409


def test_wide_columns_give_way_so_that_the_print_can_be_read(path):
    wide = tuple(SheetColumn(label=f"{n}", width=width) for n, width in enumerate((5, *[30] * 12)))
    write_sheet(sheet([], columns=wide), path)
    ws = opened(path)
    widths = [ws.column_dimensions[letter].width for letter in "ABCDEFGHIJKLM"]
    assert widths[0] == 5
    assert min(widths[1:]) >= 12
    assert sum(widths) <= 211


def test_figures_do_not_give_way_and_are_never_shown_as_hashes(path):
    wide = (SheetColumn(label="Lời", width=60),) * 9
    money = SheetColumn(label="Tiền", kind="money", width=15, total=True, excel_format="#,##0")
    write_sheet(sheet([[*["a"] * 9, *[10**14] * 9]], columns=(*wide, *(money,) * 9)), path)
    ws = opened(path)
    assert [ws.column_dimensions[letter].width for letter in "AJR"] == [12, 15, 15]
    figures = [cell for row in ws.iter_rows() for cell in row if cell.value == 10**14]
    assert len(figures) == 18  # the row and its totals
    assert all(cell.alignment.shrink_to_fit for cell in figures)


def test_an_empty_list_still_is_a_paper(path):
    assert write_sheet(sheet([]), path) == 0
    assert "Cộng" not in values(opened(path))
    assert "Lê Văn C" in values(opened(path))


def test_steps_are_told_and_cancelling_leaves_the_old_file(path):
    write_sheet(sheet(), path)
    before = path.read_bytes()

    class CancelledError(Exception):
        pass

    def cancel(done):
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        write_sheet(sheet(), path, cancel)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.part"))


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (PermissionError(errno.EACCES, "open in Excel"), "XUAT-01", "đóng lại"),
        (OSError(errno.ENOSPC, "full"), "XUAT-02", "Ổ đĩa đã đầy"),
        (OSError(errno.EROFS, "read-only"), "XUAT-01", "chọn thư mục khác"),
    ],
)
def test_what_cannot_be_written_is_said_in_a_sentence(path, monkeypatch, error, code, words):
    def fail(_path, _write):
        raise error

    monkeypatch.setattr(workbook, "write_atomically", fail)
    with pytest.raises(Refusal, match=words) as caught:
        write_sheet(sheet(), path)
    assert caught.value.code == code
    assert path.name in str(caught.value)


def test_a_list_of_a_definition_becomes_a_sheet(path):
    definition = ListDefinition(
        basis="qd-thu",
        code="tong-hop",
        title="BIỂU TỔNG HỢP NĂM {year}",
        about="idea",
        source="",
        subtitle="(của Ủy ban nhân dân {office.commune})",
        columns=(
            ListColumn(label="TT", paths=("#",), kind="integer", width=5),
            ListColumn(label="Doanh thu", paths=("a.b",), kind="money", total=True),
        ),
        left="ỦY BAN NHÂN DÂN|{office.commune}",
        signature_left="NGƯỜI LẬP BIỂU|(Ký)|{office.officer}",
        signature_right="CHỦ TỊCH|(Ký)|{office.chairperson}",
    )
    office = Office(commune="Phường Nhân Hòa", chairperson="Lê Văn C")
    made = columns.sheet(definition, [[1, 5]], office=office, year=2026, day=date(2026, 2, 5))
    assert made.title == "BIỂU TỔNG HỢP NĂM 2026"
    assert made.subtitle == "(của Ủy ban nhân dân phường Nhân Hòa)"
    assert made.left == ("ỦY BAN NHÂN DÂN", "PHƯỜNG NHÂN HÒA")
    assert made.place_date == "Nhân Hòa, ngày 05 tháng 02 năm 2026"
    assert [block.name for block in made.signatures.blocks] == ["", "Lê Văn C"]
    assert [column.excel_format for column in made.columns] == ["#,##0", "#,##0"]
    assert write_sheet(made, path) == 1
