from decimal import Decimal

import pytest

from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.computed import compute
from ocop_desktop.forms.spec import Column

KIND = KINDS["computed"]


def column(way, unit=""):
    return Column(key="kq", kind="computed", label="KQ", compute=way, of=("a", "b"), unit=unit)


@pytest.mark.parametrize(
    ("way", "row", "figure"),
    [
        ("sum", {"a": 2, "b": 3}, 5),
        ("sum", {"a": 2, "b": None}, 2),
        ("sum", {}, None),
        ("product", {"a": Decimal("2.5"), "b": 4}, Decimal(10)),
        ("product", {"a": 2}, None),
        ("difference", {"a": 2, "b": 3}, -1),
        ("difference", {"b": 3}, None),
        ("ratio", {"a": 1, "b": 3}, Decimal("0.33")),
        ("ratio", {"a": 1, "b": 0}, None),
        ("ratio", {"a": 10**14, "b": Decimal("0.0000001")}, None),
    ],
)
def test_ways(way, row, figure):
    assert compute(column(way), row) == figure


def test_a_ratio_in_percent():
    assert compute(column("ratio", "%"), {"a": 1, "b": 4}) == Decimal(25)


def test_is_never_typed_and_shown_like_a_number():
    assert KIND.read("5", column("sum")) is None
    assert KIND.check(5, column("sum")) == []
    assert KIND.show(1250, column("sum")) == "1.250"
