"""The whole main job by keyboard: an empty workspace, one idea told at the desk, a PDF to sign."""

import subprocess
import tkinter as tk
from time import monotonic, sleep
from tkinter import ttk

import pytest

from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import Query, State
from ocop_desktop.services.jobs import Jobs
from ocop_desktop.ui.parts.form_page import LAST
from ocop_desktop.ui.window import Window
from ocop_desktop.wording import filling as words
from ocop_desktop.wording import ui as ui_words

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
BY_KIND = {"integer": "120", "money": "115.000", "decimal": "12,5", "date": "5/9/20"}


class Typist:
    """A person with a keyboard and no mouse. `script` yields one deed after the other."""

    def __init__(self, app, window):
        self.app, self.window, self.done = app, window, False

    def run(self, script, seconds=40):
        """Do the script, deed by deed, while the program's own loop runs."""
        end, failed = monotonic() + seconds, []

        def tick():
            try:
                assert monotonic() < end, f"stuck at {self.app.focus_get()}"
                deed = next(script)
            except (StopIteration, AssertionError) as error:
                failed.append(error)
                self.done = True
                for window in self.app.winfo_children():
                    if isinstance(window, tk.Toplevel):
                        window.destroy()
                return
            self.app.after(12, tick)  # first: a deed may open a dialog and not come back soon
            deed()

        self.app.after(50, tick)
        while not self.done:
            self.app.update()
            sleep(0.002)
        if isinstance(failed[0], AssertionError):
            raise failed[0]

    @property
    def page(self):
        """The guided entry on screen."""
        view = self.window.navigation.view
        return view._page if self.window.navigation.name == "filling" else view._form

    def key(self, keys):
        """Return the deed of pressing keys where the focus is."""
        tk_call = self.app.tk.call
        return lambda: tk_call("event", "generate", tk_call("focus"), f"<{keys}>")

    def type(self, text):
        """Return the deed of typing over what stands in the field."""

        def deed():
            here = self.app.focus_get()
            if isinstance(here, tk.Text):
                here.event_generate("<Control-a>")
                self.app.tk.call("tk::TextInsert", here, text)
            else:
                here.event_generate("<Control-a>")
                self.app.tk.call("ttk::entry::Insert", here, text)

        return deed

    def answer_step(self, answers):
        """Answer every question of the step that has the cursor, from top to bottom."""
        page, seen = self.page, set()
        step = page.step
        while page.step == step and page.field not in seen:
            seen.add(page.field)
            field = page.session.form.field(page.field.partition(".")[0])
            if not page.session.value(field.key):
                yield from self._answer(field, answers)
            here = page.field
            for _ in range(40):
                yield self.key("Tab")
                yield from self.waits(lambda: page.field != here)
                assert type(self.app.focus_get()) is not ttk.Frame, "Tab stops at nothing"
                if page.field != here:
                    break
        yield self.key("Control-Return")

    def _answer(self, field, answers):
        if field.kind == "classification":
            yield self.key("Return")
            yield from self.at(ttk.Entry)
            yield self.type("gao")
            yield self.key("Return")
        elif field.kind == "table":
            yield from ()
        elif isinstance(self.app.focus_get(), ttk.Combobox):
            yield self.key("Down")  # opens the list
            yield self.key("Down")
            yield self.key("Return")
        elif field.kind in {"choice", "choices", "yes_no"}:
            yield self.key("space")
        else:
            known = answers.get(field.key, "" if not field.required else "Chữ mẫu")
            text = known or BY_KIND.get(field.kind, "")
            yield from self.at(tk.Text, ttk.Entry)
            yield self.type(BY_KIND.get(field.kind, text) if text == "Chữ mẫu" else text)

    def waits(self, done):
        """Wait some moments for it: a page hears of the cursor when Tk says so."""
        for _ in range(6):
            if done():
                return
            yield lambda: None

    def at(self, *kinds):
        """Wait until the cursor stands in one of these: it is put there when Tk is idle."""
        for _ in range(50):
            if isinstance(self.app.focus_get(), kinds):
                return
            yield lambda: None
        raise AssertionError(f"the cursor is in {self.app.focus_get()}")

    def can_type_into(self, kind):
        """Tell whether the cursor stands in such a box and it takes letters."""
        here = self.app.focus_get()
        return isinstance(here, kind) and str(here.cget("state")) != "readonly"

    def press(self, label):
        """Tab to the button with these words and press it."""
        for _ in range(60):
            here = self.app.focus_get()
            if isinstance(here, ttk.Button) and str(here.cget("text")).startswith(label):
                yield self.key("Return")
                return
            yield self.key("Tab")
        raise AssertionError(f"no button {label}")


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
    yield from typist.press(ui_words.BEGIN_WORK)


def begin_an_idea(typist):
    """A producer nobody knows yet, a product, and on to the first question."""
    yield typist.key("Control-n")
    yield from typist.at(ttk.Entry)
    yield typist.type("HTX Nông nghiệp Đại Xuân")
    for _ in range(30):
        yield lambda: None  # the search for doubles
    yield typist.key("Return")
    while not typist.can_type_into(ttk.Combobox):
        yield typist.key("Tab")
    yield typist.type("Gạo tẻ thơm Đại Xuân")
    yield typist.key("Return")
    while typist.window.navigation.name != "filling":
        yield lambda: None


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
        for _ in range(20):
            yield lambda: None
        yield from typist.press(words.SAVE_PDF)
        while typist.window.jobs.running():
            yield lambda: None
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
