"""The screen that shows real pages."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Final

from ocop_desktop.core.problems import Refusal
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import Context, Pages
from ocop_desktop.ui.errors import show_refusal
from ocop_desktop.ui.parts.bars import when_needed
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.ui.screens.preview.presenter import PreviewPresenter
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import filling as words

if TYPE_CHECKING:
    from ocop_desktop.services.jobs import Progress

_REDRAW_MS: Final = 120  # rest after the window changed its size
_WHEEL: Final = {"<Button-4>": -1, "<Button-5>": 1}


class PreviewView(ttk.Frame):
    """Pages under a header; wheel and arrow keys scroll, Page Up and Page Down turn."""

    help_topic = "04-in-phieu"

    def __init__(self, master: tk.Misc, context: Context) -> None:
        space = (em(master, 1.7), em(master, 1.4), em(master, 1.7), em(master, 1.1))
        super().__init__(master, style="Page.TFrame", padding=space)
        self._context = context
        self._presenter = PreviewPresenter(self, context)
        self._image: tk.PhotoImage | None = None
        self._redraw = ""
        self.columnconfigure(0, weight=1)
        self.rowconfigure(2, weight=1)
        self._build_header()
        self._build_tools()
        self._build_canvas()
        self._bind_keys()
        self.bind("<Destroy>", self._destroyed, add=True)

    # --- what the window asks ------------------------------------------------------------------

    def show(self, what: Sequence[Item] | Pages) -> None:
        """Show the pages of these papers; only a record's can be had for Word."""
        self._presenter.open(what)
        self._word.state(["disabled" if isinstance(what, Pages) else "!disabled"])
        self._canvas.focus_set()

    def leave(self) -> bool:
        """Put the pages away."""
        self._presenter.close()
        return True

    def print_(self) -> None:
        """Send the pages to the printer."""
        self._presenter.print_()

    # --- what the presenter asks ---------------------------------------------------------------

    def show_waiting(self, text: str) -> None:
        """Say that the pages are being made, or why there are none."""
        self._image = None
        self._canvas.delete("all")
        self._page.configure(text="")
        self._canvas.create_text(
            max(self._canvas.winfo_width(), em(self, 20)) // 2,
            em(self, 6),
            text=text,
            font="OcopText",
            fill=palette().quiet,
        )

    def show_page(self, picture: bytes, page: int, pages: int, percent: int) -> None:
        """Show one page; pages count from 1."""
        self._page.configure(text=words.page_of(page, pages))
        self._zoom.configure(text=words.zoom(percent))
        self._up.state(["!disabled"] if page > 1 else ["disabled"])
        self._down.state(["!disabled"] if page < pages else ["disabled"])
        self._image = tk.PhotoImage(master=self, data=picture)
        self._place_page()
        self._canvas.yview_moveto(0)

    def width(self) -> int:
        """Return how many pixels a page may be wide."""
        width = self._canvas.winfo_width()
        return (width if width > 1 else em(self, 50)) - em(self, 2)

    def pixels_per_point(self) -> float:
        """Return the pixels of a point at 100 %."""
        return float(self.tk.call("tk", "scaling"))

    def show_refusal(self, refusal: Refusal) -> None:
        """Say what could not be done."""
        show_refusal(self, refusal)

    def make_files(self, items: Sequence[Item], *, word: bool) -> None:
        """Save these papers as one PDF, or as one Word file each, with progress and cancel."""
        printing = self._context.desk.printing

        def work(progress: "Progress") -> list[Path]:
            return printing.save(items, word=word, progress=progress)

        self.keep(work, words.SAVE_WORD if word else words.SAVE_PDF)

    def keep(self, work: "Callable[[Progress], list[Path]]", title: str = words.SAVE_PDF) -> None:
        """Save what is shown, with progress and cancel."""
        ProgressDialog(self, self._context.jobs, title, work, self._context.on_bug).run()

    # --- building ------------------------------------------------------------------------------

    def _build_header(self) -> None:
        header = Header(self, words.PREVIEW_TITLE)
        header.grid(row=0, column=0, sticky="ew")
        header.button(words.OPEN_FOLDER, self._presenter.open_folder)
        self._word = header.button(words.SAVE_WORD, self._presenter.save_word)
        header.button(words.SAVE_PDF, self._presenter.save)
        header.button(words.PRINT, self._presenter.print_, "Primary.TButton")

    def _build_tools(self) -> None:
        do = self._presenter
        bar = ttk.Frame(self, style="Page.TFrame")
        bar.grid(row=1, column=0, sticky="ew", pady=em(self, 0.8))
        bar.columnconfigure(1, weight=1)
        back = ttk.Button(
            bar, text=words.BACK_TO_FORM, style="Secondary.TButton", command=self._context.back
        )
        back.grid(row=0, column=0)
        tools = ttk.Frame(bar, style="Page.TFrame")
        tools.grid(row=0, column=2)
        self._up = self._tool(tools, words.PAGE_UP, lambda: do.turn(-1))
        self._page = ttk.Label(tools, style="Text.TLabel", width=12, anchor="center")
        self._page.pack(side="left")
        self._down = self._tool(tools, words.PAGE_DOWN, lambda: do.turn(1))
        ttk.Label(tools, style="Text.TLabel", width=2).pack(side="left")
        self._tool(tools, words.ZOOM_OUT, lambda: do.zoom(-1))
        self._zoom = ttk.Label(tools, style="Text.TLabel", width=6, anchor="center")
        self._zoom.pack(side="left")
        self._tool(tools, words.ZOOM_IN, lambda: do.zoom(1))
        self._tool(tools, words.FIT_WIDTH, do.fit)

    def _tool(self, master: tk.Misc, text: str, command: Callable[[], None]) -> ttk.Button:
        button = ttk.Button(master, text=text, style="Quiet.TButton", command=command)
        button.pack(side="left")
        return button

    def _build_canvas(self) -> None:
        p = palette()
        frame = tk.Frame(self, background=p.line, padx=1, pady=1)
        frame.grid(row=2, column=0, sticky="nsew")
        frame.rowconfigure(0, weight=1)
        frame.columnconfigure(0, weight=1)
        self._canvas = tk.Canvas(frame, background=p.status, highlightthickness=0, takefocus=True)
        self._canvas.grid(row=0, column=0, sticky="nsew")
        down = ttk.Scrollbar(frame, command=self._canvas.yview)
        down.grid(row=0, column=1, sticky="ns")
        across = ttk.Scrollbar(frame, orient="horizontal", command=self._canvas.xview)
        across.grid(row=1, column=0, sticky="ew")
        self._canvas.configure(
            yscrollcommand=down.set,
            xscrollcommand=partial(when_needed, across),
            yscrollincrement=em(self, 1),
        )

    def _bind_keys(self) -> None:
        canvas, do = self._canvas, self._presenter
        canvas.bind("<Configure>", self._resized, add=True)
        canvas.bind("<Prior>", lambda _: do.turn(-1), add=True)
        canvas.bind("<Next>", lambda _: do.turn(1), add=True)
        canvas.bind("<Up>", lambda _: canvas.yview_scroll(-3, "units"), add=True)
        canvas.bind("<Down>", lambda _: canvas.yview_scroll(3, "units"), add=True)
        canvas.bind("<plus>", lambda _: do.zoom(1), add=True)
        canvas.bind("<minus>", lambda _: do.zoom(-1), add=True)
        canvas.bind("<Button-1>", lambda _: canvas.focus_set(), add=True)
        canvas.bind("<MouseWheel>", lambda e: self._scroll(-1 if e.delta > 0 else 1), add=True)
        for event, step in _WHEEL.items():
            canvas.bind(event, partial(self._scroll, step), add=True)
        self.bind("<Escape>", lambda _: self._context.back(), add=True)
        canvas.bind("<Escape>", lambda _: self._context.back(), add=True)

    # --- drawing -------------------------------------------------------------------------------

    def _scroll(self, step: int, _event: object = None) -> None:
        """Scroll; at the end of a page the wheel turns it."""
        first, last = self._canvas.yview()
        if step > 0 and last >= 1:
            self._presenter.turn(1)
        elif step < 0 and first <= 0:
            self._presenter.turn(-1)
        else:
            self._canvas.yview_scroll(3 * step, "units")

    def _place_page(self) -> None:
        if self._image is None:
            return
        margin = em(self, 1)
        width, height = self._image.width(), self._image.height()
        room = max(self._canvas.winfo_width(), width + 2 * margin)
        left = (room - width) // 2
        self._canvas.delete("all")
        self._canvas.create_rectangle(
            left - 1, margin - 1, left + width, margin + height, outline=palette().border
        )
        self._canvas.create_image(left, margin, image=self._image, anchor="nw")
        self._canvas.configure(scrollregion=(0, 0, room, height + 2 * margin))

    def _resized(self, _event: object) -> None:
        if self._redraw:
            self.after_cancel(self._redraw)
        self._redraw = self.after(_REDRAW_MS, self._draw_again)

    def _destroyed(self, event: "tk.Event[tk.Misc]") -> None:
        if event.widget is self:
            if self._redraw:
                self.after_cancel(self._redraw)
            self._presenter.printer.put_away()

    def _draw_again(self) -> None:
        self._redraw = ""
        self._presenter.draw()
