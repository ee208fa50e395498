import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core.text import (
    clean,
    exact_fold,
    fold,
    name_sort_key,
    nfc,
    safe_file_name,
    search_words,
    sort_key,
)

VIETNAMESE = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)
letters = st.sampled_from(VIETNAMESE + VIETNAMESE.upper())
vietnamese = st.text(letters | st.sampled_from(" -(),.0123456789"), max_size=30)
anything = st.text(max_size=40)

ARCHAIC_AND_MODERN = [
    ("hòa", "hoà"),
    ("Thúy", "Thuý"),
    ("khỏe", "khoẻ"),
    ("của", "cuả"),
    ("lũy", "luỹ"),
    ("HÓA", "HOÁ"),
    ("mùa", "muà"),
]


def test_clean_keeps_words_and_lines_and_drops_what_cannot_be_seen():
    pasted = "\ufeff Gạo\u00a0tẻ\u200b \x00thơm\r\ndòng hai\x0bdòng ba\tcột\u00ad "
    assert clean(pasted) == "Gạo tẻ thơm\ndòng hai\ndòng ba\tcột"


def test_clean_drops_what_turns_the_direction_of_writing():
    assert clean("anh\u202egpj.\u2066exe\u200f\u061c\u2060") == "anhgpj.exe"


def test_clean_composes_letters_that_were_typed_apart():
    assert clean(unicodedata.normalize("NFD", "Ổi Đông Dư")) == "Ổi Đông Dư"


def test_clean_leaves_nothing_that_utf8_cannot_write():
    assert clean("a\ud800b\uffff").encode() == b"ab"


@given(anything)
def test_cleaning_twice_changes_nothing(s):
    assert clean(clean(s)) == clean(s)


@given(vietnamese)
def test_clean_keeps_every_ordinary_character(s):
    assert clean(s) == s.strip()


def test_fold_finds_a_name_without_its_marks():
    assert fold("Ổi Đông Dư") == "oi dong du"


@given(vietnamese)
def test_folded_vietnamese_is_ascii(s):
    assert fold(s).isascii()


@given(anything)
def test_folding_twice_changes_nothing(s):
    assert fold(fold(s)) == fold(s)


@given(anything)
def test_folding_sees_no_difference_between_composed_and_decomposed(s):
    assert fold(s) == fold(nfc(s)) == fold(unicodedata.normalize("NFD", s))


@pytest.mark.parametrize(("archaic", "modern"), ARCHAIC_AND_MODERN)
def test_the_place_of_the_tone_does_not_matter(archaic, modern):
    assert exact_fold(archaic) == exact_fold(modern)
    assert fold(archaic) == fold(modern)
    assert sort_key(archaic) == sort_key(modern)


def test_exact_fold_keeps_the_tone_itself():
    assert len({exact_fold(word) for word in ("ma", "mà", "mả", "mã", "má", "mạ")}) == 6
    assert exact_fold("Hoà Thuý") == "hòa thúy"


@pytest.mark.parametrize(("typed", "meant"), [("hoà", "hoàn"), ("thuỷ", "thuỷn"), ("tiế", "tiến")])
def test_a_word_half_typed_begins_the_whole_word(typed, meant):
    assert exact_fold(meant).startswith(exact_fold(typed))


@given(anything)
def test_exact_folding_twice_changes_nothing(s):
    assert exact_fold(exact_fold(s)) == exact_fold(s)


@given(vietnamese)
def test_exact_fold_keeps_every_letter_and_is_composed(s):
    assert fold(exact_fold(s)) == fold(s)
    assert exact_fold(s) == nfc(exact_fold(s))


def test_letters_then_tones_stand_in_vietnamese_order():
    keys = [sort_key(letter) for letter in VIETNAMESE]
    assert all(before < after for before, after in pairwise(keys))


@pytest.mark.parametrize(
    "words",
    [
        "ba Ba bà bả bã bá bạ bă bâ",
        "da Da đa Đa",
        "anh ánh ân ba",
        "2 3 a",
        "na nga ngà nha",
        "to tò tô tơ tu",
        "Lan lân",
    ],
)
def test_words_sort_as_in_a_dictionary(words):
    assert sorted(words.split(), key=sort_key) == words.split()


