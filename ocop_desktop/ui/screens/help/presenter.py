"""The manual's pages: reads them once, finds words with and without marks."""

from dataclasses import dataclass
from pathlib import Path

from ocop_desktop.core.text import fold, nfc
from ocop_desktop.ui.parts import markdown


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `topic` is its file's name without ending, e.g. "03-y-tuong"."""

    topic: str
    title: str
    lines: tuple[markdown.Line, ...]
    folded: str


class HelpPresenter:
    """Serves the manual."""

    def __init__(self, folder: Path) -> None:
        self.pages = tuple(_page(path) for path in sorted(folder.glob("*.md")))

    def page(self, topic: str) -> Page | None:
        """Return the page of that topic, the first one for an unknown topic."""
        found = (page for page in self.pages if page.topic == topic)
        return next(found, self.pages[0] if self.pages else None)

    def search(self, words: str) -> tuple[Page, ...]:
        """Return the pages that hold every word."""
        wanted = fold(words).split()
        return tuple(page for page in self.pages if all(word in page.folded for word in wanted))


def _page(path: Path) -> Page:
    text = nfc(path.read_text(encoding="utf-8"))
    lines = markdown.read(text)
    title = markdown.title(text) or path.stem
    return Page(path.stem, title, lines, fold(" ".join(line.plain() for line in lines)))
