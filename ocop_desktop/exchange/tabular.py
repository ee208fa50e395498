"""Lists that come in as workbooks: ours, the province's, anybody's.

`read_workbook` finds the head, carries merged cells down, turns old fonts into Unicode and reads
each cell; what the preview shows is what it returns. Nothing is written anywhere.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from ocop_desktop.core import legacy_text
from ocop_desktop.core.legacy_text import Encoding
from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.core.text import clean, fold
from ocop_desktop.exchange.grid import Cells, Grid, Source, open_workbook
from ocop_desktop.exchange.headers import Head, find_head, in_unicode, likely_of, meaning_of
from ocop_desktop.exchange.readings import local_of, raw_text, read_cell
from ocop_desktop.exchange.template import kind_of, meanings_of
from ocop_desktop.wording import tabular as words
from ocop_desktop.wording import workbooks as workbook_words

_TOP_ROWS: Final = 60
_MOST_SHEETS: Final = 30  # looked into for a head
_FEW: Final = 3  # written cells of a row below the table, or of a heading within it
_NAMES: Final = ("product_name", "producer_name")
_ORDER: Final = re.compile(r"\(?(?:[ivx]+|[a-z])\)?[.)]?")  # I, A., b)
_COUNTED: Final = re.compile(r"\(?([0-9]{1,3}|[a-z])\)?(?: ?= ?.*)?")


@dataclass(frozen=True, slots=True)
class Found:
    """A column: its number from 1, head as written, meaning ("" unknown), encoding of its texts."""

    index: int
    head: str
    meaning: str
    encoding: Encoding | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list, by meaning: texts as written (in Unicode), values, what is wrong."""

    number: int
    raw: Mapping[str, str]
    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was read; `template` is ideas, producers or products for our own, else ""."""

    sheet: str
    header_row: int
    columns: tuple[Found, ...]
    rows: tuple[Row, ...]
    skipped: tuple[tuple[int, str], ...]
    template: str = ""


@dataclass(frozen=True, slots=True)
class Top:
    """The first rows of a sheet as text, for mapping columns by hand."""

    sheets: tuple[str, ...]
    sheet: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """One sheet of a workbook as it stands, to be read as a list in one way or another."""

    path: Path
    sheets: tuple[str, ...]
    grid: Grid
    marks: Mapping[str, str]


def read_workbook(
    path: Path, *, sheet: str | None = None, mapping: Mapping[int, str] | None = None
) -> Table:
    """Read a list. `mapping` gives meanings by column number (from 1) and goes before guessing.

    Raises:
        Refusal: BANG-01 … BANG-11, when there is nothing that can be read as a list.
    """
    return as_list(open_list(path, sheet=sheet), mapping=mapping)


def open_list(path: Path, *, sheet: str | None = None) -> Opened:
    """Read one sheet, the likeliest one unless it is named. Raises Refusal."""
    with open_workbook(path) as source:
        marks = source.marks()
        ours = kind_of(marks)
        grid = _chosen_sheet(source, sheet, meanings_of(marks)[0] if ours else "")
        if not ours or grid.sheet != meanings_of(marks)[0]:
            marks = {}
        return Opened(path, tuple(source.sheets()), grid, marks)


def as_list(
    opened: Opened,
    *,
    mapping: Mapping[int, str] | None = None,
    encodings: Mapping[int, Encoding | None] | None = None,
    header: int = 0,
) -> Table:
    """Read a sheet as a list; `encodings` say how columns are written, instead of guessing.

    `header` is the row that holds the heads where none was recognised, 0 for a guess.

    Raises:
        Refusal: BANG-09 without a head, BANG-11 without a row.
    """
    grid, ours = opened.grid, kind_of(opened.marks)
    head = _head_of_ours(grid, opened.marks) if ours else find_head(grid)
    if mapping or header:
        head = _mapped(grid, head or _chosen_head(grid, header), mapping or {})
    if not grid.rows:
        raise workbook_words.empty(opened.path)
    if head is None:
        raise workbook_words.no_head(opened.path)
    return replace(_table(grid, head, encodings or {}), template=ours)


def width(opened: Opened) -> int:
    """Return how many columns hold something."""
    written = (
        max((n for n, cell in enumerate(row, 1) if cell is not None), default=0)
        for _, row in opened.grid.rows
    )
    return max(written, default=0)


def look(path: Path, *, sheet: str | None = None, rows: int = 20) -> Top:
    """Return the sheets and the first rows of one of them. Raises Refusal."""
    with open_workbook(path) as source:
        names = tuple(source.sheets())
        grid = source.grid(_known(source, sheet) if sheet else names[0], rows)
    return Top(names, grid.sheet, tuple((n, tuple(map(raw_text, row))) for n, row in grid.rows))


# --- which sheet, which head -----------------------------------------------------------------


def _chosen_sheet(source: Source, wanted: str | None, ours: str) -> Grid:
    """Return the sheet asked for, else that of our template, else the one with the best head."""
    names = source.sheets()
    if wanted or ours:
        return source.grid(_known(source, wanted or ours))
    if not names:
        raise workbook_words.empty(source.path)
    return source.grid(names[0] if len(names) == 1 else _best(source, names[:_MOST_SHEETS]))


def _known(source: Source, wanted: str) -> str:
    names = source.sheets()
    if wanted not in names:
        raise workbook_words.no_sheet(source.path, wanted, names)
    return wanted


def _best(source: Source, names: Sequence[str]) -> str:
    heads = {name: find_head(source.grid(name, _TOP_ROWS)) for name in names}
    return max(names, key=lambda name: len(head.meanings()) if (head := heads[name]) else 0)


def _head_of_ours(grid: Grid, marks: Mapping[str, str]) -> Head:
    _, columns = meanings_of(marks)
    first, cells = grid.rows[0] if grid.rows else (1, ())
    texts = {n: raw_text(cells[n - 1]) if n <= len(cells) else "" for n in columns}
    return Head(first, first, {n: (texts[n], columns[n]) for n in sorted(columns)})


def _mapped(grid: Grid, head: Head | None, mapping: Mapping[int, str]) -> Head | None:
    """Return the head with the meanings given by hand; where none was found, the first row."""
    if head is None:
        if not grid.rows:
            return None
        number, cells = next(
            (row for row in grid.rows if _written(row[1], mapping) * 2 > len(mapping)), grid.rows[0]
        )
        texts = head_texts(grid, cells)
        head = Head(number, number, {n: (texts.get(n, ""), "") for n in {*texts, *mapping}})
    given = {meaning for meaning in mapping.values() if meaning}
    columns = {
        n: (text, mapping.get(n, "" if meaning in given else meaning))
        for n, (text, meaning) in head.columns.items()
    }
    return replace(head, columns={n: ("", m) for n, m in mapping.items()} | columns)


def _chosen_head(grid: Grid, number: int) -> Head | None:
    """Return the head in a row chosen by hand, with the meanings its words may have."""
    cells = next((cells for each, cells in grid.rows if each == number), None)
    if cells is None:
        return None
    columns: dict[int, tuple[str, str]] = {}
    texts = head_texts(grid, cells)
    for index in range(1, len(cells) + 1):
        text = texts.get(index, "")
        meaning = meaning_of(text)
        is_new = all(meaning != known for _, known in columns.values())
        columns[index] = (text, meaning if is_new else "")
    return Head(number, number, columns)


def _written(cells: Cells, mapping: Mapping[int, str]) -> int:
    return sum(n <= len(cells) and cells[n - 1] is not None for n in mapping)


# --- rows ------------------------------------------------------------------------------------


def _table(grid: Grid, head: Head, encodings: Mapping[int, Encoding | None]) -> Table:
    below = [row for row in grid.rows if row[0] > head.last]
    columns = tuple(
        replace(column, encoding=encodings.get(column.index, column.encoding))
        for column in _columns(below, head)
    )
    known = [column for column in columns if column.meaning]
    judge = _Judge(head)
    skipped: list[tuple[int, str]] = []
    rows: list[Row] = []
    for number, own, cells in _carried(below, grid):
        texts = {column.index: _text(cells, column) for column in columns}
        written = [
            text for n, text in texts.items() if text and own[n - 1 : n] not in {(), (None,)}
        ]
        raw = {column.meaning: texts[column.index] for column in known}
        if why := judge.skips(written, raw):
            skipped.append((number, why))
        else:
            rows.append(_row(number, known, cells, raw, grid.epoch))
    return Table(grid.sheet, head.first, columns, tuple(rows), tuple(skipped))


def _columns(below: Sequence[tuple[int, Cells]], head: Head) -> tuple[Found, ...]:
    """Return the columns with their encodings; those in doubt are as most of the others are."""
    texts = {index: _texts(below, index) for index in sorted(head.columns)}
    each = map(legacy_text.detect, texts.values())
    sure = Counter(encoding for encoding in each if encoding)
    likely = sure.most_common(1)[0][0] if sure else None
    return tuple(
        Found(index, *head.columns[index], legacy_text.detect(column, likely))
        for index, column in texts.items()
    )


def _texts(below: Sequence[tuple[int, Cells]], index: int) -> list[str]:
    cells = (row[index - 1] for _, row in below if index <= len(row))
    return [cell for cell in cells if isinstance(cell, str) and not cell.isascii()]


def _carried(below: Sequence[tuple[int, Cells]], grid: Grid) -> Iterator[tuple[int, Cells, Cells]]:
    """Yield number, cells as written, and cells with merged ones carried down."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for merge in grid.merges:
        if merge.bottom > merge.top:
            starts.setdefault(merge.top, []).append((merge.left, merge.bottom))
    running: dict[int, tuple[int, Any]] = {}  # column → last row, value
    for number, cells in below:
        running = {column: held for column, held in running.items() if held[0] >= number}
        full = list(cells)
        for column, (_, value) in running.items():
            full += [None] * (column - len(full))
            full[column - 1] = value if full[column - 1] is None else full[column - 1]
        for column, bottom in starts.get(number, ()):
            if column <= len(cells):
                running[column] = (bottom, cells[column - 1])
        yield number, cells, tuple(full)


