"""What the products list shows and does."""

from collections.abc import Mapping, Sequence
from typing import Any

from ocop_desktop.core.dates import show_moment
from ocop_desktop.core.records import ProductRow, Query
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.parts.list_presenter import TRASHED, ListPresenter
from ocop_desktop.wording import recognitions as recognition_words


class ProductsPresenter(ListPresenter):
    """Serves the products list."""

    def __init__(self, context: Context) -> None:
        desk = context.desk
        super().__init__("products", desk.products, desk.offices, context.bus, context.toast)
        self._desk = desk
        self._go = context.go
        self._stars: dict[str, int] = {}

    def query(self, search: str, filters: Mapping[str, Any], order: str) -> Query:
        """Return what the list asks for."""
        trashed = bool(filters.get(TRASHED))
        return Query(search=search, trashed=trashed, order=order or "name")

    def fetch(self, query: Query) -> Sequence[ProductRow]:
        """Return the lines of one window of the list; what they have won is looked up at once."""
        rows = super().fetch(query)
        self._stars |= dict.fromkeys((row.id for row in rows), 0)
        self._stars |= self._desk.recognitions.stars([row.id for row in rows])
        return rows

    def stars(self, row: ProductRow) -> str:
        """Return the rank that counts now."""
        return recognition_words.stars_short(self._stars.get(row.id))

    def changed(self, row: ProductRow) -> str:
        """Return when the row was last changed."""
        return show_moment(row.updated_at, self._desk.clock())

    def open(self, product_id: str) -> None:
        """Open the product's form."""
        self._go("filling", Fill(owner_type="product", owner_id=product_id))

    def open_producer(self, product_id: str) -> None:
        """Open the form of the product's producer."""
        product = self._desk.products.get(product_id)
        if product is not None:
            self._go("filling", Fill(owner_type="producer", owner_id=product.producer_id))

    def new(self) -> None:
        """A product begins with an idea: it asks for the producer and the product's name."""
        self._go("ideas", ("new", ""))
