"""Today: the drafts to go on with, what to mind, how far the year is."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.core.records import State
from ocop_desktop.ui import theme
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts.card import card
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.screens.today.presenter import TodayPresenter
from ocop_desktop.wording import common
from ocop_desktop.wording import today_screen as words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from ocop_desktop.services.today import DraftLine, Reminder, TodayView

_MEASURE_MS: Final = 150
_NARROW: Final = 10.0  # ems a text asks for at least; it then takes the width there is
_BESIDE: Final = 26.0  # ems a draft needs to have its button beside it
_TWO_COLUMNS: Final = 44.0  # ems from which reminders stand beside the drafts
_COUNTED: Final = ("ideas", *State, "plans", "producers", "products")  # states: of the ideas


class TodayScreen(ttk.Frame):
    """Drafts at left, reminders and figures at right."""

    help_topic = "01-bat-dau"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, style="Page.TFrame", padding=theme.em(master, 24 / 14))
        self.presenter = TodayPresenter(context)
        self._unmeasured: list[tuple[DraftLine, ttk.Label]] = []
        self._waiting = ""
        self._columns: tuple[ttk.Frame, ...] = ()
        self._width = 0  # pixels the columns were arranged for
        self._header = Header(self, ui_words.TODAY)
        self._header.pack(fill="x", pady=(0, theme.em(self, 1)))
        self._header.button(ui_words.NEW_IDEA, self.new, "Primary.TButton")
        self._area = ScrollArea(self, context.palette.background, "Page.TFrame")
        self._area.pack(fill="both", expand=True)
        self._area.inner.bind("<Configure>", self._resized, add=True)
        self._unlisten = context.bus.listen(
            ("idea", "office", "plan", "producer", "product"), lambda _changes: self._refresh()
        )
        self.bind("<Destroy>", self._destroyed, add=True)

    # --- what the window asks of every screen -----------------------------------------------

    def show(self, _what: Any) -> None:
        """Look again and show."""
        self._header.say(ui_words.TODAY, self.presenter.date())
        self._unmeasured = []
        self._draw(self.presenter.look())
        self._later(_MEASURE_MS, self._begin_measuring)

    def _begin_measuring(self) -> None:
        """Say what needs forms and bases only now: they are read once the screen stands."""
        self._header.say(ui_words.TODAY, self.presenter.subtitle())
        self._measure()

    def _measure(self) -> None:
        """Say what one draft lacks, then the next."""
        self._waiting = ""
        if self._unmeasured:
            draft, about = self._unmeasured.pop(0)
            about.configure(text=self.presenter.about(draft))
            self._later(1, self._measure)

    def _later(self, ms: int, deed: Callable[[], None]) -> None:
        if self._waiting:
            self.after_cancel(self._waiting)
        self._waiting = self.after(ms, deed)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._unlisten()
            if self._waiting:
                self.after_cancel(self._waiting)

    def leave(self) -> bool:
        """Nothing is held here."""
        return True

    def new(self) -> None:
        """Begin an idea."""
        self.presenter.new_idea()

    def _refresh(self) -> None:
        if self.winfo_ismapped():
            self.show(None)

    # --- drawing ----------------------------------------------------------------------------

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if self._columns and event.width != self._width:
            self._arrange(event.width)

    def _draw(self, view: "TodayView") -> None:
        inner = self._area.inner
        for child in inner.winfo_children():
            child.destroy()
        left, right = (ttk.Frame(inner, style="Page.TFrame") for _ in range(2))
        self._columns = (left, right)
        self._arrange(inner.winfo_width())
        self._draw_drafts(left, view)
        self._draw_reminders(right, view)
        self._draw_counts(right, view)
        self._area.adopt(inner)

    def _arrange(self, width: int) -> None:
        """Put the two columns beside each other, or one under the other where it is narrow."""
        self._width = width
        left, right = self._columns
        beside = width <= 1 or width >= theme.em(self, _TWO_COLUMNS)
        inner = self._area.inner
        inner.columnconfigure(0, weight=5 if beside else 1, uniform="today" if beside else "")
        inner.columnconfigure(1, weight=3 if beside else 0, uniform="today" if beside else "")
        left.grid(row=0, column=0, sticky="new", padx=(0, theme.em(self, 16 / 14) * beside))
        right.grid(row=0 if beside else 1, column=1 if beside else 0, sticky="new")

    def _draw_drafts(self, master: tk.Misc, view: "TodayView") -> None:
        if view.drafts:
            inside = card(master, words.GO_ON)
            for number, draft in enumerate(view.drafts):
                if number:
                    ttk.Frame(inside, style="Line.TFrame", height=1).pack(fill="x")
                self._draw_draft(inside, draft, first=number == 0)
        elif view.counts.get("ideas"):
            inside = card(master, words.NO_DRAFTS)
            self._paragraph(inside, words.NO_DRAFTS_HINT)
            self._button(inside, words.SEE_IDEAS, self.presenter.ideas)
        else:
            self._draw_beginning(master)

    def _draw_draft(self, master: tk.Misc, draft: "DraftLine", *, first: bool) -> None:
        row = ttk.Frame(master, style="Panel.TFrame", padding=(0, theme.em(self, 0.7)))
        row.pack(fill="x")
        row.columnconfigure(0, weight=1)
        narrow = theme.em(self, _NARROW)
        wrap(
            ttk.Label(row, text=draft.product, style="Panel.Field.TLabel", wraplength=narrow)
        ).grid(row=0, column=0, sticky="ew")
        about = ttk.Label(row, text=draft.producer, style="Panel.Hint.TLabel", wraplength=narrow)
        wrap(about).grid(row=1, column=0, sticky="ew", pady=(theme.em(self, 0.2), 0))
        self._unmeasured.append((draft, about))
        saved = ttk.Label(row, text=self.presenter.saved(draft), style="Panel.Hint.TLabel")
        button = ttk.Button(
            row,
            text=words.RESUME,
            style="Secondary.TButton",
            command=lambda: self.presenter.resume(draft),
        )
        row.bind("<Configure>", lambda e: self._place(saved, button, e.width), add=True)
        self._place(saved, button, theme.em(self, _BESIDE))
        if first:
            button.focus_set()

    def _place(self, saved: ttk.Label, button: ttk.Button, width: int) -> None:
        """Put time and button of a draft beside its words, or below them where it is narrow."""
        if width >= theme.em(self, _BESIDE):
            saved.grid(row=0, column=1, rowspan=2, padx=theme.em(self, 1), sticky="")
            button.grid(row=0, column=2, rowspan=2, pady=0, sticky="")
        else:
            gap = (theme.em(self, 0.3), 0)
            saved.grid(row=2, column=0, rowspan=1, padx=0, sticky="w")
            button.grid(row=3, column=0, rowspan=1, pady=gap, sticky="w")

    def _draw_beginning(self, master: tk.Misc) -> None:
        inside = card(master, words.BEGINNING)
        for text in words.BEGINNING_STEPS:
            self._paragraph(inside, text)
        bar = Flow(inside, style="Panel.TFrame")
        bar.pack(fill="x", pady=(theme.em(self, 0.5), 0))
        for text, deed in (
            (ui_words.NEW_IDEA_PLAIN, self.presenter.new_idea),
            (ui_words.IMPORT_LIST, self.presenter.importing),
            (words.READ_MANUAL, self.presenter.manual),
        ):
            ttk.Button(bar, text=text, style="Secondary.TButton", command=deed)

    def _draw_reminders(self, master: tk.Misc, view: "TodayView") -> None:
        if self.presenter.in_sample():
            inside = card(master, ui_words.SAMPLES)
            self._paragraph(inside, ui_words.IN_SAMPLE)
            self._button(inside, ui_words.GO_HOME, self.presenter.go_home)
        inside = card(master, words.REMINDERS)
        if not view.reminders:
            self._paragraph(inside, words.NO_REMINDERS)
        for reminder in view.reminders:
            self._draw_reminder(inside, reminder)

    def _draw_reminder(self, master: tk.Misc, reminder: "Reminder") -> None:
        box = ttk.Frame(master, style="Remind.TFrame", padding=theme.em(self, 0.7))
        box.pack(fill="x", pady=(0, theme.em(self, 0.6)))
        ttk.Button(
            box,
            text=words.SEE,
            style="Remind.Quiet.TButton",
            command=lambda: self.presenter.follow(reminder),
        ).pack(side="right", padx=(theme.em(self, 0.5), 0))
        label = ttk.Label(
            box,
            text=f"!  {reminder.text}",
            style="RemindBox.TLabel",
            wraplength=theme.em(self, _NARROW),
        )
        wrap(label).pack(side="left", fill="x", expand=True)

    def _draw_counts(self, master: tk.Misc, view: "TodayView") -> None:
        table = ttk.Frame(card(master, words.IN_NUMBERS), style="Panel.TFrame")
        table.pack(fill="x")
        table.columnconfigure(0, weight=1)
        for row, key in enumerate(_COUNTED):
            number = str(view.counts.get(key, 0))
            if key not in common.STATES:
                self._count(table, row, words.COUNTED[key], number)
            elif view.counts.get(key):
                self._count(table, row, common.state(key), number, quiet=True)

    def _count(
        self, table: ttk.Frame, row: int, text: str, number: str, *, quiet: bool = False
    ) -> None:
        """Write one line; a quiet one is a part of the line above."""
        told, style = ("Hint", "Hint") if quiet else ("Text", "Field")
        pad, inset = theme.em(self, 0.1 if quiet else 0.25), theme.em(self, 0.8 * quiet)
        label = ttk.Label(table, text=text, style=f"Panel.{told}.TLabel")
        label.grid(row=row, column=0, sticky="w", padx=(inset, 0), pady=pad)
        figure = ttk.Label(table, text=number, style=f"Panel.{style}.TLabel")
        figure.grid(row=row, column=1, sticky="e", pady=pad)

    def _paragraph(self, master: tk.Misc, text: str) -> None:
        start = theme.em(self, _NARROW)
        wrap(ttk.Label(master, text=text, style="Panel.Text.TLabel", wraplength=start)).pack(
            fill="x", pady=(0, theme.em(self, 0.5))
        )

    def _button(self, master: tk.Misc, text: str, command: Callable[[], None]) -> None:
        ttk.Button(master, text=text, style="Secondary.TButton", command=command).pack(
            side="left", padx=(0, theme.em(self, 0.6)), pady=(theme.em(self, 0.5), 0)
        )
