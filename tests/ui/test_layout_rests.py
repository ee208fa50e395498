"""Whatever the width, every page comes to rest: no label and no bar swings for ever."""

import pytest

from ocop_desktop.core.records import PlanKind, Query
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.screens import SCREENS
from ocop_desktop.ui.window import Window
from tests.ui.fake_desk import FakeDesk, FakeJobs

pytestmark = pytest.mark.tk
WIDTHS = range(820, 1366, 39)
MOST = 3000  # changes of a widget's size that one change of the window may cause
MENU = [spec.name for spec in SCREENS if spec.in_menu]


@pytest.fixture
def changes(app):
    """Count the changes of size; a swing ends the window, or the test would never end."""
    told = []

    def count(_event):
        told.append(1)
        if len(told) > MOST:
            app.destroy()

    known = app.bind_all("<Configure>", count, add=True)
    yield told
    app.unbind_all("<Configure>")
    app.deletecommand(known)


def sweep(app, changes, what):
    for width in WIDTHS:
        changes.clear()
        app.geometry(f"{width}x700")
        app.update()
        assert len(changes) < MOST, f"{what} at {width}"


@pytest.fixture
def desk():
    return FakeDesk()


@pytest.fixture
def shown(app, desk):
    window = Window(app, desk, FakeJobs())
    window.start()
    return window


def test_every_screen_comes_to_rest(app, shown, changes):
    for name in MENU:
        shown.navigation.go(name)
        sweep(app, changes, name)


def idea(desk):
    return Fill(owner_type="idea", owner_id=desk.ideas.page(Query())[0].id)


def plan(desk):
    """The figures stand beside the form of a plan, or in a line below it."""
    rows = desk.plans.page(Query(kind=PlanKind.SIMPLE))
    return Fill(owner_type="plan", owner_id=rows[0].id)


@pytest.mark.parametrize("form", [idea, plan])
def test_every_step_of_the_guide_comes_to_rest(app, sample_desk, changes, form):
    window = Window(app, sample_desk, FakeJobs())
    window.start()
    window.navigation.go("filling", form(sample_desk))
    for step in window.navigation.view._page.steps():
        window.navigation.view._page.go_to(step.key)
        sweep(app, changes, step.title)
    window.navigation.forget()
