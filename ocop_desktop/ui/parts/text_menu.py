"""The right-click menu of text fields, and undo in one-line entries (Tk has none there).

Nothing here touches what is being typed: typing tools such as UniKey send Backspace and retype a
syllable, so keys are only looked at after they took effect.
"""

import tkinter as tk
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from tkinter import ttk
from typing import Any, Final
from weakref import WeakKeyDictionary

from ocop_desktop.ui.class_keys import ours
from ocop_desktop.ui.context import Toast
from ocop_desktop.ui.parts import pasting
from ocop_desktop.wording import ui as words

_KINDS: Final = ("TEntry", "TCombobox", "Text")
_PAUSE: Final = 1.2  # seconds of rest after which a new step of undo begins
_DEPTH: Final = 200
_INSTALLED: Final = "_ocop_text_menu"


@dataclass(slots=True)
class _Past:
    """What one entry held before; `at` is where in `texts` it stands now."""

    texts: list[str] = field(default_factory=lambda: [""])
    at: int = 0
    typed: float = 0.0

    def remember(self, text: str) -> None:
        if text == self.texts[self.at]:
            return
        fresh = monotonic() - self.typed > _PAUSE or self.at == 0
        self.typed = monotonic()
        del self.texts[self.at + 1 :]
        if fresh:
            self.texts.append(text)
        else:
            self.texts[-1] = text
        del self.texts[:-_DEPTH]
        self.at = len(self.texts) - 1

    def move(self, step: int) -> str | None:
        if not 0 <= self.at + step < len(self.texts):
            return None
        self.at += step
        self.typed = 0.0
        return self.texts[self.at]


def install(app: tk.Tk, toast: Toast | None = None) -> None:
    """Serve every text field of the program; doing it again changes nothing but the notices."""
    if _INSTALLED not in app.__dict__:
        app.__dict__[_INSTALLED] = TextMenu(app)
    pasting.install(app, toast)


class TextMenu:
    """Installed once for the whole program; serves every entry and text."""

    def __init__(self, app: tk.Tk) -> None:
        self._app = app
        self._pasts: WeakKeyDictionary[ttk.Entry, _Past] = WeakKeyDictionary()
        self._menu = tk.Menu(app, tearoff=False)
        post = ours(self._post)
        for kind in _KINDS:
            app.bind_class(kind, "<Button-3>", post, add=True)
            app.bind_class(kind, "<Key-Menu>", post, add=True)
        begin, look = ours(self._begin), ours(self._look)
        app.bind_class("TEntry", "<FocusIn>", begin, add=True)
        app.bind_class("TEntry", "<KeyRelease>", look, add=True)
        note, undo, redo = ours(self._note), ours(self._undo), ours(self._redo)
        app.bind_class("TEntry", "<<Noted>>", note, add=False)
        app.bind_class("TEntry", "<<Undo>>", undo, add=False)
        app.bind_class("TEntry", "<<Redo>>", redo, add=False)

    # --- undo -----------------------------------------------------------------------------

    def _begin(self, event: "tk.Event[Any]") -> None:
        entry = event.widget
        text = entry.get()
        past = self._pasts.get(entry)
        if past is None or past.texts[past.at] != text:
            self._pasts[entry] = _Past(texts=[text])

    def _look(self, event: "tk.Event[Any]") -> None:
        past = self._pasts.get(event.widget)
        if past is not None:
            past.remember(event.widget.get())

    def _note(self, event: "tk.Event[Any]") -> None:
        """Begin a new step of undo with what stands there now."""
        self._look(event)
        if (past := self._pasts.get(event.widget)) is not None:
            past.typed = 0.0

    def _undo(self, event: "tk.Event[Any]") -> str:
        self._look(event)
        return self._move(event.widget, -1)

    def _redo(self, event: "tk.Event[Any]") -> str:
        return self._move(event.widget, 1)

    def _move(self, entry: ttk.Entry, step: int) -> str:
        past = self._pasts.get(entry)
        text = past.move(step) if past is not None and _editable(entry) else None
        if text is not None:
            entry.delete(0, "end")
            entry.insert(0, text)
        return "break"

    # --- the menu -------------------------------------------------------------------------

    def _post(self, event: "tk.Event[Any]") -> str:
        widget = event.widget
        widget.focus_set()
        self._fill(widget)
        x, y = event.x_root, event.y_root
        if event.type == tk.EventType.KeyPress:
            x, y = widget.winfo_rootx() + 8, widget.winfo_rooty() + 8
        self._menu.tk_popup(x, y)
        return "break"

    def _fill(self, widget: Any) -> None:
        menu, can = self._menu, _editable(widget)
        menu.delete(0, "end")
        chosen = _has_selection(widget)
        for label, key, event, possible in (
            (words.CUT, "Ctrl+X", "<<Cut>>", can and chosen),
            (words.COPY, "Ctrl+C", "<<Copy>>", chosen),
            (words.PASTE, "Ctrl+V", "<<Paste>>", can),
            (words.SELECT_ALL, "Ctrl+A", "<<SelectAll>>", True),
        ):
            menu.add_command(
                label=label,
                accelerator=key,
                state="normal" if possible else "disabled",
                command=partial(self._send, widget, event),
            )

    def _send(self, widget: Any, event: str) -> None:
        widget.event_generate(event)
        if isinstance(widget, ttk.Entry) and widget in self._pasts:
            self._pasts[widget].remember(widget.get())


def _editable(widget: Any) -> bool:
    return str(widget.cget("state")) == "normal"


def _has_selection(widget: Any) -> bool:
    if isinstance(widget, tk.Text):
        return bool(widget.tag_ranges("sel"))
    return bool(widget.selection_present())
