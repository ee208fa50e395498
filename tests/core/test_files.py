import os
from pathlib import Path

import pytest

from ocop_desktop.core.files import free_name, replace_atomically, write_atomically


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole(folder):
    write_atomically(folder / "phiếu.pdf", lambda out: out.write(b"xong"))
    assert (folder / "phiếu.pdf").read_bytes() == b"xong"
    assert names(folder) == ["phiếu.pdf"]


def test_a_failure_half_way_leaves_the_old_file_and_nothing_beside_it(folder):
    path = folder / "a.pdf"
    path.write_bytes(b"old")

    def fail(out):
        out.write(b"half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_atomically(path, fail)
    assert path.read_bytes() == b"old"
    assert names(folder) == ["a.pdf"]


def test_the_old_file_stands_until_the_new_one_is_whole(folder):
    path = folder / "a.pdf"
    path.write_bytes(b"old")
    seen = []
    write_atomically(path, lambda out: (out.write(b"new"), seen.append(path.read_bytes())))
    assert seen == [b"old"]
    assert path.read_bytes() == b"new"


def test_a_part_file_of_a_killed_program_is_written_over(folder):
    (folder / "a.pdf.part").write_bytes(b"rubbish, and more of it")
    write_atomically(folder / "a.pdf", lambda out: out.write(b"new"))
    assert (folder / "a.pdf").read_bytes() == b"new"
    assert names(folder) == ["a.pdf"]


def test_a_missing_folder_is_an_os_error(folder):
    with pytest.raises(OSError, match="missing"):
        write_atomically(folder / "missing" / "a.pdf", lambda out: out.write(b"new"))


def test_a_place_that_cannot_be_taken_leaves_no_part_file(folder):
    (folder / "a.pdf").mkdir()
    with pytest.raises(OSError, match=r"a\.pdf"):
        write_atomically(folder / "a.pdf", lambda out: out.write(b"new"))
    assert names(folder) == ["a.pdf"]


def test_a_full_disk_leaves_the_old_file_and_no_part_file(folder):
    path = folder / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, lambda _: Path("/dev/full").write_bytes(b"x"))
    assert names(folder) == ["a.pdf"]
    assert path.read_bytes() == b"old"


def test_replacing_moves_the_finished_file(folder):
    temp, path = folder / "a.part", folder / "a.sqlite"
    temp.write_bytes(b"new")
    path.write_bytes(b"old")
    replace_atomically(temp, path)
    assert path.read_bytes() == b"new"
    assert names(folder) == ["a.sqlite"]


def test_a_taken_name_gets_a_number(folder):
    path = folder / "phieu.pdf"
    assert free_name(path) == path
    path.touch()
    assert free_name(path).name == "phieu (2).pdf"
    free_name(path).touch()
    assert free_name(path).name == "phieu (3).pdf"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_device_is_left_alone(folder):
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(FileExistsError):
        write_atomically(pipe, lambda stream: stream.write(b"x"))
    assert pipe.is_fifo()
    assert names(folder) == ["pipe"]
