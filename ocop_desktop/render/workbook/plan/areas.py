"""Where the tables of one plan stand in its workbook, and the cells other sheets ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from ocop_desktop.planning.figures import Figures, Year
from ocop_desktop.planning.inputs import YEARS, Plan
from ocop_desktop.render.workbook.plan.page import FIRST, Area, area, quoted
from ocop_desktop.wording import plan_workbook as words

PLACES: Final = range(len(YEARS))
TAKEN_OVER: Final = 5  # lines of the costs that come from other tables


@dataclass(frozen=True, slots=True)
class Given:
    """What the sheets are made of; `calendar` holds the three years or nothing."""

    plan: Plan
    figures: Figures
    calendar: Sequence[int]

    @property
    def heads(self) -> list[str]:
        """The heads of the three years."""
        return [words.year(number, self.calendar) for number in YEARS]

    def each_year(self, what: str) -> list[str]:
        """Return three heads of one thing."""
        return [words.of_year(what, head) for head in self.heads]

    @property
    def outputs(self) -> Area:
        """Table 3-1."""
        return area(words.OUTPUTS, len(self.plan.outputs))

    @property
    def materials(self) -> Area:
        """Table 3-2."""
        return area(words.MATERIALS, len(self.plan.materials))

    @property
    def assets(self) -> Area:
        """Table 3-3."""
        return area(words.ASSETS, len(self.plan.assets))

    @property
    def labour(self) -> Area:
        """Table 3-4."""
        return area(words.LABOUR, len(self.plan.labour))

    @property
    def costs(self) -> Area:
        """The typed lines of table 3-5."""
        return area(words.COSTS, len(self.plan.costs), TAKEN_OVER)

    @property
    def sales(self) -> Area:
        """Table 3-6."""
        return area(words.SALES, len(self.plan.sales))

    @property
    def sources(self) -> Area:
        """Table 3-8."""
        return area(words.SOURCES, len(self.plan.sources))

    @property
    def loans(self) -> Area:
        """The loans, line by line as the sources."""
        return area(words.LOANS, len(self.plan.sources))

    @property
    def channels(self) -> Area:
        """Table 3-9."""
        return area(words.CHANNELS, len(self.plan.channels))

    def products(self, place: int) -> Area:
        """Return the lines of the products in one year: a head before, a sum after each."""
        lines = len(self.outputs.rows)
        first = FIRST + 1 + place * (lines + 2)
        return Area(words.PRODUCTS, first, first + lines - 1)


# --- single cells other sheets ask for ----------------------------------------------------------

_RESULT_ROWS: Final = (
    "revenue", "variable", "contribution", "fixed", "cost", "before_tax", "tax", "profit",
    "margin", "on_capital", "break_even", "break_even_share", "written_off", "cash_flow",
    "cumulative", "repaid", "after_repayment", "payback",
)  # fmt: skip
_SUMMARY_ROWS: Final = (
    "common", "working_capital", "cycle", "tax_rate",
    "capital", "investment", "suggested", "need", "sources", "gap",
    "outcome", "revenue", "cost", "profit", "margin", "break_even", "break_even_share", "payback",
    "local", "local_labour", "local_material", "province_material",
)  # fmt: skip


def result_row(name: str) -> int:
    """Return the row of a result in table 3-7."""
    return FIRST + _RESULT_ROWS.index(name)


def result(name: str, place: int) -> str:
    """Return a result of a year for a formula of another sheet."""
    return f"{quoted(words.RESULTS)}!{'CDE'[place]}{result_row(name)}"


def break_even(year: Year, amount: Decimal | None) -> Decimal | str:
    """Return an amount at break-even, or why there is none."""
    if amount is not None:
        return amount
    return words.NONE if year.revenue > 0 else words.NO_REVENUE


def summary(name: str) -> str:
    """Return a single figure of the summary for a formula of another sheet."""
    return f"{quoted(words.SUMMARY)}!$B${FIRST + _SUMMARY_ROWS.index(name)}"
