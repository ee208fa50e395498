"""A whole number."""

from typing import ClassVar

from ocop_desktop.core.numbers import read_integer
from ocop_desktop.forms.kinds.kind import Asked, example
from ocop_desktop.forms.kinds.number import Number
from ocop_desktop.wording import forms as words


class Integer(Number):
    """People, pieces, years: no fraction."""

    name: ClassVar[str] = "integer"
    excel_format: ClassVar[str] = "#,##0"

    def figure(self, text: str) -> int:
        """Return the whole number; raises ValueError."""
        return read_integer(text)

    def advice(self, field: Asked) -> str:
        """Return the sentence that says what to write."""
        return words.not_whole(example(field, self.name))
