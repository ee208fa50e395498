"""A list of records with papers: printing, lists that go up, asking before what is closed goes."""

import tkinter as tk
from functools import partial
from typing import Any, ClassVar, Literal, TypeVar

from ocop_desktop.forms.spec import ListDefinition
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.deeds.menu import DeedsMenu
from ocop_desktop.ui.lists.paper_presenter import PaperListPresenter
from ocop_desktop.ui.lists.screen import ListScreen
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.wording import filling as filling_words
from ocop_desktop.wording import paper_lists as paper_words
from ocop_desktop.wording import register as register_words
from ocop_desktop.wording import shown_lists as export_words
from ocop_desktop.wording import ui as ui_words

P = TypeVar("P", bound=PaperListPresenter)


class PaperListScreen(ListScreen[P]):
    """Base of the lists of ideas and of plans."""

    deeds_menu: ClassVar[type[DeedsMenu]] = DeedsMenu
    new_label: ClassVar[str]
    each_pdf: ClassVar[bool] = False  # whether many can be saved as a PDF for each

    def __init__(self, master: tk.Misc, context: Context, presenter: P) -> None:
        super().__init__(master, context, presenter)
        self.deeds = self.deeds_menu(self, presenter.deeds)
        self.header.menu(register_words.DEEDS, lambda menu: self.deeds.fill(menu, self.chosen()))
        self.header.menu(paper_words.PRINT_MENU, self._fill_print_menu)
        self.header.menu(export_words.EXPORT_MENU, self.fill_export_menu)
        self.header.button(self.new_label, self.new, "Primary.TButton")

    def new(self, source_id: str = "") -> None:
        """Begin one, of what is named."""
        raise NotImplementedError

    # --- menus ------------------------------------------------------------------------------

    def fill_papers(self, menu: tk.Menu, ids: list[str]) -> None:
        """Offer the papers of the chosen rows."""
        menu.add_command(
            label=paper_words.PRINT_THESE,
            accelerator="Ctrl+P",
            command=lambda: self.presenter.preview(ids),
        )
        menu.add_command(label=paper_words.SAVE_PDF, command=lambda: self._save(ids))
        menu.add_command(label=filling_words.SAVE_WORD, command=lambda: self._save_word(ids))

    def _fill_print_menu(self, menu: tk.Menu) -> None:
        ids = self.chosen()
        state: Literal["normal", "disabled"] = "normal" if ids else "disabled"
        menu.add_command(
            label=paper_words.print_chosen(len(ids)),
            accelerator="Ctrl+P",
            state=state,
            command=self.print_,
        )
        menu.add_command(
            label=paper_words.SAVE_ONE_PDF, state=state, command=lambda: self._save(ids)
        )
        if self.each_pdf:
            menu.add_command(
                label=paper_words.SAVE_EACH_PDF,
                state="normal" if len(ids) > 1 else "disabled",
                command=lambda: self._save(ids, one_file=False),
            )
        menu.add_command(
            label=export_words.SAVE_EACH_WORD, state=state, command=lambda: self._save_word(ids)
        )
        menu.add_separator()
        for form in self.presenter.forms():
            menu.add_command(
                label=paper_words.blank_form(filling_words.paper_name(form.name, form.title)),
                command=partial(self.presenter.preview_blank, form.code),
            )

    def fill_export_menu(self, menu: tk.Menu) -> None:
        """Offer the list on screen, and those that go to the upper level."""
        menu.add_command(
            label=export_words.shown_rows(self.presenter.name, self.list.rows.total),
            state="disabled" if self.in_trash() else "normal",
            command=self.export_shown,
        )
        menu.add_separator()
        _, year = self.presenter.drafts(self.list.bar.values["year"])
        for each in self.presenter.lists():
            label = export_words.summary(each.title, year)
            menu.add_command(label=label, command=partial(self.export, each))

    # --- deeds ------------------------------------------------------------------------------

    def show(self, what: Any) -> None:
        """Show the list; ("new", id) opens the panel for a new one at once."""
        super().show(what)
        if isinstance(what, tuple):
            self.after_idle(self.new, what[1])

    def here(self) -> None:
        """Come back to the list alone: the panel for a new one is asked for once."""

    def print_(self) -> None:
        """Show the papers of the chosen rows."""
        ids = self.chosen()
        if ids:
            self.presenter.preview(ids)
        else:
            self.context.toast(paper_words.choose_first(self.presenter.about))

    def export(self, definition: ListDefinition) -> None:
        """Write a list for the upper level as a workbook."""
        left, year = self.presenter.drafts(self.list.bar.values["year"])
        drafts = self._with_drafts(left, year) if left else True
        if drafts is not None:
            work = self.presenter.exporting(definition, year, drafts=drafts)
            self.run_job(paper_words.EXPORTING, work)

    def _with_drafts(self, left: int, year: int) -> bool | None:
        about = self.presenter.about
        chosen: bool | None = dialogs.choose(
            self,
            paper_words.export_which(about),
            paper_words.drafts_left(about, left, year),
            ((False, paper_words.export_finished(about)), (True, paper_words.export_all(about))),
        )
        return chosen

    def may_delete(self, ids: list[str]) -> bool:
        """Ask before what is finished or sent goes to the trash."""
        about, names = self.presenter.about, self.presenter.closed(ids)
        return not names or dialogs.ask(
            self,
            paper_words.delete_closed(about),
            paper_words.deleting_closed(about, names),
            yes=ui_words.DELETE,
            no=ui_words.CANCEL,
            danger=True,
        )

    def _save(self, ids: list[str], *, one_file: bool = True) -> None:
        self.run_job(paper_words.SAVING_PAPERS, self.presenter.saving(ids, one_file=one_file))

    def _save_word(self, ids: list[str]) -> None:
        self.run_job(export_words.SAVING_WORD, self.presenter.saving(ids, word=True))
