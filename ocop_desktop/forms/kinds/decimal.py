"""A number that may have a fraction."""

from decimal import Decimal as Exact
from typing import ClassVar

from ocop_desktop.core.numbers import read_decimal
from ocop_desktop.forms.kinds.kind import Asked, Json, example
from ocop_desktop.forms.kinds.number import Number
from ocop_desktop.wording import forms as words


class Decimal(Number):
    """Areas, weights, shares: kept exactly as written."""

    name: ClassVar[str] = "decimal"
    excel_format: ClassVar[str] = "#,##0.###"

    def figure(self, text: str) -> Exact:
        """Return the number; raises ValueError."""
        return read_decimal(text)

    def advice(self, field: Asked) -> str:
        """Return the sentence that says what to write."""
        return words.not_number(example(field, self.name))

    def to_json(self, value: Exact, _field: Asked) -> str:
        """Return the number as text: JSON's own would lose digits."""
        return str(value)

    def from_json(self, data: Json, _field: Asked) -> Exact:
        """Return the exact number."""
        return Exact(str(data))
