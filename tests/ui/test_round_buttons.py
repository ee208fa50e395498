"""One stop of Tab for a group of round buttons; arrows choose among them."""

import tkinter as tk
from tkinter import ttk

import pytest

from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Choice, Field, Form, Section
from ocop_desktop.ui import fields
from tests.ui.look import everything

pytestmark = pytest.mark.tk

CHOICES = tuple(Choice(key=key, label=key) for key in ("mot", "hai", "ba"))
FORM = Form(
    basis="b",
    code="c",
    revision=1,
    title="T",
    name="T",
    about="idea",
    source="",
    sha256="",
    sections=(
        Section(
            key="s",
            title="S",
            fields=(
                Field(key="a", kind="choice", label="A", choices=CHOICES, other=True),
                Field(key="b", kind="yes_no", label="B"),
            ),
        ),
    ),
)


@pytest.fixture
def session():
    return Session(FORM)


@pytest.fixture
def buttons(app, session):
    """The round buttons of two questions, in their order."""
    frame = ttk.Frame(app)
    frame.pack()
    for field in FORM.fields():
        fields.build(frame, session, field).pack()
    app.update()
    app.focus_force()
    yield [w for w in everything(frame) if isinstance(w, ttk.Radiobutton)]
    frame.destroy()


def press(app, key):
    app.focus_get().event_generate(key)
    app.update()


def test_tab_passes_a_group_at_one_stop_at_what_is_chosen(app, session, buttons):
    assert buttons[0].tk_focusNext() is buttons[4]
    buttons[1].invoke()
    assert buttons[4].tk_focusPrev() is buttons[1]


def test_arrows_choose_within_the_group_and_go_round(app, session, buttons):
    buttons[0].focus_force()
    app.update()
    press(app, "<Down>")
    assert (session.raw("a"), app.focus_get()) == ("hai", buttons[1])
    press(app, "<Left>")
    press(app, "<Up>")
    assert (session.raw("a"), app.focus_get()) == ("other:", buttons[3])
    press(app, "<Right>")
    assert (session.raw("a"), session.raw("b")) == ("mot", "")


def test_alt_with_an_arrow_is_left_to_the_page(app, session, buttons):
    buttons[0].focus_force()
    app.update()
    press(app, "<Alt-Right>")
    assert (session.raw("a"), app.focus_get()) == ("", buttons[0])


def test_what_cannot_be_changed_is_no_stop(buttons):
    for button in buttons[4:]:
        button.state(["disabled"])
    assert buttons[0].tk_focusNext() not in buttons[4:]


def test_a_group_may_be_spread_over_cards(app):
    frame, chosen = ttk.Frame(app), tk.StringVar(app, "2")
    frame.pack()
    cards = [ttk.Frame(frame) for _ in range(3)]
    spread = [ttk.Radiobutton(c, value=n, variable=chosen) for n, c in enumerate(cards)]
    for shown in (*cards, *spread):
        shown.pack()
    app.update()
    app.focus_force()
    spread[0].focus_force()
    app.update()
    assert spread[0].tk_focusNext() is spread[2]
    press(app, "<Up>")
    assert chosen.get() == "2"
    press(app, "<Up>")
    assert chosen.get() == "1"
    frame.destroy()


def test_what_is_out_of_sight_is_no_stop(app, buttons):
    buttons[4].master.grid_remove()
    app.update()
    assert buttons[0].tk_focusNext() not in buttons[4:]
