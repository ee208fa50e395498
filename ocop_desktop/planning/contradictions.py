"""What does not fit together in a plan, and where.

Nothing here keeps her from going on: each finding is named, with the cell to look at.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from ocop_desktop.core.text import exact_fold
from ocop_desktop.planning.figures import Figures
from ocop_desktop.planning.inputs import (
    YEARS,
    ZERO,
    Cost,
    Labour,
    Material,
    Plan,
    Sale,
    Source,
    exactly,
    to_dong,
    total,
)
from ocop_desktop.planning.loans import loan_years

_WHOLE: Final = Decimal(100)  # percent
_GROWTH: Final = Decimal("1.5")
_YEAR_MONTHS: Final = 12
# Every number she types: table, field of the row.
_NUMBERS: Final = (
    ("outputs", ("amounts",)),
    ("materials", ("norm", "price")),
    ("assets", ("quantity", "price", "years")),
    ("labour", ("people", "local_people", "months", "wage")),
    ("costs", ("amounts",)),
    ("sales", ("quantities", "price")),
    ("sources", ("amount", "rate", "months")),
    ("channels", ("share",)),
)
_OF_THE_PLAN: Final = ("working_capital", "cycle_months", "tax_rate")
_PERCENTS: Final = frozenset({"rate", "share", "tax_rate"})
# What is multiplied in a row; materials have sentences of their own.
_FACTORS: Final = (
    ("assets", ("quantity", "price")),
    ("labour", ("people", "months", "wage")),
    ("sales", ("quantities", "price")),
)


class Kind(StrEnum):
    """What is wrong; the figures of each stand in this order."""

    CAPITAL = "capital"  # sources, capital need (đồng)
    OVERSOLD = "oversold"  # sold, produced
    NO_OUTPUT = "no_output"  # sold
    SHARES = "shares"  # sum of the shares (percent)
    LOCAL_PEOPLE = "local_people"  # local people, people
    MONTHS = "months"  # months
    MATERIAL_PRODUCT = "material_product"
    MATERIAL_PRICE = "material_price"
    MATERIAL_NORM = "material_norm"
    SALE_PRODUCT = "sale_product"
    GROWTH = "growth"  # revenue of the year before, of this year (đồng)
    PERCENT = "percent"  # percent
    NEGATIVE = "negative"  # number
    WORKING_CAPITAL = "working_capital"  # cash costs of year 1 (đồng), suggested (if it is known)
    ASSET_YEARS = "asset_years"
    ASSET_STATUS = "asset_status"
    LOAN_MONTHS = "loan_months"
    LOAN_RATE = "loan_rate"
    REPAYMENT = "repayment"  # to be repaid, what is there for it (đồng)
    SAME_NAME = "same_name"
    UNFINISHED = "unfinished"
    UNREAD = "unread"
    COST_KIND = "cost_kind"
    COST_YEAR = "cost_year"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One finding.

    `where` is "table.row_id.column", with year_1 … year_3 for the columns of years; the bare
    table when no row is to blame; the bare field of the plan for what stands in no table.
    `name` is what the row is called, `year` 1, 2, 3 or 0 when it is of no year.
    """

    kind: Kind
    where: str
    figures: tuple[Decimal, ...] = ()
    name: str = ""
    year: int = 0

    @property
    def column(self) -> str:
        """The last part of `where`."""
        return self.where.rpartition(".")[2]

    @property
    def cell(self) -> str:
        """Table and column of `where`, without the row: "sales.price"."""
        table, dot, _ = self.where.partition(".")
        return f"{table}{dot}{self.column}" if dot else table


@exactly
def contradictions(plan: Plan, figures: Figures) -> list[Contradiction]:
    """Return all findings, in the order of the tables; `figures` are those of the plan.

    Of a cell that could not be read nothing else is said.
    """
    unread = frozenset(plan.unread)
    return [*_unread(plan), *(each for each in _all(plan, figures) if each.where not in unread)]


def _all(plan: Plan, figures: Figures) -> list[Contradiction]:
    return [
        *_cells(plan),
        *_unfinished(plan),
        *_outputs(plan),
        *_materials(plan),
        *_assets(plan),
        *_labour(plan.labour),
        *_costs(plan.costs),
        *_sales(plan),
        *_sold(plan, figures),
        *_growth(plan, figures),
        *_capital(plan, figures),
        *_repaid(plan, figures),
        *_channels(plan),
    ]


# --- single cells ----------------------------------------------------------------------------


