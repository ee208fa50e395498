"""A frame that scrolls: by wheel over anything inside, and to whatever takes the focus."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any, Final, Protocol, runtime_checkable

from ocop_desktop.ui.theme import em

_TAG: Final = "OcopScroll"
_OWN_WHEEL: Final = (tk.Text, tk.Listbox, ttk.Treeview)
_FIRST_WIDTH: Final = 40  # em, until the area is on screen
_STEP: Final = 3.0  # em for each notch of the wheel


@runtime_checkable
class Wheeled(Protocol):
    """What scrolls by the wheel; what stands nearest under the pointer is asked first."""

    def wheel(self, notches: float) -> bool:
        """Scroll, or return False where there is nothing more that way."""


class ScrollArea(ttk.Frame):
    """Put widgets into `inner`, then `adopt` them; `on_focus` hears what took the focus.

    What is inside is never wider than `widest` ems (0: as wide as there is room).
    """

    def __init__(
        self,
        master: tk.Misc,
        background: str,
        style: str = "Panel.TFrame",
        on_focus: Callable[[tk.Misc], None] | None = None,
        widest: float = 0.0,
    ) -> None:
        super().__init__(master, style=style)
        self._widest = em(self, widest)
        self._on_focus = on_focus
        self._canvas = tk.Canvas(
            self, background=background, highlightthickness=0, borderwidth=0, width=1, height=1
        )
        self._bar = ttk.Scrollbar(self, command=self._canvas.yview)
        self._canvas.configure(yscrollcommand=self._show_bar)
        self._canvas.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.inner = ttk.Frame(self._canvas, style=style)
        # A width from the beginning: what is inside is never laid out by what it would like.
        width = em(self, _FIRST_WIDTH)
        self._item = self._canvas.create_window(0, 0, window=self.inner, anchor="nw", width=width)
        self.inner.bind("<Configure>", self._resized, add=True)
        self._canvas.bind("<Configure>", self._widened, add=True)
        _bind_tag(self)
        self.adopt(self)

    def adopt(self, widget: tk.Misc) -> None:
        """Let wheel and focus of this widget, and of all inside it, move the area."""
        tags = widget.bindtags()
        if _TAG not in tags:
            widget.bindtags((tags[0], _TAG, *tags[1:]))
        for child in widget.winfo_children():
            self.adopt(child)

    def to_top(self) -> None:
        """Show the beginning."""
        self._canvas.yview_moveto(0)

    def scrolled(self) -> float:
        """Return how far it is scrolled, as a share of the whole."""
        return float(self._canvas.yview()[0])

    def to(self, place: float) -> None:
        """Scroll to a share of the whole."""
        self._settle()
        self._canvas.yview_moveto(place)

    def seen_from_top(self, widget: tk.Misc) -> bool:
        """Tell whether the beginning and this widget can be seen at once."""
        bottom = widget.winfo_rooty() - self.inner.winfo_rooty() + widget.winfo_height()
        return bottom <= self._canvas.winfo_height()

    def reveal(self, widget: tk.Misc) -> None:
        """Scroll just as far as needed to show this widget."""
        self._settle()
        total = self.inner.winfo_height()
        room = self._canvas.winfo_height()
        margin = em(self, 0.8)
        top = widget.winfo_rooty() - self.inner.winfo_rooty() - margin
        bottom = top + widget.winfo_height() + 2 * margin
        seen = self._canvas.canvasy(0)
        if total <= room:
            return
        if bottom > seen + room:
            seen = bottom - room
        seen = min(seen, top)
        self._canvas.yview_moveto(max(0.0, seen) / total)

    def focused(self, widget: tk.Misc) -> None:
        """Pass on what took the focus; it stays under the pointer, whatever grew above it."""
        before = widget.winfo_rooty()
        self._settle()
        if shift := widget.winfo_rooty() - before:
            self.to(self.scrolled() + shift / max(1, self.inner.winfo_height()))
        if self._on_focus is not None:
            self._on_focus(widget)

    def wheel(self, notches: float) -> bool:
        """Scroll by notches of the wheel, down being positive; it stops here."""
        total = self.inner.winfo_height()
        if total > self._canvas.winfo_height():
            seen = self._canvas.canvasy(0) + notches * em(self, _STEP)
            self._canvas.yview_moveto(max(0.0, seen) / total)
        return True

    def _show_bar(self, first: float, last: float) -> None:
        # Laid over the margin: content that jumps when the bar comes and goes is restless.
        self._bar.set(first, last)
        if float(first) <= 0 and float(last) >= 1:
            self._bar.place_forget()
        else:
            self._bar.place(relx=1, rely=0, relheight=1, anchor="ne")

    def _settle(self) -> None:
        """Let what changed find its place first: the news of it comes too late for scrolling."""
        self.update_idletasks()
        self._resized(None)

    def _resized(self, _event: object) -> None:
        # At least as high as what is seen, or Tk would scroll short content down.
        high = max(self.inner.winfo_reqheight(), self._canvas.winfo_height())
        self._canvas.configure(scrollregion=(0, 0, 1, high))

    def _widened(self, event: "tk.Event[tk.Misc]") -> None:
        self._canvas.itemconfigure(self._item, width=min(event.width, self._widest or event.width))
        self._resized(None)  # what is seen has another height, too


def _bind_tag(widget: tk.Misc) -> None:
    """Bind once for the whole program; the tag finds its area by itself."""
    if widget.bind_class(_TAG):
        return
    for event, handler in (
        ("<MouseWheel>", lambda e: _wheel(e, -e.delta / 120)),
        ("<Button-4>", lambda e: _wheel(e, -1)),
        ("<Button-5>", lambda e: _wheel(e, 1)),
        ("<FocusIn>", _focus),
    ):
        widget.bind_class(_TAG, event, handler, add=True)


def _area(widget: Any) -> ScrollArea | None:
    while widget is not None and not isinstance(widget, ScrollArea):
        widget = getattr(widget, "master", None)
    return widget


def _wheel(event: "tk.Event[Any]", notches: float) -> None:
    widget = event.widget
    if isinstance(widget, _OWN_WHEEL) and widget.yview() != (0.0, 1.0):
        return
    while widget is not None and not (isinstance(widget, Wheeled) and widget.wheel(notches)):
        widget = getattr(widget, "master", None)


def _focus(event: "tk.Event[Any]") -> None:
    if (area := _area(event.widget)) is not None:
        area.focused(event.widget)
