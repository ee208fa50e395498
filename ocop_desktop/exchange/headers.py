"""The head of a list, found by what its words mean rather than where they stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Final

from ocop_desktop.core import legacy_text
from ocop_desktop.core.legacy_text import Encoding
from ocop_desktop.core.text import clean, fold
from ocop_desktop.exchange.grid import MOST_COLUMNS, Grid, Merge
from ocop_desktop.wording import tabular as words

_DEEPEST: Final = 3  # rows of a head
_FIRST_ROWS: Final = 60  # in which a head is looked for
_LONGEST: Final = 120  # characters of a head; longer texts are sentences
_ENOUGH: Final = 2  # meanings that make a head
_MOST_OF_THEM: Final = 0.5  # of the texts of each row of a head mean something
_NAMES: Final = ("product_name", "producer_name")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")
_REMARK: Final = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Head:
    """Where the head stands, and for each column (from 1) its text and meaning ("" unknown)."""

    first: int
    last: int
    columns: Mapping[int, tuple[str, str]]

    def meanings(self) -> set[str]:
        """Return what the columns mean."""
        return {meaning for _, meaning in self.columns.values() if meaning}


def find_head(grid: Grid) -> Head | None:
    """Return the best head of the sheet, None when nothing looks like one.

    The one with the most meanings wins; among equals the one with the fewest rows.
    """
    rows, likely = dict(grid.rows[:_FIRST_ROWS]), likely_of(grid)
    candidates = [
        head
        for first in rows
        for depth in range(1, _DEEPEST + 1)
        if (head := _head_at(rows, grid.merges, likely, range(first, first + depth)))
    ]
    return max(candidates, key=_worth, default=None)


def _worth(head: Head) -> tuple[int, int, int]:
    return len(head.meanings()), head.first - head.last, -head.first


def _head_at(
    rows: Mapping[int, Sequence[Any]],
    merges: Sequence[Merge],
    likely: Encoding | None,
    numbers: range,
) -> Head | None:
    """Read these rows as a head; None when one of them is none, or too little is understood."""
    storeys = in_unicode([_texts(rows[number]) for number in numbers if number in rows], likely)
    if len(storeys) != len(numbers) or not all(map(_may_be_a_head, storeys)):
        return None
    first = numbers[0]
    if not _is_understood(storeys[-1]):
        return None
    for number, storey in enumerate(storeys[:-1], first):
        _spread(storey, [m for m in merges if m.top == number], storeys[number - first + 1])
    head = Head(first, numbers[-1], _meanings(storeys))
    found = head.meanings()
    return head if len(found) >= _ENOUGH and not found.isdisjoint(_NAMES) else None


def _texts(row: Sequence[Any]) -> dict[int, str]:
    """Return the written cells by column."""
    return {n: text for n, cell in enumerate(row, 1) if (text := _text(cell))}


def _text(cell: Any) -> str:
    return "" if cell is None else " ".join(str(cell)[: _LONGEST + 1].split())


def _may_be_a_head(storey: Mapping[int, str]) -> bool:
    return len(storey) >= _ENOUGH and all(
        len(text) <= _LONGEST and not text.replace(".", "").isdigit() for text in storey.values()
    )


def _is_understood(storey: Mapping[int, str]) -> bool:
    known = sum(bool(_known_in_any_round(text)) for text in storey.values())
    return known >= _MOST_OF_THEM * len(storey)


def _known_in_any_round(text: str) -> bool:
    plain = normal(text)
    return bool(meaning_of(text)) or plain in _of_a_round() or plain in _bare()


def _spread(storey: dict[int, str], merges: Iterable[Merge], below: Mapping[int, str]) -> None:
    """Give a head above several columns to each of them, whether merged or left blank."""
    for merge in merges:
        for column in range(merge.left + 1, min(merge.right, MOST_COLUMNS) + 1):
            if merge.left in storey:
                storey.setdefault(column, storey[merge.left])
    told = ""
    for column in range(1, max(below, default=0) + 1):
        if column in storey:
            told = storey[column] if _round(storey[column]) else ""
        elif told and column in below:
            storey[column] = told


def _meanings(storeys: Sequence[Mapping[int, str]]) -> dict[int, tuple[str, str]]:
    """Return text and meaning of each column; of two that mean the same the plainer one counts."""
    columns = sorted(set().union(*storeys))
    read = {c: tuple(dict.fromkeys(s[c] for s in storeys if c in s)) for c in columns}
    meant = {column: meaning_of(*texts) for column, texts in read.items()}
    _name_households(meant, read)
    keeper: dict[str, int] = {}
    for column in sorted(columns, key=lambda c: not meaning_of_phrase(normal(read[c][-1]))):
        keeper.setdefault(meant[column], column)
    return {
        column: (" › ".join(texts), meant[column] if keeper[meant[column]] == column else "")
        for column, texts in read.items()
    }


def _name_households(meant: dict[int, str], read: Mapping[int, Sequence[str]]) -> None:
    """Where nobody else is named, the heads of the households are the producers."""
    if "producer_name" not in meant.values():
        named = (column for column, texts in read.items() if normal(texts[-1]) in _households())
        meant |= dict.fromkeys(islice(named, 1), "producer_name")


def likely_of(grid: Grid) -> Encoding | None:
    """Tell how the top of the sheet is written: heads alone may be too short to tell."""
    return legacy_text.detect(
        cell for _, row in grid.rows[:_FIRST_ROWS] for cell in row if isinstance(cell, str)
    )


def in_unicode(
    storeys: Sequence[Mapping[int, str]], likely: Encoding | None
) -> list[dict[int, str]]:
    """Return the texts by column (from 1), old letters turned; `likely` decides in doubt."""
    told = (text for storey in storeys for text in storey.values())
    encoding = legacy_text.detect(told, likely)
    return [
        {
            n: clean(legacy_text.convert(text, encoding) if encoding else text)
            for n, text in s.items()
        }
        for s in storeys
    ]


# --- words -----------------------------------------------------------------------------------


@lru_cache(maxsize=2048)
def meaning_of(*parts: str) -> str:
    """Return what a column means whose head is `parts`, from the top down; "" when unknown."""
    plain = [normal(part) for part in parts]
    own = plain[-1]
    if (told := _round(" ".join(plain))) and (what := _what_of_round(own)):
        return f"{told}.{what}"
    if own in _bare() and (above := _longest(" ".join(plain[:-1]), _phrases())):
        return above
    return meaning_of_phrase(own) or _begun(own) or _begun(own.removeprefix("ten "))


def meaning_of_phrase(plain: str) -> str:
    """Return the meaning of a head that is exactly one we know."""
    return _phrases().get(plain, "")


def normal(text: str) -> str:
    """Return a head for comparing: no marks, no remarks in brackets, abbreviations in full."""
    folded = _NOT_WORDS.sub(" ", fold(_REMARK.sub(" ", clean(text)) or text)).split()
    return " ".join(_abbreviations().get(word, word) for word in folded)


def _round(plain: str) -> str:
    within = f" {normal(plain)} "
    return next((key for phrase, key in _rounds().items() if f" {phrase} " in within), "")


def _what_of_round(own: str) -> str:
    """Return what of a recognition a head names, whether or not it repeats the round."""
    bare = own
    for phrase in _rounds():
        bare = f" {bare} ".replace(f" {phrase} ", " ").strip()
    return _of_a_round().get(" ".join(bare.split()), "") or _longest(bare, _of_a_round())


def _begun(plain: str) -> str:
    """Return the meaning of the longest phrase of several words the head begins with."""
    begins = [phrase for phrase in _phrases() if " " in phrase and plain.startswith(f"{phrase} ")]
    return _phrases().get(max(begins, key=len, default=plain), "")


def _longest(plain: str, phrases: Mapping[str, str]) -> str:
    """Return the meaning of the longest phrase that stands in the text as whole words."""
    within = f" {plain} "
    found = [phrase for phrase in phrases if f" {phrase} " in within]
    return phrases[max(found, key=len)] if found else ""


@cache
def _abbreviations() -> dict[str, str]:
    return {fold(short): fold(whole) for short, whole in words.ABBREVIATIONS.items()}


@cache
def _phrases() -> dict[str, str]:
    return _by_phrase(words.HEADS)


@cache
def _rounds() -> dict[str, str]:
    return _by_phrase(words.ROUNDS)


@cache
def _of_a_round() -> dict[str, str]:
    return _by_phrase(words.OF_A_ROUND)


@cache
def _households() -> frozenset[str]:
    return frozenset(map(normal, words.HOUSEHOLD_HEADS))


@cache
def _bare() -> frozenset[str]:
    return frozenset(map(normal, words.BARE_HEADS))


def _by_phrase(phrases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {normal(phrase): key for key, known in phrases.items() for phrase in known}
