"""The lists that go up: definition + records → workbook, a few rows at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from math import prod
from pathlib import Path
from typing import Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.files import free_name
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import FilledForm, Idea, Office, Query, Record
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.forms import binding, columns
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.spec import Basis, Form, ListColumn, ListDefinition
from ocop_desktop.render import xlsx
from ocop_desktop.services.jobs import Silent, Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import file_refusal
from ocop_desktop.services.producers import Producers
from ocop_desktop.store import answers, ideas
from ocop_desktop.wording import common
from ocop_desktop.wording import services as words

_BATCH: Final = 200
_NUMBER_KINDS: Final = frozenset({"integer", "decimal", "money"})


@dataclass(frozen=True, slots=True)
class _Line:
    """One idea with all a column may name."""

    number: int
    basis: Basis
    records: Mapping[str, Record]
    forms: Mapping[str, tuple[Form, dict[str, Any]]]  # by form code


class Lists:
    """The verbs for lists."""

    def __init__(
        self, library: Library, offices: Offices, producers: Producers, clock: Clock
    ) -> None:
        self._library = library
        self._offices = offices
        self._producers = producers
        self._clock = clock

    def definitions(self) -> tuple[ListDefinition, ...]:
        """Return the lists of the basis in use."""
        return self._library.lists(self._offices.basis().key)

    def path_for(self, definition: ListDefinition, year: int, folder: Path) -> Path:
        """Return a free name for a list's workbook in that folder."""
        return free_name(folder / words.list_file(year, safe_file_name(definition.code)))

    def save(
        self, code: str, year: int, path: Path, progress: Stepper | None = None
    ) -> tuple[Path, int]:
        """Write the list of that year as a workbook; return the file and its number of rows.

        Raises:
            Refusal: when there is no such list, or the file cannot be written.
        """
        definition = self._library.list_definition(self._offices.basis().key, code)
        progress = progress or Silent()
        total = ideas.count(Query(year=year))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            rows = xlsx.write_sheet(
                self.sheet(definition, year),
                path,
                on_step=lambda done: progress.step(done, total, words.list_step(done)),
            )
        except OSError as error:
            raise file_refusal(path, error) from error
        return path, rows

    def sheet(self, definition: ListDefinition, year: int) -> columns.Sheet:
        """Return the list as one sheet whose rows are read when they are written."""
        rows = (
            [self._cell(column, line) for column in definition.columns]
            for line in self._lines(definition, year)
        )
        return columns.sheet(
            definition, rows, office=self._offices.us() or Office(), year=year, day=self._clock().date()
        )

    # --- rows ------------------------------------------------------------------------------

    def _lines(self, definition: ListDefinition, year: int) -> Iterator[_Line]:
        rows = iter(ideas.iterate(Query(year=year, order="number")))
        codes = _form_codes(definition)
        number = 0
        while batch := list(islice(rows, _BATCH)):
            filled = {code: self._filled(code, [idea for idea, *_ in batch]) for code in codes}
            for idea, product, producer in batch:
                number += 1
                records = {"idea": idea, "product": product, "producer": producer}
                yield _Line(
                    number,
                    self._library.basis(idea.basis),
                    records,
                    {code: self._answers(idea, found[idea.id]) for code, found in filled.items() if idea.id in found},
                )

    def _filled(self, code: str, batch: list[Idea]) -> dict[str, FilledForm]:
        return answers.many("idea", [idea.id for idea in batch], code)

    def _answers(self, idea: Idea, filled: FilledForm) -> tuple[Form, dict[str, Any]]:
        form = self._library.form(idea.basis, filled.code, filled.revision)
        return form, binding.answer_values(form, filled.answers)

    # --- cells -----------------------------------------------------------------------------

    def _cell(self, column: ListColumn, line: _Line) -> Any:
        if column.paths == ("#",):
            return line.number
        if column.compute == "product":
            numbers = [self._number(path, line) for path in column.paths]
            return prod(numbers) if all(n is not None for n in numbers) else None  # type: ignore[arg-type]
        if column.kind in _NUMBER_KINDS:
            return next((n for p in column.paths if (n := self._number(p, line)) is not None), None)
        texts = (self._text(path, line) for path in column.paths)
        return column.separator.join(text for text in texts if text)

    def _number(self, path: str, line: _Line) -> int | Decimal | None:
        value = self._value(path, line)[0]
        return value if isinstance(value, int | Decimal) else None

    def _value(self, path: str, line: _Line) -> tuple[Any, Any]:
        """Return the value a path leads to and the form's field it answers, if any."""
        head, _, tail = path.partition(".")
        if head in line.records:
            return getattr(line.records[head], tail), None
        if head not in line.forms:
            return None, None
        form, values = line.forms[head]
        field = next((f for f in form.fields() if f.key == tail), None)
        return (values.get(tail), field) if field else (None, None)

    def _text(self, path: str, line: _Line) -> str:
        value, field = self._value(path, line)
        if value in (None, ""):
            return ""
        if field is not None:
            return KINDS[field.kind].show(value, field)
        if path == "idea.classification":
            leaf = line.basis.leaf(value)
            return leaf.title if leaf else ""
        if path == "producer.kind":
            return self._producers.kind_label(value)
        return _FACT_WORDS.get(path, {}).get(str(value), str(value))


_FACT_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "idea.kind": common.IDEA_KINDS,
    "idea.verdict": common.VERDICTS,
    "idea.state": common.STATES,
}


def _form_codes(definition: ListDefinition) -> list[str]:
    heads = {path.partition(".")[0] for column in definition.columns for path in column.paths}
    return sorted(heads - {"#", "idea", "product", "producer", "office"})


def missing_list(code: str) -> Refusal:
    """Return the sentence for a list the basis does not have."""
    return Refusal("BK-01", words.no_such_list(code))
