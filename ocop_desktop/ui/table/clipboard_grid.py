"""Cells copied in Excel, as they lie on the clipboard."""

import re
import tkinter as tk
from typing import Final

# A cell with line breaks stands in quotation marks, its own ones doubled. One that merely begins
# with a mark ("Gạo thơm" loại 1, or " for "the same as above") stands as it is.
_QUOTED: Final = re.compile(r'"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?=[\t\n]|\Z)')
_PLAIN: Final = re.compile(r"[^\t\n]*")


def clipboard_grid(widget: tk.Misc) -> list[list[str]] | None:
    """Return the clipboard as rows and cells, or None when it is an ordinary piece of text."""
    try:
        text = widget.clipboard_get()
    except tk.TclError:  # nothing there, or a picture
        return None
    lines = text.rstrip("\r\n")
    if "\t" not in lines and "\n" not in lines:
        return None
    return split_cells(lines)


def split_cells(text: str) -> list[list[str]]:
    """Return rows of cells; a line with nothing in it is a row of one empty cell."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    grid: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _cell(text, at)
        grid[-1].append(cell)
        if at >= len(text):
            return grid
        if text[at] == "\n":
            grid.append([])
        at += 1


def _cell(text: str, at: int) -> tuple[str, int]:
    """Return the cell that begins at this place, and where it ends."""
    quoted = _QUOTED.match(text, at)
    if quoted and quoted[1].strip():
        return quoted[1].replace('""', '"'), quoted.end()
    plain = _PLAIN.match(text, at)
    return (plain[0], plain.end()) if plain else ("", at)
