import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.kinds.table import totals
from ocop_desktop.forms.spec import Column, Field

KIND = KINDS["table"]
SALES = Field(
    key="ban_hang",
    kind="table",
    label="Bán hàng",
    columns=(
        Column(key="ten", kind="text", label="Sản phẩm", required=True),
        Column(key="so", kind="decimal", label="Sản lượng", min=0, total=True),
        Column(key="gia", kind="money", label="Giá"),
        Column(
            key="tien",
            kind="computed",
            label="Thành tiền",
            compute="product",
            of=("so", "gia"),
            total=True,
        ),
        Column(key="ngay", kind="date", label="Ngày"),
    ),
)
RICE = {"id": "r1", "ten": "Gạo", "so": "2,5", "gia": "20.000", "ngay": "5/9/2025"}


def test_reads_rows_works_out_columns_and_drops_blank_rows():
    assert KIND.read([RICE, {"id": "r2", "ten": " "}], SALES) == [
        {
            "id": "r1",
            "ten": "Gạo",
            "so": Decimal("2.5"),
            "gia": 20_000,
            "tien": Decimal("50000.0"),
            "ngay": date(2025, 9, 5),
        }
    ]


def test_a_bad_cell_is_named_by_row_and_column():
    with pytest.raises(Unreadable, match="Dòng 2, “Giá”"):
        KIND.read([RICE, {"id": "r2", "gia": "rẻ"}], SALES)


def test_problems_name_row_and_cell():
    (problem,) = KIND.check([{"id": "r1", "so": Decimal(-1)}], SALES)
    assert problem.field == "r1.so"
    assert problem.text.startswith("Dòng 1, “Sản lượng”")


def test_totals_stand_under_marked_columns():
    rows = KIND.read([RICE, {"id": "r2", "so": "1"}], SALES)
    assert totals(rows, SALES) == {"so": Decimal("3.5"), "tien": Decimal(50_000)}
    assert totals([], SALES) == {"so": 0, "tien": 0}


def test_json_leaves_out_blanks_and_what_is_computed():
    rows = KIND.read([RICE], SALES)
    kept = json.loads(json.dumps(KIND.to_json(rows, SALES)))
    assert kept == [{"id": "r1", "ten": "Gạo", "so": "2.5", "gia": 20_000, "ngay": "2025-09-05"}]
    assert KIND.from_json(kept, SALES) == rows


def test_rows_from_elsewhere_get_an_id():
    assert KIND.from_json([{"ten": "Gạo"}], SALES)[0]["id"]


def test_shows_one_line_for_each_row():
    rows = KIND.read([RICE], SALES)
    assert KIND.show(rows, SALES) == "Gạo | 2,5 | 20.000 | 50.000 | 05/09/2025"
    assert KIND.show(None, SALES) == ""


@given(st.lists(st.fixed_dictionaries({"ten": st.text(max_size=8), "gia": st.integers(0, 10**9)})))
def test_what_was_read_reads_again_the_same(rows):
    raw = [{"id": f"r{n}", "ten": r["ten"], "gia": str(r["gia"])} for n, r in enumerate(rows)]
    value = KIND.read(raw, SALES)
    assert KIND.read(KIND.to_raw(value, SALES), SALES) == value
