"""The one module that tells Windows from Linux: screen, folders, programs, drives, locks."""

import ctypes
import importlib
import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import BinaryIO, Final

_PROGRAM_WINDOWS: Final = "OCOP Desktop"
_PROGRAM_LINUX: Final = "ocop-desktop"

# Windows' own numbers.
_CSIDL_PERSONAL: Final = 5
_MAX_PATH: Final = 260  # characters
_DRIVE_REMOVABLE: Final = 2
_DRIVE_REMOTE: Final = 4

_MOUNTS: Final = Path("/proc/self/mounts")
_BLOCK_DEVICES: Final = Path("/sys/class/block")
_NETWORK_KINDS: Final = frozenset(
    {"afs", "ceph", "cifs", "davfs", "fuse.sshfs", "fuse.davfs2", "nfs", "nfs4", "smb3", "smbfs"}
)
_FAT_KINDS: Final = frozenset({"fat", "fat32", "msdos", "vfat"})
FAT32_FILE: Final = 4 * 1024**3 - 1  # bytes of the largest file there
_PLUGGED_IN: Final = ("/media/", "/run/media/")  # where desktops mount what is plugged in
_VIEWER_SECONDS: Final = 2  # an opener still running by then has opened something
_PRINT_SECONDS: Final = 30


def on_windows() -> bool:
    """Tell whether this is Windows; everything below asks here."""
    return sys.platform == "win32"


def has_display() -> bool:
    """Tell whether a window can be opened here."""
    return on_windows() or bool(os.environ.get("DISPLAY"))


# --- folders -------------------------------------------------------------------------------


def data_root() -> Path:
    """Return this user's folder for the program's own data; it may not exist yet."""
    if on_windows():
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / _PROGRAM_WINDOWS
    shared = os.environ.get("XDG_DATA_HOME", "")
    root = Path(shared) if Path(shared).is_absolute() else Path.home() / ".local" / "share"
    return root / _PROGRAM_LINUX


def documents_folder() -> Path:
    """Return the folder where this user keeps documents; the home folder when there is none."""
    folder = _windows_documents() if on_windows() else _linux_documents()
    return folder if folder.is_dir() else Path.home()


def free_bytes(folder: Path) -> int:
    """Return how many bytes can still be written there; the folder need not exist yet."""
    return shutil.disk_usage(_existing(folder)).free


def sync_folder(folder: Path) -> None:
    """Make the names in a folder as durable as the files; Windows does so by itself."""
    if on_windows():
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some file systems know no fsync of folders; the file itself is safe already.
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


# --- other programs ------------------------------------------------------------------------


