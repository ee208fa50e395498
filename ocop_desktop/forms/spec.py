"""What a definition says, frozen: bases, classifications, forms, lists.

Nothing here reads files (`load`) or judges answers (`kinds`, `session`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

OTHER: Final = "other:"  # an answer in her own words among choices: "other:Quà biếu"
COOPERATIVES: Final = "cooperatives"  # choices that are known when a form is opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option: a stable key and its words; `hint` explains it on screen only.

    `covers` names keys of the same superset that this option stands for here.
    """

    key: str
    label: str
    hint: str = ""
    covers: tuple[str, ...] = ()

    def stands_for(self, key: str) -> bool:
        """Tell whether an answer means this option."""
        return key == self.key or key in self.covers


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """`field` is/in, or all/any of further conditions; nothing more."""

    field: str = ""
    values: tuple[Any, ...] = ()
    all: tuple["Condition", ...] = ()
    any: tuple["Condition", ...] = ()


CALCULATIONS: Final = frozenset({"plan"})  # what a form may have worked out while it is filled
_FIGURES: Final = frozenset({"integer", "decimal", "money", "computed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table field; `compute` names the columns a computed one is made of."""

    key: str
    kind: str
    label: str
    required: bool = False
    unit: str = ""
    width: float = 1.0  # share of the table's width
    min: float | None = None
    max: float | None = None
    max_length: int | None = None
    choices: tuple[Choice, ...] = ()
    other: bool = False
    total: bool = False  # the sum stands under the column
    compute: str = ""  # sum | product | difference | ratio, or a calculation: plan
    of: tuple[str, ...] = ()
    holds: str = "decimal"  # of what a calculation fills: money | decimal | text
    suggest: str = ""  # "table.column": what stands there is offered
    example: str = ""

    @property
    def is_number(self) -> bool:
        """Tell whether it holds figures, which stand at the right."""
        return self.kind in _FIGURES and self.holds != "text"

    @property
    def is_calculated(self) -> bool:
        """Tell whether the form's calculation fills it, not the row itself."""
        return self.kind == "computed" and self.compute in CALCULATIONS

    starts_from: str = ""  # as a field's: the first row of a new plan's table


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. `bind` names the record's column that holds the fact, e.g. "producer.name"."""

    key: str
    kind: str
    label: str
    bind: str = ""
    required: bool = False
    required_if: Condition | None = None
    expected_if: Condition | None = None  # left empty, it is reminded of
    show_if: Condition | None = None
    hint: str = ""
    example: str = ""
    guide: str = ""
    question: str = ""  # what to ask the producer
    unit: str = ""
    proposal: bool = False  # ours, not the form's
    starts_from: str = ""
    min: float | None = None
    max: float | None = None
    max_length: int | None = None
    lines: int = 1  # dotted lines on a blank paper; a tall entry on screen when > 1
    choices: tuple[Choice, ...] = ()
    choices_from: str = ""  # "producer_kinds": from the basis when loaded; or COOPERATIVES
    other: bool = False  # accepts her own words beside the choices
    holds: str = "money"  # of a figure: money | decimal | text
    columns: tuple[Column, ...] = ()
    fill_years: tuple[str, ...] = ()  # columns of years that may be filled from the first one


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One printed block as written in the file; `layout` gives it meaning. See PRINT_BLOCKS."""

    block: str
    text: str = ""
    of: str = ""
    left: str = ""
    right: str = ""
    align: str = ""  # left | center | right | justify
    bold: bool = False
    italic: bool = False
    indent: float = 0.0  # em
    lines: int = 0
    roles: tuple[str, ...] = ()  # columns of a table: name, role, role above
    show_if: Condition | None = None


# name → the attributes it takes besides `block` and `show_if`
PRINT_BLOCKS: Final[Mapping[str, frozenset[str]]] = {
    "national_header": frozenset(),
    # office at left ("|" breaks lines), Quốc hiệu at right; a letter's number and place and date
    "letterhead": frozenset({"left", "text", "right"}),
    "title": frozenset({"text"}),  # centred, bold; "|" breaks lines
    "subtitle": frozenset({"text", "bold", "italic"}),  # centred, below the title
    "part": frozenset({"text", "align"}),  # PHẦN …: bold
    "heading": frozenset({"text", "indent"}),  # 1. …: bold, kept with what follows
    "line": frozenset({"text", "bold", "italic", "indent", "align"}),  # text with {blanks}
    "paragraph": frozenset({"text", "bold", "italic"}),  # of a letter: its first row set in
    "items": frozenset({"of", "indent"}),  # an answer's lines, numbered 1., 2., …
    "answer": frozenset({"of", "text", "indent", "lines", "bold"}),  # label: answer, or dots
    "options": frozenset({"of", "text", "indent", "bold"}),  # label and a box for each choice
    "table": frozenset({"of", "text", "lines"}),  # a table field; `lines` blank rows at least
    "chart": frozenset({"of", "text"}),  # revenue | break_even | capital, of a plan
    "organisation": frozenset({"of", "roles", "text"}),  # a table of roles drawn as boxes
    "note": frozenset({"text"}),  # small, below a rule: a footnote
    "rule": frozenset({"align"}),  # a short one when it is centred
    "code": frozenset({"text", "right"}),  # `text` as a QR code, `right` beside it ("|" breaks)
    "page_break": frozenset(),
    "place_date": frozenset({"text"}),  # "…, ngày … tháng … năm …", at right, italic
    # "|" breaks lines; `text` stands over the right one
    "signatures": frozenset({"left", "right", "text"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One step of guided entry and what it prints; without fields it is printed only.

    `prints` None means: a heading with the title and one block for each field.
    """

    key: str
    title: str
    hint: str = ""
    guide: str = ""
    proposal: bool = False
    fields: tuple[Field, ...] = ()
    prints: tuple[Print, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A named check across fields; `text` is what the officer reads when it fails.

    A field may be a table's column ("chi_phi.thanh_tien"), also what another paper of the same
    plan answers ("bieu-03.lao_dong.so_nguoi"). {0}, {1} in the text are the figures compared.
    """

    name: str
    fields: tuple[str, ...]
    text: str
    reminds: bool = False

    def elsewhere(self) -> Iterator[str]:
        """Yield the paths into other papers: their codes have a hyphen, keys never do."""
        return (path for path in self.fields if "-" in path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One official form of one basis, or a working form of the program (`paper` False: no print).

    `sha256` is of the file's bytes as shipped and travels with answers.
    """

    basis: str
    code: str
    revision: int
    title: str  # as printed
    name: str  # short, for menus: "Biểu số 01"
    about: str  # producer | product | idea | office …
    source: str
    sha256: str
    paper: bool = True
    working: bool = False  # printed, but none of the decision's own
    notice: str = ""  # said on screen and in the footer of a working form
    sections: tuple[Section, ...] = ()
    head: tuple[Print, ...] = ()
    tail: tuple[Print, ...] = ()
    checks: tuple[Check, ...] = ()
    calculation: str = ""  # what is worked out while the form is filled: plan
    # what its tables mean to the calculation
    plan: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, hash=False)

    def fields(self) -> Iterator[Field]:
        """Yield every field in reading order."""
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> Field:
        """Return the field of that key; KeyError when there is none."""
        for found in self.fields():
            if found.key == key:
                return found
        raise KeyError(key)

    def steps(self) -> tuple[Section, ...]:
        """Return the sections that ask something."""
        return tuple(section for section in self.sections if section.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """The lowest class a product can have, with the names above it."""

    key: str
    title: str
    sector: str
    sector_key: str
    group: str = ""  # "" where the middle level is a known gap
    number: str = ""  # as the decision numbers it: "I.1.a"

    def path(self) -> str:
        """Return the names from the top down, joined for people."""
        return " › ".join(part for part in (self.sector, self.group, self.title) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column of a list; `paths` are read in order and joined by `separator`.

    A path: "#" (running number), a record's column ("product.name"), or an answer
    ("bieu-01.gia_ban": the form's code and field key), or a table's column
    ("bieu-02.nguyen_lieu.ten": its cells one after the other). Paths into a form the record did
    not fill are passed over.
    """

    label: str
    paths: tuple[str, ...]
    kind: str = "text"
    width: float = 12.0  # characters of the default font
    separator: str = ", "
    total: bool = False
    compute: str = ""  # product: what the paths lead to is multiplied


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDefinition:
    """A list that goes up, one row for each record `about` speaks of. {year} etc. in the texts."""

    basis: str
    code: str
    title: str
    about: str
    source: str
    subtitle: str = ""
    proposal: bool = False
    columns: tuple[ListColumn, ...] = ()
    landscape: bool = False  # as a paper
    sheet: str = "A4"  # of the printed workbook: A4, or A3 for a list of many figures
    left: str = ""  # letterhead; "|" breaks lines
    signature_left: str = ""
    signature_right: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One decision: what it is, when it is in force, how its world is arranged."""

    key: str
    name: str  # short: "QĐ 26/2026/QĐ-TTg"
    number: str
    issued_on: date
    issuer: str
    title: str
    in_force_from: date
    in_force_to: date | None
    replaces: tuple[str, ...] = ()
    inherits: str = ""
    summary: str = ""  # what it is for, our own words, for the first-run guide
    has_district: bool = False
    receiver: str = ""  # default receiver, {district} and {province} filled in
    producer_kinds: tuple[Choice, ...] = ()
    idea_forms: Mapping[str, str] = field(default_factory=dict)  # new|existing → form code
    plan_form: str = ""  # the form a plan is written in; "" where the basis has none
    form_codes: tuple[str, ...] = ()  # in menu order
    list_codes: tuple[str, ...] = ()
    leaves: tuple[Leaf, ...] = ()

    def producer_kind(self, key: str) -> Choice | None:
        """Return how this basis calls a kind of producer, None when it knows none such."""
        return next((kind for kind in self.producer_kinds if kind.stands_for(key)), None)

    def leaf(self, key: str) -> Leaf | None:
        """Return the leaf of that key, or None."""
        return next((leaf for leaf in self.leaves if leaf.key == key), None)
