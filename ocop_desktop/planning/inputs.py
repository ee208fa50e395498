"""What she types into the tables of a plan (Biểu số 03), and the cells that follow row by row.

Amounts are exact: money in đồng, `None` where nothing is typed yet. A cell that follows from a
missing one is missing too. Money is rounded half away from zero, as ROUND of a spreadsheet does.
`id` is the row's id in the table of the form, so that a finding can point at its cell.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import (
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from functools import wraps
from typing import Final, Literal, ParamSpec, TypeAlias, TypeVar

Amount: TypeAlias = Decimal | None
Three: TypeAlias = tuple[Amount, Amount, Amount]
Origin: TypeAlias = Literal["commune", "province", "outside", ""]

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")

ZERO: Final = Decimal(0)
YEARS: Final = (1, 2, 3)
# Three numbers as long as can be read (64 characters each) multiply without loss.
EXACT: Final = Context(
    prec=200, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow]
)
SIXTH_PLACE: Final = Decimal("0.000001")  # of shares and years
_DONG: Final = Decimal(1)
_NOTHING: Final[Three] = (None, None, None)


def exactly(deed: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """Let a function calculate without loss, whatever the caller's decimal context."""

    @wraps(deed)
    def done(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _Result:
        with localcontext(EXACT):
            return deed(*args, **kwargs)

    return done


def to_dong(amount: Decimal) -> Decimal:
    """Round to whole đồng, half away from zero: ROUND(amount; 0)."""
    return EXACT.quantize(amount, _DONG)


def total(amounts: Iterable[Amount]) -> Decimal:
    """Add up what is there."""
    return sum((amount for amount in amounts if amount is not None), ZERO)


def share(part: Decimal, whole: Decimal) -> Amount:
    """Return part ÷ whole to six places; None without a whole."""
    return (part / whole).quantize(SIXTH_PLACE) if whole > 0 else None


def _times(one: Amount, other: Amount) -> Amount:
    return None if one is None or other is None else EXACT.multiply(one, other)


def _money(one: Amount, other: Amount) -> Amount:
    """Return the rounded product; None when a factor is missing."""
    if one is None or other is None:
        return None
    return EXACT.quantize(EXACT.multiply(one, other), _DONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Table 3-1: a product and the quantities made in the three years, in `unit`."""

    id: str
    name: str = ""
    unit: str = ""
    amounts: Three = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Table 3-2: `norm` for one unit of `product` (the id of an Output), `price` in đồng."""

    id: str
    name: str = ""
    unit: str = ""
    product: str = ""
    norm: Amount = None
    price: Amount = None
    origin: Origin = ""

    def needs(self, made: Three) -> Three:
        """Return what is needed each year: norm × output."""
        first, second, third = made
        return _times(self.norm, first), _times(self.norm, second), _times(self.norm, third)

    def costs(self, made: Three) -> Three:
        """Return the cost of each year in đồng: ROUND(need × price)."""
        first, second, third = self.needs(made)
        return _money(first, self.price), _money(second, self.price), _money(third, self.price)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """Table 3-3: equipment she has, or buys (`is_new`); `years` it is depreciated over.

    `is_told`: she said which of the two it is.
    """

    id: str
    name: str = ""
    quantity: Amount = None
    price: Amount = None
    is_new: bool = False
    is_told: bool = True
    years: Amount = None

    @property
    def amount(self) -> Amount:
        """Đồng: ROUND(quantity × price)."""
        return _money(self.quantity, self.price)

    @property
    def depreciations(self) -> Three:
        """Đồng of each year: ROUND(amount ÷ years) while the year's number ≤ years, then 0.

        None when the amount or the years are missing, or the years are not above zero.
        """
        if (amount := self.amount) is None or self.years is None or self.years <= 0:
            return _NOTHING
        yearly = to_dong(EXACT.divide(amount, self.years))
        first, second, third = (yearly if year <= self.years else ZERO for year in YEARS)
        return first, second, third


@dataclass(frozen=True, slots=True, kw_only=True)
class Labour:
    """Table 3-4: `people` for `months` a year at `wage` đồng a month; the same in each year.

    `is_told`: she said whether that is variable or fixed.
    """

    id: str
    name: str = ""
    people: Amount = None
    local_people: Amount = None
    months: Amount = None
    wage: Amount = None
    is_variable: bool = False
    is_told: bool = True

    @property
    def fund(self) -> Amount:
        """Đồng a year: ROUND(people × months × wage)."""
        return _money(_times(self.people, self.months), self.wage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Table 3-5: a cost she types herself; never materials, labour, depreciation or interest.

    `is_told`: she said whether it is variable or fixed.
    """

    id: str
    name: str = ""
    is_variable: bool = False
    is_told: bool = True
    amounts: Three = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """Table 3-6: quantities of `product` (the id of an Output) sold through a channel."""

    id: str
    product: str = ""
    channel: str = ""
    quantities: Three = _NOTHING
    price: Amount = None

    @property
    def revenues(self) -> Three:
        """Đồng of each year: ROUND(quantity × price)."""
        first, second, third = self.quantities
        return _money(first, self.price), _money(second, self.price), _money(third, self.price)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Table 3-8: a source of capital; a loan has `rate` in percent a year and `months`."""

    id: str
    name: str = ""
    amount: Amount = None
    rate: Amount = None
    months: Amount = None
    is_loan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Table 3-9: a channel and its share of the sales in percent."""

    id: str
    name: str = ""
    share: Amount = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All tables with numbers; `working_capital` in đồng, `tax_rate` in percent of the profit.

    `unread` names the cells that hold something that is no number ("costs.c1.year_2", "tax_rate"):
    here they are None like empty ones.
    """

    outputs: tuple[Output, ...] = ()
    materials: tuple[Material, ...] = ()
    assets: tuple[Asset, ...] = ()
    labour: tuple[Labour, ...] = ()
    costs: tuple[Cost, ...] = ()
    sales: tuple[Sale, ...] = ()
    sources: tuple[Source, ...] = ()
    channels: tuple[Channel, ...] = ()
    working_capital: Amount = None
    cycle_months: Amount = None
    tax_rate: Decimal = ZERO
    unread: tuple[str, ...] = ()
