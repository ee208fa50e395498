"""What is said beside the form of a plan: three figures, how it stands, what does not fit; no Tk.

And what if: the same figures with other prices, quantities and costs of material.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from ocop_desktop.core.numbers import read_decimal
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.planning.calculating import figures
from ocop_desktop.planning.contradictions import contradictions
from ocop_desktop.planning.judgement import (
    LIGHT_WORDS,
    Light,
    by_gravity,
    light,
    live,
    sentence,
)
from ocop_desktop.planning.scenarios import SCENARIOS, scenario
from ocop_desktop.ui.parts.pills import Pill, Tone
from ocop_desktop.wording import plans_screen as words

if TYPE_CHECKING:
    from ocop_desktop.forms.plan.answers import PlanNumbers
    from ocop_desktop.forms.session import Session
    from ocop_desktop.planning.contradictions import Contradiction
    from ocop_desktop.planning.figures import Figures

_TONES: Final[Mapping[Light, Tone]] = {
    Light.STANDS: "good",
    Light.LOOK_AGAIN: "remind",
    Light.DOES_NOT_STAND: "bad",
}
_BREAK_EVEN: Final = 1  # its place among the live figures
_LEAST: Final = Decimal(-100)
_MOST: Final = Decimal(1000)
CHANGES: Final = ("price", "output", "materials")
ALL: Final = "all"


class Finding(NamedTuple):
    """Something that does not fit together, and the cell to look at, "" for none."""

    text: str
    field: str


class Seen(NamedTuple):
    """What the panel shows; no `light` and no figures while there is nothing to judge.

    `why` says what no finding tells, or what is waited for.
    """

    figures: tuple[tuple[str, str], ...] = ()
    light: Pill | None = None
    why: str = ""
    findings: tuple[Finding, ...] = ()


class Outcome(NamedTuple):
    """One line of what if."""

    profits: tuple[Decimal, ...]
    break_even: Decimal | None
    light: Pill | None


def look(session: "Session") -> Seen:
    """Return what follows from the answers at this moment."""
    numbers = session.numbers
    if numbers is None:
        return Seen()
    told = numbers.figures
    judged = light(told, numbers.contradictions)
    findings = tuple(
        Finding(sentence(found), plan_answers.path_of(session.form, found))
        for found in by_gravity(numbers.contradictions)
    )
    if judged is None:
        begun = any(year.cost for year in told.years)
        return Seen(why=words.NO_REVENUE if begun else words.NOTHING_TYPED, findings=findings)
    return Seen(
        figures=_figures(told),
        light=pill(judged) if _is_typed(told) else Pill(words.NOT_ENOUGH),
        why=_why(told),
        findings=findings,
    )


def pill(judged: Light) -> Pill:
    """Return the traffic light as sign, word and tone."""
    return Pill(words.light(judged, LIGHT_WORDS[judged]), _TONES[judged])


def _is_typed(told: "Figures") -> bool:
    """Tell whether she came as far as the last year: before, nothing can be judged."""
    return bool(told.years[-1].revenue)


def _why(told: "Figures") -> str:
    """Say what keeps the plan from standing, whatever was typed wrong; "" for nothing."""
    profits = [year.profit for year in told.years]
    if not _is_typed(told):
        return words.NOT_TYPED
    if profits[-1] <= 0:
        return words.LOSING
    if min(profits) <= 0:
        return words.SOME_LOSS
    return words.NOT_BACK if told.payback is None else ""


def _figures(told: "Figures") -> tuple[tuple[str, str], ...]:
    """Return the live figures; the break-even one also as a share of the revenue."""
    share = told.years[0].break_even_share
    rows = [(label, words.capital(figure)) for label, figure in live(told)]
    if share is not None:
        label, figure = rows[_BREAK_EVEN]
        rows[_BREAK_EVEN] = (label, words.of_revenue(figure, share))
    return tuple(rows)


# --- what if ---------------------------------------------------------------------------------


def usual() -> dict[str, Decimal]:
    """Return the percents that are offered, by what changes."""
    return {key: _own(key) for key in CHANGES}


def _own(key: str) -> Decimal:
    change = SCENARIOS[ALL]
    return {"price": change["price"], "output": change["output"]}.get(key, change["materials"])


def read_percent(text: str) -> Decimal | None:
    """Read a percent, "" as none at all; None for what is no percent."""
    try:
        percent = read_decimal(text.strip().removesuffix("%").removeprefix("+") or "0")
    except ValueError:
        return None
    return percent if _LEAST <= percent <= _MOST else None


class WhatIf:
    """A plan as it is and as it would be; nothing is kept."""

    def __init__(self, numbers: "PlanNumbers") -> None:
        self._numbers = numbers

    def now(self) -> Outcome:
        """Return the figures of the plan itself."""
        return _outcome(self._numbers.figures, self._numbers.contradictions)

    def alone(self, key: str, percents: Mapping[str, Decimal]) -> Outcome:
        """Return the figures when only this changes, or everything together."""
        none = Decimal(0)
        price, output, materials = (
            percents[name] if key in {name, ALL} else none for name in CHANGES
        )
        changed = scenario(self._numbers.plan, price=price, output=output, materials=materials)
        told = figures(changed)
        return _outcome(told, contradictions(changed, told))


def _outcome(told: "Figures", found: "Iterable[Contradiction]") -> Outcome:
    judged = light(told, found)
    return Outcome(
        profits=tuple(year.profit for year in told.years),
        break_even=told.years[0].break_even_revenue,
        light=pill(judged) if judged else None,
    )
