"""Lists that come in: looked through first, taken over exactly so, taken back if wished."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from ocop_desktop import paths
from ocop_desktop.core.clock import Clock
from ocop_desktop.core.legacy_text import Encoding
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.text import fold
from ocop_desktop.exchange import readings, tabular, template
from ocop_desktop.exchange.tabular import Opened, Table
from ocop_desktop.services import import_log, taking_over
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.import_log import Past
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.taking_over import Deeds, Outcome, Status, TakingOver, Wishes
from ocop_desktop.store import backup, database, settings
from ocop_desktop.wording import services as words

_COLUMNS: Final = "import_columns"  # the setting that remembers what heads meant
_KEPT: Final = 40  # rows of heads that are remembered
_NO_HEAD: Final = "BANG-09"
TemplateKind: TypeAlias = Literal["ideas", "producers", "products"]


@dataclass(frozen=True, slots=True)
class Columns:
    """How she wants the columns (from 1) read: meanings, texts that are no old font after all."""

    meanings: Mapping[int, str]
    plain: frozenset[int] = frozenset()
    kind: str = ""  # what the list is taken for: "ideas" makes each product an idea of the year


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet that was opened, and how it would be read.

    `encodings` are those that were found, whether used or not; `remembered` says that the meanings
    are those of last time, not guessed.
    """

    opened: Opened
    table: Table
    encodings: Mapping[int, Encoding]
    columns: Columns
    remembered: bool = False


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


class _DryRun(Exception):
    """Ends the transaction of a preview."""


class Importing:
    """The verbs for lists that come in."""

    def __init__(self, offices: Offices, folder: Path, clock: Clock) -> None:
        self._offices = offices
        self._folder = folder
        self._clock = clock

    def template(self, kind: TemplateKind, path: Path) -> Path:
        """Write an empty list to fill in: ideas, producers or products."""
        titles = [leaf.title for leaf in self._offices.basis().leaves]
        template.template(kind, path, choices={"classification": titles})
        return path

    # --- reading ----------------------------------------------------------------------------

    def read(self, path: Path, mapping: Mapping[int, str] | None = None) -> Table:
        """Read a workbook; `mapping` gives columns (from 1) their meaning by hand.

        Raises:
            Refusal: when it is no workbook, or no list is found in it.
        """
        return tabular.read_workbook(path, mapping=mapping)

    def open(self, path: Path, sheet: str | None = None) -> Draft:
        """Open a workbook to be looked through: its columns as last time, else as guessed.

        Raises:
            Refusal: when it is no workbook, or nothing stands in it.
        """
        draft = _draft(tabular.open_list(path, sheet=sheet))
        known = self._known_columns(draft.table)
        return draft if known is None else replace(self.reread(draft, known), remembered=True)

    def guess(self, draft: Draft) -> Draft:
        """Return the same sheet as it is guessed, whatever was remembered."""
        return _draft(draft.opened)

    def reread(self, draft: Draft, columns: Columns) -> Draft:
        """Read the same sheet with columns as she wants them."""
        encodings = {n: None if n in columns.plain else e for n, e in draft.encodings.items()}
        table = tabular.as_list(draft.opened, mapping=columns.meanings, encodings=encodings)
        table = replace(table, template=columns.kind)
        return replace(draft, table=table, columns=columns)

    def remember(self, draft: Draft) -> None:
        """Read lists with such heads in the same way from now on."""
        columns = draft.columns
        told = {
            "heads": _heads(draft.table),
            "meanings": {str(n): meaning for n, meaning in columns.meanings.items()},
            "plain": sorted(columns.plain),
            "kind": columns.kind,
        }
        kept = settings.get(_COLUMNS) or []
        others = [each for each in kept if each["heads"] != told["heads"]]
        settings.put(_COLUMNS, [told, *others][:_KEPT])

    def _known_columns(self, table: Table) -> Columns | None:
        heads = _heads(table)
        for each in settings.get(_COLUMNS) or []:
            if each["heads"] == heads:
                meanings = {int(n): meaning for n, meaning in each["meanings"].items()}
                return Columns(meanings, frozenset(each["plain"]), each["kind"])
        return None

    # --- taking over -------------------------------------------------------------------------

    def preview(
        self, table: Table, progress: Stepper | None = None, wishes: Wishes | None = None
    ) -> Report:
        """Return exactly what `carry_out` would do: it is done and taken back."""
        report = Report(())
        with suppress(_DryRun), database.transaction():
            report, _deeds = self._take_over(table, progress, self._all(wishes))
            raise _DryRun
        return report

    def carry_out(
        self,
        table: Table,
        name: str,
        progress: Stepper | None = None,
        wishes: Wishes | None = None,
    ) -> Report:
        """Take a list over in one transaction, a backup made before; `name` is of its file."""
        backup.backup(paths.backups(self._folder))
        wishes = self._all(wishes)
        with database.transaction():
            report, deeds = self._take_over(table, progress, wishes)
            counts = {str(status): report.count(status) for status in Status}
            met = {outcome.person for outcome in report.outcomes}
            decided = {who: choice for who, choice in wishes.decided.items() if who in met}
            import_id = import_log.remember(name, self._clock(), deeds, counts, decided)
        return replace(report, import_id=import_id, changes=_everything())

    def _all(self, wishes: Wishes | None) -> Wishes:
        """Return her wishes, and below them whom she meant in earlier imports."""
        wishes = wishes or Wishes()
        return replace(wishes, decided=import_log.decided() | dict(wishes.decided))

    def _take_over(
        self, table: Table, progress: Stepper | None, wishes: Wishes
    ) -> tuple[Report, Deeds]:
        work = TakingOver(self._offices, table, wishes)
        outcomes = work.rows(progress or Stepper())
        return Report(outcomes, taking_over.passed_over(table)), work.deeds

    # --- what was done -----------------------------------------------------------------------

    def past(self) -> Sequence[Past]:
        """Return the imports, newest first."""
        return import_log.past()

    def undo(self, import_id: str, progress: Stepper | None = None) -> Changes:
        """Take an import back: what it made goes to the trash, what it changed is as before.

        Raises:
            Refusal: no such import; or records were changed since, which are named.
        """
        import_log.undo(import_id, self._offices.who(), progress or Stepper())
        return _everything()


def _everything() -> Changes:
    kinds = ("producer", "product", "idea", "recognition")
    return Changes.of(*((kind, "*") for kind in kinds))


def _heads(table: Table) -> list[str]:
    return [fold(column.head) for column in table.columns]


def _draft(opened: Opened) -> Draft:
    table = _guessed(opened)
    found = {c.index: c.encoding for c in table.columns if c.encoding}
    guessed = Columns({c.index: c.meaning for c in table.columns}, kind=table.template)
    return Draft(opened, table, found, guessed)


def _guessed(opened: Opened) -> Table:
    """Return the list as it is guessed; without a head every column is still to be named."""
    try:
        return tabular.as_list(opened)
    except Refusal as refusal:
        if refusal.code != _NO_HEAD:
            raise
    unknown = dict.fromkeys(range(1, tabular.width(opened) + 1), "")
    return tabular.as_list(opened, mapping=unknown)


def shown_cell(cell: object) -> str:
    """Return a cell of an opened sheet as the officer sees it."""
    return readings.raw_text(cell)


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
