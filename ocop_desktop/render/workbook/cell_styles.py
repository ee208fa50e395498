"""How cells of a workbook look. Each look is made once; cells share it, which is far faster."""

from copy import copy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LINE: Final = 16.5  # points, height of one line
TEXT: Final = "s"  # openpyxl's sign for a cell that holds text, whatever it looks like
_FONT: Final = "Times New Roman"
_SIZE: Final = 12
_TITLE_SIZE: Final = 14
_WHOLE: Final = "#,##0"
_FRACTION: Final = "#,##0.##"
_FIGURE: Final = "number"  # how looks of figures begin
# bold, italic, underlined, alignment, framed
_LOOKS: Final[dict[str, tuple[bool, bool, bool, str, bool]]] = {
    "bold": (True, False, False, "center", False),
    "motto": (True, False, True, "center", False),
    "title": (True, False, False, "center", False),
    "italic": (False, True, False, "center", False),
    "head": (True, False, False, "center", True),
    "cell": (False, False, False, "left", True),
    "total": (True, False, False, "left", True),
    "count": (False, False, False, "center", True),
    "number": (False, False, False, "right", True),
    "number total": (True, False, False, "right", True),
}


class CellStyles:
    """Makes cells of one worksheet."""

    def __init__(self, ws: "Worksheet") -> None:
        self._ws = ws
        self._looks: dict[tuple[str, str], Any] = {}

    def text(self, text: str, look: str) -> "Cell":
        """Return a text cell; phone numbers and codes keep their zeros."""
        return self._cell(text, look, "@")

    def number(self, value: int | Decimal | date, excel_format: str, look: str) -> "Cell":
        """Return a number or date; no idle decimal comma stands behind a whole number."""
        if excel_format in (_FRACTION, "@") and not isinstance(value, date):
            excel_format = _WHOLE if value == int(value) else _FRACTION
        if isinstance(value, date) and look == "number":
            look = "count"  # at the right edge a date would run into the words beside it
        return self._cell(value, look, excel_format)

    def _cell(self, value: Any, look: str, excel_format: str) -> "Cell":
        from openpyxl.cell import WriteOnlyCell

        key = (look, excel_format)
        if key not in self._looks:
            self._looks[key] = self._made(look, excel_format)
        cell = WriteOnlyCell(self._ws, value)
        if isinstance(value, str):
            cell.data_type = TEXT
        cell._style = copy(self._looks[key])  # type: ignore[attr-defined] # noqa: SLF001
        return cell

    def _made(self, look: str, excel_format: str) -> Any:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, Side

        bold, italic, underlined, align, framed = _LOOKS[look]
        model = WriteOnlyCell(self._ws)
        size = _TITLE_SIZE if look == "title" else _SIZE
        model.font = Font(_FONT, size, b=bold, i=italic, u="single" if underlined else None)
        upright = "center" if bold or not framed else "top"
        is_figure = look.startswith(_FIGURE)  # too long, it would be shown as ####
        model.alignment = Alignment(
            align, upright, wrap_text=not is_figure, shrink_to_fit=is_figure
        )
        if framed:
            side = Side("thin")
            model.border = Border(side, side, side, side)
        model.number_format = excel_format
        return model._style  # type: ignore[attr-defined] # noqa: SLF001
