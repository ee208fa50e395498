"""Attached files: taken in by what they are, kept once, proven, made small, printed, sent."""

import errno
import shutil
import struct
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from unittest.mock import Mock

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from ocop_desktop.core import system
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.exchange.read import read_records
from ocop_desktop.render import pictures
from ocop_desktop.services import attachments
from ocop_desktop.services.jobs import Cancelled, Stepper
from ocop_desktop.services.printing import Item
from ocop_desktop.store import attachments as kept_attachments
from ocop_desktop.store import database
from ocop_desktop.store.files import hash_of
from tests.services import attached

_KINDS = {"office", "producer", "product", "idea", "plan", "attachment", "recognition", "package"}


@pytest.fixture
def idea(sample_desk):
    return sample_desk.ideas.page(Query(state="finished", order="number"))[0]


@pytest.fixture
def files(sample_desk):
    """The service, the sample's own files put away."""
    for own in kept_attachments.every():
        sample_desk.attachments.trash(own.id)
    shutil.rmtree(sample_desk.safekeeping.folder() / "files")
    return sample_desk.attachments


def bytes_on_disk(desk):
    folder = desk.safekeeping.folder() / "files"
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


# --- taking in -----------------------------------------------------------------------------

GOOD = [
    ("a.pdf", attached.pdf, "pdf"),
    ("a.jpeg", attached.photo, "jpg"),
    ("a.PNG", lambda path: attached.photo(path, (40, 30), kind="PNG"), "png"),
    ("a.docx", attached.office, "docx"),
    ("a.xlsx", lambda path: attached.office(path, "xl/workbook.xml"), "xlsx"),
    ("anh.txt", attached.pdf, "pdf"),  # the name may lie
]


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case[0])
def test_a_file_is_taken_in_by_what_it_is(sample_desk, files, idea, tmp_path, case):
    name, make, kind = case
    source = make(tmp_path / name)
    kept = files.add("idea", idea.id, source)
    assert (kept.format, kept.size, kept.name) == (kind, source.stat().st_size, name)
    assert files.of("idea", idea.id) == [kept]
    assert bytes_on_disk(sample_desk) == [f"{kept.sha256}.{kind}"]
    assert files.whole(kept).read_bytes() == source.read_bytes()


def _short(make):
    def made(path):
        make(path)
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        return path

    return made


def _with(data):
    def made(path):
        path.write_bytes(data)
        return path

    return made


BAD = [
    ("TEP-01", "chuong-trinh.pdf", _with(b"MZ" + bytes(100))),
    (
        "TEP-01",
        "co-macro.docx",
        attached.macros,
    ),
    ("TEP-01", "nen.docx", lambda path: attached.office(path, "gi-do.xml")),
    ("TEP-02", "cu.doc", _with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))),
    ("TEP-03", "khoa.pdf", attached.locked_pdf),
    ("TEP-04", "cut.pdf", _with(b"%PDF-1.7\n")),
    ("TEP-04", "mat-trang.pdf", attached.lost_page),
    ("TEP-04", "dau-hong.jpg", _with(b"\xff\xd8\xff" + bytes(100))),
    ("TEP-04", "zip-moi.docx", attached.of_a_later_zip),
    ("TEP-04", "cut.jpg", _short(attached.photo)),
    ("TEP-04", "cut.png", _short(lambda path: attached.photo(path, (90, 90), kind="PNG"))),
    ("TEP-04", "cut.docx", _short(attached.office)),
    ("TEP-05", "rong.pdf", _with(b"")),
    ("TEP-07", "khong-lo.png", attached.giant_png),
    ("TEP-08", "khong-co.pdf", lambda path: path),
]


@pytest.mark.parametrize("case", BAD, ids=lambda case: case[1])
def test_what_cannot_be_taken_in_is_said_and_nothing_changes(
    sample_desk, files, idea, tmp_path, case
):
    code, name, make = case
    with pytest.raises(Refusal) as caught:
        files.add("idea", idea.id, make(tmp_path / name))
    assert caught.value.code == code
    assert name in caught.value.happened
    assert files.of("idea", idea.id) == []
    assert bytes_on_disk(sample_desk) == []


def test_too_large_a_file_is_refused_before_it_is_read(files, idea, tmp_path, monkeypatch):
    monkeypatch.setattr(attachments, "LARGEST", 100)
    with pytest.raises(Refusal, match="nhiều nhất chỉ được"):
        files.add("idea", idea.id, attached.pdf(tmp_path / "to.pdf"))


