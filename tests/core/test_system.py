import ctypes
import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from ocop_desktop.core import system
from ocop_desktop.core.system import FileLock

MOUNTS = """\
/dev/vda / ext4 rw 0 0
/dev/sdb1 {root}/run/media/lan/USB\\040DISK vfat rw 0 0
/dev/sdc1 {root}/stick exfat rw 0 0
tmpfs {root}/share tmpfs rw 0 0
//may-chu/ocop {root}/share cifs rw 0 0
"""

HOLDER = """
import pathlib, sys, time
from ocop_desktop.core.system import FileLock
lock = FileLock(pathlib.Path(sys.argv[1]))
print(lock.acquire(), flush=True)
time.sleep(60)
"""


def pretend_windows(monkeypatch):
    monkeypatch.setattr(system, "on_windows", lambda: True)


@pytest.fixture
def windows(monkeypatch):
    pretend_windows(monkeypatch)


@pytest.fixture
def kernel(monkeypatch):
    """A Windows whose C: is fixed, D: a network drive and E: a USB stick."""
    pretend_windows(monkeypatch)
    kinds = {"C:\\": 3, "\\\\?\\C:\\": 3, "D:\\": 4, "E:\\": 2}
    fake = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=lambda root: kinds[root]))
    monkeypatch.setattr(ctypes, "windll", fake, raising=False)
    return fake


@pytest.fixture
def startfile(monkeypatch):
    pretend_windows(monkeypatch)
    calls = []
    monkeypatch.setattr(os, "startfile", lambda *args: calls.append(args), raising=False)
    return calls


@pytest.fixture
def mounted(monkeypatch, tmp_path):
    table = tmp_path / "mounts"
    table.write_text(MOUNTS.format(root=tmp_path))
    monkeypatch.setattr(system, "_MOUNTS", table)
    monkeypatch.setattr(system, "_BLOCK_DEVICES", tmp_path / "block")
    monkeypatch.setattr(system, "_PLUGGED_IN", (f"{tmp_path}/media/", f"{tmp_path}/run/media/"))
    return tmp_path


