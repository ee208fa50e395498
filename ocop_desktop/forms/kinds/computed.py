"""A table column that is worked out and never typed: from others in its row, or by the form."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from math import prod
from typing import Any, ClassVar, Final, TypeAlias

from ocop_desktop.core.numbers import percent_of
from ocop_desktop.forms.kinds.derived import DerivedKind
from ocop_desktop.forms.spec import Column

Figure: TypeAlias = int | Decimal
_CENT: Final = Decimal("0.01")
_BEYOND_SENSE: Final = 10**15


class Computed(DerivedKind):
    """Sum, product, difference or ratio of the row's columns named in `of`.

    What a calculation fills has no `of`; its `compute` names the calculation.
    """

    name: ClassVar[str] = "computed"
    attributes: ClassVar[frozenset[str]] = frozenset({"compute", "of", "total", "holds"})
    excel_format: ClassVar[str] = "#,##0.##"


def compute(column: Column, row: Mapping[str, Any]) -> Figure | None:
    """Return the column's figure in a row, None where figures it needs are missing.

    A sum takes blanks as nothing; a ratio is rounded to 0,01; when the unit is "%" it is of a
    hundred, and rounded as every percent.
    """
    figures = [row[key] for key in column.of if row.get(key) is not None]
    if not figures or (column.compute != "sum" and len(figures) < len(column.of)):
        return None
    return _WAYS[column.compute](figures, column.unit)


def _sum(figures: Sequence[Figure], _unit: str) -> Figure:
    return sum(figures)


def _product(figures: Sequence[Figure], _unit: str) -> Figure:
    return prod(figures)


def _difference(figures: Sequence[Figure], _unit: str) -> Figure:
    first, second = figures
    return first - second


def _ratio(figures: Sequence[Figure], unit: str) -> Figure | None:
    part, whole = figures
    if not whole:
        return None
    ratio = Decimal(part) / whole
    if abs(ratio) >= _BEYOND_SENSE:
        return None
    return percent_of(ratio) if unit == "%" else ratio.quantize(_CENT)


_WAYS: Final[Mapping[str, Callable[[Sequence[Figure], str], Figure | None]]] = {
    "sum": _sum,
    "product": _product,
    "difference": _difference,
    "ratio": _ratio,
}
COMPUTE_WAYS: Final = frozenset(_WAYS)
PAIR_WAYS: Final = frozenset({"difference", "ratio"})  # of exactly two columns
