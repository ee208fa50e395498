import pytest

from ocop_desktop.forms.conditions import holds, shown_keys
from ocop_desktop.forms.spec import Condition, Field, Form, Section


def is_(field, *values):
    return Condition(field=field, values=values)


@pytest.mark.parametrize(
    ("condition", "answers", "fulfilled"),
    [
        (is_("a", "x"), {"a": "x"}, True),
        (is_("a", "x", "y"), {"a": "y"}, True),
        (is_("a", "x"), {"a": "y"}, False),
        (is_("a", "x"), {}, False),
        (is_("a", "x"), {"a": None}, False),
        (is_("a", "x"), {"a": ["y", "x"]}, True),
        (is_("a", "other"), {"a": "other:Chợ"}, True),
        (is_("a", "other"), {"a": ["x", "other:Chợ"]}, True),
        (is_("a", True), {"a": True}, True),
        (is_("a", "yes"), {"a": True}, True),
        (is_("a", "no"), {"a": False}, True),
        (is_("a", 1), {"a": True}, False),
        (is_("a", 3), {"a": 3}, True),
        (Condition(all=(is_("a", 1), is_("b", 2))), {"a": 1, "b": 2}, True),
        (Condition(all=(is_("a", 1), is_("b", 2))), {"a": 1}, False),
        (Condition(any=(is_("a", 1), is_("b", 2))), {"b": 2}, True),
        (Condition(any=(is_("a", 1), is_("b", 2))), {}, False),
    ],
)
def test_holds(condition, answers, fulfilled):
    assert holds(condition, answers) is fulfilled


def test_what_hangs_on_a_hidden_answer_hides_as_well():
    fields = (
        Field(key="a", kind="text", label="A"),
        Field(key="b", kind="text", label="B", show_if=is_("a", "x")),
        Field(key="c", kind="text", label="C", show_if=is_("b", "y")),
    )
    form = Form(
        basis="t",
        code="t",
        revision=1,
        title="",
        name="",
        about="idea",
        source="",
        sha256="",
        sections=(Section(key="s", title="", fields=fields),),
    )
    assert shown_keys(form, {"a": "x", "b": "y"}) == {"a", "b", "c"}
    assert shown_keys(form, {"a": "z", "b": "y"}) == {"a"}
