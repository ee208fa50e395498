"""The last pass over a form: everything it points at is there, and goes together."""

import re
from collections.abc import Container, Iterable
from functools import partial
from typing import Final

from ocop_desktop.core.records import RECORD_TYPES
from ocop_desktop.forms.binding import can_bind, is_column, known_columns
from ocop_desktop.forms.checks import CHECKS, NamedCheck
from ocop_desktop.forms.conditions import OTHER_OPTION, option
from ocop_desktop.forms.kinds.computed import COMPUTE_WAYS, PAIR_WAYS, Computed
from ocop_desktop.forms.kinds.derived import HOLDS, TEXT
from ocop_desktop.forms.kinds.figure import Figure
from ocop_desktop.forms.kinds.yes_no import NO, YES
from ocop_desktop.forms.paper.print_text import Mark, marks
from ocop_desktop.forms.plan.map import PROGRESS, check_plan
from ocop_desktop.forms.reading.mistakes import Mistakes, Place
from ocop_desktop.forms.spec import (
    CALCULATIONS,
    COOPERATIVES,
    Column,
    Condition,
    Field,
    Form,
    Print,
)
from ocop_desktop.wording import definitions as words

MOST_COLUMNS: Final = 12  # of a table on upright A4 in a type one can read

_YEAR: Final = "year"
_STARTS_FROM: Final = re.compile(r"[a-z0-9-]+(\.[a-z][a-z0-9_]*){1,2}")
_PRINTS_FIELD: Final = frozenset({"answer", "items", "options", "table", "organisation"})
CHARTS: Final = frozenset({"revenue", "break_even", "capital"})
_ROLES: Final = 3  # columns of an organisation: name, role, role above
_FEWEST_YEARS: Final = 2
_YEAR_KINDS: Final = frozenset({"integer", "decimal", "money"})
_COMPARED: Final = _YEAR_KINDS | {"date"}
_CHOOSING: Final = frozenset({"choice", "choices", "classification"})


def check_references(form: Form, mistakes: Mistakes) -> None:
    """Note what is there twice, what points to nothing, and what does not go together."""
    References(form, mistakes).check()


