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

    `of_columns`: each value is all the figures of a table's column.
    """

    agree: Callable[[Sequence[Any]], bool]
    at_least: int
    of_columns: bool = False


def _not_more_than(values: Sequence[Any]) -> bool:
    """The first is not above the second: people of the commune among all workers."""
    smaller, larger = values
    return bool(smaller <= larger)


def _adds_up_to(values: Sequence[Any]) -> bool:
    """The parts together make the last: sources of capital and the need."""
    *parts, whole = values
    return bool(sum(parts) == whole)


def _tells_its_kind(values: Sequence[Any]) -> bool:
    """The name of a place begins with its kind, in capitals or not: "tỉnh Bắc Ninh"."""
    return str(values[0]).casefold().startswith(_KINDS)


def _total_stands_in(values: Sequence[Any]) -> bool:
    """What one column adds up to stands in the other table: of costs and of a period's profit."""
    written, total = _compared(values)
    return bool(written == total)


def _compared(values: Sequence[Any]) -> tuple[int, int]:
    """Return the figure she must have meant, in one row or in all of them, and the total."""
    written, parts = values
    total = round(sum(parts))
    return min((*map(round, written), round(sum(written))), key=lambda n: abs(n - total)), total


_SUM: Final = "adds_up_to"
_TOTAL: Final = "total_stands_in"

CHECKS: Final[Mapping[str, NamedCheck]] = MappingProxyType(
    {
        "not_more_than": NamedCheck(_not_more_than, 2),
        _SUM: NamedCheck(_adds_up_to, 3),
        "tells_its_kind": NamedCheck(_tells_its_kind, 1),
        _TOTAL: NamedCheck(_total_stands_in, 2, of_columns=True),
    }
)


def agrees(name: str, values: Sequence[Any], *, at_end: bool = False) -> bool:
    """Tell whether the values pass the named check; so they do while one is missing.

    `at_end`, when she says that she is done, an empty part of a sum counts as nothing.
    """
    if at_end and name == _SUM and any(value is not None for value in values[:-1]):
        values = [*(value or 0 for value in values[:-1]), values[-1]]
    return any(value is None for value in values) or CHECKS[name].agree(values)


def told(name: str, text: str, values: Sequence[Any]) -> str:
    """Return the words of a failed check, with the figures it compared."""
    if name == _TOTAL:
        for place, figure in enumerate(_compared(values)):
            text = text.replace(f"{{{place}}}", show_number(figure))
    return text
