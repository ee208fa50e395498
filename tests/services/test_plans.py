"""Plans: begun from an idea without typing anything twice, finished, sent, listed, printed."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ocop_desktop.core.problems import Refusal, Severity
from ocop_desktop.core.records import PlanKind, Query, State
from ocop_desktop.exchange.read import read_records
from ocop_desktop.forms.paper.blocks import Chart
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.render.plain import plain
from ocop_desktop.services.freezing import thaw
from ocop_desktop.services.printing import Item
from ocop_desktop.store import answers, plans, products, states
from ocop_desktop.wording import plan_workbook as words
from tests.conftest import NOON


@pytest.fixture
def sample_desk(sample_desk):
    """Return the sample commune without the plans it has."""
    for plan_id in plans.ids(Query()):
        plans.trash(plan_id, "")
    return sample_desk


@pytest.fixture
def idea(sample_desk):
    """Return the accepted idea of the year."""
    return sample_desk.ideas.page(Query(year=2020, state="accepted"))[0]


@pytest.fixture
def plan_id(sample_desk, idea):
    return sample_desk.plans.start(idea.id)


def finish(desk, plan_id):
    """Finish a plan whatever it still lacks."""
    opened = desk.filling.open("plan", plan_id)
    opened.session.all_problems = list
    desk.filling.finish(opened)
    return opened


def own_text(form):
    return next(f.key for f in form.fields() if not f.bind and f.kind == "long_text")


# --- beginning -----------------------------------------------------------------------------------


def test_ideas_are_offered_accepted_ones_first_until_they_have_a_plan(sample_desk, idea):
    offered = sample_desk.plans.candidates()
    assert offered[0].idea.id == idea.id  # the newest year first
    assert offered[0].why == "cấp trên đã duyệt"
    assert {each.idea.state for each in offered} == {State.ACCEPTED, State.FINISHED, State.SENT}
    sample_desk.plans.start(idea.id)
    assert idea.id not in {each.idea.id for each in sample_desk.plans.candidates()}
    name = offered[1].idea.product_name
    assert [each.idea.product_name for each in sample_desk.plans.candidates(name)] == [name]


def test_a_plan_begins_with_what_its_idea_told(sample_desk, idea, plan_id):
    opened = sample_desk.filling.open("plan", plan_id)
    assert opened.title == idea.product_name
    assert list(opened.records) == ["office", "plan", "idea", "product", "producer"]
    outputs = opened.form.plan["outputs"]
    (row,) = opened.session.value(outputs["table"])
    told = sample_desk.filling.open("idea", idea.id).session
    assert row[outputs["name"]] == idea.product_name
    assert row[outputs["unit"]] == told.value("don_vi")
    assert row[outputs["years"][0]] == told.value("quy_mo")
    sales = opened.form.plan["sales"]
    (row,) = opened.session.value(sales["table"])
    assert row[sales["product"]] == idea.product_name
    assert told.value("gia_ban")  # what the consumer pays is not what the producer gets
    assert row[sales["price"]] is None


def test_what_a_plan_began_with_is_hers_afterwards(sample_desk, idea, plan_id):
    products.save(replace(products.get(idea.product_id), name="Tên mới"), "")
    opened = sample_desk.filling.open("plan", plan_id)
    outputs = opened.form.plan["outputs"]
    (row,) = opened.session.value(outputs["table"])
    assert (opened.title, row[outputs["name"]]) == ("Tên mới", idea.product_name)


def test_a_further_paper_begins_with_the_plan_and_keeps_what_is_typed(sample_desk, plan_id):
    desk = sample_desk
    codes = [form.code for form in desk.filling.other_forms("plan", plan_id)]
    assert codes == ["bieu-04", "tien-do"]
    main = desk.filling.open("plan", plan_id)
    main.session.type("marketing", "Bán ở chợ phiên")
    desk.filling.save(main)
    further = desk.filling.open("plan", plan_id, "bieu-04")
    field = next(f for f in further.form.fields() if f.starts_from == "bieu-03.marketing")
    assert further.session.value(field.key) == "Bán ở chợ phiên"
    assert further.editable
    assert not further.is_main
    further.session.type(field.key, "Bán qua mạng")
    desk.filling.save(further)
    main.session.type("marketing", "Chữ sửa sau")
    desk.filling.save(main)
    again = desk.filling.open("plan", plan_id, "bieu-04")
    assert again.session.value(field.key) == "Bán qua mạng"


def test_workers_of_a_further_paper_are_held_against_the_plan(sample_desk, plan_id):
    desk = sample_desk
    main = desk.filling.open("plan", plan_id)
    row = main.session.add_row("lao_dong")
    main.session.type_cell("lao_dong", row, "so_nguoi", "50")
    main.session.type_cell("lao_dong", row, "trong_xa", "2")
    desk.filling.save(main)
    further = desk.filling.open("plan", plan_id, "bieu-04")
    assert further.session.value("lao_dong") < 50
    (told,) = further.session.problems("lao_dong")
    assert told.severity is Severity.REMINDS
    assert "cộng được 50 người" in told.text
    assert f"là {further.session.value('lao_dong')} người" in told.text
    assert further.session.problems("lao_dong_dia_phuong") == ()
    further.session.type("lao_dong", "50")
    assert further.session.problems("lao_dong") == ()


def test_a_further_paper_stands_for_itself_whatever_the_plan_does(sample_desk, plan_id):
    desk = sample_desk

    def stands(code):
        name = desk.printing.paper(Item(code, "plan", plan_id)).file_name
        return desk.filling.open("plan", plan_id, code).standing, "nhap" in name

    assert (stands("bieu-03"), stands("tien-do")) == (("draft", True), ("followed", False))
    finish(desk, plan_id)
    assert (stands("bieu-03"), stands("tien-do")) == (("finished", False), ("followed", False))
    assert stands("bieu-04") == ("draft", True)
    further = desk.filling.open("plan", plan_id, "bieu-04")
    for field in further.form.fields():
        if further.session.missing(field.key):
            further.session.type(field.key, "Chữ")
    desk.filling.save(further)
    assert stands("bieu-04") == ("complete", False)


def test_an_idea_has_one_plan_a_year(sample_desk, idea, plan_id):
    assert sample_desk.plans.of_idea(idea.id) == plan_id
    with pytest.raises(Refusal, match="PA-02"):
        sample_desk.plans.start(idea.id)
    sample_desk.offices.use_year(2021)
    assert sample_desk.plans.of_idea(idea.id) == ""
    second = sample_desk.plans.get(sample_desk.plans.start(idea.id, PlanKind.SIMPLE))
    assert (second.year, second.kind) == (2021, PlanKind.SIMPLE)
    assert sample_desk.plans.years() == [2021, 2020]


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_no_plan_of_an_idea_that_is_not_ready(sample_desk, state):
    row = sample_desk.ideas.page(Query(state=state))[0]
    with pytest.raises(Refusal, match="PA-04"):
        sample_desk.plans.start(row.id)


def test_what_is_gone_is_said(sample_desk):
    with pytest.raises(Refusal, match="PA-01"):
        sample_desk.filling.open("plan", "none")
    with pytest.raises(Refusal, match="YT-01"):
        sample_desk.plans.start("none")


def test_a_basis_without_such_a_form_says_so(sample_desk, idea, monkeypatch):
    basis = replace(sample_desk.library.basis(idea.basis), plan_form="")
    monkeypatch.setattr(sample_desk.library, "basis", lambda _key: basis)
    assert not sample_desk.plans.can_start()
    assert sample_desk.plans.candidates() == []
    with pytest.raises(Refusal, match="PA-03"):
        sample_desk.plans.start(idea.id)


# --- filling and finishing -----------------------------------------------------------------------


def test_facts_go_to_their_records_and_answers_stay_with_the_plan(sample_desk, plan_id):
    opened = sample_desk.filling.open("plan", plan_id)
    kind, own = opened.binds["plan.kind"], own_text(opened.form)
    opened.session.type(kind, "simple")
    opened.session.type(opened.binds["producer.address"], "Thôn Đông")
    opened.session.type(own, "Chữ của phương án")
    changes = sample_desk.filling.save(opened).changes
    assert changes.types() == {"plan", "producer"}
    assert plans.get(plan_id).kind is PlanKind.SIMPLE
    assert sample_desk.producers.get(opened.records["producer"].id).address == "Thôn Đông"
    (filled,) = answers.of_owner("plan", plan_id)
    assert filled.answers[own] == "Chữ của phương án"


def test_a_finished_plan_is_closed_frozen_and_opened_again(sample_desk, idea, plan_id):
    desk = sample_desk
    assert "nhap" in desk.printing.paper(Item("bieu-03", "plan", plan_id)).file_name
    opened = finish(desk, plan_id)
    assert (opened.state, opened.editable) == (State.FINISHED, False)
    assert [change.state for change in desk.plans.history(plan_id)] == [State.FINISHED]
    assert desk.ideas.get(idea.id).state is State.ACCEPTED
    before = plain(desk.printing.paper(Item("bieu-03", "plan", plan_id)).document)
    products.save(replace(products.get(idea.product_id), name="Tên mới"), "")
    paper = desk.printing.paper(Item("bieu-03", "plan", plan_id))
    assert plain(paper.document) == before
    assert paper.file_name.startswith("2020_")
    assert not paper.document.draft_mark
    values, records = thaw(opened.form, opened.filled.frozen)
    results = values[opened.form.plan["results"]["table"]]
    shown = opened.session.value(opened.form.plan["results"]["table"])
    assert [row["id"] for row in results] == [row["id"] for row in shown]
    assert results[0]["id"] == "=revenue"
    assert (records["plan"].kind, records["plan"].state) == (PlanKind.FULL, State.DRAFT)
    late = desk.filling.open("plan", plan_id)
    assert not late.editable
    assert desk.plans.reopen(plan_id).types() == {"plan"}
    assert desk.filling.open("plan", plan_id).editable


def test_a_form_closed_meanwhile_takes_nothing(sample_desk, plan_id):
    open_since = sample_desk.filling.open("plan", plan_id)
    finish(sample_desk, plan_id)
    open_since.session.type(own_text(open_since.form), "Muộn rồi")
    with pytest.raises(Refusal, match="YT-07"):
        sample_desk.filling.save(open_since)


def test_figures_follow_from_the_answers(sample_desk, plan_id):
    opened = sample_desk.filling.open("plan", plan_id)
    sales = opened.form.plan["sales"]
    (row,) = opened.session.value(sales["table"])
    opened.session.type_cell(sales["table"], row["id"], sales["quantities"][0], "1000")
    opened.session.type_cell(sales["table"], row["id"], sales["price"], "16000")
    assert opened.session.numbers.figures.years[0].revenue == 16_000_000


def test_a_draft_paper_says_that_cells_could_not_be_read(sample_desk, plan_id):
    opened = sample_desk.filling.open("plan", plan_id)
    field = opened.form.plan["single"]["tax_rate"]
    said = "Có 1 ô chưa đọc được nên chưa được tính"
    for text, is_said in (("hai mươi", True), ("20", False)):
        opened.session.type(field, text)
        sample_desk.filling.save(opened)
        paper = plain(sample_desk.printing.paper(Item("bieu-03", "plan", plan_id)).document)
        assert (said in paper) is is_said


# --- up and back ---------------------------------------------------------------------------------


def test_results_are_entered_taken_back_and_reopen_a_returned_plan(sample_desk, plan_id):
    desk, day = sample_desk, NOON.date()
    results = desk.plans.results
    assert results.able([plan_id], State.SENT) == []
    finish(desk, plan_id)
    results.enter([plan_id], State.SENT, day)
    with pytest.raises(Refusal, match="PA-05"):
        desk.plans.reopen(plan_id)
    with pytest.raises(Refusal, match="SO-08"):
        results.enter([plan_id], State.RETURNED, day)
    deed = results.enter([plan_id], State.RETURNED, day, "12/TB", "Thiếu vốn")
    assert deed.changes.types() == {"plan"}
    opened = desk.filling.open("plan", plan_id)
    assert opened.editable
    assert desk.filling.returned(opened).reason == "Thiếu vốn"
    assert desk.filling.unmended(opened)
    opened.session.type(own_text(opened.form), "Đã bổ sung vốn")
    assert desk.filling.unmended(opened) is None
    deed.undo()
    assert plans.get(plan_id).state is State.SENT
    assert results.before(plan_id) is State.FINISHED
    with pytest.raises(Refusal, match=r"SO-03|chưa tới"):
        results.enter([plan_id], State.ACCEPTED, date(2030, 1, 1))


def test_a_package_holds_every_plan_from_finished_on(sample_desk, idea, plan_id, tmp_path):
    desk = sample_desk
    look = desk.transfer.look(2020)
    assert [why for _, why in look.plans_stay] == ["còn là bản nháp"]
    finish(desk, plan_id)
    further = desk.filling.open("plan", plan_id, "tien-do")
    further.session.type(own_text(further.form), "Xong đợt một")
    desk.filling.save(further)
    unready = desk.filling.open("plan", plan_id, "bieu-04")  # much is still missing there
    unready.session.type(own_text(unready.form), "Chưa hỏi xong")
    desk.filling.save(unready)
    look = desk.transfer.look(2020)
    assert [row.id for row in look.plans] == [plan_id]
    assert (look.new_plans, len(look.plans_stay)) == (1, 0)
    assert [(row.id, form.code) for row, form in look.papers_stay] == [(plan_id, "bieu-04")]
    made = desk.transfer.make(2020, tmp_path / "goi.ocop.zip")
    assert (made.plans, made.changes.types()) == (1, {"idea", "plan", "package"})
    assert plans.get(plan_id).state is State.SENT
    assert states.of("plan", plan_id)[-1].happened_on == NOON.date()
    (kept,) = desk.transfer.sent()
    assert (kept.ideas, kept.plans) == (made.ideas, 1)
    report = desk.transfer.check(made.path)
    assert report.ok
    assert (report.records["plan"], report.records["idea"]) == (1, made.ideas)
    told = {record["id"]: record for record in read_records(made.path)}
    assert told[told[plan_id]["idea_id"]]["product_id"] == idea.product_id
    forms = [each for each in told.values() if each.get("owner_id") == plan_id]
    assert {each["code"] for each in forms} == {"bieu-03", "bieu-04", "tien-do"}
    names = zipfile.ZipFile(made.path).namelist()
    assert sum(name.startswith("papers/pa-0001") for name in names) == 2
    assert "lists/tong-hop-phuong-an.xlsx" in names
    assert "definitions/qd1048-2019/tien-do.toml" in names
    letter = next(path for path in made.letters if path.suffix == ".pdf")
    (page,) = PdfReader(letter).pages  # with all that is enclosed it still takes one
    told = " ".join(page.extract_text().split())
    assert "Tiến độ phương án (1 bản);" in told
    assert "Biểu số 04" not in told  # it stays
    assert "Nơi nhận" in told
    again = desk.transfer.make(2020, tmp_path / "lai.ocop.zip")
    assert (again.plans, again.ideas) == (1, made.ideas)


def test_a_plan_of_last_years_idea_goes_alone_with_what_it_belongs_to(sample_desk, idea, tmp_path):
    desk = sample_desk
    desk.offices.use_year(2021)
    plan_id = desk.plans.start(idea.id)
    finish(desk, plan_id)
    made = desk.transfer.make(2021, tmp_path / "goi.ocop.zip")
    assert (made.ideas, made.plans) == (0, 1)
    told = {record["id"]: record for record in read_records(made.path)}
    assert {plan_id, idea.id, idea.product_id, idea.producer_id} <= told.keys()
    names = zipfile.ZipFile(made.path).namelist()
    assert [name for name in names if name.startswith("lists/")] == [
        "lists/tong-hop-phuong-an.xlsx"
    ]
    assert len([name for name in names if name.startswith("papers/")]) == 1
    assert desk.ideas.get(idea.id).state is State.ACCEPTED


# --- lists and trash -----------------------------------------------------------------------------


def cells_of(source):
    return [list(line) for line in load_workbook(source).active.values]


def test_the_summary_tells_the_plans_of_a_year(sample_desk, idea, plan_id, tmp_path):
    definition = sample_desk.lists.about("plan")
    path, rows = sample_desk.lists.save(definition.code, 2020, tmp_path / "a.xlsx")
    assert rows == 1
    line = next(line for line in cells_of(path) if idea.product_name in line)
    assert idea.producer_name in line
    assert "2020–2022" in line
    assert any("còn nháp" in str(cell) for cell in line)
    assert sample_desk.lists.save(definition.code, 2020, path, drafts=False)[1] == 0
    assert sample_desk.lists.save(definition.code, 2019, path)[1] == 0


def test_a_finished_plan_keeps_its_figures_whatever_is_calculated_later(
    sample_desk, plan_id, tmp_path, monkeypatch
):
    desk = sample_desk
    opened = desk.filling.open("plan", plan_id)
    opened.session.type("von_luu_dong", "5000000,5")
    desk.filling.save(opened)
    finish(desk, plan_id)

    def told():
        code = desk.lists.about("plan").code
        paper = desk.printing.paper(Item("bieu-03", "plan", plan_id)).document
        numbers = desk.filling.open("plan", plan_id).session.numbers
        progress = desk.printing.paper(Item("tien-do", "plan", plan_id)).document
        listed = cells_of(desk.lists.save(code, 2020, tmp_path / "a.xlsx")[0])
        return plain(paper), listed, numbers, plain(progress)

    def otherwise(plan):
        found = figures(plan)
        years = tuple(
            replace(year, profit=year.profit + 7, revenue=year.revenue + 7) for year in found.years
        )
        return replace(found, capital_need=found.capital_need + 7, years=years)

    assert told()[2].figures == opened.session.numbers.figures
    assert told()[2].contradictions
    before, drawn = told(), desk.printing.paper(Item("bieu-03", "plan", plan_id)).document.blocks
    figures = plan_answers.figures
    monkeypatch.setattr(plan_answers, "figures", otherwise)
    charts = [block for block in drawn if isinstance(block, Chart)]
    again = desk.printing.paper(Item("bieu-03", "plan", plan_id)).document.blocks
    assert len(charts) == 3
    assert charts == [block for block in again if isinstance(block, Chart)]
    assert told() == before


def test_the_workbook_of_a_finished_plan_bears_the_name_it_was_finished_with(
    sample_desk, idea, plan_id, tmp_path
):
    finish(sample_desk, plan_id)
    before = sample_desk.plans.save_workbook(plan_id, tmp_path / "a")
    products.save(replace(products.get(idea.product_id), name="Tên mới"), "")
    after = sample_desk.plans.save_workbook(plan_id, tmp_path / "b")
    assert after.name == before.name
    assert not any("Tên mới" in str(cell) for row in cells_of(after) for cell in row)


def test_the_workbook_of_a_draft_says_so_and_a_simple_plan_has_no_channels(
    sample_desk, plan_id, tmp_path
):
    draft = sample_desk.plans.save_workbook(plan_id, tmp_path)
    assert draft.name.startswith("2020_nhap_phuong-an_")
    assert words.CHANNELS in load_workbook(draft).sheetnames
    opened = sample_desk.filling.open("plan", plan_id)
    opened.session.type("loai_phuong_an", "simple")
    sample_desk.filling.save(opened)
    finish(sample_desk, plan_id)
    simple = sample_desk.plans.save_workbook(plan_id, tmp_path)
    assert simple.name.startswith("2020_phuong-an_")
    assert words.CHANNELS not in load_workbook(simple).sheetnames


def test_the_list_on_screen_is_written_as_it_is(sample_desk, idea, plan_id, tmp_path):
    path = tmp_path / "a.xlsx"
    assert sample_desk.shown_lists.save("plans", Query(year=2020), path) == 1
    line = next(line for line in cells_of(BytesIO(path.read_bytes())) if idea.product_name in line)
    assert {"Đầy đủ", "Nháp", idea.producer_name} <= set(line)


def test_trash_and_back(sample_desk, idea, plan_id):
    desk = sample_desk
    assert desk.plans.trash(plan_id).types() == {"plan"}
    assert desk.plans.count(Query()) == 0
    assert plan_id in {row.id for row in desk.plans.page(Query(trashed=True))}
    other = desk.plans.start(idea.id)
    with pytest.raises(Refusal, match="KHO-25"):
        desk.plans.restore(plan_id)
    desk.plans.trash(other)
    assert "plan" in desk.plans.restore(plan_id).types()
    assert desk.plans.ids(Query()) == [plan_id]


def test_files_of_a_plan_and_its_owners_stand_behind_its_paper(sample_desk, idea, plan_id):
    paper = sample_desk.printing.paper(Item("bieu-03", "plan", plan_id))
    assert paper.owners == (
        ("plan", plan_id),
        ("idea", idea.id),
        ("product", idea.product_id),
        ("producer", idea.producer_id),
    )
    assert sample_desk.printing.paper(Item("bieu-04", "plan", plan_id)).owners == ()


@pytest.mark.parametrize("basis", ["qd1048-2019", "qd26-2026"])
def test_progress_on_paper_parts_day_and_name_and_promises_what_is_true(
    sample_desk, plan_id, basis
):
    further = sample_desk.filling.open("plan", plan_id, "tien-do")
    further.session.type("ngay_cap_nhat", "30/11/2026")
    further.session.type("nguoi_theo_doi", "Lan")
    sample_desk.filling.save(further)
    told = plain(sample_desk.printing.paper(Item("tien-do", "plan", plan_id)).document)
    lines = [line.strip() for line in told.splitlines()]
    assert "Ngày cập nhật: 30/11/2026" in lines
    assert "Người theo dõi: Lan" in lines
    form = sample_desk.library.form(basis, "tien-do")
    assert "bản Word" in form.notice
    assert "cột và dòng đều sửa được" not in form.notice
    # A simple plan has no schedule to take the milestones from.
    assert form.field("cot_moc").hint.startswith("Phương án có bảng tiến độ thì")
