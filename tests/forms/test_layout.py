"""Forms become papers: answers where they are known, dots where they are not."""

from datetime import date
from decimal import Decimal

import pytest

from ocop_desktop.core.records import Idea, Office, Producer
from ocop_desktop.forms.organisation import Role
from ocop_desktop.forms.paper import layout
from ocop_desktop.forms.paper.blocks import (
    Blank,
    Box,
    Cell,
    Chart,
    Dots,
    Line,
    Rule,
    Signatures,
    Table,
    Text,
)
from ocop_desktop.forms.paper.print_text import Mark, Words, marks, parse
from ocop_desktop.forms.reading.load import load_basis, load_form
from ocop_desktop.forms.spec import Basis, Choice, Column, Condition, Field, Form, Print, Section
from tests.forms.plan_form import TEXT, VALUES
from tests.forms.shelf import Shelf

BASIS = Basis(
    key="qd-thu",
    name="QĐ thử",
    number="1/QĐ",
    issued_on=date(2026, 1, 1),
    issuer="Thủ tướng Chính phủ",
    title="Thử",
    in_force_from=date(2026, 1, 1),
    in_force_to=None,
    producer_kinds=(Choice(key="cooperative", label="Hợp tác xã"),),
)
SCOPE = (Choice(key="commune", label="Trong xã"), Choice(key="province", label="Trong tỉnh"))
COLUMNS = (
    Column(key="ten", kind="text", label="Tên", width=3),
    Column(key="kl", kind="decimal", label="Khối lượng", unit="kg", total=True),
)
FIELDS = (
    Field(key="ten", kind="text", label="Tên chủ thể", bind="producer.name"),
    Field(key="gia", kind="money", label="Giá bán", unit="đồng"),
    Field(key="pham_vi", kind="choices", label="Phạm vi", choices=SCOPE, other=True),
    Field(key="thu", kind="yes_no", label="Đã làm thử"),
    Field(key="chuyen", kind="long_text", label="Câu chuyện", lines=4),
    Field(key="nguyen_lieu", kind="table", label="Nguyên liệu", columns=COLUMNS),
    Field(
        key="mo_ta",
        kind="text",
        label="Mô tả",
        show_if=Condition(field="thu", values=(True,)),
    ),
)


def form(*prints, fields=FIELDS, **attributes):
    section = Section(key="s", title="Phần 1", fields=fields, prints=prints or None)
    return Form(
        basis="qd-thu",
        code="bieu-01",
        revision=1,
        title="BIỂU SỐ 01",
        name="Biểu số 01",
        about="idea",
        source="",
        sha256="",
        sections=(section,),
        **attributes,
    )


def paper(*prints, values=None, records=None, **attributes):
    attributes = {"draft": False, "footer": "chân trang", **attributes}
    return layout.document(
        form(*prints), values or {}, records=records or {}, basis=BASIS, **attributes
    )


def blocks(*prints, **attributes):
    return paper(*prints, **attributes).blocks


def only(*prints, **attributes):
    (block,) = blocks(*prints, **attributes)
    return block


def said(line):
    return "".join(run.text for run in line.runs if isinstance(run, Text)).replace("\xa0", " ")


# --- the print language -----------------------------------------------------------------------


def test_a_printed_text_is_words_and_marks():
    assert parse("Số: {so:12} **năm {year}** {{nháp}} {k=a} {} {:4}") == (
        Words("Số: "),
        Mark("so", width=12.0),
        Words(" "),
        Words("năm ", bold=True),
        Mark("year", bold=True),
        Words(" "),
        Words("{"),
        Words("nháp"),
        Words("}"),
        Words(" "),
        Mark("k", "a"),
        Words(" "),
        Mark(""),
        Words(" "),
        Mark("", width=4.0),
    )


def test_a_single_star_and_a_tag_are_words():
    assert parse("a * b <i>") == (Words("a "), Words("*"), Words(" b <i>"))


