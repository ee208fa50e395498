"""The shape of a definition: which words each table of the file may hold, and their types.

The dataclasses of `spec` are the grammar: an attribute added there is a word of the language.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.computed import Computed
from ocop_desktop.forms.kinds.table import CELL_KINDS
from ocop_desktop.forms.mistakes import Mistakes, Place
from ocop_desktop.forms.spec import (
    PRINT_BLOCKS,
    Basis,
    Choice,
    Column,
    Condition,
    Field,
    Form,
    ListColumn,
    ListDefinition,
    Print,
    Section,
)
from ocop_desktop.wording import forms as words

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
_OF_KINDS: Final = frozenset().union(*(kind.attributes for kind in KINDS.values()))
_KEY: Final = re.compile(r"[a-z][a-z0-9_]*")
_CHOICE_KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Word:
    """One attribute as the file may write it; `holds` is what a list is made of."""

    name: str
    attribute: str
    type: type
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
            type=_toml_type(hints[each.name]),
            holds=_held(hints[each.name]),
            required=_is_required(each, hints[each.name]),
        )
        for each in fields(spec)
        if each.name not in not_written
    ]
    return {word.name: word for word in found}


def check_shape(spec: type, data: Mapping[str, Any], place: Place, mistakes: Mistakes) -> None:
    """Note every unknown or missing word and every wrong type in a table of the file."""
    place = _inside(spec, data, place)
    known = vocabulary(spec)
    for name, value in data.items():
        if word := known.get(name):
            _check_value(word, value, place, mistakes)
        else:
            mistakes.add(place, words.unknown_attribute(name), name, known)
    for word in known.values():
        if word.required and word.name not in data:
            mistakes.add(place, words.missing_attribute(word.name))
    _check_own_rules(spec, data, place, mistakes)


def _check_value(word: Word, value: Any, place: Place, mistakes: Mistakes) -> None:
    if word.type is Condition:
        _check_condition(value, place, mistakes)
    elif not _fits(word.type, value):
        mistakes.add(place, words.wrong_type(word.name, _type_name(word.type)))
    elif word.type is str:
        _check_letters(word, value, place, mistakes)
    elif word.holds is not None:
        _check_items(word, value, place, mistakes)


def _check_items(word: Word, value: Any, place: Place, mistakes: Mistakes) -> None:
    wanted = str if word.holds is str else dict
    items = value.values() if isinstance(value, dict) else value
    for item in items:
        if type(item) is not wanted:
            mistakes.add(place, words.wrong_type(word.name, words.list_of(_type_name(wanted))))
        elif wanted is str:
            _check_letters(word, item, place, mistakes)
        elif word.holds is not None:
            check_shape(word.holds, item, place, mistakes)


def _check_letters(word: Word, text: str, place: Place, mistakes: Mistakes) -> None:
    if not unicodedata.is_normalized("NFC", text):
        mistakes.add(place, words.not_nfc(word.name))


def _check_condition(value: Any, place: Place, mistakes: Mistakes) -> None:
    match value:
        case {"field": str(), "is": str() | bool() | int() | float(), **rest} if not rest:
            return
        case {"field": str(), "in": [_, *_], **rest} if not rest:
            return
        case {"all": [_, *_] as parts, **rest} | {"any": [_, *_] as parts, **rest} if not rest:
            for part in parts:
                _check_condition(part, place, mistakes)
        case _:
            mistakes.add(place, words.BAD_CONDITION)


# --- rules of their own ---------------------------------------------------------------------------


def _check_own_rules(
    spec: type, data: Mapping[str, Any], place: Place, mistakes: Mistakes
) -> None:
    if spec in {Field, Column}:
        _check_kind(spec, data, place, mistakes)
    if spec is Print:
        _check_block(data, place, mistakes)
    if spec in {Field, Column, Section}:
        _check_key(_KEY, words.bad_key, data, place, mistakes)
    if spec is Choice:
        _check_key(_CHOICE_KEY, words.bad_choice_key, data, place, mistakes)


def _check_kind(spec: type, data: Mapping[str, Any], place: Place, mistakes: Mistakes) -> None:
    kind = data.get("kind")
    if not isinstance(kind, str):
        return
    known = KINDS if spec is Field else CELL_KINDS
    if kind not in KINDS:
        mistakes.add(place, words.unknown_kind(kind), kind, known)
    elif kind not in known:
        mistakes.add(place, words.kind_in_column(kind))
    elif spec is Field and kind == Computed.name:
        mistakes.add(place, words.only_in_column(kind))
    else:
        for name in sorted(data.keys() & (_OF_KINDS - KINDS[kind].attributes)):
            if name in vocabulary(spec):
                mistakes.add(place, words.kind_refuses(kind, name))


def _check_block(data: Mapping[str, Any], place: Place, mistakes: Mistakes) -> None:
    block = data.get("block")
    if not isinstance(block, str):
        return
    if block not in PRINT_BLOCKS:
        mistakes.add(place, words.unknown_block(block), block, PRINT_BLOCKS)
        return
    allowed = PRINT_BLOCKS[block] | {"block", "show_if"}
    for name in data.keys() & vocabulary(Print).keys() - allowed:
        mistakes.add(place, words.block_refuses(block, name))


def _check_key(
    pattern: re.Pattern[str],
    sentence: Callable[[str], str],
    data: Mapping[str, Any],
    place: Place,
    mistakes: Mistakes,
) -> None:
    key = data.get("key")
    if isinstance(key, str) and not pattern.fullmatch(key):
        mistakes.add(place, sentence(key))



# --- types ----------------------------------------------------------------------------------------


def _fits(wanted: type, value: Any) -> bool:
    if wanted is float:
        return type(value) in {int, float} and isfinite(value)
    return type(value) is wanted


def _type_name(wanted: type) -> str:
    return words.DATE_TYPE if wanted is date else words.TYPES[wanted]


def _toml_type(hint: Any) -> type:
    """Return the type TOML gives for an attribute annotated like this."""
    hint = _without_none(hint)
    origin = get_origin(hint)
    if origin is None:
        assert isinstance(hint, type)
        return hint
    return list if origin is tuple else dict


def _held(hint: Any) -> type | None:
    held = get_args(_without_none(hint))
    if not held:
        return None
    last: type = held[0]
    return last


def _is_required(attribute: "dataclasses.Field[Any]", hint: Any) -> bool:
    missing = attribute.default is MISSING and attribute.default_factory is MISSING
    return missing and _without_none(hint) is hint


def _without_none(hint: Any) -> Any:
    if isinstance(hint, UnionType):
        return next(part for part in get_args(hint) if part is not type(None))
    return hint


def _inside(spec: type, data: Mapping[str, Any], place: Place) -> Place:
    """Return the place of a table that names itself."""
    key = str(data.get("key", ""))
    if spec is Section:
        return Place(key)
    if spec is Field:
        return Place(place.section, key)
    if spec is Column:
        return Place(place.section, f"{place.field}.{key}")
    if spec is ListColumn:
        return Place(field=str(data.get("label", "")))
    return place
