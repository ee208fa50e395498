"""What is wrong with a plan's mapping is named: file, section, field, and the likely word."""

import pytest

from ocop_desktop.forms.plan.map import FLAT_FIGURES, TYPED_SINGLES
from ocop_desktop.forms.reading.load import check_folder, load_basis, load_form
from tests.forms.plan_form import TEXT


def mistakes(shelf, *changes):
    text = TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    shelf.write("qd-thu/forms/bieu-01.toml", text.replace("CODE", "bieu-01"))
    return [str(each) for each in check_folder(shelf.folder)]


def test_a_good_mapping_loads_and_keeps_its_words(shelf):
    assert mistakes(shelf) == []
    form = load_form(
        shelf.folder / "qd-thu/forms/bieu-01.toml", load_basis(shelf.folder / "qd-thu")
    )
    assert form.calculation == "plan"
    assert form.plan["outputs"]["years"] == ["n1", "n2", "n3"]
    assert hash(form)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('norm = "dm"', 'norm = "dn"', "plan.materials › norm: bảng “nvl” không có cột “dn”"),
        ('norm = "dm"', 'norn = "dm"', "plan.materials › norn: không có thuộc tính “norn”."),
        ('norm = "dm"', "", "plan.materials: thiếu “norm”"),
        ('table = "nvl"', 'table = "nvk"', "plan.materials › table: table trỏ đến “nvk”"),
        ('table = "nvl"', 'table = "sp"', "đã dùng cho “plan.outputs”"),
        ("[plan.costs]", "[plan.cots]", "plan.cots: không có thuộc tính “plan.cots”."),
        ('norm = "dm"', 'norm = "ten"', "cần decimal hoặc integer hoặc money"),
        ('norm = "dm"', 'norm = ["dm"]', "“norm” phải là khóa của một cột"),
        ('need = ["luong"]', 'need = "luong"', "“need” phải là danh sách khóa cột"),
        ('["n1", "n2", "n3"]', '["n1", "n2"]', "“years” cần đúng 3 cột"),
        ('need = ["luong"]', 'need = ["dm"]', "cột “nvl.dm” phải là kind"),
        ('need = ["luong"]', "", "không nhóm [plan] nào điền “nvl.luong”"),
        ('key = "have"', 'key = "old"', "phép tính không hiểu lựa chọn “old” của “tb.tt”"),
        ('capital_need = "can"', 'capital_neeed = "can"', "Có phải ý là “capital_need”?"),
        ('capital_need = "can"', 'capital_need = "cann"', "Có phải ý là “can”?"),
        ('capital_need = "can"', "", "không nhóm [plan] nào điền “can”"),
        ('capital_need = "can"', 'capital_need = "von"', "câu hỏi “von” phải là kind"),
        ('growth = "tang"', 'growth = "sp"', "thuộc loại “table”"),
        ('calculation = "plan"', "", "có [plan] thì cần calculation"),
        ('calculation = "plan"', 'calculation = "plans"', "Có phải ý là “plan”?"),
        ('suggest = "sp.ten"', 'suggest = "sp.tem"', "Có phải ý là “sp.ten”?"),
        ('fill_years = ["n1", "n2", "n3"]', 'fill_years = ["n1"]', "“fill_years” cần ít nhất hai"),
        ('fill_years = ["n1",', 'fill_years = ["ten",', "không có cột “ten” dùng được"),
        ('holds = "text", label = "Bằng chữ"', 'holds = "word", label = "Bằng chữ"', "“holds”"),
        ('of = "revenue"', 'of = "revenues"', "Có phải ý là “revenue”?"),
        (', label = "Lượng"', ', of = ["dm"], label = "Lượng"', "thì không có “of”"),
        ('unit = "đồng"', 'bind = "product.name"', "loại “figure” không có thuộc tính “bind”"),
    ],
)
def test_a_wrong_mapping_is_named(shelf, before, after, told):
    found = mistakes(shelf, (before, after))
    assert any(told in each for each in found), found
    assert all(each.startswith("qd-thu/bieu-01.toml") for each in found)


def test_the_nearest_word_is_offered(shelf):
    (found, *_) = mistakes(shelf, ('origin = "nguon"', 'orign = "nguon"'))
    assert found.endswith("Có phải ý là “origin”?")


def test_an_organisation_names_its_three_columns(shelf):
    block = '\n[[section.print]]\nblock = "organisation"\nof = "nvl"\nroles = ["ten", "spp"]\n'
    found = mistakes(shelf, ('of = "revenue"\n', f'of = "revenue"\n{block}'))
    assert any("“roles” cần đúng ba cột" in each for each in found)
    assert any("không có cột “spp”" in each for each in found)


def test_a_single_name_means_one_thing():
    assert not TYPED_SINGLES & FLAT_FIGURES
