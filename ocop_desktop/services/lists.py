"""The lists that go up: definition + records → workbook, a few rows at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from math import prod
from pathlib import Path
from typing import Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.dates import show_date
from ocop_desktop.core.files import free_name
from ocop_desktop.core.records import FilledForm, Idea, Office, Query, Record, State
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.forms import binding, columns
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.load_list import REGISTER
from ocop_desktop.forms.spec import Basis, Form, ListColumn, ListDefinition
from ocop_desktop.render import xlsx
from ocop_desktop.services import passage
from ocop_desktop.services.freezing import as_finished
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import file_refusal
from ocop_desktop.store import answers, ideas, states
from ocop_desktop.wording import common
from ocop_desktop.wording import services as words

_BATCH: Final = 200
_NUMBER_KINDS: Final = frozenset({"integer", "decimal", "money"})


@dataclass(frozen=True, slots=True)
class _Line:
    """One idea with all a column may name."""

    number: int
    basis: Basis
    records: Mapping[str, Any]  # and what the register tells of it
    forms: Mapping[str, tuple[Form, dict[str, Any]]]  # by form code

    def knows(self, path: str) -> bool:
        """Tell whether the path leads to a record, or to a form that was filled."""
        head = path.partition(".")[0]
        return head in self.records or head in self.forms

    def fact_at(self, path: str) -> Any:
        """Return the fact a path of a record leads to."""
        head, _, column = path.partition(".")
        return getattr(self.records[head], column)

    def number_at(self, path: str) -> int | Decimal | None:
        """Return the number a path leads to, None when there is no number."""
        head, _, key = path.partition(".")
        value = self.fact_at(path) if head in self.records else self.forms[head][1].get(key)
        return value if isinstance(value, int | Decimal) else None

    def answer_at(self, code: str, path: str) -> str:
        """Return an answer as words; a table's column as its cells one after the other."""
        form, values = self.forms[code]
        key, _, column = path.partition(".")
        field = form.field(key)
        if not column:
            value = values.get(key)
            return "" if value is None else KINDS[field.kind].show(value, field)
        asked = next(each for each in field.columns if each.key == column)
        cells = (row.get(column) for row in values.get(key) or ())
        return "; ".join(
            KINDS[asked.kind].show(cell, asked) for cell in cells if cell not in {None, ""}
        )


