"""The third page of the wizard: every row, what it would do, and who is meant."""

import tkinter as tk
from collections.abc import Mapping, Sequence
from functools import partial
from tkinter import ttk
from typing import Any, Final, Protocol

from ocop_desktop.core.records import Query
from ocop_desktop.ui import theme
from ocop_desktop.ui.lists.search_list import SearchList
from ocop_desktop.ui.lists.wants import ListColumn, ListFilter, ListWants
from ocop_desktop.ui.parts.card import bordered
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.keyboard import has_keyboard
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.screens.importing.pieces import say, text_label
from ocop_desktop.ui.screens.importing.presenter import ImportingPresenter
from ocop_desktop.ui.screens.importing.row_list import DOUBTS, REMINDED, Detail, Fact, PreviewRow
from ocop_desktop.wording import importing as words

_BESIDE: Final = 62.0  # ems from which the row in full stands beside the list
_STATE: Final = "state"


class OnDecide(Protocol):
    """What the page tells the screen."""

    def decide(self, person: str, choice: str) -> None:
        """She said who is meant."""

    def leave_out(self, rows: Sequence[int], *, on: bool) -> None:
        """She leaves rows out, or takes them in again."""

    def take_only_ours(self, *, on: bool) -> None:
        """She leaves the rows of other communes out, or takes them in."""


