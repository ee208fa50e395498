"""Slabs poured onto pages: what keeps together stays together, heads of tables come again."""

from collections.abc import Sequence
from typing import TypeAlias

from ocop_desktop.render.slabs import Slab, TableRow

# How far below the top of the text each slab stands.
Page: TypeAlias = list[tuple[float, Slab]]


def pour(slabs: Sequence[Slab | None], height: float) -> list[Page]:
    """Return the pages, each `height` points of text; None among the slabs ends a page."""
    filling = _Filling(height)
    for index, slab in enumerate(slabs):
        if slab is None:
            filling.turn()
        else:
            if _needed(slabs[index:]) > filling.room():
                filling.turn_for(slab)
            filling.place(slab)
    return [page for page in filling.pages if page] or [[]]


def _needed(slabs: Sequence[Slab | None]) -> float:
    """Return the room the first slab needs with all it keeps to and the start of what follows."""
    total = 0.0
    for slab in slabs:
        if slab is None:
            break
        if not slab.keeps:
            return total + slab.before + slab.start
        total += slab.before + slab.height + slab.after
    return total


class _Filling:
    """The pages so far and how much of the last one is used."""

    def __init__(self, height: float) -> None:
        self.pages: list[Page] = [[]]
        self._height = height
        self._used = 0.0
        self._fresh = True  # nothing but a repeated head stands on the page

    def room(self) -> float:
        """Return what is left of the page."""
        return self._height - self._used

    def turn(self) -> None:
        """Start a new page."""
        self.pages.append([])
        self._used = 0.0
        self._fresh = True

    def turn_for(self, slab: Slab) -> None:
        """Start a new page, with the head of the table when it goes on there."""
        if self._fresh:
            return
        self.turn()
        if isinstance(slab, TableRow) and slab.head:
            self._put(slab.head)
            self._fresh = True

    def place(self, slab: Slab) -> None:
        """Put the slab here, in parts over several pages when it must be."""
        while slab.before + slab.height > self.room():
            parted = slab.part(self.room() - slab.before)
            if parted is None and self._fresh:
                break  # taller than a page and whole: better over the edge than lost
            if parted is not None:
                upper, slab = parted
                self._put(upper)
            self.turn_for(slab)
        self._put(slab)

    def _put(self, slab: Slab) -> None:
        before = slab.before if self.pages[-1] else 0.0
        self.pages[-1].append((self._used + before, slab))
        self._used += before + slab.height + slab.after
        self._fresh = False
