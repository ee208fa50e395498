"""Guided entry over real services: what is typed is stored, finished, printed, looked at."""

from datetime import date
from time import monotonic, sleep
from types import SimpleNamespace

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import IdeaKind, State
from ocop_desktop.services.jobs import Jobs
from ocop_desktop.ui import theme
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.form.page import LAST
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.screens.filling.view import FillingView
from ocop_desktop.ui.screens.preview.view import PreviewView
from tests.ui.look import everything

pytestmark = pytest.mark.tk

SAMPLES = {
    "text": "Chữ mẫu",
    "long_text": "Chuyện kể.",
    "phone": "0912 345 678",
    "money": "120000",
    "integer": "5",
    "decimal": "5",
    "date": "1/2/2020",
    "email": "a@b.vn",
    "yes_no": "yes",
    "tax_code": "0101234567",
}


@pytest.fixture
def world(app, desk):
    """The filling screen over the workspace of the test, with one idea begun."""
    told = SimpleNamespace(went=[], toasts=[], saved=[], trouble="", changes=[])
    bus = Bus(lambda error: pytest.fail(str(error)))
    bus.listen({"idea", "producer", "product"}, told.changes.append)
    status = SimpleNamespace(
        saved=told.saved.append,
        trouble=lambda text: setattr(told, "trouble", text),
        working=lambda *_: None,
        backed_up=lambda _: None,
    )
    jobs = Jobs(app.after)
    context = Context(
        desk=desk,
        jobs=jobs,
        bus=bus,
        go=lambda screen, what=None: told.went.append((screen, what)),
        back=lambda: told.went.append(("back", None)),
        toast=lambda text, *_: told.toasts.append(text),
        status=status,
        palette=theme.palette(),
        open_workspace=lambda _folder: None,
        restyle=lambda: None,
        on_bug=lambda error: pytest.fail(repr(error)),
    )
    told.idea = desk.ideas.start(
        product_name="Gạo tẻ thơm", producer_name="HTX Đại Xuân", producer_kind="cooperative"
    )
    told.desk, told.context, told.app = desk, context, app
    told.view = FillingView(app, context)
    told.view.pack(fill="both", expand=True)
    told.view.show(Fill(owner_type="idea", owner_id=told.idea))
    app.update()
    yield told
    told.view.destroy()
    jobs.close()


def wait(world, until, seconds=10.0):
    end = monotonic() + seconds
    while not until():
        assert monotonic() < end, "it never came"
        world.app.update()
        sleep(0.01)


def page(world):
    return world.view._page


def answer_everything(session):
    for section in session.form.steps():
        for field in section.fields:
            if session.required(field.key) and session.value(field.key) in (None, []):
                raw = SAMPLES.get(field.kind) or field.choices[0].key
                session.type(field.key, [raw] if field.kind == "choices" else raw)


def test_what_is_typed_is_stored_by_itself_and_told(world):
    row = page(world)._body.rows["ten_chu_the"]
    row.entry.focus_force()
    row.entry.delete(0, "end")
    row.entry.insert(0, "HTX Nông nghiệp Đại Xuân")
    wait(world, lambda: world.saved)
    producers = {changes.types() for changes in world.changes}
    assert any("producer" in types for types in producers)
    stored = world.desk.filling.open("idea", world.idea)
    assert stored.session.value("ten_chu_the") == "HTX Nông nghiệp Đại Xuân"


def test_unreadable_text_is_there_again_when_it_is_opened(world):
    page(world).go_to("von")
    page(world).session.type("tong_von", "nhiều lắm")
    assert world.view.leave()
    world.view.show(Fill(owner_type="idea", owner_id=world.idea, step="von"))
    world.app.update()
    row = page(world)._body.rows["tong_von"]
    assert row.entry.get() == "nhiều lắm"
    assert row._problem.winfo_ismapped()


def test_the_program_could_open_in_the_same_field_again(world):
    page(world).go_to("von", "von_vay")
    wait(world, lambda: (world.desk.offices.setting("place") or {}).get("field") == "von_vay")
    place = world.desk.offices.setting("place")
    assert place.pop("screen") == "filling"
    world.view.show(Fill(**place))
    world.app.update()
    assert (page(world).step, page(world).field) == ("von", "von_vay")


