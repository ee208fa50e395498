"""The lines of a list that goes up: one for each idea or plan, with all a column may name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from types import SimpleNamespace
from typing import Any, Final, TypeAlias

from ocop_desktop.core.records import FilledForm, Query, Record, State, Subject
from ocop_desktop.forms import binding, calculations
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.forms.reading.lists import FIGURES, REGISTER
from ocop_desktop.forms.spec import Basis, Form, ListDefinition
from ocop_desktop.services import passage, subjects
from ocop_desktop.services.freezing import as_finished
from ocop_desktop.store import answers, ideas, plans, states

_BATCH: Final = 200
_MORE_YEARS: Final = 2  # a plan runs on after its first one
_NO_FORMS: Final = frozenset({"#", "office", "plan", "idea", "product", "producer"})
_ORDERS: Final = {"idea": "number", "plan": "producer"}

Records: TypeAlias = dict[str, Record]  # around one idea or plan, by record name
Answers: TypeAlias = tuple[Form, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """One idea or plan with all a column may name."""

    number: int
    basis: Basis
    records: Mapping[str, Any]  # and what the register and the numbers of a plan tell of it
    forms: Mapping[str, Answers]  # by form code

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


class Lines:
    """Reads the lines of lists, a few hundred at a time."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @staticmethod
    def count(definition: ListDefinition, query: Query) -> int:
        """Return how many lines there are, drafts among them."""
        return _COUNTS[definition.about](query)

    def of(
        self,
        definition: ListDefinition,
        year: int,
        *,
        drafts: bool,
        registered: bool | None = None,
    ) -> Iterator[Line]:
        """Yield the lines of a year in order, those still being written only with `drafts`."""
        kind = definition.about
        query = Query(year=year, order=_ORDERS[kind], registered=registered)
        rows = (
            records
            for records in _FOUND[kind](query)
            if drafts or _subject(records).state is not State.DRAFT
        )
        asked, number = _form_codes(definition), 0
        while batch := list(islice(rows, _BATCH)):
            for line in self._batch(kind, batch, asked, number):
                yield line
                number = line.number

    def _batch(
        self, kind: str, batch: Sequence[Records], asked: frozenset[str], before: int
    ) -> Iterator[Line]:
        codes = asked | {self._main(records) for records in batch}
        filled = _Filled(codes, batch)
        changes = states.of_many(kind, [_subject(records).id for records in batch])
        for number, found in enumerate(batch, before + 1):
            subject = _subject(found)
            records, forms = self._told(found, filled.of(found))
            extra = {REGISTER: passage.of(changes.get(subject.id, ()))}
            if kind == "plan":
                extra |= self._numbers(records, forms)
            yield Line(number, self._library.basis(subject.basis), records | extra, forms)

    def _numbers(self, records: Mapping[str, Any], forms: Mapping[str, Answers]) -> dict[str, Any]:
        """Return what the numbers of a plan come to, nothing where none was typed."""
        found = forms.get(self._main(records))
        if found is None:
            return {}
        form, values = found
        first = records["plan"].year
        told = plan_answers.flat(form, values)
        schedule = f"{first}–{first + _MORE_YEARS}"
        return {FIGURES: SimpleNamespace(**{**told, "schedule": schedule})}

    def _told(
        self, records: Records, filled: Mapping[str, FilledForm]
    ) -> tuple[dict[str, Any], dict[str, Answers]]:
        """Return records and answers of a line; of what is closed as its paper tells them."""
        forms = {code: self._answers(own) for code, own in filled.items()}
        main = self._main(records)
        if main in forms:
            form, _ = forms[main]
            if told := as_finished(form, filled[main], records):
                values, records = told
                forms[main] = form, values
        return dict(records), forms

    def _main(self, records: Mapping[str, Any]) -> str:
        return subjects.main_code(self._library, _subject(records))

    def _answers(self, filled: FilledForm) -> Answers:
        form = self._library.form(filled.basis, filled.code, filled.revision)
        values = binding.answer_values(form, filled.answers)
        return form, calculations.complete(form, values)


class _Filled:
    """What a batch answered, read form by form; the idea of a plan has answers of its own."""

    def __init__(self, codes: Iterable[str], batch: Sequence[Records]) -> None:
        self._found = {
            (kind, code): answers.many(kind, [records[kind].id for records in batch], code)
            for kind in subjects.KINDS
            if kind in batch[0]
            for code in codes
        }

    def of(self, records: Records) -> dict[str, FilledForm]:
        """Return the answers of one line by form code; a plan's own stand before its idea's."""
        return {
            code: found[records[kind].id]
            for (kind, code), found in reversed(self._found.items())
            if records[kind].id in found
        }


def _ideas(query: Query) -> Iterator[Records]:
    for idea, product, producer in ideas.iterate(query):
        yield {"idea": idea, "product": product, "producer": producer}


def _plans(query: Query) -> Iterator[Records]:
    for whole in plans.iterate(query):
        yield dict(whole._asdict())


_FOUND: Final[Mapping[str, Callable[[Query], Iterator[Records]]]] = {"idea": _ideas, "plan": _plans}
_COUNTS: Final[Mapping[str, Callable[[Query], int]]] = {"idea": ideas.count, "plan": plans.count}


def _subject(records: Mapping[str, Any]) -> Subject:
    subject: Subject = records[subjects.kind_among(records)]
    return subject


def _form_codes(definition: ListDefinition) -> frozenset[str]:
    heads = {path.partition(".")[0] for column in definition.columns for path in column.paths}
    return frozenset(heads - _NO_FORMS - {REGISTER, FIGURES})
