"""The figures of a plan beside its form, live; and the same in one line where room is scarce."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from tkinter import ttk
from typing import TYPE_CHECKING, Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.pills import Pill, pill_label
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.plan.panel_presenter import Finding, Seen, look
from ocop_desktop.wording import plans_screen as words

if TYPE_CHECKING:
    from ocop_desktop.forms.session import Session

_LISTED: Final = 2  # findings; the rest stands on the last step
_SIDE: Final = 0.9  # ems
_IN_LINE: Final = (0, 2)  # figures of the line: profit and payback


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the panel leads to."""

    jump: Callable[[str], None]  # to a field or cell
    check: Callable[[], None]
    try_: Callable[[], None]
    charts: Callable[[], None]


class PlanPanel(tk.Frame):
    """Three figures, the traffic light, what does not fit together; drawn when it changed."""

    def __init__(self, master: tk.Misc, session: "Session", ways: Ways) -> None:
        p = theme.palette()
        super().__init__(
            master,
            background=p.panel,
            highlightthickness=1,
            highlightbackground=p.line,
            highlightcolor=p.line,
            padx=theme.em(master, _SIDE),
            pady=theme.em(master, _SIDE),
        )
        self._session, self._ways = session, ways
        self._seen: Seen | None = None
        self.lines: list[FindingLine] = []
        self.columnconfigure(0, weight=1)
        head = wrap(ttk.Label(self, text=words.FIGURES, style="Panel.Field.TLabel"))
        head.grid(row=0, column=0, sticky="ew", padx=(0, theme.em(self, 1.6)))
        self._body = ttk.Frame(self, style="Panel.TFrame")
        self._body.grid(row=1, column=0, sticky="ew")
        self._body.columnconfigure(0, weight=1)
        buttons = Flow(self, style="Panel.TFrame", gap=0.2)
        for text, deed in ((words.TRY, ways.try_), (words.CHARTS, ways.charts)):
            ttk.Button(buttons, text=text, style="Panel.Quiet.TButton", command=deed)
        buttons.grid(row=2, column=0, sticky="ew", pady=(theme.em(self, 0.3), 0))
        self._buttons = buttons
        self.refresh()

    def refresh(self) -> None:
        """Look at the answers again, and draw what changed."""
        seen = look(self._session)
        if seen == self._seen:
            return
        self._seen = seen
        focused = self._focused_line()
        for child in self._body.winfo_children():
            child.destroy()
        self.lines = []
        self._draw(seen)
        if focused is not None and self.lines:
            self.lines[min(focused, len(self.lines) - 1)].focus_set()

    def _draw(self, seen: Seen) -> None:
        if seen.light is None:
            self._say(seen.why or words.NOTHING_TYPED, "Panel.Hint.TLabel", gap=0.4)
            self._buttons.grid_remove()
            self._list(seen.findings)
            return
        self._buttons.grid()
        mark = pill_label(self._body, seen.light, theme.palette().panel)
        mark.grid(sticky="w", pady=(theme.em(self, 0.4), 0))
        if seen.why:
            self._say(seen.why, "Panel.Hint.TLabel", gap=0.2)
        for label, figure in seen.figures:
            self._say(label, "Panel.Hint.TLabel", gap=0.45)
            self._say(figure, "Panel.Field.TLabel")
        self._list(seen.findings)

    def _list(self, findings: tuple[Finding, ...]) -> None:
        for found in findings[:_LISTED]:
            line = FindingLine(self._body, found, self._ways.jump)
            line.grid(sticky="ew", pady=(theme.em(self, 0.5), 0))
            self.lines.append(line)
        if more := len(findings) - len(self.lines):
            label = wrap(_Link(self._body, words.more_findings(more), self._ways.check))
            label.grid(sticky="ew", pady=(theme.em(self, 0.4), 0))

    def _say(self, text: str, style: str, gap: float = 0.0) -> None:
        label = wrap(ttk.Label(self._body, text=text, style=style))
        label.grid(sticky="ew", pady=(theme.em(self, gap), 0))

    def _focused_line(self) -> int | None:
        """Return the place of the finding that has the keyboard, None for none."""
        focus = str(self.tk.call("focus"))
        return next((n for n, line in enumerate(self.lines) if str(line) == focus), None)


class _Pressed(tk.Label):
    """Words that do something when pressed, by mouse or by key."""

    def press(self) -> None:
        """Do it."""

    def listen(self) -> None:
        """Hear mouse and keys."""
        for event in ("<Button-1>", "<Return>", "<KP_Enter>", "<space>"):
            self.bind(event, self._pressed, add=True)

    def _pressed(self, _event: object) -> str:
        self.press()
        return "break"


