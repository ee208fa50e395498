"""Damage and want of room, really done: a sentence each time, and nothing lost."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from ocop_desktop.core import clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.services import form_check, safekeeping
from ocop_desktop.services.printing import Item
from ocop_desktop.store import database
from tests.conftest import NOON, opened

STORY = "Bánh gói lá dong, luộc bằng nồi đất."


def draft_of(desk):
    """Return a draft under her hands, and the key of its first story."""
    form = desk.filling.open("idea", desk.ideas.page(Query(state="draft"))[0].id)
    return form, next(f.key for f in form.form.fields() if f.kind == "long_text" and not f.bind)


def story_of(desk, form, key):
    return desk.filling.open("idea", form.owner_id).session.value(key)


def read_all(desk):
    """Look at everything there is, as an officer would in a day."""
    for service in (desk.ideas, desk.producers, desk.products):
        service.count(Query())
        service.page(Query(limit=100))
    for row in desk.ideas.page(Query(limit=100)):
        desk.filling.open("idea", row.id)
    desk.safekeeping.back_up()
    desk.offices.year()


@pytest.fixture
def folder(sample_desk):
    """The folder of a workspace that was closed in order, with one backup."""
    sample_desk.safekeeping.back_up()
    database.close_workspace()
    return sample_desk.safekeeping.folder()


# --- the database ----------------------------------------------------------------------------


@pytest.mark.parametrize("at", [0, 28, 100, 4200, 40_000, 300_000])
@pytest.mark.parametrize("junk", [b"\xff" * 64, b"{[x" * 400])
def test_overwritten_bytes_are_told_and_a_backup_brings_all_back(folder, at, junk):
    file = folder / "ocop.sqlite"
    with file.open("r+b") as stream:
        stream.seek(at)
        stream.write(junk)
    with suppress(Refusal):  # anything else fails the test
        read_all(opened(folder))
    database.close_workspace()
    oldest = safekeeping.backups_in(folder)[-1]
    safekeeping.restore_into(oldest.path, folder)
    desk = opened(folder)
    read_all(desk)
    assert desk.safekeeping.check()


@pytest.mark.parametrize("content", [b"", b"xin chao\n" * 900, b"SQLite format 3\x00"])
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_database_any_more_is_told_and_can_be_replaced(folder, content, read_only):
    (folder / "ocop.sqlite").write_bytes(content)
    with pytest.raises(Refusal, match="khôi phục từ bản sao lưu"):
        database.open_workspace(folder, read_only=read_only)
    safekeeping.restore_into(safekeeping.backups_in(folder)[0].path, folder)
    read_all(opened(folder))


def test_words_that_are_no_words_any_more_are_damage(folder):
    with closing(sqlite3.connect(folder / "ocop.sqlite")) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("UPDATE product SET name = CAST(x'ff' AS TEXT)")
        connection.execute("UPDATE filled_form SET answers = '{'")
        connection.execute("UPDATE setting SET value = '{' WHERE name = 'year'")
    desk = opened(folder)
    for deed in (
        lambda: desk.ideas.page(Query()),
        lambda: desk.filling.open("idea", desk.ideas.page(Query())[0].id),
        desk.offices.year,
    ):
        with pytest.raises(Refusal, match="KHO-04"):
            deed()


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody delete what is open")
def test_a_folder_deleted_while_open_is_written_anew_with_the_next_words(sample_desk):
    form, key = draft_of(sample_desk)
    ideas = sample_desk.ideas.count(Query())
    folder = sample_desk.safekeeping.folder()
    shutil.rmtree(folder)
    with pytest.raises(Refusal, match="KHO-21"):
        sample_desk.safekeeping.back_up()
    form.session.type(key, STORY)
    sample_desk.filling.save(form)
    sample_desk.safekeeping.on_close()
    assert len(safekeeping.backups_in(folder)) == 1
    desk = opened(folder)
    assert story_of(desk, form, key) == STORY
    assert desk.ideas.count(Query()) == ideas


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody delete what is open")
def test_a_folder_deleted_and_nothing_written_is_back_after_closing(sample_desk):
    ideas = sample_desk.ideas.count(Query())
    shutil.rmtree(sample_desk.safekeeping.folder())
    sample_desk.safekeeping.on_close()
    assert opened(sample_desk.safekeeping.folder()).ideas.count(Query()) == ideas


def test_a_clock_set_back_loses_no_words_and_no_backup(sample_desk, monkeypatch):
    form, key = draft_of(sample_desk)
    for days in (0, -1, -4000):
        monkeypatch.setattr(clock, "now", lambda days=days: NOON + timedelta(days=days))
        form.session.type(key, f"{STORY} {days}")
        sample_desk.filling.save(form)
        made = [sample_desk.safekeeping.back_up() for _ in range(12)]
        assert made[-1].exists()
    assert story_of(sample_desk, form, key) == f"{STORY} -4000"


# --- room and rights -------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path):
    """A small drive of its own: `small(kilobytes)` mounts it, where the system lets us."""
    place = tmp_path / "small"
    place.mkdir()

    def mount(kilobytes):
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", place],
            check=False,
            capture_output=True,
        )
        if done.returncode:
            pytest.skip("no right to mount a small drive")
        return place

    if os.name == "nt" or shutil.which("mount") is None:
        pytest.skip("no small drives here")
    yield mount
    database.close_workspace()
    subprocess.run(["umount", place], check=False, capture_output=True)


@contextmanager
def filled(place):
    """Leave no room there."""
    junk = place / "junk"
    with junk.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(bytes(1 << 14))
    yield
    junk.unlink()


def test_a_full_disk_stops_every_deed_with_a_sentence_and_nothing_is_lost(folder, small):
    place = small(4096)
    shutil.copytree(folder, place / "data")
    with filled(place), pytest.raises(Refusal, match="đầy"):
        database.open_workspace(place / "data")
    desk = opened(place / "data")
    form, key = draft_of(desk)
    item = Item(form.form.code, "idea", form.owner_id)
    kept = desk.safekeeping.backups()[0].path
    form.session.type(key, STORY)
    with filled(place):
        for deed in (
            lambda: desk.filling.save(form),
            lambda: desk.offices.put_setting("place", {"screen": "x" * 9000}),
            lambda: desk.printing.save([item], folder=place / "papers"),
            lambda: desk.lists.save("tong-hop-y-tuong", 2020, place / "list.xlsx"),
            desk.safekeeping.back_up,
            lambda: desk.safekeeping.restore(kept),
        ):
            with pytest.raises(Refusal, match="đầy"):
                deed()
        assert not list(place.rglob("*.part"))
        assert not list(place.rglob("*.xlsx"))
    desk.filling.save(form)
    assert story_of(desk, form, key) == STORY
    with filled(place), pytest.raises(Refusal, match="đầy"):
        desk.safekeeping.on_close()
    assert story_of(opened(place / "data"), form, key) == STORY


def test_no_room_for_a_preview_is_said_and_leaves_nothing(sample_desk, small, monkeypatch):
    place = small(64)
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    with filled(place), pytest.raises(Refusal, match="đầy"):
        sample_desk.printing.preview([Item.blank("bieu-01")])
    assert list(place.iterdir()) == []
    monkeypatch.setattr(tempfile, "tempdir", str(place / "gone"))
    with pytest.raises(Refusal, match="Không ghi được"):
        sample_desk.printing.preview([Item.blank("bieu-01")])


def test_a_drive_that_only_reads_is_told_and_can_be_looked_at(folder, small):
    place = small(8192)
    shutil.copytree(folder, place / "data")
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)
    with pytest.raises(Refusal, match="chỉ cho đọc"):
        database.open_workspace(place / "data")
    with pytest.raises(Refusal, match="chỉ cho đọc"):
        safekeeping.restore_into(safekeeping.backups_in(folder)[0].path, place / "data")
    database.open_workspace(place / "data", read_only=True)


def test_a_workbook_open_in_excel_is_told_and_stays_as_it_was(sample_desk, tmp_path, monkeypatch):
    path, _ = sample_desk.lists.save("tong-hop-y-tuong", 2020, tmp_path / "list.xlsx")
    before = path.read_bytes()

    def held(self, target):
        raise PermissionError(13, "used by another process", str(target))

    with monkeypatch.context() as excel:
        excel.setattr(Path, "replace", held)
        with pytest.raises(Refusal, match="Excel"):
            sample_desk.lists.save("tong-hop-y-tuong", 2020, path)
        with pytest.raises(Refusal, match="đang mở ở chương trình khác"):
            sample_desk.printing.save([Item.blank("bieu-01")], folder=tmp_path)
    assert path.read_bytes() == before
    assert sorted(file.name for file in tmp_path.glob("*.*")) == ["list.xlsx"]


def test_no_printer_is_told_and_the_paper_stays(sample_desk, tmp_path, monkeypatch):
    (paper,) = sample_desk.printing.save([Item.blank("bieu-01")], folder=tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refusal, match="máy in"):
        sample_desk.printing.send_to_printer(paper)
    assert paper.exists()


# --- what she may type -----------------------------------------------------------------------

HOSTILE = {
    "unbroken": "a" * 200,
    "story": "Gạo nếp. " * 560,
    "markup": "<b>&amp;</b> <& ]]> {x} **",
    "nfd": "Ba\u0301nh đa\u0302 Đa\u0323i Xuân",
    "control": "Gạo\x00 \x07nếp\x1b[31m",
    "emoji": "Mật ong 🍯👩\u200d🌾",
    "half": "Mật \ud83d ong",
    "formula": '=HYPERLINK("x")',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_kept_printed_and_listed(sample_desk, tmp_path, text):
    desk = sample_desk
    form, key = draft_of(desk)
    name = next(f.key for f in form.form.fields() if f.bind == "product.name")
    form.session.type(key, text)
    form.session.type(name, text)
    desk.filling.save(form)
    assert story_of(desk, form, key)
    desk.printing.save([Item(form.form.code, "idea", form.owner_id)], folder=tmp_path)
    path, _ = desk.lists.save("tong-hop-y-tuong", 2020, tmp_path / "list.xlsx")
    CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("text", ["9" * 1_000_000, "1." * 500_000, "a@" * 500_000, "1/" * 500_000])
def test_a_megabyte_in_any_field_is_kept_and_explained(sample_desk, text):
    form, _ = draft_of(sample_desk)
    kinds = {field.kind: field for field in form.form.fields()}
    for kind in {"date", "decimal", "email", "integer", "money", "phone", "tax_code"} & set(kinds):
        key = kinds[kind].key
        form.session.type(key, text)
        assert form.session.problems(key)
        assert len(form.session.problems(key)[0].text) < 500
    sample_desk.filling.save(form)
    again = sample_desk.filling.open("idea", form.owner_id).session
    assert again.raw(kinds["money"].key) == text


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"= 1", "TOML"), (b"\xff\xfe", "UTF-8"), (b"", "code"), (b"code = [1, {a = 1}]", "code")],
)
def test_a_bad_definition_is_a_sentence(tmp_path, content, told):
    bases = Path(form_check.__file__).parents[2] / "assets" / "bases"
    file = tmp_path / "new.toml"
    file.write_bytes(content)
    mistakes = form_check.check_files([file], bases, "qd1048-2019")
    assert told in " ".join(mistakes)
    assert "qd1048-2019" in form_check.check_files([file], bases, "nothing")[0]
