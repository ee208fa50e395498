"""Finds what ships with the program: inside the installed package, else in the source tree."""

from importlib.resources import files
from pathlib import Path

_PACKAGE = "ocop_desktop"


def assets() -> Path:
    """Return the folder of everything that is read and never written: forms, fonts, help."""
    return _shipped("assets")


def db() -> Path:
    """Return the folder of the database's schema steps."""
    return _shipped("db")


def _shipped(name: str) -> Path:
    package = Path(str(files(_PACKAGE)))
    packaged = package / f"_{name}"
    return packaged if packaged.is_dir() else package.parent / name
