"""The register's list."""

import tkinter as tk
from collections.abc import Sequence
from typing import Any

from ocop_desktop.services.register import PDF, XLSX
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.deeds import to_plan
from ocop_desktop.ui.deeds.menu import DeedsMenu
from ocop_desktop.ui.lists.screen import ListScreen
from ocop_desktop.ui.lists.wants import ListColumn, ListFilter
from ocop_desktop.ui.screens.register.presenter import RegisterPresenter
from ocop_desktop.wording import common
from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import register as words


class RegisterView(ListScreen[RegisterPresenter]):
    """Find, receive, judge, enter what was sent and what came back, print the book."""

    help_topic = "13-so-theo-doi"
    title = common.REGISTER
    picture = "journal-text"
    search_hint = words.FIND
    counted = staticmethod(words.counted)
    listens = ("idea", "product", "producer", "office")

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, context, RegisterPresenter(context))
        self.deeds = DeedsMenu(self, self.presenter.deeds)
        self.header.menu(words.PRINT, self._fill_print_menu)
        self.header.menu(words.DEEDS, lambda menu: self.deeds.fill(menu, self.chosen()))
        self.header.button(words.RECEIVE, self.receive, "Primary.TButton")

    def filters(self) -> Sequence[ListFilter]:
        """Return what can be filtered by."""
        do = self.presenter
        return (
            ListFilter(name="year", options=do.years, home=do.year),
            ListFilter(name="registered", options=do.places, home=lambda: True),
            ListFilter(name="verdict", options=do.verdicts),
            ListFilter(name="state", options=do.states),
        )

    def columns(self) -> Sequence[ListColumn]:
        """Return the columns, from the left."""
        do = self.presenter
        return (
            ListColumn(
                label=list_words.NUMBER,
                text=lambda line: line.idea.register_number,
                width=4.4,
                order="number",
            ),
            ListColumn(label=words.RECEIVED_ON, text=do.received, width=7, drop=4),
            ListColumn(
                label=list_words.PRODUCT,
                text=lambda line: line.idea.product_name,
                width=11,
                grow=3,
                order="product",
            ),
            ListColumn(
                label=list_words.PRODUCER,
                text=lambda line: line.idea.producer_name,
                width=11,
                grow=3,
                order="producer",
                drop=2,
            ),
            ListColumn(label=list_words.NEW_OR_EXISTING, text=do.kind, width=6, drop=5),
            ListColumn(label=words.VERDICT, pill=do.verdict, width=10.6, drop=3),
            ListColumn(label=list_words.STATE, pill=do.state, width=8.8, order="state"),
            ListColumn(label=words.PAPER, text=do.paper, width=12, grow=1.5, drop=1),
        )

    # --- menus ------------------------------------------------------------------------------

    def fill_menu(self, menu: tk.Menu, ids: list[str]) -> None:
        """Offer what happened to one, its plan, and the deeds; nothing is deleted here."""
        if len(ids) == 1:
            menu.add_command(
                label=words.HISTORY,
                accelerator="Enter",
                command=lambda: self.presenter.open(ids[0]),
            )
            to_plan.fill(menu, self.presenter.to_plan, ids[0])
            menu.add_separator()
        self.deeds.fill(menu, ids)

    def _fill_print_menu(self, menu: tk.Menu) -> None:
        menu.add_command(label=words.PREVIEW, accelerator="Ctrl+P", command=self.print_)
        menu.add_command(label=words.SAVE_PDF, command=lambda: self._save(PDF))
        menu.add_command(label=words.SAVE_XLSX, command=lambda: self._save(XLSX))

    # --- deeds ------------------------------------------------------------------------------

    def reload_gaps(self) -> None:
        """Name the numbers that are missing."""
        gaps = self.presenter.gaps(self.list.bar.values["year"])
        self.header.say(common.REGISTER, gaps or words.HINT)

    def refresh(self) -> None:
        """Ask again, when shown."""
        super().refresh()
        if self.winfo_ismapped():
            self.reload_gaps()

    def prepare(self, what: Any) -> None:
        """Turn to the book of the working year; a year shows what waits for its number then."""
        super().prepare(what)
        if isinstance(what, int):
            all_shown = dict.fromkeys(self.list.bar.values)
            waiting = {**all_shown, "year": what, "registered": False}
            self.list.restore(waiting, self.list.order)
        self.reload_gaps()

    def leave(self) -> bool:
        """What was entered stands from now on."""
        self.presenter.deeds.forget()
        return super().leave()

    def receive(self) -> None:
        """Receive the chosen ideas, or show those that wait."""
        ids = self.chosen()
        if self.presenter.deeds.waiting(ids):
            self.deeds.receive(ids)
        else:
            self.show_waiting()

    def new(self) -> None:
        """A new line begins with receiving."""
        self.receive()

    def show_waiting(self) -> None:
        """Show what has no number yet."""
        self.list.restore({"registered": False}, self.list.order)
        self.list.reload(keep_place=False)
        self.list.focus_rows()
        if self.list.rows.total:
            self.context.toast(words.CHOOSE_FIRST)

    def print_(self) -> None:
        """Show the real pages, from where they are printed."""
        self.presenter.preview(self.list.bar.values["year"])

    def delete(self, _ids: list[str]) -> None:
        """Nothing is deleted here."""
        self.context.toast(words.NOT_DELETED_HERE)

    def _save(self, ending: str) -> None:
        work = self.presenter.saving(self.list.bar.values["year"], ending)
        self.run_job(words.MAKING, work)

    def show_book(self) -> None:
        """Show what has its number."""
        self.list.restore(*self.presenter.remembered())
        self.list.reload(keep_place=False)
        self.list.focus_rows()

    def say_empty(self) -> None:
        """Say why nothing is shown; that nothing waits is good news."""
        home = {"year": self.presenter.year(), "registered": False}
        chosen = {name: value for name, value in self.list.bar.values.items() if value is not None}
        if chosen == home and not self.list.bar.text():
            self.list.empty.say(
                words.NOTHING_WAITS, words.NOTHING_WAITS_HINT, words.SHOW_BOOK, self.show_book
            )
        else:
            super().say_empty()

    def say_nothing_yet(self) -> None:
        """Say how an idea comes into the register."""
        self.list.empty.say(
            words.NOTHING_YET, words.NOTHING_YET_HINT, words.SHOW_WAITING, self.show_waiting
        )
