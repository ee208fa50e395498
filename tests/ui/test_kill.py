"""The real program killed while she types: it opens again on the same step, field and words."""

import json
import os
import subprocess
import sys
import time

import pytest

from ocop_desktop.core.records import Query
from ocop_desktop.store import answers, database

# Sits down at the real program; tells each thing it did or saw as one line of JSON.
DRIVER = """
import json, os, sys, traceback
from pathlib import Path
from ocop_desktop import app
from ocop_desktop.ui.context import Fill

folder, wanted, letters = Path(sys.argv[1]), json.loads(sys.argv[2]), sys.argv[3]

def tell(**what):
    print(json.dumps(what), flush=True)

def fail(*error):
    traceback.print_exception(*error)
    os._exit(1)

def ready(window):
    window.app.report_callback_exception = fail
    if wanted:
        window.navigation.go("filling", Fill(**wanted))
    window.app.after(200, take_focus, window)

def take_focus(window):
    at = window.app.focus_lastfor()
    if not hasattr(at, "get"):  # a field not on screen yet gets no cursor any more if another does
        window.app.after(20, take_focus, window)
        return
    at.focus_force()
    window.app.after(50, type_on, window, letters)

def type_on(window, rest):
    at = window.app.focus_lastfor()
    if rest:
        at.event_generate(f"<Key-{rest[0]}>")
        window.app.after(5, type_on, window, rest[1:])
        return
    view = window.navigation.view
    text = at.get("1.0", "end-1c") if at.winfo_class() == "Text" else at.get()
    tell(screen=window.navigation.name, place=view._presenter._place, text=text)

app.sit_down(folder, ready)
"""


pytestmark = pytest.mark.timeout(30)


@pytest.fixture
def sit_down():
    """Start the program on a workspace; return what it tells and how to kill it."""
    running = []

    def start(folder, what=None, letters=""):
        # Only what the program itself keeps may bring her back.
        program = subprocess.Popen(
            [sys.executable, "-c", DRIVER, folder, json.dumps(what), letters],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"OCOP_DATA": str(folder)},
        )
        running.append(program)
        line = program.stdout.readline()
        assert line, program.stderr.read()
        return program, json.loads(line)

    yield start
    for program in running:
        program.kill()
        program.communicate()


@pytest.fixture
def draft(sample_desk):
    """A closed workspace and one of its drafts."""
    owner = sample_desk.ideas.page(Query(state="draft"))[0].id
    form = sample_desk.filling.open("idea", owner).form
    database.close_workspace()
    return sample_desk.safekeeping.folder(), owner, form


@pytest.mark.parametrize("kind", ["long_text", "money"])
def test_a_second_after_the_last_key_nothing_can_be_lost(draft, sit_down, kind):
    folder, owner, form = draft
    step, field = next(
        (section.key, field.key)
        for section in form.sections
        for field in section.fields
        if field.kind == kind and not field.show_if
    )
    what = {"owner_type": "idea", "owner_id": owner, "step": step, "field": field}
    program, typed = sit_down(folder, what, "khoaixlamx")
    assert typed["text"].endswith("khoaixlamx")
    time.sleep(1)
    program.kill()
    program.wait()

    _, again = sit_down(folder)
    assert again["screen"] == "filling"
    assert again["place"] == typed["place"] == {"step": step, "field": field}
    assert again["text"] == typed["text"]


def test_a_program_killed_in_the_middle_of_saving_opens_sound(draft, sit_down):
    folder, owner, form = draft
    field = next(each for each in form.fields() if each.kind == "long_text")
    what = {"owner_type": "idea", "owner_id": owner, "field": field.key}
    what["step"] = next(s.key for s in form.sections if field in s.fields)
    for pause in (0.6, 0.63):  # saving begins 0.6 seconds after the last key
        program, typed = sit_down(folder, what, "abc")
        time.sleep(pause)
        program.kill()
        program.wait()
        database.open_workspace(folder)
        assert database.quick_check()
        kept = answers.get("idea", owner, "qd1048-2019", form.code).answers.get(field.key, "")
        database.close_workspace()
        assert kept in {typed["text"], typed["text"].removesuffix("abc")}
