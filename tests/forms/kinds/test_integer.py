import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field

KIND = KINDS["integer"]
WORKERS = Field(key="lao_dong", kind="integer", label="Lao động", unit="người", min=1, max=500)


@pytest.mark.parametrize(
    ("raw", "value"), [("12", 12), ("1.250", 1250), ("12 người", 12), ("", None), (" 7 ", 7)]
)
def test_reads_whole_numbers(raw, value):
    assert KIND.read(raw, WORKERS) == value


@pytest.mark.parametrize("raw", ["12,5", "mười", "12a", "1" * 50])
def test_says_what_to_write_instead(raw):
    with pytest.raises(Unreadable) as caught:
        KIND.read(raw, WORKERS)
    assert "ví dụ" in caught.value.text


def test_the_fields_own_example_is_used():
    field = Field(key="x", kind="integer", label="X", example="24")
    with pytest.raises(Unreadable, match="24"):
        KIND.read("nhiều", field)


def test_bounds():
    assert "1" in KIND.check(0, WORKERS)[0].text
    assert "500" in KIND.check(501, WORKERS)[0].text
    assert KIND.check(1, WORKERS) == KIND.check(500, WORKERS) == []


@given(st.integers(-(10**14), 10**14))
def test_reads_back_what_it_shows(number):
    assert KIND.read(KIND.show(number, WORKERS), WORKERS) == number
