"""The register's list."""

import tkinter as tk
from typing import Any

from ocop_desktop.services.register import PDF, XLSX, Line
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts.list_screen import ListScreen
from ocop_desktop.ui.parts.search_bar import ListFilter
from ocop_desktop.ui.parts.search_list import ListColumn, ListWants
from ocop_desktop.ui.screens.register.menu import DeedsMenu
from ocop_desktop.ui.screens.register.presenter import RegisterPresenter
from ocop_desktop.wording import common
from ocop_desktop.wording import register as words
from ocop_desktop.wording import ui as ui_words


class RegisterView(ListScreen):
    """Find, receive, judge, enter what was sent and what came back, print the book."""

    help_topic = "13-so-theo-doi"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, context)
        self.presenter = RegisterPresenter(context)
        self.deeds = DeedsMenu(self, self.presenter.deeds)
        self.build(
            common.REGISTER,
            "journal-text",
            self.presenter,
            self._wants(),
            ("idea", "product", "producer", "office"),
        )
        self.header.menu(words.PRINT, self._fill_print_menu)
        self.header.menu(words.DEEDS, lambda menu: self.deeds.fill(menu, self.chosen()))
        self.header.button(words.RECEIVE, self.receive, "Primary.TButton")

    def _wants(self) -> ListWants:
        do = self.presenter
        return ListWants(
            columns=self._columns(),
            filters=(
                ListFilter(name="year", options=do.years, home=do.year),
                ListFilter(name="registered", options=do.places, home=lambda: True),
                ListFilter(name="verdict", options=do.verdicts),
                ListFilter(name="state", options=do.states),
            ),
            fetch=do.fetch,
            count=do.count,
            query=do.query,
            counted=words.counted,
            search_hint=words.FIND,
            on_open=do.open,
            on_delete=self.delete,
            fill_menu=self._fill_menu,
            on_change=do.remember,
        )

    def _columns(self) -> tuple[ListColumn, ...]:
        do = self.presenter
        return (
            ListColumn(
                label=ui_words.NUMBER,
                text=lambda line: line.idea.register_number,
                width=4.4,
                order="number",
            ),
            ListColumn(label=words.RECEIVED_ON, text=do.received, width=7, drop=4),
            ListColumn(
                label=ui_words.PRODUCT,
                text=lambda line: line.idea.product_name,
                width=11,
                grow=3,
                order="product",
            ),
            ListColumn(
                label=ui_words.PRODUCER,
                text=lambda line: line.idea.producer_name,
                width=11,
                grow=3,
                order="producer",
                drop=2,
            ),
            ListColumn(label=ui_words.NEW_OR_EXISTING, text=do.kind, width=6, drop=5),
            ListColumn(label=words.VERDICT, text=_nothing, pill=do.verdict, width=10.6, drop=3),
            ListColumn(
                label=ui_words.STATE, text=_nothing, pill=do.state, width=8.8, order="state"
            ),
            ListColumn(label=words.PAPER, text=do.paper, width=12, grow=1.5, drop=1),
        )

    # --- menus ------------------------------------------------------------------------------

    def _fill_menu(self, menu: tk.Menu, ids: list[str]) -> None:
        if len(ids) == 1:
            menu.add_command(
                label=words.HISTORY,
                accelerator="Enter",
                command=lambda: self.presenter.open(ids[0]),
            )
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

    def show(self, what: Any) -> None:
        """Show the register of the working year; a year shows what waits for its number then."""
        self.list.restore(*self.presenter.remembered())
        if isinstance(what, int):
            all_shown = dict.fromkeys(self.list.bar.values)
            waiting = {**all_shown, "year": what, "registered": False}
            self.list.restore(waiting, self.list.order)
        self.reload_gaps()
        super().show(what)

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


def _nothing(_line: Line) -> str:
    return ""
