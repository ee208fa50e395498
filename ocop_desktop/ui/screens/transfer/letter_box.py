"""What is asked of the letter beside a package: number, day, who signs, to whom it goes."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.screens.transfer.presenter import LetterWords
from ocop_desktop.wording import common
from ocop_desktop.wording import transfer as words

_LINES: Final = 4  # of recipients


class LetterBox(ttk.Frame):
    """Number and day in sight; signer and recipients behind a button, as last time."""

    def __init__(
        self,
        master: tk.Misc,
        told: LetterWords,
        signers: tuple[str, ...],
        on_enter: Callable[[], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self.number = self._variable(told.number)
        self.day = self._variable(told.day)
        self.signer = self._variable(told.signer)
        self.name = self._variable(told.name)
        first = Flow(self, "Panel.TFrame", gap=1.6)
        first.pack(fill="x")
        self._number = self._entry(first, words.LETTER_NUMBER, self.number, 8, common.LETTER_SUFFIX)
        self._day = self._entry(first, words.LETTER_DAY, self.day, 12)
        for entry in (self._number, self._day):
            entry.bind("<Return>", lambda _e: on_enter(), add=True)
        first.arrange()
        self._hint = wrap(ttk.Label(self, text=words.LETTER_NUMBER_HINT, style="Panel.Hint.TLabel"))
        self._hint.pack(fill="x", pady=(theme.em(self, 0.2), 0))
        self._more = ttk.Button(self, style="Panel.Quiet.TButton", command=self._unfold)
        self._more.configure(text=words.more_of_letter(told.signer, told.name))
        self._more.pack(anchor="w", pady=(theme.em(self, 0.3), 0))
        self._rest = ttk.Frame(self, style="Panel.TFrame")
        self._build_rest(told, signers)
        if not told.name:
            self._show_rest()

    def told(self) -> LetterWords:
        """Return what stands in the fields."""
        return LetterWords(
            number=self.number.get(),
            day=self.day.get(),
            signer=self.signer.get(),
            name=self.name.get(),
            recipients=self._recipients.get("1.0", "end-1c"),
        )

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the day, where the hint was; "" takes it back."""
        style = "Panel.Problem.TLabel" if sentence else "Panel.Hint.TLabel"
        self._hint.configure(text=sentence or words.LETTER_NUMBER_HINT, style=style)
        self._day.configure(style="Bad.TEntry" if sentence else "Ocop.TEntry")
        if sentence:
            self._day.focus_set()

    def _variable(self, text: str) -> tk.StringVar:
        return tk.StringVar(self, text)

    def _entry(
        self, master: tk.Misc, label: str, text: tk.StringVar, width: int, after: str = ""
    ) -> ttk.Entry:
        pair = ttk.Frame(master, style="Panel.TFrame")
        ttk.Label(pair, text=label, style="Panel.Field.TLabel").pack(side="left")
        entry = ttk.Entry(
            pair, textvariable=text, style="Ocop.TEntry", font="OcopText", width=width
        )
        entry.pack(side="left", padx=(theme.em(self, 0.7), 0))
        if after:
            ttk.Label(pair, text=after, style="Panel.Text.TLabel").pack(
                side="left", padx=(theme.em(self, 0.4), 0)
            )
        return entry

    def _build_rest(self, told: LetterWords, signers: tuple[str, ...]) -> None:
        row = Flow(self._rest, "Panel.TFrame", gap=1.6)
        row.pack(fill="x")
        pair = ttk.Frame(row, style="Panel.TFrame")
        ttk.Label(pair, text=words.SIGNER, style="Panel.Field.TLabel").pack(side="left")
        self._signer = ttk.Combobox(
            pair,
            textvariable=self.signer,
            style="Ocop.TCombobox",
            font="OcopText",
            state="readonly",
            values=signers,
            width=max(map(len, signers)) + 1,
        )
        self._signer.pack(side="left", padx=(theme.em(self, 0.7), 0))
        self._signer.bind("<<ComboboxSelected>>", lambda _e: self._other_signer(told), add=True)
        self._entry(row, words.SIGNER_NAME, self.name, 24)
        row.arrange()
        self._nameless = wrap(ttk.Label(self._rest, style="Panel.Remind.TLabel"))
        for typed in (self.name, self.signer):
            typed.trace_add("write", lambda *_: self._ask_name(row))
        self._ask_name(row)
        label = ttk.Label(self._rest, text=words.RECIPIENTS, style="Panel.Field.TLabel")
        label.pack(anchor="w", pady=(theme.em(self, 0.8), theme.em(self, 0.3)))
        p = theme.palette()
        self._recipients = tk.Text(
            self._rest,
            height=_LINES,
            width=1,
            wrap="word",
            font="OcopText",
            relief="flat",
            highlightthickness=1,
            highlightbackground=p.border,
            highlightcolor=p.accent,
            padx=theme.em(self, 0.5),
            pady=theme.em(self, 0.4),
        )
        self._recipients.insert("1.0", told.recipients)
        self._recipients.pack(fill="x")
        text = self._recipients
        text.bind("<Tab>", lambda _e: _leave(text.tk_focusNext()), add=True)
        text.bind("<Shift-Tab>", lambda _e: _leave(text.tk_focusPrev()), add=True)

    def _other_signer(self, told: LetterWords) -> None:
        """Another one signs under another name; who was there before comes back with it."""
        same = self.signer.get() == told.signer
        if self.name.get() in ("", told.name):
            self.name.set(told.name if same else "")

    def _ask_name(self, row: Flow) -> None:
        """Remind below the row of a signer without a name: the paper leaves dots for it."""
        self._nameless.configure(text=words.nameless(self.signer.get()))
        if self.name.get().strip():
            self._nameless.pack_forget()
        else:
            self._nameless.pack(fill="x", pady=(theme.em(self, 0.3), 0), after=row)

    def _unfold(self) -> None:
        self._show_rest()
        self._signer.focus_set()

    def _show_rest(self) -> None:
        self._more.pack_forget()
        self._rest.pack(fill="x", pady=(theme.em(self, 0.8), 0))


def _leave(other: tk.Misc | None) -> str:
    if other is not None:
        other.focus_set()
    return "break"
