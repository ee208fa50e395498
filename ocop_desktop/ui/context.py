"""What a screen is given: the services and the few verbs of the window around it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.palette import Palette

if TYPE_CHECKING:
    from ocop_desktop.services.desk import Desk
    from ocop_desktop.services.jobs import Jobs, Progress

FIND: Final = "find"  # what a list is asked for to open with the cursor in its search box
LISTS: Final = {
    "idea": "ideas",
    "plan": "plans",
    "product": "products",
    "producer": "producers",
}


class Go(Protocol):
    """Show another screen; `what` is what that screen understands."""

    def __call__(self, screen: str, what: Any = None) -> None:
        """Leave the present screen, if it lets us, and show this one."""


class Toast(Protocol):
    """Say something in passing, with at most one thing to press."""

    def __call__(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None
    ) -> None:
        """Show the notice for a few seconds."""


class Status(Protocol):
    """The line at the bottom."""

    def saved(self, at: datetime) -> None:
        """Say when the last save was."""

    def backed_up(self, at: datetime | None) -> None:
        """Say when the last backup was."""

    def trouble(self, text: str) -> None:
        """Say lastingly what is wrong; "" takes it away."""

    def damaged(self, *, on: bool) -> None:
        """Say till it is mended that the data are not sound, and what to do."""

    def working(self, text: str, share: float | None = None) -> None:
        """Show the running job, `share` from 0 to 1; "" takes it away."""


class Context(NamedTuple):
    """Handed to every screen view."""

    desk: "Desk"
    jobs: "Jobs"
    bus: Bus
    go: Go
    back: Callable[[], None]
    toast: Toast
    status: Status
    palette: Palette
    open_workspace: Callable[[Path], None]  # closes this one first
    restyle: Callable[[], None]  # after a change of text size or contrast
    on_bug: Callable[[BaseException], None]  # for job errors nobody expected


class Pages(NamedTuple):
    """What the preview shows that is no record's paper: work that makes it, and that keeps it.

    `make` writes a file into a folder of its own, which is deleted with it.
    """

    make: "Callable[[Progress], Path]"
    save: "Callable[[Progress], list[Path]]"


class Fill(NamedTuple):
    """What the filling screen is asked to open; `owner_id` "" begins a new record of `code`.

    `start` holds first answers of a new record; `step` and `field` say where the cursor goes.
    """

    owner_type: str
    owner_id: str = ""
    code: str = ""
    step: str = ""
    field: str = ""
    start: Mapping[str, Any] | None = None

    @property
    def under(self) -> str:
        """The menu entry it belongs to."""
        return LISTS.get(self.owner_type, "settings")
