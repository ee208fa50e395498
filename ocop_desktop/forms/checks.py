"""Checks across fields that a definition may name: the only code a form can call.

Each takes the values of the fields it names, in that order, and tells whether they agree.
Where one of them is not answered there is nothing to say, until the whole form is looked over:
then a part of a sum that was left empty is nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ocop_desktop.core.dates import first_day, last_day, show_day_or_month
from ocop_desktop.core.numbers import show_number
from ocop_desktop.forms import organisation
from ocop_desktop.forms.organisation import Role
from ocop_desktop.wording import common as words
from ocop_desktop.wording import forms as said

_KINDS: Final = tuple(kind.casefold() for kind in words.UNIT_KINDS)


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """How values must agree, and how many there must be at least.

    `says`: what the text of a failed one is told, of those that also take whole columns of a
    table: a value is then the cells of all rows. `kinds`: it takes nothing but columns of these,
    row by row; without them figures.
    """

    agree: Callable[[Sequence[Any]], bool]
    at_least: int
    says: Callable[[Sequence[Any]], Sequence[Any]] | None = None
    kinds: frozenset[str] = frozenset()


def _not_more_than(values: Sequence[Any]) -> bool:
    """The first is not above the second: people of the commune among all workers."""
    smaller, larger = _added_up(values)
    return bool(smaller <= larger)


def _added_up(values: Sequence[Any]) -> list[Any]:
    """Return each value, of a column what its figures come to."""
    return [sum(_there(value)) if isinstance(value, list) else value for value in values]


def _there(cells: Sequence[Any]) -> list[Any]:
    return [cell for cell in cells if cell is not None]


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
    total = round(sum(_there(parts)))
    rows = _there(written) if isinstance(written, list) else [written]
    return min((*map(round, rows), round(sum(rows))), key=lambda n: abs(n - total)), total


def _leads_to_the_top(values: Sequence[Any]) -> bool:
    """No role answers to itself in the end; of each row its person, its role and the one above."""
    return not _circle(values)


def _circle(values: Sequence[Any]) -> Sequence[str]:
    """Return who answers to whom in a circle, as one text; nothing where all is well."""
    found = [role.title for role in organisation.circle(_roles(values))]
    return [said.answering_in_a_circle(found)] if found else []


def _superiors_stand_there(values: Sequence[Any]) -> bool:
    """Each role's superior has a row of its own: a slip of the pen would make a second head."""
    return not _strangers(values)


def _strangers(values: Sequence[Any]) -> Sequence[str]:
    """Return who answers to somebody without a row, as one text; nothing where all is well."""
    found = organisation.without_a_row(_roles(values))
    return [said.answering_to([(role.title, role.above) for role in found])] if found else []


def _roles(values: Sequence[Any]) -> list[Role]:
    rows = ([str(cell or "") for cell in row] for row in zip(*values, strict=True))
    return [Role(id="", name=name, title=title or name, above=above) for name, title, above in rows]


def _ends_after_it_begins(values: Sequence[Any]) -> bool:
    """Nothing is done before it is begun; of each row what, from when, until when."""
    return not _reversed(values)


def _reversed(values: Sequence[Any]) -> Sequence[str]:
    """Return what ends before it begins, as one text; of a month any day may be meant."""
    found = [
        said.from_until(number, str(what or ""), show_day_or_month(start), show_day_or_month(end))
        for number, (what, start, end) in enumerate(zip(*values, strict=True), 1)
        if start is not None and end is not None and first_day(start) > last_day(end)
    ]
    return [said.one_after_another(found)] if found else []


_SUM: Final = "adds_up_to"
_WORDS: Final = frozenset({"text"})
_DAYS: Final = frozenset({"date", "day_or_month"})

CHECKS: Final[Mapping[str, NamedCheck]] = MappingProxyType(
    {
        "not_more_than": NamedCheck(_not_more_than, 2, _added_up),
        _SUM: NamedCheck(_adds_up_to, 3),
        "tells_its_kind": NamedCheck(_tells_its_kind, 1),
        "total_stands_in": NamedCheck(_total_stands_in, 2, _compared),
        "leads_to_the_top": NamedCheck(_leads_to_the_top, 3, _circle, _WORDS),
        "superiors_stand_there": NamedCheck(_superiors_stand_there, 3, _strangers, _WORDS),
        "ends_after_it_begins": NamedCheck(_ends_after_it_begins, 3, _reversed, _WORDS | _DAYS),
    }
)


def cells_in(rows: Sequence[Mapping[str, Any]] | None, column: str) -> list[Any] | None:
    """Return a table's column as checks take it, a cell for each row; None without rows."""
    return [row.get(column) for row in rows or ()] or None


def agrees(name: str, values: Sequence[Any], *, at_end: bool = False) -> bool:
    """Tell whether the values pass the named check; so they do while one is missing.

    `at_end`, when she says that she is done, an empty part of a sum counts as nothing.
    """
    if at_end and name == _SUM and any(value is not None for value in values[:-1]):
        values = [*(value or 0 for value in values[:-1]), values[-1]]
    check = CHECKS[name]
    return any(_is_missing(value, check) for value in values) or check.agree(values)


def _is_missing(value: Any, check: NamedCheck) -> bool:
    """Tell whether there is nothing to compare: no answer, or a column without any figure."""
    return value is None or (isinstance(value, list) and not (check.kinds or _there(value)))


def told(name: str, text: str, values: Sequence[Any]) -> str:
    """Return the words of a failed check, with what it compared."""
    says = CHECKS[name].says
    for place, found in enumerate(says(values) if says else ()):
        if (mark := f"{{{place}}}") in text:
            text = text.replace(mark, found if isinstance(found, str) else show_number(found))
    return text
