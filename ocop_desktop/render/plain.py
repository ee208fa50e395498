"""A document as plain text, for review, tests and the command line."""

from ocop_desktop.forms import organisation
from ocop_desktop.forms.organisation import Role
from ocop_desktop.forms.paper.blocks import (
    Block,
    Box,
    Cell,
    Chart,
    Code,
    Document,
    Dots,
    Line,
    NationalHeader,
    OrganisationChart,
    PageBreak,
    Recipients,
    Rule,
    Run,
    Series,
    Signature,
    Signatures,
    Table,
    Text,
)
from ocop_desktop.wording import charts as words

_INDENT = "  "
_DOTS = "……"
_STROKE = "-" * 20


def plain(document: Document) -> str:
    """Return the words of a document, line by line; blanks are dots, boxes `[x]` or `[ ]`."""
    lines = [document.draft_mark] if document.draft else []
    for block in document.blocks:
        lines += _lines(block)
    if document.footer:
        lines += [_STROKE, document.footer]
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> list[str]:
    match block:
        case Line():
            return ["".join(map(_run, block.runs)).replace("\u00a0", " ")]
        case Table():
            return [_row(block.head), *map(_row, block.rows)]
        case NationalHeader():
            return [*_letterhead(block), _STROKE]
        case Code():
            return [*block.lines, f"[QR] {block.text}"]
        case Signatures():
            return [line for part in block.blocks if part for line in _end(part)]
        case _:
            return _strokes(block)


def _strokes(block: Dots | Chart | OrganisationChart | Rule | PageBreak) -> list[str]:
    if isinstance(block, Chart | OrganisationChart):
        return drawn(block)
    if isinstance(block, Dots):
        return [_DOTS * 3] * block.lines
    return [_STROKE if isinstance(block, Rule) else "\f"]


def drawn(block: Chart | OrganisationChart) -> list[str]:
    """Return a chart in words: its figures line by line, or the roles, each under its own."""
    if isinstance(block, OrganisationChart):
        rows = organisation.outline(organisation.trees(block.boxes))
        return _said(block.title, *(f"{_INDENT * level}{_role(role)}" for level, role in rows))
    figures = [f"{series.name}: {_figures(block, series)}" for series in block.series]
    heading = f"{block.title} ({words.in_unit(block.unit)})" if block.unit else block.title
    mark = block.mark.text if block.mark else ""
    return _said(heading, block.axis, *figures, mark, block.note)


def _figures(chart: Chart, series: Series) -> str:
    show = words.share if series.style == "percent" else words.figure
    pairs = zip(chart.labels, series.values, strict=True)
    return "; ".join(f"{label} {show(value)}" for label, value in pairs)


def _role(role: Role) -> str:
    return f"- {role.title}: {role.name}" if role.name else f"- {role.title}"


def _run(run: Run) -> str:
    if isinstance(run, Text):
        return run.text
    if isinstance(run, Box):
        return "[x]" if run.checked else "[ ]"
    return _DOTS


def _row(cells: tuple[Cell, ...]) -> str:
    return " | ".join(cell.text for cell in cells).rstrip()


def _letterhead(header: NationalHeader) -> list[str]:
    return _said(*header.left, header.national, header.motto, header.number, header.place_date)


def _end(block: Signature | Recipients) -> list[str]:
    if isinstance(block, Recipients):
        return [block.label, *(f"- {line}" for line in block.lines)]
    return _said(block.above, *block.title, block.remark, block.name)


def _said(*lines: str) -> list[str]:
    return [line for line in lines if line]
