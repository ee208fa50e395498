"""Whether two names may be the same producer, however they were typed; no Tk."""

import re
from typing import Final

from ocop_desktop.core.text import fold
from ocop_desktop.wording import ideas_screen as words

_WORD: Final = re.compile(r"[^\W_]+")
_REMARK: Final = re.compile(r"\([^()]*\)")
_KINDS: Final = tuple(tuple(kind.split()) for kind in words.KIND_WORDS)


def bare(name: str) -> tuple[str, ...]:
    """Return the words of a name without accents, and without what somebody is in front of it."""
    told = tuple(_WORD.findall(fold(_REMARK.sub(" ", name))))
    while kind := next((k for k in _KINDS if told[: len(k)] == k and len(told) > len(k)), ()):
        told = told[len(kind) :]
    return told


def alike(one: str, other: str) -> bool:
    """Tell whether the names are the same but for accents, or one stands within the other.

    A single word is too little to stand within: half the village is called so.
    """
    shorter, longer = sorted((bare(one), bare(other)), key=len)
    if len(shorter) > 1:
        return f" {' '.join(shorter)} " in f" {' '.join(longer)} "
    return bool(shorter) and shorter == longer


def searches(name: str) -> tuple[str, ...]:
    """Return what to look for, so that every name alike is among what is found."""
    told = bare(name)
    pairs = {" ".join(told), " ".join(told[:2]), " ".join(told[-2:])}
    return tuple(sorted(pairs - {""}, key=len, reverse=True))
