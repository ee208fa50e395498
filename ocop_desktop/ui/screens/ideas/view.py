"""The ideas list."""

import tkinter as tk
from functools import partial
from typing import Any, Final, Literal

from ocop_desktop.core.records import IdeaRow
from ocop_desktop.forms.spec import ListDefinition
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.list_screen import ListScreen
from ocop_desktop.ui.parts.search_bar import ListFilter
from ocop_desktop.ui.parts.search_list import ListColumn, ListWants
from ocop_desktop.ui.screens.ideas.new_idea import NewIdea, NewIdeaPresenter
from ocop_desktop.ui.screens.ideas.presenter import IdeasPresenter
from ocop_desktop.ui.screens.register.menu import DeedsMenu
from ocop_desktop.wording import filling as filling_words
from ocop_desktop.wording import plans_screen as plan_words
from ocop_desktop.wording import register as register_words
from ocop_desktop.wording import shown_lists as export_words
from ocop_desktop.wording import ui as words

_NAMED: Final = 3  # ideas called by their names in a question


class IdeasView(ListScreen):
    """Find, begin, open, print and list ideas."""

    help_topic = "03-y-tuong"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, context)
        self.presenter = IdeasPresenter(context)
        self.build(
            words.IDEAS_TITLE,
            "lightbulb",
            self.presenter,
            self._wants(),
            ("idea", "product", "producer", "office"),
        )
        self.deeds = DeedsMenu(self, self.presenter.deeds)
        self.header.menu(register_words.DEEDS, lambda menu: self.deeds.fill(menu, self.chosen()))
        self.header.menu(words.PRINT_MENU, self._fill_print_menu)
        self.header.menu(export_words.EXPORT_MENU, self._fill_export_menu)
        self.header.button(words.NEW_IDEA, self.new, "Primary.TButton")

    def _wants(self) -> ListWants:
        do = self.presenter
        return ListWants(
            columns=self._columns(),
            filters=(
                ListFilter(name="year", options=do.years, home=do.year),
                ListFilter(name="kind", options=do.kinds),
                ListFilter(name="state", options=do.states),
                ListFilter(name="priority", options=do.priorities),
                ListFilter(name="sector", options=do.sectors),
            ),
            fetch=do.fetch,
            count=do.count,
            query=do.query,
            counted=words.ideas_counted,
            search_hint=words.FIND_IDEA,
            on_open=do.open,
            on_delete=self.delete,
            fill_menu=self._fill_menu,
            on_change=do.remember,
        )

    def _columns(self) -> tuple[ListColumn, ...]:
        do = self.presenter
        return (
            ListColumn(
                label=words.NUMBER,
                text=lambda r: r.register_number,
                width=4.4,
                order="number",
                drop=2,
            ),
            ListColumn(label=words.PRODUCT, text=do.product, width=13, grow=3, order="product"),
            ListColumn(
                label=words.PRODUCER,
                text=lambda r: r.producer_name,
                width=12,
                grow=3,
                order="producer",
            ),
            ListColumn(
                label=words.CLASS, text=do.class_label, width=11, grow=1.5, order="class", drop=4
            ),
            ListColumn(label=words.PRIORITY, text=do.priority, width=6.5, order="priority", drop=3),
            ListColumn(
                label=register_words.VERDICT, text=_nothing, pill=do.verdict, width=10.6, drop=3
            ),
            ListColumn(label=words.STATE, text=_nothing, pill=do.state, width=8.8, order="state"),
            ListColumn(label=words.NEW_OR_EXISTING, text=do.new_or_existing, width=6, drop=6),
            ListColumn(label=words.CHANGED, text=do.changed, width=9.6, order="updated", drop=5),
        )

    # --- menus ------------------------------------------------------------------------------

    def _fill_menu(self, menu: tk.Menu, ids: list[str]) -> None:
        do = self.presenter
        if len(ids) == 1:
            self._fill_one(menu, ids[0])
        self.deeds.fill(menu, ids, judge=len(ids) > 1)
        menu.add_separator()
        menu.add_command(
            label=words.PRINT_THESE, accelerator="Ctrl+P", command=lambda: do.preview(ids)
        )
        menu.add_command(label=words.SAVE_PDF, command=lambda: self._save(ids))
        menu.add_command(label=filling_words.SAVE_WORD, command=lambda: self._save_word(ids))
        menu.add_separator()
        menu.add_command(label=words.DELETE, accelerator="Delete", command=lambda: self.delete(ids))

    def _fill_one(self, menu: tk.Menu, one: str) -> None:
        do = self.presenter
        menu.add_command(label=words.OPEN, accelerator="Enter", command=lambda: do.open(one))
        menu.add_command(label=words.EVALUATE, command=lambda: do.evaluate(one))
        main = do.is_main(one)
        menu.add_command(
            label=words.NOT_MAIN if main else words.MAKE_MAIN,
            command=lambda: do.make_main(one, on=not main),
        )
        if do.is_finished(one):
            menu.add_command(label=words.REOPEN, command=lambda: do.reopen(one))
        menu.add_command(label=register_words.HISTORY, command=lambda: do.history(one))
        known = bool(do.plan_of(one))
        menu.add_command(
            label=plan_words.OPEN_PLAN if known else plan_words.MAKE_PLAN,
            state="normal" if known or do.can_plan(one) else "disabled",
            command=lambda: do.plan(one),
        )
        menu.add_separator()

    def _fill_print_menu(self, menu: tk.Menu) -> None:
        ids = self.chosen()
        state: Literal["normal", "disabled"] = "normal" if ids else "disabled"
        menu.add_command(
            label=words.print_chosen(len(ids)),
            accelerator="Ctrl+P",
            state=state,
            command=self.print_,
        )
        menu.add_command(
            label=words.SAVE_ONE_PDF, state=state, command=lambda: self._save(ids, one_file=True)
        )
        menu.add_command(
            label=words.SAVE_EACH_PDF,
            state="normal" if len(ids) > 1 else "disabled",
            command=lambda: self._save(ids, one_file=False),
        )
        menu.add_command(
            label=export_words.SAVE_EACH_WORD, state=state, command=lambda: self._save_word(ids)
        )
        menu.add_separator()
        for form in self.presenter.forms():
            menu.add_command(
                label=words.blank_form(filling_words.paper_name(form.name, form.title)),
                command=partial(self.presenter.preview_blank, form.code),
            )

    # --- deeds ------------------------------------------------------------------------------

    def show(self, what: Any) -> None:
        """Show the list; ("new", producer id) opens the panel for a new idea at once."""
        self.list.restore(*self.presenter.remembered())
        super().show(what)
        if isinstance(what, tuple):
            self.after_idle(self.new, what[1])

    def here(self) -> None:
        """Come back to the list alone: the panel for a new idea is asked for once."""

    def new(self, producer_id: str = "") -> None:
        """Begin an idea."""
        presenter = NewIdeaPresenter(self.context.desk, producer_id)
        idea_id = NewIdea(self, presenter).run()
        if idea_id:
            self.presenter.open(idea_id)

    def print_(self) -> None:
        """Show the papers of the chosen ideas."""
        ids = self.chosen()
        if ids:
            self.presenter.preview(ids)
        else:
            self.context.toast(words.CHOOSE_FIRST)

    def _fill_export_menu(self, menu: tk.Menu) -> None:
        """Offer the list on screen, and those that go to the upper level."""
        menu.add_command(
            label=export_words.shown_rows("ideas", self.list.rows.total),
            state="disabled" if self.in_trash() else "normal",
            command=self.export_shown,
        )
        menu.add_separator()
        _, year = self.presenter.drafts(self.list.bar.values["year"])
        for each in self.presenter.lists():
            label = export_words.summary(each.title, year)
            menu.add_command(label=label, command=partial(self.export, each))

    def export(self, definition: ListDefinition) -> None:
        """Write a list for the upper level as a workbook."""
        left, year = self.presenter.drafts(self.list.bar.values["year"])
        drafts = self._with_drafts(left, year) if left else True
        if drafts is not None:
            work = self.presenter.exporting(definition, year, drafts=drafts)
            self.run_job(words.EXPORTING, work)

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
            words.delete_closed(names[:_NAMED]),
            yes=words.DELETE,
            no=words.CANCEL,
            danger=True,
        )

    def _save(self, ids: list[str], *, one_file: bool = True) -> None:
        self.run_job(words.SAVING_PAPERS, self.presenter.saving(ids, one_file=one_file))

    def _save_word(self, ids: list[str]) -> None:
        self.run_job(export_words.SAVING_WORD, self.presenter.saving(ids, word=True))

    def say_nothing_yet(self) -> None:
        """Say what to do first."""
        self.list.empty.say(words.NO_IDEAS, words.NO_IDEAS_HINT, words.NEW_IDEA_PLAIN, self.new)
        self.list.empty.offer(words.IMPORT_LIST, lambda: self.context.go("importing"))


def _nothing(_row: IdeaRow) -> str:
    return ""
