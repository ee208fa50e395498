"""Cells from a spreadsheet, put the way people here write them before they are read.

A column is looked at as a whole: one 1,250,000 in it tells that its commas part thousands. What
still could be read two ways is left as it is, and reading it says so.
"""

import re
from collections.abc import Sequence
from typing import Final

from ocop_desktop.core.text import fold
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
    pairs = [(c, cell.strip()) for c, cell in zip(columns, grid[0], strict=False) if cell.strip()]
    figures = [cell for column, cell in pairs if column.kind in _NUMBERS]
    if len(grid) == 1 or not pairs or any(c.isdigit() for cell in figures for c in cell):
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
