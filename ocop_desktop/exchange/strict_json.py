"""JSON from outside: UTF-8, no NaN, no key twice, not too deep; the same for every reader."""

import json
import math
import re
from collections.abc import Mapping
from typing import Any, Final

from ocop_desktop.core.text import nfc
from ocop_desktop.exchange import limits

_STEPS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_OPENING: Final = {b"[", b"{"}
_CLOSING: Final = {b"]", b"}"}


def read(data: bytes) -> Any:
    """Return what the bytes say. Raises ValueError for anything that is not plain JSON."""
    if _is_deep(data):
        raise ValueError("too deep")
    said = json.loads(
        data.decode(),
        object_pairs_hook=_each_once,
        parse_constant=_no_number,
        parse_float=_finite,
    )
    if b"\\u" in data:  # half of a surrogate pair is no text, and no file or database takes it
        json.dumps(said, ensure_ascii=False).encode()
    return said


def write(said: Mapping[str, Any]) -> bytes:
    """Return one line without its end: UTF-8, NFC. Raises ValueError for NaN."""
    text = json.dumps(said, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return nfc(text).encode()


def _is_deep(data: bytes) -> bool:
    if data.count(b"[") + data.count(b"{") <= limits.DEPTH:
        return False
    depth = 0
    for step in _STEPS.finditer(data):
        depth += (step[0] in _OPENING) - (step[0] in _CLOSING)
        if depth > limits.DEPTH:
            return True
    return False


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) != len(pairs):
        raise ValueError("a key stands twice")
    return said


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number of JSON")


def _finite(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(f"{word} is too large")
    return number
