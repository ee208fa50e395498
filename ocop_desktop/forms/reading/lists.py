"""Loading a list that goes up: its columns and what they read."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ocop_desktop.core.records import RECORD_TYPES
from ocop_desktop.forms.binding import is_column, known_columns
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.plan.map import FLAT_FIGURES
from ocop_desktop.forms.reading.build import build
from ocop_desktop.forms.reading.mistakes import Mistakes, Place
from ocop_desktop.forms.reading.shape import check_code, check_shape
from ocop_desktop.forms.reading.source import read_definition
from ocop_desktop.forms.reading.vocabulary import Toml
from ocop_desktop.forms.spec import Basis, ListColumn, ListDefinition
from ocop_desktop.wording import definitions as words

SHEETS: Final = frozenset({"A4", "A3"})
MOST_COLUMNS: Final = 24  # on A4 lying on its side

RUNNING_NUMBER: Final = "#"
# What a list may tell of an idea's way up and back, from the entries of the commune's register.
REGISTER: Final = "register"
REGISTER_FACTS: Final = frozenset(
    {
        "register.sent_on",
        "register.sent_number",
        "register.returned_on",
        "register.result",
        "register.result_on",
        "register.result_number",
        "register.result_reason",
        "register.outcome",
    }
)
# What the numbers of a plan come to.
FIGURES: Final = "figures"
FIGURE_FACTS: Final = frozenset(f"{FIGURES}.{name}" for name in (*FLAT_FIGURES, "schedule"))
_FACTS: Final = {REGISTER: REGISTER_FACTS, FIGURES: FIGURE_FACTS}
_ANSWER: Final = re.compile(r"[a-z0-9-]+(\.[a-z][a-z0-9_]*){1,2}")  # form.field, form.table.column
_COMPUTE: Final = frozenset({"", "product"})


def load_list(path: Path, basis: Basis) -> ListDefinition:
    """Read a list. Raises DefinitionError."""
    mistakes = Mistakes(path.name)
    source = read_definition(path, mistakes)
    data = source.data | {"column": _with_paths(source.data.get("column", []), mistakes)}
    check_shape(ListDefinition, data, Place(), mistakes)
    mistakes.stop()
    definition = build(ListDefinition, data, basis=basis.key)
    _check_list(definition, path, mistakes)
    mistakes.stop()
    return definition


def _with_paths(columns: Toml, mistakes: Mistakes) -> Toml:
    """Return the columns with `path` written as `paths`."""
    if not isinstance(columns, list):
        return columns
    return [_paths(each, mistakes) if isinstance(each, dict) else each for each in columns]


def _paths(column: Mapping[str, Any], mistakes: Mistakes) -> dict[str, Any]:
    if "path" in column and "paths" in column:
        mistakes.add(Place(field=str(column.get("label", ""))), words.PATH_AND_PATHS)
    rest = {name: value for name, value in column.items() if name != "path"}
    return {"paths": [column["path"]], **rest} if "path" in column else rest


def _check_list(definition: ListDefinition, path: Path, mistakes: Mistakes) -> None:
    check_code(definition.code, path.stem, mistakes)
    if definition.about not in RECORD_TYPES:
        text = words.unknown_word("about", definition.about)
        mistakes.add(Place(), text, definition.about, RECORD_TYPES)
    if definition.sheet not in SHEETS:
        mistakes.add(
            Place(), words.unknown_word("sheet", definition.sheet), definition.sheet, SHEETS
        )
    if len(definition.columns) > MOST_COLUMNS:
        count = len(definition.columns)
        mistakes.add(Place(), words.too_many_columns(count, MOST_COLUMNS))
    for column in definition.columns:
        _check_list_column(column, mistakes)


def _check_list_column(column: ListColumn, mistakes: Mistakes) -> None:
    place = Place(field=column.label)
    if column.kind not in KINDS:
        mistakes.add(place, words.unknown_kind(column.kind), column.kind, KINDS)
    if column.compute not in _COMPUTE:
        text = words.unknown_word("compute", column.compute)
        mistakes.add(place, text, column.compute, _COMPUTE)
    for each in column.paths:
        if not _leads_somewhere(each):
            mistakes.add(place, words.bad_path(each), each, known_columns())


def _leads_somewhere(path: str) -> bool:
    head = path.partition(".")[0]
    if head in RECORD_TYPES:
        return is_column(path)
    if head in _FACTS:
        return path in _FACTS[head]
    return path == RUNNING_NUMBER or bool(_ANSWER.fullmatch(path))
