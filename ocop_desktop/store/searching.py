"""The words lists are searched by: how they are stored, and what a query asks of FTS5.

Every word counts as a beginning. A word typed with marks is looked for with its marks, the others
without any.
"""

import re
from typing import Final

from ocop_desktop.core.text import fold, search_words

_NUMBERS_PARTED: Final = re.compile(r"[\d\s.+()\-]*\d[\d\s.+()\-]*")
_PHONES: Final = re.compile(r"[;,/\n]")
_DIGITS: Final = re.compile(r"\D+")
_LEAST_DIGITS: Final = 6  # fewer are no telephone number


def phones(text: str) -> list[str]:
    """Return the telephone numbers in a text as digits only, +84 written as 0."""
    found = (_digits(part) for part in _PHONES.split(text))
    return [number for number in found if len(number) >= _LEAST_DIGITS]


def stored(*texts: str) -> tuple[str, str]:
    """Return the words of the texts for the columns `folded` and `exact`."""
    exact = " ".join(search_words("\n".join(texts)))
    return fold(exact), exact


def match(query: str) -> str:
    """Return the FTS5 expression of what was typed; "" when that holds no word."""
    words = search_words(query)
    every = " AND ".join(_begins(word) for word in words)
    if len(words) > 1 and _NUMBERS_PARTED.fullmatch(query):
        return f"({every}) OR {_begins(_digits(query))}"
    return every


def begins_with(name: str) -> str:
    """Return the FTS5 expression for lines whose first words are these, marks aside, or ""."""
    return _phrase("folded : ^", fold(name))


def holds(code: str) -> str:
    """Return the FTS5 expression for lines in which these whole words stand together, or ""."""
    return _phrase("folded :", fold(code))


def _phrase(before: str, text: str) -> str:
    words = " ".join(search_words(text))
    return f'{before} "{words}"' if words else ""


def _begins(word: str) -> str:
    plain = fold(word)
    column = "folded" if plain == word else "exact"
    return f'{column} : "{word}"*'


def _digits(text: str) -> str:
    text = text.strip()
    number = _DIGITS.sub("", text)
    return f"0{number[2:]}" if text.startswith("+84") else number
