"""Products: kept and listed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from ocop_desktop.core import clock
from ocop_desktop.core.records import Producer, Product, ProductRow, Query
from ocop_desktop.store import journal, producers, tables
from ocop_desktop.store.database import rows, transaction
from ocop_desktop.store.listing import PRODUCTS as LISTING
from ocop_desktop.store.tables import PRODUCERS, PRODUCTS
from ocop_desktop.wording import store as words

_ROW: Final = """
    SELECT product_line.line, product.id, product.name, producer.id, producer.name,
        (SELECT count(*) FROM idea_line WHERE idea_line.product_line = product_line.line),
        nullif(last_year, 0), product.updated_at
    FROM product_line JOIN product ON product.id = product_line.id
    JOIN producer ON producer.id = product.producer_id
"""
_WHOLE: Final = f"""
    SELECT product_line.line, {PRODUCTS.columns}, {PRODUCERS.columns},
        (SELECT count(*) FROM idea_line WHERE idea_line.product_line = product_line.line),
        nullif(last_year, 0)
    FROM product_line JOIN product ON product.id = product_line.id
    JOIN producer ON producer.id = product.producer_id
"""  # noqa: S608 - column names
_read: Final = tables.row_reader(ProductRow, updated_at=datetime.fromisoformat)


def get(record_id: str) -> Product | None:
    """Return the product of that id, also from the trash, or None."""
    return PRODUCTS.get(record_id)


def save(product: Product, who: str) -> Product:
    """Insert (id "") or update a product; return it as stored. Raises Refusal."""
    return journal.write(product, who)


def trash(record_id: str, who: str) -> Product:
    """Put a product into the trash. Raises Refusal while it has ideas."""
    with transaction():
        product = PRODUCTS.known(record_id)
        if ideas := producers.live_ideas("product.id", record_id):
            raise words.has_ideas(product.name, ideas)
        return journal.write(replace(product, deleted_at=clock.now()), who)


def restore(record_id: str, who: str) -> Product:
    """Take a product out of the trash, its producer as well."""
    with transaction():
        product = PRODUCTS.known(record_id)
        producers.restore(product.producer_id, who)
        return journal.write(replace(PRODUCTS.known(record_id), deleted_at=None), who)


def of_producer(producer_id: str) -> list[Product]:
    """Return the products of a producer in alphabetical order, the trash left out."""
    where = """
        JOIN product_line ON product_line.id = product.id WHERE producer_id = ? ORDER BY name_key
    """
    return PRODUCTS.select(where, (producer_id,))


def names() -> list[tuple[str, str, str]]:
    """Return id, producer and name of all products in alphabetical order, the trash left out."""
    sql = """
        SELECT product.id, product.producer_id, product.name
        FROM product JOIN product_line ON product_line.id = product.id ORDER BY name_key
    """
    return rows(sql)


def page(query: Query) -> list[ProductRow]:
    """Return a page of the list."""
    return [_read(row) for row in LISTING.page(query, _ROW)]


def count(query: Query) -> int:
    """Return how many products the query finds."""
    return LISTING.count(query)


def iterate(query: Query) -> Iterator[tuple[Product, Producer, int, int | None]]:
    """Yield all live products the query finds, with producer, number of ideas and last year."""
    for *row, ideas, year in LISTING.fetch(LISTING.lines(query, -1), _WHOLE):
        product, producer = row[: PRODUCTS.width], row[PRODUCTS.width :]
        yield PRODUCTS.read(product), PRODUCERS.read(producer), ideas, year
