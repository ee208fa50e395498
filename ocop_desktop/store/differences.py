"""What changed between two states of one record or form: path, before, after, as JSON values."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Difference: TypeAlias = tuple[str, Any, Any]

_ID = "id"


def of_columns(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return the columns that differ; a column absent from `before` was never filled."""
    return [
        (name, before.get(name), value) for name, value in after.items() if before[name] != value
    ]


def of_answers(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return `answers.key` for each answer that differs, `answers.table.<row id>.column` in tables.

    Rows that came, went or moved show as `answers.table` as well, with their ids in order.
    """
    return list(_of_keys("answers", before, after, tables=True))


def of_unread(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Return `unread.key` for each raw text that differs."""
    return list(_of_keys("unread", before, after, tables=False))


def _of_keys(
    root: str, before: Mapping[str, Any], after: Mapping[str, Any], *, tables: bool
) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if tables and _is_table(old) and _is_table(new):
            yield from _of_rows(f"{root}.{key}", old or [], new or [])
        else:
            yield f"{root}.{key}", old, new


def _of_rows(path: str, before: list[Any], after: list[Any]) -> Iterator[Difference]:
    old_rows = {row[_ID]: row for row in before}
    new_rows = {row[_ID]: row for row in after}
    if list(old_rows) != list(new_rows):
        yield path, list(old_rows), list(new_rows)
    for row_id in dict.fromkeys((*old_rows, *new_rows)):
        old, new = old_rows.get(row_id, {}), new_rows.get(row_id, {})
        for column in dict.fromkeys((*old, *new)):
            if column != _ID and old.get(column) != new.get(column):
                yield f"{path}.{row_id}.{column}", old.get(column), new.get(column)


def _is_table(value: object) -> bool:
    """Tell whether a value is rows with ids, or an empty place where such rows can be."""
    if value is None:
        return True
    return isinstance(value, list) and all(isinstance(row, dict) and _ID in row for row in value)
