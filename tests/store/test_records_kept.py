"""What is saved comes back; what must not be is refused."""

import sqlite3
from dataclasses import replace
from datetime import date

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import (
    FilledForm,
    Idea,
    IdeaKind,
    Office,
    Producer,
    Query,
    State,
    Verdict,
)
from ocop_desktop.store import answers, database, ideas, offices, producers, products, settings

WHO = "Nguyễn Thị Hòa"


def test_every_column_comes_back_as_it_was(commune):
    told = Producer(
        name="HTX Chè",
        kind="cooperative",
        founded_on=date(2018, 9, 5),
        workers=0,
        phone="0912 345 678",
        note="dòng một\ndòng hai",
    )
    kept = producers.save(told, WHO)
    housekeeping = ("id", "office_id", "created_at", "updated_at", "revision", "revision_id")
    assert replace(kept, **{name: getattr(told, name) for name in housekeeping}) == told
    assert producers.get(kept.id) == kept


def test_every_kind_of_value_of_an_idea_comes_back(commune):
    kept = commune.idea(
        kind=IdeaKind.EXISTING,
        priority=2,
        is_main=True,
        register_number="12",
        received_on=date(2020, 3, 1),
        verdict=Verdict.IMPROVE,
        verdict_reason="Thiếu bao bì",
    )
    found = ideas.get(kept.id)
    assert found == kept
    assert (found.kind, found.state, found.verdict) == (
        IdeaKind.EXISTING,
        State.DRAFT,
        Verdict.IMPROVE,
    )
    assert found.is_main is True


def test_text_is_stored_composed_and_never_with_half_a_character(commune):
    kept = producers.save(Producer(name="Hoa\u0300", note="a\ud800b", address="\ud83c\udf3e"), WHO)
    assert (kept.name, kept.note, kept.address) == ("Hoà", "a\ufffdb", "🌾")
    assert producers.get(kept.id) == kept


def test_ten_million_letters_come_back(commune):
    long = "Ữ" * 10_000_000
    idea = commune.idea()
    commune.answer(idea, mo_ta=long)
    assert answers.of_owner("idea", idea.id)[0].answers == {"mo_ta": long}


def test_nothing_new_is_not_written(commune):
    kept = commune.producer()
    assert producers.save(kept, "ai khác") == kept


def test_an_unknown_id_is_none_and_a_deed_on_it_an_error(commune):
    assert ideas.get("không có") is None
    with pytest.raises(LookupError):
        ideas.trash("không có", WHO)
    with pytest.raises(LookupError):
        answers.save(FilledForm(owner_id="không có", basis="b", code="c", answers={"a": 1}), WHO)


def test_records_wait_for_an_office(tmp_path):
    database.open_workspace(tmp_path)
    try:
        assert offices.us() is None
        assert ideas.main_of_year(2020) is None
        assert not ideas.number_taken("1", 2020)
        with pytest.raises(Refusal, match="KHO-19"):
            producers.save(Producer(name="HTX"), WHO)
    finally:
        database.close_workspace()


def test_there_is_one_office_that_is_us(commune):
    with pytest.raises(sqlite3.IntegrityError):
        offices.save(Office(is_us=True, commune="Xã khác"), WHO)
    offices.save(Office(commune="Huyện", role="upper"), WHO)
    assert offices.us().commune == "Xã Đại Xuân"


def test_a_register_number_is_given_once_a_year_even_to_the_trash(commune):
    first = commune.idea("Mỳ gạo", register_number="5")
    ideas.trash(first.id, WHO)
    assert ideas.number_taken("5", 2020)
    assert not ideas.number_taken("5", 2020, first.id)
    assert not ideas.number_taken("5", 2021)
    assert not ideas.number_taken("", 2020)
    with pytest.raises(Refusal, match=r"Mỳ gạo.*KHO-18"):
        commune.idea("Bánh đa", register_number="5")
    commune.idea("Bánh đa", register_number="5", year=2021)


def test_only_one_idea_of_a_year_is_the_main_one(commune):
    first = commune.idea("Mỳ gạo", is_main=True)
    other_year = commune.idea("Bánh đa", is_main=True, year=2021)
    second = ideas.make_main(commune.idea("Khoai tây").id, WHO)
    assert ideas.main_of_year(2020) == second
    assert not ideas.get(first.id).is_main
    assert ideas.main_of_year(2021) == other_year
    ideas.make_main(second.id, WHO, on=False)
    assert ideas.main_of_year(2020) is None


def test_the_trash_gives_an_idea_back_with_what_it_stands_on(commune):
    idea = commune.idea(is_main=True)
    product = products.get(idea.product_id)
    ideas.trash(idea.id, WHO)
    producers.trash(product.producer_id, WHO)
    assert products.get(product.id).deleted_at is not None
    commune.idea("Bánh đa", is_main=True)

    back = ideas.restore(idea.id, WHO)
    assert back.deleted_at is None
    assert not back.is_main
    assert products.get(product.id).deleted_at is None
    assert producers.get(product.producer_id).deleted_at is None


