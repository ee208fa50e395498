"""Below a table: the way to a new row, what can be said about the table, and taking back."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import common
from ocop_desktop.wording import filling as words


class TableFoot(ttk.Frame):
    """A button, a hint, and at right a notice that may offer to undo what it tells of."""

    def __init__(self, master: tk.Misc, on_add: Callable[[], object] | None) -> None:
        super().__init__(master, style="Panel.TFrame")
        self.columnconfigure(1, weight=1)
        self._add: ttk.Button | None = None  # where no rows are added
        if on_add is not None:
            self._add = ttk.Button(
                self, text=words.ADD_ROW, style="Panel.Quiet.TButton", command=on_add
            )
            self._add.grid(row=0, column=0, sticky="w")
        self.notice = wrap(ttk.Label(self, style="Panel.Hint.TLabel", anchor="e", justify="right"))
        self.notice.grid(row=0, column=1, sticky="ew", padx=em(self, 0.4))
        self.undo = ttk.Button(self, text=common.UNDO, style="Panel.Quiet.TButton")
        self.hint = wrap(ttk.Label(self, text=words.TABLE_KEYS, style="Panel.Hint.TLabel"))
        self.hint.grid(row=1, column=0, columnspan=3, sticky="ew")

    def say(self, hint: str) -> None:
        """Change the hint."""
        self.hint.configure(text=hint)

    def tell(self, text: str) -> None:
        """Tell something, unless what can be undone is being told."""
        if not self.undo.winfo_manager():
            self.notice.configure(text=text)

    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        """Tell what was done, with a button that takes it back."""
        self.notice.configure(text=text)
        self.undo.configure(command=undo)
        self.undo.grid(row=0, column=2, sticky="e")

    def forget_undo(self) -> None:
        """What was done stays done, or was taken back."""
        self.undo.grid_remove()
        self.notice.configure(text="")

    def set_editable(self, *, editable: bool) -> None:
        """Offer a new row, or nothing."""
        if not editable:
            self.forget_undo()
        if self._add is not None:
            (self._add.grid if editable else self._add.grid_remove)()
