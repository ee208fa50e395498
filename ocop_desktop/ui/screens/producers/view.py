"""The producers list."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial
from typing import Final

from ocop_desktop.ui.context import Context
from ocop_desktop.ui.lists.screen import ListScreen
from ocop_desktop.ui.lists.wants import ListColumn, ListFilter
from ocop_desktop.ui.screens.producers.presenter import ProducersPresenter
from ocop_desktop.wording import common
from ocop_desktop.wording import lists as words
from ocop_desktop.wording import members as member_words
from ocop_desktop.wording import shown_lists as export_words
from ocop_desktop.wording import ui as ui_words

_LISTED: Final = 30  # members named in the menu


class ProducersView(ListScreen[ProducersPresenter]):
    """Find, open, add and remove producers."""

    help_topic = "02-chu-the"
    title = ui_words.PRODUCERS
    picture = "people"
    search_hint = words.FIND_PRODUCER
    counted = staticmethod(words.producers_counted)
    listens = ("producer", "idea", "office")

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, context, ProducersPresenter(context))
        self.header.button(common.IMPORTING, lambda: context.go("importing"))
        self.header.button(export_words.EXPORT, self.export_shown)
        self.header.button(words.NEW_PRODUCER, self.new, "Primary.TButton")

    def columns(self) -> Sequence[ListColumn]:
        """Return the columns, from the left."""
        do = self.presenter
        return (
            ListColumn(label=words.NAME, text=lambda r: r.name, width=16, grow=3, order="name"),
            ListColumn(label=words.KIND, text=do.kind, width=10, grow=2, order="kind"),
            ListColumn(
                label=words.REPRESENTATIVE,
                text=lambda r: r.representative,
                width=10,
                grow=1.5,
                drop=2,
            ),
            ListColumn(
                label=words.HAMLET,
                text=lambda r: r.hamlet,
                width=8,
                grow=1,
                order="hamlet",
                drop=3,
                spare=True,
            ),
            ListColumn(label=words.PHONE, text=lambda r: r.phone, width=9),
            ListColumn(
                label=words.IDEAS_SHORT,
                text=lambda r: str(r.ideas or ""),
                width=6,
                anchor="e",
                spare=True,
            ),
            ListColumn(
                label=member_words.MEMBER_OF,
                text=lambda r: r.member_of,
                width=9,
                grow=1,
                drop=5,
                spare=True,
            ),
            ListColumn(label=words.CHANGED, text=do.changed, width=9, order="updated", drop=4),
        )

    def filters(self) -> Sequence[ListFilter]:
        """Return what can be filtered by."""
        do = self.presenter
        return (ListFilter(name="kind", options=do.kinds),)

    def fill_one(self, menu: tk.Menu, one: str) -> None:
        """Offer an idea of this producer, and its family."""
        do = self.presenter
        menu.add_command(label=words.NEW_IDEA_OF_THIS, command=lambda: do.new_idea(one))
        self._fill_family(menu, one)

    def _fill_family(self, menu: tk.Menu, producer_id: str) -> None:
        """Offer the cooperative of a member, and the members of a cooperative."""
        do = self.presenter
        if cooperative := do.cooperative(producer_id):
            label = member_words.open_cooperative(cooperative.name)
            menu.add_command(label=label, command=partial(do.open, cooperative.id))
        if members := do.members(producer_id):
            inner = tk.Menu(menu, tearoff=False)
            for each in members[:_LISTED]:
                inner.add_command(label=each.name, command=partial(do.open, each.id))
            menu.add_cascade(label=member_words.members(len(members)), menu=inner)

    def say_nothing_yet(self) -> None:
        """Say what to do first."""
        self.list.empty.say(
            words.NO_PRODUCERS, words.NO_PRODUCERS_HINT, words.NEW_PRODUCER_PLAIN, self.new
        )
        self.list.empty.offer(ui_words.IMPORT_LIST, lambda: self.context.go("importing"))

    def new(self) -> None:
        """Begin a new producer."""
        self.presenter.new()
