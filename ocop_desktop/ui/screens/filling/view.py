"""The screen of guided entry: header, strip for what matters, the form page."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Final, TypeAlias

from ocop_desktop.core.problems import Refusal
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import FIND, Context, Fill
from ocop_desktop.ui.errors import show_refusal
from ocop_desktop.ui.form.aside import Beside
from ocop_desktop.ui.form.check_page import CheckPage
from ocop_desktop.ui.form.page import LAST, FormPage, LastStep
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.banner import Banner
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.ui.screens.filling import plan_side
from ocop_desktop.ui.screens.filling.last_page import LastPage
from ocop_desktop.ui.screens.filling.presenter import COMMUNE_PART, FillingPresenter
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import attachments as file_words
from ocop_desktop.wording import filling as words
from ocop_desktop.wording import plans_screen as plan_words
from ocop_desktop.wording import recognitions as won_words

if TYPE_CHECKING:
    from ocop_desktop.services.filling import Opened
    from ocop_desktop.services.jobs import Progress
    from ocop_desktop.ui.parts.attachment_panel import AttachmentPanel
    from ocop_desktop.ui.parts.recognition_panel import RecognitionPanel
    from ocop_desktop.ui.screens.filling.plan_side import PlanSide

_IDEAS: Final = "03-y-tuong"
_CHAPTERS: Final = {
    "producer": "02-chu-the",
    "product": "02-chu-the",
    "plan": "14-phuong-an",
    "office": "08-can-cu",
}
_LOW: Final = 36.0  # ems of a screen whose questions need the room of its margins
_ROOMY, _CLOSE = (1.4, 1.1), (0.7, 0.5)  # ems above and below
Deed: TypeAlias = tuple[str, Callable[[], None]]


class FillingView(ttk.Frame):
    """One form under her hands."""

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, style="Page.TFrame", padding=_space(master, _ROOMY))
        self._context = context
        self._presenter = FillingPresenter(self, context)
        self._page: FormPage | None = None
        self._last: LastPage | None = None
        self._plan: PlanSide | None = None
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=1)
        self._head = ttk.Frame(self, style="Page.TFrame")
        self._head.grid(row=0, column=0, sticky="ew", pady=(0, em(self, 1)))
        self._head.columnconfigure(0, weight=1)
        self._header: Header | None = None
        self._papers: Flow | None = None
        self._banner = Banner(self)
        self._banner.grid(row=1, column=0, sticky="ew", pady=(0, em(self, 0.8)))
        self._banner.hide()
        self._editable, self._may_reopen = True, False
        self.bind("<Destroy>", self._destroyed, add=True)
        self.bind("<Configure>", self._resized, add=True)

    # --- what the window asks ------------------------------------------------------------------

    def show(self, what: Fill | None) -> None:
        """Open the form asked for; without one, the form that was open stays."""
        if what is None and self._presenter.opened is not None:
            return
        try:
            self._presenter.open(what or Fill(owner_type="office"))
        except Refusal as refusal:
            show_refusal(self, refusal)
            self._context.back()

    @property
    def help_topic(self) -> str:
        """The chapter of the manual about what is on screen."""
        opened = self._presenter.opened
        return _CHAPTERS.get(opened.owner_type, _IDEAS) if opened else _IDEAS

    def find(self) -> None:
        """Go to the search box of the list this record stands in."""
        if screen := self._presenter.list_of():
            self._context.go(screen, FIND)

    def leave(self) -> bool:
        """Save and tell whether the form may be left."""
        return self._presenter.leave()

    def here(self) -> Fill | None:
        """Return what shows the form again where she is, or was when she left it."""
        return self._presenter.here()

    def save(self) -> None:
        """Save now, and say so: people trust a key they know."""
        self.flush()
        if self._presenter.save():
            self._context.toast(words.SAVED_ALREADY)

    def print_(self) -> None:
        """Show the real pages, from where they are printed."""
        opened = self._presenter.opened
        if opened is not None and opened.form.paper:
            self._presenter.preview()

    def step_back(self) -> None:
        """Go one step back, from the first one to the screen before."""
        if self._page is None or self._page.step == self._page.steps()[0].key:
            self._context.back()
        else:
            self._page.back()

    def step_forward(self) -> None:
        """Go one step on."""
        if self._page is not None:
            self._page.next()

    def next_panel(self) -> None:
        """Move the keyboard between steps and questions."""
        if self._page is not None:
            self._page.next_panel()

    # --- what the presenter asks ---------------------------------------------------------------

    def show_form(self, opened: "Opened", step: str, field: str) -> None:
        """Build the page for this form and put the cursor there."""
        if self._page is not None:
            self._page.destroy()
        self._last = None
        self._editable = opened.editable
        self._build_header(paper=opened.form.paper)
        last = self._last_step(opened)
        self._plan = self._side_of(opened)
        self._page = FormPage(
            self,
            opened.session,
            on_place=self._presenter.moved,
            on_left=self._presenter.save,
            on_fold=lambda folded: self._presenter.folded(folded=folded),
            help_folded=self._presenter.is_folded(),
            last=last,
            beside=Beside(self._plan.panel, self._plan.strip) if self._plan else None,
        )
        self._page.grid(row=2, column=0, sticky="nsew")
        self._page.go_to(step, field)

    def show_header(self, title: str, under: str) -> None:
        """Show the title and the line under it."""
        if self._header is not None:
            self._header.say(title, under)

    def show_editable(self, *, editable: bool, may_reopen: bool) -> None:
        """Let her answer, or only read; with a way to open it again where there is one."""
        changed = editable != self._editable
        self._editable, self._may_reopen = editable, may_reopen
        if self._page is not None:
            self._page.set_editable(editable=editable)
            if changed and self._page.step == LAST:
                self._page.rebuild()
        self._show_banner()

    def show_trouble(self, refusal: Refusal | None) -> None:
        """Say lastingly that saving failed, or take that away."""
        if refusal is None:
            self._show_banner()
            return
        text = " ".join(part for part in (refusal.happened, refusal.todo, words.RETRYING) if part)
        self._banner.say(text, bad=True, button=words.RETRY_NOW, deed=self._retry)

    def ask_leave(self) -> bool:
        """Ask whether to leave although the last words are not saved."""
        return dialogs.ask(
            self,
            words.LEAVE_TITLE,
            words.LEAVE_QUESTION,
            yes=words.LEAVE,
            no=words.STAY,
            danger=True,
        )

    def ask_unmended(self, why: str) -> bool:
        """Ask whether to finish what came back although nothing was mended."""
        return dialogs.ask(
            self,
            words.UNMENDED_TITLE,
            words.unmended(why),
            yes=words.FINISH_ANYWAY,
            no=words.STAY_AND_MEND,
            danger=True,
        )

    def show_refusal(self, refusal: Refusal) -> None:
        """Say what could not be done."""
        show_refusal(self, refusal)

    @property
    def foot(self) -> tk.Misc | None:
        """The buttons below the questions: notices stay clear of them."""
        return self._page.foot if self._page is not None else None

    def flush(self) -> None:
        """Tidy the field she is in."""
        if self._page is not None:
            self._page.flush()

    def later(self, ms: int, deed: Callable[[], object]) -> Callable[[], None]:
        """Do that after a while; return what forgets it."""
        window = self.winfo_toplevel()  # it outlives this screen, and so does what waits there
        waiting = window.after(ms, lambda: deed() if self.winfo_exists() else None)
        return lambda: window.after_cancel(waiting)

    # --- building ------------------------------------------------------------------------------

    def _build_header(self, *, paper: bool) -> None:
        if self._header is not None:
            self._header.destroy()
        self._header = Header(self._head, "")
        self._header.grid(row=0, column=0, sticky="ew")
        if self._presenter.list_of():
            self._header.button(words.TO_LIST, self._to_list, "Quiet.TButton")
        self._build_papers()
        if paper:
            self._header.button(words.PREVIEW, self._presenter.preview, spare=True)
            self._header.button(words.PRINT, self._presenter.print_, spare=True)
        if self._presenter.on_main_form():
            self._header.button(words.COMMUNE_PART, self._to_commune_part, spare=True)
        if paper or self._presenter.is_idea():
            self._header.menu(words.MORE, self._fill_menu)
        elif self._presenter.has_files():
            if self._presenter.is_product():
                self._header.button(won_words.RECOGNITIONS, self._to_won)
            self._header.button(file_words.ATTACHMENTS, self._to_files)

    def _build_papers(self) -> None:
        """Lay the papers of the record out below its name, the one on screen in bold."""
        if self._papers is not None:
            self._papers.destroy()
        self._papers = None
        if not (papers := self._presenter.papers()):
            return
        self._papers = Flow(self._head, gap=0.2)
        self._papers.grid(row=1, column=0, sticky="ew")
        space = (0, em(self, 0.5))
        of_idea = self._presenter.is_idea()
        told = words.PAPERS if of_idea else plan_words.PAPERS
        ttk.Label(self._papers, text=told, style="Hint.TLabel", padding=space)
        for code, name, here in papers:
            if here:
                ttk.Label(self._papers, text=name, style="Field.TLabel", padding=em(self, 0.5))
            else:
                open_it = partial(self._presenter.open_other, code)
                ttk.Button(self._papers, text=name, style="Quiet.TButton", command=open_it)

    def _side_of(self, opened: "Opened") -> "PlanSide | None":
        """Return what stands beside a form that calculates."""
        if not opened.form.calculation:
            return None
        return plan_side.PlanSide(
            self, self._context, opened, jump=self._jump, go_to=self._go_to_step
        )

    def _go_to_step(self, step: str) -> None:
        if self._page is not None:
            self._page.go_to(step)

    def _to_list(self) -> None:
        self._context.go(self._presenter.list_of())

    def _fill_menu(self, menu: tk.Menu) -> None:
        opened = self._presenter.opened
        if opened is not None and opened.form.paper:
            menu.add_command(label=words.SAVE_PDF, command=self._save_pdf)
            menu.add_command(label=words.SAVE_WORD, command=self._save_word)
            menu.add_command(label=words.BLANK_PAPER, command=self._blank)
        if self._plan is not None:
            menu.add_command(label=plan_words.SAVE_WORKBOOK, command=self._save_workbook)
        if self._presenter.has_files():
            menu.add_command(label=file_words.ATTACHMENTS, command=self._to_files)

    def _to_commune_part(self) -> None:
        self._presenter.open_other(COMMUNE_PART)

    def _last_step(self, opened: "Opened") -> LastStep:
        title = words.CHECK_STEP if opened.form.paper else self._check_title()
        finishes = _finishes(opened)
        guide = words.CHECK_GUIDE if finishes else words.CHECK_GUIDE_NO_FINISH
        return LastStep(
            title,
            guide,
            build=lambda master: self._build_last(master, title, opened),
            deeds=lambda: self._last_deeds(opened),
        )

    def _check_title(self) -> str:
        if self._presenter.is_product():
            return won_words.STEP
        return file_words.STEP if self._presenter.has_files() else words.CHECK_STEP_NO_PAPER

    def _build_last(self, master: tk.Misc, title: str, opened: "Opened") -> "CheckPage | LastPage":
        check = CheckPage(
            master,
            title,
            opened.form,
            self._presenter.review,
            self._jump,
            finishes=_finishes(opened),
        )
        if not self._presenter.has_files():
            return check
        self._last = LastPage(
            check, self._context, lambda: (opened.owner_type, opened.owner_id), self._adopt
        )
        return self._last

    def _adopt(self, widget: tk.Misc) -> None:
        if self._page is not None:
            self._page.adopt(widget)

    def _to_files(self) -> None:
        self._to_card(lambda last: last.files)

    def _to_won(self) -> None:
        self._to_card(lambda last: last.won)

    def _to_card(
        self, card: "Callable[[LastPage], AttachmentPanel | RecognitionPanel | None]"
    ) -> None:
        if self._page is None:
            return
        self._page.go_to(LAST)
        if self._last is not None and (found := card(self._last)) is not None:
            self._page.reveal(found)
            found.focus()

    def _last_deeds(self, opened: "Opened") -> Sequence[Deed]:
        done: Deed = (words.DONE, self._presenter.done)
        if not opened.form.paper:
            return (done,)
        papers: tuple[Deed, ...] = (
            (words.PREVIEW, self._presenter.preview),
            (words.PRINT, self._presenter.print_),
            (words.SAVE_PDF, self._save_pdf),
            (words.SAVE_WORD, self._save_word),
        )
        if not opened.is_main:
            return (*papers, done)
        if self._editable:
            return (*papers, (words.FINISH, self._finish))
        return tuple(sorted(papers, key=lambda deed: deed[0] == words.PRINT))  # the main one last

    def _jump(self, field: str) -> None:
        if self._page is not None:
            self._page.jump(field)

    # --- deeds ---------------------------------------------------------------------------------

    def _finish(self) -> None:
        try:
            self._presenter.finish()
        except Refusal as refusal:
            show_refusal(self, refusal)

    def _reopen(self) -> None:
        try:
            self._presenter.reopen()
        except Refusal as refusal:
            show_refusal(self, refusal)

    def _retry(self) -> None:
        self._presenter.save()

    def _save_pdf(self) -> None:
        if items := self._presenter.items():
            self._make(words.SAVE_PDF, items)

    def _save_workbook(self) -> None:
        if self._plan is not None and self._presenter.items():  # saved first
            self._plan.save_workbook()

    def _save_word(self) -> None:
        if items := self._presenter.items():
            self._make(words.SAVE_WORD, items, word=True)

    def _blank(self) -> None:
        self._make(words.BLANK_PAPER, self._presenter.blank_item())

    def _make(self, title: str, items: Sequence[Item], *, word: bool = False) -> None:
        printing = self._context.desk.printing

        def work(progress: "Progress") -> list[Path]:
            return printing.save(items, word=word, progress=progress)

        ProgressDialog(self, self._context.jobs, title, work, self._context.on_bug).run()

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        """Leave the questions all the height there is in a low window."""
        if event.widget is self:
            is_low = event.height < em(self, _LOW)
            self.configure(padding=_space(self, _CLOSE if is_low else _ROOMY))
            self._head.grid_configure(pady=(0, em(self, 0.4 if is_low else 1)))

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._presenter.stop()
            self._presenter.printer.put_away()

    def _show_banner(self) -> None:
        if self._editable and (returned := self._presenter.returned()):
            self._banner.say(returned, bad=False)
        elif self._editable:
            self._banner.hide()
        elif self._may_reopen:
            why = self._presenter.why_read_only()
            self._banner.say(why, bad=False, button=words.REOPEN, deed=self._reopen)
        else:
            self._banner.say(self._presenter.why_read_only(), bad=False)


def _finishes(opened: "Opened") -> bool:
    """Tell whether this form is finished some day: further papers and working forms are not."""
    return opened.form.paper and opened.is_main


def _space(master: tk.Misc, ems: tuple[float, float]) -> tuple[int, int, int, int]:
    above, below = ems
    return em(master, 1.7), em(master, above), em(master, 1.7), em(master, below)
