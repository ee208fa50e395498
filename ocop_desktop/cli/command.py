"""One command: its name, its arguments, what it does, and the data opened for it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ocop_desktop import paths, resources
from ocop_desktop.core.problems import Refusal
from ocop_desktop.services import desk as desks
from ocop_desktop.services.desk import Desk
from ocop_desktop.store import database
from ocop_desktop.wording import cli as words

DONE, REFUSED, USAGE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Command:
    """`do` returns the exit status; `arguments` adds what the command understands."""

    name: str
    do: Callable[[Namespace], int]
    arguments: Callable[[ArgumentParser], object] = lambda _parser: None


def with_desk(
    do: Callable[[Namespace, Desk], int], *, reads: bool = False, founds: bool = False
) -> Callable[[Namespace], int]:
    """Return the deed with her data open around it, only to be read or to be founded."""

    def command(arguments: Namespace) -> int:
        folder = paths.data_folder(arguments.data)
        database.open_workspace(folder, read_only=reads)
        try:
            desk = desks.build(resources.assets(), folder)
            if not founds and desk.offices.us() is None:
                raise Refusal("DV-04", words.NO_OFFICE, todo=words.NO_OFFICE_TODO)
            return do(arguments, desk)
        finally:
            database.close_workspace()

    return command


def year(text: str) -> int:
    """Return a year of four digits; ValueError, which argparse takes for wrong usage."""
    return datetime.strptime(text, "%Y").year  # noqa: DTZ007 - a year has no zone
