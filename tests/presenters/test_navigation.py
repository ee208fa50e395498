"""The way through the screens without a screen: leaving, coming back to where she was."""

import pytest

from ocop_desktop.ui.navigation import Navigation, ScreenSpec


class FakeView:
    """A screen that may be left, and may say where she is in it."""

    def __init__(self, spec):
        self.name, self.shown, self.stays = spec.name, [], False

    def show(self, what):
        self.shown.append(what)

    def leave(self):
        return not self.stays

    def pack(self, **_how):
        pass

    pack_forget = pack


class Placed(FakeView):
    def leave(self):
        self.at = "saved as 1"  # a place may be known only after saving
        return super().leave()

    def here(self):
        return self.at


@pytest.fixture
def screens():
    views = {}

    def build(spec):
        kind = Placed if spec.name == "filling" else FakeView
        views[spec.name] = kind(spec)
        return views[spec.name]

    specs = {
        name: ScreenSpec(name=name, label=name, view_factory=build)
        for name in ("today", "filling", "help")
    }
    return Navigation(specs, build, lambda _spec: None), views


def test_coming_back_shows_what_was_asked_for(screens):
    navigation, views = screens
    navigation.go("today", "first")
    navigation.go("help")
    navigation.back()
    assert views["today"].shown == ["first", "first"]


def test_coming_back_shows_where_she_was_and_not_what_was_asked_for(screens):
    navigation, views = screens
    navigation.go("filling", "new")
    navigation.go("help")
    navigation.back()
    assert views["filling"].shown == ["new", "saved as 1"]


def test_a_screen_that_does_not_let_go_stays(screens):
    navigation, views = screens
    navigation.go("filling", "new")
    views["filling"].stays = True
    navigation.go("help")
    navigation.back()
    assert navigation.name == "filling"
    assert views["filling"].shown == ["new"]
