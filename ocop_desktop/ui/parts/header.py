"""The top of a screen: its title at left, its few buttons at right."""

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import font as tkfont
from tkinter import ttk
from typing import Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.wrapping import in_two_lines, wrap

_TITLE: Final = 16.0  # ems a title needs at least beside the buttons
_LONG: Final = 26.0  # ems beside which only the buttons stand that have no other place


class Header(ttk.Frame):
    """Title, a quiet second line, and buttons; the primary one stands outermost.

    A title that is longer than a line is set smaller, in two at the most. Where the buttons leave
    it too little room, those that are `spare` go into the menu; if that is not enough, all go
    below.
    """

    def __init__(self, master: tk.Misc, title: str) -> None:
        super().__init__(master, style="Page.TFrame")
        self.columnconfigure(0, weight=1)
        self._said = title
        self._title = ttk.Label(self, text=title, style="Title.TLabel", width=1)
        self._title.grid(row=0, column=0, sticky="ew")
        self._title.bind("<Configure>", lambda event: self._fit(event.width), add=True)
        self._subtitle = wrap(ttk.Label(self, style="Hint.TLabel"))
        self._buttons = ttk.Frame(self, style="Page.TFrame")
        self._buttons.grid(row=0, column=1, rowspan=2, sticky="e")
        self._spare: list[ttk.Button] = []
        self._has_menu = False
        for part in (self, self._buttons):
            part.bind("<Configure>", lambda _event: self._arrange(), add=True)

    def say(self, title: str, subtitle: str = "") -> None:
        """Change the two lines."""
        self._said = title
        self._fit(self._title.winfo_width())
        self._subtitle.configure(text=subtitle)
        if subtitle:
            self._subtitle.grid(row=1, column=0, sticky="ew")
        else:
            self._subtitle.grid_remove()

    def button(
        self,
        text: str,
        command: Callable[[], None],
        style: str = "Secondary.TButton",
        *,
        spare: bool = False,
    ) -> ttk.Button:
        """Add a button to the right of those already there; a `spare` one may go into the menu."""
        button = ttk.Button(self._buttons, text=text, style=style, command=command)
        button.pack(side="left", padx=(theme.em(self, 0.6), 0))
        if spare:
            self._spare.append(button)
        return button

    def menu(self, text: str, fill: Callable[[tk.Menu], None]) -> ttk.Menubutton:
        """Add a button that opens a menu, filled anew each time it opens."""

        def fill_all(menu: tk.Menu) -> None:
            for button in self._spare:
                if not button.winfo_manager():
                    menu.add_command(
                        label=str(button.cget("text")),
                        command=button.invoke,
                        state="disabled" if button.instate(["disabled"]) else "normal",
                    )
            fill(menu)

        button = menu_button(self._buttons, text, fill_all)
        button.pack(side="left", padx=(theme.em(self, 0.6), 0))
        self._has_menu = True
        return button

    def _arrange(self) -> None:
        width = self.winfo_width()
        least = min(self._measured("OcopTitle")(self._said), theme.em(self, _LONG))
        least = max(least, theme.em(self, _TITLE))
        fits = width - self._wanted(self._buttons.winfo_children()) >= least
        for button in self._spare if self._has_menu else ():
            self._show(button, shown=fits)
        shown = [part for part in self._buttons.winfo_children() if part.winfo_manager()]
        if width - self._wanted(shown) >= least:
            self._buttons.grid(row=0, column=1, rowspan=2, pady=0)
        else:
            gap = (theme.em(self, 0.5), 0)
            self._buttons.grid(row=2, column=0, rowspan=1, pady=gap)

    def _wanted(self, buttons: Sequence[tk.Misc]) -> int:
        return sum(button.winfo_reqwidth() + theme.em(self, 0.6) for button in buttons)

    def _show(self, button: ttk.Button, *, shown: bool) -> None:
        if shown == bool(button.winfo_manager()):
            return
        if not shown:
            button.pack_forget()
            return
        after = self._buttons.winfo_children()[self._buttons.winfo_children().index(button) + 1 :]
        before = next(part for part in after if part.winfo_manager())
        button.pack(side="left", padx=(theme.em(self, 0.6), 0), before=before)

    def _fit(self, width: int) -> None:
        """Set the title as large as one line allows, smaller in two where it is longer."""
        if width <= 1:  # not on screen yet
            self._title.configure(text=self._said)
            return
        is_short = self._measured("OcopTitle")(self._said) <= width
        size = "Title" if is_short else "Section"
        text = in_two_lines(self._said, width, self._measured(f"Ocop{size}"))
        self._title.configure(text=text, style=f"{size}.TLabel")

    def _measured(self, font: str) -> Callable[[str], int]:
        return tkfont.Font(self, name=font, exists=True).measure


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
