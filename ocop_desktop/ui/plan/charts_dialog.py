"""The charts of a plan, one below the other, as they are printed."""

import tkinter as tk
from collections.abc import Callable
from io import BytesIO
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final

from PIL import Image, ImageTk

from ocop_desktop.services import plan_looks
from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.parts.scroll_area import ScrollArea
from ocop_desktop.wording import plans_screen as words
from ocop_desktop.wording import ui as ui_words

if TYPE_CHECKING:
    from ocop_desktop.services.jobs import Jobs, Progress

_WIDE: Final = 48.0  # ems
_HIGH: Final = 34.0
_SHARE: Final = 0.9  # of the screen, at most
_AROUND: Final = 12.0  # ems of title, button and window frame
_POINTS_PER_EM: Final = 9.6  # letters on the picture are as large as those around it


class ChartsDialog(Modal):
    """Draws in the background and shows what came; it scrolls."""

    def __init__(
        self,
        parent: tk.Misc,
        jobs: "Jobs",
        numbers: Any,
        first_year: int | None,
        on_bug: Callable[[BaseException], None],
    ) -> None:
        super().__init__(parent, words.CHARTS)
        self._kept: list[Any] = []  # Tk forgets pictures nobody holds
        wide = self._room(_WIDE, self.winfo_screenwidth())
        high = self._room(_HIGH, self.winfo_screenheight() - theme.em(self, _AROUND))
        self.area = ScrollArea(self.body, theme.palette().panel)
        self.area.configure(width=wide, height=high)
        self.area.grid_propagate(False)
        self.area.pack()
        self._waits = ttk.Label(self.area.inner, text=words.DRAWING, style="Panel.Text.TLabel")
        self._waits.pack(anchor="w")
        self.first_focus = self.button(ui_words.CLOSE, self.close, "Primary.TButton")
        for key, notches in (("<Up>", -1), ("<Down>", 1), ("<Prior>", -6), ("<Next>", 6)):
            self.bind(key, lambda _event, by=notches: self.area.wheel(by), add=True)  # type: ignore[misc] # a default argument
        pixels = wide - theme.em(self, 1.2)
        points = pixels / theme.em(self, 1) * _POINTS_PER_EM

        draw = plan_looks.pictures  # which is read at this moment, on this thread

        def work(progress: "Progress") -> list[bytes]:
            return draw(numbers, first_year, pixels, points, progress)

        jobs.start(work, on_done=self._show, on_error=on_bug)

    def _room(self, wanted: float, there: int) -> int:
        return min(theme.em(self, wanted), round(there * _SHARE))

    def _show(self, pictures: list[bytes]) -> None:
        if not self.winfo_exists():
            return
        self._waits.destroy()
        for picture in pictures:
            image = ImageTk.PhotoImage(Image.open(BytesIO(picture)), master=self)
            self._kept.append(image)
            label = ttk.Label(self.area.inner, image=image, style="Panel.Text.TLabel")
            label.pack(anchor="w", pady=(0, theme.em(self, 1.4)))
        self.area.adopt(self.area.inner)
