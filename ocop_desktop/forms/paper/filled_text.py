"""Answers and facts as printed words: what each mark of a printed text becomes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ocop_desktop.core.dates import show_date
from ocop_desktop.core.numbers import show_number
from ocop_desktop.core.records import Idea, Plan, Record
from ocop_desktop.forms.conditions import shown_keys
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.paper.blocks import Blank, Box, Run, Text
from ocop_desktop.forms.paper.print_text import Mark, Words, parse
from ocop_desktop.forms.spec import Basis, Field, Form
from ocop_desktop.wording import paper as words

_BLANK_WIDTH = 4  # em, of a blank without a width where no line can be filled


class Filler:
    """The answers to one form and the records around it, ready to be printed.

    Answers of hidden fields are blank, as on a paper where the question was passed over.
    """

    def __init__(
        self,
        form: Form,
        values: Mapping[str, Any],
        records: Mapping[str, Record],
        basis: Basis,
    ) -> None:
        self.form = form
        self._fields = {field.key: field for field in form.fields()}
        self._bound = {field.bind: field for field in form.fields() if field.bind}
        self._records = records
        self._basis = basis
        shown = shown_keys(form, values)
        self.values = {
            key: value
            for key, value in values.items()
            if value not in (None, "", []) and (key in shown or key not in self._fields)
        }

    def record(self, name: str) -> Record | None:
        """Return a record around the form, None where there is none."""
        return self._records.get(name)

    def field(self, key: str) -> Field:
        """Return the field of that key."""
        return self._fields[key]

    def answer(self, key: str) -> str:
        """Return the answer as words, "" when there is none."""
        value, field = self.values.get(key), self._fields[key]
        return "" if value is None else KINDS[field.kind].show(value, field)

    def holds_option(self, key: str, option: str) -> bool:
        """Tell whether the answer is, or contains, an option; yes_no: "yes" or "no"."""
        value = self.values.get(key)
        if isinstance(value, bool):
            return option == ("yes" if value else "no")
        return option in value if isinstance(value, list | tuple) else value == option

    def runs(self, text: str, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
        """Return a printed text with its marks filled or left blank."""
        runs: list[Run] = []
        before = ""
        for part in parse(text):
            run = self._run(part, before, bold=bold or part.bold, italic=italic)
            if runs and isinstance(run, Text):
                runs[-1] = _giving_way(runs[-1], run)
            runs.append(run)
            before = run.text if isinstance(run, Text) else ""
        return tuple(runs)

    def flat(self, text: str) -> str:
        """Return a printed text as words only, its blanks as dots."""
        return "".join(_flat(run) for run in self.runs(text))

    def parts(self, text: str) -> Iterator[str]:
        """Yield the lines of a text that `|` breaks."""
        return (part.strip() for part in text.split("|"))

    def _run(self, part: Words | Mark, before: str, *, bold: bool, italic: bool) -> Run:
        if isinstance(part, Words):
            return Text(part.text, bold, italic)
        if part.option:
            return Box(self.holds_option(part.key, part.option))
        filled = in_sentence(before, one_line(self._filled(part.key)))
        return Text(filled, bold, italic, answer=True) if filled else Blank(part.width)

    def _filled(self, key: str) -> str:
        if not key:
            return ""
        if key == "year":
            found = self._records.get("plan") or self._records.get("idea")
            return str(found.year or "") if isinstance(found, Idea | Plan) else ""
        record, dot, column = key.partition(".")
        return self.fact(record, column) if dot else self.answer(key)

    def fact(self, record_name: str, column: str) -> str:
        """Return one fact of a record as words, as the field bound to it would show it."""
        value = getattr(self._records.get(record_name), column, None)
        if value is None or value == "":
            return ""
        field = self._bound.get(f"{record_name}.{column}")
        if field is not None:
            return KINDS[field.kind].show(value, field)
        return self._fact(f"{record_name}.{column}", value)

    def _fact(self, path: str, value: object) -> str:
        if path == "producer.kind":
            kind = self._basis.producer_kind(str(value))
            return kind.label if kind else ""
        if path == "idea.classification":
            leaf = self._basis.leaf(str(value))
            return leaf.path() if leaf else str(value)
        if isinstance(value, bool):
            return words.YES if value else words.NO
        if isinstance(value, date):
            return show_date(value)
        is_year = path in {"idea.year", "plan.year"}
        return show_number(value) if isinstance(value, int) and not is_year else str(value)


def one_line(text: str) -> str:
    """Return the text without line breaks."""
    return " ".join(text.split("\n"))


def in_sentence(before: str, name: str) -> str:
    """Return a name as it stands behind a word: "Ủy ban nhân dân" + "xã Đại Xuân"."""
    kind = next((kind for kind in words.UNIT_KINDS if name.startswith(kind)), "")
    if not kind or not before.endswith(" ") or not before[-2:-1].isalpha():
        return name
    if before.endswith(kind.lower()):
        return name.removeprefix(kind)
    return name[0].lower() + name[1:]


def _giving_way(before: Run, name: Text) -> Run:
    """Return the words before a name, without "tỉnh" where the name says it is a city."""
    if isinstance(before, Text) and name.answer and name.text.startswith(words.CITY):
        return replace(before, text=before.text.removesuffix(words.PROVINCE))
    return before


def _flat(run: Run) -> str:
    if isinstance(run, Text):
        return run.text
    if isinstance(run, Box):
        return "[x]" if run.checked else "[ ]"
    return "…" * round(run.width or _BLANK_WIDTH)  # each is an em wide