def _text(cells: Cells, column: Found) -> str:
    cell = cells[column.index - 1] if column.index <= len(cells) else None
    return cell_text(cell, column.encoding)


def cell_text(cell: object, encoding: Encoding | None) -> str:
    """Return a cell as the officer sees it. Old letters may be signs `clean` would strip."""
    if encoding and isinstance(cell, str):
        return clean(legacy_text.convert(cell, encoding))
    return raw_text(cell)


def head_texts(grid: Grid, cells: Cells) -> dict[int, str]:
    """Return the texts of a row by column (from 1), in Unicode as heads are."""
    written = {n: c if isinstance(c, str) else raw_text(c) for n, c in enumerate(cells, 1)}
    return {n: text for n, text in in_unicode([written], likely_of(grid))[0].items() if text}


def _row(
    number: int, known: Sequence[Found], cells: Cells, raw: Mapping[str, str], epoch: datetime
) -> Row:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for column in known:
        cell = cells[column.index - 1] if column.index <= len(cells) else None
        reading = read_cell(column.meaning, cell, raw[column.meaning], epoch)
        values[column.meaning] = reading.value
        if reading.problem:
            problems.append(reading.problem)
    if values.get("local_workers") is None and "workers" in values:
        values["local_workers"] = local_of(raw["workers"])
    problems += [
        Problem(words.needed(meaning), Severity.BLOCKS, meaning)
        for meaning in _NAMES
        if meaning in values and values[meaning] is None
    ]
    return Row(number, dict(raw), values, tuple(problems))


