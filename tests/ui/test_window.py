"""The window: navigation, shortcuts, toasts, look."""

import tkinter as tk
from contextlib import suppress

import pytest

from ocop_desktop import lazy
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Office, Query
from ocop_desktop.ui import errors, theme
from ocop_desktop.ui.context import Fill
from ocop_desktop.ui.form.page import LAST
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.parts.header import Header
from ocop_desktop.ui.screens import SCREENS
from ocop_desktop.ui.window import Window
from tests.ui.fake_desk import FakeDesk, FakeJobs
from tests.ui.look import everything

pytestmark = pytest.mark.tk


def press(widget, sequence):
    (widget.focus_get() or widget).event_generate(sequence)
    widget.update()


def modal_of(app):
    return next(child for child in app.winfo_children() if isinstance(child, Modal))


def test_a_known_workspace_opens_on_today(window):
    assert window.navigation.name == "today"
    assert "Xã Đại Xuân" in window.app.title()


def test_a_new_workspace_opens_the_guide_without_navigation(app, settle):
    made = Window(app, FakeDesk(empty=True), FakeJobs())
    made.start()
    settle()
    assert made.navigation.name == "setup"
    assert not made.nav.winfo_ismapped()


def test_f1_opens_the_page_of_the_screen_and_back_returns(window, app, settle):
    window.navigation.go("settings")
    press(app, "<F1>")
    settle()
    assert window.navigation.name == "help"
    assert window.navigation.view._pages.selection() == ("06-sao-luu",)
    press(app, "<Alt-Left>")
    assert window.navigation.name == "settings"


def test_ctrl_f_puts_the_cursor_in_the_search_box(window, app, settle):
    window.navigation.go("ideas")
    settle()
    press(app, "<Control-f>")
    assert app.focus_get() is window.navigation.view.list.bar._entry


def test_ctrl_s_reassures(window, app):
    press(app, "<Control-s>")
    assert window.toast._shown is not None


def test_delete_goes_to_the_trash_and_the_toast_takes_it_back(window, app, fake, settle):
    window.navigation.go("products")
    settle()
    shown = window.navigation.view.list
    shown.focus_rows()
    press(app, "<Down>")
    press(app, "<Delete>")
    settle()
    assert shown.rows.total == 11
    button = window.toast._shown.winfo_children()[-1]
    button.invoke()
    settle()
    assert shown.rows.total == 12
    assert fake.store.trashed == set()


def test_what_was_deleted_is_taken_back_from_the_trash(window, app, fake, settle):
    fake.store.trashed |= {"p1", "p2"}
    window.navigation.go("products")
    view = window.navigation.view
    settle()
    assert view.list.bar.deed is None
    view.list.bar._choose("trashed", True)
    settle()
    assert view.list.rows.total == 2
    view.list.focus_rows()
    press(app, "<Down>")
    press(app, "<Delete>")
    assert fake.store.trashed == {"p1", "p2"}
    press(app, "<Return>")
    settle()
    assert window.navigation.name == "products"
    assert len(fake.store.trashed) == 1
    press(app, "<Return>")  # the row that is there now was not chosen
    assert len(fake.store.trashed) == 1
    press(app, "<Down>")
    view.list.bar.deed.invoke()
    settle()
    assert fake.store.trashed == set()
    assert "trống" in view.list.empty._title.cget("text")
    view.list.bar.clear()
    settle()
    assert view.list.rows.total == 12
    assert view.list.bar.deed is None


def test_in_the_trash_the_menu_offers_one_deed_and_other_filters_rest(window, settle):
    window.navigation.go("ideas")
    view = window.navigation.view
    settle()
    view.list.bar._choose("trashed", True)
    menu = tk.Menu(view)
    view.list._wants.fill_menu(menu, ["i0"])
    assert menu.index("end") == 0
    assert menu.entrycget(0, "label") == "Lấy lại"
    assert view.list.bar._buttons["state"].instate(["disabled"])
    assert view.list.bar._buttons["trashed"].instate(["!disabled"])
    assert view.chosen() == []


