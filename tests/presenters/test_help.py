"""The manual without a screen: its little markdown, its search."""

from pathlib import Path

import pytest

from ocop_desktop.ui.parts import markdown
from ocop_desktop.ui.screens.help.presenter import HelpPresenter, spans

PAGE = """# Sao lưu

Mỗi lần đóng, chương trình
**tự sao lưu**.

- Một
- Hai
  tiếp
1. Bước đầu
"""


def test_wrapped_lines_are_one_paragraph_and_bold_is_kept():
    lines = markdown.read(PAGE)
    assert [line.kind for line in lines] == ["h1", "text", "item", "item", "item"]
    assert lines[1].parts == (
        ("Mỗi lần đóng, chương trình ", False),
        ("tự sao lưu", True),
        (".", False),
    )
    assert lines[3].plain() == "Hai tiếp"
    assert lines[4].mark == "1."


def test_each_page_has_a_number_of_its_own():
    names = [page.name for page in Path("assets/help").glob("*.md")]
    numbers = sorted(name.partition("-")[0] for name in names)
    assert numbers == [f"{n:02}" for n in range(1, len(names) + 1)]


def test_pages_are_found_with_and_without_accents(tmp_path):
    (tmp_path / "06-sao-luu.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "07-phim-tat.md").write_text("# Phím tắt\n\nF1", encoding="utf-8")
    presenter = HelpPresenter(tmp_path)
    assert [page.topic for page in presenter.search("sao luu")] == ["06-sao-luu"]
    assert [page.topic for page in presenter.search("")] == ["06-sao-luu", "07-phim-tat"]
    assert presenter.page("unknown").topic == "06-sao-luu"


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("phí", ["phí"]),
        ("chi phí", ["Chi phí"]),
        ("chi  phi", ["Chi phí"]),
        ("phím", ["phím"]),
        ("phí chi", ["Chi", "phí"]),
        ("phi", ["phí"]),
        ("phiế", ["phiế"]),
        ("ím", []),
    ],
)
def test_what_was_typed_is_marked_and_not_within_other_words(typed, marked):
    rows = ["Bàn phím, phiếu, phía trên.", "Chi phí khác"]
    assert [rows[row][start:end] for row, start, end in spans(rows, typed)] == marked


def test_pages_that_say_it_as_typed_come_first_and_marks_count(tmp_path):
    for name, text in (
        ("01-a", "phím tắt, chi trả"),
        ("02-b", "lệ phí, chi trả"),
        ("03-c", "chi phí"),
    ):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\n{text}", encoding="utf-8")
    manual = HelpPresenter(tmp_path)
    assert [page.topic for page in manual.search("chi phí")] == ["03-c", "02-b", "01-a"]
    assert [page.topic for page in manual.search("lệ phí")] == ["02-b"]
    assert len(manual.search("  ")) == 3


def test_no_page_of_the_manual_stops_twice():
    for page in HelpPresenter(Path("assets/help")).pages:
        assert "…." not in page.text
        assert "...." not in page.text
