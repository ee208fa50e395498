"""The one part that shows a form: steps at the left, questions in the middle, help at the right.

Every form of the program goes through it: a producer, an idea, the office itself.
"""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Any, Final, Protocol

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field, Section
from ocop_desktop.ui import fields
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.fields.table import TableRow
from ocop_desktop.ui.parts.hint_panel import Hint, HintPanel
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.parts.step_list import Step, StepList
from ocop_desktop.ui.parts.table_editor import wanted_width
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words

LAST: Final = "#check"  # the key of the last step; no section can be called that

_STEPS_WIDTH: Final = 14.0  # em; all widths follow the sketch
_STEPS_COMPACT: Final = 3.4
_HELP_WIDTH: Final = 20.4
_FORM_LEAST: Final = 27.0
_FORM_WIDEST: Final = 56.0
_GAP: Final = 1.15
_MARGINS: Final = 7.0  # beside a table: panel, scroll bar, delete button
_TAG: Final = "OcopForm"


class LastPage(Protocol):
    """What stands on the last step."""

    def refresh(self) -> None:
        """Look at the form again."""

    def focus(self) -> None:
        """Take the keyboard."""


@dataclass(frozen=True, slots=True)
class LastStep:
    """The step behind the questions: its words, who builds it, and what can be done there.

    `deeds` are words and deed; the last one is the main one.
    """

    title: str
    guide: str
    build: Callable[[tk.Misc], LastPage]
    deeds: Callable[[], Sequence[tuple[str, Callable[[], None]]]]


