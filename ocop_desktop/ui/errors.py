"""How an expected "cannot" and a bug look; one last-resort hook for every thread."""

import logging
import sys
import threading
import tkinter as tk
from collections.abc import Callable
from types import TracebackType
from typing import Final

import ocop_desktop
from ocop_desktop import logs
from ocop_desktop.core.problems import Refusal
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.wording import ui as words

_log: Final = logging.getLogger(__name__)


class Errors:
    """Shows errors; `before` runs first (it saves what is being typed)."""

    def __init__(self, app: tk.Tk, before: Callable[[], None]) -> None:
        self._app = app
        self._before = before
        self._told: set[str] = set()

    def install(self) -> None:
        """Catch what nobody caught, on the screen's thread and on others."""
        self._app.report_callback_exception = self._callback
        sys.excepthook = lambda _kind, error, _trace: self.show(error)
        threading.excepthook = lambda arguments: _log.error(
            "A thread failed", exc_info=arguments.exc_value
        )

    def _callback(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        _anyhow(lambda: self.show(error), "An error could not be shown")

    def show(self, error: BaseException) -> None:
        """Show a Refusal as its sentences, anything else as a bug, each bug once."""
        if isinstance(error, Refusal):
            show_refusal(self._app, error)
            return
        _log.error("Unexpected", exc_info=error)
        details = _details(error)
        if details in self._told:
            return
        self._told.add(details)
        _anyhow(self._before, "Saving before showing an error failed as well")
        show_bug(self._app, details)


def _anyhow(deed: Callable[[], None], said: str) -> None:
    """Do what must not fail: an error raised from the last-resort hook would end the program."""
    try:
        deed()
    except Exception:  # noqa: BLE001 - part of the last-resort hook
        _log.exception(said)


def show_refusal(parent: tk.Misc, refusal: Refusal) -> None:
    """Say what happened, what is safe, what to do; the code is for the telephone."""
    _uncover(parent)
    dialogs.tell(
        parent,
        words.CANNOT,
        refusal.happened,
        refusal.safe,
        refusal.todo,
        small=words.code(refusal.code),
    )


def show_bug(parent: tk.Misc, details: str) -> None:
    """Say that the program failed and her work is safe; offer the details for copying."""
    _uncover(parent)
    modal = dialogs.Modal(parent, words.BUG)
    modal.say(words.BUG_TEXT)

    def copy() -> None:
        modal.clipboard_clear()
        modal.clipboard_append(details)

    modal.first_focus = modal.button(words.CLOSE, modal.close, "Primary.TButton")
    modal.button(words.COPY_DETAILS, copy)
    modal.run()


def _uncover(parent: tk.Misc) -> None:
    """Show a window that is not shown yet: over a hidden one no dialog would appear."""
    window = parent.winfo_toplevel()
    if window.state() == "withdrawn":
        window.deiconify()


def _details(error: BaseException) -> str:
    python = ".".join(map(str, sys.version_info[:3]))
    head = f"OCOP Desktop {ocop_desktop.VERSION}, Python {python}, {sys.platform}"
    return f"{head}\n{logs.places(error)}"
