"""What Today reminds of."""

from datetime import date

from ocop_desktop.core.records import Query, State
from ocop_desktop.store import states


def test_a_returned_idea_is_named_with_its_reason_till_it_is_finished_again(sample_desk):
    row = sample_desk.ideas.page(Query(year=2020, state="returned"))[0]
    (told,) = [r for r in sample_desk.today.look().reminders if r.what == row.id]
    reason = states.of_idea(row.id)[-1].reason
    assert row.product_name in told.text
    assert reason.rstrip(" .") in told.text
    assert told.screen == "filling"
    states.enter(row.id, State.FINISHED, "Lan", happened_on=date(2020, 5, 2))
    assert [r for r in sample_desk.today.look().reminders if r.what == row.id] == []
