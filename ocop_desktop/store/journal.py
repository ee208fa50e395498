"""The one door: every record and every answer is written here, with who, when, before and after.

Typing of one field by one person within ten minutes is one entry, until the record is sealed:
an idea or a plan seals itself when its state changes.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias, TypeVar

from ocop_desktop.core import clock
from ocop_desktop.core.ids import new_id
from ocop_desktop.core.records import (
    Attachment,
    FilledForm,
    Idea,
    Office,
    Plan,
    Producer,
    Product,
    Recognition,
)
from ocop_desktop.store import differences, lines
from ocop_desktop.store.database import mark_dirty, transaction
from ocop_desktop.store.differences import Difference
from ocop_desktop.store.models import stored_json
from ocop_desktop.store.tables import FORMS, table_of

R = TypeVar("R", Office, Producer, Product, Idea, Plan, Attachment, Recognition)
_Record: TypeAlias = Office | Producer | Product | Idea | Plan | Attachment | Recognition

_MERGED_WITHIN: Final = timedelta(minutes=10)
_STAMPS: Final = ("revision", "revision_id", "updated_at")  # what the journal itself writes
_UNTOLD: Final = frozenset({"id", "created_at", *_STAMPS})
_FORM_COLUMNS: Final = ("revision", "definition_hash", "frozen")


@dataclass(frozen=True, slots=True)
class _Page:
    """Where the entries of one deed go; `form` is "basis/code" when it is about answers."""

    record_type: str
    record_id: str
    form: str
    who: str
    at: datetime


def write(record: R, who: str) -> R:
    """Insert a record, or update the one of its id; return it as stored.

    What is as before is not written. Raises Refusal as `database.transaction` does.
    """
    table = table_of(record)
    with transaction() as connection:
        old = table.get(record.id) if record.id else None
        found = differences.of_columns(_told(old or type(record)()), _told(record))
        if old and not found:
            return old
        page = _Page(table.name, record.id or new_id(), "", who, clock.now())
        new = _stamped(record, old, page, _enter(connection, page, found, is_new=old is None))
        if old is None:
            table.insert(new)
        else:
            table.update(new, _columns_of(found, new))
        lines.refresh(connection, table.name, new.id)
        if any(path == "state" for path, *_ in found):
            seal(new.id)
    return table.read(table.plain(new).values())


def write_form(filled: FilledForm, who: str) -> FilledForm:
    """Insert or update the answers of one owner to one form; return them as stored.

    Raises LookupError when the owner is unknown, Refusal as `database.transaction` does.
    """
    new = replace(filled, answers=_normal(filled.answers), unread=_normal(filled.unread))
    with transaction() as connection:
        old = filled_form(new.owner_type, new.owner_id, new.basis, new.code)
        found = _form_differences(old, new)
        if old and not found:
            return old
        page = _Page(new.owner_type, new.owner_id, f"{new.basis}/{new.code}", who, clock.now())
        new = replace(new, id=old.id if old else new.id or new_id(), saved_at=page.at)
        _stamp_owner(connection, page, _enter(connection, page, found))
        if old is None:
            FORMS.insert(new)
        else:
            FORMS.update(new, ("answers", "unread", *_FORM_COLUMNS, "saved_at"))
        lines.touch(connection, page.record_type, page.record_id, page.at)
    return new


def filled_form(owner_type: str, owner_id: str, basis: str, code: str) -> FilledForm | None:
    """Return the answers of one owner to one form, or None."""
    where = "WHERE owner_id = ? AND owner_type = ? AND basis = ? AND code = ?"
    return next(iter(FORMS.select(where, (owner_id, owner_type, basis, code))), None)


def seal(record_id: str) -> None:
    """Let further typing begin new entries: the record was finished, sent, closed or imported."""
    with transaction() as connection:
        sql = "UPDATE change SET is_open = 0 WHERE record_id = ? AND is_open"
        connection.execute(sql, (record_id,))


# --- what changed ----------------------------------------------------------------------------


def _told(record: _Record) -> dict[str, Any]:
    plain = table_of(record).plain(record)
    return {name: value for name, value in plain.items() if name not in _UNTOLD}


def _form_differences(old: FilledForm | None, new: FilledForm) -> list[Difference]:
    # A form's first answers name their definition already; only its change is news.
    before = old or replace(new, answers={}, unread={}, frozen=None)
    columns = [
        (name, getattr(before, name), getattr(new, name))
        for name in _FORM_COLUMNS
        if getattr(before, name) != getattr(new, name)
    ]
    answers = differences.of_answers(before.answers, new.answers)
    return answers + differences.of_unread(before.unread, new.unread) + columns


def _columns_of(found: Sequence[Difference], record: _Record) -> list[str]:
    return [*(path for path, *_ in found), *(name for name in _STAMPS if hasattr(record, name))]


def _normal(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return JSON values as they read after storing."""
    stored: dict[str, Any] = json.loads(stored_json(dict(values)))
    return stored


