"""The manual's pages: reads them once, finds words with and without marks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ocop_desktop.core.text import exact_fold, fold, nfc
from ocop_desktop.ui.parts import markdown

Spans: TypeAlias = list[tuple[int, int, int]]  # row, from, to; rows count from 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `topic` is its file's name without ending, e.g. "03-y-tuong"."""

    topic: str
    title: str
    lines: tuple[markdown.Line, ...]
    text: str


class HelpPresenter:
    """Serves the manual."""

    def __init__(self, folder: Path) -> None:
        self.pages = tuple(_page(path) for path in sorted(folder.glob("*.md")))

    def page(self, topic: str) -> Page | None:
        """Return the page of that topic, the first one for an unknown topic."""
        found = (page for page in self.pages if page.topic == topic)
        return next(found, self.pages[0] if self.pages else None)

    def search(self, words: str) -> tuple[Page, ...]:
        """Return the pages that hold every word, those first that hold them as they were typed.

        Marks that were typed count wherever some page has them.
        """
        if not words.strip():
            return self.pages
        for ways in _ways(nfc(words)):
            ranked = [(_rank(page, ways), page) for page in self.pages]
            if found := [each for each in ranked if each[0] < len(ways)]:
                return tuple(page for _, page in sorted(found, key=lambda each: each[0]))
        return ()


def spans(rows: Sequence[str], words: str) -> Spans:
    """Return where what was typed stands in these rows: all of it at once, else word by word.

    Whole words come before beginnings of words, and it is never found within one.
    """
    for ways in _ways(nfc(words)):
        for way in ways:
            found = [_in_rows(rows, way.told, pattern) for pattern in way.patterns]
            if all(found):
                return sorted(span for each in found for span in each)
    return []


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to look for what was typed: how texts are told, and all that must be there."""

    told: Callable[[str], str]
    patterns: tuple[re.Pattern[str], ...]


def _ways(words: str) -> Iterator[list[_Way]]:
    """Yield the ways with the marks that were typed, then those without, the best first."""
    whole = " ".join(words.split())
    accented = fold(whole) != whole.lower()
    for told in (exact_fold, fold) if accented else (fold,) * bool(whole):
        yield [
            _Way(
                told, tuple(re.compile(rf"(?<!\w){re.escape(told(each))}{end}") for each in wanted)
            )
            for wanted in ([whole], whole.split())
            for end in (r"(?!\w)", "")
        ]


def _rank(page: Page, ways: Sequence[_Way]) -> int:
    """Return the place of the first way that finds something on a page, their number for none."""
    found = (
        place
        for place, way in enumerate(ways)
        if all(pattern.search(way.told(page.text)) for pattern in way.patterns)
    )
    return next(found, len(ways))


def _in_rows(rows: Sequence[str], told: Callable[[str], str], pattern: re.Pattern[str]) -> Spans:
    return [
        (row, *found.span())
        for row, text in enumerate(rows)
        for found in pattern.finditer(told(text))
    ]


def _page(path: Path) -> Page:
    text = nfc(path.read_text(encoding="utf-8"))
    lines = markdown.read(text)
    title = markdown.title(text) or path.stem
    return Page(path.stem, title, lines, " ".join(line.plain() for line in lines))
