import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Field

KIND = KINDS["decimal"]
AREA = Field(key="dien_tich", kind="decimal", label="Diện tích", unit="ha", max=99.5)


@pytest.mark.parametrize(
    ("raw", "value"), [("12,5", Decimal("12.5")), ("12,5 ha", Decimal("12.5")), ("", None)]
)
def test_reads_fractions(raw, value):
    assert KIND.read(raw, AREA) == value


def test_says_what_to_write_instead():
    with pytest.raises(Unreadable, match="12,5"):
        KIND.read("rộng", AREA)


@pytest.mark.parametrize("example", ["7,92", "372.000.000"])
def test_what_is_said_of_the_comma_shows_one(example):
    with pytest.raises(Unreadable) as told:
        KIND.read("nhiều", replace(AREA, example=example))
    assert example in told.value.text
    assert re.search(r"[0-9],[0-9]", told.value.text)


@pytest.mark.parametrize(
    ("raw", "value"), [("352tr", 352_000_000), ("36 nghìn", 36_000), ("1,5 triệu đồng", 1_500_000)]
)
def test_reads_the_words_of_money(raw, value):
    assert KIND.read(raw, AREA) == value


def test_bounds_are_shown_as_written_here():
    assert "99,5" in KIND.check(Decimal(100), AREA)[0].text


@given(st.decimals(-(10**9), 10**9, places=2))
def test_keeps_every_digit_in_json_and_reads_back_what_it_shows(number):
    kept = json.loads(json.dumps(KIND.to_json(number, AREA)))
    assert KIND.from_json(kept, AREA) == number
    assert KIND.read(KIND.show(number, AREA), AREA) == number
