"""What the products list shows and does."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.core.records import ProductRow, Query
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.lists.presenter import ListPresenter
from ocop_desktop.ui.parts.pills import Pill, Tone
from ocop_desktop.wording import recognitions as words

if TYPE_CHECKING:
    from ocop_desktop.services.recognitions import Rank

RANK: Final = "rank"  # the filter
_SAYS: Final = {"soon": words.stars_till, "expired": words.stars_over}  # by Standing
_TONES: Final[Mapping[str, Tone]] = {"soon": "remind", "expired": "plain"}


class ProductsPresenter(ListPresenter):
    """Serves the products list."""

    name = "products"
    about = "product"
    order = "name"

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.products)
        self._ranks: dict[str, Rank] = {}

    def query(self, search: str, filters: Mapping[str, Any], order: str) -> Query:
        """Return what the list asks for; what has a rank is asked for by name."""
        wanted = filters.get(RANK)
        told = {name: value for name, value in filters.items() if name != RANK}
        asked = super().query(search, told, order)
        if asked.trashed or wanted is None:
            return asked
        return asked._replace(ids=self._desk.recognitions.ranked(wanted))

    def fetch(self, query: Query) -> Sequence[ProductRow]:
        """Return the lines of one window of the list; what they have won is looked up at once."""
        rows = super().fetch(query)
        ids = [row.id for row in rows]
        self._ranks = {one: rank for one, rank in self._ranks.items() if one not in ids}
        self._ranks |= self._desk.recognitions.ranks(ids)
        return rows

    def rank(self, row: ProductRow) -> str:
        """Return the rank, and until when it counts where that is soon or over."""
        rank = self._ranks.get(row.id)
        if rank is None:
            return ""
        says = _SAYS.get(rank.standing)
        until = rank.term.until
        return says(rank.stars, until) if says and until else words.stars_short(rank.stars)

    def pill(self, row: ProductRow) -> Pill | None:
        """Return the rank as a pill where it is over, quiet, and where that is soon, amber."""
        rank = self._ranks.get(row.id)
        tone = _TONES.get(rank.standing) if rank else None
        return Pill(self.rank(row), tone) if tone else None

    def ranks(self) -> list[tuple[int | str | None, str]]:
        """Return what can be filtered by."""
        return [(None, words.ANY_RANK), *words.RANKS.items()]

    def open_producer(self, product_id: str) -> None:
        """Open the form of the product's producer."""
        product = self._desk.products.get(product_id)
        if product is not None:
            self._go("filling", Fill(owner_type="producer", owner_id=product.producer_id))

    def new(self) -> None:
        """A product begins with an idea: it asks for the producer and the product's name."""
        self._go("ideas", ("new", ""))
