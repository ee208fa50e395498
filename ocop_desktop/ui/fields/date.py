"""Entry of the kind `date`: plain typing first, a calendar for those who like it."""

import tkinter as tk
from datetime import date
from tkinter import ttk

from ocop_desktop.core.clock import now
from ocop_desktop.core.dates import show_date
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field
from ocop_desktop.ui.fields.entry import EntryRow
from ocop_desktop.ui.fields.row import Row
from ocop_desktop.ui.parts.calendar_panel import CalendarPanel
from ocop_desktop.ui.parts.popup import Popup
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words


def build(master: tk.Misc, session: Session, field: Field) -> Row:
    """Return a date with its calendar."""
    return DateRow(master, session, field)


class DateRow(EntryRow):
    """The calendar button is for the mouse only: Tab goes on to the next field."""

    def build_body(self) -> None:
        """Put the entry and, beside it, the button that opens the calendar."""
        super().build_body()
        self._button = ttk.Button(
            self.body,
            text=words.CALENDAR,
            style="Panel.Quiet.TButton",
            takefocus=False,
            command=self.open_calendar,
        )
        self._button.grid(row=0, column=1, sticky="w", padx=(em(self, 0.4), 0))

    def open_calendar(self) -> None:
        """Open the month of the date written, else this month."""
        value = self.session.value(self.field.key)
        day = value if isinstance(value, date) else now().date()
        popup = Popup(self.entry, self.entry.focus_set)
        panel = CalendarPanel(popup.body, day, lambda picked: self._pick(popup, picked))
        panel.pack(fill="both", expand=True)
        popup.listen_for_escape(panel)
        popup.open()
        panel.focus_set()

    def set_editable(self, *, editable: bool) -> None:
        """Let her choose, or only see."""
        super().set_editable(editable=editable)
        self._button.state(["!disabled"] if editable else ["disabled"])

    def _pick(self, popup: Popup, day: date) -> None:
        self._text.set(show_date(day))
        popup.close()
