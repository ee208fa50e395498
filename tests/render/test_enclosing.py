"""Files printed behind a form: captions, one font, the engine shared, cancel heard."""

from itertools import count
from threading import Thread

import pytest
from pypdf import PdfReader

from ocop_desktop.render import enclosing, pdf, pdfium
from ocop_desktop.render.enclosing import Enclosure
from tests.render.conftest import document, line
from tests.services import attached


def silent():
    """Do nothing."""


def written(enclosure, folder, on_page=silent):
    folder.mkdir()
    return list(enclosing.write(enclosure, (folder / f"{n}.pdf" for n in count()), on_page))


def captions_fonts(path):
    """Return which embedded fonts the pages of a PDF use."""
    pages = PdfReader(path).pages
    fonts = (font for page in pages for font in page["/Resources"]["/Font"].values())
    return {
        font.get_object()["/FontDescriptor"].raw_get("/FontFile2").idnum
        for font in fonts
        if "Liberation" in font.get_object()["/BaseFont"]
    }


def test_many_pages_are_captioned_so_many_at_a_time_with_one_font(tmp_path, monkeypatch):
    monkeypatch.setattr(enclosing, "_AT_ONCE", 3)
    paper = attached.pdf(tmp_path / "a.pdf", pages=5)
    steps = []
    parts = written(Enclosure(paper, "pdf", "Giấy"), tmp_path / "in", lambda: steps.append(1))
    said = [page.extract_text() for part in parts for page in PdfReader(part).pages]
    assert [len(PdfReader(part).pages) for part in parts] == [3, 2]
    assert said == [f"trang {n}\nTệp đính kèm: Giấy ({n}/5)" for n in range(1, 6)]
    assert [len(captions_fonts(part)) for part in parts] == [1, 1]
    assert len(steps) == 5


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_caption_stands_upright_at_the_foot_of_a_turned_page(tmp_path, turn):
    paper = attached.pdf(tmp_path / "a.pdf", size=(400, 300), rotate=turn)
    (part,) = written(Enclosure(paper, "pdf", "Giấy"), tmp_path / "in")
    (shown,) = PdfReader(part).pages
    spots = []
    shown.extract_text(
        visitor_text=lambda text, _cm, tm, *_: spots.append(tm) if "Tệp" in text else None
    )
    upright = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    assert (round(spots[0][0]), round(spots[0][1])) == upright
    foot = {0: spots[0][5], 90: 400 - spots[0][4], 180: 300 - spots[0][5], 270: spots[0][4]}[turn]
    assert foot == pytest.approx(17, abs=1)


def test_others_may_use_the_engine_between_two_pages(tmp_path):
    free = []

    def take():
        free.append(pdfium.LOCK.acquire(timeout=0.2))
        pdfium.LOCK.release()

    def on_page():
        other = Thread(target=take)
        other.start()
        other.join()

    paper = attached.pdf(tmp_path / "a.pdf", pages=2)
    written(Enclosure(paper, "pdf", "Giấy"), tmp_path / "in", on_page)
    assert free == [True, True]


def test_cancel_is_heard_between_two_pages(tmp_path):
    class CancelledError(Exception):
        pass

    def on_step(done):
        if done:
            steps.append(done)
        if len(steps) == 3:
            raise CancelledError

    steps = []
    paper = Enclosure(attached.pdf(tmp_path / "a.pdf", pages=9), "pdf", "Giấy")
    with pytest.raises(CancelledError):
        pdf.write_pdf([document(line("a")), paper], tmp_path / "giay.pdf", on_step=on_step)
    assert not (tmp_path / "giay.pdf").exists()


def test_a_page_that_is_not_there_is_an_error_of_the_room(tmp_path):
    paper = attached.lost_page(tmp_path / "a.pdf")
    with pytest.raises(ValueError, match="page"):
        pdfium.thumbnail(paper, 60)
    with pytest.raises(ValueError, match="page"):
        pdfium.pages_of(paper)
    with pytest.raises(OSError, match="cannot be printed"):
        written(Enclosure(paper, "pdf", "Giấy"), tmp_path / "in")
