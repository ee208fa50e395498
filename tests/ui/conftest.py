"""One root for all screen tests; an error in a Tk callback fails the test that caused it."""

import _tkinter
import gc
import os
import time
import tkinter as tk

import pytest

from ocop_desktop.services.jobs import Jobs
from ocop_desktop.ui import theme
from ocop_desktop.ui.errors import Errors
from ocop_desktop.ui.window import Window
from tests.ui.fake_desk import FakeDesk, FakeJobs

_BGERROR = "ocop_bgerror"  # hears of errors in Tcl, as of what a widget that is gone left waiting
_CALM = 0.05  # s without an event: the window manager has answered, too
_NO_HURRY = ("_collect", "_read_ahead", "hide")  # deeds of the program nobody waits for
_due = {}  # by the id of what waits: Tk does not tell when its time has come


def pytest_collection_modifyitems(items):
    """Everything here needs a screen; without one it is skipped, or fails where one is promised."""
    if os.environ.get("DISPLAY") or os.name == "nt":
        return
    for item in items:
        if "tests/ui/" in item.nodeid.replace("\\", "/"):
            if os.environ.get("OCOP_NEED_SCREEN"):
                pytest.exit("OCOP_NEED_SCREEN is set, and there is no screen", returncode=3)
            item.add_marker(pytest.mark.skip(reason="no screen"))


@pytest.fixture(scope="session")
def _timers():
    after = tk.Misc.after

    def noted(self, ms, deed=None, *arguments):
        waiting = after(self, ms, deed, *arguments)
        _due[waiting] = 0.0 if ms == "idle" else time.monotonic() + ms / 1000
        return waiting

    tk.Misc.after = noted
    yield
    tk.Misc.after = after


@pytest.fixture(scope="session")
def _root(_timers):
    root = theme.new_app("OCOP")
    theme.install(root)
    root.geometry("1366x740+0+0")
    root.update()
    gc.disable()  # as the program does: what Tk made must not be freed by a worker
    yield root
    root.destroy()
    gc.enable()


@pytest.fixture
def app(_root, monkeypatch):
    """The root, at the designed size and text size, with nothing on it."""
    gc.collect()  # what the last test made; pytest has let go of it by now
    gc.freeze()  # the rest stays, and would be looked through each time
    monkeypatch.setattr(Errors, "install", lambda _self: None)  # no dialog that nobody answers
    errors = []

    def collect(_kind, error, _trace):
        errors.append(error)

    _root.report_callback_exception = collect
    _root.createcommand(_BGERROR, lambda told, _options: errors.append(RuntimeError(told)))
    _root.tk.call("interp", "bgerror", "", _BGERROR)
    theme.install(_root)
    theme.complete()
    _root.geometry("1366x740+0+0")
    bound = {sequence: _root.bind(sequence) for sequence in _root.bind()}
    yield _root
    for waiting in _root.tk.call("after", "info"):
        _script, kind = _root.tk.call("after", "info", waiting)
        if kind == "timer":  # deeds of a window that is about to go; its data are closed already
            _root.tk.call("after", "cancel", waiting)
    _root.update()
    for sequence in _root.bind():  # what a window bound must not outlive it
        _root.tk.call("bind", _root, sequence, bound.get(sequence, ""))
    for child in _root.winfo_children():
        if child.winfo_class() != "Menu":
            child.destroy()
    _root.update()
    for waiting in _root.tk.call("after", "info"):
        _root.after_cancel(waiting)
    if errors:
        raise errors[0]


@pytest.fixture
def settle(app):
    """Let Tk do what is waiting, until nothing is left to do, for some seconds at most."""

    def _waits(end):
        for waiting in app.tk.call("after", "info"):
            script, _kind = app.tk.call("after", "info", waiting)
            if _due.get(waiting, 0.0) < end and not str(script).endswith(_NO_HURRY):
                return True
        return False

    def _settle(seconds=0.25):
        now = time.monotonic()
        end, calm = now + seconds, now + _CALM
        while now < end and (now < calm or _waits(end)):
            while app.tk.dooneevent(_tkinter.DONT_WAIT):
                calm = time.monotonic() + _CALM
            time.sleep(0.005)
            now = time.monotonic()

    return _settle


@pytest.fixture
def jobs(app):
    made = Jobs(app.after)
    yield made
    made.close()


@pytest.fixture
def fake():
    """A rich desk without a database."""
    return FakeDesk()


@pytest.fixture
def window(app, fake, settle):
    """The whole window over the fake desk, on its first screen."""
    made = Window(app, fake, FakeJobs())
    app.geometry("1366x740+0+0")
    made.start()
    settle()
    app.focus_force()
    settle(0.05)
    return made
