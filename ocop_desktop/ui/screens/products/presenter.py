"""What the products list shows and does."""

from collections.abc import Mapping
from typing import Any

from ocop_desktop.core.dates import show_moment
from ocop_desktop.core.records import ProductRow, Query
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.parts.list_presenter import TRASHED, ListPresenter


class ProductsPresenter(ListPresenter):
    """Serves the products list."""

    def __init__(self, context: Context) -> None:
        desk = context.desk
        super().__init__("products", desk.products, desk.offices, context.bus, context.toast)
        self._desk = desk
        self._go = context.go

    def query(self, search: str, filters: Mapping[str, Any], order: str) -> Query:
        """Return what the list asks for."""
        trashed = bool(filters.get(TRASHED))
        return Query(search=search, trashed=trashed, order=order or "name")

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