def test_a_file_that_grows_too_large_while_it_is_read_is_refused(
    sample_desk, files, idea, tmp_path, monkeypatch
):
    monkeypatch.setattr(attachments, "LARGEST", 100)
    monkeypatch.setattr(attachments, "_looked_at", lambda _source, _name: "pdf")
    with pytest.raises(Refusal, match="nhiều nhất chỉ được"):
        files.add("idea", idea.id, attached.pdf(tmp_path / "to.pdf"))
    assert bytes_on_disk(sample_desk) == []


@pytest.mark.parametrize("error", [KeyError, TypeError, struct.error, zlib.error, OverflowError])
def test_whatever_pillow_says_of_a_bad_photo_is_one_sentence(
    files, idea, tmp_path, monkeypatch, error
):
    source = attached.photo(tmp_path / "a.jpg", (30, 20))
    monkeypatch.setattr(Image, "open", Mock(side_effect=error))
    with pytest.raises(Refusal) as caught:
        files.add("idea", idea.id, source)
    assert caught.value.code == "TEP-04"


def test_nothing_is_attached_to_a_record_that_is_not_there(sample_desk, files, tmp_path):
    with pytest.raises(Refusal) as caught:
        files.add("idea", "khong-co", attached.pdf(tmp_path / "a.pdf"))
    assert caught.value.code == "TEP-13"
    assert bytes_on_disk(sample_desk) == []


def test_a_title_hides_no_turn_of_the_writing(files, idea, tmp_path):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "anh\u202egpj\u2066.pdf"))
    assert (kept.title, kept.name) == ("anhgpj", "anhgpj.pdf")


def test_cancelling_leaves_nothing(sample_desk, files, idea, tmp_path):
    class Impatient(Stepper):
        def step(self, done, total, label=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"), Impatient())
    assert bytes_on_disk(sample_desk) == []


def test_equal_files_lie_there_once_and_twice_at_one_record_is_refused(
    sample_desk, files, idea, tmp_path
):
    source = attached.pdf(tmp_path / "a.pdf")
    files.add("idea", idea.id, source)
    files.add("product", idea.product_id, source)
    assert len(bytes_on_disk(sample_desk)) == 1
    with pytest.raises(Refusal, match="đã đính kèm rồi"):
        files.add("idea", idea.id, shutil.copy(source, tmp_path / "b.pdf"))
    assert len(files.of("idea", idea.id)) == 1


# --- changing ------------------------------------------------------------------------------


def test_title_tick_trash_and_back(files, idea, tmp_path):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "quet_0012.pdf"))
    files.retitle(kept.id, "  Giấy đăng ký  ")
    files.retitle(kept.id, " ")
    files.print_with(kept.id, on=True)
    (now,) = files.of("idea", idea.id)
    assert (now.title, now.is_printed) == ("Giấy đăng ký", True)
    assert files.trash(kept.id).types() == {"attachment"}
    assert files.of("idea", idea.id) == []
    files.restore(kept.id)
    assert len(files.of("idea", idea.id)) == 1


def test_a_photo_is_made_small_upright_and_says_no_place(files, idea, tmp_path):
    source = attached.photo(tmp_path / "anh.jpg", orientation=6, place=True)
    kept = files.add("idea", idea.id, source)
    made = files.shrunk(kept.id)
    assert files.of("idea", idea.id) == [kept]
    assert (made.width, made.height) == (1000, 2000)
    image = Image.open(BytesIO(made.data))
    assert not image.getexif()
    files.use_shrunk(kept.id, made)
    (now,) = files.of("idea", idea.id)
    assert now.size == len(made.data) < kept.size
    assert files.shrunk(kept.id) is None
    files.put_back(kept)
    assert files.whole(files.of("idea", idea.id)[0]).read_bytes() == source.read_bytes()


@pytest.mark.parametrize(("colours", "stays"), [("RGB", True), ("CMYK", False)])
def test_a_colour_profile_stays_with_the_colours_it_is_for(tmp_path, colours, stays):
    profile = bytes(16) + colours.ljust(4).encode() + bytes(108)
    Image.new(colours, (30, 20)).save(tmp_path / "a.jpg", icc_profile=profile)
    made = Image.open(BytesIO(pictures.small(tmp_path / "a.jpg").data))
    assert ("icc_profile" in made.info) == stays


