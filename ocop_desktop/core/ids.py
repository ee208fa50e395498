"""Identifiers made once and never reused."""

from random import SystemRandom
from typing import Final

_ROW_ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_ROW_LENGTH: Final = 6
_CHANCE: Final = SystemRandom()


def new_id() -> str:
    """Return a fresh random UUID in its usual text form (36 characters)."""
    from uuid import uuid4  # noqa: PLC0415 - it asks what platform this is, which takes time

    return str(uuid4())


def new_row_id() -> str:
    """Return a short id (6 characters) for one row of a table inside answers."""
    return "".join(_CHANCE.choices(_ROW_ALPHABET, k=_ROW_LENGTH))
