import hashlib
import io
import json
import zipfile

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.exchange import layout, manifest, write
from ocop_desktop.exchange.layout import Entry
from ocop_desktop.exchange.read import open_package, open_part, read_records
from ocop_desktop.exchange.verify import verify
from ocop_desktop.exchange.write import PartSource, records_part, write_package
from tests.exchange.packages import HEAD, NOON, PICTURE, RECORDS, SENDER, attachment, sources


@pytest.fixture
def written(tmp_path):
    return write_package(tmp_path / "dai-xuan.ocop.zip", HEAD, sources())


def test_what_was_written_is_whole_and_says_who_sent_what(written):
    report = verify(written.path)
    assert (report.ok, report.problems) == (True, ())
    assert (report.kind, report.sender, report.receiver) == ("submission", SENDER, HEAD.receiver)
    assert (report.year, report.basis, report.created_at) == (2020, "qd1048-2019", NOON)
    assert report.records == {"idea": 2, "producer": 1, "product": 1}
    assert (report.files, report.fingerprint) == (1, written.fingerprint)
    assert written.size == written.path.stat().st_size


def test_records_and_parts_come_out_as_they_went_in(written):
    assert list(read_records(written.path)) == RECORDS
    with open_part(written.path, attachment(PICTURE).name) as stream:
        assert stream.read() == PICTURE
    with open_part(written.path, "definitions/qd1048-2019/bieu-01.toml") as stream:
        assert stream.readline() == b'code = "bieu-01"\n'


def test_two_parts_can_be_read_in_turns(tmp_path):
    one, other = attachment(b"a" * 3_000_000), attachment(b"b" * 3_000_000)
    path = tmp_path / "a.ocop.zip"
    write_package(path, HEAD, [one, other, records_part([])])
    package = open_package(path)
    with package.open(one.name) as first, package.open(other.name) as second:
        turns = [(first.read(1_000_000), second.read(1_000_000)) for _ in range(3)]
    package.close()
    assert [(set(a), set(b)) for a, b in turns] == [({97}, {98})] * 3


def test_any_zip_program_opens_it(written):
    with zipfile.ZipFile(written.path) as opened:
        assert opened.testzip() is None
        assert opened.namelist()[-1] == "manifest.json"
        assert opened.read("records.jsonl").count(b"\n") == len(RECORDS)


def test_the_fingerprint_is_of_the_very_bytes_of_the_manifest(written):
    with zipfile.ZipFile(written.path) as opened:
        data = opened.read("manifest.json")
    bits = f"{int(hashlib.sha256(data).hexdigest()[:20], 16):080b}"
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    expected = "".join(letters[int(bits[at : at + 5], 2)] for at in range(0, 80, 5))
    assert written.fingerprint.replace("-", "") == expected
    assert manifest.same_fingerprint(
        written.fingerprint.lower().replace("0", "o"), written.fingerprint
    )
    assert not manifest.same_fingerprint(expected[1:], written.fingerprint)


def test_the_manifest_lists_every_part_with_its_seal(written):
    with zipfile.ZipFile(written.path) as opened:
        said = json.loads(opened.read("manifest.json"))
        for part in said["parts"]:
            data = opened.read(part["name"])
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (part["sha256"], part["size"])
    assert (said["format"], said["kind"], said["forms"]) == (1, "submission", HEAD.forms)


def test_the_same_content_gives_the_same_bytes(written, tmp_path):
    again = write_package(tmp_path / "again.ocop.zip", HEAD, sources())
    assert again.path.read_bytes() == written.path.read_bytes()


def test_far_beyond_four_gigabytes_the_lists_still_agree(tmp_path):
    big = 2**31 - 1
    entries = [Entry(f"files/{n}", 0, big, big, deflated=False) for n in range(4)]
    *starts, begin = layout.offsets(entries)
    path = tmp_path / "far.zip"
    with path.open("wb") as stream:  # a file of holes
        for entry, start in zip(entries, starts, strict=True):
            stream.seek(start)
            stream.write(layout.header(entry))
        stream.seek(begin)
        stream.write(layout.directory(entries))
    with zipfile.ZipFile(path) as opened, path.open("rb") as stream:
        assert [info.header_offset for info in opened.infolist()] == starts
        assert layout.read_directory(stream) == (entries, True)


def test_progress_reaches_the_end_and_never_turns_back(tmp_path):
    steps = []
    source = tmp_path / "anh.jpg"
    source.write_bytes(bytes(5_000_000))
    name = f"files/{hashlib.sha256(source.read_bytes()).hexdigest()}.jpg"
    parts = [PartSource(name, source), records_part(RECORDS)]
    write_package(
        tmp_path / "a.ocop.zip", HEAD, parts, on_step=lambda *step: steps.append(step[:2])
    )
    assert steps == sorted(steps)
    assert steps[-1] == (10_000_000, 10_000_000)
    assert len(steps) > 10


