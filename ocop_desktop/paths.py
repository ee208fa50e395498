"""Where the officer's own files live, and what they are called there."""

import os
import sys
from pathlib import Path
from typing import Final

from ocop_desktop.core.system import data_root

PORTABLE: Final = "ocop-du-lieu"  # a folder of this name beside the program wins: a USB stick
BACKUPS: Final = "backups"
LOG: Final = "ocop.log"
SAMPLES: Final = "xa-mau"  # the folder of the samples' own workspaces, inside hers

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


def log(data: Path) -> Path:
    """Return the log file."""
    return data / LOG


def sample_folder(data: Path, key: str) -> Path:
    """Return the folder of a sample's own workspace, inside hers but apart from it."""
    return home(data) / SAMPLES / key


def sample_of(data: Path) -> str:
    """Return which sample a workspace folder belongs to, or "" when it is her own."""
    return data.name if data.parent.name == SAMPLES else ""


def home(data: Path) -> Path:
    """Return the folder of her own workspace, from it or from a sample's."""
    return data.parent.parent if sample_of(data) else data
