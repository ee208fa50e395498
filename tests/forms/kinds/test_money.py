import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field

KIND = KINDS["money"]
PRICE = Field(key="gia", kind="money", label="Giá bán", unit="đồng/kg", min=0)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("25000", 25_000),
        ("25.000 đồng/kg", 25_000),
        ("1,25 triệu", 1_250_000),
        ("120k", 120_000),
        ("1.250.000 đ", 1_250_000),
        ("", None),
    ],
)
def test_reads_amounts_as_people_write_them(raw, value):
    assert KIND.read(raw, PRICE) == value


@pytest.mark.parametrize("raw", ["25,000", "rẻ", "12 con"])
def test_says_what_to_write_instead(raw):
    with pytest.raises(Unreadable, match="triệu"):
        KIND.read(raw, PRICE)


def test_nothing_below_the_form_s_minimum():
    assert KIND.check(-1, PRICE)


@given(st.integers(0, 10**14))
def test_reads_back_what_it_shows(amount):
    assert KIND.read(KIND.show(amount, PRICE), PRICE) == amount
