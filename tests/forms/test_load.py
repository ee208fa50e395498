from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_desktop.forms.reading.load import (
    DefinitionError,
    check_folder,
    load_basis,
    load_form,
    load_list,
)
from ocop_desktop.forms.spec import Condition
from tests.forms.shelf import FORM_HEAD, Shelf

GOOD = """
[[head]]
block = "title"
text = "PHIẾU|SỐ {{1}}"

[[section]]
key = "chung"
title = "Chung"

[[section.field]]
key = "ten"
kind = "text"
label = "Tên"
bind = "product.name"
required = true

[[section.field]]
key = "loai"
kind = "choice"
label = "Loại"
choices = [{ key = "a", label = "A" }, { key = "b", label = "B", hint = "hiếm" }]
other = true

[[section.field]]
key = "ro"
kind = "long_text"
label = "Rõ"
lines = 3
show_if = { any = [{ field = "loai", in = ["b", "other"] }, { field = "chinh", is = true }] }

[[section.field]]
key = "chinh"
kind = "yes_no"
label = "Chính"

[[section.field]]
key = "nhom"
kind = "classification"
label = "Nhóm"

[[section.field]]
key = "don_vi"
kind = "choice"
label = "Loại hình"
choices_from = "producer_kinds"

[[section.field]]
key = "bang"
kind = "table"
label = "Bảng"
columns = [
  { key = "so", kind = "integer", label = "Số", min = 1 },
  { key = "gia", kind = "money", label = "Giá" },
  { key = "tien", kind = "computed", label = "T", compute = "product", of = ["so", "gia"] },
]

[[section.print]]
block = "line"
text = "{ten:12} {loai=a} {chinh=yes} {idea.year} {year} {} {:4} **đậm**"

[[check]]
name = "not_more_than"
fields = ["bang.so", "bang.gia"]
text = "Xem lại."
reminds = true
"""


def form(shelf, text):
    path = shelf.form(text)
    return load_form(path, load_basis(shelf.folder / "qd-thu"))


def mistake(shelf, text):
    with pytest.raises(DefinitionError) as caught:
        form(shelf, text)
    return str(caught.value)


def field(text, key="x", kind="text"):
    return f"""
    [[section]]
    key = "s"
    title = "S"

    [[section.field]]
    key = "{key}"
    kind = "{kind}"
    label = "X"
    {text}
    """


# --- what loads ------------------------------------------------------------------------------


def test_a_good_form_becomes_a_frozen_definition(shelf):
    loaded = form(shelf, GOOD)
    assert (loaded.basis, loaded.code, loaded.revision) == ("qd-thu", "bieu-01", 1)
    assert len(loaded.sha256) == 64
    assert [each.key for each in loaded.fields()][:3] == ["ten", "loai", "ro"]
    assert loaded.field("loai").choices[1].hint == "hiếm"
    assert loaded.field("ro").show_if == Condition(
        any=(
            Condition(field="loai", values=("b", "other")),
            Condition(field="chinh", values=(True,)),
        )
    )
    assert loaded.field("bang").columns[2].of == ("so", "gia")
    assert loaded.sections[0].prints[0].text.startswith("{ten:12}")
    assert loaded.head[0].text == "PHIẾU|SỐ {{1}}"
    assert loaded.checks[0].reminds


def test_the_basis_decides_classification_and_producer_kinds(shelf):
    loaded = form(shelf, GOOD)
    assert [(c.key, c.label) for c in loaded.field("nhom").choices] == [
        ("gao", "Thực phẩm › Gạo"),
        ("mien", "Thực phẩm › Chế biến › Miến"),
    ]
    assert [c.key for c in loaded.field("don_vi").choices] == ["cooperative"]


def test_no_print_blocks_and_an_empty_list_differ(shelf):
    head = '[[section]]\nkey = "s"\ntitle = "S"\n'
    assert form(shelf, head).sections[0].prints is None
    assert form(shelf, head + "print = []\n").sections[0].prints == ()


