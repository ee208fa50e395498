"""Backups are proven, thinned out and restored; restoring is tested by restoring."""

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta

import pytest

from ocop_desktop.core import clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.store import backup, copying, database, ideas

STAMP = "ocop-%Y%m%d-%H%M%S.sqlite"


@pytest.fixture
def with_backup(commune, workspace, at):
    """An open workspace with one idea, its backup, and an idea made afterwards."""
    commune.idea("Mỳ gạo")
    made = backup.backup(workspace / "backups")
    commune.idea("Bánh đa")
    return workspace, made


def test_a_backup_is_a_whole_database_in_one_file(with_backup):
    workspace, made = with_backup
    assert made == workspace / "backups" / "ocop-20200312-080000.sqlite"
    assert [file.name for file in made.parent.iterdir()] == [made.name]
    with closing(sqlite3.connect(made)) as copied:
        assert copied.execute("SELECT name FROM product").fetchall() == [("Mỳ gạo",)]
        assert copied.execute("PRAGMA journal_mode").fetchall() == [("delete",)]
    (listed,) = backup.list_backups(made.parent)
    assert (listed.path, listed.size) == (made, made.stat().st_size)
    assert listed.at.strftime(STAMP) == made.name


def test_two_backups_in_one_second_are_two_files(with_backup):
    workspace, made = with_backup
    again = backup.backup(workspace / "backups")
    assert again.name == "ocop-20200312-080000 (2).sqlite"
    assert [found.path for found in backup.list_backups(made.parent)] == [again, made]


def test_a_backup_goes_to_a_file_when_told_so(workspace, tmp_path):
    assert backup.backup(tmp_path / "usb" / "của tôi.sqlite").exists()


def test_a_backup_is_made_while_another_thread_writes(commune, workspace):
    owner = commune.producer()
    stop = threading.Event()

    def write():
        with database.connection():
            while not stop.is_set():
                commune.product("Sản phẩm", owner)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        made = [backup.backup(workspace / "backups") for _ in range(5)]
    finally:
        stop.set()
        thread.join()
    for file in made:
        with closing(sqlite3.connect(file)) as copied:
            assert copying.is_sound(copied)
            (products,) = copied.execute("SELECT count(*) FROM product").fetchone()
            (told,) = copied.execute(
                "SELECT count(*) FROM change WHERE path = 'producer_id'"
            ).fetchone()
            assert products == told


def test_a_copy_that_does_not_stand_the_check_is_thrown_away(workspace, monkeypatch):
    monkeypatch.setattr(copying, "is_sound", lambda _: False)
    with pytest.raises(Refusal, match="KHO-16"):
        backup.backup(workspace / "backups")
    assert list((workspace / "backups").iterdir()) == []


def test_a_half_copy_left_by_a_power_cut_is_in_nobodys_way(workspace, at):
    part = workspace / "backups" / "ocop-20200312-080000.sqlite.part"
    part.parent.mkdir()
    part.write_bytes(os.urandom(9000))
    made = backup.backup(workspace / "backups")
    assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_a_place_that_cannot_be_written_is_told(workspace, tmp_path):
    (tmp_path / "usb").write_text("x")
    with pytest.raises(Refusal, match="KHO-07"):
        backup.backup(tmp_path / "usb")


def test_restoring_brings_back_what_was_and_keeps_what_it_replaced(with_backup):
    workspace, made = with_backup
    database.close_workspace()
    kept = backup.restore(made, workspace)
    assert database.open_workspace(workspace).clean
    assert [row.product_name for row in ideas.page(Query())] == ["Mỳ gạo"]
    database.close_workspace()
    backup.restore(kept, workspace)
    database.open_workspace(workspace)
    assert ideas.count(Query()) == 2
    assert not list(workspace.glob("*.part")) + list(workspace.glob("*.restored"))


def test_restoring_into_an_empty_folder_is_moving_house(with_backup, tmp_path):
    _, made = with_backup
    assert backup.restore(made, tmp_path / "máy mới").name == "ocop.sqlite"
    database.close_workspace()
    database.open_workspace(tmp_path / "máy mới")
    assert ideas.count(Query()) == 1


