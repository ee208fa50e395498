"""A white panel with a thin line around it."""

import tkinter as tk
from tkinter import ttk

from ocop_desktop.ui import theme


def bordered(master: tk.Misc, *, line: str = "") -> tk.Frame:
    """Return an empty white frame with a line around it, to be placed by the caller."""
    p = theme.palette()
    color = line or p.line
    return tk.Frame(
        master,
        background=p.panel,
        highlightthickness=1,
        highlightbackground=color,
        highlightcolor=color,
    )


def card(master: tk.Misc, title: str = "") -> ttk.Frame:
    """Return the padded inside of a bordered panel, packed below what stands there already."""
    edge = bordered(master)
    edge.pack(fill="x", pady=(0, theme.em(master, 16 / 14)))
    inside = ttk.Frame(edge, style="Panel.TFrame", padding=theme.em(master, 1.3))
    inside.pack(fill="both", expand=True)
    if title:
        ttk.Label(inside, text=title, style="Panel.Section.TLabel").pack(
            anchor="w", pady=(0, theme.em(master, 0.5))
        )
    return inside
