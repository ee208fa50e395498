"""Looking at pages without a screen: made in the background, turned, zoomed, put away."""

from types import SimpleNamespace

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.screens.preview.presenter import PreviewPresenter

NO_PRINTER = Refusal("IN-03", "Không có máy in.")


class FakePages:
    def __init__(self):
        self.pages, self.closed, self.scales = 3, False, []
        self.points = 595

    def wide(self, _page):
        return self.points

    def picture(self, page, scale):
        self.scales.append(scale)
        return f"trang {page}".encode()

    def close(self):
        self.closed = True


class FakeView:
    def __init__(self):
        self.shown, self.said, self.refused, self.made = [], [], [], []

    def show_waiting(self, text):
        self.said.append(text)

    def show_page(self, picture, page, pages, percent):
        self.shown.append((picture, page, pages, percent))

    def width(self):
        return 595

    def pixels_per_point(self):
        return 1.0

    def show_refusal(self, refusal):
        self.refused.append(refusal)

    def make_files(self, items, *, word):
        self.made.append((items, word))


@pytest.fixture
def world(tmp_path):
    pages, view = FakePages(), FakeView()
    jobs, bugs, printed, told = [], [], [], []
    (tmp_path / "xem").mkdir()
    made = tmp_path / "xem" / "phieu.pdf"
    made.write_bytes(b"%PDF")
    printing = SimpleNamespace(
        preview=lambda _items, _progress: made,
        open_preview=lambda _path: pages,
        send_to_printer=printed.append,
        folder=lambda: tmp_path,
    )
    context = SimpleNamespace(
        desk=SimpleNamespace(printing=printing),
        jobs=SimpleNamespace(start=lambda work, **told: jobs.append((work, told))),
        status=SimpleNamespace(working=lambda *what: told.append(what)),
        toast=lambda *_: None,
        on_bug=bugs.append,
    )
    do = PreviewPresenter(view, context)

    def come_home():
        work, told = jobs.pop(0)
        told["on_done"](work(None))

    return SimpleNamespace(
        do=do,
        view=view,
        pages=pages,
        made=made,
        jobs=jobs,
        bugs=bugs,
        told=told,
        printing=printing,
        printed=printed,
        come_home=come_home,
    )


def open_one(world):
    world.do.open([Item(code="bieu-01", owner_type="idea", owner_id="i1")])


def test_pages_are_made_in_the_background_and_shown_as_wide_as_the_screen(world):
    open_one(world)
    assert world.view.shown == []
    world.come_home()
    assert world.view.shown == [(b"trang 0", 1, 3, 100)]


def test_pages_turn_and_stop_at_both_ends(world):
    open_one(world)
    world.come_home()
    for by in (1, 1, 1, -1, -5):
        world.do.turn(by)
    assert [page for _, page, _, _ in world.view.shown] == [1, 2, 3, 2, 1]


def test_zooming_goes_by_sizes_and_back_to_the_width(world):
    open_one(world)
    world.come_home()
    for deed in (lambda: world.do.zoom(1), lambda: world.do.zoom(-1), world.do.fit):
        deed()
    assert [percent for *_, percent in world.view.shown] == [100, 110, 100, 100]


def test_a_page_that_lies_on_its_side_is_fitted_to_its_own_width(world):
    world.pages.points = 842
    open_one(world)
    world.do.zoom(1)  # nothing yet
    world.come_home()
    assert world.view.shown == [(b"trang 0", 1, 3, 70)]


def test_leaving_puts_the_file_away(world):
    open_one(world)
    world.come_home()
    world.do.close()
    assert world.pages.closed
    assert not world.made.exists()


def test_pages_that_come_after_she_left_are_thrown_away(world):
    open_one(world)
    world.do.close()
    world.come_home()
    assert world.view.shown == []
    assert not world.made.exists()


def test_the_status_line_says_how_far_it_is(world):
    open_one(world)
    world.jobs[0][1]["on_step"](3, 12, "")
    assert world.told[-1][1] == 0.25
    world.come_home()
    assert world.told[-1] == ("",)


def test_what_cannot_be_made_or_printed_is_said_in_words(world):
    open_one(world)
    world.jobs[0][1]["on_error"](NO_PRINTER)
    open_one(world)
    world.jobs.pop(0)
    world.come_home()

    def refuse(_path):
        raise NO_PRINTER

    world.printing.send_to_printer = refuse
    world.do.print_()
    assert world.view.refused == [NO_PRINTER, NO_PRINTER]


def test_a_bug_goes_to_where_bugs_go(world):
    open_one(world)
    error = ValueError("x")
    world.jobs[0][1]["on_error"](error)
    assert world.bugs == [error]


def test_what_was_sent_to_the_printer_stays_till_the_end(world):
    open_one(world)
    world.come_home()
    world.do.print_()
    world.do.close()
    assert world.printed == [world.made]
    assert world.made.exists()
    world.do.printer.put_away()
    assert not world.made.exists()
