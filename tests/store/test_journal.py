"""Who changed what, when, from what to what."""

import pytest

from ocop_desktop.core.records import FilledForm, State
from ocop_desktop.store import answers, database, history, ideas, journal, producers

WHO = "Nguyễn Thị Hòa"


def told(idea, *, form="qd1048-2019/bieu-01"):
    entries = history.changes("idea", idea.id)
    return [(c.path, c.before, c.after) for c in reversed(entries) if c.form == form]


def test_a_new_record_tells_what_was_filled(commune, at):
    producer = commune.producer("HTX", workers=7)
    entries = history.changes("producer", producer.id)
    assert {c.path: (c.before, c.after) for c in entries} == {
        "office_id": ("", producer.office_id),
        "name": ("", "HTX"),
        "workers": (None, 7),
    }
    assert {(c.who, c.at) for c in entries} == {(WHO, producer.created_at)}
    assert producer.revision == 1
    assert producer.revision_id == entries[0].id


def test_typing_of_one_field_within_ten_minutes_is_one_entry(commune, at):
    idea = commune.idea()
    for seconds, text in enumerate(("c", "ch", "chè")):
        at(seconds=seconds)
        commune.answer(idea, ten=text)
    assert told(idea) == [("answers.ten", None, "chè")]
    at(minutes=10, seconds=1)
    commune.answer(idea, ten="chè xanh")
    assert told(idea) == [("answers.ten", None, "chè"), ("answers.ten", "chè", "chè xanh")]


def test_typing_that_ends_as_it_began_is_not_told(commune, at):
    idea = commune.idea()
    commune.answer(idea, ten="c")
    commune.answer(idea)
    assert told(idea) == []


def test_another_person_begins_an_entry(commune, at):
    idea = commune.idea()
    commune.answer(idea, ten="a")
    commune.answer(idea, ten="b", who="Trần Văn Đông")
    commune.answer(idea, ten="c")
    assert told(idea) == [("answers.ten", *pair) for pair in ((None, "a"), ("a", "b"), ("b", "c"))]


def test_a_clock_set_back_begins_an_entry_and_the_order_stays(commune, at):
    idea = commune.idea()
    commune.answer(idea, ten="a")
    at(days=-400)
    commune.answer(idea, ten="b")
    assert told(idea) == [("answers.ten", None, "a"), ("answers.ten", "a", "b")]


def test_finishing_ends_the_entries_of_the_record_and_its_forms(commune, at):
    idea = commune.idea()
    commune.answer(idea, ten="a")
    commune.change(idea, state=State.FINISHED)
    commune.answer(idea, ten="b")
    journal.seal(idea.id)
    commune.answer(idea, ten="c")
    assert [after for _, _, after in told(idea)] == ["a", "b", "c"]


def test_revision_counts_deeds_that_made_entries(commune, at):
    idea = commune.idea()
    commune.answer(idea, ten="a")
    first = ideas.get(idea.id)
    at(minutes=1)
    commune.answer(idea, ten="ab")
    second = ideas.get(idea.id)
    assert (idea.revision, first.revision, second.revision) == (1, 2, 2)
    assert second.revision_id == first.revision_id == history.changes("idea", idea.id)[0].id
    assert second.updated_at > first.updated_at


def test_rows_of_a_table_are_told_by_their_id(commune):
    idea = commune.idea()
    r1, r2 = {"id": "r1", "ten": "Gạo", "kl": 5}, {"id": "r2", "ten": "Muối"}
    commune.answer(idea, nl=[r1, r2])
    journal.seal(idea.id)
    commune.answer(idea, nl=[r2 | {"ten": "Muối hạt"}, r1])
    journal.seal(idea.id)
    commune.answer(idea, nl=[])
    assert told(idea) == [
        ("answers.nl", [], ["r1", "r2"]),
        ("answers.nl.r1.ten", None, "Gạo"),
        ("answers.nl.r1.kl", None, 5),
        ("answers.nl.r2.ten", None, "Muối"),
        ("answers.nl", ["r1", "r2"], ["r2", "r1"]),
        ("answers.nl.r2.ten", "Muối", "Muối hạt"),
        ("answers.nl", ["r2", "r1"], []),
        ("answers.nl.r2.ten", "Muối hạt", None),
        ("answers.nl.r1.ten", "Gạo", None),
        ("answers.nl.r1.kl", 5, None),
    ]


def test_choices_and_nothing_are_no_tables(commune):
    idea = commune.idea()
    commune.answer(idea, loai=["a", "b"], trong=[], khong=None)
    assert told(idea) == [("answers.loai", None, ["a", "b"])]
    journal.seal(idea.id)
    commune.answer(idea, loai=["b"])
    assert told(idea)[1:] == [("answers.loai", ["a", "b"], ["b"])]


def test_what_could_not_be_read_and_the_frozen_copy_are_told(commune):
    idea = commune.idea()
    form = FilledForm(owner_id=idea.id, basis=idea.basis, code="bieu-01", unread={"gia": "mười"})
    answers.save(form, WHO)
    journal.seal(idea.id)
    answers.save(
        FilledForm(owner_id=idea.id, basis=idea.basis, code="bieu-01", frozen={"gia": "10"}), WHO
    )
    assert told(idea) == [
        ("unread.gia", None, "mười"),
        ("unread.gia", "mười", None),
        ("frozen", None, {"gia": "10"}),
    ]


def test_two_forms_of_one_idea_do_not_mix(commune):
    idea = commune.idea()
    commune.answer(idea, ten="a")
    commune.answer(idea, code="xa-danh-gia", ten="b")
    assert told(idea) == [("answers.ten", None, "a")]
    assert told(idea, form="qd1048-2019/xa-danh-gia") == [("answers.ten", None, "b")]


def test_trash_and_restore_are_told(commune, at):
    idea = commune.idea()
    ideas.trash(idea.id, WHO)
    at(minutes=20)
    ideas.restore(idea.id, WHO)
    entries = [c for c in history.changes("idea", idea.id) if c.path == "deleted_at"]
    assert [(c.before is None, c.after is None) for c in entries] == [(False, True), (True, False)]


def test_the_journal_of_a_deed_that_failed_is_gone_with_it(commune):
    producer = commune.producer()
    with pytest.raises(KeyboardInterrupt), database.transaction():  # noqa: PT012
        producers.trash(producer.id, WHO)
        raise KeyboardInterrupt
    assert len(history.changes("producer", producer.id)) == 2


def test_a_workspace_is_dirty_once_a_record_changed(folder):
    database.open_workspace(folder)
    assert not database.is_dirty()
    from ocop_desktop.store import settings

    settings.put("place", "today")
    assert not database.is_dirty()
    from ocop_desktop.core.records import Producer

    producers.save(Producer(name="HTX"), WHO)
    assert database.is_dirty()
    database.close_workspace()
    database.open_workspace(folder)
    assert not database.is_dirty()


def test_for_a_new_record_no_open_entry_is_looked_for(commune):
    said = []
    database.database.connection().set_trace_callback(said.append)
    commune.producer("HTX")
    assert [sql for sql in said if sql.startswith("SELECT sequence")] == []
    database.database.connection().set_trace_callback(None)
