"""The entries of the register as menu lines, each with the question that comes before it."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from ocop_desktop.core.records import State
from ocop_desktop.ui.deeds import questions
from ocop_desktop.ui.deeds.deeds import Deeds
from ocop_desktop.wording import register as words

Choice: TypeAlias = tuple[str, Callable[[], object]]
Entry: TypeAlias = tuple[str, Sequence[str], Callable[[], object]]  # words, for whom, deed


class DeedsMenu:
    """Asks and enters, for the ideas chosen in a list or for one on its page."""

    def __init__(self, parent: tk.Misc, deeds: Deeds) -> None:
        self._parent = parent
        self._deeds = deeds

    def fill(self, menu: tk.Menu, ids: Sequence[str], *, judge: bool = True) -> None:
        """Add a line for each entry, with or without the verdict; what cannot be now is grey."""
        for label, able, deed in self._all(ids):
            if label == words.JUDGE and not judge:
                continue
            menu.add_command(
                label=words.with_count(label, len(able), len(ids)),
                state="normal" if able else "disabled",
                command=deed,
            )

    def possible(self, idea_id: str) -> list[Choice]:
        """Return what can be entered for one idea now, as (words, deed)."""
        return [(label, deed) for label, able, deed in self._all([idea_id]) if able]

    def receive(self, ids: Sequence[str]) -> None:
        """Receive those that have no number yet."""
        self._ask(questions.Receive, words.RECEIVE_TITLE, self._deeds.waiting(ids), ids)

    def judge(self, ids: Sequence[str]) -> None:
        """Set the commune's verdict."""
        self._ask(questions.Judge, words.JUDGE_TITLE, ids, ids)

    def send(self, ids: Sequence[str]) -> None:
        """Enter those that are finished as sent."""
        able = self._deeds.able(ids, State.SENT)
        self._ask(questions.Send, words.SEND_TITLE, able, ids)

    def result(self, ids: Sequence[str]) -> None:
        """Enter what came back, for those that were sent."""
        able = self._deeds.able(ids, State.RETURNED)
        self._ask(questions.Result, words.RESULT_TITLE, able, ids)

    def _all(self, ids: Sequence[str]) -> list[Entry]:
        deeds = self._deeds
        return [
            (deeds.receiving(ids), deeds.waiting(ids), partial(self.receive, ids)),
            (words.JUDGE, ids, partial(self.judge, ids)),
            (words.SEND, deeds.able(ids, State.SENT), partial(self.send, ids)),
            (words.RESULT, deeds.able(ids, State.RETURNED), partial(self.result, ids)),
        ]

    def _ask(
        self,
        question: type[questions.Receive]
        | type[questions.Send]
        | type[questions.Result]
        | type[questions.Judge],
        title: str,
        able: Sequence[str],
        chosen: Sequence[str],
    ) -> None:
        if able:
            question(self._parent, title, self._deeds, able, len(chosen) - len(able)).run()
