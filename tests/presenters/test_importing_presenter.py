"""The import wizard without a screen: columns, rows searched and filtered, decisions, the end."""

import pytest
from openpyxl import Workbook

from ocop_desktop.core.records import Producer, Query
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.store import producers
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.screens.importing.presenter import ImportingPresenter
from ocop_desktop.ui.screens.importing.row_list import DOUBTS, REMINDED
from tests.exchange import provincial


class World:
    def __init__(self, desk):
        self.went, self.told, self.heard = [], [], []
        self.desk = desk
        self.bus = Bus(self.told.append)
        self.bus.listen(("producer", "product", "idea"), self.heard.append)
        self.toast = lambda *texts: self.told.append(texts[0])

    def go(self, screen, what=None):
        self.went.append((screen, what))


@pytest.fixture
def world(desk):
    return World(desk)


@pytest.fixture
def do(world, tmp_path):
    presenter = ImportingPresenter(world)
    path = provincial.save(tmp_path / "tinh.xlsx")
    presenter.keep(path, presenter.opening(path)(Stepper()))
    return presenter


def preview(do):
    do.keep_preview(do.previewing()(Stepper()))
    return do.rows()


def column(do, head):
    return next(line for line in do.lines() if line.head == head)


def test_every_column_has_its_head_examples_and_meaning(do):
    line = column(do, "Tên sản phẩm")
    assert line.examples == ("Gạo tẻ thơm", "Gạo nếp")
    assert line.meaning == "product_name"
    assert dict(do.meanings())[line.meaning] == "Tên sản phẩm"
    assert do.obstacle() == ""


def test_a_meaning_belongs_to_one_column(do):
    address = column(do, "Địa chỉ").index
    do.use(address, "hamlet")
    assert column(do, "Địa chỉ").meaning == "hamlet"
    do.use(column(do, "Ghi chú").index, "hamlet")
    assert column(do, "Địa chỉ").meaning == ""


def test_without_a_producers_name_there_is_no_way_on(do):
    do.use(column(do, "Tên chủ thể").index, "")
    assert "tên chủ thể" in do.obstacle()


def test_columns_she_changed_are_read_anew_for_the_preview(do):
    do.use(column(do, "Người đại diện").index, "position")
    detail = preview(do).detail("5")
    assert [f.label for f in detail.facts if f.raw == "Nguyễn Thị Hòa"] == ["Chức vụ"]


def test_rows_are_searched_without_marks_and_filtered_by_state(do):
    rows = preview(do)
    assert [row.product for row in rows.fetch(Query(search="gao nep"))] == ["Gạo nếp"]
    assert rows.count(Query(state="new")) == 4
    assert rows.count(Query(state="rejected")) == 0
    assert rows.count(Query(state=REMINDED)) == 3
    assert rows.count(Query()) > 4  # totals and what stands below the table, with the reason
    assert rows.count(Query(state=DOUBTS)) == 0


def test_a_row_shows_raw_beside_read_and_what_is_wrong(do):
    facts = {fact.label: fact for fact in preview(do).detail("5").facts}
    phone = facts["Điện thoại"]
    assert (phone.raw, phone.read, phone.blocks) == ("912345678", "0912345678", False)
    assert "chữ số 0" in phone.problem
    assert facts["Loại hình"].read == "Hợp tác xã"


def test_a_changed_row_says_what_was(do, world):
    producers.save(Producer(name="HTX Nông nghiệp Đại Xuân", phone="0999999999"), "Hòa")
    facts = {fact.label: fact for fact in preview(do).detail("5").facts}
    assert facts["Điện thoại"].was == "0999999999"
    assert facts["Người đại diện"].was == "(trống)"


def test_a_decision_counts_and_is_no_longer_open(do):
    known = producers.save(Producer(name="Hợp tác xã Nông nghiệp Đại Xuân"), "Hòa")
    rows = preview(do)
    assert (rows.count(Query(state=DOUBTS)), do.undecided()) == (3, 3)
    detail = rows.detail("5")
    assert [choice for choice, _ in detail.answers] == [known.id, ""]
    assert detail.choice == known.id
    do.decide(detail.person, "")
    rows = preview(do)
    assert (rows.count(Query(state=DOUBTS)), do.undecided()) == (0, 0)
    assert rows.detail("5").choice == ""


def test_a_row_left_out_and_taken_in_again(do):
    do.leave_out(5, on=True)
    rows = preview(do)
    assert rows.count(Query(state="rejected")) == 1
    assert "lựa chọn" in rows.detail("5").remarks[0]
    do.leave_out(5, on=False)
    assert preview(do).count(Query(state="rejected")) == 0


def test_taking_over_does_what_was_shown_and_every_screen_hears(do, world):
    preview(do)
    told = do.counts()
    do.finish(do.taking_over()(Stepper()))
    assert do.done_counts() == told
    assert world.heard
    assert world.desk.products.count(Query()) == 4
    (past,) = do.past()
    assert do.past_line(past) == "12:00 ngày 12/03/2020 · tinh.xlsx"
    do.undone(do.undoing(past.id)(Stepper()))
    assert world.desk.products.count(Query()) == 0
    assert world.told == ["Đã lấy lại như trước khi nhập."]


def test_each_product_can_become_an_idea(do, world):
    assert do.may_be_ideas()
    do.as_ideas(on=True)
    preview(do)
    do.finish(do.taking_over()(Stepper()))
    assert world.desk.ideas.count(Query(year=2020)) == 4


def test_our_own_template_says_itself_what_it_is(do, tmp_path):
    do.template("ideas", tmp_path / "mau.xlsx")
    do.keep(tmp_path / "mau.xlsx", do.opening(tmp_path / "mau.xlsx")(Stepper()))
    assert do.are_ideas()
    assert not do.may_be_ideas()


def test_another_file_begins_anew(do, tmp_path):
    do.decide("ai đó", "x")
    do.leave_out(5, on=True)
    book = Workbook()
    book.active.append(("TT", "Tên chủ thể", "SĐT"))
    book.active.append((1, "Hộ A", "0912345678"))
    book.save(tmp_path / "khac.xlsx")
    do.keep(tmp_path / "khac.xlsx", do.opening(tmp_path / "khac.xlsx")(Stepper()))
    assert (do.decided, do.left_out, do.report) == ({}, set(), None)
    assert not do.may_be_ideas()
