"""Lists that come in: looked through first, taken over exactly so, taken back if wished."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from ocop_desktop import paths
from ocop_desktop.core.clock import Clock
from ocop_desktop.core.legacy_text import Encoding
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.text import fold
from ocop_desktop.exchange import tabular, template
from ocop_desktop.exchange.tabular import Opened, Table
from ocop_desktop.services import import_log, planned, taking_over
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.import_log import Past
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.planned import Deed
from ocop_desktop.services.taking_over import Outcome, Status, TakingOver, Wishes
from ocop_desktop.services.whereabouts import Places
from ocop_desktop.store import backup, database, imports, settings
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
    header: int = 0  # the row of the heads where she chose it; 0 as it was guessed


@dataclass(frozen=True, slots=True)
class Draft:
    """A sheet that was opened, and how it would be read.

    `encodings` are those that were found, whether used or not; `heads` are what such sheets are
    known by. `remembered` says that the meanings are those of last time, not guessed; `is_headless`
    that no row was recognised as their heads.
    """

    opened: Opened
    table: Table
    encodings: Mapping[int, Encoding]
    columns: Columns
    read_as: Columns
    heads: tuple[str, ...]
    remembered: bool = False
    is_headless: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What an import does (`import_id` "") or did."""

    outcomes: tuple[Outcome, ...]
    passed_over: tuple[str, ...] = ()  # columns nobody reads yet
    places: Places = field(default_factory=Places)  # whose rows there are
    import_id: str = ""
    changes: Changes = field(default_factory=Changes)

    def count(self, status: Status) -> int:
        """Return how many rows have that status."""
        return sum(outcome.status is status for outcome in self.outcomes)


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
        known = self._known_columns(draft.heads)
        return draft if known is None else replace(self.reread(draft, known), remembered=True)

    def guess(self, draft: Draft) -> Draft:
        """Return the same sheet as it is guessed, whatever was remembered."""
        return _draft(draft.opened)

    def reread(self, draft: Draft, columns: Columns) -> Draft:
        """Read the same sheet with columns as she wants them."""
        if columns == draft.read_as:
            return replace(draft, columns=columns)
        encodings = {n: None if n in columns.plain else e for n, e in draft.encodings.items()}
        table = tabular.as_list(
            draft.opened, mapping=columns.meanings, encodings=encodings, header=columns.header
        )
        table = replace(table, template=columns.kind)
        return replace(draft, table=table, columns=columns, read_as=columns)

    def use_header(self, draft: Draft, row: int) -> Draft:
        """Take the heads from a row chosen by hand; what they mean is guessed."""
        table = tabular.as_list(draft.opened, header=row)
        chosen = _drafted(draft.opened, table, row)
        return replace(chosen, heads=draft.heads, is_headless=True)

    def remember(self, draft: Draft) -> None:
        """Read lists with such heads in the same way from now on."""
        columns = draft.columns
        told = {
            "heads": list(draft.heads),
            "header": columns.header,
            "meanings": {str(n): meaning for n, meaning in columns.meanings.items()},
            "plain": sorted(columns.plain),
            "kind": columns.kind,
        }
        kept = settings.get(_COLUMNS) or []
        others = [each for each in kept if each["heads"] != told["heads"]]
        settings.put(_COLUMNS, [told, *others][:_KEPT])

    def _known_columns(self, heads: Sequence[str]) -> Columns | None:
        for each in settings.get(_COLUMNS) or []:
            if each["heads"] == list(heads):
                meanings = {int(n): meaning for n, meaning in each["meanings"].items()}
                plain, header = frozenset(each["plain"]), each.get("header", 0)
                return Columns(meanings, plain, each["kind"], header)
        return None

    # --- taking over -------------------------------------------------------------------------

    def preview(
        self, table: Table, progress: Stepper | None = None, wishes: Wishes | None = None
    ) -> Report:
        """Return exactly what `carry_out` would do: its plan, and nothing written."""
        return self._plan(table, progress or Stepper(), self._all(wishes))[0]

    def carry_out(
        self,
        table: Table,
        name: str,
        progress: Stepper | None = None,
        wishes: Wishes | None = None,
        draft: Draft | None = None,
    ) -> Report:
        """Take a list over in one transaction, a backup made before; `name` is of its file.

        Given the `draft` it was read from, such lists are read in the same way from now on.
        """
        backup.backup(paths.backups(self._folder))
        wishes, progress = self._all(wishes), progress or Stepper()
        with database.transaction():
            report, deeds = self._plan(table, progress, wishes)
            done = planned.carry_out(deeds, self._offices.who(), progress)
            counts = {str(status): report.count(status) for status in Status}
            met = {outcome.person for outcome in report.outcomes}
            decided = {who: choice for who, choice in wishes.decided.items() if who in met}
            import_id = import_log.remember(name, self._clock(), done, counts, decided)
            if draft is not None:
                self.remember(draft)
        return replace(report, import_id=import_id, changes=_everything())

    def _all(self, wishes: Wishes | None) -> Wishes:
        """Return her wishes, and below them whom she meant in earlier imports."""
        wishes = wishes or Wishes()
        return replace(wishes, decided=imports.decided() | dict(wishes.decided))

    def _plan(self, table: Table, progress: Stepper, wishes: Wishes) -> tuple[Report, list[Deed]]:
        work = TakingOver(self._offices, table, wishes)
        report = Report(work.rows(progress), taking_over.passed_over(table), work.places)
        return report, work.records.deeds()

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


def _draft(opened: Opened) -> Draft:
    """Return the list as it is guessed; without a head every column is still to be named."""
    try:
        return _drafted(opened, tabular.as_list(opened))
    except Refusal as refusal:
        if refusal.code != _NO_HEAD:
            raise
    unknown = dict.fromkeys(range(1, tabular.width(opened) + 1), "")
    draft = _drafted(opened, tabular.as_list(opened, mapping=unknown))
    return replace(draft, is_headless=True)


def _drafted(opened: Opened, table: Table, header: int = 0) -> Draft:
    found = {c.index: c.encoding for c in table.columns if c.encoding}
    meanings = {c.index: c.meaning for c in table.columns}
    guessed = Columns(meanings, kind=table.template, header=header)
    heads = tuple(fold(column.head) for column in table.columns)
    return Draft(opened, table, found, guessed, guessed, heads)


def shown_cell(cell: object, encoding: Encoding | None = None) -> str:
    """Return a cell of an opened sheet as the officer sees it, its old letters turned."""
    return tabular.cell_text(cell, encoding)


def shown_row(draft: Draft, cells: tuple[Any, ...]) -> list[str]:
    """Return the texts of a row that may be the heads."""
    return list(tabular.head_texts(draft.opened.grid, cells).values())


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
