"""Telephone numbers."""

import re
from typing import ClassVar, Final

from ocop_desktop.forms.kinds.kind import Asked, Kind, Unreadable, example
from ocop_desktop.wording import forms as words

_PARTED: Final = re.compile(r"[;,/\n]+")
_IGNORED: Final = re.compile(r"[\s.()\-–]+")
_ABROAD: Final = re.compile(r"(?:\+|00)84(?:0(?=[2-9]))?")
# Mobile and short landline numbers have 10 digits, landlines 11, service lines begin with 1800.
_NUMBER: Final = re.compile(r"0[0-9]{9,10}|1[89]00[0-9]{4,6}")


class Phone(Kind):
    """One or more numbers: digits only, beginning with 0, parted by "; "."""

    name: ClassVar[str] = "phone"
    width: ClassVar[int] = 14
    readable: ClassVar[int] = 500

    def understand(self, text: str, field: Asked) -> str:
        """Return the numbers, +84 turned into 0; raises Unreadable."""
        numbers = [_plain(part) for part in _PARTED.split(text) if part.strip()]
        if not numbers or not all(map(_NUMBER.fullmatch, numbers)):
            raise Unreadable(words.not_phone(example(field, self.name)))
        return "; ".join(dict.fromkeys(numbers))


def _plain(written: str) -> str:
    return _ABROAD.sub("0", _IGNORED.sub("", written), count=1)