def test_finishing_closes_the_form_and_it_opens_again_for_changes(world):
    answer_everything(page(world).session)
    page(world).go_to(LAST)
    world.app.update()
    assert page(world)._page.check.lines == []
    world.view._finish()
    world.app.update()
    assert world.desk.ideas.get(world.idea).state is State.FINISHED
    assert world.view._banner.winfo_ismapped()
    world.view._banner.button.invoke()
    world.app.update()
    assert world.desk.ideas.get(world.idea).state is State.DRAFT
    assert not world.view._banner.winfo_ismapped()


def test_the_main_deed_of_a_finished_form_is_printing(world):
    answer_everything(page(world).session)
    world.view._finish()
    page(world).go_to(LAST)
    world.app.update()
    deeds = page(world).foot.deeds.winfo_children()
    main = [deed.cget("text") for deed in deeds if str(deed.cget("style")) == "Primary.TButton"]
    assert main == ["In"]


def test_what_came_back_says_why_until_it_is_finished_again(world, monkeypatch):
    answer_everything(page(world).session)
    world.view._finish()
    for state, reason in ((State.SENT, ""), (State.RETURNED, "Thiếu giấy an toàn thực phẩm")):
        day = date(2020, 3, 11)
        world.desk.register.results.enter([world.idea], state, day, "40/TB-UBND", reason)
    world.view.show(Fill(owner_type="idea", owner_id=world.idea))
    world.app.update()
    banner = world.view._banner
    assert banner.winfo_ismapped()
    told = "Trả lại ngày 11/03/2020, văn bản 40/TB-UBND: Thiếu giấy an toàn thực phẩm"
    assert banner._text.cget("text") == told
    asked = []

    def ask(_parent, _title, text, **_how):
        asked.append(text)
        return len(asked) > 1

    monkeypatch.setattr(dialogs, "ask", ask)
    world.view._finish()
    assert "Thiếu giấy an toàn thực phẩm. Các câu trả lời chưa sửa gì" in asked[0]
    assert banner._text.cget("text") == told
    world.view._finish()
    assert "Phiếu đã hoàn thành" in banner._text.cget("text")


def test_a_full_disk_is_said_and_the_words_stay(world, monkeypatch):
    def full(_opened):
        raise Refusal("KHO-03", "Đĩa đã đầy.", todo="Hãy xoá bớt tệp.")

    monkeypatch.setattr(world.desk.filling, "save", full)
    row = page(world)._body.rows["ten_chu_the"]
    row.entry.insert("end", " mới")
    wait(world, world.view._banner.winfo_ismapped)
    assert world.trouble == "Đĩa đã đầy."
    assert row.entry.get().endswith(" mới")
    monkeypatch.undo()
    world.view._banner.button.invoke()
    world.app.update()
    assert not world.view._banner.winfo_ismapped()
    assert world.saved


def test_the_working_forms_have_no_paper_to_print(world):
    world.view.show(Fill(owner_type="producer", code="chu-the"))
    world.app.update()
    page(world).go_to(LAST)
    buttons = page(world)._foot.deeds.winfo_children()
    assert [button.cget("text") for button in buttons] == ["Xong"]


def test_only_the_main_form_finishes_an_idea(world):
    for code, last in (("", "Hoàn thành"), ("xa-danh-gia", "Xong")):
        world.view.show(Fill(owner_type="idea", owner_id=world.idea, code=code))
        page(world).go_to(LAST)
        assert page(world)._foot.deeds.winfo_children()[-1].cget("text") == last


@pytest.mark.parametrize("is_main", [True, False])
def test_only_a_form_that_is_finished_some_day_speaks_of_finishing(world, is_main):
    opened = world.view._presenter.opened
    opened.is_main = is_main
    page(world).go_to(LAST)
    world.app.update()
    told = everything(world.view)
    texts = [w.cget("text") for w in told if w.winfo_class() == "TLabel"]
    assert ("!  Cần sửa trước khi hoàn thành" in texts) is is_main
    assert ("!  Cần ghi hoặc sửa" in texts) is not is_main


