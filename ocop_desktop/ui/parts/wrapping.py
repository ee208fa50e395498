"""Labels whose text breaks at the width they are given."""

import tkinter as tk
from tkinter import ttk


def wrap(label: ttk.Label) -> ttk.Label:
    """Let the label break its text at its own width, whenever that changes; return it.

    The label must be stretched by its layout (sticky "ew" in a column with weight, or fill "x").
    """

    def fit(event: "tk.Event[tk.Misc]") -> None:
        if str(label.cget("wraplength")) != str(event.width):
            label.configure(wraplength=event.width)

    label.bind("<Configure>", fit, add=True)
    return label
