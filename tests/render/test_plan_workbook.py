"""Workbooks recalculated by LibreOffice after a change: what the program says, to the đồng."""

import errno
import shutil
import subprocess
from dataclasses import replace

import openpyxl
import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.planning.calculating import figures
from ocop_desktop.planning.inputs import (
    Asset,
    Cost,
    Labour,
    Material,
    Output,
    Plan,
    Sale,
    Source,
)
from ocop_desktop.render.workbook.plan import areas, book, page
from ocop_desktop.render.workbook.plan.book import Heading, write_plan
from ocop_desktop.wording import paper
from ocop_desktop.wording import plan_workbook as words
from tests.planning.plans import d, noodles, two_products

ABOUT = Heading("Mỳ gạo", "HTX Hương Quê", "Xã Đại Xuân", (2020, 2021, 2022))


def changed(plan, table, place=0, **changes):
    """Return the plan with one row changed."""
    rows = list(getattr(plan, table))
    rows[place] = replace(rows[place], **changes)
    return replace(plan, **{table: tuple(rows)})


def more(plan, table, row):
    return replace(plan, **{table: (*getattr(plan, table), row)})


def other_noodles():
    plan = changed(noodles(), "sales", price=d(38_500), quantities=d(9_000, 11_000, 11_999))
    plan = changed(plan, "materials", norm=d("1.15"), price=d(15_333), origin="province")
    plan = changed(plan, "assets", years=d(2), quantity=d(3))
    plan = changed(plan, "labour", 1, is_variable=True, months=d("11.5"))
    plan = changed(plan, "sources", 1, rate=d("9.9"), months=d(30))
    plan = changed(plan, "costs", amounts=(d("5000000.5"), None, d(6_000_000)))
    return replace(plan, working_capital=d(55_000_000), cycle_months=d("1.5"), tax_rate=d(17))


NOODLES = {
    words.SALES: {"H5": 38_500, "E5": 9_000, "G5": 11_999},
    words.MATERIALS: {"F5": 1.15, "G5": 15_333, "H5": words.ORIGINS["province"]},
    words.ASSETS: {"F5": 2, "C5": 3},
    words.LABOUR: {"G6": words.VARIABLE, "E6": 11.5},
    words.SOURCES: {"E6": 9.9, "F6": 30},
    words.COSTS: {"D10": 5_000_000.5, "E10": None},
    words.SUMMARY: {"B6": 55_000_000, "B7": 1.5, "B8": 17},
}


def other_products():
    """Return two products of which a third is made, too little earned and nothing paid back."""
    plan = changed(two_products(), "sales", 2, price=d(1_000), product="a")
    plan = changed(plan, "assets", quantity=d(20))
    plan = changed(plan, "sources", is_loan=False)
    plan = more(plan, "outputs", Output(id="c", name="Bánh gai", amounts=d(10, 20, 30)))
    plan = more(plan, "materials", Material(id="m3", name="Lá", product="c", norm=d(3), price=d(7)))
    plan = more(plan, "sales", Sale(id="s4", product="c", quantities=d(7, 7, 7), price=d(9_999)))
    plan = more(plan, "costs", Cost(id="c2", name="Thuê", amounts=d(1, 2, 3)))
    return more(plan, "labour", Labour(id="l2", people=d(3), local_people=d(1)))


PRODUCTS = {
    words.SALES: {
        "B7": 1, "H7": 1_000, "B8": 3, "E8": 7, "F8": 7, "G8": 7, "H8": 9_999,
    },
    words.ASSETS: {"C5": 20},
    words.SOURCES: {"C5": words.NO_LOAN},
    words.OUTPUTS: {"B7": "Bánh gai", "D7": 10, "E7": 20, "F7": 30},
    words.MATERIALS: {"B7": "Lá", "D7": 3, "F7": 3, "G7": 7},
    words.COSTS: {"B11": "Thuê", "C11": words.FIXED, "D11": 1, "E11": 2, "F11": 3},
    words.LABOUR: {"C6": 3, "D6": 1, "G6": words.FIXED},
}  # fmt: skip


