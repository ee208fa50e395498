"""What was printed at finishing, kept as plain data, and read back as it was."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, get_type_hints

from ocop_desktop.core.records import RECORD_TYPES, IdeaKind, Record, State, Verdict
from ocop_desktop.forms import binding
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.spec import Form

_ENUMS: Mapping[str, type[StrEnum]] = {"kind": IdeaKind, "state": State, "verdict": Verdict}


def freeze(form: Form, values: Mapping[str, Any], records: Mapping[str, Record]) -> dict[str, Any]:
    """Return everything a print of `form` reads, as JSON values."""
    return {
        "values": {
            field.key: KINDS[field.kind].to_json(values[field.key], field)
            for field in form.fields()
            if values.get(field.key) is not None
        },
        "records": {name: _to_json(record) for name, record in records.items()},
    }


def thaw(form: Form, frozen: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Record]]:
    """Return the values and records that `freeze` kept."""
    values = binding.answer_values(form, frozen["values"])
    records = {name: _from_json(name, kept) for name, kept in frozen["records"].items()}
    return values, records


def _to_json(record: Record) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(record).items()
        if value not in ("", None)
    }


def _from_json(name: str, kept: Mapping[str, Any]) -> Record:
    record_type = RECORD_TYPES[name]
    hints = get_type_hints(record_type)
    known = {field.name for field in fields(record_type)}
    return record_type(
        **{key: _value(name, key, hints[key], raw) for key, raw in kept.items() if key in known}
    )


def _value(name: str, key: str, hint: Any, raw: Any) -> Any:
    if hint == datetime | None:
        return datetime.fromisoformat(raw)
    if hint == date | None:
        return date.fromisoformat(raw)
    if name == "idea" and key in _ENUMS:
        return _ENUMS[key](raw)
    return raw
