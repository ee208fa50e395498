"""The classification: a search without accents over a list of three levels."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Final

from ocop_desktop.core.text import fold
from ocop_desktop.ui.parts.popup import Popup
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words

_PAUSE: Final = 120  # ms after the last key before the list follows
_LINES: Final = 9


@dataclass(frozen=True, slots=True)
class Class:
    """A class she can choose: its key and the names above it, from the top down."""

    key: str
    path: tuple[str, ...]

    def matches(self, folded_words: Sequence[str]) -> bool:
        """Tell whether every word occurs in the names, accents apart."""
        folded = fold(" ".join(self.path))
        return all(word in folded for word in folded_words)


class ClassPopup(Popup):
    """Opens under a field; `on_choose` hears the key of the class."""

    def __init__(
        self,
        anchor: tk.Misc,
        classes: Sequence[Class],
        chosen: str,
        on_choose: Callable[[str], None],
        on_close: Callable[[], None],
    ) -> None:
        super().__init__(anchor, on_close)
        self._classes, self._chosen, self._on_choose = classes, chosen, on_choose
        self._waiting = ""
        self._build_search()
        self._build_tree()
        hint = ttk.Label(self.body, text=words.CLASS_KEYS, style="Panel.Hint.TLabel")
        hint.grid(row=3, column=0, sticky="w", pady=(em(self, 0.4), 0))
        self.body.columnconfigure(0, weight=1)
        self.body.rowconfigure(2, weight=1)
        self.listen_for_escape(self.search, self.tree)
        self._fill()

    def start(self, width: int) -> None:
        """Open the panel with the cursor in the search."""
        self.open(width)
        self.search.focus_set()

    def _build_search(self) -> None:
        label = ttk.Label(self.body, text=words.SEARCH_CLASS, style="Panel.Hint.TLabel")
        label.grid(row=0, column=0, sticky="w", pady=(0, em(self, 0.2)))
        self._text = tk.StringVar(master=self)
        self.search = ttk.Entry(
            self.body, textvariable=self._text, style="Ocop.TEntry", font="OcopText"
        )
        self.search.grid(row=1, column=0, columnspan=2, sticky="ew")
        self._text.trace_add("write", self._typed)
        self.search.bind("<Down>", lambda _: self._enter_list(), add=True)
        self.search.bind("<Return>", lambda _: self._choose_first(), add=True)

    def _build_tree(self) -> None:
        self.tree = ttk.Treeview(
            self.body, show="tree", selectmode="browse", style="Ocop.Treeview", height=_LINES
        )
        self.tree.grid(row=2, column=0, sticky="nsew", pady=(em(self, 0.5), 0))
        bar = ttk.Scrollbar(self.body, command=self.tree.yview)
        bar.grid(row=2, column=1, sticky="ns", pady=(em(self, 0.5), 0))
        self.tree.configure(yscrollcommand=bar.set)
        self.tree.bind("<Return>", lambda _: self._choose_focused(), add=True)
        self.tree.bind("<ButtonRelease-1>", self._clicked, add=True)
        self.tree.tag_configure("above", font="OcopHintBold", foreground=palette().quiet)
        self._nothing = wrap(ttk.Label(self.body, style="Panel.Hint.TLabel"))

    # --- what is listed ------------------------------------------------------------------------

    def _typed(self, *_: object) -> None:
        if self._waiting:
            self.after_cancel(self._waiting)
        self._waiting = self.after(_PAUSE, self._fill)

    def _fill(self) -> None:
        self._waiting = ""
        self.tree.delete(*self.tree.get_children())
        wanted = fold(self._text.get()).split()
        found = [item for item in self._classes if item.matches(wanted)]
        for item in found:
            self._add(item)
        self._nothing.configure(text="" if found else words.NOTHING_FOUND)
        if found:
            self._nothing.grid_remove()
        else:
            self._nothing.grid(row=2, column=0, sticky="new", pady=em(self, 1))
        shown = self._chosen if self.tree.exists(self._chosen) else ""
        if not shown and wanted and found:
            shown = found[0].key
        if shown:
            self._point_at(shown)

    def _add(self, item: Class) -> None:
        parent = ""
        for depth, name in enumerate(item.path[:-1]):
            node = "/".join(("", *item.path[: depth + 1]))
            if not self.tree.exists(node):
                self.tree.insert(parent, "end", iid=node, text=name, open=True, tags="above")
            parent = node
        self.tree.insert(parent, "end", iid=item.key, text=item.path[-1])

    # --- choosing ------------------------------------------------------------------------------

    def _point_at(self, key: str) -> None:
        self.tree.selection_set(key)
        self.tree.focus(key)
        self.tree.see(key)

    def _enter_list(self) -> str:
        if not self.tree.focus() and self.tree.get_children():
            self._point_at(self.tree.get_children()[0])
        self.tree.focus_set()
        return "break"

    def _choose_first(self) -> str:
        if self._waiting:
            self.after_cancel(self._waiting)
            self._fill()
        self._choose(self.tree.focus())
        return "break"

    def _choose_focused(self) -> str:
        self._choose(self.tree.focus())
        return "break"

    def _clicked(self, event: "tk.Event[tk.Misc]") -> None:
        if self.tree.identify_element(event.x, event.y) == "text":
            self._choose(self.tree.identify_row(event.y))

    def _choose(self, node: str) -> None:
        if node and not self.tree.get_children(node):
            self._on_choose(node)
            self.close()


class ClassChooser(ttk.Frame):
    """Shows the path chosen and a button that opens the list."""

    def __init__(
        self, master: tk.Misc, classes: Sequence[Class], on_choose: Callable[[str], None]
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._classes, self._on_choose = classes, on_choose
        self._key = ""
        self.popup: ClassPopup | None = None
        self._path = wrap(ttk.Label(self, style="Panel.Text.TLabel"))
        self._path.grid(row=0, column=0, sticky="ew")
        self.button = ttk.Button(self, style="Secondary.TButton", command=self.open)
        self.button.grid(row=0, column=1, sticky="ne", padx=(em(self, 1), 0))
        self.columnconfigure(0, weight=1)
        self.button.bind("<Down>", lambda _: self.open(), add=True)
        self.show("")

    def show(self, key: str) -> None:
        """Show the class of that key; "" means none."""
        self._key = key
        path = next((item.path for item in self._classes if item.key == key), ())
        style = "Panel.Text.TLabel" if path else "Panel.Hint.TLabel"
        self._path.configure(text=" › ".join(path) or key or words.NO_CLASS, style=style)
        self.button.configure(text=words.CHANGE_CLASS if key else words.CHOOSE_CLASS)

    def open(self) -> None:
        """Open the list under this field."""
        if self.popup is None:
            self.popup = ClassPopup(self, self._classes, self._key, self._chosen, self._closed)
            self.popup.start(self.winfo_width())

    def _chosen(self, key: str) -> None:
        self.show(key)
        self._on_choose(key)

    def _closed(self) -> None:
        self.popup = None
        if self.winfo_exists():
            self.button.focus_set()