def open_path(path: Path) -> None:
    """Open a file or folder with the program the system has for it. Raises OSError."""
    path = path.resolve(strict=True)
    if on_windows():
        os.startfile(path)  # type: ignore[attr-defined]  # noqa: S606 - that is the deed
        return
    opener = _program("xdg-open")
    viewer = subprocess.Popen(  # noqa: S603 - a path of ours, no shell
        [opener, path],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    with suppress(subprocess.TimeoutExpired):
        if viewer.wait(_VIEWER_SECONDS) != 0:
            raise OSError(f"no program opens {path.suffix or 'this folder'}")


def print_file(path: Path) -> None:
    """Send a file to the usual printer. Raises OSError when that is impossible."""
    path = path.resolve(strict=True)
    if on_windows():
        os.startfile(path, "print")  # type: ignore[attr-defined]  # noqa: S606 - that is the deed
        return
    try:
        subprocess.run(  # noqa: S603 - a path of ours, no shell
            [_program("lp"), path], check=True, capture_output=True, timeout=_PRINT_SECONDS
        )
    except subprocess.SubprocessError as failure:
        raise OSError("the printer did not take the file") from failure


# --- drives --------------------------------------------------------------------------------


def is_network_path(p: Path) -> bool:
    """Tell whether a path lies on another machine; it need not exist yet."""
    if on_windows():
        return _is_share(p) or _windows_drive_type(p) == _DRIVE_REMOTE
    mount = _mount_of(p)
    return mount is not None and mount.kind in _NETWORK_KINDS


def is_removable(p: Path) -> bool:
    """Tell whether a path lies on a drive that can be pulled out; it need not exist yet."""
    if on_windows():
        return not _is_share(p) and _windows_drive_type(p) == _DRIVE_REMOVABLE
    mount = _mount_of(p)
    return mount is not None and (
        f"{mount.point}/".startswith(_PLUGGED_IN) or _device_is_removable(mount.source)
    )


def largest_file(p: Path) -> int | None:
    """Return the largest file in bytes that the drive of a path takes; None when it sets no limit.

    A stick as it is sold is mostly FAT32.
    """
    if on_windows():
        kind = _windows_file_system(p)
    else:
        mount = _mount_of(p)
        kind = mount.kind if mount else ""
    return FAT32_FILE if kind.lower() in _FAT_KINDS else None


class FileLock:
    """A lock the system holds on an open file, so that a killed program leaves none behind."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: BinaryIO | None = None

    def acquire(self) -> bool:
        """Take the lock; False when somebody else has it. Raises OSError for an unusable path."""
        if self._stream is not None:
            return True
        stream = self._path.open("ab+")
        try:
            _lock(stream)
        except OSError:
            stream.close()
            return False
        self._stream = stream
        return True

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._stream is None:
            return
        stream, self._stream = self._stream, None
        with stream:
            _unlock(stream)


def _lock(stream: BinaryIO) -> None:
    if on_windows():
        msvcrt = importlib.import_module("msvcrt")
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        return
    fcntl = importlib.import_module("fcntl")
    fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _unlock(stream: BinaryIO) -> None:
    if on_windows():
        msvcrt = importlib.import_module("msvcrt")
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
        return
    fcntl = importlib.import_module("fcntl")
    fcntl.flock(stream.fileno(), fcntl.LOCK_UN)


# --- Windows -------------------------------------------------------------------------------


def _windows_documents() -> Path:
    # Asked, not guessed: the folder is often moved into OneDrive or to drive D.
    buffer = ctypes.create_unicode_buffer(_MAX_PATH)
    shell = ctypes.windll.shell32  # type: ignore[attr-defined]
    failed = shell.SHGetFolderPathW(None, _CSIDL_PERSONAL, None, 0, buffer)
    return Path.home() / "Documents" if failed else Path(buffer.value)


def _windows_drive_type(p: Path) -> int:
    root = PureWindowsPath(p).anchor or None  # None: the drive we stand on
    drive_type: int = ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined]
    return drive_type


def _windows_file_system(p: Path) -> str:
    root = PureWindowsPath(p).anchor or None
    name = ctypes.create_unicode_buffer(32)
    # What follows the root is not asked for: label, serial number, lengths, flags.
    known = ctypes.windll.kernel32.GetVolumeInformationW(  # type: ignore[attr-defined]
        root, None, 0, None, None, None, name, len(name)
    )
    return name.value if known else ""


def _is_share(p: Path) -> bool:
    r"""Tell whether the path is \\server\share; \\?\C: is a local drive written at length."""
    drive = PureWindowsPath(p).drive.upper().removeprefix("\\\\?\\")
    return drive.startswith(("\\\\", "UNC\\"))


# --- Linux ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Mount:
    source: str
    point: str
    kind: str


def _linux_documents() -> Path:
    home = Path.home()
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    with suppress(OSError):
        found = re.search(
            r'^XDG_DOCUMENTS_DIR="(.+)"$', config.read_text("utf-8", "replace"), re.MULTILINE
        )
        if found is not None:
            return Path(found[1].replace("$HOME", str(home)))
    return home / "Documents"


def _mount_of(p: Path) -> _Mount | None:
    """Return the mount a path lies on: the longest mount point above it, the last one of them."""
    path = _existing(p)
    above = {str(folder) for folder in (path, *path.parents)}
    mounts = [mount for mount in _mounts() if mount.point in above]
    return max(reversed(mounts), key=lambda mount: len(mount.point), default=None)


def _mounts() -> list[_Mount]:
    try:
        lines = _MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []
    return [_Mount(*map(_unescaped, line.split(" ")[:3])) for line in lines]


def _unescaped(word: str) -> str:
    r"""Return a word of the mount table with its \040 as a space again."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), word)


def _device_is_removable(source: str) -> bool:
    device = _BLOCK_DEVICES / Path(source).name
    # A partition has no flag of its own; its disk is the folder above.
    flags = (device / "removable", device.resolve().parent / "removable")
    return any(flag.is_file() and flag.read_text().strip() == "1" for flag in flags)


def _existing(p: Path) -> Path:
    """Return the nearest folder above, or the path itself, that exists."""
    path = p.resolve()
    return next(folder for folder in (path, *path.parents) if folder.exists())


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"{name} is not installed")
    return found
