from decimal import Decimal

import pytest

from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.spec import Field

FIGURE = KINDS["figure"]
MONEY = Field(key="a", kind="figure", label="Vốn", unit="đồng")
TEXT = Field(key="b", kind="figure", label="Bằng chữ", holds="text")


def test_nobody_types_a_figure():
    assert FIGURE.read("1.000", MONEY) is None
    assert FIGURE.check(-1, MONEY) == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1_250_000, "1.250.000"), (Decimal("12.50"), "12,5"), (None, ""), ("1,8 năm", "1,8 năm")],
)
def test_it_shows_figures_as_written_here_and_words_as_they_are(value, shown):
    assert FIGURE.show(value, MONEY) == shown


@pytest.mark.parametrize(
    ("field", "value"),
    [(MONEY, 10**15), (MONEY, Decimal("12.50")), (MONEY, None), (TEXT, "12"), (TEXT, "Một đồng")],
)
def test_nothing_of_it_is_lost_when_it_is_kept(field, value):
    kept = FIGURE.to_json(value, field)
    back = FIGURE.from_json(kept, field)
    assert (back, type(back)) == (value, type(value))
