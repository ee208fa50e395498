"""Entry of the kind `choices`: boxes to tick, in two columns that wrap."""

import tkinter as tk
from tkinter import ttk

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import OTHER, Choice, Field
from ocop_desktop.ui.fields.choice import options
from ocop_desktop.ui.fields.options import OptionGrid
from ocop_desktop.ui.fields.other import OtherWords
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.theme import em


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return boxes to tick."""
    return ChoicesRow(master, session, field)


class ChoicesRow(Row):
    """One box for each option; "Khác…" opens a line for her own words."""

    def build_body(self) -> None:
        """Put the boxes and the line for her own words."""
        self._ticks: dict[str, tk.BooleanVar] = {}
        self._grid = OptionGrid(self.body, "Ocop.TCheckbutton")
        self._grid.grid(row=0, column=0, sticky="ew")
        self._boxes = [self._box(choice) for choice in options(self.field)]
        self._other = OtherWords(self.body, lambda _words: self._tell())
        self._other.grid(row=1, column=0, sticky="ew", pady=(em(self, 0.3), 0))
        self.bind_focus(self._other.entry)
        self.show_raw()

    def focus(self) -> None:
        """Put the focus on the first box."""
        self._boxes[0].focus_set()

    def show_raw(self) -> None:
        """Tick what the session holds."""
        keys = {OTHER if raw.startswith(OTHER) else raw for raw in self._raw()}
        for key, tick in self._ticks.items():
            if tick.get() != (key in keys):
                tick.set(key in keys)
        self._show_other()

    def set_editable(self, *, editable: bool) -> None:
        """Let her tick, or only see."""
        super().set_editable(editable=editable)
        for widget in (*self._boxes, self._other.entry):
            widget.state(["!disabled"] if editable else ["disabled"])

    def _box(self, choice: Choice) -> ttk.Checkbutton:
        tick = self._ticks[choice.key] = tk.BooleanVar(master=self, value=False)
        box = ttk.Checkbutton(
            self._grid,
            text=choice.label,
            variable=tick,
            style="Ocop.TCheckbutton",
            command=lambda: self._pressed(choice.key),
        )
        self._grid.add(box, choice.hint)
        self.bind_focus(box)
        return box

    def _pressed(self, key: str) -> None:
        self._tell()
        self._show_other()
        if key == OTHER and self._ticks[OTHER].get():
            self._other.take_keys()

    def _tell(self) -> None:
        chosen = [key for key, tick in self._ticks.items() if tick.get() and key != OTHER]
        if OTHER in self._ticks and self._ticks[OTHER].get():
            chosen.append(OTHER + self._other.words)
        self.session.type(self.field.key, chosen)

    def _show_other(self) -> None:
        own = [raw.removeprefix(OTHER) for raw in self._raw() if raw.startswith(OTHER)]
        if not own:
            self._other.grid_remove()
            return
        self._other.grid()
        if not self.has_focus():
            self._other.show(own[0])

    def _raw(self) -> list[str]:
        return [item for item in self.session.raw(self.field.key) if isinstance(item, str)]
