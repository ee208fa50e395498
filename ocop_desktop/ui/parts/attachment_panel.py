"""The card of a record's attached files: small pictures, titles, and what can be done with them."""

import tkinter as tk
from collections.abc import Callable
from functools import partial
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Attachment
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.errors import show_refusal
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.attachment_presenter import AttachmentPresenter
from ocop_desktop.ui.parts.flow import Flow
from ocop_desktop.ui.parts.wrapping import wrap
from ocop_desktop.ui.theme import em, palette
from ocop_desktop.wording import attachments as words

if TYPE_CHECKING:
    from ocop_desktop.services.jobs import Progress

_PICTURE: Final = 4.6  # ems, both ways
_PAPERS: Final = ("*.pdf", "*.docx", "*.xlsx", "*.PDF", "*.DOCX", "*.XLSX")
_PHOTOS: Final = ("*.jpg", "*.jpeg", "*.png", "*.JPG", "*.JPEG", "*.PNG")
_KINDS: Final = (
    (words.KIND_ALL, (*_PAPERS, *_PHOTOS)),
    (words.KIND_PAPERS, _PAPERS),
    (words.KIND_PHOTOS, _PHOTOS),
)


class AttachmentPanel(ttk.Frame):
    """`owner` tells type and id of the record; `adopt` hears of every row that came."""

    def __init__(
        self,
        master: tk.Misc,
        context: Context,
        owner: Callable[[], tuple[str, str]],
        adopt: Callable[[tk.Misc], None],
    ) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._context, self._adopt = context, adopt
        self.presenter = AttachmentPresenter(self, context, owner)
        self.rows: dict[str, FileRow] = {}
        self.columnconfigure(0, weight=1)
        self._build()
        unlisten = context.bus.listen(("attachment",), lambda _changes: self.refresh())
        self.bind("<Destroy>", lambda e: unlisten() if e.widget is self else None, add=True)
        self.refresh()

    def refresh(self) -> None:
        """Show the files as they are now; what did not change stays as it is."""
        files = self.presenter.files()
        for gone in set(self.rows) - {file.id for file in files}:
            self._take_away(gone)
        for number, file in enumerate(files):
            row = self.rows.get(file.id)
            if row is None:
                row = self.rows[file.id] = FileRow(self._list, self.presenter, file)
                self._adopt(row)
            row.show(file)
            row.grid(row=number, column=0, sticky="ew", pady=(0, em(self, 0.9)))
        if files:
            self._empty.grid_remove()
        else:
            self._empty.grid()
        self._keys.configure(text=words.KEYS if files else "")

    def focus(self) -> None:
        """Take the keyboard."""
        self.add.focus_set()

    # --- what the presenter asks ---------------------------------------------------------------

    def refused(self, refusal: Refusal) -> None:
        """Say what could not be done, in passing when she went elsewhere."""
        if self.winfo_exists():
            show_refusal(self, refusal)
        else:
            self._context.toast(refusal.happened)

    def asks_for_small(self, question: str) -> bool:
        """Ask whether the small photo takes the place of the large one."""
        return self.winfo_exists() and dialogs.ask(
            self, words.SHRINK_TITLE, question, yes=words.USE_SMALL, no=words.KEEP_LARGE
        )

    # --- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        line = tk.Frame(self, height=1, background=palette().line)
        line.grid(row=0, column=0, columnspan=2, sticky="ew", pady=(0, em(self, 1.2)))
        head = wrap(ttk.Label(self, text=words.ATTACHMENTS, style="Panel.Section.TLabel"))
        head.grid(row=1, column=0, sticky="ew")
        self.add = ttk.Button(self, text=words.ADD, style="Secondary.TButton", command=self._choose)
        self.add.grid(row=1, column=1, sticky="e", padx=(em(self, 0.8), 0))
        hint = wrap(ttk.Label(self, text=words.HINT, style="Panel.Hint.TLabel"))
        hint.grid(row=2, column=0, columnspan=2, sticky="ew", pady=em(self, 0.4))
        self._empty = wrap(ttk.Label(self, text=words.NOTHING_YET, style="Panel.Text.TLabel"))
        self._empty.grid(row=3, column=0, columnspan=2, sticky="ew")
        self._list = ttk.Frame(self, style="Panel.TFrame")
        self._list.columnconfigure(0, weight=1)
        self._list.grid(row=4, column=0, columnspan=2, sticky="ew")
        self._keys = wrap(ttk.Label(self, style="Panel.Hint.TLabel"))
        self._keys.grid(row=5, column=0, columnspan=2, sticky="ew")

    def _choose(self) -> None:
        if not self.presenter.is_saved():
            self.presenter.add(())
            return
        if found := dialogs.ask_open_many(self, words.CHOOSE_FILES, _KINDS):
            self.presenter.add(found)

    def _take_away(self, file_id: str) -> None:
        row = self.rows.pop(file_id)
        had_focus = row.has_focus()
        row.destroy()
        if had_focus:
            self.focus()


