"""What an import plans is what it does: random lists, register numbers, each record once."""

import random
from collections import Counter
from dataclasses import fields, replace
from datetime import date

import pytest

from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.core.records import Idea, Producer, Product, Query, State, Verdict
from ocop_desktop.exchange.tabular import Found, Row, Table
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.taking_over import Status, TakingOver, Wishes
from ocop_desktop.services.whereabouts import is_elsewhere
from ocop_desktop.store import database, ideas, imports, producers, products, recognitions, states

LIVE = "SELECT id FROM {} WHERE deleted_at IS NULL"
STORES = {
    "producer": producers,
    "product": products,
    "idea": ideas,
    "recognition": recognitions,
}
UNTOLD = {"id", "office_id", "producer_id", "product_id", "revision", "revision_id"}
UNTOLD |= {"created_at", "updated_at"}
NAMES = ("HTX Chè Đại Xuân", "Hợp tác xã Chè Đại Xuân", "HTX Chẽ Đại Xuân", "Hộ Trần Văn Đông")
NAMES += ("hộ trần văn đông", "Công ty TNHH Mật Ong", "Hộ Lê Thị Bình", "HTX che dai xuan")
THINGS = ("Chè búp", "chè búp", "Gạo nếp", "Mật ong", "Rượu nếp", "Bún khô", "")
SEEDS = range(8)


def told(record):
    names = (f.name for f in fields(record) if f.name not in UNTOLD)
    return (type(record).__name__, *(getattr(record, name) for name in names))


def dump():
    """Count what the workspace says, whatever it calls it."""
    found = Counter()
    for kind, store in STORES.items():
        ids = [key for (key,) in database.rows(LIVE.format(kind))]
        found.update(told(store.get(key)) for key in ids)
    return found


def as_list(*rows, template="ideas"):
    read = (Row(number, {}, row) for number, row in enumerate(rows, 3))
    return Table("Loc", 2, (), tuple(read), (), template)


def wild(chance):
    """Return a list in which everything may be said twice, and otherwise the second time."""

    def some(*values):
        return chance.choice((*values, None))

    def row():
        return {
            "producer_name": chance.choice(NAMES),
            "product_name": chance.choice(THINGS),
            "phone": some("0912345678", "0987654321"),
            "tax_code": some("2300123456", None, None),
            "representative": some("Nguyễn Thị Hòa", "Trần Văn Đông"),
            "year": some(2020, 2021),
            "register_number": some("01", "1", "02", "03", "4a", "04A", "15/2020 xyz"),
            "received_on": some(date(2020, 2, 3), date(2020, 2, 4), date(2090, 1, 1)),
            "verdict": some("passes", "fails"),
            "verdict_reason": some("Thiếu nhãn", None),
            "classification": some("Gạo, ngũ cốc", "không có"),
            "priority": some(1, 2),
            "stars": some(3, 4, 5),
            "valid_until": some(date(2023, 12, 25), date(2024, 12, 25)),
            "first.year": some("2019", "2020"),
            "first.decision": some("1/QĐ", "2/QĐ"),
            "second.date": some(date(2021, 6, 1), date(2022, 6, 1)),
        }

    return as_list(*(row() for _ in range(30)))


def tame(chance):
    """Return a list that repeats itself and never says two things of one record."""

    def row():
        number, product = chance.randrange(6), chance.randrange(4)
        return {
            "producer_name": f"HTX Số {number}",
            "product_name": f"Sản phẩm {number}{product}",
            "phone": f"09000000{number:02}",
            "register_number": f"{number}{product}",
            "first.year": "2019",
            "first.stars": 3,
            "second.date": date(2022, 6, product + 1),
            "stars": 4,
        }

    return as_list(*(row() for _ in range(40)))


def wishes(chance, report, table):
    doubtful = {o.person: o.doubts for o in report.outcomes if o.doubts}
    decided = {
        who: chance.choice(("", *(d.choice for d in doubts))) for who, doubts in doubtful.items()
    }
    return Wishes(decided, frozenset(chance.sample([row.number for row in table.rows], 2)))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_preview_of_any_list_is_what_the_import_does_and_undo_takes_it_back(desk, seed):
    chance = random.Random(seed)
    for _ in range(2):
        table = wild(chance)
        before = dump()
        wish = wishes(chance, desk.importing.preview(table), table)
        preview = desk.importing.preview(table, wishes=wish)
        assert dump() == before
        done = desk.importing.carry_out(table, "a.xlsx", wishes=wish)
        assert done.outcomes == preview.outcomes
        desk.importing.undo(done.import_id)
        assert dump() == before
        desk.importing.carry_out(wild(chance), "b.xlsx")


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_planned_is_what_is_written_each_record_once(desk, seed):
    chance = random.Random(seed)
    desk.importing.carry_out(wild(chance), "a.xlsx")
    table, before = wild(chance), dump()
    work = TakingOver(desk.offices, table, Wishes(imports.decided()))
    work.rows(Stepper())
    deeds = work.records.deeds()
    assert len({deed.record.id for deed in deeds}) == len(deeds)
    wanted = before.copy()
    wanted.subtract(told(deed.stored) for deed in deeds if deed.stored)
    wanted.update(told(deed.record) for deed in deeds)
    desk.importing.carry_out(table, "a.xlsx")
    assert dump() == +wanted


