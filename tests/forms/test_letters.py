"""Letters: laid out like forms, filled with facts, signed by the one who was chosen."""

from datetime import date
from textwrap import dedent

import pytest

from ocop_desktop import resources
from ocop_desktop.forms.paper import letters
from ocop_desktop.forms.paper.blocks import Blank, Code, Line, NationalHeader, Rule, Signatures
from ocop_desktop.forms.reading.load import DefinitionError, check_folder, load_basis
from ocop_desktop.render.plain import plain

BASES = resources.assets() / "bases"
FACTS = {
    "commune": "Xã Đại Xuân",
    "place": "Đại Xuân",
    "receiver": "Ủy ban nhân dân huyện Quế Võ",
    "number": "05",
    "package_year": "2020",
    "ideas": "12",
    "idea_kinds": "8 ý tưởng sản phẩm mới và 4 ý tưởng từ sản phẩm đã có",
    "products": "11",
    "producers": "9",
    "package": "2020_xa-dai-xuan.ocop.zip",
    "fingerprint": "7QXJ-0F3K-ZZ91-HM4T",
    "signer_name": "Trần Văn Đông",
} | letters.dated(date(2020, 2, 5))
LETTER = """
    code = "to-trinh"
    revision = 1
    title = "Tờ trình"
    name = "Tờ trình"
    source = "của phép thử"
    recipients = ["Như trên;"]

    [[body]]
    block = "paragraph"
    text = "Có {ideas:2} ý tưởng."

    [[signer]]
    key = "chairperson"
    label = "Chủ tịch"
    title = "CHỦ TỊCH"
"""


def shipped(basis="qd1048-2019"):
    return letters.load_letter(BASES / basis / "letters" / "to-trinh.toml"), load_basis(
        BASES / basis
    )


def paper(basis="qd1048-2019", facts=FACTS, **attributes):
    letter, of_basis = shipped(basis)
    return letters.document(letter, facts, basis=of_basis, **attributes)


def only(document, kind):
    return [block for block in document.blocks if isinstance(block, kind)]


# --- the shipped letters ----------------------------------------------------------------------


@pytest.mark.parametrize("basis", ["qd1048-2019", "qd26-2026"])
def test_every_fact_stands_in_the_letter(basis):
    said = plain(paper(basis))
    for key, value in FACTS.items():
        if key != "commune":
            assert value in said, key
    assert "XÃ ĐẠI XUÂN" in said
    assert "Số: 05/TTr-UBND" in said
    assert "Đại Xuân, ngày 05 tháng 02 năm 2020" in said
    assert "1. Biểu tổng hợp đăng ký ý tưởng" in said
    assert "2. Phiếu đăng ký ý tưởng sản phẩm có chữ ký của chủ thể (12 phiếu);\n3. Gói" in said
    assert "……" not in said


@pytest.mark.parametrize("basis", ["qd1048-2019", "qd26-2026"])
def test_the_letter_names_all_that_goes_with_it(basis):
    facts = FACTS | {"has_plans": "yes", "plans": "3"}
    said = plain(paper(basis, facts, papers={"bieu-04": 1, "tien-do": 2}))
    assert "Về việc đăng ký ý tưởng sản phẩm và gửi phương án sản xuất, kinh doanh" in said
    lines = [line for line in said.splitlines() if line[:1].isdigit()]
    assert [line.partition(".")[0] for line in lines] == list("1234567")
    assert "(3 phương án);" in lines[3]
    assert lines[4] == "5. Biểu số 04, giới thiệu tổ chức tham gia Chương trình OCOP (1 bản);"
    assert lines[5] == "6. Tiến độ phương án (2 bản);"


@pytest.mark.parametrize(
    ("ideas", "plans", "subject"),
    [
        ("yes", "", ["Về việc đăng ký ý tưởng sản phẩm"]),
        ("", "yes", ["Về việc gửi phương án sản xuất, kinh doanh"]),
        (
            "yes",
            "yes",
            ["Về việc đăng ký ý tưởng sản phẩm và gửi phương án sản xuất, kinh doanh"],
        ),
    ],
)
def test_the_subject_speaks_of_what_goes(ideas, plans, subject):
    said = plain(paper(facts=FACTS | {"has_ideas": ideas, "has_plans": plans, "plans": "3"}))
    assert [line for line in said.splitlines() if line.startswith("Về việc")] == subject
    assert ("Phiếu đăng ký ý tưởng sản phẩm có chữ ký" in said) is bool(ideas)


