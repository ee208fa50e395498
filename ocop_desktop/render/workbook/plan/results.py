"""The results (table 3-7) and what each product costs, as sheets of formulas."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from ocop_desktop.planning.figures import ProductYear, Year
from ocop_desktop.render.workbook.plan.areas import (
    PLACES,
    Given,
    break_even,
    result,
    result_row,
    summary,
)
from ocop_desktop.render.workbook.plan.page import (
    NUMBER,
    Area,
    Column,
    Formula,
    Kind,
    Page,
    Row,
    foot,
    lines,
    sum_of,
    word,
)
from ocop_desktop.wording import paper
from ocop_desktop.wording import plan_workbook as words

_Value: TypeAlias = Decimal | str | None
_Line: TypeAlias = tuple[str, Kind, Callable[[int, str], str], Callable[[Year], _Value]]


def results(given: Given) -> Page:
    """Return table 3-7."""
    columns = (
        NUMBER,
        Column(words.INDICATOR, 56),
        *(Column(head, 24, Kind.MONEY) for head in given.heads),
    )
    rows = [
        Row((number, label, *_three(given, formula, value)), kind)
        for number, (label, kind, formula, value) in enumerate(_result_lines(given), 1)
    ]
    payback = Formula(_payback(), _or(given.figures.payback, words.NEVER_PAID))
    last = Row((len(rows) + 1, words.PAYBACK, payback), Kind.NUMBER)
    return Page(words.RESULTS, columns, (*rows, last))


def _three(
    given: Given, formula: Callable[[int, str], str], value: Callable[[Year], _Value]
) -> Iterator[Formula]:
    for place in PLACES:
        yield Formula(formula(place, "CDE"[place]), value(given.figures.years[place]))


def _or(value: Decimal | None, otherwise: str) -> _Value:
    return otherwise if value is None else value


def _cell(name: str, column: str) -> str:
    return f"{column}{result_row(name)}"


def _result_lines(given: Given) -> Iterator[_Line]:
    """Yield label, kind, formula of a year and its result, in the order of `result_row`."""
    yield from _earned(given)
    yield from _shares()
    yield from _flows(given)


def _earned(given: Given) -> Iterator[_Line]:
    sales, costs = given.sales, given.costs
    both = Kind.MONEY

    def minus(one: str, other: str) -> Callable[[int, str], str]:
        return lambda _, c: f"{_cell(one, c)}-{_cell(other, c)}"

    def cost(below: int) -> Callable[[int, str], str]:
        return lambda p, _: costs.at("DEF"[p], costs.below + below)

    yield words.REVENUE_ROW, both, lambda p, _: sales.at("IJK"[p], sales.below), lambda y: y.revenue
    yield words.VARIABLE_ROW, both, cost(0), lambda y: y.variable
    yield words.CONTRIBUTION_ROW, both, minus("revenue", "variable"), lambda y: y.contribution
    yield words.FIXED_ROW, both, cost(1), lambda y: y.fixed
    yield words.COST_ROW, both, cost(2), lambda y: y.cost
    yield words.BEFORE_TAX, both, minus("revenue", "cost"), lambda y: y.profit_before_tax
    yield words.TAX, both, lambda _, c: _tax(_cell("before_tax", c)), lambda y: y.tax
    yield words.PROFIT, both, minus("before_tax", "tax"), lambda y: y.profit


def _tax(profit: str) -> str:
    return f"IF({profit}>0,ROUND({profit}*{summary('tax_rate')}/100,0),0)"


def _shares() -> Iterator[_Line]:
    def of(whole: Callable[[str], str]) -> Callable[[int, str], str]:
        return lambda _, c: _share(_cell("profit", c), whole(c))

    def breaking(amount: str) -> Callable[[int, str], str]:
        return lambda _, c: _break_even(c, amount)

    yield words.MARGIN, Kind.SHARE, of(lambda c: _cell("revenue", c)), lambda y: y.margin
    need = summary("need")
    yield words.ON_CAPITAL, Kind.SHARE, of(lambda _: need), lambda y: y.return_on_capital
    yield (
        words.BREAK_EVEN, Kind.MONEY, breaking("ROUND({fixed}*{revenue}/{contribution},0)"),
        lambda y: break_even(y, y.break_even_revenue),
    )  # fmt: skip
    yield (
        words.BREAK_EVEN_SHARE, Kind.SHARE, breaking("ROUND({fixed}/{contribution},6)"),
        lambda y: break_even(y, y.break_even_share),
    )  # fmt: skip


def _share(part: str, whole: str) -> str:
    return f'IF({whole}>0,ROUND({part}/{whole},6),"")'


def _break_even(column: str, amount: str) -> str:
    """Return an amount that is there only where each sale leaves something."""
    cells = {name: _cell(name, column) for name in ("fixed", "revenue", "contribution")}
    told = f"IF({cells['contribution']}>0,{amount.format(**cells)},{word(words.NONE)})"
    return f"IF({cells['revenue']}>0,{told},{word(words.NO_REVENUE)})"


def _flows(given: Given) -> Iterator[_Line]:
    assets, loans = given.assets, given.loans

    def written_off(place: int, _: str) -> str:
        return assets.at("HIJ"[place], assets.below)

    def so_far(place: int, column: str) -> str:
        before = _cell("cumulative", "CDE"[place - 1])
        flow = _cell("cash_flow", column)
        return f"{before}+{flow}" if place else f"{flow}-{summary('investment')}"

    def repaid(place: int, _: str) -> str:
        return loans.at("FGH"[place], loans.below)

    def flow(_: int, column: str) -> str:
        return f"{_cell('profit', column)}+{_cell('written_off', column)}"

    def left(_: int, column: str) -> str:
        return f"{_cell('cash_flow', column)}-{_cell('repaid', column)}"

    both = Kind.MONEY
    yield words.WRITTEN_OFF, both, written_off, lambda y: y.depreciation
    yield words.CASH_FLOW, both, flow, lambda y: y.cash_flow
    yield words.CUMULATIVE, both, so_far, lambda y: y.cumulative
    yield words.REPAID, both, repaid, lambda y: y.repayment
    yield words.AFTER_REPAYMENT, both, left, lambda y: y.cash_flow - y.repayment


def _payback() -> str:
    """Return the years until the flows have brought the investment, in proportion within one."""
    formula = word(words.NEVER_PAID)
    for place in reversed(PLACES):
        flows = [_cell("cash_flow", column) for column in "CDE"[: place + 1]]
        missing = "-".join([summary("investment"), *flows[:-1]])
        part = f"ROUND({place}+({missing})/{flows[-1]},6)"
        formula = f"IF({flows[-1]}>={missing},{part},{formula})"
    return f"IF({summary('investment')}<=0,0,{formula})"


# --- products -----------------------------------------------------------------------------------


def products(given: Given) -> Page:
    """Return what each product costs and when it breaks even, year below year."""
    columns = (
        NUMBER,
        Column(words.PRODUCT, 20),
        Column(words.UNIT, 7),
        Column(words.PRODUCED, 10, Kind.NUMBER),
        Column(words.SOLD_IN_ALL, 10, Kind.NUMBER),
        Column(words.REVENUE, 15, Kind.MONEY),
        Column(words.MATERIAL_COST, 15, Kind.MONEY),
        Column(words.OTHER_VARIABLE, 15, Kind.MONEY),
        Column(words.FIXED_PART, 15, Kind.MONEY),
        Column(words.UNIT_COST, 11, Kind.MONEY),
        Column(words.MEAN_PRICE, 11, Kind.MONEY),
        Column(words.UNIT_VARIABLE, 11, Kind.MONEY),
        Column(words.UNIT_CONTRIBUTION, 11, Kind.MONEY),
        Column(words.BREAK_EVEN_QUANTITY, 11, Kind.NUMBER),
    )
    rows = [row for place in PLACES for row in _year(given, place)]
    return Page(words.PRODUCTS, columns, tuple(rows))


def _year(given: Given, place: int) -> Iterator[Row]:
    where = given.products(place)
    yield Row(("", given.heads[place]), bold=True, shaded=True)
    for number, row, product in lines(where, given.figures.products):
        cells = _product(given, place, row, number)
        year = None if product is None else product.years[place]
        yield Row((number, *map(Formula, cells, _values(given, number, year))))
    sums = [sum_of(where, c, _column(given, place, c)) for c in "FGHI"]
    yield foot(paper.TOTAL, sums, 3)


def _column(given: Given, place: int, column: str) -> list[Decimal | None]:
    field = {"F": "revenue", "G": "materials", "H": "other_variable", "I": "fixed"}[column]
    return [getattr(product.years[place], field) for product in given.figures.products]


def _values(given: Given, number: int, year: ProductYear | None) -> tuple[_Value, ...]:
    if year is None:
        return (None,) * 13
    made = given.plan.outputs[number - 1]
    return (
        made.name or words.UNNAMED,
        made.unit,
        year.produced,
        year.sold,
        year.revenue,
        year.materials,
        year.other_variable,
        year.fixed,
        year.unit_cost,
        year.unit_price,
        year.unit_variable,
        year.unit_contribution,
        year.break_even_quantity,
    )


def _product(given: Given, place: int, row: int, number: int) -> Iterator[str]:
    """Yield the formulas of a product in one year, column by column."""
    where, outputs = given.products(place), given.outputs
    sales, materials, costs = given.sales, given.materials, given.costs
    line = outputs.first + number - 1
    name, amount = outputs.at("B", line), outputs.at("DEF"[place], line)
    typed = f"COUNT({outputs.at('D', line)}:F{line})"

    def there(formula: str) -> str:
        return f'IF($B{row}="","",{formula})'

    def sales_of(column: str) -> str:
        return there(f"SUMIF({sales.all('B')},$A{row},{sales.all(column)})")

    variable, spent = (
        costs.at("DEF"[place], costs.below),
        materials.at("LMN"[place], materials.below),
    )
    yield f'IF({name}<>"",{name}&"",IF({typed}>0,{word(words.UNNAMED)},""))'
    yield there(f'{outputs.at("C", line)}&""')
    yield there(f"N({amount})")
    yield sales_of("EFG"[place])
    yield sales_of("IJK"[place])
    yield there(f"SUMIF({materials.all('D')},$A{row},{materials.all('LMN'[place])})")
    yield there(_allocated(where, "H", row, f"({variable}-{spent})"))
    yield there(_allocated(where, "I", row, costs.at("DEF"[place], costs.below + 1)))
    yield from _units(place, row, [given.products(each).first + number - 1 for each in PLACES])


def _allocated(where: Area, column: str, row: int, amount: str) -> str:
    """Return the product's part by revenue; the last with revenue takes the rest.

    A single product takes all; of several, one without revenue nothing that could be told.
    """
    names, revenues = f"$B${where.first}:$B${where.last}", f"$F${where.first}:$F${where.last}"
    part = f"ROUND({amount}*$F{row}/SUM({revenues}),0)"
    above = f"SUM({column}${where.first - 1}:{column}{row - 1})"
    if row == where.last:
        part = f"{amount}-{above}"
    else:
        after = f"$F{row + 1}:$F${where.last}"
        some = f'COUNTIF({after},">0")+COUNTIF({after},"<0")'
        part = f"IF({some}=0,{amount}-{above},{part})"
    shared = f'IF(SUM({revenues})>0,IF($F{row}=0,"",{part}),"")'
    return f'IF(SUMPRODUCT(--({names}<>""))=1,{amount},{shared})'


def _units(place: int, row: int, rows: Iterable[int]) -> Iterator[str]:
    """Yield unit cost, mean price, unit variable, unit contribution, break-even quantity.

    `rows` are those of the product in the three years.
    """
    contribution, revenue = result("contribution", place), result("revenue", place)
    cost = f"ROUND(($G{row}+$H{row}+$I{row})/$D{row},0)"
    yield f'IF(AND(COUNT($H{row},$I{row})=2,N($D{row})>0),{cost},"")'
    yield f'IF(N($E{row})>0,ROUND($F{row}/$E{row},0),"")'
    yield f'IF(AND(COUNT($H{row})=1,N($D{row})>0),ROUND(($G{row}+$H{row})/$D{row},0),"")'
    yield f'IF(COUNT($K{row},$L{row})=2,$K{row}-$L{row},"")'
    sells = f"N($E{row})<>0,N($F{row})<>0"
    breaks_even = f"AND({sells},{contribution}>0,{revenue}>0)"
    quantity = f"$E{row}*{result('fixed', place)}/{contribution}"
    whole = ",".join(f"ROUND({c}{at},6)=ROUND({c}{at},0)" for at in rows for c in ("$D", "$E"))
    yield f'IF({breaks_even},ROUNDUP(ROUND({quantity},6),IF(AND({whole}),0,3)),"")'
