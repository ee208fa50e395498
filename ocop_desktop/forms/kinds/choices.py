"""Any number of several options."""

from typing import ClassVar

from ocop_desktop.core.problems import Problem
from ocop_desktop.core.text import clean
from ocop_desktop.forms.kinds.choice import check_options, find_option, option_label
from ocop_desktop.forms.kinds.kind import Asked, Kind, Raw, Unreadable, Value
from ocop_desktop.wording import forms as words


class Choices(Kind):
    """Keys in the order of the form, her own words behind them."""

    name: ClassVar[str] = "choices"
    attributes: ClassVar[frozenset[str]] = frozenset({"choices", "choices_from", "other"})
    width: ClassVar[int] = 40

    def read(self, raw: Raw, field: Asked) -> Value:
        """Return the ticked options without repetition, None when there are none."""
        texts = [raw] if isinstance(raw, str) else [str(item) for item in raw]
        if sum(map(len, texts)) > self.readable:
            raise Unreadable(words.TOO_LONG)
        keys = {find_option(text, field) for item in texts if (text := clean(item))}
        return sorted(keys, key=lambda key: _rank(key, field)) or None

    def check(self, value: list[str], field: Asked) -> list[Problem]:
        """Return a problem for each option that is gone or left without words."""
        return check_options(value, field)

    def show(self, value: list[str] | None, field: Asked) -> str:
        """Return the labels, parted by semicolons: labels may hold commas."""
        return "; ".join(option_label(key, field) for key in value or ())

    def to_raw(self, value: list[str] | None, _field: Asked) -> list[str]:
        """Return the keys themselves."""
        return list(value or ())


def _rank(key: str, field: Asked) -> tuple[int, str]:
    order = [choice.key for choice in field.choices]
    return (order.index(key), "") if key in order else (len(order), key)
