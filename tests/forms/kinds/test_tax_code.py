import pytest

from ocop_desktop.core.problems import Severity
from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.spec import Field

KIND = KINDS["tax_code"]
CODE = Field(key="mst", kind="tax_code", label="Mã số thuế")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0300588569", "0300588569"),
        ("0300 588 569", "0300588569"),
        ("0300588569001", "0300588569-001"),
        ("0300588569-001", "0300588569-001"),
        ("027185000123", "027185000123"),
        ("chưa có", "chưa có"),
        ("", None),
    ],
)
def test_reads_and_never_refuses(raw, value):
    assert KIND.read(raw, CODE) == value


@pytest.mark.parametrize("value", ["0300588569", "0300588569-001", "0100109106", "027185000123"])
def test_codes_in_order(value):
    assert KIND.check(value, CODE) == []


@pytest.mark.parametrize("value", ["0300588568", "0300588568-001", "03005885", "chưa có"])
def test_doubts_only_remind(value):
    (problem,) = KIND.check(value, CODE)
    assert problem.severity is Severity.REMINDS
