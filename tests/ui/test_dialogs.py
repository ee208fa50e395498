"""The system's own file dialogs: where they begin, and in which language they speak on Linux."""

import re
from pathlib import Path
from tkinter import filedialog

import pytest

from ocop_desktop.core import system
from ocop_desktop.ui.parts import dialogs

pytestmark = pytest.mark.tk


def test_file_dialogs_begin_in_the_documents_and_then_where_she_was(app, monkeypatch, tmp_path):
    begun, found = [], tmp_path / "thu" / "so.xlsx"
    found.parent.mkdir()
    monkeypatch.setattr(dialogs, "_used", [])
    monkeypatch.setattr(system, "documents_folder", lambda: tmp_path)
    for name in ("askopenfilename", "asksaveasfilename", "askdirectory"):
        answer = str(found if name == "askopenfilename" else "")
        monkeypatch.setattr(
            filedialog, name, lambda answer=answer, **how: begun.append(how["initialdir"]) or answer
        )
    assert dialogs.ask_folder(app, "t", tmp_path / "gone") is None
    assert dialogs.ask_open(app, "t", [("x", "*.xlsx")]) == found
    assert dialogs.ask_save(app, "t", "a.xlsx", ("x", "*.xlsx")) is None
    assert begun == [str(tmp_path), str(tmp_path), str(found.parent)]


def test_tk_s_own_file_dialog_has_no_english_left(app):
    dialogs.speak_vietnamese(app)
    code = (Path(app.tk.eval("set tk_library")) / "tkfbox.tcl").read_text(encoding="utf-8")
    code = re.sub(r"\\\n\s*", " ", code)
    said = set(re.findall(r'\[mc ("(?:[^"\\]|\\.)*")', code))
    assert said
    for words in said:
        told = app.tk.eval(f"set ::ocop_said {words}")
        assert app.tk.call("namespace", "eval", "::tk", ["::msgcat::mc", told]) != told