def _typed(plan: Plan) -> Iterator[tuple[str, Any, Decimal]]:
    """Yield where each number stands, its row (None for the plan itself), and the number."""
    for table, fields in _NUMBERS:
        for row in getattr(plan, table):
            for field in fields:
                for column, number in _columns(field, getattr(row, field)):
                    yield f"{table}.{row.id}.{column}", row, number
    for field in _OF_THE_PLAN:
        for column, number in _columns(field, getattr(plan, field)):
            yield column, None, number


def _columns(field: str, value: Any) -> Iterator[tuple[str, Decimal]]:
    """Yield a number with its column, those of three years with one each; nothing for none."""
    many = isinstance(value, tuple)
    cells = (
        [(f"year_{y}", v) for y, v in zip(YEARS, value, strict=True)] if many else [(field, value)]
    )
    return ((column, number) for column, number in cells if number is not None)


def _name(plan: Plan, row: Any) -> str:
    """Return what a row is called: a sale like its product, the plan itself not at all."""
    if isinstance(row, Sale):
        return next((made.name for made in plan.outputs if made.id == row.product), row.channel)
    return "" if row is None else str(row.name)


def _cells(plan: Plan) -> Iterator[Contradiction]:
    """Find numbers below zero and percents above a hundred."""
    for where, row, number in _typed(plan):
        if number < 0:
            yield Contradiction(Kind.NEGATIVE, where, (number,), _name(plan, row))
        elif number > _WHOLE and where.rpartition(".")[2] in _PERCENTS:
            yield Contradiction(Kind.PERCENT, where, (number,), _name(plan, row))


def _unread(plan: Plan) -> Iterator[Contradiction]:
    """Find cells that count as nothing though something stands there."""
    for where in plan.unread:
        table, _, cell = where.partition(".")
        rows = getattr(plan, table) if cell else ()
        row = next((row for row in rows if cell.startswith(f"{row.id}.")), None)
        yield Contradiction(Kind.UNREAD, where, name=_name(plan, row))


def _unfinished(plan: Plan) -> Iterator[Contradiction]:
    """Find rows that count as nothing because one factor is missing."""
    for table, fields in _FACTORS:
        for row in getattr(plan, table):
            typed = {field: any(_columns(field, getattr(row, field))) for field in fields}
            if any(typed.values()):
                yield from (
                    Contradiction(
                        Kind.UNFINISHED,
                        f"{table}.{row.id}.{'year_1' if field == 'quantities' else field}",
                        name=_name(plan, row),
                    )
                    for field, is_there in typed.items()
                    if not is_there
                )


# --- rows ------------------------------------------------------------------------------------


def _outputs(plan: Plan) -> Iterator[Contradiction]:
    """Find names that stand twice: whatever names them would mean the first row alone."""
    known: set[str] = set()
    for row in plan.outputs:
        name = exact_fold(row.name)
        if name and name in known:
            yield Contradiction(Kind.SAME_NAME, f"outputs.{row.id}.name", name=row.name)
        known.add(name)


def _materials(plan: Plan) -> Iterator[Contradiction]:
    made = {row.id for row in plan.outputs if any(row.amounts)}
    for row in plan.materials:
        if row.norm is None and row.price is None and not row.product:
            continue
        yield from _material(row, is_made=row.product in made)


def _material(row: Material, *, is_made: bool) -> Iterator[Contradiction]:
    if not is_made:
        yield Contradiction(Kind.MATERIAL_PRODUCT, f"materials.{row.id}.product", name=row.name)
    if row.norm is None:
        yield Contradiction(Kind.MATERIAL_NORM, f"materials.{row.id}.norm", name=row.name)
    if row.price is None:
        yield Contradiction(Kind.MATERIAL_PRICE, f"materials.{row.id}.price", name=row.name)


def _assets(plan: Plan) -> Iterator[Contradiction]:
    """Find what is neither new nor there, or has no years to wear out in, or no whole ones."""
    for row in plan.assets:
        if row.amount and not row.is_told:
            yield Contradiction(Kind.ASSET_STATUS, f"assets.{row.id}.is_new", name=row.name)
        missing = row.years is None and bool(row.amount)
        if missing or (row.years is not None and (row.years < 1 or row.years % 1)):
            yield Contradiction(Kind.ASSET_YEARS, f"assets.{row.id}.years", name=row.name)


def _labour(rows: Iterable[Labour]) -> Iterator[Contradiction]:
    for row in rows:
        local, people, months = row.local_people, row.people, row.months
        if local is not None and people is not None and local > people:
            where = f"labour.{row.id}.local_people"
            yield Contradiction(Kind.LOCAL_PEOPLE, where, (local, people), row.name)
        if months is not None and months > _YEAR_MONTHS:
            yield Contradiction(Kind.MONTHS, f"labour.{row.id}.months", (months,), row.name)
        if row.fund and not row.is_told:
            yield Contradiction(Kind.COST_KIND, f"labour.{row.id}.is_variable", name=row.name)


