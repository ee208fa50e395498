"""Where a list has little room: filters behind one button, empty columns, empty lists."""

import tkinter as tk
from dataclasses import replace
from tkinter import ttk

import pytest

from ocop_desktop.ui import theme
from ocop_desktop.ui.window import Window
from tests.ui.fake_desk import FakeDesk, FakeJobs

pytestmark = pytest.mark.tk


def test_what_has_no_room_in_two_lines_is_behind_one_button(app, fake, settle):
    theme.install(app, "huge")
    window = Window(app, fake, FakeJobs())
    window.navigation.go("ideas")
    app.geometry("1024x640+0+0")
    bar = window.navigation.view.list.bar
    settle()
    assert len(bar._flow._lines()) == 2
    hidden = [name for name, button in bar._buttons.items() if button in bar._flow.hidden]
    assert hidden
    menu = tk.Menu(bar)
    bar._fill_more(menu)
    assert menu.index("end") + 1 == len(hidden)
    each = next(each for each in bar._filters if each.name == hidden[0])
    bar._choose(each.name, each.options()[-1][0])  # what narrows the list stays in sight
    settle()
    assert bar._buttons[each.name] not in bar._flow.hidden


def test_a_column_with_nothing_in_it_gives_way(window, settle):
    window.navigation.go("producers")
    shown_list = window.navigation.view.list
    table = shown_list.body
    settle()
    whole = table.table.cget("displaycolumns")
    fetch = table._wants.columns
    table._wants = replace(
        table._wants, columns=[replace(c, text=lambda _r: "") if c.spare else c for c in fetch]
    )
    shown_list.reload()
    shown = table.table.cget("displaycolumns")
    assert len(shown) < len(whole)
    assert not [n for n in shown if fetch[int(n)].spare]


def test_words_for_an_empty_list_leave_the_heads_in_sight(app, settle):
    theme.install(app, "huge")
    made = Window(app, FakeDesk(records=False), FakeJobs())
    made.start()
    app.geometry("1024x640+0+0")
    for name in ("producers", "register"):
        made.navigation.go(name)
        settle()
        shown = made.navigation.view.list
        heads = int(ttk.Style(app).lookup("Ocop.Treeview", "rowheight"))
        assert shown.empty.winfo_rooty() >= shown.table.winfo_rooty() + heads - 1


@pytest.mark.parametrize("name", ["today", "producers", "products", "ideas"])
def test_whoever_has_nothing_yet_may_take_over_a_list(app, settle, name):
    made = Window(app, FakeDesk(records=False), FakeJobs())
    made.start()
    made.navigation.go(name)
    settle()
    waiting, buttons = [made.navigation.view], []
    while waiting:
        widget = waiting.pop()
        waiting += widget.winfo_children()
        if widget.winfo_class() == "TButton" and "có sẵn từ Excel" in str(widget.cget("text")):
            buttons.append(widget)
    assert [button.winfo_viewable() for button in buttons] == [1]
