"""Results put beside the formulas of a workbook, where openpyxl leaves them out.

A viewer that does not calculate (protected view, a telephone) shows them.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Final, TypeAlias
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from ocop_desktop.render.workbook.cell_texts import writable

Results: TypeAlias = Mapping[str, Decimal | int | str | None]  # by cell: "D5"

_FORMULA: Final = re.compile(
    r'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>.*?</f>)<v\s*(?:/>|></v>)', re.DOTALL
)


def with_results(book: bytes, results: Sequence[Results]) -> bytes:
    """Return the workbook with the results of its sheets, first sheet first."""
    done = BytesIO()
    by_name = {f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(results, 1)}
    with ZipFile(BytesIO(book)) as old, ZipFile(done, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename in by_name:
                part = _filled(part.decode(), by_name[info.filename]).encode()
            new.writestr(info, part)
    return done.getvalue()


def _filled(sheet: str, results: Results) -> str:
    def put(found: re.Match[str]) -> str:
        cell, attributes, formula = found.groups()
        value = results[cell]
        if isinstance(value, str) or value is None:
            return (
                f'<c r="{cell}"{attributes} t="str">{formula}<v>{escape(writable(value or ""))}</v>'
            )
        return f'<c r="{cell}"{attributes}>{formula}<v>{value}</v>'

    return _FORMULA.sub(put, sheet)