def test_a_byte_order_mark_from_notepad_does_no_harm(shelf):
    path = shelf.form(GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_form(path, load_basis(shelf.folder / "qd-thu")).code == "bieu-01"


# --- what is refused -------------------------------------------------------------------------

FIELD_MISTAKES = [
    (field("requird = true"), "s › x: không có thuộc tính “requird”. Có phải ý là “required”?"),
    (field("", kind="txt"), "s › x: không có loại “txt”. Có phải ý là “text”?"),
    (field("", kind="computed"), "chỉ dùng được trong cột"),
    (field("min = 1"), "loại “text” không có thuộc tính “min”"),
    (field('choices = ["A"]', kind="choice"), "“choices” phải là danh sách một nhóm"),
    (field("choices = []", kind="choice"), "cần “choices”"),
    (field('choices_from = "producers"', kind="choice"), "Có phải ý là “producer_kinds”?"),
    (
        field('choices = [{ key = "a", label = "A" }, { key = "a", label = "B" }]', kind="choice"),
        "khóa “a” đã dùng",
    ),
    (field('choices = [{ key = "Á", label = "A" }]', kind="choice"), "khóa lựa chọn “Á”"),
    (field('required = "có"'), "“required” phải là true hoặc false"),
    (field("hint = 5"), "“hint” phải là chữ trong ngoặc kép"),
    (field("min = nan", kind="integer"), "“min” phải là số"),
    (field("min = 5\nmax = 1", kind="integer"), "“min” lớn hơn “max”"),
    (field("", key="Tên"), "khóa “Tên” phải là chữ thường không dấu"),
    (field('bind = "producer.nam"'), "Có phải ý là “producer.name”?"),
    (field('bind = "producer.founded_on"'), "loại “text” không ghi vào “producer.founded_on”"),
    (field('starts_from = "gia"'), "đường dẫn “gia”"),
    (field('hint = "Thu\u0309y"'), "“hint” chưa ở dạng Unicode dựng sẵn"),
    (field('show_if = { field = "y", is = 1 }'), "show_if trỏ đến “y”"),
    (field('required_if = { field = "y", in = ["a"] }'), "required_if trỏ đến “y”"),
    (field('show_if = { field = "x" }'), "điều kiện chỉ gồm"),
    (field("show_if = { all = [] }"), "điều kiện chỉ gồm"),
    (field('show_if = "x"'), "điều kiện chỉ gồm"),
    (
        field('show_if = { field = "x", is = "maybe" }', kind="yes_no"),
        "“maybe” không phải lựa chọn",
    ),
    (field("", kind="table"), "bảng cần có “columns”"),
    (
        field('columns = [{ key = "a", kind = "table", label = "A" }]', kind="table"),
        "s › x.a: loại “table” không dùng được trong cột",
    ),
    (
        field('columns = [{ key = "a", kind = "text", label = "A", total = true }]', kind="table"),
        "s › x.a: loại “text” không có thuộc tính “total”",
    ),
    (
        field('columns = [{ key = "a", kind = "computed", label = "A" }]', kind="table"),
        "cột tự tính cần",
    ),
    (
        field(
            'columns = [{ key = "a", kind = "computed", label = "", compute = "sum", of = ["b"] }]',
            kind="table",
        ),
        "“of” nêu “b”",
    ),
    (
        field(
            "columns = ["
            + ", ".join(f'{{ key = "c{n}", kind = "text", label = "C" }}' for n in range(13))
            + "]",
            kind="table",
        ),
        "13 cột, khổ giấy chỉ đủ 12 cột",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), FIELD_MISTAKES)
def test_a_mistake_in_a_field_is_named(shelf, text, sentence):
    said = mistake(shelf, text)
    assert said.startswith("bieu-01.toml › s › ")
    assert sentence in said


PLAIN = field("")
MISTAKES = [
    ("[[section]\n", "bieu-01.toml: viết sai cú pháp TOML ở dòng 8."),
    ('titel = "x"', "không có thuộc tính “titel”. Có phải ý là “title”?"),
    ("paper = 1", "“paper” phải là true hoặc false"),
    ('[[section]]\ntitle = "S"', "thiếu “key”"),
    (PLAIN + PLAIN, "khóa “x” đã dùng"),
    (PLAIN + '[[head]]\nblock = "titel"', "không có khối in “titel”. Có phải ý là “title”?"),
    (PLAIN + '[[head]]\nblock = "title"\nindent = 1', "khối in “title” không có thuộc tính"),
    (PLAIN + '[[tail]]\nblock = "answer"', "khối in “answer” cần “of”"),
    (PLAIN + '[[tail]]\nblock = "answer"\nof = "y"', "answer trỏ đến “y”"),
    (PLAIN + '[[tail]]\nblock = "table"\nof = "x"', "khối in “table” không in được câu hỏi “x”"),
    (PLAIN + '[[tail]]\nblock = "options"\nof = "x"', "không in được câu hỏi “x”"),
    (PLAIN + '[[tail]]\nblock = "line"\ntext = "a {y}"', "{…} trỏ đến “y”"),
    (PLAIN + '[[tail]]\nblock = "line"\ntext = "{x=a}"', "không có lựa chọn để đánh dấu"),
    (PLAIN + '[[tail]]\nblock = "line"\ntext = "{producer.nam}"', "đường dẫn “producer.nam”"),
    (PLAIN + '[[tail]]\nblock = "line"\ntext = "a {x"', "không hiểu chỗ in “{x”"),
    (PLAIN + '[[section.print]]\nblock = "line"\ntext = "{y}"', "bieu-01.toml › s: "),
    (PLAIN + '[[check]]\nname = "not_more"\nfields = ["x", "x"]\ntext = "t"', "“not_more_than”?"),
    (PLAIN + '[[check]]\nname = "not_more_than"\nfields = ["x"]\ntext = "t"', "ít nhất 2"),
    (PLAIN + '[[check]]\nname = "not_more_than"\nfields = ["y", "x"]\ntext = "t"', "trỏ đến “y”"),
    (PLAIN + '[[check]]\nname = "total_stands_in"\nfields = ["x", "x"]\ntext = "t"', "“x”"),
    (
        field("", kind="integer")
        + '[[check]]\nname = "not_more_than"\nfields = ["bieu-03.x", "x"]\ntext = "t"',
        "trỏ đến “bieu-03.x”",  # only the papers of a plan are looked at together
    ),
    (
        field('bind = "product.name"')
        + '[[section.field]]\nkey = "y"\nkind = "text"\nlabel = "Y"\n'
        'bind = "product.name"',
        "s › y: “product.name” đã gắn với câu hỏi “x”",
    ),
    ('borrow = "khong/co"', "“borrow” phải có dạng"),
    ("borrow = 5", "“borrow” phải có dạng"),
    ('about = "product"', "viết sai cú pháp TOML"),  # said twice
]


@pytest.mark.parametrize(("text", "sentence"), MISTAKES)
def test_a_mistake_in_a_form_is_named(shelf, text, sentence):
    assert sentence in mistake(shelf, text)


def test_a_form_that_is_not_its_file(shelf):
    path = shelf.form("")
    path = path.rename(path.with_name("bieu-09.toml"))
    with pytest.raises(DefinitionError, match="bieu-09"):
        load_form(path, load_basis(shelf.folder / "qd-thu"))


def test_bytes_that_are_no_text(shelf):
    path = shelf.form("")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DefinitionError, match="UTF-8"):
        load_form(path, load_basis(shelf.folder / "qd-thu"))


