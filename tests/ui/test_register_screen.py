"""The register on the screen, over real services: pills, questions, undo, one idea's page."""

import tkinter as tk
from datetime import date
from time import monotonic
from types import SimpleNamespace

import pytest

from ocop_desktop.core.records import Query, State, Verdict
from ocop_desktop.services.changes import Changes
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.deeds import questions
from ocop_desktop.ui.window import Window
from ocop_desktop.wording import register as words
from tests.ui.look import said

pytestmark = pytest.mark.tk


@pytest.fixture
def window(app, sample_desk, jobs, settle, tmp_path):
    sample_desk.offices.put_setting("folder", str(tmp_path / "giấy tờ"))
    made = Window(app, sample_desk, jobs)
    app.geometry("1366x740+0+0")
    made.start()
    settle()
    yield made
    made.navigation.forget()


@pytest.fixture
def view(window, settle):
    window.navigation.go("register")
    settle()
    return window.navigation.view


def answering(app, view, ask, answer, after=150):
    """Call `ask`, and `answer` with the question that opens."""

    def reply():
        question = next(w for w in app.winfo_children() if isinstance(w, questions._Question))
        try:
            answer(question)
        finally:
            if question.winfo_exists():
                question.close()

    app.after(after, reply)
    ask()


def ids(desk, **asked):
    return [line.id for line in desk.register.page(Query(year=2020, order="number", **asked))]


def test_ctrl_n_receives_what_is_chosen(app, view, settle, monkeypatch):
    asked = []
    monkeypatch.setattr(questions.Receive, "run", lambda question: asked.extend([question]))
    view.list.chosen.only(0)
    app.focus_force()
    app.event_generate("<Control-n>")
    settle(0.05)
    (question,) = asked
    question.destroy()


def test_the_pages_of_the_register_are_fitted_and_stay_marked_as_it(window, view, settle):
    view.print_()
    settle(0.3)
    preview = window.navigation.view
    assert 0 < preview._image.width() <= preview.width()
    assert window.nav._entries["register"]._on
    assert not window.nav._entries["ideas"]._on


def test_states_and_verdicts_are_pills_with_a_sign_and_a_word(view):
    pills = [w for w in view.list.table.winfo_children() if w.winfo_ismapped()]
    told = [w.cget("text") for w in pills]
    assert {"↩ Trả lại", "✔ Đạt", "✎ Hoàn thiện thêm", "✕ Chưa đạt", "● Nháp"} <= set(told)
    assert len(told) == 18


def test_a_pill_passes_the_mouse_on_and_shows_that_its_row_is_chosen(view, settle):
    pill = view.list.body._over._labels["6", "6"]
    assert pill.cget("text") == "↩ Trả lại"
    plain = str(pill.cget("background"))
    pill.event_generate("<Button-1>", x=3, y=3)
    settle(0.1)
    assert view.list.ids() == [view.list.rows.at(6).id]
    assert str(pill.cget("background")) != plain


def test_pills_go_where_no_rows_are(view, settle):
    view.list.bar._text.set("bun kho")
    settle(0.3)
    told = [w.cget("text") for w in view.list.table.winfo_children() if w.winfo_ismapped()]
    assert told == ["✎ Hoàn thiện thêm", "↩ Trả lại"]


def test_what_waits_is_received_with_the_next_numbers_and_undone(view, app, settle, sample_desk):
    view.receive()
    settle()
    waiting = ids(sample_desk, registered=False)
    assert view.list.rows.total == len(waiting) == 2
    view.list.chosen.everything()
    answering(app, view, view.receive, lambda question: question._confirm())
    settle()
    assert [sample_desk.ideas.get(one).register_number for one in waiting] == ["10", "11"]
    assert "Không còn phiếu nào chờ vào sổ" in said(view)
    view.list.table.event_generate("<Control-z>")
    assert ids(sample_desk, registered=False) == waiting


def test_a_number_that_is_taken_is_told_in_the_question(view, app, sample_desk):
    one = ids(sample_desk, registered=False)[0]
    seen = []

    def answer(question):
        assert question._number.get() == "10"
        question._number.set("07")
        question._confirm()
        seen.append(question._problem.cget("text"))

    answering(app, view, lambda: view.deeds.receive([one]), answer)
    assert "07" in seen[0]
    assert sample_desk.ideas.get(one).register_number == ""


