"""Keys and wheel that every widget of a class shares, mended where Tk or ttkbootstrap surprise."""

import tkinter as tk
from collections.abc import Callable
from functools import partial
from typing import Any, Final

_WHEEL: Final = ("<MouseWheel>", "<Button-4>", "<Button-5>")
_STANDARD: Final = frozenset("acvxzy")  # Ctrl+letter that text fields keep, as in Word


def ours(deed: Callable[["tk.Event[Any]"], Any]) -> Callable[["tk.Event[Any]"], Any]:
    """Let a deed serve the program's own widgets only.

    Tk's file dialogs on Linux are made of widgets that Python does not know; for them an event
    names its widget by a plain path.
    """

    def checked(event: "tk.Event[Any]") -> Any:
        return deed(event) if isinstance(event.widget, tk.Misc) else None

    return checked


def install(app: tk.Tk) -> None:
    """Bind once for the whole program; doing it again changes nothing."""
    press = partial(_press, app)
    app.bind_class("TButton", "<Key-space>", press, add=False)  # ttkbootstrap takes Space away
    post = ours(_post)
    app.bind_class("TMenubutton", "<Key-Return>", post, add=False)
    app.bind_class("TMenubutton", "<Key-Down>", post, add=False)
    for kind in ("TCombobox", "TSpinbox"):  # the wheel over a field must not change its value
        for event in _WHEEL:
            app.unbind_class(kind, event)
    _drop_emacs_keys(app)
    app.event_add("<<Redo>>", "<Control-y>", "<Control-Shift-Z>")


def _press(app: tk.Tk, event: "tk.Event[Any]") -> None:
    app.tk.call(str(event.widget), "invoke")  # also a button of Tk's own dialogs


def _post(event: "tk.Event[Any]") -> str:
    event.widget.event_generate("<Button-1>")
    return "break"


def _drop_emacs_keys(app: tk.Tk) -> None:
    """Free Ctrl+letters that X11 gives to cursor movement: they are the program's shortcuts."""
    for virtual in app.event_info():
        for sequence in app.event_info(virtual):
            letter = sequence.removesuffix(">").rpartition("-")[2]
            plain = sequence.startswith("<Control-") and len(letter) == 1
            if plain and letter.lower() not in _STANDARD:
                app.event_delete(virtual, sequence)
    for kind in ("Text", "TEntry", "Entry"):
        for letter in "bdefhiknopt":
            app.unbind_class(kind, f"<Control-{letter}>")
