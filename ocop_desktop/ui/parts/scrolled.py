"""A page taller than the window: it scrolls, and what gets the focus comes into view."""

import tkinter as tk
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.ui import theme

_WHEEL_UNITS: Final = 3


class Scrolled(ttk.Frame):
    """Put widgets into `inside`; it is always as wide as the room there is."""

    def __init__(self, master: tk.Misc, style: str = "Page.TFrame") -> None:
        super().__init__(master, style=style)
        ground = ttk.Style(self).lookup(style, "background")
        self._canvas = tk.Canvas(self, background=ground, highlightthickness=0, borderwidth=0)
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self._canvas.yview)
        self._canvas.configure(yscrollcommand=self._show_bar)
        self._canvas.pack(side="left", fill="both", expand=True)
        self.inside = ttk.Frame(self._canvas, style=style)
        self._item = self._canvas.create_window(0, 0, window=self.inside, anchor="nw")
        self.inside.bind("<Configure>", self._grown, add=True)
        self._canvas.bind("<Configure>", self._resized, add=True)
        top = self.winfo_toplevel()
        self._bindings = [
            (sequence, top.bind(sequence, handler, add=True))
            for sequence, handler in (
                ("<MouseWheel>", lambda e: self._wheel(e, -1 if e.delta > 0 else 1)),
                ("<Button-4>", lambda e: self._wheel(e, -1)),
                ("<Button-5>", lambda e: self._wheel(e, 1)),
                ("<FocusIn>", self._focused),
            )
        ]
        self.bind("<Destroy>", self._unbind, add=True)

    def see(self, widget: tk.Misc) -> None:
        """Scroll until the widget is whole on the screen, a little air around it."""
        height = max(self.inside.winfo_height(), 1)
        air = theme.em(self, 2)
        top = widget.winfo_rooty() - self.inside.winfo_rooty() - air
        bottom = top + widget.winfo_height() + 2 * air
        seen_top = self._canvas.canvasy(0)
        room = self._canvas.winfo_height()
        if top < seen_top:
            self._canvas.yview_moveto(max(0, top) / height)
        elif bottom > seen_top + room:
            self._canvas.yview_moveto((bottom - room) / height)

    def to_top(self) -> None:
        """Show the beginning."""
        self._canvas.yview_moveto(0)

    def _show_bar(self, first: str, last: str) -> None:
        self._bar.set(float(first), float(last))
        if float(first) <= 0 and float(last) >= 1:
            self._bar.pack_forget()
        else:
            self._bar.pack(side="right", fill="y", before=self._canvas)

    def _grown(self, _event: "tk.Event[Any]") -> None:
        self._canvas.configure(scrollregion=self._canvas.bbox("all"))

    def _resized(self, event: "tk.Event[Any]") -> None:
        self._canvas.itemconfigure(self._item, width=event.width)

    def _wheel(self, event: "tk.Event[Any]", direction: int) -> None:
        if self._holds(event.widget) and self.inside.winfo_height() > self._canvas.winfo_height():
            self._canvas.yview_scroll(direction * _WHEEL_UNITS, "units")

    def _focused(self, event: "tk.Event[Any]") -> None:
        if self._holds(event.widget) and event.widget is not self.inside:
            self.see(event.widget)

    def _holds(self, widget: Any) -> bool:
        if isinstance(widget, (tk.Text, ttk.Treeview)) and str(widget) != str(self):
            return False  # they scroll by themselves
        return str(widget).startswith(f"{self._canvas}.")

    def _unbind(self, event: "tk.Event[Any]") -> None:
        if event.widget is self:
            top = self.winfo_toplevel()
            for sequence, name in self._bindings:
                _drop(top, sequence, name)


def _drop(widget: tk.Misc, sequence: str, name: str) -> None:
    """Take one binding away and leave the others (tkinter's unbind takes them all in 3.11)."""
    lines = widget.bind(sequence).split("\n")
    kept = "\n".join(line for line in lines if name not in line)
    widget.tk.call("bind", str(widget), sequence, kept)
    widget.deletecommand(name)
