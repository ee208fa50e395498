"""Our own empty list: heads in the first row, drop-downs, notes, a sheet that explains.

Defined names of the workbook say what each column means, so that nothing has to be guessed when it
comes back, even when columns were moved or renamed.
"""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import column_index_from_string, get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ocop_desktop.core.files import write_atomically
from ocop_desktop.wording import common
from ocop_desktop.wording import tabular as words
from ocop_desktop.wording import template as guide_words
from ocop_desktop.wording import workbooks as workbook_words

TemplateKind: TypeAlias = Literal["ideas", "producers", "products"]

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "ideas": (
        *("number", "product_name", "idea_kind", "producer_name", "producer_kind"),
        *("representative", "position", "address", "hamlet", "phone", "tax_code"),
        *("classification", "priority", "is_main", "register_number", "received_on"),
        *("verdict", "verdict_reason", "note"),
    ),
    "producers": (
        *("number", "producer_name", "producer_kind", "representative", "position", "address"),
        *("hamlet", "phone", "email", "website", "tax_code", "registration_number"),
        *("founded_on", "workers", "local_workers", "note"),
    ),
    "products": (
        *("number", "product_name", "classification", "producer_kind", "producer_name"),
        *("address", "representative", "phone", "stars", "valid_until"),
        *("first.decision", "first.date", "first.issuer", "note"),
    ),
}
_REQUIRED: Final = frozenset({"product_name", "producer_name"})
_DATES: Final = frozenset({"founded_on", "received_on", "valid_until", "first.date"})
_WIDE: Final = frozenset({"product_name", "producer_name", "address", "note", "verdict_reason"})
_CHOICES: Final[Mapping[str, Sequence[str]]] = {
    "producer_kind": tuple(words.PRODUCER_KIND_LABELS.values()),
    "idea_kind": tuple(common.IDEA_KINDS.values()),
    "verdict": tuple(common.VERDICTS.values()),
    "is_main": (words.YES_LABEL, words.NO_LABEL),
    "priority": ("1", "2", "3"),
    "stars": ("1", "2", "3", "4", "5"),
}
_LAST_ROW: Final = 5_000  # down to which cells are prepared for typing
_PROMPT: Final = 255  # characters Excel shows beside a cell
_TITLE: Final = 32
_MARK: Final = "OCOP_"
_REFERENCE: Final = re.compile(r"(?P<sheet>.+)!\$?(?P<column>[A-Z]{1,3})(?:\$?[0-9]+)?(?::.*)?")
_GREY: Final = PatternFill("solid", fgColor="E6EEF5")
_THIN: Final = Side(style="thin", color="9AA5B1")


def template(
    kind: TemplateKind, path: Path, *, choices: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Write an empty list to fill in. `choices` adds drop-downs by meaning (classification).

    Raises Refusal when the file cannot be written.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = guide_words.SHEET_NAMES[kind]
    meanings = _COLUMNS[kind]
    offered = {m: known for m, known in {**_CHOICES, **(choices or {})}.items() if m in meanings}
    _write_heads(sheet, meanings)
    _write_guide(book.create_sheet(guide_words.GUIDE_SHEET), meanings)
    lists = _write_choices(book.create_sheet(guide_words.CHOICES_SHEET), offered)
    for index, meaning in enumerate(meanings, 1):
        _add_note(sheet, index, meaning, lists.get(meaning, ""))
        name = f"{_MARK}{kind}.{meaning}"
        target = f"{quote_sheetname(sheet.title)}!${get_column_letter(index)}$1"
        book.defined_names[name] = DefinedName(name, attr_text=target)
    _save(book, path)


def kind_of(marks: Mapping[str, str]) -> str:
    """Return which template a workbook with these defined names is, "" for none of ours."""
    found = (name.removeprefix(_MARK).split(".")[0] for name in marks if name.startswith(_MARK))
    return next((kind for kind in found if kind in _COLUMNS), "")


def meanings_of(marks: Mapping[str, str]) -> tuple[str, dict[int, str]]:
    """Return the sheet of our template and the meaning of each column that is still there."""
    sheet, columns = "", {}
    for name, target in marks.items():
        found = _REFERENCE.fullmatch(target)
        meaning = name.partition(".")[2]
        if name.startswith(_MARK) and found and meaning in words.HEADS:
            sheet = found["sheet"].strip("'").replace("''", "'")
            columns[column_index_from_string(found["column"])] = meaning
    return sheet, columns


def _write_heads(sheet: Worksheet, meanings: Sequence[str]) -> None:
    for index, meaning in enumerate(meanings, 1):
        cell = sheet.cell(1, index, words.head(meaning))
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.fill = _GREY
        cell.border = Border(bottom=_THIN, right=_THIN)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width = 28 if meaning in _WIDE else 6 if meaning == "number" else 16
        column.number_format = "dd/mm/yyyy" if meaning in _DATES else "@"
    sheet.row_dimensions[1].height = 34  # points: two lines
    sheet.freeze_panes = "A2"


def _write_guide(sheet: Worksheet, meanings: Sequence[str]) -> None:
    sheet.append([guide_words.GUIDE_TITLE])
    sheet.append(guide_words.GUIDE_HEADS)
    for meaning in meanings:
        how, example = guide_words.GUIDES[meaning]
        required = guide_words.REQUIRED if meaning in _REQUIRED else ""
        sheet.append([words.head(meaning), required, how, example])
    for cell in (*sheet[1], *sheet[2]):
        cell.font = Font(name="Times New Roman", size=12, bold=True)
    for letter, width in zip("ABCD", (26, 10, 56, 44), strict=True):
        sheet.column_dimensions[letter].width = width


def _write_choices(sheet: Worksheet, offered: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Write what the drop-downs offer, one column each; return where each stands."""
    places = {}
    for index, (meaning, known) in enumerate(offered.items(), 1):
        for row, text in enumerate((words.head(meaning), *known), 1):
            sheet.cell(row, index, text).number_format = "@"
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = 30
        name = quote_sheetname(sheet.title)
        places[meaning] = f"{name}!${letter}$2:${letter}${len(known) + 1}"
    return places


def _add_note(sheet: Worksheet, index: int, meaning: str, choices: str) -> None:
    """Add the note that appears beside a cell, and its drop-down."""
    how, example = guide_words.GUIDES[meaning]
    note = DataValidation(
        type="list" if choices else None,
        formula1=f"={choices}" if choices else None,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=bool(choices),
        errorStyle="warning",
        error=guide_words.NOT_IN_LIST,
        promptTitle=words.head(meaning)[:_TITLE],
        prompt=f"{how} {example}"[:_PROMPT],
    )
    letter = get_column_letter(index)
    note.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(note)


def _save(book: Workbook, path: Path) -> None:
    packed = BytesIO()
    book.save(packed)
    try:
        write_atomically(path, lambda stream: stream.write(packed.getbuffer()))
    except OSError as error:
        raise workbook_words.unwritable(path) from error
