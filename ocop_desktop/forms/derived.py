"""What a form's calculation adds to its answers: cells, rows that stand first, single figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.kinds.figure import Figure
from ocop_desktop.forms.kinds.table import is_fixed
from ocop_desktop.forms.spec import Column, Field, Form

Cells: TypeAlias = Mapping[str, Mapping[str, Any]]  # by row and column
Row: TypeAlias = Mapping[str, Any]

KEPT: Final = "="  # among the answers of a finished form, what was worked out; no field's key
_ID: Final = "id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What follows from the answers, by field; `numbers` is what the calculation itself knows.

    `fixed_rows` have ids that begin with "=" and stand before the typed ones.
    """

    cells: Mapping[str, Cells] = field(default_factory=dict)
    fixed_rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    numbers: Any = None


def add(values: Mapping[str, Any], derived: Derived) -> dict[str, Any]:
    """Return the answers with what follows from them."""
    told = {**values, **derived.fields}
    for key in derived.cells.keys() | derived.fixed_rows.keys():
        cells = derived.cells.get(key, {})
        typed = (row for row in values.get(key) or () if not is_fixed(row))
        told[key] = [
            *derived.fixed_rows.get(key, ()),
            *({**row, **cells.get(row[_ID], {})} for row in typed),
        ]
    return told


def is_added(form: Form, values: Mapping[str, Any]) -> bool:
    """Tell whether the answers bring what follows from them, as those of a finished form do."""
    return any(_is_added(field, values.get(field.key)) for field in form.fields())


def to_json(form: Form, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return as JSON what follows from the answers, by field, as `from_json` takes it."""
    told = {
        field.key: _to_json(field, values[field.key])
        for field in form.fields()
        if values.get(field.key) is not None and field.kind in {Figure.name, "table"}
    }
    return {key: kept for key, kept in told.items() if kept not in (None, {}, [])}


def from_json(form: Form, values: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with what `to_json` kept, nothing calculated anew."""
    fields = {field.key: field for field in form.fields()}
    cells: dict[str, Cells] = {}
    fixed: dict[str, Sequence[Row]] = {}
    figures: dict[str, Any] = {}
    for key, told in kept.items():
        if (field := fields.get(key)) is None:
            continue
        if field.kind == Figure.name:
            figures[key] = KINDS[Figure.name].from_json(told, field)
        else:
            rows = [_row_from_json(row, field.columns) for row in told]
            fixed[key] = [row for row in rows if is_fixed(row)]
            cells[key] = {row[_ID]: _without_id(row) for row in rows if not is_fixed(row)}
    return add(values, Derived(cells=cells, fixed_rows=fixed, fields=figures))


def _is_added(field: Field, value: Any) -> bool:
    if field.kind == Figure.name:
        return value is not None
    return field.kind == "table" and any(map(is_fixed, value or ()))


def _to_json(field: Field, value: Any) -> Any:
    if field.kind == Figure.name:
        return KINDS[Figure.name].to_json(value, field)
    rows = [_row_to_json(row, field.columns) for row in value]
    return [row for row in rows if row.keys() - {_ID}]


def _row_to_json(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    """Return a row that is set as a whole, of a typed one only what the calculation fills."""
    return {_ID: row[_ID]} | {
        column.key: KINDS[column.kind].to_json(cell, column)
        for column in columns
        if (is_fixed(row) or column.is_calculated) and (cell := row.get(column.key)) is not None
    }


def _row_from_json(row: Row, columns: Sequence[Column]) -> dict[str, Any]:
    return {_ID: row[_ID]} | {
        column.key: KINDS[column.kind].from_json(row[column.key], column)
        for column in columns
        if column.key in row
    }


def _without_id(row: Row) -> dict[str, Any]:
    return {key: cell for key, cell in row.items() if key != _ID}
