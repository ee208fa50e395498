from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core.numbers import (
    percent_of,
    read_decimal,
    read_integer,
    read_money,
    show_number,
    show_percent,
)

LIMIT = 10**15
whole_numbers = st.integers(-LIMIT + 1, LIMIT - 1)
REASON = "^not an? |^too |thousands$"
fractions = st.decimals(-LIMIT + 1, LIMIT - 1, places=6)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0), ("007", 7), ("1250000", 1_250_000), ("1.250.000", 1_250_000),
        ("1 250 000", 1_250_000), ("1\u00a0250", 1250), ("1,250,000", 1_250_000), ("-12", -12),
        ("\u221212", -12), (" 1.250 ", 1250), ("999.999.999.999.999", LIMIT - 1),
    ],
)  # fmt: skip
def test_whole_numbers_are_read(text, number):
    assert read_integer(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "--1", "1,250", "1.25", "12.50.000", "1.250,5", "1 25", "1250.000", "1e3", "abc",
        "٣", "½", "1_000", "1000000000000000", "0.125", ".5", "1.", "9" * 10_000,
    ],
)  # fmt: skip
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(ValueError, match=REASON):
        read_integer(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,5", "12.5"), ("12.5", "12.5"), ("1.250", "1250"), ("1.250,75", "1250.75"),
        ("1 250,75", "1250.75"), ("1,250.75", "1250.75"), ("0,125", "0.125"), ("0.500", "0.5"),
        ("1,125", "1.125"), ("-0,5", "-0.5"), ("1.250,500", "1250.5"), ("1,250,000", "1250000"),
    ],
)  # fmt: skip
def test_fractions_are_read(text, number):
    assert read_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["25,000", "1,250", "1250.000", "1250.125", "1250,000", "012.500"])
def test_what_has_two_meanings_is_not_guessed(text):
    for read in (read_integer, read_decimal, read_money):
        with pytest.raises(ValueError, match=REASON):
            read(text)


@pytest.mark.parametrize("text", ["", ",5", "5,", "1,2,3", "nan", "inf", "1e5", "12,5 kg", "0x10"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=REASON):
        read_decimal(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1250000", 1_250_000), ("1.250.000", 1_250_000), ("1.250.000đ", 1_250_000),
        ("1.250.000 đồng", 1_250_000), ("1.250.000 VNĐ", 1_250_000), ("1.250.000 ₫", 1_250_000),
        ("1,25 triệu", 1_250_000), ("1.25 tr", 1_250_000), ("1,25 Triệu đồng", 1_250_000),
        ("1.2 tỷ", 1_200_000_000), ("1,2 tỉ", 1_200_000_000), ("120k", 120_000),
        ("120 nghìn", 120_000), ("120 ngàn đồng", 120_000), ("1.250 triệu", 1_250_000_000),
        ("-5k", -5000), ("120 NGHIN", 120_000),
    ],
)  # fmt: skip
def test_money_is_read_as_people_write_it(text, amount):
    assert read_money(text) == amount


@pytest.mark.parametrize(
    "text",
    [
        "", "đồng", "triệu", "12,5", "1,2345678 triệu", "25,000 nghìn", "1 triệu 2", "5 usd",
        "12k5", "1000000 tỷ", "120 k k", "50.000 đ/kg", "5 đ đ",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match=REASON):
        read_money(text)


@given(whole_numbers)
def test_a_whole_number_shown_is_read_back(n):
    assert read_integer(show_number(n)) == read_decimal(show_number(n)) == n


@given(fractions)
def test_a_fraction_shown_is_read_back(n):
    assert read_decimal(show_number(n)) == n


@given(whole_numbers)
def test_money_shown_is_read_back(n):
    assert read_money(show_number(n)) == read_money(f"{show_number(n)} đồng") == n


AMOUNTS = st.builds(
    "{}{}{}{}".format,
    st.from_regex(r"-?[0-9]{1,4}([.,][0-9]{1,3})?", fullmatch=True),
    st.sampled_from(["", " "]),
    st.sampled_from(["", "k", "nghìn", "ngàn", "tr", "triệu", "tỷ", "tỉ"]),
    st.sampled_from(["", "đ", " đồng", " VNĐ"]),
)


@given(AMOUNTS | st.text(st.sampled_from("0123456789.,- kđtrg"), max_size=12))
def test_what_is_read_as_money_is_the_same_number(text):
    try:
        amount = read_money(text)
    except ValueError:
        return
    assert read_decimal(text) == amount


@given(fractions, st.sampled_from([("nghìn", 3), ("tr", 6), ("tỷ", 9)]))
def test_a_fraction_with_its_word_is_so_many_times_as_much(n, word):
    said, power = word
    if abs(times := n.scaleb(power)) < LIMIT:
        assert read_decimal(f"{show_number(n)} {said}") == times


@given(st.text(st.sampled_from("0123456789.,- kđtr"), max_size=12))
def test_reading_answers_or_raises_value_error_and_nothing_else(text):
    for read in (read_integer, read_decimal, read_money):
        try:
            assert abs(read(text)) < LIMIT
        except ValueError:
            continue


def test_numbers_are_shown_without_idle_signs():
    assert show_number(Decimal("12.500")) == "12,5"
    assert show_number(Decimal("1E+3")) == "1.000"
    assert show_number(Decimal("-0.0")) == "0"
    assert show_number(-1250) == "\u22121.250"


def test_thousands_and_millions_in_words_are_numbers_too():
    assert read_integer("2 nghìn") == 2_000
    assert read_integer("1,5 triệu") == 1_500_000
    assert read_decimal("2,5 nghìn") == 2_500
    assert read_decimal("352tr") == read_decimal("352 triệu đồng") == 352_000_000
    assert read_decimal("36 nghìn") == 36_000
    assert read_decimal("0,0005k") == Decimal("0.5")
    with pytest.raises(ValueError, match="whole"):
        read_integer("1,2345 nghìn")
    with pytest.raises(ValueError, match="number"):
        read_integer("vài nghìn")


def test_a_percent_has_one_place_at_most_and_is_rounded_away_from_zero():
    assert show_percent(Decimal("0.2345")) == "23,5 %"
    assert show_percent(Decimal("-0.2345")) == "\u221223,5 %"
    assert show_percent(Decimal("0.94949")) == "94,9 %"
    assert show_percent(Decimal(1)) == "100 %"
    assert percent_of(Decimal(10) ** 40) == Decimal(10) ** 42
