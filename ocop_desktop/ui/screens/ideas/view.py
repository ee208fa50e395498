"""The ideas list."""

import tkinter as tk
from collections.abc import Sequence

from ocop_desktop.ui.context import Context
from ocop_desktop.ui.deeds import to_plan
from ocop_desktop.ui.lists.paper_screen import PaperListScreen
from ocop_desktop.ui.lists.wants import ListColumn, ListFilter
from ocop_desktop.ui.screens.ideas.new_idea import NewIdea, NewIdeaPresenter
from ocop_desktop.ui.screens.ideas.presenter import IdeasPresenter
from ocop_desktop.wording import ideas_screen as words
from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import paper_lists as paper_words
from ocop_desktop.wording import register as register_words
from ocop_desktop.wording import ui as ui_words


class IdeasView(PaperListScreen[IdeasPresenter]):
    """Find, begin, open, print and list ideas."""

    help_topic = "03-y-tuong"
    title = words.IDEAS_TITLE
    picture = "lightbulb"
    search_hint = words.FIND_IDEA
    counted = staticmethod(list_words.ideas_counted)
    each_pdf = True
    new_label = ui_words.NEW_IDEA
    listens = ("idea", "product", "producer", "office")

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, context, IdeasPresenter(context))

    def filters(self) -> Sequence[ListFilter]:
        """Return what can be filtered by."""
        do = self.presenter
        return (
            ListFilter(name="year", options=do.years, home=do.year),
            ListFilter(name="kind", options=do.kinds),
            ListFilter(name="state", options=do.states),
            ListFilter(name="priority", options=do.priorities),
            ListFilter(name="sector", options=do.sectors),
        )

    def columns(self) -> Sequence[ListColumn]:
        """Return the columns, from the left."""
        do = self.presenter
        return (
            ListColumn(
                label=list_words.NUMBER,
                text=lambda r: r.register_number,
                width=4.4,
                order="number",
                drop=2,
            ),
            ListColumn(
                label=list_words.PRODUCT, text=do.product, width=13, grow=3, order="product"
            ),
            ListColumn(
                label=list_words.PRODUCER,
                text=lambda r: r.producer_name,
                width=12,
                grow=3,
                order="producer",
            ),
            ListColumn(
                label=list_words.CLASS,
                text=do.class_label,
                width=11,
                grow=1.5,
                order="class",
                drop=4,
            ),
            ListColumn(
                label=list_words.PRIORITY, text=do.priority, width=6.5, order="priority", drop=3
            ),
            ListColumn(label=register_words.VERDICT, pill=do.verdict, width=10.6, drop=3),
            ListColumn(label=list_words.STATE, pill=do.state, width=8.8, order="state"),
            ListColumn(label=list_words.NEW_OR_EXISTING, text=do.new_or_existing, width=6, drop=6),
            ListColumn(
                label=list_words.CHANGED, text=do.changed, width=9.6, order="updated", drop=5
            ),
        )

    # --- menus ------------------------------------------------------------------------------

    def fill_one(self, menu: tk.Menu, one: str) -> None:
        """Offer what can be done with one idea beside opening it."""
        do = self.presenter
        menu.add_command(label=words.EVALUATE, command=lambda: do.evaluate(one))
        main = do.is_main(one)
        menu.add_command(
            label=words.NOT_MAIN if main else words.MAKE_MAIN,
            command=lambda: do.make_main(one, on=not main),
        )
        if do.is_finished(one):
            menu.add_command(label=paper_words.REOPEN, command=lambda: do.reopen(one))
        menu.add_command(label=register_words.HISTORY, command=lambda: do.history(one))
        to_plan.fill(menu, do.to_plan, one)

    def fill_many(self, menu: tk.Menu, ids: list[str]) -> None:
        """Offer what can be entered, and the papers."""
        self.deeds.fill(menu, ids, judge=len(ids) > 1)
        menu.add_separator()
        self.fill_papers(menu, ids)
        menu.add_separator()

    # --- deeds ------------------------------------------------------------------------------

    def new(self, producer_id: str = "") -> None:
        """Begin an idea."""
        presenter = NewIdeaPresenter(self.context.desk, producer_id)
        idea_id = NewIdea(self, presenter).run()
        if idea_id:
            self.presenter.open(idea_id)

    def say_nothing_yet(self) -> None:
        """Say what to do first."""
        self.list.empty.say(words.NO_IDEAS, words.NO_IDEAS_HINT, ui_words.NEW_IDEA_PLAIN, self.new)
        self.list.empty.offer(ui_words.IMPORT_LIST, lambda: self.context.go("importing"))
