"""One question on the page: label, hint, problem, and below them what she answers with."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words

_GAP = 0.3  # em between label, hint, problem and entry


class Row(ttk.Frame):
    """The common part of every field; a kind fills `body` and says how it looks when wrong.

    A problem is shown when she leaves the field and goes away as soon as the text is right.
    With `strict` (after the check step) a required field left empty says so as well.
    """

    on_left: Callable[[], object] | None = None  # told after she left the field

    def __init__(self, master: tk.Misc, session: Session, field: Field) -> None:
        super().__init__(master, style="Panel.TFrame", takefocus=False)
        self.session, self.field = session, field
        self.strict = False
        self.editable = True
        self._shown: Problem | None = None
        self._been_left = True  # what was wrong when it was opened is shown at once
        self.columnconfigure(0, weight=1)
        self._build_head()
        self._problem = wrap(ttk.Label(self, style="Panel.Problem.TLabel"))
        self.body = ttk.Frame(self, style="Panel.TFrame")
        self.body.columnconfigure(0, weight=1)
        self.body.grid(row=3, column=0, sticky="ew", pady=(em(self, _GAP), 0))
        self.build_body()
        self.bind_focus(self)
        self.refresh()

    # --- what a kind says ----------------------------------------------------------------------

    def build_body(self) -> None:
        """Put the widgets of this kind into `body`."""

    def focus(self) -> None:
        """Put the cursor where she answers."""

    def show_raw(self) -> None:
        """Take over what the session holds, where it differs from what is on screen."""

    def show_severity(self, severity: Severity | None) -> None:
        """Colour the answer: wrong, to be looked at, or plain."""

    def set_editable(self, *, editable: bool) -> None:
        """Let her change the answer, or only read it."""
        self.editable = editable

    def tidy(self) -> None:
        """Write the answer in its usual form; called when she leaves the field."""

    def severity(self) -> Severity | None:
        """Return the weight of the problem that is shown."""
        return self._shown.severity if self._shown else None

    # --- what every row does -------------------------------------------------------------------

    def refresh(self) -> None:
        """Mirror the session: text, whether required, problem."""
        self.show_raw()
        self._show_required()
        found = self._found()
        if found is None:
            self._been_left = not self.has_focus()
        if found is None or self._been_left or self._shown is not None:
            self._show_problem(found)

    def has_focus(self) -> bool:
        """Tell whether the cursor is in this row."""
        focused = self.tk.call("focus")
        return bool(focused) and f"{focused}.".startswith(f"{self}.")

    def bind_focus(self, widget: tk.Misc) -> None:
        """Notice where she goes; a kind calls it for each widget that takes focus."""
        widget.bind("<FocusIn>", self._entered, add=True)
        widget.bind("<FocusOut>", lambda _: self._left(wholly=not self.has_focus()), add=True)

    def _entered(self, _event: object) -> None:
        if self._shown is None:
            self._been_left = False

    def _left(self, *, wholly: bool) -> None:
        """Tidy and tell; what is wrong is said when she goes on to another field."""
        if not self.winfo_exists():
            return
        self.tidy()
        self._been_left = self._been_left or wholly
        self.refresh()
        if self.on_left is not None:
            self.on_left()

    def _found(self) -> Problem | None:
        problems = self.session.problems(self.field.key)
        if problems:
            return min(problems, key=lambda problem: problem.severity != Severity.BLOCKS)
        if self.strict and self.session.missing(self.field.key):
            return Problem(words.MISSING, field=self.field.key)
        return None

    def _show_problem(self, problem: Problem | None) -> None:
        if problem == self._shown:
            self.show_severity(self.severity())
            return
        self._shown = problem
        if problem is None:
            self._problem.grid_remove()
            self.show_severity(None)
            return
        blocks = problem.severity == Severity.BLOCKS
        self._problem.configure(
            text=words.with_mark(problem.text, blocks=blocks),
            style="Panel.Problem.TLabel" if blocks else "Panel.Remind.TLabel",
        )
        self._problem.grid(row=2, column=0, sticky="ew", pady=(em(self, _GAP), 0))
        self.show_severity(problem.severity)

    def _build_head(self) -> None:
        head = ttk.Frame(self, style="Panel.TFrame")
        head.grid(row=0, column=0, sticky="ew")
        self._label = ttk.Label(head, text=self.field.label, style="Panel.Field.TLabel")
        self._label.grid(row=0, column=0, sticky="w")
        self._required = ttk.Label(head, text=words.REQUIRED, style="Panel.Hint.TLabel")
        self._required.grid(row=0, column=1, sticky="sw", padx=(em(self, 0.8), 0), pady=1)
        head.bind("<Configure>", self._wrap_label, add=True)
        if hint := _hint(self.field):
            label = wrap(ttk.Label(self, text=hint, style="Panel.Hint.TLabel"))
            label.grid(row=1, column=0, sticky="ew", pady=(em(self, _GAP), 0))

    def _wrap_label(self, event: "tk.Event[tk.Misc]") -> None:
        room = event.width - self._required.winfo_reqwidth() - em(self, 1)
        self._label.configure(wraplength=max(room, em(self, 8)))

    def _show_required(self) -> None:
        if self.session.required(self.field.key):
            self._required.grid()
        else:
            self._required.grid_remove()


def _hint(field: Field) -> str:
    if field.hint:
        return field.hint
    return words.PROPOSAL if field.proposal else ""
