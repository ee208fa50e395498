"""Records in, records out: one `Table` for each kind of record.

The statements are written once and prepared by SQLite once: a draft is saved after every pause in
typing, and building each query anew would take longer than making it durable.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, Generic, TypeVar

import peewee

from ocop_desktop.core.records import (
    Attachment,
    Change,
    FilledForm,
    Idea,
    ImportLog,
    Office,
    Plan,
    Producer,
    Product,
    Recognition,
    SentPackage,
    StateChange,
)
from ocop_desktop.store import models
from ocop_desktop.store.database import Parameters, rows
from ocop_desktop.store.failures import understood

R = TypeVar("R")
T = TypeVar("T")


class Table(Generic[R]):
    """The columns of a model that make a record, and the ways in and out."""

    def __init__(self, model: type[peewee.Model], record: type[R]) -> None:
        self._record = record
        self._names = tuple(record.__annotations__)
        shapes = [model._meta.fields[name] for name in self._names]  # noqa: SLF001 - its own way
        self._readers = tuple(shape.python_value for shape in shapes)
        self._writers = {shape.name: shape.db_value for shape in shapes}
        self.name: str = model._meta.table_name  # noqa: SLF001
        self.columns = ", ".join(f"{self.name}.{name}" for name in self._names)
        self.width = len(self._names)
        self._by_id = f"WHERE {self.name}.id = ?"
        marks = ", ".join("?" for _ in self._names)
        self._insert = f"INSERT INTO {self.name} ({', '.join(self._names)}) VALUES ({marks})"  # noqa: S608

    def select(self, rest: str = "", parameters: Parameters = ()) -> list[R]:
        """Return the records of `SELECT … FROM table <rest>`."""
        found = rows(f"SELECT {self.columns} FROM {self.name} {rest}", parameters)  # noqa: S608
        return [self.read(row) for row in found]

    def get(self, record_id: str) -> R | None:
        """Return the record of that id, or None."""
        return next(iter(self.select(self._by_id, (record_id,))), None)

    def known(self, record_id: str) -> R:
        """Return the record of that id. Raises LookupError when there is none."""
        found = self.get(record_id)
        if found is None:
            raise LookupError(f"no {self.name} {record_id}")
        return found

    @understood()
    def read(self, row: Iterable[Any]) -> R:
        """Return the record of a row that holds `columns`. Raises Refusal for a damaged one."""
        values = (read(value) for read, value in zip(self._readers, row, strict=True))
        return self._record(**dict(zip(self._names, values, strict=True)))

    def plain(self, record: R) -> dict[str, Any]:
        """Return what is stored of a record, column by column."""
        return {name: write(getattr(record, name)) for name, write in self._writers.items()}

    def insert(self, record: R) -> None:
        """Store a new record; inside a transaction."""
        rows(self._insert, tuple(self.plain(record).values()))

    def update(self, record: R, names: Iterable[str]) -> None:
        """Store these columns of a record that is there; inside a transaction."""
        plain = self.plain(record)
        wanted = tuple(dict.fromkeys(names))
        to_set = ", ".join(f"{name} = ?" for name in wanted)
        values = (*(plain[name] for name in wanted), plain["id"])
        rows(f"UPDATE {self.name} SET {to_set} WHERE id = ?", values)  # noqa: S608


OFFICES: Final = Table(models.OfficeModel, Office)
PRODUCERS: Final = Table(models.ProducerModel, Producer)
PRODUCTS: Final = Table(models.ProductModel, Product)
IDEAS: Final = Table(models.IdeaModel, Idea)
PLANS: Final = Table(models.PlanModel, Plan)
FORMS: Final = Table(models.FilledFormModel, FilledForm)
CHANGES: Final = Table(models.ChangeModel, Change)
PACKAGES: Final = Table(models.PackageModel, SentPackage)
ATTACHMENTS: Final = Table(models.AttachmentModel, Attachment)
RECOGNITIONS: Final = Table(models.RecognitionModel, Recognition)
STATE_CHANGES: Final = Table(models.StateChangeModel, StateChange)
IMPORT_LOGS: Final = Table(models.ImportLogModel, ImportLog)

_OF_RECORD: Final[dict[type, Table[Any]]] = {
    Office: OFFICES,
    Producer: PRODUCERS,
    Product: PRODUCTS,
    Idea: IDEAS,
    Plan: PLANS,
    Attachment: ATTACHMENTS,
    Recognition: RECOGNITIONS,
}


def table_of(record: R) -> Table[R]:
    """Return the table of a record the journal keeps."""
    return _OF_RECORD[type(record)]


def row_reader(row_type: type[R], **readers: Callable[[Any], Any]) -> Callable[[Sequence[Any]], R]:
    """Return what makes a line of a list from a row that has its columns in the same order."""
    names = tuple(row_type.__annotations__)

    @understood()
    def read(row: Sequence[Any]) -> R:
        values = dict(zip(names, row, strict=True))
        for name, reader in readers.items():
            if values[name] is not None:
                values[name] = reader(values[name])
        return row_type(**values)

    return read


def ids_with_prefix(table: Table[Any], prefix: str) -> list[str]:
    """Return the ids of live records that begin so."""
    sql = f"SELECT id FROM {table.name} WHERE id >= ? AND id < ? AND deleted_at IS NULL"  # noqa: S608
    return [found for (found,) in rows(sql, (prefix, prefix + "\U0010ffff"))]


def in_chunks(items: Sequence[T], size: int = 500) -> Iterator[tuple[str, Sequence[T]]]:
    """Yield the items a few hundred at a time, each time with as many question marks."""
    for start in range(0, len(items), size):
        chunk = items[start : start + size]
        yield ", ".join("?" for _ in chunk), chunk
