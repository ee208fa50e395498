"""One idea in the register: where it stands, what can be entered now, all that happened."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.core.dates import show_date, show_moment
from ocop_desktop.services.register import Entry
from ocop_desktop.ui import theme
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.deeds.deeds import Deeds
from ocop_desktop.ui.deeds.menu import DeedsMenu
from ocop_desktop.ui.parts import state_pills as pills
from ocop_desktop.ui.parts.card import card
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.pills import Pill, pill_label
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.wording import common
from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import register as words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from ocop_desktop.core.records import Idea

_NARROW: Final = 10.0  # ems a text asks for at least; it then takes the width there is
_DAY_WIDTH: Final = 12  # characters


class RecordPresenter:
    """Serves one idea's page; no Tk."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.deeds = Deeds(context)
        self.idea: Idea | None = None

    def open(self, idea_id: str) -> None:
        """Show this idea.

        Raises:
            Refusal: when there is none such.
        """
        self.idea = self._context.desk.ideas.needed(idea_id)

    def heading(self) -> tuple[str, str]:
        """Return title and second line."""
        if self.idea is None:
            return common.REGISTER, ""
        product = self._context.desk.products.get(self.idea.product_id)
        owner = self._context.desk.producers.get(product.producer_id) if product else None
        kind = list_words.IDEA_KINDS[self.idea.kind]
        under = words.under_title(owner.name if owner else "", kind, self.idea.year)
        return words.title(self.idea.register_number, product.name if product else ""), under

    def facts(self) -> Sequence[tuple[str, Pill | None, str]]:
        """Return (label, pill, text) of where the idea stands."""
        idea = self.idea
        if idea is None:
            return ()
        return (
            (words.IDEA_STATE, pills.of_state(idea.state), words.NEXT_STEP[idea.state]),
            (words.REGISTER_NUMBER, None, words.receipt(idea.register_number, idea.received_on)),
            (
                words.VERDICT,
                pills.of_verdict(idea.verdict),
                idea.verdict_reason if idea.verdict else words.NO_VERDICT,
            ),
        )

    def history(self) -> Sequence[Entry]:
        """Return all that happened, the newest first."""
        return self._context.desk.register.history(self.idea.id) if self.idea else ()

    def written(self, entry: Entry) -> str:
        """Return who wrote an entry, and when."""
        return words.who_when(entry.who, show_moment(entry.at, self._context.desk.clock()))

    def take_back(self) -> tuple[str, Callable[[], None]] | None:
        """Return words and deed that take the last state back, None where there is none."""
        idea = self.idea
        before = self.deeds.before(idea.id) if idea else None
        if idea is None or before is None:
            return None
        return words.take_back(before), partial(self.deeds.take_back, idea.id)

    def open_form(self) -> None:
        """Open the idea's own form."""
        if self.idea is not None:
            self._context.go("filling", Fill(owner_type="idea", owner_id=self.idea.id))