def test_a_result_needs_a_choice_a_day_there_is_and_a_reason(view, app, sample_desk):
    one = ids(sample_desk, state="finished")[0]
    sample_desk.register.results.enter([one], State.SENT, date(2020, 3, 10))
    seen = []

    def answer(question):
        question._confirm()
        seen.append(question._problem.cget("text"))
        question._result.set("returned")
        question._day.set("31/2/2020")
        question._confirm()
        seen.append(question._problem.cget("text"))
        question._day.set("11.3.20")
        question._confirm()
        seen.append(question._problem.cget("text"))
        question._reason.insert("1.0", "Thiếu giấy")
        question._confirm()
        seen.append(question._problem.cget("text"))
        question._paper.set("40/TB-UBND")
        question._confirm()

    answering(app, view, lambda: view.deeds.result([one]), answer)
    assert seen[:2] == ["Hãy chọn một mục.", "Tháng 2 không có ngày 31. Ghi như 05/09/2025."]
    assert seen[2].startswith("Chưa ghi lý do")
    assert seen[3].startswith("Chưa ghi số văn bản")
    entry = sample_desk.register.history(one)[0]
    assert (entry.day, entry.paper) == (date(2020, 3, 11), "40/TB-UBND")
    assert entry.reason == "Thiếu giấy"


def test_many_are_entered_at_once_and_those_left_out_are_told(view, app, settle, sample_desk):
    chosen = ids(sample_desk)
    finished = ids(sample_desk, state="finished")
    seen = []

    def answer(question):
        seen.extend(said(question))
        question._confirm()

    answering(app, view, lambda: view.deeds.send(chosen), answer)
    assert any(text.startswith("4 ý tưởng") and "7 ý tưởng" in text for text in seen)
    assert set(finished) < set(ids(sample_desk, state="sent"))
    view.presenter.undo()
    assert ids(sample_desk, state="finished") == finished


def test_the_menu_says_for_how_many_and_greys_what_cannot_be(view, sample_desk):
    menu = tk.Menu(view)
    view.deeds.fill(menu, ids(sample_desk, state="draft"))
    told = [(menu.entrycget(n, "label"), str(menu.entrycget(n, "state"))) for n in range(4)]
    assert told == [
        ("Tiếp nhận… (2/4)", "normal"),
        ("Đánh giá của xã… (4)", "normal"),
        ("Đã gửi cấp trên… (cần phiếu hoàn thành, chưa gửi)", "disabled"),
        ("Kết quả cấp trên… (cần phiếu đã ghi là gửi)", "disabled"),
    ]
    menu.delete(0, "end")
    view.deeds.fill(menu, [])
    assert all(menu.entrycget(n, "label").endswith("(chọn phiếu trước)") for n in range(4))


def test_what_left_the_list_is_not_acted_on(view, app, settle, sample_desk):
    view.receive()
    settle()
    view.list.chosen.only(0)
    answering(app, view, view.receive, lambda question: question._confirm())
    settle()
    view.list.table.focus_set()
    view.list.table.event_generate("<Return>")
    assert (view.chosen(), view.winfo_ismapped()) == ([], True)


def test_the_book_is_looked_at_before_it_is_printed(view, window, app, settle):
    view.print_()
    page = window.navigation.view
    end = monotonic() + 10
    while page._presenter._preview is None and monotonic() < end:
        settle(0.02)
    assert page._presenter._preview.pages >= 1
    assert page._word.instate(["disabled"])
    made = page._presenter._path
    page._context.back()
    assert (window.navigation.name, made.exists()) == ("register", False)


def test_gaps_are_named_in_the_line_below_the_title(view, settle, sample_desk):
    waiting = ids(sample_desk, registered=False)[0]
    deed = sample_desk.register.receive([waiting], date(2020, 3, 1), "12")
    view.context.bus.publish(deed.changes)
    settle()
    assert "Năm 2020: chưa dùng số 10–11." in said(view)


def test_one_ideas_page_tells_its_history_and_goes_back(view, window, settle, sample_desk):
    view.presenter.open(ids(sample_desk, state="returned")[0])
    settle()
    page = window.navigation.view
    told = said(page)
    assert "Số 07 · Bún khô gạo lứt Xuân Hòa" in told
    assert "↩ Trả lại · Văn bản 35/TB-UBND" in told
    assert any(text.startswith("Chưa có kết quả mẻ thử") for text in told)
    back = next(b for b in page.buttons if b.cget("text").startswith("Ghi nhầm"))
    back.invoke()
    settle()
    assert sample_desk.ideas.get(page.here()).state is State.SENT
    assert "Ghi lại: ↑ Đã gửi" in said(page)
    assert [b.cget("text") for b in page.buttons][2] == "Kết quả cấp trên…"
    page.context.back()
    settle()
    assert window.navigation.name == "register"


