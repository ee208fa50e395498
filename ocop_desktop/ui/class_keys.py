"""Keys and wheel that every widget of a class shares, mended where Tk or ttkbootstrap surprise."""

import tkinter as tk
from typing import Any, Final

_WHEEL: Final = ("<MouseWheel>", "<Button-4>", "<Button-5>")
_STANDARD: Final = frozenset("acvxzy")  # Ctrl+letter that text fields keep, as in Word


def install(app: tk.Tk) -> None:
    """Bind once for the whole program; doing it again changes nothing."""
    app.bind_class("TButton", "<Key-space>", _press, add=False)  # ttkbootstrap takes Space away
    app.bind_class("TMenubutton", "<Key-Return>", _post, add=False)
    app.bind_class("TMenubutton", "<Key-Down>", _post, add=False)
    for kind in ("TCombobox", "TSpinbox"):  # the wheel over a field must not change its value
        for event in _WHEEL:
            app.unbind_class(kind, event)
    _drop_emacs_keys(app)
    app.event_add("<<Redo>>", "<Control-y>", "<Control-Shift-Z>")


def _press(event: "tk.Event[Any]") -> None:
    event.widget.invoke()


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
