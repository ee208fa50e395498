from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core import dates
from ocop_desktop.core.dates import date_words, read_date, show_date, show_moment, show_time

HANOI = timezone(timedelta(hours=7))


@pytest.mark.parametrize(
    "text",
    [
        "5/9/2025",
        "05-09-2025",
        "5.9.2025",
        " 5 / 9 / 25 ",
        "ngày 5 tháng 9 năm 2025",
        "Ngày 05 tháng 09 năm 2025",
        "NGAY 5 THANG 9 NAM 2025",
        "5 tháng 9 năm 2025",
    ],
)
def test_each_usual_way_to_write_a_date_is_read(text):
    assert read_date(text) == date(2025, 9, 5)


@pytest.mark.parametrize(
    "text",
    [
        "", "5/9", "2025-09-05", "9/25/2025", "31/4/2025", "29/2/2023", "0/1/2025", "5/9/205",
        "5/9/20255", "5 9 2025", "05092025", "ngày mai", "5/9/2025x", "٥/٩/٢٠٢٥", "5/9/0000",
        "1" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"^$|^Tháng|^Không có"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/2/2020", "Tháng 2 không có ngày 31."),
        ("29/2/2023", "Tháng 2 năm 2023 không có ngày 29."),
        ("0/1/2025", "Tháng 1 không có ngày 0."),
        ("9/25/2025", "Không có tháng 25."),
        ("hôm qua", ""),
    ],
)
def test_a_day_there_is_none_of_says_why(text, why):
    with pytest.raises(ValueError, match=f"^{why}$"):
        read_date(text)


def test_a_short_year_means_the_one_that_is_near(monkeypatch):
    monkeypatch.setattr(dates, "clock_now", lambda: datetime(2025, 1, 1, tzinfo=HANOI))
    assert read_date("1/1/35").year == 2035
    assert read_date("1/1/36").year == 1936
    assert read_date("1/1/00").year == 2000
    assert read_date("1/1/99").year == 1999


@given(st.dates())
def test_a_date_shown_is_read_back(d):
    assert read_date(show_date(d)) == d


@given(st.dates(date(1000, 1, 1)))
def test_a_date_in_words_is_read_back(d):
    assert read_date(date_words(d)) == d


@given(st.text(st.sampled_from("0123456789/.- ngàythán năm"), max_size=30))
def test_reading_a_date_answers_or_raises_value_error_and_nothing_else(text):
    try:
        assert isinstance(read_date(text), date)
    except ValueError:
        return


def test_dates_on_paper_follow_the_decree():
    assert date_words(date(2025, 9, 5)) == "ngày 05 tháng 9 năm 2025"
    assert date_words(date(2026, 2, 28)) == "ngày 28 tháng 02 năm 2026"
    assert date_words(date(2026, 12, 10)) == "ngày 10 tháng 12 năm 2026"


def test_a_moment_is_told_as_people_tell_it():
    now = datetime(2025, 9, 5, 15, 0, tzinfo=HANOI)
    assert show_moment(now.replace(hour=14, minute=5), now) == "hôm nay 14:05"
    assert show_moment(datetime(2025, 9, 4, 9, 10, tzinfo=HANOI), now) == "hôm qua 09:10"
    assert show_moment(datetime(2020, 3, 12, 9, 10, tzinfo=HANOI), now) == "12/03/2020"


def test_a_moment_is_told_in_the_time_of_the_place():
    now = datetime(2025, 9, 5, 1, 0, tzinfo=HANOI)
    late_evening_in_london = datetime(2025, 9, 4, 17, 30, tzinfo=timezone.utc)  # noqa: UP017
    assert show_moment(late_evening_in_london, now) == "hôm nay 00:30"


def test_a_moment_ahead_of_a_clock_set_back_is_a_date():
    now = datetime(2025, 9, 5, 15, 0, tzinfo=HANOI)
    assert show_moment(now + timedelta(days=1), now) == "06/09/2025"


def test_times_have_two_figures_each():
    assert show_time(datetime(2025, 9, 5, 7, 3, tzinfo=HANOI)) == "07:03"
