"""One cell of a list: the raw text beside the value it is read as, and what is wrong with it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Final

from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

from ocop_desktop.core.dates import read_date, show_date
from ocop_desktop.core.numbers import read_integer
from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.core.records import IdeaKind, Verdict
from ocop_desktop.core.text import clean, fold, nfc
from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field
from ocop_desktop.wording import common
from ocop_desktop.wording import tabular as words

_LONGEST: Final = 2_000  # characters of one cell that are kept
_SHORT: Final = 12  # characters of "không có" and the like
_SHOWN: Final = 60  # characters of a cell quoted in a sentence
_REMEMBERED: Final = 8_192  # readings: a list says most things again and again
_ERROR: Final = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|SPILL!|CALC!)")
_SERIALS: Final = (10_000, 73_050)  # days since 1900: the years 1927 to 2099
_YEARS: Final = (1900, 2100)
_ISO: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_HOUR: Final = re.compile(
    r"[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?(?: ?[ap]m)?$", re.IGNORECASE
)
_LOST_TAX_ZERO: Final = (9, 11)  # figures of a code of 10 or 12 that was stored as a number
_STARS: Final = range(1, 6)
_PHONE: Final = Field(key="phone", kind="phone", label="")
_NOT_WORDS: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell says. `value` is None when it is empty or cannot be read."""

    raw: str
    value: Any
    problem: Problem | None = None


class _Unread(Exception):
    """A cell that says nothing its column understands."""


class _Doubt(Exception):
    """A cell that was read, with something to be looked at."""

    def __init__(self, value: Any, text: str) -> None:
        super().__init__(text)
        self.value = value
        self.text = text


def raw_text(cell: Any) -> str:
    """Return a cell as the officer sees it: 912345678 for 912345678.0, days as 05/09/2025."""
    if isinstance(cell, str):
        return _cleaned(cell[:_LONGEST])
    if isinstance(cell, datetime | date):
        return show_date(cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, bool):
        return words.YES_LABEL if cell else words.NO_LABEL
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell).replace(".", ",")
    return "" if cell is None else clean(str(cell))


def _cleaned(text: str) -> str:
    return nfc(text).strip() if text.isprintable() else clean(text)


def read_cell(
    meaning: str, cell: Any, raw: str | None = None, epoch: datetime = WINDOWS_EPOCH
) -> Reading:
    """Read one cell. `raw` is its text where that was converted; `epoch` is day 0 of serials."""
    return _reading(meaning, cell, raw_text(cell) if raw is None else raw, epoch)


@lru_cache(maxsize=_REMEMBERED, typed=True)  # 1 and True are not the same cell
def _reading(meaning: str, cell: Any, text: str, epoch: datetime) -> Reading:
    if not text or (_says_nothing(text) and meaning not in _KEEPS_NOTHING):
        return Reading(text, None)
    if _ERROR.fullmatch(text):
        return Reading(text, None, _reminder(meaning, words.cell_error(text)))
    try:
        return Reading(text, _READERS.get(meaning, _read_text)(_Cell(cell, text, epoch)))
    except _Doubt as doubt:
        return Reading(text, doubt.value, _reminder(meaning, doubt.text))
    except _Unread as unread:
        return Reading(text, None, Problem(str(unread), Severity.BLOCKS, meaning))


def producer_kind(text: str) -> str:
    """Return the kind a text names or a producer's name begins with: "HTX Chè…"; "" if none."""
    return kind_words(text)[0]


def kind_words(text: str) -> tuple[str, int]:
    """Return the kind a name begins with, and with how many of its words; "" and 0 if none."""
    plain = f"{_plain(text)} "
    found = max(filter(plain.startswith, _kinds()), key=len, default="")
    return (_kinds()[found], len(found.split())) if found else ("", 0)


