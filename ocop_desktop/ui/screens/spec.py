"""What the program knows about a screen before it is built."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenSpec:
    """One screen; `icon` is a Bootstrap icon's name, `view_factory` takes (master, context).

    `full` screens take the whole window, without navigation. `under` names the menu entry that is
    marked while a screen outside the menu is shown.
    """

    name: str
    label: str
    view_factory: Callable[[Any, Any], Any]
    icon: str = ""
    in_menu: bool = True
    shortcut: str = ""
    full: bool = False
    under: str = ""
