"""What was printed at finishing, kept as plain data, and read back as it was."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_type_hints

from ocop_desktop.core.records import (
    RECORD_TYPES,
    FilledForm,
    Idea,
    IdeaKind,
    Record,
    State,
    Verdict,
)
from ocop_desktop.forms import binding
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.spec import Form
from ocop_desktop.services.ideas import CLOSED

_ENUMS: Mapping[str, type[StrEnum]] = {"kind": IdeaKind, "state": State, "verdict": Verdict}
_RECEIPT: Final = ("register_number", "received_on")  # the commune gives it afterwards
_RECEIPT_BINDS: Final = frozenset(f"idea.{name}" for name in _RECEIPT)


def freeze(form: Form, values: Mapping[str, Any], records: Mapping[str, Record]) -> dict[str, Any]:
    """Return everything a print of `form` reads, as JSON values."""
    return {
        "values": _told(form, values),
        "records": {name: _to_json(record) for name, record in records.items()},
    }


def tells_the_same(form: Form, frozen: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Tell whether these values are those that were frozen; the receipt is the commune's own."""
    receipt = {f.key for f in form.fields() if f.bind in _RECEIPT_BINDS}
    then, now = frozen["values"], _told(form, values)
    return all(then.get(key) == now.get(key) for key in (then.keys() | now.keys()) - receipt)


def thaw(form: Form, frozen: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Record]]:
    """Return the values and records that `freeze` kept."""
    values = binding.answer_values(form, frozen["values"])
    records = {name: _from_json(name, kept) for name, kept in frozen["records"].items()}
    return values, records


def as_finished(
    form: Form, filled: FilledForm | None, records: Mapping[str, Record]
) -> tuple[dict[str, Any], dict[str, Record]] | None:
    """Return values and records as a closed idea's paper, its lists and its package tell them.

    That is what was frozen; of the idea only what its form asks, for the commune goes on with the
    rest. None where the idea is open, or nothing was frozen.
    """
    idea = records.get("idea")
    if not (isinstance(idea, Idea) and idea.state in CLOSED and filled and filled.frozen):
        return None
    values, then = thaw(form, filled.frozen)
    asked = {f.bind.split(".")[1]: f.key for f in form.fields() if f.bind.startswith("idea.")}
    values |= {asked[name]: getattr(idea, name) for name in _RECEIPT if name in asked}
    told = then.get("idea", idea)
    kept = {name: getattr(told, name) for name in asked if name not in _RECEIPT}
    return values, {**records, **then, "idea": replace(idea, **kept)}


def sealed(form: Form, filled: FilledForm) -> FilledForm:
    """Return the answers that were frozen; a paper that was returned once may have others since."""
    if not filled.frozen:
        return filled
    own = {field.key for field in form.fields() if not field.bind}
    values = filled.frozen["values"]
    return replace(
        filled, answers={k: v for k, v in values.items() if k in own and v != []}, unread={}
    )


def _told(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form tells, as JSON values."""
    return {
        field.key: KINDS[field.kind].to_json(values[field.key], field)
        for field in form.fields()
        if values.get(field.key) is not None
    }


def _to_json(record: Record) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(record).items()
        if value not in ("", None)
    }


def _from_json(name: str, kept: Mapping[str, Any]) -> Record:
    hints = _hints(name)
    return RECORD_TYPES[name](
        **{key: _value(name, key, hints[key], raw) for key, raw in kept.items() if key in hints}
    )


@cache
def _hints(name: str) -> dict[str, Any]:
    record_type = RECORD_TYPES[name]
    hints = get_type_hints(record_type)
    return {field.name: hints[field.name] for field in fields(record_type)}


def _value(name: str, key: str, hint: Any, raw: Any) -> Any:
    if hint == datetime | None:
        return datetime.fromisoformat(raw)
    if hint == date | None:
        return date.fromisoformat(raw)
    if name == "idea" and key in _ENUMS:
        return _ENUMS[key](raw)
    return raw
