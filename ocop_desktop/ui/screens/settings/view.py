"""Settings: the office, the year, the basis, how it looks, where papers go, backups."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.core import system
from ocop_desktop.ui import theme
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.card import card
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.screens.settings.presenter import SIZES, SettingsPresenter
from ocop_desktop.wording import settings_screen as words
from ocop_desktop.wording import setup_screen as setup_words
from ocop_desktop.wording import ui as ui_words

_BACKUPS_SHOWN: Final = 6
_WIDEST: Final = 60.0  # ems; longer lines are hard to read


class SettingsView(ttk.Frame):
    """One page of cards, in the order she needs them."""

    help_topic = "06-sao-luu"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, style="Page.TFrame", padding=theme.em(master, 24 / 14))
        self.context = context
        self.presenter = SettingsPresenter(context)
        Header(self, ui_words.SETTINGS).pack(fill="x", pady=(0, theme.em(self, 1)))
        self._area = ScrollArea(
            self, context.palette.background, "Page.TFrame", on_focus=self._reveal, widest=_WIDEST
        )
        self._area.pack(fill="both", expand=True)
        self._cards: dict[str, ttk.Frame] = {}
        unlisten = context.bus.listen(("office",), lambda _changes: self._refresh())
        self.bind("<Destroy>", lambda e: unlisten() if e.widget is self else None, add=True)

    # --- what the window asks of every screen -----------------------------------------------

    def show(self, what: Any) -> None:
        """Show the page; "backup" scrolls to the backups, a number to that place."""
        self._draw()
        if what == "backup":
            self.after_idle(self._reveal, self._cards["backup"])
        elif isinstance(what, float):
            self._area.to(what)

    def here(self) -> float:
        """Return how far the page is scrolled."""
        return self._area.scrolled()

    def leave(self) -> bool:
        """Everything is kept at once."""
        return True

    def _refresh(self) -> None:
        if self.winfo_ismapped():
            self._draw()

    def _reveal(self, widget: tk.Misc) -> None:
        self._area.reveal(widget)

    # --- drawing ----------------------------------------------------------------------------

    def _draw(self) -> None:
        for child in self._area.inner.winfo_children():
            child.destroy()
        self._page = ttk.Frame(self._area.inner, style="Page.TFrame")
        self._page.pack(fill="x")
        self._draw_office()
        self._draw_work()
        self._draw_proposals()
        self._draw_look()
        self._draw_folder()
        self._draw_backups()
        self._draw_samples()
        self._area.adopt(self._area.inner)

    def _card(self, key: str, title: str, hint: str = "") -> ttk.Frame:
        inside = card(self._page, title)
        if hint:
            self._say(inside, hint, "Panel.Hint.TLabel")
        self._cards[key] = inside
        return inside

    def _say(self, inside: tk.Misc, text: str, style: str = "Panel.Text.TLabel") -> None:
        wrap(ttk.Label(inside, text=text, style=style)).pack(
            fill="x", pady=(theme.em(self, 0.4), 0)
        )

    def _buttons(self, inside: tk.Misc, *buttons: tuple[str, Callable[[], None]]) -> None:
        row = ttk.Frame(inside, style="Panel.TFrame")
        row.pack(fill="x", pady=(theme.em(self, 0.9), 0))
        for text, command in buttons:
            ttk.Button(row, text=text, style="Secondary.TButton", command=command).pack(
                side="left", padx=(0, theme.em(self, 0.6))
            )

    def _radios(
        self,
        inside: tk.Misc,
        options: Sequence[tuple[str, str, str]],
        chosen: str,
        pick: Callable[[str], None],
    ) -> None:
        value = tk.StringVar(inside, chosen)
        for key, label, hint in options:
            radio = ttk.Radiobutton(
                inside,
                text=label,
                value=key,
                variable=value,
                style="Ocop.TRadiobutton",
                command=lambda: pick(value.get()),
            )
            radio.pack(anchor="w", pady=(theme.em(self, 0.4), 0))
            radio.value = value  # type: ignore[attr-defined] # lives as long as the button
            if hint:
                wrap(ttk.Label(inside, text=hint, style="Panel.Hint.TLabel")).pack(
                    fill="x", padx=(theme.em(self, 1.9), 0)
                )

    def _draw_office(self) -> None:
        inside = self._card("office", words.OUR_OFFICE)
        self._say(inside, self.presenter.office())
        self._say(inside, self.presenter.people(), "Panel.Hint.TLabel")
        self._buttons(inside, (words.EDIT_OFFICE, self.presenter.edit_office))

    def _draw_work(self) -> None:
        inside = self._card("year", words.YEAR_AND_BASIS)
        row = ttk.Frame(inside, style="Panel.TFrame")
        row.pack(fill="x", pady=(theme.em(self, 0.8), theme.em(self, 0.5)))
        ttk.Label(row, text=words.WORKING_YEAR, style="Panel.Field.TLabel").pack(side="left")
        year = tk.StringVar(row, self.presenter.year())
        entry = ttk.Entry(
            row, textvariable=year, style="Ocop.TEntry", font="OcopText", width=7, justify="right"
        )
        entry.pack(side="left", padx=theme.em(self, 0.8))
        entry.year = year  # type: ignore[attr-defined] # lives as long as the entry
        self._year_problem = ttk.Label(row, style="Panel.Problem.TLabel")
        self._year_problem.pack(side="left")
        entry.bind("<FocusOut>", lambda _e: self._use_year(year), add=True)
        entry.bind("<Return>", lambda _e: self._use_year(year), add=True)
        ttk.Label(inside, text=words.BASIS_IN_USE, style="Panel.Field.TLabel").pack(
            anchor="w", pady=(theme.em(self, 0.6), 0)
        )
        self._say(inside, words.BASIS_HINT, "Panel.Hint.TLabel")
        presenter = self.presenter
        self._radios(inside, presenter.bases(), presenter.basis(), presenter.use_basis)

    def _use_year(self, year: tk.StringVar) -> None:
        if year.get().strip() == self.presenter.year():
            return
        try:
            self.presenter.use_year(year.get())
        except ValueError:
            self._year_problem.configure(text=words.YEAR_WRONG)

    def _draw_proposals(self) -> None:
        papers = self.presenter.proposals()
        if not papers:
            return
        inside = self._card("proposals", words.SUGGESTIONS, words.SUGGESTIONS_HINT)
        for code, name, parts in papers:
            self._say(inside, name, "Panel.Field.TLabel")
            for key, title, on in parts:
                self._check(inside, title, partial(self._propose, code, key), on=on)

    def _propose(self, code: str, key: str, on: bool) -> None:  # noqa: FBT001 - what a box tells
        self.presenter.propose(code, key, on=on)

    def _check(self, inside: tk.Misc, text: str, tell: Callable[[bool], None], *, on: bool) -> None:
        tick = tk.BooleanVar(inside, on)
        box = ttk.Checkbutton(
            inside,
            text=text,
            variable=tick,
            style="Ocop.TCheckbutton",
            command=lambda: tell(tick.get()),
        )
        box.pack(anchor="w", pady=(theme.em(self, 0.4), 0))
        box.tick = tick  # type: ignore[attr-defined] # lives as long as the box

    def _draw_look(self) -> None:
        inside = self._card("look", words.LOOK)
        do = self.presenter
        sizes = [(key, words.TEXT_SIZES[key], "") for key in SIZES]
        self._say(inside, words.TEXT_SIZE, "Panel.Field.TLabel")
        self._radios(
            inside, sizes, do.text_size(), lambda size: do.use_look(size, contrast=do.contrast())
        )
        self._check(
            inside,
            words.CONTRAST,
            lambda on: do.use_look(do.text_size(), contrast=on),
            on=do.contrast(),
        )

    def _draw_folder(self) -> None:
        inside = self._card("folder", words.PAPER_FOLDER, words.PAPER_FOLDER_HINT)
        self._say(inside, str(self.presenter.folder()))
        self._buttons(
            inside,
            (words.CHOOSE_FOLDER, self._choose_folder),
            (ui_words.OPEN_FOLDER, self._open_folder),
        )

    def _draw_backups(self) -> None:
        inside = self._card("backup", words.BACKUPS, words.BACKUPS_HINT)
        self._buttons(
            inside,
            (words.BACK_UP_NOW, self._back_up),
            (words.BACK_UP_TO, self._back_up_to),
            (words.CHECK_DATA, self.presenter.check),
        )
        self._say(inside, words.RESTORE_TITLE, "Panel.Field.TLabel")
        backups = self.presenter.backups()[:_BACKUPS_SHOWN]
        if not backups:
            self._say(inside, words.NO_BACKUPS, "Panel.Hint.TLabel")
        for backup in backups:
            row = ttk.Frame(inside, style="Panel.TFrame")
            row.pack(fill="x")
            ttk.Label(
                row,
                text=words.backup_line(self.presenter.when(backup), backup.size),
                style="Panel.Text.TLabel",
            ).pack(side="left")
            ttk.Button(
                row,
                text=words.RESTORE,
                style="Panel.Quiet.TButton",
                command=partial(self._restore, backup.path, self.presenter.when(backup)),
            ).pack(side="right")
        self._buttons(inside, (words.RESTORE_FROM, self._restore_from))

    def _draw_samples(self) -> None:
        do = self.presenter
        inside = self._card("sample", ui_words.SAMPLES, setup_words.SAMPLES_HINT)
        if do.in_sample():
            self._buttons(inside, (ui_words.GO_HOME, do.go_home))
        else:
            self._buttons(
                inside,
                *(
                    (setup_words.sample_button(name, year), partial(do.open_sample, key))
                    for key, name, year in do.samples()
                ),
            )

    # --- deeds ------------------------------------------------------------------------------

    def _choose_folder(self) -> None:
        folder = dialogs.ask_folder(self, words.CHOOSE_FOLDER, self.presenter.folder().parent)
        if folder is not None:
            self.presenter.use_folder(folder)
            self._draw()

    def _open_folder(self) -> None:
        folder = self.presenter.folder()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            system.open_path(folder)
        except OSError:
            self.context.toast(ui_words.cannot_open(str(folder)))

    def _back_up(self, to: Path | None = None) -> None:
        dialog = ProgressDialog(
            self,
            self.context.jobs,
            words.BACKING_UP,
            self.presenter.backing_up(to),
            self.context.on_bug,
            readable=False,
        )
        if dialog.run():
            self.presenter.backed_up()
            self._draw()

    def _back_up_to(self) -> None:
        to = dialogs.ask_save(
            self, words.BACK_UP_TO, self.presenter.backup_name(), (words.BACKUP_FILE, "*.sqlite")
        )
        if to is not None:
            self._back_up(to)

    def _restore_from(self) -> None:
        path = dialogs.ask_open(self, words.RESTORE_FROM, [(words.BACKUP_FILE, "*.sqlite")])
        if path is not None:
            self._restore(path, path.name)

    def _restore(self, path: Path, name: str) -> None:
        sure = dialogs.ask(
            self,
            words.RESTORE_QUESTION,
            words.restore_text(name),
            yes=words.RESTORE,
            no=ui_words.CANCEL,
            danger=True,
        )
        if sure:
            self.presenter.restore(path)
            self._draw()
