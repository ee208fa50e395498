"""From a form's answers to a plan of the planning room and back: what `[plan.*]` says, done."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.core.text import exact_fold
from ocop_desktop.forms.conditions import shown_keys
from ocop_desktop.forms.derived import KEPT, Cells, Derived
from ocop_desktop.forms.kinds.table import is_fixed
from ocop_desktop.forms.plan import shown as plan_shown
from ocop_desktop.forms.plan.map import SINGLE, TABLE, TYPED_SINGLES
from ocop_desktop.forms.spec import OTHER, Form
from ocop_desktop.planning.calculating import figures
from ocop_desktop.planning.contradictions import Contradiction, Kind, contradictions
from ocop_desktop.planning.figures import Figures
from ocop_desktop.planning.inputs import (
    ZERO,
    Amount,
    Asset,
    Channel,
    Cost,
    Labour,
    Material,
    Output,
    Plan,
    Sale,
    Source,
    Three,
)
from ocop_desktop.planning.judgement import sentence
from ocop_desktop.wording import forms as said

Map: TypeAlias = Mapping[str, Any]
Row: TypeAlias = Mapping[str, Any]
# Of a row and what it does not hold itself: the id of its product, the words of its kind.
Reader: TypeAlias = Callable[[Map, Row, str], Any]

_LOANS: Final = frozenset({"policy_bank", "bank", "funds"})
_OTHER_KIND: Final = "other"
_NO_ROW: Final = "?"  # before a product's words that no row has: no id looks like this
_OF_YEARS: Final = {"outputs": "years", "costs": "years", "sales": "quantities"}
_OTHERWISE: Final = {"local_people": "local", "is_variable": "variable", "is_new": "status"}
_IN_PLANS: Final = {word: column for column, word in _OTHERWISE.items()}
_GROWTH: Final = "growth"  # fills years, no figure follows from it


@dataclass(frozen=True, slots=True)
class PlanNumbers:
    """A plan as the planning room knows it, and all that follows from it."""

    plan: Plan
    figures: Figures
    contradictions: tuple[Contradiction, ...]


class PlanCalculation:
    """The calculation of one form; rows that did not change since the last time are not read anew.

    What it returns follows from the values alone.
    """

    def __init__(self, form: Form) -> None:
        self._form = form
        self._map = form.plan
        singles = {name: form.plan.get(SINGLE, {}).get(name, "") for name in TYPED_SINGLES}
        self._singles = {name: key for name, key in singles.items() if key}
        tables = (mapped.get(TABLE) for name, mapped in form.plan.items() if name != SINGLE)
        self.reads = frozenset(filter(None, (*tables, *self._singles.values())))
        self._places = {place: name for name, place in self._typed_places()}
        self._kinds = self._kind_labels()
        self._read: dict[tuple[str, str], tuple[Row, str, Any]] = {}

    def __call__(self, values: Mapping[str, Any], unread: Iterable[str] = ()) -> Derived:
        """Return what follows from the values of the fields that are asked.

        `unread` are paths of what holds something that could not be read; beside such a cell its
        field says so itself.
        """
        numbers = self.numbers(values, unread)
        return Derived(
            cells=plan_shown.cells(self._map, numbers.plan),
            fixed_rows=plan_shown.fixed_rows(self._map, numbers.figures),
            fields=self._fields(values, numbers),
            problems=tuple(
                self._problem(each)
                for each in numbers.contradictions
                if each.kind is not Kind.UNREAD
            ),
            numbers=numbers,
        )

    def own_cells(self, values: Mapping[str, Any], key: str) -> Cells:
        """Return the cells of one table that follow from its rows and the products alone."""
        near = {name: mapped for name, mapped in self._map.items() if mapped.get(TABLE) == key}
        needed = {key, str(self._map.get("outputs", {}).get(TABLE, ""))}
        plan = self.plan({name: values[name] for name in needed & values.keys()})
        return plan_shown.cells(near, plan).get(key, {})

    def blank(self) -> Derived:
        """Return the rows that stand on a blank paper, without figures."""
        return Derived(fixed_rows=plan_shown.blank_rows(self._map))

    def numbers(self, values: Mapping[str, Any], unread: Iterable[str] = ()) -> PlanNumbers:
        """Return the plan these values mean, and its figures."""
        plan = self.plan(values, unread)
        found = figures(plan)
        return PlanNumbers(plan, found, tuple(contradictions(plan, found)))

    def plan(self, values: Mapping[str, Any], unread: Iterable[str] = ()) -> Plan:
        """Return the plan these values mean."""
        outputs: tuple[Output, ...] = self._rows("outputs", values)
        products = _Products(outputs)
        singles = {name: _amount(values.get(key)) for name, key in self._singles.items()}
        return Plan(
            outputs=outputs,
            materials=self._rows("materials", values, "product", products.id_of),
            assets=self._rows("assets", values),
            labour=self._rows("labour", values),
            costs=self._rows("costs", values),
            sales=self._rows("sales", values, "product", products.id_of),
            sources=self._rows("sources", values, "kind", self._kind),
            channels=self._rows("channels", values),
            working_capital=singles.get("working_capital"),
            cycle_months=singles.get("cycle_months"),
            tax_rate=singles.get("tax_rate") or ZERO,
            unread=tuple(filter(None, map(self._place, unread))),
        )

    def _place(self, path: str) -> str:
        """Return where the planning room has a cell or a single number; "" where it has none."""
        field, _, cell = path.partition(".")
        row_id, _, column = cell.partition(".")
        name = self._places.get((field, column), "")
        table, _, word = name.partition(".")
        return f"{table}.{row_id}.{word}" if word else name

    def _typed_places(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield "table.column" with field and column of the form, and the names of singles."""
        for name in _READERS.keys() & self._map.keys():
            mapped = self._map[name]
            for word, column in mapped.items():
                if not isinstance(column, str):
                    continue
                yield f"{name}.{_IN_PLANS.get(word, word)}", (mapped[TABLE], column)
            for year, column in enumerate(mapped.get(_OF_YEARS.get(name, ""), ()), 1):
                yield f"{name}.year_{year}", (mapped[TABLE], column)
        for name in self._singles.keys() - {_GROWTH}:
            yield name, (self._singles[name], "")

    # --- rows ----------------------------------------------------------------------------------

    def _rows(
        self,
        table: str,
        values: Mapping[str, Any],
        word: str = "",
        looked_up: Callable[[Any], str] = lambda _cell: "",
    ) -> tuple[Any, ...]:
        """Read the rows of a table; the cell that `word` means is looked up elsewhere as well."""
        mapped = self._map.get(table)
        if mapped is None:
            return ()
        column = mapped.get(word, "")
        return tuple(
            self._row(table, mapped, row, looked_up(row.get(column)))
            for row in values.get(mapped[TABLE]) or ()
            if not is_fixed(row)
        )

    def _row(self, table: str, mapped: Map, row: Row, more: str) -> Any:
        place = (table, row["id"])
        before, more_before, read = self._read.get(place, ({}, "", None))
        if before is not row or more_before != more:
            read = _READERS[table](mapped, row, more)
            self._read[place] = (row, more, read)
        return read

    def _kind_labels(self) -> dict[str, str]:
        """Return what the kinds of sources are called in this form."""
        mapped = self._map.get("sources", {})
        columns = (
            column
            for field in self._form.fields()
            if field.key == mapped.get(TABLE)
            for column in field.columns
            if column.key == mapped.get("kind")
        )
        return {choice.key: choice.label for column in columns for choice in column.choices}

    def _kind(self, cell: Any) -> str:
        key = str(cell or "")
        return self._kinds.get(key, key.removeprefix(OTHER))

    # --- back to the form ----------------------------------------------------------------------

    def _fields(self, values: Mapping[str, Any], numbers: PlanNumbers) -> dict[str, Any]:
        wanted = {
            name: key
            for name, key in self._map.get(SINGLE, {}).items()
            if name not in TYPED_SINGLES
        }
        if not wanted:
            return {}
        told = self.flat(values, numbers)
        return {key: told[name] for name, key in wanted.items()}

    def flat(self, values: Mapping[str, Any], numbers: PlanNumbers) -> dict[str, Any]:
        """Return the single figures by their names in [plan.single]."""
        return plan_shown.flat(
            numbers.plan, numbers.figures, numbers.contradictions, self._capital(values)
        )

    def _capital(self, values: Mapping[str, Any]) -> dict[str, list[Amount]]:
        """Return the amounts of the sources by kind."""
        mapped = self._map.get("sources", {})
        kind, amount = mapped.get("kind"), mapped.get("amount")
        amounts: dict[str, list[Amount]] = {}
        for row in values.get(mapped.get(TABLE, "")) or ():
            if not is_fixed(row):
                amounts.setdefault(str(row.get(kind)), []).append(_amount(row.get(amount)))
        return amounts

    def _problem(self, found: Contradiction) -> Problem:
        return Problem(sentence(found), Severity.REMINDS, path_of(self._form, found))


