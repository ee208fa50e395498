"""The list for the district, read back by another library."""

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from ocop_desktop.core.records import Query


def read(path):
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


@pytest.fixture
def rows(sample_desk, tmp_path):
    path, count = sample_desk.lists.save("tong-hop-y-tuong", 2020, tmp_path / "list.xlsx")
    return sample_desk, read(path), count


def test_every_idea_of_the_year_is_a_row(rows):
    desk, cells, count = rows
    assert count == desk.ideas.count(Query(year=2020))
    flat = [str(cell) for row in cells for cell in row]
    for idea in desk.ideas.page(Query(year=2020, limit=100)):
        assert idea.product_name in flat
        assert any(idea.producer_name in cell for cell in flat)


def test_phone_numbers_stay_text(rows):
    _, cells, _ = rows
    phones = [cell for row in cells for cell in row if str(cell).startswith("09")]
    assert phones
    assert all(isinstance(phone, str) for phone in phones)


def test_the_title_names_the_year(rows):
    _, cells, _ = rows
    title = "BIỂU TỔNG HỢP ĐĂNG KÝ Ý TƯỞNG SẢN PHẨM OCOP NĂM 2020"
    assert any(title in str(cell) for row in cells for cell in row)


def test_drafts_can_be_left_out_and_say_so_when_they_are_not(sample_desk, tmp_path):
    all_rows = sample_desk.lists.save("tong-hop-y-tuong", 2020, tmp_path / "all.xlsx")[1]
    path, rows = sample_desk.lists.save(
        "tong-hop-y-tuong", 2020, tmp_path / "finished.xlsx", drafts=False
    )
    drafts = sample_desk.ideas.count(Query(year=2020, state="draft"))
    assert rows == all_rows - drafts > 0
    flat = [str(cell) for row in read(tmp_path / "all.xlsx") for cell in row]
    assert sum("Phiếu còn nháp" in cell for cell in flat) == drafts
    assert not any("Phiếu còn nháp" in str(cell) for row in read(path) for cell in row)


def test_the_plans_list_is_printed_on_a3_and_the_ideas_list_on_a4(sample_desk, tmp_path):
    for code, paper in (("tong-hop-phuong-an", 8), ("tong-hop-y-tuong", 9)):
        path, _ = sample_desk.lists.save(code, 2020, tmp_path / f"{code}.xlsx")
        setup = load_workbook(path).active.page_setup
        assert (int(setup.paperSize), setup.orientation, setup.fitToWidth) == (
            paper,
            "landscape",
            1,
        )
