"""A household's plan by keyboard alone: six pages of figures, a finished paper with the sums."""

import subprocess
from tkinter import ttk

import pytest

from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import PlanKind, Query, State
from ocop_desktop.services.jobs import Jobs
from ocop_desktop.ui.form.page import LAST
from ocop_desktop.ui.window import Window
from ocop_desktop.wording import filling as words
from tests.ui.typist import Typist

pytestmark = pytest.mark.tk

# By table, what is typed from the first cell on; None: as it stands. Chosen words end in a "↓".
ROWS = {
    "san_luong": ("Bánh đa đỏ", "túi", "Túi 500 g", "10.000", "11.000", "12000"),
    "nguyen_lieu": ("Gạo", "kg", "Bánh đa đỏ", "0,5", "12.000", None),
    "thiet_bi": ("Máy ép túi", "cái", "1", "20 triệu", "Đầu tư mới↓", "5"),
    "lao_dong": ("Tráng bánh", "2", "2", "10", "5.000.000", "Biến phí↓"),
    "chi_phi": ("Điện", "Biến phí↓", "10.000.000", "11.000.000", "12.000.000"),
    "doanh_thu": ("Bánh đa đỏ", "Chợ", "10000", "11000", "12000", "25.000"),
    "nguon_von": ("Tự có↓", None, "35.000.000", None, None),
}
SINGLE = {"von_luu_dong": "15000000", "chu_ky": "1"}


@pytest.fixture
def typist(app, sample_desk, settle, tmp_path):
    sample_desk.offices.put_setting("folder", str(tmp_path / "papers"))
    jobs = Jobs(app.after)
    window = Window(app, sample_desk, jobs)
    window.start()
    window.navigation.go("plans")
    settle(0.2)
    app.focus_force()
    yield Typist(app, window)
    window.navigation.forget()
    jobs.close()


def begin(typist):
    """The idea of a household, found by a few letters; the simple plan is what is offered."""
    yield typist.key("Control-n")
    yield from typist.at(ttk.Entry)
    yield typist.type("banh da do")
    yield typist.key("Return")
    yield from typist.at(ttk.Treeview)
    yield typist.key("Return")
    yield from typist.until(lambda: typist.window.navigation.name == "filling")


def fill_page(typist):
    """Tab through one page and write what is known of it."""
    page = typist.page
    section = next(each for each in page.session.form.sections if each.key == page.step)
    known = [each.key for each in section.fields if each.key in ROWS | SINGLE]
    for key in known:
        while page.field.partition(".")[0] != key:
            here = page.field
            yield typist.key("Tab")
            yield from typist.waits(lambda here=here: page.field != here)
        for text in ROWS.get(key, (SINGLE.get(key),)):
            yield from typist.cell(text)
            before = typist.app.focus_get()
            yield typist.key("Tab")
            yield from typist.waits(lambda before=before: typist.app.focus_get() is not before)
    page.jump(known[-1])
    yield typist.key("Control-Return")


def test_a_small_plan_by_keyboard_to_a_paper(typist, sample_desk, tmp_path):
    def made():
        (row,) = sample_desk.plans.page(Query(search="bánh đa đỏ"))
        return row

    def script():
        yield from begin(typist)
        while typist.page.step != LAST:
            yield from fill_page(typist)
        problems = typist.page.session.all_problems()
        assert [each for each in problems if each.severity is Severity.BLOCKS] == []
        yield from typist.press(words.FINISH)
        yield from typist.until(lambda: made().state is State.FINISHED)
        yield from typist.press(words.SAVE_PDF)
        yield from typist.until(lambda: not typist.window.jobs.running())
        yield typist.key("Escape")

    typist.run(script())
    row = made()
    assert (row.kind, row.state) == (PlanKind.SIMPLE, State.FINISHED)
    (paper,) = (tmp_path / "papers").rglob("*.pdf")
    said = subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    flat = " ".join(said.split())
    # 250 sold − 60 rice − 100 wages − 10 power − 4 wear = 76 million
    for text in ("250.000.000", "60.000.000", "100.000.000", "4.000.000", "76.000.000"):
        assert text in flat
    assert "35.000.000" in flat
    assert "Ba mươi lăm triệu đồng" in flat
    assert "BẢN NHÁP" not in flat
