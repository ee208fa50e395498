"""Every command: done, refused without a traceback, wrongly used; and the shape of its JSON."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ocop_desktop.cli import door
from ocop_desktop.store import database

IDEA = {
    "id",
    "number",
    "year",
    "kind",
    "product_name",
    "producer_name",
    "producer_kind",
    "sector",
    "group",
    "priority",
    "is_main",
    "state",
    "updated_at",
}


@pytest.fixture(scope="session")
def _made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli") / "data"
    assert door.main(["--data", str(folder), "init", "--basis", "qd1048-2019", "--sample"]) == 0
    assert door.main(["--data", str(folder), "backup"]) == 0
    return folder


@pytest.fixture
def data(_made, tmp_path):
    """A copy of the sample workspace, closed, with one backup."""
    return shutil.copytree(_made, tmp_path / "data")


@pytest.fixture
def run(data, capsys, monkeypatch):
    """Do one command over `data`; return exit status, standard output and error."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back what the command sets

    def command(*arguments):
        try:
            status = door.main(["--data", str(data), *map(str, arguments)])
        except SystemExit as ended:
            status = ended.code
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return status, said.out, said.err

    return command


def ids(run):
    return [idea["id"] for idea in json.loads(run("list", "ideas", "--json")[1])]


# --- done ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("list", "ideas"), "Mỳ gạo Đại Xuân"),
        (("list", "producers", "--search", "my gao"), "Mỳ gạo"),
        (("list", "products", "--search", '"*('), "Mỳ gạo"),
        (("check",), "nguyên vẹn"),
        (("check",), "3 phương án."),
        (("backup",), ".sqlite"),
        (("check-forms",), "đọc, in và xuất được"),
        (("--help",), "Cách dùng"),
        (("print", "--help"), "Cách dùng"),
        (("--version",), "."),
    ],
)
def test_a_command_is_done(run, arguments, told):
    status, out, err = run(*arguments)
    assert status == 0
    assert told in out
    assert err == ""


def test_a_workspace_is_set_up_by_hand(run, tmp_path):
    new = tmp_path / "new"
    place = ("--commune", "Xã A", "--province", "Tỉnh B", "--codes", "24-09253")
    status, out, _ = run("--data", new, "init", "--basis", "qd26-2026", *place, "--year", "2026")
    assert (status, (new / "ocop.sqlite").exists()) == (0, True)
    assert "Xã A" in out
    assert run("--data", new, "list", "ideas", "--json")[1].strip() == "[]"


def test_papers_and_workbook_are_written(run, tmp_path):
    out = tmp_path / "out"
    first = ids(run)[0]
    assert run("print", "bieu-01", "--blank", "--out", out)[0] == 0
    assert run("print", "bieu-01", "--id", first[:13], "--out", out)[0] == 0
    assert run("print", "bieu-02", "--all", "--year", "2020", "--one-file", "--out", out)[0] == 0
    assert run("list-xlsx", "ideas", "--out", out / "list.xlsx")[0] == 0
    assert sorted(file.suffix for file in out.iterdir()) == [".pdf", ".pdf", ".pdf", ".xlsx"]


def test_a_backup_comes_back_even_over_a_ruin(run, data, tmp_path):
    kept = tmp_path / "kept.sqlite"
    before = ids(run)
    assert run("backup", "--out", kept)[0] == 0
    for ruin in (b"", b"no database", (data / "ocop.sqlite").read_bytes()[:9000]):
        (data / "ocop.sqlite").write_bytes(ruin)
        assert run("list", "ideas")[0] == 1
        assert run("restore", kept)[0] == 0
        assert ids(run) == before


# --- JSON ------------------------------------------------------------------------------------


def test_ideas_have_the_promised_keys(run):
    rows = json.loads(run("list", "ideas", "--json")[1])
    assert all(set(row) >= IDEA for row in rows)
    assert {row["kind"] for row in rows} == {"new", "existing"}
    assert all(isinstance(row["year"], int) and isinstance(row["is_main"], bool) for row in rows)


