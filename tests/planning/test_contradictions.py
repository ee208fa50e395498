from dataclasses import replace

import pytest

from ocop_desktop.planning.calculating import figures
from ocop_desktop.planning.contradictions import Kind, contradictions
from ocop_desktop.planning.inputs import Asset, Channel, Material, Output, Plan, Sale, Source
from ocop_desktop.planning.judgement import (
    LIGHT_WORDS,
    Light,
    by_gravity,
    light,
    live,
    sentence,
)
from ocop_desktop.wording import planning as words
from tests.planning.plans import d, noodles, two_products


def found(plan):
    return contradictions(plan, figures(plan))


def only(plan):
    """Return kind, place and sentence of the one finding."""
    (one,) = found(plan)
    return one.kind, one.where, sentence(one)


def with_row(table, place=0, **changes):
    """Return the household's plan with one row changed."""
    rows = list(getattr(noodles(), table))
    rows[place] = replace(rows[place], **changes)
    return noodles(**{table: tuple(rows)})


def kinds(plan):
    return {(one.kind, one.where) for one in found(plan)}


def test_plans_that_add_up_contradict_nothing():
    assert found(noodles()) == found(two_products()) == []


def test_capital_that_is_missing_or_too_much():
    kind, where, text = only(with_row("sources", amount=d(80_000_000)))
    assert (kind, where) == (Kind.CAPITAL, "sources.v2.amount")  # the last that is added up
    assert text.startswith("Tổng nguồn vốn 116.000.000 đồng ít hơn tổng nhu cầu vốn 120.000.000")
    assert text.endswith("còn thiếu 4.000.000 đồng.")
    text = only(with_row("sources", amount=d(85_250_000)))[2]
    assert "121.250.000 đồng nhiều hơn" in text
    assert text.endswith("thừa 1.250.000 đồng.")
    assert only(noodles(sources=()))[:2] == (Kind.CAPITAL, "sources")


def test_more_sold_than_made():
    plan = with_row("sales", quantities=d(10_000, 11_000, 12_500))
    assert only(plan) == (
        Kind.OVERSOLD,
        "sales.s1.year_3",
        "Sản phẩm “Mỳ gạo”: năm 3 bán 12.500, nhưng chỉ làm ra 12.000.",
    )


@pytest.mark.parametrize("nothing", [None, d(0)])
def test_sold_and_never_made(nothing):
    plan = with_row("outputs", amounts=(d(10_000), nothing, d(12_000)))
    assert only(plan) == (
        Kind.NO_OUTPUT,
        "sales.s1.year_2",
        "Sản phẩm “Mỳ gạo”: năm 2 bán 11.000, nhưng chưa ghi sản lượng làm ra.",
    )


def test_shares_that_are_not_a_whole():
    plan = noodles(channels=(Channel(id="k1", share=d("70.5")), Channel(id="k2", share=d(30))))
    assert only(plan) == (
        Kind.SHARES,
        "channels",
        "Tỷ trọng các kênh bán cộng lại là 100,5 %, cần đủ 100 %.",
    )


def test_more_local_people_than_people():
    assert only(with_row("labour", local_people=d(3))) == (
        Kind.LOCAL_PEOPLE,
        "labour.l1.local_people",
        "Lao động “Sản xuất”: 3 người trong xã, nhiều hơn tổng số 2 người.",
    )


def test_a_year_of_thirteen_months():
    kind, where, text = only(with_row("labour", place=1, months=d(13)))
    assert (kind, where) == (Kind.MONTHS, "labour.l2.months")
    assert "chỉ có 12 tháng, đang ghi 13." in text


@pytest.mark.parametrize("product", ["", "another"])
def test_a_material_of_what_is_not_made(product):
    kind, where, text = only(with_row("materials", product=product))
    assert (kind, where) == (Kind.MATERIAL_PRODUCT, "materials.m1.product")
    assert "“Gạo”" in text


@pytest.mark.parametrize(
    ("column", "kind"), [("norm", Kind.MATERIAL_NORM), ("price", Kind.MATERIAL_PRICE)]
)
def test_a_material_without_norm_or_price(column, kind):
    assert only(with_row("materials", **{column: None}))[:2] == (kind, f"materials.m1.{column}")


def test_a_material_of_which_only_the_name_is_written_is_no_finding():
    plan = noodles(materials=(*noodles().materials, Material(id="m3", name="Muối")))
    assert found(plan) == []


