"""Keys that work anywhere on a form: Ctrl+Enter to the next step, Enter to the next question."""

import tkinter as tk
from tkinter import ttk
from typing import Any, Final

_TAG: Final = "OcopForm"


class KeyedPage(ttk.Frame):
    """A page that goes on step by step; `keyed` gives a widget, and all inside it, the keys."""

    def next(self) -> None:
        """Go one step on."""

    def keyed(self, widget: tk.Misc) -> None:
        """Let the keys work in this widget and all inside it."""
        _bind_once(self)
        _tag(widget)


def tab_to(widget: tk.Misc) -> None:
    """Go to a widget as Tab does: the text of an entry is chosen, its caret set."""
    widget.tk.call("tk::TabToWindow", widget)


def _bind_once(widget: tk.Misc) -> None:
    if widget.bind_class(_TAG):
        return
    for keys, handler in (
        ("<Control-Return>", _step_on),
        ("<Control-KP_Enter>", _step_on),
        ("<Return>", _next_field),
        ("<KP_Enter>", _next_field),
    ):
        widget.bind_class(_TAG, keys, handler, add=True)


def _tag(widget: tk.Misc) -> None:
    # Before the class: a text would take Ctrl+Enter for a new line.
    tags = widget.bindtags()
    if _TAG not in tags:
        widget.bindtags((tags[0], _TAG, *tags[1:]))
    for child in widget.winfo_children():
        _tag(child)


def _step_on(event: "tk.Event[Any]") -> str:
    """Go one step on with the page the widget stands on."""
    widget = event.widget
    while widget is not None and not isinstance(widget, KeyedPage):
        widget = getattr(widget, "master", None)
    if widget is not None:
        widget.next()
    return "break"


def _next_field(event: "tk.Event[Any]") -> str | None:
    if not isinstance(event.widget, ttk.Entry) or isinstance(event.widget, ttk.Combobox):
        return None
    following = event.widget.tk_focusNext()
    if following is not None:
        tab_to(following)
    return "break"
