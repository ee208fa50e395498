"""Vietnamese text: one Unicode form, search without marks, alphabetical order, file names."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Raise it whenever `sort_key` answers differently: stored keys are then built anew.
SORT_KEY_VERSION: Final = 1

_LINE_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NO_BREAK_SPACES: Final = re.compile("[\u00a0\u2007\u202f]")
# C0 and C1 controls, soft hyphen, zero-width space, what turns the direction of writing (a name
# may hide its ending so), other controls of format, byte order mark, halves of surrogate pairs.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)

_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền hỏi ngã sắc nặng, in dictionary order
_TONE: Final = re.compile(f"[{_TONES}]")
_VOWEL_MARKS: Final = "\u0302\u0306\u031b"  # â, ă, ơ
_VOWEL: Final = f"[aeiouy][{_VOWEL_MARKS}]*"
# the vowels of one syllable, up to a tone that stands behind the first of them
_LATE_TONE: Final = re.compile(
    f"(?<![aeiouy{_TONES}{_VOWEL_MARKS}])({_VOWEL})((?:{_VOWEL})+)([{_TONES}])", re.IGNORECASE
)

_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANKS: Final = {
    unicodedata.normalize("NFD", letter): chr(ord("A") + rank)
    for rank, letter in enumerate(_ALPHABET)
}
_LETTER: Final = re.compile("(.)([\u0300-\u036f]*)", re.DOTALL)  # with all marks upon it
_BETWEEN_WORDS: Final = re.compile("(?:[^\\w\u0300-\u036f]|_)+")
_LEVEL_END: Final = " "  # below everything a level can hold
_WORD_END: Final = "!"  # below digits and letters
_SORTED_LENGTH: Final = 200  # characters; what follows no longer decides the order

_WORD: Final = re.compile(r"[^\W_]+")
_REMARK: Final = re.compile(r"\([^()]*\)")
_NO_NAME: Final = "khong-ten"
_RESERVED_NAME: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")


def nfc(s: str) -> str:
    """Return the text with letters and their marks composed, as everything here is stored."""
    return unicodedata.normalize("NFC", s)


def clean(s: str) -> str:
    r"""Return the text as it is kept: NFC, "\n" between lines, no invisible characters, trimmed.

    For the moment a field is left or text is pasted, never while somebody is typing.
    """
    s = _LINE_BREAKS.sub("\n", s)
    s = _NO_BREAK_SPACES.sub(" ", s)
    return nfc(_INVISIBLE.sub("", s)).strip()


def fold(s: str) -> str:
    """Return the text for searching without accents: small letters, no marks, đ as d."""
    if s.isascii():
        return s.lower()
    apart = unicodedata.normalize("NFD", s.casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c)).replace("đ", "d")
    return nfc(plain)


def exact_fold(s: str) -> str:
    """Return the text for searching with accents: small letters, hoà and hòa alike.

    Each tone stands on the first vowel of its syllable, so that "hoà", typed on the way to "hoàn",
    is a beginning of it as well.
    """
    return nfc(_with_tones_placed(s.lower()))


def sort_key(s: str) -> str:
    """Return an ASCII text whose binary order is Vietnamese alphabetical order.

    Three levels, one behind the other: letters; then tones (ngang huyền hỏi ngã sắc nặng); then
    small letters before capitals. Punctuation only parts words.
    """
    words = _BETWEEN_WORDS.sub(" ", _with_tones_placed(s[:_SORTED_LENGTH])).strip()
    found = [(letter[1], letter[2]) for letter in _LETTER.finditer(words)]
    letters = "".join(_letter_rank(letter, marks) for letter, marks in found)
    tones = "".join(_tone_rank(marks) for _, marks in found)
    cases = "".join("1" if letter.isupper() else "0" for letter, _ in found)
    return _LEVEL_END.join((letters, tones.rstrip("0"), cases.rstrip("0")))


def name_sort_key(s: str) -> str:
    """Return the sort key of a person's name: given name first, then family and middle names."""
    *family, given = _REMARK.sub(" ", s).split() or [""]
    return _LEVEL_END.join((sort_key(given), sort_key(" ".join(family))))


def search_words(s: str) -> list[str]:
    """Return the words of a query as `exact_fold` writes them; no punctuation is left."""
    return _WORD.findall(exact_fold(s))


def safe_file_name(s: str, max: int = 60) -> str:  # noqa: A002 - reads best at the call
    """Return an ASCII name that every system accepts, at most `max` characters, no suffix."""
    words = re.findall("[a-z0-9]+", fold(s))
    name = "-".join(words)[:max].strip("-") or _NO_NAME
    return f"tep-{name}" if _RESERVED_NAME.fullmatch(name) else name


def _with_tones_placed(s: str) -> str:
    """Return the text decomposed, the tone of each syllable on its first vowel."""
    if s.isascii():
        return s
    return _LATE_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", s))


@lru_cache(maxsize=1024)
def _letter_rank(letter: str, marks: str) -> str:
    small = letter.lower()
    if small.isascii():
        marked = small + "".join(mark for mark in marks if mark in _VOWEL_MARKS)
        plain = small if small.isdigit() else _WORD_END
        return _LETTER_RANKS.get(marked) or _LETTER_RANKS.get(small, plain)
    return _LETTER_RANKS.get(small) or f"~{ord(letter):06x}"


@lru_cache(maxsize=1024)
def _tone_rank(marks: str) -> str:
    return next((str(_TONES.index(mark) + 1) for mark in marks if mark in _TONES), "0")
