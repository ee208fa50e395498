import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core.numbers import in_words

LIMIT = 10**15
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
ONES = {word: n for n, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}
SIZES = {"nghìn": 10**3, "triệu": 10**6}


def read_back(words: str) -> int:
    """An oracle that knows nothing of groups: it goes through the words and adds up."""
    if words.startswith("âm "):
        return -read_back(words.removeprefix("âm "))
    whole = part = group = last = 0
    for word in words.split():
        if word == "trăm":
            group += last * 100
        elif word == "mươi":
            group += last * 10
        elif word == "mười":
            group += 10
        elif word in SIZES:
            part += (group + last) * SIZES[word]
            group = 0
        elif word == "tỷ":
            whole += (part + group + last) * 10**9
            part = group = 0
        elif word != "linh":
            last = ONES[word]
            continue
        last = 0
    return whole + part + group + last


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (9, "chín"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (19, "mười chín"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (31, "ba mươi mốt"),
        (44, "bốn mươi tư"),
        (50, "năm mươi"),
        (55, "năm mươi lăm"),
        (91, "chín mươi mốt"),
        (99, "chín mươi chín"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (200, "hai trăm"),
        (505, "năm trăm linh năm"),
        (555, "năm trăm năm mươi lăm"),
        (999, "chín trăm chín mươi chín"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_010, "một nghìn không trăm mười"),
        (1_015, "một nghìn không trăm mười lăm"),
        (1_021, "một nghìn không trăm hai mươi mốt"),
        (1_100, "một nghìn một trăm"),
        (2_024, "hai nghìn không trăm hai mươi tư"),
        (10_000, "mười nghìn"),
        (15_000, "mười lăm nghìn"),
        (21_000, "hai mươi mốt nghìn"),
        (100_000, "một trăm nghìn"),
        (105_000, "một trăm linh năm nghìn"),
        (120_500, "một trăm hai mươi nghìn năm trăm"),
        (1_000_000, "một triệu"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_001_000, "một triệu không trăm linh một nghìn"),
        (1_250_000, "một triệu hai trăm năm mươi nghìn"),
        (15_000_000, "mười lăm triệu"),
        (21_500_000, "hai mươi mốt triệu năm trăm nghìn"),
        (105_000_000, "một trăm linh năm triệu"),
        (105_000_015, "một trăm linh năm triệu không trăm mười lăm"),
        (120_000_000, "một trăm hai mươi triệu"),
        (999_999_999, ("chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm "
         "chín mươi chín")),
        (1_000_000_000, "một tỷ"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (1_050_000_000, "một tỷ không trăm năm mươi triệu"),
        (1_500_000_000, "một tỷ năm trăm triệu"),
        (1_234_567_890, ("một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm "
         "chín mươi")),
        (25_000_000_000, "hai mươi lăm tỷ"),
        (104_000_000_000, "một trăm linh bốn tỷ"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (1_005_000_000_000, "một nghìn không trăm linh năm tỷ"),
        (1_500_000_000_001, "một nghìn năm trăm tỷ không trăm linh một"),
        (999_000_000_000_000, "chín trăm chín mươi chín nghìn tỷ"),
        (LIMIT, "một triệu tỷ"),
        (-1, "âm một"),
        (-1_250_000, "âm một triệu hai trăm năm mươi nghìn"),
    ],
)  # fmt: skip
def test_amounts_in_words(amount, words):
    assert in_words(amount) == words
    assert read_back(words) == amount


@given(st.integers(-LIMIT, LIMIT))
def test_words_are_read_back_so_no_two_numbers_share_them(amount):
    assert read_back(in_words(amount)) == amount


def test_the_first_thousand_have_words_of_their_own():
    assert len({in_words(n) for n in range(1_000)}) == 1_000


@given(st.integers(-LIMIT, LIMIT))
def test_words_are_small_letters_with_single_spaces(amount):
    said = in_words(amount)
    assert said == said.casefold() == " ".join(said.split())


@pytest.mark.parametrize("amount", [LIMIT + 1, -LIMIT - 1, 10**40])
def test_what_is_too_large_is_refused(amount):
    with pytest.raises(ValueError, match="too large"):
        in_words(amount)
