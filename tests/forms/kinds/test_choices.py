import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Choice, Field

KIND = KINDS["choices"]
OPTIONS = tuple(Choice(key=key, label=key.upper()) for key in ("xa", "tinh", "nuoc"))
CLOSED = Field(key="x", kind="choices", label="X", choices=OPTIONS)
OPEN = Field(key="x", kind="choices", label="X", choices=OPTIONS, other=True)


def test_reads_ticks_in_the_order_of_the_form_without_repetition():
    assert KIND.read(["nuoc", "xa", "nuoc"], CLOSED) == ["xa", "nuoc"]
    assert KIND.read(["other:Chợ phiên", "xa"], OPEN) == ["xa", "other:Chợ phiên"]


def test_no_tick_is_no_answer():
    assert KIND.read([], CLOSED) is None
    assert KIND.read("", CLOSED) is None
    assert KIND.read([""], CLOSED) is None


def test_an_unknown_option_is_refused():
    with pytest.raises(Unreadable, match="XA"):
        KIND.read(["xa", "huyen"], CLOSED)


def test_shows_labels_and_own_words():
    assert KIND.show(["xa", "other:Chợ phiên"], OPEN) == "XA; Chợ phiên"
    assert KIND.show(None, OPEN) == ""
    assert KIND.to_raw(None, OPEN) == []


def test_problems_of_each_option():
    assert len(KIND.check(["xa", "other:", "gone"], OPEN)) == 2


@given(st.lists(st.sampled_from(["xa", "tinh", "nuoc", "other:một", "other:hai"])))
def test_what_was_read_reads_again_the_same(raw):
    value = KIND.read(raw, OPEN)
    assert KIND.read(KIND.to_raw(value, OPEN), OPEN) == value
