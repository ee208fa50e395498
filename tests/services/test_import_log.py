"""What is remembered of imports, and when they can no longer be taken back."""

from dataclasses import replace

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Attachment, Idea, Producer, Product, Query, Recognition
from ocop_desktop.exchange.tabular import Row, Table
from ocop_desktop.services import import_log
from ocop_desktop.services.importing import Columns
from ocop_desktop.store import (
    attachments,
    database,
    ideas,
    imports,
    producers,
    products,
    recognitions,
    settings,
)
from tests.exchange import provincial


def as_list(*rows):
    read = (Row(number, {}, row) for number, row in enumerate(rows, 3))
    return Table("Loc", 2, (), tuple(read), (), "ideas")


TEA = as_list({"producer_name": "Hộ A", "product_name": "Chè", "phone": "0912345678"})


@pytest.fixture
def made(desk):
    """An import of one idea: its id, and the ids of what it made by their kind."""
    import_id = desk.importing.carry_out(TEA, "a.xlsx").import_id
    return import_id, {kind: key for kind, key, *_ in imports.by_prefix(import_id).deeds}


def test_an_import_that_changed_nothing_is_not_remembered(desk, made):
    for _ in range(25):
        with database.transaction():
            assert import_log.remember("a.xlsx", desk.clock(), [], {"same": 1}, {}) == ""
    assert desk.importing.carry_out(TEA, "a.xlsx").import_id == ""
    assert [past.id for past in desk.importing.past()] == [made[0]]
    desk.importing.undo(made[0])
    assert desk.producers.count(Query()) == 0


def test_no_setting_grows_with_the_imports(desk, made):
    assert settings.get("imports") is None


def _product(made):
    return products.save(Product(producer_id=made["producer"], name="Gạo"), "Hòa")


def _member(made):
    return producers.save(Producer(name="Hộ B", member_of=made["producer"]), "Hòa")


def _idea(made):
    return ideas.save(Idea(product_id=made["product"], year=1999, basis="qd1048-2019"), "Hòa")


def _won(made):
    return recognitions.save(Recognition(product_id=made["product"], stars=4), "Hòa")


def _file(made, kind="idea"):
    known = Attachment(owner_type=kind, owner_id=made[kind], name="a.pdf", format="pdf", size=1)
    return attachments.save(known, "Hòa")


ADDED = (_product, _member, _idea, _won, _file)


@pytest.mark.parametrize("add", ADDED)
def test_what_something_was_added_to_since_is_not_taken_back_and_is_named(desk, made, add):
    import_id, records = made
    record = add(records)
    named = "Hộ A" if add in {_product, _member} else "Chè"
    with pytest.raises(Refusal, match=named):
        desk.importing.undo(import_id)
    assert not desk.importing.past()[0].possible
    assert producers.get(records["producer"]).deleted_at is None
    store = {Product: products, Producer: producers, Idea: ideas, Recognition: recognitions}
    store.get(type(record), attachments).trash(record.id, "Hòa")
    desk.importing.undo(import_id)
    assert producers.get(records["producer"]).deleted_at is not None


def test_what_she_typed_into_a_field_right_after_the_import_is_a_change_since(desk, made):
    import_id, records = made
    producer = producers.get(records["producer"])
    producers.save(replace(producer, phone="0999999999"), desk.offices.who())
    with pytest.raises(Refusal, match="Hộ A"):
        desk.importing.undo(import_id)


def test_whether_it_can_be_taken_back_is_seen_in_the_transaction_that_does_it(
    desk, made, monkeypatch
):
    seen = []

    def added(ids):
        held = database.database.connection()
        seen.append(held.in_transaction)
        return iter(())

    monkeypatch.setattr(imports, "added", added)
    desk.importing.undo(made[0])
    assert seen == [True]


def test_the_columns_are_remembered_with_the_import_or_not_at_all(desk, tmp_path, monkeypatch):
    draft = desk.importing.open(provincial.save(tmp_path / "tinh.xlsx"))
    draft = desk.importing.reread(draft, Columns(draft.columns.meanings, kind="ideas"))

    def fails(*_):
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(settings, "put", fails)
        with pytest.raises(OSError):  # noqa: PT011 - made here
            desk.importing.carry_out(draft.table, "tinh.xlsx", draft=draft)
    assert (desk.importing.past(), desk.producers.count(Query())) == ([], 0)
    desk.importing.carry_out(draft.table, "tinh.xlsx", draft=draft)
    assert desk.importing.open(tmp_path / "tinh.xlsx").columns.kind == "ideas"
