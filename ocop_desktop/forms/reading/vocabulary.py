"""The words of the definition files, read off the dataclasses of `spec`.

They are the grammar: an attribute added to a dataclass there is a word of the language.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Final, TypeAlias, get_args, get_origin, get_type_hints

from ocop_desktop.forms.spec import Basis, Form, ListDefinition, Section

_Hint: TypeAlias = Any  # an annotation
Toml: TypeAlias = Any  # what tomllib gives: str, int, float, bool, date, list, dict

# Attributes that are called otherwise in the file: [[section]] makes `sections`.
_WRITTEN: Final[Mapping[type, Mapping[str, str]]] = {
    Section: {"fields": "field", "prints": "print"},
    Form: {"sections": "section", "checks": "check"},
    Basis: {"producer_kinds": "producer_kind", "form_codes": "forms", "list_codes": "lists"},
    ListDefinition: {"columns": "column"},
}
# Attributes the loader knows better than the file.
_NOT_WRITTEN: Final[Mapping[type, frozenset[str]]] = {
    Form: frozenset({"basis", "sha256"}),
    ListDefinition: frozenset({"basis"}),
    Basis: frozenset({"leaves"}),
}


_AS_LIST: Final[Mapping[object, type]] = {tuple: list}  # other collections are tables


@dataclass(frozen=True, slots=True)
class Word:
    """One attribute as the file may write it; `holds` is what a list is made of."""

    name: str
    attribute: str
    base: type
    holds: type | None
    required: bool


@cache
def vocabulary(spec: type) -> Mapping[str, Word]:
    """Return the words that a table standing for `spec` may hold, by name in the file."""
    hints = get_type_hints(spec)
    written, not_written = _WRITTEN.get(spec, {}), _NOT_WRITTEN.get(spec, frozenset())
    found = [
        Word(
            name=written.get(each.name, each.name),
            attribute=each.name,
            base=_toml_type(hints[each.name]),
            holds=_held(hints[each.name]),
            required=_is_required(each, hints[each.name]),
        )
        for each in fields(spec)
        if each.name not in not_written
    ]
    return {word.name: word for word in found}


def _toml_type(hint: _Hint) -> type:
    """Return the type TOML gives for an attribute annotated like this."""
    hint = _without_none(hint)
    if get_args(hint):
        return _AS_LIST.get(get_origin(hint), dict)
    own: type = hint
    return own


def _held(hint: _Hint) -> type | None:
    hint = _without_none(hint)
    held = get_args(hint)
    if not held:
        return None
    origin: object = get_origin(hint)
    first: type = held[-1] if origin is Mapping else held[0]
    inner: object = get_origin(first)
    return dict if inner is Mapping else first


def _is_required(attribute: "dataclasses.Field[Any]", hint: _Hint) -> bool:
    missing = attribute.default is MISSING and attribute.default_factory is MISSING
    return missing and _without_none(hint) is hint


def _without_none(hint: _Hint) -> _Hint:
    if isinstance(hint, UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint
