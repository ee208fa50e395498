"""What if: the plan with other prices, outputs or costs of material. The plan itself stays.

Changes are percents: price −10, output −20, material +15. Changed prices and quantities are not
rounded, the money that follows from them is.

With the output change all variable costs, for that is what break-even takes them for: fixed ones
stay, so that the same output at the same prices breaks even at the same revenue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Final, TypedDict

from ocop_desktop.planning.calculating import figures
from ocop_desktop.planning.inputs import ZERO, Amount, Plan, Three, exactly

_DEARER: Final = Decimal(15)
_CHEAPER: Final = Decimal(-10)
_LESS: Final = Decimal(-20)


class Change(TypedDict):
    """Percents by which a scenario changes the plan."""

    price: Decimal
    output: Decimal
    materials: Decimal


# Each by itself and all together, in the order they are offered.
SCENARIOS: Final[Mapping[str, Change]] = MappingProxyType(
    {
        "price": Change(price=_CHEAPER, output=ZERO, materials=ZERO),
        "output": Change(price=ZERO, output=_LESS, materials=ZERO),
        "materials": Change(price=ZERO, output=ZERO, materials=_DEARER),
        "all": Change(price=_CHEAPER, output=_LESS, materials=_DEARER),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One year before and after, in đồng; a break-even of None is none at all."""

    profit_before: Decimal
    profit_after: Decimal
    break_even_before: Amount
    break_even_after: Amount


@exactly
def scenario(
    plan: Plan, *, price: Decimal = _CHEAPER, output: Decimal = _LESS, materials: Decimal = _DEARER
) -> Plan:
    """Return the plan with its selling prices, quantities and prices of material changed.

    `output` changes what is made and what is sold alike, and so what material is needed; with it
    variable costs and the pay of variable labour (not its people or months, of which there would
    soon be too many). Fixed costs and fixed labour stay as she typed them.
    """
    of_price, of_output, of_materials = (
        1 + percent / 100 for percent in (price, output, materials)
    )
    return replace(
        plan,
        outputs=tuple(
            replace(row, amounts=_changed(row.amounts, of_output)) for row in plan.outputs
        ),
        materials=tuple(
            replace(row, price=_times(row.price, of_materials)) for row in plan.materials
        ),
        labour=tuple(
            replace(row, wage=_times(row.wage, of_output)) if row.is_variable else row
            for row in plan.labour
        ),
        costs=tuple(
            replace(row, amounts=_changed(row.amounts, of_output)) if row.is_variable else row
            for row in plan.costs
        ),
        sales=tuple(
            replace(
                row,
                quantities=_changed(row.quantities, of_output),
                price=_times(row.price, of_price),
            )
            for row in plan.sales
        ),
    )


def compare(plan: Plan, changed: Plan) -> tuple[Comparison, ...]:
    """Return what a change does to profit and break-even revenue in each of the three years."""
    return tuple(
        Comparison(
            profit_before=before.profit,
            profit_after=after.profit,
            break_even_before=before.break_even_revenue,
            break_even_after=after.break_even_revenue,
        )
        for before, after in zip(figures(plan).years, figures(changed).years, strict=True)
    )


def _times(amount: Amount, factor: Decimal) -> Amount:
    return None if amount is None else amount * factor


def _changed(amounts: Three, factor: Decimal) -> Three:
    first, second, third = amounts
    return _times(first, factor), _times(second, factor), _times(third, factor)