def test_restoring_over_a_damaged_database_keeps_its_bytes(with_backup):
    workspace, made = with_backup
    database.close_workspace()
    broken = b"SQLite format 3\0" + os.urandom(50_000)
    (workspace / "ocop.sqlite").write_bytes(broken)
    (workspace / "ocop.sqlite-wal").write_bytes(b"old")
    kept = backup.restore(made, workspace)
    assert kept.read_bytes() == broken
    assert kept.with_name(kept.name + "-wal").read_bytes() == b"old"
    assert [found.path for found in backup.list_backups(made.parent)] == [made]
    database.open_workspace(workspace)
    assert ideas.count(Query()) == 1
    assert database.quick_check()


def test_what_was_written_last_is_kept_even_after_a_crash(with_backup, tmp_path):
    """A -wal file with committed work in it belongs to the database that is replaced."""
    workspace, made = with_backup
    crashed = tmp_path / "crashed"
    shutil.copytree(workspace, crashed)
    assert (crashed / "ocop.sqlite-wal").stat().st_size > 0
    database.close_workspace()
    kept = backup.restore(made, crashed)
    with closing(sqlite3.connect(kept)) as copied:
        assert copied.execute("SELECT count(*) FROM idea").fetchall() == [(2,)]
    database.open_workspace(crashed)
    assert ideas.count(Query()) == 1


def test_nothing_is_restored_into_an_open_workspace(with_backup):
    workspace, made = with_backup
    with pytest.raises(Refusal, match="KHO-01"):
        backup.restore(made, workspace)
    assert ideas.count(Query()) == 2


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.write_bytes(b"x" * 9999), "KHO-15"),
        (lambda file: file.write_bytes(file.read_bytes()[:60_000]), "KHO-15"),
        (lambda file: file.write_bytes(file.read_bytes()[:4096] + os.urandom(90_000)), "KHO-15"),
        (lambda file: file.write_bytes(b""), "KHO-(09|15)"),
        (lambda file: file.unlink(), "KHO-15"),
    ],
)
def test_a_bad_backup_changes_nothing(with_backup, spoil, code):
    workspace, made = with_backup
    database.close_workspace()
    spoil(made)
    before = {file: file.read_bytes() for file in workspace.rglob("*") if file.is_file()}
    with pytest.raises(Refusal, match=code):
        backup.restore(made, workspace)
    assert {file: file.read_bytes() for file in workspace.rglob("*") if file.is_file()} == before


def test_a_newer_backup_is_refused(with_backup):
    workspace, made = with_backup
    database.close_workspace()
    with closing(sqlite3.connect(made)) as copied:
        copied.execute("PRAGMA user_version = 99")
    with pytest.raises(Refusal, match="KHO-03"):
        backup.restore(made, workspace)


def test_thinning_keeps_ten_then_weeks_then_months(tmp_path, at):
    now = clock.now().astimezone()
    for days in range(400):
        (tmp_path / (now - timedelta(days=days)).strftime(STAMP)).touch()
    (tmp_path / "ocop-của tôi.sqlite").touch()
    (tmp_path / "khác.sqlite").touch()
    gone = backup.thin_out(tmp_path)
    left = [found.at for found in backup.list_backups(tmp_path)]
    assert len(left) + len(gone) == 400
    assert left[:10] == [now - timedelta(days=days) for days in range(10)]
    weekly = [at for at in left[10:] if at >= now - timedelta(weeks=13)]
    assert len(weekly) == len({at.isocalendar()[:2] for at in weekly}) == 13
    monthly = left[10 + len(weekly) :]
    assert len({(at.year, at.month) for at in monthly}) == len(monthly) == 11
    assert (tmp_path / "ocop-của tôi.sqlite").exists()
    assert (tmp_path / "khác.sqlite").exists()
    assert backup.thin_out(tmp_path) == []


def test_a_folder_without_backups_has_none(tmp_path):
    assert backup.list_backups(tmp_path / "không có") == []
    assert backup.thin_out(tmp_path / "không có") == []
