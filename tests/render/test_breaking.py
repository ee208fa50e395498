"""Rows: nothing lost, nothing over the edge, dots to the margin."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_desktop.forms.paper.blocks import Blank, Box, Text
from ocop_desktop.render.breaking import break_into_rows

SIZE, WIDTH = 13.0, 200.0
HAIR = 0.02


def rows(*runs, width=WIDTH, align="left"):
    runs = tuple(Text(run) if isinstance(run, str) else run for run in runs)
    return break_into_rows(runs, SIZE, width, align)


def texts(found):
    return ["".join(piece.text for _, piece in row.placed) for row in found]


def edges(row):
    (start, _), *_ = row.placed
    x, last = row.placed[-1]
    return start, x + last.width


def test_nothing_to_write_is_no_row():
    assert rows() == rows("") == rows(" \n ") == []


def test_words_wrap_and_line_breaks_hold():
    found = rows("Gạo tẻ thơm Đại Xuân gieo cấy ven sông Đuống\nvụ mùa")
    assert " ".join(texts(found)) == "Gạo tẻ thơm Đại Xuân gieo cấy ven sông Đuống vụ mùa"
    assert texts(found)[-1] == "vụ mùa"


def test_decomposed_letters_are_composed_and_control_characters_dropped():
    assert texts(rows("Ga\u0323o\x00\x1f te\u0309\ud800")) == ["Gạo tẻ"]


def test_a_word_longer_than_the_row_is_cut():
    found = rows("x" * 200)
    assert "".join(texts(found)) == "x" * 200
    assert all(edges(row)[1] <= WIDTH + HAIR for row in found)


def test_a_blank_without_width_reaches_the_margin_and_several_share():
    (row,) = rows("A: ", Blank(), " B: ", Blank())
    blanks = [piece.width for _, piece in row.placed if piece.sign]
    assert blanks[0] == pytest.approx(blanks[1])
    assert edges(row)[1] == pytest.approx(WIDTH)


def test_a_blank_stays_beside_the_word_that_announces_it():
    found = rows("Nguyễn Văn An, Email: ", Blank(6), width=150)
    assert texts(found) == ["Nguyễn Văn An,", "Email:\xa0"]


def test_blanks_give_way_before_the_row_breaks():
    (row,) = rows("Điện thoại: ", Blank(10), " Email: ", Blank(10), width=260)
    assert edges(row)[1] <= 260 + HAIR


def test_justified_rows_reach_both_edges_but_the_last_does_not():
    *full, last = rows("một hai ba bốn năm sáu bảy tám chín mười " * 3, align="justify")
    assert all(edges(row) == pytest.approx((0, WIDTH)) for row in full)
    assert last.stretch == 0


@pytest.mark.parametrize(("align", "start"), [("left", 0), ("right", 1), ("center", 0.5)])
def test_alignment(align, start):
    (row,) = rows("ngắn", align=align)
    left, right = edges(row)
    assert left == pytest.approx(start * (WIDTH - (right - left)))


def test_centred_rows_are_of_like_length():
    first, second = rows("CÁN BỘ QUẢN LÝ CHƯƠNG TRÌNH OCOP HUYỆN", align="center", width=280)
    assert edges(second)[1] - edges(second)[0] > 0.5 * (edges(first)[1] - edges(first)[0])


LETTERS = st.text("aăâđêôơư Ữặ<&>\n\t xX", max_size=300)
RUNS = st.lists(
    st.one_of(
        st.builds(Text, LETTERS, st.booleans(), st.booleans()),
        st.builds(Blank, st.none() | st.floats(0, 60)),
        st.builds(Box, st.booleans()),
    ),
    max_size=8,
)


@settings(deadline=None)
@given(RUNS, st.floats(40, 500), st.sampled_from(["left", "center", "right", "justify"]))
def test_whatever_comes_every_letter_is_set_within_the_edges(runs, width, align):
    found = break_into_rows(runs, SIZE, width, align)
    written = "".join(run.text for run in runs if isinstance(run, Text))
    assert "".join("".join(texts(found)).split()) == "".join(written.split())
    signs = [piece.sign for row in found for _, piece in row.placed if piece.sign]
    assert signs == [run for run in runs if not isinstance(run, Text)]
    for row in found:
        start, end = edges(row)
        assert start >= -HAIR
        assert end <= width + HAIR