def test_growth_without_investment_points_at_the_sale_that_grows():
    sales = (
        Sale(id="slow", product="o1", quantities=d(5_000, 5_000, 5_000), price=d(40_000)),
        Sale(id="fast", product="o1", quantities=d(1_000, 6_000, 6_000), price=d(40_000)),
    )
    plan = noodles(sales=sales, assets=(), sources=(Source(id="v", amount=d(60_000_000)),))
    assert only(plan)[:2] == (Kind.GROWTH, "sales.fast.year_2")
    assert "440.000.000 đồng, tăng hơn 50 % so với 240.000.000 đồng của năm 1" in only(plan)[2]
    sources = (Source(id="v", amount=d(120_000_000)),)
    assert found(noodles(sales=sales, sources=sources)) == []  # it buys a machine


def test_growth_of_just_a_half_is_no_finding():
    made = replace(noodles().outputs[0], amounts=d(3_000, 4_500, 4_500))
    sale = replace(noodles().sales[0], quantities=d(2_000, 3_000, 4_500))
    plan = noodles(
        outputs=(made,), sales=(sale,), assets=(), sources=(Source(id="v", amount=d(60_000_000)),)
    )
    assert found(plan) == []


@pytest.mark.parametrize(
    ("plan", "where"),
    [
        (with_row("sources", place=1, rate=d(120)), "sources.v2.rate"),
        (noodles(tax_rate=d(101)), "tax_rate"),
        (noodles(channels=(Channel(id="k", name="Chợ", share=d(101)),)), "channels.k.share"),
    ],
)
def test_percents_above_a_hundred(plan, where):
    assert (Kind.PERCENT, where) in kinds(plan)


@pytest.mark.parametrize(
    ("plan", "where"),
    [
        (with_row("sales", price=d(-1)), "sales.s1.price"),
        (with_row("sales", quantities=d(1, -1, 1)), "sales.s1.year_2"),
        (with_row("outputs", amounts=d(1, 1, -1)), "outputs.o1.year_3"),
        (with_row("materials", norm=d(-1)), "materials.m1.norm"),
        (with_row("assets", quantity=d(-1)), "assets.a1.quantity"),
        (with_row("labour", wage=d(-1)), "labour.l1.wage"),
        (with_row("costs", amounts=d(-1, 1, 1)), "costs.c1.year_1"),
        (with_row("sources", amount=d(-1)), "sources.v1.amount"),
        (noodles(working_capital=d(-1)), "working_capital"),
        (noodles(cycle_months=d(-1)), "cycle_months"),
    ],
)
def test_numbers_below_zero(plan, where):
    assert (Kind.NEGATIVE, where) in kinds(plan)


def test_a_negative_price_is_said_with_its_row():
    texts = [sentence(one) for one in found(with_row("sales", price=d(-5_000)))]
    assert "Giá bán của “Mỳ gạo” là −5.000, nhỏ hơn 0; xem lại số này." in texts


@pytest.mark.parametrize("typed", [None, d(0)])
def test_costs_without_working_capital(typed):
    sources = (Source(id="v", amount=d(60_000_000)),)
    kind, where, text = only(noodles(working_capital=typed, sources=sources))
    assert (kind, where) == (Kind.WORKING_CAPITAL, "working_capital")
    assert "301.000.000 đồng" in text  # 323.266.667 − 18.666.667, without interest
    assert "50.166.667 đồng" in text
    text = only(noodles(working_capital=typed, sources=sources, cycle_months=None))[2]
    assert "Gợi ý" not in text


@pytest.mark.parametrize("years", [None, d(0), d("2.5")])
def test_a_new_asset_needs_whole_years(years):
    assert kinds(with_row("assets", years=years)) == {(Kind.ASSET_YEARS, "assets.a1.years")}


def test_what_she_has_already_wears_out_too_unless_it_is_worth_nothing():
    plan = with_row("assets", place=1, years=None)
    assert kinds(plan) == {(Kind.ASSET_YEARS, "assets.a2.years")}
    assert found(with_row("assets", place=1, years=None, price=d(0))) == []


def test_a_cost_of_some_years_only_is_named_once():
    kind, where, text = only(with_row("costs", amounts=(d(5_000_000), None, None)))
    assert (kind, where) == (Kind.COST_YEAR, "costs.c1.year_2")
    assert text == (
        "Khoản chi “Điện” chưa ghi số của năm 2, đang tính là 0; nếu năm đó không chi thì ghi 0."
    )
    assert found(with_row("costs", amounts=d(5_000_000, 0, 0))) == []
    assert found(with_row("costs", amounts=(None, d(5_500_000), d(6_000_000)))) == []


@pytest.mark.parametrize(("table", "row"), [("costs", "c1"), ("labour", "l1")])
def test_a_cost_of_neither_kind_counts_as_fixed_and_says_so(table, row):
    kind, where, text = only(with_row(table, is_told=False))
    assert (kind, where) == (Kind.COST_KIND, f"{table}.{row}.is_variable")
    assert text.endswith("chưa chọn biến phí hay định phí, đang tính là định phí.")
    nothing = {"amounts": (None, None, None)} if table == "costs" else {"people": d(0)}
    told = kinds(with_row(table, is_told=False, **nothing))
    assert (Kind.COST_KIND, where) not in told


