"""What products have won: kept, and watched for its end. Hints only; the paper decides."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.records import Recognition
from ocop_desktop.services.changes import Changes
from ocop_desktop.store import products, recognitions

MONTHS: Final = 36  # a certificate counts so long (QĐ 26/2026/QĐ-TTg, Điều 7)
SOON_MONTHS: Final = 6
_CERTIFIED: Final = 3  # stars from which there is a certificate


class Standing(StrEnum):
    """Whether a recognition still counts, as far as can be told."""

    UNKNOWN = "unknown"
    COUNTS = "counts"
    SOON = "soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Term:
    """How long a recognition counts; `computed` where no paper says so."""

    standing: Standing
    until: date | None = None
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Rank:
    """What ranks a product, and how long it counts."""

    won: Recognition
    term: Term

    @property
    def stars(self) -> int:
        """Return how many stars that are."""
        return self.won.stars or 0

    @property
    def standing(self) -> Standing:
        """Return whether the rank still counts."""
        return self.term.standing

    @property
    def counting(self) -> int:
        """Return the stars, 0 when they count no more."""
        return 0 if self.standing is Standing.EXPIRED else self.stars


class Recognitions:
    """The verbs for what products have won."""

    def __init__(self, who: Callable[[], str], clock: Clock) -> None:
        self._who = who
        self._clock = clock

    def of(self, product_id: str) -> list[Recognition]:
        """Return what a product has won, the newest decision first."""
        return recognitions.of_product(product_id)[::-1]

    def save(self, recognition: Recognition) -> Changes:
        """Insert (id "") or change one."""
        return _touched(recognitions.save(recognition, self._who()).id)

    def trash(self, recognition_id: str) -> Changes:
        """Put one in the trash."""
        return _touched(recognitions.trash(recognition_id, self._who()).id)

    def restore(self, recognition_id: str) -> Changes:
        """Take one out of the trash."""
        return _touched(recognitions.restore(recognition_id, self._who()).id)

    def term(self, recognition: Recognition) -> Term:
        """Return how long one counts, from today on."""
        return term(recognition, self._clock().date())

    def ranks(self, product_ids: Sequence[str]) -> dict[str, Rank]:
        """Return the rank of each product: the newest that counts, else the newest at all."""
        return _ranks(recognitions.of_products(product_ids), self._clock().date())

    def ranked(self, wanted: int | str) -> tuple[str, ...]:
        """Return the products with so many stars that count, of a Standing, or with none: ""."""
        ranks = live_ranks(self._clock().date())
        if not wanted:
            return tuple(one for one, *_ in products.names() if one not in ranks)
        return tuple(one for one, rank in ranks.items() if wanted in (rank.counting, rank.standing))


def lacks_essentials(recognition: Recognition) -> bool:
    """Tell whether one names neither stars nor the number of its decision."""
    return not (recognition.stars or recognition.decision_number)


def term(recognition: Recognition, today: date) -> Term:
    """Return how long a recognition counts: as its paper says, else 36 months."""
    until, computed = recognition.valid_until, False
    if until is None and recognition.decided_on and (recognition.stars or 0) >= _CERTIFIED:
        until, computed = months_later(recognition.decided_on, MONTHS), True
    if until is None:
        return Term(Standing.UNKNOWN)
    if until < today:
        return Term(Standing.EXPIRED, until, computed)
    soon = until <= months_later(today, SOON_MONTHS)
    return Term(Standing.SOON if soon else Standing.COUNTS, until, computed)


def live_ranks(today: date) -> dict[str, Rank]:
    """Return the rank of every product that has one and is not in the trash."""
    return _ranks(recognitions.of_live_products(), today)


def expiring(today: date) -> list[str]:
    """Return the products whose rank ends within six months."""
    return [one for one, rank in live_ranks(today).items() if rank.standing is Standing.SOON]


def _ranks(won: Iterable[Recognition], today: date) -> dict[str, Rank]:
    """Return the rank of each product; what it won comes in the order of the decisions."""
    found: dict[str, Rank] = {}
    for one in won:
        if one.stars:
            rank, known = Rank(one, term(one, today)), found.get(one.product_id)
            if known is None or rank.counting or not known.counting:
                found[one.product_id] = rank
    return found


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, the last of the month where there is none."""
    month = day.year * 12 + day.month - 1 + months
    year, month = divmod(month, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def _touched(recognition_id: str) -> Changes:
    return Changes.of(("recognition", recognition_id))
