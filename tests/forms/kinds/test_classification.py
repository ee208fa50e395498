import pytest

from ocop_desktop.forms.kinds import KINDS, Unreadable
from ocop_desktop.forms.spec import Choice, Field

KIND = KINDS["classification"]
CLASS = Field(
    key="nhom",
    kind="classification",
    label="Nhóm",
    choices=(Choice(key="gao-ngu-coc", label="Thực phẩm › Gạo, ngũ cốc", hint="I.1"),),
)


def test_is_the_key_of_a_leaf_shown_with_its_path():
    assert KIND.read("gao-ngu-coc", CLASS) == "gao-ngu-coc"
    assert KIND.show("gao-ngu-coc", CLASS) == "Thực phẩm › Gạo, ngũ cốc"


def test_a_leaf_of_another_basis_is_told():
    with pytest.raises(Unreadable):
        KIND.read("khac", CLASS)
    assert KIND.check("khac", CLASS)