# --- readers ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cell:
    cell: Any
    text: str
    epoch: datetime

    @property
    def quoted(self) -> str:
        return self.text if len(self.text) <= _SHOWN else f"{self.text[:_SHOWN]}…"

    @property
    def number(self) -> float | None:
        is_number = isinstance(self.cell, (int, float)) and not isinstance(self.cell, bool)
        return self.cell if is_number else None


def _read_text(cell: _Cell) -> str:
    return " ".join(cell.text.split())


def _read_lines(cell: _Cell) -> str:
    return cell.text


def _read_date(cell: _Cell) -> date:
    if isinstance(cell.cell, datetime):
        return cell.cell.date()
    if isinstance(cell.cell, date):
        return cell.cell
    written = _HOUR.sub("", cell.text.strip())
    try:
        if written.isdigit() and _SERIALS[0] <= int(written) <= _SERIALS[1]:
            return _of_serial(int(written), cell.epoch)
        if found := _ISO.fullmatch(written):
            return date(*map(int, found.groups()))
        return read_date(written.rstrip("."))
    except (ValueError, OverflowError):
        raise _Unread(words.unread_date(cell.quoted)) from None


def _of_serial(days: int, epoch: datetime) -> date:
    moment = from_excel(days, epoch)
    if isinstance(moment, datetime):
        return moment.date()
    raise ValueError("no day")


def _read_year(cell: _Cell) -> int:
    if isinstance(cell.cell, (datetime, date)):
        return cell.cell.year
    found = re.fullmatch(r"(?:nam )?((?:19|20)[0-9]{2})", fold(cell.text))
    if found is None:
        raise _Unread(words.unread_year(cell.quoted))
    return int(found[1])


_STAR_RANK: Final = re.compile(r"0?([1-5])(?:[.,]0)?(?: ?(?:sao|\*))?")
_STAR_SIGNS: Final = re.compile(r"[*\u2605\u2606\u2b50\ufe0f ]+")


def _read_stars(cell: _Cell) -> int:
    text = fold(cell.text)
    for word in _rank_words():
        text = text.removeprefix(word).strip(" :")
    if _STAR_SIGNS.fullmatch(text):
        count = sum(sign in "*\u2605\u2b50" for sign in text)
    elif found := _STAR_RANK.fullmatch(text):
        count = int(found[1])
    else:
        count = _star_words().get(text, 0)
    if count not in _STARS:
        raise _Unread(words.unread_stars(cell.quoted))
    return count


def _read_phone(cell: _Cell) -> str:
    text = cell.text.replace(" - ", ";")
    try:
        numbers = str(KINDS["phone"].read(text, _PHONE))
    except Unreadable:
        lost = f"0{text}"
        if cell.number is None or not re.fullmatch("0[1-9][0-9]{8,9}", lost):
            raise _Doubt(_read_text(cell), words.unread_phone(cell.quoted)) from None
        numbers = lost
    if cell.number is not None and not cell.text.startswith("0"):
        raise _Doubt(numbers, words.lost_zero(numbers))
    return numbers


def _read_tax_code(cell: _Cell) -> str:
    text = "".join(cell.text.split())
    if cell.number is not None and text.isdigit() and len(text) in _LOST_TAX_ZERO:
        raise _Doubt(f"0{text}", words.lost_zero(f"0{text}"))
    return text


def _read_integer(cell: _Cell) -> int:
    try:
        return read_integer(re.sub(r"\s*(?:nguoi|ld)\.?$", "", fold(cell.text)))
    except ValueError:
        raise _Unread(words.unread_number(cell.quoted)) from None


_PAIR: Final = re.compile(r"([0-9.]+)\s*/\s*([0-9.]+)")


def _read_workers(cell: _Cell) -> int:
    """Read the whole number, also where the local people stand behind it: "12/11"."""
    found = _PAIR.fullmatch(cell.text)
    return _read_integer(replace(cell, text=found[1]) if found else cell)


def local_of(workers: str) -> int | None:
    """Return the local people of "12/11", None where only one number stands."""
    found = _PAIR.fullmatch(workers)
    try:
        return read_integer(found[2]) if found else None
    except ValueError:
        return None


