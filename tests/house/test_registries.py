"""What is known in one room is known in the others under the same name."""

import pytest

from ocop_desktop.core.records import RECORD_TYPES, column_names
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.ui.fields import BUILDERS

COMPUTED = "computed"  # stands in tables only and is never typed


def test_every_kind_that_is_typed_has_an_entry_and_no_other():
    assert set(BUILDERS) == set(KINDS) - {COMPUTED}


def test_every_kind_is_called_what_the_registry_calls_it():
    assert {key: kind.name for key, kind in KINDS.items()} == {key: key for key in KINDS}


def test_every_kind_has_its_module_and_its_tests(root):
    modules = {kind: root / f"ocop_desktop/forms/kinds/{kind}.py" for kind in KINDS}
    tests = {kind: root / f"tests/forms/kinds/test_{kind}.py" for kind in KINDS}
    assert [kind for kind, file in modules.items() if not file.is_file()] == []
    assert [kind for kind, file in tests.items() if not file.is_file()] == []


@pytest.mark.parametrize("record", sorted(RECORD_TYPES))
def test_no_form_may_bind_to_what_the_house_needs_for_itself(record):
    assert {"id", "revision", "revision_id"}.isdisjoint(column_names(record))