@pytest.mark.parametrize("text", ["{", "}", "{a", "{=a}", "{A}", "{a b}", "{a:x}", "{a.b.c}"])
def test_an_ill_text_is_refused_with_its_rest(text):
    with pytest.raises(ValueError, match=r"[{}]"):
        parse(f"tốt {text}")


def test_marks_lists_the_places_to_fill():
    assert marks("a {b} c {d.e:3}") == (Mark("b"), Mark("d.e", width=3.0))


# --- lines and answers ------------------------------------------------------------------------


def test_an_answer_fills_its_mark_and_a_missing_one_leaves_dots():
    item = Print(block="line", text="Tên: {ten}, giá {gia:9} {}")
    filled = only(item, values={"ten": "Gạo <tẻ> & nếp", "gia": 1250000})
    assert said(filled) == "Tên: Gạo <tẻ> & nếp, giá 1.250.000 "
    assert [run.answer for run in filled.runs if isinstance(run, Text)][1]
    assert [run for run in only(item).runs if isinstance(run, Blank)] == [
        Blank(None),
        Blank(9.0),
        Blank(None),
    ]


def test_facts_of_records_are_shown_for_people():
    records = {
        "producer": Producer(name="HTX", kind="cooperative", founded_on=date(2019, 5, 9)),
        "idea": Idea(year=2026, is_main=True),
    }
    text = "{producer.name}|{producer.kind}|{producer.founded_on}|{year}|{idea.year}|{idea.is_main}"
    line = only(Print(block="line", text=text), records=records)
    assert said(line) == "HTX|Hợp tác xã|09/05/2019|2026|2026|Có"


def test_an_office_stands_small_inside_a_sentence_and_is_not_named_twice():
    records = {"office": Office(commune="Xã Đại Xuân", province="Tỉnh Bắc Ninh")}
    text = "Ủy ban nhân dân {office.commune} của tỉnh {office.province}. {office.commune}"
    line = only(Print(block="line", text=text), records=records)
    assert said(line) == "Ủy ban nhân dân xã Đại Xuân của tỉnh Bắc Ninh. Xã Đại Xuân"


def test_a_box_is_ticked_when_the_answer_holds_its_option():
    item = Print(block="line", text="{pham_vi=commune}{pham_vi=province}{thu=yes}{thu=no}")
    ticked = only(item, values={"pham_vi": ["province"], "thu": False})
    assert ticked.runs == (Box(False), Box(True), Box(False), Box(True))
    assert only(item).runs == (Box(False),) * 4


def test_a_blank_answer_is_dots_to_the_margin_and_more_lines_below():
    line, dots = blocks(Print(block="answer", of="chuyen"))
    assert (said(line), line.runs[-1]) == ("Câu chuyện: ", Blank(None))
    assert dots == Dots(lines=3)


def test_a_long_answer_keeps_its_own_lines():
    lines = blocks(Print(block="answer", of="chuyen"), values={"chuyen": "Một.\n\nHai."})
    assert [said(line) for line in lines] == ["Câu chuyện: Một.", "Hai."]


def test_a_unit_stands_behind_answer_and_dots():
    item = Print(block="answer", of="gia", text="2.h Giá")
    assert said(only(item, values={"gia": 5000})) == "2.h Giá: 5.000 đồng"
    assert only(item).runs[-2:] == (Blank(None), Text(" đồng"))


def test_an_answer_of_a_hidden_field_prints_as_blank():
    item = Print(block="answer", of="mo_ta")
    assert isinstance(only(item, values={"thu": False, "mo_ta": "x"}).runs[-1], Blank)
    assert said(only(item, values={"thu": True, "mo_ta": "x"})) == "Mô tả: x"


