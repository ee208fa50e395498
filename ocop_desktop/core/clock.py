"""The time of day, replaceable in tests."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]


def now() -> datetime:
    """Return the local time with its offset from UTC, in whole seconds."""
    return datetime.now().astimezone().replace(microsecond=0)
