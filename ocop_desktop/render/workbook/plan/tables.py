"""Products, materials and sales (tables 3-1, 3-2, 3-6) as sheets, with the cells that follow."""

from typing import Final

from ocop_desktop.planning.inputs import Material, Output, Sale, Three
from ocop_desktop.render.workbook.plan.areas import PLACES, Given
from ocop_desktop.render.workbook.plan.page import (
    NUMBER,
    Column,
    Formula,
    Kind,
    Page,
    Row,
    choice,
    foot,
    lines,
    money,
    sum_of,
    typed,
)
from ocop_desktop.wording import paper
from ocop_desktop.wording import plan_workbook as words

_NEVER: Final[Three] = (None, None, None)


def _products(given: Given) -> dict[str, int]:
    return {row.id: number for number, row in enumerate(given.plan.outputs, 1)}


def _product_column(given: Given) -> Column:
    choices = given.outputs.all("A")
    return Column(words.PRODUCT_NUMBER, 6, Kind.CHOICE, typed=True, choices=choices)


def _found(given: Given, cell: str, column: str) -> str:
    """Return the formula of what stands in table 3-1 for the product numbered in a cell."""
    where = given.outputs
    return f"INDEX({where.all(column)},MATCH({cell},{where.all('A')},0))"


def _product_name(given: Given, cell: str, product: str) -> Formula:
    found = _found(given, cell, "B")
    name = next((_name(row) for row in given.plan.outputs if row.id == product), None)
    return Formula(f'IF(ISNUMBER(MATCH({cell},{given.outputs.all("A")},0)),{found}&"","")', name)


def _name(row: Output) -> str:
    return row.name or words.UNNAMED


# --- 3-1, 3-2, 3-6 ------------------------------------------------------------------------------


def outputs(given: Given) -> Page:
    """Return table 3-1."""
    columns = (
        NUMBER,
        typed(words.PRODUCT, 40),
        typed(words.UNIT, 12),
        *(typed(head, 18, Kind.NUMBER) for head in given.heads),
    )
    rows = (
        Row((number, _name(line), line.unit, *line.amounts) if line else (number,))
        for number, _, line in lines(given.outputs, given.plan.outputs)
    )
    return Page(words.OUTPUTS, columns, tuple(rows))


def materials(given: Given) -> Page:
    """Return table 3-2."""
    where = given.materials
    columns = (
        NUMBER,
        typed(words.NAME, 22),
        typed(words.UNIT, 7),
        _product_column(given),
        Column(words.FOR_PRODUCT, 18),
        typed(words.NORM, 10, Kind.NUMBER),
        typed(words.UNIT_PRICE, 11, Kind.MONEY),
        choice(words.ORIGIN, 10, tuple(words.ORIGINS.values())),
        *(Column(head, 12, Kind.NUMBER) for head in given.each_year(words.NEED)),
        *(Column(head, 15, Kind.MONEY) for head in given.each_year(words.AMOUNT)),
    )
    rows = [_material(given, *line) for line in lines(where, given.plan.materials)]
    years = given.figures.years
    sums = [sum_of(where, "LMN"[place], [years[place].materials]) for place in PLACES]
    return Page(words.MATERIALS, columns, (*rows, foot(paper.TOTAL, sums, 9)))


def _material(given: Given, number: int, row: int, line: Material | None) -> Row:
    line = line or Material(id="")
    made = {output.id: output.amounts for output in given.plan.outputs}.get(line.product, _NEVER)
    needs, costs = line.needs(made), line.costs(made)
    return Row(
        (
            number,
            line.name,
            line.unit,
            _products(given).get(line.product),
            _product_name(given, f"$D{row}", line.product),
            line.norm,
            line.price,
            words.ORIGINS.get(line.origin, ""),
            *(Formula(_need(given, row, "DEF"[place]), needs[place]) for place in PLACES),
            *(Formula(money(f"{'IJK'[p]}{row}", f"$G{row}"), costs[p]) for p in PLACES),
        )
    )


def _need(given: Given, row: int, column: str) -> str:
    """Return norm × output of the product, nothing while one of them is empty."""
    made = _found(given, f"$D{row}", column)
    known = f"ISNUMBER(MATCH($D{row},{given.outputs.all('A')},0))"
    return f'IF({known},IF(COUNT($F{row},{made})=2,$F{row}*{made},""),"")'


def sales(given: Given) -> Page:
    """Return table 3-6."""
    where = given.sales
    columns = (
        NUMBER,
        _product_column(given),
        Column(words.PRODUCT, 22),
        typed(words.CHANNEL, 18),
        *(typed(head, 12, Kind.NUMBER) for head in given.each_year(words.SOLD)),
        typed(words.PRICE, 12, Kind.MONEY),
        *(Column(head, 16, Kind.MONEY) for head in given.each_year(words.REVENUE)),
    )
    rows = [_sale(given, *line) for line in lines(where, given.plan.sales)]
    years = given.figures.years
    sums = [sum_of(where, "IJK"[place], [years[place].revenue]) for place in PLACES]
    return Page(words.SALES, columns, (*rows, foot(paper.TOTAL, sums, 6)))


def _sale(given: Given, number: int, row: int, line: Sale | None) -> Row:
    line = line or Sale(id="")
    revenues = line.revenues
    return Row(
        (
            number,
            _products(given).get(line.product),
            _product_name(given, f"$B{row}", line.product),
            line.channel,
            *line.quantities,
            line.price,
            *(Formula(money(f"{'EFG'[p]}{row}", f"$H{row}"), revenues[p]) for p in PLACES),
        )
    )
