"""Producers: list, find, notice doubles, put in the trash and take out again."""

from collections.abc import Callable

from ocop_desktop.core.records import Producer, ProducerRow, Query
from ocop_desktop.forms.spec import Basis
from ocop_desktop.services.changes import Changes
from ocop_desktop.store import producers


class Producers:
    """The verbs for producers (chủ thể)."""

    def __init__(self, basis: Callable[[], Basis], who: Callable[[], str]) -> None:
        self._basis = basis
        self._who = who

    def page(self, query: Query) -> list[ProducerRow]:
        """Return the lines of one window of the list."""
        return producers.page(query)

    def count(self, query: Query) -> int:
        """Return how many lines the whole list has."""
        return producers.count(query)

    def get(self, producer_id: str) -> Producer | None:
        """Return a producer, trashed ones too."""
        return producers.get(producer_id)

    def similar(self, producer: Producer) -> list[Producer]:
        """Return others with the same name, tax code or phone, written in whatever way."""
        return producers.similar(producer)

    def members(self, producer_id: str) -> list[Producer]:
        """Return the members of a cooperative in alphabetical order."""
        return producers.members(producer_id)

    def kind_label(self, key: str) -> str:
        """Return the words of the basis in use for a kind of producer, or "" for none."""
        kind = self._basis().producer_kind(key)
        return kind.label if kind else ""

    def trash(self, producer_id: str) -> Changes:
        """Put a producer in the trash.

        Raises:
            Refusal: when it has ideas; names them.
        """
        producers.trash(producer_id, self._who())
        return Changes.of(("producer", producer_id))

    def restore(self, producer_id: str) -> Changes:
        """Take a producer out of the trash."""
        producers.restore(producer_id, self._who())
        return Changes.of(("producer", producer_id))
