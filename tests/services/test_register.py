"""The register: numbers, verdicts, what was sent and what came back, and the way back."""

from datetime import date

import pytest
from openpyxl import load_workbook

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query, State, StateChange, Verdict
from ocop_desktop.services import passage
from ocop_desktop.services.register import PDF, XLSX, Gap
from ocop_desktop.store import database, ideas, states
from ocop_desktop.wording import register as words
from tests.conftest import NOON

DAY = date(2020, 3, 10)
WAY = (State.FINISHED, State.SENT)  # before any result


@pytest.fixture
def three(desk):
    """Three ideas, nothing entered yet."""
    names = ("Bánh đa", "Mỳ gạo", "Tương nếp")
    return [desk.ideas.start(product_name=name, producer_name=f"THT {name}") for name in names]


@pytest.fixture
def finished(three):
    for one in three:
        states.enter(one, State.FINISHED, "Lan")
    return three


def bring(one, state):
    """Let an idea come into a state on the way ideas go."""
    for step in (*WAY[: WAY.index(state)], state) if state in WAY else (*WAY, state):
        states.enter(one, step, "Lan", happened_on=DAY)


def numbers(desk):
    rows = desk.register.page(Query(year=2020, registered=True, order="number"))
    return [line.idea.register_number for line in rows]


def state(one):
    return ideas.get(one).state


# --- receiving --------------------------------------------------------------------------------


def test_the_next_number_and_today_are_offered_and_several_get_the_next_ones(desk, three):
    assert desk.register.offer(three[0]) == ("01", NOON.date())
    desk.register.receive(three[:1], DAY, "05")
    desk.register.receive(three[1:], DAY)
    assert numbers(desk) == ["05", "06", "07"]
    assert ideas.get(three[2]).received_on == DAY
    assert desk.register.offer(three[0]) == ("05", DAY)


def test_a_number_is_given_once_even_when_its_idea_was_deleted(desk, three):
    desk.register.receive(three[:2], DAY)
    desk.ideas.trash(three[0])
    with pytest.raises(Refusal):
        desk.register.receive(three[2:], DAY, "01")
    assert desk.register.offer(three[2])[0] == "03"


def test_gaps_are_named_and_a_deleted_idea_leaves_one(desk, three):
    assert desk.register.gaps(2020) == []
    desk.register.receive(three[:1], DAY, "03")
    desk.register.receive(three[1:2], DAY, "200001")
    desk.register.receive(three[2:], DAY, "04a")
    desk.ideas.trash(three[0])
    assert desk.register.gaps(2020) == [
        Gap(1, 2, trashed=False),
        Gap(3, 3, trashed=True),
        Gap(4, 200000, trashed=False),
    ]


@pytest.mark.parametrize("number", ["9", "009", "9a", "9A"])
def test_a_number_is_the_same_however_it_is_written(desk, three, number):
    desk.register.receive(three[:1], DAY, number.zfill(len(number) + 1).swapcase())
    with pytest.raises(Refusal, match="KHO-18"):
        desk.register.receive(three[1:2], DAY, number)
    desk.register.receive(three[1:2], DAY, "9b")


@pytest.mark.parametrize("number", ["-5", "1\n2", "03/2020", "1234567", "7abc", "số 7", "٧"])
def test_what_is_no_number_is_not_given(desk, three, number):
    with pytest.raises(Refusal, match="SO-06"):
        desk.register.receive(three[:1], DAY, number)
    assert numbers(desk) == []


def test_an_old_number_given_twice_is_told_and_its_idea_can_still_be_written(desk, three):
    desk.register.receive(three[:2], DAY)
    database.database.execute_sql(
        "UPDATE idea SET register_number = '002' WHERE id = ?", (three[0],)
    )
    assert Gap(2, 2, trashed=False, doubled=True) in desk.register.gaps(2020)
    assert "số 02 cấp hai lần" in words.gaps((), (), [(2, 2)], 2020)
    desk.register.set_verdict(three[:2], Verdict.PASSES)


def test_many_numbers_are_looked_up_once(desk, three, monkeypatch):
    asked, next_numbers = [], ideas.next_numbers
    monkeypatch.setattr(
        ideas, "next_numbers", lambda year: asked.append(year) or next_numbers(year)
    )
    desk.register.receive(three, DAY)
    assert asked == [2020]


