"""The last step: what is still to be mended, then what belongs to the record beside its answers."""

import tkinter as tk
from collections.abc import Callable

from ocop_desktop.ui.context import Context
from ocop_desktop.ui.form.check_page import CheckPage
from ocop_desktop.ui.parts.attachment_panel import AttachmentPanel
from ocop_desktop.ui.parts.recognition_panel import RecognitionPanel
from ocop_desktop.ui.theme import em


class LastPage:
    """The check, and below it the cards; `owner` tells type and id of the record."""

    def __init__(
        self,
        check: CheckPage,
        context: Context,
        owner: Callable[[], tuple[str, str]],
        adopt: Callable[[tk.Misc], None],
    ) -> None:
        self.check = check
        self.won: RecognitionPanel | None = None
        if owner()[0] == "product":
            self.won = RecognitionPanel(check.master, context, lambda: owner()[1], adopt)
            self.won.grid(row=1, column=0, sticky="ew", pady=(em(check, 1.8), 0))
        self.files = AttachmentPanel(check.master, context, owner, adopt)
        self.files.grid(row=2, column=0, sticky="ew", pady=(em(check, 1.8), em(check, 0.6)))

    def refresh(self) -> None:
        """Look at the form again; files tell of themselves."""
        self.check.refresh()

    def focus(self) -> None:
        """Take the keyboard."""
        self.check.focus()
