"""Safekeeping: back up, list backups, restore, check."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ocop_desktop.services.changes import Changes
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import backup, database


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup: where it is, when it was made, its size in bytes."""

    path: Path
    at: datetime
    size: int


class Safekeeping:
    """The verbs that keep her work safe."""

    def __init__(self, folder: Path, offices: Offices) -> None:
        self._folder = folder
        self._offices = offices

    def folder(self) -> Path:
        """Return where the officer's data lie."""
        return self._folder

    def back_up(self, to: Path | None = None) -> Path:
        """Make a verified copy, in the usual place or as the file `to`, and return it.

        Raises:
            Refusal: when the copy cannot be written or does not check out.
        """
        made = backup.backup(to or backup.new_name(self._folder))
        if to is None:
            backup.thin_out(self._folder)
        return made

    def backups(self) -> list[BackupInfo]:
        """Return the backups in the usual place, newest first."""
        return [BackupInfo(b.path, b.at, b.size) for b in backup.list_backups(self._folder)]

    def last_at(self) -> datetime | None:
        """Return when the newest backup was made."""
        newest = self.backups()[:1]
        return newest[0].at if newest else None

    def restore(self, path: Path) -> Changes:
        """Put a backup in the place of the database; the replaced one is kept as a backup.

        Raises:
            Refusal: when the file is no whole backup of this program; nothing changes then.
        """
        backup.verify(path)
        database.close_workspace()
        try:
            backup.restore(path, self._folder)
        finally:
            database.open_workspace(self._folder)
            self._offices.forget()
        return Changes.of(*((kind, "*") for kind in ("office", "producer", "product", "idea")))

    def check(self) -> bool:
        """Read the whole database and tell whether it is sound."""
        return database.quick_check()

    def on_close(self) -> Path | None:
        """Back up when something changed since opening, then close the workspace."""
        made = self.back_up() if database.is_dirty() else None
        database.close_workspace()
        return made