@pytest.mark.parametrize(
    ("what", "keys"),
    [
        ("producers", {"id", "name", "state", "updated_at"}),
        ("products", {"id", "name", "producer_name", "state", "updated_at"}),
    ],
)
def test_other_lists_have_the_promised_keys(run, what, keys):
    rows = json.loads(run("list", what, "--json")[1])
    assert rows
    assert all(set(row) >= keys for row in rows)


# --- refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("init", "--basis", "qd1048-2019", "--sample"), "DV-01"),
        (("init", "--basis", "nothing", "--sample"), "DL-02"),
        (("init", "--basis", "qd1048-2019"), "DL-01"),
        (("--data", "{tmp}/none", "list", "ideas"), "KHO-12"),
        (("--data", "{tmp}/file", "list", "ideas"), "KHO-12"),
        (("--data", "{tmp}/" + "a" * 300, "check"), "KHO-07"),
        (("print", "nothing", "--blank", "--out", "{tmp}/out"), "DL-04"),
        (("print", "bieu-01", "--id", "zz", "--out", "{tmp}/out"), "DL-05"),
        (("print", "bieu-01", "--id", "", "--out", "{tmp}/out"), "DL-06"),
        (("print", "bieu-01", "--all", "--year", "1900", "--out", "{tmp}/out"), "IN-01"),
        (("print", "bieu-01", "--blank", "--out", "{tmp}/file"), "IN-02"),
        (("list-xlsx", "ideas", "--out", "{tmp}"), "XUAT-01"),
        (("list-xlsx", "ideas", "--out", "{tmp}/file/list.xlsx"), "IN-02"),
        (("backup", "--out", "{tmp}/file"), "KHO-07"),
        (("restore", "{tmp}/file"), "KHO-15"),
        (("restore", "{tmp}/none"), "KHO-15"),
        (("check-forms", "{tmp}/none.toml"), "none.toml"),
        (("check-forms", "--basis", "nothing", "{tmp}/file"), "nothing"),
        (("demo", "--out", "{tmp}/file"), "DL-08"),
    ],
)
def test_a_refusal_is_a_sentence_on_standard_error(run, tmp_path, arguments, code):
    (tmp_path / "file").write_text("x")
    status, _, err = run(*(word.replace("{tmp}", str(tmp_path)) for word in arguments))
    assert status == 1
    assert code in err


def test_damage_is_told_by_the_check(run, data):
    with (data / "ocop.sqlite").open("r+b") as stream:
        stream.seek(200_000)
        stream.write(os.urandom(40_000))
    status, _, err = run("check")
    assert status == 1
    assert "DL-07" in err or "KHO-04" in err


def test_an_open_window_keeps_writers_out(run, data):
    database.open_workspace(data)
    window, database._held.lock = database._held.lock, None  # as another process would hold it
    try:
        assert "KHO-01" in run("init", "--basis", "qd1048-2019", "--sample")[2]
        assert "KHO-01" in run("restore", next((data / "backups").iterdir()))[2]
    finally:
        window.release()


# --- wrongly used ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("init",),
        ("list", "cats"),
        ("list", "ideas", "--year", "abc"),
        ("list", "ideas", "--year", "9" * 30),
        ("list-xlsx", "ideas"),
        ("print", "bieu-01", "--out", "x"),
        ("print", "bieu-01", "--blank", "--all", "--out", "x"),
        ("restore",),
        ("demo",),
        ("check", "--fast"),
    ],
)
def test_wrong_usage_is_two(run, arguments):
    status, out, err = run(*arguments)
    assert status == 2
    assert out == ""
    assert "ocop-desktop --help" in err or not arguments


# --- as a process ----------------------------------------------------------------------------


