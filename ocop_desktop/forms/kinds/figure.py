"""A single figure, or words, that the form's calculation fills; read only."""

from typing import ClassVar

from ocop_desktop.forms.kinds.derived import DerivedKind


class Figure(DerivedKind):
    """A sum of money, a number or words: capital need, payback; never typed, never an answer."""

    name: ClassVar[str] = "figure"
    attributes: ClassVar[frozenset[str]] = frozenset({"holds"})
    excel_format: ClassVar[str] = "#,##0.##"
