"""What the kinds have in common that nobody types: the program works them out."""

from decimal import Decimal
from typing import ClassVar, Final

from ocop_desktop.core.numbers import show_number
from ocop_desktop.forms.kinds.kind import Asked, Json, Kind, Raw, Value

TEXT: Final = "text"
HOLDS: Final = frozenset({"money", "decimal", TEXT})


class DerivedKind(Kind):
    """A figure, or words where the definition says that it `holds` text."""

    width: ClassVar[int] = 12

    def read(self, _raw: Raw, _field: Asked) -> None:
        """Return None: nobody types what is worked out."""

    def show(self, value: Value, _field: Asked) -> str:
        """Return a figure as written here, words as they are."""
        if value is None or isinstance(value, str):
            return value or ""
        return show_number(value)

    def to_json(self, value: Value, _field: Asked) -> Json:
        """Return a figure that is not whole as text, for nothing of it may be lost."""
        return str(value) if isinstance(value, Decimal) else value

    def from_json(self, data: Json, field: Asked) -> Value:
        """Return the figure or the words that `to_json` kept."""
        is_figure = isinstance(data, str) and field.holds != TEXT
        return Decimal(data) if is_figure else data
