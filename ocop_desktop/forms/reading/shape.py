"""The shape of a definition: every table holds words the language knows, of the right type."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any, Final

from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.computed import Computed
from ocop_desktop.forms.kinds.table import CELL_KINDS
from ocop_desktop.forms.reading.mistakes import Mistakes, Place
from ocop_desktop.forms.reading.vocabulary import Toml, Word, vocabulary
from ocop_desktop.forms.spec import (
    PRINT_BLOCKS,
    Choice,
    Column,
    Condition,
    Field,
    ListColumn,
    Print,
    Section,
)
from ocop_desktop.wording import definitions as words

_OF_KINDS: Final = frozenset().union(*(kind.attributes for kind in KINDS.values()))
_KEY: Final = re.compile(r"[a-z][a-z0-9_]*")
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_CHOICE_KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")


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


def _check_value(word: Word, value: Toml, place: Place, mistakes: Mistakes) -> None:
    if word.base is Condition:
        _check_condition(value, place, mistakes)
    elif not _fits(word.base, value):
        mistakes.add(place, words.wrong_type(word.name, _type_name(word.base)))
    elif word.base is str:
        _check_letters(word, value, place, mistakes)
    elif word.holds is not None:
        for item in value.values() if word.base is dict else value:
            _check_item(word, word.holds, item, place, mistakes)


def _check_item(word: Word, holds: type, item: Toml, place: Place, mistakes: Mistakes) -> None:
    if holds is str and isinstance(item, str):
        _check_letters(word, item, place, mistakes)
    elif holds is dict and isinstance(item, dict):
        return  # of its words `plan.map` knows
    elif holds is not str and isinstance(item, dict):
        check_shape(holds, item, place, mistakes)
    else:
        wanted = words.list_of(_type_name(str if holds is str else dict))
        mistakes.add(place, words.wrong_type(word.name, wanted))


def _check_letters(word: Word, text: str, place: Place, mistakes: Mistakes) -> None:
    if not unicodedata.is_normalized("NFC", text):
        mistakes.add(place, words.not_nfc(word.name))


def _check_condition(value: Toml, place: Place, mistakes: Mistakes) -> None:
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


def check_code(code: str, wanted: str, mistakes: Mistakes) -> None:
    """Note a code or basis key that is ill-formed or not the name of its file or folder."""
    if not _CODE.fullmatch(code):
        mistakes.add(Place(), words.bad_code(code))
    elif code != wanted:
        mistakes.add(Place(), words.wrong_name(code, wanted))


# --- rules of their own ---------------------------------------------------------------------------


def _check_own_rules(spec: type, data: Mapping[str, Any], place: Place, mistakes: Mistakes) -> None:
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


# --- types and places ----------------------------------------------------------------------------


def _fits(wanted: type, value: Toml) -> bool:
    if wanted is float:
        return type(value) in {int, float} and isfinite(value)
    return type(value) is wanted


def _type_name(wanted: type) -> str:
    return words.DATE_TYPE if wanted is date else words.TYPES[wanted]


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
