"""Who is meant by a line: asked where somebody near is there, done as decided, remembered."""

import pytest
from openpyxl import Workbook

from ocop_desktop.core import legacy_text
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Producer, Query, State
from ocop_desktop.services.importing import Columns
from ocop_desktop.services.jobs import Cancelled, Stepper
from ocop_desktop.services.taking_over import OTHER, Status, Wishes
from ocop_desktop.store import ideas, producers, states
from tests.exchange import provincial

OLD = {new: chr(code) for code, new in legacy_text._TCVN3.items()}
HEADS = ("TT", "Tên chủ thể", "SĐT", "Mã số thuế", "Người đại diện")


@pytest.fixture
def known(desk):
    return producers.save(
        Producer(name="HTX Chè Đại Xuân", phone="0912345678", tax_code="2300123456"), "Hòa"
    )


@pytest.fixture
def table(desk, tmp_path):
    def make(*rows, heads=HEADS):
        book = Workbook()
        book.active.append(heads)
        for number, row in enumerate(rows, 1):
            book.active.append((number, *row))
        book.save(tmp_path / "ds.xlsx")
        return desk.importing.read(tmp_path / "ds.xlsx")

    return make


def old_letters(text):
    """Write in TCVN3; capitals with a tone do not exist there."""
    return "".join(OLD.get(letter, letter) for letter in text)


def names(desk):
    return [row.name for row in desk.producers.page(Query(limit=99))]


@pytest.mark.parametrize(
    ("row", "usual"),
    [
        (("Hợp tác xã Chè Đại Xuân",), True),
        (("HTX CHE DAI XUAN",), True),
        (("HTX Chẽ Đại Xuân",), False),  # other marks: perhaps somebody else
        (("HTX Chẽ Đại Xuân", "0912 345 678"), True),
        (("Hộ Chè Đại Xuân",), None),
        (("Hộ Lê Thị Bình", "0912.345.678"), False),
        (("Công ty Chè", "0987654321", "2300123456"), True),
        (("HTX Chè Đại Xuân", "0987654321"), True),
        (("HTX Chè Đại Xuân", None, "2300999999"), False),
        (("HTX Chè Đại Xuân", "0912345678", "2300123456"), None),
        (("HTX Lúa Đại Xuân",), None),
        (("Htx",), False),  # there is no other
        (("Hộ",), None),
    ],
)
def test_somebody_near_is_asked_about_with_the_likelier_answer(desk, known, table, row, usual):
    (outcome,) = desk.importing.preview(table(row)).outcomes
    if usual is None:
        assert outcome.doubts == ()
    else:
        assert [candidate.choice for candidate in outcome.doubts] == [known.id]
        assert outcome.choice == (known.id if usual else OTHER)


def test_a_kind_alone_may_mean_nobody_where_there_are_two(desk, known, table):
    producers.save(Producer(name="HTX Lúa Đại Xuân"), "Hòa")
    (outcome,) = desk.importing.preview(table(("HTX",))).outcomes
    assert outcome.doubts == ()


@pytest.mark.parametrize("taken", [True, False])
def test_what_the_preview_says_is_exactly_what_the_import_does(desk, known, table, taken):
    rows = table(
        ("Hợp tác xã Chè Đại Xuân", "0987654321", None, "Trần Thị Mơ"),
        ("Hộ Lê Thị Bình", "0912345678"),
        ("Hộ Lê Thị Bình",),
        ("Hộ Lê Thị Bính", "0912345678"),
        ("Hộ Nguyễn Văn Tư", "không rõ"),
        ("Hộ Nguyễn Văn Năm", "0966555444"),
    )
    first = desk.importing.preview(rows)
    doubtful = {o.person: o.doubts[0].choice for o in first.outcomes if o.doubts}
    wishes = Wishes(
        {who: choice if taken else OTHER for who, choice in doubtful.items()},
        left_out=frozenset({rows.rows[-1].number}),
    )
    before = names(desk)
    preview = desk.importing.preview(rows, wishes=wishes)
    assert names(desk) == before
    done = desk.importing.carry_out(rows, "ds.xlsx", wishes=wishes)
    assert preview.outcomes == done.outcomes
    assert len(doubtful) == 3
    assert len(names(desk)) == (2 if taken else 5)
    assert "Hộ Nguyễn Văn Năm" not in names(desk)


