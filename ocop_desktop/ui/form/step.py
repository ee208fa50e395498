"""The questions of one step, under its title."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk

from ocop_desktop.forms.kinds.table import typed_columns
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Section
from ocop_desktop.ui import fields
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.fields.table import TableRow
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.table.columns import wanted_width
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words


class FormStep(ttk.Frame):
    """One row for each question of a section; `strict` rows say when they are left empty."""

    def __init__(
        self,
        master: tk.Misc,
        session: Session,
        section: Section,
        title: str,
        *,
        strict: bool,
        on_left: Callable[[], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._session = session
        self.section = section
        self.columnconfigure(0, weight=1)
        self._build_head(title)
        self.rows: dict[str, Row] = {}
        for index, field in enumerate(section.fields):
            row = self.rows[field.key] = fields.build(self, session, field)
            row.strict, row.on_left = strict, on_left
            row.grid(row=2 + index, column=0, sticky="ew", pady=(em(self, 1.2), 0))

    def refresh(self) -> None:
        """Mirror the session: rows that came or went, texts, problems."""
        for key, row in self.rows.items():
            if self._session.visible(key):
                row.grid()
                row.refresh()
            else:
                row.grid_remove()

    def tidy(self) -> None:
        """Tidy the field she is in, as if she left it."""
        for row in self.rows.values():
            if row.has_focus():
                row.tidy()

    def set_editable(self, *, editable: bool) -> None:
        """Let her answer, or only read."""
        for row in self.rows.values():
            row.set_editable(editable=editable)

    def row_for(self, key: str) -> Row | None:
        """Return the row of a field that is asked now, else the first that is."""
        asked = {k: row for k, row in self.rows.items() if self._session.visible(k)}
        return asked.get(key) or next(iter(asked.values()), None)

    def row_of(self, widget: tk.Misc) -> Row | None:
        """Return the row a widget belongs to."""
        path = f"{widget}."
        return next((row for row in self.rows.values() if path.startswith(f"{row}.")), None)

    def widest_table(self) -> tuple[float, float]:
        """Return how many ems the widest table needs, and its typed columns; 0 without a table."""
        tables = [row.field.columns for row in self.rows.values() if isinstance(row, TableRow)]
        typed = map(typed_columns, tables)
        return (
            max(map(wanted_width, tables), default=0.0),
            max(map(wanted_width, typed), default=0.0),
        )

    def _build_head(self, title: str) -> None:
        head = wrap(ttk.Label(self, text=title, style="Panel.Section.TLabel"))
        head.grid(row=0, column=0, sticky="ew")
        if hint := self.section.hint or (words.PROPOSAL if self.section.proposal else ""):
            label = wrap(ttk.Label(self, text=hint, style="Panel.Hint.TLabel"))
            label.grid(row=1, column=0, sticky="ew", pady=(em(self, 0.3), 0))