@pytest.mark.parametrize("basis", ["qd1048-2019", "qd26-2026"])
def test_a_letter_without_facts_is_one_to_write_on(basis):
    document = paper(basis, {})
    assert "Số: ………/TTr-UBND" in plain(document)
    assert only(document, Code) == []
    assert any(isinstance(run, Blank) for block in only(document, Line) for run in block.runs)


@pytest.mark.parametrize("basis", ["qd1048-2019", "qd26-2026"])
def test_the_legal_grounds_end_as_the_decree_wants(basis):
    grounds = [part for part in plain(paper(basis)).splitlines() if part.startswith("Căn cứ")]
    assert [part[-1] for part in grounds] == [";"] * (len(grounds) - 1) + ["."]


def test_each_basis_names_its_own_grounds():
    assert "26/2026/QĐ-TTg" in plain(paper("qd26-2026"))
    assert "1048/QĐ-TTg" not in plain(paper("qd26-2026"))


def test_a_proposal_says_that_it_is_one():
    for basis in ("qd1048-2019", "qd26-2026"):
        letter, _ = shipped(basis)
        assert letter.proposal
        assert letter.notice


def test_the_code_says_the_fingerprint():
    (code,) = only(paper(), Code)
    assert code.text == FACTS["fingerprint"]
    assert code.side == 30
    assert FACTS["fingerprint"] in code.lines[0]


def test_the_one_who_signs_is_chosen_by_a_fact():
    def titles(**facts):
        (end,) = only(paper(facts=FACTS | facts), Signatures)
        return end.blocks[1].title

    assert titles() == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert titles(signer="deputy") == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    with pytest.raises(KeyError):
        titles(signer="nobody")


def test_receivers_can_be_given():
    (end,) = only(paper(recipients=["Phòng Kinh tế {commune};"]), Signatures)
    assert end.blocks[0].lines == ("Phòng Kinh tế xã Đại Xuân;",)


def test_the_head_of_a_letter_is_that_of_the_decree():
    document = paper(draft=True, footer="Tờ trình")
    (head,) = only(document, NationalHeader)
    assert head.left == ("ỦY BAN NHÂN DÂN", "XÃ ĐẠI XUÂN")
    assert only(document, Rule) == [Rule(short=True, align="center")]
    assert document.draft_mark
    assert document.author == "Xã Đại Xuân"


# --- what is refused --------------------------------------------------------------------------


def mistake(shelf, text):
    path = shelf.write("qd-thu/letters/to-trinh.toml", text)
    with pytest.raises(DefinitionError) as caught:
        letters.load_letter(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{ideas:2}", "{idea:2}", "ideas"),
        ("{ideas:2}", "{ideas", "to-trinh.toml"),
        ('"Như trên;"', '"{comune}"', "commune"),
        ('"CHỦ TỊCH"', '"{signer_nam}"', "signer_name"),
        ('block = "paragraph"', 'block = "paragraf"', "paragraph"),
        ("revision = 1", 'revision = "1"', "revision"),
        ("[[signer]]", "[[singer]]", "signer"),
        ('code = "to-trinh"', 'code = "cong-van"', "to-trinh"),
        ('code = "to-trinh"', 'code = "to-trinh"\nborrow = "qd-la/to-trinh"', "qd-la/to-trinh"),
    ],
)
def test_a_mistake_is_named_with_the_likely_word(shelf, old, new, words):
    assert words in mistake(shelf, dedent(LETTER).replace(old, new))


def test_a_letter_nobody_can_sign_is_refused(shelf):
    assert "signer" in mistake(shelf, dedent(LETTER).partition("[[signer]]")[0])


def test_two_signers_of_one_key_are_refused(shelf):
    again = dedent(LETTER).partition("[[signer]]")[2]
    assert "chairperson" in mistake(shelf, f"{dedent(LETTER)}\n[[signer]]{again}")


def test_the_folder_s_letters_are_looked_at_with_it(shelf):
    shelf.form('[[section]]\nkey = "a"\ntitle = "A"\n')
    shelf.write("qd-thu/letters/to-trinh.toml", LETTER)
    assert check_folder(shelf.folder) == []
    shelf.write("qd-thu/letters/to-trinh.toml", LETTER.replace("{ideas", "{idea"))
    (found,) = check_folder(shelf.folder)
    assert str(found).startswith("qd-thu/to-trinh.toml")


def test_the_shipped_folder_has_no_mistakes():
    assert check_folder(BASES) == []
