"""Cells from a spreadsheet, put the way people here write them before they are read.

A column is looked at as a whole: one 1,250,000 in it tells that its commas part thousands. What
still could be read two ways is left as it is, and reading it says so.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from ocop_desktop.core.text import fold
from ocop_desktop.forms.kinds.kind import Unreadable
from ocop_desktop.forms.kinds.table import CELL_KINDS, typed_columns
from ocop_desktop.forms.spec import Column

_NUMBERS: Final = frozenset({"integer", "decimal", "money"})
_WHOLE: Final = frozenset({"integer", "money"})
_NOTHING: Final = frozenset({"-", "–", "—", "#N/A", "#REF!", "#VALUE!", "#DIV/0!"})
_OURS: Final = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH: Final = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CERTAIN: Final = re.compile(r"[-−]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|[-−]?\d{1,3}(?:,\d{3})+\.\d+")
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)")
_FEW: Final = 2  # cells that tell a head
_IDLE_FRACTION: Final = re.compile(r"(?<=\d)[.,]0{1,2}$")


class Block(NamedTuple):
    """Copied cells as they fall on a table: for each of their columns one of it, or None."""

    columns: tuple[Column | None, ...]
    rows: Sequence[Sequence[str]]
    has_head: bool  # which is no row of it

    @property
    def left_out(self) -> int:
        """How many columns that hold something fall on none that is typed."""
        lost = (place for place, column in enumerate(self.columns) if column is None)
        return sum(any("".join(row[at : at + 1]).strip() for row in self.rows) for at in lost)

    @property
    def last(self) -> Column | None:
        """The last of several columns it falls on, None for a single one."""
        filled = [column for column in self.columns if column]
        return filled[-1] if len(filled) > 1 else None

    def in_our_spelling(self) -> Iterator[list[tuple[Column, str]]]:
        """Yield the rows, each cell with its column, each column read as a whole."""
        usual_cells = [
            None if column is None else iter(usual(column, [r[i] for r in self.rows if i < len(r)]))
            for i, column in enumerate(self.columns)
        ]
        for row in self.rows:
            here = zip(self.columns, usual_cells, row, strict=False)
            yield [(column, next(cells)) for column, cells, _ in here if column and cells]


def fall(columns: Sequence[Column], start: int, grid: Sequence[Sequence[str]]) -> Block:
    """Return how copied cells fall on a table; `start` is the place of the cell she stands in.

    They go by the heads above them where those name columns, else side by side from there into
    what is typed: she copies what she would have typed. A block that is wider, or that can be read
    better so, holds what is computed, too.
    """
    named = _named(columns, grid[0]) if len(grid) > 1 else ()
    beside = columns[start:]
    typed = typed_columns(beside)
    has_head = bool(named) or any(begins_with_head(each, grid) for each in (typed, beside))
    rows = grid[has_head:]
    width = max(map(_width, grid), default=0)
    meant: Sequence[Column | None] = named or _meant(typed, beside, width, rows)
    kept = [column if column and column.kind != "computed" else None for column in meant[:width]]
    return Block((*kept, *[None] * (width - len(kept))), rows, has_head)


def _meant(
    typed: Sequence[Column],
    beside: Sequence[Column],
    width: int,
    rows: Sequence[Sequence[str]],
) -> Sequence[Column]:
    """Return the columns a block without heads was copied from."""
    if width > len(typed):
        return beside
    return min(typed, beside, key=lambda columns: _unreadable(columns, rows))


def _unreadable(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells the kinds of these columns could not read."""
    count = 0
    for place, column in enumerate(columns):
        cells = [row[place] for row in rows if place < len(row)]
        for text in usual(column, cells) if column.kind != "computed" else ():
            try:
                CELL_KINDS[column.kind].read(text, column)
            except Unreadable:
                count += 1
    return count


def _width(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)


def _named(columns: Sequence[Column], heads: Sequence[str]) -> tuple[Column | None, ...]:
    """Return the column each head names; nothing where that is not certain for all of them."""
    typed = typed_columns(columns)
    by_label = {_name(column.label): column for column in (*columns, *typed)}  # typed ones win
    wanted = [_name(head) for head in heads if head.strip()]
    labels = [_name(column.label) for column in typed]
    twice = any(labels.count(name) > 1 or wanted.count(name) > 1 for name in wanted)
    if twice or len(wanted) < _FEW or not by_label.keys() >= set(wanted):
        return ()
    return tuple(by_label.get(_name(head)) for head in heads)


def usual(column: Column, texts: Sequence[str]) -> list[str]:
    """Return the pasted cells of one column in our spelling."""
    cells = [" ".join(text.split()) for text in texts]
    if column.kind not in _NUMBERS:
        return cells
    cells = ["" if cell in _NOTHING else cell for cell in cells]
    if _is_english(column, cells):
        cells = [cell.replace(",", "").replace(".", ",") for cell in cells]
    if column.kind in _WHOLE:
        cells = [_IDLE_FRACTION.sub("", cell) for cell in cells]
    return cells


def begins_with_head(columns: Sequence[Column], grid: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names the columns: by their labels, or no number where asked.

    A lone word where a number is asked is an answer that is wrong, and so is one said twice, or
    several where no cell begins like its label.
    """
    if len(grid) <= 1:
        return False
    pairs = [(c, cell.strip()) for c, cell in zip(columns, grid[0], strict=False) if cell.strip()]
    figures = [cell for column, cell in pairs if column.kind in _NUMBERS]
    if not pairs or any(c.isdigit() for cell in figures for c in cell):
        return False
    named = sum(_name(column.label) == _name(cell) for column, cell in pairs)
    words = {cell for cell in figures if cell not in _NOTHING}
    alike = any(_name(c.label).split()[:1] == _name(cell).split()[:1] for c, cell in pairs)
    return named >= min(_FEW, len(pairs)) or (alike and len(figures) == len(words) >= _FEW)


def _name(text: str) -> str:
    """Return a label as it is compared: without its unit in brackets."""
    return " ".join(fold(_IN_BRACKETS.sub("", text)).split())


def _is_english(column: Column, cells: Sequence[str]) -> bool:
    """Tell whether commas part thousands: one cell proves it, or no other reading is left."""
    commas = [cell for cell in cells if "," in cell]
    if not all(map(_ENGLISH.fullmatch, commas)) or any(map(_OURS.fullmatch, cells)):
        return False
    if any(map(_CERTAIN.fullmatch, commas)):
        return True
    return column.kind in _WHOLE and bool(commas)