@pytest.fixture
def programs(monkeypatch, tmp_path):
    """An empty PATH, and a way to put small programs on it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def put(name, script):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    return put


@pytest.mark.parametrize(("display", "there"), [(":0", True), ("", False)])
def test_linux_has_a_screen_where_it_says_so(monkeypatch, display, there):
    monkeypatch.setenv("DISPLAY", display)
    assert system.has_display() is there


@pytest.mark.usefixtures("windows")
def test_windows_always_has_a_screen(monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    assert system.has_display()


# --- folders -------------------------------------------------------------------------------


def test_linux_keeps_data_where_the_desktop_says(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert system.data_root() == tmp_path / "ocop-desktop"


@pytest.mark.parametrize("nonsense", ["", "here"])
def test_linux_falls_back_to_the_home_folder(monkeypatch, tmp_path, nonsense):
    monkeypatch.setenv("XDG_DATA_HOME", nonsense)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert system.data_root() == tmp_path / ".local" / "share" / "ocop-desktop"


@pytest.mark.usefixtures("windows")
def test_windows_keeps_data_in_the_part_that_does_not_roam(monkeypatch, tmp_path):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert system.data_root() == tmp_path / "OCOP Desktop"
    monkeypatch.delenv("LOCALAPPDATA")
    assert system.data_root().parts[-3:] == ("AppData", "Local", "OCOP Desktop")


def test_linux_documents_are_where_the_desktop_put_them(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert system.documents_folder() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert system.documents_folder() == tmp_path / "Documents"
    (tmp_path / "Tài liệu").mkdir()
    (tmp_path / ".config").mkdir()
    (tmp_path / ".config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Tài liệu"\n')
    assert system.documents_folder() == tmp_path / "Tài liệu"


@pytest.mark.parametrize("failed", [0, 1])
@pytest.mark.usefixtures("windows")
def test_windows_documents_are_asked_for_not_guessed(monkeypatch, tmp_path, failed):
    moved = tmp_path / "OneDrive"
    for folder in (moved, tmp_path / "Documents"):
        folder.mkdir()

    def where(_window, kind, _token, _flags, buffer):
        assert kind == 5
        buffer.value = str(moved)
        return failed

    shell = SimpleNamespace(shell32=SimpleNamespace(SHGetFolderPathW=where))
    monkeypatch.setattr(ctypes, "windll", shell, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert system.documents_folder() == (tmp_path / "Documents" if failed else moved)


def test_free_room_is_known_before_the_folder_exists(tmp_path):
    assert system.free_bytes(tmp_path / "not" / "yet") > 0


def test_syncing_a_folder_bears_a_file_system_that_cannot(monkeypatch, tmp_path):
    def refuse(_):
        raise OSError("EINVAL")

    monkeypatch.setattr(os, "fsync", refuse)
    system.sync_folder(tmp_path)


@pytest.mark.usefixtures("windows")
def test_windows_needs_no_syncing_of_folders():
    system.sync_folder(Path("C:/does/not/exist"))


# --- other programs ------------------------------------------------------------------------


def test_linux_opens_a_file_with_the_desktops_program(programs, tmp_path):
    programs("xdg-open", f'echo "$@" > "{tmp_path}/opened"')
    (tmp_path / "phiếu 1.pdf").touch()
    system.open_path(tmp_path / "phiếu 1.pdf")
    assert (tmp_path / "opened").read_text() == f"{tmp_path}/phiếu 1.pdf\n"


def test_a_viewer_that_stays_open_is_not_waited_for(programs, monkeypatch, tmp_path):
    started = []

    class Viewer:
        def __init__(self, command, **_):
            started.append(command)

        def wait(self, seconds):
            raise subprocess.TimeoutExpired("viewer", seconds)

    programs("xdg-open", "")
    monkeypatch.setattr(system.subprocess, "Popen", Viewer)
    system.open_path(tmp_path)
    assert started[0][1] == tmp_path


@pytest.mark.parametrize("verb", [system.open_path, system.print_file])
@pytest.mark.usefixtures("programs")
def test_a_machine_without_the_program_says_so(tmp_path, verb):
    (tmp_path / "a.pdf").touch()
    with pytest.raises(OSError, match="not installed"):
        verb(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("verb", "name"), [(system.open_path, "xdg-open"), (system.print_file, "lp")]
)
def test_a_program_that_fails_is_an_os_error(programs, tmp_path, verb, name):
    (tmp_path / "a.pdf").touch()
    programs(name, "exit 3")
    with pytest.raises(OSError, match=r"no program opens|did not take"):
        verb(tmp_path / "a.pdf")


@pytest.mark.parametrize("verb", [system.open_path, system.print_file])
def test_a_file_that_is_gone_is_an_os_error(tmp_path, verb):
    with pytest.raises(FileNotFoundError):
        verb(tmp_path / "a.pdf")


def test_linux_prints_through_lp(programs, tmp_path):
    programs("lp", f'echo "$@" > "{tmp_path}/printed"')
    (tmp_path / "-a.pdf").touch()
    system.print_file(tmp_path / "-a.pdf")
    assert (tmp_path / "printed").read_text() == f"{tmp_path}/-a.pdf\n"


def test_windows_opens_and_prints_by_its_own_means(startfile, tmp_path):
    system.open_path(tmp_path)
    (tmp_path / "a.pdf").touch()
    system.print_file(tmp_path / "a.pdf")
    assert startfile == [(tmp_path,), (tmp_path / "a.pdf", "print")]


# --- drives --------------------------------------------------------------------------------


def test_linux_knows_a_share_even_mounted_over_something_else(mounted):
    (mounted / "share").mkdir()
    assert system.is_network_path(mounted / "share" / "not yet" / "there")
    assert not system.is_network_path(mounted / "shares")
    assert not system.is_network_path(mounted)


def test_linux_knows_a_stick_by_where_it_was_mounted(mounted):
    (mounted / "run" / "media" / "lan" / "USB DISK").mkdir(parents=True)
    assert system.is_removable(mounted / "run" / "media" / "lan" / "USB DISK" / "ocop")
    assert not system.is_removable(mounted)


def test_linux_knows_a_stick_by_its_disk(mounted):
    disk = mounted / "devices" / "sdc"
    (disk / "sdc1").mkdir(parents=True)
    (mounted / "block").mkdir()
    (mounted / "block" / "sdc1").symlink_to(disk / "sdc1")
    (mounted / "stick").mkdir()
    (disk / "removable").write_text("0\n")
    assert not system.is_removable(mounted / "stick")
    (disk / "removable").write_text("1\n")
    assert system.is_removable(mounted / "stick")


def test_a_fat_drive_takes_no_file_of_four_gigabytes(mounted):
    stick = mounted / "run" / "media" / "lan" / "USB DISK"
    stick.mkdir(parents=True)
    assert system.largest_file(stick / "goi.ocop.zip") == 4 * 1024**3 - 1
    assert system.largest_file(mounted) is None


def test_windows_says_how_a_drive_is_formatted(kernel):
    def asked(root, *told):
        told[-2].value = {"C:\\": "NTFS", "E:\\": "FAT32"}.get(root, "")
        return bool(told[-2].value)

    kernel.kernel32.GetVolumeInformationW = asked
    assert system.largest_file(PureWindowsPath("E:\\goi")) == 4 * 1024**3 - 1
    assert system.largest_file(PureWindowsPath("C:\\goi")) is None
    assert system.largest_file(PureWindowsPath("X:\\goi")) is None


def test_a_machine_without_a_mount_table_has_only_plain_folders(monkeypatch, tmp_path):
    monkeypatch.setattr(system, "_MOUNTS", tmp_path / "missing")
    assert not system.is_network_path(tmp_path)
    assert not system.is_removable(tmp_path)


@pytest.mark.parametrize(
    ("path", "network", "removable"),
    [
        (r"C:\Users\Lan\ocop", False, False),
        (r"\\?\C:\Users\Lan\ocop", False, False),
        (r"D:\ocop", True, False),
        (r"E:\ocop", False, True),
        (r"\\may-chu\chung\ocop", True, False),
        (r"\\?\UNC\may-chu\chung\ocop", True, False),
    ],
)
@pytest.mark.usefixtures("kernel")
def test_windows_tells_shares_and_sticks_from_disks(path, network, removable):
    assert system.is_network_path(PureWindowsPath(path)) is network
    assert system.is_removable(PureWindowsPath(path)) is removable


# --- locks ---------------------------------------------------------------------------------


def test_a_lock_is_held_once(tmp_path):
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_a_killed_program_leaves_no_lock_behind(tmp_path):
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            tmp_path / "lock",
        ],
        stdout=subprocess.PIPE,
        cwd=Path(system.__file__).parents[2],
        text=True,
    )
    with holder:
        lock = FileLock(tmp_path / "lock")
        assert holder.stdout.readline() == "True\n"
        assert not lock.acquire()
        holder.kill()
        holder.wait()
        assert lock.acquire()
        lock.release()


def test_an_unusable_path_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        FileLock(tmp_path / "missing" / "lock").acquire()


@pytest.mark.usefixtures("windows")
def test_windows_locks_by_its_own_means(monkeypatch, tmp_path):
    held = set()

    def locking(handle, mode, size):
        assert size == 1
        file = os.fstat(handle).st_ino
        if mode == "unlock":
            held.remove(file)
        elif file in held:
            raise PermissionError
        else:
            held.add(file)

    fake = SimpleNamespace(locking=locking, LK_NBLCK="lock", LK_UNLCK="unlock")
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()
    assert not held
