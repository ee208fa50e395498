"""Papers: whole, named for people, one file or many, nothing left behind when cancelled."""

import subprocess
import unicodedata

import pytest

from ocop_desktop.core import system
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.services.jobs import Cancelled
from ocop_desktop.services.printing import Item


def text_of(path):
    """Read a PDF with a reader that is not ours."""
    said = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return said.stdout


def flat(text):
    return "".join(unicodedata.normalize("NFC", text).split())


def items(desk, **query):
    rows = desk.ideas.page(Query(**query, limit=100))
    return [Item(desk.ideas.form_code(row.id), "idea", row.id) for row in rows]


def test_a_finished_paper_says_all_that_was_answered(sample_desk, tmp_path):
    item = items(sample_desk, state="finished")[0]
    (path,) = sample_desk.printing.save([item], folder=tmp_path)
    said = flat(text_of(path))
    opened = sample_desk.filling.open("idea", item.owner_id)
    for value in opened.session.values().values():
        if isinstance(value, str) and len(value) > 20:
            assert flat(value) in said
    assert "BẢNNHÁP" not in said


def test_a_draft_says_so(sample_desk, tmp_path):
    (path,) = sample_desk.printing.save(items(sample_desk, state="draft")[:1], folder=tmp_path)
    assert "BẢNNHÁP" in flat(text_of(path))


def test_the_file_is_named_for_people(sample_desk, tmp_path):
    item = items(sample_desk, state="finished")[0]
    (path,) = sample_desk.printing.save([item], folder=tmp_path)
    assert path.name.startswith("2020")
    assert "bieu-so-0" in path.name
    assert path.name.isascii()


def test_many_papers_in_one_file_or_one_each(sample_desk, tmp_path):
    all_items = items(sample_desk)
    together = sample_desk.printing.save(all_items, one_file=True, folder=tmp_path / "a")
    apart = sample_desk.printing.save(all_items, one_file=False, folder=tmp_path / "b")
    assert len(together) == 1
    assert len(apart) == len(all_items)


def test_the_same_name_twice_keeps_both_files(sample_desk, tmp_path):
    item = items(sample_desk)[0]
    first, second = (sample_desk.printing.save([item], folder=tmp_path)[0] for _ in range(2))
    assert first != second
    assert first.exists()


class CancelAt:
    def __init__(self, step):
        self.left = step

    def step(self, done, total, label=""):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("one_file", [True, False])
def test_cancelling_leaves_no_file(sample_desk, tmp_path, one_file):
    folder = tmp_path / "papers"
    with pytest.raises(Cancelled):
        sample_desk.printing.save(
            items(sample_desk), one_file=one_file, folder=folder, progress=CancelAt(2)
        )
    assert list(folder.iterdir()) == []


def test_nothing_chosen_is_said(sample_desk):
    with pytest.raises(Refusal, match="Chưa chọn"):
        sample_desk.printing.save([])


def test_a_folder_that_cannot_be_written_is_said(sample_desk, tmp_path):
    blocked = tmp_path / "not-a-folder"
    blocked.write_text("")
    with pytest.raises(Refusal, match="Không ghi được"):
        sample_desk.printing.save(items(sample_desk)[:1], folder=blocked)


@pytest.mark.parametrize("basis", ["qd1048-2019", "qd26-2026"])
def test_every_form_prints_blank(sample_desk, tmp_path, basis):
    sample_desk.offices.use_basis(basis)
    for form in sample_desk.printing.forms():
        (path,) = sample_desk.printing.save([Item.blank(form.code)], folder=tmp_path)
        assert "BẢNNHÁP" not in flat(text_of(path))


def test_a_second_paper_of_a_finished_idea_is_a_draft_only_while_something_is_missing(
    empty_desk, tmp_path
):
    desk = empty_desk
    desk.samples.fill("nhan-hoa-2026")
    idea = desk.ideas.page(Query(state="finished"))[0].id
    item = Item("mau-01", "idea", idea)
    (path,) = desk.printing.save([item], folder=tmp_path)
    assert "BẢNNHÁP" in flat(text_of(path))
    opened = desk.filling.open("idea", idea, "mau-01")
    for field in opened.form.fields():
        if opened.session.missing(field.key):
            raw = field.choices[0].key if field.choices else "5"
            opened.session.type(field.key, raw)
    desk.filling.finish(opened)
    (path,) = desk.printing.save([item], folder=tmp_path)
    assert "BẢNNHÁP" not in flat(text_of(path))


def test_finishing_a_second_paper_leaves_the_idea_a_draft(empty_desk):
    desk = empty_desk
    desk.samples.fill("nhan-hoa-2026")
    idea = desk.ideas.page(Query(state="draft"))[0].id
    opened = desk.filling.open("idea", idea, "mau-01")
    for field in opened.form.fields():
        if opened.session.missing(field.key):
            opened.session.type(field.key, field.choices[0].key if field.choices else "5")
    desk.filling.finish(opened)
    assert desk.ideas.get(idea).state == "draft"
    assert opened.editable


def test_the_receipt_given_after_finishing_is_on_the_paper(empty_desk, tmp_path):
    desk = empty_desk
    desk.samples.fill("nhan-hoa-2026")
    row = next(r for r in desk.ideas.page(Query(state="finished")))
    part = desk.filling.open("idea", row.id, "xa-danh-gia")
    keys = {f.bind: f.key for f in part.form.fields()}
    part.session.type(keys["idea.register_number"], "77")
    part.session.type(keys["idea.received_on"], "15/7/2026")
    desk.filling.save(part)
    (path,) = desk.printing.save([Item("bieu-01", "idea", row.id)], folder=tmp_path)
    said = flat(text_of(path))
    assert "Phiếusố:77" in said
    assert "15/07/2026" in said


def test_what_no_printer_took_is_kept_in_her_folder_and_named(sample_desk, tmp_path, monkeypatch):
    def refuse(_path):
        raise OSError

    monkeypatch.setattr(system, "print_file", refuse)
    sample_desk.offices.put_setting("folder", str(tmp_path / "giấy tờ"))
    made = tmp_path / "tam" / "phieu.pdf"
    made.parent.mkdir()
    made.write_bytes(b"%PDF")
    with pytest.raises(Refusal) as told:
        sample_desk.printing.send_to_printer(made)
    kept = tmp_path / "giấy tờ" / "2020" / "phieu.pdf"
    assert str(kept) in told.value.safe
    assert kept.read_bytes() == b"%PDF"