def test_the_panel_for_a_new_idea_does_not_come_back_by_itself(window, settle, monkeypatch):
    window.navigation.go("ideas")
    view, asked = window.navigation.view, []
    monkeypatch.setattr(view, "new", asked.append)
    window.navigation.go("ideas", ("new", "c1"))
    settle()
    window.navigation.go("help")
    window.navigation.back()
    settle()
    assert asked == ["c1"]


def test_the_manual_read_from_the_guide_leads_back_to_what_was_typed(app, settle, empty_desk):
    made = Window(app, empty_desk, FakeJobs())
    made.start()
    settle()
    guide = made.navigation.view
    guide._to_office()
    settle()
    press(app, "<F1>")
    settle()
    assert made.navigation.view._pages.selection() == ("08-can-cu",)
    assert not made.nav.winfo_ismapped()
    made.navigation.back()
    guide._opened.session.type("xa", "Xã Đại Xuân")
    guide._form.go_to(guide._form.steps()[1].key)
    step = guide._form.step
    press(app, "<F1>")
    press(app, "<Alt-Left>")
    settle()
    assert made.navigation.view is guide
    assert guide._office_page.winfo_ismapped()
    assert guide._form.step == step
    assert guide._opened.session.raw("xa") == "Xã Đại Xuân"
    guide.step_back()
    guide.step_back()
    settle()
    assert guide._basis_page.winfo_ismapped()


def test_a_new_record_is_there_again_after_the_manual(app, settle, desk):
    made = Window(app, desk, FakeJobs())
    made.navigation.go("filling", Fill(owner_type="producer", code="chu-the"))
    settle()
    page = made.navigation.view._page
    first = page.session.form.steps()[0].fields[0].key
    page.session.type(first, "Hộ ông Ế (giả định)")
    page.go_to(LAST)
    press(app, "<F1>")
    settle()
    made.navigation.back()
    page = made.navigation.view._page
    assert page.session.raw(first) == "Hộ ông Ế (giả định)"
    assert page.step == LAST
    assert desk.producers.count(Query()) == 1


@pytest.mark.parametrize("error", [Refusal("SL-01", "Đĩa đầy."), OSError("disk")])
def test_the_window_closes_although_the_backup_fails(window, app, monkeypatch, error):
    def fail():
        raise error

    gone = []
    monkeypatch.setattr(window.desk.safekeeping, "on_close", fail)
    monkeypatch.setattr(app, "destroy", lambda: gone.append(True))
    app.after(100, lambda: [w.close() for w in app.winfo_children() if isinstance(w, Modal)])
    with suppress(OSError):
        window.close()
    assert gone == [True]


def test_damage_is_said_lastingly_and_taken_away_by_a_restored_backup(window, settle, monkeypatch):
    monkeypatch.setattr(window.desk.safekeeping, "check", lambda: False)
    monkeypatch.setattr(lazy, "read_one", lambda: False)
    window._read_ahead()
    assert "Cài đặt" in window.status._damage.cget("text")
    window.navigation.go("settings")
    window.navigation.view.presenter.use_look("large", contrast=False)
    settle()
    assert window.status._damage.winfo_ismapped()
    window.navigation.view.presenter.restore("backup.sqlite")
    assert not window.status._damage.cget("text")


def test_the_data_are_checked_in_the_background(window, settle):
    window.navigation.go("settings")
    window.navigation.view.presenter.check()
    assert "nguyên vẹn" in window.toast._shown.winfo_children()[0].cget("text")
    assert not window.status._work.winfo_ismapped()


def test_a_backup_is_not_offered_to_be_opened(window, app, settle):
    window.navigation.go("settings")
    settle()
    seen = []

    def look():
        dialog = modal_of(app)
        seen.extend(button.cget("text") for button in dialog._bar.winfo_children())
        dialog.close()

    app.after(200, look)
    window.navigation.view._back_up()
    assert sorted(seen) == ["Mở thư mục", "Đóng"]