def start(*arguments, **options):
    environment = {name: text for name, text in os.environ.items() if name != "DISPLAY"}
    environment["PYTHONPATH"] = str(Path(door.__file__).parents[2])
    return subprocess.Popen(
        [sys.executable, "-m", "ocop_desktop", *map(str, arguments)],
        env=environment,
        encoding="utf-8",
        stderr=subprocess.PIPE,
        **options,
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows always has a display")
def test_no_display_is_a_sentence(data):
    with start("--data", data) as program:
        assert "MH-01" in program.stderr.read()
    assert program.returncode == 1


def test_a_reader_that_has_read_enough_is_no_error(data):
    with start("--data", data, "list", "ideas", "--json", stdout=subprocess.PIPE) as program:
        program.stdout.close()
        assert program.stderr.read() == ""
    assert program.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_to_a_full_disk_is_a_sentence(data):
    with (
        Path("/dev/full").open("w") as full,
        start("--data", data, "check", stdout=full) as program,
    ):
        told = program.stderr.read()
    assert (program.returncode, "Traceback" in told, "DL-08" in told) == (1, False, True)


def test_a_bug_is_a_sentence_and_a_line_in_the_log(data):
    spoil = f"from ocop_desktop.cli import door; \
door.COMMANDS['check'] = door.Command('check', lambda _: 1 / 0); \
door.main(['--data', {str(data)!r}, 'check'])"
    done = subprocess.run(
        [sys.executable, "-c", spoil], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "DL-09" in done.stderr
    assert "ZeroDivisionError" in (data / "ocop.log").read_text("utf-8")


def test_a_package_is_made_and_verified(run, tmp_path):
    package = tmp_path / "goi.ocop.zip"
    status, said, _ = run("export", "--out", package, "--letter-number", "05")
    assert status == 0
    assert str(package) in said
    status, said, _ = run("verify", package, "--json")
    told = json.loads(said)
    assert status == 0
    assert told["ok"] is True
    assert {"kind", "sender", "basis", "created_at", "records", "files", "fingerprint"} <= set(told)
    data = bytearray(package.read_bytes())
    data[-200] ^= 1
    package.write_bytes(data)
    status, said, _ = run("verify", package)
    assert status == 1
    assert said


def test_a_form_becomes_a_word_file(run, tmp_path):
    status, _, _ = run("print", "bieu-01", "--blank", "--out", tmp_path / "p", "--format", "docx")
    assert status == 0
    assert [path.suffix for path in (tmp_path / "p").iterdir()] == [".docx"]


def test_a_list_is_previewed_imported_and_taken_back(run, tmp_path):
    from tests.exchange import provincial

    path = provincial.save(tmp_path / "tinh.xlsx")
    shape = {"read", "new", "changed", "same", "rejected", "import_id"}
    status, said, _ = run("import", path, "--dry-run", "--json")
    preview = json.loads(said)
    assert status == 0
    assert set(preview) == shape
    status, said, _ = run("import", path, "--json")
    done = json.loads(said)
    assert {**done, "import_id": ""} == preview
    assert run("undo", done["import_id"])[0] == 0
    status, said, _ = run("import", path, "--dry-run", "--json")
    assert json.loads(said) == preview


def test_an_empty_list_to_fill_in(run, tmp_path):
    assert run("template", "producers", "--out", tmp_path / "mau.xlsx")[0] == 0
    assert (tmp_path / "mau.xlsx").exists()


def test_the_register_is_told_and_written(run, tmp_path):
    told = json.loads(run("register", "--year", "2020", "--json")[1])
    row = next(row for row in told["rows"] if row["number"] == "07")
    assert (row["state"], row["paper_number"]) == ("returned", "35/TB-UBND")
    assert (row["received_on"], row["paper_date"]) == ("2020-03-20", "2020-04-17")
    assert told["gaps"] == []
    assert "35/TB-UBND" in run("register")[1]
    assert run("register", "--xlsx", tmp_path / "so")[0] == 0
    assert run("register", "--pdf", tmp_path / "so.p")[0] == 0
    assert (tmp_path / "so.p").read_bytes().startswith(b"%PDF")
    assert run("register", "--json", "--pdf", "x")[0] == 2


def test_plans_are_listed_summed_up_and_printed(run, tmp_path):
    rows = json.loads(run("list", "plans", "--json")[1])
    assert rows
    assert {"id", "year", "kind", "product_name", "state", "idea_id"} <= rows[0].keys()
    assert run("list", "plans", "--xlsx", tmp_path / "ds.xlsx")[0] == 0
    assert run("list-xlsx", "plans", "--year", "2020", "--out", tmp_path / "th.xlsx")[0] == 0
    for form in ("bieu-03", "bieu-04", "tien-do"):
        out = tmp_path / form
        status, _, _ = run("print", form, "--id", rows[0]["id"][:8], "--out", out)
        assert (status, len(list(out.iterdir()))) == (0, 1)
