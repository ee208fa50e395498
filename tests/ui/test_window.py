"""The window: navigation, shortcuts, toasts, look."""

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.ui import theme
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.screens import SCREENS
from ocop_desktop.ui.window import Window
from tests.ui.fake_desk import FakeDesk, FakeJobs

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


def test_space_presses_a_focused_button(window, app, settle):
    button = window.nav._entries["ideas"]._button
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
