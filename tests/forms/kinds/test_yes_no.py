import pytest

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field

KIND = KINDS["yes_no"]
MAIN = Field(key="chu_luc", kind="yes_no", label="Sản phẩm chủ lực")


@pytest.mark.parametrize(
    ("raw", "value"),
    [("yes", True), ("no", False), ("", None), ("Có", True), ("Không", False), ("x", True)],
)
def test_reads(raw, value):
    assert KIND.read(raw, MAIN) is value


def test_anything_else_is_refused():
    with pytest.raises(Unreadable, match="Có"):
        KIND.read("chắc thế", MAIN)


@pytest.mark.parametrize(
    ("value", "shown", "raw"), [(True, "Có", "yes"), (False, "Không", "no"), (None, "", "")]
)
def test_shows(value, shown, raw):
    assert KIND.show(value, MAIN) == shown
    assert KIND.to_raw(value, MAIN) == raw
