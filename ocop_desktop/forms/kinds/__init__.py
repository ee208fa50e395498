"""Kinds of answers: one module each, reading, judging, showing and keeping one sort of value."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ocop_desktop.forms.kinds.choices import Choices
from ocop_desktop.forms.kinds.classification import Classification
from ocop_desktop.forms.kinds.figure import Figure
from ocop_desktop.forms.kinds.kind import Asked, Kind, Raw, Unreadable
from ocop_desktop.forms.kinds.long_text import LongText
from ocop_desktop.forms.kinds.table import CELL_KINDS, Table

__all__ = ["KINDS", "Asked", "Kind", "Raw", "Unreadable"]

KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {**CELL_KINDS}
    | {kind.name: kind for kind in (LongText(), Choices(), Classification(), Figure(), Table())}
)