class FileRow(ttk.Frame):
    """One file."""

    def __init__(self, master: tk.Misc, presenter: AttachmentPresenter, file: Attachment) -> None:
        super().__init__(master, style="Panel.TFrame")
        self._presenter, self._file = presenter, file
        self._drawn = ""
        self._drawing: Progress | None = None
        self._image: tk.PhotoImage | None = None
        self._ticked = tk.BooleanVar(self, file.is_printed)
        self.columnconfigure(1, weight=1)
        self._picture = self._build_picture()
        self._title = wrap(ttk.Label(self, style="Panel.Field.TLabel"))
        self._title.grid(row=0, column=1, sticky="ew")
        self._told = wrap(ttk.Label(self, style="Panel.Hint.TLabel"))
        self._told.grid(row=1, column=1, sticky="ew")
        self._trouble = wrap(ttk.Label(self, style="Panel.Problem.TLabel"))
        self._build_deeds()
        self.bind("<Destroy>", self._destroyed, add=True)

    def show(self, file: Attachment) -> None:
        """Show the file as it is now."""
        self._file = file
        self._title.configure(text=file.title)
        self._told.configure(text=self._presenter.line(file))
        self._ticked.set(file.is_printed)
        trouble = self._presenter.trouble(file)
        self._trouble.configure(text=trouble)
        if trouble:
            self._trouble.grid(row=2, column=1, sticky="ew")
        else:
            self._trouble.grid_remove()
        if file.sha256 != self._drawn or self._image is None:  # it may be healed
            self._drawn = file.sha256
            self._draw()

    def has_focus(self) -> bool:
        """Tell whether the keyboard is in here."""
        return str(self.tk.call("focus")).startswith(f"{self}.")

    # --- building ------------------------------------------------------------------------------

    def _build_picture(self) -> tk.Label:
        p, side = palette(), em(self, _PICTURE)
        frame = tk.Frame(
            self,
            width=side,
            height=side,
            background=p.hover,
            highlightthickness=1,
            highlightbackground=p.line,
        )
        frame.pack_propagate(False)
        frame.grid(row=0, column=0, rowspan=4, sticky="n", padx=(0, em(self, 0.9)))
        label = tk.Label(
            frame, background=p.hover, foreground=p.quiet, font="OcopLabel", cursor="hand2"
        )
        label.pack(fill="both", expand=True)
        label.bind("<Button-1>", lambda _event: self.open(), add=True)
        return label

    def _build_deeds(self) -> None:
        self.deeds = Flow(self, "Panel.TFrame", gap=0.2)
        self.deeds.grid(row=3, column=1, sticky="ew", pady=(em(self, 0.2), 0))
        self._deed(words.OPEN, self.open)
        self._deed(words.RENAME, self._rename)
        if self._presenter.can_shrink(self._file):
            self._deed(words.SHRINK, lambda: self._presenter.shrink(self._file))
        self._deed(words.REMOVE, lambda: self._presenter.remove(self._file))
        if self._presenter.can_print(self._file):
            lowered = (em(self, 0.4), em(self, 0.25), 0, 0)  # to the line of the buttons' words
            holder = ttk.Frame(self.deeds, style="Panel.TFrame", padding=lowered)
            self.tick = ttk.Checkbutton(
                holder,
                text=words.PRINT_WITH,
                style="Ocop.TCheckbutton",
                variable=self._ticked,
                command=self._tick,
            )
            self.tick.pack()
            self._keyed(self.tick)
        self.deeds.arrange()

    def _deed(self, text: str, command: Callable[[], Any]) -> None:
        button = ttk.Button(self.deeds, text=text, style="Panel.Quiet.TButton", command=command)
        self._keyed(button)

    def _keyed(self, widget: tk.Misc) -> None:
        widget.bind("<F2>", lambda _event: self._rename(), add=True)
        widget.bind("<Delete>", lambda _event: self._presenter.remove(self._file), add=True)

    # --- the picture ---------------------------------------------------------------------------

    def _draw(self) -> None:
        self._cancel()
        self._image = None
        self._picture.configure(image="", text=words.format_name(self._file.format))
        side = em(self, _PICTURE) - 4
        show = partial(self._show_picture, self._file.sha256)
        self._drawing = self._presenter.picture(self._file, side, show)

    def _show_picture(self, sha256: str, data: bytes) -> None:
        if self.winfo_exists() and sha256 == self._drawn:
            self._image = tk.PhotoImage(master=self, data=data)
            self._picture.configure(image=self._image, text="")

    def _cancel(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()

    def _destroyed(self, event: "tk.Event[Any]") -> None:
        if event.widget is self:
            self._cancel()

    # --- deeds ---------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the file."""
        self._presenter.open(self._file)

    def _rename(self) -> None:
        file = self._file
        title = dialogs.ask_text(self, words.RENAME, words.RENAME_TEXT, file.title, yes=words.SAVE)
        self._presenter.rename(file, title)

    def _tick(self) -> None:
        self._presenter.print_with(self._file, on=self._ticked.get())
