"""Up to the district: the package alone rebuilds what was sent, and damage is noticed."""

import errno
import io
import shutil
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from unittest.mock import Mock

import pytest
from docx import Document as WordDocument
from openpyxl import load_workbook
from pypdf import PdfReader

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query, State
from ocop_desktop.exchange.read import read_records
from ocop_desktop.forms.paper import layout
from ocop_desktop.forms.reading.form import load_form
from ocop_desktop.render.plain import plain
from ocop_desktop.services import freezing, package_parts, transfer
from ocop_desktop.services.cover_letter import Cover
from ocop_desktop.services.printing import Item
from ocop_desktop.store import answers, database, plans, producers, states
from ocop_desktop.wording import services as words
from tests.conftest import NOON, opened


def without_plans():
    """Put the plans away: see test_plans."""
    for plan_id in plans.ids(Query()):
        plans.trash(plan_id, "")


@pytest.fixture
def sample_desk(sample_desk):
    """Return the sample commune without its plans."""
    without_plans()
    return sample_desk


@pytest.fixture(scope="module")
def _sent(_filled_workspace, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sent")
    desk = opened(shutil.copytree(_filled_workspace, folder / "workspace"))
    without_plans()
    package = desk.transfer.make(2020, folder / "goi.ocop.zip")
    database.close_workspace()
    return folder, package


@pytest.fixture
def made(_sent, tmp_path):
    """Copies of a package that was made and of the workspace it was made in."""
    folder, package = _sent
    here = shutil.copytree(folder, tmp_path / "sent")
    letters = tuple(here / letter.name for letter in package.letters)
    yield (
        opened(here / "workspace"),
        replace(package, path=here / package.path.name, letters=letters),
    )
    database.close_workspace()


def test_what_is_finished_goes_and_the_rest_stays_with_its_reason(sample_desk):
    look = sample_desk.transfer.look(2020)
    standing = [row.state for row in look.goes]
    assert [standing.count(state) for state in ("finished", "sent", "accepted")] == [4, 1, 1]
    assert len(standing) == 6
    assert {why for _, why in look.stays} == {
        "còn là bản nháp",
        "bị trả lại, chưa hoàn thành lại",
    }


def test_the_package_holds_lists_papers_records_and_definitions(made):
    desk, package = made
    names = zipfile.ZipFile(package.path).namelist()
    assert "lists/tong-hop-y-tuong.xlsx" in names
    assert sum(name.startswith("papers/") for name in names) == package.ideas
    assert any(name.startswith("definitions/qd1048-2019/") for name in names)
    report = desk.transfer.check(package.path)
    assert report.ok
    assert (report.year, report.basis, report.fingerprint) == (
        2020,
        "qd1048-2019",
        package.fingerprint,
    )
    assert report.records["idea"] == report.records["filled_form"] == package.ideas


def test_the_records_alone_say_what_was_sent(made):
    desk, package = made
    told = list(read_records(package.path))
    sent = {record["id"]: record for record in told}
    for row in desk.transfer.look(2020).goes:
        idea = sent[row.id]
        assert sent[idea["product_id"]]["name"] == row.product_name
        assert sent[sent[idea["product_id"]]["producer_id"]]["name"] == row.producer_name
    frozen = [record["frozen"] for record in told if record["type"] == "filled_form"]
    assert all(form["values"] for form in frozen)


def test_the_package_alone_prints_every_paper_again(made, tmp_path):
    desk, package = made
    with zipfile.ZipFile(package.path) as parts:
        parts.extractall(tmp_path / "out")
    basis = desk.library.basis("qd1048-2019")
    printed = 0
    for told in read_records(package.path):
        if told["type"] != "filled_form":
            continue
        file = tmp_path / "out" / "definitions" / told["basis"] / f"{told['code']}.toml"
        form = load_form(file, basis)
        values, records = freezing.thaw(form, told["frozen"])
        again = layout.document(
            form, values, records=records, basis=basis, draft=False, footer="như đã gửi"
        )
        here = desk.printing.paper(Item(told["code"], "idea", told["owner_id"])).document
        assert plain(replace(again, footer=here.footer)) == plain(here)
        printed += 1
    assert printed == package.ideas


def test_making_a_package_marks_its_ideas_sent_and_keeps_that_it_was_made(made):
    desk, package = made
    answered = desk.ideas.count(Query(year=2020, state="accepted"))
    assert desk.ideas.count(Query(year=2020, state="sent")) + answered == package.ideas
    assert desk.ideas.count(Query(state="finished")) == 0
    (kept,) = desk.transfer.sent()
    assert (kept.name, kept.fingerprint, kept.ideas) == (
        "goi.ocop.zip",
        package.fingerprint,
        package.ideas,
    )


def test_a_package_whose_letter_cannot_be_remembered_was_not_made(
    sample_desk, tmp_path, monkeypatch
):
    full = Mock(side_effect=Refusal("KHO-09", "Đĩa đầy."))
    monkeypatch.setattr(sample_desk.transfer.letters, "remember", full)
    finished = sample_desk.ideas.count(Query(state="finished"))
    with pytest.raises(Refusal, match="KHO-09"):
        sample_desk.transfer.make(2020, tmp_path / "a.ocop.zip")
    assert not sample_desk.transfer.sent()
    assert not list(tmp_path.glob("a*"))
    assert sample_desk.ideas.count(Query(state="finished")) == finished


def test_what_a_paper_tells_is_read_once_an_idea(sample_desk, tmp_path, monkeypatch):
    read = Mock(side_effect=freezing.as_finished)
    monkeypatch.setattr(package_parts, "as_finished", read)
    made = sample_desk.transfer.make(2020, tmp_path / "a.ocop.zip")
    assert read.call_count == made.ideas


def test_the_next_package_holds_everything_again(made, tmp_path):
    desk, package = made
    again = desk.transfer.make(2020, tmp_path / "lai.ocop.zip")
    assert again.ideas == package.ideas
    assert len(desk.transfer.sent()) == 2


def test_the_letter_beside_it_carries_the_fingerprint(made):
    _, package = made
    assert [path.suffix for path in package.letters] == [".pdf", ".docx"]
    word = WordDocument(package.letters[1])
    said = "\n".join(p.text for p in word.paragraphs) + "\n".join(
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    )
    assert package.fingerprint in said
    assert "TỜ TRÌNH" in said


def test_a_changed_byte_is_noticed(made):
    desk, package = made
    data = bytearray(package.path.read_bytes())
    data[len(data) // 2] ^= 1
    package.path.write_bytes(data)
    report = desk.transfer.check(package.path)
    assert not report.ok
    assert report.problems


def test_an_empty_year_is_said(desk, tmp_path):
    with pytest.raises(Refusal, match="chưa có ý tưởng nào hoàn thành"):
        desk.transfer.make(2020, tmp_path / "goi.ocop.zip")
    assert list(tmp_path.glob("*.zip")) == []


def test_paper_list_and_record_of_one_package_say_the_same(sample_desk, tmp_path):
    """A paper came back, was written in, and then the answer turned out to be a mistake."""
    desk = sample_desk
    row = desk.ideas.page(Query(state="finished"))[0]
    for state in (State.SENT, State.RETURNED):
        states.enter(row.id, state, "")
    opened = desk.filling.open("idea", row.id)
    own = next(f.key for f in opened.form.fields() if not f.bind and f.kind == "long_text")
    name = next(f.key for f in opened.form.fields() if f.bind == "product.name")
    before = opened.session.value(own)
    opened.session.type(own, "Chữ sửa sau")
    opened.session.type(name, "Tên đã sửa")
    desk.filling.save(opened)
    desk.register.results.take_back([row.id])
    producers.save(replace(producers.get(row.producer_id), name="Chủ thể đã đổi"), "")

    package = desk.transfer.make(2020, tmp_path / "goi.ocop.zip").path
    told = {record["id"]: record for record in read_records(package)}
    assert told[row.product_id]["name"] == row.product_name
    assert told[row.producer_id]["name"] == row.producer_name
    form = next(r for r in told.values() if r.get("owner_id") == row.id and "answers" in r)
    assert form["answers"][own] == form["frozen"]["values"][own] == before
    parts = zipfile.ZipFile(package)
    assert not any("ten-da-sua" in part for part in parts.namelist())
    lists = [part for part in parts.namelist() if part.startswith("lists/")]
    cells = {
        str(cell)
        for part in lists
        for line in load_workbook(io.BytesIO(parts.read(part))).active.values
        for cell in line
    }
    assert {row.product_name, row.producer_name} <= cells
    assert not {"Tên đã sửa", "Chữ sửa sau", "Chủ thể đã đổi"} & cells
    states.enter(row.id, State.RETURNED, "")
    assert desk.filling.open("idea", row.id).session.value(own) == "Chữ sửa sau"


def test_frozen_answers_are_those_that_were_typed(sample_desk):
    for row in sample_desk.transfer.look(2020).goes:
        (filled, *_) = answers.of_owner("idea", row.id)
        form = sample_desk.library.form(filled.basis, filled.code, filled.revision)
        assert freezing.sealed(form, filled) == filled


def test_a_letter_that_cannot_be_written_leaves_nothing_behind(sample_desk, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(transfer, "write_docx", full)
    before = sample_desk.ideas.count(Query(state="finished"))
    with pytest.raises(Refusal, match="IN-02"):
        sample_desk.transfer.make(2020, tmp_path / "goi.ocop.zip")
    assert list(tmp_path.glob("goi*")) == []
    assert sample_desk.transfer.sent() == []
    assert sample_desk.ideas.count(Query(state="finished")) == before


def test_a_letter_of_tomorrow_sends_its_ideas_today(sample_desk, tmp_path):
    cover = replace(sample_desk.transfer.letters.usual(), on=NOON.date() + timedelta(days=1))
    one = sample_desk.ideas.page(Query(state="finished"))[0].id
    sample_desk.transfer.make(2020, tmp_path / "goi.ocop.zip", cover=cover)
    assert states.of_idea(one)[-1].happened_on == NOON.date()


@pytest.mark.parametrize(
    ("new", "existing", "told"),
    [
        (3, 0, "3 ý tưởng sản phẩm mới"),
        (0, 2, "2 ý tưởng từ sản phẩm đã có"),
        (3, 2, "3 ý tưởng sản phẩm mới và 2 ý tưởng từ sản phẩm đã có"),
    ],
)
def test_the_letter_counts_no_kind_there_is_none_of(new, existing, told):
    assert words.idea_kinds(new, existing) == told


@pytest.mark.parametrize(
    ("ideas", "plans", "told"),
    [
        ((4, 0, 0, 0), (1, 0, 0, 0), ""),
        (
            (3, 1, 2, 1),
            (0, 0, 1, 0),
            (
                "Trong hồ sơ gửi kèm, gửi lần đầu: 3 ý tưởng; gửi lại sau khi bị trả: 1 ý tưởng; "
                "đã gửi lần trước, kèm cho đủ hồ sơ: 2 ý tưởng, 1 phương án. Đã có kết quả, "
                "không đề nghị đánh giá lại: 1 ý tưởng."
            ),
        ),
        (
            (0, 1, 0, 0),
            (0, 0, 0, 0),
            "Trong hồ sơ gửi kèm, gửi lại sau khi bị trả: 1 ý tưởng.",
        ),
    ],
)
def test_the_letter_says_what_is_new_comes_again_and_went_before(ideas, plans, told):
    assert words.sent_before(ideas, plans) == told


def test_an_accepted_idea_is_not_asked_to_be_judged_again(sample_desk, tmp_path):
    made = sample_desk.transfer.make(2020, tmp_path / "goi.ocop.zip")
    paper = next(path for path in made.letters if path.suffix == ".pdf")
    told = " ".join(PdfReader(paper).pages[0].extract_text().split())
    assert "không đề nghị đánh giá lại: 1 ý tưởng" in told


def test_the_number_that_is_kept_is_the_one_the_letter_bears(sample_desk, tmp_path):
    cover = replace(sample_desk.transfer.letters.usual(), number="25")
    made = sample_desk.transfer.make(2020, tmp_path / "goi.ocop.zip", cover=cover)
    paper = next(path for path in made.letters if path.suffix == ".pdf")
    assert cover.full_number in PdfReader(paper).pages[0].extract_text()
    one = sample_desk.ideas.page(Query(state="sent"))[0].id
    assert states.of_idea(one)[-1].paper_number == "25/TTr-UBND"
    assert replace(cover, number="").full_number == ""


@pytest.mark.parametrize(
    ("cover", "told"),
    [
        (Cover(number="15", on=date(2020, 3, 5)), "số 15/TTr-UBND ngày 05 tháng 3 năm 2020"),
        (Cover(number="15"), "số 15/TTr-UBND ngày … tháng … năm 2020"),
        (Cover(), "số …/TTr-UBND ngày … tháng … năm 2020"),
    ],
)
def test_the_lists_of_a_package_name_the_letter_they_go_up_with(sample_desk, tmp_path, cover, told):
    made = sample_desk.transfer.make(2020, tmp_path / "goi.ocop.zip", cover=cover)
    with zipfile.ZipFile(made.path) as package:
        book = load_workbook(io.BytesIO(package.read("lists/tong-hop-y-tuong.xlsx")))
    cells = [cell.value for row in book.active.iter_rows(max_row=8) for cell in row]
    (line,) = [each for each in cells if str(each).startswith("(Kèm theo Tờ trình")]
    assert told in line
    for definition in sample_desk.lists.definitions():
        assert told in sample_desk.lists.sheet(definition, 2020, letter=cover.facts).subtitle


def test_a_list_saved_by_itself_leaves_dots_for_its_letter(sample_desk, tmp_path):
    for definition in sample_desk.lists.definitions():
        sheet = sample_desk.lists.sheet(definition, 2020)
        assert "số …/TTr-UBND ngày … tháng … năm 2020" in sheet.subtitle
