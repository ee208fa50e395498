"""Checks across fields that a definition may name: the only code a form can call.

Each takes the values of the fields it names, in that order, and tells whether they agree.
Where one of them is not answered there is nothing to say, until the whole form is looked over:
then a part of a sum that was left empty is nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ocop_desktop.core.numbers import show_number
from ocop_desktop.wording import common as words

_KINDS: Final = tuple(kind.casefold() for kind in words.UNIT_KINDS)


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """How values must agree, and how many there must be at least.

    `figures`: where a value may also be all the figures of a table's column, what is compared.
    """

    agree: Callable[[Sequence[Any]], bool]
    at_least: int
    figures: Callable[[Sequence[Any]], Sequence[Any]] | None = None


def _not_more_than(values: Sequence[Any]) -> bool:
    """The first is not above the second: people of the commune among all workers."""
    smaller, larger = _added_up(values)
    return bool(smaller <= larger)


def _added_up(values: Sequence[Any]) -> list[Any]:
    """Return each value, of a column what its figures come to."""
    return [sum(value) if isinstance(value, list) else value for value in values]


def _adds_up_to(values: Sequence[Any]) -> bool:
    """The parts together make the last: sources of capital and the need."""
    *parts, whole = values
    return bool(sum(parts) == whole)


def _tells_its_kind(values: Sequence[Any]) -> bool:
    """The name of a place begins with its kind, in capitals or not: "tỉnh Bắc Ninh"."""
    return str(values[0]).casefold().startswith(_KINDS)


def _total_stands_in(values: Sequence[Any]) -> bool:
    """What a column adds up to stands elsewhere: costs in a period's profit, people in a total."""
    written, total = _compared(values)
    return bool(written == total)


def _compared(values: Sequence[Any]) -> tuple[int, int]:
    """Return the figure she must have meant, in one row or in all of them, and the total."""
    written, parts = values
    total = round(sum(parts))
    rows = written if isinstance(written, list) else [written]
    return min((*map(round, rows), round(sum(rows))), key=lambda n: abs(n - total)), total


_SUM: Final = "adds_up_to"

CHECKS: Final[Mapping[str, NamedCheck]] = MappingProxyType(
    {
        "not_more_than": NamedCheck(_not_more_than, 2, _added_up),
        _SUM: NamedCheck(_adds_up_to, 3),
        "tells_its_kind": NamedCheck(_tells_its_kind, 1),
        "total_stands_in": NamedCheck(_total_stands_in, 2, _compared),
    }
)


def figures_in(rows: Sequence[Mapping[str, Any]] | None, column: str) -> list[Any] | None:
    """Return the figures in a table's column as checks take them, None for none."""
    return [row[column] for row in rows or () if row.get(column) is not None] or None


def agrees(name: str, values: Sequence[Any], *, at_end: bool = False) -> bool:
    """Tell whether the values pass the named check; so they do while one is missing.

    `at_end`, when she says that she is done, an empty part of a sum counts as nothing.
    """
    if at_end and name == _SUM and any(value is not None for value in values[:-1]):
        values = [*(value or 0 for value in values[:-1]), values[-1]]
    return any(value is None for value in values) or CHECKS[name].agree(values)


def told(name: str, text: str, values: Sequence[Any]) -> str:
    """Return the words of a failed check, with the figures it compared."""
    figures = CHECKS[name].figures
    for place, figure in enumerate(figures(values) if figures else ()):
        if (mark := f"{{{place}}}") in text:
            text = text.replace(mark, show_number(figure))
    return text
