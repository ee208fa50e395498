"""What is shown when her data cannot be opened: why, and the ways on."""

import tkinter as tk
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from ocop_desktop.core.dates import show_date, show_time
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import BackupInfo
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.wording import ui as words

_OFFERED: Final = 3  # newest backups
# Damaged, foreign, not brought up to date, missing: what putting a backup in its place mends.
_MENDED: Final = frozenset({"KHO-04", "KHO-09", "KHO-10", "KHO-11"})


class Way(Enum):
    """A way on that is no backup."""

    AGAIN = "again"
    LEAVE = "leave"


def ask(app: tk.Tk, refusal: Refusal, backups: Sequence[BackupInfo]) -> Way | Path:
    """Say why the data cannot be opened; return how to go on, a Path being a backup to restore."""
    app.deiconify()  # over a hidden window no dialog would appear
    modal = dialogs.Modal(app, words.CANNOT_OPEN)
    for sentence in (refusal.happened, refusal.safe, refusal.todo):
        if sentence:
            modal.say(sentence)
    modal.say(words.code(refusal.code), "Panel.Hint.TLabel")
    modal.button(words.LEAVE_PROGRAM, lambda: modal.answer(Way.LEAVE))
    modal.first_focus = modal.button(
        words.TRY_AGAIN, lambda: modal.answer(Way.AGAIN), "Primary.TButton"
    )
    for backup in backups[:_OFFERED] if refusal.code in _MENDED else ():
        when = words.restore_from(show_time(backup.at), show_date(backup.at.date()))
        modal.button(when, lambda path=backup.path: modal.answer(path))  # type: ignore[misc]
    answer = modal.run()
    return answer if isinstance(answer, Path | Way) else Way.LEAVE
