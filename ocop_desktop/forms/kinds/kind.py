"""What every kind of answer can do; a kind overrides where it differs from plain text."""

from typing import Any, ClassVar, Final, TypeAlias

from ocop_desktop.core.problems import Problem
from ocop_desktop.core.text import clean
from ocop_desktop.forms.spec import Column, Field
from ocop_desktop.wording import forms as words

# What an entry holds: one text; the ticked options; the rows of a table, each with its "id".
Raw: TypeAlias = str | list[str] | list[dict[str, str]]
Asked: TypeAlias = Field | Column
Value: TypeAlias = Any  # str, int, Decimal, date, bool, list …: what the kind says
Json: TypeAlias = Any

_READABLE: Final = 1_000_000  # characters; a longer paste is kept but not looked into


class Unreadable(ValueError):
    """The raw text says nothing this kind understands; `text` tells the officer what to write."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Kind:
    """One kind of answer: from raw text to value, and from value to paper, JSON and back.

    An empty raw text is the value None. `width` is in em on screen.
    """

    name: ClassVar[str]
    attributes: ClassVar[frozenset[str]] = frozenset()  # beyond those every field may have
    excel_format: ClassVar[str] = "@"
    width: ClassVar[int] = 28
    readable: ClassVar[int] = _READABLE

    def read(self, raw: Raw, field: Asked) -> Value:
        """Return the value of a raw answer, None when empty; raises Unreadable."""
        text = str(raw)
        if len(text) > self.readable:
            raise Unreadable(words.TOO_LONG)
        text = clean(text)
        return self.understand(text, field) if text else None

    def understand(self, text: str, _field: Asked) -> Value:
        """Return the value of a cleaned text that is not empty; raises Unreadable."""
        return text

    def check(self, _value: Value, _field: Asked) -> list[Problem]:
        """Return what is doubtful or wrong with a value that could be read."""
        return []

    def show(self, value: Value, _field: Asked) -> str:
        """Return the value as it stands on paper and in Excel; "" for None."""
        return "" if value is None else str(value)

    def to_raw(self, value: Value, field: Asked) -> Raw:
        """Return what an entry shows when it is opened again."""
        return self.show(value, field)

    def to_json(self, value: Value, _field: Asked) -> Json:
        """Return the value as JSON keeps it."""
        return value

    def from_json(self, data: Json, _field: Asked) -> Value:
        """Return the value that `to_json` kept."""
        return data


def example(field: Asked, kind: str) -> str:
    """Return the field's own example, or a usual one."""
    return field.example or words.EXAMPLES[kind]
