"""Cells: every spelling people use, and what is said about the others."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core.records import PRODUCER_KINDS, IdeaKind, Verdict
from ocop_desktop.core.text import fold
from ocop_desktop.exchange.readings import producer_kind, read_cell
from ocop_desktop.wording import tabular as words

CELLS = st.one_of(
    st.none(), st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes()
)
MEANINGS = st.sampled_from(sorted(words.HEADS))


@pytest.mark.parametrize(
    "cell",
    [
        *("5/9/2025", "05.9.25", "5-9-2025", "2025-09-05", "2025-09-05 00:00:00", " 05/09/2025 "),
        *("ngày 5 tháng 9 năm 2025", "Ngày 05 tháng 09 năm 2025", 45905, 45905.0, "45905"),
        *(date(2025, 9, 5), datetime(2025, 9, 5, 7, 30)),  # noqa: DTZ001 - as workbooks have them
    ],
)
def test_dates(cell):
    reading = read_cell("valid_until", cell)
    assert (reading.value, reading.problem) == (date(2025, 9, 5), None)


@pytest.mark.parametrize("cell", ["31/02/2025", "tháng 9/2025", 2025, "12/2020", -1, 1e300, "mai"])
def test_no_dates(cell):
    reading = read_cell("valid_until", cell)
    assert reading.value is None
    assert reading.problem.field == "valid_until"


@pytest.mark.parametrize(
    ("cell", "stars"),
    [
        *((3, 3), (3.0, 3), ("3 sao", 3), ("03 Sao", 3), ("3*", 3), ("***", 3), ("* * * *", 4)),
        *(("★★★★★", 5), ("Hạng 4 sao", 4), ("OCOP 3 sao", 3), ("ba sao", 3), ("Năm sao", 5)),
    ],
)
def test_stars(cell, stars):
    assert read_cell("stars", cell).value == stars


@pytest.mark.parametrize("cell", [0, 6, 3.5, "******", "3-4 sao", "tiềm năng 5 sao", "33 sao"])
def test_no_stars(cell):
    reading = read_cell("stars", cell)
    assert reading.value is None
    assert reading.problem is not None


@pytest.mark.parametrize(
    ("cell", "phone", "reminds"),
    [
        ("0912 345 678", "0912345678", False),
        ("+84 912.345.678", "0912345678", False),
        (912345678, "0912345678", True),
        (912345678.0, "0912345678", True),
        (2223827123, "02223827123", True),
        ("0912345678 - 0987654321", "0912345678; 0987654321", False),
        ("0912345678/0987654321", "0912345678; 0987654321", False),
        ("chưa rõ số", "chưa rõ số", True),
    ],
)
def test_phones(cell, phone, reminds):
    reading = read_cell("phone", cell)
    assert (reading.value, reading.problem is not None) == (phone, reminds)


def test_a_tax_code_that_lost_its_zero():
    assert read_cell("tax_code", 101234567).value == "0101234567"
    assert read_cell("tax_code", "0101234567-001").value == "0101234567-001"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("HTX", "cooperative"), ("Hợp tác xã", "cooperative"), ("HTXNN", "cooperative")),
        *(("Liên hiệp HTX", "cooperative_union"), ("THT", "cooperative_group")),
        *(("Tổ hợp tác", "cooperative_group"), ("HKD", "household_business")),
        *(("Hộ KD", "household_business"), ("Hộ kinh doanh cá thể", "household_business")),
        *(("hộ", "household"), ("Hộ gia đình", "household"), ("Hộ SX", "household")),
        *(("DNTN", "enterprise"), ("Cty TNHH", "enterprise"), ("CTCP", "enterprise")),
        *(
            ("Công ty cổ phần", "enterprise"),
            ("C.ty CP Xuân", "enterprise"),
            ("Công ty TNHH MTV", "enterprise"),
        ),
        *(("DN nhỏ và vừa", "small_medium_enterprise"), ("Trang trại", "farm")),
        *(("Hiệp hội", "association"), ("Trung tâm điều hành du lịch", "tourism_centre")),
        *(("HTX Chè Tân Cương", "cooperative"), ("Hộ Trần Văn Đông", "household")),
        *(("Hoàng Thị Hà", ""), ("Hội An Foods", "association"), ("", "")),
    ],
)
def test_producer_kinds(text, kind):
    assert producer_kind(text) == kind


def test_kinds_we_name_are_kinds_we_read():
    assert set(words.PRODUCER_KIND_LABELS) == set(words.PRODUCER_KIND_WORDS) == set(PRODUCER_KINDS)
    for kind, label in words.PRODUCER_KIND_LABELS.items():
        assert producer_kind(label) == kind


def test_a_doubtful_kind_reminds():
    reading = read_cell("producer_kind", "CSSX")
    assert reading.value == "household_business"
    assert reading.problem is not None


@pytest.mark.parametrize(
    ("meaning", "cell", "value"),
    [
        ("idea_kind", "Đã có", IdeaKind.EXISTING),
        ("idea_kind", "SP mới", IdeaKind.NEW),
        ("verdict", "chưa đạt", Verdict.FAILS),
        ("priority", "Nhóm 2", 2),
        ("priority", "III", 3),
        ("is_main", "x", True),
        ("is_main", "Không", False),
        ("workers", "1.200 người", 1200),
        ("workers", 12.0, 12),
        ("first.year", "năm 2020", 2020),
        ("note", "a\r\nb", "a\nb"),
        ("product_name", "Ga\u0323o\u00a0 tẻ", "Gạo tẻ"),
        ("product_name", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("valid_until", "-", None),
        ("address", "#REF!", None),
    ],
)
def test_other_values(meaning, cell, value):
    assert read_cell(meaning, cell).value == value


@given(MEANINGS, CELLS)
def test_no_cell_breaks_the_reading(meaning, cell):
    reading = read_cell(meaning, cell)
    says_nothing = fold(reading.raw) in set(map(fold, words.NO_VALUE))
    assert reading.value is not None or reading.problem or says_nothing or not reading.raw
