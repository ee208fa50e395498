"""What integer, decimal and money have in common."""

from decimal import Decimal
from typing import ClassVar

from ocop_desktop.core.numbers import show_number
from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds.kind import Asked, Kind, Unreadable, Value
from ocop_desktop.wording import forms as words


class Number(Kind):
    """A figure with bounds; its unit may be written behind it."""

    attributes: ClassVar[frozenset[str]] = frozenset({"min", "max", "total"})
    width: ClassVar[int] = 9
    readable: ClassVar[int] = 200

    def understand(self, text: str, field: Asked) -> Value:
        """Return the figure; raises Unreadable with an example."""
        try:
            return self.figure(_without_unit(text, field.unit))
        except ValueError as error:
            raise Unreadable(self.advice(field)) from error

    def figure(self, text: str) -> int | Decimal:
        """Return the figure a text stands for; raises ValueError."""
        raise NotImplementedError

    def advice(self, field: Asked) -> str:
        """Return the sentence that says what to write."""
        raise NotImplementedError

    def check(self, value: int | Decimal, field: Asked) -> list[Problem]:
        """Return a problem for a figure out of bounds."""
        if field.min is not None and value < field.min:
            return [Problem(words.at_least(field.min))]
        if field.max is not None and value > field.max:
            return [Problem(words.at_most(field.max))]
        return []

    def show(self, value: int | Decimal | None, _field: Asked) -> str:
        """Return the figure as written here: 1.250.000 or 12,5."""
        return "" if value is None else show_number(value)


def _without_unit(text: str, unit: str) -> str:
    return text.removesuffix(unit).rstrip() if unit else text