class RecordView(ttk.Frame):
    """Two cards: now, and the past."""

    help_topic = "13-so-theo-doi"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, style="Page.TFrame", padding=theme.em(master, 24 / 14))
        self.context = context
        self.presenter = RecordPresenter(context)
        self.deeds = DeedsMenu(self, self.presenter.deeds)
        self._header = Header(self, "")
        self._header.pack(fill="x", pady=(0, theme.em(self, 1)))
        self._header.button(ui_words.GO_BACK, context.back)
        self._header.button(words.OPEN_FORM, self.presenter.open_form)
        self._area = ScrollArea(
            self, context.palette.background, "Page.TFrame", on_focus=self._reveal
        )
        self._area.pack(fill="both", expand=True)
        unlisten = context.bus.listen(
            ("idea", "product", "producer"), lambda _changes: self._refresh()
        )
        self.bind("<Destroy>", lambda e: unlisten() if e.widget is self else None, add=True)

    # --- what the window asks of every screen -----------------------------------------------

    def show(self, what: Any) -> None:
        """Show the idea of that id."""
        self.presenter.open(what)
        self._draw()

    def here(self) -> str | None:
        """Return the idea on screen."""
        return self.presenter.idea.id if self.presenter.idea else None

    def leave(self) -> bool:
        """Nothing is held here."""
        self.presenter.deeds.forget()
        return True

    def _refresh(self) -> None:
        if self.winfo_ismapped() and self.presenter.idea is not None:
            self.presenter.open(self.presenter.idea.id)
            self._draw()

    def _reveal(self, widget: tk.Misc) -> None:
        self._area.reveal(widget)

    # --- drawing ----------------------------------------------------------------------------

    def _draw(self) -> None:
        self._header.say(*self.presenter.heading())
        for child in self._area.inner.winfo_children():
            child.destroy()
        self._draw_now()
        self._draw_past()
        self._area.adopt(self._area.inner)

    def _draw_now(self) -> None:
        inside = card(self._area.inner, words.NOW)
        table = ttk.Frame(inside, style="Panel.TFrame")
        table.pack(fill="x")
        table.columnconfigure(2, weight=1)
        for row, (name, pill, text) in enumerate(self.presenter.facts()):
            self._cell(table, row, 0, name, "Panel.Hint.TLabel", wraps=False)
            if pill is not None:
                self._pill(table, row, pill)
            self._cell(table, row, 2 if pill else 1, text, span=1 if pill else 2)
        self._draw_buttons(inside)

    def _draw_buttons(self, inside: tk.Misc) -> None:
        idea = self.presenter.idea
        choices = self.deeds.possible(idea.id) if idea else []
        row = Flow(inside, "Panel.TFrame")
        row.pack(fill="x", pady=(theme.em(self, 0.9), 0))
        self.buttons = [
            ttk.Button(row, text=text, style="Secondary.TButton", command=deed)
            for text, deed in choices
        ]
        if (back := self.presenter.take_back()) is not None:
            text, deed = back
            quiet = ttk.Button(row, text=text, style="Panel.Quiet.TButton", command=deed)
            self.buttons.append(quiet)
        row.arrange()
        if self.buttons:
            self.buttons[0].focus_set()

    def _draw_past(self) -> None:
        inside = card(self._area.inner, words.PAST)
        entries = self.presenter.history()
        if not entries:
            self._say(inside, words.NO_PAST, "Panel.Hint.TLabel")
        for number, entry in enumerate(entries):
            if number:
                ttk.Frame(inside, style="Line.TFrame", height=1).pack(
                    fill="x", pady=theme.em(self, 0.5)
                )
            self._draw_entry(inside, entry)

    def _draw_entry(self, inside: tk.Misc, entry: Entry) -> None:
        row = ttk.Frame(inside, style="Panel.TFrame")
        row.pack(fill="x")
        row.columnconfigure(1, weight=1)
        ttk.Label(row, text=show_date(entry.day), style="Panel.Text.TLabel", width=_DAY_WIDTH).grid(
            row=0, column=0, sticky="nw"
        )
        told = ttk.Frame(row, style="Panel.TFrame")
        told.grid(row=0, column=1, sticky="ew")
        paper = words.of_paper(entry.paper) if entry.paper else ""
        what = " · ".join(part for part in (entry.what, paper) if part)
        self._say(told, what, "Panel.Field.TLabel")
        if entry.reason:
            self._say(told, entry.reason, "Panel.Text.TLabel")
        self._say(told, self.presenter.written(entry), "Panel.Hint.TLabel")

    def _say(self, master: tk.Misc, text: str, style: str) -> None:
        narrow = theme.em(self, _NARROW)
        wrap(ttk.Label(master, text=text, style=style, wraplength=narrow)).pack(fill="x")

    def _cell(
        self,
        table: ttk.Frame,
        row: int,
        column: int,
        text: str,
        style: str = "Panel.Text.TLabel",
        *,
        span: int = 1,
        wraps: bool = True,
    ) -> None:
        label = ttk.Label(table, text=text, style=style)
        if wraps:
            label.configure(wraplength=theme.em(self, _NARROW))
            wrap(label)
        gap = theme.em(self, 0.25)
        label.grid(
            row=row,
            column=column,
            columnspan=span,
            sticky="new" if wraps else "nw",
            padx=(0, theme.em(self, 1)),
            pady=gap,
        )

    def _pill(self, table: ttk.Frame, row: int, pill: Pill) -> None:
        label = pill_label(table, pill, self.context.palette.panel)
        label.grid(
            row=row, column=1, sticky="nw", padx=(0, theme.em(self, 0.8)), pady=theme.em(self, 0.2)
        )