@pytest.mark.parametrize("months", [None, d(0)])
def test_a_loan_without_months(months):
    plan = with_row("sources", place=1, months=months)
    assert kinds(plan) == {(Kind.LOAN_MONTHS, "sources.v2.months")}


def test_a_loan_without_a_rate_is_named_one_without_interest_is_not():
    kind, where, text = only(with_row("sources", place=1, rate=None))
    assert (kind, where) == (Kind.LOAN_RATE, "sources.v2.rate")
    assert text.startswith("Khoản vay “Ngân hàng” chưa có lãi suất")
    assert found(with_row("sources", place=1, rate=d(0))) == []


def test_an_asset_of_which_it_is_not_said_whether_she_has_it():
    plan = with_row("assets", place=1, is_told=False)
    kind, where, text = only(plan)
    assert (kind, where) == (Kind.ASSET_STATUS, "assets.a2.is_new")
    assert "“Nhà xưởng” chưa chọn đã có hay đầu tư mới" in text
    assert standing(plan) is Light.LOOK_AGAIN
    assert found(noodles(assets=(*noodles().assets, Asset(id="a3", is_told=False)))) == []


def test_two_products_of_one_name():
    twice = Output(id="o2", name="MỲ GẠO", amounts=d(1, 1, 1))
    plan = noodles(outputs=(*noodles().outputs, twice))
    assert only(plan)[:2] == (Kind.SAME_NAME, "outputs.o2.name")
    nameless = tuple(replace(row, name="") for row in two_products().outputs)
    assert found(two_products(outputs=nameless)) == []


def test_a_loan_that_cannot_be_repaid_in_time():
    sources = (
        Source(id="v", amount=d(1_000_000), rate=d(1), months=d(12), is_loan=True),
        Source(id="w", name="Vay", amount=d(159_000_000), rate=d(1), months=d(12), is_loan=True),
    )
    plan = noodles(working_capital=d(100_000_000), sources=sources)
    assert found(plan) == []  # 89.526.667 + 100.000.000
    plan = replace(plan, working_capital=d(60_000_000))
    both = figures(plan).years[0].cash_flow + 60_000_000
    one = next(one for one in found(plan) if one.kind is Kind.REPAYMENT)
    assert (one.where, one.figures, one.year) == ("sources.w.months", (160_000_000, both), 1)
    assert "Năm 1 phải trả gốc vay 160.000.000 đồng" in sentence(one)
    longer = tuple(replace(row, months=d(24)) for row in sources)
    assert Kind.REPAYMENT not in {one.kind for one in found(replace(plan, sources=longer))}


def test_what_was_not_needed_before_repays_later():
    bank = Source(id="w", amount=d(120_000_000), rate=d(0), months=d(36), is_loan=True)
    made = replace(noodles().outputs[0], amounts=d(10_000, 10_000, 10_000))
    sale = replace(noodles().sales[0], quantities=d(10_000, 10_000, 6_000))
    plan = noodles(outputs=(made,), sales=(sale,), sources=(bank,))
    assert figures(plan).years[2].cash_flow < 0
    assert found(plan) == []


@pytest.mark.parametrize(
    ("table", "column", "where"),
    [
        ("sales", {"price": None}, "sales.s1.price"),
        ("sales", {"quantities": (None, None, None)}, "sales.s1.year_1"),
        ("labour", {"wage": None}, "labour.l1.wage"),
        ("assets", {"quantity": None}, "assets.a1.quantity"),
    ],
)
def test_a_row_that_counts_as_nothing_is_named(table, column, where):
    assert (Kind.UNFINISHED, where) in kinds(with_row(table, **column))


def test_a_sale_of_no_product():
    assert (Kind.SALE_PRODUCT, "sales.s1.product") in kinds(with_row("sales", product="gone"))


def test_ten_to_the_fifteenth_is_said_to_the_dong():
    huge = d(10**15)
    plan = with_row("sources", amount=huge)
    assert "1.000.000.036.000.000 đồng" in only(plan)[2]
    plan = noodles(sales=(replace(noodles().sales[0], price=huge, quantities=(huge,) * 3),))
    assert figures(plan).years[0].revenue == 10**30


@pytest.mark.parametrize(
    ("table", "column", "said"),
    [
        ("sales", {"price": None}, "Giá bán của “Mỳ gạo” còn trống"),
        ("sales", {"quantities": (None, None, None)}, "Lượng bán năm 1 của “Mỳ gạo” còn trống"),
        ("assets", {"price": None}, "Đơn giá của “Máy cán” còn trống"),
    ],
)
def test_a_cell_is_called_as_its_table_calls_it(table, column, said):
    texts = [sentence(one) for one in found(with_row(table, **column))]
    assert any(text.startswith(said) for text in texts)


