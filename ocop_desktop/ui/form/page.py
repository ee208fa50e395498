"""The one part that shows a form: steps at the left, questions in the middle, help at the right.

Every form of the program goes through it: a producer, an idea, the office itself.
"""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field, Section
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.fields.table import TableRow
from ocop_desktop.ui.form import room
from ocop_desktop.ui.form.aside import Aside, Beside
from ocop_desktop.ui.form.foot import Deed, FormFoot
from ocop_desktop.ui.form.hint_panel import Hint
from ocop_desktop.ui.form.keys import KeyedPage
from ocop_desktop.ui.form.step import FormStep
from ocop_desktop.ui.form.step_list import Step, StepList
from ocop_desktop.ui.parts.keyboard import has_keyboard
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words

_PAUSE_MS: Final = 200  # after the last key, before all that follows is shown
LAST: Final = "#check"  # the key of the last step; no section can be called that


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
    deeds: Callable[[], Sequence[Deed]]
    way: str = words.TO_CHECK  # on the button that leads there


class FormPage(KeyedPage):
    """Shows one session, one step at a time.

    `on_place` hears step and field whenever the cursor is elsewhere; `on_left` that a field was
    left; `on_fold` that the help was folded away or opened. `beside` stands over the help.
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
        beside: Beside | None = None,
    ) -> None:
        super().__init__(master, style="Page.TFrame")
        self.session = session
        self._on_place, self._on_left, self._on_fold = on_place, on_left, on_fold
        self._last, self._beside = last, beside
        self._folded, self._over = help_folded, False
        self._width = self._height = 0
        self._left: Row | None = None  # the one she was in last
        self._editable = True
        self._strict = False
        self._body: FormStep | None = None
        self._page: LastPage | None = None
        self._waiting = self._pause = ""  # what Tk calls later
        self._typed: set[str] = set()  # rows that are shown at once, all else after a pause
        self._refreshing = False
        self.step = ""
        self.field = ""
        self._build()
        session.patient = bool(session.form.calculation)
        self._unlisten = session.listen(self._changed)
        self.bind("<Destroy>", self._destroyed, add=True)
        self.bind("<Configure>", self._resized, add=True)
        self.go_to(self.steps()[0].key)

    # --- where she is --------------------------------------------------------------------------

    def steps(self) -> list[Step]:
        """Return the steps that ask something now, and the last one."""
        found = [
            Step(section.key, words.step_title(section.title), self._state(section))
            for section in self.session.steps()
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
        self.update_idletasks()  # what is not on screen yet would get the focus late, keys lost
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

    @property
    def foot(self) -> tk.Misc:
        """The buttons below the questions."""
        return self._foot

    def adopt(self, widget: tk.Misc) -> None:
        """Let something new on the last step scroll with it and hear its keys."""
        self._area.adopt(widget)
        self.keyed(widget)

    def reveal(self, widget: tk.Misc) -> None:
        """Scroll to something on the step."""
        self._area.reveal(widget)

    def flush(self) -> None:
        """Tidy the field she is in, as if she left it."""
        if self._body is not None:
            self._body.tidy()

    def set_editable(self, *, editable: bool) -> None:
        """Let her answer, or only read."""
        self._editable = editable
        if self._body is not None:
            self._body.set_editable(editable=editable)

    def refresh(self) -> None:
        """Mirror the session: rows that came or went, problems, marks of the steps."""
        self._refreshing = True  # looking a form over makes the session speak; that is no news
        try:
            if self._body is not None:
                self._body.refresh()
            if self._page is not None:
                self._page.refresh()
            self._aside.refresh()
            self._show_steps()
        finally:
            self._refreshing = False

    def rebuild(self) -> None:
        """Build the step on screen anew."""
        self._build_step()
        self.refresh()

    def next_panel(self) -> None:
        """Move the keyboard from the questions to the steps, and back."""
        if has_keyboard(self._steps):
            self._focus(self.field)
        else:
            self._steps.focus_set()

    def toggle_help(self) -> None:
        """Fold the help away, or bring it back; without room for it, it lies over the form."""
        if self._stands(self._room()):
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
        self._steps.grid(row=0, column=0, sticky="nsew", padx=(0, em(self, room.GAP)))
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
            padding=(em(self, room.SIDE), em(self, 1.7), em(self, room.SIDE), em(self, 1))
        )
        self._foot = FormFoot(self._panel, self.back, self.next, self.toggle_help)
        margins = (em(self, 0.8), em(self, 1.4))
        self._foot.grid(row=2, column=0, sticky="ew", padx=em(self, room.SIDE), pady=margins)
        self._aside = Aside(self, self._area, self._foot, self.toggle_help, self._beside)
        self._help = self._aside.help
        self.keyed(self)

    def _build_step(self) -> None:
        for child in self._area.inner.winfo_children():
            child.destroy()
        self._body = self._page = None
        deeds: Sequence[Deed] = ()
        if self.step == LAST and self._last is not None:
            self._page = self._last.build(self._area.inner)
            deeds = self._last.deeds()
        else:
            self._body = self._build_questions()
        self._foot.put(deeds)
        self._area.adopt(self._area.inner)
        self.keyed(self._area.inner)
        self.keyed(self._foot)
        self._over = False
        self._arrange()
        self._area.to_top()

    def _build_questions(self) -> FormStep:
        section = next(s for s in self.session.form.sections if s.key == self.step)
        number = [item.key for item in self.steps()].index(section.key) + 1
        body = FormStep(
            self._area.inner,
            self.session,
            section,
            words.section_title(number, section.title),
            strict=self._strict,
            on_left=self._row_left,
        )
        body.grid(row=0, column=0, sticky="ew")
        if not self._editable:
            body.set_editable(editable=False)
        return body

    # --- moving --------------------------------------------------------------------------------

    def _move(self, by: int) -> None:
        keys = [item.key for item in self.steps()]
        at = keys.index(self.step) + by if self.step in keys else 0
        if 0 <= at < len(keys):
            self.go_to(keys[at])

    def _focus(self, field: str) -> None:
        key, _, part = field.partition(".")
        row = self._body.row_for(key) if self._body is not None else None
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
        if self._is_first(row) and not part:
            self._area.to_top()  # the first field is seen with the heading above it
        elif row.winfo_height() <= self._area.winfo_height():
            self._area.reveal(row)
        # The window may not hold the focus yet (first run): the help and the place still follow.
        self._at(row)

    def _focused(self, widget: tk.Misc) -> None:
        row = self._body.row_of(widget) if self._body is not None else None
        if row is not None:
            whole = row.winfo_height() <= self._area.winfo_height() and row.field.key != self.field
            self._at(row)
            self._area.reveal(row if whole else widget)
            if self._is_first(row) and self._area.seen_from_top(widget):
                self._area.to_top()  # what grew below the heading may have pushed it out of sight

    def _is_first(self, row: Row) -> bool:
        return self._body is not None and row is self._body.row_for("")

    def _at(self, row: Row) -> None:
        self._show_hint(row.field)
        self._tell_place(row.field.key)

    def _row_left(self) -> None:
        if self._on_left is not None:
            self._on_left()
        self._left = self._body.row_for(self.field) if self._body is not None else None
        if self._left is not None and self._left.severity() is not None:
            self._changed(frozenset())

    def _tell_place(self, field: str) -> None:
        self.field = field
        if self._on_place is not None:
            self._on_place(self.step, field)

    # --- showing -------------------------------------------------------------------------------

    def _changed(self, keys: frozenset[str]) -> None:
        # Once for a burst of keys, after they are drawn: typing stays light.
        if self._refreshing:
            return
        self._typed |= keys
        if not self._waiting:
            self._waiting = self.after_idle(self._catch_up)

    def _catch_up(self) -> None:
        self._waiting = ""
        typed, self._typed = self._typed, set()
        if not self.session.patient:
            self._show_all()
            return
        rows = self._body.rows if self._body is not None else {}
        for key in typed & rows.keys():
            rows[key].show_raw()
        self._cancel(self._pause)
        self._pause = self.after(_PAUSE_MS, self._show_all)

    def _show_all(self) -> None:
        self._pause = ""
        self.refresh()
        self._show_left()

    def _cancel(self, waiting: str) -> None:
        if waiting:
            self.after_cancel(waiting)

    def _show_left(self) -> None:
        """Scroll to what turned out wrong when the cursor went from the questions to the foot."""
        row, self._left = self._left, None
        if row is None or not row.winfo_exists() or row.severity() is None:
            return
        if not str(self.tk.call("focus")).startswith(f"{self._area}."):
            self._area.reveal(row)

    def _show_steps(self) -> None:
        steps = self.steps()
        self._steps.show(steps, self.step)
        keys = [item.key for item in steps]
        at = keys.index(self.step) if self.step in keys else 0
        on = words.NEXT
        if self._last is not None and at + 2 == len(keys):
            on = self._last.way
        self._foot.show(back=at > 0, forward=on if at + 1 < len(keys) else "")

    def _state(self, section: Section) -> str:
        state = self.session.section_state(section.key)
        # While she is still writing in it, a section is begun and not yet wrong.
        return "started" if state == "problem" and section.key == self.step else state

    def _show_hint(self, field: Field | None) -> None:
        if field is None:
            if self._last is not None:
                self._help.show(Hint(self._last.title, self._last.guide))
            return
        guide = field.guide
        if self._body is not None and not (guide or field.example or field.question):
            guide = self._body.section.guide
        self._help.show(Hint(field.label, guide or field.hint, field.example, field.question))

    # --- room ----------------------------------------------------------------------------------

    def _resized(self, event: "tk.Event[tk.Misc]") -> None:
        size = (event.width, event.height)
        if event.widget is self and size != (self._width, self._height):
            self._width, self._height = size
            self._arrange()

    def _room(self) -> room.Room:
        tables = self._body.widest_table() if self._body is not None else ()
        return room.share(self._ems(), *tables)

    def _stands(self, found: room.Room) -> bool:
        """Tell whether the help has its place without being asked for; figures come first."""
        return found.help_beside or (found.help_squeezed and self._beside is not None)

    def _ems(self) -> float:
        return self._width / em(self, 10) * 10

    def _arrange(self) -> None:
        if not self._width:
            return
        found = self._room()
        stands = self._stands(found)
        asked = self._over if not stands else not self._folded
        squeezed = asked and not found.help_beside and found.help_squeezed
        compact = found.compact or squeezed
        self._steps.set_compact(compact=compact)
        steps = em(self, room.STEPS_COMPACT if compact else room.STEPS)
        self.columnconfigure(0, minsize=steps + em(self, room.GAP))
        self._steps.configure(width=steps)
        self._steps.grid_propagate(False)
        beside = asked and (stands or squeezed)
        over = asked and not beside
        self._aside.place(beside=beside, over=over)
        room_for_help = room.share(self._ems()).help_beside and not beside
        spare = em(self, room.HELP) + em(self, room.GAP) if room_for_help else 0
        self._foot.show_help(offered=not (beside or over), spare=spare)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            self._unlisten()
            self._cancel(self._waiting)
            self._cancel(self._pause)
