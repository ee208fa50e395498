"""Sending a form's paper to the printer, by way of a file that is deleted afterwards."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_desktop.core.problems import Refusal
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import Context
from ocop_desktop.wording import filling as words

if TYPE_CHECKING:
    from ocop_desktop.services.jobs import Progress


class Printer:
    """Makes the pages in the background and sends them; `on_refusal` says what could not be."""

    def __init__(self, context: Context, on_refusal: Callable[[Refusal], None]) -> None:
        self._context, self._on_refusal = context, on_refusal
        self._sent: list[Path] = []

    def print(self, items: Sequence[Item]) -> None:
        """Print these papers."""
        printing, status = self._context.desk.printing, self._context.status

        def work(progress: "Progress") -> Path:
            return printing.preview(items, progress)

        status.working(words.PRINTING)
        self._context.jobs.start(
            work,
            on_step=lambda done, total, _: status.working(words.PRINTING, done / total),
            on_done=self.send,
            on_error=self._failed,
            on_cancel=lambda: status.working(""),
        )

    def put_away(self) -> None:
        """Delete what was sent; until the very end the printer may still read it."""
        for path in self._sent:
            shutil.rmtree(path.parent, ignore_errors=True)
        self._sent.clear()

    def keeps(self, path: Path) -> bool:
        """Tell whether this file is still needed by the printer."""
        return path in self._sent

    def send(self, path: Path) -> None:
        """Send pages that are made already."""
        self._sent.append(path)
        self._context.status.working("")
        try:
            self._context.desk.printing.send_to_printer(path)
        except Refusal as refusal:
            self._on_refusal(refusal)
        else:
            self._context.toast(words.SENT_TO_PRINTER)

    def _failed(self, error: BaseException) -> None:
        self._context.status.working("")
        if isinstance(error, Refusal):
            self._on_refusal(error)
        else:
            self._context.on_bug(error)
