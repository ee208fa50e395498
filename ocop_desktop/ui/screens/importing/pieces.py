"""Small pieces the pages of the wizard are put together from."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.wrapping import wrap

_NARROW: Final = 10.0  # ems a text asks for at least; it then takes the width there is


def say(
    master: tk.Misc, text: str, style: str = "Panel.Text.TLabel", gap: float = 0.4
) -> ttk.Label:
    """Put a paragraph below what stands there already."""
    label = text_label(master, text, style)
    label.pack(fill="x", pady=(theme.em(master, gap), 0))
    return label


def text_label(master: tk.Misc, text: str, style: str = "Panel.Text.TLabel") -> ttk.Label:
    """Return a label that breaks; it must be stretched by its layout."""
    narrow = theme.em(master, _NARROW)
    return wrap(ttk.Label(master, text=text, style=style, wraplength=narrow))


def buttons(
    master: tk.Misc,
    *told: tuple[str, Callable[[], None]],
    first: str = "Secondary",
    gap: float = 0.9,
) -> list[ttk.Button]:
    """Put buttons in a row that breaks, and return them."""
    row = Flow(master, "Panel.TFrame")
    row.pack(fill="x", pady=(theme.em(master, gap), 0))
    made = [
        ttk.Button(row, text=text, style="Secondary.TButton", command=command)
        for text, command in told
    ]
    made[0].configure(style=f"{first}.TButton")
    row.arrange()
    return made