def path_of(form: Form, found: Contradiction) -> str:
    """Return where a contradiction stands in the form, "table.row_id.column"; "" for nowhere."""
    name, _, cell = found.where.partition(".")
    if name not in form.plan or name == SINGLE:
        return str(form.plan.get(SINGLE, {}).get(name, ""))
    mapped = form.plan[name]
    row_id, _, column = cell.partition(".")
    if not row_id:
        return str(mapped[TABLE])
    key = _column(name, mapped, column)
    return f"{mapped[TABLE]}.{row_id}.{key}" if key else str(mapped[TABLE])


def numbers(form: Form, values: Mapping[str, Any]) -> PlanNumbers:
    """Return the plan and the figures of a form's answers; of a finished one as they were kept."""
    if kept := values.get(KEPT):
        found: PlanNumbers = kept.numbers(form, values)
        return found
    return PlanCalculation(form).numbers(asked(form, values))


def plan_of(form: Form, values: Mapping[str, Any]) -> Plan:
    """Return the plan of a form's answers."""
    return PlanCalculation(form).plan(asked(form, values))


def flat(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return all single figures of a form's answers by name: "capital_need", "revenue_1".

    Those of a finished form are as they were kept.
    """
    if kept := values.get(KEPT):
        return dict(kept.figures)
    calculation, shown = PlanCalculation(form), asked(form, values)
    return calculation.flat(shown, calculation.numbers(shown))


def asked(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers to questions that are asked; what is hidden counts as nothing."""
    shown = shown_keys(form, values)
    return {key: value for key, value in values.items() if key in shown}


# --- reading rows ----------------------------------------------------------------------------


class _Products:
    """The products of a plan by their words."""

    def __init__(self, outputs: Sequence[Output]) -> None:
        self._ids = {_fold(row.name): row.id for row in reversed(outputs) if row.name}
        self._only = outputs[0].id if len(outputs) == 1 else ""

    def id_of(self, words: Any) -> str:
        """Return the row a product stands in; nothing said means the only one there is."""
        if not words:
            return self._only
        return self._ids.get(_fold(str(words)), f"{_NO_ROW}{words}")


@lru_cache(maxsize=4096)
def _fold(words: str) -> str:
    return exact_fold(words)


def _amount(value: Any) -> Amount:
    return value if value is None or isinstance(value, Decimal) else Decimal(value)


def _at(mapped: Map, row: Row, word: str) -> Amount:
    return _amount(row.get(mapped.get(word, "")))


def _text(mapped: Map, row: Row, word: str) -> str:
    return str(row.get(mapped.get(word, "")) or "")


def _three(mapped: Map, row: Row, word: str) -> Three:
    first, second, third = (_amount(row.get(key)) for key in mapped[word])
    return first, second, third


def _output(mapped: Map, row: Row, _product: str) -> Output:
    return Output(
        id=row["id"],
        name=_text(mapped, row, "name"),
        unit=_text(mapped, row, "unit"),
        amounts=_three(mapped, row, "years"),
    )


def _material(mapped: Map, row: Row, product: str) -> Material:
    origin = _text(mapped, row, "origin")
    return Material(
        id=row["id"],
        name=_text(mapped, row, "name"),
        unit=_text(mapped, row, "unit"),
        product=product,
        norm=_at(mapped, row, "norm"),
        price=_at(mapped, row, "price"),
        origin=origin if origin in {"commune", "province", "outside"} else "",  # type: ignore[arg-type]
    )


def _asset(mapped: Map, row: Row, _product: str) -> Asset:
    return Asset(
        id=row["id"],
        name=_text(mapped, row, "name"),
        quantity=_at(mapped, row, "quantity"),
        price=_at(mapped, row, "price"),
        is_new=_text(mapped, row, "status") == "new",
        is_told=bool(_text(mapped, row, "status")),
        years=_at(mapped, row, "years"),
    )


def _labour(mapped: Map, row: Row, _product: str) -> Labour:
    return Labour(
        id=row["id"],
        name=_text(mapped, row, "name"),
        people=_at(mapped, row, "people"),
        local_people=_at(mapped, row, "local"),
        months=_at(mapped, row, "months"),
        wage=_at(mapped, row, "wage"),
        is_variable=_text(mapped, row, "variable") == "variable",
        is_told="variable" not in mapped or bool(_text(mapped, row, "variable")),
    )


def _cost(mapped: Map, row: Row, _product: str) -> Cost:
    return Cost(
        id=row["id"],
        name=_text(mapped, row, "name"),
        is_variable=_text(mapped, row, "variable") == "variable",
        is_told=bool(_text(mapped, row, "variable")),
        amounts=_three(mapped, row, "years"),
    )


def _sale(mapped: Map, row: Row, product: str) -> Sale:
    return Sale(
        id=row["id"],
        product=product,
        channel=_text(mapped, row, "channel"),
        quantities=_three(mapped, row, "quantities"),
        price=_at(mapped, row, "price"),
    )


def _source(mapped: Map, row: Row, kind: str) -> Source:
    return Source(
        id=row["id"],
        name=_source_name(kind, _text(mapped, row, "name"), _text(mapped, row, "kind")),
        amount=_at(mapped, row, "amount"),
        rate=_at(mapped, row, "rate"),
        months=_at(mapped, row, "months"),
        is_loan=_text(mapped, row, "kind") in _LOANS,
    )


def _source_name(kind: str, note: str, key: str) -> str:
    """Return kind and note as one name: two banks lend to the same household.

    A note that says the kind itself stands alone, and so does one beside "something else".
    """
    if not kind or not note:
        return note or kind
    stands_alone = key == _OTHER_KIND or _fold(kind) in _fold(note)
    return note if stands_alone else said.source(kind, note)


def _channel(mapped: Map, row: Row, _product: str) -> Channel:
    return Channel(id=row["id"], name=_text(mapped, row, "name"), share=_at(mapped, row, "share"))


_READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {
        "outputs": _output,
        "materials": _material,
        "assets": _asset,
        "labour": _labour,
        "costs": _cost,
        "sales": _sale,
        "sources": _source,
        "channels": _channel,
    }
)


# --- where things stand ----------------------------------------------------------------------


def _column(name: str, mapped: Map, column: str) -> str:
    """Return the form's column for one of the planning room; the first one when it has none."""
    if column.startswith("year_"):
        return str(mapped[_OF_YEARS[name]][int(column[-1]) - 1])
    word = _OTHERWISE.get(column, column)
    return str(mapped.get(word) or next(iter(_named(mapped)), ""))


def _named(mapped: Map) -> Iterable[str]:
    return (str(mapped[word]) for word in ("name", "product") if word in mapped)
