"""A text of several lines."""

from typing import ClassVar

from ocop_desktop.forms.kinds.kind import Asked
from ocop_desktop.forms.kinds.text import Text


class LongText(Text):
    """Words in paragraphs; her own line breaks are kept."""

    name: ClassVar[str] = "long_text"
    width: ClassVar[int] = 44
    usual_length: ClassVar[int] = 20_000

    def understand(self, text: str, _field: Asked) -> str:
        """Return the text as written."""
        return text