def filled():
    """Return a plan as it is when the first lines are written into empty tables."""
    return Plan(
        outputs=(Output(id="1", name="Rượu", unit="lít", amounts=d(100, 200, 300)),),
        sales=(Sale(id="1", product="1", quantities=d(90, 190, 290), price=d(50_000)),),
        assets=(Asset(id="1", quantity=d(1), price=d(7_000_000), is_new=True, years=d(4)),),
        sources=(
            Source(id="1", name="Vay", amount=d(10**7), rate=d(8), months=d(7), is_loan=True),
        ),
    )


def tonnes():
    """Return two products of which parts of a unit are made, one of them not sold at first."""
    return Plan(
        outputs=(
            Output(id="a", name="Gạo", unit="tấn", amounts=d("0.9", 1, 1)),
            Output(id="b", name="Cám", unit="tấn", amounts=d(1, 1, 1)),
        ),
        labour=(Labour(id="l", people=d(1), months=d(1), wage=d(950_000)),),
        sales=(
            Sale(id="s", product="a", quantities=d("0.9", 1, 1), price=d(40_000_000)),
            Sale(id="t", product="b", quantities=d(0, 1, "0.5"), price=d(4_000_000)),
        ),
        assets=(Asset(id="x", quantity=d(1), price=d(10**6), is_told=False),),
    )


EMPTY = {
    words.OUTPUTS: {"B5": "Rượu", "C5": "lít", "D5": 100, "E5": 200, "F5": 300},
    words.SALES: {"B5": 1, "E5": 90, "F5": 190, "G5": 290, "H5": 50_000},
    words.ASSETS: {"C5": 1, "D5": 7_000_000, "E5": words.NEW, "F5": 4},
    words.SOURCES: {"B5": "Vay", "C5": words.LOAN, "D5": 10**7, "E5": 8, "F5": 7},
}


def untold():
    """Return the household's plan with materials of which nobody said where they come from."""
    return changed(changed(noodles(), "materials", origin=""), "materials", 1, origin="")


CASES = {
    "noodles": (noodles(), {}, noodles()),
    "noodles-changed": (noodles(), NOODLES, other_noodles()),
    "untold": (untold(), {}, untold()),
    "told-later": (untold(), {words.MATERIALS: {"H5": words.ORIGINS["commune"]}},
                   changed(untold(), "materials", origin="commune")),
    "no-longer-told": (noodles(), {words.MATERIALS: {"H5": None, "H6": None}}, untold()),
    "products": (two_products(), {}, two_products()),
    "products-changed": (two_products(), PRODUCTS, other_products()),
    "unsold": (two_products(sales=()), {}, two_products(sales=())),
    "tonnes": (tonnes(), {}, tonnes()),
    "empty": (Plan(), {}, Plan()),
    "empty-filled": (Plan(), EMPTY, filled()),
}  # fmt: skip


def written(plan, path, **about):
    write_plan(plan, figures(plan), replace(ABOUT, **about), path)
    return path


def retype(path, changes):
    """Write changed inputs as another program would: its results are forgotten."""
    book = openpyxl.load_workbook(path)
    for tab, cells in changes.items():
        for cell, value in cells.items():
            assert not book[tab][cell].protection.locked, (tab, cell)
            book[tab][cell] = value
    book.save(path)


def shown(path):
    """Return what every cell shows, by sheet and place; nothing and an empty text are one."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (ws.title, cell.coordinate): cell.value
        for ws in book
        for row in ws.iter_rows(min_row=5)
        for cell in row
        if cell.value not in (None, "")
    }


def alike(one, other):
    """Tell whether two cells show the same; of long fractions binary numbers lose the end."""
    return one == other if isinstance(one, str | int) else one == pytest.approx(other, rel=1e-12)


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory):
    """Return every case's workbook as LibreOffice calculates it after the changes."""
    if not (office := shutil.which("soffice")):
        pytest.skip("no LibreOffice here")
    folder = tmp_path_factory.mktemp("books")
    for name, (plan, changes, _) in CASES.items():
        retype(written(plan, folder / f"{name}.xlsx"), changes)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", out,
         *sorted(folder.glob("*.xlsx"))],
        check=True, capture_output=True, timeout=80,
    )  # fmt: skip
    return {name: shown(out / f"{name}.xlsx") for name in CASES}


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_a_spreadsheet_calculates_what_the_program_does(name, recalculated, tmp_path, monkeypatch):
    before, _, plan = CASES[name]
    sizes = {
        getattr(words, table.upper()): len(getattr(before, table)) for table in before.__slots__[:8]
    }
    sizes[words.LOANS] = sizes[words.SOURCES]
    monkeypatch.setattr(areas, "area", lambda tab, _, before=0: page.area(tab, sizes[tab], before))
    expected = shown(written(plan, tmp_path / "expected.xlsx"))
    assert recalculated[name].keys() == expected.keys()
    assert [
        (place, value, expected[place])
        for place, value in recalculated[name].items()
        if not alike(value, expected[place])
    ] == []


