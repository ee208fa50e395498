"""Beginning a plan: of which idea, and full or simple."""

import tkinter as tk
from tkinter import font as tkfont
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import PlanKind
from ocop_desktop.core.text import exact_fold
from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.parts.wrapping import shortened
from ocop_desktop.wording import plans_screen as words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from ocop_desktop.core.records import IdeaRow
    from ocop_desktop.services.desk import Desk
    from ocop_desktop.services.plans import Candidate

_SHOWN: Final = 6
_SHOWN_LOW: Final = 3
_TALL: Final = 44.0  # ems of a screen on which all of them can be shown
_LOW: Final = 37.0  # ems of a screen on which the hints have no room
_WIDTH: Final = 40.0
_WHY: Final = 13.0
_PAUSE_MS: Final = 150
_HOUSEHOLDS: Final = "household"  # kinds of producer begin so


class NewPlanPresenter:
    """What is known while she chooses; no Tk."""

    def __init__(self, desk: "Desk", idea_id: str = "") -> None:
        self._desk = desk
        self.asked = idea_id  # for this idea the panel was opened
        self.found: list[Candidate] = []

    def year(self) -> int:
        """Return the year the plan begins in."""
        return self._desk.offices.year()

    def search(self, text: str) -> "list[Candidate]":
        """Return the ideas a plan can be made of; the one it was opened for stands first."""
        self.found = list(self._desk.plans.candidates(text))
        self.found.sort(key=lambda each: each.idea.id != self.asked)
        return self.found

    def line(self, idea: "IdeaRow") -> str:
        """Return an idea as one line."""
        return words.candidate(idea.product_name, idea.producer_name)

    def name(self) -> str:
        """Return the product of the idea it was opened for, "" for none."""
        idea = self._desk.ideas.get(self.asked) if self.asked else None
        product = self._desk.products.get(idea.product_id) if idea else None
        return product.name if product else ""

    def usual_kind(self, idea_id: str) -> PlanKind:
        """Return what suits the producer: households fill the simple one."""
        idea = next((each.idea for each in self.found if each.idea.id == idea_id), None)
        household = idea is not None and idea.producer_kind.startswith(_HOUSEHOLDS)
        return PlanKind.SIMPLE if household else PlanKind.FULL

    def start(self, idea_id: str, kind: str) -> str:
        """Begin the plan and return its id.

        Raises:
            Refusal: when the idea has one of this year, or cannot have one.
        """
        return self._desk.plans.start(idea_id, PlanKind(kind))


