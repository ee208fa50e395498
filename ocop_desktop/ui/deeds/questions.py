"""The questions before an entry in the register: one small panel each, for one idea or many."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from datetime import date
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.core.dates import read_date, show_date
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import State, Verdict
from ocop_desktop.ui import theme
from ocop_desktop.ui.deeds.deeds import Deeds
from ocop_desktop.ui.form.keys import tab_to
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.wording import common
from ocop_desktop.wording import register as words
from ocop_desktop.wording import ui as ui_words

_WIDTH: Final = 34.0  # ems
_REASON_LINES: Final = 3
_DAY: Final = 12  # characters
_PAPER: Final = 24


class _Question(Modal):
    """Asks, enters, closes; what is wrong stands in red above the buttons."""

    def __init__(
        self, parent: tk.Misc, title: str, deeds: Deeds, ids: Sequence[str], left_out: int = 0
    ) -> None:
        super().__init__(parent, title)
        self.deeds = deeds
        self.ids = list(ids)
        one = len(self.ids) == 1 and not left_out
        self.say(
            words.of_one(deeds.name(self.ids[0])) if one else deeds.of_many(len(self.ids), left_out)
        )
        self.ask()
        self._problem = self.say("", "Panel.Problem.TLabel")
        self._problem.pack_forget()
        self.button(words.DONE, self._confirm, "Primary.TButton")
        self.button(ui_words.CANCEL, self.close)

    def ask(self) -> None:
        """Put the questions into the body."""
        raise NotImplementedError

    def enter(self) -> None:
        """Do it. Refusal and ValueError (its text) are shown."""
        raise NotImplementedError

    def complain(self, text: str) -> None:
        """Say what is wrong."""
        self._problem.configure(text=text)
        self._problem.pack(anchor="w", pady=(theme.em(self, 0.5), 0))

    def _confirm(self) -> None:
        try:
            self.enter()
        except Refusal as refusal:
            self.complain(" ".join(part for part in (refusal.happened, refusal.todo) if part))
        except ValueError as error:
            self.complain(str(error))
        else:
            self.answer(True)

    def usual_day(self) -> date:
        """Return the day to offer."""
        return self.deeds.usual_day(self.ids)

    # --- kinds of answers ---------------------------------------------------------------------

    def row(self) -> ttk.Frame:
        """Return a place for questions beside each other."""
        row = ttk.Frame(self.body, style="Panel.TFrame")
        row.pack(fill="x")
        return row

    def label(self, master: tk.Misc, text: str) -> None:
        """Put a question."""
        gap = (theme.em(self, 0.6), theme.em(self, 0.2))
        ttk.Label(master, text=text, style="Panel.Field.TLabel").pack(anchor="w", pady=gap)

    def hint(self, text: str) -> None:
        """Put a quiet word below the questions before."""
        label = ttk.Label(self.body, text=text, style="Panel.Hint.TLabel")
        label.configure(wraplength=theme.em(self, _WIDTH))
        label.pack(anchor="w", pady=(theme.em(self, 0.2), 0))

    def line(self, row: ttk.Frame, text: str, value: str, width: int) -> tk.StringVar:
        """Ask for one line."""
        place = ttk.Frame(row, style="Panel.TFrame")
        place.pack(side="left", anchor="s", padx=(0, theme.em(self, 1.2)))
        self.label(place, text)
        typed = tk.StringVar(self, value)
        entry = ttk.Entry(
            place, textvariable=typed, style="Ocop.TEntry", font="OcopText", width=width
        )
        entry.pack(anchor="w")
        entry.bind("<Return>", lambda _event: self._confirm(), add=True)
        if self.first_focus is None:
            self.first_focus = entry
            entry.selection_range(0, "end")
        return typed

    def choice(self, text: str, options: Mapping[str, str], value: str) -> tk.StringVar:
        """Ask for one of a few."""
        self.label(self.body, text)
        row = self.row()
        chosen = tk.StringVar(self, value)
        for key, label in options.items():
            button = ttk.Radiobutton(
                row, text=label, value=key, variable=chosen, style="Ocop.TRadiobutton"
            )
            button.pack(side="left", padx=(0, theme.em(self, 1)))
            if self.first_focus is None or key == value:
                self.first_focus = button
        return chosen

    def reason(self, value: str = "") -> tk.Text:
        """Ask for a few lines."""
        self.label(self.body, words.REASON)
        p = theme.palette()
        text = tk.Text(
            self.body,
            height=_REASON_LINES,
            width=46,
            wrap="word",
            undo=True,
            font="OcopText",
            background=p.panel,
            foreground=p.text,
            insertbackground=p.text,
            selectbackground=p.accent,
            selectforeground=p.on_accent,
            highlightthickness=max(1, theme.em(self, 0.07)),
            highlightbackground=p.border,
            highlightcolor=p.accent,
            borderwidth=0,
            relief="flat",
            padx=theme.em(self, 0.5),
            pady=theme.em(self, 0.35),
        )
        text.insert("1.0", value)
        text.pack(fill="x", pady=(theme.em(self, 0.2), theme.em(self, 0.4)))
        text.bind("<Tab>", lambda _event: _leave(text.tk_focusNext()), add=True)
        for back in ("<Shift-Tab>", "<<PrevWindow>>"):
            text.bind(back, lambda _event: _leave(text.tk_focusPrev()), add=True)
        return text


class Receive(_Question):
    """Number and day of receipt; several ideas get the next numbers."""

    def ask(self) -> None:
        """Offer what is usual."""
        self._number: tk.StringVar | None = None
        number, day = self.deeds.offer(self.ids[0])
        single = len(self.ids) == 1
        row = self.row()
        if single:
            self._number = self.line(row, words.NUMBER, number, _DAY)
        self._day = self.line(
            row, words.DAY_RECEIVED, show_date(day if single else self.usual_day()), _DAY
        )
        self.hint(words.NUMBER_HINT if single else words.MANY_NUMBERS)

    def enter(self) -> None:
        """Receive them."""
        number = self._number.get() if self._number is not None else ""
        self.deeds.receive(self.ids, _day_of(self._day), number)


class Send(_Question):
    """Day and paper with which ideas went up."""

    def ask(self) -> None:
        """Ask for both."""
        row = self.row()
        self._day = self.line(row, words.DAY_SENT, show_date(self.usual_day()), _DAY)
        self._paper = self.line(row, words.SENT_PAPER, "", _PAPER)
        self.hint(words.PAPER_EXAMPLE)

    def enter(self) -> None:
        """Enter them as sent."""
        self.deeds.enter(self.ids, State.SENT, _day_of(self._day), self._paper.get())


class Result(_Question):
    """What the receiver answered."""

    def ask(self) -> None:
        """Ask for the answer and its paper."""
        self._reminded = False
        self._result = self.choice(words.WHICH_RESULT, words.RESULTS, "")
        row = self.row()
        self._day = self.line(row, words.DAY_RESULT, show_date(self.usual_day()), _DAY)
        self._paper = self.line(row, words.RESULT_PAPER, "", _PAPER)
        self._reason = self.reason()
        self.hint(words.RETURNED_HINT)

    def enter(self) -> None:
        """Enter the answer; of a missing paper it reminds once."""
        state = State(_chosen(self._result))
        day, reason = _day_of(self._day), self._reason.get("1.0", "end-1c")
        if reason.strip() and not (self._paper.get().strip() or self._reminded):
            self._reminded = True
            raise ValueError(words.NO_PAPER)
        self.deeds.enter(self.ids, state, day, self._paper.get(), reason)


class Judge(_Question):
    """The commune's own verdict."""

    def ask(self) -> None:
        """Ask for verdict and reason; of one idea they are as they were."""
        idea = self.deeds.idea(self.ids[0]) if len(self.ids) == 1 else None
        now = str(idea.verdict) if idea and idea.verdict else ""
        options = {**common.VERDICTS, "none": words.NO_VERDICT}
        self._verdict = self.choice(words.WHICH_VERDICT, options, now)
        self._reason = self.reason(idea.verdict_reason if idea else "")

    def enter(self) -> None:
        """Set the verdict."""
        chosen = _chosen(self._verdict)
        verdict = None if chosen == "none" else Verdict(chosen)
        self.deeds.judge(self.ids, verdict, self._reason.get("1.0", "end-1c"))


def _day_of(typed: tk.StringVar) -> date:
    try:
        return read_date(typed.get())
    except ValueError as error:
        raise ValueError(words.bad_day(str(error))) from None


def _chosen(choice: tk.StringVar) -> str:
    if not choice.get():
        raise ValueError(words.NO_CHOICE)
    return choice.get()


def _leave(other: Any) -> str:
    if other is not None:
        tab_to(other)
    return "break"
