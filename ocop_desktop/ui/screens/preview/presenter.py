"""What happens while pages are looked at: they are made, turned, printed, saved."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from ocop_desktop.core import system
from ocop_desktop.core.problems import Refusal
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import Context, Pages
from ocop_desktop.ui.screens.filling.printer import Printer
from ocop_desktop.wording import filling as words

if TYPE_CHECKING:
    from ocop_desktop.services.jobs import Progress

SIZES: Final = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200)  # percent


class View(Protocol):
    """What the presenter asks of its view."""

    def show_waiting(self, text: str) -> None:
        """Say that the pages are being made, or why there are none."""

    def show_page(self, picture: bytes, page: int, pages: int, percent: int) -> None:
        """Show one page; pages count from 1."""

    def width(self) -> int:
        """Return how many pixels a page may be wide."""

    def pixels_per_point(self) -> float:
        """Return the pixels of a point at 100 %."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Say what could not be done."""

    def make_files(self, items: Sequence[Item], *, word: bool) -> None:
        """Save these papers as one PDF, or as one Word file each, with progress and cancel."""

    def keep(self, work: "Callable[[Progress], list[Path]]") -> None:
        """Save what is shown as PDF, with progress and cancel."""


class PreviewPresenter:
    """One paper, or several behind each other, at a time."""

    def __init__(self, view: View, context: Context) -> None:
        self._view, self._context = view, context
        self._printing = context.desk.printing
        self.printer = Printer(context, view.show_refusal)
        self._items: tuple[Item, ...] = ()
        self._pages: Pages | None = None  # when they are no record's paper
        self._path: Path | None = None
        self._preview: Any = None
        self._percent = 0  # 0 means: as wide as the screen
        self._asked = 0
        self.page = 0  # from 0

    def open(self, what: Sequence[Item] | Pages) -> None:
        """Make the pages of these papers in the background."""
        self.close()
        if isinstance(what, Pages):
            self._pages = pages = what
        else:
            self._items, pages = tuple(what), None
        items = self._items
        self._asked = asked = self._asked + 1
        status = self._context.status
        self._view.show_waiting(words.MAKING_PAPER)
        status.working(words.MAKING_PAPER)

        def work(progress: "Progress") -> Path:
            return pages.make(progress) if pages else self._printing.preview(items, progress)

        self._context.jobs.start(
            work,
            on_step=lambda done, total, _: status.working(words.MAKING_PAPER, done / total),
            on_done=lambda path: self._made(path, asked),
            on_error=self._failed,
            on_cancel=lambda: status.working(""),
        )

    def close(self) -> None:
        """Put the pages away, and the file unless the printer may still read it."""
        if self._preview is not None:
            self._preview.close()
        if self._path is not None and not self.printer.keeps(self._path):
            shutil.rmtree(self._path.parent, ignore_errors=True)
        self._preview = self._path = None
        self._items, self._pages, self.page = (), None, 0
        self._asked += 1

    # --- looking -------------------------------------------------------------------------------

    def turn(self, by: int) -> None:
        """Go some pages on, or back."""
        if self._preview is None:
            return
        page = max(0, min(self.page + by, self._preview.pages - 1))
        if page != self.page:
            self.page = page
            self.draw()

    def zoom(self, by: int) -> None:
        """Make the page one size larger (1) or smaller (-1)."""
        if self._preview is None:
            return
        now = self._shown_percent()
        larger = [size for size in SIZES if size > now]
        smaller = [size for size in SIZES if size < now]
        if by > 0 and larger:
            self._percent = larger[0]
        elif by < 0 and smaller:
            self._percent = smaller[-1]
        self.draw()

    def fit(self) -> None:
        """Make the page as wide as the screen."""
        self._percent = 0
        self.draw()

    def draw(self) -> None:
        """Show the page at its size."""
        if self._preview is None:
            return
        percent = self._shown_percent()
        scale = percent / 100 * self._view.pixels_per_point()
        picture = self._preview.picture(self.page, scale)
        self._view.show_page(picture, self.page + 1, self._preview.pages, percent)

    def _shown_percent(self) -> int:
        if self._percent:
            return self._percent
        wide = self._preview.wide(self.page) * self._view.pixels_per_point()
        return int(max(0.3, min(self._view.width() / wide, 2.0)) * 100)

    # --- deeds ---------------------------------------------------------------------------------

    def print_(self) -> None:
        """Send the pages to the printer."""
        if self._path is not None:
            self.printer.send(self._path)

    def save(self) -> None:
        """Save the papers as PDF in her folder."""
        if self._pages is not None:
            self._view.keep(self._pages.save)
        elif self._items:
            self._view.make_files(self._items, word=False)

    def save_word(self) -> None:
        """Save each paper in her folder as a Word file that she can change."""
        if self._items:
            self._view.make_files(self._items, word=True)

    def open_folder(self) -> None:
        """Open the folder papers go to."""
        folder = self._printing.folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            system.open_path(folder)
        except OSError:
            self._context.toast(words.folder_is(str(folder)))

    # --- coming home ---------------------------------------------------------------------------

    def _made(self, path: Path, asked: int) -> None:
        self._context.status.working("")
        if asked != self._asked:  # she has gone on to something else meanwhile
            shutil.rmtree(path.parent, ignore_errors=True)
            return
        self._path = path
        self._preview = self._printing.open_preview(path)
        self.page = 0
        if self._preview.pages:
            self.draw()
        else:
            self._view.show_waiting(words.NO_PAGES)

    def _failed(self, error: BaseException) -> None:
        self._context.status.working("")
        self._view.show_waiting(words.NO_PAGES)
        if isinstance(error, Refusal):
            self._view.show_refusal(error)
        else:
            self._context.on_bug(error)