def test_letters_count_before_tones_and_tones_before_capitals():
    names = ["bánh đa", "Bánh Đa", "bảnh đạ", "bánh đậu", "bánh mì", "Bành mỳ"]
    assert sorted(names, key=sort_key) == [
        "bảnh đạ", "bánh đa", "Bánh Đa", "bánh đậu", "bánh mì", "Bành mỳ",
    ]  # fmt: skip


def test_a_shorter_word_stands_before_a_longer_one():
    assert sort_key("gạo") < sort_key("gạo nếp") < sort_key("gạok")


def test_punctuation_only_parts_words():
    assert sort_key("“Gạo” - (tẻ)") == sort_key("Gạo tẻ") == sort_key("  Gạo  tẻ ")


def test_other_scripts_follow_the_latin_letters():
    assert sort_key("z") < sort_key("я") < sort_key("中")


def test_letters_of_the_highlands_sort_with_their_latin_base():
    assert sort_key("ca") < sort_key("čư") < sort_key("da")


@given(anything)
def test_sort_keys_are_plain_ascii_and_not_longer_than_an_index_bears(s):
    key = sort_key(s * 50)
    assert key.isascii()
    assert key.isprintable()
    assert len(key) < 5000


@given(vietnamese, vietnamese)
def test_the_order_does_not_depend_on_how_letters_are_composed(a, b):
    apart = unicodedata.normalize("NFD", a)
    assert (sort_key(a) < sort_key(b)) == (sort_key(apart) < sort_key(b))


@given(st.text(letters, min_size=1), st.text(letters, min_size=1))
def test_letters_decide_before_everything_else(a, b):
    ranks = {c: n for n, c in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}

    def without_tones(s):
        apart = unicodedata.normalize("NFD", s.lower())
        return [ranks[c] for c in nfc(re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", apart))]

    if without_tones(a) != without_tones(b):
        assert (sort_key(a) < sort_key(b)) == (without_tones(a) < without_tones(b))


def test_people_sort_by_their_given_name():
    people = ["Trần Thị An", "Lê Văn Ánh", "Bùi Bình (giả định)", "Nguyễn Hoa", "Đỗ Hòa", "An Lê"]
    assert all(before < after for before, after in pairwise(map(name_sort_key, people)))


def test_people_of_one_given_name_sort_by_family_name():
    assert name_sort_key("Đỗ Thị Hoa") < name_sort_key("Lê Hoa") < name_sort_key("Bùi Hòa")


def test_a_person_without_a_name_sorts_first():
    assert name_sort_key("") < name_sort_key("(chưa rõ)a") < name_sort_key("An")


def test_a_query_is_cut_into_words_that_keep_their_marks():
    assert search_words(' Gạo "tẻ"; HOÀ-bình* OR_x 0912.345') == [
        "gạo", "tẻ", "hòa", "bình", "or", "x", "0912", "345",
    ]  # fmt: skip


def test_a_query_of_signs_has_no_words():
    assert search_words(' -- "*" ') == []


@given(anything)
def test_search_words_hold_letters_and_figures_only(s):
    assert all(word.isalnum() for word in search_words(s))


def test_a_file_name_is_readable_ascii():
    assert safe_file_name("Gạo tẻ thơm – xã Đại Xuân/2020.") == "gao-te-thom-xa-dai-xuan-2020"


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "lpt9", "Prn.", " aux "])
def test_names_windows_keeps_for_itself_are_avoided(name):
    assert safe_file_name(name) == f"tep-{fold(name).strip(' .')}"


def test_a_file_name_is_never_empty():
    assert safe_file_name(" … ") == "khong-ten"


def test_a_file_name_cut_short_does_not_end_in_a_hyphen():
    assert safe_file_name("gạo tẻ thơm", max=7) == "gao-te"


@given(anything, st.integers(10, 80))
def test_file_names_suit_every_system(s, longest):
    name = safe_file_name(s, longest)
    assert re.fullmatch("[a-z0-9]([a-z0-9-]*[a-z0-9])?", name)
    assert len(name) <= longest
    assert safe_file_name(name, longest) == name
