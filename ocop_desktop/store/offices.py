"""People's Committees: ours, which every record belongs to."""

from ocop_desktop.core.records import Office
from ocop_desktop.store import journal
from ocop_desktop.store.tables import OFFICES
from ocop_desktop.wording import store as words


def us() -> Office | None:
    """Return our own office, or None before the first run is through."""
    return next(iter(OFFICES.select("WHERE is_us")), None)


def save(office: Office, who: str) -> Office:
    """Insert or update an office; return it as stored. Raises Refusal."""
    return journal.write(office, who)


def our_id() -> str:
    """Return the id of our office. Raises Refusal when it is not known yet."""
    office = us()
    if office is None:
        raise words.no_office()
    return office.id
