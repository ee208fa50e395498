"""Filling: facts live once, drafts keep everything, finishing freezes the paper."""

import dataclasses
from unittest.mock import Mock

import pytest

from ocop_desktop.core.problems import Refusal, Severity
from ocop_desktop.core.records import IdeaKind, Query, State
from ocop_desktop.services.freezing import thaw
from ocop_desktop.store import answers, ideas, producers, states


@pytest.fixture
def idea_id(desk):
    return desk.ideas.start(
        product_name="Gạo tẻ thơm", producer_name="HTX Đại Xuân", producer_kind="cooperative"
    )


def field_of(form, bind):
    return next(field.key for field in form.fields() if field.bind == bind)


def own_text(form):
    return next(f.key for f in form.fields() if not f.bind and f.kind == "long_text")


def test_what_is_typed_comes_back_after_reopening(desk, idea_id):
    opened = desk.filling.open("idea", idea_id)
    key = own_text(opened.form)
    opened.session.type(key, "Cơm dẻo, thơm lá dứa")
    desk.filling.save(opened)
    assert desk.filling.open("idea", idea_id).session.value(key) == "Cơm dẻo, thơm lá dứa"


def test_a_bound_fact_is_stored_in_its_record_and_seen_in_every_form(desk, idea_id):
    opened = desk.filling.open("idea", idea_id)
    opened.session.type(field_of(opened.form, "producer.phone"), "0912 345 678")
    desk.filling.save(opened)
    producer = producers.get(opened.records["producer"].id)
    assert producer.phone == "0912345678"
    own = desk.filling.open("producer", producer.id)
    assert own.session.value(field_of(own.form, "producer.phone")) == "0912345678"


def test_unreadable_text_is_kept_and_comes_back_as_typed(desk, idea_id):
    opened = desk.filling.open("idea", idea_id)
    key = next(f.key for f in opened.form.fields() if f.kind == "money")
    opened.session.type(key, "1,2 trăm")
    desk.filling.save(opened)
    again = desk.filling.open("idea", idea_id).session
    assert again.raw(key) == "1,2 trăm"
    assert again.value(key) is None
    assert again.problems(key)


def test_saving_nothing_new_touches_nothing(desk, idea_id):
    opened = desk.filling.open("idea", idea_id)
    assert not desk.filling.save(opened).changes


def test_a_save_that_failed_is_made_up_for_by_the_next(desk, idea_id, monkeypatch):
    opened = desk.filling.open("idea", idea_id)
    key = own_text(opened.form)
    opened.session.type(key, "Chuyện kể")
    with monkeypatch.context() as broken:
        broken.setattr(
            "ocop_desktop.store.answers.save",
            lambda *_: (_ for _ in ()).throw(Refusal("KHO-09", "Đĩa đầy.")),
        )
        with pytest.raises(Refusal):
            desk.filling.save(opened)
    desk.filling.save(opened)
    assert desk.filling.open("idea", idea_id).session.value(key) == "Chuyện kể"


def test_an_unfinished_form_cannot_be_finished_and_says_how_much_is_missing(desk, idea_id):
    opened = desk.filling.open("idea", idea_id)
    blocking = [p for p in desk.filling.review(opened) if p.severity is Severity.BLOCKS]
    with pytest.raises(Refusal) as refused:
        desk.filling.finish(opened)
    assert f"Còn {len(blocking)} chỗ" in str(refused.value)
    assert desk.ideas.get(idea_id).state is State.DRAFT


def test_a_finishing_that_failed_leaves_nothing_pending(sample_desk, monkeypatch):
    one = sample_desk.ideas.page(Query(state="finished"))[0].id
    sample_desk.ideas.reopen(one)
    opened, later = (sample_desk.filling.open("idea", one) for _ in range(2))
    with monkeypatch.context() as broken:
        broken.setattr(states, "enter", Mock(side_effect=Refusal("KHO-09", "Đĩa đầy.")))
        with pytest.raises(Refusal, match="KHO-09"):
            sample_desk.filling.finish(opened)
    producer = producers.get(opened.records["producer"].id)
    producers.save(dataclasses.replace(producer, phone="0999999999"), "")
    assert not sample_desk.filling.save(opened).changes
    assert producers.get(producer.id).phone == "0999999999"
    sample_desk.filling.finish(opened)
    with pytest.raises(Refusal, match="YT-07"):
        sample_desk.filling.finish(later)
    sample_desk.filling.close(later)  # nothing was typed, nothing is refused


