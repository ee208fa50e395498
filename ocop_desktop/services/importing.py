"""Lists that come in: looked through first, taken over exactly so, taken back if wished."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from ocop_desktop import paths
from ocop_desktop.core.clock import Clock
from ocop_desktop.core.ids import new_id
from ocop_desktop.core.problems import Refusal, Severity
from ocop_desktop.core.records import Idea, IdeaKind, Producer, Product, Verdict
from ocop_desktop.core.text import fold
from ocop_desktop.exchange import tabular, template
from ocop_desktop.exchange.tabular import Row, Table
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import backup, database, ideas, producers, products, settings
from ocop_desktop.wording import services as words

_IMPORTS: Final = "imports"  # the setting that remembers what each import did
_KEPT: Final = 20  # imports that can be taken back
_Known: TypeAlias = Producer | Product | Idea
_STORES: Final[Mapping[str, Any]] = {"producer": producers, "product": products, "idea": ideas}

# meaning of a column → column of the producer
_OF_PRODUCER: Final[Mapping[str, str]] = {
    "producer_kind": "kind",
    **{
        name: name
        for name in (
            *("representative", "position", "address", "hamlet", "phone", "email", "website"),
            *("tax_code", "registration_number", "founded_on", "workers", "local_workers"),
        )
    },
}
_OF_IDEA: Final = ("priority", "register_number", "received_on", "verdict_reason")
_NOT_YET: Final = ("stars", "valid_until", "first.", "second.")  # what has won waits for its table


class Status(StrEnum):
    """What a row would do, or did."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the preview: its number in the sheet, what it does, and every remark."""

    row: int
    status: Status
    producer: str
    product: str
    remarks: tuple[tuple[str, str], ...] = ()  # (column, sentence)


@dataclass(frozen=True, slots=True)
class Report:
    """What an import does (`import_id` "") or did."""

    outcomes: tuple[Outcome, ...]
    passed_over: tuple[str, ...] = ()  # columns nobody reads yet
    import_id: str = ""
    changes: Changes = field(default_factory=Changes)

    def count(self, status: Status) -> int:
        """Return how many rows have that status."""
        return sum(outcome.status is status for outcome in self.outcomes)


@dataclass(slots=True)
class _Deeds:
    """What was written: records made, and what changed ones were before."""

    made: list[tuple[str, str]] = field(default_factory=list)
    before: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)


class _DryRun(Exception):
    """Ends the transaction of a preview."""


