"""The top of a screen: its title at left, its few buttons at right."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.wrapping import wrap

_TITLE: Final = 16.0  # ems a title needs at least beside the buttons


class Header(ttk.Frame):
    """Title, a quiet second line, and buttons; the primary one stands outermost.

    A long title breaks; where little room is left for it the buttons stand below.
    """

    def __init__(self, master: tk.Misc, title: str) -> None:
        super().__init__(master, style="Page.TFrame")
        self.columnconfigure(0, weight=1)
        self._title = wrap(ttk.Label(self, text=title, style="Title.TLabel"))
        self._title.grid(row=0, column=0, sticky="ew")
        self._subtitle = wrap(ttk.Label(self, style="Hint.TLabel"))
        self._buttons = ttk.Frame(self, style="Page.TFrame")
        self._buttons.grid(row=0, column=1, rowspan=2, sticky="e")
        for part in (self, self._buttons):
            part.bind("<Configure>", lambda _event: self._arrange(), add=True)

    def say(self, title: str, subtitle: str = "") -> None:
        """Change the two lines."""
        self._title.configure(text=title)
        self._subtitle.configure(text=subtitle)
        if subtitle:
            self._subtitle.grid(row=1, column=0, sticky="ew")
        else:
            self._subtitle.grid_remove()

    def _arrange(self) -> None:
        room = self.winfo_width() - self._buttons.winfo_reqwidth()
        if room >= theme.em(self, _TITLE):
            self._buttons.grid(row=0, column=1, rowspan=2, pady=0)
        else:
            gap = (theme.em(self, 0.5), 0)
            self._buttons.grid(row=2, column=0, rowspan=1, pady=gap)

    def button(
        self, text: str, command: Callable[[], None], style: str = "Secondary.TButton"
    ) -> ttk.Button:
        """Add a button to the right of those already there."""
        button = ttk.Button(self._buttons, text=text, style=style, command=command)
        button.pack(side="left", padx=(theme.em(self, 0.6), 0))
        return button

    def menu(self, text: str, fill: Callable[[tk.Menu], None]) -> ttk.Menubutton:
        """Add a button that opens a menu, filled anew each time it opens."""
        button = menu_button(self._buttons, text, fill)
        button.pack(side="left", padx=(theme.em(self, 0.6), 0))
        return button


def menu_button(master: tk.Misc, text: str, fill: Callable[[tk.Menu], None]) -> ttk.Menubutton:
    """Return a flat button with a menu under it."""
    button = ttk.Menubutton(master, text=text, style="Filter.TMenubutton")
    menu = tk.Menu(button, tearoff=False)

    def refill() -> None:
        menu.delete(0, "end")
        fill(menu)

    menu.configure(postcommand=refill)
    button.configure(menu=menu)
    return button
