"""Pictures for buttons and menus, drawn from ttkbootstrap's icon font and kept by the root."""

import tkinter as tk
from typing import Final

from PIL import ImageTk
from ttkbootstrap.style.icons import IconRenderer

from ocop_desktop.ui import theme

_CACHE: Final = "_ocop_icons"
_SIZE: Final = 1.15  # ems


def room(widget: tk.Misc, size: float = _SIZE) -> tk.PhotoImage:
    """Return an empty picture that keeps the place of an icon; whoever asks keeps it."""
    pixels = theme.em(widget, size)
    return tk.PhotoImage(master=widget, width=pixels, height=pixels)


def icon(widget: tk.Misc, name: str, color: str, size: float = _SIZE) -> ImageTk.PhotoImage:
    """Return the icon of that Bootstrap name, `size` ems wide; ValueError for an unknown name."""
    root = widget.nametowidget(".")
    cache = root.__dict__.setdefault(_CACHE, {})
    pixels = theme.em(widget, size)
    key = (name, color, pixels)
    if key not in cache:
        image = IconRenderer.render(name, (pixels, pixels), color)
        cache[key] = ImageTk.PhotoImage(image, master=root)
    picture: ImageTk.PhotoImage = cache[key]
    return picture
