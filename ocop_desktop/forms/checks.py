"""Checks across fields that a definition may name: the only code a form can call.

Each takes the values of the fields it names, in that order, and tells whether they agree.
Where one of them is not answered there is nothing to say.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final


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


CHECKS: Final[Mapping[str, NamedCheck]] = MappingProxyType(
    {
        "not_more_than": NamedCheck(_not_more_than, 2),
        "adds_up_to": NamedCheck(_adds_up_to, 3),
    }
)


def agrees(name: str, values: Sequence[Any]) -> bool:
    """Tell whether the values pass the named check; so they do while one is missing."""
    return any(value is None for value in values) or CHECKS[name].agree(values)
