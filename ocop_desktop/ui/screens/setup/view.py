"""The first-run guide fills the whole window: the basis, then the office, then the year."""

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any

from ocop_desktop.forms.spec import Basis
from ocop_desktop.ui import theme
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.form.page import LAST, FormPage, LastStep
from ocop_desktop.ui.parts.card import bordered
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.screens.setup.presenter import SetupPresenter
from ocop_desktop.wording import settings_screen as settings_words
from ocop_desktop.wording import setup_screen as words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from ocop_desktop.services.filling import Opened


class SetupView(ttk.Frame):
    """A calm page: one question at a time."""

    help_topic = "08-can-cu"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, style="Page.TFrame")
        self.context = context
        self.presenter = SetupPresenter(context)
        self._opened: Opened | None = None
        self._last_look: LastLook | None = None
        self._build_head()
        self._body = ttk.Frame(self, style="Page.TFrame")
        self._body.pack(fill="both", expand=True)
        self._basis_page = self._build_basis_page()

    # --- what the window asks of every screen -----------------------------------------------

    def show(self, _what: Any) -> None:
        """Begin with the first question; coming back from the manual, stay where she was."""
        if self._in_office():
            self._form.go_to(self._form.step, self._form.field)
        else:
            self._to_basis()

    def leave(self) -> bool:
        """Nothing typed here is kept before the last step."""
        return True

    def step_back(self) -> None:
        """Go one step back, from the office's first one to the first question."""
        if self._in_office():
            first = self._form.step == self._form.steps()[0].key
            (self._to_basis if first else self._form.back)()

    def _in_office(self) -> bool:
        return self._opened is not None and bool(self._office_page.winfo_manager())

    # --- the frame around the steps -----------------------------------------------------------

    def _build_head(self) -> None:
        gap = theme.em(self, 24 / 14)
        head = ttk.Frame(self, style="Nav.TFrame", padding=(2 * gap, gap))
        head.pack(fill="x")
        ttk.Label(head, text=ui_words.WELCOME, style="NavTitle.TLabel").pack(anchor="w")
        self._where = ttk.Label(head, text=words.WELCOME_HINT, style="NavHint.TLabel")
        self._where.pack(anchor="w", pady=(theme.em(self, 0.3), 0))

    def _swap(self, page: tk.Widget, where: str) -> None:
        for shown in self._body.pack_slaves():
            shown.pack_forget()
        page.pack(fill="both", expand=True)
        self._where.configure(text=where)

    # --- 1: the basis -------------------------------------------------------------------------

    def _build_basis_page(self) -> ttk.Frame:
        page = ScrollArea(self._body, self.context.palette.background, "Page.TFrame")
        inner = ttk.Frame(page.inner, style="Page.TFrame", padding=theme.em(self, 24 / 14))
        inner.pack(padx=theme.em(self, 1.7), anchor="nw", fill="x")
        ttk.Label(inner, text=words.WHICH_BASIS, style="Title.TLabel").pack(anchor="w")
        self._paragraph(inner, words.WHICH_BASIS_HINT, "Text.TLabel")
        self._basis = tk.StringVar(self, self.presenter.basis)
        for basis in self.presenter.bases():
            self._build_choice(inner, basis)
        bar = ttk.Frame(inner, style="Page.TFrame")
        bar.pack(fill="x", pady=theme.em(self, 0.6))
        self._go_on = ttk.Button(
            bar, text=words.GO_TO_OFFICE, style="Primary.TButton", command=self._to_office
        )
        self._go_on.pack(side="left")
        self._build_samples(inner)
        page.adopt(page.inner)
        return page

    def _build_choice(self, master: tk.Misc, basis: Basis) -> None:
        recommended = basis.key == self.presenter.recommended.key
        edge = bordered(master, line=theme.palette().accent if recommended else "")
        edge.pack(fill="x", pady=theme.em(self, 0.4))
        card = ttk.Frame(edge, style="Panel.TFrame", padding=theme.em(self, 1))
        card.pack(fill="x")
        ttk.Radiobutton(
            card,
            text=words.basis_choice(basis.number, recommended=recommended),
            value=basis.key,
            variable=self._basis,
            style="Strong.Ocop.TRadiobutton",
        ).pack(anchor="w")
        self._paragraph(card, basis.title, "Panel.Text.TLabel", indent=True)
        self._paragraph(card, basis.summary, "Panel.Hint.TLabel", indent=True)

    def _build_samples(self, master: tk.Misc) -> None:
        ttk.Frame(master, style="Line.TFrame", height=1).pack(fill="x", pady=theme.em(self, 1))
        ttk.Label(master, text=words.TRY_SAMPLE, style="Section.TLabel").pack(anchor="w")
        self._paragraph(master, words.TRY_SAMPLE_HINT, "Hint.TLabel")
        row = ttk.Frame(master, style="Page.TFrame")
        row.pack(fill="x", pady=theme.em(self, 0.5))
        for sample in self.presenter.samples():
            ttk.Button(
                row,
                text=words.sample_button(sample.name, sample.year),
                style="Secondary.TButton",
                command=partial(self.presenter.open_sample, sample.key),
            ).pack(side="left", padx=(0, theme.em(self, 0.6)))

    def _paragraph(self, master: tk.Misc, text: str, style: str, *, indent: bool = False) -> None:
        wrap(ttk.Label(master, text=text, style=style)).pack(
            fill="x",
            padx=(theme.em(self, 1.9) if indent else 0, 0),
            pady=(theme.em(self, 0.25), theme.em(self, 0.35)),
        )

    def _to_basis(self) -> None:
        self._swap(self._basis_page, words.SETUP_STEP_1)
        self._go_on.focus_set()

    # --- 2: the office; 3: the year and a last look ---------------------------------------------

    def _to_office(self) -> None:
        if self.presenter.basis != self._basis.get() or self._opened is None:
            self.presenter.basis = self._basis.get()
            self._open_office()
        self._swap(self._office_page, words.SETUP_STEP_2)

    def _open_office(self) -> None:
        self._opened = self.presenter.open_office()
        self._office_page = ttk.Frame(
            self._body, style="Page.TFrame", padding=theme.em(self, 24 / 14)
        )
        bar = ttk.Frame(self._office_page, style="Page.TFrame")
        bar.pack(fill="x", pady=(0, theme.em(self, 0.8)))
        ttk.Button(
            bar, text=words.BACK_TO_BASIS, style="Quiet.TButton", command=self._to_basis
        ).pack(side="left")
        self._form = FormPage(
            self._office_page,
            self._opened.session,
            on_place=self._placed,
            last=LastStep(
                words.YEAR_AND_LOOK,
                settings_words.WORKING_YEAR_HINT,
                build=self._build_last,
                deeds=lambda: [(words.BEGIN_WORK, self._finish)],
                way=words.GO_TO_OFFICE,
            ),
        )
        self._form.pack(fill="both", expand=True)

    def _placed(self, step: str, _field: str) -> None:
        self._where.configure(text=words.SETUP_STEP_3 if step == LAST else words.SETUP_STEP_2)

    def _build_last(self, master: tk.Misc) -> "LastLook":
        self._last_look = LastLook(master, self.presenter.year_text, self._summary, self._finish)
        self._last_look.pack(fill="both", expand=True)
        return self._last_look

    def _summary(self) -> list[tuple[str, str]]:
        return list(self.presenter.summary(self._opened)) if self._opened else []

    def _finish(self) -> None:
        if self._opened is not None and self._last_look is not None:
            if missing := self.presenter.first_missing(self._opened):
                self._form.jump(missing)
                return
            self.presenter.year_text = self._last_look.year()
            try:
                self.presenter.finish(self._opened)
            except ValueError:
                self._last_look.say_wrong()


