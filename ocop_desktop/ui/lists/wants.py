"""What a list view needs to be told: columns, filters, where its rows come from, what is done."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ocop_desktop.core.records import Query
from ocop_desktop.ui.parts.pills import Pill


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column; `width` in ems, `grow` its share of spare room.

    `order` is the name Query.order knows ("" cannot be sorted). Where the window is narrow the
    columns with the highest `drop` go first; 0 always stays. Where `pill` gives one, it is
    shown in place of the text. A `spare` column goes where no row has anything in it.
    """

    label: str
    text: Callable[[Any], str] = lambda _row: ""
    width: float
    grow: float = 0.0
    order: str = ""
    anchor: Literal["w", "e"] = "w"
    drop: int = 0
    spare: bool = False
    pill: Callable[[Any], Pill | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFilter:
    """A button with choices (value, words); value None, the first one, means all.

    `home` is what it stands on when nobody chose. While an `alone` filter is set, the others rest.
    """

    name: str
    options: Callable[[], Sequence[tuple[Any, str]]]
    home: Callable[[], Any] = lambda: None
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWants:
    """What a list view needs from its presenter."""

    columns: Sequence[ListColumn]
    filters: Sequence[ListFilter]
    fetch: Callable[[Query], Sequence[Any]]
    count: Callable[[Query], int]
    query: Callable[[str, Mapping[str, Any], str], Query]
    counted: Callable[[int], str]
    search_hint: str
    on_open: Callable[[str], None]
    on_delete: Callable[[list[str]], None]
    fill_menu: Callable[[tk.Menu, list[str]], None]
    on_change: Callable[[Mapping[str, Any], str], None] = lambda _filters, _order: None
    face: Callable[[Any], str] = lambda _row: ""  # "bad", "remind" or "": the colour of a row
