"""Schema steps: all or none, a backup before, old databases still open."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from ocop_desktop import resources
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Plan, Query, State
from ocop_desktop.store import (
    answers,
    backup,
    database,
    ideas,
    lines,
    migrate,
    models,
    offices,
    plans,
    states,
)
from tests import regenerate

OLD = sorted((Path(__file__).parent.parent / "data" / "old").glob("*.sqlite"))


@pytest.fixture
def next_step(tmp_path, monkeypatch):
    """Add one more step to a copy of the schema."""
    shutil.copytree(resources.db(), tmp_path / "db")
    monkeypatch.setattr(resources, "db", lambda: tmp_path / "db")

    def add(sql):
        number = len(migrate.steps()) + 1
        (tmp_path / "db" / "schema" / f"{number:04}_next.sql").write_text(sql, "utf-8")

    return add


@pytest.fixture
def filled(folder):
    """A closed workspace with a little of everything in it."""
    shutil.copy(OLD[-1], folder / "ocop.sqlite")
    return folder


def test_the_snapshot_is_what_the_steps_make():
    assert regenerate.SNAPSHOT.read_text("utf-8") == regenerate.newest_snapshot()


def test_the_models_have_the_columns_and_indexes_of_the_tables(workspace):
    found = diff_models(database.database, list(models.MODELS))
    # It cannot see that an index is partial; those are in the snapshot.
    partial = {
        *("office_us", "idea_number", "idea_main", "change_open", "producer_member_of"),
        "plan_of_year",
    }
    dropped = [index.name for index in found.drop_indexes]
    assert set(dropped) == partial
    assert not any((found.create_tables, found.add_columns, found.drop_columns))
    assert not found.add_indexes


def test_no_step_ends_its_own_transaction():
    for step in migrate.steps():
        said = re.sub("--.*", "", step.read_text("utf-8"))
        said = re.sub(r"CREATE TRIGGER.*?\bEND;", "", said, flags=re.DOTALL)
        assert not re.search(r"\b(BEGIN|COMMIT|END|user_version)\b", said), step


@pytest.mark.parametrize("old", OLD, ids=lambda file: file.name)
def test_every_old_database_still_opens_with_all_it_holds(old, folder):
    shutil.copy(old, folder / "ocop.sqlite")
    database.open_workspace(folder)
    assert offices.us().commune == "Xã Đại Xuân"
    assert ideas.count(Query(search="mỳ gạo")) == 1
    (idea, product, producer), *_ = ideas.iterate(Query(order="number"))
    assert (idea.is_main, product.name) == (True, "Mỳ gạo Đại Xuân")
    assert producer.name == "HTX Nông nghiệp Đại Xuân"
    (form,) = answers.of_owner("idea", idea.id)
    assert form.answers["nguyen_lieu"][0] == {"id": "r1", "ten": "Gạo"}
    assert form.unread == {"gia": "mười nghìn"}


@pytest.mark.parametrize("old", OLD, ids=lambda file: file.name)
def test_an_old_database_takes_plans_and_counts_those_of_its_packages(old, folder):
    """From the step that brought plans on, one is there already."""
    shutil.copy(old, folder / "ocop.sqlite")
    database.open_workspace(folder)
    first = plans.count(Query())
    assert first == (old.name >= "0004")
    for idea in ideas.ids(Query()):
        if not plans.of_idea(idea, 2020):
            plans.save(Plan(idea_id=idea, year=2020, basis="qd1048-2019"), "Hòa")
    assert plans.count(Query(search="mỳ gạo")) == 1
    assert plans.count(Query()) == 2
    assert database.rows("SELECT plans FROM package") == []


def test_a_state_from_before_its_changes_were_kept_has_one_change(folder):
    file = folder / "ocop.sqlite"
    shutil.copy(next(old for old in OLD if old.name == "0002.sqlite"), file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "UPDATE idea SET state = 'sent', updated_at = '2020-04-02T08:00:00+07:00'"
            " WHERE register_number = '1'"
        )
    database.open_workspace(folder)
    found = states.of_ideas(ideas.ids(Query()))
    ((change,),) = found.values()
    assert (change.state, change.happened_on) == (State.SENT, date(2020, 4, 2))


def test_a_step_is_taken_once_with_a_backup_before(filled, next_step):
    next_step("ALTER TABLE producer ADD COLUMN nickname TEXT NOT NULL DEFAULT '';")
    opened = database.open_workspace(filled)
    assert database.rows("SELECT DISTINCT nickname FROM producer") == [("",)]
    assert database.rows("PRAGMA user_version") == [(len(migrate.steps()),)]
    assert [found.path for found in backup.list_backups(filled / "backups")] == [opened.backup]
    with closing(sqlite3.connect(opened.backup)) as before:
        assert before.execute("PRAGMA user_version").fetchall() == [(len(migrate.steps()) - 1,)]
        assert before.execute("SELECT count(*) FROM producer").fetchall() == [(2,)]
    database.close_workspace()
    assert database.open_workspace(filled).backup is None


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(filled, next_step):
    """The trap: with foreign keys on, dropping the old table takes its children along."""
    next_step("""
        CREATE TABLE product_new AS SELECT * FROM product;
        DROP TABLE product;
        ALTER TABLE product_new RENAME TO product;
        CREATE UNIQUE INDEX product_id ON product (id);
    """)
    database.open_workspace(filled)
    assert database.rows("SELECT count(*) FROM idea") == [(3,)]


@pytest.mark.parametrize(
    "broken",
    [
        "ALTER TABLE producer ADD COLUMN a TEXT; SELECT * FROM nowhere;",
        "CREATE TABLE extra (x); DELETE FROM change;",
        "ALTER TABLE setting RENAME TO settings;",
        "UPDATE product SET producer_id = 'không có';",
        "INSERT INTO setting VALUES ('a', '1'), ('a', '1');",
        "CREATE TABLE half (",
    ],
)
def test_a_step_that_fails_leaves_everything_as_it_was(filled, next_step, broken):
    before = (filled / "ocop.sqlite").read_bytes()
    next_step("CREATE TABLE first (x);")
    next_step(broken)
    with pytest.raises(Refusal, match="KHO-10") as caught:
        database.open_workspace(filled)
    assert (filled / "ocop.sqlite").read_bytes() == before
    (kept,) = backup.list_backups(filled / "backups")
    assert kept.path.name in caught.value.safe


def test_a_disk_full_during_a_step_is_called_so(filled, next_step, monkeypatch):
    next_step("CREATE TABLE big AS SELECT zeroblob(900000) AS x;")
    connect = sqlite3.connect

    def small(path, **how):
        connection = connect(path, **how)
        if str(path).endswith("ocop.sqlite"):
            connection.execute("PRAGMA max_page_count = 100")
        return connection

    monkeypatch.setattr(migrate.sqlite3, "connect", small)
    before = (filled / "ocop.sqlite").read_bytes()
    with pytest.raises(Refusal, match="KHO-06"):
        database.open_workspace(filled)
    assert (filled / "ocop.sqlite").read_bytes() == before


def test_an_older_database_is_not_looked_at_before_its_step(filled, next_step):
    next_step("CREATE TABLE extra (x);")
    with pytest.raises(Refusal, match="KHO-13"):
        database.open_workspace(filled, read_only=True)


def test_a_damaged_database_is_not_migrated(filled, next_step):
    next_step("CREATE TABLE extra (x);")
    with (filled / "ocop.sqlite").open("r+b") as stream:
        stream.seek(8192)
        stream.write(b"\xff" * 8192)
    before = (filled / "ocop.sqlite").read_bytes()
    with pytest.raises(Refusal, match=r"KHO-(04|16)"):
        database.open_workspace(filled)
    assert (filled / "ocop.sqlite").read_bytes() == before


def test_a_gap_in_the_numbers_is_a_mistake_of_ours(next_step, tmp_path):
    late = len(migrate.steps()) + 2
    (tmp_path / "db" / "schema" / f"{late:04}_late.sql").write_text("")
    with pytest.raises(RuntimeError):
        migrate.steps()


def test_lines_are_numbered_apart(workspace):
    ranges = [range(kind.first, kind.last + 1) for kind in lines.KINDS.values()]
    assert all(a.stop <= b.start for a, b in pairwise(ranges))
