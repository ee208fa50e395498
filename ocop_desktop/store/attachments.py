"""Files of producers, products and ideas: what is known of them; the bytes lie beside."""

from dataclasses import replace

from ocop_desktop.core import clock
from ocop_desktop.core.records import Attachment
from ocop_desktop.store import journal
from ocop_desktop.store.database import rows, transaction
from ocop_desktop.store.tables import ATTACHMENTS


def get(record_id: str) -> Attachment | None:
    """Return the attachment of that id, also from the trash, or None."""
    return ATTACHMENTS.get(record_id)


def save(attachment: Attachment, who: str) -> Attachment:
    """Insert (id "") or update an attachment; return it as stored."""
    return journal.write(attachment, who)


def trash(record_id: str, who: str) -> Attachment:
    """Put an attachment into the trash; its bytes stay."""
    with transaction():
        return journal.write(replace(ATTACHMENTS.known(record_id), deleted_at=clock.now()), who)


def restore(record_id: str, who: str) -> Attachment:
    """Take an attachment out of the trash."""
    return journal.write(replace(ATTACHMENTS.known(record_id), deleted_at=None), who)


def of_owner(owner_type: str, owner_id: str) -> list[Attachment]:
    """Return the attachments of one record, the oldest first."""
    where = """
        WHERE owner_id = ? AND owner_type = ? AND deleted_at IS NULL ORDER BY created_at, rowid
    """
    return ATTACHMENTS.select(where, (owner_id, owner_type))


def every() -> list[Attachment]:
    """Return all files that are not in the trash."""
    return ATTACHMENTS.select("WHERE deleted_at IS NULL ORDER BY created_at, id")


def hashes() -> set[str]:
    """Return the SHA-256 of every file that a record names, trashed ones too."""
    return {sha256 for (sha256,) in rows("SELECT DISTINCT sha256 FROM attachment")}
