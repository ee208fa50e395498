"""Columns from a spreadsheet, written the way they are read here."""

import pytest

from ocop_desktop.forms.pasted import begins_with_head, fall, usual
from ocop_desktop.forms.rows import Rows
from ocop_desktop.forms.spec import Column, Field


@pytest.mark.parametrize(
    ("kind", "cells", "expected"),
    [
        ("money", ["1,250,000", "12,500"], ["1250000", "12500"]),
        ("money", ["1.250.000", "12.500,00"], ["1.250.000", "12.500"]),
        ("money", ["1250000.00", "1.250.000,0"], ["1250000", "1.250.000"]),
        ("integer", ["12,500"], ["12500"]),
        ("decimal", ["12,500"], ["12,500"]),  # who knows
        ("decimal", ["1,250,000", "12,500", "1.5"], ["1250000", "12500", "1,5"]),
        ("decimal", ["1,250,000", "13,5"], ["1,250,000", "13,5"]),
        ("decimal", ["1.250.000", "12,500"], ["1.250.000", "12,500"]),
        ("decimal", ["-", "#REF!", " – "], ["", "", ""]),
        ("text", ["Gạo\ntẻ  thơm", "-"], ["Gạo tẻ thơm", "-"]),
    ],
)
def test_a_column_is_read_as_a_whole(kind, cells, expected):
    assert usual(Column(key="c", kind=kind, label="Cột"), cells) == expected


def table(*kinds):
    columns = tuple(Column(key=kind, kind=kind, label=kind) for kind in kinds)
    return Rows(Field(key="bang", kind="table", label="Bảng", columns=columns))


def test_rows_of_unequal_length_stay_beside_their_columns():
    rows = table("text", "money")
    rows.paste(rows.add(), "text", [["a", "1,000,000", "beyond"], ["b"], [""], ["c", "2,000"]])
    values = [(row["text"], row["money"]) for row in rows.value]
    assert values == [("a", 1_000_000), ("b", None), ("c", 2_000)]
    assert len(rows.raw) == 4


def test_what_was_understood_stands_in_its_usual_form_and_the_rest_as_it_was():
    rows = table("text", "money")
    rows.paste(rows.add(), "money", [["1250000"], ["nhiều"]])
    assert [row["money"] for row in rows.raw] == ["1.250.000", "nhiều"]
    assert len(rows.problems) == 1


@pytest.mark.parametrize(
    ("first", "is_head"),
    [
        (["Tên sản phẩm", "SỐ LƯỢNG", "Giá bán"], True),
        (["Tên hàng", "Sản lượng năm", "Đơn giá"], True),  # other words, where figures are asked
        (["Tên sản phẩm"], True),
        (["Tên sản phẩm", "12", "5000"], False),
        (["Gạo nếp", "chưa có", "chưa có"], False),
        (["Gạo nếp", "chưa có", ""], False),
        (["Gạo nếp", "chưa có", "không rõ"], False),
        (["Gạo nếp", "-", "–"], False),
        (["", "", ""], False),
    ],
)
def test_a_first_row_that_names_the_columns_is_known(first, is_head):
    columns = (
        Column(key="ten", kind="text", label="Tên sản phẩm"),
        Column(key="so", kind="integer", label="Số lượng (kg)"),
        Column(key="gia", kind="money", label="Giá bán (đồng)"),
    )
    assert begins_with_head(columns, [first, ["Gạo tẻ", "3", "9000"]]) is is_head
    assert not begins_with_head(columns, [first])


MATERIALS = (
    Column(key="ten", kind="text", label="Tên nguyên liệu"),
    Column(key="so", kind="decimal", label="Định mức"),
    Column(key="can", kind="computed", label="Cần năm 1", compute="plan"),
    Column(key="gia", kind="money", label="Đơn giá", unit="đ"),
    Column(key="nguon", kind="text", label="Nguồn"),
)


@pytest.mark.parametrize(
    ("grid", "keys", "left_out"),
    [
        # what she would have typed, side by side
        ([["Gạo", "1,1", "14.000"]], ["ten", "so", "gia"], 0),
        ([["Gạo", "1,1", "14.000", "Trong xã"]], ["ten", "so", "gia", "nguon"], 0),
        ([["Gạo", "1,1", "14.000", "Trong xã", ""]], ["ten", "so", "gia", "nguon"], 0),
        # copied with what is computed: so wide, or so only it can be read
        ([["Gạo", "1,1", "x", "14.000"]], ["ten", "so", None, "gia"], 1),
        ([["Gạo", "1,1", "99", "14.000", "Trong xã"]], ["ten", "so", None, "gia", "nguon"], 1),
        ([["Gạo", "1", "9", "1.000", "xã", "x"]], ["ten", "so", None, "gia", "nguon", None], 2),
        # under its heads, in an order of its own
        (
            [["Nguồn", "Đơn giá (đ)", "Tên nguyên liệu"], ["Trong xã", "14.000", "Gạo"]],
            ["nguon", "gia", "ten"],
            0,
        ),
        # heads that name nothing of ours
        (
            [["Tên hàng", "Số lượng", "Đơn giá mua"], ["Gạo", "1,1", "14.000"]],
            ["ten", "so", "gia"],
            0,
        ),
    ],
)
def test_a_copied_block_falls_on_what_is_typed(grid, keys, left_out):
    block = fall(MATERIALS, 0, grid)
    assert [column and column.key for column in block.columns] == keys
    assert block.left_out == left_out
    assert block.has_head is (len(grid) > 1)


def test_heads_name_columns_wherever_the_cursor_stands():
    grid = [["Tên nguyên liệu", "Định mức", "Đơn giá"], ["Gạo", "1,1", "14.000"]]
    block = fall(MATERIALS, 3, grid)
    assert [column and column.key for column in block.columns] == ["ten", "so", "gia"]
    assert len(block.rows) == 1


SALES = (
    Column(key="sp", kind="text", label="Sản phẩm"),
    Column(key="n1", kind="decimal", label="Lượng bán năm 1"),
    Column(key="n2", kind="decimal", label="Năm 2"),
    Column(key="gia", kind="money", label="Giá bán", unit="đ"),
    Column(key="d2", kind="computed", label="Năm 2", unit="đ", compute="plan"),
)


def test_a_head_that_stands_twice_means_what_is_typed():
    heads = ["Sản phẩm", "Giá bán (đ)", "Năm 2"]
    block = fall(SALES, 0, [heads, ["Mỳ", "20.000", "5"]])
    assert [column and column.key for column in block.columns] == ["sp", "gia", "n2"]
    assert block.last is SALES[2]
