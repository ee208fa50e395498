"""A form and its answers laid out as the blocks of a paper."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from ocop_desktop.core.records import Office, Plan, Record
from ocop_desktop.forms import calculations
from ocop_desktop.forms.conditions import holds
from ocop_desktop.forms.organisation import Role
from ocop_desktop.forms.paper.blocks import (
    Blank,
    Block,
    Box,
    Code,
    Document,
    Dots,
    Line,
    NationalHeader,
    OrganisationChart,
    PageBreak,
    Rule,
    Run,
    Signature,
    Signatures,
    Text,
)
from ocop_desktop.forms.paper.filled_text import Filler
from ocop_desktop.forms.paper.signing import signature
from ocop_desktop.forms.paper.tables import EMPTY_ROWS, table
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.forms.plan import charts as plan_charts
from ocop_desktop.forms.spec import OTHER, Basis, Choice, Field, Form, Print, Section
from ocop_desktop.wording import paper as words

_TICKED: Final = frozenset({"choice", "choices", "yes_no"})
_GAP: Final = "\u2003"  # an em before each option
_SHORT: Final = 40  # letters of a label that stays on one row
_TIE: Final = "\u00a0"  # keeps a box with its words
_FIRST: Final = 2.75  # em: 1.27 cm, the first row of a letter's paragraphs

Builder = Callable[[Filler, Print], Iterator[Block]]


def document(
    form: Form,
    values: Mapping[str, Any],
    *,
    records: Mapping[str, Record],
    basis: Basis,
    draft: bool,
    footer: str,
    blank: bool = False,
    leave_out: Collection[str] = (),
    unread: int = 0,
) -> Document:
    """Return the paper of one form.

    `values` are by field key; what the form's calculation fills is added where it is not there
    yet. A `blank` paper takes no answers and prints every alternative, but no charts.
    `leave_out` names sections that are not printed. Of so many `unread` cells that figures leave
    out a line speaks below the head.
    """
    told = calculations.blank(form) if blank else calculations.complete(form, values)
    filler = Filler(form, told, records, basis)
    if blank:
        filler.values = told  # of questions that are not always asked as well
    prints = (p for p in _prints(form, leave_out, unread) if _wanted(p, filler, blank=blank))
    office = records.get("office")
    return Document(
        title=form.title.replace("|", " "),
        blocks=tuple(block for item in prints for block in _BUILDERS[item.block](filler, item)),
        draft=draft,
        draft_mark=words.DRAFT if draft else "",
        footer=footer,
        author=office.commune if isinstance(office, Office) else "",
    )


def _prints(form: Form, leave_out: Collection[str], unread: int) -> Iterator[Print]:
    yield from form.head
    if unread:
        yield Print(block="paragraph", text=words.not_counted(unread))
    for section in form.sections:
        if section.key not in leave_out:
            yield from section.prints if section.prints is not None else _default(section)
    yield from form.tail


def _wanted(item: Print, filler: Filler, *, blank: bool) -> bool:
    if blank:
        return item.block != "chart"
    return item.show_if is None or holds(item.show_if, filler.values)


def _default(section: Section) -> Iterator[Print]:
    """Yield what a section prints when its definition does not say: its title, every field."""
    yield Print(block="heading", text=_literal(section.title))
    for field in section.fields:
        yield Print(block=_block_for(field), of=field.key)


def _block_for(field: Field) -> str:
    if field.kind == "table":
        return "table"
    return "options" if field.kind in _TICKED else "answer"


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


# --- one builder for each print block ---------------------------------------------------------


def _national_header(_filler: Filler, _item: Print) -> Iterator[Block]:
    yield NationalHeader(national=words.NATIONAL, motto=words.MOTTO)


def _letterhead(filler: Filler, item: Print) -> Iterator[Block]:
    left = tuple(filler.flat(part).upper() for part in filler.parts(item.left))
    yield NationalHeader(
        left=left,
        national=words.NATIONAL,
        motto=words.MOTTO,
        number=filler.flat(item.text),
        place_date=filler.flat(item.right),
    )


def _title(filler: Filler, item: Print) -> Iterator[Block]:
    for part in filler.parts(item.text):
        yield Line(runs=filler.runs(part, bold=True), style="title", align="center")


def _subtitle(filler: Filler, item: Print) -> Iterator[Block]:
    for part in filler.parts(item.text):
        runs = filler.runs(part, bold=item.bold, italic=item.italic)
        yield Line(runs=runs, style="subtitle", align="center")


def _part(filler: Filler, item: Print) -> Iterator[Block]:
    runs = filler.runs(item.text, bold=True)
    yield Line(runs=runs, style="part", align=item.align or "center")


def _heading(filler: Filler, item: Print) -> Iterator[Block]:
    yield Line(runs=filler.runs(item.text, bold=True), style="heading", indent=item.indent)


def _line(filler: Filler, item: Print) -> Iterator[Block]:
    yield Line(
        runs=filler.runs(item.text, bold=item.bold, italic=item.italic),
        align=item.align or "justify",
        indent=item.indent,
    )


def _paragraph(filler: Filler, item: Print) -> Iterator[Block]:
    runs = filler.runs(item.text, bold=item.bold, italic=item.italic)
    yield Line(runs=runs, align="justify", first=_FIRST)


def _items(filler: Filler, item: Print) -> Iterator[Block]:
    for index, text in enumerate(filler.answer(item.of).split("\n"), 1):
        runs = (Text(f"{index}. "), Text(text, answer=True) if text else Blank())
        yield Line(runs=runs, align="justify", indent=item.indent)


def _answer(filler: Filler, item: Print) -> Iterator[Block]:
    field = filler.field(item.of)
    label = filler.runs(_label(item, field), bold=item.bold)
    answer = filler.answer(item.of)
    if not answer:
        yield Line(runs=(*label, Blank(), *_unit(field)), indent=item.indent)
        dotted = (item.lines or field.lines) - 1
        if dotted > 0:
            yield Dots(lines=dotted, indent=item.indent)
        return
    first, *rest = answer.split("\n")
    runs = (*label, Text(first, answer=True), *_unit(field))
    yield Line(runs=runs, align="justify", indent=item.indent)
    for paragraph in filter(str.strip, rest):
        runs = (Text(paragraph, answer=True),)
        yield Line(runs=runs, align="justify", indent=item.indent)


def _label(item: Print, field: Field) -> str:
    label = (item.text or _literal(field.label)).rstrip()
    return f"{label} " if label.endswith((":", ".", "?", ";")) or not label else f"{label}: "


def _unit(field: Field) -> tuple[Run, ...]:
    return (Text(f" {field.unit}"),) if field.unit else ()


def _options(filler: Filler, item: Print) -> Iterator[Block]:
    field = filler.field(item.of)
    runs: list[Run] = [*filler.runs(_label(item, field).rstrip(), bold=item.bold)]
    for choice in _choices(field):
        box = Box(filler.holds_option(field.key, choice.key))
        runs += [Text(_GAP), box, Text(_TIE + _tied(choice.label))]
    if field.other:
        runs += [Text(_GAP), *_other(filler, field)]
    yield Line(runs=tuple(runs), indent=item.indent)


def _tied(label: str) -> str:
    """Return a short label in one piece, so that it stands beside its box."""
    return label.replace(" ", _TIE) if len(label) <= _SHORT else label


def _choices(field: Field) -> tuple[Choice, ...]:
    if field.kind == "yes_no" and not field.choices:
        return (Choice(key="yes", label=words.YES), Choice(key="no", label=words.NO))
    return field.choices


def _other(filler: Filler, field: Field) -> tuple[Run, ...]:
    """Return the box for her own words, with them or with dots behind it."""
    value = filler.values.get(field.key, "")
    held = value if isinstance(value, list | tuple) else (value,)
    own = ", ".join(v.removeprefix(OTHER) for v in held if str(v).startswith(OTHER))
    label = Text(f"{_TIE}{words.OTHER}: ")
    return (Box(bool(own)), label, Text(own, answer=True) if own else Blank())


def _note(filler: Filler, item: Print) -> Iterator[Block]:
    yield Rule(short=True)
    for part in filler.parts(item.text):
        yield Line(runs=filler.runs(part), style="note", align="justify")


def _rule(_filler: Filler, item: Print) -> Iterator[Block]:
    yield Rule(short=item.align == "center", align=item.align or "left")


def _code(filler: Filler, item: Print) -> Iterator[Block]:
    """Yield the code; only its words, with dots, while what it says is not known."""
    if any(isinstance(run, Blank) for run in filler.runs(item.text)):
        for part in filter(None, filler.parts(item.right)):
            yield Line(runs=filler.runs(part))
    else:
        lines = tuple(filter(None, map(filler.flat, filler.parts(item.right))))
        yield Code(text=filler.flat(item.text), lines=lines)


def _page_break(_filler: Filler, _item: Print) -> Iterator[Block]:
    yield PageBreak()


def _place_date(filler: Filler, item: Print) -> Iterator[Block]:
    yield Line(runs=filler.runs(item.text or words.PLACE_DATE, italic=True), align="right")


def _signatures(filler: Filler, item: Print) -> Iterator[Block]:
    left = _signature(filler, item.left)
    right = _signature(filler, item.right, filler.flat(item.text))
    yield Signatures(blocks=(left, right))


def _signature(filler: Filler, text: str, above: str = "") -> Signature | None:
    return signature(map(filler.flat, text.split("|")), above) if text else None


# --- pictures and tables -----------------------------------------------------------------------


def _chart(filler: Filler, item: Print) -> Iterator[Block]:
    yield from _above(filler, item)
    numbers = plan_answers.numbers(filler.form, filler.values)
    plan = filler.record("plan")
    year = plan.year if isinstance(plan, Plan) else None
    drawn = plan_charts.charts(numbers.plan, numbers.figures, year or None)
    yield drawn[plan_charts.KINDS.index(item.of)]


def _organisation(filler: Filler, item: Print) -> Iterator[Block]:
    yield from _above(filler, item)
    boxes = tuple(_role(row, *item.roles) for row in filler.values.get(item.of) or ())
    if boxes:
        yield OrganisationChart(boxes=boxes)
    else:
        yield Dots(lines=EMPTY_ROWS)


def _role(row: Mapping[str, Any], name: str, role: str, above: str) -> Role:
    """Return the box of a row; who has no role is shown by the name."""
    title = row.get(role) or row.get(name) or ""
    return Role(
        id=row["id"],
        title=title,
        name=(row.get(name) or "") if row.get(role) else "",
        above=row.get(above) or "",
    )


def _above(filler: Filler, item: Print) -> Iterator[Block]:
    if item.text:
        yield Line(runs=filler.runs(item.text), style="heading")


def _table(filler: Filler, item: Print) -> Iterator[Block]:
    yield from _above(filler, item)
    yield table(filler.field(item.of), filler.values.get(item.of) or (), item.lines)


_BUILDERS: Final[Mapping[str, Builder]] = {
    "national_header": _national_header,
    "letterhead": _letterhead,
    "title": _title,
    "subtitle": _subtitle,
    "part": _part,
    "heading": _heading,
    "line": _line,
    "paragraph": _paragraph,
    "items": _items,
    "answer": _answer,
    "options": _options,
    "table": _table,
    "chart": _chart,
    "organisation": _organisation,
    "note": _note,
    "rule": _rule,
    "code": _code,
    "page_break": _page_break,
    "place_date": _place_date,
    "signatures": _signatures,
}
