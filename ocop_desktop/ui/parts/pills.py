"""Pills over the cells of a table: a sign and a word on a soft ground, never colour alone."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tkinter import font as tkfont
from tkinter import ttk
from typing import Any, Final, Literal, TypeAlias

from PIL import Image, ImageDraw, ImageTk

from ocop_desktop.ui import theme

Tone: TypeAlias = Literal["plain", "good", "remind", "bad"]
_CACHE: Final = "_ocop_pills"
_FONT: Final = "OcopHintBold"
_SIDE: Final = 0.6  # ems of air beside the words
_HIGH: Final = 1.6  # ems
_BLINK_MS: Final = 20
_MOST_TRIES: Final = 50
_FINER: Final = 4  # drawn so many times larger, for smooth edges


@dataclass(frozen=True, slots=True)
class Pill:
    """What a pill says, and how it is meant."""

    text: str
    tone: Tone = "plain"


def pill_label(master: tk.Misc, pill: Pill, ground: str) -> tk.Label:
    """Return a pill that stands by itself, on a ground of this colour."""
    label = tk.Label(master, borderwidth=0, padx=0, pady=0, font=_FONT, compound="center")
    _dress(label, pill, ground)
    return label


class Pills:
    """The pills of one table; `bind` lets each hear the mouse as the table does."""

    def __init__(self, table: ttk.Treeview, bind: Callable[[tk.Label], None]) -> None:
        self._table = table
        self._bind = bind
        self._labels: dict[tuple[str, str], tk.Label] = {}
        self._pills: dict[tuple[str, str], Pill] = {}
        self._drawn: dict[tuple[str, str], object] = {}  # what each shows, and where
        self._waiting = ""
        self._tries = 0
        table.bind("<Destroy>", lambda _event: self._stop(), add=True)

    def show(self, pills: dict[tuple[str, str], Pill]) -> None:
        """Show these, by item and column, as soon as the table has its shape."""
        self._pills = pills
        self._tries = 0
        if not self._waiting:
            self._waiting = self._table.after_idle(self._place)

    def mark(self, selected: Sequence[str]) -> None:
        """Give each pill the ground of its row."""
        for key, label in self._labels.items():
            if key in self._pills:
                _ground(label, _row_ground(key[0] in selected))

    def _stop(self) -> None:
        if self._waiting:
            self._table.after_cancel(self._waiting)

    def _place(self) -> None:
        self._waiting = ""
        visible = self._visible()
        if visible and not self._table.bbox(*next(iter(visible))) and self._tries < _MOST_TRIES:
            self._tries += 1  # the table knows where its cells are once it was drawn
            self._waiting = self._table.after(_BLINK_MS, self._place)
            return
        for key in self._labels.keys() - visible.keys():
            self._hide(key)
        selected = self._table.selection()
        for key, pill in visible.items():
            self._place_one(key, pill, _row_ground(key[0] in selected))

    def _visible(self) -> dict[tuple[str, str], Pill]:
        """Return the pills of columns that found room."""
        columns = set(map(str, self._table.cget("displaycolumns")))
        return {key: pill for key, pill in self._pills.items() if key[1] in columns}

    def _place_one(self, key: tuple[str, str], pill: Pill, ground: str) -> None:
        box = self._table.bbox(*key)
        if not box:
            self._hide(key)
            return
        drawn = (pill, ground, box, theme.palette(), theme.em(self._table, 1))
        if self._drawn.get(key) == drawn:
            return
        self._drawn[key] = drawn
        label = self._labels.get(key)
        if label is None:
            label = self._labels[key] = pill_label(self._table, pill, ground)
            self._bind(label)
        else:
            _dress(label, pill, ground)
        x, y, width, height = (int(edge) for edge in box)
        left = theme.em(self._table, 0.2)
        room = min(label.winfo_reqwidth(), width - left)
        label.place(x=x + left, y=y + height // 2, width=room, anchor="w")

    def _hide(self, key: tuple[str, str]) -> None:
        self._drawn.pop(key, None)
        label = self._labels.get(key)
        if label is not None and label.winfo_manager():
            label.place_forget()


def _row_ground(selected: bool) -> str:  # noqa: FBT001 - one word says it
    return theme.palette().selected if selected else theme.palette().panel


def _dress(label: tk.Label, pill: Pill, ground: str) -> None:
    soft, ink = _colours(pill.tone)
    size = (_wide(label, pill.text), theme.em(label, _HIGH))
    label.configure(
        text=pill.text, foreground=ink, background=ground, image=_picture(label, size, soft, ink)
    )


def _ground(label: tk.Label, ground: str) -> None:
    if str(label.cget("background")) != ground:
        label.configure(background=ground)


def _wide(label: tk.Label, text: str) -> int:
    words = tkfont.Font(label, name=_FONT, exists=True).measure(text)
    return words + 2 * theme.em(label, _SIDE)


def _colours(tone: Tone) -> tuple[str, str]:
    p = theme.palette()
    return {
        "plain": (p.status, p.quiet),
        "good": (p.help, p.accent),
        "remind": (p.amber_soft, p.amber),
        "bad": (p.danger_soft, p.danger),
    }[tone]


def _picture(label: tk.Label, size: tuple[int, int], soft: str, ink: str) -> Any:
    """Return a rounded ground of that size, kept by the root."""
    root = label.nametowidget(".")
    cache = root.__dict__.setdefault(_CACHE, {})
    key = (size, soft, ink)
    if key not in cache:
        cache[key] = ImageTk.PhotoImage(_drawn(size, soft, ink), master=root)
    return cache[key]


def _drawn(size: tuple[int, int], soft: str, ink: str) -> Image.Image:
    wide, high = (side * _FINER for side in size)
    image = Image.new("RGBA", (wide, high), (0, 0, 0, 0))
    ImageDraw.Draw(image).rounded_rectangle(
        (0, 0, wide - 1, high - 1), radius=high // 2, fill=soft, outline=ink, width=_FINER // 2
    )
    return image.resize(size, Image.Resampling.LANCZOS)
