"""What stands beside the questions: the help, and over it what follows from the answers."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from ocop_desktop.ui.form import room
from ocop_desktop.ui.form.foot import FormFoot
from ocop_desktop.ui.form.hint_panel import HintPanel
from ocop_desktop.ui.theme import em

_LOW: Final = 26.0  # ems of a page on which the questions need all the height


@dataclass(frozen=True, slots=True)
class Beside:
    """Builds what follows the answers: a panel over the help, a line where that has no room.

    Both are widgets that `refresh`; the line is told what brings the panel, and is made `brief`
    where it stands among the buttons.
    """

    panel: Callable[[tk.Misc], Any]
    strip: Callable[[tk.Misc, Callable[[], None]], Any]


class Aside:
    """The help of a page with what stands over it, folded away and brought back as one.

    It stands in the third column of `page`, or lies over `area`, never over the buttons below.
    """

    def __init__(
        self,
        page: tk.Misc,
        area: tk.Widget,
        foot: FormFoot,
        on_fold: Callable[[], None],
        beside: Beside | None,
    ) -> None:
        self._page, self._area, self._foot = page, area, foot
        self._followers: list[Any] = []
        self._strip: Any = None
        if beside is not None:
            self._strip = beside.strip(area.master, on_fold)
            self._followers.append(self._strip)
        self.help = HintPanel(page, on_fold, self._built(beside.panel) if beside else None)

    def _built(self, panel: Callable[[tk.Misc], Any]) -> Callable[[tk.Misc], Any]:
        def build(master: tk.Misc) -> Any:
            made = panel(master)
            self._followers.append(made)
            return made

        return build

    def refresh(self) -> None:
        """Let all that follows the answers look at them again."""
        for follower in self._followers:
            follower.refresh()

    def place(self, *, beside: bool, over: bool) -> None:
        """Stand beside the questions, lie over them, or be folded away."""
        width, gap = em(self._page, room.HELP), em(self._page, room.GAP)
        self.help.place_forget()
        self.help.grid_forget()
        self._page.columnconfigure(2, minsize=width + gap if beside else 0)
        if beside:
            self.help.grid(row=0, column=2, sticky="nsew", padx=(gap, 0))
        elif over:
            self.help.place(in_=self._area, relx=1, rely=0, anchor="ne", width=width, relheight=1)
            self.help.lift()
        self._place_strip(shown=not (beside or over))

    def _place_strip(self, *, shown: bool) -> None:
        if self._strip is None:
            return
        is_low = self._page.winfo_height() < em(self._page, _LOW)
        self._strip.brief(on=is_low)
        self._foot.hold(self._strip if shown and is_low else None)
        if shown and not is_low:
            panel = self._area.master  # grid would put it back where it stood last
            side = em(self._page, room.SIDE)
            self._strip.grid(in_=panel, row=1, column=0, sticky="ew", padx=side)
        elif not shown:
            self._strip.grid_remove()