def test_the_paper_of_a_finished_idea_does_not_follow_the_producer(sample_desk):
    row = sample_desk.ideas.page(Query(state="finished"))[0]
    opened = sample_desk.filling.open("idea", row.id)
    name = field_of(opened.form, "producer.name")
    before = opened.session.value(name)
    producer = producers.get(row.producer_id)
    producers.save(dataclasses.replace(producer, name="Tên đã đổi"), "")
    again = sample_desk.filling.open("idea", row.id)
    assert again.session.value(name) == before
    assert not again.editable


def test_reopening_makes_a_draft_with_todays_facts(sample_desk):
    row = sample_desk.ideas.page(Query(state="finished"))[0]
    producer = producers.get(row.producer_id)
    producers.save(dataclasses.replace(producer, name="Tên đã đổi"), "")
    sample_desk.ideas.reopen(row.id)
    opened = sample_desk.filling.open("idea", row.id)
    assert opened.editable
    assert opened.session.value(field_of(opened.form, "producer.name")) == "Tên đã đổi"


def test_the_first_save_makes_a_new_producer(desk):
    opened = desk.filling.open_new("producer")
    assert opened.owner_id == ""
    opened.session.type(field_of(opened.form, "producer.name"), "Hộ Nguyễn Văn A (giả định)")
    desk.filling.save(opened)
    assert producers.get(opened.owner_id).name == "Hộ Nguyễn Văn A (giả định)"


def test_a_near_double_is_named(desk, idea_id):
    opened = desk.filling.open_new("producer")
    opened.session.type(field_of(opened.form, "producer.name"), "htx dai xuan")
    desk.filling.save(opened)
    remarks = [p for p in desk.filling.review(opened) if "HTX Đại Xuân" in p.text]
    assert remarks[0].severity is Severity.REMINDS


def test_a_register_number_belongs_to_one_idea_of_the_year(desk, idea_id):
    other = desk.ideas.start(product_name="Mỳ gạo", producer_name="Hộ B", kind=IdeaKind.NEW)
    for owner in (idea_id, other):
        opened = desk.filling.open("idea", owner, "xa-danh-gia")
        opened.session.type(field_of(opened.form, "idea.register_number"), "07")
        desk.filling.save(opened)
    assert [ideas.get(i).register_number for i in (idea_id, other)] == ["07", ""]
    assert any("07" in p.text for p in desk.filling.review(opened))
    assert (
        desk.filling.open("idea", other, "xa-danh-gia").session.raw(
            field_of(opened.form, "idea.register_number")
        )
        == "07"
    )


def test_one_main_product_a_year(desk, idea_id):
    other = desk.ideas.start(product_name="Mỳ gạo", producer_name="Hộ B")
    for owner in (idea_id, other):
        opened = desk.filling.open("idea", owner, "xa-danh-gia")
        opened.session.type(field_of(opened.form, "idea.is_main"), "yes")
        desk.filling.save(opened)
    assert [desk.ideas.get(i).is_main for i in (idea_id, other)] == [False, True]


def test_the_day_of_receipt_brings_the_next_number_which_may_be_changed(desk, idea_id):
    opened = desk.filling.open("idea", idea_id, "xa-danh-gia")
    number = field_of(opened.form, "idea.register_number")
    desk.filling.save(opened)
    assert ideas.get(idea_id).register_number == ""
    opened.session.type(field_of(opened.form, "idea.received_on"), "12/3/2020")
    desk.filling.save(opened)
    assert ideas.get(idea_id).register_number == "01"
    opened.session.type(number, "")
    desk.filling.save(opened)
    assert ideas.get(idea_id).register_number == ""


