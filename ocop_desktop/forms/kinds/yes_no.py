"""Yes or no."""

from typing import ClassVar, Final

from ocop_desktop.core.text import fold
from ocop_desktop.forms.kinds.kind import Asked, Kind, Unreadable, Value
from ocop_desktop.wording import forms as words

YES: Final = "yes"
NO: Final = "no"


class YesNo(Kind):
    """True, False, or None where nothing was said; "yes" and "no" as options on paper."""

    name: ClassVar[str] = "yes_no"
    width: ClassVar[int] = 9
    readable: ClassVar[int] = 200

    def understand(self, text: str, _field: Asked) -> bool:
        """Return the answer, also for words pasted from elsewhere; raises Unreadable."""
        folded = fold(text)
        if folded in words.YES_WORDS:
            return True
        if folded in words.NO_WORDS:
            return False
        raise Unreadable(words.not_yes_or_no())

    def show(self, value: Value, _field: Asked) -> str:
        """Return "Có" or "Không"."""
        return "" if value is None else words.YES if value else words.NO

    def to_raw(self, value: Value, _field: Asked) -> str:
        """Return "yes" or "no"."""
        return "" if value is None else YES if value else NO