# --- entries ---------------------------------------------------------------------------------


def _enter(
    connection: sqlite3.Connection,
    page: _Page,
    found: Sequence[Difference],
    *,
    is_new: bool = False,  # nothing was written of it yet
) -> str:
    """Write the entries; return the id of the newest one, "" when all went into open ones."""
    mark_dirty()
    newest = ""
    for path, before, after in found:
        if is_new or not _merge(connection, page, path, stored_json(after)):
            newest = new_id()
            values = (path, stored_json(before), stored_json(after))
            _insert_entry(connection, newest, page, values)
    return newest


def _merge(connection: sqlite3.Connection, page: _Page, path: str, after: str) -> bool:
    """Take the change into the open entry of its path; an entry too old or another's is closed."""
    where = "record_id = ? AND form = ? AND path = ? AND is_open"
    sql = f"SELECT sequence, who, at FROM change WHERE {where}"  # noqa: S608 - constants
    found = connection.execute(sql, (page.record_id, page.form, path)).fetchone()
    if found is None:
        return False
    sequence, who, at = found
    if who == page.who and timedelta() <= page.at - datetime.fromisoformat(at) < _MERGED_WITHIN:
        connection.execute("UPDATE change SET after = ? WHERE sequence = ?", (after, sequence))
        return True
    connection.execute("UPDATE change SET is_open = 0 WHERE sequence = ?", (sequence,))
    return False


def _insert_entry(
    connection: sqlite3.Connection, entry_id: str, page: _Page, values: tuple[str, str, str]
) -> None:
    sql = """
        INSERT INTO change (id, at, who, record_type, record_id, form, path, before, after, is_open)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
    """
    place = (page.record_type, page.record_id, page.form)
    connection.execute(sql, (entry_id, page.at.isoformat(), page.who, *place, *values))


# --- stamps ----------------------------------------------------------------------------------


def _stamped(record: R, old: R | None, page: _Page, entry: str) -> R:
    stamps: dict[str, Any] = {
        "id": page.record_id,
        "revision": (old.revision if old else 0) + bool(entry),
        "revision_id": entry or (old.revision_id if old else ""),
    }
    if not isinstance(record, Office):
        made = old.created_at if old and not isinstance(old, Office) else record.created_at
        stamps |= {"created_at": made or page.at, "updated_at": page.at}
    return replace(record, **stamps)


def _stamp_owner(connection: sqlite3.Connection, page: _Page, entry: str) -> None:
    to_set = "revision = revision + ?, revision_id = coalesce(nullif(?, ''), revision_id)"
    values: list[Any] = [bool(entry), entry]
    if page.record_type != "office":
        to_set += ", updated_at = ?"
        values.append(page.at.isoformat())
    sql = f"UPDATE {page.record_type} SET {to_set} WHERE id = ?"  # noqa: S608 - of our own words
    if connection.execute(sql, (*values, page.record_id)).rowcount != 1:
        raise LookupError(f"no {page.record_type} {page.record_id}")
