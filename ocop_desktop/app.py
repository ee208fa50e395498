"""The composition root: workspace, services, jobs and window; the only one who knows all."""

import sys
import tkinter as tk
from collections.abc import Callable
from pathlib import Path

import ttkbootstrap

from ocop_desktop import logs, paths, resources
from ocop_desktop.core.problems import Refusal
from ocop_desktop.services import desk as desks
from ocop_desktop.services import safekeeping
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.jobs import Jobs
from ocop_desktop.store import database
from ocop_desktop.ui import errors, startup, theme
from ocop_desktop.ui.window import Window
from ocop_desktop.wording import cli as words
from ocop_desktop.wording.common import PROGRAM

OnReady = Callable[[Window], None]


def main(asked: Path | None = None) -> int:
    """Open the window on her data, or on the folder asked for; return the exit status."""
    folder: Path | None = paths.data_folder(asked)
    logs.start(paths.log(paths.data_folder(asked)))
    try:
        while folder is not None:
            folder = sit_down(folder)
    except tk.TclError as error:
        if "display" not in str(error):
            raise
        print(Refusal("MH-01", words.NO_DISPLAY, todo=words.NO_DISPLAY_TODO), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    return 0


def sit_down(folder: Path, on_ready: OnReady | None = None) -> Path | None:
    """Work on one workspace until its window closes; return the folder to go on with, if any.

    `on_ready` is called once, when the first screen stands.
    """
    app = ttkbootstrap.App(title=PROGRAM, iconphoto=None)
    app.withdraw()
    if not _open(app, folder):
        app.destroy()
        return None
    desk = desks.build(resources.assets(), folder)
    _fill_sample(desk)
    theme.install(
        app,
        desk.offices.setting("text_size", "medium"),
        contrast=desk.offices.setting("contrast", default=False),
    )
    jobs = Jobs(app.after)
    window = Window(app, desk, jobs)
    window.start()
    app.deiconify()
    if on_ready is not None:
        app.after_idle(on_ready, window)
    app.mainloop()
    database.close_workspace()
    return window.next_folder


def _open(app: tk.Tk, folder: Path) -> bool:
    """Open the workspace, asking her what to do as long as it cannot be opened."""
    while True:
        try:
            database.open_workspace(folder)
        except Refusal as refusal:
            theme.install(app)
            way = startup.ask(app, refusal, safekeeping.backups_in(folder))
            if way is startup.Way.LEAVE:
                return False
            if isinstance(way, Path):
                _restore(app, way, folder)
        else:
            return True


def _restore(app: tk.Tk, backup: Path, folder: Path) -> None:
    try:
        safekeeping.restore_into(backup, folder)
    except Refusal as refusal:
        errors.show_refusal(app, refusal)


def _fill_sample(desk: Desk) -> None:
    """A sample's own workspace is filled the first time it is opened."""
    key = paths.sample_of(desk.safekeeping.folder())
    if key and desk.offices.us() is None:
        desk.samples.fill(key)


def open_and_close(folder: Path) -> None:
    """Open a window on a workspace and close it again, for the self-test."""
    sit_down(folder, lambda window: window.close())
