"""Runs broken into rows of a given width: letters, blanks and boxes, each at its place.

Pure arithmetic in points. A blank without a width shares what is left of its row, so dots reach
the margin; a word longer than a row is cut, so nothing is lost beyond the edge.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Final, TypeAlias

from ocop_desktop.core.text import nfc
from ocop_desktop.forms.paper.blocks import Blank, Box, Run, Text
from ocop_desktop.render.fonts import face, text_width

BOX_SIDE: Final = 0.74  # em
_MIN_BLANK: Final = 4.0  # em, of a blank that shares the rest of its row
_BOX_GAP: Final = 0.1  # em, behind a box
_MAX_STRETCH: Final = 20.0  # points; a row that would need more stays ragged
_BALANCE_STEP: Final = 6.0  # points
_HAIR: Final = 0.01  # points by which sums may differ
_NOT_PRINTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200b\u2060\ufeff\ufffe\uffff]"
)
_SPACES: Final = re.compile("(\n|[ \t\r\x0b\x0c\u2003]+)")
_WIDE_SPACE: Final = "\u2003"
_TIE: Final = "\u00a0"


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one face, a sign to draw (a blank or a box), or only room."""

    width: float
    text: str = ""
    font: str = ""
    sign: Blank | Box | None = None

    def stretches(self) -> bool:
        """Tell whether it takes what is left of the row."""
        return isinstance(self.sign, Blank) and self.sign.width is None


@dataclass(frozen=True, slots=True)
class Gap(Piece):
    """A space between two words, or the end of a row (no text)."""