def test_a_photo_that_is_small_already_is_left_alone(files, idea, tmp_path, monkeypatch):
    kept = files.add("idea", idea.id, attached.photo(tmp_path / "a.jpg", (300, 200)))
    made = pictures.Small(bytes(kept.size - 1), 300, 200)
    monkeypatch.setattr(pictures, "small", lambda _path: made)
    assert files.shrunk(kept.id) is None


def test_thumbnails_are_small_pictures(files, idea, tmp_path):
    photo = files.add("idea", idea.id, attached.photo(tmp_path / "a.jpg"))
    paper = files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    word = files.add("idea", idea.id, attached.office(tmp_path / "a.docx"))
    assert Image.open(BytesIO(files.thumbnail(photo, 64))).size == (64, 32)
    assert max(Image.open(BytesIO(files.thumbnail(paper, 64))).size) == 64
    assert files.thumbnail(word, 64) is None
    assert files.thumbnail(replace(photo, sha256="0" * 64), 64) is None


# --- proven --------------------------------------------------------------------------------


def test_missing_and_changed_files_are_noticed(files, idea, tmp_path, monkeypatch):
    monkeypatch.setattr(system, "open_path", lambda path: None)
    source = attached.pdf(tmp_path / "a.pdf")
    kept = files.add("idea", idea.id, source)
    place = files.place(kept)
    assert files.check() == []
    data = bytearray(place.read_bytes())
    data[200] ^= 1
    place.write_bytes(data)
    assert [fault.code for fault in files.check()] == ["TEP-11"]
    with pytest.raises(Refusal, match="bị thay đổi"):
        files.open(kept.id)
    place.unlink()
    assert [fault.code for fault in files.check()] == ["TEP-10"]
    files.trash(kept.id)
    assert files.check() == []
    files.add("idea", idea.id, source)  # the way the sentence tells: attach it again
    assert files.check() == []


def test_the_same_file_again_heals_what_was_damaged(files, idea, tmp_path):
    source = attached.photo(tmp_path / "a.jpg", (300, 200))
    kept = files.add("idea", idea.id, source)
    files.place(kept).write_bytes(bytes(kept.size))
    assert files.thumbnail(kept, 64) is None
    assert files.add("idea", idea.id, source) == kept
    assert files.whole(kept)
    assert files.thumbnail(kept, 64)
    with pytest.raises(Refusal, match="đã đính kèm rồi"):
        files.add("idea", idea.id, source)


def test_no_room_for_the_copy_to_open_is_said_and_no_half_of_it_stays(
    files, idea, tmp_path, monkeypatch
):
    monkeypatch.setattr(system, "open_path", lambda path: None)
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    with monkeypatch.context() as full:
        full.setattr(shutil, "copyfileobj", Mock(side_effect=OSError(errno.ENOSPC, "full")))
        with pytest.raises(Refusal, match="đầy"):
            files.open(kept.id)
    assert files.open(kept.id).stat().st_size == kept.size


