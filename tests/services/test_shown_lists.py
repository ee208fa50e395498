"""Lists as they are shown, read back by another library."""

from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query, Recognition
from ocop_desktop.services.jobs import Cancelled, Stepper
from ocop_desktop.services.shown_lists import KINDS
from ocop_desktop.store import producers

HEADING = 6  # rows above the heads of the columns


def read(path):
    cells = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    heads = cells[HEADING]
    return cells[:HEADING], [dict(zip(heads, row, strict=True)) for row in cells[HEADING + 1 :]]


@pytest.fixture
def write(sample_desk, tmp_path):
    def _write(kind, query, **how):
        path = tmp_path / f"{kind}.xlsx"
        count = sample_desk.shown_lists.save(kind, query, path, **how)
        heading, rows = read(path)
        assert len(rows) == count
        return heading, rows

    return _write


@pytest.mark.parametrize(
    ("kind", "query", "name"),
    [
        ("producers", Query(order="-name"), "Tên chủ thể"),
        ("producers", Query(search="xuan hoa", order="hamlet", limit=1), "Tên chủ thể"),
        ("products", Query(order="producer"), "Tên sản phẩm"),
        ("ideas", Query(year=2020, state="finished", order="-number"), "Tên sản phẩm"),
    ],
)
def test_the_rows_are_those_of_the_list_in_its_order(sample_desk, write, kind, query, name):
    shown = getattr(sample_desk, kind).page(query._replace(limit=1000))
    expected = [getattr(row, "product_name", None) or row.name for row in shown]
    _, rows = write(kind, query)
    assert [row[name] for row in rows] == expected != []
    assert [row["TT"] for row in rows] == list(range(1, len(rows) + 1))


def test_the_heading_names_the_commune_what_was_asked_and_the_day(write):
    heading, rows = write("ideas", Query(year=2020), narrowed="Năm 2020 · tìm “gạo”")
    said = [row[0] for row in heading]
    assert said[:2] == ["ỦY BAN NHÂN DÂN", "XÃ ĐẠI XUÂN"]
    assert said[3] == "DANH SÁCH Ý TƯỞNG SẢN PHẨM OCOP"
    count = f"{len(rows)} ý tưởng"
    assert said[4] == f"(Năm 2020 · tìm “gạo” · {count} · lập ngày 12/03/2020)"


def test_codes_stay_text_dates_are_dates_and_no_name_becomes_a_formula(
    sample_desk, write, tmp_path
):
    known = producers.page(Query())[0]
    evil = replace(
        producers.get(known.id),
        name='=HYPERLINK("x")',
        note="",
        tax_code="0012345678",
        phone="+84912000111",
        founded_on=date(2018, 5, 10),
    )
    producers.save(evil, "Hòa")
    _, rows = write("producers", Query())
    row = next(row for row in rows if row["Mã số thuế"] == "0012345678")
    assert row["Tên chủ thể"] == '=HYPERLINK("x")'
    assert row["Điện thoại"] == "+84912000111"
    assert row["Ngày thành lập"] == date(2018, 5, 10)
    sheet = load_workbook(tmp_path / "producers.xlsx").active
    assert "f" not in {cell.data_type for line in sheet.iter_rows() for cell in line}


def test_a_member_names_its_cooperative_until_that_is_deleted(sample_desk, write):
    cooperative, member, *_ = (row.id for row in producers.page(Query(order="-name")))
    producers.save(replace(producers.get(member), member_of=cooperative), "Hòa")
    name = producers.get(cooperative).name
    assert [r["Là thành viên của"] for r in write("producers", Query())[1]].count(name) == 1
    producers.save(replace(producers.get(cooperative), deleted_at=sample_desk.clock()), "Hòa")
    assert not any(r["Là thành viên của"] for r in write("producers", Query())[1])


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_list_is_a_heading_alone(desk, tmp_path, kind):
    assert desk.shown_lists.save(kind, Query(), tmp_path / "new" / "x.xlsx") == 0
    assert read(tmp_path / "new" / "x.xlsx")[1] == []


class GivesUp(Stepper):
    def step(self, done, total, label=""):
        raise Cancelled


def test_giving_up_leaves_no_file(sample_desk, tmp_path):
    path = tmp_path / "out" / "x.xlsx"
    with pytest.raises(Cancelled):
        sample_desk.shown_lists.save("ideas", Query(), path, progress=GivesUp())
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_cannot_be_is_refused_in_words(sample_desk, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refusal, match="Không ghi được"):
        sample_desk.shown_lists.save("ideas", Query(), tmp_path / "file" / "x.xlsx")


def test_a_file_of_that_day_is_never_replaced(sample_desk, tmp_path):
    first = sample_desk.shown_lists.path_for("products", tmp_path)
    assert first.name == "2020-03-12_danh-sach-san-pham.xlsx"
    first.write_text("x")
    assert sample_desk.shown_lists.path_for("products", tmp_path) != first


def test_products_tell_their_newest_recognition(sample_desk, write):
    first, *_ = sample_desk.products.page(Query())
    for year, stars in ((2016, 3), (2019, 4)):
        sample_desk.recognitions.save(
            Recognition(
                product_id=first.id,
                stars=stars,
                decided_on=date(year, 5, 6),
                decision_number=f"{year}/QĐ-UBND",
                issuer="UBND tỉnh",
                valid_until=date(year + 3, 5, 6),
            )
        )
    _, rows = write("products", Query())
    (row,) = [row for row in rows if row["Tên sản phẩm"] == first.name]
    heads = ("Hạng sao", "Số quyết định", "Ngày quyết định", "Cơ quan ban hành", "Có giá trị đến")
    expected = [4, "2019/QĐ-UBND", date(2019, 5, 6), "UBND tỉnh", date(2022, 5, 6)]
    assert [row[head] for head in heads] == expected
