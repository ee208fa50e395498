"""Which screen is shown, how to get to another, and the way back."""

import gc
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

_LONGEST: Final = 40  # steps back


class ScreenSpec(NamedTuple):
    """One screen; `icon` is a Bootstrap icon's name, `view_factory` takes (master, context).

    `full` screens take the whole window, without navigation. `under` names the menu entry that is
    marked while a screen outside the menu is shown; without one the mark stays where it was.
    """

    name: str
    label: str
    view_factory: Callable[[Any, Any], Any]
    icon: str = ""
    in_menu: bool = True
    full: bool = False
    under: str = ""


class Navigation:
    """Builds a screen when it is first asked for, keeps it, and shows one at a time.

    A view that offers `here()` tells there what shows it again as it was when it was left.
    """

    def __init__(
        self,
        specs: Mapping[str, ScreenSpec],
        build: Callable[[ScreenSpec], Any],
        on_shown: Callable[[ScreenSpec], None],
    ) -> None:
        self._specs = specs
        self._build = build
        self._on_shown = on_shown
        self._views: dict[str, Any] = {}
        self._past: list[tuple[str, Any]] = []
        self._now: tuple[str, Any] = ("", None)

    @property
    def view(self) -> Any | None:
        """The view on top, None before the first."""
        return self._views.get(self._now[0])

    @property
    def name(self) -> str:
        """The name of the screen on top."""
        return self._now[0]

    @property
    def what(self) -> Any:
        """What the screen on top was asked to show."""
        return self._now[1]

    def go(self, screen: str, what: Any = None) -> None:
        """Leave the present screen, if it lets us, and show this one."""
        if self._leave():
            if self._now[0]:
                self._past = [*self._past, self._now][-_LONGEST:]
            self._show(screen, what)

    def back(self) -> None:
        """Show the screen before this one, the first one when there is none."""
        if not self._leave():
            return
        name, what = self._past.pop() if self._past else (next(iter(self._specs)), None)
        self._show(name, what)

    def here(self) -> Any:
        """Return what shows the screen on top again as it is, None where it does not say."""
        here = getattr(self.view, "here", None)
        return here() if here else None

    def drop(self, unwanted: Callable[[str], bool]) -> None:
        """Never lead back to these screens."""
        self._past = [step for step in self._past if not unwanted(step[0])]

    def forget(self) -> None:
        """Drop every screen, e.g. when the text size changed; the next `go` builds anew."""
        for view in self._views.values():
            view.destroy()
        self._views.clear()
        self._past.clear()
        self._now = ("", None)

    def _leave(self) -> bool:
        """Let the view on top save; keep where she is in it, for the way back."""
        view = self.view
        if view is not None and not view.leave():
            return False
        if here := getattr(view, "here", None):
            self._now = (self.name, here())
        return True

    def _show(self, name: str, what: Any) -> None:
        if name not in self._views:
            self._views[name] = self._build(self._specs[name])
        if self._now[0] and self._now[0] != name:
            self._views[self._now[0]].pack_forget()
            gc.collect()  # automatic collection is off: it may run on the worker's thread
        self._now = (name, what)
        self._views[name].pack(fill="both", expand=True)
        self._on_shown(self._specs[name])
        self._views[name].show(what)
