"""Our own empty lists: written, filled in, moved about, read back without guessing."""

import pytest
from openpyxl import load_workbook

from ocop_desktop.core.problems import Refusal
from ocop_desktop.exchange.tabular import read_workbook
from ocop_desktop.exchange.template import template
from ocop_desktop.wording import tabular as words
from ocop_desktop.wording import template as guide_words

KINDS = pytest.mark.parametrize("kind", ["ideas", "producers", "products"])


@pytest.fixture
def path(tmp_path):
    return tmp_path / "template.xlsx"


@KINDS
def test_an_empty_template_reads_back(path, kind):
    template(kind, path)
    table = read_workbook(path)
    assert (table.template, table.header_row, table.rows) == (kind, 1, ())
    assert all(column.head == words.head(column.meaning) for column in table.columns)


@KINDS
def test_the_examples_of_the_guide_can_be_read(path, kind):
    template(kind, path)
    book = load_workbook(path)
    guide = list(book[guide_words.GUIDE_SHEET].iter_rows(min_row=3, values_only=True))
    book.worksheets[0].append([example for *_, example in guide])
    book.save(path)
    [row] = read_workbook(path).rows
    assert row.problems == ()
    assert [meaning for meaning, value in row.values.items() if value is None] == ["note"]


def test_columns_moved_and_renamed_still_mean_the_same(path):
    template("ideas", path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["B1"] = "Món"
    sheet["D1"] = "Nhà"
    sheet["B2"], sheet["D2"] = "Gạo tẻ", "HTX Đại Xuân"
    book.save(path)
    [row] = read_workbook(path).rows
    assert row.values["product_name"] == "Gạo tẻ"
    assert row.values["producer_name"] == "HTX Đại Xuân"


def test_drop_downs_and_notes(path):
    template("ideas", path, choices={"classification": ["Gạo, ngũ cốc", "Đồ ăn nhanh"]})
    book = load_workbook(path)
    notes = book.worksheets[0].data_validations.dataValidation
    lists = [note for note in notes if note.type == "list"]
    assert len(lists) == 6
    assert all(note.prompt for note in notes)
    offered = {cell.value for column in book[guide_words.CHOICES_SHEET].columns for cell in column}
    assert {"Gạo, ngũ cốc", "Hợp tác xã", "Đã có", "Hoàn thiện thêm"} <= offered


def test_nothing_is_left_where_it_cannot_be_written(tmp_path):
    path = tmp_path / "folder.xlsx"
    path.mkdir()
    with pytest.raises(Refusal, match="BANG-12"):
        template("ideas", path)
    assert {found.name for found in tmp_path.iterdir()} == {"folder.xlsx", "home"}