def test_receiving_is_undone_for_all_at_once(desk, three):
    deed = desk.register.receive(three, DAY)
    assert deed.count == 3
    deed.undo()
    assert numbers(desk) == []
    assert ideas.get(three[0]).received_on is None


# --- the commune's opinion ---------------------------------------------------------------------


def test_one_verdict_for_many_and_one_undo(desk, three):
    desk.register.set_verdict(three[:1], Verdict.FAILS, "Chưa rõ nguồn")
    deed = desk.register.set_verdict(three, Verdict.IMPROVE, " Bổ sung giấy ")
    assert {ideas.get(one).verdict_reason for one in three} == {"Bổ sung giấy"}
    deed.undo()
    told = [(ideas.get(one).verdict, ideas.get(one).verdict_reason) for one in three]
    assert told == [(Verdict.FAILS, "Chưa rõ nguồn"), (None, ""), (None, "")]


@pytest.mark.parametrize("verdict", [Verdict.IMPROVE, Verdict.FAILS])
def test_a_verdict_that_asks_for_more_says_what(desk, three, verdict):
    with pytest.raises(Refusal, match="SO-02"):
        desk.register.set_verdict(three, verdict, " \n")
    assert ideas.get(three[0]).verdict is None
    desk.register.set_verdict(three, Verdict.PASSES)
    desk.register.set_verdict(three, None)
    assert ideas.get(three[0]).verdict is None


def test_every_verdict_given_and_taken_back_is_in_the_history(desk, three):
    one = three[0]
    desk.register.set_verdict([one], Verdict.FAILS, "Thiếu giấy").undo()
    desk.register.set_verdict([one], Verdict.PASSES)
    desk.register.receive([one], DAY, "50").undo()
    assert [entry.what for entry in desk.register.history(one)] == [
        words.told("register_number", ""),
        words.told("register_number", "50"),
        words.told("verdict", "passes"),
        words.told("verdict", None),
        words.told("verdict", "fails"),
    ]


def test_no_verdict_has_no_reason(desk, three):
    desk.register.set_verdict(three[:1], None, "thiếu giá")
    assert ideas.get(three[0]).verdict_reason == ""


# --- states ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "wanted", "may"),
    [
        (State.DRAFT, State.FINISHED, False),
        (State.DRAFT, State.SENT, False),
        (State.FINISHED, State.SENT, True),
        (State.FINISHED, State.ACCEPTED, False),
        (State.SENT, State.ACCEPTED, True),
        (State.SENT, State.RETURNED, True),
        (State.SENT, State.REJECTED, True),
        (State.RETURNED, State.SENT, False),
        (State.ACCEPTED, State.RETURNED, False),
        (State.REJECTED, State.SENT, False),
    ],
)
def test_only_the_allowed_ways_are_open(desk, three, now, wanted, may):
    one = three[0]
    if now is not State.DRAFT:
        bring(one, now)
    assert desk.register.results.able(three, wanted) == ([one] if may else [])
    if may:
        desk.register.results.enter([one], wanted, DAY, reason="thiếu giấy")
        assert state(one) is wanted
    else:
        with pytest.raises(Refusal, match="SO-01"):
            desk.register.results.enter([one], wanted, DAY)
        assert state(one) is now


def test_all_or_none_and_the_refusal_names_the_wrong_one(desk, finished):
    desk.register.results.enter(finished[:1], State.SENT, DAY)
    with pytest.raises(Refusal, match="Bánh đa"):
        desk.register.results.enter(finished, State.SENT, DAY)
    assert [state(one) for one in finished] == [State.SENT, State.FINISHED, State.FINISHED]


def test_a_receipt_or_verdict_is_undone_only_while_nothing_came_after_it(desk, three):
    one = three[:1]
    received = desk.register.receive(one, DAY)
    desk.register.receive(one, DAY, "50")
    judged = desk.register.set_verdict(one, Verdict.PASSES)
    desk.register.set_verdict(one, Verdict.FAILS, "Thiếu giấy")
    for deed in (received, judged):
        with pytest.raises(Refusal, match="SO-09"):
            deed.undo()
    assert (ideas.get(one[0]).register_number, ideas.get(one[0]).verdict) == ("50", Verdict.FAILS)


