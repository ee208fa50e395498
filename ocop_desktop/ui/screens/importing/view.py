"""Lists that come in: choose, understand the columns, look at every row, take over, take back."""

import tkinter as tk
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.core import system
from ocop_desktop.ui import theme
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.watch import watch
from ocop_desktop.ui.screens.importing.columns_page import ColumnsPage
from ocop_desktop.ui.screens.importing.pieces import text_label
from ocop_desktop.ui.screens.importing.presenter import ImportingPresenter
from ocop_desktop.ui.screens.importing.row_list import DOUBTS
from ocop_desktop.ui.screens.importing.rows_page import RowsPage
from ocop_desktop.ui.screens.importing.start_page import StartPage
from ocop_desktop.wording import common
from ocop_desktop.wording import importing as words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ocop_desktop.services.importing import TemplateKind
    from ocop_desktop.services.jobs import Progress

_START, _COLUMNS, _ROWS = range(3)
_YES: Final = "yes"
_KINDS: Final = ((words.WORKBOOK, "*.xlsx"),)


class ImportingView(ttk.Frame):
    """Three pages one after the other; below the later two the way back and the way on."""

    help_topic = "11-nhap-tu-excel"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, style="Page.TFrame", padding=theme.em(master, 24 / 14))
        self.context = context
        self.presenter = ImportingPresenter(context)
        self.page: Any = None
        self._step = _START
        self._looking: Progress | None = None  # at the rows again, after she decided something
        self.header = Header(self, common.IMPORTING)
        self.header.pack(fill="x", pady=(0, theme.em(self, 1)))
        self.foot = ttk.Frame(self, style="Page.TFrame")
        self._build_foot()
        self._room = ttk.Frame(self, style="Page.TFrame")
        self._room.pack(fill="both", expand=True)
        unlisten = context.bus.listen(
            ("producer", "product", "idea", "office"), lambda _changes: self._outdated()
        )
        self.bind("<Destroy>", lambda e: unlisten() if e.widget is self else None, add=True)

    # --- what the window asks of every screen -----------------------------------------------

    def show(self, what: Any) -> None:
        """Go on where she left; `what` may be a file to begin with."""
        if isinstance(what, Path):
            self._open(what)
        elif self.page is None or self._step == _START:
            self._draw(_START)
        if self._step == _ROWS and self.presenter.is_stale:
            self._look_again()
        self.page.first_focus.focus_set()

    def _outdated(self) -> None:
        self.presenter.is_stale = True

    def leave(self) -> bool:
        """Stop looking at the rows; nothing else is under way."""
        self._stop_looking()
        return True

    def step_back(self) -> None:
        """Go to the page before, or to the screen before."""
        if self._step == _START:
            self.context.back()
        else:
            self._stop_looking()
            self._draw(self._step - 1)

    def step_forward(self) -> None:
        """Press the main button of this page."""
        button = self.page.choose if self._step == _START else self.primary
        button.invoke()

    def next_panel(self) -> None:
        """Go to the next part of the page."""
        self.page.next_panel()

    def find(self) -> None:
        """Put the cursor in the search box where there is one."""
        if self._step == _ROWS:
            self.page.list.focus_search()

    # --- drawing ----------------------------------------------------------------------------

    def _build_foot(self) -> None:
        self.foot.columnconfigure(1, weight=1)
        self._back = ttk.Button(
            self.foot, text=words.BACK, style="Secondary.TButton", command=self.step_back
        )
        self._told = text_label(self.foot, "", "Hint.TLabel")
        self.primary = ttk.Button(self.foot, style="Primary.TButton")
        gap = theme.em(self, 1)
        for column, part in enumerate((self._back, self._told, self.primary)):
            beside = gap if part is self._told else 0
            part.grid(row=0, column=column, sticky="ew", padx=beside, pady=(gap, 0))

    def _draw(self, step: int) -> None:
        if self.page is not None:
            self.page.destroy()
        self._step = step
        make: Callable[[], Any] = (self._start, self._columns, self._rows)[step]
        self.page = make()
        self.page.pack(fill="both", expand=True)
        self._draw_foot()
        self.page.first_focus.focus_set()

    def _start(self) -> StartPage:
        self.header.say(common.IMPORTING, words.HINT)
        return StartPage(self._room, self.presenter, self)

    def _columns(self) -> ColumnsPage:
        self._say_file(words.COLUMNS, self.presenter.found())
        return ColumnsPage(self._room, self.presenter, self)

    def _rows(self) -> RowsPage:
        self._say_file(words.PREVIEWING, words.counts(self.presenter.counts()))
        page = RowsPage(self._room, self.presenter, self)
        page.begin()
        return page

    def _say_file(self, title: str, told: str) -> None:
        path = self.presenter.path
        self.header.say(title, " · ".join(filter(None, (path.name if path else "", told))))

    def _draw_foot(self) -> None:
        if self._step == _START:
            self.foot.pack_forget()
            return
        self.foot.pack(side="bottom", fill="x", before=self._room)
        text, deed = {
            _COLUMNS: (words.TO_PREVIEW, self.preview),
            _ROWS: (words.TAKE_OVER, self.take_over),
        }[self._step]
        self.primary.configure(text=text, command=deed)
        self.changed()

    def changed(self) -> None:
        """Say below the page what stands in the way, and what is passed over."""
        do, is_columns = self.presenter, self._step == _COLUMNS
        obstacle = do.obstacle() if is_columns else ""
        told = words.PREVIEWING_AGAIN if self._looking else obstacle or do.passed_over()
        self._told.configure(text="" if is_columns and obstacle else told)
        ready = not obstacle and self._looking is None
        self.primary.state(["!disabled"] if ready else ["disabled"])

    # --- the file ---------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask for a workbook and open it."""
        path = dialogs.ask_open(self, words.CHOOSE, _KINDS)
        if path is not None:
            self._open(path)

    def _open(self, path: Path, sheet: str | None = None) -> None:
        draft = watch(self, self.context, words.READING, self.presenter.opening(path, sheet))
        if draft is not None:
            self.presenter.keep(path, draft)
            self._draw(_COLUMNS)
        elif self.page is None:
            self._draw(_START)

    def use_sheet(self, name: str) -> None:
        """Read another sheet of the same workbook."""
        if self.presenter.path is not None:
            self._open(self.presenter.path, name)

    def use_header(self, row: int) -> None:
        """Take the heads from another row of the sheet."""
        self.presenter.use_header(row)
        self._draw(_COLUMNS)

    def guess_again(self) -> None:
        """Take the columns as they are guessed."""
        self.presenter.forget_columns()
        self._draw(_COLUMNS)

    def save_template(self, kind: "TemplateKind") -> None:
        """Ask where, and write an empty list there."""
        do = self.presenter
        name, told = words.TEMPLATE_FILES[kind], (words.WORKBOOK, "*.xlsx")
        path = dialogs.ask_save(self, words.SAVE_TEMPLATE, name, told, do.folder())
        if path is not None:
            do.template(kind, path)
            folder = partial(self._show_folder, path.parent)
            self.context.toast(words.template_made(path.name), words.OPEN_FOLDER, folder)

    def _show_folder(self, folder: Path) -> None:
        try:
            system.open_path(folder)
        except OSError:
            self.context.toast(ui_words.cannot_open(str(folder)))

    # --- row by row -------------------------------------------------------------------------

    def preview(self) -> None:
        """Look through the list and show every row."""
        made = watch(self, self.context, words.PREVIEWING, self.presenter.previewing())
        if made is not None:
            self.presenter.keep_preview(made)
            self._draw(_ROWS)

    def decide(self, person: str, choice: str) -> None:
        """She said who is meant: look at the rows again."""
        self.presenter.decide(person, choice)
        self._look_again()

    def leave_out(self, rows: "Sequence[int]", *, on: bool) -> None:
        """Leave rows out, or take them in: look at the rows again."""
        self.presenter.leave_out(rows, on=on)
        self._look_again()

    def take_only_ours(self, *, on: bool) -> None:
        """Leave out the rows of other communes, or take them in: look at the rows again."""
        self.presenter.take_only_ours(on=on)
        self._look_again()

    def _look_again(self) -> None:
        self._stop_looking()
        progress = self.context.jobs.start(
            self.presenter.previewing(),
            on_done=lambda made: self._looked(progress, made),
            on_error=lambda error: self._failed(progress, error),
        )
        self._looking = progress
        self.changed()

    def _looked(self, progress: "Progress", made: Any) -> None:
        if progress is self._looking:
            self._looking = None
            self.presenter.keep_preview(made)
            self._say_file(words.PREVIEWING, words.counts(self.presenter.counts()))
            self.page.refresh()
            self.changed()

    def _failed(self, progress: "Progress", error: BaseException) -> None:
        if progress is self._looking:
            self._looking = None
            self._draw(_COLUMNS)
            self.context.on_bug(error)

    def _stop_looking(self) -> None:
        """Stop; what was decided counts the next time the rows are looked at."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    # --- taking over, taking back -----------------------------------------------------------

    def take_over(self) -> None:
        """Ask, take over what the preview says, show what was done."""
        do = self.presenter
        if not self._may_take_over():
            return
        done = watch(self, self.context, words.TAKING_OVER, do.taking_over())
        if done is not None:
            do.finish(done)
            self._draw(_START)

    def _may_take_over(self) -> bool:
        """Ask; where something is undecided, offer to look at that first."""
        counts, doubts = self.presenter.counts(), self.presenter.undecided()
        title, text = words.TAKE_OVER, words.take_over_text(counts, doubts)
        if not doubts:
            return dialogs.ask(self, title, text, yes=title, no=ui_words.CANCEL)
        answer = dialogs.choose(self, title, text, [(_YES, title), (DOUBTS, words.SEE_DOUBTS)])
        if answer == DOUBTS:
            self.page.filter(DOUBTS)
        return bool(answer == _YES)

    def undo(self, import_id: str) -> None:
        """Ask, and take an import back."""
        if dialogs.ask(self, words.UNDO, words.UNDO_ASK, yes=words.UNDO, no=ui_words.CANCEL):
            work = self.presenter.undoing(import_id)
            changes = watch(self, self.context, words.UNDOING, work)
            if changes is not None:
                self.presenter.undone(changes)
            self._draw(_START)

    def close_done(self) -> None:
        """Put away what was just done."""
        self.presenter.done = None
        self._draw(_START)
