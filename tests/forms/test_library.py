from datetime import date
from pathlib import Path

import pytest

from ocop_desktop.forms.library import Library
from ocop_desktop.forms.reading.load import DefinitionError, load_form

ASK = """
    [[section]]
    key = "s"
    title = "S"

    [[section.field]]
    key = "loai_hinh"
    kind = "choice"
    label = "Loại hình"
    choices_from = "producer_kinds"
"""


def basis(shelf, key, first, last="", *, kind="cooperative", inherits=""):
    shelf.write(
        f"{key}/basis.toml",
        f"""
        key = "{key}"
        name = "{key}"
        number = "1"
        issued_on = {first}
        issuer = "TTg"
        title = "T"
        in_force_from = {first}
        {f"in_force_to = {last}" if last else ""}
        inherits = "{inherits}"
        forms = ["bieu-01"]
        lists = []

        [[producer_kind]]
        key = "{kind}"
        label = "{kind}"
        """,
    )


@pytest.fixture
def library(shelf):
    basis(shelf, "qd-thu", "2026-01-01", kind="household")
    basis(shelf, "qd-cu", "2019-01-01", "2023-01-01")
    basis(shelf, "common", "2000-01-01")
    shelf.form(ASK)
    shelf.form(ASK, "qd-cu/forms/bieu-01.toml")
    shelf.form(ASK.replace("idea", "producer"), "common/forms/chu-the.toml")
    return Library(shelf.folder)


def test_the_newest_basis_comes_first_and_common_is_none(library):
    assert [each.key for each in library.bases()] == ["qd-thu", "qd-cu"]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2020, 5, 1), "qd-cu"),
        (date(2023, 1, 1), "qd-cu"),
        (date(2024, 1, 1), "qd-cu"),
        (date(2026, 1, 1), "qd-thu"),
        (date(2010, 1, 1), "qd-cu"),
    ],
)
def test_the_basis_in_force(library, day, key):
    assert library.in_force_on(day).key == key


def test_a_form_is_read_once_and_only_when_asked_for(library, monkeypatch):
    read = []
    read_bytes = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.append(path.name) or read_bytes(path))
    form = library.form("qd-thu", "bieu-01")
    assert library.form("qd-thu", "bieu-01") is form
    assert sorted(read) == ["basis.toml", "bieu-01.toml", "classification.toml"]


def test_common_forms_are_resolved_for_the_basis_that_asks(library):
    form = library.form("qd-thu", "chu-the")
    assert form.basis == "qd-thu"
    assert [c.key for c in form.field("loai_hinh").choices] == ["household"]
    other = library.form("qd-cu", "chu-the")
    assert [c.key for c in other.field("loai_hinh").choices] == ["cooperative"]


def test_forms_in_menu_order_and_by_what_they_are_about(library):
    assert [form.code for form in library.forms("qd-thu")] == ["bieu-01"]
    assert library.forms("qd-thu", "producer") == ()


def test_an_older_revision_is_found_in_its_folder(shelf, library):
    shelf.form(ASK, "qd-thu/forms/old/bieu-01.1.toml")
    path = shelf.form(ASK)
    path.write_text(path.read_text(encoding="utf-8").replace("revision = 1", "revision = 2"))
    assert library.form("qd-thu", "bieu-01").revision == 2
    assert library.form("qd-thu", "bieu-01", 1).revision == 1
    assert library.form("qd-thu", "bieu-01", 2).revision == 2
    with pytest.raises(KeyError):
        library.form("qd-thu", "bieu-01", 7)


def test_what_is_not_there_is_a_key_error(library):
    with pytest.raises(KeyError):
        library.basis("qd-nao")
    with pytest.raises(KeyError):
        library.form("qd-thu", "bieu-77")
    with pytest.raises(KeyError):
        library.list_definition("qd-thu", "tong-hop")


def test_a_basis_inherits_forms_and_lists(shelf, library):
    basis(shelf, "qd-moi", "2027-01-01", inherits="qd-thu")
    shelf.write(
        "qd-thu/lists/tong-hop.toml",
        'code = "tong-hop"\ntitle = "T"\nabout = "idea"\nsource = "s"\n',
    )
    assert library.form("qd-moi", "bieu-01").basis == "qd-moi"
    assert library.list_definition("qd-moi", "tong-hop").basis == "qd-moi"
    assert library.lists("qd-moi") == ()


def test_the_file_as_shipped(shelf, library):
    shipped = (shelf.folder / "qd-thu/forms/bieu-01.toml").read_bytes()
    assert library.form_files("qd-thu", "bieu-01") == {"qd-thu/bieu-01": shipped}


def test_what_a_form_borrows_from_goes_with_it_and_counts_in_its_hash(shelf, library):
    shelf.form(ASK, "qd-cu/forms/bieu-03.toml")
    shelf.form('borrow = "qd-cu/bieu-03"', "qd-thu/forms/bieu-03.toml")
    basis = library.basis("qd-thu")
    lent = library.form("qd-thu", "bieu-03")
    files = library.form_files("qd-thu", "bieu-03")
    assert list(files) == ["qd-thu/bieu-03", "qd-cu/bieu-03"]
    for name, data in files.items():  # as they lie in a package
        place = shelf.folder / "goi" / f"{name}.toml"
        place.parent.mkdir(parents=True)
        place.write_bytes(data)
    place = shelf.folder / "goi/qd-thu/bieu-03.toml"
    assert load_form(place, basis) == lent
    (shelf.folder / "goi/qd-cu/bieu-03.toml").write_bytes(files["qd-cu/bieu-03"] + b"# x")
    assert load_form(place, basis).sha256 != lent.sha256


def test_a_bad_file_says_so(shelf, library):
    shelf.form("[[broken")
    with pytest.raises(DefinitionError):
        library.form("qd-thu", "bieu-01")
