"""Every screen, at several sizes: no visible label or button needs more room than it has."""

import pytest

from ocop_desktop.ui import theme
from ocop_desktop.ui.screens import SCREENS
from ocop_desktop.ui.window import Window
from tests.ui.fake_desk import FakeDesk, FakeJobs
from tests.ui.look import everything

pytestmark = pytest.mark.tk
SHOWN = ("TLabel", "TButton", "TMenubutton", "TCheckbutton", "TRadiobutton")
MENU = [spec.name for spec in SCREENS if spec.in_menu]


def clipped(widget):
    return [
        f"{w.winfo_class()} {str(w.cget('text'))[:40]!r}: {w.winfo_width()} < {w.winfo_reqwidth()}"
        for w in everything(widget)
        if w.winfo_class() in SHOWN
        and w.winfo_viewable()
        and w.cget("text")
        and (w.winfo_width() + 1 < w.winfo_reqwidth() or w.winfo_height() + 1 < w.winfo_reqheight())
    ]


def out_of_sight(window):
    """Header buttons must stand inside the window."""
    width = window.app.winfo_width()
    return [
        w.cget("text")
        for w in everything(window.navigation.view)
        if w.winfo_class() == "TButton"
        and w.winfo_viewable()
        and w.winfo_rootx() + w.winfo_width() > window.app.winfo_rootx() + width
    ]


@pytest.mark.parametrize("size", ["small", "medium", "large", "huge"])
@pytest.mark.parametrize("records", [True, False], ids=["filled", "empty"])
def test_nothing_is_clipped(app, settle, size, records):
    desk = FakeDesk(records=records)
    desk.store.settings["text_size"] = size
    theme.install(app, size)
    window = Window(app, desk, FakeJobs())
    window.start()
    app.geometry("1024x640+0+0" if size == "small" else "1366x740+0+0")
    for name in MENU:
        window.navigation.go(name)
        settle(0.15)
        assert clipped(app) == [], name
        assert out_of_sight(window) == [], name
