"""Numbers and money as people here write them: 1.250.000 and 12,5.

What could be read two ways is refused with ValueError rather than guessed: "25,000" may be twenty
five or twenty five thousand. So is everything from 10**15 on.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import Final, TypeVar

from ocop_desktop.core.text import fold

_Number = TypeVar("_Number", int, Decimal)

_LIMIT: Final = 10**15
_LONGEST: Final = 64  # characters; a pasted page is no number
_FORMS: Final = (
    # ours: points part thousands, the comma starts the fraction
    re.compile(r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:[.][0-9]{3})+)(?:,(?P<part>[0-9]+))?"),
    # spaces part thousands
    re.compile(r"(?P<whole>[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:,(?P<part>[0-9]+))?"),
    # the English way, where it cannot be ours
    re.compile(r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:[.](?P<part>[0-9]+))?"),
)
_TWO_MEANINGS: Final = re.compile(
    r"(?!0[.,])[0-9]+,[0-9]{2}0"  # 25,000
    r"|(?!0[.,])(?:0[0-9]+|[0-9]{4,})[.][0-9]{3}"  # 1250.000
)
_PRECISE: Final = Context(prec=200, rounding=ROUND_HALF_UP, traps=[InvalidOperation])
_HUNDRED: Final = Decimal(100)
_TENTH: Final = Decimal("0.1")
_SEPARATORS: Final = re.compile("[., ]")
_MINUS: Final = "\u2212"
_MINUS_SIGNS: Final = ("-", _MINUS)

_UNITS: Final = {
    "k": 10**3,
    "nghin": 10**3,
    "ngan": 10**3,
    "tr": 10**6,
    "trieu": 10**6,
    "ty": 10**9,
    "ti": 10**9,
}
_MONEY: Final = re.compile(
    rf"(?P<number>[^a-z₫]*?)\s*(?P<unit>{'|'.join(_UNITS)})?\s*(?:d|dong|vnd|₫)?"
)
_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# With no ten, one ten and more tens before them some ones are called otherwise.
_ONES_AFTER_TENS: Final[Sequence[Mapping[int, str]]] = (
    {},
    {5: "lăm"},
    {1: "mốt", 4: "tư", 5: "lăm"},
)
_GROUP: Final = 10**3
_GROUPS: Final = ((10**9, "tỷ"), (10**6, "triệu"), (_GROUP, "nghìn"), (1, ""))
_IN_WORDS: Final = re.compile(r"[^a-z₫]+ ?(?:nghin|ngan|trieu|ty)")


def read_integer(text: str) -> int:
    """Read a whole number: "1250000", "1.250.000", "1 250 000", "2 nghìn". Raises ValueError."""
    if _IN_WORDS.fullmatch(fold(_short(text))):
        return read_money(text)
    sign, whole, part = _taken_apart(text)
    if part:
        raise ValueError("not a whole number")
    return sign * _within_limit(int(whole))


def read_decimal(text: str) -> Decimal:
    """Read a number: "12,5", "1.250,75", "12.5"; with the words of money too: "2,5 nghìn", "352tr".

    Some columns hold quantities in one row and đồng in the next. Raises ValueError.
    """
    found = _MONEY.fullmatch(fold(_short(text)))
    if found is None:
        raise ValueError("not a number")
    sign, whole, part = _taken_apart(found["number"])
    figure = Decimal(f"{whole}.{part or 0}") * _UNITS.get(found["unit"], 1)
    return sign * _within_limit(figure)


def read_money(text: str) -> int:
    """Read an amount in đồng: "1.250.000 đ", "1,25 triệu", "120k", "1.2 tỷ". Raises ValueError."""
    found = _MONEY.fullmatch(fold(_short(text)))
    if found is None:
        raise ValueError("not an amount of money")
    if found["unit"] is None:
        return read_integer(found["number"])
    amount = read_decimal(text)
    if amount != int(amount):
        raise ValueError("not a whole number of đồng")
    return int(amount)


def show_number(n: int | Decimal) -> str:
    """Return the number as written here: "1.250.000", "12,5", "−3"; no idle zeros behind.

    Below zero it has the minus sign, which no line breaks behind and which is as wide as a figure.
    """
    whole, _, part = f"{Decimal(n):,f}".partition(".")
    part = part.rstrip("0")
    shown = whole.replace(",", ".") + (f",{part}" if part else "")
    return "0" if shown == "-0" else shown.replace("-", _MINUS)


def percent_of(share: Decimal) -> Decimal:
    """Return a share (1 is all of it) in percent, as everything here shows it: to one place."""
    return _PRECISE.quantize(_PRECISE.multiply(share, _HUNDRED), _TENTH)


def show_percent(share: Decimal) -> str:
    """Return a share as it is written here: "23,5 %"."""
    return f"{show_number(percent_of(share))} %"


def in_words(amount: int) -> str:
    """Return a whole number in words, without a unit: "một trăm linh năm triệu".

    "linh", "nghìn", "tỷ"; after "mươi" it is "mốt", "tư" and "lăm"; a later group says its empty
    hundreds ("một nghìn không trăm linh năm"). Raises ValueError above 10**15.
    """
    if abs(amount) > _LIMIT:
        raise ValueError("too large")
    if amount < 0:
        return f"âm {in_words(-amount)}"
    said: list[str] = []
    for size, unit in _GROUPS:
        count, amount = divmod(amount, size)
        if count:
            figures = in_words(count) if count >= _GROUP else _group_in_words(count, after=said)
            said += [figures, unit] if unit else [figures]
    return " ".join(said) or _DIGITS[0]


def _group_in_words(count: int, *, after: Sequence[str]) -> str:
    """Return 1 to 999 in words; behind other groups with its hundreds, even if there are none."""
    hundreds, rest = divmod(count, 100)
    tens, ones = divmod(rest, 10)
    said = [_DIGITS[hundreds], "trăm"] if hundreds or after else []
    if tens == 1:
        said += ["mười"]
    elif tens:
        said += [_DIGITS[tens], "mươi"]
    elif ones and said:
        said += ["linh"]
    if ones:
        said += [_ONES_AFTER_TENS[min(tens, 2)].get(ones, _DIGITS[ones])]
    return " ".join(said)


def _taken_apart(text: str) -> tuple[int, str, str]:
    """Return sign, whole figures and figures of the fraction ("" when there is none)."""
    written = _short(text)
    sign = -1 if written.startswith(_MINUS_SIGNS) else 1
    figures = written[1:].lstrip() if sign < 0 else written
    if _TWO_MEANINGS.fullmatch(figures):
        raise ValueError("a fraction or thousands")
    for form in _FORMS:
        if found := form.fullmatch(figures):
            return sign, _SEPARATORS.sub("", found["whole"]), found["part"] or ""
    raise ValueError("not a number")


def _short(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError("too long for a number")
    return " ".join(text.split())


def _within_limit(n: _Number) -> _Number:
    if abs(n) >= _LIMIT:
        raise ValueError("too large")
    return n
