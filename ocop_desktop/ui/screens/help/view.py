"""The manual: pages at left, the text at right, search above."""

import tkinter as tk
from functools import partial
from tkinter import ttk
from typing import Any, Final

from ocop_desktop.ui import theme
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts.bars import when_needed
from ocop_desktop.ui.parts.card import bordered
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.keyboard import has_keyboard
from ocop_desktop.ui.screens.help.presenter import HelpPresenter, Page, spans
from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import ui as words

_LIST_WIDTH: Final = 17.0  # ems


class HelpView(ttk.Frame):
    """F1 opens it at the page of the screen she was on."""

    help_topic = "07-phim-tat"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        super().__init__(master, style="Page.TFrame", padding=theme.em(master, 24 / 14))
        self.presenter = HelpPresenter(context.desk.help_folder)
        header = Header(self, words.HELP)
        header.pack(fill="x", pady=(0, theme.em(self, 0.7)))
        header.button(words.GO_BACK, context.back)
        self._topics: list[str] = []
        self._build_list()
        self._build_text()
        self._list_pages()

    # --- what the window asks of every screen -----------------------------------------------

    def show(self, what: Any) -> None:
        """Show the page of this topic."""
        self._wanted.set("")
        page = self.presenter.page(what or "")
        if page is not None:
            self._pages.selection_set(page.topic)
            self._pages.focus(page.topic)
            self._pages.see(page.topic)
        self._pages.focus_set()

    def leave(self) -> bool:
        """Nothing is held here."""
        return True

    def find(self) -> None:
        """Put the cursor in the search box."""
        self._search.focus_set()
        self._search.selection_range(0, "end")

    def next_panel(self) -> None:
        """Go between the pages and the text."""
        (self._pages if has_keyboard(self._text) else self._text).focus_set()

    # --- building ---------------------------------------------------------------------------

    def _build_list(self) -> None:
        side = ttk.Frame(self, style="Page.TFrame", width=theme.em(self, _LIST_WIDTH))
        side.pack(side="left", fill="y", padx=(0, theme.em(self, 16 / 14)))
        side.pack_propagate(flag=False)
        ttk.Label(side, text=words.FIND_HELP, style="Hint.TLabel").pack(anchor="w")
        self._wanted = tk.StringVar(self)
        self._search = ttk.Entry(
            side, textvariable=self._wanted, style="Ocop.TEntry", font="OcopText"
        )
        self._search.pack(fill="x", pady=(theme.em(self, 0.3), theme.em(self, 0.7)))
        self._wanted.trace_add("write", lambda *_: self._list_pages())
        lists = ttk.Frame(side, style="Page.TFrame")
        lists.pack(fill="both", expand=True)
        self._pages = ttk.Treeview(
            lists, style="Plain.Treeview", show="tree", selectmode="browse", height=1
        )
        self._pages.column("#0", width=10)
        _scrolled(self._pages, lists)
        self._pages.bind("<<TreeviewSelect>>", lambda _e: self._chosen(), add=True)

    def _build_text(self) -> None:
        p = theme.palette()
        edge = bordered(self)
        edge.pack(side="left", fill="both", expand=True)
        self._text = tk.Text(
            edge,
            font="OcopText",
            background=p.panel,
            foreground=p.text,
            wrap="word",
            borderwidth=0,
            highlightthickness=0,
            padx=theme.em(self, 2),
            pady=theme.em(self, 1.5),
            spacing2=theme.em(self, 0.25),
            spacing3=theme.em(self, 0.6),
            width=1,
            height=1,
            cursor="arrow",
            state="disabled",
        )
        _scrolled(self._text, edge)
        self._tags()

    def _tags(self) -> None:
        p, text = theme.palette(), self._text
        text.tag_configure("h1", font="OcopTitle", spacing3=theme.em(self, 0.8))
        text.tag_configure("h2", font="OcopSection", spacing1=theme.em(self, 0.9))
        text.tag_configure("h3", font="OcopLabel", spacing1=theme.em(self, 0.5))
        step = theme.em(self, 1.6)
        text.tag_configure("item", lmargin1=0, lmargin2=step, tabs=(step,))
        text.tag_configure("bold", font="OcopLabel")
        text.tag_configure("mark", foreground=p.accent, font="OcopLabel")
        text.tag_configure("found", background=p.amber_soft)

    # --- what happens -----------------------------------------------------------------------

    def _list_pages(self) -> None:
        found = self.presenter.search(self._wanted.get())
        self._pages.delete(*self._pages.get_children())
        for page in found:
            self._pages.insert("", "end", iid=page.topic, text=page.title)
        if found:
            self._pages.selection_set(found[0].topic)
        else:
            self._say(list_words.NOTHING_FOUND)

    def _chosen(self) -> None:
        chosen = self._pages.selection()
        page = self.presenter.page(chosen[0]) if chosen else None
        if page is not None:
            self._write(page)

    def _say(self, text: str) -> None:
        self._text.configure(state="normal")
        self._text.delete("1.0", "end")
        self._text.insert("end", text)
        self._text.configure(state="disabled")

    def _write(self, page: Page) -> None:
        text = self._text
        text.configure(state="normal")
        text.delete("1.0", "end")
        for line in page.lines:
            if line.mark:
                text.insert("end", f"{line.mark}\t", (line.kind, "mark"))
            for part, bold in line.parts:
                text.insert("end", part, (line.kind, "bold") if bold else (line.kind,))
            text.insert("end", "\n", line.kind)
        text.yview_moveto(0)
        self._mark_found()
        text.configure(state="disabled")

    def _mark_found(self) -> None:
        """Colour what was searched for, and show the first place of it."""
        rows = self._text.get("1.0", "end-1c").split("\n")
        found = spans(rows, self._wanted.get())
        for row, start, end in found:
            self._text.tag_add("found", f"{row + 1}.{start}", f"{row + 1}.{end}")
        if found:
            row, start, _end = found[0]
            self._text.see(f"{row + 1}.{start}")


def _scrolled(inside: ttk.Treeview | tk.Text, master: tk.Misc) -> None:
    """Lay something out that fills its master, with a bar beside it where one is needed."""
    bar = ttk.Scrollbar(master, command=inside.yview)
    inside.configure(yscrollcommand=partial(when_needed, bar))
    inside.grid(row=0, column=0, sticky="nsew")
    bar.grid(row=0, column=1, sticky="ns")
    master.rowconfigure(0, weight=1)
    master.columnconfigure(0, weight=1)
