"""The second page of the wizard: what each column of the sheet means."""

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import Final, Protocol

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.card import bordered
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.screens.importing.pieces import say, text_label
from ocop_desktop.ui.screens.importing.presenter import ColumnLine, ImportingPresenter
from ocop_desktop.wording import importing as words

_LIST: Final = 28  # characters of a list to choose from
_TALL: Final = 14  # meanings it shows at once
_AIR: Final = 0.35


class OnChange(Protocol):
    """What the page tells the screen."""

    def changed(self) -> None:
        """Something means something else."""

    def use_sheet(self, name: str) -> None:
        """Read another sheet."""

    def use_header(self, row: int) -> None:
        """Take the heads from this row."""

    def guess_again(self) -> None:
        """Forget what was remembered."""


class ColumnsPage(ttk.Frame):
    """One line for each column: head, examples, meaning, and the offer to turn old letters."""

    def __init__(self, master: tk.Misc, presenter: ImportingPresenter, on_change: OnChange) -> None:
        super().__init__(master, style="Page.TFrame")
        self._presenter, self._on_change = presenter, on_change
        self._meanings = presenter.meanings()
        self._lists: dict[int, ttk.Combobox] = {}
        self._examples: dict[int, ttk.Label] = {}
        self._switches: list[tk.BooleanVar] = []  # alive as long as the page
        edge = bordered(self)
        edge.pack(fill="both", expand=True)
        p = theme.palette()
        self._area = ScrollArea(edge, p.panel, on_focus=self._reveal)
        self._area.pack(fill="both", expand=True)
        pad = theme.em(self, 1.3)
        inside = ttk.Frame(self._area.inner, style="Panel.TFrame", padding=pad)
        inside.pack(fill="both", expand=True)
        self._draw_top(inside)
        self._draw_lines(inside)
        self._area.adopt(self._area.inner)
        self.first_focus = next(iter(self._lists.values()), self)

    def _reveal(self, widget: tk.Misc) -> None:
        self._area.reveal(widget)

    def next_panel(self) -> None:
        """Go to the first column."""
        self.first_focus.focus_set()

    # --- the top ----------------------------------------------------------------------------

    def _draw_top(self, inside: ttk.Frame) -> None:
        do = self._presenter
        draft = do.draft
        if draft is None:
            return
        if len(draft.opened.sheets) > 1:
            self._draw_sheets(inside, draft.opened.sheets, draft.table.sheet)
        if rows := do.header_rows():
            self._draw_headers(inside, rows, draft.table.header_row)
        say(inside, words.COLUMNS_HINT, "Panel.Hint.TLabel", gap=0)
        if draft.remembered:
            line = ttk.Frame(inside, style="Panel.TFrame")
            line.pack(fill="x", pady=(theme.em(self, 0.4), 0))
            ttk.Button(
                line,
                text=words.GUESS_AGAIN,
                style="Panel.Quiet.TButton",
                command=self._on_change.guess_again,
            ).pack(side="right")
            say(line, words.REMEMBERED, "Panel.Done.TLabel", gap=0.3)
        self._told = say(inside, "", gap=0.5)  # its line is kept free
        self._draw_ideas(inside)

    def _draw_sheets(self, inside: ttk.Frame, sheets: tuple[str, ...], now: str) -> None:
        self.sheet = self._draw_choice(inside, words.SHEET, sheets, sheets.index(now))
        self.sheet.bind(
            "<<ComboboxSelected>>",
            lambda _e: self._on_change.use_sheet(self.sheet.get()),
            add=True,
        )

    def _draw_headers(self, inside: ttk.Frame, rows: list[tuple[int, str]], now: int) -> None:
        numbers = [number for number, _ in rows]
        at = numbers.index(now) if now in numbers else 0
        texts = tuple(text for _, text in rows)
        self.header = self._draw_choice(inside, words.HEADER_ROW, texts, at)
        self.header.pack_configure(fill="x", expand=True)
        self.header.bind(
            "<<ComboboxSelected>>",
            lambda _e: self._on_change.use_header(numbers[self.header.current()]),
            add=True,
        )

    def _draw_choice(
        self, inside: ttk.Frame, text: str, values: tuple[str, ...], at: int
    ) -> ttk.Combobox:
        line = ttk.Frame(inside, style="Panel.TFrame")
        line.pack(fill="x", pady=(0, theme.em(self, 0.8)))
        label = ttk.Label(line, text=text, style="Panel.Field.TLabel")
        label.pack(side="left", padx=(0, theme.em(self, 0.8)))
        choice = ttk.Combobox(
            line,
            values=list(values),
            state="readonly",
            style="Ocop.TCombobox",
            font="OcopText",
            width=_LIST,
            height=_TALL,
        )
        choice.current(at)
        choice.pack(side="left")
        return choice

    def _draw_ideas(self, inside: ttk.Frame) -> None:
        do = self._presenter
        self._ideas = tk.BooleanVar(self, do.are_ideas())
        self._as_ideas = ttk.Checkbutton(
            inside,
            text=do.ideas_offer(),
            style="Ocop.TCheckbutton",
            variable=self._ideas,
            command=lambda: do.as_ideas(on=self._ideas.get()),
        )
        if not do.is_ours():
            self._as_ideas.pack(anchor="w", pady=(theme.em(self, 0.5), 0))
        self._say_state()

    def _say_state(self) -> None:
        """Say what is missing or odd, and offer what needs products; nothing moves for it."""
        do = self._presenter
        obstacle = do.obstacle()
        style = "Panel.Problem.TLabel" if obstacle else "Panel.Remind.TLabel"
        self._told.configure(text=obstacle or do.oddity(), style=style)
        self._as_ideas.state(["!disabled" if do.may_be_ideas() else "disabled"])

    # --- the columns ------------------------------------------------------------------------

    def _draw_lines(self, inside: ttk.Frame) -> None:
        table = ttk.Frame(inside, style="Panel.TFrame")
        table.pack(fill="x", pady=(theme.em(self, 1), 0))
        table.columnconfigure(0, weight=2, uniform="text")
        table.columnconfigure(1, weight=3, uniform="text")
        for column, text in enumerate((words.HEAD, words.EXAMPLES, words.MEANING)):
            label = ttk.Label(table, text=text, style="Panel.HintBold.TLabel")
            label.grid(row=0, column=column, sticky="w", pady=(0, theme.em(self, _AIR)))
        for number, line in enumerate(self._presenter.lines()):
            self._draw_line(table, 3 * number + 1, line)

    def _draw_line(self, table: ttk.Frame, row: int, line: ColumnLine) -> None:
        gap, air = theme.em(self, 1), theme.em(self, _AIR)
        rule = ttk.Frame(table, style="Line.TFrame", height=1)
        rule.grid(row=row, column=0, columnspan=3, sticky="ew")
        head = text_label(table, line.head, "Panel.Field.TLabel")
        head.grid(row=row + 1, column=0, sticky="new", padx=(0, gap), pady=air)
        examples = text_label(table, "\n".join(line.examples))
        examples.grid(row=row + 1, column=1, sticky="new", padx=(0, gap), pady=air)
        self._examples[line.index] = examples
        self._draw_list(table, row + 1, line)
        if line.legacy:
            self._draw_switch(table, row + 2, line)

    def _draw_list(self, table: ttk.Frame, row: int, line: ColumnLine) -> None:
        keys = [key for key, _ in self._meanings]
        chosen = ttk.Combobox(
            table,
            values=[label for _, label in self._meanings],
            state="readonly",
            style="Ocop.TCombobox",
            font="OcopText",
            width=_LIST,
            height=_TALL,
        )
        chosen.current(keys.index(line.meaning) if line.meaning in keys else 0)
        chosen.grid(row=row, column=2, sticky="ne", pady=theme.em(self, _AIR))
        chosen.bind("<<ComboboxSelected>>", partial(self._chosen, line.index), add=True)
        self._lists[line.index] = chosen

    def _draw_switch(self, table: ttk.Frame, row: int, line: ColumnLine) -> None:
        on = tk.BooleanVar(self, line.turned)
        self._switches.append(on)
        ttk.Checkbutton(
            table,
            text=line.legacy,
            style="Ocop.TCheckbutton",
            variable=on,
            command=lambda: self._turned(line.index, on=on.get()),
        ).grid(row=row, column=0, columnspan=3, sticky="w", pady=(0, theme.em(self, _AIR)))

    def _chosen(self, index: int, _event: object) -> None:
        self._presenter.use(index, self._meanings[self._lists[index].current()][0])
        keys = [key for key, _ in self._meanings]
        for line in self._presenter.lines():
            now = keys.index(line.meaning) if line.meaning in keys else 0
            if self._lists[line.index].current() != now:
                self._lists[line.index].current(now)
        self._say_state()
        self._on_change.changed()

    def _turned(self, index: int, *, on: bool) -> None:
        self._presenter.turn(index, on=on)
        line = next(each for each in self._presenter.lines() if each.index == index)
        self._examples[index].configure(text="\n".join(line.examples))
