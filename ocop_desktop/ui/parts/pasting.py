"""Pasting with measure: a huge text would freeze the window, so only its beginning is taken.

Laying out one line takes Tk a time that grows with the square of its length, so lines are measured
as well as the whole. What is left out stays where it was copied, and she is told.
"""

import tkinter as tk
from typing import Any, Final

from ocop_desktop.ui.parts import dialogs
from ocop_desktop.wording import ui as words

# Tk's own way to paste into each class of field.
_TKS_OWN: Final = {
    "Text": "tk_textPaste",
    "TEntry": "ttk::entry::Paste",
    "TCombobox": "ttk::entry::Paste",
}
_STORY: Final = 100_000  # characters: some thirty pages
_LINE: Final = 20_000
_ENTRY: Final = 5_000


def install(app: tk.Tk) -> None:
    """Serve every text field of the program; doing it again changes nothing."""
    for kind in _TKS_OWN:
        app.bind_class(kind, "<<Paste>>", _paste, add=False)


def beginning(text: str, held: int = 0, before: int = 0) -> str:
    """Return as much of a text as fits behind `before` letters of a line, `held` being there."""
    kept = ""
    for line in text[: max(0, _STORY - held)].splitlines(keepends=True):
        room = _LINE - before
        kept += line[:room]
        if len(line) > room:
            break
        before = 0
    return kept


def _paste(event: "tk.Event[Any]") -> str:
    widget = event.widget
    text = _clipboard(widget)
    kept = _fitting(widget, text)
    if kept == text:
        widget.tk.call(_TKS_OWN[widget.winfo_class()], widget)
    elif str(widget.cget("state")) == "normal":
        widget.insert("insert", kept)
        widget.see("insert") if isinstance(widget, tk.Text) else widget.xview("insert")
        dialogs.tell(widget, words.PASTE_CUT, words.paste_cut(len(kept), len(text)))
    return "break"


def _clipboard(widget: Any) -> str:
    try:
        return str(widget.clipboard_get())
    except tk.TclError:  # nothing there, or a picture: Tk knows what to do
        return ""


def _fitting(widget: Any, text: str) -> str:
    if not isinstance(widget, tk.Text):
        return text[: max(0, _ENTRY - len(widget.get()))]
    held = len(widget.get("1.0", "end-1c"))
    before = len(widget.get("insert linestart", "insert lineend"))
    return beginning(text, held, before)
