"""Search: with marks and without, beginnings of words, telephone numbers, anything typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocop_desktop.core.records import Query
from ocop_desktop.store import ideas, searching


@pytest.fixture
def listed(commune):
    owner = commune.producer(
        "HTX Hòa Bình",
        representative="Nguyễn Thị Thuý",
        hamlet="Thôn Đông",
        phone="0912.345.678; +84 987 654 321",
    )
    for number, name in (("1", "Ổi Đông Dư"), ("12/2020", "Chè dây"), ("", "Che chắn")):
        commune.idea(name, owner, register_number=number)

    def find(asked):
        return {row.product_name for row in ideas.page(Query(search=asked))}

    return find


EVERY = {"Ổi Đông Dư", "Chè dây", "Che chắn"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("dong du", {"Ổi Đông Dư"}),
        ("ĐÔNG DƯ", {"Ổi Đông Dư"}),
        ("oi d", {"Ổi Đông Dư"}),
        ("ôi", set()),
        ("che", {"Chè dây", "Che chắn"}),
        ("chè", {"Chè dây"}),
        ("che da", {"Chè dây"}),
        ("hoà", EVERY),
        ("hòa", EVERY),
        ("thúy", EVERY),
        ("thuy", EVERY),
        ("091234", EVERY),
        ("0912 345", EVERY),
        ("0912.345.678", EVERY),
        ("+84 912", EVERY),
        ("0987654321", EVERY),
        ("12", {"Chè dây"}),
        ("12/2020", {"Chè dây"}),
        ("thôn đông oi", {"Ổi Đông Dư"}),
        ("không có", set()),
        ("  ", EVERY),
        ('"', EVERY),
    ],
)
def test_what_is_found(listed, asked, found):
    assert listed(asked) == found


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=40))
def test_anything_can_be_typed(listed, asked):
    assert listed(asked) <= EVERY


@given(st.text(alphabet="aăâđeêoôơưừỳhòaẢ 09-\"'*^():", max_size=20))
def test_a_query_is_words_columns_and_quotes_only(asked):
    assert searching.match(asked).count('"') % 2 == 0


def test_numbers_in_a_text_are_telephones_when_long_enough():
    assert searching.phones("0912 345 678; +84 (987) 654-321/12") == ["0912345678", "0987654321"]
