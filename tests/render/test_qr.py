"""QR codes, read back from the squares of the page by an independent rule of the standard."""

import re

import pytest
import segno
from pypdf import PdfReader

from ocop_desktop.forms.paper.blocks import Code
from ocop_desktop.render import pdf, qr
from tests.render.conftest import document, read_pdf

FINGERPRINT = "7QXJ-0F3K-ZZ91-HM4T"


def test_the_three_corners_are_where_readers_look_for_them():
    rows = qr.modules(FINGERPRINT)
    finder = [[True] * 7, [True, *[False] * 5, True], [True, False, True, True, True, False, True]]
    finder += [finder[2], finder[2], finder[1], finder[0]]
    assert len(rows) == len(rows[0])
    for top, left in ((0, 0), (0, -7), (-7, 0)):
        corner = [row[left:][:7] for row in rows[top:][:7]]
        assert [list(row) for row in corner] == finder


@pytest.mark.parametrize("text", ["a" * 200, "ộ" * 66, FINGERPRINT])
def test_modules_stay_large_enough_for_an_office_scanner(text):
    assert 30 / (len(qr.modules(text)) + 2 * qr.QUIET) >= 0.40


@pytest.mark.parametrize("text", ["", "a" * 201, "ộ" * 67])
def test_too_much_or_nothing_is_refused(text):
    with pytest.raises(ValueError, match="200 bytes"):
        qr.modules(text)


def test_the_picture_is_the_same_each_time_and_has_its_white_margin():
    picture = qr.picture(FINGERPRINT)
    side = int.from_bytes(picture[16:20])
    assert picture == qr.picture(FINGERPRINT)
    assert picture.startswith(b"\x89PNG")
    assert side == 8 * (len(qr.modules(FINGERPRINT)) + 8)


def test_the_page_shows_the_code_and_the_words_beside_it(tmp_path):
    path = tmp_path / "ma.pdf"
    pdf.write_pdf([document(Code(text=FINGERPRINT, lines=("Mã kiểm tra", FINGERPRINT)))], path)
    assert FINGERPRINT in read_pdf(path)
    drawn = PdfReader(path).pages[0].get_contents().get_data().decode("latin-1")
    bars = [
        tuple(map(float, bar))
        for bar in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", drawn)
    ]
    unit = 30 * 72 / 25.4 / (len(qr.modules(FINGERPRINT)) + 8)
    black = sum(round(width / unit) for _, _, width, _ in bars)
    assert black == sum(map(sum, segno.make_qr(FINGERPRINT, error="m").matrix))
    assert {round(height / unit, 1) for *_, height in bars} == {1.0}
