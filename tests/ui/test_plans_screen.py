"""The plans screen: beginning one, what its menus offer, workbooks, what the empty list says."""

import tkinter as tk

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.ui.context import FIND, Fill
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.ui.screens.plans.new_plan import NewPlan, NewPlanPresenter

pytestmark = pytest.mark.tk


@pytest.fixture
def view(window, settle):
    window.navigation.go("plans")
    settle()
    return window.navigation.view


@pytest.fixture
def panel(app, fake, settle):
    made = NewPlan(app, NewPlanPresenter(fake))
    made.show()
    settle(0.2)
    yield made
    if made.winfo_exists():
        made.close()


def labels(menu, *, able=False):
    last = menu.index("end")
    kinds = ((n, menu.type(n)) for n in range(0 if last is None else last + 1))
    return [
        menu.entrycget(n, "label")
        for n, kind in kinds
        if kind != "separator" and not (able and menu.entrycget(n, "state") == "disabled")
    ]


def test_the_menu_of_one_plan_offers_what_can_be_done(view):
    menu = tk.Menu(view)
    view._fill_menu(menu, ["a1"])
    told = labels(menu, able=True)
    assert told[:4] == ["Mở", "Mở ý tưởng", "Mở lại để sửa", "Đã gửi cấp trên…"]
    assert "Bảng tính Excel có công thức" in told
    assert not [label for label in labels(menu) if "Tiếp nhận" in label or "Đánh giá" in label]


def test_many_plans_are_entered_at_once(view, fake):
    menu = tk.Menu(view)
    view._fill_menu(menu, ["a0", "a1"])
    assert any(label.startswith("Đã gửi cấp trên… (1/2)") for label in labels(menu))


def test_the_idea_of_a_plan_is_opened(view, window, monkeypatch):
    went = []
    monkeypatch.setattr(view.presenter, "_go", lambda *told: went.append(told))
    view.presenter.open_idea("a1")
    assert went == [("filling", Fill("idea", "i1"))]


def test_workbooks_are_written_for_the_chosen_plans(view, app, fake, settle):
    view.list.chosen.ids = {"a0", "a1"}
    view._save_workbooks(view.chosen())
    settle()
    assert [call for call in fake.store.calls if call[0] == "workbook"] == [
        ("workbook", "a0"),
        ("workbook", "a1"),
    ]
    next(w for w in app.winfo_children() if isinstance(w, ProgressDialog)).close()


def test_printing_without_a_choice_says_what_to_do(view, window):
    view.print_()
    assert window.toast._shown is not None


@pytest.mark.parametrize(("one", "asks"), [("a0", False), ("a1", True), ("a2", True)])
def test_only_what_is_finished_or_sent_is_asked_about(view, fake, monkeypatch, one, asks):
    asked = []
    monkeypatch.setattr(dialogs, "ask", lambda *told, **_how: asked.append(told))
    view.delete([one])
    assert bool(asked) is asks
    assert fake.store.trashed == (set() if asks else {one})


def test_an_empty_year_says_what_to_do_first(view, fake, settle):
    fake.store.plans.clear()
    view.show(FIND)
    settle(0.2)
    assert "chưa có phương án" in view.list.empty._title.cget("text")
    assert view.list.empty._button.winfo_manager()


def test_a_basis_without_a_form_for_plans_says_so(view, window, fake, settle, monkeypatch):
    monkeypatch.setattr(fake.plans, "can_start", lambda: False)
    fake.store.plans.clear()
    view.show(None)
    settle(0.2)
    assert "chưa có biểu phương án" in view.list.empty._title.cget("text")
    view.new()
    assert window.toast._shown is not None


# --- beginning one -------------------------------------------------------------------------------


def test_an_idea_is_found_without_accents_and_a_plan_begun(panel, fake, settle):
    panel._text.set("bot san")
    settle(0.4)
    [found] = panel._do.found
    assert panel._matches.selection() == (found.idea.id,)  # the only one is chosen
    panel._kind.set("simple")
    panel._begin()
    assert fake.store.calls[-1] == ("start", found.idea.id, "simple")
    assert panel.result == "a4"


def test_nothing_chosen_and_nothing_found_are_said(panel, fake, settle):
    panel._begin()
    assert panel._told.cget("text").startswith("Hãy chọn")
    panel._text.set("zzz")
    settle(0.4)
    assert "Không có ý tưởng nào khớp" in panel._told.cget("text")
    assert not [call for call in fake.store.calls if call[0] == "start"]


def test_a_refusal_stands_in_the_panel(panel, fake, monkeypatch, settle):
    def refuse(*_told):
        raise Refusal("PA-02", "Ý tưởng này đã có phương án năm 2020.")

    monkeypatch.setattr(fake.plans, "start", refuse)
    panel._choose(panel._do.found[0].idea.id)
    panel._begin()
    assert "đã có phương án" in panel._told.cget("text")
    assert panel.winfo_exists()


def test_her_own_choice_of_the_kind_stays(panel, settle):
    panel._kind.set("full")
    panel._kind_chosen()
    for found in panel._do.found:
        panel._choose(found.idea.id)
        assert panel._kind.get() == "full"


def test_the_panel_opens_on_the_idea_it_was_asked_for(app, fake, settle):
    asked = fake.plans.candidates()[-1].idea
    panel = NewPlan(app, NewPlanPresenter(fake, asked.id))
    assert panel._matches.selection() == (asked.id,)
    assert panel.first_focus is panel._go
    panel.close()


# --- from the ideas ------------------------------------------------------------------------------


@pytest.fixture
def ideas(window, settle):
    window.navigation.go("ideas")
    settle(0.1)
    return window.navigation.view


@pytest.mark.parametrize(
    ("idea", "label", "leads"),
    [
        ("i0", "Mở phương án", ("filling", Fill("plan", "a0"))),
        ("i4", "Lập phương án…", ("plans", ("new", "i4"))),
    ],
)
def test_a_plan_is_made_or_opened_from_its_idea(ideas, monkeypatch, idea, label, leads):
    went = []
    monkeypatch.setattr(ideas.presenter.to_plan, "_go", lambda *told: went.append(told))
    menu = tk.Menu(ideas)
    ideas._fill_menu(menu, [idea])
    menu.invoke(label)
    assert went == [leads]


def test_of_a_draft_no_plan_is_made(ideas):
    menu = tk.Menu(ideas)
    ideas._fill_menu(menu, ["i5"])
    assert menu.entrycget("Lập phương án… (cần phiếu hoàn thành)", "state") == "disabled"
