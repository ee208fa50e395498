"""A small panel that opens under a field and closes on Esc or a click beside it."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Final

from ocop_desktop.ui.theme import em, palette

_AIR: Final = 3.4  # em left free at the window's lower edge


class Popup(tk.Frame):
    """A frame laid over the window, so no window manager can misplace it; fill `body`, `open`."""

    def __init__(self, anchor: tk.Misc, on_close: Callable[[], None]) -> None:
        self._anchor = anchor
        self._on_close = on_close
        self._grabbed_before: tk.Misc | None = None
        p = palette()
        super().__init__(anchor.winfo_toplevel(), background=p.border, padx=1, pady=1)
        self.body = ttk.Frame(self, style="Panel.TFrame", padding=em(self, 0.8))
        self.body.pack(fill="both", expand=True)
        self.bind("<Button-1>", self._clicked, add=True)
        self.bind("<Escape>", lambda _: self.close(), add=True)
        anchor.bind("<Destroy>", lambda _: self._gone(), add=True)

    def open(self, width: int = 0) -> None:
        """Lay the panel under its field, or above where there is more room; width in pixels."""
        self.update_idletasks()
        top = self.winfo_toplevel()
        wide = min(max(width, self.winfo_reqwidth()), top.winfo_width())
        x = self._anchor.winfo_rootx() - top.winfo_rootx()
        y, high = self._fit(self.winfo_reqheight(), top.winfo_height())
        self.place(x=max(0, min(x, top.winfo_width() - wide)), y=y, width=wide, height=high)
        self.lift()
        self._grabbed_before = self.grab_current()  # type: ignore[no-untyped-call]
        self.grab_set()

    def _fit(self, wanted: int, room: int) -> tuple[int, int]:
        """Return where the panel begins and how high it is, on the roomier side of its field."""
        gap = em(self, 0.2)
        top = self._anchor.winfo_rooty() - self.winfo_toplevel().winfo_rooty() - gap
        below = top + self._anchor.winfo_height() + 2 * gap
        room -= em(self, _AIR)
        if wanted <= room - below or room - below >= top:
            return below, min(wanted, room - below)
        high = min(wanted, top)
        return top - high, high

    def listen_for_escape(self, *widgets: tk.Misc) -> None:
        """Let Esc in these widgets close the panel, and nothing behind it."""
        for widget in widgets:
            widget.bind("<Escape>", lambda _: self._escaped(), add=True)

    def close(self) -> None:
        """Take the panel away and give the keyboard back."""
        if not self.winfo_exists():
            return
        self.grab_release()
        if self._grabbed_before is not None and self._grabbed_before.winfo_exists():
            self._grabbed_before.grab_set()
        self.destroy()
        self._on_close()

    def _escaped(self) -> str:
        self.close()
        return "break"

    def _clicked(self, event: "tk.Event[tk.Misc]") -> None:
        x, y = event.x_root - self.winfo_rootx(), event.y_root - self.winfo_rooty()
        if not (0 <= x < self.winfo_width() and 0 <= y < self.winfo_height()):
            self.close()

    def _gone(self) -> None:
        if self.winfo_exists():
            self.destroy()