def test_using_who_is_there_changes_them_and_says_what_was(desk, known, table):
    rows = table(("Hợp tác xã Chè Đại Xuân", "0987654321", None, "Trần Thị Mơ"))
    (outcome,) = desk.importing.carry_out(rows, "ds.xlsx").outcomes
    assert outcome.status is Status.CHANGED
    assert dict(outcome.before) == {"phone": "0912345678", "representative": ""}
    stored = producers.get(known.id)
    assert (stored.name, stored.phone) == (known.name, "0987654321")


def test_a_decision_is_remembered_until_the_import_is_taken_back(desk, known, table):
    rows = table(("Hộ Lê Thị Bình", "0912345678"))
    (asked,) = desk.importing.preview(rows).outcomes
    done = desk.importing.carry_out(
        rows, "ds.xlsx", wishes=Wishes({asked.person: asked.doubts[0].choice})
    )
    (again,) = desk.importing.preview(rows).outcomes
    assert (again.choice, again.status) == (known.id, Status.SAME)
    desk.importing.undo(done.import_id)
    (anew,) = desk.importing.preview(rows).outcomes
    assert anew.choice == OTHER


def test_whom_she_chose_once_may_have_gone(desk, known, table):
    rows = table(("Hộ Lê Thị Bình", "0912345678"))
    (asked,) = desk.importing.preview(rows).outcomes
    desk.importing.carry_out(rows, "a.xlsx", wishes=Wishes({asked.person: known.id}))
    producers.trash(known.id, "Hòa")
    (outcome,) = desk.importing.carry_out(rows, "a.xlsx").outcomes
    assert (outcome.status, outcome.choice) == (Status.NEW, OTHER)


def test_lines_of_one_producer_stay_together_whoever_it_is(desk, known, table):
    rows = table(
        ("HTX Chè Đại Xuân", None, "2300999999"),
        ("HTX Chè Đại Xuân",),
        ("HTX Chè Đại Xuân", "0987000111"),
    )
    report = desk.importing.carry_out(rows, "ds.xlsx")
    assert len({outcome.person for outcome in report.outcomes}) == 1
    assert names(desk) == ["HTX Chè Đại Xuân"] * 2


def test_a_product_list_taken_as_ideas_leaves_what_was_sent(desk, tmp_path):
    idea_id = desk.ideas.start(product_name="Gạo nếp", producer_name="HTX Nông nghiệp Đại Xuân")
    states.enter(idea_id, State.FINISHED, "Hòa")
    states.enter(idea_id, State.SENT, "Hòa")
    draft = desk.importing.open(provincial.save(tmp_path / "tinh.xlsx"))
    draft = desk.importing.reread(draft, Columns(draft.columns.meanings, kind="ideas"))
    before = ideas.get(idea_id)
    report = desk.importing.carry_out(draft.table, "tinh.xlsx")
    assert desk.ideas.count(Query(year=2020)) == 4
    assert ideas.get(idea_id) == before
    remarks = {o.product: [text for _, text in o.remarks] for o in report.outcomes}
    assert any("đã gửi lên cấp trên" in text for text in remarks["Gạo nếp"])
    assert any("Thực phẩm" in text for text in remarks["Gạo tẻ thơm"])


def test_columns_mapped_by_hand_are_used_the_next_time_and_said(desk, tmp_path):
    path = provincial.save(tmp_path / "tinh.xlsx")
    draft = desk.importing.open(path)
    assert not draft.remembered
    wanted = dict(draft.columns.meanings) | {8: "position"}
    desk.importing.remember(desk.importing.reread(draft, Columns(wanted)))
    again = desk.importing.open(path)
    assert again.remembered
    assert again.table.rows[0].values["position"] == "Nguyễn Thị Hòa"
    guessed = desk.importing.guess(again)
    assert not guessed.remembered
    assert "representative" in guessed.table.rows[0].values


def test_a_list_without_known_heads_waits_for_its_meanings(desk, tmp_path):
    book = Workbook()
    for row in (("a", "b"), ("Hộ Lê Thị Bình", "0912345678"), ("Hộ Lê Văn Tư", "0912345679")):
        book.active.append(row)
    book.save(tmp_path / "la.xlsx")
    draft = desk.importing.open(tmp_path / "la.xlsx")
    assert draft.columns.meanings == {1: "", 2: ""}
    draft = desk.importing.reread(draft, Columns({1: "producer_name", 2: "phone"}))
    assert [row.values["phone"] for row in draft.table.rows] == ["0912345678", "0912345679"]


