"""The whole main job by keyboard: an empty workspace, one idea told at the desk, a PDF to sign."""

import subprocess
from tkinter import ttk

import pytest

from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import Query, State
from ocop_desktop.services.jobs import Jobs
from ocop_desktop.ui.form.page import LAST
from ocop_desktop.ui.window import Window
from ocop_desktop.wording import filling as words
from ocop_desktop.wording import setup_screen as setup_words
from tests.ui.typist import Typist

pytestmark = pytest.mark.tk

OFFICE = {
    "xa": "Xã Đại Xuân",
    "huyen": "Huyện Quế Võ",
    "tinh": "Tỉnh Bắc Ninh",
    "can_bo": "Nguyễn Thị Hòa",
}
STORY = "Vùng đất ven sông Cầu cấy lúa tẻ thơm từ đời cụ kỵ, hạt gạo nấu lên thơm khắp ngõ."
ANSWERS = {
    "nguoi_dai_dien": "Nguyễn Văn Được",
    "dia_chi": "Thôn Guột, xã Đại Xuân",
    "dien_thoai": "0912 345 678",
    "gia_tri_cot_loi": "Cơm dẻo, để nguội vẫn mềm.",
    "quy_cach": "Túi hút chân không 5 kg",
    "ten_nhan_hieu": "Gạo Đại Xuân",
    "gia_ban": "1,15 trăm nghìn",
    "san_pham_tuong_tu": "Gạo bán xá ở chợ",
    "diem_moi": "Một giống, xay trong ngày",
    "don_vi": "túi 5 kg",
    "nguon_goc": STORY,
    "van_hoa": STORY,
    "dia_danh": STORY,
}
RIGHT = {"gia_ban": "115000"}


@pytest.fixture
def typist(app, empty_desk, settle):
    jobs = Jobs(app.after)
    window = Window(app, empty_desk, jobs)
    window.start()
    settle(0.2)
    app.focus_force()
    window.navigation.view._go_on.focus_force()
    yield Typist(app, window)
    window.navigation.forget()
    jobs.close()


def answer_the_guide(typist):
    """The first-run guide: the older basis, the office, the year."""
    yield from typist.at(ttk.Button)
    yield typist.key("Shift-Tab")
    yield from typist.at(ttk.Radiobutton)
    yield typist.key("space")
    yield from typist.press("Tiếp")
    while typist.page.step != LAST:
        yield from typist.answer_step(OFFICE)
    yield typist.type("2020")
    yield from typist.press(setup_words.BEGIN_WORK)


def begin_an_idea(typist):
    """A producer nobody knows yet, a product, and on to the first question."""
    yield typist.key("Control-n")
    yield from typist.at(ttk.Entry)
    yield typist.type("HTX Nông nghiệp Đại Xuân")
    asked = typist.app.focus_get().winfo_toplevel()
    yield from typist.until(lambda: not asked._typing)  # it has looked for doubles
    yield typist.key("Return")
    while not typist.can_type_into(ttk.Combobox):
        yield typist.key("Tab")
    yield typist.type("Gạo tẻ thơm Đại Xuân")
    yield typist.key("Return")
    yield from typist.until(lambda: typist.window.navigation.name == "filling")


def test_one_idea_by_keyboard_from_nothing_to_a_paper(typist, empty_desk, tmp_path):
    desk = empty_desk
    desk.offices.put_setting("folder", str(tmp_path / "papers"))

    def script():
        yield from answer_the_guide(typist)
        yield from begin_an_idea(typist)
        # every step
        while typist.page.step != LAST:
            yield from typist.answer_step(ANSWERS)
        # the wrong price is on the list of what to mend; go there and mend it
        wrong = {p.field for p in typist.page.session.all_problems()}
        assert wrong >= RIGHT.keys()
        for field, text in RIGHT.items():
            typist.page.jump(field)
            yield typist.type(text)
            yield typist.key("Tab")
        while typist.page.step != LAST:
            yield typist.key("Control-Return")
        left = typist.page.session.all_problems()
        assert [p for p in left if p.severity is Severity.BLOCKS] == []
        yield from typist.press(words.FINISH)
        yield from typist.until(lambda: desk.ideas.page(Query())[0].state is State.FINISHED)
        yield from typist.press(words.SAVE_PDF)
        yield from typist.until(lambda: not typist.window.jobs.running())
        yield typist.key("Escape")

    typist.run(script())
    row = desk.ideas.page(Query())[0]
    assert (row.product_name, row.state) == ("Gạo tẻ thơm Đại Xuân", State.FINISHED)
    (paper,) = (tmp_path / "papers").rglob("*.pdf")
    said = subprocess.run(
        ["pdftotext", str(paper), "-"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    flat = "".join(said.split())
    for text in ("Gạo tẻ thơm Đại Xuân", "HTX Nông nghiệp Đại Xuân", "115.000", STORY):
        assert "".join(text.split()) in flat
    assert "BẢNNHÁP" not in flat
