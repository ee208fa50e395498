"""Opening and closing: what is refused, with which words, and what stays as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Producer, Query
from ocop_desktop.store import database, ideas, migrate, producers

WHO = "Nguyễn Thị Hòa"


def refused(folder, code, **how):
    with pytest.raises(Refusal, match=code) as caught:
        database.open_workspace(folder, **how)
    assert database.database.is_closed()
    return caught.value


def damage(file):
    """Overwrite the middle of a database, the first page left alone."""
    with file.open("r+b") as stream:
        stream.seek(4096)
        stream.write(os.urandom(file.stat().st_size - 4096))


def test_a_new_workspace_is_made_with_its_pragmas(tmp_path):
    opened = database.open_workspace(tmp_path / "mới" / "nữa")
    try:
        assert (opened.clean, opened.backup) == (True, None)
        ((version,),) = database.rows("PRAGMA user_version")
        assert version == len(migrate.steps())
        found = {
            name: database.rows(f"PRAGMA {name}")[0][0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
        assert found == {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 5000,
        }
        assert database.quick_check()
    finally:
        database.close_workspace()
    assert {file.name for file in opened.folder.iterdir()} == {"ocop.sqlite", "workspace.lock"}


def test_a_drive_that_can_be_pulled_out_keeps_everything_in_one_file(folder, monkeypatch):
    monkeypatch.setattr(database, "is_removable", lambda _: True)
    database.open_workspace(folder)
    producers.save(Producer(name="HTX"), WHO)
    assert database.rows("PRAGMA journal_mode") == [("delete",)]
    assert not (folder / "ocop.sqlite-wal").exists()


def test_another_window_is_refused_and_may_look(workspace):
    producers.save(Producer(name="HTX Chè"), WHO)
    script = """
import sys
from pathlib import Path
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Producer, Query
from ocop_desktop.store import backup, database, producers
folder = Path(sys.argv[1])
try:
    database.open_workspace(folder)
except Refusal as refusal:
    print(refusal.code)
database.open_workspace(folder, read_only=True)
print(producers.page(Query())[0].name == "HTX Ch\\u00e8")
try:
    producers.save(Producer(name="x"), "")
except Refusal as refusal:
    print(refusal.code)
print(backup.backup(folder / "backups").exists(), database.quick_check())
database.close_workspace()
"""
    told = subprocess.run(
        [sys.executable, "-c", script, workspace], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["KHO-01", "True", "KHO-20", "True", "True"]
    producers.save(Producer(name="HTX vẫn ghi được"), WHO)


def test_looking_leaves_no_trace(folder):
    before = (folder / "ocop.sqlite").read_bytes()
    opened = database.open_workspace(folder, read_only=True)
    assert opened.clean
    with pytest.raises(Refusal, match="KHO-20"):
        producers.save(Producer(name="x"), WHO)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.database.connection().execute("DELETE FROM office")
    database.close_workspace()
    assert (folder / "ocop.sqlite").read_bytes() == before
    assert database.open_workspace(folder).clean


def test_looking_needs_something_to_look_at(tmp_path):
    refused(tmp_path / "x", "KHO-12", read_only=True)
    assert not (tmp_path / "x").exists()


def test_a_network_folder_is_refused_before_anything_is_touched(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "is_network_path", lambda _: True)
    refused(tmp_path / "x", "KHO-02")
    assert not (tmp_path / "x").exists()


def test_newer_data_are_refused_and_untouched(folder):
    with closing(sqlite3.connect(folder / "ocop.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = (folder / "ocop.sqlite").read_bytes()
    refused(folder, "KHO-03")
    refused(folder, "KHO-03", read_only=True)
    assert (folder / "ocop.sqlite").read_bytes() == before


def test_another_programs_database_is_refused(folder):
    (folder / "ocop.sqlite").unlink()
    with closing(sqlite3.connect(folder / "ocop.sqlite")) as connection:
        connection.execute("CREATE TABLE x (y)")
    assert "ocop.sqlite" in str(refused(folder, "KHO-09"))


@pytest.mark.parametrize("content", [b"khong phai co so du lieu" * 99, b"SQLite format 3\0" * 400])
def test_what_is_no_database_is_refused(folder, content):
    (folder / "ocop.sqlite").write_bytes(content)
    refused(folder, "KHO-04")
    assert (folder / "ocop.sqlite").read_bytes() == content


def test_damage_is_refused_at_once_after_an_unclean_close(folder):
    damage(folder / "ocop.sqlite")
    (folder / "ocop.sqlite-wal").touch()
    told = refused(folder, "KHO-04")
    assert told.safe
    assert told.todo


def test_damage_after_a_clean_close_is_found_by_the_check(workspace):
    for number in range(300):
        producers.save(Producer(name=f"HTX {number}" * 9), WHO)
    database.close_workspace()
    file = workspace / "ocop.sqlite"
    with file.open("r+b") as stream:
        stream.seek(file.stat().st_size - 4096)
        stream.write(b"\xff" * 4096)
    database.open_workspace(workspace)
    assert not database.quick_check()


def test_empty_data_beside_backups_are_not_begun_anew(folder):
    (folder / "backups").mkdir()
    shutil.copy(folder / "ocop.sqlite", folder / "backups" / "ocop-20200312-080000.sqlite")
    (folder / "ocop.sqlite").write_bytes(b"")
    refused(folder, "KHO-11")
    (folder / "ocop.sqlite").unlink()
    refused(folder, "KHO-11")
    assert not (folder / "ocop.sqlite").exists()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "data").write_text("x")
    refused(tmp_path / "data", "KHO-07")
    refused(tmp_path / "data" / "deeper", "KHO-07")


AS_NOBODY = """
import os, sys, tempfile
from pathlib import Path
from ocop_desktop.core.problems import Refusal
from ocop_desktop.store import backup, database, migrate, offices
migrate.steps()
folder = Path(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for place in (folder, folder / "mới"):
    try:
        database.open_workspace(place)
    except Refusal as refusal:
        print(refusal.code)
database.open_workspace(folder, read_only=True)
print(offices.us().commune.isascii())
with tempfile.TemporaryDirectory() as other:
    print(backup.backup(Path(other)).exists())
database.close_workspace()
print(len(list(folder.iterdir())))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no mode there")
def test_a_folder_that_cannot_be_written_is_refused_and_may_be_looked_at(folder, tmp_path):
    # The root user writes anywhere, so somebody else tries; she must be able to get there.
    for above in (tmp_path, *tmp_path.parents[:-2]):
        above.chmod(above.stat().st_mode | 0o055)
    (folder / "workspace.lock").chmod(0o444)
    folder.chmod(0o555)
    try:
        told = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, folder], capture_output=True, text=True, check=False
        )
    finally:
        folder.chmod(0o755)
    assert told.stdout.split() == ["KHO-05", "KHO-05", "False", "True", "2"], told.stderr


