"""Tk's own file dialog on Linux: its fields are nobody Python knows, and everything goes on."""

import sys
from tkinter import filedialog

import pytest

from ocop_desktop.ui import class_keys, errors
from ocop_desktop.ui.parts import dialogs, text_menu

pytestmark = [
    pytest.mark.tk,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have dialogs of their own"),
]
FIELD = "contents.f2.ent"


def in_dialog(app, deed):
    """Run a deed when the dialog stands; return what the dialog answers."""

    def look():
        names = [n for n in app.tk.splitlist(app.tk.call("winfo", "children", ".")) if "tk_f" in n]
        if not names:
            app.after(20, look)
            return
        deed(names[0])
        app.tk.call(f"{names[0]}.contents.f2.cancel", "invoke")

    app.after(20, look)
    return filedialog.askopenfilename(parent=app)


def test_typing_pasting_and_space_work_in_a_dialog_of_tks_own(app):
    class_keys.install(app)
    text_menu.install(app)
    app.clipboard_clear()
    app.clipboard_append("tep.xlsx")
    held = []

    def type_there(dialog):
        field = f"{dialog}.{FIELD}"
        app.tk.call("focus", "-force", field)
        app.tk.call("event", "generate", field, "<FocusIn>")
        app.tk.call("event", "generate", field, "<<Paste>>")
        app.tk.call("event", "generate", field, "<KeyRelease>", "-keysym", "a")
        app.tk.call("event", "generate", field, "<<Undo>>")
        held.append(app.tk.call(field, "get"))

    assert not in_dialog(app, type_there)
    assert held == ["tep.xlsx"]


def test_an_error_over_such_a_dialog_is_said_and_closes(app):
    modals = []

    def fail(_dialog):
        def close():
            modal = next(w for w in app.winfo_children() if isinstance(w, dialogs.Modal))
            modals.append(modal.title())
            modal.close()

        app.after(100, close)
        errors.show_bug(app, "details")

    in_dialog(app, fail)
    assert len(modals) == 1


def test_an_error_while_an_error_is_shown_does_not_end_the_program(app, monkeypatch, caplog):
    hook = errors.Errors(app, lambda: None)
    monkeypatch.setattr(errors, "show_bug", lambda *_: 1 / 0)
    hook._callback(ValueError, ValueError("x"), None)
    assert "could not be shown" in caplog.text
