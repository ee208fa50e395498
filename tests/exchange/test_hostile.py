import json
import random
import struct
import zipfile
import zlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocop_desktop.core.problems import Refusal
from ocop_desktop.exchange import layout, limits, manifest, strict_json
from ocop_desktop.exchange.layout import Entry
from ocop_desktop.exchange.manifest import Manifest, Part
from ocop_desktop.exchange.read import Package, open_part, read_records
from ocop_desktop.exchange.records import to_line
from ocop_desktop.exchange.verify import verify
from ocop_desktop.exchange.write import write_package
from tests.exchange.fuzz import mutate, survives
from tests.exchange.packages import HEAD, RECORDS, seal, sources, spoilt, zipped

LINES = b"".join(map(to_line, RECORDS))
GOOD = [("a.pdf", b"%PDF"), ("records.jsonl", LINES)]


@pytest.fixture(scope="module")
def true_one(tmp_path_factory):
    return write_package(tmp_path_factory.mktemp("goi") / "true.ocop.zip", HEAD, sources())


def codes(path, data):
    """Verify these bytes; return code and part of each problem, each told in a sentence."""
    path.write_bytes(data)
    report = verify(path)
    assert report.ok == (not report.problems)
    for problem in report.problems:
        assert problem.text.endswith(".")
        assert problem.text[0].isupper()
    return [(problem.code, problem.part) for problem in report.problems]


@pytest.fixture
def told(tmp_path):
    return lambda data: codes(tmp_path / "x.ocop.zip", data)


def test_the_hand_made_package_is_good(told):
    assert told(spoilt(GOOD)) == []


# --- a damaged byte anywhere ---------------------------------------------------------------


def test_every_byte_of_a_small_package_counts(told):
    whole = spoilt(GOOD)
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 1 << (at % 8)
        assert told(changed), at


