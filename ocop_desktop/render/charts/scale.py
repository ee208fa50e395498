"""The axis of a chart: round numbers from the least to the largest value, zero among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import Final

_STEPS: Final = 5  # about so many
_ROUND: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """Evenly spaced ticks from the lowest to the highest."""

    ticks: tuple[Decimal, ...]

    def part(self, value: Decimal) -> float:
        """Return where a value stands: 0 at the lowest tick, 1 at the highest."""
        low, high = self.ticks[0], self.ticks[-1]
        return float((value - low) / (high - low)) if high > low else 0.0

    @property
    def zero(self) -> float:
        """Where zero stands."""
        return self.part(Decimal(0))

    @property
    def goes_below(self) -> bool:
        """Tell whether there is room for values below zero."""
        return self.ticks[0] < 0


def scale_of(values: Iterable[Decimal]) -> Scale:
    """Return the scale on which all values and zero stand; one tick when all are zero."""
    kept = [Decimal(0), *values]
    low, high = min(kept), max(kept)
    if low == high:
        return Scale((Decimal(0),))
    step = _step((high - low) / _STEPS)
    ticks = range(floor(low / step), ceil(high / step) + 1)
    return Scale(tuple(number * step for number in ticks))


def _step(least: Decimal) -> Decimal:
    """Return the smallest round number that is not below `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(number * power for number in _ROUND if number * power >= least)
