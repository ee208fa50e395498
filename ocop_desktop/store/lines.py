"""The lines lists are read from: sort keys, filters and search words of every live record.

All of it is derived. The journal calls `refresh` in the transaction of each change; `catch_up`
makes everything again when the way of deriving has changed.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import datetime
from typing import Any, Final, NamedTuple, TypeAlias

from ocop_desktop.core.records import State
from ocop_desktop.core.text import SORT_KEY_VERSION, sort_key
from ocop_desktop.store import searching

_VERSION: Final = f"1.{SORT_KEY_VERSION}"  # raise the first figure when a derivation below changes
_VERSION_SETTING: Final = "lines_version"

STATES: Final = tuple(State)  # their order is the order of lists
NO_PRIORITY: Final = 9
NO_NUMBER: Final = "~"  # behind every number
_SHARE: Final = 1 << 40  # each list numbers its lines, and so its search rows, in its own range
_RUN_OF_DIGITS: Final = re.compile(r"\d+")

_Row: TypeAlias = Mapping[str, Any]


class Kind(NamedTuple):
    """How the lines of one kind of record are derived."""

    number: int
    columns: tuple[str, ...]
    select: str  # the sources of records, live or not, and their line where there is one

    @property
    def first(self) -> int:
        """Return the lowest line number of this kind."""
        return self.number * _SHARE

    @property
    def last(self) -> int:
        """Return the highest line number of this kind."""
        return self.first + _SHARE - 1


KINDS: Final[Mapping[str, Kind]] = {
    "producer": Kind(
        1,
        ("id", "kind", "name_key", "hamlet_key", "updated"),
        """
        SELECT producer.*, producer.deleted_at IS NULL AS is_live, producer_line.line AS line
        FROM producer LEFT JOIN producer_line ON producer_line.id = producer.id
        """,
    ),
    "product": Kind(
        2,
        ("id", "producer_line", "name_key", "producer_key", "last_year", "updated"),
        """
        SELECT product.id, product.name, product.updated_at, producer.name AS producer_name,
            producer.representative, producer.hamlet, producer.phone,
            product.deleted_at IS NULL AND producer.deleted_at IS NULL AS is_live,
            producer_line.line AS producer_line, product_line.line AS line,
            (SELECT max(year) FROM idea
             WHERE product_id = product.id AND deleted_at IS NULL) AS last_year
        FROM product JOIN producer ON producer.id = product.producer_id
        LEFT JOIN producer_line ON producer_line.id = producer.id
        LEFT JOIN product_line ON product_line.id = product.id
        """,
    ),
    "idea": Kind(
        3,
        (
            *("id", "product_line", "producer_line", "year", "kind", "basis", "leaf", "priority"),
            *("state", "number_key", "product_key", "producer_key", "updated"),
        ),
        """
        SELECT idea.*, product.name AS product_name, producer.name AS producer_name,
            producer.representative, producer.hamlet, producer.phone,
            idea.deleted_at IS NULL AND product.deleted_at IS NULL
                AND producer.deleted_at IS NULL AS is_live,
            producer_line.line AS producer_line, product_line.line AS product_line,
            idea_line.line AS line
        FROM idea JOIN product ON product.id = idea.product_id
        JOIN producer ON producer.id = product.producer_id
        LEFT JOIN producer_line ON producer_line.id = producer.id
        LEFT JOIN product_line ON product_line.id = product.id
        LEFT JOIN idea_line ON idea_line.id = idea.id
        """,
    ),
    "plan": Kind(
        4,
        (
            *("id", "producer_line", "year", "kind", "basis", "state"),
            *("product_key", "producer_key", "updated"),
        ),
        """
        SELECT plan.*, product.name AS product_name, producer.name AS producer_name,
            producer.representative, producer.hamlet, producer.phone,
            plan.deleted_at IS NULL AND idea.deleted_at IS NULL
                AND product.deleted_at IS NULL AND producer.deleted_at IS NULL AS is_live,
            producer_line.line AS producer_line, plan_line.line AS line
        FROM plan JOIN idea ON idea.id = plan.idea_id
        JOIN product ON product.id = idea.product_id
        JOIN producer ON producer.id = product.producer_id
        LEFT JOIN producer_line ON producer_line.id = producer.id
        LEFT JOIN plan_line ON plan_line.id = plan.id
        """,
    ),
}

# What a change of one record means for the lines of others, from the producer down: the lines
# below name those above.
_REACH: Final[Mapping[str, Mapping[str, str]]] = {
    "office": {},
    "producer": {
        "producer": "producer.id = :id",
        "product": "producer.id = :id",
        "idea": "producer.id = :id",
        "plan": "producer.id = :id",
    },
    "product": dict.fromkeys(("product", "idea", "plan"), "product.id = :id"),
    "idea": {
        # The product it belongs to, and the one it belonged to.
        "product": """
            product.id IN (
                SELECT product_id FROM idea WHERE id = :id
                UNION SELECT product_line.id FROM product_line
                JOIN idea_line ON idea_line.product_line = product_line.line
                WHERE idea_line.id = :id
            )
        """,
        "idea": "idea.id = :id",
        "plan": "idea.id = :id",
    },
    "plan": {"plan": "plan.id = :id"},
}


def refresh(connection: sqlite3.Connection, record_type: str, record_id: str) -> None:
    """Bring the lines up to date after a change of this record; inside its transaction."""
    for kind, where in _REACH.get(record_type, {}).items():
        _derive(connection, kind, f"WHERE {where}", {"id": record_id})


def touch(connection: sqlite3.Connection, record_type: str, record_id: str, at: datetime) -> None:
    """Note when a record was last changed, where nothing else of its line can have changed."""
    if record_type in KINDS:
        sql = f"UPDATE {record_type}_line SET updated = ? WHERE id = ?"  # noqa: S608
        connection.execute(sql, (int(at.timestamp()), record_id))


def catch_up(connection: sqlite3.Connection) -> None:
    """Make every line again when they were derived in another way; inside a transaction."""
    sql = "SELECT value FROM setting WHERE name = ?"
    found = connection.execute(sql, (_VERSION_SETTING,)).fetchone()
    if found == (json.dumps(_VERSION),):
        return
    rebuild(connection)
    sql = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"
    connection.execute(sql, (_VERSION_SETTING, json.dumps(_VERSION)))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make every line again; inside a transaction."""
    # Emptying an FTS5 table takes its words out one by one; making it anew does not.
    (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'search'").fetchone()
    connection.execute("DROP TABLE search")
    connection.execute(made)
    for kind in KINDS:
        connection.execute(f"DELETE FROM {kind}_line")  # noqa: S608
    for kind in KINDS:
        _derive(connection, kind, "", {})


def _derive(connection: sqlite3.Connection, kind: str, where: str, names: _Row) -> None:
    with closing(connection.cursor()) as cursor:
        cursor.row_factory = sqlite3.Row
        for row in cursor.execute(f"{KINDS[kind].select} {where}", names):
            if row["is_live"]:
                _keep(connection, kind, row)
            elif row["line"] is not None:
                _drop(connection, kind, row["line"])


def _drop(connection: sqlite3.Connection, kind: str, line: int) -> None:
    connection.execute(f"DELETE FROM {kind}_line WHERE line = ?", (line,))  # noqa: S608
    connection.execute("DELETE FROM search WHERE rowid = ?", (line,))


def _keep(connection: sqlite3.Connection, kind: str, row: _Row) -> None:
    values, texts = _DERIVATIONS[kind](row)
    line = row["line"]
    if line is None:
        line = _next_line(connection, kind)
        _insert(connection, kind, line, values)
    else:
        _update(connection, kind, line, values)
    _index(connection, line, searching.stored(*texts))


def _next_line(connection: sqlite3.Connection, kind: str) -> int:
    sql = f"SELECT coalesce(max(line) + 1, ?) FROM {kind}_line"  # noqa: S608
    (line,) = connection.execute(sql, (KINDS[kind].first,)).fetchone()
    return int(line)


def _insert(connection: sqlite3.Connection, kind: str, line: int, values: _Row) -> None:
    columns = KINDS[kind].columns
    marks = ", ".join("?" for _ in columns)
    sql = f"INSERT INTO {kind}_line (line, {', '.join(columns)}) VALUES (?, {marks})"  # noqa: S608
    connection.execute(sql, (line, *(values[name] for name in columns)))


def _update(connection: sqlite3.Connection, kind: str, line: int, values: _Row) -> None:
    """Write only what differs: each column left alone spares an index or seven."""
    columns = KINDS[kind].columns
    sql = f"SELECT {', '.join(columns)} FROM {kind}_line WHERE line = ?"  # noqa: S608
    stored = connection.execute(sql, (line,)).fetchone()
    stale = [name for name, old in zip(columns, stored, strict=True) if old != values[name]]
    if stale:
        to_set = ", ".join(f"{name} = ?" for name in stale)
        sql = f"UPDATE {kind}_line SET {to_set} WHERE line = ?"  # noqa: S608
        connection.execute(sql, (*(values[name] for name in stale), line))


def _index(connection: sqlite3.Connection, line: int, words: tuple[str, str]) -> None:
    sql = "SELECT folded, exact FROM search WHERE rowid = ?"
    if connection.execute(sql, (line,)).fetchone() != words:
        sql = "INSERT OR REPLACE INTO search (rowid, folded, exact) VALUES (?, ?, ?)"
        connection.execute(sql, (line, *words))


# --- deriving --------------------------------------------------------------------------------

_Derived: TypeAlias = tuple[dict[str, Any], Iterable[str]]


def _producer(row: _Row) -> _Derived:
    values = {
        "id": row["id"],
        "kind": row["kind"],
        "name_key": sort_key(row["name"]),
        "hamlet_key": sort_key(row["hamlet"]),
        "updated": _seconds(row["updated_at"]),
    }
    codes = (row["tax_code"], row["registration_number"])
    return values, (row["name"], *_people(row), *codes)


def _product(row: _Row) -> _Derived:
    values = {
        "id": row["id"],
        "producer_line": row["producer_line"],
        "name_key": sort_key(row["name"]),
        "producer_key": sort_key(row["producer_name"]),
        "last_year": row["last_year"] or 0,
        "updated": _seconds(row["updated_at"]),
    }
    return values, (row["name"], row["producer_name"], *_people(row))


def _idea(row: _Row) -> _Derived:
    values = {
        "id": row["id"],
        "product_line": row["product_line"],
        "producer_line": row["producer_line"],
        "year": row["year"],
        "kind": row["kind"],
        "basis": row["basis"],
        "leaf": row["classification"],
        "priority": row["priority"] or NO_PRIORITY,
        "state": STATES.index(State(row["state"])),
        "number_key": _number_key(row["register_number"]),
        "product_key": sort_key(row["product_name"]),
        "producer_key": sort_key(row["producer_name"]),
        "updated": _seconds(row["updated_at"]),
    }
    names = (row["product_name"], row["producer_name"], row["register_number"])
    return values, (*names, *_people(row))


def _plan(row: _Row) -> _Derived:
    values = {
        "id": row["id"],
        "producer_line": row["producer_line"],
        "year": row["year"],
        "kind": row["kind"],
        "basis": row["basis"],
        "state": STATES.index(State(row["state"])),
        "product_key": sort_key(row["product_name"]),
        "producer_key": sort_key(row["producer_name"]),
        "updated": _seconds(row["updated_at"]),
    }
    return values, (row["product_name"], row["producer_name"], *_people(row))


_DERIVATIONS: Final = {
    "producer": _producer,
    "product": _product,
    "idea": _idea,
    "plan": _plan,
}


def _people(row: _Row) -> tuple[str, ...]:
    return (row["representative"], row["hamlet"], *searching.phones(row["phone"]))


def _number_key(number: str) -> str:
    """Return a key by which 9 stands before 10, and no number behind all."""
    padded = _RUN_OF_DIGITS.sub(lambda digits: digits[0].zfill(10), number)
    return sort_key(padded) if number else NO_NUMBER


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
