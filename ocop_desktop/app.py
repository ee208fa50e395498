"""The composition root: workspace, services, jobs and window; the only one who knows all."""

import sys
import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ocop_desktop import logs, paths, resources
from ocop_desktop.core.problems import Refusal
from ocop_desktop.services import desk as desks
from ocop_desktop.services import safekeeping
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.jobs import Jobs
from ocop_desktop.store import database
from ocop_desktop.ui import errors, startup, theme
from ocop_desktop.ui.window import Window
from ocop_desktop.wording import attachments as file_words
from ocop_desktop.wording import common as words

T = TypeVar("T")
OnReady = Callable[[Window], None]


def main(asked: Path | None = None) -> int:
    """Open the window on her data, or on the folder asked for; return the exit status."""
    folder: Path | None = paths.data_folder(asked)
    logs.start(paths.log(paths.data_folder(asked)))
    try:
        while folder is not None:
            folder = sit_down(folder)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    return 0


def sit_down(folder: Path, on_ready: OnReady | None = None) -> Path | None:
    """Work on one workspace until its window closes; return the folder to go on with, if any.

    `on_ready` is called once, when the first screen stands. Raises Refusal without a display.
    """
    window = _open(folder)
    if window is None:
        return None
    window.app.deiconify()
    if on_ready is not None:
        window.app.after_idle(on_ready, window)
    window.app.mainloop()
    database.close_workspace()
    return window.next_folder


def _open(folder: Path) -> Window | None:
    """Open the window on a workspace, asking her what to do as long as it cannot be opened."""
    while True:
        app = _new_app()
        try:
            return _furnish(app, folder)
        except Refusal as refusal:
            database.close_workspace()
            _put_away(app)
            if not _mend(refusal, folder):
                return None


def _furnish(app: tk.Tk, folder: Path) -> Window:
    """Show the first screen; damage may come to light as late as that."""
    database.open_workspace(folder)
    desk = desks.build(resources.assets(), folder)
    _fill_sample(desk)
    theme.install(
        app,
        desk.offices.setting("text_size", "medium"),
        contrast=desk.offices.setting("contrast", default=False),
    )
    window = Window(app, desk, Jobs(app.after))
    window.start()
    return window


def _mend(refusal: Refusal, folder: Path) -> bool:
    """Say why the workspace cannot be opened, restore a backup if she says so; False to leave."""
    way = _say(lambda app: startup.ask(app, refusal, safekeeping.backups_in(folder)))
    if isinstance(way, Path):
        told = _restore(way, folder)
        if told is not None:
            _say(lambda app: errors.show_refusal(app, told))
    return way is not startup.Way.LEAVE


def _restore(backup: Path, folder: Path) -> Refusal | None:
    """Restore a backup; return what there is to say about it."""
    try:
        lacking = safekeeping.restore_into(backup, folder)
    except Refusal as refusal:
        return refusal
    return file_words.not_copied(len(lacking)) if lacking else None


def _say(show: Callable[[tk.Tk], T]) -> T:
    """Show a dialog while there is no window to show it over."""
    app = _new_app()
    theme.install(app)
    try:
        return show(app)
    finally:
        _put_away(app)


def _new_app() -> tk.Tk:
    """Return a root that is not shown yet. Raises Refusal where there is no display."""
    try:
        app = theme.new_app(words.PROGRAM)
    except tk.TclError as error:
        if "display" not in str(error):
            raise
        raise Refusal("MH-01", words.NO_DISPLAY, todo=words.NO_DISPLAY_TODO) from error
    app.withdraw()
    errors.Errors(app, lambda: None).install()
    return app


def _put_away(app: tk.Tk) -> None:
    app.update_idletasks()  # news of the theme waits there and would come too late
    app.destroy()


def _fill_sample(desk: Desk) -> None:
    """A sample's own workspace is filled the first time it is opened."""
    key = paths.sample_of(desk.safekeeping.folder())
    if key and desk.offices.us() is None:
        desk.samples.fill(key)


def open_and_close(folder: Path) -> None:
    """Open a window on a workspace and close it again, for the self-test."""
    sit_down(folder, lambda window: window.close())
