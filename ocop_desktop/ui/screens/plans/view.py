"""The plans list."""

import tkinter as tk
from collections.abc import Sequence
from functools import partial
from typing import Any, Literal

from ocop_desktop.core.records import PlanRow, State
from ocop_desktop.forms.spec import ListDefinition
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.list_screen import ListScreen
from ocop_desktop.ui.parts.search_bar import ListFilter
from ocop_desktop.ui.parts.search_list import ListColumn, ListWants
from ocop_desktop.ui.screens.plans.new_plan import NewPlan, NewPlanPresenter
from ocop_desktop.ui.screens.plans.presenter import PlansPresenter
from ocop_desktop.ui.screens.register.menu import DeedsMenu, Entry
from ocop_desktop.wording import filling as filling_words
from ocop_desktop.wording import plans_screen as words
from ocop_desktop.wording import register as register_words
from ocop_desktop.wording import shown_lists as export_words
from ocop_desktop.wording import ui as ui_words


class PlansView(ListScreen):
    """Find, begin, open, print and list plans."""

    help_topic = "14-phuong-an"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, context)
        self.presenter = PlansPresenter(context)
        self.build(
            words.TITLE,
            "clipboard-data",
            self.presenter,
            self._wants(),
            ("plan", "idea", "product", "producer", "office"),
        )
        self.deeds = PlanDeedsMenu(self, self.presenter.deeds)
        self.header.menu(register_words.DEEDS, lambda menu: self.deeds.fill(menu, self.chosen()))
        self.header.menu(ui_words.PRINT_MENU, self._fill_print_menu)
        self.header.menu(export_words.EXPORT_MENU, self._fill_export_menu)
        self.header.button(words.NEW, self.new, "Primary.TButton")

    def _wants(self) -> ListWants:
        do = self.presenter
        return ListWants(
            columns=self._columns(),
            filters=(
                ListFilter(name="year", options=do.years, home=do.year),
                ListFilter(name="kind", options=do.kinds),
                ListFilter(name="state", options=do.states),
            ),
            fetch=do.fetch,
            count=do.count,
            query=do.query,
            counted=ui_words.plans_counted,
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
                label=ui_words.PRODUCT,
                text=lambda row: row.product_name,
                width=13,
                grow=3,
                order="product",
            ),
            ListColumn(
                label=ui_words.PRODUCER,
                text=lambda row: row.producer_name,
                width=12,
                grow=3,
                order="producer",
            ),
            ListColumn(label=words.FIRST_YEAR, text=do.year_of, width=6, order="year", drop=3),
            ListColumn(label=words.PLAN_KIND, text=do.kind, width=9.5, drop=2),
            ListColumn(
                label=ui_words.STATE, text=_nothing, pill=do.state, width=9.4, order="state"
            ),
            ListColumn(label=ui_words.CHANGED, text=do.changed, width=9.6, order="updated", drop=4),
        )

    # --- menus ------------------------------------------------------------------------------

    def _fill_menu(self, menu: tk.Menu, ids: list[str]) -> None:
        do = self.presenter
        if len(ids) == 1:
            self._fill_one(menu, ids[0])
        self.deeds.fill(menu, ids)
        menu.add_separator()
        menu.add_command(
            label=ui_words.PRINT_THESE, accelerator="Ctrl+P", command=lambda: do.preview(ids)
        )
        menu.add_command(label=ui_words.SAVE_PDF, command=lambda: self._save(ids))
        menu.add_command(label=filling_words.SAVE_WORD, command=lambda: self._save_word(ids))
        menu.add_command(label=words.SAVE_WORKBOOK, command=lambda: self._save_workbooks(ids))
        menu.add_separator()
        menu.add_command(
            label=ui_words.DELETE, accelerator="Delete", command=lambda: self.delete(ids)
        )

    def _fill_one(self, menu: tk.Menu, one: str) -> None:
        do = self.presenter
        menu.add_command(label=ui_words.OPEN, accelerator="Enter", command=lambda: do.open(one))
        menu.add_command(label=words.OPEN_IDEA, command=lambda: do.open_idea(one))
        if do.is_finished(one):
            menu.add_command(label=ui_words.REOPEN, command=lambda: do.reopen(one))
        if (before := do.deeds.before(one)) is not None:
            menu.add_command(
                label=register_words.take_back(before), command=lambda: do.deeds.take_back(one)
            )
        menu.add_separator()

    def _fill_print_menu(self, menu: tk.Menu) -> None:
        ids = self.chosen()
        state: Literal["normal", "disabled"] = "normal" if ids else "disabled"
        menu.add_command(
            label=ui_words.print_chosen(len(ids)),
            accelerator="Ctrl+P",
            state=state,
            command=self.print_,
        )
        menu.add_command(label=ui_words.SAVE_ONE_PDF, state=state, command=lambda: self._save(ids))
        menu.add_command(
            label=export_words.SAVE_EACH_WORD, state=state, command=lambda: self._save_word(ids)
        )
        menu.add_separator()
        for form in self.presenter.forms():
            menu.add_command(
                label=ui_words.blank_form(filling_words.paper_name(form.name, form.title)),
                command=partial(self.presenter.preview_blank, form.code),
            )

    def _fill_export_menu(self, menu: tk.Menu) -> None:
        """Offer the list on screen, that which goes to the upper level, and the workbooks."""
        ids = self.chosen()
        menu.add_command(
            label=export_words.shown_rows("plans", self.list.rows.total),
            state="disabled" if self.in_trash() else "normal",
            command=self.export_shown,
        )
        menu.add_separator()
        _, year = self.presenter.drafts(self.list.bar.values["year"])
        for each in self.presenter.lists():
            label = export_words.summary(each.title, year)
            menu.add_command(label=label, command=partial(self.export, each))
        menu.add_separator()
        menu.add_command(
            label=words.SAVE_WORKBOOKS,
            state="normal" if ids else "disabled",
            command=lambda: self._save_workbooks(ids),
        )

    # --- deeds ------------------------------------------------------------------------------

    def show(self, what: Any) -> None:
        """Show the list; ("new", idea id) opens the panel for a new plan at once."""
        self.list.restore(*self.presenter.remembered())
        super().show(what)
        if isinstance(what, tuple):
            self.after_idle(self.new, what[1])

    def here(self) -> None:
        """Come back to the list alone: the panel for a new plan is asked for once."""

    def new(self, idea_id: str = "") -> None:
        """Begin a plan."""
        if not self.presenter.can_start():
            self.context.toast(f"{words.NO_FORM}. {words.NO_FORM_HINT}")
            return
        plan_id = NewPlan(self, NewPlanPresenter(self.context.desk, idea_id)).run()
        if plan_id:
            self.presenter.open(plan_id)

    def print_(self) -> None:
        """Show the papers of the chosen plans."""
        ids = self.chosen()
        if ids:
            self.presenter.preview(ids)
        else:
            self.context.toast(words.CHOOSE_FIRST)

    def export(self, definition: ListDefinition) -> None:
        """Write a list for the upper level as a workbook."""
        left, year = self.presenter.drafts(self.list.bar.values["year"])
        drafts = self._with_drafts(left, year) if left else True
        if drafts is not None:
            work = self.presenter.exporting(definition, year, drafts=drafts)
            self.run_job(ui_words.EXPORTING, work)

    def _with_drafts(self, left: int, year: int) -> bool | None:
        answers = ((False, words.EXPORT_FINISHED), (True, words.EXPORT_ALL))
        asked = words.drafts_left(left, year)
        chosen: bool | None = dialogs.choose(self, words.EXPORT_WHICH, asked, answers)
        return chosen

    def may_delete(self, ids: list[str]) -> bool:
        """Ask before what is finished or sent goes to the trash."""
        names = self.presenter.closed(ids)
        return not names or dialogs.ask(
            self,
            words.DELETE_CLOSED,
            words.delete_closed(names),
            yes=ui_words.DELETE,
            no=ui_words.CANCEL,
            danger=True,
        )

    def _save(self, ids: list[str]) -> None:
        self.run_job(ui_words.SAVING_PAPERS, self.presenter.saving(ids))

    def _save_word(self, ids: list[str]) -> None:
        self.run_job(export_words.SAVING_WORD, self.presenter.saving(ids, word=True))

    def _save_workbooks(self, ids: list[str]) -> None:
        self.run_job(words.SAVING_WORKBOOK, self.presenter.saving_workbooks(ids))

    def say_nothing_yet(self) -> None:
        """Say what to do first."""
        if self.presenter.can_start():
            self.list.empty.say(words.NONE_YET, words.NONE_YET_HINT, words.NEW_PLAIN, self.new)
        else:
            self.list.empty.say(words.NO_FORM, words.NO_FORM_HINT)


class PlanDeedsMenu(DeedsMenu):
    """The entries a plan knows: it has no number in the register and no verdict of the commune."""

    def _all(self, ids: Sequence[str]) -> list[Entry]:
        deeds = self._deeds
        return [
            (register_words.SEND, deeds.able(ids, State.SENT), partial(self.send, ids)),
            (register_words.RESULT, deeds.able(ids, State.RETURNED), partial(self.result, ids)),
        ]


def _nothing(_row: PlanRow) -> str:
    return ""