@pytest.mark.parametrize("seed", SEEDS)
def test_a_list_that_repeats_itself_changes_nothing_the_second_time(desk, seed):
    table = tame(random.Random(seed))
    desk.importing.carry_out(table, "a.xlsx")
    before = dump()
    again = desk.importing.carry_out(table, "a.xlsx")
    assert {outcome.status for outcome in again.outcomes} == {Status.SAME}
    assert dump() == before
    assert (again.import_id, len(desk.importing.past())) == ("", 1)


@pytest.mark.parametrize("known", [False, True])
def test_rows_that_say_two_things_of_one_producer_do_not_take_turns(desk, known):
    if known:
        producers.save(Producer(name="Hộ A", phone="0900000009", hamlet="Thôn 3"), "Hòa")
    told = (("0911111111", "Thôn 1"), ("0922222222", "Thôn 2"))
    rows = [{"producer_name": "Hộ A", "phone": p, "hamlet": h, "stars": 3} for p, h in told]
    table = as_list(*rows)
    second = desk.importing.carry_out(table, "a.xlsx").outcomes[1]
    ((column, sentence),) = second.remarks
    assert (column, sentence.split(":")[0]) == ("hamlet", "Thôn, tổ dân phố")
    (stored,) = producers.every()
    assert (stored.phone, stored.hamlet) == ("0911111111; 0922222222", "Thôn 1")
    again = desk.importing.carry_out(table, "a.xlsx")
    assert {outcome.status for outcome in again.outcomes} == {Status.SAME}
    assert again.import_id == ""


def test_whoever_was_somebody_else_once_is_known_the_second_time(desk):
    rows = [{"producer_name": "Hộ A", "phone": phone} for phone in ("0911111111", "0922222222")]
    table = as_list(*rows)
    asked = desk.importing.preview(table).outcomes[1]
    desk.importing.carry_out(table, "a.xlsx", wishes=Wishes({asked.person: ""}))
    assert len(producers.every()) == 2
    again = desk.importing.carry_out(table, "a.xlsx")
    assert {outcome.status for outcome in again.outcomes} == {Status.SAME}
    assert len(producers.every()) == 2


# --- whose rows ------------------------------------------------------------------------------


def of_communes(*communes):
    told = enumerate(communes)
    return as_list(*({"producer_name": f"Hộ {n}", "commune": commune} for n, commune in told))


def test_rows_of_other_communes_are_left_where_ours_is_named_and_say_why(desk):
    table = of_communes("Đại Xuân", "xã ĐẠI XUÂN, huyện Quế Võ", "X. Đại Xuân", None, "Phượng Mao")
    report = desk.importing.preview(table)
    assert [str(o.status) for o in report.outcomes] == ["new"] * 4 + ["rejected"]
    ((column, sentence),) = report.outcomes[-1].remarks
    assert column == "commune"
    assert "Phượng Mao" in sentence
    assert (report.places.ours, report.places.others, report.places.only_ours) == (4, 1, True)
    whole = desk.importing.preview(table, wishes=Wishes(only_ours=False))
    assert whole.count(Status.NEW) == 5
    assert (whole.places.only_ours, whole.places.is_mixed) == (False, True)


@pytest.mark.parametrize(
    ("told", "commune", "expected"),
    [
        ("UBND xã Đại Xuân", "Xã Đại Xuân", False),
        ("Xã Đại Xuân huyện Quế Võ", "Xã Đại Xuân", False),
        ("XÃ ĐẠI XUÂN THỊ XÃ QUẾ VÕ", "Xã Đại Xuân", False),
        ("Thôn 3, xã Đại Xuân", "Xã Đại Xuân", False),
        ("(trống)", "Xã Đại Xuân", False),
        ("Phường 01", "Phường 1", False),
        ("P. 1 Quận 3", "Phường 1", False),
        ("Phường 10", "Phường 1", True),
        ("Xã Quan Lạn", "Xã Quan Sơn", True),
        ("Thôn Đại Xuân, xã Phượng Mao", "Xã Đại Xuân", True),
        ("UBND xã Phượng Mao, huyện Đại Xuân", "Xã Đại Xuân", True),
    ],
)
def test_a_commune_is_known_however_it_is_written(told, commune, expected):
    assert is_elsewhere(told, commune) is expected


