"""Lists that come in: the preview is exactly the import, twice changes nothing, undo takes back."""

import dataclasses

import pytest
from openpyxl import load_workbook

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.services.importing import Status
from ocop_desktop.store import producers
from tests.exchange import provincial


def dump(desk):
    rows = [*desk.producers.page(Query(limit=999)), *desk.products.page(Query(limit=999))]
    return sorted((row.name, getattr(row, "phone", "")) for row in rows)


@pytest.fixture
def table(desk, tmp_path):
    return desk.importing.read(provincial.save(tmp_path / "tinh.xlsx"))


def test_the_provinces_list_comes_in_with_its_quirks(desk, table):
    report = desk.importing.carry_out(table, "tinh.xlsx")
    assert [outcome.status for outcome in report.outcomes] == [Status.NEW] * len(report.outcomes)
    names = {row.name for row in desk.producers.page(Query())}
    assert names == {"HTX Nông nghiệp Đại Xuân", "Hộ Trần Văn Đông"}
    cooperative = next(r for r in desk.producers.page(Query()) if r.name.startswith("HTX"))
    assert (cooperative.kind, cooperative.phone) == ("cooperative", "0912345678")
    assert desk.products.count(Query()) == 4
    assert report.passed_over


def test_the_preview_says_exactly_what_the_import_then_does(desk, table):
    before = dump(desk)
    preview = desk.importing.preview(table)
    assert dump(desk) == before
    done = desk.importing.carry_out(table, "tinh.xlsx")
    assert preview.outcomes == done.outcomes


def test_the_second_time_nothing_changes(desk, table):
    desk.importing.carry_out(table, "tinh.xlsx")
    before = dump(desk)
    again = desk.importing.carry_out(table, "tinh.xlsx")
    assert {outcome.status for outcome in again.outcomes} == {Status.SAME}
    assert dump(desk) == before


def test_an_import_can_be_taken_back_whole(desk, table):
    desk.ideas.start(product_name="Gạo tẻ thơm", producer_name="HTX Nông nghiệp Đại Xuân")
    before = dump(desk)
    report = desk.importing.carry_out(table, "tinh.xlsx")
    assert dump(desk) != before
    desk.importing.undo(report.import_id)
    assert dump(desk) == before


def test_what_was_changed_since_is_not_taken_back_and_is_named(desk, table):
    report = desk.importing.carry_out(table, "tinh.xlsx")
    row = desk.producers.page(Query())[0]
    producers.save(dataclasses.replace(producers.get(row.id), phone="0999999999"), "")
    after = dump(desk)
    with pytest.raises(Refusal, match=row.name):
        desk.importing.undo(report.import_id)
    assert dump(desk) == after


def test_our_template_filled_in_makes_ideas(desk, tmp_path):
    path = desk.importing.template("ideas", tmp_path / "mau.xlsx")
    book = load_workbook(path)
    sheet = book.active
    table = desk.importing.read(path)
    where = {column.meaning: column.index for column in table.columns}
    told = {
        "product_name": "Mắm tép",
        "producer_name": "Hộ Nguyễn Thị Tép",
        "classification": "Gạo, ngũ cốc",
        "priority": 2,
    }
    for meaning, value in told.items():
        sheet.cell(table.header_row + 1, where[meaning], value)
    book.save(path)
    desk.importing.carry_out(desk.importing.read(path), "mau.xlsx")
    (row,) = desk.ideas.page(Query())
    assert (row.product_name, row.priority, row.classification) == ("Mắm tép", 2, "gao-ngu-coc")
