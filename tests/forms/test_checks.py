from datetime import date
from decimal import Decimal

import pytest

from ocop_desktop.core.dates import Month
from ocop_desktop.forms.checks import agrees, told


@pytest.mark.parametrize(
    ("name", "values", "fine"),
    [
        ("not_more_than", [3, 5], True),
        ("not_more_than", [5, 5], True),
        ("not_more_than", [6, 5], False),
        ("not_more_than", [6, None], True),
        ("not_more_than", [[4, 3], 7], True),
        ("not_more_than", [[4, 3], [Decimal(6)]], False),
        ("not_more_than", [date(2020, 1, 2), date(2020, 1, 1)], False),
        ("adds_up_to", [2, 3, 5], True),
        ("adds_up_to", [2, 3, 6], False),
        ("adds_up_to", [2, None, 6], True),
        ("total_stands_in", [[500, 480], [300, 180]], True),
        ("total_stands_in", [[300, 180], [Decimal(480)]], True),
        ("total_stands_in", [[500, 470], [300, 180]], False),
        ("total_stands_in", [None, [300, 180]], True),
        ("total_stands_in", [12, [6, 6]], True),
        ("total_stands_in", [12, [6, 5]], False),
        ("leads_to_the_top", [["", None], ["A", "B"], [None, "A"]], True),
        ("leads_to_the_top", [["", ""], ["A", "B"], ["?", "A"]], True),
        ("leads_to_the_top", [["", ""], ["A", "B"], ["A", None]], False),
        ("leads_to_the_top", [["Lan", "Mai"], ["", "B"], ["b", "Lan"]], False),
        ("leads_to_the_top", [[None], ["A"], ["A"]], False),
        ("leads_to_the_top", [["Lan"], ["A"], None], True),
        ("superiors_stand_there", [["", "Lan"], ["A", ""], [None, "a"]], True),
        ("superiors_stand_there", [["Lan", ""], ["A", "B"], ["–", "lan"]], True),
        ("superiors_stand_there", [["", ""], ["Giám đốc", "Tổ"], [None, "Giám ốc"]], False),
        ("superiors_stand_there", [["Lan"], ["A"], None], True),
        ("total_stands_in", [[None, None], [300, 180]], True),
        ("ends_after_it_begins", [["A"], [date(2026, 12, 1)], [date(2026, 11, 15)]], False),
        ("ends_after_it_begins", [["A"], [date(2026, 12, 1)], [date(2026, 12, 1)]], True),
        ("ends_after_it_begins", [["A"], [date(2026, 12, 1)], [Month(2026, 12)]], True),
        ("ends_after_it_begins", [["A"], [Month(2026, 12)], [date(2026, 12, 1)]], True),
        ("ends_after_it_begins", [["A"], [Month(2026, 12)], [Month(2026, 12)]], True),
        ("ends_after_it_begins", [["A"], [Month(2026, 12)], [date(2026, 11, 30)]], False),
        ("ends_after_it_begins", [["A"], [date(2026, 12, 1)], [Month(2026, 11)]], False),
        ("ends_after_it_begins", [["A"], [Month(2026, 12)], [Month(2026, 1)]], False),
        (
            "ends_after_it_begins",
            [["A", "B"], [None, Month(2026, 1)], [Month(2026, 1), None]],
            True,
        ),
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


def test_a_failed_check_of_totals_says_both_figures_the_nearest_one():
    text = told("total_stands_in", "{0} và {1}", [[500_000, 470_000], [300_000, 180_000]])
    assert text == "470.000 và 480.000"
    assert told("total_stands_in", "{0} và {1}", [12, [6, 5]]) == "12 và 11"
    assert told("not_more_than", "{0} hơn {1}", [[4, 3], 5]) == "7 hơn 5"
    assert told("leads_to_the_top", "Vòng: {0}.", [["", ""], ["A", "B"], ["B", "a"]]) == (
        "Vòng: “A” trực thuộc “B”, “B” trực thuộc “A”."
    )
    roles = [["", "Mai"], ["Giám đốc", ""], [None, "Giám ốc"]]
    assert told("superiors_stand_there", "Lạ: {0}.", roles) == "Lạ: “Mai” trực thuộc “Giám ốc”."
    days = [["Lắp máy", None], [date(2026, 12, 1), Month(2026, 3)], [date(2026, 11, 15), None]]
    assert told("ends_after_it_begins", "{0}.", days) == (
        "dòng 1 “Lắp máy” bắt đầu 01/12/2026, kết thúc 15/11/2026."
    )
    assert told("not_more_than", "Xem lại.", [date(2020, 1, 2), date(2020, 1, 1)]) == "Xem lại."
