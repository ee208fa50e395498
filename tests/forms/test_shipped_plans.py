"""Biểu số 03, Biểu số 04, the progress of a plan and their list, as they ship."""

import re

import pytest

from ocop_desktop import resources
from ocop_desktop.core.problems import Severity
from ocop_desktop.core.text import fold
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.reading.form import load_form
from ocop_desktop.forms.session import Session

BASES = ["qd1048-2019", "qd26-2026"]
SIMPLE = [
    "Sản phẩm và sản lượng",
    "Nguyên vật liệu",
    "Thiết bị",
    "Lao động",
    "Chi phí",
    "Doanh thu và vốn",
]
PARTS = ["PHẦN I.", "PHẦN II.", "PHẦN III.", "PHẦN IV."]
MOST_ON_A_PAGE = 8
COLUMNS_OF_THE_LIST = 22


@pytest.fixture(scope="module")
def library():
    return Library(resources.assets() / "bases")


def steps(form, kind):
    return [step.title for step in Session(form, {"loai_phuong_an": kind}).steps()]


@pytest.mark.parametrize("basis", BASES)
def test_a_household_is_asked_six_pages(library, basis):
    assert steps(library.form(basis, "bieu-03"), "simple") == SIMPLE


@pytest.mark.parametrize("basis", BASES)
def test_a_full_plan_asks_more_on_pages_of_a_readable_length(library, basis):
    form = library.form(basis, "bieu-03")
    asked = steps(form, "full")
    assert [title for title in asked if title in SIMPLE] == SIMPLE
    assert len(asked) > len(SIMPLE)
    assert [s.title for s in form.steps() if len(s.fields) > MOST_ON_A_PAGE] == []


def test_the_four_parts_are_printed_in_the_order_of_the_form(library):
    form = library.form("qd1048-2019", "bieu-03")
    parts = [p.text for s in form.sections for p in s.prints if p.block == "part"]
    assert [re.match(r"PHẦN [IV]+\.", text)[0] for text in parts] == PARTS


def test_every_table_of_the_proposal_is_printed_once(library):
    form = library.form("qd1048-2019", "bieu-03")
    texts = [p.text for s in form.sections for p in s.prints if p.block == "table"]
    numbers = [int(found[1]) for text in texts if (found := re.match(r"Bảng 3-(\d+)\.", text))]
    assert sorted(numbers) == list(range(1, 15))


def test_tables_are_marked_as_ours_and_none_must_be_filled(library):
    for field in library.form("qd1048-2019", "bieu-03").fields():
        if field.kind == "table":
            assert field.proposal, field.key
            assert not field.required, field.key


@pytest.mark.parametrize("code", ["bieu-03", "bieu-04", "tien-do"])
def test_every_question_is_helped_with(library, code):
    for field in library.form("qd1048-2019", code).fields():
        assert field.hint, field.key
        assert field.guide, field.key


@pytest.mark.parametrize("code", ["bieu-03", "bieu-04", "tien-do"])
def test_the_decision_of_2026_has_none_of_these_and_they_say_so(library, code):
    form = library.form("qd26-2026", code)
    assert form.about == "plan"
    assert form.working
    assert "không thuộc biểu mẫu ban hành kèm theo QĐ 26/2026" in form.notice
    assert form.plan == library.form("qd1048-2019", code).plan


def test_the_progress_is_none_of_the_decision_of_2019_either(library):
    form = library.form("qd1048-2019", "tien-do")
    assert form.working
    assert "không thuộc biểu mẫu" in form.notice


def test_milestones_take_over_what_the_schedule_knows(library):
    schedule = library.form("qd1048-2019", "bieu-03").field("tien_do")
    milestones = library.form("qd1048-2019", "tien-do").field("cot_moc")
    assert milestones.starts_from == "bieu-03.tien_do"
    common = {c.key for c in schedule.columns} & {c.key for c in milestones.columns}
    assert common == {"cong_viec", "bat_dau", "ket_thuc"}


@pytest.mark.parametrize("basis", BASES)
def test_the_summary_tells_of_plans(library, basis):
    assert library.basis(basis).plan_form == "bieu-03"
    definition = library.list_definition(basis, "tong-hop-phuong-an")
    assert (definition.about, definition.proposal) == ("plan", True)
    assert len(definition.columns) == COLUMNS_OF_THE_LIST
    assert definition.left
    assert definition.signature_left
    assert definition.signature_right