def test_the_settings_are_no_wider_than_can_be_read(window, app, settle):
    window.navigation.go("settings")
    settle()
    view = window.navigation.view
    assert view._page.winfo_width() <= theme.em(app, 60)
    assert view._area.winfo_width() > theme.em(app, 60)


def test_a_long_title_breaks_before_the_buttons(app, settle):
    theme.install(app, "huge")
    header = Header(app, "")
    button = header.button("Xem trước", lambda: None)
    header.say("Dưa gang muối sấy dẻo vị gừng mật ong đóng hộp quà tặng " * 3, "Biểu số 01")
    for width, row in ((1366, 0), (360, 2)):
        header.place(width=width)
        settle()
        assert header._title.winfo_width() >= header._title.winfo_reqwidth()
        assert header._buttons.grid_info()["row"] == row
        assert button.winfo_rootx() + button.winfo_width() <= app.winfo_rootx() + width
    header.destroy()


def test_spare_buttons_go_into_the_menu_and_a_title_ends_after_two_lines(app, settle):
    pressed = []
    header = Header(app, "")
    header.button("Danh sách", lambda: pressed.append("list"))
    spare = header.button("Xem trước", lambda: pressed.append("preview"), spare=True)
    more = header.menu("Thêm", lambda menu: menu.add_command(label="Lưu PDF"))
    name = "Bánh đa nem làng Đại Xuân gạo tẻ thơm phơi giàn tre"
    header.say(name, "Biểu số 03")
    menu = header.nametowidget(str(more.cget("menu")))

    def offered():
        menu.tk.call("eval", menu.cget("postcommand"))
        return [menu.entrycget(n, "label") for n in range(menu.index("end") + 1)]

    header.place(width=1366)
    settle()
    assert spare.winfo_ismapped()
    assert header._title.cget("text") == name
    assert offered() == ["Lưu PDF"]
    header.place(width=560)
    settle()
    assert not spare.winfo_ismapped()
    assert header._buttons.grid_info()["row"] == 0
    assert offered() == ["Xem trước", "Lưu PDF"]
    menu.invoke(0)
    assert pressed == ["preview"]
    header.say(f"{name} {name} {name}")
    first, second = str(header._title.cget("text")).split("\n")
    assert name.startswith(first)
    assert second.endswith("…")
    header.place(width=1366)
    header.say(name)
    settle()
    assert spare.winfo_rootx() < more.winfo_rootx()
    header.destroy()


def test_in_a_low_window_all_entries_of_the_menu_are_seen(window, app, settle):
    nav = window.nav
    roomy = nav._entries["help"].button.winfo_height()
    app.minsize(1, 1)
    app.geometry("1366x420")
    settle()
    last = nav._entries["help"].button
    assert last.winfo_rooty() + last.winfo_height() <= nav.winfo_rooty() + nav.winfo_height()
    assert last.winfo_height() < roomy
    app.geometry("1366x740")
    settle()
    assert last.winfo_height() == roomy


def test_the_menu_shows_its_pictures_once_the_words_stand(window, app, settle):
    settle()
    nav = window.nav
    pictures = {str(entry.button.cget("image")) for entry in nav._entries.values()}
    assert str(nav._blank) not in pictures
    chosen = nav._entries["today"].button.cget("image")
    window.navigation.go("ideas")
    assert nav._entries["today"].button.cget("image") != chosen


def test_today_gone_leaves_nothing_waiting(window, app):
    window.navigation.view.show(None)
    waiting = window.navigation.view._waiting
    assert waiting in app.tk.call("after", "info")
    window.navigation.view.destroy()
    assert waiting not in app.tk.call("after", "info")


def test_a_press_beside_a_dialog_gives_it_the_keys_back(window, app, settle):
    modal = Modal(app, "Hỏi")
    modal.first_focus = modal.button("Đóng", modal.close)
    modal.show()
    settle(0.05)
    app.focus_force()
    settle(0.05)
    modal.event_generate("<Button-1>", x=-40, y=-40)
    settle(0.05)
    assert str(app.tk.call("focus")) == str(modal.first_focus)
    modal.first_focus.event_generate("<Escape>")
    assert not modal.winfo_exists()