@pytest.fixture
def headless(tmp_path):
    """A list with a title, whose heads are not enough to be recognised."""
    book = Workbook()
    for row in (
        ("Danh sách", "năm 2020", "Thôn Đông"),
        ("Họ và chữ đệm", "Ghi nhận", "SĐT"),
        ("Hộ Lê Thị Bình", "đủ", "0912345678"),
    ):
        book.active.append(row)
    book.save(tmp_path / "la.xlsx")
    return tmp_path / "la.xlsx"


def test_the_row_of_the_heads_is_chosen_and_remembered(desk, headless):
    draft = desk.importing.open(headless)
    assert (draft.is_headless, draft.table.header_row) == (True, 1)
    draft = desk.importing.use_header(draft, 2)
    assert draft.columns.meanings == {1: "", 2: "", 3: "phone"}
    assert [column.head for column in draft.table.columns][2] == "SĐT"
    wanted = Columns({1: "producer_name", 2: "", 3: "phone"}, header=2)
    draft = desk.importing.reread(draft, wanted)
    (row,) = draft.table.rows
    assert (row.values["producer_name"], row.values["phone"]) == ("Hộ Lê Thị Bình", "0912345678")
    desk.importing.remember(draft)
    again = desk.importing.open(headless)
    assert (again.remembered, again.is_headless) == (True, True)
    assert again.table == draft.table
    assert desk.importing.guess(again).table.header_row == 1


def test_a_list_with_known_heads_asks_for_no_row(desk, tmp_path):
    assert not desk.importing.open(provincial.save(tmp_path / "tinh.xlsx")).is_headless


def test_what_was_read_so_already_is_not_read_again(desk, tmp_path):
    draft = desk.importing.open(provincial.save(tmp_path / "tinh.xlsx"))
    assert desk.importing.reread(draft, draft.columns).table is draft.table
    ideas_too = Columns(draft.columns.meanings, kind="ideas")
    changed = desk.importing.reread(draft, ideas_too)
    assert changed.table.template == "ideas"
    assert desk.importing.reread(changed, draft.columns).table == draft.table


def test_old_letters_are_turned_unless_she_says_no(desk, tmp_path):
    path = provincial.save(tmp_path / "cu.xlsx", legacy=old_letters)
    draft = desk.importing.open(path)
    index = next(c.index for c in draft.table.columns if c.meaning == "product_name")
    assert draft.encodings[index] == "tcvn3"
    plain = desk.importing.reread(draft, Columns(draft.columns.meanings, frozenset({index})))
    assert draft.table.rows[0].values["product_name"].startswith("Gạo")
    assert plain.table.rows[0].values["product_name"] == "G¹o tÎ th¬m"


def test_another_sheet_of_the_same_file(desk, tmp_path):
    book = Workbook()
    book.active.title = "Một"
    other = book.create_sheet("Hai")
    for sheet, name in ((book.active, "Hộ A"), (other, "Hộ B")):
        sheet.append(("TT", "Tên chủ thể", "SĐT"))
        sheet.append((1, name, "0912345678"))
    book.save(tmp_path / "hai.xlsx")
    draft = desk.importing.open(tmp_path / "hai.xlsx", "Hai")
    assert draft.opened.sheets == ("Một", "Hai")
    assert draft.table.rows[0].values["producer_name"] == "Hộ B"


def test_what_was_imported_is_listed_and_taken_back_once(desk, known, table):
    done = desk.importing.carry_out(table(("Hộ A", "0911111111")), "a.xlsx")
    (past,) = desk.importing.past()
    assert (past.file, past.counts["new"], past.possible, past.undone) == ("a.xlsx", 1, True, False)
    desk.importing.undo(done.import_id)
    (past,) = desk.importing.past()
    assert (past.possible, past.undone) == (False, True)
    with pytest.raises(Refusal):
        desk.importing.undo(done.import_id)


def test_what_was_changed_since_is_not_offered_for_taking_back(desk, table):
    desk.importing.carry_out(table(("Hộ A", "0911111111")), "a.xlsx")
    (row,) = desk.producers.page(Query())
    producers.trash(row.id, "Hòa")
    (past,) = desk.importing.past()
    assert (past.possible, past.undone) == (False, False)


def test_a_cancelled_import_changes_nothing(desk, known, table):
    class Stopped(Stepper):
        def step(self, done, total, label=""):
            if done > 1:
                raise Cancelled

    rows = table(("Hộ A",), ("Hộ B",))
    with pytest.raises(Cancelled):
        desk.importing.carry_out(rows, "a.xlsx", Stopped())
    assert names(desk) == [known.name]
    assert desk.importing.past() == []
