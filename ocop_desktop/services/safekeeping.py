"""Safekeeping: back up, list backups, restore, check; a copy elsewhere has the files beside it."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from ocop_desktop import paths
from ocop_desktop.core.records import BackupInfo
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.jobs import Cancelled, Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import attachments, backup, database, files
from ocop_desktop.wording import attachments as words

_KINDS: Final = (
    *("office", "producer", "product", "idea", "plan"),
    *("attachment", "recognition", "package"),
)


class Restored(NamedTuple):
    """What a restored backup touched, and the titles of files it had only damaged."""

    changes: Changes
    lacking: list[str]


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

    def back_up(self, to: Path | None = None, progress: Stepper | None = None) -> Path:
        """Make a verified copy, in the usual place or as the file or folder `to`, and return it.

        Raises:
            Refusal: when the copy cannot be written or does not check out; when it stands, but
                lacks files that are damaged here.
        """
        made = backup.backup(to or paths.backups(self._folder))
        if to is not None:
            # What goes elsewhere must suffice when this disk is lost; files only ever come in.
            self._copy_files(made, progress or Stepper())
        else:
            backup.thin_out(paths.backups(self._folder), but=made)
        return made

    def _copy_files(self, made: Path, progress: Stepper) -> None:
        def on_file(done: int, total: int) -> None:
            progress.step(done, total, words.checking(done, total))

        try:
            lacking = files.copy_missing(self._folder, made.parent, on_file)
        except Cancelled:
            made.unlink(missing_ok=True)
            raise
        if titles := _titles(lacking):
            raise words.not_copied(len(titles), titles)

    def backups(self) -> list[BackupInfo]:
        """Return the backups in the usual place, newest first."""
        return backups_in(self._folder)

    def last_at(self) -> datetime | None:
        """Return when the newest backup was made."""
        return next((kept.at for kept in self.backups()), None)

    def restore(self, path: Path) -> Restored:
        """Put a backup in the place of the database; the replaced one is kept as a backup.

        Raises:
            Refusal: when the file is no whole backup of this program; nothing changes then.
        """
        database.close_workspace()
        try:
            lacking = restore_into(path, self._folder)
        finally:
            database.open_workspace(self._folder)
            self._offices.forget()
        return Restored(Changes.of(*((kind, "*") for kind in _KINDS)), _titles(lacking))

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


def restore_into(path: Path, folder: Path) -> list[str]:
    """Put a backup in the place of the database of a workspace that is not open.

    Returns the SHA-256 of the files it had only damaged.

    Raises:
        Refusal: when the file is no whole backup of this program; nothing changes then.
    """
    # First: more files than records harm nobody.
    lacking = files.copy_missing(path.parent, folder, thorough=True)
    backup.restore(path, folder)
    return lacking


def _titles(lacking: Collection[str]) -> list[str]:
    return [file.title for file in attachments.every() if file.sha256 in lacking] if lacking else []
