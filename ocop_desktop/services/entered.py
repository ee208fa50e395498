"""What a list says of an idea that belongs into the register, held to the register's own rules."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from ocop_desktop.core.records import Idea
from ocop_desktop.services.ideas import NEEDS_REASON, is_number
from ocop_desktop.wording import register as words
from ocop_desktop.wording import services as service_words

COLUMNS: Final = frozenset({"register_number", "received_on", "verdict", "verdict_reason"})


def wrong(idea: Idea, said: Mapping[str, Any], today: date) -> Iterator[tuple[str, str]]:
    """Yield column and sentence of what cannot be entered; what the idea says already may stay."""
    new = {key: said[key] for key in COLUMNS & said.keys() if said[key] not in _known(idea, key)}
    if "register_number" in new and not is_number(str(new["register_number"])):
        yield "register_number", service_words.BAD_NUMBER
    if "received_on" in new and new["received_on"] > today:
        yield "received_on", words.in_future(new["received_on"])
    if new.get("verdict") in NEEDS_REASON and not said.get("verdict_reason"):
        yield "verdict", words.NEEDS_REASON


def _known(idea: Idea, column: str) -> tuple[Any, ...]:
    return None, "", getattr(idea, column)
