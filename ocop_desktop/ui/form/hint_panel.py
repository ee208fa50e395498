"""Help for the field she is in: what to write, a real example, a question to ask."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from tkinter import ttk

from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words


@dataclass(frozen=True, slots=True)
class Hint:
    """What the panel says; empty parts are left out."""

    title: str = ""
    guide: str = ""
    example: str = ""
    question: str = ""


class HintPanel(ttk.Frame):
    """A quiet green panel; `on_fold` puts it away. What `above` builds stands over the help."""

    def __init__(
        self,
        master: tk.Misc,
        on_fold: Callable[[], None],
        above: Callable[[tk.Misc], tk.Widget] | None = None,
    ) -> None:
        super().__init__(master, style="Help.TFrame")
        self._shown: Hint | None = None
        self._first = 0 if above is None else 1
        self._area = ScrollArea(self, palette().help, style="Help.TFrame")
        self._area.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        inner = self._area.inner
        inner.configure(padding=(em(self, 1.3), em(self, 1)))
        inner.columnconfigure(0, weight=1)
        if above is not None:
            over = above(inner)
            over.grid_configure(row=0, column=0, columnspan=2, sticky="ew")
            over.grid_configure(pady=(0, em(self, 1.2)))
        close = ttk.Button(
            inner,
            text=words.CLOSE,
            style="Help.Quiet.TButton" if above is None else "Panel.Quiet.TButton",
            width=2,
            takefocus=False,
            command=on_fold,
        )
        edge = 0 if above is None else em(self, 0.3)  # inside the frame of what stands above
        close.grid(row=0, column=1, sticky="ne", padx=edge, pady=edge)
        self._title = self._line(0, "Help.Field.TLabel", gap=0.3)
        self._guide = self._line(1, "Help.Text.TLabel", gap=0.4)
        self._example_head = self._line(2, "Help.HintBold.TLabel", gap=1.2)
        self._example = self._line(3, "Help.Text.TLabel", gap=0.4)
        self._question_head = self._line(4, "Help.HintBold.TLabel", gap=1.2)
        self._question = self._line(5, "Help.Text.TLabel", gap=0.4)
        self._line(6, "Help.Hint.TLabel", gap=1.6).configure(text=words.FULL_HELP)
        self._area.adopt(inner)

    def show(self, hint: Hint) -> None:
        """Say this; nothing is drawn again when it is said already."""
        if hint == self._shown:
            return
        self._shown = hint
        self._put(self._title, hint.title)
        silent = not (hint.guide or hint.example or hint.question)
        self._put(self._guide, words.NO_HELP if silent else hint.guide)
        self._put(self._example_head, hint.example and words.EXAMPLE_HEAD)
        self._put(self._example, hint.example)
        self._put(self._question_head, hint.question and words.QUESTION_HEAD)
        self._put(self._question, hint.question and words.quoted(hint.question))
        self._area.to_top()

    def _line(self, row: int, style: str, gap: float) -> ttk.Label:
        label = wrap(ttk.Label(self._area.inner, style=style))
        span = 1 if row == 0 else 2
        label.grid(
            row=row + self._first, column=0, columnspan=span, sticky="ew", pady=(em(self, gap), 0)
        )
        return label

    def _put(self, label: ttk.Label, text: str) -> None:
        label.configure(text=text)
        if text:
            label.grid()
        else:
            label.grid_remove()
