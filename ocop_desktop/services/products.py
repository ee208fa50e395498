"""Products: list, find, put in the trash and take out again."""

from collections.abc import Callable

from ocop_desktop.core.records import Product, ProductRow, Query
from ocop_desktop.services.changes import Changes
from ocop_desktop.store import products


class Products:
    """The verbs for products."""

    def __init__(self, who: Callable[[], str]) -> None:
        self._who = who

    def page(self, query: Query) -> list[ProductRow]:
        """Return the lines of one window of the list."""
        return products.page(query)

    def count(self, query: Query) -> int:
        """Return how many lines the whole list has."""
        return products.count(query)

    def get(self, product_id: str) -> Product | None:
        """Return a product, trashed ones too."""
        return products.get(product_id)

    def of_producer(self, producer_id: str) -> list[Product]:
        """Return the products of one producer."""
        return products.of_producer(producer_id)

    def trash(self, product_id: str) -> Changes:
        """Put a product in the trash.

        Raises:
            Refusal: when it has ideas; names them.
        """
        products.trash(product_id, self._who())
        return Changes.of(("product", product_id))

    def restore(self, product_id: str) -> Changes:
        """Take a product out of the trash."""
        products.restore(product_id, self._who())
        return Changes.of(("product", product_id))
