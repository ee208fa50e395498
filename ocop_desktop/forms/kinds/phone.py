"""Telephone numbers."""

import re
from typing import ClassVar, Final

from ocop_desktop.forms.kinds.kind import Asked, Kind, Unreadable, example
from ocop_desktop.wording import forms as words

_PARTED: Final = re.compile(r"[;,/\n]+")
_IGNORED: Final = re.compile(r"[\s.()\-–]+")
# After 0, +84 or 84: 9 digits of a mobile or short number, 10 of a landline. A mobile number that
# lost its 0 in a spreadsheet is known by its first digit.
_NUMBER: Final = re.compile(r"(?:(?:\+|00)?840?|0|(?=[35789][0-9]{8}$))(?P<rest>[1-9][0-9]{8,9})")
_SERVICE: Final = re.compile(r"1[89]00[0-9]{4,6}")


class Phone(Kind):
    """One or more numbers: digits only, beginning with 0, parted by "; "."""

    name: ClassVar[str] = "phone"
    width: ClassVar[int] = 14
    readable: ClassVar[int] = 500

    def understand(self, text: str, field: Asked) -> str:
        """Return the numbers, +84 turned into 0; raises Unreadable."""
        numbers = [_plain(part) for part in _PARTED.split(text) if part.strip()]
        if not numbers or not all(numbers):
            raise Unreadable(words.not_phone(example(field, self.name)))
        return "; ".join(dict.fromkeys(numbers))


def _plain(written: str) -> str:
    """Return one number as it is kept, "" when it is none."""
    digits = _IGNORED.sub("", written)
    if found := _NUMBER.fullmatch(digits):
        return f"0{found['rest']}"
    return digits if _SERVICE.fullmatch(digits) else ""
