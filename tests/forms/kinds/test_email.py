import pytest

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field

KIND = KINDS["email"]
EMAIL = Field(key="email", kind="email", label="Email")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("htx@gmail.com", "htx@gmail.com"),
        (" htx @ gmail.com ", "htx@gmail.com"),
        ("mailto:htx@daixuan.com.vn", "htx@daixuan.com.vn"),
        ("", None),
    ],
)
def test_reads(raw, value):
    assert KIND.read(raw, EMAIL) == value


@pytest.mark.parametrize("raw", ["htx", "htx@", "htx@gmail", "a@b.c, d@e.f", "không có"])
def test_says_what_to_write_instead(raw):
    with pytest.raises(Unreadable, match="@"):
        KIND.read(raw, EMAIL)
