"""A sheet written as an Excel workbook: on its side, heading, table, totals, signatures.

Rows are streamed, so ten thousand of them need little memory.
"""

import re
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from ocop_desktop.core.files import write_atomically
from ocop_desktop.forms.paper.blocks import Signature
from ocop_desktop.forms.paper.columns import Sheet, SheetColumn
from ocop_desktop.render.workbook.cell_styles import LINE, TEXT, CellStyles
from ocop_desktop.render.workbook.cell_texts import PAPERS, RISKY, TALLEST, lines, refusal, writable
from ocop_desktop.wording import paper as words

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

_LEFT_SHARE: Final = 0.4  # of the width, for the office and the left signature
_SIGNING_ROWS: Final = 4
_NARROW: Final = 12.0  # characters: words that are wider give way
_FIGURES: Final = frozenset({"integer", "decimal", "money"})  # which do not break
_BOLD: Final = 1.2  # width of a bold letter
# Characters across a paper that lies on its side, in a size that can still be read.
_PAPER: Final = {"A4": 210.0, "A3": 300.0}
_TAB_LIMIT: Final = 31
_NOT_IN_TAB: Final = re.compile(r"[\[\]:*?/\\]")

OnStep: TypeAlias = Callable[[int], None]
_Side: TypeAlias = tuple[str, str]  # text and style of one half of a row


def write_sheet(sheet: Sheet, path: Path, on_step: OnStep | None = None) -> int:
    """Write the sheet as a workbook and return the number of its rows.

    `on_step` hears how many rows are done and may raise to cancel; then `path` is as it was.

    Raises:
        Refusal: when the file is open elsewhere, the folder read-only or the disk full.
    """
    try:
        with closing(_Writer(sheet)) as writer:
            rows = writer.write(on_step or _silent)
            # A zip that dies on a full disk complains once more when it is thrown away.
            packed = BytesIO()
            writer.book.save(packed)
            write_atomically(path, lambda stream: stream.write(packed.getbuffer()))
    except OSError as error:
        raise refusal(path, error) from error
    return rows


def _silent(_done: int) -> None:
    pass