class LastLook(ttk.Frame):
    """The year, and all that was told."""

    def __init__(
        self,
        master: tk.Misc,
        year: str,
        summary: Callable[[], list[tuple[str, str]]],
        on_enter: Callable[[], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._summary = summary
        gap = theme.em(self, 0.5)
        ttk.Label(self, text=settings_words.WORKING_YEAR, style="Panel.Field.TLabel").pack(
            anchor="w"
        )
        ttk.Label(self, text=settings_words.WORKING_YEAR_HINT, style="Panel.Hint.TLabel").pack(
            anchor="w"
        )
        self._problem = ttk.Label(self, style="Panel.Problem.TLabel")
        self._problem.pack(anchor="w")
        self._year = tk.StringVar(self, year)
        self._entry = ttk.Entry(
            self,
            textvariable=self._year,
            style="Ocop.TEntry",
            font="OcopText",
            width=8,
            justify="right",
        )
        self._entry.pack(anchor="w", pady=(0, 2 * gap))
        self._on_enter = on_enter
        for key in ("<Return>", "<KP_Enter>"):
            self._entry.bind(key, self._entered, add=True)
        self._lines = ttk.Frame(self, style="Panel.TFrame")
        self._lines.pack(fill="x")
        self._lines.columnconfigure(1, weight=1)

    def _entered(self, _event: object) -> str:
        self._on_enter()
        return "break"  # a year that cannot be read keeps the cursor

    def refresh(self) -> None:
        """Look at the form again."""
        for child in self._lines.winfo_children():
            child.destroy()
        for row, (label, text) in enumerate(self._summary()):
            pad = theme.em(self, 0.25)
            ttk.Label(self._lines, text=label, style="Panel.Hint.TLabel").grid(
                row=row, column=0, sticky="nw", pady=pad, padx=(0, theme.em(self, 1))
            )
            wrap(
                ttk.Label(self._lines, text=text or words.NOT_TOLD, style="Panel.Text.TLabel")
            ).grid(row=row, column=1, sticky="ew", pady=pad)

    def focus(self) -> None:
        """Take the keyboard; what is typed takes the place of the year that is suggested."""
        self._entry.focus_set()
        self._entry.selection_range(0, "end")
        self._entry.icursor("end")

    def year(self) -> str:
        """Return what stands in the entry."""
        return self._year.get()

    def say_wrong(self) -> None:
        """Say that the year cannot be read."""
        self._problem.configure(text=settings_words.YEAR_WRONG)
        self.focus()
