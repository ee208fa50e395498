"""Entry of the kind `classification`: the decision's own three-level list."""

import tkinter as tk

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Choice, Field
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.parts.class_chooser import Class, ClassChooser

_LEVELS = "›"  # stands between the names of a path


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return the chooser."""
    return ClassRow(master, session, field)


class ClassRow(Row):
    """The path chosen, and the list with its search behind a button."""

    def build_body(self) -> None:
        """Put the chooser."""
        classes = [_class(choice) for choice in self.field.choices]
        self.chooser = ClassChooser(self.body, classes, self._choose)
        self.chooser.grid(row=0, column=0, sticky="ew")
        self.bind_focus(self.chooser.button)

    def focus(self) -> None:
        """Put the focus on the button."""
        self.chooser.button.focus_set()

    def show_raw(self) -> None:
        """Show the class the session holds."""
        self.chooser.show(str(self.session.raw(self.field.key)))

    def set_editable(self, *, editable: bool) -> None:
        """Let her choose, or only see."""
        super().set_editable(editable=editable)
        self.chooser.button.state(["!disabled"] if editable else ["disabled"])

    def _choose(self, key: str) -> None:
        self.session.type(self.field.key, key)


def _class(choice: Choice) -> Class:
    return Class(choice.key, tuple(part.strip() for part in choice.label.split(_LEVELS)))