class RowsPage(ttk.Frame):
    """A list of rows, and the chosen one in full beside it or below."""

    def __init__(self, master: tk.Misc, presenter: ImportingPresenter, on_decide: OnDecide) -> None:
        super().__init__(master, style="Page.TFrame")
        self._presenter, self._on_decide = presenter, on_decide
        self._rows = presenter.rows()
        self._seen = ""  # the row shown in full
        self.list = SearchList(self, self._wants(), "list-check")
        self.list.on_empty = self._say_empty
        self._panel = bordered(self)
        self._area = ScrollArea(self._panel, theme.palette().panel, on_focus=self._reveal)
        self._area.pack(fill="both", expand=True)
        self._inside: ttk.Frame | None = None
        self._answers: list[ttk.Radiobutton] = []
        self._is_beside: bool | None = None
        self._draw_whose()
        self.bind("<Configure>", lambda e: self._arrange(e.width), add=True)
        self._arrange(theme.em(self, _BESIDE))
        self.list.table.bind("<<TreeviewSelect>>", lambda _e: self._show_chosen(), add=True)
        self.first_focus = self.list.table
        self._draw_detail(None)

    def begin(self) -> None:
        """Show the list from its top, the first row in full."""
        self.list.reload(keep_place=False)
        if self.list.rows.total:
            self.list.chosen.only(0)
            self.list.reload()

    def refresh(self) -> None:
        """Show what a new preview says, the same row in full."""
        self._rows = self._presenter.rows()
        self.list.reload()
        self._seen = ""
        self._show_chosen()

    def _reveal(self, widget: tk.Misc) -> None:
        self._area.reveal(widget)

    def next_panel(self) -> None:
        """Go between the search, the rows and the answers."""
        on_rows = has_keyboard(self.list.table)
        if on_rows and self._answers:
            self._answers[0].focus_set()
        elif on_rows:
            self.list.focus_search()
        else:
            self.list.focus_rows()

    # --- the list ---------------------------------------------------------------------------

    def _wants(self) -> ListWants:
        return ListWants(
            columns=(
                ListColumn(label=words.ROW, text=lambda r: str(r.number), width=4.5, anchor="e"),
                ListColumn(label=words.STATUS_HEAD, text=_status, width=8.5),
                ListColumn(label=words.PRODUCER, text=lambda r: r.producer, width=10, grow=2),
                ListColumn(
                    label=words.PRODUCT, text=lambda r: r.product, width=8, grow=1.5, drop=1
                ),
                ListColumn(label=words.REMARK, text=lambda r: r.remark, width=9, grow=2, drop=2),
            ),
            filters=(ListFilter(name=_STATE, options=self._states),),
            fetch=self._fetch,
            count=self._count,
            query=_query,
            counted=words.rows_counted,
            search_hint=words.FIND_ROW,
            on_open=lambda _id: self._to_answers(),
            on_delete=self._leave_chosen,
            fill_menu=self._fill_menu,
            face=lambda row: row.face,
        )

    def _fetch(self, query: Query) -> Sequence[PreviewRow]:
        return self._rows.fetch(query)

    def _count(self, query: Query) -> int:
        return self._rows.count(query)

    def _states(self) -> list[tuple[Any, str]]:
        counts = self._presenter.counts()
        by_status = [(key, label) for key, label in words.STATUS.items() if counts.get(key)]
        doubts = [(DOUBTS, words.DOUBTS)] if counts.get(words.DOUBTFUL) else []
        return [(None, words.ANY_STATUS), *doubts, *by_status, (REMINDED, words.REMINDED)]

    def filter(self, state: str | None) -> None:
        """Show the rows of one state."""
        self.list.bar.set({_STATE: state})
        self.list.reload(keep_place=False)

    def _say_empty(self) -> None:
        if self.list.filtered():
            self.list.empty.say(
                words.NO_MATCH, words.NO_MATCH_HINT, words.SHOW_ALL, self.list.clear_search
            )
        else:
            self.list.empty.say(words.NOTHING, words.NOTHING_HINT)

    def _fill_menu(self, menu: tk.Menu, ids: list[str]) -> None:
        menu.add_command(
            label=words.LEAVE_ROW,
            accelerator="Delete",
            state="normal" if self._rows.numbers(ids) else "disabled",
            command=lambda: self._leave_chosen(ids),
        )

    def _leave_chosen(self, ids: list[str]) -> None:
        if rows := self._rows.numbers(ids):
            self._on_decide.leave_out(rows, on=True)

    # --- whose rows -------------------------------------------------------------------------

    def _draw_whose(self) -> None:
        """Offer to take the rows of our commune alone, where others stand beside them."""
        do = self._presenter
        if not (offers := do.whose()):
            return
        line = Flow(self)
        line.grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, theme.em(self, 0.6)))
        self._only_ours = tk.BooleanVar(self, do.takes_only_ours())
        for value, text in offers:
            ttk.Radiobutton(
                line,
                text=text,
                style="OcopPage.TRadiobutton",
                variable=self._only_ours,
                value=value,
                command=lambda: self._on_decide.take_only_ours(on=self._only_ours.get()),
            )
        line.arrange()

    # --- one row in full --------------------------------------------------------------------

    def _arrange(self, width: int) -> None:
        """Put the row in full beside the list where there is room, else below it."""
        beside = width >= theme.em(self, _BESIDE)
        if beside == self._is_beside:
            return
        self._is_beside = beside
        gap = theme.em(self, 1)
        self.rowconfigure(1, weight=3, uniform="" if beside else "rows")
        self.rowconfigure(2, weight=0 if beside else 2, uniform="" if beside else "rows")
        self.columnconfigure(0, weight=3, uniform="columns" if beside else "")
        self.columnconfigure(1, weight=2 if beside else 0, uniform="columns" if beside else "")
        self.list.grid(row=1, column=0, sticky="nsew")
        if beside:
            self._panel.grid(row=1, column=1, sticky="nsew", padx=(gap, 0), pady=0)
        else:
            self._panel.grid(row=2, column=0, sticky="nsew", padx=0, pady=(gap, 0))

    def _show_chosen(self) -> None:
        ids = self.list.chosen.ids
        chosen = next(iter(ids)) if len(ids) == 1 else ""
        if chosen != self._seen:
            self._seen = chosen
            self._draw_detail(self._rows.detail(chosen) if chosen else None)

    def _draw_detail(self, detail: Detail | None) -> None:
        if self._inside is not None:
            self._inside.destroy()
        pad = theme.em(self, 1.1)
        self._answers = []
        self._inside = ttk.Frame(self._area.inner, style="Panel.TFrame", padding=pad)
        self._inside.pack(fill="both", expand=True)
        if detail is None:
            say(self._inside, words.PREVIEW_HINT, "Panel.Hint.TLabel", gap=0)
        else:
            self._draw_row(self._inside, detail)
        self._area.adopt(self._area.inner)
        self._area.to_top()

    def _draw_row(self, inside: ttk.Frame, detail: Detail) -> None:
        title = f"{words.row_title(detail.number)}  ·  {words.STATUS[detail.status]}"
        say(inside, title, "Panel.Section.TLabel", gap=0)
        style = "Panel.Problem.TLabel" if detail.status == "rejected" else "Panel.Remind.TLabel"
        for remark in detail.remarks:
            say(inside, remark, style)
        if detail.answers:
            self._draw_answers(inside, detail)
        if detail.status != "rejected" or detail.number in self._presenter.left_out:
            self._draw_leaving(inside, detail)
        self._draw_facts(inside, detail.facts)

    def _draw_answers(self, inside: ttk.Frame, detail: Detail) -> None:
        say(inside, words.WHO, "Panel.Field.TLabel", gap=0.8)
        say(inside, words.WHO_HINT, "Panel.Hint.TLabel", gap=0.1)
        self._choice = tk.StringVar(self, detail.choice)
        for choice, text in detail.answers:
            self._draw_answer(inside, detail.person, choice, text)

    def _draw_answer(self, inside: ttk.Frame, person: str, choice: str, text: str) -> None:
        line = ttk.Frame(inside, style="Panel.TFrame")
        line.pack(fill="x", pady=(theme.em(self, 0.2), 0))
        line.columnconfigure(1, weight=1)
        decide = partial(self._decide, person)
        button = ttk.Radiobutton(
            line, style="Ocop.TRadiobutton", variable=self._choice, value=choice, command=decide
        )
        button.grid(row=0, column=0, sticky="n")
        label = text_label(line, text)
        label.grid(row=0, column=1, sticky="ew", pady=(theme.em(self, 0.15), 0))
        label.bind("<Button-1>", lambda _event: button.invoke(), add=True)
        button.bind("<Return>", lambda _event: button.invoke(), add=True)
        self._answers.append(button)

    def _draw_leaving(self, inside: ttk.Frame, detail: Detail) -> None:
        self._left = tk.BooleanVar(self, detail.number in self._presenter.left_out)
        ttk.Checkbutton(
            inside,
            text=words.LEAVE_ROW,
            style="Ocop.TCheckbutton",
            variable=self._left,
            command=lambda: self._on_decide.leave_out([detail.number], on=self._left.get()),
        ).pack(anchor="w", pady=(theme.em(self, 0.5), 0))

    def _draw_facts(self, inside: ttk.Frame, facts: Any) -> None:
        table = ttk.Frame(inside, style="Panel.TFrame")
        table.pack(fill="x", pady=(theme.em(self, 0.6), 0))
        for column in (0, 1):
            table.columnconfigure(column, weight=1, uniform="facts")
            told = (words.IN_FILE, words.READ_AS)[column]
            label = ttk.Label(table, text=told, style="Panel.HintBold.TLabel")
            label.grid(row=0, column=column, sticky="w")
        for number, fact in enumerate(facts):
            self._draw_fact(table, 4 * number + 1, fact)

    def _draw_fact(self, table: ttk.Frame, row: int, fact: Fact) -> None:
        gap, air = theme.em(self, 0.8), theme.em(self, 0.3)
        rule = ttk.Frame(table, style="Line.TFrame", height=1)
        rule.grid(row=row, column=0, columnspan=2, sticky="ew", pady=(air, 0))
        label = text_label(table, fact.label, "Panel.Hint.TLabel")
        label.grid(row=row + 1, column=0, columnspan=2, sticky="ew")
        raw = text_label(table, fact.raw or words.EMPTY)
        raw.grid(row=row + 2, column=0, sticky="new", padx=(0, gap))
        read = text_label(table, fact.read or words.EMPTY, "Panel.Field.TLabel")
        read.grid(row=row + 2, column=1, sticky="new")
        notes = [f"{words.WAS}: {fact.was}"] if fact.was else []
        notes += [f"{'✕' if fact.blocks else '!'} {fact.problem}"] if fact.problem else []
        if notes:
            style = "Panel.Problem.TLabel" if fact.blocks else "Panel.Remind.TLabel"
            note = text_label(table, "\n".join(notes), style)
            note.grid(row=row + 3, column=0, columnspan=2, sticky="ew")

    def _decide(self, person: str) -> None:
        self._on_decide.decide(person, self._choice.get())

    def _to_answers(self) -> None:
        if self._answers:
            chosen = (b for b in self._answers if str(b.cget("value")) == self._choice.get())
            next(chosen, self._answers[0]).focus_set()


def _status(row: PreviewRow) -> str:
    return words.STATUS.get(row.status, "")


def _query(search: str, filters: Mapping[str, Any], _order: str) -> Query:
    return Query(search=search, state=filters.get(_STATE))
