"""What the card of attached files shows and does; it knows no Tk."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ocop_desktop.core.dates import show_date
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Attachment
from ocop_desktop.services import attachments as service
from ocop_desktop.services.changes import Changes
from ocop_desktop.ui.context import Context
from ocop_desktop.wording import attachments as words
from ocop_desktop.wording import common

if TYPE_CHECKING:
    from ocop_desktop.services.attachments import Shrunk
    from ocop_desktop.services.jobs import Progress


class View(Protocol):
    """What the presenter asks of its view."""

    def refused(self, refusal: Refusal) -> None:
        """Say what could not be done."""

    def asks_for_small(self, question: str) -> bool:
        """Ask whether the small photo takes the place of the large one."""


class AttachmentPresenter:
    """The files of one record; `owner` tells its type and id, the id "" until it is saved."""

    def __init__(self, view: View, context: Context, owner: Callable[[], tuple[str, str]]) -> None:
        self._view, self._context, self._owner = view, context, owner
        self._desk = context.desk.attachments

    # --- showing -------------------------------------------------------------------------------

    def files(self) -> list[Attachment]:
        """Return the files, the oldest first."""
        kind, owner_id = self._owner()
        return self._desk.of(kind, owner_id) if owner_id else []

    def is_saved(self) -> bool:
        """Tell whether the record is there to have files."""
        return bool(self._owner()[1])

    def line(self, file: Attachment) -> str:
        """Return format, size and day of a file."""
        zone = self._context.desk.clock().tzinfo
        day = show_date(file.created_at.astimezone(zone).date()) if file.created_at else ""
        return words.line(file.format, file.size, day)

    def trouble(self, file: Attachment) -> str:
        """Return what is wrong with a file at first sight, "" when nothing is."""
        try:
            self._desk.place(file)
        except Refusal as refusal:
            return refusal.happened
        return ""

    def can_shrink(self, file: Attachment) -> bool:
        """Tell whether it is a photo."""
        return service.is_photo(file)

    def can_print(self, file: Attachment) -> bool:
        """Tell whether it can stand behind a form."""
        return service.can_be_printed(file)

    def picture(self, file: Attachment, side: int, show: Callable[[bytes], None]) -> "Progress":
        """Have a small picture made, and shown when there is one; return what cancels it."""
        thumbnail = self._desk.thumbnail

        def work(progress: "Progress") -> bytes | None:
            progress.step(0, 1)
            return thumbnail(file, side)

        def done(data: bytes | None) -> None:
            if data:
                show(data)

        return self._context.jobs.start(work, on_done=done, on_error=self._failed)

    # --- deeds ---------------------------------------------------------------------------------

    def add(self, sources: Sequence[Path]) -> None:
        """Take these files in, one after the other; what cannot be is said afterwards."""
        if not self.is_saved():
            self._context.toast(words.NOT_SAVED_YET)
            return
        (kind, owner_id), add = self._owner(), self._desk.add

        def work(progress: "Progress") -> tuple[list[Attachment], list[Refusal]]:
            taken: list[Attachment] = []
            refused: list[Refusal] = []
            for source in sources:
                try:
                    taken.append(add(kind, owner_id, source, progress))
                except Refusal as refusal:
                    refused.append(refusal)
            return taken, refused

        self._start(words.adding(sources[0].name), work, self._added)

    def _added(self, outcome: tuple[list[Attachment], list[Refusal]]) -> None:
        taken, refused = outcome
        if taken:
            self._tell(Changes.of(*(("attachment", file.id) for file in taken)))
            self._context.toast(words.added(len(taken)))
        if refused:
            self._view.refused(words.several(refused, len(taken)))

    def open(self, file: Attachment) -> None:
        """Open a copy with the system's program."""
        self._start(words.OPENING, lambda _progress: self._desk.open(file.id), lambda _copy: None)

    def rename(self, file: Attachment, title: str | None) -> None:
        """Give a file another title."""
        if title is not None:
            self._tell(self._desk.retitle(file.id, title))

    def print_with(self, file: Attachment, *, on: bool) -> None:
        """Print a file behind the form, or no longer."""
        self._tell(self._desk.print_with(file.id, on=on))

    def remove(self, file: Attachment) -> None:
        """Delete a file, with a way back."""
        self._tell(self._desk.trash(file.id))
        undo = partial(self._undo, lambda: self._desk.restore(file.id))
        self._context.toast(words.removed(file.title), common.UNDO, undo)

    def shrink(self, file: Attachment) -> None:
        """Make a photo small, show what that brings, and let her decide."""
        self._start(
            words.SHRINKING,
            lambda _progress: self._desk.shrunk(file.id),
            partial(self._shrunk, file),
        )

    def _shrunk(self, file: Attachment, made: "Shrunk | None") -> None:
        if made is None:
            self._context.toast(words.SMALL_ENOUGH)
            return
        size = len(made.data)
        question = words.shrink_question(made.before, size, made.width, made.height)
        if not self._view.asks_for_small(question):
            return
        self._tell(self._desk.use_shrunk(file.id, made))
        undo = partial(self._undo, lambda: self._desk.put_back(file))
        self._context.toast(words.shrunk(made.before, size), common.UNDO, undo)

    def _undo(self, deed: Callable[[], Changes]) -> None:
        self._tell(deed())

    def _tell(self, changes: Changes) -> None:
        if changes:
            self._context.bus.publish(changes)

    # --- on the worker -------------------------------------------------------------------------

    def _start(
        self, label: str, work: "Callable[[Progress], Any]", on_done: Callable[[Any], None]
    ) -> None:
        status = self._context.status

        def step(done: int, total: int, told: str) -> None:
            status.working(told or label, done / total if total else None)

        def over(outcome: Any) -> None:
            status.working("")
            on_done(outcome)

        status.working(label)
        self._context.jobs.start(work, on_step=step, on_done=over, on_error=self._failed)

    def _failed(self, error: BaseException) -> None:
        self._context.status.working("")
        if isinstance(error, Refusal):
            self._view.refused(error)
        else:
            self._context.on_bug(error)
