"""Above a list: the search box, the filters beside it, and how many rows there are."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from tkinter import ttk
from typing import Any, Final, Literal

from ocop_desktop.ui import theme
from ocop_desktop.ui.lists.wants import ListFilter
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.header import menu_button
from ocop_desktop.wording import lists as words

_LINES: Final = 2  # of search box and filters; what needs more is put behind one button
_PAUSE_MS: Final = 150  # of rest after a key before the list is asked again


class SearchBar(ttk.Frame):
    """Calls `on_search` after a pause in typing, `on_filter` at once."""

    def __init__(
        self,
        master: tk.Misc,
        hint: str,
        filters: Sequence[ListFilter],
        *,
        on_search: Callable[[], None],
        on_filter: Callable[[], None],
    ) -> None:
        super().__init__(master, style="Page.TFrame")
        self._filters = filters
        self._on_search, self._on_filter = on_search, on_filter
        self.values: dict[str, Any] = self._home()
        self._waiting = ""
        self._picked: dict[str, tk.StringVar] = {}
        self.deed: ttk.Button | None = None
        self._count = ttk.Label(self, style="Text.TLabel", foreground=theme.palette().quiet)
        self._count.pack(side="right", anchor="n", pady=theme.em(self, 0.5))
        self._flow = Flow(self)
        self._flow.pack(side="left", fill="x", expand=True)
        self._build_search(hint)
        self._buttons = {
            each.name: menu_button(self._flow, "", partial(self._fill, each)) for each in filters
        }
        self._flow.most = _LINES
        self._flow.more = menu_button(self._flow, words.MORE_FILTERS, self._fill_more)
        self.say_filters()

    def text(self) -> str:
        """Return what is searched for."""
        return self._text.get().strip()

    def say_count(self, told: str) -> None:
        """Say how many rows there are."""
        self._count.configure(text=told)

    def say_filters(self) -> None:
        """Write what is chosen on the buttons."""
        alone = next(
            (each for each in self._filters if each.alone and self.values[each.name]), None
        )
        for each in self._filters:
            options = list(each.options())
            chosen = (label for value, label in options if value == self.values[each.name])
            self._buttons[each.name].configure(text=f"{next(chosen, options[0][1])}  ▾")
            self._buttons[each.name].state(
                ["disabled" if alone not in {None, each} else "!disabled"]
            )
        home = self._home()
        self._flow.spare = [
            self._buttons[name] for name, value in self.values.items() if value == home[name]
        ]
        self._flow.arrange()

    def offer(self, text: str, command: Callable[[], None]) -> None:
        """Offer one deed behind the filters; "" takes it away."""
        if self.deed is not None:
            self.deed.destroy()
        self.deed = None
        if text:
            self.deed = ttk.Button(
                self._flow, text=text, style="Secondary.TButton", command=command
            )
        self._flow.arrange()

    def told(self) -> list[str]:
        """Return in words what narrows the list, without the search."""
        chosen = ((each, self.values[each.name]) for each in self._filters)
        return [dict(each.options())[value] for each, value in chosen if value is not None]

    def narrows(self) -> bool:
        """Tell whether a search or filter hides rows."""
        return bool(self.text()) or self.values != self._home()

    def set(self, values: Mapping[str, Any]) -> None:
        """Choose filters without telling anybody."""
        self.values.update({k: v for k, v in values.items() if k in self.values})
        self.say_filters()

    def clear(self) -> None:
        """Stand as if nobody had searched or chosen."""
        self._text.set("")
        self.values = self._home()
        self.say_filters()
        self._on_filter()

    def focus_search(self) -> None:
        """Put the cursor in the search box, its text marked."""
        self._entry.focus_set()
        self._entry.selection_range(0, "end")

    def search_now(self) -> None:
        """Do not wait for the pause."""
        if self._waiting:
            self.after_cancel(self._waiting)
            self._search()

    def on_leave_down(self, leave: Callable[[], str]) -> None:
        """Call this when Enter or Down is pressed in the search box."""
        for key in ("<Return>", "<Down>"):
            self._entry.bind(key, lambda _event: leave(), add=True)

    def _home(self) -> dict[str, Any]:
        return {each.name: each.home() for each in self._filters}

    def _build_search(self, hint: str) -> None:
        self._text = tk.StringVar(self)
        self._entry = ttk.Entry(
            self._flow, textvariable=self._text, style="Ocop.TEntry", font="OcopText", width=24
        )
        self._hint = ttk.Label(
            self._entry,
            text=hint,
            style="Panel.Text.TLabel",
            foreground=theme.palette().quiet,
            cursor="xterm",
        )
        self._hint.bind("<Button-1>", lambda _event: self.focus_search(), add=True)
        self._show_hint()
        self._text.trace_add("write", self._typed)

    def _show_hint(self) -> None:
        if self._text.get():
            self._hint.place_forget()
        else:
            self._hint.place(x=theme.em(self, 0.55), rely=0.5, anchor="w")

    def _typed(self, *_: str) -> None:
        self._show_hint()
        if self._waiting:
            self.after_cancel(self._waiting)
        self._waiting = self.after(_PAUSE_MS, self._search)

    def _search(self) -> None:
        self._waiting = ""
        self._on_search()

    def _fill_more(self, menu: tk.Menu) -> None:
        """Offer the filters there was no room for."""
        for child in menu.winfo_children():
            child.destroy()
        for each in self._filters:
            button = self._buttons[each.name]
            if button in self._flow.hidden:
                inner = tk.Menu(menu, tearoff=False)
                self._fill(each, inner)
                state: Literal["normal", "disabled"] = (
                    "disabled" if button.instate(["disabled"]) else "normal"
                )
                label = each.options()[0][1]
                menu.add_cascade(label=label, menu=inner, state=state)

    def _fill(self, each: ListFilter, menu: tk.Menu) -> None:
        options = each.options()
        now = next((label for value, label in options if value == self.values[each.name]), "")
        picked = self._picked[each.name] = tk.StringVar(self, now)  # till the menu opens again
        for value, label in options:
            menu.add_radiobutton(
                label=label,
                value=label,
                variable=picked,
                command=partial(self._choose, each.name, value),
            )

    def _choose(self, name: str, value: Any) -> None:
        self.values[name] = value
        self.say_filters()
        self._on_filter()
