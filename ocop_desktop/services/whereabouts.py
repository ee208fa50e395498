"""Whose rows a list holds: those of our commune, or those of others beside them."""

import re
from dataclasses import dataclass
from typing import Final

from ocop_desktop.core.text import fold
from ocop_desktop.exchange.tabular import Table
from ocop_desktop.wording import importing as words

# Parts a hamlet, an office or the district from the commune, and remarks from all of them.
_PARTED: Final = re.compile(
    rf"[,;(\u2013-]|(?<!{words.BEFORE_XA})\s+(?=(?:{'|'.join(words.KINDS_OF_PLACES)})\s)",
    re.IGNORECASE,
)
_ZEROS: Final = re.compile(r"\b0+(?=\d)")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")
_KIND: Final = re.compile(r"^(?:xa|phuong|thi tran|dac khu|x|p|tt) ")
_MEANING: Final = "commune"


@dataclass(frozen=True, slots=True)
class Places:
    """How many rows are of our commune (or do not say), how many of others; which are taken."""

    ours: int = 0
    others: int = 0
    only_ours: bool = False
    is_mixed: bool = False  # ours is named, and others are


def is_elsewhere(told: object, commune: str) -> bool:
    """Tell whether a cell names another commune than this one; the word of its kind is no part."""
    names = _names(str(told or ""))
    return bool(names) and names.isdisjoint(_names(commune))


def places(table: Table, commune: str, *, only_ours: bool | None = None) -> Places:
    """Count whose rows there are; unless said, only ours count where ours are among them."""
    told = [row.values.get(_MEANING) for row in table.rows]
    others = sum(is_elsewhere(cell, commune) for cell in told)
    is_mixed = bool(commune) and 0 < others < sum(map(bool, told))
    only = is_mixed and only_ours is not False
    return Places(len(told) - others, others, only, is_mixed)


def _names(text: str) -> set[str]:
    """Return a name as it stands, and without the word of its kind: P. Nhân Hòa."""
    parts = [" ".join(_NOT_WORDS.sub(" ", fold(part)).split()) for part in _PARTED.split(text)]
    plain = _ZEROS.sub("", next(filter(_KIND.match, parts), parts[0]))
    return {plain, _KIND.sub("", plain)} - {""}
