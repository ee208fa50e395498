"""Cells copied in Excel, as they lie on the clipboard."""

import csv
import io
import tkinter as tk


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
    """Return rows of cells; a cell with tabs or line breaks stands in quotation marks."""
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter="\t") if row]
    except csv.Error:  # a cell beyond csv's own limit: the quotation marks mean nothing then
        return [line.split("\t") for line in text.splitlines()]