def test_a_state_is_undone_only_while_nothing_came_after_it(desk, finished):
    sent = desk.register.results.enter(finished[:1], State.SENT, DAY)
    desk.register.results.enter(finished[:1], State.ACCEPTED, DAY)
    with pytest.raises(Refusal, match="SO-05"):
        sent.undo()
    assert state(finished[0]) is State.ACCEPTED


def test_nothing_is_entered_before_it_happened(desk, finished):
    tomorrow = date(2020, 3, 13)
    for deed in (
        lambda: desk.register.receive(finished, tomorrow),
        lambda: desk.register.results.enter(finished, State.SENT, tomorrow),
    ):
        with pytest.raises(Refusal, match="SO-03"):
            deed()
    desk.register.results.enter(finished[:1], State.SENT, DAY)
    with pytest.raises(Refusal, match="SO-04"):
        desk.register.results.enter(finished[:1], State.REJECTED, date(2020, 3, 9))
    assert [state(one) for one in finished] == [State.SENT, State.FINISHED, State.FINISHED]


@pytest.mark.parametrize("answer", [State.RETURNED, State.REJECTED])
def test_a_refusal_says_why(desk, finished, answer):
    desk.register.results.enter(finished, State.SENT, DAY)
    with pytest.raises(Refusal, match="SO-08"):
        desk.register.results.enter(finished, answer, DAY, "12/TB-UBND", " ")
    assert state(finished[0]) is State.SENT


def test_in_the_book_of_an_earlier_year_the_newest_day_is_offered(desk, finished, monkeypatch):
    one, other, _ = finished
    later = NOON.replace(year=2021)
    monkeypatch.setattr(desk.register, "_clock", lambda: later)
    assert desk.register.usual_day(one) == later.date()
    desk.register.receive([other], date(2020, 3, 5))
    assert desk.register.offer(one)[1] == date(2020, 3, 5)
    desk.register.results.enter([other], State.SENT, DAY)
    assert desk.register.usual_day(one) == DAY
    monkeypatch.undo()
    assert desk.register.usual_day(one) == NOON.date()


def test_a_deleted_idea_is_not_received_judged_or_sent(desk, finished):
    one = finished[:1]
    desk.ideas.trash(one[0])
    for deed in (
        lambda: desk.register.receive(one, DAY),
        lambda: desk.register.set_verdict(one, Verdict.PASSES),
        lambda: desk.register.results.take_back(one),
    ):
        with pytest.raises(Refusal, match="SO-07"):
            deed()
    with pytest.raises(Refusal, match="SO-01"):
        desk.register.results.enter(one, State.SENT, DAY)


def test_a_rejected_idea_waits_for_the_next_year(desk, three):
    bring(three[0], State.REJECTED)
    with pytest.raises(Refusal, match="YT-05") as caught:
        desk.ideas.reopen(three[0])
    assert "Năm sau" in caught.value.todo
    assert state(three[0]) is State.REJECTED


def test_a_returned_idea_can_be_edited_again_and_keeps_its_state(sample_desk):
    one = sample_desk.register.page(Query(state="returned"))[0].id
    opened = sample_desk.filling.open("idea", one)
    assert opened.editable
    assert opened.state is State.RETURNED
    assert opened.filled.frozen
    sample_desk.filling.finish(opened)
    assert state(one) is State.FINISHED
    assert [e.what for e in sample_desk.register.history(one)][:2] == ["✓ Hoàn thành", "↩ Trả lại"]


def test_what_was_entered_by_mistake_goes_back_by_a_new_entry(desk, finished):
    one = finished[0]
    assert desk.register.results.before(one) is None
    desk.register.results.enter([one], State.SENT, DAY, "12/TTr-UBND")
    deed = desk.register.results.enter([one], State.REJECTED, DAY, "35/TB-UBND", "Nhầm phiếu")
    assert desk.register.results.before(one) is State.SENT
    deed.undo()
    assert state(one) is State.SENT
    told = desk.register.history(one)
    assert [entry.what for entry in told[:3]] == ["Ghi lại: ↑ Đã gửi", "✕ Không đạt", "↑ Đã gửi"]
    (line,) = desk.register.page(Query(state="sent"))
    assert (line.paper.state, line.paper.paper_number) == (State.SENT, "12/TTr-UBND")


