"""What this workspace remembers besides records; no part of the journal."""

import json
from typing import Any, TypeAlias

from ocop_desktop.store.database import rows, transaction
from ocop_desktop.store.failures import understood
from ocop_desktop.store.models import stored_json

Json: TypeAlias = Any  # what JSON can say


def get(key: str, default: Json = None) -> Json:
    """Return a setting, `default` where there is none."""
    found = rows("SELECT value FROM setting WHERE name = ?", (key,))
    with understood():
        return json.loads(found[0][0]) if found else default


def put(key: str, value: Json) -> None:
    """Keep a JSON value; unchanged, it costs no writing. Raises Refusal."""
    if rows("SELECT 1 FROM setting WHERE name = ? AND value = ?", (key, stored_json(value))):
        return
    with transaction() as connection:
        sql = "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)"
        connection.execute(sql, (key, stored_json(value)))
