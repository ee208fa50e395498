"""The lists that go up: definition + records → workbook, a few rows at a time."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from math import prod
from pathlib import Path
from typing import Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.dates import show_date
from ocop_desktop.core.files import free_name
from ocop_desktop.core.numbers import show_number
from ocop_desktop.core.records import Office, Query
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.paper import columns
from ocop_desktop.forms.spec import Basis, ListColumn, ListDefinition
from ocop_desktop.render.workbook.sheet import write_sheet
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.list_lines import Line, Lines
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import file_refusal
from ocop_desktop.wording import common
from ocop_desktop.wording import services as words

_NUMBER_KINDS: Final = frozenset({"integer", "decimal", "money"})


class Lists:
    """The verbs for lists."""

    def __init__(self, library: Library, offices: Offices, clock: Clock) -> None:
        self._library = library
        self._offices = offices
        self._clock = clock
        self._lines = Lines(library)

    def definitions(self) -> tuple[ListDefinition, ...]:
        """Return the lists of the basis in use."""
        return self._library.lists(self._offices.basis().key)

    def definition(self, code: str) -> ListDefinition:
        """Return one list of the basis in use, also one that does not go up."""
        return self._library.list_definition(self._offices.basis().key, code)

    def about(self, kind: str) -> ListDefinition | None:
        """Return the first list of the basis in use about ideas or plans, None without one."""
        return next((each for each in self.definitions() if each.about == kind), None)

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
        letter: Mapping[str, str] | None = None,
    ) -> tuple[Path, int]:
        """Write the list of that year as a workbook; return the file and its number of rows.

        What is still being written is left out, or taken along with a word in the remarks;
        `registered` takes only ideas with a number of the register; `letter` tells number and day
        of the letter it goes up with.

        Raises:
            Refusal: when the file cannot be written.
            KeyError: when the basis in use has no such list.
        """
        definition = self.definition(code)
        progress = progress or Stepper()
        total = self._lines.count(definition, Query(year=year, registered=registered))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            rows = write_sheet(
                self.sheet(definition, year, drafts=drafts, registered=registered, letter=letter),
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
        letter: Mapping[str, str] | None = None,
    ) -> columns.Sheet:
        """Return the list as one sheet whose rows are read when they are written."""
        lines = self._lines.of(definition, year, drafts=drafts, registered=registered)
        rows = ([self._cell(column, line) for column in definition.columns] for line in lines)
        return columns.sheet(
            definition,
            rows,
            office=self._offices.us() or Office(),
            year=year,
            day=self._clock().date(),
            letter=letter,
        )

    # --- cells -----------------------------------------------------------------------------

    def _cell(self, column: ListColumn, line: Line) -> Any:
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
    def _text(path: str, line: Line) -> str:
        head, _, tail = path.partition(".")
        if head in line.forms:
            return line.answer_at(head, tail)
        return _worded(path, line.fact_at(path), line.basis)


def _worded(path: str, value: Any, basis: Basis) -> str:
    """Return a fact as words."""
    if value in {None, ""}:
        return ""
    if path in _FACT_WORDS:
        return _FACT_WORDS[path].get(value, "")
    if path in _BASIS_WORDS:
        return _BASIS_WORDS[path](basis, str(value))
    if isinstance(value, Decimal):
        return show_number(value)
    return show_date(value) if isinstance(value, date) else str(value)


def _class(basis: Basis, key: str) -> str:
    leaf = basis.leaf(key)
    return leaf.title if leaf else ""


def _kind(basis: Basis, key: str) -> str:
    kind = basis.producer_kind(key)
    return kind.label if kind else ""


_BASIS_WORDS: Final[Mapping[str, Callable[[Basis, str], str]]] = {
    "idea.classification": _class,
    "producer.kind": _kind,
}
_FACT_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "idea.kind": common.IDEA_KINDS,
    "idea.verdict": common.VERDICTS,
    "register.result": common.STATES,
    "idea.state": {"draft": words.STILL_DRAFT},  # in a list only this is worth a word
    "plan.kind": common.PLAN_KINDS,
    "plan.state": {"draft": words.STILL_DRAFT},
}
