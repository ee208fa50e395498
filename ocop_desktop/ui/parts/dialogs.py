"""Our own modal questions, in Vietnamese, with the safe answer under the Enter key."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tkinter import filedialog, ttk
from typing import Any, Final

from ocop_desktop.core import system
from ocop_desktop.ui import theme
from ocop_desktop.wording import ui as words

_TEXT_WIDTH: Final = 30  # ems


class Modal(tk.Toplevel):
    """A calm white panel over the window; `run` waits and returns `result` (None: given up)."""

    def __init__(self, parent: tk.Misc, title: str) -> None:
        theme.complete()
        super().__init__(parent.winfo_toplevel(), background=theme.palette().panel)
        self.withdraw()
        self.title(title)
        self.result: Any = None
        self.first_focus: tk.Misc | None = None
        self._grabbed_before: tk.Misc | None = None
        space = theme.em(self, 1.7)
        outer = ttk.Frame(self, style="Panel.TFrame", padding=space)
        outer.pack(fill="both", expand=True)
        ttk.Label(outer, text=title, style="Panel.Section.TLabel").pack(anchor="w")
        self.body = ttk.Frame(outer, style="Panel.TFrame")
        self.body.pack(fill="both", expand=True, pady=(theme.em(self, 0.6), space))
        self._bar = ttk.Frame(outer, style="Panel.TFrame")
        self._bar.pack(fill="x")
        self.bind("<Escape>", lambda _event: self.close(), add=True)
        self.bind("<Button-1>", self._pressed, add=True)
        self.protocol("WM_DELETE_WINDOW", self.close)

    def say(self, text: str, style: str = "Panel.Text.TLabel") -> ttk.Label:
        """Add a wrapped paragraph to the body."""
        label = ttk.Label(self.body, text=text, style=style, wraplength=theme.em(self, _TEXT_WIDTH))
        label.pack(anchor="w", pady=(0, theme.em(self, 0.4)))
        return label

    def button(
        self, text: str, command: Callable[[], None], style: str = "Secondary.TButton"
    ) -> ttk.Button:
        """Add a button to the left of those already there."""
        button = ttk.Button(self._bar, text=text, style=style, command=command)
        gap = theme.em(self, 0.6)
        button.pack(side="right", padx=(gap, 0))
        return button

    def answer(self, result: Any) -> None:
        """Close with this result."""
        self.result = result
        self.close()

    def close(self) -> None:
        """Close; the result stays what it is, and a dialog below takes the input again."""
        self.destroy()
        if self._grabbed_before is not None and self._grabbed_before.winfo_exists():
            self._grabbed_before.grab_set()

    def run(self) -> Any:
        """Show over the window, wait until closed, return the result."""
        self.show()
        self.wait_window()
        return self.result

    def show(self) -> None:
        """Show over the window, or over the dialog that is open there, and take all input."""
        self._grabbed_before = self._grabber()
        owner = (self._grabbed_before or self.master).winfo_toplevel()
        self.transient(owner)
        self.resizable(False, False)
        self.update_idletasks()
        self.geometry(_centred(self, owner))
        self.deiconify()
        self.wait_visibility()
        self.lift()
        self.grab_set()
        (self.first_focus or self).focus_set()

    def _pressed(self, event: "tk.Event[tk.Misc]") -> None:
        """Take the keys back when she presses beside the dialog: Tk tells it to who has the grab.

        The window manager has given them to the window below by then, and Esc would do nothing.
        """
        inside = 0 <= event.x < self.winfo_width() and 0 <= event.y < self.winfo_height()
        if event.widget is self and not inside:
            self.bell()
            (self.focus_lastfor() or self).focus_force()

    def _grabber(self) -> tk.Misc | None:
        """Return who had all input until now; a dialog of Tk's own is nobody Python knows."""
        try:
            return self.grab_current()  # type: ignore[no-untyped-call]
        except KeyError:
            return None


def _centred(window: tk.Toplevel, owner: tk.Misc) -> str:
    width, height = window.winfo_reqwidth(), window.winfo_reqheight()
    x = owner.winfo_rootx() + (owner.winfo_width() - width) // 2
    y = owner.winfo_rooty() + (owner.winfo_height() - height) // 3
    x = max(0, min(x, window.winfo_screenwidth() - width))
    y = max(0, min(y, window.winfo_screenheight() - height))
    return f"+{x}+{y}"


def ask(
    parent: tk.Misc, title: str, text: str, *, yes: str, no: str = words.NO, danger: bool = False
) -> bool:
    """Ask before a deed; Enter and Esc both mean "no" when it is dangerous."""
    modal = Modal(parent, title)
    modal.say(text)
    style = "Danger.TButton" if danger else "Primary.TButton"
    yes_button = modal.button(yes, lambda: modal.answer(True), style)
    no_button = modal.button(no, modal.close)
    modal.first_focus = no_button if danger else yes_button
    return bool(modal.run())


