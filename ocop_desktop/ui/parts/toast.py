"""Quiet notices at the lower right; the newest one stands, with at most one thing to press."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Final

from ocop_desktop.ui import theme

_SHORT_MS: Final = 5_000
_WITH_ACTION_MS: Final = 20_000
_WIDEST: Final = 22.0  # ems
_AIR: Final = 0.6  # ems beside words and around everything
_RIGHT: Final = 1.4  # ems between the notice and the window's edge
_LARGE: Final = "Treeview"  # what a notice may lie over although it has the focus
_ABOVE: Final = 4.2  # ems over the window's edge where no buttons stand


class Toaster:
    """Shows notices over the window, above the buttons that `foot` names."""

    def __init__(self, window: tk.Misc, foot: Callable[[], tk.Misc | None] = lambda: None) -> None:
        self._window, self._foot = window, foot
        self._shown: ttk.Frame | None = None
        self._timer = self._aside = ""
        window.bind("<FocusIn>", lambda _event: self._waits(), add=True)
        self._has_action = False

    def __call__(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show the notice for a few seconds, longer when there is something to press."""
        self.hide()
        air = theme.em(self._window, _AIR)
        frame = ttk.Frame(self._window, style="Toast.TFrame", padding=air)
        label = ttk.Label(frame, text=text, style="Toast.TLabel")
        label.pack(side="left", padx=air)
        room = theme.em(self._window, _WIDEST) - 4 * air
        if action and on_action:
            room -= self._add_action(frame, action, on_action).winfo_reqwidth()
        label.configure(wraplength=room)
        frame.update_idletasks()  # its size decides where it may lie
        self._shown, self._has_action = frame, bool(action)
        self._place()
        delay = _WITH_ACTION_MS if action else _SHORT_MS
        self._timer = self._window.after(delay, self.hide)

    def _waits(self) -> None:
        """Step aside when the cursor went under the notice, once the screen has scrolled there."""
        if self._shown is not None and not self._aside:
            self._aside = self._window.after_idle(self._place)

    def _place(self) -> None:
        """Lay the notice over the right edge, clear of the buttons and the field she needs."""
        self._aside = ""
        if self._shown is None:
            return
        window, foot = self._window, self._foot()
        bottom = window.winfo_height() - theme.em(window, _ABOVE)
        if foot is not None and foot.winfo_viewable():
            bottom = foot.winfo_rooty() - window.winfo_rooty() - theme.em(window, 2 * _AIR)
        y = self._clear(self._shown, bottom)
        self._shown.place(relx=1, x=-theme.em(window, _RIGHT), y=y, anchor="se")
        self._shown.lift()

    def _clear(self, shown: ttk.Frame, bottom: int) -> int:
        """Return the lower edge, raised above what has the focus if that were covered."""
        window, focus = self._window, str(self._window.tk.call("focus"))
        if not focus or window.tk.call("winfo", "class", focus) == _LARGE:
            return bottom

        def told(what: str) -> int:
            return int(window.tk.call("winfo", what, focus))

        high = shown.winfo_reqheight()
        top = told("rooty") - window.winfo_rooty()
        above = top - theme.em(window, _AIR)
        covered = top < bottom and top + told("height") > bottom - high
        return above if covered and above >= high else bottom

    def _add_action(self, frame: ttk.Frame, text: str, on_action: Callable[[], None]) -> ttk.Button:
        def pressed() -> None:
            self.hide()
            on_action()

        button = ttk.Button(frame, text=text, style="Toast.TButton", command=pressed)
        button.pack(side="right")
        return button

    def leave(self) -> None:
        """Take a notice with something to press away: it was about the screen that is left."""
        if self._has_action:
            self.hide()

    def hide(self) -> None:
        """Take the notice away."""
        for waiting in filter(None, (self._timer, self._aside)):
            self._window.after_cancel(waiting)
        self._timer = self._aside = ""
        if self._shown is not None:
            self._shown.destroy()
            self._shown = None
