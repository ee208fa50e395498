"""An e-mail address."""

import re
from typing import ClassVar, Final

from ocop_desktop.forms.kinds.kind import Asked, Kind, Unreadable, example
from ocop_desktop.wording import forms as words

# Loose on purpose: only the post office knows which addresses exist.
_ADDRESS: Final = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+")


class Email(Kind):
    """One address; stray spaces are dropped."""

    name: ClassVar[str] = "email"
    width: ClassVar[int] = 22
    readable: ClassVar[int] = 500

    def understand(self, text: str, field: Asked) -> str:
        """Return the address; raises Unreadable with an example."""
        address = "".join(text.split()).removeprefix("mailto:")
        if not _ADDRESS.fullmatch(address):
            raise Unreadable(words.not_email(example(field, self.name)))
        return address