def test_a_file_that_is_not_there(shelf):
    with pytest.raises(DefinitionError, match="không mở được"):
        load_form(shelf.folder / "x.toml", load_basis(shelf.folder / "qd-thu"))


# --- borrowing -------------------------------------------------------------------------------

LENDER = """
[[head]]
block = "title"
text = "CŨ"

[[section]]
key = "a"
title = "A"

[[section]]
key = "c"
title = "C"

[[check]]
name = "not_more_than"
fields = ["x", "y"]
text = "t"
"""
BORROWER = """
borrow = "qd-cu/bieu-01"
working = true

[[head]]
block = "title"
text = "MỚI"

[[section]]
key = "b"
title = "B"
after = "a"
[[section.field]]
key = "x"
kind = "integer"
label = "X"
[[section.field]]
key = "y"
kind = "integer"
label = "Y"

[[section]]
key = "c"
title = "C mới"

[[section]]
key = "d"
title = "D"
"""


def test_a_form_borrows_sections_head_and_checks(shelf):
    shelf.form(LENDER, "qd-cu/forms/bieu-01.toml")
    loaded = form(shelf, BORROWER)
    assert [(s.key, s.title) for s in loaded.sections] == [
        ("a", "A"),
        ("b", "B"),
        ("c", "C mới"),
        ("d", "D"),
    ]
    assert loaded.head[0].text == "MỚI"
    assert [check.fields for check in loaded.checks] == [("x", "y")]
    assert loaded.working


