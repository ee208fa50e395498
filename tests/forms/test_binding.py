from datetime import date
from decimal import Decimal

from ocop_desktop.core.records import Idea, IdeaKind, Producer, Verdict
from ocop_desktop.forms import binding
from ocop_desktop.forms.spec import Choice, Column, Field, Form, Section


def choices(*keys):
    return tuple(Choice(key=key, label=key) for key in keys)


FORM = Form(
    basis="t",
    code="t",
    revision=1,
    title="",
    name="",
    about="idea",
    source="",
    sha256="",
    sections=(
        Section(
            key="s",
            title="",
            fields=(
                Field(key="ten", kind="text", label="Tên", bind="producer.name"),
                Field(key="lap", kind="date", label="Lập", bind="producer.founded_on"),
                Field(key="so", kind="integer", label="Số", bind="producer.workers"),
                Field(
                    key="loai",
                    kind="choice",
                    label="Loại",
                    bind="idea.kind",
                    choices=choices("new", "existing"),
                ),
                Field(
                    key="nhom",
                    kind="choice",
                    label="Nhóm",
                    bind="idea.priority",
                    choices=choices("1", "2", "3"),
                ),
                Field(key="chinh", kind="yes_no", label="Chính", bind="idea.is_main"),
                Field(
                    key="y_kien",
                    kind="choice",
                    label="Ý kiến",
                    bind="idea.verdict",
                    choices=choices("passes", "fails"),
                ),
                Field(key="gia", kind="decimal", label="Giá"),
                Field(
                    key="bang",
                    kind="table",
                    label="Bảng",
                    columns=(Column(key="ngay", kind="date", label="Ngày"),),
                ),
            ),
        ),
    ),
)
PRODUCER = Producer(name="HTX Đại Xuân", founded_on=date(2015, 3, 1), workers=12)
IDEA = Idea(kind=IdeaKind.EXISTING, priority=2, is_main=True)


def test_records_answer_their_fields():
    assert binding.bound_values(FORM, {"producer": PRODUCER, "idea": IDEA}) == {
        "ten": "HTX Đại Xuân",
        "lap": date(2015, 3, 1),
        "so": 12,
        "loai": "existing",
        "nhom": "2",
        "chinh": True,
        "y_kien": None,
    }


def test_a_record_that_is_not_there_answers_nothing():
    assert "loai" not in binding.bound_values(FORM, {"producer": Producer()})
    assert binding.bound_values(FORM, {"producer": Producer()})["ten"] is None


def test_facts_go_back_as_their_columns_keep_them():
    values = binding.bound_values(FORM, {"producer": PRODUCER, "idea": IDEA})
    facts, own = binding.split(FORM, values | {"y_kien": "passes"})
    assert facts == {
        "producer": {"name": "HTX Đại Xuân", "founded_on": date(2015, 3, 1), "workers": 12},
        "idea": {
            "kind": IdeaKind.EXISTING,
            "priority": 2,
            "is_main": True,
            "verdict": Verdict.PASSES,
        },
    }
    assert isinstance(facts["idea"]["kind"], IdeaKind)
    assert own == {}


def test_emptied_answers_empty_their_columns():
    facts, _ = binding.split(FORM, dict.fromkeys(("ten", "lap", "so", "loai", "nhom", "chinh")))
    assert facts == {
        "producer": {"name": "", "founded_on": None, "workers": None},
        "idea": {"priority": None, "is_main": False},  # the kind cannot be without
    }


def test_own_answers_go_to_json_and_back():
    values = {"gia": Decimal("12.50"), "bang": [{"id": "r1", "ngay": date(2026, 1, 2)}]}
    _, own = binding.split(FORM, values | {"ten": "X"})
    assert own == {"gia": "12.50", "bang": [{"id": "r1", "ngay": "2026-01-02"}]}
    assert binding.answer_values(FORM, own | {"la": 1}) == values


def test_empty_own_answers_are_left_out():
    assert binding.split(FORM, {"gia": None, "bang": []}) == ({}, {})


def test_what_can_be_bound():
    assert binding.is_column("producer.name")
    assert not binding.is_column("producer.id")
    assert not binding.is_column("nobody.name")
    assert binding.can_bind("date", "idea.received_on")
    assert not binding.can_bind("integer", "idea.is_main")
    assert not binding.can_bind("text", "idea.kind")