class NewPlan(Modal):
    """A small panel; `run` returns the id of the plan, or None."""

    def __init__(self, parent: tk.Misc, presenter: NewPlanPresenter) -> None:
        super().__init__(parent, words.NEW_TITLE)
        self._do = presenter
        self._typing = ""
        self._own_kind = False  # she chose the kind herself
        self._low = self.winfo_screenheight() < theme.em(self, _LOW)
        self._ask_idea()
        self._ask_kind()
        self._go = self.button(words.BEGIN, self._begin, "Primary.TButton")
        self.button(ui_words.CANCEL, self.close)
        self.first_focus = self._entry
        self.bind("<Destroy>", self._destroyed, add=True)
        self._text.set(presenter.name())
        self._search_now()
        if presenter.asked and self._matches.exists(presenter.asked):
            self._choose(presenter.asked)
            self.first_focus = self._go

    # --- building ---------------------------------------------------------------------------

    def _ask_idea(self) -> None:
        width = theme.em(self, _WIDTH)
        ttk.Label(self.body, text=words.IDEA, style="Panel.Field.TLabel").pack(anchor="w")
        if not self._low:
            hint = ttk.Label(self.body, text=words.idea_hint(self._do.year()), wraplength=width)
            hint.configure(style="Panel.Hint.TLabel")
            hint.pack(anchor="w", pady=(theme.em(self, 0.2), theme.em(self, 0.3)))
        self._text = tk.StringVar(self)
        self._entry = ttk.Entry(
            self.body, textvariable=self._text, style="Ocop.TEntry", font="OcopText", width=40
        )
        self._entry.pack(fill="x")
        tall = self.winfo_screenheight() > theme.em(self, _TALL)
        self._matches = ttk.Treeview(
            self.body,
            style="Ocop.Treeview",
            show="tree",
            columns=("why",),
            height=_SHOWN if tall else _SHOWN_LOW,
            selectmode="browse",
        )
        self._matches.column("#0", width=width - theme.em(self, _WHY))
        self._matches.column("why", width=theme.em(self, _WHY), anchor="e", stretch=False)
        self._matches.pack(fill="x")
        self._told = ttk.Label(self.body, style="Panel.Remind.TLabel", wraplength=width)
        self._told.pack(anchor="w")
        self._text.trace_add("write", self._typed)
        self._entry.bind("<Down>", lambda _event: self._to_matches(), add=True)
        self._entry.bind("<Return>", lambda _event: self._to_matches(), add=True)
        self._matches.bind("<<TreeviewSelect>>", lambda _event: self._chosen(), add=True)
        self._matches.bind("<Return>", lambda _event: self._begin_here(), add=True)
        self._matches.bind("<Double-1>", lambda _event: self._begin_here(), add=True)

    def _ask_kind(self) -> None:
        self._kind = tk.StringVar(self, PlanKind.FULL)
        head = ttk.Label(self.body, text=words.PLAN_KIND, style="Panel.Field.TLabel")
        head.pack(anchor="w", pady=(theme.em(self, 0.3), theme.em(self, 0.2)))
        row = ttk.Frame(self.body, style="Panel.TFrame")
        row.pack(fill="x")
        for kind, label, hint in (
            (PlanKind.FULL, words.FULL, words.FULL_HINT),
            (PlanKind.SIMPLE, words.SIMPLE, words.SIMPLE_HINT),
        ):
            if not self._low:
                row = ttk.Frame(self.body, style="Panel.TFrame")
                row.pack(fill="x")
            button = ttk.Radiobutton(
                row, text=label, value=kind, variable=self._kind, style="Ocop.TRadiobutton"
            )
            button.configure(command=self._kind_chosen)
            button.pack(side="left", padx=(0, theme.em(self, 0.6)))
            if not self._low:
                ttk.Label(row, text=hint, style="Panel.Hint.TLabel").pack(side="left")
        if not self._low:
            later = ttk.Label(self.body, text=words.CHANGE_LATER, style="Panel.Hint.TLabel")
            later.pack(anchor="w", pady=(theme.em(self, 0.2), 0))

    # --- what happens -----------------------------------------------------------------------

    def _typed(self, *_: str) -> None:
        if self._typing:
            self.after_cancel(self._typing)
        self._typing = self.after(_PAUSE_MS, self._search_now)

    def _search_now(self) -> None:
        if self._typing:
            self.after_cancel(self._typing)
        self._typing = ""
        text = self._text.get().strip()
        before = self._matches.selection()
        self._matches.delete(*self._matches.get_children())
        measure = tkfont.Font(self, name="OcopText", exists=True).measure
        room = theme.em(self, _WIDTH - _WHY - 2)
        for each in self._do.search(text):
            line = shortened(self._do.line(each.idea), room, measure)
            self._matches.insert("", "end", iid=each.idea.id, text=f" {line}", values=(each.why,))
        nothing = words.NOTHING_FOUND if exact_fold(text) else words.NO_CANDIDATES
        self._tell("" if self._do.found else nothing)
        if before and self._matches.exists(before[0]):
            self._choose(before[0])
        elif len(self._do.found) == 1:
            self._choose(self._do.found[0].idea.id)

    def _choose(self, idea_id: str) -> None:
        self._matches.focus(idea_id)
        self._matches.selection_set(idea_id)
        self._matches.see(idea_id)
        self._chosen()

    def _chosen(self) -> None:
        chosen = self._matches.selection()
        if chosen:
            self._tell("")
        if chosen and not self._own_kind:
            self._kind.set(self._do.usual_kind(chosen[0]))

    def _kind_chosen(self) -> None:
        self._own_kind = True

    def _to_matches(self) -> str:
        if self._typing:
            self._search_now()
        if self._do.found:
            self._matches.focus_set()
            self._choose((self._matches.selection() or (self._do.found[0].idea.id,))[0])
        return "break"

    def _begin_here(self) -> str:
        self._begin()
        return "break"  # the list may be gone, and Tk would go on with it

    def _begin(self) -> None:
        if self._typing:
            self._search_now()
        chosen = self._matches.selection()
        if not chosen:
            self._tell(words.CHOOSE_IDEA if self._do.found else words.NO_CANDIDATES)
            self._entry.focus_set()
            return
        try:
            plan_id = self._do.start(chosen[0], self._kind.get())
        except Refusal as refusal:
            self._tell(" ".join(part for part in (refusal.happened, refusal.todo) if part))
        else:
            self.answer(plan_id)

    def _tell(self, text: str) -> None:
        self._told.configure(text=text)

    def _destroyed(self, event: "tk.Event[Any]") -> None:
        if event.widget is self and self._typing:
            self.after_cancel(self._typing)
            self._typing = ""
