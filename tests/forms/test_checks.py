from datetime import date

import pytest

from ocop_desktop.forms.checks import agrees


@pytest.mark.parametrize(
    ("name", "values", "fine"),
    [
        ("not_more_than", [3, 5], True),
        ("not_more_than", [5, 5], True),
        ("not_more_than", [6, 5], False),
        ("not_more_than", [6, None], True),
        ("not_more_than", [date(2020, 1, 2), date(2020, 1, 1)], False),
        ("adds_up_to", [2, 3, 5], True),
        ("adds_up_to", [2, 3, 6], False),
        ("adds_up_to", [2, None, 6], True),
        ("tells_its_kind", ["phường Nhân Hòa"], True),
        ("tells_its_kind", ["Tỉnh Bắc Ninh"], True),
        ("tells_its_kind", ["Bắc Ninh"], False),
        ("tells_its_kind", [None], True),
    ],
)
def test_agrees(name, values, fine):
    assert agrees(name, values) is fine


def test_at_the_end_an_empty_part_of_a_sum_is_nothing():
    assert agrees("adds_up_to", [30, 10, None, 50], at_end=True) is False
    assert agrees("adds_up_to", [40, 10, None, 50], at_end=True) is True
    assert agrees("adds_up_to", [None, None, None, 50], at_end=True) is True
    assert agrees("adds_up_to", [40, 10, None, None], at_end=True) is True
