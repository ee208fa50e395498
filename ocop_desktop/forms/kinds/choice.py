"""One of several options, or her own words where the form allows them."""

from collections.abc import Iterable
from typing import ClassVar

from ocop_desktop.core.problems import Problem
from ocop_desktop.core.text import clean, fold
from ocop_desktop.forms.kinds.kind import Asked, Kind, Unreadable
from ocop_desktop.forms.spec import OTHER
from ocop_desktop.wording import forms as words


class Choice(Kind):
    """The key of an option, or "other:" and her own words."""

    name: ClassVar[str] = "choice"
    attributes: ClassVar[frozenset[str]] = frozenset({"choices", "choices_from", "other"})
    width: ClassVar[int] = 20

    def understand(self, text: str, field: Asked) -> str:
        """Return the option's key, also for its label pasted from elsewhere; raises Unreadable."""
        return find_option(text, field)

    def check(self, value: str, field: Asked) -> list[Problem]:
        """Return a problem for an option that is gone or an empty "other"."""
        return check_options([value], field)

    def show(self, value: str | None, field: Asked) -> str:
        """Return the option's label, or her own words."""
        return "" if value is None else option_label(value, field)

    def to_raw(self, value: str | None, _field: Asked) -> str:
        """Return the key itself."""
        return value or ""


def find_option(text: str, field: Asked) -> str:
    """Return the key a text stands for: a key, a label in any case, or own words."""
    if text in {choice.key for choice in field.choices}:
        return text
    if text.startswith(OTHER) and field.other:
        return OTHER + clean(text.removeprefix(OTHER))
    folded = fold(text)
    for choice in field.choices:
        if fold(choice.label) == folded:
            return choice.key
    if field.other:
        return OTHER + text
    raise Unreadable(words.not_a_choice(choice.label for choice in field.choices))


def check_options(keys: Iterable[str], field: Asked) -> list[Problem]:
    """Return the problems of chosen options."""
    known = {choice.key for choice in field.choices}
    return [Problem(text) for key in keys if (text := _trouble(key, known))]


def option_label(key: str, field: Asked) -> str:
    """Return what people read for an option."""
    if key.startswith(OTHER):
        return key.removeprefix(OTHER) or words.OTHER
    return next((choice.label for choice in field.choices if choice.key == key), key)


def _trouble(key: str, known: set[str]) -> str:
    if key == OTHER:
        return words.SAY_WHICH_OTHER
    if key in known or key.startswith(OTHER):
        return ""
    return words.choice_gone(key)
