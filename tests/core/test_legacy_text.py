"""Old fonts against tables typed the other way round: from the letter to the byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.core.legacy_text import convert, detect

# Letters in rows of one vowel; below each row its bytes. Typed from the code charts of the fonts.
TCVN3 = {
    "ăâêôơưđĂÂÊÔƠƯĐ": "A8 A9 AA AB AC AD AE A1 A2 A3 A4 A5 A6 A7",
    "àảãáạ": "B5 B6 B7 B8 B9",
    "ằẳẵắặ": "BB BC BD BE C6",
    "ầẩẫấậ": "C7 C8 C9 CA CB",
    "èẻẽéẹ": "CC CE CF D0 D1",
    "ềểễếệ": "D2 D3 D4 D5 D6",
    "ìỉĩíị": "D7 D8 DC DD DE",
    "òỏõóọ": "DF E1 E2 E3 E4",
    "ồổỗốộ": "E5 E6 E7 E8 E9",
    "ờởỡớợ": "EA EB EC ED EE",
    "ùủũúụ": "EF F1 F2 F3 F4",
    "ừửữứự": "F5 F6 F7 F8 F9",
    "ỳỷỹýỵ": "FA FB FC FD FE",
}
VNI = {
    "àảãáạ": "aø aû aõ aù aï",
    "ăằẳẵắặ": "aê aè aú aü aé aë",
    "âầẩẫấậ": "aâ aà aå aã aá aä",
    "èẻẽéẹ": "eø eû eõ eù eï",
    "êềểễếệ": "eâ eà eå eã eá eä",
    "ìỉĩíị": "ì æ ó í ò",
    "òỏõóọ": "oø oû oõ où oï",
    "ôồổỗốộ": "oâ oà oå oã oá oä",
    "ơờởỡớợ": "ô ôø ôû ôõ ôù ôï",
    "ùủũúụ": "uø uû uõ uù uï",
    "ưừửữứự": "ö öø öû öõ öù öï",
    "ỳỷỹýỵđ": "yø yû yõ yù î ñ",
}
WORDS = (
    "cộng hòa xã hội chủ nghĩa việt nam độc lập tự do hạnh phúc ủy ban nhân dân huyện quế võ tỉnh "
    "bắc ninh xã đại xuân thôn vĩnh thế hợp tác xã nông nghiệp dịch vụ tổ hợp tác hộ kinh doanh "
    "công ty trách nhiệm hữu hạn chè gạo nếp cái hoa vàng rượu mật ong bưởi diễn bún khô miến dong "
    "tương bần nước mắm cá kho tranh đông hồ gốm phù lãng người đại diện nguyễn thị hằng trần văn "
    "đông phạm ngọc ánh lê thị tuyết ngày hết hạn ghi chú quyết định số điện thoại sản phẩm chế "
    "biến thủy hải sản thổ cẩm mây tre đan lưỡi cưa khuỷu quýt giữ gìn yêu mến kỷ niệm ý nghĩ"
)


def tcvn3_letters():
    return {
        letter: chr(int(code, 16))
        for letters, codes in TCVN3.items()
        for letter, code in zip(letters, codes.split(), strict=True)
    }


def vni_letters():
    small = {
        letter: written
        for letters, codes in VNI.items()
        for letter, written in zip(letters, codes.split(), strict=True)
    }
    return small | {letter.upper(): written.upper() for letter, written in small.items()}


def written_in(text, letters):
    """Turn Unicode text into what the old font stores."""
    return "".join(letters.get(letter, letter) for letter in text)


LETTERS = {"tcvn3": tcvn3_letters(), "vni": vni_letters()}
BOTH = pytest.mark.parametrize("encoding", ["tcvn3", "vni"])


@BOTH
def test_every_letter_of_the_chart(encoding):
    for letter, written in LETTERS[encoding].items():
        assert convert(written, encoding) == letter


@BOTH
def test_no_letter_is_missing(encoding):
    wanted = set("".join(TCVN3)) | set("".join(VNI))
    small = {letter for letter in wanted if letter.islower()}
    assert small <= set(LETTERS[encoding])
    assert len(small) == 67


@BOTH
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1).map(" ".join))
def test_words_come_back(encoding, text):
    assert convert(written_in(text, LETTERS[encoding]), encoding) == text


def test_vni_capitals():
    text = WORDS.upper()
    assert convert(written_in(text, LETTERS["vni"]), "vni") == text


@BOTH
def test_unicode_stays(encoding):
    assert convert("Gạo tẻ thơm Đại Xuân", encoding) == "Gạo tẻ thơm Đại Xuân"
    assert convert("Ga\u0323o", encoding) == "Gạo"


@pytest.mark.parametrize(
    ("written", "told", "text"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA", False, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        ("HTX CHÌ §¹I XU¢N", False, "HTX CHÈ ĐẠI XUÂN"),
        ("hîp t¸c x·", True, "HỢP TÁC XÃ"),
        ("HTX N«ng nghiÖp", False, "HTX Nông nghiệp"),
        ("Hµ Né", False, "Hà Nộ"),
        ("UBND HuyÖn", False, "UBND Huyện"),
    ],
)
def test_fonts_that_draw_capitals(written, told, text):
    assert convert(written, "tcvn3", capitals=told) == text


@BOTH
def test_a_column_is_recognised(encoding):
    column = [written_in(text, LETTERS[encoding]) for text in WORDS.split()]
    assert detect(column) == encoding
    assert detect(["1", "", "HTX", *column[:3]]) == encoding


@BOTH
@given(st.lists(st.sampled_from(WORDS.split()), min_size=6, max_size=30, unique=True))
def test_a_few_words_are_recognised(encoding, words):
    column = [written_in(word, LETTERS[encoding]) for word in words]
    marked = [word for word in column if not word.isascii()]
    if len(marked) > 3:
        assert detect(column) == encoding


@given(st.lists(st.sampled_from(WORDS.split())))
def test_unicode_is_never_taken_for_an_old_font(words):
    assert detect(words) is None
    assert detect([word.title() for word in words]) is None


@pytest.mark.parametrize(
    "text",
    ["", "HTX", "Nestlé Café", "100 m² ½ 25°C", "Hòa Bình", "Trà hoá quà", "OCOP®", "naïve Köln"],
)
def test_latin_text_is_left_alone(text):
    assert detect([text]) is None


@given(st.text())
def test_nothing_breaks_it(text):
    detect([text])
    for encoding in ("tcvn3", "vni"):
        convert(text, encoding)
        convert(text, encoding, capitals=True)
