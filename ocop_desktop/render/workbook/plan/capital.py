"""Capital, loans and channels (tables 3-8 and 3-9) as sheets, with the cells that follow."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ocop_desktop.planning.inputs import ZERO, Channel, Source, share, to_dong, total
from ocop_desktop.planning.loans import loan_years
from ocop_desktop.render.workbook.plan.areas import PLACES, Given, summary
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
    sum_of,
    typed,
    word,
)
from ocop_desktop.wording import paper
from ocop_desktop.wording import plan_workbook as words

_LOAN_KINDS: Final = (words.NO_LOAN, words.LOAN)
_WHOLE: Final = 100  # percent
_YEAR_MONTHS: Final = 12


def sources(given: Given) -> Page:
    """Return table 3-8."""
    where, figures = given.sources, given.figures
    columns = (
        NUMBER,
        typed(words.SOURCE, 40),
        choice(words.LOAN_KIND, 13, _LOAN_KINDS),
        typed(words.SUM_OF_MONEY, 20, Kind.MONEY),
        typed(words.RATE, 11, Kind.NUMBER),
        typed(words.MONTHS, 11, Kind.NUMBER),
        Column(words.PART, 11, Kind.SHARE),
    )
    rows = [_source(given, *line) for line in lines(where, given.plan.sources)]
    whole = Formula(f"SUMPRODUCT(ROUND({where.here('D')},0))", figures.sources)
    need = Formula(summary("need"), figures.capital_need)
    gap = Formula(f"D{where.below + 1}-D{where.below}", figures.gap)
    feet = (foot(paper.TOTAL, [whole], 1), foot(words.CAPITAL_NEED, [need], 1))
    return Page(words.SOURCES, columns, (*rows, *feet, foot(words.GAP, [gap], 1)))


def _source(given: Given, number: int, row: int, line: Source | None) -> Row:
    kind = "" if line is None else _LOAN_KINDS[line.is_loan]
    line = line or Source(id="")
    return Row(
        (number, line.name, kind, line.amount, line.rate, line.months, _part(given, row, line))
    )


def _part(given: Given, row: int, line: Source) -> Formula:
    """Return the source's share of all sources, to six places."""
    whole, amount = given.figures.sources, line.amount
    part = None if amount is None else share(to_dong(amount), whole)
    below = f"D${given.sources.below}"
    return Formula(f'IF(AND(COUNT(D{row})=1,{below}>0),ROUND(ROUND(D{row},0)/{below},6),"")', part)


def loans(given: Given) -> Page:
    """Return balance, repayment and interest of each loan."""
    where, years = given.loans, given.figures.years
    columns = (
        NUMBER,
        Column(words.SOURCE, 24),
        *(Column(head, 14, Kind.MONEY) for head in given.each_year(words.BALANCE)),
        *(Column(head, 14, Kind.MONEY) for head in given.each_year(words.REPAYMENT)),
        *(Column(head, 13, Kind.MONEY) for head in given.each_year(words.INTEREST)),
    )
    rows = [_loan(given, *line) for line in lines(where, given.plan.sources)]
    balances = zip(*(_balances(line) for line in given.plan.sources), strict=True)
    opening = [total(of_year) for of_year in balances] or [ZERO] * len(PLACES)
    sums = [sum_of(where, "CDE"[p], [opening[p]]) for p in PLACES]
    sums += [sum_of(where, "FGH"[p], [years[p].repayment]) for p in PLACES]
    sums += [sum_of(where, "IJK"[p], [years[p].interest]) for p in PLACES]
    return Page(words.LOANS, columns, (*rows, foot(paper.TOTAL, sums)))


def _counts(line: Source) -> bool:
    return line.is_loan and line.amount is not None and (line.months or ZERO) > 0


def _balances(line: Source) -> list[Decimal | None]:
    """Return what is owed at the beginning of each year; None for other capital."""
    if not _counts(line) or line.amount is None:
        return [None for _ in PLACES]
    owed = [to_dong(line.amount)]
    for year in loan_years(line)[:-1]:
        owed.append(owed[-1] - year.repayment)
    return list(owed)


def _loan(given: Given, number: int, row: int, line: Source | None) -> Row:
    line = line or Source(id="")
    counts, years = _counts(line), loan_years(line)
    repaid = [year.repayment if counts else None for year in years]
    interest = [year.interest if counts else None for year in years]
    name = f'IF(C{row}="","",{given.sources.at("B", row)}&"")'
    return Row(
        (
            number,
            Formula(name, line.name if counts else None),
            *map(Formula, _opening(given, row), _balances(line)),
            *(Formula(_repaid(given, row, p), repaid[p]) for p in PLACES),
            *(Formula(_interest(given, row, p), interest[p]) for p in PLACES),
        )
    )


def _opening(given: Given, row: int) -> Iterator[str]:
    kind, amount, months = (given.sources.at(column, row) for column in "CDF")
    is_loan = f"AND({kind}={word(words.LOAN)},COUNT({amount},{months})=2,{months}>0)"
    yield f'IF({is_loan},ROUND({amount},0),"")'
    yield f'IF(C{row}="","",C{row}-F{row})'
    yield f'IF(C{row}="","",D{row}-G{row})'


def _repaid(given: Given, row: int, place: int) -> str:
    """Return an equal part of the principal; the loan's last year takes the rest."""
    months, owed = given.sources.at("F", row), f"{'CDE'[place]}{row}"
    rest = f"{months}<={_YEAR_MONTHS * (place + 1)}"
    part = f"ROUND($C{row}*{_YEAR_MONTHS}/{months},0)"
    return f'IF({owed}="","",IF({rest},{owed},{part}))'


def _interest(given: Given, row: int, place: int) -> str:
    rate, months = given.sources.at("E", row), given.sources.at("F", row)
    owed = f"{'CDE'[place]}{row}"
    running = f"MAX(0,MIN({_YEAR_MONTHS},{months}-{_YEAR_MONTHS * place}))"
    return f'IF({owed}="","",ROUND({owed}*{rate}*{running}/{_WHOLE * _YEAR_MONTHS},0))'


def channels(given: Given) -> Page:
    """Return table 3-9."""
    where, rows = given.channels, given.plan.channels
    columns = (
        NUMBER,
        typed(words.CHANNEL, 60),
        typed(words.SHARE, 16, Kind.NUMBER),
        Column(words.REMARK, 40),
    )
    whole = sum_of(where, "C", (row.share for row in rows))
    below = f"C{where.below}"
    remark = words.NOT_WHOLE if whole.value not in (_WHOLE, 0) else None
    said = f'IF(OR({below}={_WHOLE},{below}=0),"",{word(words.NOT_WHOLE)})'
    feet = foot(paper.TOTAL, [whole, Formula(said, remark)])
    return Page(words.CHANNELS, columns, (*map(_channel, lines(where, rows)), feet))


def _channel(line: tuple[int, int, Channel | None]) -> Row:
    number, _, channel = line
    return Row((number, channel.name, channel.share) if channel else (number,))
