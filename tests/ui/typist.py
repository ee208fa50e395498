"""A person with a keyboard and no mouse, for the tests that do a whole job."""

import tkinter as tk
from time import monotonic, sleep
from tkinter import ttk

BY_KIND = {"integer": "120", "money": "115.000", "decimal": "12,5", "date": "5/9/20"}


class Typist:
    """A person with a keyboard and no mouse. `script` yields one deed after the other."""

    def __init__(self, app, window):
        self.app, self.window, self.done = app, window, False

    def run(self, script, seconds=40):
        """Do the script, deed by deed, while the program's own loop runs."""
        end, failed = monotonic() + seconds, []

        def tick():
            try:
                assert monotonic() < end, f"stuck at {self.app.focus_get()}"
                deed = next(script)
            except Exception as error:  # noqa: BLE001 - whatever it is, it ends the script
                failed.append(error)
                self.done = True
                for window in self.app.winfo_children():
                    if isinstance(window, tk.Toplevel):
                        window.destroy()
                return
            # First: a deed may open a dialog and not come back soon. What Tk does when it is idle
            # comes before the next deed.
            self.app.after(1, self.app.after_idle, tick)
            deed()

        self.app.after(50, tick)
        while not self.done:
            self.app.update()
            sleep(0.002)
        if not isinstance(failed[0], StopIteration):
            raise failed[0]

    @property
    def page(self):
        """The guided entry on screen."""
        view = self.window.navigation.view
        return view._page if self.window.navigation.name == "filling" else view._form

    def key(self, keys):
        """Return the deed of pressing keys where the focus is."""
        tk_call = self.app.tk.call
        return lambda: tk_call("event", "generate", tk_call("focus"), f"<{keys}>")

    def type(self, text):
        """Return the deed of typing over what stands in the field."""

        def deed():
            here = self.app.focus_get()
            if isinstance(here, tk.Text):
                here.event_generate("<Control-a>")
                self.app.tk.call("tk::TextInsert", here, text)
            else:
                here.event_generate("<Control-a>")
                self.app.tk.call("ttk::entry::Insert", here, text)

        return deed

    def cell(self, text):
        """Write into the cell of a table that has the cursor; "word↓" is chosen from its list."""
        if text is None:
            yield from ()
        elif text.endswith("↓"):
            box = self.app.focus_get()
            steps = list(box.cget("values")).index(text[:-1]) - max(box.current(), 0)
            yield self.key("Down")
            yield from self.until(self._in_list)
            for _ in range(steps):
                yield self.key("Down")
            yield self.key("Return")
            yield from self.until(lambda: not self._in_list())
        else:
            yield self.type(text)

    def answer_step(self, answers):
        """Answer every question of the step that has the cursor, from top to bottom."""
        page, seen = self.page, set()
        step = page.step
        while page.step == step and page.field not in seen:
            seen.add(page.field)
            field = page.session.form.field(page.field.partition(".")[0])
            if not page.session.value(field.key):
                yield from self._answer(field, answers)
            here = page.field
            for _ in range(40):
                yield self.key("Tab")
                yield from self.waits(lambda here=here: page.field != here)
                assert type(self.app.focus_get()) is not ttk.Frame, "Tab stops at nothing"
                if page.field != here:
                    break
        yield self.key("Control-Return")

    def _answer(self, field, answers):
        if field.kind == "classification":
            yield self.key("Return")
            yield from self.at(ttk.Entry)
            yield self.type("gao")
            yield self.key("Return")
        elif field.kind == "table":
            yield from ()
        elif isinstance(self.app.focus_get(), ttk.Combobox):
            yield self.key("Down")  # opens the list
            yield self.key("Down")
            yield self.key("Return")
        elif field.kind in {"choice", "choices", "yes_no"}:
            yield self.key("space")
        else:
            known = answers.get(field.key, "" if not field.required else "Chữ mẫu")
            text = known or BY_KIND.get(field.kind, "")
            yield from self.at(tk.Text, ttk.Entry)
            yield self.type(BY_KIND.get(field.kind, text) if text == "Chữ mẫu" else text)

    def _in_list(self):
        return "popdown" in str(self.app.tk.call("focus"))

    def waits(self, done, ticks=3):
        """Wait some moments for it: a page hears of the cursor when Tk says so."""
        for _ in range(ticks):
            if done():
                return
            yield lambda: None

    def until(self, done):
        """Wait for what must come; the time of the whole script is what ends it."""
        while not done():
            yield lambda: None

    def at(self, *kinds):
        """Wait until the cursor stands in one of these: it is put there when Tk is idle."""
        yield from self.until(lambda: isinstance(self.app.focus_get(), kinds))

    def can_type_into(self, kind):
        """Tell whether the cursor stands in such a box and it takes letters."""
        here = self.app.focus_get()
        return isinstance(here, kind) and str(here.cget("state")) != "readonly"

    def press(self, label):
        """Tab to the button with these words and press it."""
        for _ in range(60):
            here = self.app.focus_get()
            if isinstance(here, ttk.Button) and str(here.cget("text")).startswith(label):
                yield self.key("Return")
                return
            yield self.key("Tab")
        raise AssertionError(f"no button {label}")
