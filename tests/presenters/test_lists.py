"""The lists without a screen: rows by page, choosing, trash and undo, queries."""

from types import SimpleNamespace

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.services.changes import Changes
from ocop_desktop.ui.bus import Bus
from ocop_desktop.ui.lists.presenter import ListPresenter
from ocop_desktop.ui.lists.rows import PAGE, Rows, Selection


class Shelf:
    def __init__(self, size=1000):
        self.size, self.asked, self.trashed = size, [], []

    def page(self, query):
        self.asked.append((query.offset, query.limit))
        last = min(query.offset + query.limit, self.size)
        return [SimpleNamespace(id=f"r{n}") for n in range(query.offset, last)]

    def count(self, _query):
        return self.size

    def trash(self, one):
        if one == "kept":
            raise Refusal("CT-02", "Không xóa được.")
        self.trashed.append(one)
        return Changes.of(("product", one))

    def restore(self, one):
        self.trashed.remove(one)
        return Changes.of(("product", one))


class Presenter(ListPresenter):
    name, about, order = "products", "product", "name"


@pytest.fixture
def rows():
    made = Rows((shelf := Shelf()).page, shelf.count)
    made.ask(Query())
    made.shelf = shelf
    return made


def test_a_page_is_asked_for_once(rows):
    assert rows.at(3).id == "r3"
    assert rows.at(PAGE - 1).id == f"r{PAGE - 1}"
    assert rows.shelf.asked == [(0, PAGE)]


def test_a_list_that_became_shorter_has_no_row_there(rows):
    rows.shelf.size = 5
    assert rows.at(7) is None


def test_choosing_is_as_in_a_file_manager(rows):
    chosen = Selection(rows)
    chosen.only(2)
    chosen.stretch(4)
    assert chosen.in_order() == ["r2", "r3", "r4"]
    chosen.toggle(3)
    assert chosen.in_order() == ["r2", "r4"]
    chosen.everything()
    assert len(chosen.ids) == 1000


def make(shelf):
    told, seen, kept = [], [], {}
    bus = Bus(told.append)
    bus.listen({"product"}, seen.append)
    settings = SimpleNamespace(
        setting=lambda name, default=None: kept.get(name, default), put_setting=kept.__setitem__
    )
    desk = SimpleNamespace(offices=settings)
    context = SimpleNamespace(desk=desk, bus=bus, toast=lambda *a: told.append(a), go=None)
    return Presenter(context, shelf), told, seen


def test_the_trash_can_be_undone_from_the_toast():
    shelf = Shelf()
    presenter, told, seen = make(shelf)
    presenter.trash(["a", "b"])
    assert shelf.trashed == ["a", "b"]
    told[0][2]()
    assert shelf.trashed == []
    assert len(seen) == 4


def test_a_refusal_half_way_still_offers_undo_for_the_rest():
    shelf = Shelf()
    presenter, told, _seen = make(shelf)
    with pytest.raises(Refusal):
        presenter.trash(["a", "kept", "b"])
    assert shelf.trashed == ["a"]
    told[0][2]()
    assert shelf.trashed == []


def test_what_is_in_the_trash_can_be_taken_back():
    shelf = Shelf()
    shelf.trashed = ["a", "b"]
    presenter, told, seen = make(shelf)
    presenter.take_back(["b"])
    assert shelf.trashed == ["a"]
    assert len(seen) == len(told) == 1


def test_a_list_never_opens_on_the_trash():
    presenter, _told, _seen = make(Shelf())
    presenter.remember({"kind": None, "trashed": True}, "")
    assert presenter.remembered() == ({"kind": None}, "")


def test_filters_and_order_are_remembered():
    presenter, _told, _seen = make(Shelf())
    assert presenter.remembered() == ({}, "")
    presenter.remember({"kind": "cooperative"}, "-name")
    assert presenter.remembered() == ({"kind": "cooperative"}, "-name")


def test_the_last_deletion_is_taken_back_once():
    shelf = Shelf()
    presenter, told, _seen = make(shelf)
    presenter.trash(["a"])
    presenter.trash(["b"])
    presenter.undo()
    presenter.undo()
    assert shelf.trashed == ["a"]
    assert len(told) == 3
