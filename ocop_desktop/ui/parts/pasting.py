"""Pasting with measure: a huge text would freeze the window, so only its beginning is taken.

Laying out one line takes Tk a time that grows with the square of its length, so lines are measured
as well as the whole. What is left out stays where it was copied, and she is told.

Letters of an old font (TCVN3, VNI) are taken as they are; turning them is offered, never done.
"""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final, TypeVar

from ocop_desktop.core import legacy_text
from ocop_desktop.core.legacy_text import Encoding
from ocop_desktop.ui.context import Toast
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.wording import importing as import_words
from ocop_desktop.wording import ui as words

P = TypeVar("P")  # the place of a cell

# Tk's own way to paste into each class of field.
_TKS_OWN: Final = {
    "Text": "tk_textPaste",
    "TEntry": "ttk::entry::Paste",
    "TCombobox": "ttk::entry::Paste",
}
_STORY: Final = 100_000  # characters: some thirty pages
_LINE: Final = 20_000
_ENTRY: Final = 5_000
_SURE: Final = 2  # words with letters of an old font, before anything is offered
_FROM: Final = "ocop_pasted_from"  # marks around what was pasted into a text
_TO: Final = "ocop_pasted_to"


class _Offer:
    """Where turning old letters is offered; nowhere until the window says so."""

    toast: Toast | None = None


def install(app: tk.Tk, toast: Toast | None = None) -> None:
    """Serve every text field of the program; doing it again changes nothing but the notices."""
    _Offer.toast = toast or _Offer.toast
    for kind, own in _TKS_OWN.items():
        app.bind_class(kind, "<<Paste>>", partial(_pasted, app, own), add=False)


def old_font(texts: Sequence[str]) -> Encoding | None:
    """Return the old font pasted texts are surely written in; None for Unicode and in doubt."""
    words_ = (word for text in texts for word in text.split() if not word.isascii())
    if len(list(islice(words_, _SURE))) < _SURE:
        return None
    encoding = legacy_text.detect(texts)
    turned = encoding and [legacy_text.convert(text, encoding) for text in texts]
    return encoding if turned != list(texts) else None


def offer_cells(cells: Mapping[P, str], put: Callable[[dict[P, str]], None]) -> None:
    """Offer to turn cells that were pasted; `put` gets them in Unicode, in their places."""
    encoding = old_font(list(cells.values()))
    if encoding is None:
        return
    turned = {place: legacy_text.convert(text, encoding) for place, text in cells.items()}
    _offer(encoding, lambda: put(turned))


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


def _pasted(app: tk.Tk, own: str, event: "tk.Event[Any]") -> str:
    if isinstance(event.widget, tk.Misc):
        return _paste(event)
    app.tk.call(own, event.widget)  # a field of Tk's own file dialog
    return "break"


def _paste(event: "tk.Event[Any]") -> str:
    widget = event.widget
    text = _clipboard(widget)
    if isinstance(widget, tk.Text) and _editable(widget) and text and widget.tag_ranges("sel"):
        widget.edit_separator()
        widget.mark_set("insert", "sel.first")
        widget.delete("sel.first", "sel.last")  # as in Word; Tk leaves it there on X11
    kept = _fitting(widget, text)
    if kept == text:
        widget.tk.call(_TKS_OWN[widget.winfo_class()], widget)
    elif _editable(widget):
        widget.insert("insert", kept)
        widget.see("insert") if isinstance(widget, tk.Text) else widget.xview("insert")
        dialogs.tell(widget, words.PASTE_CUT, words.paste_cut(len(kept), len(text)))
    if kept and _editable(widget) and (encoding := old_font([kept])):
        turned = legacy_text.convert(kept, encoding)
        is_text = isinstance(widget, tk.Text)
        _offer(encoding, (_turning_text if is_text else _turning_entry)(widget, kept, turned))
    return "break"


def _editable(widget: Any) -> bool:
    return str(widget.cget("state")) == "normal"


# --- old fonts -------------------------------------------------------------------------------


def _offer(encoding: Encoding, turn: Callable[[], None]) -> None:
    if _Offer.toast is not None:
        _Offer.toast(import_words.pasted_old(encoding), import_words.TO_UNICODE, turn)


def _turning_text(text: tk.Text, pasted: str, turned: str) -> Callable[[], None]:
    """Return what puts Unicode in place of what was just pasted; Ctrl+Z brings it back."""
    for mark, place in ((_FROM, f"insert - {len(pasted)} chars"), (_TO, "insert")):
        text.mark_set(mark, place)
        text.mark_gravity(mark, "left")

    def turn() -> None:
        if text.winfo_exists() and _editable(text) and text.get(_FROM, _TO) == pasted:
            text.edit_separator()
            text.replace(_FROM, _TO, turned)
            text.edit_separator()
            text.focus_set()

    return turn


def _turning_entry(entry: Any, pasted: str, turned: str) -> Callable[[], None]:
    """Return the same for one line; she may have typed before the piece since."""
    start = entry.index("insert") - len(pasted)

    def turn() -> None:
        if not entry.winfo_exists() or not _editable(entry):
            return
        written = entry.get()
        is_there = written[start:].startswith(pasted)
        place = start if is_there else written.find(pasted)
        if place >= 0:
            entry.event_generate("<<Noted>>")  # a step of its own for Ctrl+Z
            entry.delete(place, place + len(pasted))
            entry.insert(place, turned)
            entry.event_generate("<<Noted>>")
            entry.focus_set()

    return turn


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