def test_what_has_ideas_is_not_thrown_away(commune):
    idea = commune.idea("Mỳ gạo", year=2020)
    product = products.get(idea.product_id)
    with pytest.raises(Refusal, match=r"Mỳ gạo \(2020\)"):
        producers.trash(product.producer_id, WHO)
    with pytest.raises(Refusal, match="KHO-17"):
        products.trash(product.id, WHO)
    assert products.of_producer(product.producer_id) == [product]


def test_a_product_thrown_away_before_its_producer_stays_in_the_trash(commune, at):
    producer = commune.producer()
    earlier = commune.product("Bánh đa", producer)
    later = commune.product("Mỳ gạo", producer)
    products.trash(earlier.id, WHO)
    at(minutes=1)
    producers.trash(producer.id, WHO)
    producers.restore(producer.id, WHO)
    assert [product.id for product in products.of_producer(producer.id)] == [later.id]


def test_alike_are_the_same_name_tax_code_or_telephone(commune):
    kept = commune.producer("Hộ bà Lê Thị Thuý", phone="0912.345.678", tax_code="2300123456")
    other = commune.producer("Hộ bà Lê Thị Thuý Hằng")

    def alike(**facts):
        return [found.id for found in producers.similar(Producer(**facts))]

    assert alike(name="hộ bà lê thị thúy") == [kept.id]
    assert alike(name="x", phone="+84 912 345 678; 0222 111 222") == [kept.id]
    assert alike(name="x", tax_code="2300123456") == [kept.id]
    assert alike(name="Hộ bà Lê") == alike(name="") == alike(name='"*') == []
    assert producers.similar(kept) == []
    producers.trash(kept.id, WHO)
    assert alike(name="Hộ bà Lê Thị Thuý") == []
    assert alike(name=other.name) == [other.id]


def test_ids_are_found_by_their_beginning(commune):
    idea = commune.idea()
    assert ideas.by_prefix(idea.id[:8]) == [idea.id]
    assert ideas.by_prefix("%") == []
    ideas.trash(idea.id, WHO)
    assert ideas.by_prefix(idea.id[:8]) == []


def test_answers_of_many_owners_come_by_owner(commune):
    one, two, three = (commune.idea(name) for name in ("a", "b", "c"))
    commune.answer(one, gia="1")
    commune.answer(two, gia="2")
    commune.answer(two, code="bieu-02", gia="3")
    found = answers.many("idea", [one.id, two.id, three.id], "bieu-01")
    assert {owner: form.answers for owner, form in found.items()} == {
        one.id: {"gia": "1"},
        two.id: {"gia": "2"},
    }
    assert [form.code for form in answers.of_owner("idea", two.id)] == ["bieu-01", "bieu-02"]


def test_unreadable_text_and_the_frozen_copy_are_kept(commune):
    idea = commune.idea()
    told = FilledForm(
        owner_id=idea.id,
        basis=idea.basis,
        code="bieu-01",
        unread={"gia": "mười", "bang.r1.so": "x"},
        frozen={"producer.name": "HTX"},
    )
    kept = answers.save(told, WHO)
    assert answers.get("idea", idea.id, idea.basis, "bieu-01") == kept
    assert (kept.unread, kept.frozen) == (told.unread, told.frozen)


def test_settings_are_any_json(workspace):
    assert settings.get("folder", "~") == "~"
    settings.put("place", {"màn hình": ["ý tưởng", 1, None]})
    assert settings.get("place") == {"màn hình": ["ý tưởng", 1, None]}
    settings.put("place", None)
    assert settings.get("place", 5) is None


def test_a_deed_that_fails_leaves_nothing_behind(commune):
    with pytest.raises(ZeroDivisionError), database.transaction():  # noqa: PT012
        commune.idea()
        _ = 1 / 0
    assert ideas.years() == []


def test_an_inner_deed_can_fail_alone(commune):
    with database.transaction():
        kept = commune.producer()
        with pytest.raises(Refusal), database.transaction():  # noqa: PT012
            commune.product("Mỳ gạo", kept)
            raise Refusal("X", "x")
    assert producers.get(kept.id) == kept
    assert products.of_producer(kept.id) == []


def test_records_are_not_deleted_while_others_refer_to_them(commune):
    idea = commune.idea()
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
        connection.execute("DELETE FROM product WHERE id = ?", (idea.product_id,))
    with pytest.raises(sqlite3.IntegrityError):
        ideas.save(Idea(product_id="không có", year=2020), WHO)


def test_the_trash_is_a_list_of_its_own(commune):
    kept, thrown = commune.idea("Mỳ gạo"), commune.idea("Bánh đa nem")
    ideas.trash(thrown.id, "")
    trash = Query(trashed=True)
    assert [row.product_name for row in ideas.page(trash)] == ["Bánh đa nem"]
    assert ideas.count(trash) == 1
    assert ideas.count(Query(trashed=True, search="my gao")) == 0
    assert [row.id for row in ideas.page(Query(trashed=True, search="banh da"))] == [thrown.id]
    assert [row.id for row in ideas.page(Query())] == [kept.id]
    ideas.restore(thrown.id, "")
    assert ideas.page(trash) == []
