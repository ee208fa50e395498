"""A job being watched: running (bar, cancel) → done (what was made, open the folder) or failed."""

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from ocop_desktop.core import system
from ocop_desktop.core.problems import Refusal
from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.wording import ui as words

if TYPE_CHECKING:
    from ocop_desktop.services.jobs import Jobs, Progress


class ProgressDialog(Modal):
    """Starts a job and stays until it is over; `work` returns the files it made.

    `readable` tells whether she can read such files. `on_bug` gets an unexpected error; a Refusal
    is shown here, in words.
    """

    def __init__(
        self,
        parent: tk.Misc,
        jobs: "Jobs",
        title: str,
        work: "Callable[[Progress], Sequence[Path]]",
        on_bug: Callable[[BaseException], None],
        *,
        readable: bool = True,
    ) -> None:
        super().__init__(parent, title)
        self._on_bug = on_bug
        self._readable = readable
        self._made: Sequence[Path] = ()
        self._label = self.say(words.PREPARING)
        self._gauge = ttk.Progressbar(
            self.body,
            style="Ocop.Horizontal.TProgressbar",
            maximum=1.0,
            length=theme.em(self, 28),
        )
        self._gauge.pack(fill="x", pady=theme.em(self, 0.4))
        self._stop = self.button(words.CANCEL_JOB, self.close)
        self.first_focus = self._stop
        self._running = True
        self._progress = jobs.start(
            work,
            on_step=self._step,
            on_done=self._done,
            on_error=self._failed,
            on_cancel=self._over,
        )

    def close(self) -> None:
        """Cancel while it runs; close when it is over."""
        if self._running:
            self._progress.cancel()
            self._stop.configure(state="disabled")
            self._label.configure(text=words.CANCELLING)
        else:
            super().close()

    def _step(self, done: int, total: int, label: str) -> None:
        self._gauge.configure(value=done / total if total else 0)
        self._label.configure(text=label or words.step_of(done, total))

    def _done(self, made: Sequence[Path]) -> None:
        self._made = self.result = made
        self._finish(words.made_files([path.name for path in made]))
        self.say(words.made_in(str(made[0].parent)), "Panel.Hint.TLabel")
        main = self.button(words.OPEN_FOLDER, self._open_folder)
        if self._readable:
            file = self.button(words.OPEN_FILE, self._open_file)
            main = file if len(made) == 1 else main
        main.focus_set()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refusal):
            text = "\n\n".join(part for part in (error.happened, error.safe, error.todo) if part)
            self._finish(f"{text}\n\n{words.code(error.code)}")
            return
        self._over()
        self._on_bug(error)

    def _over(self, *_: Any) -> None:
        self._running = False
        self.close()

    def _finish(self, text: str) -> None:
        self._running = False
        self._label.configure(text=text)
        self._gauge.pack_forget()
        self._stop.configure(text=words.CLOSE, state="normal")
        self._stop.focus_set()

    def _open_folder(self) -> None:
        self._open(self._made[0].parent)

    def _open_file(self) -> None:
        self._open(self._made[0])

    def _open(self, path: Path) -> None:
        try:
            system.open_path(path)
        except OSError:
            self._label.configure(text=words.cannot_open(str(path)))
        else:
            self.close()