class Lists:
    """The verbs for lists."""

    def __init__(self, library: Library, offices: Offices, clock: Clock) -> None:
        self._library = library
        self._offices = offices
        self._clock = clock

    def definitions(self) -> tuple[ListDefinition, ...]:
        """Return the lists of the basis in use."""
        return self._library.lists(self._offices.basis().key)

    def definition(self, code: str) -> ListDefinition:
        """Return one list of the basis in use, also one that does not go up."""
        return self._library.list_definition(self._offices.basis().key, code)

    def path_for(self, definition: ListDefinition, year: int, folder: Path) -> Path:
        """Return a free name for a list's workbook in that folder."""
        return free_name(folder / words.list_file(year, safe_file_name(definition.code)))

    def save(
        self,
        code: str,
        year: int,
        path: Path,
        progress: Stepper | None = None,
        *,
        drafts: bool = True,
        registered: bool | None = None,
    ) -> tuple[Path, int]:
        """Write the list of that year as a workbook; return the file and its number of rows.

        Ideas still being written are left out, or taken along with a word in the remarks;
        `registered` takes only those with a number of the register.

        Raises:
            Refusal: when the file cannot be written.
            KeyError: when the basis in use has no such list.
        """
        definition = self.definition(code)
        progress = progress or Stepper()
        total = ideas.count(Query(year=year, registered=registered))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            rows = xlsx.write_sheet(
                self.sheet(definition, year, drafts=drafts, registered=registered),
                path,
                on_step=lambda done: progress.step(done, total, words.list_step(done)),
            )
        except OSError as error:
            raise file_refusal(path, error) from error
        return path, rows

    def sheet(
        self,
        definition: ListDefinition,
        year: int,
        *,
        drafts: bool = True,
        registered: bool | None = None,
    ) -> columns.Sheet:
        """Return the list as one sheet whose rows are read when they are written."""
        wanted = Query(year=year, order="number", registered=registered)
        rows = (
            [self._cell(column, line) for column in definition.columns]
            for line in self._lines(definition, wanted, drafts=drafts)
        )
        return columns.sheet(
            definition,
            rows,
            office=self._offices.us() or Office(),
            year=year,
            day=self._clock().date(),
        )

    # --- rows ------------------------------------------------------------------------------

    def _lines(self, definition: ListDefinition, query: Query, *, drafts: bool) -> Iterator[_Line]:
        found = ideas.iterate(query)
        rows = (row for row in found if drafts or row[0].state is not State.DRAFT)
        asked, number = _form_codes(definition), 0
        while batch := list(islice(rows, _BATCH)):
            codes = asked | {self._main(idea) for idea, *_ in batch}
            filled = {code: self._filled(code, [idea for idea, *_ in batch]) for code in codes}
            changes = states.of_ideas([idea.id for idea, *_ in batch])
            for idea, product, producer in batch:
                number += 1
                own = {code: found[idea.id] for code, found in filled.items() if idea.id in found}
                records, forms = self._told(
                    idea, {"idea": idea, "product": product, "producer": producer}, own
                )
                register = {REGISTER: passage.of(changes.get(idea.id, ()))}
                yield _Line(number, self._library.basis(idea.basis), records | register, forms)

    def _told(
        self, idea: Idea, records: Mapping[str, Record], filled: Mapping[str, FilledForm]
    ) -> tuple[dict[str, Any], dict[str, tuple[Form, dict[str, Any]]]]:
        """Return records and answers of an idea; of a closed one as its paper tells them."""
        forms = {code: self._answers(idea, own) for code, own in filled.items()}
        main = self._main(idea)
        if main in forms:
            form, _ = forms[main]
            if told := as_finished(form, filled[main], records):
                values, records = told
                forms[main] = form, values
        return dict(records), forms

    def _main(self, idea: Idea) -> str:
        return self._library.basis(idea.basis).idea_forms[idea.kind]

    def _filled(self, code: str, batch: list[Idea]) -> dict[str, FilledForm]:
        return answers.many("idea", [idea.id for idea in batch], code)

    def _answers(self, idea: Idea, filled: FilledForm) -> tuple[Form, dict[str, Any]]:
        form = self._library.form(idea.basis, filled.code, filled.revision)
        return form, binding.answer_values(form, filled.answers)

    # --- cells -----------------------------------------------------------------------------

    def _cell(self, column: ListColumn, line: _Line) -> Any:
        if column.paths == ("#",):
            return line.number
        paths = [path for path in column.paths if line.knows(path)]
        if column.compute == "product":
            numbers = [line.number_at(path) for path in paths]
            known = [number for number in numbers if number is not None]
            return prod(known) if known and len(known) == len(numbers) else None
        if column.kind in _NUMBER_KINDS:
            return next((n for p in paths if (n := line.number_at(p)) is not None), None)
        if column.kind == "date":
            return next((day for p in paths if (day := line.fact_at(p))), None)
        return column.separator.join(text for path in paths if (text := self._text(path, line)))

    @staticmethod
    def _text(path: str, line: _Line) -> str:
        head, _, tail = path.partition(".")
        if head in line.forms:
            return line.answer_at(head, tail)
        value = line.fact_at(path)
        if value in {None, ""}:
            return ""
        if isinstance(value, date):
            return show_date(value)
        if path == "idea.classification":
            leaf = line.basis.leaf(str(value))
            return leaf.title if leaf else ""
        if path == "producer.kind":
            kind = line.basis.producer_kind(str(value))
            return kind.label if kind else ""
        return _FACT_WORDS[path].get(value, "") if path in _FACT_WORDS else str(value)


_FACT_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "idea.kind": common.IDEA_KINDS,
    "idea.verdict": common.VERDICTS,
    "register.result": common.STATES,
    "idea.state": {"draft": words.STILL_DRAFT},  # in a list only this is worth a word
}


def _form_codes(definition: ListDefinition) -> set[str]:
    heads = {path.partition(".")[0] for column in definition.columns for path in column.paths}
    return heads - {"#", "idea", "product", "producer", "office", REGISTER}
