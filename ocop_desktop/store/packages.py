"""What went up: kept, listed."""

from ocop_desktop.core.ids import new_id
from ocop_desktop.core.records import SentPackage
from ocop_desktop.store.database import mark_dirty, transaction
from ocop_desktop.store.tables import PACKAGES


def keep(package: SentPackage) -> SentPackage:
    """Keep that a package was made; return it with its id."""
    kept = package._replace(id=new_id())
    with transaction():
        PACKAGES.insert(kept)
        mark_dirty()
    return kept


def made() -> list[SentPackage]:
    """Return the packages that were made, the newest first."""
    return PACKAGES.select("ORDER BY made_at DESC, rowid DESC")
