"""The steps at the left: where she is, what is done, begun or wrong."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from ttkbootstrap.widgets import ToolTip

from ocop_desktop.ui.parts.keyboard import has_keyboard
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette

_COMFORTABLE: Final = 9  # steps; more of them stand closer together
_AIR: Final = 0.55  # em over and under the words of a step
_TIGHT: Final = 0.28
_MARKS: Final = {"done": "✓", "started": "✎", "problem": "!"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line: its key, its words, and untouched | started | done | problem."""

    key: str
    title: str
    state: str


class StepList(tk.Frame):
    """Click, or Up, Down and Enter; narrow, it shows the signs alone."""

    def __init__(self, master: tk.Misc, on_go: Callable[[str], None]) -> None:
        super().__init__(master, background=palette().background, takefocus=True)
        self._area = ScrollArea(self, palette().background, style="Page.TFrame")
        self._area.pack(fill="both", expand=True)
        self._area.inner.columnconfigure(0, weight=1)
        self._area.inner.bind("<Configure>", lambda _: self._reveal(), add=True)
        self._on_go = on_go
        self._lines: list[_Line] = []
        self._steps: tuple[Step, ...] = ()
        self._current = ""
        self._compact = False
        for key, step in (("<Up>", -1), ("<Down>", 1)):
            self.bind(key, partial(self._move, step), add=True)
        self.bind("<FocusIn>", lambda _: self._show(), add=True)
        self.bind("<FocusOut>", lambda _: self._show(), add=True)

    def show(self, steps: Sequence[Step], current: str) -> None:
        """Show these steps; only lines that changed are drawn again."""
        moved = current != self._current
        self._steps, self._current = tuple(steps), current
        self._show()
        if moved:
            self._reveal()

    def set_compact(self, *, compact: bool) -> None:
        """Show the signs alone, or the words beside them."""
        if compact != self._compact:
            self._compact = compact
            self._show()

    def _show(self) -> None:
        while len(self._lines) < len(self._steps):
            self._lines.append(self._new_line())
        focused = has_keyboard(self)
        for number, line in enumerate(self._lines):
            if number >= len(self._steps):
                line.grid_remove()
                continue
            step = self._steps[number]
            current = step.key == self._current
            line.grid()
            line.show(step, current=current, focused=current and focused, compact=self._compact)

    def _new_line(self) -> "_Line":
        tight = len(self._steps) > _COMFORTABLE
        line = _Line(self._area.inner, len(self._lines), self._on_go, tight=tight)
        self._area.adopt(line)
        return line

    def _reveal(self) -> None:
        keys = [step.key for step in self._steps]
        if self._current in keys:
            self._area.reveal(self._lines[keys.index(self._current)])

    def _move(self, by: int, _event: object) -> str:
        keys = [step.key for step in self._steps]
        at = keys.index(self._current) + by if self._current in keys else 0
        if 0 <= at < len(keys):
            self._on_go(keys[at])
            self.focus_set()
        return "break"


class _Line(tk.Frame):
    """One step: a sign and the words, in a white box when she is there."""

    def __init__(
        self, master: tk.Misc, number: int, on_go: Callable[[str], None], *, tight: bool
    ) -> None:
        super().__init__(master, highlightthickness=1, borderwidth=0)
        air = em(self, _TIGHT if tight else _AIR)
        self._number = number
        self._drawn: tuple[object, ...] = ()
        self._key = ""
        self._tip: ToolTip | None = None
        self._mark = tk.Label(self, width=2, anchor="center", pady=air)
        self._mark.grid(row=0, column=0, sticky="n", padx=(em(self, 0.4), em(self, 0.3)))
        # Bold words may break where plain ones do not; their room is kept, or steps would move.
        self._bold = tk.Label(self, justify="left", pady=air, font="OcopLabel")
        self._words = tk.Label(self, anchor="nw", justify="left", pady=air)
        for label in (self._bold, self._words):
            label.grid(row=0, column=1, sticky="new", padx=(0, em(self, 0.5)))
            wrap(label, inset=em(self, 0.3))
        self.columnconfigure(1, weight=1)
        self.grid(row=number, column=0, sticky="ew", pady=(0, em(self, 0.08)))
        for widget in (self, self._mark, self._words):
            widget.configure(cursor="hand2")
            widget.bind("<Button-1>", lambda _: on_go(self._key), add=True)

    def show(self, step: Step, *, current: bool, focused: bool, compact: bool) -> None:
        """Draw the step, if anything about it changed."""
        drawn = (step, current, focused, compact)
        if drawn == self._drawn:
            return
        self._drawn, self._key = drawn, step.key
        p = palette()
        ground = p.panel if current else p.background
        edge = p.accent if focused else p.line if current else p.background
        ink = {"done": p.accent, "problem": p.danger}.get(step.state, p.quiet)
        words = p.quiet if step.state == "untouched" and not current else p.text
        font = "OcopLabel" if current else "OcopText"
        self.configure(background=ground, highlightbackground=edge, highlightcolor=edge)
        sign = _MARKS.get(step.state, str(self._number + 1))
        self._mark.configure(text=sign, foreground=ink, background=ground, font="OcopLabel")
        self._words.configure(text=step.title, foreground=words, background=ground, font=font)
        self._bold.configure(text=step.title, foreground=ground, background=ground)
        for label in (self._bold, self._words):
            (label.grid_remove if compact else label.grid)()
        self._tell(step.title if compact else "")

    def _tell(self, title: str) -> None:
        """Let the pointer bring the words that have no room."""
        if self._tip is not None:
            self._tip.destroy()
            self._tip = None
        if title:
            self._tip = ToolTip(self._mark, text=title, position="right")
