from ocop_desktop.forms.kinds import KINDS
from ocop_desktop.forms.spec import Field

KIND = KINDS["long_text"]
STORY = Field(key="chuyen", kind="long_text", label="Câu chuyện")


def test_keeps_her_own_line_breaks():
    assert KIND.read("Đoạn một.\r\n\r\nĐoạn hai.\n", STORY) == "Đoạn một.\n\nĐoạn hai."


def test_twenty_thousand_letters_are_usual():
    assert KIND.check("a" * 20_000, STORY) == []
    assert KIND.check("a" * 20_001, STORY)
