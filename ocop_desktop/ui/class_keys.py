"""Keys and wheel that every widget of a class shares, mended where Tk or ttkbootstrap surprise."""

import tkinter as tk
from collections.abc import Callable, Iterator
from functools import partial
from tkinter import ttk
from typing import Any, Final

_WHEEL: Final = ("<MouseWheel>", "<Button-4>", "<Button-5>")
_ARROWS: Final = {"Up": -1, "Left": -1, "Down": 1, "Right": 1}
_STOP: Final = "ocop_radio_stop"  # what Tk asks whether Tab stops at a round button
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
    app.createcommand(_STOP, lambda path: _is_stop(app, path))
    app.option_add("*TRadiobutton.takeFocus", _STOP)
    for key, step in _ARROWS.items():
        choose = ours(partial(_choose, step))
        app.bind_class("TRadiobutton", f"<{key}>", choose, add=False)
        app.bind_class("TRadiobutton", f"<Alt-{key}>", _leave_to_page, add=False)
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


def _group(button: ttk.Radiobutton) -> list[ttk.Radiobutton]:
    """Return the round buttons among which one is chosen, in their order, wherever they stand."""
    around: tk.Misc | None = button.master
    found: list[ttk.Radiobutton] = []
    while around is not None and len(found) < 2:  # noqa: PLR2004 # alone: look further around
        found = list(_round(around, str(button.cget("variable"))))
        around = around.master
    return found


def _round(widget: tk.Misc, variable: str) -> Iterator[ttk.Radiobutton]:
    for child in widget.winfo_children():
        if not isinstance(child, ttk.Radiobutton):
            yield from _round(child, variable)
        elif str(child.cget("variable")) == variable and not child.instate(["disabled"]):
            yield child


def _is_stop(app: tk.Tk, path: str) -> bool:
    """Let Tab stop once in a group: at what is chosen, at the first one while nothing is."""
    button = app.nametowidget(path)
    group = _group(button) if button.winfo_viewable() else []
    chosen = [button for button in group if button.instate(["selected"])]
    return str((chosen or group)[0]) == path if group else False


def _leave_to_page(_event: "tk.Event[Any]") -> None:
    """Do nothing here: such keys go from step to step."""


def _choose(step: int, event: "tk.Event[Any]") -> str:
    """Choose the next one of the group, as on Windows."""
    group = _group(event.widget)
    if event.widget in group:
        following = group[(group.index(event.widget) + step) % len(group)]
        following.invoke()
        if following.winfo_exists():  # the choice may have drawn the page anew
            following.focus_set()  # and not the entry for her own words that it opened
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