def test_a_list_of_other_communes_alone_is_taken_whole(desk):
    report = desk.importing.preview(of_communes("Phượng Mao", "Bằng An"))
    assert report.count(Status.NEW) == 2
    assert not report.places.is_mixed


def test_a_column_nobody_keeps_is_named_only_where_something_stands_in_it(desk):
    heads = (("producer_name", "Chủ thể"), ("note", "Ghi chú"), ("commune", "Xã"))
    columns = tuple(Found(n, head, meaning) for n, (meaning, head) in enumerate(heads, 1))
    for note, expected in (("", ()), ("Cũ", ("Ghi chú",))):
        raw = {"producer_name": "Hộ A", "note": note, "commune": "Đại Xuân"}
        table = Table("Loc", 2, columns, (Row(3, raw, raw),), ())
        assert desk.importing.preview(table).passed_over == expected


# --- register numbers ------------------------------------------------------------------------


def line(producer, product, number, **more):
    return {
        "producer_name": producer,
        "product_name": product,
        "register_number": number,
        "year": 2020,
    } | more


@pytest.fixture
def tea(desk):
    """An idea with the number 05."""
    producer = producers.save(Producer(name="HTX Chè Đại Xuân", phone="0912345678"), "Hòa")
    product = products.save(Product(producer_id=producer.id, name="Chè búp"), "Hòa")
    idea = Idea(product_id=product.id, year=2020, basis="qd1048-2019", register_number="05")
    return ideas.save(idea, "Hòa")


def imported(desk, *rows, **more):
    """Take a list over, which is what its preview said."""
    table = as_list(*rows)
    preview = desk.importing.preview(table, **more)
    assert desk.importing.carry_out(table, "a.xlsx", **more).outcomes == preview.outcomes
    return preview.outcomes


def numbers():
    return Counter(number for number, _ in ideas.numbers(2020))


def test_a_number_given_twice_leaves_the_second_row_and_takes_the_others(desk):
    first, second, third = imported(
        desk,
        line("Hộ A", "Gạo", "07"),
        line("Hộ B", "Bún", "07"),
        line("Hộ C", "Mật", "08"),
    )
    assert [first.status, second.status, third.status] == ["new", "rejected", "new"]
    ((column, sentence),) = second.remarks
    assert column == "register_number"
    assert "07" in sentence
    assert "Gạo" in sentence
    assert {producer.name for producer in producers.every()} == {"Hộ A", "Hộ C"}


@pytest.mark.parametrize("trashed", [False, True])
def test_a_number_somebody_has_is_a_problem_of_the_row(desk, tea, trashed):
    if trashed:
        ideas.trash(tea.id, "Hòa")
    outcomes = imported(desk, line("Hộ A", "Gạo", "05"), line("Hộ A", "Bún", "06"))
    assert [outcome.status for outcome in outcomes] == [Status.REJECTED, Status.NEW]
    assert "Chè búp" in outcomes[0].remarks[0][1]
    assert numbers() == Counter(("05", "06"))


def test_the_number_of_another_year_is_free(desk, tea):
    (outcome,) = imported(desk, line("Hộ A", "Gạo", "05", year=2021))
    assert outcome.status is Status.NEW


def test_its_own_number_is_no_problem_however_often_it_is_said(desk, tea):
    again = line("HTX Chè Đại Xuân", "Chè búp", "05")
    assert {outcome.status for outcome in imported(desk, again, again)} == {Status.SAME}


def test_a_number_that_was_left_waits_for_the_next_list(desk, tea):
    rows = line("HTX Chè Đại Xuân", "Chè búp", "09"), line("Hộ A", "Gạo", "05")
    assert [o.status for o in imported(desk, *rows)] == [Status.CHANGED, Status.REJECTED]
    assert [o.status for o in imported(desk, *rows)] == [Status.SAME, Status.NEW]
    assert numbers() == Counter(("05", "09"))


@pytest.mark.parametrize("number", ["5", "005"])
def test_a_number_is_one_however_many_noughts_it_has(desk, tea, number):
    other, own = imported(
        desk, line("Hộ A", "Gạo", number), line("HTX Chè Đại Xuân", "Chè búp", number)
    )
    assert (other.status, own.status) == (Status.REJECTED, Status.SAME)
    assert numbers() == Counter(("05",))


def test_a_number_in_other_letters_is_the_same(desk):
    (first, second) = imported(desk, line("Hộ A", "Gạo", "4a"), line("Hộ B", "Bún", "04A"))
    assert (first.status, second.status) == (Status.NEW, Status.REJECTED)