def _costs(rows: Iterable[Cost]) -> Iterator[Contradiction]:
    """Find costs of neither kind, and the first year left empty behind one that has a cost."""
    for row in rows:
        if any(row.amounts) and not row.is_told:
            yield Contradiction(Kind.COST_KIND, f"costs.{row.id}.is_variable", name=row.name)
        for place in range(1, len(YEARS)):
            if row.amounts[place] is None and any(row.amounts[:place]):
                year = YEARS[place]
                where = f"costs.{row.id}.year_{year}"
                yield Contradiction(Kind.COST_YEAR, where, name=row.name, year=year)
                break


def _sales(plan: Plan) -> Iterator[Contradiction]:
    known = {row.id for row in plan.outputs}
    for row in plan.sales:
        if row.product not in known and any(_columns("quantities", row.quantities)):
            yield Contradiction(Kind.SALE_PRODUCT, f"sales.{row.id}.product", name=row.channel)


# --- the whole -------------------------------------------------------------------------------


def _sold(plan: Plan, figures: Figures) -> Iterator[Contradiction]:
    """Find years that sell more of a product than they make; points at its last sale."""
    row_of = {row.product: row.id for row in plan.sales}
    for product in figures.products:
        for number, year in zip(YEARS, product.years, strict=True):
            if year.sold <= year.produced or year.sold <= 0:
                continue
            where = f"sales.{row_of[product.id]}.year_{number}"
            if year.produced:
                both = (year.sold, year.produced)
                yield Contradiction(Kind.OVERSOLD, where, both, product.name, number)
            else:
                yield Contradiction(Kind.NO_OUTPUT, where, (year.sold,), product.name, number)


def _growth(plan: Plan, figures: Figures) -> Iterator[Contradiction]:
    """Find jumps of the revenue without investment; points at the sale that grows most."""
    if figures.investment > 0:
        return
    for place in range(1, len(YEARS)):
        before, after = (year.revenue for year in figures.years[place - 1 : place + 1])
        if before > 0 and after > before * _GROWTH:
            year = YEARS[place]
            where = f"sales.{_fastest(plan.sales, place)}.year_{year}"
            yield Contradiction(Kind.GROWTH, where, (before, after), year=year)


def _fastest(sales: Iterable[Sale], place: int) -> str:
    """Return the row whose revenue grows most from the year before."""

    def growth(row: Sale) -> Decimal:
        return (row.revenues[place] or ZERO) - (row.revenues[place - 1] or ZERO)

    return max(sales, key=growth).id


def _capital(plan: Plan, figures: Figures) -> Iterator[Contradiction]:
    if figures.gap:
        where = _last_amount(plan.sources)
        yield Contradiction(Kind.CAPITAL, where, (figures.sources, figures.capital_need))
    first = figures.years[0]
    cash = first.cost - first.depreciation
    if cash > 0 and not plan.working_capital:
        suggested = figures.suggested_working_capital
        both = (cash,) if suggested is None else (cash, suggested)
        yield Contradiction(Kind.WORKING_CAPITAL, "working_capital", both)
    for row in plan.sources:
        if row.is_loan and row.amount and (row.months is None or row.months <= 0):
            yield Contradiction(Kind.LOAN_MONTHS, f"sources.{row.id}.months", name=row.name)
        if row.is_loan and row.amount and row.rate is None:
            yield Contradiction(Kind.LOAN_RATE, f"sources.{row.id}.rate", name=row.name)


def _last_amount(sources: Iterable[Source]) -> str:
    """Return the last cell that the sources are added up from; the table while there is none."""
    ids = [row.id for row in sources if row.amount is not None]
    return f"sources.{ids[-1]}.amount" if ids else "sources"


def _repaid(plan: Plan, figures: Figures) -> Iterator[Contradiction]:
    """Find the first year that cannot repay its loans; points at the one that takes most of it."""
    there = to_dong(plan.working_capital or ZERO)
    for place, year in enumerate(figures.years):
        there += year.cash_flow
        if year.repayment > max(there, ZERO):
            most = max(plan.sources, key=lambda row: loan_years(row)[place].repayment)
            both = (year.repayment, there)
            where = f"sources.{most.id}.months"
            yield Contradiction(Kind.REPAYMENT, where, both, most.name, YEARS[place])
            return
        there -= year.repayment


def _channels(plan: Plan) -> Iterator[Contradiction]:
    shares = [row.share for row in plan.channels if row.share is not None]
    if shares and (whole := total(shares)) != _WHOLE:
        yield Contradiction(Kind.SHARES, "channels", (whole,))
