"""One sheet of a plan's workbook drawn: cells for input tinted and open, all others locked."""

from copy import copy
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ocop_desktop.render.workbook.cell_styles import LINE, TEXT
from ocop_desktop.render.workbook.cell_texts import A4, RISKY, TALLEST, lines, writable
from ocop_desktop.render.workbook.plan.page import FIRST, Formula, Kind, Page, Placed, cells
from ocop_desktop.wording import paper
from ocop_desktop.wording import plan_workbook as words

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    _Cell: TypeAlias = Cell | MergedCell
    _Look: TypeAlias = tuple[str, Kind, bool, bool, bool]

_FONT: Final = "Times New Roman"
_SIZE: Final = 12
_TITLE_SIZE: Final = 14
_AIR: Final = 3  # points above and below the letters of a line
_INPUT: Final = "FFF4CE"  # light yellow; a light grey on a printer without colours
_HEAD: Final = "E7EBE9"
_WHOLE: Final = "#,##0"
_EXACT: Final = "#,##0.######"
_OWN_FORMAT: Final = 200  # numbers below 164 are the spreadsheet's own
_BOLD: Final = 0.92  # bold letters are wider
_FORMATS: Final = {
    Kind.COUNT: "0",
    Kind.TEXT: "@",
    Kind.CHOICE: "General",
    Kind.NUMBER: "#,##0.###",  # whole numbers get _WHOLE: no idle comma behind them
    Kind.MONEY: _WHOLE,
    Kind.SHARE: "0.0%",
}
_ALIGN: Final = {Kind.COUNT: "center", Kind.CHOICE: "center", Kind.TEXT: "left"}


def draw(page: Page, below: str, ws: "Worksheet") -> None:
    """Draw title, the names in `below`, note and table; set how it is typed into and printed."""
    _print_set_up(page, ws)
    _heading(page, below, ws)
    _head(page, ws)
    placed = list(cells(page))
    looks: dict[_Look, Any] = {}
    for cell in placed:
        _cell(cell, ws, looks)
    _heights(page, placed, ws)
    _entry_rules(page, placed, ws)
    _whole_numbers(placed, ws)
    ws.freeze_panes = f"A{FIRST}"
    ws.protection.sheet = True
    ws.protection.formatColumns = ws.protection.formatRows = False  # these stay allowed


def _print_set_up(page: Page, ws: "Worksheet") -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    ws.page_setup.orientation, ws.page_setup.paperSize = "landscape", A4
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.print_options.horizontalCentered = True
    ws.page_margins.left = ws.page_margins.right = 0.4  # inches
    ws.page_margins.top = ws.page_margins.bottom = 0.6
    ws.page_margins.header = ws.page_margins.footer = 0.3
    ws.print_title_rows = f"{FIRST - 1}:{FIRST - 1}"
    if ws.oddFooter is not None:
        ws.oddFooter.left.text = page.tab
        ws.oddFooter.right.text = paper.page_of("&P", "&N")
    for place, column in enumerate(page.columns, 1):
        ws.column_dimensions[_letter(place)].width = column.width


# --- above the table ----------------------------------------------------------------------------


def _heading(page: Page, below: str, ws: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Font

    width = sum(column.width for column in page.columns)
    note = words.NOTES[page.tab]
    texts = (words.TITLES[page.tab], writable(below), note)
    fonts = (Font(_FONT, _TITLE_SIZE, b=True), Font(_FONT, _SIZE), Font(_FONT, _SIZE, i=True))
    for row, (text, font) in enumerate(zip(texts, fonts, strict=True), 1):
        cell = ws.cell(row, 1)
        _put(cell, text)
        cell.font = font
        cell.alignment = Alignment(
            "center" if row < len(texts) else "left", "center", wrap_text=True
        )
        ws.row_dimensions[row].height = LINE * (lines(text, width) + 0.3)
        ws.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(page.columns))


def _head(page: Page, ws: "Worksheet") -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for place, column in enumerate(page.columns, 1):
        cell = ws.cell(FIRST - 1, place, column.label)
        cell.font = Font(_FONT, _SIZE, b=True)
        cell.fill = PatternFill("solid", _HEAD)
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.border = _frame()
    tallest = max(lines(column.label, column.width * _BOLD) for column in page.columns)
    ws.row_dimensions[FIRST - 1].height = LINE * tallest + 4


# --- the table ----------------------------------------------------------------------------------


