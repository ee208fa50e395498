"""Ideas: begun with whatever is known, one a year for each product."""

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import IdeaKind, Query


def test_starting_makes_producer_and_product_when_they_are_new(desk):
    idea = desk.ideas.get(
        desk.ideas.start(product_name="Bánh đa", producer_name="THT Bánh đa", kind=IdeaKind.NEW)
    )
    row = desk.ideas.page(Query())[0]
    assert (row.product_name, row.producer_name) == ("Bánh đa", "THT Bánh đa")
    assert (idea.year, idea.basis) == (2020, "qd1048-2019")


def test_a_product_has_one_idea_a_year(desk):
    idea = desk.ideas.get(desk.ideas.start(product_name="Bánh đa", producer_name="THT"))
    assert desk.ideas.of_product(idea.product_id) == idea.id
    with pytest.raises(Refusal, match="đã có ý tưởng năm 2020"):
        desk.ideas.start(product_id=idea.product_id)
    desk.offices.use_year(2021)
    assert desk.ideas.of_product(idea.product_id) == ""
    assert desk.ideas.start(product_id=idea.product_id)


@pytest.mark.parametrize(
    "start", [{}, {"product_name": "Gạo"}, {"producer_name": "HTX"}, {"product_name": " "}]
)
def test_what_is_needed_is_asked_for_and_nothing_is_left_behind(desk, start):
    with pytest.raises(Refusal):
        desk.ideas.start(**start)
    assert desk.ideas.count(Query()) == 0
    assert desk.producers.count(Query()) == 0


def test_trash_and_undo(desk):
    idea = desk.ideas.start(product_name="Bánh đa", producer_name="THT")
    desk.ideas.trash(idea)
    assert desk.ideas.count(Query()) == 0
    desk.ideas.restore(idea)
    assert desk.ideas.count(Query()) == 1


def test_a_producer_with_ideas_stays_and_the_refusal_names_them(desk):
    desk.ideas.start(product_name="Bánh đa nem", producer_name="THT")
    producer = desk.producers.page(Query())[0]
    with pytest.raises(Refusal, match="Bánh đa nem"):
        desk.producers.trash(producer.id)


def test_a_kind_of_producer_is_called_as_each_basis_calls_it(desk):
    assert desk.producers.kind_label("small_medium_enterprise") == "Doanh nghiệp"
    desk.offices.use_basis("qd26-2026")
    assert desk.producers.kind_label("enterprise") == "Doanh nghiệp nhỏ và vừa"
