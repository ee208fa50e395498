"""Entry of the kind `choice`: round buttons, or a list to pull down when there are many."""

import tkinter as tk
from tkinter import ttk
from typing import Final

from ocop_desktop.core.problems import Severity
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import OTHER, Choice, Field
from ocop_desktop.ui.fields.options import OptionGrid
from ocop_desktop.ui.fields.other import OtherWords
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words

_MANY: Final = 8  # options; from there a list is calmer than buttons


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return buttons for a few options, a list for many."""
    if len(field.choices) + field.other >= _MANY:
        return ListRow(master, session, field)
    return ButtonsRow(master, session, field)


def options(field: Field) -> tuple[Choice, ...]:
    """Return what can be chosen, her own words last."""
    own = (Choice(key=OTHER, label=words.OTHER),) if field.other else ()
    return (*field.choices, *own)


class _OneOf(Row):
    """What both looks share: one key is chosen, or "other:" with words behind it."""

    def _build_other(self, row: int) -> None:
        self._other = OtherWords(self.body, self._typed_words)
        self._other.grid(row=row, column=0, sticky="ew", pady=(em(self, 0.3), 0))
        self.bind_focus(self._other.entry)
        self._show_other()

    def _key(self) -> str:
        raw = str(self.session.raw(self.field.key))
        return OTHER if raw.startswith(OTHER) else raw

    def _choose(self, key: str) -> None:
        self.session.type(self.field.key, key + self._other.words if key == OTHER else key)
        self._show_other()
        if key == OTHER:
            self._other.take_keys()

    def _typed_words(self, text: str) -> None:
        self.session.type(self.field.key, OTHER + text)

    def _show_other(self) -> None:
        if self._key() != OTHER:
            self._other.grid_remove()
            return
        self._other.grid()
        if not self.has_focus():
            self._other.show(str(self.session.raw(self.field.key)).removeprefix(OTHER))


class ButtonsRow(_OneOf):
    """Round buttons in two columns; a choice that is not required can be taken back."""

    def build_body(self) -> None:
        """Put the buttons, the line for her own words and the way back."""
        self._chosen = tk.StringVar(master=self, value=self._key())
        self._grid = OptionGrid(self.body, "Ocop.TRadiobutton")
        self._grid.grid(row=0, column=0, sticky="ew")
        self._buttons = [self._button(choice) for choice in options(self.field)]
        self._build_other(1)
        self._clear = ttk.Button(
            self.body,
            text=words.CLEAR_CHOICE,
            style="Panel.Quiet.TButton",
            takefocus=False,
            command=self._take_back,
        )
        self._show_clear()

    def focus(self) -> None:
        """Put the focus on what is chosen, else on the first button."""
        key = self._key()
        chosen = [button for button in self._buttons if str(button.cget("value")) == key]
        (chosen or self._buttons)[0].focus_set()

    def show_raw(self) -> None:
        """Press the button the session holds."""
        self._chosen.set(self._key())
        self._show_other()
        self._show_clear()

    def set_editable(self, *, editable: bool) -> None:
        """Let her choose, or only see."""
        super().set_editable(editable=editable)
        for widget in (*self._buttons, self._other.entry):
            widget.state(["!disabled"] if editable else ["disabled"])
        self._show_clear()

    def _button(self, choice: Choice) -> ttk.Radiobutton:
        button = ttk.Radiobutton(
            self._grid,
            text=choice.label,
            value=choice.key,
            variable=self._chosen,
            style="Ocop.TRadiobutton",
            command=self._pressed,
        )
        self._grid.add(button, choice.hint)
        self.bind_focus(button)
        return button

    def _pressed(self) -> None:
        self._focus_pressed()
        self._choose(self._chosen.get())
        self._show_clear()

    def _focus_pressed(self) -> None:
        """Put the focus where the mouse pressed: the help speaks of this question then."""
        key = self._chosen.get()
        next(each for each in self._buttons if str(each.cget("value")) == key).focus_set()

    def _take_back(self) -> None:
        self.session.type(self.field.key, "")
        self.show_raw()

    def _show_clear(self) -> None:
        if self._key() and self.editable and not self.session.required(self.field.key):
            self._clear.grid(row=0, column=1, sticky="ne")
        else:
            self._clear.grid_remove()


class ListRow(_OneOf):
    """A list to pull down; its first line takes the choice back."""

    def build_body(self) -> None:
        """Put the list and the line for her own words."""
        self._offered = (Choice(key="", label=words.NO_CHOICE), *options(self.field))
        labels = [choice.label for choice in self._offered]
        self._list = ttk.Combobox(
            self.body,
            values=labels,
            state="readonly",
            style="Ocop.TCombobox",
            font="OcopText",
            width=min(48, max(len(label) for label in labels) + 2),
        )
        self._list.grid(row=0, column=0, sticky="w")
        self._list.bind("<<ComboboxSelected>>", self._pressed, add=True)
        self.bind_focus(self._list)
        self._build_other(1)

    def focus(self) -> None:
        """Put the focus on the list."""
        self._list.focus_set()

    def show_raw(self) -> None:
        """Show the option the session holds."""
        key = self._key()
        keys = [choice.key for choice in self._offered]
        wanted = self._offered[keys.index(key)].label if key in keys else key
        if self._list.get() != wanted:
            self._list.set(wanted)
        self._show_other()

    def show_severity(self, severity: Severity | None) -> None:
        """Colour the list's frame."""
        face = {None: "Ocop", Severity.BLOCKS: "Bad", Severity.REMINDS: "Remind"}[severity]
        self._list.configure(style=f"{face}.TCombobox")

    def set_editable(self, *, editable: bool) -> None:
        """Let her choose, or only see."""
        super().set_editable(editable=editable)
        self._list.state(["!disabled"] if editable else ["disabled"])
        self._other.entry.state(["!disabled"] if editable else ["disabled"])

    def _pressed(self, _event: object) -> None:
        self._choose(self._offered[self._list.current()].key)
        self._list.selection_clear()
