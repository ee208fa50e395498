"""The small language of printed text: `{key}`, `{key:12}`, `{key=option}`, `{}` and `**bold**`.

`parse` takes a text apart once; `layout` gives each mark its meaning, and `load` checks that
every mark points at something. A literal brace is doubled.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r"""
    (?P<brace> \{\{ | \}\} )
    | \{ (?P<key> [a-z][a-z0-9_]* (?: \.[a-z][a-z0-9_]* )? )?
         (?: = (?P<option> [^{}:=]+ ) | : (?P<width> \d+ (?: \.\d+ )? ) )? \}
    | (?P<bold> \*\* )
    | (?P<words> [^{}*]+ | \* )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The form's own words."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to fill: `key` is a field, "record.column", "year" or "" for a bare blank.

    With `option` it is a box, ticked when the answer is or holds that option; `width` is the
    blank's in em, None when it shares the rest of the line.
    """

    key: str
    option: str = ""
    width: float | None = None
    bold: bool = False


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Words | Mark, ...]:
    """Return the words and marks of a printed text; ValueError (with the rest) when it is ill."""
    parts: list[Words | Mark] = []
    bold = False
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or (match["option"] and not match["key"]):
            raise ValueError(text[at:])
        at = match.end()
        if match["bold"]:
            bold = not bold
        else:
            parts.append(_part(match, bold=bold))
    return tuple(parts)


def _part(match: re.Match[str], *, bold: bool) -> Words | Mark:
    """Return what one match stands for."""
    if match["brace"]:
        return Words(match["brace"][0], bold)
    if match["words"]:
        return Words(match["words"], bold)
    width = float(match["width"]) if match["width"] else None
    return Mark(match["key"] or "", match["option"] or "", width, bold)


def marks(text: str) -> tuple[Mark, ...]:
    """Return only the places to fill, for checking a definition; ValueError as `parse`."""
    return tuple(part for part in parse(text) if isinstance(part, Mark))
