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
    ],
)
def test_agrees(name, values, fine):
    assert agrees(name, values) is fine
