"""A huge paste neither freezes the window nor is shortened without a word."""

import time
import tkinter as tk
from tkinter import ttk

import pytest

from ocop_desktop.ui.parts import dialogs, pasting, text_menu


@pytest.fixture
def told(app, monkeypatch):
    text_menu.install(app)
    pasting.install(app)
    sentences = []
    monkeypatch.setattr(dialogs, "tell", lambda _, *texts: sentences.append(texts[-1]))
    return sentences


@pytest.mark.parametrize("huge", ["a" * 10_000_000, "gạo nếp " * 1_250_000, "dòng\n" * 2_000_000])
@pytest.mark.parametrize("make", [lambda app: tk.Text(app, wrap="word"), ttk.Entry])
def test_ten_megabytes_are_cut_at_once_and_said(app, settle, told, make, huge):
    field = make(app)
    field.pack()
    field.focus_force()
    settle(0.05)
    app.clipboard_clear()
    app.clipboard_append(huge)
    begun = time.monotonic()
    field.event_generate("<<Paste>>")
    settle(0.05)
    assert time.monotonic() - begun < 3
    text = field.get("1.0", "end-1c") if isinstance(field, tk.Text) else field.get()
    assert text
    assert huge.startswith(text[:1000])  # Tk on X11 spoils letters of its own clipboard further on
    assert "chưa được dán" in told[0]
    assert len(app.clipboard_get()) > len(text)
    app.clipboard_clear()


def test_an_ordinary_paste_is_tks_own(app, settle, told):
    field = tk.Text(app)
    field.pack()
    settle(0.05)
    field.insert("1.0", "Gạo ")
    app.clipboard_clear()
    app.clipboard_append("nếp\nthơm")
    field.event_generate("<<Paste>>")
    assert field.get("1.0", "end-1c") == "Gạo nếp\nthơm"
    assert told == []


def test_a_line_that_is_long_already_takes_less():
    assert len(pasting.beginning("a" * 30_000)) == 20_000
    assert len(pasting.beginning("a" * 30_000, held=15_000, before=15_000)) == 5_000
    assert pasting.beginning("a\n" * 10, held=99_999) == "a"


def test_what_is_chosen_in_a_text_gives_way_to_what_is_pasted(app, settle, told):
    field = tk.Text(app, undo=True)
    field.pack()
    settle(0.05)
    field.insert("1.0", "Gạo tẻ thơm")
    field.tag_add("sel", "1.4", "1.6")
    app.clipboard_clear()
    app.clipboard_append("nếp")
    field.event_generate("<<Paste>>")
    assert field.get("1.0", "end-1c") == "Gạo nếp thơm"
    field.configure(state="disabled")
    field.tag_add("sel", "1.0", "end")
    field.event_generate("<<Paste>>")
    assert field.get("1.0", "end-1c") == "Gạo nếp thơm"