@pytest.mark.slow
def test_no_spreadsheet_shows_an_error(recalculated):
    said = [value for cells in recalculated.values() for value in cells.values()]
    assert not [
        value for value in said if isinstance(value, str) and value.startswith(("#", "Err"))
    ]


# --- what stands in it --------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path):
    return tmp_path / "phương án.xlsx"


def by_label(path, tab, column=2):
    """Return the three figures behind each label of a sheet."""
    ws = openpyxl.load_workbook(path, data_only=True)[tab]
    rows = ws.iter_rows(min_row=5, min_col=column, max_col=column + 3, values_only=True)
    return {label: figures for label, *figures in rows}


def test_the_results_are_those_of_the_plan(path):
    plan = two_products()
    lines = by_label(written(plan, path), words.RESULTS)
    for label, field in {
        words.REVENUE_ROW: "revenue",
        words.VARIABLE_ROW: "variable",
        words.CONTRIBUTION_ROW: "contribution",
        words.FIXED_ROW: "fixed",
        words.COST_ROW: "cost",
        words.BEFORE_TAX: "profit_before_tax",
        words.TAX: "tax",
        words.PROFIT: "profit",
        words.MARGIN: "margin",
        words.ON_CAPITAL: "return_on_capital",
        words.BREAK_EVEN: "break_even_revenue",
        words.BREAK_EVEN_SHARE: "break_even_share",
        words.CASH_FLOW: "cash_flow",
        words.CUMULATIVE: "cumulative",
        words.REPAID: "repayment",
    }.items():
        wanted = [getattr(year, field) for year in figures(plan).years]
        assert lines[label] == pytest.approx([float(amount) for amount in wanted]), label


def test_the_summary_holds_the_single_figures(path):
    plan = noodles()
    result, lines = figures(plan), by_label(written(plan, path), words.SUMMARY, 1)
    for label, wanted in {
        words.INVESTMENT: result.investment,
        words.SUGGESTED: result.suggested_working_capital,
        words.CAPITAL_NEED: result.capital_need,
        words.ALL_SOURCES: result.sources,
        words.GAP: result.gap,
        words.PAYBACK: result.payback,
        words.LOCAL_LABOUR: result.local_labour_share,
        words.LOCAL_MATERIAL: result.local_material_share,
        words.PROVINCE_MATERIAL: result.province_material_share,
    }.items():
        assert lines[label][0] == pytest.approx(float(wanted)), label


def test_a_share_of_which_nothing_was_told_is_no_figure(path):
    assert figures(untold()).local_material_share is None
    assert figures(untold()).province_material_share is None
    lines = by_label(written(untold(), path), words.SUMMARY, 1)
    assert lines[words.LOCAL_MATERIAL][0] == lines[words.PROVINCE_MATERIAL][0] == words.UNTOLD
    assert by_label(written(Plan(), path), words.SUMMARY, 1)[words.LOCAL_MATERIAL][0] is None


def test_units_of_each_product_and_year(path):
    plan = two_products()
    rows = openpyxl.load_workbook(written(plan, path), data_only=True)[words.PRODUCTS].iter_rows(
        min_row=5, min_col=2, max_col=14, values_only=True
    )
    of = [row for row in rows if row[0] in {"Bánh đa", "Bánh khô"}]
    wanted = [product.years[year] for year in range(3) for product in figures(plan).products]
    for (_, _, *shown_figures), year in zip(of, wanted, strict=True):
        all_of_year = [float(getattr(year, field)) for field in year.__slots__]
        assert shown_figures == pytest.approx(all_of_year)


