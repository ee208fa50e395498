"""What a search finds: asked of FTS5 once, kept while its list is counted and paged."""

import json
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from ocop_desktop.store import database, searching
from ocop_desktop.store.lines import KINDS

# As one text: ten thousand rows of one number each take twice as long to hand over.
_FOUND: Final = """
    SELECT json_group_array(rowid) FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?
"""


class _Search(NamedTuple):
    match: str
    kind: str
    state: tuple[object, ...]  # of the data; another one after every write


class _Kept(NamedTuple):
    search: _Search
    lines: AbstractSet[int]


_newest: list[_Kept] = []


def found(kind: str, text: str) -> AbstractSet[int] | None:
    """Return the lines of that kind that hold the words of `text`, None when it holds no word."""
    match = searching.match(text)
    if not match:
        return None
    search = _Search(match, kind, database.state())
    for kept in _newest:
        if kept.search == search:
            return kept.lines
    limits = KINDS[kind].first, KINDS[kind].last
    ((numbers,),) = database.rows(_FOUND, (match, *limits))
    lines = frozenset(json.loads(numbers))
    _newest[:] = [_Kept(search, lines)]
    return lines
