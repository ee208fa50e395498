"""Identifiers made once and never reused."""

import secrets
import uuid

_ROW_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ROW_LENGTH = 6


def new_id() -> str:
    """Return a fresh random UUID in its usual text form (36 characters)."""
    return str(uuid.uuid4())


def new_row_id() -> str:
    """Return a short id (6 characters) for one row of a table inside answers."""
    return "".join(secrets.choice(_ROW_ALPHABET) for _ in range(_ROW_LENGTH))
