"""Pages: headings stay with their text, heads of tables come again, signatures stay whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_desktop.forms.paper.blocks import Cell, Document, Dots, Signature, Signatures, Table
from ocop_desktop.render.breaking import Row
from ocop_desktop.render.flow import pour
from ocop_desktop.render.page import PORTRAIT, Style
from ocop_desktop.render.slabs import Columns, Rows, Stroke, TableRow
from ocop_desktop.render.typeset import slabs
from tests.render.conftest import line

TEN = Style(8, 10)
HEIGHT = 100.0


def text(rows, **attributes):
    return Rows([Row(())] * rows, TEN, **attributes)


def table_row(rows, head=None):
    return TableRow((text(rows),), (50.0,), head)


def heights(pages):
    return [[slab.height for _, slab in page] for page in pages]


def test_slabs_fill_a_page_and_go_on_with_the_next():
    assert heights(pour([text(4), text(4), text(3)], HEIGHT)) == [[40, 40], [30]]


def test_long_text_is_parted_and_never_leaves_one_row_alone():
    assert heights(pour([text(7), text(8)], HEIGHT)) == [[70, 30], [50]]
    assert heights(pour([text(9), text(8)], HEIGHT)) == [[90], [80]]
    assert heights(pour([text(7), text(4)], HEIGHT)) == [[70, 20], [20]]
    assert heights(pour([text(8), text(3)], HEIGHT)) == [[80], [30]]


def test_a_heading_goes_with_the_text_below_it():
    assert heights(pour([text(8), text(1, keeps=True), text(5)], HEIGHT)) == [[80], [10, 50]]
    assert heights(pour([text(6), text(1, keeps=True), text(5)], HEIGHT)) == [
        [60, 10, 30],
        [20],
    ]


def test_a_signature_block_stays_whole():
    block = Columns(((0.0, [text(2), Stroke(30.0)]),))
    assert heights(pour([text(6), block], HEIGHT)) == [[60], [50]]


def test_the_head_of_a_table_comes_again():
    head = table_row(1)
    pages = pour([head, *(table_row(3, head) for _ in range(4))], HEIGHT)
    assert [page[0][1] for page in pages] == [head, head]


def test_a_row_taller_than_a_page_is_parted_under_its_head():
    head = table_row(1)
    pages = pour([head, table_row(40, head)], HEIGHT)
    assert all(page[0][1] is head for page in pages)
    rows = sum(len(slab.cells[0].rows) for page in pages for _, slab in page if slab is not head)
    assert rows == 40


def test_none_ends_a_page_but_leaves_no_empty_one():
    assert heights(pour([text(1), None, text(2), None], HEIGHT)) == [[10], [20]]
    assert pour([], HEIGHT) == [[]]


def test_what_cannot_be_parted_is_drawn_all_the_same():
    assert heights(pour([text(1), Stroke(300.0), text(1)], HEIGHT)) == [[10], [300], [10]]


SLABS = st.lists(
    st.one_of(
        st.builds(text, st.integers(0, 40), keeps=st.booleans(), after=st.floats(0, 9)),
        st.builds(Stroke, st.floats(1, 100), before=st.floats(0, 9)),
        st.none(),
    ),
    max_size=25,
)


@settings(deadline=None)
@given(SLABS)
def test_whatever_comes_every_row_stands_on_a_page_once(slabs):
    pages = pour(slabs, HEIGHT)
    placed = [slab for page in pages for _, slab in page]
    rows = sum(len(slab.rows) for slab in slabs if isinstance(slab, Rows))
    assert sum(len(slab.rows) for slab in placed if isinstance(slab, Rows)) == rows
    assert sum(isinstance(s, Stroke) for s in placed) == sum(isinstance(s, Stroke) for s in slabs)
    for page in pages:
        assert all(at + slab.height <= HEIGHT + 0.01 for at, slab in page)
        assert [at for at, _ in page] == sorted(at for at, _ in page)


def test_a_signature_never_stands_alone_on_a_page():
    block = Signatures(blocks=(Signature(title=("ĐẠI DIỆN",), name="Lê Thị Nga"),))
    story = line("Gạo nếp cái hoa vàng trồng ở Đại Xuân. " * 30, align="justify")
    rows = ((Cell(text="1"), Cell(text="Gạo")),) * 4
    table = Table(head=(Cell(text="TT"), Cell(text="Tên")), rows=rows, widths=(1.0, 4.0))
    for last in (story, Dots(lines=2), table):
        for filler in range(20, 30):
            lines = (line(f"Dòng {n}") for n in range(filler))
            paper = Document(title="", blocks=(*lines, last, block))
            pages = pour(slabs(paper), PORTRAIT.text_height)
            signed = [slab for _, slab in pages[-1]]
            assert len(signed) > 1, (last, filler)
