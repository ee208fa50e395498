"""The little markdown the manual uses, taken apart without Tk."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_NUMBERED: Final = re.compile(r"(\d+)\.\s+(.*)")
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or list line; `parts` are (text, whether bold)."""

    kind: str  # h1 | h2 | h3 | text | item
    parts: tuple[tuple[str, bool], ...]
    mark: str = ""  # of a list line: "•" or "1."

    def plain(self) -> str:
        """Return the text without marks."""
        return "".join(text for text, _bold in self.parts)


def read(text: str) -> tuple[Line, ...]:
    """Return the lines of a page."""
    return tuple(_line(block) for block in _blocks(text))


def title(text: str) -> str:
    """Return the first heading, or "" without one."""
    return next((line.plain() for line in read(text) if line.kind == "h1"), "")


def _blocks(text: str) -> Iterator[str]:
    """Join wrapped lines; a heading or list mark begins a new block, an empty line ends one."""
    block = ""
    for raw in [*text.splitlines(), ""]:
        line = raw.strip()
        if block and (not line or _begins(line)):
            yield block
            block = ""
        block = f"{block} {line}".strip()
        if block.startswith("#"):
            yield block
            block = ""


def _begins(line: str) -> bool:
    return line.startswith(("#", "- ", "* ")) or bool(_NUMBERED.match(line))


def _line(block: str) -> Line:
    if block.startswith("#"):
        level = len(block) - len(block.lstrip("#"))
        return Line(f"h{min(level, 3)}", _parts(block.lstrip("# ")))
    if block.startswith(("- ", "* ")):
        return Line("item", _parts(block[2:]), "•")
    if numbered := _NUMBERED.match(block):
        return Line("item", _parts(numbered[2]), f"{numbered[1]}.")
    return Line("text", _parts(block))


def _parts(text: str) -> tuple[tuple[str, bool], ...]:
    text = _LINK.sub(r"\1", text).replace("`", "")
    pieces = _BOLD.split(text)
    return tuple((piece, bool(n % 2)) for n, piece in enumerate(pieces) if piece)
