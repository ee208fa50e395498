"""Undo in one-line entries, and the right-click menu in Vietnamese."""

from tkinter import ttk

import pytest

from ocop_desktop.ui.parts import text_menu

pytestmark = pytest.mark.tk


@pytest.fixture
def entry(app, settle):
    text_menu.install(app)
    made = ttk.Entry(app, style="Ocop.TEntry")
    made.pack()
    made.focus_force()
    settle(0.05)
    yield made
    made.destroy()


def type_in(entry, text):
    for letter in text:
        entry.insert("insert", letter)
        entry.event_generate("<KeyRelease>", keysym="a")
    entry.update()


def test_ctrl_z_takes_back_and_ctrl_y_brings_again(entry):
    type_in(entry, "gao")
    entry.event_generate("<<Undo>>")
    assert entry.get() == ""
    entry.event_generate("<<Redo>>")
    assert entry.get() == "gao"


def test_undo_of_nothing_is_harmless(entry):
    entry.event_generate("<<Undo>>")
    assert entry.get() == ""


def test_the_menu_offers_only_what_is_possible(app, entry):
    menu = app.__dict__["_ocop_text_menu"]
    type_in(entry, "gao")
    menu._fill(entry)
    states = [menu._menu.entrycget(n, "state") for n in range(4)]
    assert states == ["disabled", "disabled", "normal", "normal"]
    entry.selection_range(0, "end")
    menu._fill(entry)
    assert menu._menu.entrycget(0, "label") == "Cắt"
    assert menu._menu.entrycget(0, "state") == "normal"
