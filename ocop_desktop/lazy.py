"""Modules that are read when they are first used: the window stands before they are needed.

They are imported as usual (`from ocop_desktop.forms import library`) and used through their name
(`library.Library`); naming one of their members in the import would read them at once.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType
from typing import Final

_LAZY: Final = (
    "ocop_desktop.exchange.file_kinds",
    "ocop_desktop.exchange.tabular",
    "ocop_desktop.exchange.template",
    "ocop_desktop.forms.paper.filled_text",
    "ocop_desktop.forms.library",
    "ocop_desktop.forms.plan.charts",
    "ocop_desktop.forms.plan.kept",
    "ocop_desktop.forms.plan.progress",
    "ocop_desktop.forms.plan.answers",
    "ocop_desktop.services.attachments",
    "ocop_desktop.services.filling",
    "ocop_desktop.services.products",
    "ocop_desktop.services.producers",
    "ocop_desktop.services.importing",
    "ocop_desktop.services.plan_looks",
    "ocop_desktop.services.plans",
    "ocop_desktop.services.printing",
    "ocop_desktop.services.register",
    "ocop_desktop.services.recognitions",
    "ocop_desktop.services.samples",
    "ocop_desktop.services.shown_lists",
    "ocop_desktop.services.transfer",
    "ocop_desktop.store.journal",
    "ocop_desktop.services.lists",
    "ocop_desktop.ui.parts.dialogs",
    "ocop_desktop.ui.parts.text_menu",
    "ocop_desktop.ui.screens.ideas.view",
    "ocop_desktop.ui.screens.filling.plan_side",
    "ocop_desktop.ui.screens.filling.view",
    "ocop_desktop.ui.screens.plans.view",
    "ocop_desktop.ui.screens.producers.view",
    "ocop_desktop.ui.screens.products.view",
    "ocop_desktop.ui.screens.register.record",
    "ocop_desktop.ui.screens.register.view",
    "ocop_desktop.ui.screens.importing.view",
    "ocop_desktop.ui.screens.settings.view",
    "ocop_desktop.ui.screens.transfer.view",
    "ocop_desktop.ui.screens.setup.view",
    "ocop_desktop.ui.screens.help.view",
    "ocop_desktop.ui.screens.preview.view",
    "ocop_desktop.ui.startup",
    "ocop_desktop.wording.attachments",
    "uuid",
)


class _Finder(MetaPathFinder):
    """Finds the modules above as usual and puts off reading them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec with a loader that waits, None for every other module."""
        if fullname not in _LAZY:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.loader is not None:
            spec.loader = LazyLoader(spec.loader)
        return spec


def install() -> None:
    """Put reading off from now on; harmless when repeated."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


def read_one() -> bool:
    """Read the next module that waits, on the thread that calls; False when none waits."""
    for name in _LAZY:
        module = sys.modules.get(name)
        if module is not None and object.__getattribute__(module, "__class__") is not ModuleType:
            _ = module.__doc__  # any attribute makes it read itself
            return True
    return False
