"""Words about the members of cooperatives."""

from collections.abc import Sequence
from typing import Final

MEMBER_OF: Final = "Thành viên của"
_NAMED: Final = 3  # members named in a line


def open_cooperative(name: str) -> str:
    """Return the menu line that opens the cooperative of a member."""
    return f"Mở {name}"


def members(count: int) -> str:
    """Return the menu line that leads to the members."""
    return f"Thành viên ({count})"


def family(cooperative: str, members_: Sequence[str]) -> str:
    """Return whose member somebody is, and who the own members are."""
    parts = [f"Thành viên của {cooperative}"] if cooperative else []
    if members_:
        named = ", ".join(members_[:_NAMED])
        rest = len(members_) - _NAMED
        more = f" và {rest} chủ thể khác" if rest > 0 else ""
        parts.append(f"{len(members_)} thành viên: {named}{more}")
    return " · ".join(parts)