def test_a_full_disk_loses_only_what_was_being_written(workspace):
    kept = producers.save(Producer(name="HTX Chè"), WHO)
    connection = database.database.connection()
    ((pages,),) = connection.execute("PRAGMA page_count").fetchall()
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(Refusal, match="KHO-06"):
        producers.save(Producer(name="HTX", note="dài " * 50_000), WHO)
    assert producers.count(Query()) == 1
    assert producers.save(kept, WHO) == kept
    connection.execute("PRAGMA max_page_count = 1000000")
    producers.save(Producer(name="HTX", note="dài " * 50_000), WHO)
    assert producers.count(Query()) == 2
    assert database.quick_check()


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such limit there")
def test_a_disk_too_full_to_begin_is_refused(tmp_path):
    script = """
import resource, signal, sys
from pathlib import Path
from ocop_desktop.core.problems import Refusal
from ocop_desktop.store import database
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    database.open_workspace(Path(sys.argv[1]))
except Refusal as refusal:
    print(refusal.code)
"""
    told = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "data"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.strip() in {"KHO-06", "KHO-08"}, told.stderr
    database.open_workspace(tmp_path / "data")
    database.close_workspace()


def test_a_worker_thread_has_a_connection_of_its_own(commune):
    commune.idea("Mỳ gạo")
    seen = []

    def work():
        with database.connection():
            seen.append(database.database.connection())
            seen.append(ideas.page(Query())[0].product_name)
            commune.idea("Bánh đa")
            with database.connection():
                seen.append(ideas.count(Query()))
            seen.append(database.quick_check())
        seen.append(database.database.is_closed())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    theirs, *rest = seen
    assert theirs is not database.database.connection()
    assert rest == ["Mỳ gạo", 2, True, True]
    with database.connection():
        assert ideas.count(Query()) == 2
    assert not database.database.is_closed()


def test_a_thread_that_forgets_its_connection_is_told(workspace):
    caught = []

    def work():
        try:
            producers.count(Query())
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_two_threads_wait_for_each_other(commune):
    owner = commune.producer()

    def work():
        with database.connection():
            for number in range(20):
                commune.product(f"Sản phẩm {number}", owner)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(20):
        commune.product(f"Sản phẩm {number}", owner)
    for thread in threads:
        thread.join()
    ((entries,),) = database.rows("SELECT count(*) FROM change WHERE path = 'name'")
    assert entries == 81


def test_a_writer_that_takes_too_long_is_told_of(workspace):
    with closing(sqlite3.connect(workspace / "ocop.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        database.rows("PRAGMA busy_timeout = 50")
        with pytest.raises(Refusal, match="KHO-14"):
            producers.save(Producer(name="HTX"), WHO)
    producers.save(Producer(name="HTX"), WHO)


def test_closing_twice_is_harmless(workspace):
    database.close_workspace()
    database.close_workspace()