class _Writer:
    """One workbook being written from the top row down."""

    def __init__(self, sheet: Sheet) -> None:
        from openpyxl import Workbook

        self.book = Workbook(write_only=True)
        self._sheet = sheet
        self._ws: Worksheet = self.book.create_sheet(_tab_name(sheet.name))
        self._styles = CellStyles(self._ws)
        self._widths = _fitting_paper(sheet.columns, _PAPER[sheet.paper])
        self._middle = _middle(self._widths)
        self._last = max(self._middle + 1, len(self._widths))
        self._row = 0

    def write(self, on_step: OnStep) -> int:
        """Write everything and return the number of the list's rows."""
        self._set_up()
        self._write_heading()
        labels = [column.label for column in self._sheet.columns]
        self._grow(labels, _BOLD)
        self._append([self._text(label, "head") for label in labels])
        head = self._row
        done = self._write_table(on_step)
        self._write_signatures()
        self._finish(head)
        return done

    def close(self) -> None:
        """End a sheet that was given up half way, so that its temporary file is let go."""
        sheet = cast("WriteOnlyWorksheet", self._ws)
        if not sheet.closed:
            sheet.close()

    # --- the page -----------------------------------------------------------------------------

    def _set_up(self) -> None:
        """Set what must stand before the first row."""
        from openpyxl.worksheet.properties import PageSetupProperties

        ws = self._ws
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        for index, width in enumerate(self._widths, 1):
            ws.column_dimensions[_letter(index)].width = width
        ws.freeze_panes = f"A{self._rows_above_head() + 2}"

    def _finish(self, head: int) -> None:
        """Set how it is printed."""
        ws = self._ws
        ws.page_setup.orientation = "landscape"
        ws.page_setup.paperSize = PAPERS[self._sheet.paper]
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        ws.print_options.horizontalCentered = True
        ws.page_margins.left = ws.page_margins.top = ws.page_margins.bottom = 0.6  # inches
        ws.page_margins.right = 0.4
        ws.page_margins.header = ws.page_margins.footer = 0.3
        ws.print_title_rows = f"{head}:{head}"
        ws.print_area = f"A1:{_letter(self._last)}{self._row}"
        if ws.oddFooter is not None:
            ws.oddFooter.center.text = words.page_of("&P", "&N")
        self.book.properties.title = self._sheet.title
        self.book.properties.creator = words.PROGRAM

    # --- above and below the table ------------------------------------------------------------

    def _rows_above_head(self) -> int:
        sides = max(len(self._sheet.left), len(self._sheet.national))
        return sides + bool(sides) + 1 + bool(self._sheet.subtitle) + 1

    def _write_heading(self) -> None:
        sheet = self._sheet
        left = [(line, "bold") for line in sheet.left]
        right = [(line, "bold") for line in sheet.national[:-1]]
        right += [(line, "motto") for line in sheet.national[-1:]]
        self._write_sides(left, right)
        if left or right:
            self._append([])
        self._write_across(sheet.title, "title")
        if sheet.subtitle:
            self._write_across(sheet.subtitle, "italic")
        self._append([])

    def _write_signatures(self) -> None:
        if self._sheet.signatures is None:
            return
        blocks = self._sheet.signatures.blocks
        left, right = (block if isinstance(block, Signature) else None for block in blocks)
        titles = max((len(block.title) for block in (left, right) if block), default=0)
        self._append([])
        self._write_sides([("", "bold")], [(self._sheet.place_date, "italic")])
        self._write_sides(_signing_rows(left, titles), _signing_rows(right, titles))

    def _write_sides(self, left: Sequence[_Side], right: Sequence[_Side]) -> None:
        """Write two blocks side by side, each row merged over its half of the columns."""
        for one, other in zip_longest(left, right, fillvalue=("", "bold")):
            row: list[Cell | None] = [None] * self._last
            row[0], row[self._middle] = self._text(*one), self._text(*other)
            self._append(row)
            self._merge(1, self._middle)
            self._merge(self._middle + 1, self._last)

    def _write_across(self, text: str, style: str) -> None:
        count = lines(text.upper(), sum(self._widths))
        self._ws.row_dimensions[self._row + 1].height = LINE * (count + 0.3)
        self._append([self._text(text, style)])
        self._merge(1, self._last)

    # --- the table ----------------------------------------------------------------------------

    def _write_table(self, on_step: OnStep) -> int:
        columns = self._sheet.columns
        sums: list[Any] = [0 if column.total else None for column in columns]
        done = 0
        for done, values in enumerate(self._sheet.rows, 1):
            self._grow(values)
            self._append([self._cell(v, column) for v, column in zip(values, columns, strict=True)])
            sums = [_added(total, value) for total, value in zip(sums, values, strict=True)]
            on_step(done)
        if done and any(column.total for column in columns):
            self._write_totals(sums)
        return done

    def _write_totals(self, sums: Sequence[Any]) -> None:
        columns = self._sheet.columns
        cells = [self._cell(t, column, bold=True) for t, column in zip(sums, columns, strict=True)]
        label = next((i for i, total in enumerate(sums[:2]) if total is None), None)
        if label is not None:
            place = 1 if sums[1:2] == [None] else label
            cells[place] = self._text(words.TOTAL, "total")
        self._append(cells)

    def _cell(self, value: Any, column: SheetColumn, *, bold: bool = False) -> "Cell":
        """Return a value as a cell: numbers and dates as such, everything else as text."""
        if isinstance(value, bool) or not isinstance(value, int | Decimal | date):
            return self._text("" if value is None else str(value), "total" if bold else "cell")
        counts = column.label == words.NUMBER
        look = "count" if counts else "number total" if bold else "number"
        return self._styles.number(value, column.excel_format, look)

    def _text(self, text: str, style: str) -> "Cell":
        """Return text that no spreadsheet takes for a formula or a number."""
        kept = writable(text)
        cell = self._styles.text(kept, style)
        if kept.startswith(RISKY):
            cell.data_type, cell.quotePrefix = TEXT, True
        return cell

    def _grow(self, values: Sequence[Any], letter: float = 1.0) -> None:
        """Make the next row as high as its texts need: not every viewer does so by itself.

        `letter` is how wide one of theirs is beside a usual one.
        """
        widths = [width / letter for width in self._widths]
        texts = [(v, w) for v, w in zip(values, widths, strict=True) if isinstance(v, str)]
        count = max((lines(text, width) for text, width in texts), default=1)
        self._ws.row_dimensions[self._row + 1].height = min(LINE * count + 2, TALLEST)

    def _append(self, cells: Sequence["Cell | None"]) -> None:
        self._ws.append(list(cells))
        self._row += 1

    def _merge(self, first: int, last: int) -> None:
        if last > first:
            self._ws.merged_cells.add(f"{_letter(first)}{self._row}:{_letter(last)}{self._row}")


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)


def _tab_name(name: str) -> str:
    return _NOT_IN_TAB.sub(" ", name)[:_TAB_LIMIT]


def _fitting_paper(columns: Sequence[SheetColumn], across: float) -> list[float]:
    """Return widths that can be read when printed: columns of words give up what they can."""
    widths = [column.width for column in columns]
    narrow = [c.width if c.kind in _FIGURES else min(c.width, _NARROW) for c in columns]
    spare = sum(widths) - sum(narrow)
    room = max(across - sum(narrow), 0.0)
    kept = min(1.0, room / spare) if spare else 1.0
    return [least + kept * (width - least) for least, width in zip(narrow, widths, strict=True)]


def _middle(widths: Sequence[float]) -> int:
    """Return how many columns the left half of the heading takes."""
    used = 0.0
    for count, width in enumerate(widths, 1):
        used += width
        if used >= _LEFT_SHARE * sum(widths):
            return max(1, min(count, len(widths) - 1))
    return 1


def _added(total: Any, value: Any) -> Any:
    return total if total is None or value is None else total + value


def _signing_rows(block: Signature | None, titles: int) -> list[_Side]:
    """Return the rows of one block, its remark below the taller block's titles."""
    if block is None:
        return []
    title = [(line, "bold") for line in block.title]
    title += [("", "bold")] * (titles - len(title))
    room = [("", "bold")] * _SIGNING_ROWS
    return [*title, (block.remark, "italic"), *room, (block.name, "bold")]