def choose(parent: tk.Misc, title: str, text: str, answers: Sequence[tuple[Any, str]]) -> Any:
    """Ask which of these (result, words), the first one being usual; None when she gives up."""
    modal = Modal(parent, title)
    modal.say(text)
    for result, label in answers:
        style = "Secondary.TButton" if modal.first_focus else "Primary.TButton"
        button = ttk.Button(
            modal.body, text=label, style=style, command=partial(modal.answer, result)
        )
        button.pack(fill="x", pady=(theme.em(modal, 0.5), 0))
        modal.first_focus = modal.first_focus or button
    modal.button(words.CANCEL, modal.close)
    return modal.run()


def tell(parent: tk.Misc, title: str, *paragraphs: str, small: str = "") -> None:
    """Say something that must be read before going on."""
    modal = Modal(parent, title)
    for paragraph in paragraphs:
        if paragraph:
            modal.say(paragraph)
    if small:
        modal.say(small, "Panel.Hint.TLabel")
    modal.first_focus = modal.button(words.CLOSE, modal.close, "Primary.TButton")
    modal.run()


# --- files -----------------------------------------------------------------------------------

_used: list[Path] = []  # the folder a file dialog ended in last


def _begin(folder: Path | None = None) -> str:
    """Return where a file dialog begins: that folder, the one used last, or the documents."""
    told = (each for each in (folder, *_used) if each is not None and each.is_dir())
    return str(next(told, None) or system.documents_folder())


def _chosen(path: str, *, folder: bool = False) -> Path | None:
    """Return what was chosen, and begin there next time; None when she gave up."""
    if not path:
        return None
    found = Path(path)
    _used[:] = [found if folder else found.parent]
    return found


def ask_folder(parent: tk.Misc, title: str, start: Path | None = None) -> Path | None:
    """Ask for a folder with the system's own dialog."""
    found = filedialog.askdirectory(
        parent=parent, title=title, initialdir=_begin(start), mustexist=True
    )
    return _chosen(found, folder=True)


def ask_open(parent: tk.Misc, title: str, kinds: Sequence[tuple[str, str]]) -> Path | None:
    """Ask for an existing file; `kinds` are (words, pattern)."""
    found = filedialog.askopenfilename(
        parent=parent, title=title, initialdir=_begin(), filetypes=list(kinds)
    )
    return _chosen(found)


def ask_open_many(
    parent: tk.Misc, title: str, kinds: Sequence[tuple[str, tuple[str, ...]]]
) -> list[Path]:
    """Ask for existing files, one or many; `kinds` are (words, patterns)."""
    found = filedialog.askopenfilenames(
        parent=parent, title=title, initialdir=_begin(), filetypes=list(kinds)
    )
    return [path for one in found or () if (path := _chosen(one))]


def ask_text(parent: tk.Misc, title: str, text: str, value: str, *, yes: str) -> str | None:
    """Ask for one line, `value` being offered; None when she gives up."""
    modal = Modal(parent, title)
    modal.say(text)
    typed = tk.StringVar(modal, value)
    entry = ttk.Entry(modal.body, style="Ocop.TEntry", textvariable=typed)
    entry.pack(fill="x")
    entry.select_range(0, "end")
    entry.icursor("end")

    def done(_event: object = None) -> None:
        modal.answer(typed.get())

    entry.bind("<Return>", done, add=True)
    entry.bind("<KP_Enter>", done, add=True)
    modal.button(yes, done, "Primary.TButton")
    modal.button(words.CANCEL, modal.close)
    modal.first_focus = entry
    found: str | None = modal.run()
    return found


def ask_save(
    parent: tk.Misc, title: str, name: str, kind: tuple[str, str], folder: Path | None = None
) -> Path | None:
    """Ask where to save; the system asks before replacing a file."""
    found = filedialog.asksaveasfilename(
        parent=parent,
        title=title,
        initialfile=name,
        initialdir=_begin(folder),
        filetypes=[kind],
        defaultextension=Path(kind[1]).suffix,
    )
    return _chosen(found)


def speak_vietnamese(app: tk.Tk) -> None:
    """Give Tk's own file dialogs (Linux) Vietnamese words."""
    app.tk.call("::msgcat::mclocale", "vi")
    pairs = [part for pair in words.TK_DIALOGS.items() for part in pair]
    app.tk.call("namespace", "eval", "::tk", ["::msgcat::mcmset", "vi", pairs])