def test_a_section_behind_one_that_is_not_there(shelf):
    shelf.form(LENDER, "qd-cu/forms/bieu-01.toml")
    assert "không có phần “aa”" in mistake(shelf, BORROWER.replace('after = "a"', 'after = "aa"'))


def test_borrowing_in_a_circle(shelf):
    shelf.form('borrow = "qd-thu/bieu-01"', "qd-cu/forms/bieu-01.toml")
    assert "quay vòng" in mistake(shelf, 'borrow = "qd-cu/bieu-01"')


# --- bases and lists -------------------------------------------------------------------------


def test_a_basis_knows_its_leaves_and_kinds(shelf):
    basis = load_basis(shelf.folder / "qd-thu")
    assert basis.in_force_to is None
    assert [(leaf.key, leaf.group) for leaf in basis.leaves] == [("gao", ""), ("mien", "Chế biến")]
    assert basis.idea_forms == {"new": "bieu-01"}


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('key = "qd-thu"', 'key = "qd-khac"', "tên tệp hoặc thư mục là “qd-thu”"),
        ('key = "cooperative"', 'key = "cooperatve"', "Có phải ý là “cooperative”"),
        ('new = "bieu-01"', 'new = "bieu-02"', "“idea_forms” không nhận “bieu-02”"),
        ("issued_on = 2026-01-01", 'issued_on = "hôm qua"', "ngày dạng"),
        ('issuer = "Thủ tướng Chính phủ"', "", "thiếu “issuer”"),
        ('new = "bieu-01"', "new = 1", "danh sách chữ"),
    ],
)
def test_a_mistake_in_a_basis_is_named(shelf, old, new, sentence):
    path = shelf.folder / "qd-thu/basis.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(DefinitionError, match=sentence):
        load_basis(path.parent)


def test_a_leaf_twice(shelf):
    path = shelf.folder / "qd-thu/classification.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('"mien"', '"gao"'), encoding="utf-8")
    with pytest.raises(DefinitionError, match="“gao” đã dùng"):
        load_basis(path.parent)


LIST_HEAD = """
code = "tong-hop"
title = "BIỂU"
about = "idea"
source = "thử"

"""


def a_list(shelf, columns, head=LIST_HEAD):
    path = shelf.write("qd-thu/lists/tong-hop.toml", head + columns)
    return load_list(path, load_basis(shelf.folder / "qd-thu"))


def test_a_list_with_path_or_paths(shelf):
    loaded = a_list(
        shelf,
        """
[[column]]
label = "TT"
path = "#"
[[column]]
label = "Tên"
paths = ["product.name", "bieu-01.ten"]
separator = " – "
""",
    )
    assert [column.paths for column in loaded.columns] == [("#",), ("product.name", "bieu-01.ten")]
    assert loaded.columns[1].separator == " – "


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ('label = "A"', "A: thiếu “paths”"),
        ('label = "A"\npath = "#"\npaths = ["#"]', "chỉ ghi một trong hai"),
        ('label = "A"\npath = "product.nam"', "Có phải ý là “product.name”?"),
        ('label = "A"\npath = "gì đó"', "đường dẫn “gì đó”"),
        ('label = "A"\npath = "#"\nkind = "txt"', "không có loại “txt”"),
        ('label = "A"\npath = "#"\ncompute = "tích"', "“compute” không nhận"),
    ],
)
def test_a_mistake_in_a_list_is_named(shelf, columns, sentence):
    with pytest.raises(DefinitionError) as caught:
        a_list(shelf, f"[[column]]\n{columns}\n")
    assert sentence in str(caught.value)


def test_a_list_is_printed_on_a_paper_that_is_known(shelf):
    with pytest.raises(DefinitionError) as caught:
        a_list(shelf, 'sheet = "A2"\n[[column]]\nlabel = "TT"\npath = "#"\n')
    assert "“sheet” không nhận" in str(caught.value)


def test_a_list_borrows_columns_and_title(shelf):
    a_list(shelf, '[[column]]\nlabel = "TT"\npath = "#"\n')
    path = shelf.write(
        "qd-moi/lists/tong-hop.toml",
        'code = "tong-hop"\nborrow = "qd-thu/tong-hop"\nleft = "ỦY BAN"\n',
    )
    loaded = load_list(path, load_basis(shelf.folder / "qd-thu"))
    assert (loaded.title, loaded.left, len(loaded.columns)) == ("BIỂU", "ỦY BAN", 1)


