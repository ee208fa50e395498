"""What stands beside the form of a plan while it is being filled."""

from decimal import Decimal

import pytest

from ocop_desktop import resources
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.plan.charts import charts
from ocop_desktop.forms.session import Session
from ocop_desktop.ui.plan.panel_presenter import look

COST = {"id": "c", "khoan_muc": "Điện", "loai": "fixed", "nam_1": 12_000_000, "nam_2": 12_000_000}


@pytest.fixture
def session():
    form = Library(resources.assets() / "bases").form("qd1048-2019", "bieu-03")
    made = [{"id": "a", "ten": "Mỳ", "nam_1": 1000, "nam_2": 1000, "nam_3": 1000}]
    told = {"loai_phuong_an": "simple", "san_luong": made, "chi_phi": [COST]}
    return Session(form, told)


def test_no_loss_and_no_light_before_revenue_is_known(session):
    seen = look(session)
    assert (seen.light, seen.figures) == (None, ())
    assert "lượng bán và giá bán" in seen.why
    assert seen.findings  # what is doubtful is told all the same
    assert "sản lượng" in look(Session(session.form, {"loai_phuong_an": "simple"})).why


def test_the_light_waits_for_the_last_year_and_then_says_what_it_is(session):
    row = session.add_row("doanh_thu")
    for column, raw in (("san_pham", "Mỳ"), ("luong_1", "900"), ("gia", "10.000")):
        session.type_cell("doanh_thu", row, column, raw)
    seen = look(session)
    assert seen.light.text == "… Chưa đủ số liệu"
    assert seen.figures
    session.type_cell("doanh_thu", row, "luong_3", "900")
    assert look(session).light.text == "▲ Cần xem lại"


def test_capital_that_is_missing_is_the_first_finding(session):
    session.type("von_luu_dong", "5 triệu")
    row = session.add_row("nguon_von")
    session.type_cell("nguon_von", row, "nguon", "own")
    session.type_cell("nguon_von", row, "so_tien", "4 triệu")
    first, *others = look(session).findings
    assert "còn thiếu 1.000.000 đồng" in first.text
    assert first.field == f"nguon_von.{row}.so_tien"
    assert others


def test_panel_chart_and_table_say_the_same_percent(session):
    row = session.add_row("doanh_thu")
    for column, raw in (("san_pham", "Mỳ"), ("luong_1", "900"), ("gia", "56.700")):
        session.type_cell("doanh_thu", row, column, raw)
    year = session.numbers.figures.years[0]
    assert year.break_even_share == Decimal("0.235156")
    assert "(23,5 % doanh thu)" in dict(look(session).figures)["Doanh thu hòa vốn năm 1"]
    chart = charts(session.numbers.plan, session.numbers.figures)[1]
    assert "(23,5 %)" in chart.mark.text
    assert "bằng 23,5 % kế hoạch" in chart.note
    results = {each["id"]: each["nam_1"] for each in session.raw("ket_qua")}
    assert results["=break_even_share"] == "23,5"
