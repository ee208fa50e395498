"""Guided entry without a screen: saving by itself, remembering the place, finishing."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

from ocop_desktop.core.problems import Problem, Refusal, Severity
from ocop_desktop.core.records import State
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Field, Form, Section
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.opened import Opened
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.screens.filling.presenter import RETRY_MS, SAVE_MS, FillingPresenter
from ocop_desktop.wording import filling as words

NOON = datetime(2020, 3, 12, 14, 5, tzinfo=timezone(timedelta(hours=7)))
DISK_FULL = Refusal("KHO-03", "Đĩa đã đầy.", safe="Chữ vẫn còn.", todo="Hãy xoá bớt tệp.")
FORM = Form(
    basis="b",
    code="bieu-01",
    revision=1,
    title="PHIẾU",
    name="Biểu số 01",
    about="idea",
    source="",
    sha256="",
    sections=(
        Section(
            key="mot",
            title="Một",
            fields=(Field(key="ten", kind="text", label="Tên", required=True),),
        ),
    ),
)


class FakeFilling:
    def __init__(self):
        self.saves, self.fails, self.found, self.closed = 0, False, [], []
        self.stands, self.came_back = State.DRAFT, None

    def state(self, _opened):
        return self.stands

    def open(self, owner_type, owner_id, code=""):
        if owner_id == "gone":
            raise Refusal("YT-01", "Không còn ý tưởng này.")
        form = replace(FORM, code=code or FORM.code)
        return Opened(
            session=Session(form),
            form=form,
            basis=SimpleNamespace(name="QĐ 1048/QĐ-TTg"),
            owner_type=owner_type,
            owner_id=owner_id,
            records={},
            title="Gạo tẻ thơm",
            editable=self.stands is State.DRAFT,
            is_main=form.code == FORM.code,
            state=self.stands,
        )

    def open_new(self, owner_type, code="", start=None):
        return self.open(owner_type, "", code)

    def save(self, opened):
        if self.fails:
            raise DISK_FULL
        dirty = opened.session.take_dirty()
        self.saves += bool(dirty)
        changes = Changes.of(("idea", "i1")) if dirty else Changes()
        if dirty:
            opened.owner_id = opened.owner_id or "i1"
        return SimpleNamespace(changes=changes, at=NOON)

    def review(self, _opened):
        return self.found

    def unmended(self, _opened):
        return self.came_back

    def finish(self, opened):
        opened.editable, opened.state = False, State.FINISHED
        self.stands = State.FINISHED
        return Changes.of(("idea", "i1"))

    def close(self, opened):
        self.closed.append(opened)


class FakeView:
    """Remembers what it was told; time passes by hand."""

    def __init__(self):
        self.waiting, self.header, self.trouble, self.editable = [], (), None, True
        self.may_leave, self.asked = False, 0

    def show_form(self, opened, step, field):
        self.place = (step, field)

    def show_header(self, title, under):
        self.header = (title, under)

    def show_editable(self, *, editable, may_reopen):
        self.editable, self.may_reopen = editable, may_reopen

    def show_trouble(self, refusal):
        self.trouble = refusal

    def ask_leave(self):
        self.asked += 1
        return self.may_leave

    def ask_unmended(self, why):
        self.asked += 1
        self.why = why
        return self.may_leave

    def show_refusal(self, refusal):
        self.refused = refusal

    def flush(self):
        pass

    def later(self, ms, deed):
        entry = (ms, deed)
        self.waiting.append(entry)
        return lambda: self.waiting.remove(entry) if entry in self.waiting else None

    def pass_time(self):
        (_, deed), self.waiting = self.waiting[-1], []
        deed()


def _reopened(filling, idea_id):
    filling.stands = State.DRAFT
    return Changes.of(("idea", idea_id))


@pytest.fixture
def world():
    settings, published, went, troubles = {}, [], [], []
    filling = FakeFilling()
    view = FakeView()
    bus = Bus(lambda error: pytest.fail(str(error)))
    bus.listen({"idea"}, published.append)
    offices = SimpleNamespace(
        setting=lambda name, default=None: settings.get(name, default),
        put_setting=settings.__setitem__,
    )
    status = SimpleNamespace(saved=lambda at: settings.update(at=at), trouble=troubles.append)
    context = SimpleNamespace(
        desk=SimpleNamespace(
            filling=filling,
            offices=offices,
            ideas=SimpleNamespace(reopen=lambda i: _reopened(filling, i)),
        ),
        bus=bus,
        go=lambda screen, what=None: went.append((screen, what)),
        back=lambda: went.append("back"),
        toast=lambda *_: None,
        status=status,
    )
    presenter = FillingPresenter(view, context)
    presenter.open(Fill(owner_type="idea", owner_id="i1", step="mot", field="ten"))
    return SimpleNamespace(
        do=presenter,
        view=view,
        filling=filling,
        settings=settings,
        published=published,
        went=went,
        troubles=troubles,
        session=presenter.opened.session,
    )


def test_it_opens_where_she_stopped_and_says_what_it_is(world):
    assert world.view.place == ("mot", "ten")
    assert world.view.header == ("Gạo tẻ thơm", "Biểu số 01 · QĐ 1048/QĐ-TTg · ● Nháp")


def test_a_further_paper_of_a_finished_record_is_complete_or_a_draft_never_finished(world):
    world.filling.stands = State.FINISHED
    world.do.open(Fill(owner_type="idea", owner_id="i1", code="mau-03"))
    assert world.view.header[1].endswith(" · ● Nháp")
    world.do.opened.session.type("ten", "Gạo")
    world.view.pass_time()
    assert world.view.header[1].endswith(" · ✓ Đã ghi đủ")


def test_a_rest_after_the_last_key_saves_once_and_tells_everyone(world):
    for text in ("G", "Gạ", "Gạo"):
        world.session.type("ten", text)
    assert [ms for ms, _ in world.view.waiting] == [SAVE_MS]
    world.view.pass_time()
    assert world.filling.saves == 1
    assert world.settings["at"] == NOON
    assert world.published == [Changes.of(("idea", "i1"))]


def test_saving_what_is_saved_tells_nobody(world):
    world.do.save()
    assert world.published == []


def test_the_place_is_remembered_for_the_next_start(world):
    world.do.moved("mot", "ten")
    world.view.pass_time()
    assert world.settings["place"] == {
        "screen": "filling",
        "owner_type": "idea",
        "owner_id": "i1",
        "code": "bieu-01",
        "step": "mot",
        "field": "ten",
    }


def test_a_new_record_has_a_place_only_after_its_first_save(world):
    world.do.open(Fill(owner_type="idea"))
    world.do.moved("mot", "ten")
    world.view.pass_time()
    assert "place" not in world.settings
    world.do.opened.session.type("ten", "Gạo")
    world.do.save()
    assert world.settings["place"]["owner_id"] == "i1"


def test_coming_back_she_is_where_she_stopped(world):
    world.do.moved("hai", "gia")
    assert world.do.leave()
    world.do.open(Fill(owner_type="idea", owner_id="i1"))
    assert world.view.place == ("hai", "gia")


def test_the_way_back_leads_to_the_record_and_the_place_she_was_at(world):
    world.do.open(Fill(owner_type="idea", start={"name": "Gạo"}))
    assert world.do.here() == Fill(owner_type="idea", code="bieu-01", start={"name": "Gạo"})
    world.session = world.do.opened.session
    world.session.type("ten", "Gạo")
    world.do.moved("hai", "gia")
    assert world.do.leave()
    back = world.do.here()
    assert (back.owner_id, back.step, back.field) == ("i1", "hai", "gia")


def test_a_form_left_for_good_is_closed_in_the_journal(world):
    opened = world.do.opened
    assert world.do.leave()
    assert world.filling.closed == [opened]


def test_a_lasting_trouble_of_others_stays_when_a_form_is_closed(world):
    world.do.leave()
    assert world.troubles == []


def test_a_save_that_fails_keeps_the_words_says_so_and_tries_again(world):
    world.filling.fails = True
    world.session.type("ten", "Gạo")
    world.view.pass_time()
    assert world.view.trouble is DISK_FULL
    assert world.session.raw("ten") == "Gạo"
    assert world.view.waiting[-1][0] == RETRY_MS
    world.filling.fails = False
    world.view.pass_time()
    assert world.view.trouble is None
    assert world.filling.saves == 1


def test_leaving_saves_first(world):
    world.session.type("ten", "Gạo")
    assert world.do.leave()
    assert world.filling.saves == 1


def test_leaving_with_unsaved_words_asks_and_stays_unless_told(world):
    world.filling.fails = True
    world.session.type("ten", "Gạo")
    assert not world.do.leave()
    world.view.may_leave = True
    assert world.do.leave()
    assert world.view.asked == 2


def test_after_leaving_nothing_listens_and_nothing_waits(world):
    session = world.session
    assert world.do.leave()
    session.type("ten", "Gạo")
    assert world.view.waiting == []


def test_the_check_parts_what_blocks_from_what_reminds(world):
    red, amber = Problem("Chưa ghi.", field="ten"), Problem("Dài.", Severity.REMINDS, "ten")
    world.filling.found = [amber, red]
    assert world.do.review() == ([red], [amber])


def test_looking_a_form_over_is_no_typing(world):
    def review(opened):
        opened.session.set_remarks([Problem("Trùng tên.", Severity.REMINDS, "ten")])
        return opened.session.all_problems()

    world.filling.review = review
    world.do.review()
    assert world.view.waiting == []


def test_finishing_makes_it_read_only_with_a_way_back(world):
    world.do.finish()
    assert (world.view.editable, world.view.may_reopen) == (False, True)
    assert world.view.header[1].endswith("✓ Hoàn thành")
    world.do.reopen()
    assert world.view.editable


def test_an_idea_that_was_sent_elsewhere_is_shown_so_at_once_and_where_she_is(world):
    world.do.moved("hai", "gia")
    world.session.type("ten", "Gạo")
    world.filling.stands = State.SENT
    world.do._context.bus.publish(Changes.of(("idea", "*")))
    assert world.filling.saves == 1
    assert (world.view.editable, world.view.may_reopen) == (False, False)
    assert world.view.place == ("hai", "gia")


def test_words_a_closed_form_does_not_take_any_more_stay_on_screen(world):
    world.session.type("ten", "Gạo")
    world.filling.stands, world.filling.fails = State.SENT, True
    world.do._context.bus.publish(Changes.of(("idea", "i1")))
    assert world.do.opened.session is world.session
    assert world.session.raw("ten") == "Gạo"
    assert world.view.trouble is DISK_FULL


def test_what_came_back_unmended_is_finished_only_after_a_question(world):
    world.filling.came_back = SimpleNamespace(reason="Thiếu giá bán.")
    world.do.finish()
    assert (world.view.asked, world.do.opened.editable) == (1, True)
    assert "vì: Thiếu giá bán. Các câu" in words.unmended(world.view.why)
    world.view.may_leave = True
    world.do.finish()
    assert (world.view.asked, world.do.opened.editable) == (2, False)


def test_what_cannot_be_finished_stays_a_draft(world):
    def refuse(_opened):
        raise Refusal("YT-06", "Còn 2 chỗ cần sửa.")

    world.filling.finish = refuse
    with pytest.raises(Refusal):
        world.do.finish()
    assert world.view.editable


def test_preview_saves_first_and_names_the_paper(world):
    world.session.type("ten", "Gạo")
    world.do.preview()
    assert world.filling.saves == 1
    screen, (item,) = world.went[-1]
    assert (screen, item.code, item.owner_type, item.owner_id) == (
        "preview",
        "bieu-01",
        "idea",
        "i1",
    )


def test_nothing_is_printed_that_could_not_be_saved(world):
    world.filling.fails = True
    world.session.type("ten", "Gạo")
    world.do.preview()
    assert world.went == []


def test_a_record_that_is_gone_is_refused_and_leaves_nothing_open(world):
    with pytest.raises(Refusal):
        world.do.open(Fill(owner_type="idea", owner_id="gone"))
    assert world.do.opened is None


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [
        (
            "Mẫu số 01",
            "PHIẾU ĐĂNG KÝ|Tham gia đánh giá, phân hạng sản phẩm OCOP",
            "Mẫu số 01 – Phiếu đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP",
        ),
        (
            "Biểu số 01 (biểu làm việc)",
            "BIỂU SỐ 01: PHIẾU ĐĂNG KÝ SẢN PHẨM MỚI",
            "Biểu số 01 (biểu làm việc) – Phiếu đăng ký sản phẩm mới",
        ),
        ("Mẫu số 03", "BÁO CÁO|" + "một nội dung " * 9, None),
    ],
)
def test_a_paper_is_called_by_what_it_is(name, title, told):
    found = words.paper_name(name, title)
    assert len(found) <= 71
    assert found == told or (told is None and found.endswith("…"))
