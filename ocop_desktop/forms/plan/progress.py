"""The rows of a plan's progress: for each year what the plan says, beside what was done.

A row's id says what it is of, so that what was done can be told again elsewhere: the year counted
from 1, a dash, then "revenue", "cost", "labour" or "output-" and the id of the product's row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ocop_desktop.forms.plan.answers import PlanNumbers
from ocop_desktop.forms.plan.map import PROGRESS, TABLE
from ocop_desktop.forms.plan.shown import is_empty, plain
from ocop_desktop.forms.spec import Form
from ocop_desktop.planning.inputs import YEARS, Amount, Three, total
from ocop_desktop.wording import forms as words

_ID: Final = "id"
_NOTHING: Final[Three] = (None, None, None)


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a plan says of one thing, year by year."""

    id: str
    name: str
    unit: str
    years: Sequence[Amount]


def rows(
    form: Form, numbers: PlanNumbers | None, first_year: int, done: Iterable[Mapping[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the table of progress by its key; nothing where the form has none.

    `done` are the rows with what was typed so far. What was typed beside something that the plan
    knows no more stands last.
    """
    mapped = form.plan.get(PROGRESS)
    if mapped is None or numbers is None:
        return {}
    left = {str(row[_ID]): row for row in done}
    told = [
        {**left.pop(row_id, {}), _ID: row_id, **cells}
        for row_id, cells in _rows(mapped, numbers, first_year)
    ]
    gone = ({**row, mapped["name"]: words.NOT_PLANNED} for row in left.values())
    return {str(mapped[TABLE]): [*told, *gone]}


def _rows(
    mapped: Mapping[str, Any], numbers: PlanNumbers, first_year: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    measures = list(_measures(numbers))
    for number in YEARS:
        for one in measures:
            yield (
                f"{number}-{one.id}",
                {
                    mapped["year"]: str(first_year + number - 1),
                    mapped["name"]: one.name,
                    mapped["unit"]: one.unit or None,
                    mapped["planned"]: plain(one.years[number - 1]),
                },
            )


def _measures(numbers: PlanNumbers) -> Iterator[_Measure]:
    plan, years = numbers.plan, () if is_empty(numbers.figures) else numbers.figures.years
    revenue, cost = words.PLAN_RESULTS["revenue"], words.PLAN_RESULTS["cost"]
    yield _Measure("revenue", revenue, words.DONG, [each.revenue for each in years] or _NOTHING)
    yield _Measure("cost", cost, words.DONG, [each.cost for each in years] or _NOTHING)
    for row in plan.outputs:
        yield _Measure(f"output-{row.id}", words.output_of(row.name), row.unit, row.amounts)
    people = total(row.people for row in plan.labour) or None
    yield _Measure("labour", words.LABOUR, words.PEOPLE, [people] * len(YEARS))
