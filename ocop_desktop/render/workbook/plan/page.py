"""One sheet of a plan's workbook as data: columns, rows, and formulas with what they come to.

Every formula carries the result the program worked out, so that viewers that do not calculate
(protected view, telephones) show it, and tests can hold it against what a spreadsheet makes of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import chain, repeat
from string import ascii_uppercase
from typing import Final, NamedTuple, TypeAlias, TypeVar

from ocop_desktop.planning.inputs import Amount, total
from ocop_desktop.wording import paper

_Line = TypeVar("_Line")

FIRST: Final = 5  # row of the first line of a table: below title, names, note and head
SPARE: Final = 3  # empty lines at the end of a table, for what comes later


class Kind(StrEnum):
    """What the cells of a column are."""

    COUNT = "count"
    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"


_FIGURES: Final = (Kind.NUMBER, Kind.MONEY, Kind.SHARE)


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula, without its "=", and its result."""

    text: str
    value: Decimal | int | str | None = None


Content: TypeAlias = Formula | Decimal | int | str | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `typed` cells are for input, `choices` are words or a range of the workbook."""

    label: str
    width: float
    kind: Kind = Kind.TEXT
    typed: bool = False
    choices: tuple[str, ...] | str = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line; `kind` and `typed` (places of columns) stand in for what the columns say."""

    cells: Sequence[Content]
    kind: Kind | None = None
    typed: tuple[int, ...] | None = None
    bold: bool = False
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet, its table from row FIRST on."""

    tab: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Area(NamedTuple):
    """Where the lines of a table stand, spare ones too."""

    tab: str
    first: int
    last: int

    @property
    def below(self) -> int:
        """The row of its sum."""
        return self.last + 1

    @property
    def rows(self) -> range:
        """The rows of its lines."""
        return range(self.first, self.last + 1)

    def all(self, column: str) -> str:
        """Return the column as a range."""
        return f"{quoted(self.tab)}!${column}${self.first}:${column}${self.last}"

    def here(self, column: str) -> str:
        """Return the column as a range, for formulas of the same sheet."""
        return f"{column}{self.first}:{column}{self.last}"

    def at(self, column: str, row: int) -> str:
        """Return one cell."""
        return f"{quoted(self.tab)}!{column}{row}"


def area(tab: str, lines: int, before: int = 0) -> Area:
    """Return the area of a table with so many lines, and spare ones."""
    first = FIRST + before
    return Area(tab, first, first + lines + SPARE - 1)


def quoted(tab: str) -> str:
    """Return the name of a sheet for a formula."""
    return "'" + tab.replace("'", "''") + "'"


def word(text: str) -> str:
    """Return a text for a formula."""
    return '"' + text.replace('"', '""') + '"'


def money(one: str, *factors: str) -> str:
    """Return the rounded product of cells; nothing while one of them is empty."""
    cells = (one, *factors)
    return f'IF(COUNT({",".join(cells)})={len(cells)},ROUND({"*".join(cells)},0),"")'


# --- lines --------------------------------------------------------------------------------------

NUMBER: Final = Column(paper.NUMBER, 5, Kind.COUNT)


def lines(where: Area, rows: Iterable[_Line]) -> Iterator[tuple[int, int, _Line | None]]:
    """Yield number, row and line; None for the spare ones."""
    spare: Iterable[_Line | None] = chain(rows, repeat(None))
    for number, (row, line) in enumerate(zip(where.rows, spare, strict=False), 1):
        yield number, row, line


def typed(label: str, width: float, kind: Kind = Kind.TEXT) -> Column:
    """Return a column for input."""
    return Column(label, width, kind, typed=True)


def choice(label: str, width: float, choices: tuple[str, ...]) -> Column:
    """Return a column for input chosen from words."""
    return Column(label, width, Kind.CHOICE, typed=True, choices=choices)


def sum_of(where: Area, column: str, amounts: Iterable[Amount]) -> Formula:
    """Return the sum of a column of the same sheet."""
    return Formula(f"SUM({where.here(column)})", total(amounts))


def foot(label: str, cells: Sequence[Content], skip: int = 0) -> Row:
    """Return a line below the table: bold, nothing to type; `skip` cells stay empty."""
    return Row(("", label, *[""] * skip, *cells), typed=(), bold=True)


# --- cells --------------------------------------------------------------------------------------


class Placed(NamedTuple):
    """A cell where it stands, and how it looks."""

    row: int
    column: int  # from 1
    content: Content
    kind: Kind
    typed: bool
    bold: bool
    shaded: bool

    @property
    def coordinate(self) -> str:
        """The cell as a spreadsheet names it; our tables are narrower than the alphabet."""
        return f"{ascii_uppercase[self.column - 1]}{self.row}"


def cells(page: Page) -> Iterator[Placed]:
    """Yield the cells of the table, the empty ones at the end of a line too."""
    for number, row in enumerate(page.rows, FIRST):
        for place, (column, content) in enumerate(
            zip(page.columns, chain(row.cells, repeat(None)), strict=False)
        ):
            typed = column.typed if row.typed is None else place in row.typed
            kind = row.kind if row.kind and column.kind in _FIGURES else column.kind
            yield Placed(number, place + 1, content, kind, typed, row.bold, row.shaded)
