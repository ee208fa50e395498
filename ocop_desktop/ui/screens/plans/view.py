"""The plans list."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial

from ocop_desktop.core.records import State
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.deeds.menu import DeedsMenu, Entry
from ocop_desktop.ui.lists.paper_screen import PaperListScreen
from ocop_desktop.ui.lists.wants import ListColumn, ListFilter
from ocop_desktop.ui.screens.plans.new_plan import NewPlan, NewPlanPresenter
from ocop_desktop.ui.screens.plans.presenter import PlansPresenter
from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import paper_lists as paper_words
from ocop_desktop.wording import plans_screen as words
from ocop_desktop.wording import register as register_words


class PlanDeedsMenu(DeedsMenu):
    """The entries a plan knows: it has no number in the register and no verdict of the commune."""

    def _all(self, ids: Sequence[str]) -> list[Entry]:
        deeds = self._deeds
        return [
            (register_words.SEND, deeds.able(ids, State.SENT), partial(self.send, ids)),
            (register_words.RESULT, deeds.able(ids, State.RETURNED), partial(self.result, ids)),
        ]


class PlansView(PaperListScreen[PlansPresenter]):
    """Find, begin, open, print and list plans."""

    help_topic = "14-phuong-an"
    title = words.TITLE
    picture = "clipboard-data"
    search_hint = words.FIND
    counted = staticmethod(list_words.plans_counted)
    deeds_menu = PlanDeedsMenu
    new_label = words.NEW
    listens = ("plan", "idea", "product", "producer", "office")

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, context, PlansPresenter(context))

    def filters(self) -> Sequence[ListFilter]:
        """Return what can be filtered by."""
        do = self.presenter
        return (
            ListFilter(name="year", options=do.years, home=do.year),
            ListFilter(name="kind", options=do.kinds),
            ListFilter(name="state", options=do.states),
        )

    def columns(self) -> Sequence[ListColumn]:
        """Return the columns, from the left."""
        do = self.presenter
        return (
            ListColumn(
                label=list_words.PRODUCT,
                text=lambda row: row.product_name,
                width=13,
                grow=3,
                order="product",
            ),
            ListColumn(
                label=list_words.PRODUCER,
                text=lambda row: row.producer_name,
                width=12,
                grow=3,
                order="producer",
            ),
            ListColumn(label=words.FIRST_YEAR, text=do.year_of, width=6, order="year", drop=3),
            ListColumn(label=words.PLAN_KIND, text=do.kind, width=9.5, drop=2),
            ListColumn(label=list_words.STATE, pill=do.state, width=9.4, order="state"),
            ListColumn(
                label=list_words.CHANGED, text=do.changed, width=9.6, order="updated", drop=4
            ),
        )

    # --- menus ------------------------------------------------------------------------------

    def fill_one(self, menu: tk.Menu, one: str) -> None:
        """Offer what can be done with one plan beside opening it."""
        do = self.presenter
        menu.add_command(label=words.OPEN_IDEA, command=lambda: do.open_idea(one))
        if do.is_finished(one):
            menu.add_command(label=paper_words.REOPEN, command=lambda: do.reopen(one))
        if (before := do.deeds.before(one)) is not None:
            menu.add_command(
                label=register_words.take_back(before), command=lambda: do.deeds.take_back(one)
            )

    def fill_many(self, menu: tk.Menu, ids: list[str]) -> None:
        """Offer what can be entered, and the papers."""
        self.deeds.fill(menu, ids)
        menu.add_separator()
        self.fill_papers(menu, ids)
        menu.add_command(label=words.SAVE_WORKBOOK, command=lambda: self._save_workbooks(ids))
        menu.add_separator()

    def fill_export_menu(self, menu: tk.Menu) -> None:
        """Offer the lists, and the workbooks of the chosen plans."""
        ids = self.chosen()
        super().fill_export_menu(menu)
        menu.add_separator()
        menu.add_command(
            label=words.SAVE_WORKBOOKS,
            state="normal" if ids else "disabled",
            command=lambda: self._save_workbooks(ids),
        )

    # --- deeds ------------------------------------------------------------------------------

    def new(self, idea_id: str = "") -> None:
        """Begin a plan."""
        if not self.presenter.can_start():
            self.context.toast(f"{words.NO_FORM}. {words.NO_FORM_HINT}")
            return
        plan_id = NewPlan(self, NewPlanPresenter(self.context.desk, idea_id)).run()
        if plan_id:
            self.presenter.open(plan_id)

    def _save_workbooks(self, ids: list[str]) -> None:
        self.run_job(words.SAVING_WORKBOOK, self.presenter.saving_workbooks(ids))

    def say_nothing_yet(self) -> None:
        """Say what to do first."""
        if self.presenter.can_start():
            self.list.empty.say(words.NONE_YET, words.NONE_YET_HINT, words.NEW_PLAIN, self.new)
        else:
            self.list.empty.say(words.NO_FORM, words.NO_FORM_HINT)
