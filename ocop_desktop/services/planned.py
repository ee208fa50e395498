"""The records a list may mean: as they are stored, as it will leave them, and how they get there.

All is known before the first row is looked at or, where it belongs to a year, when that year is
first spoken of. Nothing is written before `carry_out`, and then each record once in its last form.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

from ocop_desktop.core.records import Idea, Producer, Product, Recognition
from ocop_desktop.core.text import fold
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.store import ideas, journal, producers, products, recognitions
from ocop_desktop.wording import importing as words

Known: TypeAlias = Producer | Product | Idea | Recognition
T = TypeVar("T")
STORES: Final[Mapping[str, Any]] = {
    "producer": producers,
    "product": products,
    "idea": ideas,
    "recognition": recognitions,
}
_OFTEN: Final = 50  # rows between two words of progress


@dataclass(slots=True)
class Deed:
    """One record to be written; `stored` is what it was until then, None when it is new."""

    kind: str
    record: Known
    stored: Known | None = None

    def before(self) -> dict[str, Any]:
        """Return the columns that change, as they were."""
        names = (column.name for column in fields(self.record))
        was = ((name, getattr(self.stored, name)) for name in names)
        return {name: value for name, value in was if value != getattr(self.record, name)}


class Done(NamedTuple):
    """One record that was written, and what its changed columns were; None when it is new."""

    kind: str
    record_id: str
    revision_id: str
    before: Mapping[str, Any] | None


class Records:
    """Every record a list may mean, by what it means them by; and what comes of them."""

    def __init__(self) -> None:
        self._producers = {producer.id: producer for producer in producers.every()}
        self._products: dict[str, dict[str, Product]] = {}
        self._names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for product_id, producer_id, name in products.names():
            self._names[producer_id].append((product_id, name))
        self._won: dict[str, list[Recognition]] | None = None
        self._ideas: dict[int, dict[str, Idea]] = {}
        self._numbers: dict[tuple[str, int, str], tuple[str, str]] = {}
        self._deeds: dict[str, Deed] = {}

    # --- what is there --------------------------------------------------------------------

    def producers(self) -> Iterable[Producer]:
        """Return the producers in alphabetical order."""
        return self._producers.values()

    def producer(self, producer_id: str) -> Producer | None:
        """Return a producer, None when there is none of that id."""
        return self._producers.get(producer_id)

    def product(self, producer_id: str, name: str) -> Product | None:
        """Return the product of that name, marks aside, None when the producer has none."""
        return self._of_producer(producer_id).get(fold(name))

    def won(self, product_id: str) -> Sequence[Recognition]:
        """Return what a product has won, the oldest decision first."""
        return self._all_won().get(product_id, ())

    def idea(self, product_id: str, year: int) -> Idea | None:
        """Return the idea a product registers in that year, or None."""
        return self._of_year(year).get(product_id)

    def holder(self, idea: Idea, number: str) -> str | None:
        """Return the product whose idea, another than this one, has the number; None if none."""
        self._of_year(idea.year)
        bare = ideas.bare_number(number)
        held_by, product = self._numbers.get((idea.office_id, idea.year, bare), (idea.id, ""))
        is_own = held_by == idea.id or bare == ideas.bare_number(idea.register_number)
        return None if is_own else product

    def _of_producer(self, producer_id: str) -> dict[str, Product]:
        known = self._products.get(producer_id)
        if known is None:
            known = self._products[producer_id] = {}
            for product_id, name in self._names.get(producer_id, ()):
                product = Product(id=product_id, producer_id=producer_id, name=name)
                known.setdefault(fold(name), product)
        return known

    def _all_won(self) -> dict[str, list[Recognition]]:
        if self._won is None:
            self._won = {}
            for each in recognitions.of_live_products():
                self._won.setdefault(each.product_id, []).append(each)
        return self._won

    def _of_year(self, year: int) -> dict[str, Idea]:
        known = self._ideas.get(year)
        if known is None:
            known = self._ideas[year] = {idea.product_id: idea for idea in ideas.of_year(year)}
            for office_id, number, idea_id, product in ideas.holders(year):
                self._numbers[office_id, year, ideas.bare_number(number)] = idea_id, product
        return known

    # --- what comes of it -----------------------------------------------------------------

    def make(self, kind: str, record: Known) -> None:
        """Let there be a record; its id is its own already."""
        self._deeds[record.id] = Deed(kind, record)
        self._file(record)

    def change(self, kind: str, stored: Known, record: Known) -> None:
        """Let a record be otherwise than it is."""
        deed = self._deeds.setdefault(record.id, Deed(kind, record, stored))
        deed.record = record
        self._file(record)

    def give(self, idea: Idea, number: str, product: str) -> None:
        """Let a number be this idea's; those it had before are not given to others."""
        if number:
            self._numbers[idea.office_id, idea.year, ideas.bare_number(number)] = idea.id, product

    def deeds(self) -> list[Deed]:
        """Return what is to be written, in the order in which it was met."""
        return [deed for deed in self._deeds.values() if deed.record != deed.stored]

    def _file(self, record: Known) -> None:
        match record:
            case Producer():
                self._producers[record.id] = record
            case Product():
                self._of_producer(record.producer_id)[fold(record.name)] = record
            case Idea():
                self._of_year(record.year)[record.product_id] = record
            case Recognition():
                self._file_won(record)

    def _file_won(self, record: Recognition) -> None:
        won = self._all_won().setdefault(record.product_id, [])
        if (place := _place(won, record.id)) is None:
            won.append(record)
        else:
            won[place] = record
        won.sort(key=_day)


def carry_out(deeds: Sequence[Deed], who: str, progress: Stepper) -> list[Done]:
    """Write what was planned; inside a transaction."""
    done = []
    for deed in stepping(deeds, progress, words.write_step):
        stored = STORES[deed.kind].save(deed.record, who)
        journal.seal(stored.id)  # what is typed next, merged into this, would not be seen by undo
        before = None if deed.stored is None else deed.before()
        done.append(Done(deed.kind, stored.id, stored.revision_id, before))
    return done


def stepping(
    items: Sequence[T], progress: Stepper, label: Callable[[int, int], str]
) -> Iterator[T]:
    """Yield each item and say now and then how far it is; raises Cancelled."""
    total = len(items)
    for number, item in enumerate(items, 1):
        if number % _OFTEN == 0 or number == total:
            progress.step(number, total, label(number, total))
        yield item


def _place(won: Sequence[Recognition], record_id: str) -> int | None:
    return next((n for n, each in enumerate(won) if each.id == record_id), None)


def _day(won: Recognition) -> tuple[str, bool, str]:
    """Return what `recognitions.of_product` orders by; new ones come last of their day."""
    day = won.decided_on or won.valid_until
    made = won.created_at
    return day.isoformat() if day else "", made is None, made.isoformat() if made else ""