class _Judge:
    """Tells rows that are records from headings, totals and what stands below the table."""

    def __init__(self, head: Head) -> None:
        self._heads = {
            fold(part) for text, _ in head.columns.values() for part in text.split(" › ")
        }
        self._has_begun = False
        self._is_over = False

    def skips(self, written: Sequence[str], raw: Mapping[str, str]) -> str:
        """Return why a row, of these cells of its own, is no record; "" for a record."""
        begins = [fold(text) for text in written[:2]]
        if not self._has_begun and _numbers_columns(written):
            return words.SKIPPED_NUMBERING
        self._has_begun = True
        if len(begins) > 1 and self._heads.issuperset(begins) and self._is_head(written):
            return words.SKIPPED_HEAD
        if any(_totals().fullmatch(text) for text in begins):
            self._is_over = True
            return words.SKIPPED_TOTAL
        why = self._stray(written, begins, raw) if 0 < len(written) <= _FEW else ""
        return why or ("" if any(raw.get(name) for name in _NAMES) else words.SKIPPED_NAMELESS)

    def _is_head(self, written: Sequence[str]) -> bool:
        return self._heads.issuperset(map(fold, written))

    def _stray(self, written: Sequence[str], begins: Sequence[str], raw: Mapping[str, str]) -> str:
        """Return why a row of few words is no record, "" if it may be one."""
        if any(text.startswith(_footers()) for text in begins):
            self._is_over = True
        if self._is_over and not raw.get("number"):
            return words.SKIPPED_FOOTER
        return words.SKIPPED_GROUP if _is_heading(written, begins, raw) else ""


def _is_heading(written: Sequence[str], begins: Sequence[str], raw: Mapping[str, str]) -> bool:
    """Tell whether "I | Thực phẩm", or a text where numbers stand, parts the list."""
    if len(written) > 1:
        return len(written) == len(begins) and bool(_ORDER.fullmatch(begins[0]))
    return [meaning for meaning, text in raw.items() if text] == ["number"]


def _numbers_columns(written: Sequence[str]) -> bool:
    """Tell whether a row below the head counts the columns: 1, 2, 3 or (1), (2) or A, B."""
    if len(written) <= _FEW:
        return False
    found = [_COUNTED.fullmatch(fold(text)) for text in written]
    counts = [match[1] for match in found if match]
    figures = [int(count) for count in counts if count.isdigit()]
    return len(counts) == len(written) and figures == sorted(set(figures))


@cache
def _totals() -> re.Pattern[str]:
    begins = "|".join(sorted(map(re.escape, map(fold, words.TOTALS)), key=len, reverse=True))
    tails = "|".join(re.escape(fold(tail)) for tail in words.TOTAL_TAILS)
    return re.compile(rf"(?:{begins})(?: *[0-9.,]* *(?:{tails})\b.*)?[ :.,0-9()]*")


@cache
def _footers() -> tuple[str, ...]:
    return tuple(map(fold, words.FOOTERS))