def test_options_have_a_box_each_and_her_own_words():
    item = Print(block="options", of="pham_vi")
    line = only(item, values={"pham_vi": ["commune", "other:Chợ phiên"]})
    assert [run.checked for run in line.runs if isinstance(run, Box)] == [True, False, True]
    assert " ".join(said(line).split()) == "Phạm vi: Trong xã Trong tỉnh Khác: Chợ phiên"
    assert isinstance(only(item).runs[-1], Blank)


def test_yes_and_no_are_options_too():
    line = only(Print(block="options", of="thu"), values={"thu": True})
    assert [run.checked for run in line.runs if isinstance(run, Box)] == [True, False]


# --- tables -----------------------------------------------------------------------------------


def test_a_table_has_running_numbers_units_and_a_total():
    rows = [{"id": "a", "ten": "Thóc", "kl": Decimal("1200.5")}, {"id": "b", "ten": "Nếp"}]
    table = only(Print(block="table", of="nguyen_lieu"), values={"nguyen_lieu": rows})
    assert [cell.text for cell in table.head] == ["TT", "Tên", "Khối lượng (kg)"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["1", "Thóc", "1.200,5"],
        ["2", "Nếp", ""],
        ["", "Cộng", "1.200,5"],
    ]
    assert table.rows[0][2] == Cell(text="1.200,5", align="right")
    assert len(table.widths) == 3


def test_an_empty_table_has_rows_to_write_in():
    caption, table = blocks(Print(block="table", of="nguyen_lieu", text="Bảng 1", lines=5))
    assert said(caption) == "Bảng 1"
    assert len(table.rows) == 6
    assert all(not cell.text for cell in table.rows[0][1:])


# --- the paper --------------------------------------------------------------------------------


def test_a_section_without_prints_shows_its_title_and_every_field():
    document = layout.document(
        form(), {}, records={}, basis=BASIS, draft=False, footer="", blank=True
    )
    heading, *rest = document.blocks
    assert (said(heading), heading.style) == ("Phần 1", "heading")
    assert sum(isinstance(block, Table) for block in rest) == 1
    labels = " ".join(said(block) for block in rest if isinstance(block, Line))
    assert all(field.label in labels for field in FIELDS if field.kind != "table")


def test_a_blank_paper_takes_no_answers_and_prints_every_alternative():
    item = Print(block="answer", of="ten", show_if=Condition(field="thu", values=(True,)))
    assert blocks(item, values={"ten": "HTX"}) == ()
    assert isinstance(only(item, values={"ten": "HTX"}, blank=True).runs[-1], Blank)


def test_a_section_can_be_left_out():
    assert blocks(Print(block="rule"), leave_out={"s"}) == ()


def test_heads_and_signatures():
    records = {"office": Office(commune="Xã Đại Xuân"), "producer": Producer(representative="An")}
    header, first, second, _, signed = blocks(
        Print(block="letterhead", left="Ủy ban nhân dân|{office.commune}"),
        Print(block="title", text="BÁO CÁO|năm {year}"),
        Print(block="rule"),
        Print(
            block="signatures",
            right="T.M ỦY BAN NHÂN DÂN|{office.commune}|(Ký tên)|{producer.representative}",
            text="……, ngày {:2}",
        ),
        records=records,
    )
    assert header.left == ("ỦY BAN NHÂN DÂN", "XÃ ĐẠI XUÂN")
    assert {first.style, second.style} == {"title"}
    (left, right) = signed.blocks
    assert left is None
    assert right.title == ("T.M ỦY BAN NHÂN DÂN", "XÃ ĐẠI XUÂN")
    assert (right.remark, right.name, right.above) == ("(Ký tên)", "An", "……, ngày ……")


def test_an_unknown_name_is_left_to_be_written():
    item = Print(block="signatures", left="CHỦ THỂ|(Ký tên)|{producer.representative}")
    (left, right) = only(item).blocks
    assert (left.name, right) == ("", None)


def test_a_note_stands_below_a_short_rule():
    rule, note = blocks(Print(block="note", text="1 Theo Phụ lục I."))
    assert (rule, note.style) == (Rule(short=True), "note")


