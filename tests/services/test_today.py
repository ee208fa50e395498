"""What Today reminds of."""

from dataclasses import replace
from datetime import date

from ocop_desktop.core.records import Query, State
from ocop_desktop.store import states
from ocop_desktop.wording import today_screen as words


def test_a_returned_idea_is_named_with_its_reason_till_it_is_finished_again(sample_desk):
    row = sample_desk.ideas.page(Query(year=2020, state="returned"))[0]
    (told,) = [r for r in sample_desk.today.look().reminders if r.what == row.id]
    reason = states.of_idea(row.id)[-1].reason
    assert row.product_name in told.text
    assert reason.rstrip(" .") in told.text
    assert told.screen == "filling"
    states.enter(row.id, State.FINISHED, "Lan", happened_on=date(2020, 5, 2))
    assert [r for r in sample_desk.today.look().reminders if r.what == row.id] == []


def test_the_ideas_of_the_year_are_counted_by_state_and_add_up(sample_desk):
    counts = sample_desk.today.look().counts
    assert counts["returned"] == 1
    assert counts["accepted"]
    assert sum(counts[state] for state in State) == counts["ideas"]


def test_plans_are_counted_and_those_not_sent_yet_reminded_of(sample_desk):
    look = sample_desk.today.look()
    assert look.counts["plans"] == 3
    (told,) = [r for r in look.reminders if "phương án đã" in r.text]
    assert told.text.startswith("3 phương án đã hoàn thành")
    assert told.screen == "transfer"
    for row in sample_desk.plans.page(Query()):
        states.enter(row.id, State.SENT, "Lan", record_type="plan")
    assert [r for r in sample_desk.today.look().reminders if "phương án đã" in r.text] == []


def test_accepted_ideas_without_a_plan_are_reminded_of_and_lead_to_them(sample_desk):
    def told():
        reminders = sample_desk.today.look().reminders
        return [r for r in reminders if "chưa có phương án" in r.text]

    accepted = sample_desk.ideas.page(Query(year=2020, state=State.ACCEPTED))
    waiting = [row for row in accepted if not sample_desk.plans.of_idea(row.id)]
    if not waiting:
        spare = sample_desk.plans.of_idea(accepted[0].id)
        sample_desk.plans.trash(spare)
        waiting = [accepted[0]]
    (reminder,) = told()
    assert reminder.text == f"{len(waiting)} ý tưởng đạt chưa có phương án."
    assert (reminder.screen, reminder.what) == ("plans", ("new", ""))
    offered = sample_desk.plans.candidates()[: len(waiting)]
    assert {each.idea.id for each in offered} == {row.id for row in waiting}
    for row in waiting:
        sample_desk.plans.start(row.id)
    assert told() == []


def test_without_a_form_for_plans_no_plan_is_reminded_of(sample_desk, monkeypatch):
    accepted = sample_desk.ideas.page(Query(year=2020, state=State.ACCEPTED))[0]
    if plan := sample_desk.plans.of_idea(accepted.id):
        sample_desk.plans.trash(plan)
    basis = replace(sample_desk.offices.basis(), plan_form="")
    monkeypatch.setattr(sample_desk.offices, "basis", lambda: basis)
    assert all("chưa có phương án" not in r.text for r in sample_desk.today.look().reminders)


def test_a_draft_is_ready_to_be_checked_when_each_of_its_steps_is_complete(sample_desk):
    rows = sample_desk.ideas.page(Query(year=2020))
    told = {row.id: sample_desk.today.missing(row.id) for row in rows}
    assert any(not missing.problems for missing in told.values())
    for idea_id, missing in told.items():
        session = sample_desk.filling.open("idea", idea_id).session
        open_steps = [s for s in session.steps() if session.section_state(s.key) != "done"]
        assert bool(missing.step) is bool(open_steps)
        ready = words.draft_line("", missing.step, missing.problems).endswith("chờ kiểm tra")
        assert ready is (not open_steps and not missing.problems)


def test_a_sample_tells_costs_that_stand_in_its_profit(sample_desk):
    rows = sample_desk.ideas.page(Query(year=2020, kind="existing"))
    sessions = [sample_desk.filling.open("idea", row.id).session for row in rows]
    assert any(session.value("lai_lo") for session in sessions)
    assert [p for session in sessions for p in session.problems("lai_lo")] == []
