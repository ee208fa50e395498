"""The screen for sending, over real services: the whole way by keyboard, damage, an empty year."""

from dataclasses import replace
from tkinter import font as tkfont
from tkinter import ttk

import pytest

from ocop_desktop.core.records import Query
from ocop_desktop.services import cover_letter
from ocop_desktop.store import ideas, plans
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.screens.register.view import RegisterView
from ocop_desktop.ui.window import Window
from tests.ui.look import everything, said

pytestmark = pytest.mark.tk


@pytest.fixture
def view(app, sample_desk, jobs, settle, tmp_path):
    for plan_id in plans.ids(Query()):  # ideas alone
        plans.trash(plan_id, "")
    sample_desk.offices.put_setting("folder", str(tmp_path / "giấy tờ"))
    window = Window(app, sample_desk, jobs)
    app.geometry("1366x740+0+0")
    window.start()
    window.navigation.go("transfer")
    settle()
    app.focus_force()
    settle(0.05)
    yield window.navigation.view
    window.navigation.forget()


def press(app, key):
    target = app.focus_get() or app
    target.event_generate(key)


def make(view, settle, monkeypatch, folder):
    monkeypatch.setattr(view, "_ask_folder", lambda *_ideas: folder)
    view.primary.invoke()
    settle(0.1)


def test_it_says_what_goes_what_stays_and_why(view):
    told = said(view)
    assert "Gói gồm 6 ý tưởng: 4 mới, 2 đã gửi lần trước" in told
    assert "Ở lại: 5 ý tưởng" in told
    assert told.count("còn là bản nháp") == 4
    assert "Ủy ban nhân dân huyện Quế Võ" in told
    assert any(text.startswith("Chưa lập gói nào") for text in told)


def test_the_plans_that_go_stand_there_by_name(view, settle):
    for row in view.context.desk.plans.page(Query(trashed=True)):
        view.context.desk.plans.restore(row.id)
    view.show(None)
    settle(0.1)
    told = said(view)
    plans = view.presenter.plan_lines(view.presenter.look())
    assert plans
    assert set(plans) <= set(told)
    assert any("Gửi ý tưởng, phương án lên cấp trên" in text for text in told)


def test_what_has_no_number_leads_to_what_waits_in_the_register(app, view, settle):
    desk = view.context.desk
    assert not [text for text in said(view) if "chưa có số" in text]
    row = next(row for row in desk.transfer.look(2020).goes if row.state == "finished")
    ideas.save(replace(ideas.get(row.id), register_number=""), "")
    view.show(None)
    settle(0.1)
    assert any(row.product_name in text for text in said(view) if "chưa có số" in text)
    buttons = [w for w in everything(view) if w.winfo_class() == "TButton"]
    next(button for button in buttons if button.cget("text") == "Mở sổ theo dõi").invoke()
    settle()
    register = next(w for w in everything(app) if isinstance(w, RegisterView))
    assert row.id in register.list.body.shown


def test_enter_leads_from_the_number_to_the_button_and_esc_gives_up(app, view, settle):
    entry = next(w for w in everything(view) if str(w.winfo_class()) == "TEntry")
    entry.focus_force()
    settle(0.1)
    press(app, "<Return>")
    settle(0.1)
    assert app.focus_get() is view.primary
    seen = []

    def give_up():
        modal = next(w for w in app.winfo_children() if isinstance(w, Modal))
        seen.extend(said(modal))
        modal.event_generate("<Escape>")

    app.after(400, give_up)
    press(app, "<Return>")
    settle(0.1)
    assert any("không sửa được nữa" in text for text in seen)
    assert view.presenter.made is None
    assert view.presenter.sent() == []


def test_a_package_is_made_told_kept_and_closed(app, view, settle, monkeypatch, tmp_path):
    view.letter.number.set("12")
    make(view, settle, monkeypatch, tmp_path / "goi")
    made = view.presenter.made
    told = said(view)
    assert str(made.path) in told
    assert any(text.startswith("4 ý tưởng nay là “↑ Đã gửi”; 2 ý tưởng đã") for text in told)
    assert "Gói gồm 6 ý tưởng, đều đã gửi lần trước" in told
    assert view.primary.cget("text") == "Lập lại gói"
    assert app.focus_get() is view._after_making
    codes = [w.get() for w in everything(view) if w.winfo_class() == "TEntry"]
    assert made.fingerprint in codes
    assert any("tờ trình số 12" in text for text in told)
    assert view.letter.number.get() == ""
    press(app, "<Escape>")
    settle()
    assert view.presenter.made is None
    assert str(made.path) not in said(view)


def test_the_widest_code_is_seen_whole(app, view, settle):
    widest = "-".join(["WWWW"] * 4)
    box = ttk.Frame(view)
    box.place(x=0, y=0)
    view._fingerprint(box, widest, "")
    settle()
    (entry,) = [w for w in everything(box) if w.winfo_class() == "TEntry"]
    assert entry.get() == widest
    assert entry.xview() == (0.0, 1.0)
    assert entry.winfo_width() >= tkfont.Font(app, name="OcopTitle", exists=True).measure(widest)


