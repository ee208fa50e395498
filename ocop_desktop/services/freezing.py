"""What was printed at finishing, kept as plain data, and read back as it was."""

from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, get_args, get_type_hints

from ocop_desktop.core.records import RECORD_TYPES, FilledForm, Record
from ocop_desktop.forms import binding, derived
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.figure import Figure
from ocop_desktop.forms.plan import kept as plan_kept
from ocop_desktop.forms.spec import Form
from ocop_desktop.services import subjects

_RECEIPT: Final = ("register_number", "received_on")  # the commune gives it afterwards
_RECEIPT_BINDS: Final = frozenset(f"idea.{name}" for name in _RECEIPT)


def freeze(form: Form, values: Mapping[str, Any], records: Mapping[str, Record]) -> dict[str, Any]:
    """Return everything a print of `form` reads, as JSON values."""
    told = {
        "values": _told(form, values),
        "records": {name: _to_json(record) for name, record in records.items()},
    }
    if not form.calculation:
        return told
    follows = derived.to_json(form, values)
    numbers = {"plan": plan_kept.to_json(form, values)}
    return told | numbers | ({"derived": follows} if follows else {})


def tells_the_same(form: Form, frozen: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Tell whether these values are those that were frozen; the receipt is the commune's own."""
    receipt = {f.key for f in form.fields() if f.bind in _RECEIPT_BINDS}
    then, now = frozen["values"], _told(form, values)
    return all(then.get(key) == now.get(key) for key in (then.keys() | now.keys()) - receipt)


def thaw(form: Form, frozen: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Record]]:
    """Return the values and records that `freeze` kept."""
    values = binding.answer_values(form, frozen["values"])
    if "derived" in frozen:  # as it was worked out then
        values = derived.from_json(form, values, frozen["derived"])
    if "figures" in frozen.get("plan", {}):  # which the first trials did not keep
        values[derived.KEPT] = plan_kept.Kept(frozen["plan"])
    records = {name: _from_json(name, kept) for name, kept in frozen["records"].items()}
    return values, records


def as_finished(
    form: Form, filled: FilledForm | None, records: Mapping[str, Record]
) -> tuple[dict[str, Any], dict[str, Record]] | None:
    """Return values and records as a closed idea's or plan's paper, lists and package tell them.

    That is what was frozen; of the idea or plan itself only what its form asks, for the commune
    goes on with the rest. None where it is open, or nothing was frozen.
    """
    kind, now = subjects.kind_among(records), subjects.among(records)
    if now is None or not (subjects.is_closed(now) and filled and filled.frozen):
        return None
    values, then = thaw(form, filled.frozen)
    asked = {f.bind.split(".")[1]: f.key for f in form.fields() if f.bind.startswith(f"{kind}.")}
    values |= {asked[name]: getattr(now, name) for name in _RECEIPT if name in asked}
    told = then.get(kind, now)
    kept = {name: getattr(told, name) for name in asked if name not in _RECEIPT}
    return values, {**records, **then, kind: replace(now, **kept)}


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
        if values.get(field.key) is not None and field.kind != Figure.name
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
        **{key: _value(hints[key], raw) for key, raw in kept.items() if key in hints}
    )


@cache
def _hints(name: str) -> dict[str, Any]:
    record_type = RECORD_TYPES[name]
    hints = get_type_hints(record_type)
    return {field.name: hints[field.name] for field in fields(record_type)}


def _value(hint: Any, raw: Any) -> Any:
    """Return a kept JSON value as a column of this type holds it."""
    for each in get_args(hint) or (hint,):
        if each in {date, datetime}:
            return each.fromisoformat(raw)
        if issubclass(each, StrEnum):
            return each(raw)
    return raw
