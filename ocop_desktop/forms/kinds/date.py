"""A day."""

from datetime import date
from typing import ClassVar, Final

from ocop_desktop.core.dates import read_date, show_date
from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms.kinds.kind import Asked, Json, Kind, Unreadable, example
from ocop_desktop.wording import forms as words

_LIKELY_YEARS: Final = range(1900, 2101)


class Date(Kind):
    """A day of the calendar, day/month/year."""

    name: ClassVar[str] = "date"
    excel_format: ClassVar[str] = "dd/mm/yyyy"
    width: ClassVar[int] = 9
    readable: ClassVar[int] = 200

    def understand(self, text: str, field: Asked) -> date:
        """Return the day; raises Unreadable, which says why and gives an example."""
        try:
            return read_date(text)
        except ValueError as error:
            raise Unreadable(words.not_date(example(field, self.name), str(error))) from error

    def check(self, value: date, _field: Asked) -> list[Problem]:
        """Remind of a year nobody here means."""
        if value.year in _LIKELY_YEARS:
            return []
        return [Problem(words.strange_year(value.year), Severity.REMINDS)]

    def show(self, value: date | None, _field: Asked) -> str:
        """Return "05/09/2025"."""
        return "" if value is None else show_date(value)

    def to_json(self, value: date, _field: Asked) -> str:
        """Return the day in ISO form."""
        return value.isoformat()

    def from_json(self, data: Json, _field: Asked) -> date:
        """Return the day of an ISO text."""
        return date.fromisoformat(data)
