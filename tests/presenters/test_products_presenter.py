"""The list of products: the rank in words, and the filter by it."""

from datetime import date
from types import SimpleNamespace

import pytest

from ocop_desktop.core.records import Query, Recognition
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.parts.pills import Pill
from ocop_desktop.ui.screens.products.presenter import ProductsPresenter


@pytest.mark.parametrize(
    ("told", "shown", "found"),
    [
        ({"decided_on": date(2019, 6, 1), "stars": 3}, "3 ★", 3),
        ({"valid_until": date(2020, 5, 1), "stars": 4}, "4 ★, đến 05/2020", "soon"),
        ({"valid_until": date(2019, 12, 25), "stars": 3}, "3 ★, hết hạn 12/2019", "expired"),
        (None, "", ""),
    ],
)
def test_the_list_says_the_rank_in_words_and_is_filtered_by_it(sample_desk, told, shown, found):
    first, *_ = sample_desk.products.page(Query())
    if told:
        sample_desk.recognitions.save(Recognition(product_id=first.id, **told))
    bus, toast = Bus(lambda _: None), lambda *_: None
    context = SimpleNamespace(desk=sample_desk, bus=bus, toast=toast, go=None)
    presenter = ProductsPresenter(context)
    assert [label for _, label in presenter.ranks()[1:6]] == [f"{n} sao" for n in range(1, 6)]
    query = presenter.query("", {"rank": found}, "")
    (row,) = [row for row in presenter.fetch(query) if row.id == first.id]
    assert presenter.rank(row) == shown
    tone = {"soon": "remind", "expired": "plain"}.get(found)
    assert presenter.pill(row) == (Pill(shown, tone) if tone else None)
    for other in {3, "soon", "expired", ""} - {found}:
        query = presenter.query("", {"rank": other}, "")
        assert first.id not in [row.id for row in presenter.fetch(query)]
        assert presenter.count(query) == len(presenter.fetch(query))
