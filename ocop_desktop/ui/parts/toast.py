"""Quiet notices at the lower right; the newest one stands, with at most one thing to press."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Final

from ocop_desktop.ui import theme

_SHORT_MS: Final = 5_000
_WITH_ACTION_MS: Final = 10_000


class Toaster:
    """Shows notices over the window."""

    def __init__(self, window: tk.Misc) -> None:
        self._window = window
        self._shown: ttk.Frame | None = None
        self._timer = ""

    def __call__(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show the notice for a few seconds, longer when there is something to press."""
        self.hide()
        frame = ttk.Frame(self._window, style="Toast.TFrame", padding=theme.em(self._window, 0.6))
        wrap = theme.em(self._window, 28)
        ttk.Label(frame, text=text, style="Toast.TLabel", wraplength=wrap).pack(
            side="left", padx=theme.em(self._window, 0.6)
        )
        if action and on_action:
            self._add_action(frame, action, on_action)
        margin = theme.em(self._window, 1.4)
        frame.place(relx=1, rely=1, x=-margin, y=-3 * margin, anchor="se")
        frame.lift()
        self._shown = frame
        delay = _WITH_ACTION_MS if action else _SHORT_MS
        self._timer = self._window.after(delay, self.hide)

    def _add_action(self, frame: ttk.Frame, text: str, on_action: Callable[[], None]) -> None:
        def pressed() -> None:
            self.hide()
            on_action()

        ttk.Button(frame, text=text, style="Toast.TButton", command=pressed).pack(side="left")

    def hide(self) -> None:
        """Take the notice away."""
        if self._timer:
            self._window.after_cancel(self._timer)
            self._timer = ""
        if self._shown is not None:
            self._shown.destroy()
            self._shown = None