def _cell(placed: Placed, ws: "Worksheet", looks: "dict[_Look, Any]") -> None:
    """Write one cell; each look is made once, for that takes far longer than all the rest."""
    cell = ws.cell(placed.row, placed.column)
    look = _format(placed), placed.kind, placed.bold, placed.shaded, placed.typed
    if look not in looks:
        _make_look(cell, placed)
        looks[look] = cell._style  # type: ignore[union-attr] # noqa: SLF001
    cell._style = copy(looks[look])  # type: ignore[union-attr] # noqa: SLF001
    content = placed.content
    if isinstance(content, Formula):
        cell.value = f"={content.text}"
    elif isinstance(content, str):
        _put(cell, content)
    else:
        cell.value = content


def _make_look(cell: "_Cell", placed: Placed) -> None:
    from openpyxl.styles import Font, PatternFill, Protection

    cell.font = Font(_FONT, _SIZE, b=placed.bold)
    cell.alignment = _alignment(placed.kind)
    cell.border = _frame()
    cell.number_format = _format(placed)
    if placed.shaded:
        cell.fill = PatternFill("solid", _HEAD)
    if placed.typed:
        cell.fill = PatternFill("solid", _INPUT)
        cell.protection = Protection(locked=False)


def _alignment(kind: Kind) -> Any:
    """Return how a cell stands: words break, large numbers grow small instead of "###"."""
    from openpyxl.styles import Alignment

    is_word = kind in _ALIGN
    return Alignment(
        _ALIGN.get(kind, "right"), "center", wrap_text=is_word, shrink_to_fit=not is_word
    )


def _format(placed: Placed) -> str:
    """Return the number format: what is typed is shown as exactly as it counts."""
    if placed.kind is Kind.TEXT and isinstance(placed.content, Formula):
        return "General"  # what is formatted as text stops calculating once touched
    return _EXACT if placed.kind is Kind.NUMBER and placed.typed else _FORMATS[placed.kind]


def _put(cell: "_Cell", text: str) -> None:
    """Put a text that no spreadsheet takes for a formula; nothing for an empty one."""
    kept = writable(text)
    cell.value = kept or None
    if kept:
        cell.data_type = TEXT
        cell.quotePrefix = kept.startswith(RISKY)


def _heights(page: Page, placed: list[Placed], ws: "Worksheet") -> None:
    """Make lines as high as their texts need: not every viewer does so by itself."""
    tallest = {cell.row: 1 for cell in placed}
    for cell in placed:
        content = cell.content
        text = content.value if isinstance(content, Formula) else content
        if isinstance(text, str) and cell.kind in _ALIGN:
            width = page.columns[cell.column - 1].width
            count = lines(text, width * _BOLD if cell.bold else width)
            tallest[cell.row] = max(tallest[cell.row], count)
    for row, count in tallest.items():
        ws.row_dimensions[row].height = min(LINE * count + _AIR, TALLEST)


# --- what may be typed --------------------------------------------------------------------------


def _entry_rules(page: Page, placed: list[Placed], ws: "Worksheet") -> None:
    """Let cells for input take only numbers, or one of the words offered."""
    by_column: dict[int, list[Placed]] = {}
    for cell in placed:
        if cell.typed and cell.kind is not Kind.TEXT:
            by_column.setdefault(cell.column, []).append(cell)
    for column, typed in by_column.items():
        choices = page.columns[column - 1].choices
        rule = _choice_rule(choices) if choices else _number_rule()
        rule.showErrorMessage = True
        rule.add(f"{typed[0].coordinate}:{typed[-1].coordinate}")
        ws.add_data_validation(rule)


def _choice_rule(choices: tuple[str, ...] | str) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = choices if isinstance(choices, str) else f'"{",".join(choices)}"'
    return DataValidation("list", formula1=offered, allow_blank=True, error=words.CHOICE_WANTED)


def _number_rule() -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    return DataValidation(
        "decimal", "between", "-1E+15", "1E+15", allow_blank=True, error=words.NUMBER_WANTED
    )


def _whole_numbers(placed: list[Placed], ws: "Worksheet") -> None:
    """Show whole numbers without the comma of the fraction they do not have."""
    numbers = [cell for cell in placed if cell.kind is Kind.NUMBER]
    for typed, places in ((True, 6), (False, 2)):
        if cells_of := [cell.coordinate for cell in numbers if cell.typed is typed]:
            ws.conditional_formatting.add(" ".join(cells_of), _whole_rule(cells_of[0], places))


def _whole_rule(first: str, places: int) -> Any:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.styles.numbers import NumberFormat

    whole = DifferentialStyle(numFmt=NumberFormat(numFmtId=_OWN_FORMAT, formatCode=_WHOLE))
    is_whole = f"IF(ISNUMBER({first}),ROUND({first},{places})=ROUND({first},0))"
    return Rule("expression", dxf=whole, formula=[is_whole])


def _frame() -> Any:
    from openpyxl.styles import Border, Side

    side = Side("thin")
    return Border(side, side, side, side)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
