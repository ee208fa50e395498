import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core.problems import Severity
from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field

KIND = KINDS["text"]
NAME = Field(key="ten", kind="text", label="Tên")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("  Gạo tẻ thơm ", "Gạo tẻ thơm"),
        ("Gạo\ntẻ\tthơm", "Gạo tẻ thơm"),
        ("Gạo\x00 tẻ\x07", "Gạo tẻ"),
        (unicodedata.normalize("NFD", "Thủy"), "Thủy"),
        ("", None),
        (" \n ", None),
    ],
)
def test_reads_one_clean_line(raw, value):
    assert KIND.read(raw, NAME) == value


def test_a_long_text_is_kept_whole_and_only_reminds():
    value = KIND.read("a" * 501, NAME)
    (problem,) = KIND.check(value, NAME)
    assert len(value) == 501
    assert problem.severity is Severity.REMINDS
    assert "501" in problem.text
    assert KIND.check("a" * 500, NAME) == []


def test_the_form_may_set_the_length():
    short = Field(key="ten", kind="text", label="Tên", max_length=3)
    assert KIND.check("abcd", short)


def test_a_huge_paste_is_not_looked_into():
    with pytest.raises(Unreadable):
        KIND.read("a" * 10_000_000, NAME)


@given(st.text(max_size=60))
def test_what_was_read_reads_again_the_same(raw):
    value = KIND.read(raw, NAME)
    assert KIND.read(KIND.to_raw(value, NAME), NAME) == value
    assert KIND.from_json(KIND.to_json(value, NAME), NAME) == value