class Importing:
    """The verbs for lists that come in."""

    def __init__(self, offices: Offices, folder: Path, clock: Clock) -> None:
        self._offices = offices
        self._folder = folder
        self._clock = clock

    def template(self, kind: Literal["ideas", "producers", "products"], path: Path) -> Path:
        """Write an empty list to fill in: ideas, producers or products."""
        titles = [leaf.title for leaf in self._offices.basis().leaves]
        template.template(kind, path, choices={"classification": titles})
        return path

    def read(self, path: Path, mapping: Mapping[int, str] | None = None) -> Table:
        """Read a workbook; `mapping` gives columns (from 1) their meaning by hand.

        Raises:
            Refusal: when it is no workbook, or no list is found in it.
        """
        return tabular.read_workbook(path, mapping=mapping)

    def preview(self, table: Table, progress: Stepper | None = None) -> Report:
        """Return exactly what `carry_out` would do: it is done and taken back."""
        report = Report(())
        with suppress(_DryRun), database.transaction():
            report = self._take_over(table, progress or Stepper(), _Deeds())
            raise _DryRun
        return report

    def carry_out(self, table: Table, name: str, progress: Stepper | None = None) -> Report:
        """Take a list over in one transaction, a backup made before; `name` is of its file."""
        backup.backup(paths.backups(self._folder))
        deeds = _Deeds()
        with database.transaction():
            report = self._take_over(table, progress or Stepper(), deeds)
            import_id = self._remember(name, deeds)
        touched = Changes.of(("producer", "*"), ("product", "*"), ("idea", "*"))
        return replace(report, import_id=import_id, changes=touched)

    # --- taking over -------------------------------------------------------------------------

    def _take_over(self, table: Table, progress: Stepper, deeds: _Deeds) -> Report:
        outcomes = []
        for number, row in enumerate(table.rows, 1):
            progress.step(number, len(table.rows), words.list_step(number))
            outcomes.append(self._row(row, table.template, deeds))
        unread = (c.head for c in table.columns if c.meaning.startswith(_NOT_YET))
        return Report(tuple(outcomes), tuple(unread))

    def _row(self, row: Row, kind: str, deeds: _Deeds) -> Outcome:
        said = row.values
        names = (str(said.get("producer_name") or ""), str(said.get("product_name") or ""))
        remarks = tuple((p.field, p.text) for p in row.problems)
        if any(p.severity is Severity.BLOCKS for p in row.problems) or not names[0]:
            return Outcome(row.number, Status.REJECTED, *names, remarks)
        with database.transaction():
            statuses = [self._producer(names[0], said, deeds)]
            producer_id = self._producer_id(names[0])
            if names[1]:
                statuses.append(self._product(producer_id, names[1], deeds))
            if names[1] and kind == "ideas":
                statuses.append(self._idea(producer_id, names[1], said, deeds))
        return Outcome(row.number, _together(statuses), *names, remarks)

    def _producer_id(self, name: str) -> str:
        return next(twin.id for twin in producers.similar(Producer(name=name)) if _same(twin, name))

    def _producer(self, name: str, said: Mapping[str, Any], deeds: _Deeds) -> Status:
        told = {
            column: said[meaning]
            for meaning, column in _OF_PRODUCER.items()
            if said.get(meaning) not in (None, "")
        }
        twins = [twin for twin in producers.similar(Producer(name=name)) if _same(twin, name)]
        return self._keep("producer", twins[0] if twins else Producer(name=name), told, deeds)

    def _product(self, producer_id: str, name: str, deeds: _Deeds) -> Status:
        known = [p for p in products.of_producer(producer_id) if fold(p.name) == fold(name)]
        product = known[0] if known else Product(producer_id=producer_id, name=name)
        return self._keep("product", product, {}, deeds)

    def _idea(self, producer_id: str, name: str, said: Mapping[str, Any], deeds: _Deeds) -> Status:
        product = next(p for p in products.of_producer(producer_id) if fold(p.name) == fold(name))
        year = int(said.get("year") or self._offices.year())
        known = ideas.of_product(product.id, year)
        told = {name: said[name] for name in _OF_IDEA if said.get(name) not in (None, "")}
        told |= self._choices(said)
        if known is None:
            basis = self._offices.basis().key
            known = Idea(product_id=product.id, year=year, basis=basis)
        return self._keep("idea", known, told, deeds)

    def _choices(self, said: Mapping[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {}
        wanted = fold(str(said.get("classification") or ""))
        leaves = self._offices.basis().leaves
        if leaf := next((leaf for leaf in leaves if wanted and fold(leaf.title) == wanted), None):
            told["classification"] = leaf.key
        if said.get("idea_kind"):
            told["kind"] = IdeaKind(said["idea_kind"])
        if said.get("verdict"):
            told["verdict"] = Verdict(said["verdict"])
        return told

    def _keep(self, kind: str, record: _Known, told: Mapping[str, Any], deeds: _Deeds) -> Status:
        """Write what a row says about a record; nothing a list leaves empty is emptied."""
        who = self._offices.who()
        if not record.id:
            stored = _STORES[kind].save(replace(record, **told), who)
            deeds.made.append((kind, stored.id))
            return Status.NEW
        before = {name: getattr(record, name) for name in told}
        if before == dict(told):
            return Status.SAME
        _STORES[kind].save(replace(record, **told), who)
        if (kind, record.id) not in deeds.made:
            first = deeds.before.setdefault((kind, record.id), {})
            deeds.before[kind, record.id] = before | first
        return Status.CHANGED

    # --- taking back -------------------------------------------------------------------------

    def _remember(self, name: str, deeds: _Deeds) -> str:
        import_id = new_id()
        told = {
            "id": import_id,
            "at": self._clock().isoformat(),
            "file": name,
            "made": [[kind, key, _revision(kind, key)] for kind, key in deeds.made],
            "changed": [
                [kind, key, _revision(kind, key), {k: _plain(v) for k, v in before.items()}]
                for (kind, key), before in deeds.before.items()
            ],
        }
        settings.put(_IMPORTS, [told, *(settings.get(_IMPORTS) or [])][:_KEPT])
        return import_id

    def undo(self, import_id: str) -> Changes:
        """Take an import back: what it made goes to the trash, what it changed is as before.

        Raises:
            Refusal: no such import; or records were changed since, which are named.
        """
        kept = settings.get(_IMPORTS) or []
        told = next((each for each in kept if each["id"].startswith(import_id)), None)
        if told is None or not import_id:
            raise Refusal("NHAP-01", words.NO_SUCH_IMPORT)
        entries = [*told["made"], *told["changed"]]
        later = [
            _name(kind, key) for kind, key, then, *_ in entries if _revision(kind, key) != then
        ]
        if later:
            raise Refusal("NHAP-02", words.changed_since(later), safe=words.NOTHING_CHANGED)
        with database.transaction():
            for kind, key, _, before in told["changed"]:
                self._put_back(kind, key, before)
            for kind in ("idea", "product", "producer"):
                for made, key, _ in told["made"]:
                    if made == kind:
                        _STORES[kind].trash(key, self._offices.who())
            settings.put(_IMPORTS, [each for each in kept if each is not told])
        return Changes.of(("producer", "*"), ("product", "*"), ("idea", "*"))

    def _put_back(self, kind: str, key: str, before: Mapping[str, Any]) -> None:
        record = _STORES[kind].get(key)
        _STORES[kind].save(
            replace(record, **{name: _typed(name, value) for name, value in before.items()}),
            self._offices.who(),
        )


def _together(statuses: Sequence[Status]) -> Status:
    """Return the status of a row from those of its records."""
    for status in (Status.NEW, Status.CHANGED):
        if status in statuses:
            return status
    return Status.SAME


def _same(producer: Producer, name: str) -> bool:
    return fold(producer.name) == fold(name)


def _revision(kind: str, key: str) -> str:
    record = _STORES[kind].get(key)
    return record.revision_id if record is not None and record.deleted_at is None else ""


def _name(kind: str, key: str) -> str:
    record = _STORES[kind].get(key)
    if isinstance(record, Idea):
        record = products.get(record.product_id)
    return record.name if isinstance(record, Producer | Product) else ""


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _typed(name: str, value: Any) -> Any:
    """Return a remembered JSON value as its column keeps it."""
    if value is None:
        return None
    if name in {"founded_on", "received_on"}:
        return date.fromisoformat(value)
    if name == "verdict":
        return Verdict(value)
    return value


def told(report: Report) -> dict[str, Any]:
    """Return a report as the command line's JSON."""
    rejected = [asdict(outcome) for outcome in report.outcomes if outcome.status is Status.REJECTED]
    return {
        "read": len(report.outcomes),
        **{str(status): report.count(status) for status in Status if status is not Status.REJECTED},
        "rejected": [
            {"row": each["row"], "column": column, "problem": sentence}
            for each in rejected
            for column, sentence in each["remarks"] or (("", words.ROW_NAMELESS),)
        ],
        "import_id": report.import_id,
    }