def test_nothing_is_deleted_here(view, sample_desk):
    view.list.chosen.only(0)
    view.list.table.event_generate("<Delete>")
    assert len(ids(sample_desk, registered=True)) == 9


def test_the_ideas_list_has_pills_and_judges_many(window, app, settle, sample_desk):
    window.navigation.go("ideas")
    settle()
    view = window.navigation.view
    view.list.focus_rows()
    view.list.table.event_generate("<Control-a>")
    assert len(view.chosen()) == 11

    def answer(question):
        question._verdict.set("passes")
        question._confirm()

    answering(app, view, lambda: view.deeds.judge(view.chosen()), answer)
    settle()
    told = [w.cget("text") for w in view.list.table.winfo_children() if w.winfo_ismapped()]
    assert told.count("✔ Đạt") == 11 + 1
    view.presenter.undo()
    assert len(ids(sample_desk, verdict="fails")) == 1


def test_an_undo_offered_here_is_gone_elsewhere_and_one_too_late_says_why(
    view, window, settle, sample_desk
):
    one = ids(sample_desk, state="finished")[0]
    view.presenter.deeds.enter([one], State.SENT, date(2020, 3, 10), "")
    settle()
    assert "Hoàn tác" in said(window.app)
    sample_desk.register.results.enter([one], State.ACCEPTED, date(2020, 3, 11))
    view.presenter.undo()
    settle()
    assert any("không hoàn tác được" in text for text in said(window.app))
    view.presenter.deeds.judge([one], Verdict.PASSES, "")
    window.navigation.go("ideas")
    settle()
    assert "Hoàn tác" not in said(window.app)


@pytest.mark.parametrize(
    ("state", "label", "able"),
    [
        (State.ACCEPTED, "Lập phương án…", "normal"),
        (State.DRAFT, "Lập phương án… (cần phiếu hoàn thành)", "disabled"),
        (State.RETURNED, "Lập phương án… (cần phiếu hoàn thành)", "disabled"),
        (State.REJECTED, "Lập phương án… (ý tưởng không đạt)", "disabled"),
    ],
)
def test_one_idea_leads_to_its_plan_or_says_why_not(view, sample_desk, state, label, able):
    row = sample_desk.register.page(Query(year=2020))[0].idea
    for plan in sample_desk.plans.page(Query()):
        sample_desk.plans.trash(plan.id)
    went = []
    view.presenter.to_plan._go = lambda *told: went.append(told)
    view.presenter.to_plan._desk = SimpleNamespace(
        plans=sample_desk.plans, ideas=SimpleNamespace(get=lambda _id: row._replace(state=state))
    )
    menu = tk.Menu(view)
    view.fill_menu(menu, [row.id])
    assert menu.entrycget(label, "state") == able
    menu.invoke(label)
    assert went == ([("plans", ("new", row.id))] if able == "normal" else [])
    many = tk.Menu(view)
    view.fill_menu(many, [row.id, row.id])
    labels = [
        many.entrycget(n, "label")
        for n in range(many.index("end") + 1)
        if many.type(n) == "command"
    ]
    assert not any("phương án" in each for each in labels)


@pytest.mark.parametrize(("kind", "name"), [("idea", "Ý tưởng"), ("plan", "Phương án")])
def test_what_was_sent_says_why_it_is_only_looked_at_and_what_opens_it(
    window, sample_desk, settle, kind, name
):
    shelf = sample_desk.ideas if kind == "idea" else sample_desk.plans
    results = sample_desk.register.results if kind == "idea" else sample_desk.plans.results
    one = shelf.page(Query(year=2020, state="finished"))[0].id
    window.navigation.go("filling", Fill(owner_type=kind, owner_id=one))
    settle()
    banner = window.navigation.view._banner
    finished = "Phiếu" if kind == "idea" else "Phương án"
    assert banner._text.cget("text") == f"{finished} đã hoàn thành, chỉ xem và in."
    results.enter([one], State.SENT, date(2020, 3, 11), "", "")
    window.bus.publish(Changes.of((kind, one)))
    settle()
    told = banner._text.cget("text")
    assert told.startswith(f"{name} này đã gửi cấp trên")
    for place in (words.DEEDS, words.RESULT, words.RESULTS["returned"]):
        assert place.strip("…▾ ") in told
    assert f"vào mục {name}:" in told
    results.enter([one], State.ACCEPTED, date(2020, 3, 12), "", "")
    window.bus.publish(Changes.of((kind, one)))
    settle()
    assert "Cấp trên đã trả lời “Đạt”" in banner._text.cget("text")
