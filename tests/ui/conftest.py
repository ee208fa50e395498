"""One root for all screen tests; an error in a Tk callback fails the test that caused it."""

import _tkinter
import gc
import os
import time

import pytest

from ocop_desktop.services.jobs import Jobs
from ocop_desktop.ui import theme
from ocop_desktop.ui.errors import Errors
from ocop_desktop.ui.window import Window
from tests.ui.fake_desk import FakeDesk, FakeJobs

_BGERROR = "ocop_bgerror"  # hears of errors in Tcl, as of what a widget that is gone left waiting
_CALM = 0.05  # s without an event: the window manager has answered, too
_NO_HURRY = ("_collect", "_read_ahead", "hide")  # deeds of the program nobody waits for


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
def _root():
    root = theme.new_app("OCOP")
    theme.install(root)
    root.geometry("1366x740+0+0")
    root.update()
    gc.freeze()
    gc.disable()  # as the program does: what Tk made must not be freed by a worker
    yield root
    root.destroy()
    gc.enable()


@pytest.fixture
def app(_root, monkeypatch):
    """The root, at the designed size and text size, with nothing on it."""
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
    yield _root
    _forget_unhurried(_root)  # the data they would look at may be closed by now
    _root.update()
    _forget_unhurried(_root)
    for child in _root.winfo_children():
        if child.winfo_class() != "Menu":
            child.destroy()
    _root.update()
    for waiting in _root.tk.call("after", "info"):
        _root.after_cancel(waiting)
    for key in _root.bind():
        if key.startswith(("<Control", "<Alt", "<Key", "<F")):
            _root.unbind(key)
    gc.collect()
    if errors:
        raise errors[0]


def _forget_unhurried(root):
    """Cancel the deeds of a window that is about to go."""
    for waiting in root.tk.call("after", "info"):
        script, _kind = root.tk.call("after", "info", waiting)
        if str(script).endswith(_NO_HURRY):
            root.after_cancel(waiting)


@pytest.fixture
def settle(app):
    """Let Tk do what is waiting, until nothing is left to do, for some seconds at most."""

    def _waits():
        for waiting in app.tk.call("after", "info"):
            script, _kind = app.tk.call("after", "info", waiting)
            if not str(script).endswith(_NO_HURRY):
                return True
        return False

    def _settle(seconds=0.25):
        now = time.monotonic()
        end, calm = now + seconds, now + _CALM
        while now < end and (now < calm or _waits()):
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
