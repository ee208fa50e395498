"""Labels whose text breaks at the width they are given."""

import tkinter as tk
from tkinter import ttk
from typing import Final, TypeVar

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
