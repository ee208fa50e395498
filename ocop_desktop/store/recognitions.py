"""What products have won: kept, listed."""

from collections.abc import Sequence
from dataclasses import replace

from ocop_desktop.core import clock
from ocop_desktop.core.records import Recognition
from ocop_desktop.store import journal
from ocop_desktop.store.database import transaction
from ocop_desktop.store.tables import RECOGNITIONS, in_chunks

_ORDER = "ORDER BY coalesce(decided_on, valid_until, ''), created_at, recognition.rowid"


def get(record_id: str) -> Recognition | None:
    """Return the recognition of that id, also from the trash, or None."""
    return RECOGNITIONS.get(record_id)


def save(recognition: Recognition, who: str) -> Recognition:
    """Insert (id "") or update a recognition; return it as stored."""
    return journal.write(recognition, who)


def trash(record_id: str, who: str) -> Recognition:
    """Put a recognition into the trash."""
    with transaction():
        return journal.write(replace(RECOGNITIONS.known(record_id), deleted_at=clock.now()), who)


def restore(record_id: str, who: str) -> Recognition:
    """Take a recognition out of the trash."""
    return journal.write(replace(RECOGNITIONS.known(record_id), deleted_at=None), who)


def of_product(product_id: str) -> list[Recognition]:
    """Return what a product has won, the oldest decision first."""
    return RECOGNITIONS.select(
        f"WHERE product_id = ? AND deleted_at IS NULL {_ORDER}", (product_id,)
    )


def of_products(product_ids: Sequence[str]) -> list[Recognition]:
    """Return what these products have won, the oldest decision first."""
    found: list[Recognition] = []
    for marks, chunk in in_chunks(product_ids):
        where = f"WHERE product_id IN ({marks}) AND deleted_at IS NULL {_ORDER}"
        found += RECOGNITIONS.select(where, tuple(chunk))
    return found


def of_live_products() -> list[Recognition]:
    """Return what all products have won that are not in the trash, the oldest decision first."""
    where = """
        WHERE deleted_at IS NULL
        AND EXISTS (SELECT 1 FROM product_line WHERE product_line.id = product_id)
    """
    return RECOGNITIONS.select(f"{where} {_ORDER}")