class FindingLine(_Pressed):
    """One thing that does not fit together; leads to its cell."""

    def __init__(self, master: tk.Misc, found: Finding, on_jump: Callable[[str], None]) -> None:
        p = theme.palette()
        super().__init__(
            master,
            text=words.finding(found.text),
            font="OcopHint",
            foreground=p.text,
            background=p.amber_soft,
            anchor="w",
            justify="left",
            takefocus=bool(found.field),
            cursor="hand2" if found.field else "",
            borderwidth=0,
            highlightthickness=max(1, theme.em(master, 0.1)),
            highlightbackground=p.amber_soft,
            highlightcolor=p.amber,
            padx=theme.em(master, 0.5),
            pady=theme.em(master, 0.3),
        )
        self.found, self._on_jump = found, on_jump
        wrap(self, inset=2 * theme.em(self, 0.7))
        self.listen()

    def press(self) -> None:
        """Go to the cell."""
        if self.found.field:
            self._on_jump(self.found.field)


class _Link(_Pressed):
    """Quiet words that lead on."""

    def __init__(self, master: tk.Misc, text: str, deed: Callable[[], None]) -> None:
        p = theme.palette()
        super().__init__(
            master,
            text=text,
            font="OcopHintBold",
            foreground=p.accent,
            background=p.panel,
            anchor="w",
            justify="left",
            takefocus=True,
            cursor="hand2",
            borderwidth=0,
            highlightthickness=max(1, theme.em(master, 0.1)),
            highlightbackground=p.panel,
            highlightcolor=p.accent,
        )
        self._deed = deed
        self.listen()

    def press(self) -> None:
        """Go there."""
        self._deed()


class PlanStrip(ttk.Frame):
    """Light, profit and payback in one line above the buttons; `on_open` shows the rest."""

    def __init__(self, master: tk.Misc, session: "Session", on_open: Callable[[], None]) -> None:
        super().__init__(master, style="Panel.TFrame", padding=(0, theme.em(master, 0.5), 0, 0))
        self._session = session
        self._seen: Seen | None = None
        self._is_brief = False
        self.columnconfigure(1, weight=1)
        self._mark: tk.Label | None = None
        self._text = ttk.Label(self, style="Panel.Text.TLabel", width=1)
        self._text.grid(row=0, column=1, sticky="ew", padx=theme.em(self, 0.6))
        self._open = ttk.Button(
            self, text=words.SHOW_FIGURES, style="Panel.Quiet.TButton", command=on_open
        )
        self._open.grid(row=0, column=2)
        self._text.bind("<Configure>", lambda event: self._fit(event.width), add=True)
        self.refresh()

    def refresh(self) -> None:
        """Look at the answers again, and draw what changed."""
        seen = look(self._session)
        if seen == self._seen:
            return
        self._seen = seen
        if self._mark is not None:
            self._mark.destroy()
            self._mark = None
        if seen.light is not None:
            self._show_mark(seen.light)
        self._fit(self._text.winfo_width())

    def brief(self, *, on: bool) -> None:
        """Show the light alone, with the way to the rest, where there is little room."""
        self._is_brief = on
        self.configure(padding=(0, 0 if on else theme.em(self, 0.5), 0, 0))
        (self._text.grid_remove if on else self._text.grid)()

    def _show_mark(self, light: Pill) -> None:
        self._mark = pill_label(self, light, theme.palette().panel)
        self._mark.grid(row=0, column=0)

    def _fit(self, width: int) -> None:
        """Say as many figures as there is room for; a single one breaks, none is cut off."""
        width = max(1, width)
        parts = self._parts()
        while len(parts) > 1 and self._measure(words.in_line(parts)) > width:
            parts.pop()
        text = words.in_line(parts)
        if (str(self._text.cget("text")), str(self._text.cget("wraplength"))) != (text, str(width)):
            self._text.configure(text=text, wraplength=width)

    def _measure(self, text: str) -> int:
        return int(self.tk.call("font", "measure", "OcopText", text))

    def _parts(self) -> list[str]:
        seen = self._seen or Seen()
        if seen.light is None:
            return [seen.why or words.NOTHING_TYPED]
        found = [words.findings(len(seen.findings))] if seen.findings else []
        told = [words.brief(*seen.figures[place]) for place in _IN_LINE]
        return [told[0], *found, *told[1:]]
