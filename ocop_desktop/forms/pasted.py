"""Cells from a spreadsheet, put the way people here write them before they are read.

A column is looked at as a whole: one 1,250,000 in it tells that its commas part thousands. What
still could be read two ways is left as it is, and reading it says so.
"""

import re
from collections.abc import Sequence
from typing import Final

from ocop_desktop.forms.spec import Column

_NUMBERS: Final = frozenset({"integer", "decimal", "money"})
_WHOLE: Final = frozenset({"integer", "money"})
_NOTHING: Final = frozenset({"-", "–", "—", "#N/A", "#REF!", "#VALUE!", "#DIV/0!"})
_OURS: Final = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH: Final = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CERTAIN: Final = re.compile(r"[-−]?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|[-−]?\d{1,3}(?:,\d{3})+\.\d+")
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


def _is_english(column: Column, cells: Sequence[str]) -> bool:
    """Tell whether commas part thousands: one cell proves it, or no other reading is left."""
    commas = [cell for cell in cells if "," in cell]
    if not all(map(_ENGLISH.fullmatch, commas)) or any(map(_OURS.fullmatch, cells)):
        return False
    if any(map(_CERTAIN.fullmatch, commas)):
        return True
    return column.kind in _WHOLE and bool(commas)