def test_lines_of_one_idea_do_not_take_turns_with_its_number(desk, tea):
    rows = (line("HTX Chè Đại Xuân", "Chè búp", number) for number in ("5", "12"))
    outcomes = imported(desk, *rows)
    assert {outcome.status for outcome in outcomes} == {Status.SAME}
    assert outcomes[1].remarks[0][0] == "register_number"


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("register_number", {"register_number": "15/2020 xyz"}),
        ("received_on", {"received_on": date(2090, 1, 1)}),
        ("verdict", {"verdict": "fails"}),
    ],
)
def test_what_the_register_does_not_take_no_list_brings_in(desk, tea, column, said):
    before = ideas.get(tea.id)
    (outcome,) = imported(desk, line("HTX Chè Đại Xuân", "Chè búp", "05") | said)
    assert (outcome.status, outcome.remarks[0][0]) == (Status.REJECTED, column)
    assert ideas.get(tea.id) == before


def test_what_the_register_holds_already_is_no_question(desk, tea):
    old = replace(tea, register_number="15/2020 xyz", verdict=Verdict.FAILS)
    ideas.save(old, "Hòa")
    row = line("HTX Chè Đại Xuân", "Chè búp", "15/2020 xyz", verdict="fails")
    assert imported(desk, row)[0].status is Status.SAME


def test_a_finished_paper_stays_the_same_paper_and_goes_on_in_the_register(sample_desk):
    found = sample_desk.ideas.page(Query(year=2020, limit=99))
    row = next(r for r in found if (r.state, r.kind) == ("finished", "new"))
    after = {"received_on": date(2020, 2, 3), "verdict": "fails", "verdict_reason": "Thiếu nhãn"}
    told = line(row.producer_name, row.product_name, "77", idea_kind="existing", priority=9)
    before = ideas.get(row.id)
    (outcome,) = imported(sample_desk, told | after)
    assert (outcome.status, [column for column, _ in outcome.remarks]) == (Status.CHANGED, [""])
    now = ideas.get(row.id)
    assert now.register_number == "77"
    assert {key: getattr(now, key) for key in after} == after
    assert (now.kind, now.priority) == (before.kind, before.priority)
    assert sample_desk.filling.open("idea", row.id).filled
    (again,) = imported(sample_desk, line(row.producer_name, row.product_name, "77"))
    assert (again.status, again.remarks) == (Status.SAME, ())


def test_what_was_sent_keeps_its_number_without_a_word_about_it(desk, tea):
    states.enter(tea.id, State.FINISHED, "Hòa")
    states.enter(tea.id, State.SENT, "Hòa")
    other = imported(desk, line("Hộ A", "Gạo", "06"), line("HTX Chè Đại Xuân", "Chè búp", "06"))[1]
    assert (other.status, [column for column, _ in other.remarks]) == (Status.SAME, [""])
    assert ideas.get(tea.id).register_number == "05"


def test_saying_who_is_meant_frees_the_row(desk, tea):
    row = line("HTX Chẽ Đại Xuân", "Chè búp", "05", priority=2)
    (asked,) = desk.importing.preview(as_list(row)).outcomes
    assert asked.status is Status.REJECTED
    (candidate,) = asked.doubts
    (outcome,) = imported(desk, row, wishes=Wishes({asked.person: candidate.choice}))
    assert (outcome.status, ideas.get(tea.id).priority) == (Status.CHANGED, 2)


def test_nobody_is_known_from_a_row_that_was_left(desk, tea):
    first, second = imported(
        desk, line("Hộ Lê Văn Tư", "Gạo", "05", phone="0966555444"), line("Hộ Tư", "Bún", "06")
    )
    assert (first.status, second.doubts) == (Status.REJECTED, ())
    (third, fourth) = imported(
        desk,
        line("Hộ Lê Văn Sáu", "Gạo", "05", phone="0966555333"),
        line("Hộ Sáu", "Bún", "08", phone="0966555333"),
    )
    assert (third.status, fourth.status, fourth.doubts) == (Status.REJECTED, Status.NEW, ())


def test_a_row_that_cannot_be_read_is_left_with_its_reason(desk):
    wrong = Problem("Không đọc được năm.", Severity.BLOCKS, "year")
    table = as_list(line("Hộ A", "Gạo", "05"))
    table = replace(table, rows=(replace(table.rows[0], problems=(wrong,)),))
    (outcome,) = desk.importing.preview(table).outcomes
    assert outcome.remarks == (("year", "Không đọc được năm."),)


def test_the_newest_of_one_day_is_the_one_that_came_last(desk):
    won = {"first.year": "2019", "first.stars": 3, "second.year": "2022", "second.stars": 4}
    rows = [{"producer_name": "Hộ A", "product_name": f"Gạo {n}"} for n in range(6)]
    imported(desk, *(row | won for row in rows))
    outcomes = imported(desk, *(row | {"stars": 4} for row in rows))
    assert {outcome.status for outcome in outcomes} == {Status.SAME}
