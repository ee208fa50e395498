"""What the producers list shows and does."""

from collections.abc import Sequence

from ocop_desktop.core.records import Producer, ProducerRow
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.lists.presenter import ListPresenter
from ocop_desktop.wording import lists as words


class ProducersPresenter(ListPresenter):
    """Serves the producers list."""

    name = "producers"
    about = "producer"
    order = "name"

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.producers)

    def kinds(self) -> Sequence[tuple[str | None, str]]:
        """Return the kinds of producer of the basis in use, for the filter."""
        kinds = self._desk.offices.basis().producer_kinds
        return [(None, words.ANY_KIND), *((kind.key, kind.label) for kind in kinds)]

    def kind(self, row: ProducerRow) -> str:
        """Return the words for the row's kind."""
        return self._desk.producers.kind_label(row.kind)

    def cooperative(self, producer_id: str) -> Producer | None:
        """Return the cooperative this producer is a member of."""
        producer = self._desk.producers.get(producer_id)
        found = self._desk.producers.get(producer.member_of) if producer else None
        return found if found and found.deleted_at is None else None

    def members(self, producer_id: str) -> Sequence[Producer]:
        """Return the members of this producer."""
        return self._desk.producers.members(producer_id)

    def new(self) -> None:
        """Begin a new producer."""
        self._go("filling", Fill(owner_type="producer", code="chu-the"))

    def new_idea(self, producer_id: str) -> None:
        """Begin an idea of this producer."""
        self._go("ideas", ("new", producer_id))