def test_space_presses_a_focused_button(window, app, settle):
    button = window.nav._entries["ideas"].button
    button.focus_force()
    settle(0.05)
    press(app, "<space>")
    assert window.navigation.name == "ideas"


def test_the_text_size_changes_at_once_and_keeps_the_screen(window, fake, settle):
    window.navigation.go("settings")
    small = theme.em(window.app, 1)
    window.navigation.view.presenter.use_look("huge", contrast=True)
    settle()
    assert window.navigation.name == "settings"
    assert theme.em(window.app, 1) > small
    assert theme.palette().background == "#ffffff"
    assert fake.store.settings["text_size"] == "huge"


def test_a_refusal_is_three_sentences_and_a_code(window, app):
    seen = []

    def look():
        modal = modal_of(app)
        seen.extend(str(w.cget("text")) for w in modal.body.winfo_children())
        modal.close()

    app.after(100, look)
    window.errors.show(Refusal("KHO-03", "Đĩa đầy.", safe="Đã lưu.", todo="Hãy xóa bớt."))
    assert seen == ["Đĩa đầy.", "Đã lưu.", "Hãy xóa bớt.", "Mã thông báo: KHO-03"]


def test_the_details_of_a_bug_tell_nothing_of_anybody():
    try:
        int("Nguyễn Thị Hoài, 0987 654 321")
    except ValueError as error:
        details = errors._details(error)
    assert "Hoài" not in details
    assert "ValueError" in details
    assert "test_window.py" in details


def test_the_same_bug_is_told_once(window, app, caplog):
    told = []

    def look():
        told.append(modal_of(app))
        told[-1].close()

    app.after(100, look)
    bug = ZeroDivisionError("once")
    for _ in range(2):
        window.errors.show(bug)
    assert len(told) == 1
    assert caplog.text.count("Unexpected") == 2


def test_every_screen_of_the_menu_has_word_and_icon():
    assert all(spec.label and spec.icon for spec in SCREENS if spec.in_menu)


def test_a_form_that_is_gone_does_not_stop_the_start(app, settle):
    desk = FakeDesk()
    desk.store.settings["place"] = {"screen": "filling", "owner_type": "idea", "owner_id": "gone"}

    def refuse(*_arguments, **_options):
        raise Refusal("YT-01", "Không còn.")

    desk.filling.open = refuse
    made = Window(app, desk, FakeJobs())
    app.after(300, lambda: [w.close() for w in app.winfo_children() if isinstance(w, Modal)])
    made.start()
    settle(0.5)
    assert made.navigation.name in {"today", "ideas"}


def test_the_way_back_never_leads_into_the_guide(app, settle, empty_desk):
    made = Window(app, empty_desk, FakeJobs())
    made.start()
    empty_desk.offices.found("qd1048-2019", Office(commune="Xã A", province="Tỉnh B"), 2020)
    made.navigation.go("today")
    settle(0.1)
    press(app, "<Alt-Left>")
    assert made.navigation.name == "today"


def test_a_notice_stands_over_the_buttons_of_a_form(app, settle, desk):
    made = Window(app, desk, FakeJobs())
    made.navigation.go("filling", Fill(owner_type="producer", code="chu-the"))
    settle(0.2)
    made.toast("Đã hoàn thành. Bản in từ nay không còn chữ BẢN NHÁP.", "Hoàn tác", app.bell)
    settle(0.1)
    shown, foot = made.toast._shown, made.navigation.view.foot
    assert shown.winfo_rooty() + shown.winfo_height() <= foot.winfo_rooty()
    assert shown.winfo_width() <= theme.em(app, 22.5)


