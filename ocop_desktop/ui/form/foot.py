"""The bar under the questions: back, help, next; on the last step, what can be done."""

import tkinter as tk
from collections.abc import Callable, Sequence
from time import monotonic
from tkinter import ttk
from typing import Final, TypeAlias

from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.theme import em
from ocop_desktop.wording import filling as words

Deed: TypeAlias = tuple[str, Callable[[], None]]


# A click so soon after a step came was the second one of two, meant for what stood here before.
_SECOND: Final = 0.25  # s, for the way on and back: leafing through the steps is quick
_SECOND_DEED: Final = 0.5  # s, as long as Windows waits for it
_IN_HEADER: Final = frozenset({words.PREVIEW, words.PRINT})  # these stand there, too


class FormFoot(ttk.Frame):
    """Three buttons, and room for deeds: the last one is the main one."""

    def __init__(
        self,
        master: tk.Misc,
        on_back: Callable[[], None],
        on_next: Callable[[], None],
        on_help: Callable[[], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self.columnconfigure(1, weight=1)
        self._spare = 0
        self._held: tk.Widget | None = None
        # Tab goes by the order of making: from the last question on, and only then back.
        self._next = ttk.Button(self, style="Primary.TButton", command=on_next)
        self.deeds = Flow(self, style="Panel.TFrame")
        self.deeds.most = 1  # line, if the header offers the rest: the questions need the room
        self._back = ttk.Button(self, text=words.BACK, style="Secondary.TButton", command=on_back)
        self._back.grid(row=0, column=0)
        self._since = monotonic()  # this step stands there
        for button in (self._next, self._back):
            self._guard(button, _SECOND)
        self._help = ttk.Button(
            self,
            text=words.SHOW_HELP,
            style="Panel.Quiet.TButton",
            takefocus=False,
            command=on_help,
        )
        self._help.grid(row=0, column=1, sticky="w", padx=em(self, 0.6))
        self.bind("<Configure>", lambda _: self._place(), add=True)

    def show(self, *, back: bool, forward: str) -> None:
        """Say whether there is a way back, and the words of the way on ("" for none)."""
        self._back.state(["!disabled"] if back else ["disabled"])
        self._next.configure(text=forward)
        if forward:
            self._next.grid(row=0, column=2)
        else:
            self._next.grid_remove()

    def show_help(self, *, offered: bool, spare: int) -> None:
        """Offer the help where it is folded away.

        The buttons leave so many pixels `spare` at the right: they stay where they are when the
        help comes and goes.
        """
        self._spare = spare
        self.columnconfigure(3, minsize=spare)
        if offered:
            self._help.grid(column=3 if spare else 1, sticky="e" if spare else "w")
        else:
            self._help.grid_remove()
        self._place()

    def hold(self, line: tk.Widget | None) -> None:
        """Let a short line stand among the buttons where they leave it room; None for no line."""
        if self._held is not None:
            self._held.grid_remove()
        self._held = line
        self._place_held()

    def put(self, deeds: Sequence[Deed]) -> None:
        """Offer these deeds instead of the ones before."""
        self._since = monotonic()
        for child in self.deeds.winfo_children():
            child.destroy()
        self.deeds.spare = []
        for index, (text, deed) in enumerate(deeds):
            is_main = index == len(deeds) - 1
            style = "Primary.TButton" if is_main else "Secondary.TButton"
            button = ttk.Button(self.deeds, text=text, style=style, command=deed)
            self._guard(button, _SECOND_DEED)
            if text in _IN_HEADER and not is_main:
                self.deeds.spare.append(button)
        self._place()

    def _guard(self, button: ttk.Button, seconds: float) -> None:
        """Let no click press it that comes too soon after the step did."""

        def pressed(_event: object) -> str | None:
            return "break" if monotonic() - self._since < seconds else None

        button.bind("<Button-1>", pressed, add=True)

    def _place(self) -> None:
        self._place_deeds()
        self._place_held()

    def _place_held(self) -> None:
        if self._held is None:
            return
        others = (self._back, self._help, self._next, self.deeds)
        taken = sum(part.winfo_reqwidth() + em(self, 0.6) for part in others if _in_row(part, 0))
        if taken + self._held.winfo_reqwidth() + em(self, 0.6) <= self.winfo_width():
            self._held.grid(in_=self, row=0, column=1, sticky="e", padx=em(self, 0.6))
            self._held.lift()
        else:
            self._held.grid_remove()

    def _place_deeds(self) -> None:
        """Put the deeds beside the way back, or under it in as many lines as they need."""
        if not self.deeds.winfo_children():
            self.deeds.grid_remove()
            self._back.configure(text=words.BACK)
            return
        self.deeds.hidden = []
        wanted = self.deeds.wanted()
        if any(self._fits(wanted, back) for back in (words.BACK, words.BACK_SHORT)):
            self.deeds.configure(width=wanted)
            self.deeds.grid(row=0, column=2, columnspan=1, sticky="e", pady=0)
        else:
            self._back.configure(text=words.BACK)
            self.deeds.configure(width=1)
            gap = (em(self, 0.6), 0)
            self.deeds.grid(row=1, column=0, columnspan=3, sticky="ew", pady=gap)
        self.deeds.arrange()

    def _fits(self, wanted: int, back: str) -> bool:
        """Say these words on the way back; tell whether the deeds have room beside it then."""
        self._back.configure(text=back)
        before = (self._back,) if self._spare else (self._back, self._help)
        taken = sum(part.winfo_reqwidth() for part in before if part.winfo_manager())
        return taken + wanted + em(self, 0.6) <= self.winfo_width() - self._spare


def _in_row(part: tk.Widget, row: int) -> bool:
    return bool(part.winfo_manager()) and part.grid_info()["row"] == row
