"""A list as a paper: what a sheet holds, in words."""

from dataclasses import replace
from datetime import date

from ocop_desktop.forms.paper import list_paper
from ocop_desktop.forms.paper.blocks import NationalHeader, Signature, Signatures, Table
from ocop_desktop.forms.paper.columns import Sheet, SheetColumn


def sheet(**told):
    columns = (
        SheetColumn(label="Số", kind="text"),
        SheetColumn(label="Ngày", kind="date"),
        SheetColumn(label="Giá", kind="money"),
    )
    rows = [("01", date(2020, 4, 2), 1250000), ("02", None, None)]
    return Sheet(name="x", title="SỔ", columns=columns, rows=rows, **told)


def block(document, kind):
    return next(each for each in document.blocks if isinstance(each, kind))


def test_cells_are_written_as_people_write_them():
    table = block(list_paper.document(sheet()), Table)
    assert [cell.text for cell in table.rows[0]] == ["01", "02/04/2020", "1.250.000"]
    assert [cell.text for cell in table.rows[1]] == ["02", "", ""]
    assert [cell.align for cell in table.rows[0]] == ["left", "center", "right"]


def test_head_and_signatures_stand_where_the_sheet_has_them():
    signed = Signatures(blocks=(None, Signature(title=("CHỦ TỊCH",))))
    told = sheet(
        left=("UBND", "XÃ A"), national=("CHXHCN", "Độc lập"), signatures=signed, place_date="A, 1"
    )
    document = list_paper.document(told, "chân")
    header = block(document, NationalHeader)
    assert (header.left, header.motto, document.footer) == (("UBND", "XÃ A"), "Độc lập", "chân")
    assert block(document, Signatures).blocks[1].above == "A, 1"
    assert not any(isinstance(b, Signatures) for b in list_paper.document(sheet()).blocks)


def test_the_register_lies_on_its_side_in_type_that_can_be_read():
    many = replace(sheet(), columns=(SheetColumn(label="Cột"),) * 9, rows=())
    upright, lying = (list_paper.document(replace(many, landscape=on)) for on in (False, True))
    assert (upright.landscape, lying.landscape) == (False, True)
    assert (block(upright, Table).largest, block(lying, Table).largest) == (9, 11)