# --- anything at all -------------------------------------------------------------------------

TOML_VALUES = ["5", "-1.5", "nan", "true", '""', '"x"', '"ten"', "[]", "[1]", "{}", "2026-01-01"]


def test_the_form_that_will_be_spoilt_is_good(shelf):
    shelf.form(LENDER, "qd-cu/forms/bieu-01.toml")
    assert len(form(shelf, BORROWER + GOOD).sections) == 5


@given(data=st.data())
@settings(max_examples=150)
def test_a_spoilt_form_is_refused_with_a_sentence_and_nothing_else(data, tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("bases"))
    shelf.form(LENDER, "qd-cu/forms/bieu-01.toml")
    lines = (FORM_HEAD.replace("CODE", "bieu-01") + BORROWER + GOOD).splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        index = data.draw(st.integers(0, len(lines) - 1))
        name, sign, _ = lines[index].partition(" = ")
        value = data.draw(st.sampled_from(TOML_VALUES))
        lines[index] = f"{name} = {value}" if sign else data.draw(st.sampled_from(["", "[x]"]))
    path = shelf.write("qd-thu/forms/bieu-01.toml", "\n".join(lines))
    for found in check_folder(shelf.folder):
        assert str(found)
    with suppress(DefinitionError):
        load_form(path, load_basis(shelf.folder / "qd-thu"))


# --- a whole folder --------------------------------------------------------------------------


def test_a_folder_in_order_has_no_mistakes(shelf):
    shelf.form(GOOD)
    assert check_folder(shelf.folder) == []
    assert check_folder(shelf.folder / "qd-thu") == []


def test_all_mistakes_of_a_folder_are_collected(shelf):
    shelf.form(field('requird = true\nmin = 1\nbind = "a.b"'))
    shelf.form("[[broken", "qd-thu/forms/bieu-02.toml")
    shelf.write(
        "qd-thu/lists/tong-hop.toml",
        LIST_HEAD + '[[column]]\nlabel = "A"\npath = "bieu-01.gia"\n',
    )
    basis = shelf.folder / "qd-thu/basis.toml"
    text = basis.read_text(encoding="utf-8").replace('["bieu-01"]', '["bieu-01", "bieu-09"]')
    basis.write_text(text, encoding="utf-8")
    said = [str(found) for found in check_folder(shelf.folder)]
    assert len(said) == 5
    assert "qd-thu/basis.toml › forms" in said[0]
    assert "requird" in said[1]
    assert "“min”" in said[2]
    assert "TOML" in said[3]
    assert "tong-hop.toml › A" in said[4]


def test_dangling_references_are_all_found_at_once(shelf):
    shelf.form(field('bind = "a.b"\nshow_if = { field = "y", is = 1 }'))
    assert len(check_folder(shelf.folder)) == 2


def test_a_list_may_read_a_column_of_a_table(shelf):
    shelf.form(GOOD)
    column = '[[column]]\nlabel = "A"\npath = "bieu-01.bang.{}"\n'
    shelf.write("qd-thu/lists/tong-hop.toml", LIST_HEAD + column.format("gia"))
    assert check_folder(shelf.folder) == []
    shelf.write("qd-thu/lists/tong-hop.toml", LIST_HEAD + column.format("mau"))
    assert "bieu-01.bang.mau" in str(check_folder(shelf.folder)[0])


def test_a_check_may_look_at_another_paper_of_the_plan(shelf):
    check = '[[check]]\nname = "not_more_than"\nfields = [{}]\ntext = "t"'

    def found(*paths):
        quoted = ", ".join(f'"{path}"' for path in paths)
        path = shelf.form(field("", kind="integer") + check.format(quoted))
        path.write_text(path.read_text("utf-8").replace('"idea"', '"plan"'), "utf-8")
        return "\n".join(map(str, check_folder(shelf.folder)))

    assert found("bieu-01.x", "x") == ""
    assert "bieu-01.y" in found("bieu-01.y", "x")
    assert "câu hỏi của chính biểu này" in found("bieu-01.x", "bieu-01.x")


def test_an_answer_that_starts_from_nowhere(shelf):
    shelf.form(field('starts_from = "bieu-01.x"'))
    assert check_folder(shelf.folder) == []
    shelf.form(field('starts_from = "bieu-01.y"'))
    assert "bieu-01.y" in str(check_folder(shelf.folder)[0])