def test_another_signer_has_another_name_and_a_wrong_day_is_said(view, settle, monkeypatch):
    box = view.letter
    box._more.invoke()
    chief = box.name.get()
    box.signer.set(view.presenter.signers()[1])
    box._signer.event_generate("<<ComboboxSelected>>")
    assert (bool(chief), box.name.get()) == (True, "")
    box.day.set("31/2/2020")
    monkeypatch.setattr(view, "_ask_folder", lambda *_ideas: pytest.fail("asked too early"))
    view.primary.invoke()
    settle()
    assert any("Tháng 2 không có ngày 31" in text for text in said(view))
    assert box.day.get() == "31/2/2020"
    view.show(None)
    assert view.letter.day.get() == "31/2/2020"


def test_a_signer_without_a_name_is_reminded_of_beside_the_field(view, settle):
    box = view.letter
    reminder = box._nameless
    box._more.invoke()
    settle()
    assert not reminder.winfo_ismapped()
    box.signer.set(view.presenter.signers()[1])
    box._signer.event_generate("<<ComboboxSelected>>")
    settle()
    assert reminder.winfo_ismapped()
    assert "Phó Chủ tịch" in reminder.cget("text")
    box.name.set("Lê Văn Bảy")
    settle()
    assert not reminder.winfo_ismapped()


def test_where_the_last_signer_had_no_name_it_is_asked_at_once(view, settle):
    letters = view.context.desk.transfer.letters
    letters.remember(cover_letter.Cover(signer="deputy"))
    assert letters.usual().signer_name == ""
    view.presenter.typed = None
    view.letter = None
    view._draw()
    settle()
    assert view.letter._nameless.winfo_ismapped()


def test_where_to_is_asked_usual_folder_first_or_any_other(view, monkeypatch, tmp_path):
    asked = []

    def choose(_parent, _title, text, answers):
        asked.append(text)
        return answers[len(asked) - 1][0]

    monkeypatch.setattr(dialogs, "choose", choose)
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_: tmp_path / "usb")
    sending = view.presenter.look()
    assert view._ask_folder(sending) == view.presenter.folder()
    assert view._ask_folder(sending) == tmp_path / "usb"
    assert str(view.presenter.folder()) in asked[0]


def test_a_refusal_is_shown_and_nothing_is_sent(app, view, settle, monkeypatch, tmp_path):
    (tmp_path / "tep").write_text("x")
    seen = []

    def read():
        modal = next(w for w in app.winfo_children() if isinstance(w, Modal))
        seen.extend(said(modal))
        modal.close()

    app.after(1500, read)
    make(view, settle, monkeypatch, tmp_path / "tep" / "goi")
    assert any("IN-02" in text for text in seen)
    assert view.presenter.made is None


def test_a_whole_and_a_damaged_package_are_told_apart(view, settle, monkeypatch, tmp_path):
    make(view, settle, monkeypatch, tmp_path / "goi")
    path = view.presenter.made.path
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: path)
    view.choose.invoke()
    settle()
    assert "✓  Gói nguyên vẹn" in said(view)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    view.choose.invoke()
    settle()
    told = said(view)
    assert "✓  Gói nguyên vẹn" not in told
    assert any(text.startswith("•  Phần “papers/") for text in told)
    view._close_checked()
    assert view.presenter.checked is None


def test_giving_up_the_choice_of_a_file_changes_nothing(view, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: None)
    view.choose.invoke()
    assert view.presenter.checked is None


def test_an_empty_year_leads_to_the_ideas(view, settle):
    view.context.desk.offices.use_year(2018)
    view.show(None)
    view.year.set("2018")
    view.year.event_generate("<<ComboboxSelected>>")
    settle()
    told = said(view)
    assert "Chưa có ý tưởng, phương án nào để gửi" in told
    assert "Lập gói gửi" not in told
    assert "Xem danh sách ý tưởng" in told


def test_a_paper_that_a_plan_leaves_behind_is_told_and_opened(app, view, settle, monkeypatch):
    desk = view.context.desk
    plan_id = desk.plans.start(desk.plans.candidates()[0].idea.id)
    plan = desk.filling.open("plan", plan_id)
    plan.session.all_problems = list
    desk.filling.finish(plan)
    paper = desk.filling.open("plan", plan_id, "bieu-04")
    paper.session.type("fax", "0222")
    desk.filling.save(paper)
    view.show(None)
    settle(0.1)
    assert "Ở lại: 1 giấy của phương án" in said(view)
    name = next(
        w
        for w in everything(view)
        if w.winfo_class() == "TLabel" and "Biểu số 04 – " in w.cget("text")
    )
    went = []
    context = view.context._replace(go=lambda *told: went.append(told))
    monkeypatch.setattr(view.presenter, "_context", context)
    next(w for w in name.master.winfo_children() if w.winfo_class() == "TButton").invoke()
    assert (went[0][1].owner_id, went[0][1].code) == (plan_id, "bieu-04")


def test_what_stays_opens_its_form(view, monkeypatch):
    button = next(
        w for w in everything(view) if w.winfo_class() == "TButton" and w.cget("text") == "Mở"
    )
    opened = view.presenter.look().stays[0][0].id
    went = []
    context = view.context._replace(go=lambda *told: went.append(told))
    monkeypatch.setattr(view.presenter, "_context", context)
    button.invoke()
    assert went[0][0] == "filling"
    assert went[0][1].owner_id == opened