@dataclass(slots=True)
class Word:
    """Pieces that are not torn apart, and the space in front of them."""

    pieces: list[Piece]
    gap: Piece | None = None
    starts_row: bool = False

    def width(self) -> float:
        """Return the width without the space."""
        return sum(piece.width for piece in self.pieces)

    def lead(self) -> float:
        """Return the width of the space."""
        return self.gap.width if self.gap else 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: how far from its left edge each piece stands; `stretch` widens its spaces."""

    placed: tuple[tuple[float, Piece], ...]
    stretch: float = 0.0


_Words: TypeAlias = list[Word]


def break_into_rows(
    runs: Iterable[Run], size: float, width: float, align: str = "left", first: float = 0.0
) -> list[Row]:
    """Return the runs as rows no wider than `width`; `align` as in a Line.

    `first` is the room, in points, before the first word.
    """
    atoms = _fitted(list(_atoms(_tied(list(runs)), size)), size, width)
    if first:
        atoms.insert(0, Piece(first))
    words = [part for word in _words(atoms) for part in _cut(word, size, width)]
    lines = list(_lines(words, width))
    if align == "center":
        lines = _balanced(words, lines, width)
    if not lines:
        return []
    ends = [*(line[0].starts_row for line in lines[1:]), True]
    return [
        _row(line, width, "left" if end and align == "justify" else align)
        for line, end in zip(lines, ends, strict=True)
    ]


def printable(text: str) -> str:
    """Return the text, NFC, without the letters that no paper shows and some break."""
    return _NOT_PRINTED.sub("", nfc(text))


def longest_word(text: str, font: str, size: float) -> float:
    """Return the width of the longest word of a text."""
    return max((text_width(word, font, size) for word in nfc(text).split()), default=0.0)


# --- from runs to words -----------------------------------------------------------------------


def _tied(runs: list[Run]) -> Iterator[Run]:
    """Keep a blank on the row of the word that announces it."""
    for run, following in zip_longest(runs, runs[1:]):
        if isinstance(run, Text) and isinstance(following, Blank) and run.text.endswith(" "):
            yield replace(run, text=run.text.rstrip(" ") + _TIE)
        else:
            yield run


def _atoms(runs: Iterable[Run], size: float) -> Iterator[Piece]:
    for run in runs:
        if isinstance(run, Text):
            yield from _text_atoms(run, size)
        elif isinstance(run, Box):
            yield Piece((BOX_SIDE + _BOX_GAP) * size, sign=run)
        else:
            yield Piece(size * (_MIN_BLANK if run.width is None else run.width), sign=run)


def _text_atoms(run: Text, size: float) -> Iterator[Piece]:
    font = face(bold=run.bold, italic=run.italic)
    parts = _SPACES.split(printable(run.text))
    for index, part in enumerate(parts):
        if index % 2:
            yield _gap(part, font, size)
        elif part:
            yield Piece(text_width(part, font, size), part, font)


def _gap(spaces: str, font: str, size: float) -> Gap:
    if spaces == "\n":
        return Gap(0.0)
    text = _WIDE_SPACE * spaces.count(_WIDE_SPACE) or " "
    return Gap(text_width(text, font, size), text, font)


def _fitted(atoms: list[Piece], size: float, width: float) -> list[Piece]:
    """Return the pieces with blanks narrowed where that keeps them all on one row."""
    blanks = [piece.width for piece in atoms if isinstance(piece.sign, Blank)]
    over = sum(piece.width for piece in atoms) - width
    spare = sum(max(0.0, blank - _MIN_BLANK * size) for blank in blanks)
    if over <= 0 or over > spare or Gap(0.0) in atoms:
        return atoms
    return [
        replace(piece, width=piece.width - over / spare * (piece.width - _MIN_BLANK * size))
        if isinstance(piece.sign, Blank) and piece.width > _MIN_BLANK * size
        else piece
        for piece in atoms
    ]


def _words(atoms: Iterable[Piece]) -> Iterator[Word]:
    word = Word([])
    for atom in atoms:
        if not isinstance(atom, Gap):
            word.pieces.append(atom)
            continue
        if word.pieces:
            yield word
            word = Word([])
        if atom.text:
            word.gap = max(word.gap or atom, atom, key=lambda gap: gap.width)
        else:
            word.starts_row = True
    if word.pieces:
        yield word


def _cut(word: Word, size: float, width: float) -> Iterator[Word]:
    """Yield the word, in parts that fit a row when it is longer than one."""
    if word.width() <= width:
        yield word
        return
    parts = [part for piece in word.pieces for part in _cut_piece(piece, size, width)]
    yield Word(parts[:1], word.gap, word.starts_row)
    for part in parts[1:]:
        yield Word([part])


def _cut_piece(piece: Piece, size: float, width: float) -> Iterator[Piece]:
    if not piece.text:
        yield replace(piece, width=min(piece.width, width))
        return
    start, used = 0, 0.0
    for end, letter in enumerate(piece.text):
        advance = text_width(letter, piece.font, size)
        if used + advance > width and end > start:
            yield Piece(used, piece.text[start:end], piece.font)
            start, used = end, 0.0
        used += advance
    yield Piece(used, piece.text[start:], piece.font)


# --- from words to rows -----------------------------------------------------------------------


def _lines(words: _Words, width: float) -> Iterator[_Words]:
    """Yield as many words at a time as a row holds."""
    line: _Words = []
    used = 0.0
    for word in words:
        needed = word.lead() + word.width()
        if line and (word.starts_row or used + needed > width + _HAIR):
            yield line
            line = []
        used = used + needed if line else word.width()
        line.append(word)
    if line:
        yield line


def _balanced(words: _Words, lines: list[_Words], width: float) -> list[_Words]:
    """Return centred lines of like length, so that no single word stands below a long line."""
    while len(lines) > 1:
        width -= _BALANCE_STEP
        narrower = list(_lines(words, width))
        if len(narrower) > len(lines) or width < max(word.width() for word in words):
            break
        lines = narrower
    return lines


def _row(line: _Words, width: float, align: str) -> Row:
    """Return one row with its spare room given to blanks, to spaces or to its edges."""
    spare = width - sum(word.width() for word in line) - sum(word.lead() for word in line[1:])
    signs = [piece for word in line for piece in word.pieces if piece.sign]
    stretching = sum(piece.stretches() for piece in signs)
    if stretching:
        return Row(tuple(_placed(line, 0.0, share=spare / stretching)))
    spaces = sum(word.gap is not None and word.gap.text == " " for word in line[1:])
    stretch = spare / spaces if align == "justify" and spaces and not signs else 0.0
    if 0 < stretch < _MAX_STRETCH:
        return Row(tuple(_placed(line, 0.0, stretch=stretch)), stretch)
    start = {"right": spare, "center": spare / 2}.get(align, 0.0)
    return Row(tuple(_placed(line, start)))


def _placed(
    line: _Words, x: float, *, stretch: float = 0.0, share: float = 0.0
) -> Iterator[tuple[float, Piece]]:
    for font, group in groupby(_widened(line, stretch, share), key=lambda piece: piece.font):
        pieces = list(group)
        for piece in [_joined(pieces)] if font else pieces:
            yield x, piece
            x += piece.width


def _widened(line: _Words, stretch: float, share: float) -> Iterator[Piece]:
    """Yield every piece and space of a row, as wide as it will be."""
    for index, word in enumerate(line):
        if index and word.gap:
            more = stretch if word.gap.text == " " else 0.0
            yield replace(word.gap, width=word.gap.width + more)
        for piece in word.pieces:
            yield replace(piece, width=piece.width + share) if piece.stretches() else piece


def _joined(pieces: list[Piece]) -> Piece:
    """Return letters and spaces of one face as one piece."""
    width = sum(piece.width for piece in pieces)
    return Piece(width, "".join(piece.text for piece in pieces), pieces[0].font)
