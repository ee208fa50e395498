"""Households in cooperatives: what the form offers, what is told, what a deletion leaves."""

from dataclasses import replace

import pytest

from ocop_desktop.core.records import Producer, Query
from ocop_desktop.services import members
from ocop_desktop.store import producers

FIELD = "thanh_vien_cua"


@pytest.fixture
def people(desk):
    made = {
        name: producers.save(Producer(name=name, kind=kind, address="Thôn Đông"), "Hòa")
        for name, kind in (
            ("HTX Đại Xuân", "cooperative"),
            ("THT Xuân Hòa", "cooperative_group"),
            ("Hộ ông An", "household"),
            ("Hộ bà Bình", "household"),
        )
    }
    return desk, made


def offered(opened):
    found = [field for field in opened.form.fields() if field.key == FIELD]
    return [choice.label for field in found for choice in field.choices]


def test_a_household_chooses_among_those_that_have_members(people):
    desk, made = people
    opened = desk.filling.open("producer", made["Hộ ông An"].id)
    assert offered(opened) == ["HTX Đại Xuân", "THT Xuân Hòa"]
    opened.session.type(FIELD, made["HTX Đại Xuân"].id)
    desk.filling.save(opened)
    assert producers.get(made["Hộ ông An"].id).member_of == made["HTX Đại Xuân"].id
    assert desk.filling.family(opened) == "Thành viên của HTX Đại Xuân"


def test_a_cooperative_is_no_member_of_itself_and_names_its_members(people):
    desk, made = people
    for name in ("Hộ ông An", "Hộ bà Bình"):
        member = replace(producers.get(made[name].id), member_of=made["HTX Đại Xuân"].id)
        producers.save(member, "Hòa")
    opened = desk.filling.open("producer", made["HTX Đại Xuân"].id)
    assert offered(opened) == ["THT Xuân Hòa"]
    assert desk.filling.family(opened) == "2 thành viên: Hộ bà Bình, Hộ ông An"
    named = {row.name: row.member_of for row in producers.page(Query())}
    assert named["Hộ ông An"] == "HTX Đại Xuân"
    assert named["THT Xuân Hòa"] == ""


def test_a_deleted_cooperative_is_told_no_more_but_the_answer_stays_sound(people):
    desk, made = people
    household, cooperative = made["Hộ ông An"], made["HTX Đại Xuân"]
    producers.save(replace(household, member_of=cooperative.id), "Hòa")
    producers.trash(cooperative.id, "Hòa")
    opened = desk.filling.open("producer", household.id)
    assert opened.session.problems(FIELD) == ()
    assert desk.filling.family(opened) == ""
    assert {row.member_of for row in producers.page(Query())} == {""}


def test_where_there_is_no_cooperative_nothing_is_asked(desk):
    opened = desk.filling.open_new("producer")
    assert FIELD not in {field.key for field in opened.form.fields()}


def test_other_forms_stay_as_they_are(people):
    desk, _ = people
    form = desk.library.form("qd1048-2019", "bieu-01")
    assert members.with_cooperatives(form, None) is form


def test_a_member_of_a_member_is_not_offered_and_oneself_is_never_told(people):
    desk, made = people
    group = replace(made["THT Xuân Hòa"], member_of=made["HTX Đại Xuân"].id)
    producers.save(group, "Hòa")
    assert offered(desk.filling.open("producer", made["HTX Đại Xuân"].id)) == []
    assert offered(desk.filling.open("producer", group.id)) == ["HTX Đại Xuân"]
