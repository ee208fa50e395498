"""Slabs poured onto pages: what keeps together stays together, heads of tables come again."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from ocop_desktop.render.slabs import Slab, TableRow

# How far below the top of the text each slab stands.
Page: TypeAlias = list[tuple[float, Slab]]
PAGE_END: Final[None] = None


def pour(slabs: Sequence[Slab | None], height: float) -> list[Page]:
    """Return the pages, each `height` points of text; None among the slabs ends a page."""
    pages: list[Page] = [[]]
    used = 0.0
    for index, slab in enumerate(slabs):
        if slab is None:
            pages.append([])
            used = 0.0
            continue
        if pages[-1] and used + _needed(slabs, index) > height:
            pages.append([])
            used = 0.0
        for part in _parts(slab, height):
            ...
    return pages
