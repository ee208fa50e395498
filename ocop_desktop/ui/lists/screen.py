"""A screen that is mostly one list: header, search list, menus, trash, what stands when empty."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from tkinter import ttk
from typing import Any, ClassVar, Generic, TypeVar

from ocop_desktop.ui import theme
from ocop_desktop.ui.context import FIND, Context
from ocop_desktop.ui.lists.presenter import TRASHED, ListPresenter
from ocop_desktop.ui.lists.search_list import SearchList
from ocop_desktop.ui.lists.wants import ListColumn, ListFilter, ListWants
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.keyboard import has_keyboard
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.wording import lists as words
from ocop_desktop.wording import shown_lists as export_words
from ocop_desktop.wording import ui as ui_words

P = TypeVar("P", bound=ListPresenter)


class ListScreen(ttk.Frame, Generic[P]):
    """Base of the list screens; each says its words, columns, filters, buttons and menus."""

    help_topic: ClassVar[str]
    title: ClassVar[str]
    picture: ClassVar[str]  # of the empty list
    search_hint: ClassVar[str]
    counted: Callable[[int], str]
    listens: ClassVar[tuple[str, ...]]  # kinds of records its rows tell of

    def __init__(self, master: tk.Misc, context: Context, presenter: P) -> None:
        super().__init__(master, style="Page.TFrame", padding=theme.em(master, 24 / 14))
        self.context = context
        self.presenter = presenter
        self.header = Header(self, self.title)
        self.header.pack(fill="x", pady=(0, theme.em(self, 0.7)))
        self.list = SearchList(self, self._wants(), self.picture)
        self.list.on_empty = self.say_empty
        self.list.pack(fill="both", expand=True)
        self.list.table.bind("<Control-z>", lambda _event: self._undo(), add=True)
        self.list.restore(*presenter.remembered())
        unlisten = context.bus.listen(self.listens, lambda _changes: self.refresh())
        self.bind("<Destroy>", lambda e: unlisten() if e.widget is self else None, add=True)

    def _wants(self) -> ListWants:
        do = self.presenter
        return ListWants(
            columns=self.columns(),
            filters=(*self.filters(), ListFilter(name=TRASHED, options=_places, alone=True)),
            fetch=do.fetch,
            count=do.count,
            query=do.query,
            counted=self.counted,
            search_hint=self.search_hint,
            on_open=lambda one: self._take_back() if self.in_trash() else do.open(one),
            on_delete=self.delete,
            fill_menu=self._fill_menu,
            on_change=self._changed,
        )

    # --- what each list says ------------------------------------------------------------------

    def columns(self) -> Sequence[ListColumn]:
        """Return the columns, from the left."""
        raise NotImplementedError

    def filters(self) -> Sequence[ListFilter]:
        """Return what can be filtered by, beside the trash."""
        raise NotImplementedError

    def fill_menu(self, menu: tk.Menu, ids: list[str]) -> None:
        """Offer what can be done with the chosen rows."""
        do = self.presenter
        if len(ids) == 1:
            menu.add_command(
                label=ui_words.OPEN, accelerator="Enter", command=lambda: do.open(ids[0])
            )
            self.fill_one(menu, ids[0])
            menu.add_separator()
        self.fill_many(menu, ids)
        menu.add_command(
            label=ui_words.DELETE, accelerator="Delete", command=lambda: self.delete(ids)
        )

    def fill_one(self, menu: tk.Menu, one: str) -> None:
        """Offer what can be done with a single row beside opening it."""

    def fill_many(self, menu: tk.Menu, ids: list[str]) -> None:
        """Offer what can be done with any number of rows beside deleting them."""

    def say_nothing_yet(self) -> None:
        """Say what this list is for and what to do first."""
        raise NotImplementedError

    # --- the trash, where rows can only be taken back -----------------------------------------

    def _changed(self, filters: Mapping[str, Any], order: str) -> None:
        self.list.bar.offer(words.TAKE_BACK if self.in_trash() else "", self._take_back)
        self.presenter.remember(filters, order)

    def _fill_menu(self, menu: tk.Menu, ids: list[str]) -> None:
        if self.in_trash():
            menu.add_command(label=words.TAKE_BACK, accelerator="Enter", command=self._take_back)
        else:
            self.fill_menu(menu, ids)

    def in_trash(self) -> bool:
        """Tell whether the list shows what was deleted."""
        return bool(self.list.bar.values[TRASHED])

    def chosen(self) -> list[str]:
        """Return the ids of the chosen rows that can be worked with; none in the trash."""
        return [] if self.in_trash() else self.list.ids()

    def delete(self, ids: list[str]) -> None:
        """Put these rows in the trash; they are no longer chosen then."""
        if self.in_trash() or not self.may_delete(ids):
            return
        self.presenter.deleted = []
        try:
            self.presenter.trash(ids)
        finally:
            self.list.chosen.ids -= set(self.presenter.deleted)

    def may_delete(self, _ids: list[str]) -> bool:
        """Ask first where that is wise."""
        return True

    def _undo(self) -> str:
        self.presenter.undo()
        return "break"

    def _take_back(self) -> None:
        ids = self.list.ids()
        self.list.chosen.clear()  # the rows are about to leave this list
        if ids:
            self.presenter.take_back(ids)
        else:
            self.context.toast(words.CHOOSE_TRASHED)

    # --- out to Excel --------------------------------------------------------------------------

    def export_shown(self) -> None:
        """Write what the list shows as a workbook: search, filters and order as they are."""
        bar, query = self.list.bar, self.list.query()
        if self.in_trash() or not self.presenter.count(query):
            trashed = self.in_trash()
            self.context.toast(export_words.NO_TRASH if trashed else export_words.NO_ROWS)
            return
        narrowed = export_words.narrowed(bar.told(), bar.text())
        work = self.presenter.exporting_shown(query, narrowed)
        self.run_job(export_words.EXPORTING, work)

    def run_job(self, title: str, work: Any) -> None:
        """Show the progress of work that makes files, and offer them when it is done."""
        ProgressDialog(self, self.context.jobs, title, work, self.context.on_bug).show()

    # --- nothing to show ------------------------------------------------------------------------

    def say_empty(self) -> None:
        """Say why nothing is shown; subclasses say what to do first."""
        if self.in_trash() and not self.list.bar.text():
            self.list.empty.say(
                words.TRASH_EMPTY, words.TRASH_EMPTY_HINT, words.SHOW_ALL, self._show_all
            )
        elif self.list.filtered():
            self.list.empty.say(
                words.NOTHING_FOUND, words.NOTHING_FOUND_HINT, words.SHOW_ALL, self._show_all
            )
        else:
            self.say_nothing_yet()

    def refresh(self) -> None:
        """Ask again, when shown; a hidden list asks when it is shown next."""
        if self.winfo_ismapped():
            self.list.reload()

    # --- what the window asks of every screen -----------------------------------------------

    def show(self, what: Any) -> None:
        """Show the list as it is now, `what` saying which part of it."""
        self.prepare(what)
        self.list.reload()
        (self.list.focus_search if what == FIND else self.list.focus_rows)()

    def prepare(self, _what: Any) -> None:
        """Set filters and order before the rows are asked for."""
        self.list.restore(*self.presenter.remembered())

    def leave(self) -> bool:
        """A list may always be left; what was deleted is found in the trash from then on."""
        self.presenter.deleted = []
        return True

    def find(self) -> None:
        """Put the cursor in the search box."""
        self.list.focus_search()

    def next_panel(self) -> None:
        """Go between the search box and the rows."""
        on_rows = has_keyboard(self.list.table)
        (self.list.focus_search if on_rows else self.list.focus_rows)()

    def _show_all(self) -> None:
        self.list.clear_search()
        self.list.focus_search()


def _places() -> list[tuple[bool | None, str]]:
    return [(None, words.IN_USE), (True, words.TRASH)]