def _read_producer_kind(cell: _Cell) -> str:
    kind = producer_kind(cell.text)
    if not kind:
        raise _Unread(words.unread_kind(cell.quoted))
    if any(f"{_plain(cell.text)} ".startswith(f"{word} ") for word in _doubtful()):
        raise _Doubt(kind, words.doubtful_kind(cell.quoted, words.PRODUCER_KIND_LABELS[kind]))
    return kind


def _read_idea_kind(cell: _Cell) -> IdeaKind:
    return IdeaKind(_chosen(cell, words.IDEA_KIND_WORDS, common.IDEA_KINDS.values()))


def _read_verdict(cell: _Cell) -> Verdict:
    return Verdict(_chosen(cell, words.VERDICT_WORDS, common.VERDICTS.values()))


def _chosen(cell: _Cell, known: Mapping[str, Sequence[str]], labels: Iterable[str]) -> str:
    plain = _plain(cell.text)
    for key, phrases in known.items():
        if any(_plain(phrase) == plain for phrase in phrases):
            return key
    raise _Unread(words.unread_choice(cell.quoted, list(labels)))


def _read_yes_no(cell: _Cell) -> bool:
    text = fold(cell.text)
    if text in map(fold, words.YES):
        return True
    if text in map(fold, words.NO):
        return False
    raise _Unread(words.unread_choice(cell.quoted, (words.YES_LABEL, words.NO_LABEL)))


def _read_priority(cell: _Cell) -> int:
    found = re.fullmatch(r"(?:nhom )?(?:uu tien )?([123]|iii|ii|i)", fold(cell.text))
    if found is None:
        raise _Unread(words.unread_choice(cell.quoted, ("1", "2", "3")))
    return len(found[1]) if found[1].startswith("i") else int(found[1])


_READERS: Final[Mapping[str, Callable[[_Cell], Any]]] = {
    "idea_kind": _read_idea_kind,
    "producer_kind": _read_producer_kind,
    "phone": _read_phone,
    "tax_code": _read_tax_code,
    "founded_on": _read_date,
    "received_on": _read_date,
    "valid_until": _read_date,
    "first.date": _read_date,
    "second.date": _read_date,
    "year": _read_year,
    "first.year": _read_year,
    "second.year": _read_year,
    "stars": _read_stars,
    "first.stars": _read_stars,
    "second.stars": _read_stars,
    "workers": _read_workers,
    "local_workers": _read_integer,
    "priority": _read_priority,
    "is_main": _read_yes_no,
    "verdict": _read_verdict,
    "verdict_reason": _read_lines,
    "note": _read_lines,
}
# Where "x", "không" or a dash is an answer and no way of leaving the cell empty.
_KEEPS_NOTHING: Final = frozenset({"is_main"})


def _reminder(meaning: str, text: str) -> Problem:
    return Problem(text, Severity.REMINDS, meaning)


# --- words -----------------------------------------------------------------------------------


def _plain(text: str) -> str:
    return " ".join(_NOT_WORDS.sub(" ", fold(text)).split())


def _says_nothing(text: str) -> bool:
    return len(text) <= _SHORT and fold(text) in _nothing()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(map(fold, words.NO_VALUE))


@cache
def _kinds() -> dict[str, str]:
    known = words.PRODUCER_KIND_WORDS
    return {f"{_plain(phrase)} ": kind for kind, phrases in known.items() for phrase in phrases}


@cache
def _doubtful() -> frozenset[str]:
    return frozenset(map(_plain, words.DOUBTFUL_KINDS))


@cache
def _rank_words() -> tuple[str, ...]:
    return tuple(fold(word) for word in words.RANK)


@cache
def _star_words() -> dict[str, int]:
    star = fold(words.STAR)
    return {f"{fold(word)} {star}": count for word, count in words.STAR_WORDS.items()}
