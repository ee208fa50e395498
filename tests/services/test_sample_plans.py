"""The three plans of the sample commune: complete, and adding up."""

import pytest
from openpyxl import load_workbook
from reportlab.pdfbase.pdfmetrics import stringWidth

from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import PlanKind, Query, State
from ocop_desktop.core.text import fold
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.planning.judgement import Light, light


@pytest.fixture
def papers(sample_desk):
    rows = sample_desk.plans.page(Query(limit=10))
    return {row.product_name: sample_desk.filling.open("plan", row.id) for row in rows}


def test_three_plans_are_finished(sample_desk):
    rows = sample_desk.plans.page(Query(limit=10))
    assert sorted((row.producer_kind, row.kind) for row in rows) == [
        ("cooperative", PlanKind.FULL),
        ("enterprise", PlanKind.FULL),
        ("household_business", PlanKind.SIMPLE),
    ]
    assert {row.state for row in rows} == {State.FINISHED}


def test_nothing_contradicts_itself(papers):
    for name, opened in papers.items():
        told = plan_answers.numbers(opened.form, opened.session.values())
        assert [found.kind for found in told.contradictions] == [], name
        assert told.figures.gap == 0, name


def test_two_stand_and_one_is_to_be_looked_at_again(papers):
    lights = {}
    for name, opened in papers.items():
        told = plan_answers.numbers(opened.form, opened.session.values())
        lights[name] = light(told.figures, told.contradictions)
    assert sorted(lights.values()) == [Light.LOOK_AGAIN, Light.STANDS, Light.STANDS]
    assert lights["Bánh đa sợi Xuân Bình"] is Light.LOOK_AGAIN


def test_nothing_is_left_to_answer(sample_desk, papers):
    for name, opened in papers.items():
        found = sample_desk.filling.review(opened)
        assert [p.text for p in found if p.severity is Severity.BLOCKS] == [], name


def test_the_figures_of_the_household_by_hand(papers):
    opened = papers["Mỳ khô Xuân Bình"]
    first = plan_answers.numbers(opened.form, opened.session.values()).figures.years[0]
    # 18.000 × 14.000 + 5.500 × 16.000 + 1.150 × 118.000
    assert first.revenue == 252_000_000 + 88_000_000 + 135_700_000
    # 24.000 × (0,55 × 12.000 + 700) + 1.200 × (5,5 × 12.000 + 2.500)
    assert first.materials == 175_200_000 + 82_200_000
    assert first.labour_variable == 2 * 10 * 4_500_000 + 10 * 4_000_000
    assert first.depreciation == 45_000_000 // 5 + 3_000_000 // 3 + 30_000_000 // 10
    assert first.interest == 2_376_000  # 30.000.000 × 7,92 %
    assert first.profit == 26_524_000


def test_the_list_of_plans_shows_every_heading_and_figure_whole(sample_desk, tmp_path):
    path, _ = sample_desk.lists.save("tong-hop-phuong-an", 2020, tmp_path / "a.xlsx")
    ws = load_workbook(path).active
    head = next(row for row in ws.iter_rows() if row[0].value == "TT")
    room = {  # points, without the margins at both sides
        cell.column: ws.column_dimensions[cell.column_letter].width * 5.25 - 3 for cell in head
    }
    heights = [rows_of(cell.value, room[cell.column]) * 14 for cell in head]
    assert max(heights) <= ws.row_dimensions[head[0].row].height
    for row in ws.iter_rows(min_row=head[0].row + 1):
        for cell in row:
            if isinstance(cell.value, int | float):
                assert stringWidth(f"{cell.value:,}", "Times-Bold", 12) <= room[cell.column]


def rows_of(text, room):
    """Return in how many rows bold words stand; the letters are as wide as those without marks."""
    count, used = 1, 0.0
    for word in map(fold, text.split()):
        width = stringWidth(f"{word} ", "Times-Bold", 12)
        assert width <= room
        count, used = (count + 1, width) if used + width > room else (count, used + width)
    return count
