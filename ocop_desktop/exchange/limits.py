"""How much a package may hold and how its parts may be called; whoever sent it.

All sizes are in bytes. The writer keeps to the same limits as the reader.
"""

import re
from collections.abc import Collection
from typing import Final

PARTS: Final = 20_000  # without the manifest
PART_SIZE: Final = 2 * 1024**3
ALL_SIZE: Final = 64 * 1024**3
MANIFEST_SIZE: Final = 5_000_000
RECORDS: Final = 200_000
RECORD_SIZE: Final = 4_000_000
DEPTH: Final = 32  # of JSON, far more than any form has
_NAME_LENGTH: Final = 100
_RATIO: Final = 200  # unpacked to packed; deflate itself could do a thousand
_ALWAYS_ALLOWED: Final = 1_000_000  # so small that no ratio matters

CHUNK: Final = 1 << 20  # read, hashed and written at a time

_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
# Windows drops a dot at the end and takes these names for devices, whatever comes after the dot.
_NOT_ON_WINDOWS: Final = re.compile(
    r"(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|/|$)|\.(?:/|$)", re.IGNORECASE
)
_ATTACHMENT: Final = re.compile(r"files/[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?")


def name_allowed(name: str) -> bool:
    """Tell whether a part may be called so: ASCII, relative, and the same file everywhere."""
    if len(name) > _NAME_LENGTH or not _NAME.fullmatch(name) or _NOT_ON_WINDOWS.search(name):
        return False
    return not name.startswith("files/") or _ATTACHMENT.fullmatch(name) is not None


def attachment_hash(name: str) -> str | None:
    """Return the SHA-256 that an attachment's name promises, None for any other part."""
    return name[6:70] if name.startswith("files/") else None


def first_twin(names: Collection[str]) -> str | None:
    """Return the first name that some computer takes for an earlier one, or for its folder.

    Allowed names are ASCII, so capitals are the only difference a disk may not see.
    """
    seen: set[str] = set()
    folders = {folder for name in names for folder in _folders(name.lower())}
    for name in names:
        if name.lower() in seen or name.lower() in folders:
            return name
        seen.add(name.lower())
    return None


def is_bomb(packed: int, size: int) -> bool:
    """Tell whether so few bytes must not unpack to so many."""
    return size > max(_ALWAYS_ALLOWED, _RATIO * packed)


def _folders(name: str) -> list[str]:
    return [name[:place] for place, letter in enumerate(name) if letter == "/"]
