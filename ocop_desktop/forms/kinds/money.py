"""An amount in đồng."""

from typing import ClassVar

from ocop_desktop.core.numbers import read_money
from ocop_desktop.forms.kinds.kind import Asked, example
from ocop_desktop.forms.kinds.number import Number
from ocop_desktop.wording import forms as words


class Money(Number):
    """Whole đồng; "1,25 triệu" and "120k" are understood."""

    name: ClassVar[str] = "money"
    excel_format: ClassVar[str] = "#,##0"
    width: ClassVar[int] = 12

    def figure(self, text: str) -> int:
        """Return the amount in đồng; raises ValueError."""
        return read_money(text)

    def advice(self, field: Asked) -> str:
        """Return the sentence that says what to write."""
        return words.not_money(example(field, self.name))
