"""What the cells of a column look like, to warn where it is taken for something else."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_ENOUGH: Final = 2  # cells to judge by
_MOST: Final = 0.8  # of them look so
# Kind of cells → what they look like, and which of the meanings below may hold them.
_LOOKS: Final[Mapping[str, tuple[re.Pattern[str], frozenset[str]]]] = {
    "phone": (re.compile(r"(?:\+?84|0)?(?:[ .-]?[0-9]){9,10}"), frozenset()),
    "email": (re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), frozenset({"email", "website"})),
    "date": (re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}"), frozenset()),
}
_OF_WORDS: Final = frozenset(
    (
        *("product_name", "producer_name", "producer_kind", "classification", "representative"),
        *("position", "commune", "hamlet", "address", "email", "website"),
    )
)


def unlike(meaning: str, cells: Iterable[str]) -> str:
    """Return what the cells look like where that is not what they mean: a kind, else ""."""
    if meaning not in _OF_WORDS:
        return ""
    texts = list(cells)
    for kind, (look, allowed) in _LOOKS.items():
        alike = sum(bool(look.fullmatch(text)) for text in texts)
        if alike >= max(_ENOUGH, _MOST * len(texts)) and meaning not in allowed:
            return kind
    return ""
