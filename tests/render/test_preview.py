"""Pages as pictures."""

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.forms.paper.blocks import PageBreak
from ocop_desktop.render import pdf
from ocop_desktop.render.preview import Preview
from tests.render.conftest import document, line, sample


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "giay.pdf"
    pdf.write_pdf([document(line("a"), PageBreak(), line("b")), sample()], path)
    return path


def test_pages_are_pictures_of_the_right_size(paper):
    with Preview(paper) as preview:
        assert preview.pages == 3
        for page, scale in ((0, 1.0), (1, 1.37), (2, 2.0)):
            kind, width, height, most, _ = preview.picture(page, scale).split(maxsplit=4)
            assert (kind, most) == (b"P6", b"255")
            assert int(width) == pytest.approx(595.3 * scale, abs=1)
            assert int(height) == pytest.approx(841.9 * scale, abs=1)


def test_a_picture_is_white_paper_with_black_letters(paper):
    with Preview(paper) as preview:
        picture = preview.picture(2, 1.0)
    header = b" ".join(picture.split(maxsplit=4)[:4])
    pixels = picture[len(header) + 1 :]
    width, height = (int(part) for part in header.split()[1:3])
    assert len(pixels) == 3 * width * height
    assert pixels[:3] == b"\xff\xff\xff"
    assert 0.9 < pixels.count(255) / len(pixels) < 0.999


def test_the_file_is_free_while_it_is_shown(paper):
    with Preview(paper) as preview:
        paper.unlink()
        assert preview.picture(0, 0.5)


def test_closing_twice_is_fine(paper):
    preview = Preview(paper)
    preview.close()
    preview.close()


@pytest.mark.parametrize("content", [None, b"", b"%PDF-1.4 \xff\xfe"])
def test_what_is_no_paper_is_refused_with_a_sentence(tmp_path, content):
    path = tmp_path / "hong.pdf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal, match=r"hong\.pdf"):
        Preview(path)
