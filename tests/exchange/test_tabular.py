"""Lists as they really come: the province's, lists with other heads, mapped by hand, old fonts."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from ocop_desktop.core import legacy_text
from ocop_desktop.core.problems import Refusal, Severity
from ocop_desktop.exchange.headers import meaning_of
from ocop_desktop.exchange.tabular import as_list, look, open_list, read_workbook
from ocop_desktop.wording import tabular as words


def neighbour(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


provincial = neighbour(Path(__file__).with_name("provincial.py"))
legacy = neighbour(Path(__file__).parents[1] / "core" / "test_legacy_text.py")


def save(path, *rows, sheet="Sheet", merged=()):
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    book.save(path)
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "list.xlsx"


# --- the province's list ---------------------------------------------------------------------


@pytest.mark.parametrize("merged_heads", [True, False])
def test_all_twenty_two_columns_are_understood(path, merged_heads):
    table = read_workbook(provincial.save(path, merged_heads=merged_heads))
    assert table.header_row == 3
    assert [column.meaning for column in table.columns] == list(provincial.MEANINGS)
    assert table.columns[11].head == "Lần 1 › Hạng sao"


def test_merged_producers_are_carried_down(path):
    rows = read_workbook(provincial.save(path)).rows
    assert [row.number for row in rows] == [5, 6, 7, 8]
    assert [row.values["producer_name"] for row in rows[:3]] == ["HTX Nông nghiệp Đại Xuân"] * 3
    assert rows[2].raw["representative"] == "Nguyễn Thị Hòa"
    assert rows[3].values["producer_name"] == "Hộ Trần Văn Đông"


def test_values_of_the_provincial_list(path):
    rows = read_workbook(provincial.save(path)).rows
    assert [row.values["stars"] for row in rows] == [3, 3, 3, 4]
    assert [row.values["valid_until"] for row in rows] == [
        *[date(2023, 12, 25)] * 3,
        date(2024, 6, 1),
    ]
    assert rows[3].values["first.date"] == date(2021, 9, 5)
    assert rows[3].values["second.stars"] == 5
    assert [row.values["phone"] for row in rows[::3]] == ["0912345678", "0987654321"]
    assert [row.values["producer_kind"] for row in rows[::3]] == [
        "cooperative",
        "household_business",
    ]


def test_a_lost_zero_and_a_broken_reference_only_remind(path):
    rows = read_workbook(provincial.save(path)).rows
    assert rows[2].values["classification"] is None
    assert [problem.field for problem in rows[2].problems] == ["classification", "phone"]
    assert {problem.severity for problem in rows[2].problems} == {Severity.REMINDS}


def test_what_is_no_record_is_named(path):
    skipped = read_workbook(provincial.save(path)).skipped
    assert skipped == (
        (9, words.SKIPPED_TOTAL),
        (11, words.SKIPPED_FOOTER),
        (15, words.SKIPPED_FOOTER),
    )


@pytest.mark.parametrize("merged_heads", [True, False])
@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_the_same_list_in_old_fonts(path, tmp_path, encoding, merged_heads):
    letters = legacy.LETTERS[encoding]

    def turned(text):
        """TCVN3 has no capitals with a tone: small ones stand for them."""
        fitting = "".join(c if c in letters or c.isascii() else c.lower() for c in text)
        return legacy.written_in(fitting, letters)

    old = read_workbook(provincial.save(path, legacy=turned, merged_heads=merged_heads))
    new = read_workbook(provincial.save(tmp_path / "unicode.xlsx"))
    assert [column.meaning for column in old.columns] == list(provincial.MEANINGS)
    assert [row.values for row in old.rows] == [row.values for row in new.rows]
    assert old.skipped == new.skipped
    assert old.columns[4].encoding == encoding


def test_reading_twice_gives_the_same(path):
    provincial.save(path)
    assert read_workbook(path) == read_workbook(path)


# --- other lists -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "meaning"),
    [
        (("STT",), "number"),
        (("TÊN SP",), "product_name"),
        (("Sản phẩm đăng ký",), "product_name"),
        (("Chủ thể\n(ghi rõ tên)",), "producer_name"),
        (("SĐT liên hệ",), "phone"),
        (("Tên người đại diện theo pháp luật",), "representative"),
        (("Thông tin chủ thể", "Tên"), "producer_name"),
        (("Lần 2", "Ngày, tháng công nhận"), "second.date"),
        (("Hạng sao công nhận lần đầu",), "first.stars"),
        (("MST",), "tax_code"),
        (("Doanh thu năm 2020",), ""),
        (("Số lượng sản phẩm",), ""),
        (("Năm sinh",), ""),
        (("Giới tính",), ""),
    ],
)
def test_heads_are_found_by_meaning(head, meaning):
    assert meaning_of(*head) == meaning


def test_every_head_we_know_means_one_thing():
    for meaning, heads in words.HEADS.items():
        assert {meaning_of(head) for head in heads} == {meaning}


def test_headings_numbering_and_repeated_heads_are_skipped(path):
    head = ["TT", "Tên sản phẩm", "Chủ thể", "Ghi chú"]
    save(
        path,
        ["DANH SÁCH"],
        head,
        ["(1)", "(2)", "(3)", "(4)"],
        ["I", "Thực phẩm"],
        [1, "Gạo", "HTX A", None],
        head,
        [2, "Tổng hợp trà", "HTX B", None],
        ["Tổng số", None, None, 2],
    )
    table = read_workbook(path)
    assert [row.values["product_name"] for row in table.rows] == ["Gạo", "Tổng hợp trà"]
    assert [why for _, why in table.skipped] == [
        words.SKIPPED_NUMBERING,
        words.SKIPPED_GROUP,
        words.SKIPPED_HEAD,
        words.SKIPPED_TOTAL,
    ]


def test_a_missing_name_is_told(path):
    save(path, ["Tên sản phẩm", "Tên chủ thể", "SĐT"], ["Gạo", None, "0912345678"])
    [row] = read_workbook(path).rows
    assert [problem.text for problem in row.problems] == ["Thiếu: Tên chủ thể."]


def test_two_numbers_of_workers_in_one_cell(path):
    save(path, ["Tên chủ thể", "Lao động (tổng/địa phương)"], ["HTX A", "12/11"], ["HTX B", 5])
    rows = read_workbook(path).rows
    assert [row.values["workers"] for row in rows] == [12, 5]
    assert [row.values["local_workers"] for row in rows] == [11, None]


def test_the_sheet_with_the_best_head_is_read(path):
    book = Workbook()
    book.active.title = "Bìa"
    book.active.append(["DANH SÁCH SẢN PHẨM"])
    sheet = book.create_sheet("Dữ liệu")
    sheet.append(["TT", "Tên sản phẩm", "Chủ thể"])
    sheet.append([1, "Gạo", "HTX A"])
    book.save(path)
    assert read_workbook(path).sheet == "Dữ liệu"
    with pytest.raises(Refusal, match="BANG-08"):
        read_workbook(path, sheet="Khác")
    with pytest.raises(Refusal, match="BANG-09"):
        read_workbook(path, sheet="Bìa")


def test_columns_mapped_by_hand(path):
    save(path, ["A", "B", "C"], ["Gạo", "HTX A", "x"], ["Bún", "HTX B", "y"])
    with pytest.raises(Refusal, match="BANG-09"):
        read_workbook(path)
    table = read_workbook(path, mapping={1: "product_name", 2: "producer_name"})
    assert [row.values["product_name"] for row in table.rows] == ["Gạo", "Bún"]
    assert [column.meaning for column in table.columns] == ["product_name", "producer_name", ""]


def test_mapping_goes_before_guessing(path):
    save(path, ["Tên sản phẩm", "Tên chủ thể", "Tên riêng"], ["Gạo", "HTX A", "Gạo thơm"])
    table = read_workbook(path, mapping={3: "product_name", 2: ""})
    assert [column.meaning for column in table.columns] == ["", "", "product_name"]
    assert table.rows[0].values == {"product_name": "Gạo thơm"}


def test_a_look_at_the_first_rows(path):
    save(path, ["A", 912345678.0, date(2020, 9, 5)], sheet="Một")
    top = look(path)
    assert (top.sheets, top.sheet) == (("Một",), "Một")
    assert top.rows == ((1, ("A", "912345678", "05/09/2020")),)


def test_heads_in_old_letters_are_understood_where_the_rows_tell_their_font(tmp_path):
    book, old = Workbook(), {new: chr(code) for code, new in legacy_text._TCVN3.items()}
    rows = (
        ("Họ tên chủ hộ", "Mặt hàng", "ĐT", "Thôn"),
        ("Trần Văn Đông", "Rượu nếp", "0987654321", "Vĩnh Thế"),
        ("Nguyễn Thị Hoà", "Gạo tẻ thơm", "0912345678", "Xuân Bình"),
    )
    for row in rows:
        book.active.append(["".join(old.get(letter, letter) for letter in text) for text in row])
    book.save(tmp_path / "cu.xlsx")
    table = read_workbook(tmp_path / "cu.xlsx")
    told = [(column.head, column.meaning) for column in table.columns]
    meanings = ("producer_name", "product_name", "phone", "hamlet")
    assert told == list(zip(rows[0], meanings, strict=True))
    assert table.rows[0].values["product_name"] == "Rượu nếp"
    by_hand = as_list(open_list(tmp_path / "cu.xlsx"), header=1)
    assert [(column.head, column.meaning) for column in by_hand.columns][1:] == told[1:]


def test_heads_of_households_are_no_producers_beside_a_producer(tmp_path):
    book = Workbook()
    for row in (("Tên chủ thể", "Chủ hộ", "SĐT"), ("Hộ A", "Trần Văn Đông", "0912345678")):
        book.active.append(row)
    book.save(tmp_path / "hai.xlsx")
    told = [column.meaning for column in read_workbook(tmp_path / "hai.xlsx").columns]
    assert told == ["producer_name", "representative", "phone"]
