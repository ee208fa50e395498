"""What products have won: how long it counts, where it shows, how lists bring it in."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from ocop_desktop.core.records import Query, Recognition
from ocop_desktop.exchange.read import read_records
from ocop_desktop.services import recognitions
from ocop_desktop.services.importing import Status
from ocop_desktop.services.recognitions import Standing, months_later, term
from tests.exchange import provincial

TODAY = date(2020, 3, 12)  # of the desk's clock


@pytest.fixture
def product(sample_desk):
    return sample_desk.products.page(Query())[0]


def won(product, **told):
    return Recognition(product_id=product.id, **told)


@pytest.mark.parametrize(
    ("told", "standing", "until", "computed"),
    [
        ({}, Standing.UNKNOWN, None, False),
        ({"valid_until": date(2020, 3, 12)}, Standing.SOON, date(2020, 3, 12), False),
        ({"valid_until": date(2020, 3, 11)}, Standing.EXPIRED, date(2020, 3, 11), False),
        ({"valid_until": date(2020, 9, 12)}, Standing.SOON, date(2020, 9, 12), False),
        ({"valid_until": date(2020, 9, 13)}, Standing.COUNTS, date(2020, 9, 13), False),
        (
            {"decided_on": date(2017, 6, 1), "stars": 3},
            *(Standing.SOON, date(2020, 6, 1), True),
        ),
        # One and two stars have no certificate that could end.
        ({"decided_on": date(2017, 6, 1), "stars": 2}, Standing.UNKNOWN, None, False),
    ],
)
def test_how_long_it_counts(told, standing, until, computed):
    found = term(Recognition(**told), TODAY)
    assert (found.standing, found.until, found.computed) == (standing, until, computed)


def test_months_end_with_their_last_day():
    assert months_later(date(2020, 2, 29), 36) == date(2023, 2, 28)
    assert months_later(date(2020, 8, 31), 6) == date(2021, 2, 28)
    assert months_later(date(2020, 12, 31), 12) == date(2021, 12, 31)


def test_the_rank_in_the_list_is_the_newest_that_has_not_expired(sample_desk, product):
    desk = sample_desk.recognitions
    desk.save(won(product, stars=3, decided_on=date(2019, 1, 1)))
    desk.save(won(product, stars=4, decided_on=date(2020, 1, 1)))
    desk.save(won(product, stars=5, decided_on=date(2016, 1, 1)))
    rank = desk.ranks([product.id])[product.id]
    assert (rank.stars, rank.standing) == (4, Standing.COUNTS)
    assert [one.stars for one in desk.of(product.id)] == [4, 3, 5]


def test_today_reminds_of_what_ends_and_not_of_what_was_renewed(sample_desk, product):
    desk = sample_desk.recognitions

    def reminded():
        return [r.text for r in sample_desk.today.look().reminders if r.screen == "products"]

    assert reminded() == []
    desk.save(won(product, stars=3, decided_on=date(2017, 6, 1)))
    assert reminded() == [
        "1 sản phẩm sắp hết hạn công nhận trong 6 tháng tới; nên chuẩn bị đánh giá lại."
    ]
    desk.save(won(product, stars=4, decided_on=date(2020, 3, 1)))
    assert recognitions.expiring(TODAY) == []


def test_list_filter_today_and_workbook_agree_on_the_rank(sample_desk, product, tmp_path):
    desk = sample_desk.recognitions
    desk.save(won(product, stars=4, decided_on=date(2017, 5, 1), valid_until=date(2020, 5, 1)))
    desk.save(won(product, stars=3, decided_on=date(2018, 1, 1), valid_until=date(2019, 12, 1)))
    assert desk.ranks([product.id])[product.id].stars == 4
    assert recognitions.expiring(TODAY) == list(desk.ranked("soon")) == [product.id]
    path = tmp_path / "a.xlsx"
    sample_desk.shown_lists.save("products", Query(ids=(product.id,)), path)
    cells = load_workbook(path).active.iter_rows(values_only=True)
    heads = next(row for row in cells if row[0] == "TT")
    assert next(cells)[heads.index("Hạng sao")] == 4


def test_delete_and_back(sample_desk, product):
    desk = sample_desk.recognitions
    desk.save(won(product, stars=3))
    (kept,) = desk.of(product.id)
    desk.trash(kept.id)
    assert desk.of(product.id) == []
    desk.restore(kept.id)
    desk.save(replace(desk.of(product.id)[0], stars=4))
    assert [one.stars for one in desk.of(product.id)] == [4]


def test_the_package_tells_what_its_products_have_won(sample_desk, tmp_path):
    row = sample_desk.transfer.look(2020).goes[0]
    sample_desk.recognitions.save(
        Recognition(product_id=row.product_id, stars=3, decided_on=date(2019, 5, 6))
    )
    path = tmp_path / "goi.ocop.zip"
    sample_desk.transfer.make(2020, path)
    told = [record for record in read_records(path) if record["type"] == "recognition"]
    won = [(one["product_id"], one["stars"], one["decided_on"]) for one in told]
    assert (row.product_id, 3, "2019-05-06") in won
    assert len(won) == 2  # the sample has one of its own


# --- lists that come in --------------------------------------------------------------------


def all_won(desk):
    return {
        (row.name, one.round, one.stars, one.decided_on, one.decision_number, one.valid_until)
        for row in desk.products.page(Query(limit=99))
        for one in desk.recognitions.of(row.id)
    }


def test_a_list_brings_both_rounds_in_and_the_second_time_nothing(desk, tmp_path):
    table = desk.importing.read(provincial.save(tmp_path / "tinh.xlsx"))
    done = desk.importing.carry_out(table, "tinh.xlsx")
    found = all_won(desk)
    assert (
        "Gạo tẻ thơm",
        "2020",
        3,
        date(2020, 12, 25),
        "123/QĐ-UBND",
        date(2023, 12, 25),
    ) in found
    assert ("Rượu nếp", "2021", 4, date(2021, 9, 5), "9/QĐ", None) in found
    assert ("Rượu nếp", "2024", 5, date(2024, 1, 2), "10/QĐ", date(2024, 6, 1)) in found
    again = desk.importing.carry_out(table, "tinh.xlsx")
    assert again.count(Status.SAME) == len(again.outcomes)
    assert all_won(desk) == found
    desk.importing.undo(done.import_id)
    assert all_won(desk) == set()


def test_a_list_mends_what_is_known_and_undo_brings_it_back(desk, tmp_path):
    table = desk.importing.read(provincial.save(tmp_path / "tinh.xlsx"))
    desk.importing.carry_out(table, "tinh.xlsx")
    row = next(r for r in desk.products.page(Query(limit=99)) if r.name == "Gạo tẻ thơm")
    (kept,) = desk.recognitions.of(row.id)
    desk.recognitions.save(replace(kept, stars=5, valid_until=date(2022, 1, 1)))
    before = all_won(desk)
    done = desk.importing.carry_out(table, "tinh.xlsx")
    assert done.count(Status.CHANGED) == 1
    assert [one.stars for one in desk.recognitions.of(row.id)] == [3]
    desk.importing.undo(done.import_id)
    assert all_won(desk) == before
