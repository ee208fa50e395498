"""Between a form and the records its fields are bound to: each fact lives once, in its record."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Final, get_args, get_type_hints

from ocop_desktop.core.records import RECORD_TYPES, Record, column_names
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.figure import Figure
from ocop_desktop.forms.kinds.kind import Value
from ocop_desktop.forms.spec import Field, Form

# Kinds of answers that a record's column of this type can keep.
_KEPT_IN: Final[Mapping[type, frozenset[str]]] = {
    str: frozenset({"text", "long_text", "phone", "tax_code", "email", "choice", "classification"}),
    int: frozenset({"integer", "choice"}),
    bool: frozenset({"yes_no"}),
    date: frozenset({"date"}),
    StrEnum: frozenset({"choice"}),
}


def bound_values(form: Form, records: Mapping[str, Record]) -> dict[str, Any]:
    """Return the answers that the records know, by field key; None where they know nothing."""
    return {
        field.key: _answer(field, getattr(records[name], column))
        for field in form.fields()
        if field.bind
        for name, column in (field.bind.split("."),)
        if name in records
    }


def split(
    form: Form, values: Mapping[str, Any]
) -> tuple[dict[str, dict[str, Any]], dict[str, Any]]:
    """Part answers into what the records keep (by record and column) and the form's own as JSON.

    Own answers that are empty are left out; so is a bound one that its column cannot do without.
    """
    facts: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    own = {}
    for field in form.fields():
        if field.key not in values:
            continue
        value = values[field.key]
        if not field.bind:
            told = None if value is None else KINDS[field.kind].to_json(value, field)
            if told not in (None, []) and field.kind != Figure.name:
                own[field.key] = told
        elif (fact := _fact(field.bind, value)) is not None or _may_be_none(field.bind):
            name, column = field.bind.split(".")
            facts[name][column] = fact
    return dict(facts), own


def answer_values(form: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that JSON answers stand for; keys the form does not have are left out."""
    return {
        field.key: KINDS[field.kind].from_json(answers[field.key], field)
        for field in form.fields()
        if answers.get(field.key) is not None
    }


def is_column(bind: str) -> bool:
    """Tell whether "record.column" names a fact."""
    return bind in known_columns()


@cache
def known_columns() -> frozenset[str]:
    """Return everything a field may bind to."""
    return frozenset(f"{name}.{column}" for name in RECORD_TYPES for column in column_names(name))


def can_bind(kind: str, bind: str) -> bool:
    """Tell whether a column can keep answers of this kind."""
    column_type = _types(bind)[0]
    return any(kind in kinds for base, kinds in _KEPT_IN.items() if _is(column_type, base))


def _answer(field: Field, fact: Value) -> Value:
    """Return a record's fact as a form's answer: options are texts, "" is no answer."""
    if fact is None or fact == "":
        return None
    if field.kind != "choice":
        return fact
    known = (choice.key for choice in field.choices if choice.stands_for(str(fact)))
    return next(known, str(fact))


def _fact(bind: str, answer: Value) -> Value:
    """Return an answer as its column keeps it; None where it has nothing to keep."""
    column_type = _types(bind)[0]
    if answer is None:
        return {str: "", bool: False}.get(column_type)
    return answer if isinstance(answer, date) else column_type(answer)


def _may_be_none(bind: str) -> bool:
    return type(None) in _types(bind)


@cache
def _types(bind: str) -> tuple[Any, ...]:
    """Return the types of a column: its own, and NoneType where it may be empty."""
    name, column = bind.split(".")
    hint = get_type_hints(RECORD_TYPES[name])[column]
    return get_args(hint) if isinstance(hint, UnionType) else (hint,)


def _is(column_type: type, base: type) -> bool:
    # bool and StrEnum are int and str as well, and must not be taken for them.
    return column_type is base or (base is StrEnum and issubclass(column_type, StrEnum))
