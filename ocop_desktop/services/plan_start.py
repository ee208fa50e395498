"""What a new plan knows already: answers copied once from its idea, and facts of its records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ocop_desktop.core.dates import show_date
from ocop_desktop.core.ids import new_row_id
from ocop_desktop.core.records import Idea, Plan, Record
from ocop_desktop.forms import binding
from ocop_desktop.forms.checks import cells_in
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.computed import Computed
from ocop_desktop.forms.kinds.kind import Unreadable
from ocop_desktop.forms.kinds.table import CELL_KINDS
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.forms.plan import progress as plan_progress
from ocop_desktop.forms.plan.map import PROGRESS, TABLE
from ocop_desktop.forms.spec import Column, Field, Form
from ocop_desktop.services import subjects
from ocop_desktop.services.freezing import as_finished
from ocop_desktop.store import answers as store

_PRODUCT: Final = "product.name"


@dataclass(frozen=True, slots=True)
class Known:
    """The records around a plan, and what its idea and the plan itself answered, by form code."""

    records: Mapping[str, Record]
    answers: Mapping[str, tuple[Form, Mapping[str, Any]]]
    idea_forms: frozenset[str]  # the same key of one stands for that of another

    def text(self, path: str, *, first: bool = False) -> str:
        """Return what stands at a path as words, "" for nothing.

        Of a table's column it is every cell, or the `first` one.
        """
        head, _, rest = path.partition(".")
        if head in self.records:
            fact = getattr(self.records[head], rest, None)
            return show_date(fact) if isinstance(fact, date) else str(fact or "")
        key, _, column = rest.partition(".")
        if column:
            cells = [text for row in self.rows(f"{head}.{key}") if (text := row.get(column))]
            return "; ".join(cells[:1] if first else cells)
        found = self._answer(head, key)
        if found is None or found[0].kind == "table":
            return ""
        return KINDS[found[0].kind].show(found[1], found[0])

    def value(self, path: str) -> Any:
        """Return the answer at a path, of a table's column its cells; None for nothing."""
        head, _, rest = path.partition(".")
        key, _, column = rest.partition(".")
        found = self._answer(head, key)
        if found is None:
            return None
        return cells_in(found[1], column) if column else found[1]

    def rows(self, path: str) -> Iterator[dict[str, str]]:
        """Yield the rows of the table at a path as words, by column."""
        head, _, key = path.partition(".")
        found = self._answer(head, key)
        if found is None or found[0].kind != "table":
            return
        field, rows = found
        for row in rows:
            yield {c.key: CELL_KINDS[c.kind].show(row.get(c.key), c) for c in field.columns}

    def _answer(self, code: str, key: str) -> tuple[Field, Any] | None:
        codes = self.idea_forms if code in self.idea_forms else {code}
        for form, values in (self.answers[each] for each in codes if each in self.answers):
            if values.get(key) is not None and any(key == field.key for field in form.fields()):
                return form.field(key), values[key]
        return None


def known(library: Library, records: Mapping[str, Record]) -> Known:
    """Return what the records around a plan, and the answers they gave, tell as their papers do."""
    told: dict[str, tuple[Form, Mapping[str, Any]]] = {}
    idea_forms: frozenset[str] = frozenset()
    for kind in subjects.KINDS:
        around = {name: each for name, each in records.items() if kind == "plan" or name != "plan"}
        if (subject := around.get(kind)) is None or not isinstance(subject, Idea | Plan):
            continue
        basis, code = library.basis(subject.basis), subjects.main_code(library, subject)
        filled = store.get(kind, subject.id, basis.key, code)
        if kind == "idea":
            idea_forms = frozenset(basis.idea_forms.values())
        if filled is not None:
            form = library.form(basis.key, code, filled.revision)
            finished = as_finished(form, filled, around)
            values = finished[0] if finished else binding.answer_values(form, filled.answers)
            told[code] = form, values
    return Known(records, told, idea_forms)


def values(form: Form, known: Known) -> dict[str, Any]:
    """Return the values a further paper of a plan begins with."""
    return binding.answer_values(form, answers(form, known, {}))


def answers(form: Form, known: Known, outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON answers a plan's form begins with.

    `outputs` says which table holds its products and which column their names: the first of them
    is the idea's product, also where the form says nothing of that.
    """
    found: dict[str, Any] = {}
    for field in form.fields():
        if field.bind:
            continue
        value = _table(field, known, outputs) if field.kind == "table" else _value(field, known)
        if value not in (None, []):
            found[field.key] = KINDS[field.kind].to_json(value, field)
    return found


def beside(
    form: Form, library: Library, records: Mapping[str, Record], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the rows of a paper that show what the plan says beside what was done, by field.

    The plan is told as it was finished, else as it stands.
    """
    plan, mapped = records.get("plan"), form.plan.get(PROGRESS)
    if mapped is None or not isinstance(plan, Plan):
        return {}
    told = known(library, records).answers.get(subjects.main_code(library, plan))
    done = values.get(mapped[TABLE]) or ()
    numbers = plan_answers.numbers(*told) if told else None
    return plan_progress.rows(form, numbers, plan.year, done)


def compared(form: Form, library: Library, records: Mapping[str, Record]) -> dict[str, Any]:
    """Return what the checks of a plan's paper look up in its other papers, by path."""
    paths = [path for check in form.checks for path in check.elsewhere()]
    told = known(library, records) if paths else None
    return {path: told.value(path) for path in paths} if told else {}


def _value(field: Field, known: Known) -> Any:
    text = known.text(field.starts_from) if field.starts_from else ""
    try:
        return KINDS[field.kind].read(text, field) if text else None
    except Unreadable:
        return None


def _table(field: Field, known: Known, outputs: Mapping[str, Any]) -> list[dict[str, Any]]:
    columns = [each for each in field.columns if each.kind != Computed.name]
    if field.starts_from:
        return [_row(columns, texts) for texts in known.rows(field.starts_from)]
    paths = {each.key: each.starts_from for each in columns if each.starts_from}
    if not paths and outputs.get("table") == field.key:
        paths = {str(outputs.get("name", "")): _PRODUCT}
    texts = {key: text for key, path in paths.items() if (text := known.text(path, first=True))}
    return [_row(columns, texts)] if texts else []


def _row(columns: list[Column], texts: Mapping[str, str]) -> dict[str, Any]:
    """Return one row of what could be read."""
    return {
        "id": new_row_id(),
        **{each.key: _cell(each, texts.get(each.key, "")) for each in columns},
    }


def _cell(column: Column, text: str) -> Any:
    try:
        return CELL_KINDS[column.kind].read(text, column) if text else None
    except Unreadable:
        return None
