"""Words of the list of ideas and of the panel for a new one."""

from collections.abc import Sequence
from typing import Final

IDEAS_TITLE: Final = "Ý tưởng sản phẩm"
FIND_IDEA: Final = "Tìm sản phẩm, chủ thể, số"
NO_IDEAS: Final = "Năm nay chưa có ý tưởng nào"
NO_IDEAS_HINT: Final = (
    "Khi chủ thể đến đăng ký, bấm “Ghi ý tưởng mới”; chương trình hỏi từng phần như trên phiếu. "
    "Có thể in phiếu trống để phát trước: bấm “In”."
)
EVALUATE: Final = "Đánh giá của xã…"
MAKE_MAIN: Final = "Chọn làm sản phẩm chủ lực của xã"
NOT_MAIN: Final = "Thôi làm sản phẩm chủ lực"
NEW_IDEA_TITLE: Final = "Ý tưởng mới"
PRODUCER_HINT: Final = (
    "Gõ vài chữ để tìm, có dấu hay không đều được. Chưa có thì gõ đủ tên để thêm."
)
PRODUCER_KIND: Final = "Loại hình"
PRODUCT_HINT: Final = "Tên như sẽ ghi trên phiếu; có thể sửa sau."
PRODUCT_IS_NEW: Final = "Sản phẩm mới"
PRODUCT_EXISTS: Final = "Sản phẩm đã có trên thị trường"
BEGIN_IDEA: Final = "Bắt đầu ghi"
OPEN_THAT_IDEA: Final = "Mở ý tưởng đó"
KNOWN_PRODUCER: Final = "✓ Đã có trong sổ"
NEW_PRODUCER_WILL_BE_ADDED: Final = "+  Sẽ thêm chủ thể mới"
WHICH_PRODUCER: Final = "Chủ thể đã có trong sổ?"
REALLY_NEW: Final = "Không phải, thêm chủ thể mới"
# Words before a name that tell what somebody is, without accents; they do not tell people apart.
KIND_WORDS: Final = (
    "hop tac xa",
    "lien hiep",
    "to hop tac",
    "ho kinh doanh",
    "ho san xuat",
    "ho gia dinh",
    "co so san xuat",
    "co so",
    "cong ty",
    "doanh nghiep tu nhan",
    "doanh nghiep",
    "trach nhiem huu han",
    "co phan",
    *("trang trai", "htx", "tht", "hkd", "cty", "tnhh", "cp", "dntn"),
    *("ho", "ong", "ba", "anh", "chi", "co", "chu", "bac"),
)


def with_idea(product: str, year: int) -> str:
    """Return a product to choose that has its idea this year."""
    return f"{product} (đã có ý tưởng năm {year})"


def has_idea(year: int) -> str:
    """Say that the product named has its idea this year."""
    return f"!  Sản phẩm này đã có ý tưởng năm {year}."


def is_it(names: Sequence[str]) -> str:
    """Ask whether one of these producers is meant."""
    asked = f"!  Có phải {' hay '.join(names)}? Nếu phải, hãy chọn trong danh sách trên"
    return f"{asked}; nếu không, sẽ thêm chủ thể mới."


def which_producer(name: str) -> str:
    """Ask which producer a name stands for."""
    return f"“{name}” có thể là chủ thể đã có. Chọn đúng chủ thể để không ghi trùng:"


def told_apart(name: str, by: str) -> str:
    """Return a producer's name, with what tells it from others of the same name."""
    return f"{name} · {by}" if by else name


def more_producers(number: int) -> str:
    """Say that the list does not show all."""
    return f"Còn {number} chủ thể nữa, gõ thêm để tìm."


def use_producer(name: str, hamlet: str) -> str:
    """Return the answer that takes a producer who is known."""
    return f"{name} ({hamlet})" if hamlet else name
