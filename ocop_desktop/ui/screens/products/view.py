"""The products list."""

import tkinter as tk
from collections.abc import Sequence

from ocop_desktop.ui.context import Context
from ocop_desktop.ui.lists.screen import ListScreen
from ocop_desktop.ui.lists.wants import ListColumn, ListFilter
from ocop_desktop.ui.screens.products.presenter import RANK, ProductsPresenter
from ocop_desktop.wording import common
from ocop_desktop.wording import lists as words
from ocop_desktop.wording import recognitions as recognition_words
from ocop_desktop.wording import shown_lists as export_words
from ocop_desktop.wording import ui as ui_words


class ProductsView(ListScreen[ProductsPresenter]):
    """Find, open and remove products."""

    help_topic = "02-chu-the"
    title = ui_words.PRODUCTS
    picture = "box-seam"
    search_hint = words.FIND_PRODUCT
    counted = staticmethod(words.products_counted)
    listens = ("product", "producer", "idea", "recognition")

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, context, ProductsPresenter(context))
        self.header.button(common.IMPORTING, lambda: context.go("importing"))
        self.header.button(export_words.EXPORT, self.export_shown)
        self.header.button(ui_words.NEW_IDEA, self.new, "Primary.TButton")

    def columns(self) -> Sequence[ListColumn]:
        """Return the columns, from the left."""
        do = self.presenter
        return (
            ListColumn(label=words.PRODUCT, text=lambda r: r.name, width=16, grow=3, order="name"),
            ListColumn(
                label=words.PRODUCER,
                text=lambda r: r.producer_name,
                width=14,
                grow=2,
                order="producer",
            ),
            ListColumn(label=recognition_words.STARS_HEAD, text=do.rank, pill=do.pill, width=12),
            ListColumn(
                label=words.IDEAS_SHORT,
                text=lambda r: str(r.ideas or ""),
                width=6,
                anchor="e",
                drop=3,
            ),
            ListColumn(
                label=words.LAST_YEAR,
                text=lambda r: str(r.last_year or ""),
                width=9,
                order="year",
                anchor="e",
                drop=2,
            ),
            ListColumn(label=words.CHANGED, text=do.changed, width=10, order="updated", drop=1),
        )

    def filters(self) -> Sequence[ListFilter]:
        """Return what can be filtered by."""
        do = self.presenter
        return (ListFilter(name=RANK, options=do.ranks),)

    def fill_one(self, menu: tk.Menu, one: str) -> None:
        """Offer the producer beside the product."""
        menu.add_command(
            label=words.OPEN_PRODUCER, command=lambda: self.presenter.open_producer(one)
        )

    def say_nothing_yet(self) -> None:
        """Say what to do first."""
        self.list.empty.say(
            words.NO_PRODUCTS, words.NO_PRODUCTS_HINT, ui_words.NEW_IDEA_PLAIN, self.new
        )
        self.list.empty.offer(ui_words.IMPORT_LIST, lambda: self.context.go("importing"))

    def new(self) -> None:
        """Begin an idea, and with it a product."""
        self.presenter.new()
