"""The manual without a screen: its little markdown, its search."""

from pathlib import Path

from ocop_desktop.ui.parts import markdown
from ocop_desktop.ui.screens.help.presenter import HelpPresenter

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
