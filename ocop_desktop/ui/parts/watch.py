"""A job watched by a dialog that goes away by itself: the screen shows what came of it."""

import tkinter as tk
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_desktop.services.jobs import Progress

_BLINK_MS: Final = 50
T = TypeVar("T")


def watch(
    parent: tk.Misc, context: Context, title: str, work: "Callable[[Progress], T]"
) -> T | None:
    """Do the work while she watches; None when it was cancelled or refused, in words."""
    dialog = _Watch(parent, context.jobs, title, cast("Any", work), context.on_bug)
    return cast("T | None", dialog.run())


class _Watch(ProgressDialog):
    """Closes when the job is done, and not before it was seen."""

    _visible = False

    def show(self) -> None:
        """Show; a job that is done sooner waits, for Tk cannot close what is not seen yet."""
        super().show()
        self._visible = True

    def _done(self, made: Any) -> None:
        self.result = made
        self._leave()

    def _leave(self) -> None:
        if self._visible:
            self._over()
        else:
            self.after(_BLINK_MS, self._leave)
