"""The card of what a product has won, and the dialog in which one is written down."""

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.core.records import Recognition
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.recognition_presenter import RecognitionPresenter
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as form_words
from ocop_desktop.wording import recognitions as words
from ocop_desktop.wording import ui as ui_words

_WIDE: Final = 34  # characters of an entry


class RecognitionPanel(ttk.Frame):
    """`product` tells the id of the product; `adopt` hears of every row that came."""

    def __init__(
        self,
        master: tk.Misc,
        context: Context,
        product: Callable[[], str],
        adopt: Callable[[tk.Misc], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._context, self._adopt = context, adopt
        self.presenter = RecognitionPresenter(context, product)
        self._drawn: list[Recognition] | None = None
        self.columnconfigure(0, weight=1)
        self._build()
        unlisten = context.bus.listen(("recognition",), lambda _changes: self.refresh())
        self.bind("<Destroy>", lambda e: unlisten() if e.widget is self else None, add=True)
        self.refresh()

    def refresh(self) -> None:
        """Show them as they are now."""
        found = self.presenter.all()
        if found == self._drawn:
            return
        had_focus = self._drawn is not None and self._has_focus()
        self._drawn = found
        for child in self._list.winfo_children():
            child.destroy()
        for won in found:
            self._row(won)
        if not found:
            empty = wrap(ttk.Label(self._list, text=words.NOTHING_YET, style="Panel.Text.TLabel"))
            empty.grid(sticky="ew")
        self._adopt(self._list)
        if had_focus:
            self.focus()

    def focus(self) -> None:
        """Take the keyboard."""
        self.add.focus_set()

    def edit(self, won: Recognition) -> None:
        """Ask for what was won, and keep it."""
        if not self.presenter.product():
            self._context.toast(words.NOT_SAVED_YET)
            return
        found = RecognitionDialog(self, self.presenter, won).run()
        if found is not None:
            self.presenter.save(found)

    def _has_focus(self) -> bool:
        return str(self.tk.call("focus")).startswith(f"{self._list}.")

    def _build(self) -> None:
        line = tk.Frame(self, height=1, background=palette().line)
        line.grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, em(self, 1.2)))
        head = wrap(ttk.Label(self, text=words.RECOGNITIONS, style="Panel.Section.TLabel"))
        head.grid(row=1, column=0, sticky="ew")
        self.add = ttk.Button(
            self,
            text=words.ADD,
            style="Secondary.TButton",
            command=lambda: self.edit(Recognition()),
        )
        self.add.grid(row=1, column=1, sticky="e", padx=(em(self, 0.8), 0))
        hint = wrap(ttk.Label(self, text=words.HINT, style="Panel.Hint.TLabel"))
        hint.grid(row=2, column=0, columnspan=2, sticky="ew", pady=em(self, 0.4))
        self._list = ttk.Frame(self, style="Panel.TFrame")
        self._list.columnconfigure(0, weight=1)
        self._list.grid(row=3, column=0, columnspan=2, sticky="ew")

    def _row(self, won: Recognition) -> None:
        title, decision, term, warns = self.presenter.lines(won)
        for text, style in (
            (title, "Panel.Field.TLabel"),
            (decision, "Panel.Text.TLabel"),
            (
                form_words.with_mark(term, blocks=False) if warns else term,
                "Panel.Remind.TLabel" if warns else "Panel.Hint.TLabel",
            ),
        ):
            if text:
                wrap(ttk.Label(self._list, text=text, style=style)).grid(sticky="ew")
        deeds = Flow(self._list, "Panel.TFrame", gap=0.2)
        deeds.grid(sticky="ew", pady=(0, em(self, 0.7)))
        remove = partial(self.presenter.remove, won)
        for text, deed in ((words.EDIT, partial(self.edit, won)), (words.REMOVE, remove)):
            button = ttk.Button(deeds, text=text, style="Panel.Quiet.TButton", command=deed)
            button.bind("<Delete>", lambda _event: remove(), add=True)
        deeds.arrange()


class RecognitionDialog(Modal):
    """Asks for one recognition; `run` returns it, None when she gives up."""

    def __init__(self, parent: tk.Misc, presenter: RecognitionPresenter, won: Recognition) -> None:
        super().__init__(parent, words.EDIT_TITLE if won.id else words.NEW_TITLE)
        self._presenter, self._won = presenter, won
        self.typed: dict[str, tk.StringVar] = {}
        self._entries: dict[str, ttk.Entry] = {}
        self._reminded = False  # that the essentials are missing; then they may be
        self.body.columnconfigure(1, weight=1)
        for row, name in enumerate(words.FIELDS):
            self._field(row, name, presenter.raw(won)[name])
        self._problem = ttk.Label(self.body, style="Panel.Problem.TLabel")
        self._problem.grid(row=len(words.FIELDS), column=0, columnspan=2, sticky="w")
        self.button(words.SAVE, self.save, "Primary.TButton")
        self.button(ui_words.CANCEL, self.close)
        self.first_focus = self._entries["round"]

    def save(self, _event: object = None) -> None:
        """Close with what was typed, or say what is wrong with it."""
        raw = {name: variable.get() for name, variable in self.typed.items()}
        won, wrong = self._presenter.read(self._won, raw)
        for name, entry in self._entries.items():
            look = "Bad" if name in wrong else "Ocop"
            entry.configure(style=f"{look}.{entry.winfo_class()}")
        if wrong:
            name, text = next(iter(wrong.items()))
            self._say(text, "Panel.Problem.TLabel")
            self._entries[name].focus_set()
            return
        if self._presenter.lacks(won) and not self._reminded:
            self._reminded = True
            self._say(words.SAVE_ANYWAY, "Panel.Remind.TLabel")
            self._entries["stars"].focus_set()
            return
        self.answer(won)

    def _say(self, text: str, style: str) -> None:
        self._problem.configure(text=text, style=style, wraplength=self.body.winfo_width())

    def _field(self, row: int, name: str, value: str) -> None:
        gap = em(self, 0.25)
        label = ttk.Label(self.body, text=words.FIELDS[name], style="Panel.Text.TLabel")
        label.grid(row=row, column=0, sticky="w", padx=(0, em(self, 1)), pady=gap)
        variable = self.typed[name] = tk.StringVar(self, value)
        self._entries[name] = self._entry(name, variable)
        self._entries[name].grid(row=row, column=1, sticky="ew", pady=gap)
        for key in ("<Return>", "<KP_Enter>"):
            self._entries[name].bind(key, self.save, add=True)
        if example := words.EXAMPLES.get(name):
            hint = ttk.Label(self.body, text=form_words.example(example), style="Panel.Hint.TLabel")
            hint.grid(row=row, column=2, sticky="w", padx=(em(self, 0.8), 0))

    def _entry(self, name: str, variable: tk.StringVar) -> Any:
        if name != "stars":
            return ttk.Entry(self.body, style="Ocop.TEntry", textvariable=variable, width=_WIDE)
        return ttk.Combobox(
            self.body,
            style="Ocop.TCombobox",
            textvariable=variable,
            values=words.STAR_CHOICES,
            state="readonly",
        )
