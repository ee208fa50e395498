"""Sending without a screen: what goes and stays, the package, what a package turns out to be."""

import shutil
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query, State
from ocop_desktop.services.cover_letter import Cover
from ocop_desktop.services.jobs import Cancelled, Stepper
from ocop_desktop.store import database, plans, states
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.screens.transfer.presenter import LetterWords, TransferPresenter
from ocop_desktop.wording import transfer as words
from tests.conftest import opened


class World:
    def __init__(self, desk):
        self.went, self.told, self.heard = [], [], []
        self.desk = desk
        self.bus = Bus(self.told.append)
        self.bus.listen(("idea", "package"), self.heard.append)

    def go(self, screen, what=None):
        self.went.append((screen, what))


def ideas_alone():
    for plan_id in plans.ids(Query()):
        plans.trash(plan_id, "")


@pytest.fixture
def world(sample_desk):
    ideas_alone()
    return World(sample_desk)


@pytest.fixture
def do(world):
    return TransferPresenter(world)


@pytest.fixture(scope="module")
def _sent(_filled_workspace, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sent")
    do = TransferPresenter(World(opened(shutil.copytree(_filled_workspace, folder / "sample"))))
    ideas_alone()
    letter = do.cover(LetterWords(number=" 12/TTr-UBND ", day="5/3/20"))
    made = do.making(folder / "gửi đi", letter)(Stepper())
    database.close_workspace()
    return folder, made


@pytest.fixture
def made(_sent, do, tmp_path):
    """The package that was made, and the workspace as it is since then."""
    folder, made = _sent
    database.close_workspace()
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    database.open_workspace(tmp_path / "sample")
    here = tmp_path / made.path.parent.name
    letters = tuple(here / letter.name for letter in made.letters)
    return replace(made, path=here / made.path.name, letters=letters)


def test_plans_are_told_beside_the_ideas(sample_desk):
    do = TransferPresenter(World(sample_desk))
    look = do.look()
    assert do.plans(look).startswith(f"Kèm {len(look.plans)} phương án")
    assert "phương án sản xuất, kinh doanh" in do.asked(look, do.folder())
    made = do.making(do.folder(), do.cover(do.letter_words()))(Stepper())
    assert made.plans == len(look.plans) > 0
    assert f"{made.sent[1]} phương án nay là" in do.now_sent(made)
    assert f"{made.plans} phương án" in do.sent_line(do.sent()[0])
    assert do.leave(do.look()) == 0
    assert do.plans(do.look()).endswith("đã gửi lần trước")


def test_plans_that_go_are_named_like_ideas_new_ones_first(sample_desk):
    do = TransferPresenter(World(sample_desk))
    look = do.look()
    lines = do.plan_lines(look)
    assert len(lines) == len(look.plans)
    first = next(row for row in look.plans if row.state is State.FINISHED)
    sample_desk.plans.results.enter([first.id], State.SENT, date(2020, 3, 11))
    told = do.plan_lines(do.look())
    assert f"{first.product_name} · {first.producer_name}" in lines
    assert told[-1] == f"{first.product_name} · {first.producer_name} (↑ Đã gửi)"


def test_the_year_begins_with_the_working_year(do):
    assert do.year == 2020
    assert do.year in do.years()
    assert do.receiver()


def test_what_stays_opens_the_idea(do, world):
    row, why = do.look().stays[0]
    stay = do.ideas_stay(do.look())[0]
    assert (stay.name, stay.why) == (row.product_name, why)
    do.open(stay.what)
    assert world.went[0][0] == "filling"
    assert world.went[0][1].owner_id == row.id


def test_a_plan_that_stays_and_a_paper_that_one_leaves_behind_are_told(sample_desk):
    do, desk = TransferPresenter(World(sample_desk)), sample_desk
    assert do.plans_stay(do.look()) == []
    first, second = (row.id for row in do.look().plans[:2])
    desk.plans.reopen(first)
    paper = desk.filling.open("plan", second, "bieu-04")
    paper.session.type("fax", "0222")
    paper.session.type("chuc_nang", "")
    desk.filling.save(paper)
    plan, left = do.plans_stay(do.look())
    assert (plan.what.owner_id, plan.what.code, plan.why) == (first, "", "còn là bản nháp")
    assert (left.what.owner_id, left.what.code) == (second, "bieu-04")
    assert left.name.startswith("Biểu số 04 – ")
    assert "ở lại" in left.why


def test_the_usual_folder_is_that_of_the_chosen_year(do, world):
    do.year = 2019
    assert do.folder().name == "2019"
    assert do.folder().parent == world.desk.printing.folder().parent


def test_a_package_is_made_in_a_new_folder_and_every_screen_hears_of_it(do, made, world):
    do.keep(made)
    assert made.path.is_file()
    assert do.made is made
    assert {kind for changes in world.heard for kind in changes.types()} == {
        "idea",
        "plan",
        "package",
    }
    assert do.letter(made, word=False).suffix == ".pdf"
    assert do.letter(made, word=True).suffix == ".docx"
    assert all("Đã gửi" in line or "Đạt" in line for line in do.lines(do.look()))


def test_the_number_is_kept_without_what_the_letter_prints_anyway(do, made):
    (kept,) = do.sent()
    assert kept.letter_number == "12/TTr-UBND"
    assert (
        do.sent_line(kept)
        == "12:00 ngày 12/03/2020 · năm 2020 · 6 ý tưởng · tờ trình số 12/TTr-UBND"
    )


def test_the_letter_says_who_signs_when_and_to_whom_and_remembers_it(do, world, tmp_path):
    told = do.letter_words()
    assert (told.signer, told.name) == ("Chủ tịch ký", world.desk.offices.us().chairperson)
    assert told.day == "12/03/2020"
    assert told.recipients.splitlines()[1] == "Chủ tịch, các Phó Chủ tịch UBND xã Đại Xuân;"
    deputy = replace(
        told,
        day="2.3.2020",
        signer=do.signers()[1],
        name="Lê Thị {Mai}",
        recipients="Phòng Kinh tế {huyện};\n\nLưu: VT.",
    )
    made = do.making(tmp_path / "goi", do.cover(deputy))(Stepper())
    paper = "\n".join(page.extract_text() for page in PdfReader(made.letters[0]).pages)
    for said in ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị {Mai}", "Phòng Kinh tế {huyện};"):
        assert said in paper
    assert "ngày 02 tháng 3 năm 2020" in paper
    (change,) = states.of_idea(do.look().goes[0].id)[-1:]
    assert change.happened_on == date(2020, 3, 2)
    again = TransferPresenter(world).letter_words()
    assert (again.signer, again.name) == (do.signers()[1], "Lê Thị {Mai}")
    assert again.recipients == "Phòng Kinh tế {huyện};\nLưu: VT."


def test_only_what_was_not_sent_before_is_told_as_sent_now(do, made, world):
    told = "4 ý tưởng nay là “↑ Đã gửi”; 2 ý tưởng đã gửi lần trước giữ nguyên trạng thái."
    assert do.now_sent(made) == told
    again = world.desk.transfer.make(2020, made.path.with_name("b.ocop.zip"))
    assert do.now_sent(again) == "6 ý tưởng đã gửi lần trước giữ nguyên trạng thái."


def test_a_new_package_takes_the_check_of_another_one_away(do, made):
    do.checked = do.checking(made.path)(Stepper())
    do.keep(made)
    assert do.checked is None


def test_what_goes_for_the_first_time_stands_before_what_went_before(do):
    look = do.look()
    lines = do.lines(replace(look, goes=look.goes[::-1]))
    assert do.counts(look) == (6, 4, 0)
    assert ["Đã gửi" in line or "Đạt" in line for line in lines] == [False] * 4 + [True] * 2


def test_what_came_back_and_was_finished_anew_goes_once_more(do, world, tmp_path):
    one = next(row for row in do.look().goes if row.state is State.FINISHED)
    for state in (State.SENT, State.RETURNED, State.FINISHED):
        states.enter(one.id, state, "")
    look = do.look()
    assert do.counts(look) == (6, 3, 1)
    (line,) = [line for line in do.lines(look) if "gửi lại" in line]
    assert one.product_name in line
    told = words.where_text("thư mục", *do.counts(look))
    assert "6 ý tưởng: 3 mới, 1 gửi lại, 2 đã gửi lần trước" in told
    assert "4 ý tưởng mới và gửi lại chuyển thành" in told
    made = do.making(tmp_path / "goi", Cover())(Stepper())
    paper = PdfReader(made.letters[0]).pages[0].extract_text()
    assert "gửi lại sau khi bị trả: 1 ý tưởng" in " ".join(paper.split())
    assert do.counts(do.look()) == (6, 0, 0)


def test_a_sending_that_was_taken_back_is_no_coming_back(do, world):
    one = next(row for row in do.look().goes if row.state is State.FINISHED)
    for state in (State.SENT, State.FINISHED):
        states.enter(one.id, state, "")
    assert do.counts(do.look()) == (6, 4, 0)


def test_what_goes_without_a_number_is_named_and_leads_to_the_register(do, world):
    look = do.look()
    assert do.unnumbered(look) == ""
    goes = tuple(row._replace(register_number="") for row in look.goes[:5])
    told = do.unnumbered(replace(look, goes=goes))
    assert told.startswith("!  5 ý tưởng chưa có số")
    assert goes[2].product_name in told
    assert "và 2 ý tưởng nữa" in told
    do.register()
    assert world.went == [("register", 2020)]


def test_a_day_that_is_none_is_not_taken(do):
    with pytest.raises(ValueError, match="ngày 31"):
        do.cover(LetterWords(day="31/2/2020"))
    assert do.cover(LetterWords(day=" ")).on is None


def test_a_second_package_in_the_same_minute_leaves_the_first_alone(do, made):
    before = made.path.read_bytes()
    again = do.making(made.path.parent, Cover())(Stepper())
    assert again.path.name == made.path.name.replace(".ocop.zip", "-2.ocop.zip")
    assert made.path.read_bytes() == before
    assert not set(again.letters) & set(made.letters)


def test_cancelling_leaves_no_file_and_sends_nothing(do, tmp_path):
    class Stopped(Stepper):
        def step(self, done, total, label=""):
            raise Cancelled

    with pytest.raises(Cancelled):
        do.making(tmp_path / "goi", Cover())(Stopped())
    assert list((tmp_path / "goi").iterdir()) == []
    assert do.sent() == []
    assert [row.state for row in do.look().goes].count(State.FINISHED) == 4


def test_a_folder_that_cannot_be_is_refused_in_words(do, tmp_path):
    (tmp_path / "tep").write_text("x")
    with pytest.raises(Refusal, match="tep"):
        do.making(tmp_path / "tep" / "goi", Cover())(Stepper())
    assert do.look().goes[0].state is State.FINISHED


def test_a_whole_package_says_who_when_and_what(do, made):
    checked = do.checking(made.path)(Stepper())
    told = dict(checked.facts)
    assert checked.whole
    assert checked.problems == ()
    assert checked.fingerprint == made.fingerprint
    assert "Đại Xuân" in told["Nơi gửi"]
    assert told["Lập lúc"] == "12:00 ngày 12/03/2020"
    assert told["Căn cứ"].startswith("QĐ 1048")
    assert told["Bên trong"] == "6 ý tưởng · 6 sản phẩm · 5 chủ thể · 2 tệp đính kèm"


def test_a_changed_byte_is_told_with_its_part(do, made):
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    made.path.write_bytes(data)
    checked = do.checking(made.path)(Stepper())
    assert not checked.whole
    assert any("papers/" in problem for problem in checked.problems)


def test_what_is_no_package_says_only_its_name_and_what_is_wrong(do, tmp_path):
    (tmp_path / "anh.zip").write_bytes(b"anh")
    checked = do.checking(tmp_path / "anh.zip")(Stepper())
    assert checked.facts == (("Tệp", "anh.zip"),)
    assert (checked.whole, checked.fingerprint, len(checked.problems)) == (False, "", 1)


def test_checking_changes_nothing(do, made, world):
    before = world.desk.ideas.page(Query(year=2020))
    do.checking(made.path)(Stepper())
    assert world.desk.ideas.page(Query(year=2020)) == before
    assert len(do.sent()) == 1


def test_a_drive_to_be_pulled_out_is_noticed(do, made, monkeypatch):
    monkeypatch.setattr("ocop_desktop.core.system.is_removable", lambda path: path == made.path)
    assert do.on_stick(made)
    assert not do.on_stick(SimpleNamespace(path=made.path.parent))
