"""The manual on the screen: what was searched for is in sight and marked."""

import pytest

pytestmark = pytest.mark.tk


@pytest.fixture
def view(window, settle):
    window.navigation.go("help", "14-phuong-an")
    settle()
    return window.navigation.view


def marked(text):
    places = iter(map(str, text.tag_ranges("found")))
    return [(start, text.get(start, end)) for start, end in zip(places, places, strict=True)]


@pytest.mark.parametrize(
    ("typed", "told"), [("vòng quay vốn", ""), ("tỷ trọng các kênh", "Tỷ trọng các kênh")]
)
def test_the_first_place_is_in_sight_and_only_what_was_typed_is_marked(view, settle, typed, told):
    view._wanted.set(typed)
    settle()
    found = marked(view._text)
    assert {text for _, text in found} == ({told} if told else set())
    if found:
        assert view._text.bbox(found[0][0]) is not None


def test_without_a_search_the_page_stands_at_its_top(view, settle):
    view._wanted.set("tỷ trọng các kênh")
    settle()
    assert view._text.yview()[0] > 0
    view._wanted.set("")
    settle()
    assert view._text.yview()[0] == 0
    assert marked(view._text) == []
