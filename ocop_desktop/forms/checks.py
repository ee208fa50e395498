"""Checks across fields that a definition may name: the only code a form can call.

Each takes the values of the fields it names, in that order, and tells whether they agree.
Where one of them is not answered there is nothing to say, until the whole form is looked over:
then a part of a sum that was left empty is nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ocop_desktop.wording import common as words

_KINDS: Final = tuple(kind.casefold() for kind in words.UNIT_KINDS)


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """How values must agree, and how many there must be at least."""

    agree: Callable[[Sequence[Any]], bool]
    at_least: int


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


_SUM: Final = "adds_up_to"

CHECKS: Final[Mapping[str, NamedCheck]] = MappingProxyType(
    {
        "not_more_than": NamedCheck(_not_more_than, 2),
        _SUM: NamedCheck(_adds_up_to, 3),
        "tells_its_kind": NamedCheck(_tells_its_kind, 1),
    }
)


def agrees(name: str, values: Sequence[Any], *, at_end: bool = False) -> bool:
    """Tell whether the values pass the named check; so they do while one is missing.

    `at_end`, when she says that she is done, an empty part of a sum counts as nothing.
    """
    if at_end and name == _SUM and any(value is not None for value in values[:-1]):
        values = [*(value or 0 for value in values[:-1]), values[-1]]
    return any(value is None for value in values) or CHECKS[name].agree(values)