# --- nothing half done ---------------------------------------------------------------------


def refused(tmp_path, parts, **options):
    path = tmp_path / "old.ocop.zip"
    path.write_bytes(b"the old one")
    with pytest.raises(Refusal) as caught:
        write_package(path, HEAD, parts, **options)
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.glob("*.part")] == []
    return caught.value.code


class Cancelled(Exception):
    pass


@pytest.mark.parametrize("at", [1, 3, 6, 9])
def test_cancelled_anywhere_nothing_is_left(tmp_path, at):
    steps = iter(range(at))

    def step(*_):
        if next(steps, None) is None:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_package(tmp_path / "a.ocop.zip", HEAD, sources(), on_step=step)
    assert list(tmp_path.glob("a.*")) == []


def test_no_room_is_said_before_writing(tmp_path, monkeypatch):
    monkeypatch.setattr(write, "free_bytes", lambda _: 1000)
    assert refused(tmp_path, sources()) == "GOI-21"


def test_a_drive_for_small_files_is_said_before_writing_or_while(tmp_path):
    large = attachment(bytes(100_000))
    steps = []
    code = refused(
        tmp_path, [large, records_part([])], volume_limit=99_999, on_step=lambda *s: steps.append(s)
    )
    assert (code, steps) == ("GOI-22", [])
    given = PartSource("a.pdf", iter([bytes(100_000)]))
    assert refused(tmp_path, [given, records_part([])], volume_limit=99_999) == "GOI-22"


def test_a_full_disk_and_a_locked_folder_are_said(tmp_path, monkeypatch):
    def sync(error):
        def fail(_):
            raise OSError(error, "no")

        return fail

    for error, code in ((28, "GOI-24"), (27, "GOI-22"), (30, "GOI-23"), (5, "GOI-23")):
        monkeypatch.setattr(write.os, "fsync", sync(error))
        assert refused(tmp_path, sources()) == code


def test_a_missing_and_a_changed_attachment_are_named(tmp_path):
    gone = PartSource("a.pdf", tmp_path / "gone.pdf")
    assert refused(tmp_path, [gone, records_part([])]) == "GOI-25"
    changed = PartSource(f"files/{'0' * 64}.jpg", b"other")
    assert refused(tmp_path, [changed, records_part([])]) == "GOI-26"


def test_a_drive_that_keeps_other_bytes_is_noticed(tmp_path, monkeypatch):
    put = write._Writer._put

    def forgetful(self, chunk):
        put(self, chunk.replace(b"%PDF", b"%PDG"))

    monkeypatch.setattr(write._Writer, "_put", forgetful)
    assert refused(tmp_path, sources()) == "GOI-27"


@pytest.mark.parametrize(
    "name",
    [
        "/a",
        "../a",
        "a/../b",
        "a\\b",
        "nul",
        "con.txt",
        "a.",
        "a/",
        "x" * 101,
        "ê",
        "files/a.jpg",
        "",
        "manifest.json",
        "Manifest.JSON",
        "RECORDS.jsonl",
        "records.jsonl/a",
    ],
)
def test_names_the_reader_would_refuse_are_not_written(tmp_path, name):
    with pytest.raises(ValueError, match="not allowed"):
        write_package(tmp_path / "a", HEAD, [PartSource(name, b""), records_part([])])
    assert list(tmp_path.glob("a*")) == []


@pytest.mark.parametrize(
    "record",
    [{}, {**RECORDS[0], "id": "1"}, {**RECORDS[0], "revision": True}, {**RECORDS[0], "x": 1e999}],
)
def test_a_record_no_reader_would_take_is_not_written(tmp_path, record):
    with pytest.raises(ValueError, match=r"record|JSON|float"):
        write_package(tmp_path / "a", HEAD, [records_part([record])])
    assert list(tmp_path.glob("a*")) == []


def test_memory_does_not_grow_with_the_package(tmp_path):
    import tracemalloc

    zeros = PartSource("a.pdf", (bytes(1 << 20) for _ in range(60)))
    tracemalloc.start()
    write_package(tmp_path / "a.ocop.zip", HEAD, [zeros, records_part([])])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12_000_000


def test_the_stream_is_an_ordinary_one(written):
    with open_part(written.path, "bieu-01.pdf") as stream:
        assert isinstance(stream, io.BufferedReader)
        assert stream.read(8) == b"%PDF-1.7"
