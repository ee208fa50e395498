"""The host: navigation at left, the screen beside it, the status line below."""

import gc
import tkinter as tk
from functools import partial
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop import lazy
from ocop_desktop.core.problems import Refusal
from ocop_desktop.services.changes import Changes
from ocop_desktop.ui import theme
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.context import LISTS, Context, Fill
from ocop_desktop.ui.errors import Errors, show_refusal
from ocop_desktop.ui.navigation import Navigation, ScreenSpec
from ocop_desktop.ui.parts import dialogs, text_menu
from ocop_desktop.ui.parts.nav_bar import NavBar
from ocop_desktop.ui.parts.status_line import StatusLine
from ocop_desktop.ui.parts.toast import Toaster
from ocop_desktop.ui.screens import SCREENS
from ocop_desktop.wording import ui as words

if TYPE_CHECKING:
    from ocop_desktop.services.desk import Desk
    from ocop_desktop.services.jobs import Jobs

_DESIGNED: Final = (1366, 768)
_LEAST: Final = (1024, 640)
_GC_MS: Final = 30_000
_PICTURES_MS: Final = 30
_READ_AHEAD_MS: Final = 300


class Window:
    """Everything around the screens. `start` shows the first one."""

    def __init__(self, app: tk.Tk, desk: "Desk", jobs: "Jobs") -> None:
        gc.disable()  # a collection on the worker's thread would destroy Tk objects there
        self.app = app
        self.desk = desk
        self.jobs = jobs
        self.next_folder: Path | None = None  # the workspace to open when this one is closed
        self._completed = False
        self.errors = Errors(app, self._save)
        self.errors.install()
        self.bus = Bus(self.errors.show)
        self.bus.listen({"office"}, lambda _changes: self._say_where())
        self.bus.listen({"idea", "office"}, self._count)
        self.toast = Toaster(app, self._foot)
        self._specs = {spec.name: spec for spec in SCREENS}
        self.navigation = Navigation(self._specs, self._build_screen, self._shown)
        self._build()
        self._bind()
        _size(app)

    def start(self) -> None:
        """Show where she stopped: the guide in a new workspace, an open form, or Today."""
        self.app.after(_GC_MS, self._collect)
        self.app.after(_PICTURES_MS, self._draw_pictures)
        self.app.after(_READ_AHEAD_MS, self._read_ahead)
        if self.desk.offices.us() is None:
            self.navigation.go("setup")
            return
        self.status.backed_up(self.desk.safekeeping.last_at())
        self._count()
        place = self.desk.offices.setting("place") or {}
        self.navigation.go("today")
        if place.get("screen") == "filling":
            told = {k: v for k, v in place.items() if k in Fill._fields}
            self._resume(Fill(**told))

    def _resume(self, fill: Fill) -> None:
        """Open the form she stopped at, unless it has gone since."""
        try:
            self.navigation.go("filling", fill)
        except Refusal:
            self.navigation.go("today")

    def restyle(self) -> None:
        """Build everything anew in the text size and contrast of the settings."""
        offices = self.desk.offices
        name, what = self.navigation.name, self.navigation.here()
        self.navigation.forget()
        theme.install(
            self.app,
            offices.setting("text_size", "medium"),
            contrast=offices.setting("contrast", False),
        )
        self._outer.destroy()
        self._build()
        self.nav.draw()
        self.status.backed_up(self.desk.safekeeping.last_at())
        self._count()
        self._check()
        self.navigation.go(name, what)

    def open_workspace(self, folder: Path) -> None:
        """Close this workspace and let the program open another one."""
        self.next_folder = folder
        self.close()

    def close(self) -> None:
        """Save, let jobs end, back up, and go; whatever fails then, the window does not stay."""
        view = self.navigation.view
        if view is not None and not view.leave():
            self.next_folder = None
            return
        try:
            self.jobs.close()
            self.desk.safekeeping.on_close()
        except Refusal as refusal:
            show_refusal(self.app, refusal)
        finally:
            self.app.destroy()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._outer = ttk.Frame(self.app, style="Page.TFrame")
        self._outer.pack(fill="both", expand=True)
        self.nav = NavBar(
            self._outer, [spec for spec in SCREENS if spec.in_menu], self.navigation.go
        )
        self.status = StatusLine(self._outer, self.desk.clock)
        self._frame = ttk.Frame(self._outer, style="Page.TFrame")
        self._outer.columnconfigure(1, weight=1)
        self._outer.rowconfigure(0, weight=1)
        self.nav.grid(row=0, column=0, rowspan=2, sticky="ns")
        self._frame.grid(row=0, column=1, sticky="nsew")
        self.status.grid(row=1, column=1, sticky="ew")
        self._say_where()

    def _build_screen(self, spec: ScreenSpec) -> Any:
        if spec.name != SCREENS[0].name:
            self._complete()
        context = Context(
            desk=self.desk,
            jobs=self.jobs,
            bus=self.bus,
            go=self.navigation.go,
            back=self.navigation.back,
            toast=self.toast,
            status=self.status,
            palette=theme.palette(),
            open_workspace=self.open_workspace,
            restyle=self.restyle,
            on_bug=self.errors.show,
        )
        return spec.view_factory(self._frame, context)

    def _shown(self, spec: ScreenSpec) -> None:
        self.toast.leave()
        known = self.desk.offices.us() is not None
        full = spec.full or not known  # the manual read from the first-run guide
        for part in (self.nav, self.status):
            (part.grid_remove if full else part.grid)()
        if not full:
            self.navigation.drop(lambda name: self._specs[name].full)
        under = _under(self.navigation.what) or spec.under
        if under or spec.in_menu:
            self.nav.mark(under or spec.name)
        place = self.desk.offices.setting("place") if known else None
        if place and spec.name not in {"filling", "preview"}:
            self.desk.offices.put_setting("place", {})

    def _foot(self) -> tk.Misc | None:
        """Return the buttons of the screen that a notice must not cover."""
        return getattr(self.navigation.view, "foot", None)

    def _say_where(self) -> None:
        us, year = self.desk.offices.us(), self.desk.offices.year()
        self.app.title(words.window_title(us.commune if us else "", year))
        self.nav.say_where(us.commune if us else "", us.district if us else "", year)

    def _count(self, _changes: Changes | None = None) -> None:
        if self.desk.offices.us() is not None:
            self.nav.badge("ideas", self.desk.ideas.drafts())

    # --- keys, time, errors -------------------------------------------------------------------

    def _bind(self) -> None:
        for sequence, verb in (
            ("<Control-n>", "new"),
            ("<Control-f>", "find"),
            ("<Control-p>", "print_"),
            ("<Control-s>", "save"),
            ("<F6>", "next_panel"),
        ):
            self.app.bind(sequence, partial(self._ask_view, verb), add=True)
        self.app.bind("<F1>", lambda _event: self._help(), add=True)
        self.app.bind("<Alt-Left>", lambda _event: self._step("step_back"), add=True)
        self.app.bind("<Alt-Right>", lambda _event: self._step("step_forward"), add=True)
        self.app.bind("<Escape>", lambda _event: self.toast.hide(), add=True)
        self.app.protocol("WM_DELETE_WINDOW", self.close)

    def _ask_view(self, verb: str, _event: "tk.Event[Any]") -> str:
        deed = getattr(self.navigation.view, verb, None)
        if deed is not None:
            deed()
        elif verb == "save":
            self.toast(words.SAVED_BY_ITSELF)
        return "break"

    def _step(self, verb: str) -> str:
        deed = getattr(self.navigation.view, verb, None)
        if deed is not None:
            deed()
        elif verb == "step_back":
            self.navigation.back()
        return "break"

    def _help(self) -> str:
        self.navigation.go("help", getattr(self.navigation.view, "help_topic", ""))
        return "break"

    def _save(self) -> None:
        deed = getattr(self.navigation.view, "save", None)
        if deed is not None:
            deed()

    def _read_ahead(self) -> None:
        """Read one module that was put off, while she looks at the first screen."""
        self._complete()
        if lazy.read_one():
            self.app.after(_READ_AHEAD_MS // 10, self._read_ahead)
        else:
            self._check()

    def _complete(self) -> None:
        """Put in place what the first screen has no use for; costs little when done."""
        theme.complete()
        if not self._completed:
            text_menu.install(self.app, self.toast)
            dialogs.speak_vietnamese(self.app)
            self._completed = True

    def _check(self) -> None:
        """Read the whole database in the background; say lastingly when it is not sound."""
        keep = self.desk.safekeeping
        self.jobs.start(
            lambda _progress: keep.check(),
            on_done=lambda sound: self.status.damaged(on=not sound),
            on_error=self.errors.show,
        )

    def _draw_pictures(self) -> None:
        self.nav.draw()

    def _collect(self) -> None:
        gc.collect()
        self.app.after(_GC_MS, self._collect)


def _under(what: Any) -> str:
    """Return the menu entry of the form or the papers a screen was asked for, "" for no such."""
    if isinstance(what, Fill):
        return what.under
    first = what[0] if isinstance(what, list | tuple) and what else None
    return LISTS.get(getattr(first, "owner_type", ""), "")


def _size(app: tk.Tk) -> None:
    """Open as designed, as far as the screen allows."""
    width, height = app.winfo_screenwidth(), app.winfo_screenheight()
    app.minsize(min(_LEAST[0], width), min(_LEAST[1], height))
    app.geometry(f"{min(_DESIGNED[0], width)}x{min(_DESIGNED[1], height) - 28}+0+0")
