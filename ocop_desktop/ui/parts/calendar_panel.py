"""A month to pick a day from, with mouse or arrow keys."""

import calendar
import tkinter as tk
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from tkinter import ttk
from typing import Final

from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words

_STEPS: Final = {"Left": -1, "Right": 1, "Up": -7, "Down": 7}  # days
_WEEKS: Final = 6


class CalendarPanel(ttk.Frame):
    """Shows the month of `day`; `on_pick` hears the day that was clicked or entered."""

    def __init__(self, master: tk.Misc, day: date, on_pick: Callable[[date], None]) -> None:
        super().__init__(master, style="Panel.TFrame", takefocus=True)
        self._day, self._on_pick = day, on_pick
        self._build_head()
        for column, name in enumerate(words.WEEKDAYS):
            label = ttk.Label(self, text=name, style="Panel.Hint.TLabel", anchor="center")
            label.grid(row=1, column=column, sticky="ew", pady=em(self, 0.3))
            self.columnconfigure(column, weight=1, uniform="day", minsize=em(self, 2.4))
        self._cells = [self._cell(index) for index in range(_WEEKS * 7)]
        for key, step in _STEPS.items():
            self.bind(f"<{key}>", partial(self._move, step), add=True)
        self.bind("<Prior>", lambda _: self._turn(-1), add=True)
        self.bind("<Next>", lambda _: self._turn(1), add=True)
        self.bind("<Return>", lambda _: self._on_pick(self._day), add=True)
        self._show()

    def _build_head(self) -> None:
        for column, sign, step in ((0, "‹", -1), (6, "›", 1)):
            button = ttk.Button(
                self,
                text=sign,
                style="Panel.Quiet.TButton",
                takefocus=False,
                command=partial(self._turn, step),
            )
            button.grid(row=0, column=column, sticky="ew")
        self._title = ttk.Label(self, style="Panel.Field.TLabel", anchor="center")
        self._title.grid(row=0, column=1, columnspan=5, sticky="ew")

    def _cell(self, index: int) -> tk.Label:
        week, weekday = divmod(index, 7)
        cell = tk.Label(self, font="OcopText", borderwidth=0, pady=em(self, 0.25))
        cell.grid(row=2 + week, column=weekday, sticky="nsew", padx=1, pady=1)
        cell.bind("<Button-1>", lambda _: self._on_pick(self._days()[index]), add=True)
        return cell

    def _days(self) -> list[date]:
        first = self._day.replace(day=1)
        start = first - timedelta(days=first.weekday())
        return [start + timedelta(days=step) for step in range(_WEEKS * 7)]

    def _show(self) -> None:
        p = palette()
        self._title.configure(text=words.month_title(self._day.month, self._day.year))
        for cell, day in zip(self._cells, self._days(), strict=True):
            chosen = day == self._day
            inside = day.month == self._day.month
            ink = p.on_accent if chosen else p.text if inside else p.border
            cell.configure(
                text=str(day.day), foreground=ink, background=p.accent if chosen else p.panel
            )

    def _move(self, days: int, _event: object) -> None:
        self._day += timedelta(days=days)
        self._show()

    def _turn(self, months: int) -> None:
        years, month = divmod(self._day.year * 12 + self._day.month - 1 + months, 12)
        last = calendar.monthrange(years, month + 1)[1]
        self._day = date(years, month + 1, min(self._day.day, last))
        self._show()
