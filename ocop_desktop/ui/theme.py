"""Colours, fonts, sizes and ttk styles: one place, two variants (calm and high contrast).

Sizes in the whole `ui` room are ems: 1 em is the height of the text font in pixels, so the screen
grows with the display's scaling and with the chosen text size together.
"""

import tkinter as tk
from tkinter import font as tkfont
from typing import Any, Final

import ttkbootstrap

from ocop_desktop.ui import class_keys, styles
from ocop_desktop.ui.palette import CALM, CONTRAST, Palette

TEXT_SIZES: Final = {"small": 0.9, "medium": 1.0, "large": 1.18, "huge": 1.36}

_CALM: Final = "ocop"
_CONTRAST: Final = "ocop-contrast"
_POINT: Final = 96 / 72  # pixels of one point at 100 %
_OFF: Final = 0.07  # how far from a quarter step a display's own word is not believed
_FONTS: Final = {  # name → points, weight
    "OcopTitle": (16.0, "bold"),
    "OcopSection": (13.0, "bold"),
    "OcopLabel": (10.5, "bold"),
    "OcopText": (10.5, "normal"),
    "OcopHint": (9.25, "normal"),
    "OcopHintBold": (9.25, "bold"),
}
_FAMILIES: Final = ("Segoe UI", "Noto Sans", "DejaVu Sans")
_TK_FONTS: Final = (
    "TkDefaultFont",
    "TkTextFont",
    "TkMenuFont",
    "TkHeadingFont",
    "TkCaptionFont",
    "TkIconFont",
)


class _Now:
    """What is installed at the moment."""

    palette: Palette = CALM
    em: float = 14.0
    rest: styles.Look | None = None  # what is still to be styled


def palette() -> Palette:
    """Return the colours in use."""
    return _Now.palette


def em(widget: tk.Misc, n: float) -> int:  # noqa: ARG001 - the widget names the display asked about
    """Return `n` ems in whole pixels of the widget's display."""
    return round(n * _Now.em)


def install(app: tk.Tk, text_size: str = "medium", *, contrast: bool = False) -> None:
    """Put fonts, colours and styles in place; may be called again when a setting changes."""
    _Now.palette = CONTRAST if contrast else CALM
    _install_fonts(app, TEXT_SIZES.get(text_size, 1.0))
    name = _CONTRAST if contrast else _CALM
    _Now.rest = styles.install(app, name, _Now.palette, _Now.em)
    app.configure(background=_Now.palette.background)
    class_keys.install(app)


def complete() -> None:
    """Style the rest before a screen that asks something is built; costs nothing when done."""
    if _Now.rest is not None:
        styles.complete(_Now.rest)
        _Now.rest = None


# --- fonts -----------------------------------------------------------------------------------


def _install_fonts(app: tk.Tk, factor: float) -> None:
    known = set(tkfont.names(app))
    family = _family(app)
    pixels = _POINT * factor * _scaling(app)
    for name, (points, weight) in _FONTS.items():
        options: dict[str, Any] = {"size": -round(points * pixels), "weight": weight}
        if family:
            options["family"] = family
        # exists=True neither creates nor (on garbage collection) deletes the Tk font.
        if name not in known:
            app.tk.call("font", "create", name)
        tkfont.Font(app, name=name, exists=True).configure(**options)
    text = tkfont.Font(app, name="OcopText", exists=True).actual()
    for name in _TK_FONTS:
        tkfont.Font(app, name=name, exists=True).configure(
            family=text["family"], size=text["size"], weight="normal"
        )
    _Now.em = abs(_FONTS["OcopText"][0] * pixels)


def _family(app: tk.Misc) -> str:
    # Asking for one is quick; a list of all takes as long as there are fonts.
    def there(name: str) -> bool:
        return str(app.tk.call("font", "actual", (name, 10), "-family")) == name

    return next(filter(there, _FAMILIES), "")


def _scaling(app: tk.Misc) -> float:
    """Return the display's scaling, 1.0 being 96 dots an inch; X11 is often a little off."""
    measured = float(app.tk.call("tk", "scaling")) / _POINT
    quarter = round(measured * 4) / 4
    return quarter if abs(measured - quarter) < _OFF else measured


def new_app(title: str, scaling: float | None = None) -> ttkbootstrap.App:
    """Return the one root window, still without styles; `scaling` is pixels per point."""
    styles.declare(_CALM, CALM)
    app = ttkbootstrap.App(title=title, theme=_CALM, iconphoto=None, scaling=scaling)
    # ttkbootstrap looks at these of every widget there is, for what we have no use for.
    app.unbind_all("<Map>")
    for sequence in ("<Map>", "<Configure>"):
        app.unbind(sequence)
    return app