def test_the_help_page_knows_every_step(library):
    page = fold((resources.assets() / "help" / "14-phuong-an.md").read_text("utf-8"))
    for step in library.form("qd1048-2019", "bieu-03").steps():
        for words in re.split(r"[,;]", step.title):
            assert fold(words.strip()) in page, step.title


@pytest.mark.parametrize("code", ["bieu-01", "bieu-03", "tien-do"])
def test_a_package_of_2026_holds_all_its_forms_are_made_of(library, code, tmp_path):
    for name, data in library.form_files("qd26-2026", code).items():
        place = tmp_path / f"{name}.toml"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(data)
    alone = load_form(tmp_path / f"qd26-2026/{code}.toml", library.basis("qd26-2026"))
    assert alone == library.form("qd26-2026", code)


@pytest.mark.parametrize("basis", BASES)
def test_workers_of_a_registered_product_that_contradict_each_other_are_told(library, basis):
    people = [{"id": "a", "tong_so": 7, "nu": 4, "trong_xa": 7}, {"id": "b", "tong_so": 6}]
    told = {"nhan_luc": people, "lao_dong": 13, "lao_dong_dia_phuong": 7}
    session = Session(library.form(basis, "bieu-02"), told)
    keys = ("nhan_luc", "lao_dong", "lao_dong_dia_phuong")
    assert [each for key in keys for each in session.problems(key)] == []
    session.type("lao_dong", "12")
    session.type("lao_dong_dia_phuong", "8")
    session.type_cell("nhan_luc", "b", "nu", "10")
    found = [each for key in keys for each in session.problems(key)]
    assert {each.severity for each in found} == {Severity.REMINDS}
    figures = [re.findall(r"(\d+) người", each.text) for each in found]
    assert figures == [["14", "13"], ["12", "13"], ["8", "7"]]


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("code", ["bieu-03", "bieu-04"])
def test_a_superior_without_a_row_is_told_with_both_words(library, basis, code):
    rows = [
        {"id": "a", "chuc_danh": "Giám đốc"},
        {"id": "b", "chuc_danh": "Tổ sấy", "truc_thuoc": "Giám ốc"},
    ]
    kind = {"loai_phuong_an": "full"} if code == "bieu-03" else {}
    session = Session(library.form(basis, code), {**kind, "bo_may": rows})
    (found,) = session.problems("bo_may")
    assert found.severity is Severity.REMINDS
    assert "“Tổ sấy” trực thuộc “Giám ốc”" in found.text
    session.type_cell("bo_may", "b", "truc_thuoc", "giám đốc")
    assert session.problems("bo_may") == ()


def test_capital_that_does_not_add_up_is_told_at_its_table(library):
    sources = [
        {"id": "a", "nguon": "own", "so_tien": 30_000_000},
        {"id": "b", "nguon": "bank", "so_tien": 20_000_000, "lai_suat": 8, "thoi_han": 36},
    ]
    told = {"loai_phuong_an": "simple", "von_luu_dong": 60_000_000, "nguon_von": sources}
    session = Session(library.form("qd1048-2019", "bieu-03"), told)
    (found,) = session.problems("nguon_von")
    assert found.severity is Severity.REMINDS
    assert "còn thiếu 10.000.000 đồng" in found.text
    assert session.cell_problem("nguon_von", "b", "so_tien") == found
    session.type_cell("nguon_von", "a", "so_tien", "40.000.000")
    assert session.problems("nguon_von") == ()


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize(("code", "table"), [("bieu-03", "tien_do"), ("tien-do", "cot_moc")])
def test_what_ends_before_it_begins_is_told(library, basis, code, table):
    kind = {"loai_phuong_an": "full"} if code == "bieu-03" else {}
    session = Session(library.form(basis, code), kind)
    row = session.add_row(table)
    for column, raw in (
        ("cong_viec", "Lắp máy"),
        ("bat_dau", "1/12/2026"),
        ("ket_thuc", "15/11/2026"),
    ):
        session.type_cell(table, row, column, raw)
    (found,) = session.problems(table)
    assert found.severity is Severity.REMINDS
    assert "“Lắp máy” bắt đầu 01/12/2026, kết thúc 15/11/2026" in found.text
    session.type_cell(table, row, "ket_thuc", "tháng 12/2026")
    assert session.problems(table) == ()


@pytest.mark.parametrize("table", ["lao_dong", "chi_phi"])
def test_variable_and_fixed_are_explained_where_they_are_asked(library, table):
    field = library.form("qd1048-2019", "bieu-03").field(table)
    assert any("Biến phí" in column.label for column in field.columns)
    assert re.search(r"Biến phí: .+; định phí: .+", field.hint)