def test_the_gravest_is_told_first():
    plan = with_row("sales", quantities=d(10_000, 11_000, 12_500))
    short = replace(plan, sources=(Source(id="v", amount=d(1)),))
    spare = replace(plan, sources=(Source(id="v", amount=d(10**9)),))
    assert [one.kind for one in by_gravity(found(short))] == [Kind.CAPITAL, Kind.OVERSOLD]
    assert [one.kind for one in by_gravity(found(spare))] == [Kind.OVERSOLD, Kind.CAPITAL]
    unread = [one.kind for one in by_gravity(found(replace(short, unread=("tax_rate",))))]
    assert unread == [Kind.UNREAD, Kind.CAPITAL, Kind.OVERSOLD]


# --- how it stands ---------------------------------------------------------------------------


def standing(plan):
    return light(figures(plan), found(plan))


def test_the_light():
    assert standing(noodles()) is Light.STANDS
    assert standing(with_row("sources", amount=d(1))) is Light.LOOK_AGAIN
    assert standing(with_row("sales", price=d(20_000))) is Light.DOES_NOT_STAND
    assert standing(noodles(sales=())) is None  # no revenue is known yet
    assert standing(Plan()) is None
    assert LIGHT_WORDS[Light.STANDS] == "đứng vững"
    assert set(LIGHT_WORDS) == set(Light)


def test_a_plan_not_paid_back_in_three_years_is_looked_at_again():
    plan = with_row("assets", price=d(900_000_000), years=d(100))
    plan = replace(plan, sources=(Source(id="v", amount=d(960_000_000)),))
    assert found(plan) == []
    assert standing(plan) is Light.LOOK_AGAIN
    assert dict(live(figures(plan)))["Thời gian hoàn vốn"] == "chưa hoàn vốn trong 3 năm"


def test_three_figures_beside_the_tables():
    assert live(figures(noodles())) == (
        ("Lợi nhuận năm 1", "69.060.000 đồng"),
        ("Doanh thu hòa vốn năm 1", "188.321.840 đồng"),
        ("Thời gian hoàn vốn", "0,7 năm"),
    )
    without = dict(live(figures(noodles(assets=(), sales=()))))
    assert without["Doanh thu hòa vốn năm 1"] == "chưa tính được vì chưa có doanh thu năm 1"
    lossy = dict(live(figures(with_row("sales", price=d(20_000)))))
    assert lossy["Doanh thu hòa vốn năm 1"].startswith("không có điểm hòa vốn")
    assert without["Thời gian hoàn vốn"] == "không đầu tư mới, không cần hoàn vốn"


def test_a_payback_of_days_is_not_nothing():
    assert words.years(d("0.004")) == "dưới 0,1 năm"
    assert words.years(d("0.05")) == "0,1 năm"
    assert words.years(d(0)) == "không đầu tư mới, không cần hoàn vốn"


def test_a_hundred_percent_is_no_finding():
    assert found(noodles(channels=(Channel(id="k", share=d(100)),), tax_rate=d(100))) == []


def test_a_first_year_of_loss_is_looked_at_again():
    made = replace(noodles().outputs[0], amounts=d(8_000, 11_000, 12_000))
    sale = replace(noodles().sales[0], quantities=d(4_000, 11_000, 12_000))
    sources = (Source(id="v", amount=d(120_000_000)),)
    plan = noodles(outputs=(made,), sales=(sale,), sources=sources)
    first, *_, last = figures(plan).years
    assert first.profit < 0 < last.profit
    assert found(plan) == []
    assert standing(plan) is Light.LOOK_AGAIN


def test_the_gap_is_what_is_missing():
    assert figures(with_row("sources", amount=d(80_000_000))).gap == 4_000_000
    assert figures(with_row("sources", amount=d(90_000_000))).gap == -6_000_000


def test_a_cell_that_could_not_be_read_says_so_and_nothing_else():
    plan = replace(with_row("materials", price=None), unread=("materials.m1.price", "tax_rate"))
    told = [(one.kind, one.where, sentence(one)) for one in found(plan)]
    price, tax = (
        "Đơn giá của “Gạo” chưa đọc được, nên chưa được tính; sửa lại ô này.",
        "Thuế suất chưa đọc được, nên chưa được tính; sửa lại ô này.",
    )
    assert told == [
        (Kind.UNREAD, "materials.m1.price", price),
        (Kind.UNREAD, "tax_rate", tax),
    ]
    assert light(figures(noodles()), []) is Light.STANDS
    assert light(figures(plan), found(plan)) is Light.LOOK_AGAIN
