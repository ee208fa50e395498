"""Where the keyboard is."""

import tkinter as tk


def has_keyboard(widget: tk.Misc) -> bool:
    """Tell whether keys go to this very widget.

    `focus_get` stumbles (KeyError) over what Tk made by itself, such as an open drop-down list.
    """
    return str(widget.tk.call("focus")) == str(widget)
