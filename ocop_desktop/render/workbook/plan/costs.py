"""Equipment, labour and costs (tables 3-3 to 3-5) as sheets, with the cells that follow."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from ocop_desktop.planning.inputs import Asset, Cost, Labour
from ocop_desktop.render.workbook.plan.areas import PLACES, Given
from ocop_desktop.render.workbook.plan.page import (
    FIRST,
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
    word,
)
from ocop_desktop.wording import paper
from ocop_desktop.wording import plan_workbook as words

_COST_KINDS: Final = (words.VARIABLE, words.FIXED)


def _cost_kind(*, is_variable: bool) -> str:
    return words.VARIABLE if is_variable else words.FIXED


# --- 3-3, 3-4, 3-5 ------------------------------------------------------------------------------


def assets(given: Given) -> Page:
    """Return table 3-3."""
    where, rows = given.assets, given.plan.assets
    columns = (
        NUMBER,
        typed(words.ITEM, 28),
        typed(words.QUANTITY, 10, Kind.NUMBER),
        typed(words.UNIT_PRICE, 15, Kind.MONEY),
        choice(words.STATUS, 13, (words.HAVE, words.NEW)),
        typed(words.ASSET_YEARS, 10, Kind.NUMBER),
        Column(words.AMOUNT, 15, Kind.MONEY),
        *(Column(head, 15, Kind.MONEY) for head in given.each_year(words.DEPRECIATION)),
    )
    sums = [sum_of(where, "G", (row.amount for row in rows))]
    sums += [sum_of(where, "HIJ"[p], [given.figures.years[p].depreciation]) for p in PLACES]
    new = f"SUMIF({where.here('E')},{word(words.NEW)},{where.here('G')})"
    bought = [_asset(*line) for line in lines(where, rows)]
    of_new = foot(words.OF_NEW, [Formula(new, given.figures.investment)], 4)
    return Page(words.ASSETS, columns, (*bought, foot(paper.TOTAL, sums, 4), of_new))


def _asset(number: int, row: int, line: Asset | None) -> Row:
    status = "" if line is None or not line.is_told else words.NEW if line.is_new else words.HAVE
    line = line or Asset(id="")
    written_off = line.depreciations
    return Row(
        (
            number,
            line.name,
            line.quantity,
            line.price,
            status,
            line.years,
            Formula(money(f"C{row}", f"D{row}"), line.amount),
            *(Formula(_depreciation(row, place), written_off[place]) for place in PLACES),
        )
    )


def _depreciation(row: int, place: int) -> str:
    """Return amount ÷ years while they last, nothing without years."""
    yearly = f"IF({place + 1}<=$F{row},ROUND($G{row}/$F{row},0),0)"
    return f'IF(COUNT($F{row},$G{row})=2,IF($F{row}>0,{yearly},""),"")'


def labour(given: Given) -> Page:
    """Return table 3-4."""
    where, rows = given.labour, given.plan.labour
    columns = (
        NUMBER,
        typed(words.SECTION, 34),
        typed(words.PEOPLE, 11, Kind.NUMBER),
        typed(words.LOCAL_PEOPLE, 11, Kind.NUMBER),
        typed(words.MONTHS_A_YEAR, 11, Kind.NUMBER),
        typed(words.WAGE, 18, Kind.MONEY),
        choice(words.COST_KIND, 13, _COST_KINDS),
        Column(words.FUND, 20, Kind.MONEY),
    )
    first, below = given.figures.years[0], where.below
    people = sum_of(where, "C", (row.people for row in rows))
    local = sum_of(where, "D", (row.local_people for row in rows))
    fund = sum_of(where, "H", (row.fund for row in rows))
    variable = f"SUMIF({where.here('G')},{word(words.VARIABLE)},{where.here('H')})"
    feet = (
        _labour_sum(people, local, fund),
        foot(words.OF_VARIABLE, [Formula(variable, first.labour_variable)], 5),
        foot(words.OF_FIXED, [Formula(f"H{below}-H{below + 1}", first.labour_fixed)], 5),
    )
    return Page(words.LABOUR, columns, (*(_worker(*line) for line in lines(where, rows)), *feet))


def _labour_sum(people: Formula, local: Formula, fund: Formula) -> Row:
    return foot(paper.TOTAL, [people, local, "", "", "", fund])


def _worker(number: int, row: int, line: Labour | None) -> Row:
    kind = "" if line is None else _cost_kind(is_variable=line.is_variable)
    line = line or Labour(id="")
    fund = Formula(money(f"C{row}", f"E{row}", f"F{row}"), line.fund)
    typed = (line.name, line.people, line.local_people, line.months, line.wage)
    return Row((number, *typed, kind, fund))


def costs(given: Given) -> Page:
    """Return table 3-5."""
    where = given.costs
    columns = (
        NUMBER,
        typed(words.COST, 44),
        choice(words.COST_KIND, 13, _COST_KINDS),
        *(typed(head, 20, Kind.MONEY) for head in given.heads),
    )
    taken = [
        Row((number, label, kind, *(Formula(cell(p), amount(p)) for p in PLACES)), typed=())
        for number, (label, kind, cell, amount) in enumerate(_taken_over(given), 1)
    ]
    own = (_cost(number + len(taken), line) for number, _, line in lines(where, given.plan.costs))
    return Page(words.COSTS, columns, (*taken, *own, *_cost_sums(given)))


def _cost(number: int, line: Cost | None) -> Row:
    if line is None:
        return Row((number,))
    return Row((number, line.name, _cost_kind(is_variable=line.is_variable), *line.amounts))


_Taken = tuple[str, str, Callable[[int], str], Callable[[int], Decimal]]


def _taken_over(given: Given) -> tuple[_Taken, ...]:
    """Return the lines that come from other tables: label, kind, cell and amount of a year."""
    years, labour = given.figures.years, given.labour
    materials, assets, loans = given.materials, given.assets, given.loans
    variable, fixed = words.VARIABLE, words.FIXED
    return (
        (
            words.MATERIALS_ROW, variable,
            lambda p: materials.at("LMN"[p], materials.below), lambda p: years[p].materials,
        ),
        (
            words.LABOUR_VARIABLE, variable,
            lambda _: labour.at("H", labour.below + 1), lambda p: years[p].labour_variable,
        ),
        (
            words.LABOUR_FIXED, fixed,
            lambda _: labour.at("H", labour.below + 2), lambda p: years[p].labour_fixed,
        ),
        (
            words.DEPRECIATION_ROW, fixed,
            lambda p: assets.at("HIJ"[p], assets.below), lambda p: years[p].depreciation,
        ),
        (
            words.INTEREST_ROW, fixed,
            lambda p: loans.at("IJK"[p], loans.below), lambda p: years[p].interest,
        ),
    )  # fmt: skip


def _cost_sums(given: Given) -> Iterator[Row]:
    """Yield the sums of variable and fixed costs, each typed cell rounded, and of all."""
    where, years = given.costs, given.figures.years
    kinds = where.here("$C")
    variable, fixed, both = [], [], []
    for place in PLACES:
        column, year = "DEF"[place], years[place]
        rounded = f"ROUND({where.here(column)},0)"
        of = f"SUMPRODUCT(({kinds}{{}}{word(words.VARIABLE)})*{rounded})"
        first, second, third, fourth, fifth = (f"{column}{FIRST + n}" for n in range(5))
        variable.append(Formula(f"{first}+{second}+{of.format('=')}", year.variable))
        fixed.append(Formula(f"{third}+{fourth}+{fifth}+{of.format('<>')}", year.fixed))
        both.append(Formula(f"{column}{where.below}+{column}{where.below + 1}", year.cost))
    yield foot(words.ALL_VARIABLE, variable, 1)
    yield foot(words.ALL_FIXED, fixed, 1)
    yield foot(words.ALL_COSTS, both, 1)
