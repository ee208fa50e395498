"""The last pass over a definition: everything it points at is there."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_args, get_type_hints

from ocop_desktop.core.records import RECORD_TYPES, column_names
from ocop_desktop.forms.checks import CHECKS
from ocop_desktop.forms.conditions import OTHER_OPTION, option
from ocop_desktop.forms.kinds.computed import COMPUTE_WAYS, PAIR_WAYS, Computed
from ocop_desktop.forms.kinds.number import Number
from ocop_desktop.forms.kinds.table import CELL_KINDS
from ocop_desktop.forms.kinds.yes_no import NO, YES
from ocop_desktop.forms.mistakes import Mistakes, Place
from ocop_desktop.forms.print_text import Mark, marks
from ocop_desktop.forms.spec import Choice, Column, Condition, Field, Form, Print
from ocop_desktop.wording import forms as words

MOST_COLUMNS: Final = 12  # of a table on upright A4 with type one can read

_YEAR: Final = "year"
_STARTS_FROM: Final = re.compile(r"[a-z0-9-]+\.[a-z][a-z0-9_]*")
_NEEDS_FIELD: Final = frozenset({"answer", "options", "table"})
_CHOOSING: Final = frozenset({"choice", "choices", "classification"})
# Kinds of answers that a record's column of this type can keep.
_KEPT_IN: Final[Mapping[type, frozenset[str]]] = {
    str: frozenset(
        {"text", "long_text", "phone", "tax_code", "email", "choice", "classification"}
    ),
    int: frozenset({"integer", "choice"}),
    bool: frozenset({"yes_no"}),
    date: frozenset({"date"}),
    StrEnum: frozenset({"choice"}),
}


def check_references(form: Form, mistakes: Mistakes) -> None:
    """Note what is used twice, what points to nothing, and what does not go together."""
    fields = {field.key: field for field in form.fields()}
    _check_unique((Place(s.key), s.key) for s in form.sections).__call__(mistakes)
    for check in (_check_keys, _check_binds, _check_fields, _check_prints, _check_checks):
        check(form, fields, mistakes)
