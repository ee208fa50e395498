"""What if: the figures of a plan with other prices, quantities and costs; nothing is saved."""

import tkinter as tk
from decimal import Decimal
from tkinter import ttk
from typing import TYPE_CHECKING, Final

from ocop_desktop.core.numbers import show_number
from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.parts.pills import pill_label
from ocop_desktop.ui.plan.panel_presenter import (
    ALL,
    CHANGES,
    Outcome,
    WhatIf,
    read_percent,
    usual,
)
from ocop_desktop.wording import plans_screen as words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from ocop_desktop.forms.plan.answers import PlanNumbers

_WIDTH: Final = 40.0  # ems of the words on top
_ROOMY: Final = 72.0  # ems of a screen on which all three years have room
_NARROW: Final = 53.0  # and below which the break-even revenue has none
_LOW: Final = 33.0  # ems of a screen's height with no room for words on top
_PAUSE_MS: Final = 200
_FIRST: Final = 1  # the row below the headings
_MARK: Final = 9.0  # ems of the last column


class ScenarioDialog(Modal):
    """A table: as planned, each change alone, all together; the percents can be typed."""

    def __init__(self, parent: tk.Misc, numbers: "PlanNumbers") -> None:
        super().__init__(parent, words.WHAT_IF)
        self._do = WhatIf(numbers)
        self._waiting = ""
        wide = self.winfo_screenwidth()
        self._years = (1, 2, 3) if wide >= theme.em(self, _ROOMY) else (1,)
        self._whole = wide >= theme.em(self, _NARROW)
        self._cells: dict[str, list[tk.Misc]] = {}
        self.typed: dict[str, tk.StringVar] = {}
        self._low = self.winfo_screenheight() < theme.em(self, _LOW)
        if not self._low:
            self.say(words.WHAT_IF_HINT).configure(wraplength=theme.em(self, _WIDTH))
        self.table = ttk.Frame(self.body, style="Panel.TFrame")
        self.table.pack(fill="x", pady=(theme.em(self, 0.4), 0))
        self._build_heads()
        for place, key in enumerate(("now", *CHANGES, ALL)):
            self._build_row(_FIRST + 2 * place, key)
        self.note = self.say(words.MILLIONS, "Panel.Hint.TLabel")
        self.note.pack_configure(pady=(theme.em(self, 0.6), 0))
        self.button(ui_words.CLOSE, self.close, "Primary.TButton")
        self.bind("<Destroy>", self._destroyed, add=True)
        self._show("now", self._do.now())
        self._recount()

    def _build_heads(self) -> None:
        profits = (words.profit(year) for year in self._years)
        heads = ("", words.CHANGED, *profits, *self._if_whole(words.BREAK_EVEN), words.VERDICT)
        for column, text in enumerate(heads):
            side = "w" if column in {0, len(heads) - 1} else "e"
            head = ttk.Label(self.table, text=text, style="Panel.HintBold.TLabel")
            head.grid(row=0, column=column, sticky=side, padx=theme.em(self, 0.7))
        self.table.columnconfigure(0, weight=1)
        self.table.columnconfigure(len(heads) - 1, minsize=theme.em(self, _MARK))

    def _build_row(self, row: int, key: str) -> None:
        line = ttk.Frame(self.table, style="Line.TFrame", height=1)
        line.grid(
            row=row,
            column=0,
            columnspan=9,
            sticky="ew",
            pady=theme.em(self, 0.1 if self._low else 0.35),
        )
        text = words.NOW if key == "now" else words.SCENARIOS[key]
        style = "Panel.Text.TLabel" if key in CHANGES else "Panel.Field.TLabel"
        label = ttk.Label(self.table, text=text, style=style)
        label.grid(row=row + 1, column=0, sticky="w", padx=theme.em(self, 0.7))
        if key in CHANGES:
            self._build_entry(row + 1, key)

    def _build_entry(self, row: int, key: str) -> None:
        place = ttk.Frame(self.table, style="Panel.TFrame")
        place.grid(row=row, column=1, sticky="e", padx=theme.em(self, 0.7))
        typed = self.typed[key] = tk.StringVar(self, show_number(usual()[key]))
        entry = ttk.Entry(
            place,
            textvariable=typed,
            style="Ocop.TEntry",
            font="OcopText",
            width=6,
            justify="right",
        )
        entry.pack(side="left")
        percent = ttk.Label(place, text=words.PERCENT, style="Panel.Text.TLabel")
        percent.pack(side="left", padx=(theme.em(self, 0.3), 0))
        typed.trace_add("write", self._typed)
        if self.first_focus is None:
            self.first_focus = entry
            entry.selection_range(0, "end")

    # --- what happens -----------------------------------------------------------------------

    def _typed(self, *_: str) -> None:
        if self._waiting:
            self.after_cancel(self._waiting)
        self._waiting = self.after(_PAUSE_MS, self._recount)

    def _recount(self) -> None:
        self._waiting = ""
        percents: dict[str, Decimal] = {}
        for key, typed in self.typed.items():
            percent = read_percent(typed.get())
            if percent is not None:
                percents[key] = percent
        self._tell(fine=len(percents) == len(CHANGES))
        complete = {key: percents.get(key, Decimal(0)) for key in CHANGES}
        for key in (*CHANGES, ALL):
            known = key in percents or (key == ALL and len(percents) == len(CHANGES))
            self._show(key, self._do.alone(key, complete) if known else None)

    def _tell(self, *, fine: bool) -> None:
        style = "Panel.Hint.TLabel" if fine else "Panel.Problem.TLabel"
        self.note.configure(text=words.MILLIONS if fine else words.BAD_PERCENT, style=style)

    def _show(self, key: str, outcome: Outcome | None) -> None:
        for cell in self._cells.pop(key, []):
            cell.destroy()
        row = _FIRST + 2 * ("now", *CHANGES, ALL).index(key) + 1
        cells = self._cells[key] = []
        for column, text in enumerate(self._told(outcome), 2):
            cell = ttk.Label(self.table, text=text, style="Panel.Text.TLabel")
            cell.grid(row=row, column=column, sticky="e", padx=theme.em(self, 0.7))
            cells.append(cell)
        if outcome is not None and outcome.light is not None:
            mark = pill_label(self.table, outcome.light, theme.palette().panel)
            column = 2 + len(self._told(outcome))
            mark.grid(row=row, column=column, sticky="w", padx=theme.em(self, 0.7))
            cells.append(mark)

    def _told(self, outcome: Outcome | None) -> list[str]:
        if outcome is None:
            return [words.NOTHING for _ in (*self._years, *self._if_whole(""))]
        profits = [words.millions(outcome.profits[year - 1]) for year in self._years]
        return [*profits, *self._if_whole(words.millions(outcome.break_even))]

    def _if_whole(self, text: str) -> list[str]:
        """Return what stands in the break-even column, nothing where there is none."""
        return [text] if self._whole else []

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self and self._waiting:
            self.after_cancel(self._waiting)
            self._waiting = ""