def test_the_history_tells_receipt_verdict_and_papers_with_who_and_when(desk, finished):
    one = finished[0]
    desk.register.receive([one], DAY, "07")
    desk.register.set_verdict([one], Verdict.PASSES)
    desk.register.results.enter([one], State.SENT, DAY, "12/TTr-UBND", "Gửi kèm bản giấy")
    told = {entry.what: entry for entry in desk.register.history(one)}
    sent = told["↑ Đã gửi"]
    assert (sent.day, sent.paper, sent.reason) == (DAY, "12/TTr-UBND", "Gửi kèm bản giấy")
    assert told["Vào sổ số 07"].day == DAY
    judged = told["Đánh giá của xã: ✔ Đạt"]
    assert judged.day == judged.at.astimezone(desk.clock().tzinfo).date()
    assert told["✓ Hoàn thành"].who == "Lan"
    assert len(told) == 4
    assert next(iter(told)) == "↑ Đã gửi"


def change(state, day, number=""):
    return StateChange(
        state=state, happened_on=date(2020, 4, day), paper_number=number, at=NOON, reason="r"
    )


def test_a_passage_forgets_what_was_taken_back_and_keeps_the_newest():
    changes = [
        change(State.FINISHED, 1),
        change(State.SENT, 2, "1"),
        change(State.RETURNED, 3, "2"),
        change(State.FINISHED, 4),
        change(State.SENT, 5, "3"),
        change(State.ACCEPTED, 6, "4"),
        change(State.SENT, 7),
    ]
    told = passage.of(changes)
    assert (told.sent_on, told.sent_number) == (date(2020, 4, 5), "3")
    assert (told.result, told.returned_on) == (State.RETURNED, date(2020, 4, 3))
    assert told.outcome == "Trả lại 2 03/04/2020: r; đã gửi lại 05/04/2020"
    assert passage.of(changes[:2]).outcome == ""
    assert passage.of(changes[:6]).outcome == "Đạt 4 06/04/2020: r"
    assert passage.of(changes[:3]).result is State.RETURNED
    assert passage.newest_paper(changes).paper_number == "3"
    assert passage.of([]) == passage.Passage()


# --- the list, the paper, the workbook ---------------------------------------------------------


def test_the_list_filters_by_place_verdict_and_search_and_counts_alike(sample_desk):
    for asked, found in (
        ({"registered": True}, 11),
        ({"registered": False}, 2),
        ({"verdict": "improve"}, 3),
        ({"verdict": ""}, 2),
        ({"registered": True, "state": "returned"}, 1),
        ({"registered": True, "search": "gao"}, 4),
        ({"registered": True, "year": 2019}, 2),
    ):
        for order in ("number", "-product", "state", "producer"):
            query = Query(**asked, order=order)
            assert len(sample_desk.register.page(query)) == found, asked
            assert sample_desk.register.count(query) == found, asked


def test_the_workbook_and_the_paper_tell_what_came_back(sample_desk, tmp_path):
    path = sample_desk.register.save(2020, tmp_path / "so.xlsx", XLSX)
    rows = list(load_workbook(path).active.values)
    head = next(n for n, row in enumerate(rows) if row[0] == "Số phiếu")
    returned = next(row for row in rows[head:] if row[0] == "07")
    assert returned[1].date() == date(2020, 3, 20)
    assert returned[6].date() == date(2020, 4, 2)
    assert returned[8].startswith("Trả lại 35/TB-UBND 17/04/2020: ")
    assert not any(row[2] == "Giỏ, khay trang trí bằng rơm" for row in rows[head:])
    paper = sample_desk.register.save(2020, tmp_path / "a" / "so.pdf", PDF)
    assert paper.read_bytes().startswith(b"%PDF")
    (tmp_path / "tep").write_text("x")
    with pytest.raises(Refusal, match="IN-02"):
        sample_desk.register.save(2020, tmp_path / "tep" / "so.pdf", PDF)


def test_the_register_is_no_list_that_goes_up(sample_desk):
    assert "so-theo-doi" not in [each.code for each in sample_desk.lists.definitions()]
    assert sample_desk.lists.definition("so-theo-doi").proposal