@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_byte_anywhere_is_noticed(true_one, tmp_path_factory, data):
    whole = bytearray(true_one.path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    assert codes(tmp_path_factory.getbasetemp() / "flipped.ocop.zip", whole), at


@pytest.mark.parametrize("bit", range(8))
def test_even_the_unused_bits_behind_a_deflated_part_count(true_one, told, bit):
    whole = bytearray(true_one.path.read_bytes())
    with zipfile.ZipFile(true_one.path) as opened:
        info = opened.getinfo("records.jsonl")
    whole[info.header_offset + 30 + len("records.jsonl") + info.compress_size - 1] ^= 1 << bit
    assert told(whole) == [("GOI-15", "records.jsonl")]


def test_the_damaged_part_is_named_and_the_others_are_looked_at(true_one, told):
    whole = true_one.path.read_bytes()
    changed = whole.replace(b"%PDF-1.7 giay", b"%PDF-1.7 giax", 1).replace(
        b"not really", b"not raelly", 1
    )
    assert told(changed) == [("GOI-15", "danh-sach.xlsx"), ("GOI-15", "bieu-01.pdf")]


@pytest.mark.parametrize("length", [0, 1, 21, 22, 100])
def test_cut_short_is_said(true_one, told, length):
    assert told(true_one.path.read_bytes()[:length]) == [("GOI-02" if length > 3 else "GOI-01", "")]


def test_a_single_missing_byte_at_the_end_is_said(true_one, told):
    assert told(true_one.path.read_bytes()[:-1]) == [("GOI-02", "")]


def test_a_thousand_mutated_packages_are_told_from_the_true_one(true_one, tmp_path):
    whole = true_one.path.read_bytes()
    path = tmp_path / "changed.ocop.zip"
    missed = [
        seed
        for seed in range(1000)
        if not survives(path, whole, mutate(whole, random.Random(seed)), true_one.fingerprint)
    ]
    assert missed == []


def test_a_bad_spot_on_the_drive_damages_one_part_only(true_one, monkeypatch):
    read = Package._read
    with zipfile.ZipFile(true_one.path) as opened:
        bad = opened.getinfo("bieu-01.pdf").header_offset

    def failing(self, at, size):
        if at == bad:
            raise OSError(5, "Input/output error")
        return read(self, at, size)

    monkeypatch.setattr(Package, "_read", failing)
    report = verify(true_one.path)
    assert [(p.code, p.part) for p in report.problems] == [("GOI-15", "bieu-01.pdf")]
    assert report.sender == HEAD.sender


# --- not our package -----------------------------------------------------------------------


def test_other_files_are_no_packages(told, tmp_path):
    assert told(b"") == [("GOI-01", "")]
    assert told(b"%PDF-1.7" * 99) == [("GOI-01", "")]
    assert [p.code for p in verify(tmp_path / "gone.zip").problems] == ["GOI-10"]
    assert [p.code for p in verify(tmp_path).problems] == ["GOI-10"]


def repacked(path, change):
    with zipfile.ZipFile(path, "w") as opened:
        for name, data in [*GOOD, ("manifest.json", good_manifest())]:
            info = zipfile.ZipInfo(name)
            change(info)
            opened.writestr(info, data)
    return path.read_bytes()


def good_manifest(**changes):
    lines = tuple(Part(name, seal(data)) for name, data in GOOD)
    said = json.loads(manifest.to_bytes(Manifest(HEAD, lines)))
    return json.dumps({**said, **changes}).encode()


def as_link(info):
    info.external_attr = 0o120777 << 16


def with_comment(info):
    info.comment = b"x"


def unchanged(_info):
    pass


@pytest.mark.parametrize("change", [as_link, with_comment, unchanged])
def test_what_another_program_packed_is_refused(told, tmp_path, change):
    assert told(repacked(tmp_path / "r", change)) == [("GOI-03", "")]


@pytest.mark.parametrize(("field", "value"), [(38, 0o120777 << 16), (12, 0x5AAA5AAA)])
def test_a_link_or_a_date_in_the_directory_is_refused(told, field, value):
    whole = bytearray(spoilt(GOOD))
    struct.pack_into("<L", whole, whole.index(b"PK\1\2") + field, value)
    assert told(whole) == [("GOI-03", "")]


def test_any_other_zip_is_no_package(told, tmp_path):
    with zipfile.ZipFile(tmp_path / "z", "w") as opened:
        opened.writestr("a.pdf", b"%PDF")
    assert told((tmp_path / "z").read_bytes()) == [("GOI-01", "")]


def test_an_encrypted_package_is_called_so(told):
    whole = bytearray(spoilt(GOOD))
    whole[whole.index(b"PK\1\2") + 8] |= 1
    assert told(whole) == [("GOI-04", "")]


def test_bytes_before_between_or_behind_are_noticed(told):
    whole = spoilt(GOOD)
    for changed in (b"x" + whole, whole + b"x", whole[:34] + b"x" + whole[34:]):
        assert told(changed)


# --- names and lists -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["/etc/x", "../x", "a/../x", "..\\x", "C:x", "aux.txt", "x.", "e\u0301", "files/x.jpg"]
)
def test_names_that_leave_the_package_are_refused(told, name):
    assert ("GOI-11", "") in told(zipped_with(name))


def zipped_with(name):
    lines = tuple(Part(n, seal(d)) for n, d in [*GOOD, (name, b"x")])
    listed = manifest.to_bytes(Manifest(HEAD, lines))
    latin = name.encode().decode("latin-1")
    return zipped([*GOOD, (latin, b"x"), ("manifest.json", listed)])


@pytest.mark.parametrize("twin", ["a.pdf", "A.PDF", "a.pdf/b", "Manifest.json"])
def test_names_that_are_one_on_some_disk_are_refused(told, twin):
    assert "GOI-12" in {code for code, _ in told(spoilt([*GOOD, (twin, b"%PDF")]))}


def test_missing_and_unlisted_parts_are_named(told):
    lines = tuple(Part(name, seal(data)) for name, data in GOOD)
    assert told(spoilt(GOOD[1:], lines=lines)) == [("GOI-13", "a.pdf")]
    assert told(spoilt(GOOD, lines=lines[1:])) == [("GOI-14", "a.pdf")]
    assert told(spoilt(GOOD[:1])) == [("GOI-13", "records.jsonl")]


