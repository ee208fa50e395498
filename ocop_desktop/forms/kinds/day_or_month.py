"""A day, or a month where the day is not settled: "15/03/2020", "03/2020"."""

from datetime import date
from typing import ClassVar, Final

from ocop_desktop.core.dates import Month, first_day, read_day_or_month, show_day_or_month
from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds.date import Date
from ocop_desktop.forms.kinds.kind import Asked, Json, Kind, Unreadable, example
from ocop_desktop.wording import forms as words

_DAY: Final = Date()


class DayOrMonth(Kind):
    """When something of a schedule is done; a month stays a month, no day is made up for it."""

    name: ClassVar[str] = "day_or_month"
    width: ClassVar[int] = Date.width
    readable: ClassVar[int] = Date.readable

    def understand(self, text: str, field: Asked) -> date | Month:
        """Return the month or the day; raises Unreadable, which says why and gives an example."""
        try:
            return read_day_or_month(text)
        except ValueError as error:
            raise Unreadable(words.not_date(example(field, self.name), str(error))) from error

    def check(self, value: date | Month, field: Asked) -> list[Problem]:
        """Remind of a year nobody here means."""
        return _DAY.check(first_day(value), field)

    def show(self, value: date | Month | None, _field: Asked) -> str:
        """Return "15/03/2020" or "03/2020"."""
        return "" if value is None else show_day_or_month(value)

    def to_json(self, value: date | Month, field: Asked) -> str:
        """Return the day or the month in ISO form."""
        iso = _DAY.to_json(first_day(value), field)
        return iso[: len("2020-03")] if isinstance(value, Month) else iso

    def from_json(self, data: Json, field: Asked) -> date | Month:
        """Return the day or the month of an ISO text."""
        if len(data) > len("2020-03"):
            return _DAY.from_json(data, field)
        first = _DAY.from_json(f"{data}-01", field)
        return Month(first.year, first.month)
