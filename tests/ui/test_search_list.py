"""The virtual list: what it asks for, what it shows, how it is moved through."""

from types import SimpleNamespace

import pytest

from ocop_desktop.core.records import Query
from ocop_desktop.ui.lists.search_list import SearchList
from ocop_desktop.ui.lists.wants import ListColumn, ListFilter, ListWants
from ocop_desktop.ui.parts.pills import Pill
from ocop_desktop.ui.parts.wrapping import shortened

pytestmark = pytest.mark.tk
MANY = 100_000


class Source:
    """A hundred thousand rows that exist only when asked for."""

    def __init__(self):
        self.asked = []
        self.opened = []
        self.deleted = []

    def count(self, query):
        return MANY if not query.search else 3

    def page(self, query):
        self.asked.append(query)
        last = min(query.offset + query.limit, self.count(query))
        return [SimpleNamespace(id=f"r{n}", name=f"Gạo {n}") for n in range(query.offset, last)]


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def shown(app, source, settle):
    wants = ListWants(
        columns=(
            ListColumn(label="Tên", text=lambda r: r.name, width=10, grow=1, order="name"),
            ListColumn(label="Số", text=lambda r: r.id, width=8, order="", anchor="e", drop=1),
        ),
        filters=(ListFilter(name="year", options=lambda: [(None, "Mọi năm"), (2020, "2020")]),),
        fetch=source.page,
        count=source.count,
        query=lambda search, filters, order: Query(
            search=search, year=filters["year"], order=order
        ),
        counted=str,
        search_hint="Tìm",
        on_open=source.opened.append,
        on_delete=source.deleted.append,
        fill_menu=lambda menu, ids: menu.add_command(label=str(len(ids))),
    )
    made = SearchList(app, wants, "people")
    made.pack(fill="both", expand=True)
    settle(0.1)
    made.reload()
    made.focus_rows()
    made.table.focus_force()
    settle(0.1)
    yield made
    made.destroy()


def press(shown, sequence):
    shown.table.event_generate(sequence)
    shown.update()


def top(shown):
    return shown.table.set("0", "0")


def test_pills_do_not_wait_for_a_list_that_is_gone(app, shown):
    shown.body._over.show({("0", "0"): Pill("Đạt")})
    waiting = set(app.tk.call("after", "info"))
    assert shown.body._over._waiting in waiting
    shown.destroy()
    assert shown.body._over._waiting not in app.tk.call("after", "info")


def test_it_loads_only_what_it_shows(shown, source):
    assert sum(query.limit for query in source.asked) <= 180
    assert top(shown) == "Gạo 0"


def test_the_end_of_a_hundred_thousand_rows_is_one_key_away(shown, source):
    press(shown, "<End>")
    assert shown.ids() == [f"r{MANY - 1}"]
    assert sum(query.limit for query in source.asked) <= 360


def test_typing_asks_once_after_a_pause(shown, source, settle):
    source.asked.clear()
    for letter in "gao":
        shown.bar._text.set(shown.bar._text.get() + letter)
        settle(0.02)
    assert source.asked == []
    settle(0.3)
    assert {query.search for query in source.asked} == {"gao"}
    assert shown.rows.total == 3


def test_a_heading_sorts_and_turns(shown, source):
    shown._sort("name")
    shown._sort("name")
    assert source.asked[-1].order == "-name"
    assert "▼" in shown.table.heading("0", "text")


def test_a_filter_is_asked_for_and_named(shown, source):
    shown.bar._choose("year", 2020)
    assert source.asked[-1].year == 2020
    assert "2020" in shown.bar._buttons["year"].cget("text")
    assert shown.filtered()


def test_enter_opens_and_delete_deletes_what_is_chosen(shown, source):
    press(shown, "<Home>")
    press(shown, "<Shift-Down>")
    press(shown, "<Delete>")
    assert source.deleted == [["r0", "r1"]]
    press(shown, "<Down>")
    press(shown, "<Return>")
    assert source.opened == ["r2"]


def test_a_click_chooses_and_control_click_adds(shown):
    first, third = (shown.table.bbox(n, "0") for n in ("0", "2"))
    shown.table.event_generate("<Button-1>", x=first[0] + 5, y=first[1] + 5)
    shown.table.event_generate("<Control-Button-1>", x=third[0] + 5, y=third[1] + 5)
    shown.update()
    assert shown.ids() == ["r0", "r2"]


def test_a_narrow_window_drops_what_can_be_missed(shown, app, settle):
    shown.body.fit_columns(150)
    assert tuple(shown.table.cget("displaycolumns")) == ("0",)
    shown.body.fit_columns(900)
    assert len(shown.table.cget("displaycolumns")) == 2


def test_too_long_a_text_ends_in_an_ellipsis():
    assert shortened("Gạo tẻ thơm", 5, len) == "Gạo…"
    assert shortened("Gạo", 5, len) == "Gạo"