class References:
    """One form's look-over."""

    def __init__(self, form: Form, mistakes: Mistakes) -> None:
        self._form = form
        self._mistakes = mistakes
        self._add = mistakes.add
        self._fields = {field.key: field for field in form.fields()}
        self._placed = [
            (Place(section.key, field.key), field)
            for section in form.sections
            for field in section.fields
        ]

    def check(self) -> None:
        """Look at every part in reading order."""
        self._whole()
        self._once((place, field.key) for place, field in self._placed)
        self._once((Place(section.key), section.key) for section in self._form.sections)
        self._bound_once()
        self._prints((*self._form.head, *self._form.tail), Place())
        for place, field in self._placed:
            self._field(field, place)
        for section in self._form.sections:
            self._prints(section.prints or (), Place(section.key))
        self._checks()
        check_plan(self._form, self._mistakes)

    def _whole(self) -> None:
        if self._form.about not in RECORD_TYPES:
            text = words.unknown_word("about", self._form.about)
            self._add(Place(), text, self._form.about, RECORD_TYPES)
        calculation = self._form.calculation
        if calculation and calculation not in CALCULATIONS:
            text = words.unknown_word("calculation", calculation)
            self._add(Place(), text, calculation, CALCULATIONS)
        if self._form.plan.keys() - {PROGRESS} and not calculation:
            self._add(Place("plan"), words.PLAN_WITHOUT_CALCULATION)

    def _once(self, keys: Iterable[tuple[Place, str]]) -> None:
        seen: set[str] = set()
        for place, key in keys:
            if key in seen:
                self._add(place, words.key_twice(key))
            seen.add(key)

    def _points_to(self, key: str, what: str, place: Place) -> Field | None:
        """Return the field a key names, noting when there is none."""
        if key not in self._fields:
            self._add(place, words.points_to_nothing(what, key), key, self._fields)
        return self._fields.get(key)

    # --- fields --------------------------------------------------------------------------------

    def _field(self, field: Field, place: Place) -> None:
        self._bind(field, place)
        self._options(field, place)
        self._condition(field.show_if, "show_if", place)
        self._condition(field.required_if, "required_if", place)
        self._condition(field.expected_if, "expected_if", place)
        for path in (field.starts_from, *(each.starts_from for each in field.columns)):
            if path and not _STARTS_FROM.fullmatch(path):
                self._add(place, words.bad_path(path))
        if field.kind == "table":
            self._table(field, place)
        if field.kind == Figure.name:
            self._figure(field, place)

    def _figure(self, field: Field, place: Place) -> None:
        self._holds(field, place)
        for name in ("bind", "starts_from", "required", "required_if", "expected_if"):
            if getattr(field, name):
                self._add(place, words.kind_refuses(field.kind, name))

    def _holds(self, asked: Field | Column, place: Place) -> None:
        if asked.holds not in HOLDS:
            self._add(place, words.unknown_word("holds", asked.holds), asked.holds, HOLDS)

    def _bind(self, field: Field, place: Place) -> None:
        if not field.bind:
            return
        if not is_column(field.bind):
            self._add(place, words.bound_to_nothing(field.bind), field.bind, known_columns())
        elif not can_bind(field.kind, field.bind):
            self._add(place, words.bound_wrongly(field.kind, field.bind))

    def _bound_once(self) -> None:
        owners: dict[str, str] = {}
        for place, field in self._placed:
            if field.bind in owners:
                self._add(place, words.bound_twice(field.bind, owners[field.bind]))
            elif field.bind:
                owners[field.bind] = field.key

    def _options(self, asked: Field | Column, place: Place) -> None:
        if asked.kind in _CHOOSING and not _has_choices(asked):
            self._add(place, words.CHOICES_MISSING)
        self._once((place, choice.key) for choice in asked.choices)
        if asked.min is not None and asked.max is not None and asked.min > asked.max:
            self._add(place, words.MIN_ABOVE_MAX)

    # --- tables --------------------------------------------------------------------------------

    def _table(self, field: Field, place: Place) -> None:
        if not field.columns:
            self._add(place, words.COLUMNS_MISSING)
        if len(field.columns) > MOST_COLUMNS:
            self._add(place, words.too_many_columns(len(field.columns), MOST_COLUMNS))
        self._once((_cell(place, column), column.key) for column in field.columns)
        for index, column in enumerate(field.columns):
            self._options(column, _cell(place, column))
            if column.kind == Computed.name:
                self._computed(column, field.columns[:index], _cell(place, column))
            if column.suggest:
                self._suggest(column, _cell(place, column))
        self._fill_years(field, place)

    def _suggest(self, column: Column, place: Place) -> None:
        known = [f"{key}.{each}" for key, f in self._fields.items() for each in _texts(f.columns)]
        if column.suggest not in known:
            text = words.points_to_nothing("suggest", column.suggest)
            self._add(place, text, column.suggest, known)

    def _fill_years(self, field: Field, place: Place) -> None:
        known = [column.key for column in field.columns if column.kind in _YEAR_KINDS]
        if field.fill_years and len(field.fill_years) < _FEWEST_YEARS:
            self._add(place, words.FILL_YEARS_SHORT)
        for key in field.fill_years:
            if key not in known:
                self._add(place, words.no_column(field.key, key), key, known)

    def _computed(self, column: Column, before: tuple[Column, ...], place: Place) -> None:
        if column.is_calculated:
            self._calculated(column, place)
            return
        if not column.compute or not column.of:
            self._add(place, words.COMPUTE_MISSING)
        elif column.compute not in COMPUTE_WAYS:
            text = words.unknown_word("compute", column.compute)
            self._add(place, text, column.compute, COMPUTE_WAYS)
        elif column.compute in PAIR_WAYS and len(column.of) != 2:  # noqa: PLR2004
            self._add(place, words.COMPUTE_PAIR)
        numeric = _numeric(before)
        for key in column.of:
            if key not in numeric:
                self._add(place, words.column_not_before(key), key, numeric)

    def _calculated(self, column: Column, place: Place) -> None:
        self._holds(column, place)
        if column.of:
            self._add(place, words.CALCULATED_WITH_OF)
        if column.compute != self._form.calculation and PROGRESS not in self._form.plan:
            self._add(place, words.no_calculation(column.compute))
        if column.total and column.holds == TEXT:
            self._add(place, words.kind_refuses(TEXT, "total"))

    # --- conditions, prints and checks ---------------------------------------------------------

    def _condition(self, condition: Condition | None, what: str, place: Place) -> None:
        if condition is None:
            return
        for part in (*condition.all, *condition.any):
            self._condition(part, what, place)
        if condition.field and (field := self._points_to(condition.field, what, place)):
            if field.kind == "table":
                self._add(place, words.condition_on_table(field.key))
            for value in condition.values:
                self._option(value, field, place)

    def _option(self, value: object, field: Field, place: Place) -> None:
        known = _option_keys(field)
        if known is not None and option(value) not in known:
            text = words.not_an_option(str(value), field.key)
            self._add(place, text, str(value), known)

    def _prints(self, prints: Iterable[Print], place: Place) -> None:
        for each in prints:
            self._condition(each.show_if, "show_if", place)
            self._print_of(each, place)
            for text in (each.text, each.left, each.right):
                self._print_text(text, place)

    def _print_of(self, block: Print, place: Place) -> None:
        if block.block == "chart":
            self._chart(block, place)
        if block.block == "organisation":
            self._roles(block, place)
        if block.block not in _PRINTS_FIELD:
            return
        if not block.of:
            self._add(place, words.block_needs(block.block, "of"))
            return
        field = self._points_to(block.of, block.block, place)
        if field is not None and not _can_print(block.block, field):
            self._add(place, words.block_wants(block.block, field.key))

    def _chart(self, block: Print, place: Place) -> None:
        if block.of not in CHARTS:
            self._add(place, words.unknown_word("of", block.of), block.of, CHARTS)
        if not self._form.calculation:
            self._add(place, words.block_needs(block.block, "calculation"))

    def _roles(self, block: Print, place: Place) -> None:
        field = self._fields.get(block.of)
        if len(block.roles) != _ROLES:
            self._add(place, words.ROLES_MISSING)
        if field is None or field.kind != "table":
            return
        known = [column.key for column in field.columns]
        for key in block.roles:
            if key not in known:
                self._add(place, words.no_column(field.key, key), key, known)

    def _print_text(self, text: str, place: Place) -> None:
        try:
            found = marks(text)
        except ValueError as error:
            self._add(place, words.bad_print_text(str(error)))
            return
        for mark in found:
            self._mark(mark, place)

    def _mark(self, mark: Mark, place: Place) -> None:
        if not mark.key or mark.key == _YEAR:
            return
        if "." in mark.key:
            if not is_column(mark.key):
                self._add(place, words.bad_path(mark.key), mark.key, known_columns())
            return
        field = self._points_to(mark.key, "{…}", place)
        if field is None or not mark.option:
            return
        if _option_keys(field) is None:
            self._add(place, words.not_a_choice_field(field.key))
        self._option(mark.option, field, place)

    def _checks(self) -> None:
        for check in self._form.checks:
            place = Place("check", check.name)
            if check.name not in CHECKS:
                self._add(place, words.unknown_check(check.name), check.name, CHECKS)
                continue
            if len(check.fields) < CHECKS[check.name].at_least:
                self._add(place, words.check_needs(CHECKS[check.name].at_least))
            known = self._comparable(CHECKS[check.name])
            elsewhere = list(check.elsewhere())
            for path in check.fields:
                is_path = path in elsewhere and bool(_STARTS_FROM.fullmatch(path))
                if path not in known and not (is_path and self._form.about == "plan"):
                    self._add(place, words.points_to_nothing("fields", path), path, known)
            if len(elsewhere) == len(check.fields):
                self._add(place, words.CHECK_OF_OTHERS)

    def _comparable(self, check: NamedCheck) -> list[str]:
        """Return the fields and columns that hold something a check can compare."""
        if check.says is None:
            return [*self._fields]
        of = partial(_of_kinds, kinds=check.kinds) if check.kinds else _numeric
        columns = [f"{key}.{each}" for key, f in self._fields.items() for each in of(f.columns)]
        fields = [key for key, each in self._fields.items() if each.kind in _COMPARED]
        return columns if check.kinds else fields + columns


def _cell(place: Place, column: Column) -> Place:
    return Place(place.section, f"{place.field}.{column.key}")


def _numeric(columns: Iterable[Column]) -> list[str]:
    return [each.key for each in columns if each.is_number]


def _texts(columns: Iterable[Column]) -> list[str]:
    return _of_kinds(columns, kinds=("text",))


def _of_kinds(columns: Iterable[Column], kinds: Container[str]) -> list[str]:
    return [each.key for each in columns if each.kind in kinds]


def _can_print(block: str, field: Field) -> bool:
    if block in {"table", "organisation"}:
        return field.kind == "table"
    return block != "options" or _option_keys(field) is not None


def _option_keys(field: Field) -> frozenset[str] | None:
    """Return what a condition or a box may say of a field, None where it has no options."""
    if field.kind == "yes_no":
        return frozenset({YES, NO})
    if field.kind not in _CHOOSING:
        return None
    keys = frozenset(key for choice in field.choices for key in (choice.key, *choice.covers))
    return keys | {OTHER_OPTION} if field.other else keys


def _has_choices(asked: Field | Column) -> bool:
    later = isinstance(asked, Field) and asked.choices_from == COOPERATIVES
    return later or bool(asked.choices)