def test_what_is_opened_is_a_copy_with_a_good_name(files, idea, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(system, "open_path", opened.append)
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    files.retitle(kept.id, "Giấy đăng ký")
    copy = files.open(kept.id)
    assert opened == [copy]
    assert copy.name == "giay-dang-ky.pdf"
    assert copy != files.place(kept)
    assert not copy.stat().st_mode & 0o222
    assert files.open(kept.id) == copy


def test_a_backup_elsewhere_has_the_files_and_brings_them_back(sample_desk, files, idea, tmp_path):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    made = sample_desk.safekeeping.back_up(tmp_path / "usb")
    files.place(kept).unlink()
    sample_desk.safekeeping.restore(made)
    assert files.whole(kept).exists()
    assert sample_desk.safekeeping.back_up(tmp_path / "usb")
    assert len(list((tmp_path / "usb" / "files").rglob("*.pdf"))) == 1


def test_a_damaged_copy_is_replaced_by_a_whole_one_and_replaces_none(
    sample_desk, files, idea, tmp_path
):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    made = sample_desk.safekeeping.back_up(tmp_path / "usb")
    (there,) = (tmp_path / "usb" / "files").rglob("*.pdf")
    files.place(kept).write_bytes(bytes(kept.size))
    sample_desk.safekeeping.back_up(tmp_path / "usb")
    assert hash_of(there) == kept.sha256
    sample_desk.safekeeping.restore(made)
    assert files.whole(kept)
    there.write_bytes(b"cut off")
    sample_desk.safekeeping.back_up(tmp_path / "usb")
    assert hash_of(there) == kept.sha256


def test_a_backup_elsewhere_reads_only_what_is_new_there_and_tells_how_far_it_is(
    sample_desk, files, idea, tmp_path, monkeypatch
):
    files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    usb, progress = tmp_path / "usb", Mock()
    sample_desk.safekeeping.back_up(usb)
    (usb / "files" / "0a.part").write_bytes(b"left by one that was killed")
    monkeypatch.setattr("ocop_desktop.store.files.hash_of", Mock(side_effect=AssertionError))
    sample_desk.safekeeping.back_up(usb, progress)
    progress.step.assert_called_once_with(1, 1, "Tệp đính kèm 1/1")
    assert not list(usb.rglob("*.part"))


def test_a_backup_that_was_cancelled_leaves_no_database_without_its_files(
    sample_desk, files, idea, tmp_path
):
    files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    with pytest.raises(Cancelled):
        sample_desk.safekeeping.back_up(tmp_path / "usb", Mock(step=Mock(side_effect=Cancelled)))
    assert not list((tmp_path / "usb").glob("*.sqlite"))


def test_a_copy_elsewhere_says_what_it_lacks(sample_desk, files, idea, tmp_path):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "Giấy phép.pdf"))
    files.place(kept).write_bytes(bytes(kept.size))
    with pytest.raises(Refusal, match="“Giấy phép”"):
        sample_desk.safekeeping.back_up(tmp_path / "usb")
    assert len(list((tmp_path / "usb").glob("*.sqlite"))) == 1


def test_a_restoring_says_what_the_copy_had_only_damaged(sample_desk, files, idea, tmp_path):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    made = sample_desk.safekeeping.back_up(tmp_path / "usb")
    (there,) = (tmp_path / "usb" / "files").rglob("*.pdf")
    for place in (there, files.place(kept)):
        place.write_bytes(bytes(kept.size))
    assert sample_desk.safekeeping.restore(made).lacking == ["a"]


def test_a_restoring_without_room_for_the_files_changes_nothing(
    sample_desk, files, idea, tmp_path, monkeypatch
):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    made = sample_desk.safekeeping.back_up(tmp_path / "usb")
    files.place(kept).unlink()
    files.trash(kept.id)
    monkeypatch.setattr(
        "ocop_desktop.store.files._copy", Mock(side_effect=OSError(errno.ENOSPC, ""))
    )
    with pytest.raises(Refusal, match="đầy"):
        sample_desk.safekeeping.restore(made)
    assert files.of("idea", idea.id) == []
    assert bytes_on_disk(sample_desk) == []


def test_a_restoring_tells_every_kind_of_record(sample_desk):
    restored = sample_desk.safekeeping.restore(sample_desk.safekeeping.back_up())
    assert restored.changes.types() == _KINDS


def test_what_a_killed_copying_left_goes_when_the_workspace_is_opened(sample_desk, files):
    folder = sample_desk.safekeeping.folder()
    database.close_workspace()
    (folder / "files").mkdir()
    (folder / "files" / "0a.part").write_bytes(b"x")
    database.open_workspace(folder)
    assert bytes_on_disk(sample_desk) == []


# --- printed and sent ----------------------------------------------------------------------


def _printed(desk, idea, folder):
    item = Item(desk.ideas.form_code(idea.id), "idea", idea.id)
    (path,) = desk.printing.save([item], folder=folder)
    return PdfReader(path)


def test_ticked_files_stand_behind_the_form(sample_desk, files, idea, tmp_path):
    before = len(_printed(sample_desk, idea, tmp_path / "in").pages)
    paper = files.add("idea", idea.id, attached.pdf(tmp_path / "Giấy.pdf", pages=2))
    photo = files.add("producer", idea.producer_id, attached.photo(tmp_path / "Xưởng.jpg"))
    word = files.add("idea", idea.id, attached.office(tmp_path / "Tờ trình.docx"))
    for one in (paper, photo, word):
        files.print_with(one.id, on=True)
    pages = _printed(sample_desk, idea, tmp_path / "in").pages
    assert len(pages) == before + 3
    assert "trang 2" in pages[before + 1].extract_text()
    assert "Giấy (2/2)" in pages[before + 1].extract_text()
    assert "Xưởng" in pages[before + 2].extract_text()
    files.print_with(paper.id, on=False)
    assert len(_printed(sample_desk, idea, tmp_path / "in").pages) == before + 1


