"""Text in the width it is given: labels that break, words that are cut off with an ellipsis."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Final, TypeVar

from ocop_desktop.wording import ui as words

_INSET: Final = 4  # pixels a label keeps for itself

AnyLabel = TypeVar("AnyLabel", ttk.Label, tk.Label)


def wrap(label: AnyLabel, inset: int = _INSET) -> AnyLabel:
    """Let the label break its text at its own width, whenever that changes; return it.

    The label must be stretched by its layout (sticky "ew" in a column with weight, or fill "x"):
    it asks for no width of its own. Did it ask, a break would change the width it is given, the
    width the break, and a page could lay itself out for ever.
    """
    label.configure(width=1)

    def fit(event: "tk.Event[tk.Misc]") -> None:
        room = max(1, event.width - inset)
        if str(label.cget("wraplength")) != str(room):
            label.configure(wraplength=room)

    label.bind("<Configure>", fit, add=True)
    return label


def shortened(text: str, width: int, measure: Callable[[str], int]) -> str:
    """Return the text, or as much of it as fits in `width` with an ellipsis behind."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(f"{text[:middle].rstrip()}{words.ELLIPSIS}") <= width:
            low = middle
        else:
            high = middle - 1
    return f"{text[:low].rstrip()}{words.ELLIPSIS}" if low else text[:1]


def in_two_lines(text: str, width: int, measure: Callable[[str], int]) -> str:
    """Return the text broken into at most two lines, the second one shortened."""
    if measure(text) <= width:
        return text
    parts = text.split(" ")
    count = len(parts)
    while count > 1 and measure(" ".join(parts[:count])) > width:
        count -= 1
    first, rest = " ".join(parts[:count]), " ".join(parts[count:])
    return "\n".join(shortened(line, width, measure) for line in (first, rest) if line)
