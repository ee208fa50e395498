"""The first sheet of a plan's workbook: what holds for all of it, and what comes out."""

from collections.abc import Iterator
from decimal import Decimal

from ocop_desktop.planning.figures import Year
from ocop_desktop.planning.inputs import total
from ocop_desktop.render.workbook.plan.areas import PLACES, Given, break_even, result, summary
from ocop_desktop.render.workbook.plan.page import Column, Content, Formula, Kind, Page, Row, word
from ocop_desktop.wording import plan_workbook as words


def overview(given: Given) -> Page:
    """Return the summary, its lines in the order of `areas.summary`."""
    columns = (
        Column(words.INDICATOR, 50),
        *(Column(head, 18, Kind.MONEY) for head in given.heads),
        Column(words.REMARK, 38),
    )
    rows = (*_common(given), *_capital(given), *_outcome(given), *_local(given))
    return Page(words.SUMMARY, columns, rows)


def _head(label: str) -> Row:
    return Row((label,), bold=True, shaded=True)


def _common(given: Given) -> Iterator[Row]:
    plan = given.plan
    yield _head(words.COMMON)
    yield Row((words.WORKING_CAPITAL, plan.working_capital), typed=(1,))
    yield Row((words.CYCLE, plan.cycle_months), Kind.NUMBER, typed=(1,))
    yield Row((words.TAX_RATE, plan.tax_rate), Kind.NUMBER, typed=(1,))


def _own(name: str) -> str:
    """Return a cell of this sheet."""
    return summary(name).partition("!")[2]


def _capital(given: Given) -> Iterator[Row]:
    figures, assets, sources = given.figures, given.assets, given.sources
    yield _head(words.CAPITAL)
    investment = Formula(assets.at("G", assets.below + 1), figures.investment)
    yield Row((words.INVESTMENT, investment))
    suggested = Formula(_suggested(given), figures.suggested_working_capital)
    yield Row((words.SUGGESTED, suggested, "", "", words.SUGGESTED_HOW))
    need = f"{_own('investment')}+ROUND({_own('working_capital')},0)"
    yield Row((words.CAPITAL_NEED, Formula(need, figures.capital_need)))
    yield Row((words.ALL_SOURCES, Formula(sources.at("D", sources.below), figures.sources)))
    gap = Formula(f"{_own('need')}-{_own('sources')}", figures.gap)
    yield Row((words.GAP, gap, "", "", _gap_said(given)), bold=True)


def _suggested(given: Given) -> str:
    assets, cycle = given.assets, _own("cycle")
    cash = f"({result('cost', 0)}-{assets.at('H', assets.below)})"
    return f'IF(COUNT({cycle})=1,ROUND({cash}*{cycle}/12,0),"")'


def _gap_said(given: Given) -> Formula:
    """Return what the difference means; nothing where neither need nor source is there."""
    cell, figures = _own("gap"), given.figures
    over = f"IF({cell}<0,{word(words.TOO_MUCH)},{word(words.ENOUGH)})"
    said = f"IF({cell}>0,{word(words.MISSING)},{over})"
    nothing = f"AND({_own('need')}=0,{_own('sources')}=0)"
    known = figures.capital_need or figures.sources
    return Formula(f'IF({nothing},"",{said})', words.gap(figures.gap) if known else None)


def _outcome(given: Given) -> Iterator[Row]:
    yield _head(words.OUTCOME)
    yield _years(given, words.REVENUE_ROW, "revenue")
    yield _years(given, words.COST_ROW, "cost")
    yield _years(given, words.PROFIT, "profit", bold=True)
    yield _years(given, words.MARGIN, "margin", Kind.SHARE)
    yield _years(given, words.BREAK_EVEN, "break_even")
    yield _years(given, words.BREAK_EVEN_SHARE, "break_even_share", Kind.SHARE)
    yield _payback(given)


def _payback(given: Given) -> Row:
    payback = given.figures.payback
    remark = None if given.figures.investment > 0 else words.NO_INVESTMENT
    said = f'IF({_own("investment")}>0,"",{word(words.NO_INVESTMENT)})'
    shown = words.NEVER_PAID if payback is None else payback
    cells = (words.PAYBACK, Formula(result("payback", 0), shown), "", "", Formula(said, remark))
    return Row(cells, Kind.NUMBER)


def _years(
    given: Given, label: str, name: str, kind: Kind = Kind.MONEY, *, bold: bool = False
) -> Row:
    years = given.figures.years
    cells = (Formula(result(name, place), _value(years[place], name)) for place in PLACES)
    return Row((label, *cells), kind, bold=bold)


def _value(year: Year, name: str) -> Decimal | str | None:
    if name.startswith("break_even"):
        share = year.break_even_share if name.endswith("share") else year.break_even_revenue
        return break_even(year, share)
    figure: Decimal | None = getattr(year, name)
    return figure


def _local(given: Given) -> Iterator[Row]:
    figures, labour = given.figures, given.labour
    people, local = labour.at("C", labour.below), labour.at("D", labour.below)
    all_people, told = labour.all("C"), f"ISNUMBER({labour.all('D')})"
    untold = f"SUMPRODUCT(ISNUMBER({all_people})*({all_people}>0)*(1-{told}))"
    known = f"AND({untold}=0,{people}>0)"
    yield _head(words.LOCAL)
    labour_share = f'IF({known},ROUND({local}/{people},6),"")'
    yield _share(words.LOCAL_LABOUR, labour_share, figures.local_labour_share)
    nothing = words.UNTOLD if total(year.materials for year in figures.years) > 0 else None
    for label, origin, part in (
        (words.LOCAL_MATERIAL, "commune", figures.local_material_share),
        (words.PROVINCE_MATERIAL, "province", figures.province_material_share),
    ):
        yield _share(label, _of_origin(given, origin), nothing if part is None else part)


def _share(label: str, formula: str, value: Decimal | str | None) -> Row:
    cells: tuple[Content, ...] = (label, Formula(formula, value))
    return Row(cells, Kind.SHARE)


def _of_origin(given: Given, origin: str) -> str:
    """Return the share of one origin by the cost of the three years, if any origin is told."""
    where = given.materials
    whole = f"SUM({where.at('L', where.below)}:N{where.below})"
    told = "+".join(_cost_of(given, each) for each in words.ORIGINS)
    part = f"IF({told}>0,ROUND(({_cost_of(given, origin)})/{whole},6),{word(words.UNTOLD)})"
    return f'IF({whole}>0,{part},"")'


def _cost_of(given: Given, origin: str) -> str:
    where, said = given.materials, word(words.ORIGINS[origin])
    return "+".join(f"SUMIF({where.all('H')},{said},{where.all('LMN'[p])})" for p in PLACES)
