"""The last step: all that is missing, wrong or contradictory on one page."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from tkinter import ttk
from typing import Final, TypeAlias

from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.spec import Form
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words

Found: TypeAlias = tuple[Sequence[Problem], Sequence[Problem]]  # what blocks, what reminds
_MOST: Final = 60  # lines in a group; nobody reads on


@dataclass(frozen=True, slots=True)
class _Spot:
    """A problem with the words of its section and field."""

    section: str
    label: str
    problem: Problem


class CheckPage(ttk.Frame):
    """`look` finds what blocks and what reminds; a click, Enter or Space jumps to the field."""

    def __init__(
        self,
        master: tk.Misc,
        title: str,
        form: Form,
        look: Callable[[], Found],
        on_jump: Callable[[str], None],
        *,
        finishes: bool = True,
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._blocking = words.BLOCKING if finishes else words.BLOCKING_NO_FINISH
        self._form, self._look, self._on_jump = form, look, on_jump
        self._drawn: tuple[tuple[Problem, ...], ...] | None = None
        self.lines: list[CheckLine] = []
        self.columnconfigure(0, weight=1)
        ttk.Label(self, text=title, style="Panel.Section.TLabel").grid(sticky="w")
        self._sum = wrap(ttk.Label(self, style="Panel.Text.TLabel"))
        self._sum.grid(sticky="ew", pady=(em(self, 0.6), 0))
        self._found = ttk.Frame(self, style="Panel.TFrame")
        self._found.grid(sticky="ew")
        self._found.columnconfigure(0, weight=1)
        self.grid(row=0, column=0, sticky="ew")
        self.refresh()

    def refresh(self) -> None:
        """Look again, and draw what changed."""
        blocking, reminding = self._look()
        drawn = (tuple(blocking), tuple(reminding))
        if drawn == self._drawn:
            return
        self._drawn = drawn
        for child in self._found.winfo_children():
            child.destroy()
        self.lines = []
        self._sum.configure(text=words.checked(len(blocking), len(reminding)))
        self._group(self._blocking, blocking, blocks=True)
        self._group(words.REMINDING, reminding, blocks=False)
        if self.lines:
            hint = wrap(ttk.Label(self._found, text=words.JUMP, style="Panel.Hint.TLabel"))
            hint.grid(sticky="ew", pady=(em(self, 0.6), 0))

    def focus(self) -> None:
        """Put the focus on the first thing to mend."""
        if self.lines:
            self.lines[0].focus_set()

    def _group(self, head: str, problems: Sequence[Problem], *, blocks: bool) -> None:
        if not problems:
            return
        style = "Panel.Problem.TLabel" if blocks else "Panel.Remind.TLabel"
        label = ttk.Label(self._found, text=words.with_mark(head, blocks=blocks), style=style)
        label.grid(sticky="w", pady=(em(self, 1.2), 0))
        spots = [self._spot(problem) for problem in problems[:_MOST]]
        for section, group in groupby(spots, key=lambda spot: spot.section):
            name = ttk.Label(self._found, text=section, style="Panel.Field.TLabel")
            name.grid(sticky="w", pady=(em(self, 0.7), em(self, 0.2)))
            for spot in group:
                line = CheckLine(self._found, spot, self._on_jump, blocks=blocks)
                line.grid(sticky="ew", pady=(0, em(self, 0.2)))
                self.lines.append(line)

    def _spot(self, problem: Problem) -> _Spot:
        """Call a field by its section and its words."""
        key = problem.field.partition(".")[0]
        for section in self._form.sections:
            for field in section.fields:
                if field.key == key:
                    return _Spot(words.step_title(section.title), field.label, problem)
        return _Spot(words.WHOLE_FORM, "", problem)


class CheckLine(tk.Label):
    """One thing to mend, in the colour of its weight."""

    def __init__(
        self, master: tk.Misc, spot: _Spot, on_jump: Callable[[str], None], *, blocks: bool
    ) -> None:
        p = palette()
        ground = p.danger_soft if blocks else p.amber_soft
        super().__init__(
            master,
            text=words.with_name(spot.label, spot.problem.text),
            font="OcopText",
            foreground=p.text,
            background=ground,
            anchor="w",
            justify="left",
            takefocus=True,
            cursor="hand2",
            borderwidth=0,
            highlightthickness=max(1, em(master, 0.1)),
            highlightbackground=ground,
            highlightcolor=p.danger if blocks else p.amber,
            padx=em(master, 0.6),
            pady=em(master, 0.3),
        )
        self._field, self._on_jump = spot.problem.field, on_jump
        wrap(self, inset=2 * em(self, 0.8))
        for event in ("<Button-1>", "<Return>", "<KP_Enter>", "<space>"):
            self.bind(event, self._jump, add=True)

    def _jump(self, _event: object) -> str:
        if self._field:
            self._on_jump(self._field)  # at once, for the keys that follow; this line goes with it
        return "break"