def test_another_hash_or_size_is_damage(told):
    lines = [Part(name, seal(data)) for name, data in GOOD]
    for lie in (seal(b"%PDG"), seal(b"%PDF-"), replace(seal(b"%PDF"), size=3)):
        changed = (replace(lines[0], content=lie), lines[1])
        assert told(spoilt(GOOD, lines=changed)) == [("GOI-15", "a.pdf")]


def test_an_attachment_is_called_by_its_hash(told):
    assert told(spoilt([*GOOD, (f"files/{'0' * 64}.jpg", b"x")]))[0][0] == "GOI-15"


# --- too much ------------------------------------------------------------------------------


def bomb(content, claimed, behind=b""):
    """Return a package whose part a.pdf is deflated and says it unpacks to `claimed` bytes."""
    deflate = zlib.compressobj(9, wbits=-15)
    packed = deflate.compress(content) + deflate.flush() + behind
    parts = (
        Part("a.pdf", replace(seal(content), size=claimed), seal(packed)),
        Part("records.jsonl", seal(LINES)),
    )
    listed = manifest.to_bytes(Manifest(HEAD, parts))
    bodies = [("a.pdf", packed), ("records.jsonl", LINES), ("manifest.json", listed)]

    def as_deflated(entries):
        return [
            Entry("a.pdf", zlib.crc32(content), len(packed), claimed, deflated=True),
            *entries[1:],
        ]

    return zipped(bodies, as_deflated)


def test_bombs_are_not_unpacked(told):
    assert told(bomb(bytes(10_000_000), 10_000_000)) == [("GOI-16", "a.pdf")]
    assert told(bomb(bytes(10_000_000), 500_000)) == [("GOI-15", "a.pdf")]
    assert told(bomb(b"%PDF", 4)) == []


@pytest.mark.parametrize("behind", [b"x", b"x" * (limits.CHUNK + 9)])
def test_nothing_hides_behind_a_deflated_part(told, behind):
    assert told(bomb(b"%PDF", 4, behind)) == [("GOI-15", "a.pdf")]


def test_a_deflated_part_comes_in_small_pieces(tmp_path):
    content = b"a" * 900_000
    path = tmp_path / "b"
    path.write_bytes(bomb(content, len(content)))
    with open_part(path, "a.pdf") as stream:
        assert stream.read() == content


def test_huge_claims_are_refused_before_reading(told):
    lines = [Part(name, seal(data)) for name, data in GOOD]
    large = replace(lines[0], content=replace(lines[0].content, size=limits.PART_SIZE + 1))
    assert told(spoilt(GOOD, lines=(large, lines[1]))) == [("GOI-16", "a.pdf")]
    endless = replace(lines[0], content=replace(lines[0].content, size=limits.ALL_SIZE))
    assert told(spoilt(GOOD, lines=(endless, lines[1]))) == [("GOI-09", "")]


def test_too_many_parts_are_refused(told, monkeypatch):
    monkeypatch.setattr(limits, "PARTS", 3)
    many = [*GOOD, *[(f"{n}.pdf", b"") for n in range(9)]]
    assert told(spoilt(many)) == [("GOI-08", "")]
    assert told(spoilt(GOOD, listed=good_manifest(parts=[{}] * 4))) == [("GOI-08", "")]


def test_a_manifest_of_six_megabytes_is_not_read(told):
    assert told(spoilt(GOOD, listed=good_manifest() + b" " * 5_000_000)) == [("GOI-05", "")]


def test_a_directory_that_claims_to_be_anywhere_is_refused(told):
    whole = spoilt(GOOD)
    for offset in (0, 5, 2**31, 2**32 - 2, 2**32 - 1):
        changed = whole[:-6] + struct.pack("<LH", offset, 0)
        assert told(changed)[0][0] in {"GOI-03", "GOI-05"}


