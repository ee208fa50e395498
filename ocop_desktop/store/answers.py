"""What records answered to forms."""

from collections.abc import Sequence

from ocop_desktop.core.records import FilledForm
from ocop_desktop.store import journal
from ocop_desktop.store.tables import FORMS, in_chunks


def get(owner_type: str, owner_id: str, basis: str, code: str) -> FilledForm | None:
    """Return the answers of one owner to one form, or None."""
    return journal.filled_form(owner_type, owner_id, basis, code)


def save(filled: FilledForm, who: str) -> FilledForm:
    """Insert or update the answers of an owner to a form; return them as stored.

    The owner, basis and code tell which ones. Raises LookupError for an unknown owner, Refusal.
    """
    return journal.write_form(filled, who)


def of_owner(owner_type: str, owner_id: str) -> list[FilledForm]:
    """Return everything one record answered."""
    where = "WHERE owner_id = ? AND owner_type = ? ORDER BY basis, code"
    return FORMS.select(where, (owner_id, owner_type))


def many(owner_type: str, ids: Sequence[str], code: str) -> dict[str, FilledForm]:
    """Return by owner what many records answered to the form of that code.

    Where one record answered it under several bases, the answers saved last count.
    """
    found: list[FilledForm] = []
    for marks, chunk in in_chunks(ids):
        where = f"WHERE owner_id IN ({marks}) AND owner_type = ? AND code = ? ORDER BY saved_at"
        found += FORMS.select(where, (*chunk, owner_type, code))
    return {filled.owner_id: filled for filled in found}
