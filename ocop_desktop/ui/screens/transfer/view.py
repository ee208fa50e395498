"""Sending: what goes up and what stays, is a package whole, what was sent."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from pathlib import Path
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.core import system
from ocop_desktop.core.records import SentPackage
from ocop_desktop.ui import theme
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.card import card
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.parts.watch import watch
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.screens.transfer.letter_box import LetterBox
from ocop_desktop.ui.screens.transfer.presenter import Checked, Stay, TransferPresenter
from ocop_desktop.wording import attachments as file_words
from ocop_desktop.wording import common
from ocop_desktop.wording import importing as import_words
from ocop_desktop.wording import transfer as words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from ocop_desktop.services.cover_letter import Cover
    from ocop_desktop.services.transfer import Made, Sending

_WIDEST: Final = 72.0  # ems; longer lines are hard to read
_BESIDE: Final = 48.0  # ems from which what stays stands beside what goes
_NARROW: Final = 10.0  # ems a text asks for at least; it then takes the width there is
_LISTED: Final = 8  # ideas that go, shown by name
_OPENED: Final = 5  # ideas that stay, each with its button
_SENT: Final = 10  # packages shown at first
_ELSEWHERE: Final = Path()  # the answer that asks for a folder


class TransferView(ttk.Frame):
    """Three cards below each other, and one on top for what was just made."""

    help_topic = "10-gui-nhan"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, style="Page.TFrame", padding=theme.em(master, 24 / 14))
        self.context = context
        self.presenter = TransferPresenter(context)
        self.letter: LetterBox | None = None
        self._all_sent = False
        header = Header(self, common.TRANSFER)
        header.pack(fill="x", pady=(0, theme.em(self, 1)))
        header.say(common.TRANSFER, words.HINT)
        self._area = ScrollArea(
            self, context.palette.background, "Page.TFrame", on_focus=self._reveal, widest=_WIDEST
        )
        self._area.pack(fill="both", expand=True)
        unlisten = context.bus.listen(
            ("idea", "plan", "product", "office", "package"), lambda _changes: self._refresh()
        )
        self.bind("<Destroy>", lambda e: unlisten() if e.widget is self else None, add=True)

    # --- what the window asks of every screen -----------------------------------------------

    def show(self, _what: Any) -> None:
        """Look again and show."""
        self._draw()
        self.year.focus_set()

    def leave(self) -> bool:
        """Nothing is held here."""
        return True

    def _refresh(self) -> None:
        if self.winfo_ismapped():
            self._draw()

    def _reveal(self, widget: tk.Misc) -> None:
        self._area.reveal(widget)

    # --- drawing ----------------------------------------------------------------------------

    def _draw(self) -> None:
        if self.letter is not None:
            self.presenter.typed, self.letter = self.letter.told(), None
        for child in self._area.inner.winfo_children():
            child.destroy()
        self._page = ttk.Frame(self._area.inner, style="Page.TFrame")
        self._page.pack(fill="x")
        if self.presenter.made is not None:
            self._draw_made(self.presenter.made)
        self._draw_sending()
        self._draw_check()
        self._draw_import()
        self._draw_sent()
        self._area.adopt(self._area.inner)

    def _say(
        self, master: tk.Misc, text: str, style: str = "Panel.Text.TLabel", gap: float = 0.4
    ) -> ttk.Label:
        narrow = theme.em(self, _NARROW)
        label = wrap(ttk.Label(master, text=text, style=style, wraplength=narrow))
        label.pack(fill="x", pady=(theme.em(self, gap), 0))
        return label

    def _buttons(
        self, master: tk.Misc, *buttons: tuple[str, Callable[[], None]], first: str = "Secondary"
    ) -> ttk.Button:
        """Put buttons in a row and return the first one."""
        row = Flow(master, "Panel.TFrame")
        row.pack(fill="x", pady=(theme.em(self, 0.9), 0))
        made = [
            ttk.Button(row, text=text, style="Secondary.TButton", command=command)
            for text, command in buttons
        ]
        made[0].configure(style=f"{first}.TButton")
        row.arrange()
        return made[0]

    def _facts(self, master: tk.Misc, facts: Sequence[tuple[str, str]]) -> None:
        table = ttk.Frame(master, style="Panel.TFrame")
        table.pack(fill="x", pady=(theme.em(self, 0.4), 0))
        table.columnconfigure(1, weight=1)
        for row, (name, text) in enumerate(facts):
            told = ttk.Label(table, text=name, style="Panel.Hint.TLabel")
            told.grid(
                row=row,
                column=0,
                sticky="nw",
                padx=(0, theme.em(self, 1)),
                pady=theme.em(self, 0.1),
            )
            narrow = theme.em(self, _NARROW)
            wrap(ttk.Label(table, text=text, style="Panel.Text.TLabel", wraplength=narrow)).grid(
                row=row, column=1, sticky="ew", pady=(0, theme.em(self, 0.25))
            )

    def _fingerprint(self, master: tk.Misc, fingerprint: str, hint: str) -> None:
        self._say(master, words.FINGERPRINT, "Panel.Field.TLabel", gap=0.8)
        row = ttk.Frame(master, style="Panel.TFrame")
        row.pack(fill="x", pady=(theme.em(self, 0.3), 0))
        shown = ttk.Entry(row, style="Ocop.TEntry", font="OcopTitle")
        shown.configure(width=_characters(shown, fingerprint))
        shown.insert(0, fingerprint)
        shown.state(["readonly"])
        shown.pack(side="left")
        ttk.Button(
            row,
            text=words.COPY,
            style="Panel.Quiet.TButton",
            command=partial(self._copy, fingerprint),
        ).pack(side="left", padx=theme.em(self, 0.6))
        if hint:
            self._say(master, hint, "Panel.Hint.TLabel", gap=0.3)

    def _closing(self, master: tk.Misc, deed: Callable[[], None]) -> None:
        """Let Esc on anything in here do what the button "close" does."""
        for child in master.winfo_children():
            child.bind("<Escape>", lambda _event: deed(), add=True)
            self._closing(child, deed)

    # --- what was just made -----------------------------------------------------------------

    def _draw_made(self, made: "Made") -> None:
        inside = card(self._page)
        do, accent = self.presenter, self.context.palette.accent
        self._say(inside, words.MADE, "Panel.Section.TLabel", gap=0).configure(foreground=accent)
        self._say(inside, do.now_sent(made))
        if do.on_stick(made):
            self._say(inside, words.PULL_OUT, "Panel.Remind.TLabel")
        self._fingerprint(inside, made.fingerprint, words.FINGERPRINT_HINT)
        paper, word = do.letter(made, word=False), do.letter(made, word=True)
        letters = ((words.LETTER, paper.name), ("", word.name))
        self._facts(inside, ((words.PLACE, str(made.path)), *letters))
        self._after_making = self._buttons(
            inside,
            (words.OPEN_FOLDER, partial(self._open, made.path.parent)),
            (words.OPEN_LETTER, partial(self._open, paper)),
            (words.OPEN_WORD, partial(self._open, word)),
            (words.CLOSE, self._close_made),
        )
        self._closing(inside, self._close_made)

    # --- up ---------------------------------------------------------------------------------

    def _draw_sending(self) -> None:
        inside = card(self._page, words.SEND)
        sending = self.presenter.look()
        self._draw_year(inside)
        is_any, stays = sending.goes or sending.plans, sending.stays or sending.plans_stay
        if not is_any:
            self._say(inside, words.NOTHING_GOES, "Panel.Field.TLabel", gap=1)
            self._say(inside, words.NOTHING_GOES_HINT if stays else words.NO_IDEAS_HINT)
        self._draw_ideas(inside, sending)
        self._draw_plans(inside, sending)
        if is_any:
            self._draw_unnumbered(inside, self.presenter.unnumbered(sending))
            files = file_words.with_files(len(sending.files), sending.size)
            self._say(inside, files, "Panel.Hint.TLabel", gap=1)
            self._draw_letter(inside)
            make = partial(self._make, sending)
            label = words.MAKE if self.presenter.leave(sending) else words.MAKE_AGAIN
            self.primary = self._buttons(inside, (label, make), first="Primary")
        elif not stays:
            self._buttons(inside, (words.SEE_IDEAS, self.presenter.ideas))

    def _draw_year(self, inside: tk.Misc) -> None:
        row = ttk.Frame(inside, style="Panel.TFrame")
        row.pack(fill="x")
        ttk.Label(row, text=words.YEAR, style="Panel.Field.TLabel").pack(side="left")
        self.year = ttk.Combobox(
            row,
            style="Ocop.TCombobox",
            font="OcopText",
            state="readonly",
            width=7,
            values=[str(year) for year in self.presenter.years()],
        )
        self.year.set(str(self.presenter.year))
        self.year.pack(side="left", padx=theme.em(self, 0.8))
        receiver = self.presenter.receiver()
        ttk.Label(row, text=words.RECEIVER, style="Panel.Field.TLabel").pack(
            side="left", padx=(theme.em(self, 1.2), theme.em(self, 0.8))
        )
        style = "Panel.Text.TLabel" if receiver else "Panel.Remind.TLabel"
        told = ttk.Label(row, text=receiver or words.NO_RECEIVER, style=style)
        told.configure(wraplength=theme.em(self, _NARROW))
        wrap(told).pack(side="left", fill="x", expand=True)
        self.year.bind("<<ComboboxSelected>>", lambda _e: self._use_year(), add=True)

    def _draw_ideas(self, inside: tk.Misc, sending: "Sending") -> None:
        lists: list[Callable[[ttk.Frame], None]] = []
        if sending.goes:
            heading = words.goes(*self.presenter.counts(sending))
            lines = self.presenter.lines(sending)
            rest = words.more(len(lines) - _LISTED), self.presenter.ideas
            lists.append(lambda column: self._draw_goes(column, heading, lines, rest))
        if stays := self.presenter.ideas_stay(sending):
            more = words.more(len(stays) - _OPENED), self.presenter.ideas
            told = words.stays(len(stays))
            lists.append(lambda column: self._draw_stays(column, told, stays, more))
        self._draw_beside(inside, lists)

    def _draw_plans(self, inside: tk.Misc, sending: "Sending") -> None:
        lists: list[Callable[[ttk.Frame], object]] = []
        if plans := self.presenter.plans(sending):
            lines = self.presenter.plan_lines(sending)
            rest = words.more_plans_go(len(lines) - _LISTED), self.presenter.all_plans
            lists.append(lambda column: self._draw_goes(column, plans, lines, rest))
        if stays := self.presenter.plans_stay(sending):
            more = words.more_plans(len(stays) - _OPENED), self.presenter.all_plans
            told = words.plans_stay(len(sending.plans_stay), len(sending.papers_stay))
            lists.append(lambda column: self._draw_stays(column, told, stays, more))
        self._draw_beside(inside, lists)

    def _draw_beside(self, inside: tk.Misc, lists: Sequence[Callable[[ttk.Frame], object]]) -> None:
        if not lists:
            return
        both = ttk.Frame(inside, style="Panel.TFrame")
        both.pack(fill="x")
        columns = [ttk.Frame(both, style="Panel.TFrame") for _ in lists]
        for draw, column in zip(lists, columns, strict=True):
            draw(column)
        both.bind("<Configure>", lambda e: self._arrange(both, columns, e.width), add=True)
        self._arrange(both, columns, theme.em(self, _BESIDE))

    def _arrange(self, both: ttk.Frame, columns: Sequence[ttk.Frame], width: int) -> None:
        """Put the two lists beside each other, or one under the other where it is narrow."""
        beside = len(columns) > 1 and width >= theme.em(self, _BESIDE)
        both.columnconfigure(0, weight=1, uniform="ideas" if beside else "")
        both.columnconfigure(1, weight=1 if beside else 0, uniform="ideas" if beside else "")
        for place, column in enumerate(columns):
            row, at = (0, place) if beside else (place, 0)
            gap = theme.em(self, 2) if beside and not place else 0
            column.grid(row=row, column=at, sticky="new", padx=(0, gap))

    def _draw_goes(
        self,
        column: ttk.Frame,
        told: str,
        lines: Sequence[str],
        more: tuple[str, Callable[[], None]],
    ) -> None:
        """List what goes, the first ones by name; `more` leads to all."""
        self._say(column, told, "Panel.Field.TLabel", gap=1)
        for line in lines[:_LISTED]:
            self._say(column, line)
        if len(lines) > _LISTED:
            self._draw_more(column, *more)

    def _draw_stays(
        self,
        column: ttk.Frame,
        told: str,
        stays: Sequence[Stay],
        more: tuple[str, Callable[[], None]],
    ) -> None:
        """List what stays, the first ones each with a way to open it; `more` leads to all."""
        self._say(column, told, "Panel.Field.TLabel", gap=1)
        for stay in stays[:_OPENED]:
            line = ttk.Frame(column, style="Panel.TFrame")
            line.pack(fill="x", pady=(theme.em(self, 0.4), 0))
            deed = partial(self.presenter.open, stay.what)
            button = ttk.Button(line, text=words.OPEN, style="Panel.Quiet.TButton", command=deed)
            button.pack(side="right", padx=(theme.em(self, 0.5), 0))
            for text, style in ((stay.name, "Panel.Text"), (stay.why, "Panel.Remind")):
                label = self._say(line, text, f"{style}.TLabel", gap=0)
                label.configure(cursor="hand2")
                label.bind("<Button-1>", partial(_press, deed), add=True)
        if len(stays) > _OPENED:
            self._draw_more(column, *more)

    def _draw_more(self, column: ttk.Frame, text: str, deed: Callable[[], None]) -> None:
        button = ttk.Button(column, text=text, style="Panel.Quiet.TButton", command=deed)
        button.pack(anchor="w", pady=(theme.em(self, 0.4), 0))

    def _draw_unnumbered(self, inside: tk.Misc, reminder: str) -> None:
        if reminder:
            self._say(inside, reminder, "Panel.Remind.TLabel", gap=1)
            self._buttons(inside, (words.OPEN_REGISTER, self.presenter.register))

    def _draw_letter(self, inside: tk.Misc) -> None:
        do = self.presenter
        self.letter = LetterBox(inside, do.letter_words(), do.signers(), self._to_primary)
        self.letter.pack(fill="x", pady=(theme.em(self, 1.2), 0))

    def _to_primary(self) -> None:
        self.primary.focus_set()  # which stands below and is built later

    # --- checking ---------------------------------------------------------------------------

    def _draw_check(self) -> None:
        self._check_card = inside = card(self._page, words.CHECK)
        self._say(inside, words.CHECK_HINT, "Panel.Hint.TLabel", gap=0)
        self.choose = self._buttons(inside, (words.CHOOSE, self._check))
        if self.presenter.checked is not None:
            told = ttk.Frame(inside, style="Panel.TFrame")
            told.pack(fill="x", pady=(theme.em(self, 1.2), 0))
            self._draw_checked(told, self.presenter.checked)
            self._closing(inside, self._close_checked)

    def _draw_checked(self, told: tk.Misc, checked: Checked) -> None:
        if checked.whole:
            verdict = self._say(told, words.WHOLE, "Panel.Section.TLabel", gap=0)
            verdict.configure(foreground=self.context.palette.accent)
        else:
            self._draw_problems(told, checked.problems)
        self._facts(told, checked.facts)
        if checked.fingerprint:
            hint = words.SAME_AS_LETTER if checked.whole else ""
            self._fingerprint(told, checked.fingerprint, hint)
        self._buttons(told, (words.CLOSE, self._close_checked))

    def _draw_problems(self, told: tk.Misc, problems: Sequence[str]) -> None:
        box = ttk.Frame(told, style="Bad.TFrame", padding=theme.em(self, 0.8))
        box.pack(fill="x", pady=(0, theme.em(self, 0.6)))
        self._say(box, words.BROKEN, "BadBox.TLabel", gap=0).configure(font="OcopSection")
        for problem in problems:
            self._say(box, f"•  {problem}", "BadBox.TLabel")
        self._say(box, words.BROKEN_TODO, "BadBox.TLabel", gap=0.8)

    # --- Excel in ---------------------------------------------------------------------------

    def _draw_import(self) -> None:
        inside = card(self._page, common.IMPORTING)
        self._say(inside, import_words.CARD_HINT, "Panel.Hint.TLabel", gap=0)
        self._buttons(inside, (common.IMPORTING, lambda: self.context.go("importing")))

    # --- what was sent ----------------------------------------------------------------------

    def _draw_sent(self) -> None:
        inside = card(self._page, words.SENT)
        sent = self.presenter.sent()
        if not sent:
            self._say(inside, words.NOTHING_SENT, gap=0)
        shown = sent if self._all_sent else sent[:_SENT]
        for number, package in enumerate(shown):
            if number:
                line = ttk.Frame(inside, style="Line.TFrame", height=1)
                line.pack(fill="x", pady=(theme.em(self, 0.7), theme.em(self, 0.3)))
            self._draw_package(inside, package)
        if len(sent) > len(shown):
            self._buttons(inside, (words.EARLIER, self._show_earlier), first="Panel.Quiet")

    def _draw_package(self, inside: tk.Misc, package: SentPackage) -> None:
        self._say(inside, self.presenter.sent_line(package), "Panel.Field.TLabel", gap=0.2)
        self._say(inside, words.sent_mark(package.fingerprint), gap=0.2)
        self._say(inside, package.name, "Panel.Hint.TLabel", gap=0.2)

    # --- deeds ------------------------------------------------------------------------------

    def _use_year(self) -> None:
        self.presenter.year = int(self.year.get())
        self._draw()
        self.year.focus_set()

    def _make(self, sending: "Sending") -> None:
        cover = self._cover()
        folder = self._ask_folder(sending) if cover is not None else None
        if cover is None or folder is None:
            return
        made = self._watch(words.MAKING, self.presenter.making(folder, cover))
        if made is not None:
            self.letter = None
            self.presenter.keep(made)  # the bus lets this screen draw it, too
            self._area.to_top()
            self._after_making.focus_set()

    def _cover(self) -> "Cover | None":
        """Return the letter as it is typed; what is wrong with it is said in its box."""
        if self.letter is None:
            return None
        try:
            cover = self.presenter.cover(self.letter.told())
        except ValueError as error:
            self.letter.complain(words.letter_bad_day(str(error)))
            return None
        self.letter.complain("")
        return cover

    def _ask_folder(self, sending: "Sending") -> Path | None:
        usual = self.presenter.folder()
        answers = ((usual, words.USUAL_FOLDER), (_ELSEWHERE, words.ELSEWHERE))
        asked = self.presenter.asked(sending, usual)
        chosen: Path | None = dialogs.choose(self, words.WHERE, asked, answers)
        if chosen != _ELSEWHERE:
            return chosen
        start = next((place for place in usual.parents if place.is_dir()), None)
        return dialogs.ask_folder(self, words.WHERE, start)

    def _close_made(self) -> None:
        self.presenter.made = None
        self._draw()
        self._area.to_top()
        self.year.focus_set()

    def _check(self) -> None:
        kinds = ((words.PACKAGE, "*.ocop.zip"), (words.ANY_FILE, "*"))
        path = dialogs.ask_open(self, words.CHOOSE, kinds)
        checked = self._watch(words.CHECKING, self.presenter.checking(path)) if path else None
        if checked is not None:
            self.presenter.checked = checked
            self._draw()
            self.choose.focus_set()
            self._reveal(self._check_card)

    def _close_checked(self) -> None:
        self.presenter.checked = None
        self._draw()
        self.choose.focus_set()

    def _show_earlier(self) -> None:
        place = self._area.scrolled()
        self._all_sent = True
        self._draw()
        self._area.to(place)

    def _watch(self, title: str, work: Any) -> Any:
        return watch(self, self.context, title, work)

    def _copy(self, fingerprint: str) -> None:
        self.clipboard_clear()
        self.clipboard_append(fingerprint)
        self.context.toast(words.COPIED)

    def _open(self, path: Path) -> None:
        try:
            system.open_path(path)
        except OSError:
            self.context.toast(ui_words.cannot_open(str(path)))


def _characters(entry: ttk.Entry, text: str) -> int:
    """Return how many characters wide an entry is that shows the whole text, with some air."""
    measure = tkfont.Font(entry, name=str(entry.cget("font")), exists=True).measure
    return ceil(measure(text) / measure("0")) + 1


def _press(deed: Callable[[], None], _event: object) -> None:
    deed()
