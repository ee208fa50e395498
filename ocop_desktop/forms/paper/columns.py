"""A list of a definition laid out as one sheet of a workbook."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ocop_desktop.core.dates import date_words
from ocop_desktop.core.records import Office
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.paper.blocks import Signature, Signatures
from ocop_desktop.forms.paper.filled_text import in_sentence
from ocop_desktop.forms.paper.print_text import Words, parse
from ocop_desktop.forms.paper.signing import signature
from ocop_desktop.forms.spec import ListColumn, ListDefinition
from ocop_desktop.wording import paper as words

_UNKNOWN: Final = "……"
_LETTER: Final = "letter."  # number, day, month, in_year of the letter a list goes up with
_BLANK: Final = "…"  # of a letter not known yet: written by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column: its head, how its values look, and whether their sum stands below."""

    label: str
    kind: str = "text"
    width: float = 12.0  # characters of the default font
    total: bool = False
    excel_format: str = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; `rows` are read once, while they are written, None being an empty cell."""

    name: str  # of the tab
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[Any]]
    subtitle: str = ""
    left: tuple[str, ...] = ()  # the office, line by line
    national: tuple[str, ...] = ()  # Quốc hiệu and Tiêu ngữ
    place_date: str = ""
    signatures: Signatures | None = None
    landscape: bool = False  # as a paper; a workbook always is
    paper: str = "A4"  # the workbook is printed on


def sheet(
    definition: ListDefinition,
    rows: Iterable[Sequence[Any]],
    *,
    office: Office,
    year: int,
    day: date,
    letter: Mapping[str, str] | None = None,
) -> Sheet:
    """Return a list as the sheet of our office for a year, dated `day`.

    `letter` tells number, day, month and year of the letter it goes up with; what is not told
    is dotted, the year that of the list.
    """

    def filled(text: str) -> str:
        return _filled(text, office, year, letter or {})

    return Sheet(
        name=words.SHEET_NAME,
        title=filled(definition.title),
        subtitle=filled(definition.subtitle),
        columns=tuple(_column(column) for column in definition.columns),
        rows=rows,
        left=tuple(filled(line.strip()).upper() for line in definition.left.split("|")),
        national=(words.NATIONAL, words.MOTTO),
        place_date=f"{place(office)}, {date_words(day)}",
        landscape=definition.landscape,
        paper=definition.sheet,
        signatures=Signatures(
            blocks=(
                _signature(filled(definition.signature_left)),
                _signature(filled(definition.signature_right)),
            )
        ),
    )


def place(office: Office) -> str:
    """Return the commune's name without its kind, as papers are dated from it."""
    kind = next((k for k in words.UNIT_KINDS if office.commune.startswith(k)), "")
    return office.commune.removeprefix(kind).strip() or _UNKNOWN


def _filled(text: str, office: Office, year: int, letter: Mapping[str, str]) -> str:
    """Return a list's text with {year}, {office.…} and {letter.…} filled in."""
    filled = ""
    for part in parse(text):
        known = part.text if isinstance(part, Words) else _fact(part.key, office, year, letter)
        filled += in_sentence(filled, known)
    return filled


def _fact(key: str, office: Office, year: int, letter: Mapping[str, str]) -> str:
    if key.startswith(_LETTER):
        name = key.removeprefix(_LETTER)
        return letter.get(name) or (str(year) if name == "in_year" else _BLANK)
    value = year if key == "year" else getattr(office, key.removeprefix("office."), "")
    return str(value or _UNKNOWN)


def _column(column: ListColumn) -> SheetColumn:
    return SheetColumn(
        label=column.label,
        kind=column.kind,
        width=column.width,
        total=column.total,
        excel_format=KINDS[column.kind].excel_format,
    )


def _signature(text: str) -> Signature | None:
    return signature(text.split("|")) if text else None
