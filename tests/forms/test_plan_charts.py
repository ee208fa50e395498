"""Figures of a plan become charts, and roles become trees."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_desktop.forms.organisation import Role, circle, outline, trees
from ocop_desktop.forms.plan.charts import KINDS, charts
from ocop_desktop.planning.calculating import figures
from ocop_desktop.planning.inputs import Labour, Material, Output, Plan, Sale, Source
from ocop_desktop.wording import charts as words


def plan(price=25_000, quantities=(20_000, 24_000, 30_000), wage=4_000_000, **changes):
    """Return a plan: rice at 9.000 đồng of material a kilo, three people the whole year."""
    made = tuple(map(Decimal, quantities))
    whole = Plan(
        outputs=(Output(id="a", name="Gạo", unit="kg", amounts=made),),
        materials=(Material(id="m", product="a", norm=Decimal(1), price=Decimal(9_000)),),
        labour=(Labour(id="l", people=Decimal(3), months=Decimal(12), wage=Decimal(wage)),),
        sales=(Sale(id="s", product="a", quantities=made, price=Decimal(price)),),
        sources=(
            Source(id="1", name="Vốn tự có", amount=Decimal(300_000_000)),
            Source(id="2", name="Vay Ngân hàng Chính sách xã hội", amount=Decimal(100_000_000)),
        ),
    )
    return replace(whole, **changes)


def drawn(whole, **attributes):
    return charts(whole, figures(whole), **attributes)


def values(chart):
    return {series.name: list(map(int, series.values)) for series in chart.series}


def test_the_three_charts_of_a_plan():
    revenue, break_even, capital = made = drawn(plan())
    assert tuple(chart.kind for chart in made) == KINDS
    assert revenue.labels == ("Năm 1", "Năm 2", "Năm 3")
    assert revenue.unit == "triệu đồng"
    # 20.000 kg × 25.000; 20.000 × 9.000 + 3 × 12 × 4.000.000
    assert values(revenue) == {
        "Doanh thu": [500, 600, 750],
        "Chi phí": [324, 360, 414],
        "Lợi nhuận": [176, 240, 336],
    }
    assert not revenue.note
    # 144 ÷ (1 − 180 ÷ 500) = 225, of the planned 500
    assert break_even.mark.value == 225
    assert break_even.mark.at == Decimal("1.8")  # steps of 25 %
    assert break_even.mark.text == "Hòa vốn: 225 triệu đồng (45 %)"
    assert "225.000.000 đồng" in break_even.note
    assert capital.series[1].values == (75, 25)
    assert "400.000.000 đồng" in capital.note


def test_the_lines_meet_at_the_mark():
    _, chart, _ = drawn(plan())
    revenue, cost, fixed = (series.values for series in chart.series)
    for row in (revenue, cost):
        assert row[0] + chart.mark.at * (row[1] - row[0]) == chart.mark.value
    assert set(fixed) == {144}


def test_the_calendar_is_said_when_it_is_known():
    assert drawn(plan(), first_year=2026)[0].labels[2] == "Năm 3 (2028)"


def test_profit_after_tax_is_called_so():
    assert drawn(plan(tax_rate=Decimal(10)))[0].series[2].name == words.PROFIT_AFTER_TAX


def test_years_for_which_there_is_nothing_are_left_out():
    assert drawn(plan(quantities=(20_000, 0, 0), wage=0))[0].labels == ("Năm 1",)
    assert len(drawn(Plan())[0].labels) == 3


def test_a_loss_is_said():
    assert "năm 1 lỗ 84.000.000 đồng" in drawn(plan(price=12_000))[0].note


@pytest.mark.parametrize(
    ("whole", "said", "marked"),
    [
        (plan(), "bằng 45 % kế hoạch", True),
        (plan(price=12_000), "bằng 240 % kế hoạch", True),
        (plan(price=9_200), "gấp 36 lần kế hoạch", False),
        (plan(price=8_000), "giá bán không bù được biến phí", False),
        (plan(wage=0), "Không có định phí", False),
        (plan(price=0), "Chưa có doanh thu", False),
        (Plan(), "Chưa có doanh thu", False),
    ],
)
def test_the_break_even_point_is_marked_or_said(whole, said, marked):
    chart = drawn(whole)[1]
    assert said in chart.note
    assert (chart.mark is not None) == marked
    assert not marked or chart.mark.at < len(chart.labels) - 1


@pytest.mark.parametrize(
    ("price", "unit", "first"),
    [
        (25_000, "triệu đồng", 500),
        (25_000_000, "tỷ đồng", 500),
        (25_000_000_000, "nghìn tỷ đồng", 500),
        (0, "triệu đồng", 0),
    ],
)
def test_the_unit_suits_the_size(price, unit, first):
    chart = drawn(plan(price=price))[0]
    assert (chart.unit, chart.series[0].values[0]) == (unit, first)


def test_small_sources_are_drawn_as_one():
    many = tuple(
        Source(id=str(n), name=f"Nguồn {n}", amount=Decimal(n * 10**6)) for n in range(1, 15)
    )
    chart = drawn(plan(sources=many))[2]
    assert len(chart.labels) == 9
    assert chart.labels[-1] == words.OTHER_SOURCES
    assert sum(chart.series[0].values) == sum(range(1, 15))


def test_shares_are_not_said_of_what_is_no_whole():
    sources = (Source(id="1", amount=Decimal(5)), Source(id="2", amount=Decimal(-3)))
    chart = drawn(plan(sources=sources))[2]
    assert [series.style for series in chart.series] == ["strong"]
    assert chart.labels[0] == words.UNNAMED
    assert drawn(Plan())[2].note == words.NO_SOURCES


amounts = st.decimals(min_value=-(10**15), max_value=10**15, places=2)


@given(price=amounts, wage=amounts, made=st.tuples(amounts, amounts, amounts))
def test_whatever_is_typed_gives_charts(price, wage, made):
    for chart in drawn(plan(price, made, wage)):
        assert all(len(series.values) == len(chart.labels) for series in chart.series)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1250.5", "1.251"),
        ("62.45", "62,5"),
        ("1.254", "1,25"),
        ("-84", "−84"),
        ("0", "0"),
        ("1E+18", "1×10^18"),
        ("9.999E+17", "1×10^18"),
        (None, "–"),
    ],
)
def test_figures_are_short(value, said):
    assert words.figure(value if value is None else Decimal(value)) == said


# --- roles ------------------------------------------------------------------------------------


def tree_of(*rows):
    """Return "level title" of each role; rows are (id, title, above)."""
    roles = [Role(id=key, title=title, above=above) for key, title, above in rows]
    return [f"{level} {role.title}" for level, role in outline(trees(roles))]


def test_roles_stand_below_those_they_answer_to():
    rows = [("1", "Giám đốc", ""), ("2", "Kế toán", "1"), ("3", "Thủ kho", "  kế TOÁN ")]
    assert tree_of(*rows) == ["0 Giám đốc", "1 Kế toán", "2 Thủ kho"]


def test_circles_and_unknown_ones_stand_at_the_top():
    rows = [("1", "A", "B"), ("2", "B", "A"), ("3", "C", "3"), ("4", "D", "A"), ("5", "E", "?")]
    assert tree_of(*rows) == ["0 A", "1 D", "0 B", "0 C", "0 E"]


def test_a_circle_is_told_without_those_that_lead_into_it():
    rows = [("1", "A", "B"), ("2", "B", "C"), ("3", "C", "B"), ("4", "D", "")]
    roles = [Role(id=key, title=title, above=above) for key, title, above in rows]
    assert [role.title for role in circle(roles)] == ["B", "C"]
    assert circle([roles[0], roles[3]]) == ()


def test_empty_rows_are_no_roles():
    assert tree_of(("1", " ", ""), ("2", "A", "1")) == ["0 A"]


@given(st.lists(st.integers(0, 30), max_size=30))
def test_each_role_stands_once(above):
    rows = [(str(place), f"Vai {place}", str(over)) for place, over in enumerate(above)]
    assert sorted(said.split(" ", 1)[1] for said in tree_of(*rows)) == sorted(r[1] for r in rows)


def test_a_long_chain_is_no_trouble():
    rows = [(str(place), f"Cấp {place}", str(place - 1)) for place in range(3_000)]
    assert tree_of(*rows)[-1] == "2999 Cấp 2999"
