"""What was done of a plan, typed beside what the plan says."""

from datetime import date

import pytest

from ocop_desktop.core.dates import Month
from ocop_desktop.core.records import Query
from ocop_desktop.render.plain import plain
from ocop_desktop.services.printing import Item

RICE = "Gạo nếp cái hoa vàng Đại Xuân"
TABLE = "ket_qua"


@pytest.fixture
def plan_id(sample_desk):
    rows = sample_desk.plans.page(Query(limit=10))
    return next(row.id for row in rows if row.product_name == RICE)


@pytest.fixture
def progress(sample_desk, plan_id):
    """Return what opens the progress of the rice plan anew."""
    return lambda: sample_desk.filling.open("plan", plan_id, "tien-do")


def row_of(opened, row_id):
    return next(row for row in opened.session.value(TABLE) if row["id"] == row_id)


def test_each_year_and_measure_has_a_row_with_the_plans_figure(progress):
    rows = progress().session.value(TABLE)
    assert [row["nam"] for row in rows[::5]] == ["2020", "2021", "2022"]
    assert [(row["chi_tieu"], row["don_vi"], row["ke_hoach"]) for row in rows[:5]] == [
        ("Doanh thu", "đồng", 727_000_000),
        ("Tổng chi phí", "đồng", 713_240_000),
        ("Sản lượng Gạo nếp túi 2 kg", "túi", 6_000),
        ("Sản lượng Gạo nếp túi 5 kg", "túi", 1_600),
        ("Lao động", "người", 7),
    ]


def test_milestones_take_the_months_of_the_schedule_as_they_are(sample_desk):
    desk = sample_desk
    idea = desk.plans.candidates()[0].idea
    plan_id = desk.plans.start(idea.id)
    main = desk.filling.open("plan", plan_id)
    row = main.session.add_row("tien_do")
    for column, typed in (
        ("cong_viec", "Lắp lò"),
        ("bat_dau", "tháng 3/2020"),
        ("ket_thuc", "15/4/20"),
    ):
        main.session.type_cell("tien_do", row, column, typed)
    assert main.session.problems("tien_do") == ()
    desk.filling.save(main)
    further = desk.filling.open("plan", plan_id, "tien-do")
    (stage,) = further.session.value("cot_moc")
    assert (stage["bat_dau"], stage["ket_thuc"]) == (Month(2020, 3), date(2020, 4, 15))
    further.session.type_cell("cot_moc", stage["id"], "ngay_xong", "5/2020")
    desk.filling.save(further)
    told = plain(desk.printing.paper(Item("tien-do", "plan", plan_id)).document)
    assert "03/2020 | 15/04/2020" in told
    assert "05/2020" in told
    assert "03/2020 | 15/04/2020" in plain(
        desk.printing.paper(Item("bieu-03", "plan", plan_id)).document
    )


def test_what_was_done_is_kept_beside_it_with_its_share(sample_desk, progress):
    opened = progress()
    opened.session.type_cell(TABLE, "2-revenue", "thuc_hien", "455.900.000")
    assert row_of(opened, "2-revenue")["ty_le"] == 50
    sample_desk.filling.save(opened)
    assert row_of(progress(), "2-revenue")["ty_le"] == 50
    kept = {row["id"]: row for row in progress().filled.answers[TABLE]}
    assert kept["2-revenue"].keys() == {"id", "thuc_hien"}
    assert "3-revenue" not in kept  # where nothing was typed, nothing is kept


def test_the_figures_are_those_of_the_finished_plan_else_as_it_stands(
    sample_desk, plan_id, progress
):
    desk = sample_desk
    desk.plans.reopen(plan_id)
    main = desk.filling.open("plan", plan_id)
    main.session.type_cell("san_luong", "tui2kg", "nam_1", "7000")
    desk.filling.save(main)
    assert row_of(progress(), "1-output-tui2kg")["ke_hoach"] == 7_000


def test_what_was_done_of_a_product_that_is_planned_no_more_is_not_lost(
    sample_desk, plan_id, progress
):
    desk = sample_desk
    desk.plans.reopen(plan_id)
    main = desk.filling.open("plan", plan_id)
    main.session.remove_row("san_luong", "tui2kg")
    desk.filling.save(main)
    last = progress().session.value(TABLE)[-1]
    assert (last["chi_tieu"], last["thuc_hien"]) == ("Không còn trong phương án", 2150)
    assert last.get("ke_hoach") is None


def test_rows_are_neither_added_by_pasting_nor_lost_by_taking_it_back(progress):
    session = progress().session
    before = session.raw(TABLE)
    session.paste(TABLE, "3-labour", "thuc_hien", [["7"], ["8"], ["9"]])
    assert len(session.value(TABLE)) == len(before)
    assert "tối đa 15 dòng" in session.problems(TABLE)[0].text
    session.type(TABLE, before)
    assert session.raw(TABLE) == before


def test_the_paper_shows_both_and_the_share(sample_desk, plan_id):
    lines = plain(sample_desk.printing.paper(Item("tien-do", "plan", plan_id)).document)
    (line,) = (each for each in lines.splitlines() if "727.000.000" in each)
    assert "268.500.000" in line
    assert "36,9 " in line


def test_a_plan_without_figures_has_rows_to_fill_nevertheless(sample_desk, plan_id, progress):
    desk = sample_desk
    desk.plans.reopen(plan_id)
    main = desk.filling.open("plan", plan_id)
    for field in main.form.fields():
        if not field.bind and field.kind in {"table", "money"}:
            main.session.type(field.key, [] if field.kind == "table" else "")
    desk.filling.save(main)
    row = row_of(progress(), "1-revenue")
    assert (row["chi_tieu"], row["ke_hoach"], row["thuc_hien"]) == ("Doanh thu", None, 268_500_000)
