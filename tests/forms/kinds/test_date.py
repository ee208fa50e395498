from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core.problems import Severity
from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field

KIND = KINDS["date"]
DAY = Field(key="ngay", kind="date", label="Ngày")


@pytest.mark.parametrize("raw", ["5/9/2025", "05-09-2025", "5.9.25", "ngày 5 tháng 9 năm 2025"])
def test_reads_days_in_any_sensible_way(raw):
    assert KIND.read(raw, DAY) == date(2025, 9, 5)


@pytest.mark.parametrize("raw", ["31/2/2025", "9/25/2025", "hôm qua", "5/9"])
def test_says_what_to_write_instead(raw):
    with pytest.raises(Unreadable, match="05/09/2025"):
        KIND.read(raw, DAY)


def test_says_which_month_has_no_such_day():
    with pytest.raises(Unreadable, match=r"^Tháng 2 không có ngày 31\."):
        KIND.read("31/2/2020", DAY)


def test_a_strange_year_only_reminds():
    assert KIND.check(date(1025, 9, 5), DAY)[0].severity is Severity.REMINDS
    assert KIND.check(date(2025, 9, 5), DAY) == []


@given(st.dates())
def test_reads_back_what_it_shows_and_keeps(day):
    assert KIND.read(KIND.show(day, DAY), DAY) == day
    assert KIND.from_json(KIND.to_json(day, DAY), DAY) == day