def test_a_notice_never_covers_the_field_she_writes_in(app, settle, desk):
    theme.install(app, "huge")
    made = Window(app, desk, FakeJobs())
    app.geometry("1024x640+0+0")
    made.navigation.go("filling", Fill(owner_type="producer", code="chu-the"))
    settle(0.2)
    page = made.navigation.view._page
    made.toast("Chữ vừa dán có vẻ theo bảng mã cũ TCVN3 (ABC).", "Đổi sang Unicode", app.bell)
    for row in [row for row in page._body.rows.values() if page.session.visible(row.field.key)][:4]:
        row.focus()
        settle(0.1)
        field, shown = app.focus_get(), made.toast._shown
        under = field.winfo_rooty() + field.winfo_height() > shown.winfo_rooty()
        assert not (under and field.winfo_rooty() < shown.winfo_rooty() + shown.winfo_height())
    made.navigation.go("help")
    assert made.toast._shown is None


def test_a_product_s_page_belongs_to_the_products(app, settle, desk):
    made = Window(app, desk, FakeJobs())
    idea = desk.ideas.start(product_name="Nem", producer_name="Hộ bà Tư", producer_kind="household")
    fill = Fill(owner_type="product", owner_id=desk.ideas.get(idea).product_id)
    made.navigation.go("products")
    for leave in (
        lambda view: view._header._buttons.winfo_children()[0].invoke(),
        lambda _view: press(app, "<Alt-Left>"),
        lambda _view: press(app, "<Control-f>"),
    ):
        made.navigation.go("filling", fill)
        app.update()
        view = made.navigation.view
        assert made.nav._entries["products"]._on
        assert view._header._subtitle.cget("text") == "Sản phẩm · Hộ bà Tư"
        assert view.help_topic == "02-chu-the"
        leave(view)
        settle(0.1)
        assert made.navigation.name == "products"
    assert app.focus_get() is made.navigation.view.list.bar._entry


def test_the_settings_keep_their_place_when_the_text_grows(window, settle):
    window.navigation.go("settings")
    settle()
    window.navigation.view._area.to(0.4)
    window.navigation.view.presenter.use_look("huge", contrast=False)
    settle()
    assert window.navigation.view._area.scrolled() > 0.25


def test_the_text_grows_over_the_words_of_the_real_bases(app, desk, settle):
    made = Window(app, desk, FakeJobs())
    made.start()
    made.navigation.go("settings")
    settle(0.2)
    made.navigation.view._area.to(0.4)
    made.navigation.view.presenter.use_look("huge", contrast=False)
    settle(0.3)
    assert made.navigation.view._area.inner.winfo_height() < 10_000
    assert made.navigation.view._area.scrolled() > 0.25


def test_a_proposed_part_can_be_left_out_of_a_paper(app, desk, settle):
    made = Window(app, desk, FakeJobs())
    made.navigation.go("settings")
    settle(0.2)
    view = made.navigation.view
    code, name, parts = view.presenter.proposals()[0]
    assert name.startswith("Biểu số 01 – Phiếu đăng ký")
    key = parts[0][0]
    assert key in [s.key for s in desk.filling.form(desk.offices.basis().key, code).sections]
    view.presenter.propose(code, key, on=False)
    assert key not in [s.key for s in desk.filling.form(desk.offices.basis().key, code).sections]
    assert not view.presenter.proposals()[0][2][0][2]
    view.presenter.propose(code, key, on=True)
    assert view.presenter.proposals()[0][2][0][2]


def test_drafts_on_a_narrow_screen_keep_their_words_readable(window, app, settle):
    app.geometry("1024x640+0+0")
    theme.install(app, "huge")
    window.restyle()
    app.minsize(1, 1)
    app.geometry("760x640+0+0")
    settle(0.3)
    labels = [w for w in everything(window.navigation.view) if w.winfo_class() == "TLabel"]
    draft = next(w for w in labels if w.cget("text") == "Mỳ gạo")
    assert draft.winfo_width() > theme.em(app, 8)


def test_a_message_stands_over_the_question_it_came_from(window, app, settle):
    question = Modal(app, "Hỏi")
    question.show()
    settle(0.05)
    message = Modal(app, "Báo")
    message.first_focus = message.button("Đóng", message.close)
    message.show()
    settle(0.1)
    assert str(message.transient()) == str(question)
    message.first_focus.invoke()
    settle(0.05)
    assert question.grab_current() is question
    question.close()
