from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core.dates import Month
from ocop_desktop.core.problems import Severity
from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Column

KIND = KINDS["day_or_month"]
WHEN = Column(key="bat_dau", kind="day_or_month", label="Bắt đầu")
MONTHS = st.builds(Month, year=st.integers(1, 9999), month=st.integers(1, 12))


@pytest.mark.parametrize(
    "raw", ["3/2020", "03-2020", "tháng 3/2020", "Tháng 3 năm 2020", "THANG 3.2020", "3 / 2020"]
)
def test_a_month_stays_a_month(raw):
    assert KIND.read(raw, WHEN) == Month(2020, 3)
    assert KIND.show(KIND.read(raw, WHEN), WHEN) == "03/2020"


@pytest.mark.parametrize("raw", ["5/9/2025", "5.9.25", "ngày 5 tháng 9 năm 2025"])
def test_a_day_stays_a_day(raw):
    assert KIND.read(raw, WHEN) == date(2025, 9, 5)


@pytest.mark.parametrize("raw", ["31/2/2025", "13/2020", "hôm qua", "5/9", "3/20", "2020"])
def test_says_what_to_write_instead(raw):
    with pytest.raises(Unreadable, match="05/09/2025 hoặc 09/2025"):
        KIND.read(raw, WHEN)


def test_says_that_there_is_no_such_month():
    with pytest.raises(Unreadable, match=r"^Không có tháng 13\."):
        KIND.read("tháng 13/2020", WHEN)


def test_a_strange_year_only_reminds():
    assert KIND.check(Month(1020, 9), WHEN)[0].severity is Severity.REMINDS
    assert KIND.check(Month(2020, 9), WHEN) == []


@given(st.dates() | MONTHS)
def test_reads_back_what_it_shows_and_keeps(when):
    assert KIND.read(KIND.show(when, WHEN), WHEN) == when
    assert KIND.from_json(KIND.to_json(when, WHEN), WHEN) == when
