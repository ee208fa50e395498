"""Pasted letters of an old font: turning them is offered, done to that piece only, taken back."""

import tkinter as tk
from tkinter import ttk

import pytest

from ocop_desktop.core.legacy_text import convert
from ocop_desktop.ui.parts import pasting, text_menu

OLD = "Hîp t¸c x· N«ng nghiÖp §¹i Xu©n"
NEW = "Hợp tác xã Nông nghiệp Đại Xuân"


@pytest.fixture
def offers(app):
    told = []
    text_menu.install(app, lambda text, action="", deed=None: told.append((text, action, deed)))
    yield told
    pasting._Offer.toast = None


def shown(field):
    return field.get("1.0", "end-1c") if isinstance(field, tk.Text) else field.get()


def paste(app, settle, field, text):
    field.pack()
    field.focus_force()
    settle(0.05)
    app.clipboard_clear()
    app.clipboard_append(text)
    field.event_generate("<<Paste>>")


MAKERS = [lambda app: tk.Text(app, undo=True), ttk.Entry]


@pytest.mark.parametrize("make", MAKERS)
def test_only_the_pasted_piece_is_turned_and_ctrl_z_brings_it_back(app, settle, offers, make):
    field = make(app)
    field.insert("1.0" if isinstance(field, tk.Text) else 0, "TªnÕ: ")
    paste(app, settle, field, OLD)
    field.insert("insert", " – hết")
    assert shown(field) == f"TªnÕ: {OLD} – hết"
    ((text, action, turn),) = offers
    assert "TCVN3" in text
    assert action == "Đổi sang Unicode"
    turn()
    assert shown(field) == f"TªnÕ: {NEW} – hết"
    field.event_generate("<<Undo>>")
    assert shown(field) == f"TªnÕ: {OLD} – hết"


@pytest.mark.parametrize("make", MAKERS)
def test_what_replaces_a_selection_is_turned_as_well(app, settle, offers, make):
    field = make(app)
    text = isinstance(field, tk.Text)
    field.insert("1.0" if text else 0, "abc def")
    field.tag_add("sel", "1.0", "1.3") if text else field.selection_range(0, 3)
    paste(app, settle, field, OLD)
    pasted = shown(field)  # Tk on X11 leaves the selection of a text as it is
    offers[0][2]()
    assert shown(field) == pasted.replace(OLD, NEW) != pasted


@pytest.mark.parametrize("make", MAKERS)
def test_a_piece_that_was_changed_since_is_left_alone(app, settle, offers, make):
    field = make(app)
    paste(app, settle, field, OLD)
    field.delete("1.2" if isinstance(field, tk.Text) else 2)
    before = shown(field)
    offers[0][2]()
    assert shown(field) == before


@pytest.mark.parametrize(
    "text",
    [
        NEW,
        "Hợp tác xã §¹i Xu©n",
        "café à la carte",
        "Gr\u00fc\u00dfe aus M\u00fcnchen",
        "H\u00dfa",
        "gạo",
        "100 \u00b0C \u00b1 2 \u00b0C",
        "plain words",
    ],
)
def test_in_doubt_nothing_is_offered(app, settle, offers, text):
    paste(app, settle, ttk.Entry(app), text)
    assert offers == []


def test_a_field_that_has_gone_is_no_trouble(app, settle, offers):
    field = ttk.Entry(app)
    paste(app, settle, field, OLD)
    field.destroy()
    offers[0][2]()


def test_cells_of_a_table_are_turned_in_their_places(offers):
    put = []
    pasting.offer_cells({"a": OLD, "b": "12", "c": "G¹o tÎ", "d": ""}, put.append)
    offers[0][2]()
    assert put == [{"a": NEW, "b": "12", "c": convert("G¹o tÎ", "tcvn3"), "d": ""}]
    pasting.offer_cells({"a": "Gạo tẻ", "b": "12"}, put.append)
    assert len(offers) == 1
