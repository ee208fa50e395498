"""Dates as people here write and read them: day, month, year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from ocop_desktop.core.clock import now as clock_now
from ocop_desktop.core.text import fold

_FIGURES: Final = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4}|[0-9]{2})")
_WORDS: Final = re.compile(
    r"(?:ngay\s*)?([0-9]{1,2})\s*thang\s*([0-9]{1,2})\s*nam\s*([0-9]{4}|[0-9]{2})"
)
_MONTH: Final = re.compile(r"(?:thang\s*)?([0-9]{1,2})\s*(?:[/.-]|nam)\s*([0-9]{4})")
_YEARS_AHEAD: Final = 10  # "35" written in 2025 means 2035, "36" means 1936
_LONGEST: Final = 64  # characters; a pasted page is no date
_SHORT_YEAR: Final = 2  # figures


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, where no day is known or meant."""

    year: int
    month: int


def read_date(text: str) -> date:
    """Read "5/9/25", "05-09-2025", "5.9.2025" or "ngày 5 tháng 9 năm 2025".

    The day always stands first. Raises ValueError for anything else and for days that do not exist;
    its text says of these in words why, and is empty otherwise.
    """
    written = fold(text[:_LONGEST]).strip()
    found = _FIGURES.fullmatch(written) or _WORDS.fullmatch(written)
    if found is None:
        raise ValueError
    day, month, year = int(found[1]), int(found[2]), _whole_year(found[3])
    if why := _no_such_day(day, month, year):
        raise ValueError(why)
    return date(year, month, day)


def _no_such_day(day: int, month: int, year: int) -> str:
    """Say why the calendar has no such day, "" when it has."""
    if why := _no_such_month(month, year):
        return why
    if 1 <= day <= monthrange(year, month)[1]:
        return ""
    leap = f" năm {year}" if (day, month) == (29, 2) else ""
    return f"Tháng {month}{leap} không có ngày {day}."


def read_day_or_month(text: str) -> date | Month:
    """Read "3/2020", "tháng 3/2020" or "tháng 3 năm 2020", else a date.

    The year of a month has four figures. Raises ValueError as `read_date` does.
    """
    found = _MONTH.fullmatch(fold(text[:_LONGEST]).strip())
    if found is None:
        return read_date(text)
    month, year = int(found[1]), int(found[2])
    if why := _no_such_month(month, year):
        raise ValueError(why)
    return Month(year, month)


def _no_such_month(month: int, year: int) -> str:
    if not year:
        return "Không có năm 0."
    return "" if 1 <= month <= 12 else f"Không có tháng {month}."  # noqa: PLR2004 - a year has twelve


def show_month(month: Month) -> str:
    """Return the month in figures: "03/2020"."""
    return f"{month.month:02}/{month.year:04}"


def first_day(when: date | Month) -> date:
    """Return the day, or the first one of the month."""
    return date(when.year, when.month, 1) if isinstance(when, Month) else when


def last_day(when: date | Month) -> date:
    """Return the day, or the last one of the month."""
    if not isinstance(when, Month):
        return when
    return date(when.year, when.month, monthrange(when.year, when.month)[1])


def show_day_or_month(when: date | Month) -> str:
    """Return the day or the month in figures."""
    return show_month(when) if isinstance(when, Month) else show_date(when)


def show_date(d: date) -> str:
    """Return the date in figures: "05/09/2025"."""
    return f"{d.day:02}/{d.month:02}/{d.year:04}"


def date_words(d: date) -> str:
    """Return the date as papers carry it: "ngày 05 tháng 9 năm 2025".

    Days below 10 and the months 1 and 2 take a zero (NĐ 30/2020/NĐ-CP, Phụ lục I).
    """
    month = f"{d.month:02}" if d.month in {1, 2} else str(d.month)
    return f"ngày {d.day:02} tháng {month} năm {d.year}"


def show_time(dt: datetime) -> str:
    """Return the time of day: "14:05"."""
    return f"{dt.hour:02}:{dt.minute:02}"


def show_moment(dt: datetime, now: datetime) -> str:
    """Return "hôm nay 14:05", "hôm qua 09:10" or "12/03/2020", seen from `now` and its zone."""
    here = dt.astimezone(now.tzinfo)
    if here.date() == now.date():
        return f"hôm nay {show_time(here)}"
    if here.date() == now.date() - timedelta(days=1):
        return f"hôm qua {show_time(here)}"
    return show_date(here)


def _whole_year(written: str) -> int:
    year = int(written)
    if len(written) > _SHORT_YEAR:
        return year
    year += 2000
    return year if year <= clock_now().year + _YEARS_AHEAD else year - 100
