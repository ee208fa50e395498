"""Workbooks that are none, or mean harm: one sentence each."""

import importlib.util
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from ocop_desktop.core.problems import Refusal
from ocop_desktop.exchange import grid
from ocop_desktop.exchange.tabular import read_workbook

spec = importlib.util.spec_from_file_location(
    "fuzz_workbooks", Path(__file__).with_name("fuzz_workbooks.py")
)
fuzz = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fuzz)
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "hostile.xlsx"


def code(path):
    with pytest.raises(Refusal) as refused:
        read_workbook(path)
    assert refused.value.safe
    assert refused.value.todo
    return refused.value.code


def repacked(path, change, compression=zipfile.ZIP_DEFLATED):
    """Write the sample with its parts changed: a function of name and content."""
    with (
        zipfile.ZipFile(BytesIO(fuzz.sample())) as parts,
        zipfile.ZipFile(path, "w", compression) as packed,
    ):
        for name in parts.namelist():
            packed.writestr(name, change(name, parts.read(name)))
    return path


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "BANG-11"),
        (b"TT;Ten\n1;Gao", "BANG-05"),
        (b"%PDF-1.7", "BANG-05"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "BANG-03"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "BANG-04",
        ),
        (b"PK\x03\x04" + bytes(100), "BANG-06"),
    ],
)
def test_what_is_no_workbook(path, content, expected):
    path.write_bytes(content)
    assert code(path) == expected


def test_a_missing_file_and_a_folder(path, tmp_path):
    assert code(path) == "BANG-01"
    assert code(tmp_path) == "BANG-01"


def test_another_zip(path):
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    assert code(path) == "BANG-05"


def test_a_truncated_workbook(path):
    path.write_bytes(fuzz.sample()[:-200])
    assert code(path) == "BANG-06"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities(path, part, encoding):
    def declared(name, content):
        if name != part:
            return content
        text = fuzz.declare(None, content).decode()
        text = text.replace('encoding="UTF-8"', f'encoding="{encoding}"')
        return text.encode(encoding)

    assert code(repacked(path, declared)) in {"BANG-07", "BANG-06"}


def test_a_bomb(path):
    rows = b"<row/>" * 4_000_000
    repacked(path, lambda n, c: c.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert code(path) == "BANG-07"


def test_too_many_tags(path, monkeypatch):
    monkeypatch.setattr(grid, "_TAGS", 50)
    path.write_bytes(fuzz.sample())
    assert code(path) == "BANG-10"


def test_too_large(path, monkeypatch):
    monkeypatch.setattr(grid, "_LARGEST", 0)
    path.write_bytes(fuzz.sample())
    assert code(path) == "BANG-02"


def test_too_many_rows(path, monkeypatch):
    monkeypatch.setattr(grid, "MOST_ROWS", 3)
    path.write_bytes(fuzz.sample())
    assert code(path) == "BANG-10"


def test_an_empty_workbook(path):
    Workbook().save(path)
    assert code(path) == "BANG-11"


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="7"><c r="B7" t="s"><v>999</v></c></row>',
        b'<row r="7"><c r="B7" s="9999"><v>1</v></c></row>',
    ],
)
def test_rows_far_away_and_references_to_nothing(path, row):
    repacked(path, lambda n, c: c.replace(b"</sheetData>", row + b"</sheetData>"))
    assert fuzz.try_one(path) in {"table", "BANG-06"}


def test_nothing_is_printed_about_styles_that_do_not_exist(path, capsys):
    repacked(path, lambda n, c: c.replace(b'xfId="0"', b'xfId="0" numFmtId="99" fontId="7777"'))
    fuzz.try_one(path)
    repacked(path, lambda n, c: c.replace(b'<xf numFmtId="0"', b'<xf numFmtId="0" xfId="99999"'))
    fuzz.try_one(path)
    assert capsys.readouterr().out == ""


def test_merged_over_everything(path):
    everything = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    repacked(path, lambda n, c: c.replace(b"</sheetData>", b"</sheetData>" + everything))
    assert fuzz.try_one(path) == "table"


def test_a_thousand_broken_workbooks(tmp_path):
    answers = fuzz.run(1_000, 20_20, tmp_path)
    assert sum(answers.values()) == 1_000
    assert {"table", "BANG-06", "BANG-07"} <= set(answers)
