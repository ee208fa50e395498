"""The navigation at left: where we are, and the screens in working order."""

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import font as tkfont
from tkinter import ttk
from typing import Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.navigation import ScreenSpec
from ocop_desktop.ui.parts.icons import icon, room
from ocop_desktop.wording import ui as words

_WIDTH: Final = 208 / 14  # ems
_ACROSS, _ROOMY, _TIGHT = 1.1, 0.72, 0.3  # ems around the words of an entry
_EDGE: Final = 3  # pixels more that a button keeps above its words


class NavBar(ttk.Frame):
    """One button for each screen of the menu; the chosen one has a mark at its left edge.

    In a low window the entries stand closer, so that all are seen. The words stand first: their
    pictures take longer than all the rest, and are drawn when asked for.
    """

    def __init__(
        self, master: tk.Misc, specs: Sequence[ScreenSpec], go: Callable[[str], None]
    ) -> None:
        super().__init__(master, style="Nav.TFrame", width=theme.em(master, _WIDTH))
        self.pack_propagate(flag=False)
        gap = theme.em(self, 1.45)
        head = self._head = ttk.Frame(self, style="Nav.TFrame", padding=gap)
        head.pack(fill="x")
        ttk.Label(head, text=words.PROGRAM, style="NavTitle.TLabel").pack(anchor="w")
        self._where = ttk.Label(
            head, style="NavHint.TLabel", wraplength=theme.em(self, _WIDTH) - 2 * gap
        )
        self._where.pack(anchor="w", pady=(theme.em(self, 0.4), 0))
        self._blank = room(self)
        self._entries = {spec.name: _Entry(self, spec, go, self._blank) for spec in specs}
        self._down = theme.em(self, _ROOMY)  # pixels above and below an entry's words
        self._mark = tk.Frame(self, background=theme.palette().nav_mark, width=theme.em(self, 0.3))
        for part in (self, self._head):
            part.bind("<Configure>", lambda _: self._fit(self.winfo_height()), add=True)

    def _fit(self, height: int) -> None:
        """Give each entry its share of the height, between tight and roomy."""
        line = tkfont.nametofont("OcopLabel", root=self).metrics("linespace")
        share = (height - self._head.winfo_reqheight()) // max(1, len(self._entries))
        roomy, tight = theme.em(self, _ROOMY), theme.em(self, _TIGHT)
        down = max(tight, min(roomy, (share - line) // 2 - _EDGE))
        if down == self._down:
            return
        self._down = down
        for style in ("Nav.TButton", "NavOn.TButton"):
            ttk.Style(self).configure(style, padding=(theme.em(self, _ACROSS), down))

    def say_where(self, commune: str, district: str, year: int) -> None:
        """Show whose workspace this is."""
        self._where.configure(text=words.where(commune, district, year))

    def mark(self, name: str) -> None:
        """Mark this entry as chosen."""
        for each, entry in self._entries.items():
            entry.choose(on=each == name)
        if name in self._entries:
            button = self._entries[name].button
            self._mark.place(in_=button, x=0, y=0, relheight=1)
        else:
            self._mark.place_forget()

    def draw(self) -> None:
        """Show the pictures beside the words."""
        for entry in self._entries.values():
            entry.draw()

    def badge(self, name: str, number: int) -> None:
        """Show how many things wait there; 0 shows nothing."""
        if name in self._entries:
            self._entries[name].badge(number)


class _Entry:
    """Icon, word, and how many things wait."""

    def __init__(
        self, master: tk.Misc, spec: ScreenSpec, go: Callable[[str], None], blank: tk.PhotoImage
    ) -> None:
        self._picture = spec.icon
        self._drawn = False
        self._go: Callable[[], None] = lambda: go(spec.name)
        self._badge: tk.Label | None = None
        self._on: bool | None = None
        self.button = ttk.Button(
            master, text=f" {spec.label}", compound="left", command=self._go, image=blank
        )
        self.button.pack(fill="x")

    def choose(self, *, on: bool) -> None:
        """Show whether this screen is the one in sight."""
        if on == self._on:
            return
        self._on = on
        self.button.configure(style="NavOn.TButton" if on else "Nav.TButton")
        if self._drawn:
            self.draw()

    def draw(self) -> None:
        """Show the picture, in the colour that says whether this screen is in sight."""
        self._drawn = True
        p = theme.palette()
        color = p.nav_mark if self._on else p.nav_quiet
        self.button.configure(image=icon(self.button, self._picture, color))

    def badge(self, number: int) -> None:
        """Show how many things wait."""
        if number:
            badge = self._badge = self._badge or self._build_badge()
            badge.configure(text=str(number))
            badge.place(relx=1, rely=0.5, x=-theme.em(badge, 1), anchor="e")
        elif self._badge is not None:
            self._badge.place_forget()

    def _build_badge(self) -> tk.Label:
        p = theme.palette()
        badge = tk.Label(
            self.button,
            font="OcopHintBold",
            background=p.nav_mark,
            foreground=p.nav,
            padx=theme.em(self.button, 0.35),
            pady=0,
            borderwidth=0,
            cursor="arrow",
        )
        badge.bind("<Button-1>", lambda _event: self._go(), add=True)
        return badge
