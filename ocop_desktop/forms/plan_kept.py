"""The single figures and the charts of a finished plan, kept as its paper told them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from ocop_desktop.forms import plan_charts, plan_figures, plan_values
from ocop_desktop.forms.blocks import Chart, Mark, Series
from ocop_desktop.forms.plan_map import FLAT_FIGURES
from ocop_desktop.forms.spec import Form

KEPT: Final = "="  # among the answers; no field is called so


@dataclass(frozen=True, slots=True)
class Kept:
    """What was worked out when a plan was finished; `figures` by flat name."""

    figures: Mapping[str, Any]
    charts: tuple[Chart, ...]


def to_json(form: Form, values: Mapping[str, Any], first_year: int | None) -> dict[str, Any]:
    """Return as JSON the figures and charts that follow from the answers, as `from_json` takes."""
    numbers = plan_values.numbers(form, values)
    figures = plan_values.flat(form, values)
    return {
        "numbers": {k: str(v) for k, v in figures.items() if isinstance(v, int | Decimal)},
        "words": {name: told for name, told in figures.items() if isinstance(told, str)},
        "charts": [
            _to_json(asdict(chart))
            for chart in plan_charts.charts(numbers.plan, numbers.figures, first_year)
        ],
    }


def from_json(kept: Mapping[str, Any]) -> Kept:
    """Return what `to_json` kept, nothing calculated anew."""
    numbers = {name: plan_figures.plain(Decimal(raw)) for name, raw in kept["numbers"].items()}
    figures = dict.fromkeys(FLAT_FIGURES) | numbers | kept["words"]
    return Kept(figures, tuple(map(_chart, kept["charts"])))


def _to_json(told: Any) -> Any:
    if isinstance(told, Decimal):
        return str(told)
    if isinstance(told, dict):
        return {name: _to_json(each) for name, each in told.items()}
    return [_to_json(each) for each in told] if isinstance(told, list | tuple) else told


def _chart(kept: Mapping[str, Any]) -> Chart:
    rest = {"labels": tuple(kept["labels"]), "series": tuple(map(_series, kept["series"]))}
    return Chart(**{**kept, **rest, "mark": _mark(kept["mark"])})


def _series(kept: Mapping[str, Any]) -> Series:
    values = (None if raw is None else Decimal(raw) for raw in kept["values"])
    return Series(**{**kept, "values": tuple(values)})


def _mark(kept: Mapping[str, Any] | None) -> Mark | None:
    if kept is None:
        return None
    return Mark(at=Decimal(kept["at"]), value=Decimal(kept["value"]), text=kept["text"])