def test_in_word_photos_stand_behind_the_form_and_papers_are_named(
    sample_desk, files, idea, tmp_path
):
    for one in (
        files.add("idea", idea.id, attached.pdf(tmp_path / "Giấy.pdf")),
        files.add("idea", idea.id, attached.photo(tmp_path / "Mẫu.jpg", (300, 900))),
        files.add("producer", idea.producer_id, attached.photo(tmp_path / "Xưởng.jpg", (300, 90))),
    ):
        files.print_with(one.id, on=True)
    item = Item(sample_desk.ideas.form_code(idea.id), "idea", idea.id)
    (path,) = sample_desk.printing.save([item], folder=tmp_path / "in", word=True)
    word = docx.Document(path)
    told = [paragraph.text for paragraph in word.paragraphs if paragraph.text][-3:]
    assert told == ["Kèm theo: Giấy.", "Tệp đính kèm: Mẫu", "Tệp đính kèm: Xưởng"]
    places = [p for p in word.paragraphs if "<pic:pic" in p._p.xml]
    assert [p.paragraph_format.page_break_before for p in places] == [True, True]
    section = word.sections[0]
    assert all(shape.height < section.page_height for shape in word.inline_shapes)


def test_a_damaged_file_is_named_when_printing(sample_desk, files, idea, tmp_path):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "Giấy.pdf"))
    files.print_with(kept.id, on=True)
    files.place(kept).unlink()
    with pytest.raises(Refusal, match="“Giấy” không còn"):
        _printed(sample_desk, idea, tmp_path / "in")
    assert list((tmp_path / "in").glob("*")) == []


def test_the_package_holds_the_files_once_with_their_records(sample_desk, files, idea, tmp_path):
    source = attached.pdf(tmp_path / "a.pdf")
    kept = files.add("idea", idea.id, source)
    files.add("producer", idea.producer_id, source)
    stays = sample_desk.ideas.page(Query(state="draft"))[0]
    files.add("idea", stays.id, attached.photo(tmp_path / "b.jpg", (50, 50)))
    sending = sample_desk.transfer.look(2020)
    assert (len(sending.files), sending.size) == (2, kept.size)
    path = tmp_path / "goi.ocop.zip"
    sample_desk.transfer.make(2020, path)
    inside = zipfile.ZipFile(path)
    names = [name for name in inside.namelist() if name.startswith("files/")]
    assert names == [f"files/{kept.sha256}.pdf"]
    assert inside.read(names[0]) == source.read_bytes()
    report = sample_desk.transfer.check(path)
    assert (report.ok, report.files, report.records["attachment"]) == (True, 1, 2)
    told = [record for record in read_records(path) if record["type"] == "attachment"]
    assert {record["sha256"] for record in told} == {kept.sha256}


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_no_package_is_made_without_a_whole_file(sample_desk, files, idea, tmp_path, damage):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "Giấy.pdf"))
    place = files.place(kept)
    data = bytearray(place.read_bytes())
    data[200] ^= 1
    place.unlink() if damage == "missing" else place.write_bytes(data)
    before = sample_desk.ideas.count(Query(state="sent"))
    with pytest.raises(Refusal, match="Giấy"):
        sample_desk.transfer.make(2020, tmp_path / "goi.ocop.zip")
    assert list(tmp_path.glob("*.zip*")) == []
    assert sample_desk.ideas.count(Query(state="sent")) == before


def test_the_sample_brings_a_photo_and_a_paper(sample_desk):
    own = kept_attachments.every()
    assert {(file.owner_type, file.format) for file in own} == {
        ("producer", "pdf"),
        ("product", "jpg"),
    }
    assert sample_desk.attachments.check() == []


def test_every_file_of_the_workspace_is_found(files, idea, tmp_path):
    kept = files.add("idea", idea.id, attached.pdf(tmp_path / "a.pdf"))
    assert kept_attachments.every() == [kept]
