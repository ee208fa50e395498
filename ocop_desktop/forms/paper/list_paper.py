"""A list laid out as a paper: the same sheet that makes a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ocop_desktop.core.dates import show_date
from ocop_desktop.core.numbers import show_number
from ocop_desktop.forms.paper.blocks import (
    Block,
    Cell,
    Document,
    Line,
    NationalHeader,
    Signature,
    Signatures,
    Table,
    Text,
)
from ocop_desktop.forms.paper.columns import Sheet

# What stands at the left may break within a word; figures and dates never do.
_SIDES: Final = {"integer": "right", "decimal": "right", "money": "right", "date": "center"}
_FEW: Final = 6  # columns that leave room for larger type
_LARGEST: Final = 9.0  # points
_LARGEST_LYING: Final = 11.0  # on a page that lies on its side
_ROOMY: Final = 12.0


def document(sheet: Sheet, footer: str = "") -> Document:
    """Return the paper of a list; its rows are read now."""
    blocks: list[Block] = []
    if sheet.left or sheet.national:
        national, motto = (*sheet.national, "", "")[:2]
        blocks.append(NationalHeader(left=sheet.left, national=national, motto=motto))
    blocks.append(_centred(Text(sheet.title, bold=True), "title"))
    if sheet.subtitle:
        blocks.append(_centred(Text(sheet.subtitle, italic=True), "subtitle"))
    blocks.append(_table(sheet))
    if sheet.signatures is not None:
        blocks.append(_signatures(sheet.signatures, sheet.place_date))
    author = sheet.left[-1] if sheet.left else ""
    return Document(
        title=sheet.title,
        blocks=tuple(blocks),
        footer=footer,
        author=author,
        landscape=sheet.landscape,
    )


def _centred(text: Text, style: str) -> Line:
    return Line(runs=(text,), style=style, align="center")


def _table(sheet: Sheet) -> Table:
    sides = [_SIDES.get(column.kind, "left") for column in sheet.columns]
    return Table(
        head=tuple(Cell(text=column.label, align="center", bold=True) for column in sheet.columns),
        rows=tuple(_row(row, sides) for row in sheet.rows),
        widths=tuple(column.width for column in sheet.columns),
        largest=_largest(sheet),
    )


def _largest(sheet: Sheet) -> float:
    if len(sheet.columns) <= _FEW:
        return _ROOMY
    return _LARGEST_LYING if sheet.landscape else _LARGEST


def _row(row: Sequence[Any], sides: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(
        Cell(text=_shown(value), align=side) for value, side in zip(row, sides, strict=True)
    )


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return show_date(value)
    if isinstance(value, str) or value is None:
        return value or ""
    return show_number(value)


def _signatures(signatures: Signatures, place_date: str) -> Signatures:
    """Return the blocks with place and date above the last one who signs."""
    *others, last = signatures.blocks
    if isinstance(last, Signature):
        last = replace(last, above=place_date)
    return Signatures(blocks=(*others, last))
