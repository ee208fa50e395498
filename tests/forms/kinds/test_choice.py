import pytest

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Choice, Field

KIND = KINDS["choice"]
OPTIONS = (Choice(key="moi", label="Chưa có"), Choice(key="cu", label="Đã có, cải tiến"))
CLOSED = Field(key="x", kind="choice", label="X", choices=OPTIONS)
OPEN = Field(key="x", kind="choice", label="X", choices=OPTIONS, other=True)


def test_reads_keys_and_pasted_labels():
    assert KIND.read("moi", CLOSED) == "moi"
    assert KIND.read("đã có, CẢI TIẾN", CLOSED) == "cu"
    assert KIND.read("", CLOSED) is None


def test_an_unknown_word_is_refused_naming_the_choices():
    with pytest.raises(Unreadable, match="Chưa có"):
        KIND.read("lạ", CLOSED)


def test_her_own_words_where_the_form_allows_them():
    assert KIND.read("other: Quà biếu ", OPEN) == "other:Quà biếu"
    assert KIND.read("Quà biếu", OPEN) == "other:Quà biếu"
    assert KIND.show("other:Quà biếu", OPEN) == "Quà biếu"
    with pytest.raises(Unreadable):
        KIND.read("other:Quà biếu", CLOSED)


def test_other_without_words_is_a_problem_but_kept():
    value = KIND.read("other:", OPEN)
    assert KIND.show(value, OPEN) == "Khác"
    assert "ghi rõ" in KIND.check(value, OPEN)[0].text


def test_an_option_that_is_gone_is_kept_and_told():
    assert KIND.to_raw("xua", CLOSED) == "xua"
    assert "xua" in KIND.check("xua", CLOSED)[0].text


def test_shows_the_label_and_keeps_the_key():
    assert KIND.show("moi", CLOSED) == "Chưa có"
    assert KIND.show(None, CLOSED) == ""
    assert KIND.to_raw("moi", CLOSED) == KIND.to_json("moi", CLOSED) == "moi"
