"""Conditions: a field is, or is in; all of, or any of further conditions. Nothing more."""

from collections.abc import Mapping
from typing import Any, Final

from ocop_desktop.forms.kinds.yes_no import NO, YES
from ocop_desktop.forms.spec import OTHER, Condition, Form

# What a condition calls an answer in her own words.
OTHER_OPTION: Final = OTHER.rstrip(":")


def holds(condition: Condition, values: Mapping[str, Any]) -> bool:
    """Tell whether the answers fulfil the condition; an unanswered field fulfils nothing."""
    if condition.all:
        return all(holds(part, values) for part in condition.all)
    if condition.any:
        return any(holds(part, values) for part in condition.any)
    answer = values.get(condition.field)
    wanted = {option(value) for value in condition.values}
    given = answer if isinstance(answer, list) else [answer]
    return any(option(each) in wanted for each in given if not isinstance(each, dict))


def shown_keys(form: Form, values: Mapping[str, Any]) -> frozenset[str]:
    """Return the fields to be asked and printed, in one pass down the form.

    A hidden field above counts as unanswered, so what hangs on it hides as well.
    """
    hidden: set[str] = set()
    seen = dict(values)
    for field in form.fields():
        if field.show_if is not None and not holds(field.show_if, seen):
            hidden.add(field.key)
            seen.pop(field.key, None)
    return frozenset(field.key for field in form.fields()) - hidden


def option(value: object) -> object:
    """Return the option an answer stands for: True is "yes", own words are "other"."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, str) and value.startswith(OTHER):
        return OTHER_OPTION
    return value
