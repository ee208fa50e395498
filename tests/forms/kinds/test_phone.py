import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field

KIND = KINDS["phone"]
PHONE = Field(key="dien_thoai", kind="phone", label="Điện thoại")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("+84 0912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0841234567", "0841234567"),
        ("912345678", "0912345678"),
        ("(0222) 3 855-123", "02223855123"),
        ("1800 1234", "18001234"),
        ("0912345678, 0987654321", "0912345678; 0987654321"),
        ("0912345678; +84912345678", "0912345678"),
        ("", None),
    ],
)
def test_reads_numbers_as_people_write_them(raw, value):
    assert KIND.read(raw, PHONE) == value


@pytest.mark.parametrize("raw", ["09123", "không có", "0912345678 0987654321", ";", "+1 202 555"])
def test_says_what_to_write_instead(raw):
    with pytest.raises(Unreadable, match="chấm phẩy"):
        KIND.read(raw, PHONE)


@given(st.lists(st.from_regex(r"0[35789][0-9]{8}", fullmatch=True), min_size=1, max_size=3))
def test_what_was_read_reads_again_the_same(numbers):
    value = KIND.read(" / ".join(numbers), PHONE)
    assert KIND.read(KIND.show(value, PHONE), PHONE) == value
