"""The first page of the wizard: a file, an empty list to fill in, what was taken over before."""

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Final, Protocol

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.card import card
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.screens.importing.pieces import buttons, say
from ocop_desktop.ui.screens.importing.presenter import ImportingPresenter
from ocop_desktop.wording import importing as words

if TYPE_CHECKING:
    from ocop_desktop.services.import_log import Past
    from ocop_desktop.services.importing import Report, TemplateKind

_WIDEST: Final = 72.0  # ems; longer lines are hard to read


class Deeds(Protocol):
    """What the pages ask of the screen."""

    def choose_file(self) -> None:
        """Ask for a workbook and open it."""

    def save_template(self, kind: "TemplateKind") -> None:
        """Ask where, and write an empty list."""

    def undo(self, import_id: str) -> None:
        """Ask, and take an import back."""

    def close_done(self) -> None:
        """Put away what was just done."""


class StartPage(ttk.Frame):
    """Cards below each other; what was just done stands below the file, which so never moves."""

    def __init__(self, master: tk.Misc, presenter: ImportingPresenter, deeds: Deeds) -> None:
        super().__init__(master, style="Page.TFrame")
        self._presenter, self._deeds = presenter, deeds
        self._area = ScrollArea(
            self,
            theme.palette().background,
            "Page.TFrame",
            on_focus=self._reveal,
            widest=_WIDEST,
        )
        self._area.pack(fill="both", expand=True)
        self._page = ttk.Frame(self._area.inner, style="Page.TFrame")
        self._page.pack(fill="x")
        self.choose = self._draw_file()
        first = self._draw_done(presenter.done) if presenter.done else None
        self._draw_past()
        self._area.adopt(self._area.inner)
        self.first_focus = first or self.choose

    def _reveal(self, widget: tk.Misc) -> None:
        self._area.reveal(widget)

    def next_panel(self) -> None:
        """Go to the button for choosing a file."""
        self.choose.focus_set()

    def _draw_done(self, done: "Report") -> ttk.Button:
        inside, do = card(self._page), self._presenter
        counts = do.done_counts()
        title = say(inside, words.DONE, "Panel.Section.TLabel", gap=0)
        title.configure(foreground=theme.palette().accent)
        say(inside, words.done_line(do.path.name if do.path else "", counts))
        if not counts["new"] + counts["changed"]:
            say(inside, words.NOTHING_DONE, "Panel.Hint.TLabel")
        if behind := do.left_behind():
            say(inside, words.left_behind(behind), "Panel.Remind.TLabel")
        if done.passed_over:
            say(inside, words.passed_over(done.passed_over), "Panel.Hint.TLabel")
        see = "ideas" if do.are_ideas() else "producers"
        undo = (words.UNDO, partial(self._deeds.undo, done.import_id))
        made = buttons(
            inside,
            (words.SEE_IDEAS if do.are_ideas() else words.SEE_PRODUCERS, partial(do.go, see)),
            *([undo] if done.import_id else ()),
            (words.CLOSE, self._deeds.close_done),
        )
        for button in made:
            button.bind("<Escape>", lambda _event: self._deeds.close_done(), add=True)
        return made[0]

    def _draw_file(self) -> ttk.Button:
        inside = card(self._page, words.FILE)
        say(inside, words.FILE_HINT, "Panel.Hint.TLabel", gap=0)
        choose = buttons(inside, (words.CHOOSE, self._deeds.choose_file), first="Primary")[0]
        say(inside, words.TEMPLATES, "Panel.Field.TLabel", gap=1.4)
        say(inside, words.TEMPLATES_HINT, "Panel.Hint.TLabel", gap=0.2)
        kinds: tuple[TemplateKind, ...] = ("producers", "products", "ideas")
        told = [
            (words.TEMPLATE_KINDS[kind], partial(self._deeds.save_template, kind)) for kind in kinds
        ]
        buttons(inside, *told, gap=0.6)
        return choose

    def _draw_past(self) -> None:
        inside = card(self._page, words.PAST)
        past = self._presenter.past()
        if not past:
            say(inside, words.NOTHING_PAST, gap=0)
        for number, each in enumerate(past):
            if number:
                line = ttk.Frame(inside, style="Line.TFrame", height=1)
                line.pack(fill="x", pady=(theme.em(self, 0.7), theme.em(self, 0.5)))
            self._draw_import(inside, each)

    def _draw_import(self, inside: tk.Misc, past: "Past") -> None:
        line = ttk.Frame(inside, style="Panel.TFrame")
        line.pack(fill="x")
        if not past.undone:  # where it cannot be, what stands against it is named
            ttk.Button(
                line,
                text=words.UNDO,
                style="Panel.Quiet.TButton",
                command=partial(self._deeds.undo, past.id),
            ).pack(side="right", padx=(theme.em(self, 0.5), 0))
        say(line, self._presenter.past_line(past), "Panel.Field.TLabel", gap=0)
        told = words.counts(past.counts)
        if not past.possible:
            told += f" – {words.WAS_UNDONE if past.undone else words.CHANGED_SINCE}"
        say(line, told, "Panel.Hint.TLabel", gap=0.2)