def test_what_stands_on_every_page():
    document = paper(Print(block="rule"), records={"office": Office(commune="Xã A")}, draft=True)
    assert (document.draft, document.draft_mark) == (True, "BẢN NHÁP")
    assert (document.title, document.author) == ("BIỂU SỐ 01", "Xã A")
    assert document.footer == "chân trang"
    assert not paper(Print(block="rule")).draft_mark


@pytest.mark.parametrize("block", ["place_date", "subtitle", "part", "heading", "page_break"])
def test_every_block_prints(block):
    assert blocks(Print(block=block, text="a"))


def test_signatures_are_one_block():
    assert isinstance(only(Print(block="signatures", left="a", right="b")), Signatures)


# --- a plan's own blocks ------------------------------------------------------------------------


def plan_form(tmp_path):
    shelf = Shelf(tmp_path / "bases")
    path = shelf.write("qd-thu/forms/bieu-01.toml", TEXT.replace("CODE", "bieu-01"))
    return load_form(path, load_basis(shelf.folder / "qd-thu"))


def plan_blocks(tmp_path, **attributes):
    told = {
        "records": {},
        "basis": BASIS,
        "draft": False,
        "footer": "",
        "leave_out": "ab",
    } | attributes
    return layout.document(plan_form(tmp_path), told.pop("values", {}), **told).blocks


def test_a_plan_is_printed_with_what_follows_from_it(tmp_path):
    printed = plan_blocks(tmp_path, values=VALUES)
    assert "Tổng nhu cầu vốn: 4.000.000 đồng" in "".join(
        run.text for block in printed if isinstance(block, Line) for run in block.runs
    )
    results, costs = (block for block in printed if isinstance(block, Table))
    assert [cell.text for cell in results.rows[0]] == ["1", "Doanh thu", *["4.000.000"] * 2, "0"]
    assert [cell.align for cell in results.rows[0]] == ["center", "left", *["right"] * 3]
    assert [cell.text for cell in costs.rows[5]] == ["6", "Điện", "Biến phí", *["500.000"] * 2, ""]
    assert [cell.text for cell in costs.rows[-1]][1:4] == ["Cộng", "", "3.300.000"]
    assert sum(isinstance(block, Chart) for block in printed) == 1


def test_a_blank_plan_names_its_rows_and_leaves_room(tmp_path):
    printed = plan_blocks(tmp_path, blank=True)
    results, costs = (block for block in printed if isinstance(block, Table))
    assert [cell.text for cell in results.rows[0]] == ["1", "Doanh thu", "", "", ""]
    assert [row[0].text for row in costs.rows] == [*map(str, range(1, 9)), ""]
    assert {cell.text for row in costs.rows for cell in row[3:]} == {""}
    assert not any(isinstance(block, Chart) for block in printed)


def test_roles_become_boxes():
    roles = Field(
        key="bo_may",
        kind="table",
        label="Bộ máy",
        columns=tuple(Column(key=key, kind="text", label=key) for key in ("ten", "vai", "tren")),
    )
    block = Print(block="organisation", of="bo_may", roles=("ten", "vai", "tren"), text="Sơ đồ")
    rows = [
        {"id": "a", "ten": "Bà Hoa", "vai": "Giám đốc"},
        {"id": "b", "ten": "Ông Bình", "vai": None, "tren": "Giám đốc"},
    ]
    made = form(block, fields=(roles,))
    told = {"records": {}, "basis": BASIS, "draft": False, "footer": ""}
    head, chart = layout.document(made, {"bo_may": rows}, **told).blocks
    assert isinstance(head, Line)
    assert chart.boxes == (
        Role(id="a", title="Giám đốc", name="Bà Hoa"),
        Role(id="b", title="Ông Bình", above="Giám đốc"),
    )
    _, room = layout.document(made, {}, **told).blocks
    assert isinstance(room, Dots)
