"""The import wizard without a screen: columns, rows searched and filtered, decisions, the end."""

from types import SimpleNamespace

import pytest
from openpyxl import Workbook

from ocop_desktop.core import legacy_text
from ocop_desktop.core.records import Producer, Query
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.store import producers
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.screens.importing.presenter import ImportingPresenter
from ocop_desktop.ui.screens.importing.row_list import DOUBTS, REMINDED
from tests.exchange import provincial


class World:
    def __init__(self, desk):
        self.went, self.told, self.heard, self.backups = [], [], [], []
        self.desk = desk
        self.bus = Bus(self.told.append)
        self.bus.listen(("producer", "product", "idea"), self.heard.append)
        self.status = SimpleNamespace(backed_up=self.backups.append)
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
    do.leave_out([5], on=True)
    rows = preview(do)
    assert rows.count(Query(state="rejected")) == 1
    assert "lựa chọn" in rows.detail("5").remarks[0]
    do.leave_out([5], on=False)
    assert preview(do).count(Query(state="rejected")) == 0


def test_taking_over_does_what_was_shown_and_every_screen_hears(do, world):
    preview(do)
    told = do.counts()
    do.finish(do.taking_over()(Stepper()))
    assert do.done_counts().items() <= told.items()
    assert do.done_counts()["new"] == 4
    assert world.heard
    assert world.backups == [world.desk.safekeeping.last_at()] != [None]
    assert world.desk.products.count(Query()) == 4
    (past,) = do.past()
    assert do.past_line(past) == "12:00 ngày 12/03/2020 · tinh.xlsx"
    do.undone(do.undoing(past.id)(Stepper()))
    assert world.desk.products.count(Query()) == 0
    assert world.told == ["Đã hoàn tác lần nhập."]


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
    do.leave_out([5], on=True)
    book = Workbook()
    book.active.append(("TT", "Tên chủ thể", "SĐT"))
    book.active.append((1, "Hộ A", "0912345678"))
    book.save(tmp_path / "khac.xlsx")
    do.keep(tmp_path / "khac.xlsx", do.opening(tmp_path / "khac.xlsx")(Stepper()))
    assert (do.decided, do.left_out, do.report) == ({}, set(), None)
    assert not do.may_be_ideas()


def opened(do, path, *rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    do.keep(path, do.opening(path)(Stepper()))


def test_examples_are_turned_just_as_the_preview_turns_them(do, tmp_path):
    old = {new: chr(code) for code, new in legacy_text._TCVN3.items()}
    rows = (("Họ tên chủ hộ", "Mặt hàng"), ("Trần Văn Đông", "Rượu nếp"), ("Hộ Lê", "Gạo tẻ"))
    opened(
        do, tmp_path / "cu.xlsx", *(["".join(old.get(c, c) for c in t) for t in r] for r in rows)
    )
    line = column(do, "Mặt hàng")
    assert line.examples == ("Rượu nếp", "Gạo tẻ")
    assert line.legacy.endswith("→ Rượu nếp")


def test_a_column_named_by_hand_that_holds_something_else_is_told(do, tmp_path):
    rows = [("TT", "Tên chủ thể", "Liên lạc"), (1, "Hộ A", "0912345678"), (2, "Hộ B", "0987654321")]
    opened(do, tmp_path / "a.xlsx", *rows)
    assert do.oddity() == ""
    do.use(column(do, "Liên lạc").index, "position")
    assert do.oddity() == "Cột “Liên lạc” trông như số điện thoại mà đang hiểu là Chức vụ."
    do.use(column(do, "Liên lạc").index, "phone")
    assert do.oddity() == ""


def test_counts_are_those_of_the_list_and_tell_the_undecided(do):
    producers.save(Producer(name="Hợp tác xã Nông nghiệp Đại Xuân"), "Hòa")
    rows, counts = preview(do), do.counts()
    assert counts["doubtful"] == do.undecided() == rows.count(Query(state=DOUBTS)) > 0
    assert sum(counts.values()) - counts["doubtful"] == rows.count(Query())
    assert counts["skipped"] == rows.count(Query(state="skipped")) == 3


def test_what_would_change_comes_first(do):
    producers.save(Producer(name="Hộ Trần Văn Đông", phone="0911111111; 0987654321"), "Hòa")
    known = producers.save(Producer(name="HTX Nông nghiệp Đại Xuân", address="Cũ"), "Hòa")
    first, *others = preview(do).detail("5").facts
    assert (first.label, first.was) == ("Loại hình", "(trống)")
    assert [fact.was for fact in others[:2]] == ["Cũ", "(trống)"]
    assert not any(fact.was for fact in others[3:])
    assert producers.get(known.id).address == "Cũ"


def test_rows_of_other_communes_are_left_or_taken(do, tmp_path):
    rows = [("Tên chủ thể", "Xã"), ("Hộ A", "Đại Xuân"), ("Hộ B", "Bằng An"), ("Hộ C", "Bằng An")]
    opened(do, tmp_path / "tinh.xlsx", *rows)
    preview(do)
    offers = [(True, "Chỉ lấy dòng của Xã Đại Xuân (1)"), (False, "Lấy cả (3)")]
    assert (do.whose(), do.takes_only_ours(), do.counts()["rejected"]) == (offers, True, 2)
    do.finish(do.taking_over()(Stepper()))
    assert (do.done_counts()["rejected"], do.left_behind()) == (2, 0)
    do.take_only_ours(on=False)
    preview(do)
    assert (do.whose(), do.takes_only_ours(), do.counts()["rejected"]) == (offers, False, 0)
    assert not any("chưa dùng" in text for key, text in do.meanings() if key == "commune")
