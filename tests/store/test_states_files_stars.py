"""What really happened, what belongs to a record as a file, what a product has won."""

from dataclasses import replace
from datetime import date

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import (
    Attachment,
    Idea,
    Producer,
    Product,
    Recognition,
    State,
)
from ocop_desktop.store import (
    attachments,
    history,
    ideas,
    producers,
    products,
    recognitions,
    states,
)

WHO = "Nguyễn Thị Hòa"


@pytest.fixture
def product(workspace):
    producer = producers.save(Producer(name="HTX Đại Xuân", kind="cooperative"), WHO)
    return products.save(Product(producer_id=producer.id, name="Mỳ gạo"), WHO)


@pytest.fixture
def idea(product):
    return ideas.save(Idea(product_id=product.id, year=2020, basis="qd1048-2019"), WHO)


def test_a_state_is_entered_with_its_day_paper_and_reason(idea):
    states.enter(idea.id, State.FINISHED, WHO)
    states.enter(idea.id, State.SENT, WHO)
    returned = states.enter(
        idea.id,
        State.RETURNED,
        WHO,
        happened_on=date(2020, 4, 2),
        paper_number="15/TB-UBND",
        reason="Thiếu vùng nguyên liệu",
    )
    assert returned.state is State.RETURNED
    first, _, second = states.of_idea(idea.id)
    assert (first.state, first.paper_number, first.who) == (State.FINISHED, "", WHO)
    assert (second.happened_on, second.reason) == (date(2020, 4, 2), "Thiếu vùng nguyên liệu")


def test_an_idea_goes_only_the_ways_there_are_and_none_from_the_trash(idea):
    with pytest.raises(Refusal, match="KHO-22"):
        states.enter(idea.id, State.SENT, WHO)
    states.enter(idea.id, State.FINISHED, WHO)
    with pytest.raises(Refusal, match="KHO-22"):
        states.enter(idea.id, State.FINISHED, WHO, paper_number="7/TTr-UBND")
    ideas.trash(idea.id, WHO)
    with pytest.raises(Refusal, match="KHO-22"):
        states.enter(idea.id, State.SENT, WHO)
    assert [change.state for change in states.of_idea(idea.id)] == [State.FINISHED]


def test_an_unknown_idea_has_no_state(workspace):
    with pytest.raises(LookupError):
        states.enter("none", State.SENT, WHO)


def test_a_file_is_kept_trashed_and_taken_back(idea):
    kept = attachments.save(
        Attachment(owner_id=idea.id, name="nhan.jpg", format="jpg", size=9, sha256="ab" * 32), WHO
    )
    assert attachments.of_owner("idea", idea.id) == [kept]
    attachments.trash(kept.id, WHO)
    assert attachments.of_owner("idea", idea.id) == []
    assert attachments.hashes() == {"ab" * 32}
    attachments.restore(kept.id, WHO)
    assert [found.id for found in attachments.of_owner("idea", idea.id)] == [kept.id]
    assert history.changes("attachment", kept.id, 50)


def test_several_rounds_of_one_product_stand_in_the_order_of_their_decisions(product):
    later = recognitions.save(
        Recognition(product_id=product.id, round="2", stars=4, decided_on=date(2023, 1, 5)), WHO
    )
    first = recognitions.save(
        Recognition(product_id=product.id, round="1", stars=3, decided_on=date(2020, 1, 5)), WHO
    )
    assert recognitions.of_product(product.id) == [first, later]
    recognitions.trash(first.id, WHO)
    assert recognitions.of_product(product.id) == [later]
    recognitions.restore(first.id, WHO)
    assert len(recognitions.of_product(product.id)) == 2


def test_a_household_is_a_member_of_its_cooperative(product):
    household = producers.save(
        Producer(name="Hộ bà Tép", kind="household", member_of=product.producer_id), WHO
    )
    assert producers.get(household.id).member_of == product.producer_id
    cooperative = producers.get(product.producer_id)
    for above in (cooperative.id, household.id):
        with pytest.raises(Refusal, match="KHO-23"):
            producers.save(replace(cooperative, member_of=above), WHO)
