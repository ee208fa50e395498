"""A text on one line."""

from typing import ClassVar, Final

from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms.kinds.kind import Asked, Kind
from ocop_desktop.wording import forms as words

USUAL_LENGTH: Final = 500  # characters, where the form says nothing


class Text(Kind):
    """Words on one line; pasted line breaks become spaces."""

    name: ClassVar[str] = "text"
    attributes: ClassVar[frozenset[str]] = frozenset({"max_length", "lines", "suggest"})
    usual_length: ClassVar[int] = USUAL_LENGTH

    def understand(self, text: str, _field: Asked) -> str:
        """Return the words with single spaces between them."""
        return " ".join(text.split())

    def check(self, value: str, field: Asked) -> list[Problem]:
        """Remind of a text that is longer than its room; it is kept whole."""
        limit = field.max_length or self.usual_length
        if len(value) <= limit:
            return []
        return [Problem(words.too_many_letters(len(value), limit), Severity.REMINDS)]