class FormPage(ttk.Frame):
    """Shows one session, one step at a time.

    `on_place` hears step and field whenever the cursor is elsewhere; `on_left` that a field was
    left; `on_fold` that the help was folded or opened; `on_last` replaces "Tiếp theo" on the last
    question step when there is no last step.
    """

    def __init__(
        self,
        master: tk.Misc,
        session: Session,
        *,
        on_place: Callable[[str, str], None] | None = None,
        on_left: Callable[[], object] | None = None,
        on_fold: Callable[[bool], None] | None = None,
        help_folded: bool = False,
        last: LastStep | None = None,
    ) -> None:
        super().__init__(master, style="Page.TFrame")
        self.session = session
        self._on_place, self._on_left, self._on_fold = on_place, on_left, on_fold
        self._last = last
        self._folded, self._over = help_folded, False
        self._width = 0
        self._editable = True
        self._strict = False
        self._rows: dict[str, Row] = {}
        self._page: LastPage | None = None
        self._waiting = ""
        self._refreshing = False
        self.step = ""
        self.field = ""
        self._build()
        self._unlisten = session.listen(self._changed)
        self.bind("<Destroy>", self._destroyed, add=True)
        self.bind("<Configure>", self._resized, add=True)
        self.go_to(self.steps()[0].key)

    # --- where she is --------------------------------------------------------------------------

    def steps(self) -> list[Step]:
        """Return the steps that ask something now, and the last one."""
        found = [
            Step(section.key, words.step_title(section.title), self._state(section))
            for section in self.session.form.steps()
            if any(self.session.visible(field.key) for field in section.fields)
        ]
        if self._last is not None:
            found.append(Step(LAST, self._last.title, "untouched"))
        return found

    def go_to(self, step: str, field: str = "") -> None:
        """Show a step, the cursor in a field ("table.row.column" names a cell), else at the top."""
        keys = [item.key for item in self.steps()]
        step = step if step in keys else keys[0]
        if step != self.step:
            self.flush()
            self._strict = self._strict or self.step == LAST
            self.step, self.field = step, ""
            self._build_step()
        self.refresh()
        self._focus(field)

    def jump(self, field: str) -> None:
        """Show the step of a field, or of a table's cell, and put the cursor there."""
        key = field.partition(".")[0]
        for section in self.session.form.steps():
            if any(item.key == key for item in section.fields):
                self.go_to(section.key, field)
                return

    def next(self) -> None:
        """Go one step on."""
        self._move(1)

    def back(self) -> None:
        """Go one step back."""
        self._move(-1)

    def flush(self) -> None:
        """Tidy the field she is in, as if she left it."""
        for row in self._rows.values():
            if row.has_focus():
                row.tidy()

    def set_editable(self, *, editable: bool) -> None:
        """Let her answer, or only read."""
        self._editable = editable
        for row in self._rows.values():
            row.set_editable(editable=editable)

    def refresh(self) -> None:
        """Mirror the session: rows that came or went, problems, marks of the steps."""
        self._refreshing = True  # looking a form over makes the session speak; that is no news
        for key, row in self._rows.items():
            if self.session.visible(key):
                row.grid()
                row.refresh()
            else:
                row.grid_remove()
        if self._page is not None:
            self._page.refresh()
        self._show_steps()
        self._refreshing = False

    def rebuild(self) -> None:
        """Build the step on screen anew."""
        self._build_step()
        self.refresh()

    def next_panel(self) -> None:
        """Move the keyboard from the questions to the steps, and back."""
        if self.focus_get() is self._steps:
            self._focus(self.field)
        else:
            self._steps.focus_set()

    def toggle_help(self) -> None:
        """Fold the help away, or bring it back; it lies over the form where there is no room."""
        if self._room_for_help():
            self._folded = not self._folded
            if self._on_fold is not None:
                self._on_fold(self._folded)
        else:
            self._over = not self._over
        self._arrange()

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        p = palette()
        self.rowconfigure(0, weight=1)
        self.columnconfigure(1, weight=1)
        self._steps = StepList(self, self.go_to)
        self._steps.grid(row=0, column=0, sticky="nsew", padx=(0, em(self, _GAP)))
        self._panel = tk.Frame(
            self,
            background=p.panel,
            highlightthickness=1,
            highlightbackground=p.line,
            highlightcolor=p.line,
        )
        self._panel.grid(row=0, column=1, sticky="nsew")
        self._panel.rowconfigure(0, weight=1)
        self._panel.columnconfigure(0, weight=1)
        self._area = ScrollArea(self._panel, p.panel, on_focus=self._focused)
        self._area.grid(row=0, column=0, sticky="nsew")
        self._area.inner.columnconfigure(0, weight=1)
        self._area.inner.configure(
            padding=(em(self, 2.1), em(self, 1.7), em(self, 2.1), em(self, 1))
        )
        self._build_foot()
        self._help = HintPanel(self, self.toggle_help)
        self._show_help = ttk.Button(
            self._panel,
            text=words.SHOW_HELP,
            style="Panel.Quiet.TButton",
            takefocus=False,
            command=self.toggle_help,
        )
        self._bind_keys()

    def _build_foot(self) -> None:
        foot = ttk.Frame(self._panel, style="Panel.TFrame")
        foot.grid(
            row=1, column=0, sticky="ew", padx=em(self, 2.1), pady=(em(self, 0.8), em(self, 1.4))
        )
        foot.columnconfigure(1, weight=1)
        self._back = ttk.Button(foot, text=words.BACK, style="Secondary.TButton", command=self.back)
        self._back.grid(row=0, column=0)
        self._next = ttk.Button(foot, text=words.NEXT, style="Primary.TButton", command=self.next)
        self._next.grid(row=0, column=2)
        self._deeds = ttk.Frame(foot, style="Panel.TFrame")
        foot.bind("<Configure>", lambda _: self._place_deeds(), add=True)
        self._foot = foot

    def _bind_keys(self) -> None:
        if not self.bind_class(_TAG):
            for keys, method in (
                ("<Control-Return>", FormPage.next),
                ("<Control-KP_Enter>", FormPage.next),
                ("<Alt-Right>", FormPage.next),
                ("<Alt-Left>", FormPage.back),
            ):
                self.bind_class(_TAG, keys, _on_page(method))
            self.bind_class(_TAG, "<Return>", _next_field)
            self.bind_class(_TAG, "<KP_Enter>", _next_field)
        _tag(self)

    def _build_step(self) -> None:
        for child in self._area.inner.winfo_children():
            child.destroy()
        self._rows, self._page = {}, None
        for child in self._deeds.winfo_children():
            child.destroy()
        if self.step == LAST and self._last is not None:
            self._page = self._last.build(self._area.inner)
            self._build_deeds(self._last.deeds())
            self._place_deeds()
        else:
            self._deeds.grid_remove()
            self._build_rows(self._section())
        self._area.adopt(self._area.inner)
        _tag(self._area.inner)
        self._over = False
        self._arrange()
        self._area.to_top()

    def _build_rows(self, section: Section) -> None:
        inner = self._area.inner
        number = [item.key for item in self.steps()].index(section.key) + 1
        title = words.section_title(number, section.title)
        head = wrap(ttk.Label(inner, text=title, style="Panel.Section.TLabel"))
        head.grid(row=0, column=0, sticky="ew", padx=(0, em(self, 5)))
        if hint := section.hint or (words.PROPOSAL if section.proposal else ""):
            label = wrap(ttk.Label(inner, text=hint, style="Panel.Hint.TLabel"))
            label.grid(row=1, column=0, sticky="ew", pady=(em(self, 0.3), 0))
        for index, field in enumerate(section.fields):
            row = self._rows[field.key] = fields.build(inner, self.session, field)
            row.strict = self._strict
            row.on_left = self._row_left
            row.grid(row=2 + index, column=0, sticky="ew", pady=(em(self, 1.2), 0))
            if not self._editable:
                row.set_editable(editable=False)

    def _build_deeds(self, deeds: Sequence[tuple[str, Callable[[], None]]]) -> None:
        for index, (text, deed) in enumerate(deeds):
            style = "Primary.TButton" if index == len(deeds) - 1 else "Secondary.TButton"
            button = ttk.Button(self._deeds, text=text, style=style, command=deed)
            button.grid(row=0, column=index, padx=(em(self, 0.6), 0))
        _tag(self._deeds)

    def _place_deeds(self) -> None:
        """Put what can be done beside "Quay lại", or under it where there is no room."""
        if self.step != LAST:
            return
        self.update_idletasks()
        wanted = self._back.winfo_reqwidth() + self._deeds.winfo_reqwidth()
        if wanted <= self._foot.winfo_width():
            self._deeds.grid(row=0, column=2, columnspan=1, sticky="e", pady=0)
        else:
            gap = (em(self, 0.6), 0)
            self._deeds.grid(row=1, column=0, columnspan=3, sticky="e", pady=gap)

    def _section(self) -> Section:
        return next(s for s in self.session.form.sections if s.key == self.step)

    # --- moving --------------------------------------------------------------------------------

    def _move(self, by: int) -> None:
        keys = [item.key for item in self.steps()]
        at = keys.index(self.step) + by if self.step in keys else 0
        if 0 <= at < len(keys):
            self.go_to(keys[at])

    def _focus(self, field: str) -> None:
        key, _, part = field.partition(".")
        row = self._rows.get(key)
        if row is None or not self.session.visible(key):
            row = next((r for k, r in self._rows.items() if self.session.visible(k)), None)
        if row is not None:
            self._put_cursor(row, part if row.field.key == key else "")
        elif self._page is not None:
            self._page.focus()
            self._tell_place("")
            self._show_hint(None)

    def _put_cursor(self, row: Row, part: str) -> None:
        if part and isinstance(row, TableRow):
            row.focus_part(part)
        else:
            row.focus()
        # The window may not hold the focus yet (first run): the help and the place still follow.
        self._at(row)

    def _focused(self, widget: tk.Misc) -> None:
        row = self._row_of(widget)
        if row is not None:
            self._at(row)
            self._area.reveal(widget if row.winfo_height() > self._area.winfo_height() else row)

    def _at(self, row: Row) -> None:
        self._show_hint(row.field)
        self._tell_place(row.field.key)

    def _row_of(self, widget: tk.Misc) -> Row | None:
        path = f"{widget}."
        return next((row for row in self._rows.values() if path.startswith(f"{row}.")), None)

    def _row_left(self) -> None:
        if self._on_left is not None:
            self._on_left()

    def _tell_place(self, field: str) -> None:
        self.field = field
        if self._on_place is not None:
            self._on_place(self.step, field)

    # --- showing -------------------------------------------------------------------------------

    def _changed(self, _keys: frozenset[str]) -> None:
        # Once for a burst of keys, after they are drawn: typing stays light.
        if not self._waiting and not self._refreshing:
            self._waiting = self.after_idle(self._catch_up)

    def _catch_up(self) -> None:
        self._waiting = ""
        self.refresh()

    def _show_steps(self) -> None:
        steps = self.steps()
        self._steps.show(steps, self.step)
        keys = [item.key for item in steps]
        at = keys.index(self.step) if self.step in keys else 0
        self._back.state(["!disabled"] if at > 0 else ["disabled"])
        if at + 1 >= len(keys):
            self._next.grid_remove()
            return
        self._next.grid()
        before_last = self._last is not None and at + 2 == len(keys)
        self._next.configure(text=words.TO_CHECK if before_last else words.NEXT)

    def _state(self, section: Section) -> str:
        state = self.session.section_state(section.key)
        # While she is still writing in it, a section is begun and not yet wrong.
        return "started" if state == "problem" and section.key == self.step else state

    def _show_hint(self, field: Field | None) -> None:
        if field is None:
            if self._last is not None:
                self._help.show(Hint(self._last.title, self._last.guide))
            return
        section = self._section()
        guide = field.guide or (section.guide if not (field.example or field.question) else "")
        self._help.show(Hint(field.label, guide or field.hint, field.example, field.question))

    # --- room ----------------------------------------------------------------------------------

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self and event.width != self._width:
            self._width = event.width
            self._arrange()

    def _room_for_help(self) -> bool:
        wanted = _STEPS_WIDTH + self._form_width() + _HELP_WIDTH + 2 * _GAP
        return self._width >= em(self, wanted)

    def _form_width(self) -> float:
        """Return how many ems the questions on this step need; a wide table needs more."""
        tables = [r.field for r in self._rows.values() if isinstance(r, TableRow)]
        return max([_FORM_LEAST, *(wanted_width(field) + _MARGINS for field in tables)])

    def _arrange(self) -> None:
        if not self._width:
            return
        compact = self._width < em(self, _STEPS_WIDTH + _FORM_LEAST + _GAP)
        self._steps.set_compact(compact=compact)
        steps = em(self, _STEPS_COMPACT if compact else _STEPS_WIDTH)
        self.columnconfigure(0, minsize=steps + em(self, _GAP))
        self._steps.configure(width=steps)
        self._steps.grid_propagate(False)
        beside = self._room_for_help() and not self._folded
        self._place_help(beside=beside, over=self._over and not self._room_for_help())

    def _place_help(self, *, beside: bool, over: bool) -> None:
        width = em(self, _HELP_WIDTH)
        self._help.place_forget()
        self._help.grid_forget()
        self.columnconfigure(2, minsize=width + em(self, _GAP) if beside else 0)
        if beside:
            self._help.grid(row=0, column=2, sticky="nsew", padx=(em(self, _GAP), 0))
        elif over:
            self._help.place(relx=1, rely=0, anchor="ne", width=width, relheight=1)
            self._help.lift()
        if beside or over:
            self._show_help.place_forget()
        else:
            self._show_help.place(relx=1, x=-em(self, 1.6), y=em(self, 1.2), anchor="ne")

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._unlisten()
            if self._waiting:
                self.after_cancel(self._waiting)


def _tag(widget: tk.Misc) -> None:
    tags = widget.bindtags()
    if _TAG not in tags:
        widget.bindtags((tags[0], _TAG, *tags[1:]))
    for child in widget.winfo_children():
        _tag(child)


def _page_of(widget: Any) -> FormPage | None:
    while widget is not None and not isinstance(widget, FormPage):
        widget = getattr(widget, "master", None)
    return widget


def _on_page(method: Callable[[FormPage], None]) -> Callable[["tk.Event[Any]"], str]:
    def handle(event: "tk.Event[Any]") -> str:
        if (page := _page_of(event.widget)) is not None:
            method(page)
        return "break"

    return handle


def _next_field(event: "tk.Event[Any]") -> str | None:
    """Enter in a one-line field goes to the next field."""
    if not isinstance(event.widget, ttk.Entry) or isinstance(event.widget, ttk.Combobox):
        return None
    following = event.widget.tk_focusNext()
    if following is not None:
        following.focus_set()
    return "break"
