"""What the import wizard shows and does; nothing is written before `taking_over`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.services import importing, taking_over
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.screens.importing import looks
from ocop_desktop.ui.screens.importing.row_list import RowList
from ocop_desktop.wording import importing as words
from ocop_desktop.wording import tabular as heads

if TYPE_CHECKING:
    from ocop_desktop.services.changes import Changes
    from ocop_desktop.services.import_log import Past
    from ocop_desktop.services.importing import Columns, Draft, Report, TemplateKind
    from ocop_desktop.services.jobs import Progress
    from ocop_desktop.services.taking_over import Wishes

_EXAMPLES: Final = 2
_LOOKED_AT: Final = 200  # rows in which examples are sought
_LONG: Final = 60  # characters of an example
_TOP: Final = 30  # rows the heads may stand in
_IDEAS: Final = "ideas"
_NAME: Final = "producer_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLine:
    """One column of the sheet: its head, examples, meaning; `legacy` offers to turn its letters."""

    index: int
    head: str
    examples: tuple[str, ...]
    meaning: str
    legacy: str = ""
    turned: bool = False


class ImportingPresenter:
    """Serves the import view: a draft, her wishes, a preview of it, and what was done."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._desk = context.desk
        self.path: Path | None = None
        self.draft: Draft | None = None
        self.report: Report | None = None
        self.done: Report | None = None
        self.decided: dict[str, str] = {}
        self.left_out: set[int] = set()
        self.only_ours: bool | None = None  # rows of other communes stay out; None as is usual
        self.is_stale = False  # something was decided or changed since the rows were looked at

    # --- the file ---------------------------------------------------------------------------

    def template(self, kind: "TemplateKind", path: Path) -> None:
        """Write an empty list. Raises Refusal."""
        self._desk.importing.template(kind, path)

    def folder(self) -> Path | None:
        """Return where templates usually go, None where that is not there yet."""
        usual = self._desk.printing.folder()
        return next((place for place in (usual, *usual.parents) if place.is_dir()), None)

    def opening(self, path: Path, sheet: str | None = None) -> "Callable[[Progress], Draft]":
        """Return the work that opens a workbook."""
        service = self._desk.importing
        return lambda _progress: service.open(path, sheet)

    def keep(self, path: Path, draft: "Draft") -> None:
        """Go on with this file; what was decided for another one is forgotten."""
        self.path, self.draft = path, draft
        self.report = self.done = None
        self.decided, self.left_out, self.only_ours = {}, set(), None

    # --- columns ----------------------------------------------------------------------------

    def meanings(self) -> list[tuple[str, str]]:
        """Return what a column can mean: (key, words), the first one being "skip it"."""
        used = {*taking_over.READ_ONLY, *taking_over.meanings(_IDEAS)}
        told = ((key, heads.head(key)) for key in heads.HEADS)
        named = [(k, label if k in used else words.not_used(label)) for k, label in told]
        return [("", words.SKIP_COLUMN), *named]

    def lines(self) -> list[ColumnLine]:
        """Return the columns of the sheet."""
        draft = self._draft()
        return [
            ColumnLine(
                index=column.index,
                head=column.head or words.NO_HEAD,
                examples=self._examples(column.index),
                meaning=draft.columns.meanings.get(column.index, ""),
                legacy=self._legacy(column.index),
                turned=column.index not in draft.columns.plain,
            )
            for column in draft.table.columns
        ]

    def use(self, index: int, meaning: str) -> None:
        """Let a column mean this; another one that meant it means nothing then."""
        columns = self._draft().columns
        others = {n: "" if m == meaning else m for n, m in columns.meanings.items()}
        self._reread(replace(columns, meanings={**others, index: meaning}))

    def turn(self, index: int, *, on: bool) -> None:
        """Turn a column's letters into Unicode, or leave them."""
        columns = self._draft().columns
        plain = columns.plain - {index} if on else columns.plain | {index}
        self._reread(replace(columns, plain=plain))

    def as_ideas(self, *, on: bool) -> None:
        """Make each product an idea of the working year, or not."""
        columns = self._draft().columns
        self._reread(replace(columns, kind=_IDEAS if on else ""))

    def are_ideas(self) -> bool:
        """Tell whether each product becomes an idea."""
        return self._draft().columns.kind == _IDEAS

    def ideas_offer(self) -> str:
        """Offer to make each product an idea of the working year."""
        return words.as_ideas(self._desk.offices.year())

    def may_be_ideas(self) -> bool:
        """Tell whether there are products, and the list is not one of our own."""
        return "product_name" in self._draft().columns.meanings.values() and not self.is_ours()

    def is_ours(self) -> bool:
        """Tell whether the list is one of our own templates, which says what it is."""
        return bool(self._draft().opened.marks)

    def obstacle(self) -> str:
        """Return why the rows cannot be looked at yet, "" when they can."""
        draft = self._draft()
        if _NAME not in draft.columns.meanings.values():
            return words.NO_PRODUCER
        return "" if draft.opened.grid.rows else words.NO_ROWS

    def oddity(self) -> str:
        """Name a column that holds something else than it is taken for, "" when there is none."""
        for column in self._draft().table.columns:
            meaning = self._draft().columns.meanings.get(column.index, "")
            cells = (importing.shown_cell(cell) for cell in self._cells(column.index))
            if kind := looks.unlike(meaning, islice(filter(None, cells), _LOOKED_AT)):
                return words.looks_like(column.head or words.NO_HEAD, kind, heads.head(meaning))
        return ""

    def found(self) -> str:
        """Say how many rows were found and passed by; "" before the columns are understood."""
        table = self._draft().table
        return words.read_rows(len(table.rows), len(table.skipped)) if table.rows else ""

    def header_rows(self) -> list[tuple[int, str]]:
        """Return the rows that may be the heads, when none was recognised: number and words."""
        draft = self._draft()
        if not draft.is_headless:
            return []
        top = islice(draft.opened.grid.rows, _TOP)
        return [
            (number, words.header_row(number, _row_words(draft, cells))) for number, cells in top
        ]

    def use_header(self, row: int) -> None:
        """Take the heads from this row; what they mean is guessed anew."""
        self.draft = self._desk.importing.use_header(self._draft(), row)
        self.report = None

    def forget_columns(self) -> None:
        """Take the columns as they are guessed, whatever was remembered."""
        draft = self._draft()
        self.draft = self._desk.importing.guess(draft)

    def _reread(self, columns: "Columns") -> None:
        """Keep how she wants it; the rows are read so when she goes on."""
        self.draft = replace(self._draft(), columns=columns)
        self.report = None

    def _draft(self) -> "Draft":
        assert self.draft is not None  # noqa: S101 - the view asks only once a file is open
        return self.draft

    def _cells(self, index: int) -> list[Any]:
        """Return the first cells of a column as they lie in the file."""
        draft = self._draft()
        read = {row.number for row in islice(draft.table.rows, _LOOKED_AT)}
        first = draft.table.header_row
        below = (c for n, c in draft.opened.grid.rows if (n in read if read else n > first))
        top = islice(below, _LOOKED_AT)
        return [cells[index - 1] for cells in top if index <= len(cells)]

    def _examples(self, index: int) -> tuple[str, ...]:
        draft = self._draft()
        encoding = None if index in draft.columns.plain else draft.encodings.get(index)
        shown = (importing.shown_cell(cell, encoding) for cell in self._cells(index))
        texts = dict.fromkeys(_short(text) for text in shown if text)
        return tuple(islice(texts, _EXAMPLES))

    def _legacy(self, index: int) -> str:
        encoding = self._draft().encodings.get(index)
        if encoding is None:
            return ""
        texts = (cell for cell in self._cells(index) if isinstance(cell, str))
        before = next((text for text in texts if not text.isascii()), "")
        turned = (_short(importing.shown_cell(before, each)) for each in (None, encoding))
        return words.legacy(encoding, *turned)

    # --- row by row -------------------------------------------------------------------------

    def previewing(self) -> "Callable[[Progress], tuple[Draft, Report]]":
        """Return the work that looks through the list, as she decided so far."""
        service, draft, wishes = self._desk.importing, self._draft(), self._wishes()
        is_unread = self.report is None

        def work(progress: "Progress") -> "tuple[Draft, Report]":
            read = service.reread(draft, draft.columns) if is_unread else draft
            return read, service.preview(read.table, progress, wishes)

        return work

    def keep_preview(self, made: "tuple[Draft, Report]") -> None:
        """Show what looking through gave."""
        self.draft, self.report = made
        self.is_stale = False

    def rows(self) -> RowList:
        """Return the rows of the preview."""
        outcomes = self.report.outcomes if self.report else ()
        return RowList(self._draft(), outcomes, self.decided)

    def decide(self, person: str, choice: str) -> None:
        """Say who is meant; the preview is to be made anew."""
        self.decided[person] = choice
        self.is_stale = True

    def leave_out(self, rows: Sequence[int], *, on: bool) -> None:
        """Leave rows out, or take them in again; the preview is to be made anew."""
        (self.left_out.update if on else self.left_out.difference_update)(rows)
        self.is_stale = True

    def take_only_ours(self, *, on: bool) -> None:
        """Leave out the rows of other communes, or take them; the preview is to be made anew."""
        self.only_ours = on
        self.is_stale = True

    def whose(self) -> list[tuple[bool, str]]:
        """Offer whose rows to take: (only ours, words); nothing where all are of one commune."""
        places = self.report.places if self.report else None
        us = self._desk.offices.us()
        if us is None or places is None or not places.is_mixed:
            return []
        total = places.ours + places.others
        return [(True, words.only_ours(us.commune, places.ours)), (False, words.everywhere(total))]

    def takes_only_ours(self) -> bool:
        """Tell whether rows of other communes are left out."""
        return bool(self.report and self.report.places.only_ours)

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each status; with those skipped they are all rows."""
        skipped = len(self._draft().table.skipped)
        told = {words.SKIPPED: skipped, words.DOUBTFUL: self.undecided()}
        return _counts(self.report) | told

    def passed_over(self) -> str:
        """Name the columns that are not kept, "" when all are."""
        told = self.report.passed_over if self.report else ()
        return words.passed_over(told) if told else ""

    def undecided(self) -> int:
        """Return how many rows may mean somebody near about whom she said nothing."""
        outcomes = self.report.outcomes if self.report else ()
        return sum(bool(o.doubts) and o.person not in self.decided for o in outcomes)

    def _wishes(self) -> "Wishes":
        return taking_over.Wishes(dict(self.decided), frozenset(self.left_out), self.only_ours)

    # --- taking over, taking back -----------------------------------------------------------

    def taking_over(self) -> "Callable[[Progress], Report]":
        """Return the work that takes over exactly what the preview says, and remembers columns."""
        service, draft, wishes = self._desk.importing, self._draft(), self._wishes()
        name = self.path.name if self.path else ""

        def work(progress: "Progress") -> "Report":
            return service.carry_out(draft.table, name, progress, wishes, draft)

        return work

    def finish(self, done: "Report") -> None:
        """Show what was done, and tell every screen."""
        self.done = done
        self._context.bus.publish(done.changes)
        self._context.status.backed_up(self._desk.safekeeping.last_at())

    def done_counts(self) -> dict[str, int]:
        """Return how many rows of each status were taken over."""
        return _counts(self.done)

    def left_behind(self) -> int:
        """Return how many rows could not be taken over; those of other communes are no matter."""
        done = self.done
        elsewhere = done.places.others if done and done.places.only_ours else 0
        return self.done_counts().get("rejected", 0) - elsewhere

    def past(self) -> "Sequence[Past]":
        """Return the imports, newest first."""
        return self._desk.importing.past()

    def past_line(self, past: "Past") -> str:
        """Return when an import was and of which file."""
        return words.past_line(past.at.astimezone(self._desk.clock().tzinfo), past.file)

    def undoing(self, import_id: str) -> "Callable[[Progress], Changes]":
        """Return the work that takes an import back."""
        service = self._desk.importing
        return lambda progress: service.undo(import_id, progress)

    def undone(self, changes: "Changes") -> None:
        """Tell every screen."""
        self.done = None
        self._context.bus.publish(changes)
        self._context.toast(words.UNDONE)

    def go(self, screen: str) -> None:
        """Show one of the lists."""
        self._context.go(screen)


def _row_words(draft: "Draft", cells: tuple[Any, ...]) -> str:
    return _short(" · ".join(importing.shown_row(draft, cells)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[:_LONG]}…"


def _counts(report: "Report | None") -> dict[str, int]:
    told: Mapping[str, int] = {}
    if report is not None:
        told = {str(status): report.count(status) for status in taking_over.Status}
    return dict(told)