def test_what_follows_is_a_live_formula_and_locked_what_is_typed_open(path):
    book = openpyxl.load_workbook(written(noodles(), path))
    assert all(ws.protection.sheet and not ws.protection.password for ws in book)
    for ws in book:
        for cell in (cell for row in ws.iter_rows(min_row=5) for cell in row):
            is_formula = cell.data_type == "f"
            assert not (is_formula and not cell.protection.locked), cell
            if isinstance(cell.value, int | float) and cell.column > 1 and not is_formula:
                assert not cell.protection.locked, (ws.title, cell.coordinate)
            assert (cell.fill.fgColor.rgb == "00FFF4CE") == (not cell.protection.locked)
    assert book.calculation.fullCalcOnLoad


def test_every_sheet_prints_on_landscape_a4_with_its_head(path):
    for ws in openpyxl.load_workbook(written(noodles(), path)):
        assert (ws.page_setup.orientation, ws.page_setup.paperSize) == ("landscape", 9)
        assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
        assert ws.print_title_rows == "$4:$4"
        assert ws["A1"].value == words.TITLES[ws.title]
        assert ws["A2"].value == "Mỳ gạo · HTX Hương Quê · Xã Đại Xuân"


def test_years_stand_in_the_heads_where_they_are_known(path):
    heads = [
        cell.value for cell in openpyxl.load_workbook(written(noodles(), path))[words.SALES][4]
    ]
    assert "Lượng bán\nnăm 1 (2020)" in heads
    book = openpyxl.load_workbook(written(noodles(), path, years=()))
    assert "Lượng bán\nnăm 3" in [cell.value for cell in book[words.SALES][4]]


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+84", "-5", "@SUM(A1)", "=1+1\x00"])
def test_no_text_becomes_a_formula(path, text):
    plan = changed(noodles(), "outputs", name=text, unit=text)
    plan = changed(changed(plan, "sales", channel=text), "sources", 1, name=text)
    written(plan, path, product=text, producer="", commune="")
    kept = text.replace("\x00", "")
    book = openpyxl.load_workbook(path)
    for tab, place in ((words.OUTPUTS, "B5"), (words.SALES, "D5"), (words.SUMMARY, "A2")):
        cell = book[tab][place]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (kept, "s", True)
    assert openpyxl.load_workbook(path, data_only=True)[words.LOANS]["B6"].value == kept


def test_signs_of_xml_in_names_do_no_harm(path):
    plan = changed(noodles(), "outputs", name="<b>\"Mỳ\" & 'bún'</f>")
    written(plan, path)
    book = openpyxl.load_workbook(path, data_only=True)
    assert book[words.PRODUCTS]["B6"].value == "<b>\"Mỳ\" & 'bún'</f>"


def test_a_product_without_a_name_still_counts(path):
    plan = two_products()
    plan = changed(plan, "outputs", name="")
    assert openpyxl.load_workbook(written(plan, path))[words.OUTPUTS]["B5"].value == words.UNNAMED


def test_a_plan_without_channels_has_no_empty_sheet_for_them(path):
    plan = noodles(channels=())
    assert words.CHANNELS in openpyxl.load_workbook(written(plan, path)).sheetnames
    written(plan, path, sells_by_channel=False)
    assert words.CHANNELS not in openpyxl.load_workbook(path).sheetnames
    written(noodles(), path, sells_by_channel=False)
    assert words.CHANNELS in openpyxl.load_workbook(path).sheetnames


def test_whoever_waits_hears_of_each_sheet_and_may_stop(path):
    plan, heard = noodles(), []
    write_plan(plan, figures(plan), ABOUT, path, heard.append)
    assert heard == list(range(1, 13))
    before = path.read_bytes()

    def stop(_):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_plan(plan, figures(plan), ABOUT, path, stop)
    assert path.read_bytes() == before


def test_what_cannot_be_written_is_said(path, monkeypatch):
    def full(_path, _write):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(book, "write_atomically", full)
    with pytest.raises(Refusal, match="Ổ đĩa đã đầy"):
        written(noodles(), path)


def test_cells_that_could_not_be_read_are_told_on_every_sheet(path):
    written(replace(noodles(), unread=("costs.c1.year_2", "tax_rate")), path)
    book = openpyxl.load_workbook(path)
    assert all(ws["A2"].value.endswith(paper.not_counted(2)) for ws in book)
