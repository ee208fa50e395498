"""Scroll bars that stand only where there is something to scroll."""

from tkinter import ttk


def when_needed(bar: ttk.Scrollbar, first: str | float, last: str | float) -> None:
    """Show where we are; a bar in a grid goes while everything is in sight."""
    bar.set(float(first), float(last))
    if float(first) <= 0 and float(last) >= 1:
        bar.grid_remove()
    else:
        bar.grid()
