"""Where the officer's own files live, and what they are called there."""

import os
import sys
from pathlib import Path
from typing import Final

from ocop_desktop.core.system import data_root

PORTABLE: Final = "ocop-du-lieu"  # a folder of this name beside the program wins: a USB stick
BACKUPS: Final = "backups"
OUTBOX: Final = "giay-to"  # papers, where no other folder was chosen
LOG: Final = "ocop.log"

_VARIABLE: Final = "OCOP_DATA"


def data_folder(asked: Path | None = None) -> Path:
    """Return the folder of the officer's data; it may not exist yet.

    The first that is given counts: `asked` (--data), OCOP_DATA, a folder "ocop-du-lieu" beside
    the program, this user's own data folder.
    """
    if asked is not None:
        return asked.absolute()
    if named := os.environ.get(_VARIABLE):
        return Path(named).absolute()
    portable = program_folder() / PORTABLE
    return portable if portable.is_dir() else data_root()


def program_folder() -> Path:
    """Return the folder the program was started from, the one an officer sees."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).absolute().parent
    started = Path(sys.argv[0]).absolute()
    return started.parents[1] if started.name == "__main__.py" else started.parent


def backups(data: Path) -> Path:
    """Return the folder of the backups."""
    return data / BACKUPS


def outbox(data: Path) -> Path:
    """Return the folder where papers go unless she chose another."""
    return data / OUTBOX


def log(data: Path) -> Path:
    """Return the log file."""
    return data / LOG