@pytest.fixture
def returned(sample_desk):
    """A finished idea of the sample that was sent and came back, its form open and typed into."""
    one = sample_desk.ideas.page(Query(state="finished"))[0].id
    for state in (State.SENT, State.RETURNED):
        states.enter(one, state, "")
    opened = sample_desk.filling.open("idea", one)
    opened.session.type(own_text(opened.form), "Sửa sau khi trả lại")
    sample_desk.filling.save(opened)
    return sample_desk, one, opened


def test_what_came_back_and_was_not_mended_is_noticed(returned):
    desk, one, opened = returned
    assert desk.filling.unmended(opened) is None
    key = own_text(opened.form)
    opened.session.type(key, thaw(opened.form, opened.filled.frozen)[0].get(key, ""))
    assert desk.filling.unmended(opened).state is State.RETURNED
    desk.filling.save(opened)
    part = desk.filling.open("idea", one, "xa-danh-gia")
    part.session.type(field_of(part.form, "idea.register_number"), "99")
    desk.filling.save(part)
    again = desk.filling.open("idea", one)
    assert desk.filling.unmended(again).state is State.RETURNED


@pytest.mark.parametrize("state", ["finished", "draft"])
def test_only_what_came_back_can_be_unmended(sample_desk, state):
    one = sample_desk.ideas.page(Query(state=state))[0].id
    assert sample_desk.filling.unmended(sample_desk.filling.open("idea", one)) is None


def test_a_form_that_was_closed_meanwhile_takes_nothing_more_and_keeps_the_words(returned):
    desk, one, opened = returned
    desk.register.results.take_back([one])
    key = own_text(opened.form)
    opened.session.type(key, "Gõ tiếp khi đã gửi")
    for deed in (desk.filling.save, desk.filling.finish):
        with pytest.raises(Refusal, match="YT-07"):
            deed(opened)
    assert ideas.get(one).state is State.SENT
    assert opened.session.value(key) == "Gõ tiếp khi đã gửi"
    states.enter(one, State.RETURNED, "")
    desk.filling.save(opened)
    assert desk.filling.open("idea", one).session.value(key) == "Gõ tiếp khi đã gửi"


def test_finishing_does_not_send_a_sent_idea_back_even_with_nothing_typed(returned):
    desk, one, opened = returned
    desk.register.results.take_back([one])
    before = answers.get("idea", one, opened.basis.key, opened.form.code)
    with pytest.raises(Refusal, match="YT-07"):
        desk.filling.finish(opened)
    assert answers.get("idea", one, opened.basis.key, opened.form.code) == before


def test_an_old_page_writes_only_what_was_typed_there(sample_desk):
    """The commune's own part was open while the idea was sent: it must not become unsent."""
    one = sample_desk.ideas.page(Query(state="finished"))[0].id
    opened = sample_desk.filling.open("idea", one, "xa-danh-gia")
    states.enter(one, State.SENT, "")
    opened.session.type(field_of(opened.form, "idea.verdict_reason"), "Bổ sung giấy")
    sample_desk.filling.save(opened)
    assert (ideas.get(one).state, ideas.get(one).verdict_reason) == (State.SENT, "Bổ sung giấy")


def test_what_is_frozen_is_what_the_records_say_by_then(returned):
    desk, one, opened = returned
    producer = producers.get(opened.records["producer"].id)
    producers.save(dataclasses.replace(producer, name="Tên đã đổi"), "")
    desk.filling.finish(opened)
    frozen = answers.get("idea", one, opened.basis.key, opened.form.code).frozen
    assert frozen["records"]["producer"]["name"] == "Tên đã đổi"
    assert frozen["values"][field_of(opened.form, "producer.name")] == "Tên đã đổi"


def test_a_register_number_is_digits(sample_desk):
    one = sample_desk.ideas.page(Query())[0].id
    opened = sample_desk.filling.open("idea", one, "xa-danh-gia")
    number, key = ideas.get(one).register_number, field_of(opened.form, "idea.register_number")
    opened.session.type(key, "bảy")
    sample_desk.filling.save(opened)
    assert ideas.get(one).register_number == number
    assert any("chữ số" in p.text for p in sample_desk.filling.review(opened) if p.field == key)
