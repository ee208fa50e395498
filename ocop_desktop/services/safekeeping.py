"""Safekeeping: back up, list backups, restore, check; a copy elsewhere has the files beside it."""

from datetime import datetime
from pathlib import Path
from typing import Final

from ocop_desktop import paths
from ocop_desktop.core.records import BackupInfo
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import backup, database, files

_KINDS: Final = ("office", "producer", "product", "idea", "attachment", "recognition", "package")


class Safekeeping:
    """The verbs that keep her work safe."""

    def __init__(self, folder: Path, offices: Offices) -> None:
        self._folder = folder
        self._offices = offices

    def folder(self) -> Path:
        """Return where the officer's data lie."""
        return self._folder

    def in_sample(self) -> bool:
        """Tell whether the open workspace is a sample's."""
        return bool(paths.sample_of(self._folder))

    def home(self) -> Path:
        """Return the folder of her own workspace."""
        return paths.home(self._folder)

    def sample_folder(self, key: str) -> Path:
        """Return the folder of a sample's own workspace, inside hers but apart from it."""
        return paths.sample_folder(self._folder, key)

    def back_up(self, to: Path | None = None) -> Path:
        """Make a verified copy, in the usual place or as the file or folder `to`, and return it.

        Raises:
            Refusal: when the copy cannot be written or does not check out.
        """
        made = backup.backup(to or paths.backups(self._folder))
        if to is not None:
            # What goes elsewhere must suffice when this disk is lost; files only ever come in.
            files.copy_missing(self._folder, made.parent)
        else:
            backup.thin_out(paths.backups(self._folder), but=made)
        return made

    def backups(self) -> list[BackupInfo]:
        """Return the backups in the usual place, newest first."""
        return backups_in(self._folder)

    def last_at(self) -> datetime | None:
        """Return when the newest backup was made."""
        return next((kept.at for kept in self.backups()), None)

    def restore(self, path: Path) -> Changes:
        """Put a backup in the place of the database; the replaced one is kept as a backup.

        Raises:
            Refusal: when the file is no whole backup of this program; nothing changes then.
        """
        database.close_workspace()
        try:
            restore_into(path, self._folder)
        finally:
            database.open_workspace(self._folder)
            self._offices.forget()
        return Changes.of(*((kind, "*") for kind in _KINDS))

    def check(self) -> bool:
        """Read the whole database and tell whether it is sound."""
        return database.quick_check()

    def on_close(self) -> Path | None:
        """Back up when something changed since opening, then close the workspace.

        Raises:
            Refusal: when the backup cannot be made; the workspace is closed all the same.
        """
        try:
            database.put_back_if_gone()
            return self.back_up() if database.is_dirty() else None
        finally:
            database.close_workspace()


def backups_in(folder: Path) -> list[BackupInfo]:
    """Return the backups of a workspace that need not be open, newest first."""
    return backup.list_backups(paths.backups(folder))


def restore_into(path: Path, folder: Path) -> None:
    """Put a backup in the place of the database of a workspace that is not open.

    Raises:
        Refusal: when the file is no whole backup of this program; nothing changes then.
    """
    files.copy_missing(path.parent, folder)  # first: more files than records harm nobody
    backup.restore(path, folder)
