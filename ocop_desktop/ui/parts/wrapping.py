"""Labels whose text breaks at the width they are given."""

import tkinter as tk
from tkinter import ttk
from typing import Final

_INSET: Final = 4  # pixels a label keeps for itself


def wrap(label: ttk.Label) -> ttk.Label:
    """Let the label break its text at its own width, whenever that changes; return it.

    The label must be stretched by its layout (sticky "ew" in a column with weight, or fill "x").
    """

    def fit(event: "tk.Event[tk.Misc]") -> None:
        room = max(1, event.width - _INSET)
        if str(label.cget("wraplength")) != str(room):
            label.configure(wraplength=room)

    label.bind("<Configure>", fit, add=True)
    return label