# --- JSON ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "answers"),
    [
        ("format", [0, -1, True, 1.0, "1", None]),
        ("kind", ["other", 1, None]),
        ("year", [0, 2020.0, "2020", 10**30, True]),
        ("basis", ["", "../x", "A", 1, "x" * 200]),
        ("created_at", ["", "hôm nay", "2020-03-12T12:00:00", "0001-01-01T00:00:00+07:00", 1]),
        ("sender", [None, [], {}, "xã"]),
        ("receiver", [None, "x" * 501, "a\u0000b", 5]),
        ("forms", [[], {"bieu-01": "1"}, {"bieu-01": -1}, {"": 1}, {"A b": 1}]),
        ("parts", [None, {}, [1], [{}], [{"name": 1}], [{"name": "a", "sha256": "x", "size": 1}]]),
    ],
)
def test_a_wrong_answer_in_the_manifest_is_named(told, key, answers):
    for answer in answers:
        assert told(spoilt(GOOD, listed=good_manifest(**{key: answer}))) == [("GOI-07", "")], answer


@pytest.mark.parametrize(
    "listed",
    [
        b"", b"[]", b"null", b"{", b'{"format":NaN}', b'{"format":1e999}', b"\xff\xfe{\0}\0",
        b'{"a":1,"a":1}', b'{"a":"\\ud800"}', b"[" * 100_000, b'{"a":' * 100_000, b'"\\' * 500_000,
        b"9" * 100_000, b"\xef\xbb\xbf{}",
    ],
)  # fmt: skip
def test_json_that_is_none_is_refused(told, listed):
    assert told(spoilt(GOOD, listed=listed)) == [("GOI-05", "")]


def test_a_newer_format_asks_for_a_newer_program(told):
    assert told(spoilt(GOOD, listed=good_manifest(format=2))) == [("GOI-06", "")]


@pytest.mark.parametrize(
    "line",
    [
        b"", b"{}", b"null", b"[]", b'{"type":"idea"', b"\xff",
        json.dumps({**RECORDS[0], "type": "No"}).encode(),
        json.dumps({**RECORDS[0], "id": 5}).encode(),
        json.dumps({**RECORDS[0], "revision": True}).encode(),
        json.dumps({**RECORDS[0], "revision": 0}).encode(),
        json.dumps({**RECORDS[0], "revision_id": "x"}).encode(),
        json.dumps({**RECORDS[0], "x": float("nan")}).encode(),
        json.dumps({**RECORDS[0], "x": "\ud800"}).encode(),
        to_line(RECORDS[0])[:-2] + b',"x":' + b"[" * 40 + b"]" * 40 + b"}",
    ],
)  # fmt: skip
def test_a_line_that_is_no_record_is_numbered(told, tmp_path, line):
    lines = to_line(RECORDS[1]) + line + b"\n" + to_line(RECORDS[2])
    assert told(spoilt([("records.jsonl", lines)])) == [("GOI-17", "records.jsonl")]
    with pytest.raises(Refusal, match="Dòng 2 "):
        list(read_records(tmp_path / "x.ocop.zip"))


def test_a_record_twice_and_a_line_too_long_are_refused(told, monkeypatch):
    assert told(spoilt([("records.jsonl", LINES + LINES)])) == [("GOI-18", "records.jsonl")]
    monkeypatch.setattr(limits, "RECORD_SIZE", 100)
    assert told(spoilt([("records.jsonl", LINES)])) == [("GOI-17", "records.jsonl")]
    monkeypatch.undo()
    monkeypatch.setattr(limits, "RECORDS", 2)
    assert told(spoilt([("records.jsonl", LINES)])) == [("GOI-19", "records.jsonl")]


def test_depth_is_counted_outside_texts():
    deep = {"a": "[" * 99, "b": [[["{" * 99]]], "c": '"[' * 50}
    assert strict_json.read(strict_json.write(deep)) == deep


def test_a_wrong_package_is_not_read_without_verifying(tmp_path):
    path = tmp_path / "x.ocop.zip"
    path.write_bytes(spoilt(GOOD, lines=(Part("records.jsonl", seal(LINES)),)))
    with pytest.raises(Refusal, match="GOI-14"):
        next(read_records(path))
    with pytest.raises(Refusal, match="GOI-14"):
        open_part(path, "records.jsonl")


def test_the_zip_is_decided_to_the_last_byte():
    whole = spoilt(GOOD)
    assert whole.endswith(layout.directory(_entries(whole)))


def _entries(whole):
    import io

    return layout.read_directory(io.BytesIO(whole))[0]
