"""How the columns of a table share the width of a page, and how large its type is."""

from ocop_desktop.forms.paper.blocks import Cell, Table
from ocop_desktop.render.page import PORTRAIT
from ocop_desktop.render.typeset import table_rows


def columns(words, figures):
    """Return a table of one row: those words, then as many figures of a milliard."""
    cells = (
        *(Cell(text=text) for text in words),
        *(Cell(text="1.364.000.000", align="right") for _ in range(figures)),
    )
    head = tuple(Cell(text=f"Cột {n}", align="center", bold=True) for n, _ in enumerate(cells))
    table = Table(head=head, rows=(cells, cells, cells), widths=(1.0,) * len(cells))
    return list(table_rows(table, PORTRAIT))


def test_rather_than_standing_one_below_the_other_words_are_set_smaller():
    _, row, *_ = columns(("Bánh đa sợi gói 400 g", "Quán ăn, bếp ăn"), 5)
    assert max(len(cell.rows) for cell in row.cells) <= 2
    assert 9 <= row.cells[0].style.size < 12
    assert sum(row.widths) <= PORTRAIT.text_width + 0.01


def test_type_stays_large_where_there_is_room():
    _, row, *_ = columns(("Bánh đa sợi gói 400 g", "Quán ăn, bếp ăn"), 2)
    assert row.cells[0].style.size == 12


def test_long_stories_do_not_make_the_type_small():
    _, row, *_ = columns(("Ký hợp đồng gạo theo năm, dự trữ hai tháng. " * 6,), 3)
    assert row.cells[0].style.size == 12


def test_the_head_stands_with_two_rows_at_the_foot_of_a_page():
    head, first, second, last = columns(("Gạo " * 80,), 3)
    assert head.keeps
    assert first.keeps
    assert second.keeps  # with the last one
    assert not last.keeps
