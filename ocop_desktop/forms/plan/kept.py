"""The figures of a finished plan, kept as they were worked out when it was finished."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from decimal import Decimal
from typing import Any, get_args, get_origin, get_type_hints

from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.forms.plan import shown as plan_shown
from ocop_desktop.forms.plan.answers import PlanNumbers
from ocop_desktop.forms.plan.map import FLAT_FIGURES
from ocop_desktop.forms.spec import Form
from ocop_desktop.planning.contradictions import Contradiction, Kind
from ocop_desktop.planning.figures import Figures


class Kept:
    """What was worked out then: `figures` by flat name, and all of it."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        numbers = {name: plan_shown.plain(Decimal(raw)) for name, raw in kept["numbers"].items()}
        self.figures: Mapping[str, Any] = dict.fromkeys(FLAT_FIGURES) | numbers | kept["words"]
        self._kept = kept
        self._numbers: PlanNumbers | None = None

    def numbers(self, form: Form, values: Mapping[str, Any]) -> PlanNumbers:
        """Return the plan of the answers that were kept with this, nothing calculated anew."""
        if self._numbers is None:
            found = (each for each in self._kept["found"] if each["kind"] in set(Kind))
            self._numbers = PlanNumbers(
                plan_answers.plan_of(form, values),
                _read(Figures, self._kept["figures"]),
                tuple(_read(Contradiction, each) for each in found),
            )
        return self._numbers


def to_json(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return as JSON all that follows from the answers, as `Kept` takes it."""
    numbers, flat = plan_answers.numbers(form, values), plan_answers.flat(form, values)
    return {
        "numbers": {k: str(v) for k, v in flat.items() if isinstance(v, int | Decimal)},
        "words": {name: told for name, told in flat.items() if isinstance(told, str)},
        "figures": _plain(asdict(numbers.figures)),
        "found": [_plain(asdict(each)) for each in numbers.contradictions],
    }


def _plain(told: Any) -> Any:
    if isinstance(told, Decimal):
        return str(told)
    if isinstance(told, dict):
        return {name: _plain(each) for name, each in told.items()}
    return [_plain(each) for each in told] if isinstance(told, list | tuple) else told


def _read(hint: Any, raw: Any) -> Any:
    """Return what `_plain` made of a value; what an earlier program did not know is None."""
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], each) for each in raw or ())
    if is_dataclass(hint):
        hints = get_type_hints(hint).items()
        return hint(**{name: _read(each, raw.get(name)) for name, each in hints})  # type: ignore[operator] # a type
    kind = next(iter(get_args(hint)), hint)
    return None if raw is None else kind(raw)
