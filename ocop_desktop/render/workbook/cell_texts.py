"""What all our workbooks share: texts that are safe in a cell, heights, and what fails."""

import errno
import re
from pathlib import Path
from typing import Final

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.text import nfc
from ocop_desktop.wording import paper as words

A4: Final = "9"  # as Excel numbers papers
PAPERS: Final = {"A4": A4, "A3": "8"}
TALLEST: Final = 409.0  # points Excel allows a row
RISKY: Final = ("=", "+", "-", "@")  # what a spreadsheet might take for a formula
_LETTERS: Final = 1.1  # of our type, to a character of Excel's column widths
_CELL_LIMIT: Final = 32_767  # characters Excel keeps in a cell
_NOT_WRITTEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Return the text composed, without what no cell may hold, as long as a cell takes."""
    return _NOT_WRITTEN.sub("", nfc(text))[:_CELL_LIMIT]


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of so many characters."""
    fits = max(1, int(width * _LETTERS))
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0
        for word in paragraph.split():
            used += len(word) + bool(used)
            if used > fits:
                count += (used > len(word)) + (len(word) - 1) // fits
                used = (len(word) - 1) % fits + 1
    return count


def refusal(path: Path, error: OSError) -> Refusal:
    """Say why a workbook cannot be written."""
    if error.errno == errno.ENOSPC:
        return Refusal("XUAT-02", words.disk_full(path), safe=words.KEPT, todo=words.FREE_SPACE)
    return Refusal("XUAT-01", words.unwritable(path), safe=words.KEPT, todo=words.close_it(path))