def test_another_paper_of_the_idea_is_printed_but_does_not_finish_it(world):
    opened = world.view._presenter.opened
    opened.is_main = False
    deeds = [text for text, _ in world.view._last_deeds(opened)]
    assert deeds == ["Xem trước", "In", "Lưu PDF", "Lưu Word", "Xong"]


def test_what_was_made_to_be_printed_goes_with_the_screen(world, monkeypatch):
    printed = []
    monkeypatch.setattr(world.desk.printing, "send_to_printer", printed.append)
    world.view._presenter.print_()
    wait(world, lambda: printed)
    assert printed[0].exists()
    world.view.destroy()
    assert not printed[0].parent.exists()


def test_a_new_producer_is_made_by_its_first_answer(world):
    world.view.show(Fill(owner_type="producer", code="chu-the"))
    field = page(world).session.form.steps()[0].fields[0]
    page(world).session.type(field.key, "Hộ ông Ế (giả định)")
    assert world.view.leave()
    names = [record for changes in world.changes for record, _ in changes.touched]
    assert "producer" in names


def test_the_pages_shown_are_the_pages_printed(world):
    world.view.print_()
    screen, items = world.went[-1]
    assert screen == "preview"
    world.view.pack_forget()
    preview = PreviewView(world.app, world.context)
    preview.pack(fill="both", expand=True)
    world.app.update()
    preview.show(items)
    wait(world, lambda: preview._image)
    assert preview._page.cget("text").startswith("Trang 1/")
    before = preview._image.width()
    preview._presenter.zoom(-1)
    assert preview._image.width() < before
    preview._presenter.turn(1)
    assert preview._page.cget("text").startswith("Trang 2/")
    made = preview._presenter._path
    assert preview.leave()
    assert not made.exists()
    preview.destroy()


SHOWN = ("TLabel", "TButton", "TMenubutton", "TCheckbutton", "TRadiobutton")


def clipped(widget):
    """Return what needs more width than it has, or stands outside the window."""
    edge = widget.winfo_rootx() + widget.winfo_width()
    return [
        f"{w.winfo_class()} {str(w.cget('text'))[:40]!r}"
        for w in everything(widget)
        if w.winfo_class() in SHOWN
        and w.winfo_viewable()
        and w.cget("text")
        and (w.winfo_width() + 1 < w.winfo_reqwidth() or w.winfo_rootx() + w.winfo_width() > edge)
    ]


@pytest.mark.parametrize(
    "shape", ["medium 1366x740", "medium 1024x640", "huge 1366x740", "small 1024x640"]
)
@pytest.mark.parametrize("kind", list(IdeaKind))
def test_nothing_is_clipped_on_any_step(app, settle, shape, kind, request):
    size, geometry = shape.split()
    theme.install(app, size)
    app.geometry(f"{geometry}+0+0")
    app.update()
    world = request.getfixturevalue("world")
    other = world.desk.ideas.start(
        product_name="Dưa gang muối sấy dẻo vị gừng mật ong đóng hộp quà tặng",
        producer_name="Công ty TNHH Chế biến nông sản và xuất nhập khẩu Kinh Bắc Xanh",
        producer_kind="enterprise",
        kind=kind,
    )
    world.view.show(Fill(owner_type="idea", owner_id=other))
    for step in page(world).steps():
        page(world).go_to(step.key)
        settle(0.1)
        assert clipped(app) == [], step.title


def test_the_papers_of_an_idea_are_in_sight_and_lead_to_each_other(world):
    world.desk.offices.use_basis("qd26-2026")
    idea = world.desk.ideas.start(
        product_name="Mắm tép", producer_name="Hộ bà Tư", producer_kind="household"
    )
    world.view.show(Fill(owner_type="idea", owner_id=idea))
    world.app.update()
    papers = world.view._papers.winfo_children()
    told = [part.cget("text") for part in papers]
    assert told[1:] == ["Biểu số 01 (biểu làm việc)", "Mẫu số 01", "Mẫu số 03"]
    assert all(part.winfo_viewable() for part in papers)
    papers[2].invoke()
    screen, what = world.went[-1]
    assert (screen, what.owner_id, what.code) == ("filling", idea, "mau-01")
