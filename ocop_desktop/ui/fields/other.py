"""The line for her own words beside "Khác…"; shared by the kinds that choose."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words


class OtherWords(ttk.Frame):
    """A small label and an entry; `on_typed` hears the words, unchanged."""

    def __init__(self, master: tk.Misc, on_typed: Callable[[str], None]) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._on_typed = on_typed
        self._telling = True
        self._text = tk.StringVar(master=self)
        label = ttk.Label(self, text=words.OTHER_WORDS, style="Panel.Hint.TLabel")
        label.grid(row=0, column=0, sticky="w", padx=(0, em(self, 0.6)))
        self.entry = ttk.Entry(self, textvariable=self._text, style="Ocop.TEntry", font="OcopText")
        self.entry.grid(row=0, column=1, sticky="ew")
        self.columnconfigure(1, weight=1)
        self._text.trace_add("write", self._typed)

    @property
    def words(self) -> str:
        """What stands in the entry."""
        return self._text.get()

    def take_keys(self) -> None:
        """Put the cursor in the entry; on screen first, or Tk would let it wait for the keys."""
        self.update_idletasks()
        self.entry.focus_set()
        self.entry.icursor("end")

    def show(self, text: str) -> None:
        """Put other words without telling anyone."""
        if text != self._text.get():
            self._telling = False
            self._text.set(text)
            self._telling = True

    def _typed(self, *_: object) -> None:
        if self._telling:
            self._on_typed(self._text.get())
