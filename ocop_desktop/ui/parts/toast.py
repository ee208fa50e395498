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
_ABOVE: Final = 4.2  # ems over the window's edge where no buttons stand


class Toaster:
    """Shows notices over the window, above the buttons that `foot` names."""

    def __init__(self, window: tk.Misc, foot: Callable[[], tk.Misc | None] = lambda: None) -> None:
        self._window, self._foot = window, foot
        self._shown: ttk.Frame | None = None
        self._timer = ""

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
        self._shown = frame
        self._place(frame)
        delay = _WITH_ACTION_MS if action else _SHORT_MS
        self._timer = self._window.after(delay, self.hide)

    def _place(self, frame: ttk.Frame) -> None:
        """Lay the notice over the right edge, clear of the buttons she needs next."""
        window, foot = self._window, self._foot()
        bottom = window.winfo_height() - theme.em(window, _ABOVE)
        if foot is not None and foot.winfo_viewable():
            bottom = foot.winfo_rooty() - window.winfo_rooty() - theme.em(window, 2 * _AIR)
        frame.place(relx=1, x=-theme.em(window, 1.4), y=bottom, anchor="se")
        frame.lift()

    def _add_action(self, frame: ttk.Frame, text: str, on_action: Callable[[], None]) -> ttk.Button:
        def pressed() -> None:
            self.hide()
            on_action()

        button = ttk.Button(frame, text=text, style="Toast.TButton", command=pressed)
        button.pack(side="right")
        return button

    def hide(self) -> None:
        """Take the notice away."""
        if self._timer:
            self._window.after_cancel(self._timer)
            self._timer = ""
        if self._shown is not None:
            self._shown.destroy()
            self._shown = None
