"""Entry of the kind `table`."""

import tkinter as tk

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.table.editor import TableEditor


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return the table editor."""
    return TableRow(master, session, field)


class TableRow(Row):
    """The whole table under one label."""

    def build_body(self) -> None:
        """Put the table."""
        self.table = TableEditor(self.body, self.session, self.field, self._cell_left)
        self.table.grid(row=0, column=0, sticky="ew")

    def focus(self) -> None:
        """Put the cursor into the first cell."""
        self.table.focus_first()

    def focus_part(self, part: str) -> None:
        """Put the cursor into the cell "row_id.column"."""
        row_id, _, column = part.partition(".")
        self.table.focus_row(row_id, column)

    def show_raw(self) -> None:
        """Show the rows the session holds."""
        self.table.refresh()

    def set_editable(self, *, editable: bool) -> None:
        """Let her change the table, or only read it."""
        super().set_editable(editable=editable)
        self.table.set_editable(editable=editable)

    def _cell_left(self) -> None:
        self._left(wholly=True)
