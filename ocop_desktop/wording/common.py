"""Words that stand in many places: states, kinds, verdicts, priorities."""

from collections.abc import Mapping
from typing import Final

PROGRAM: Final = "OCOP Desktop"

# Screens that others lead to, too
REGISTER: Final = "Sổ theo dõi"
TRANSFER: Final = "Gửi – nhận"
IMPORTING: Final = "Nhập từ Excel"

LETTER_SUFFIX: Final = "/TTr-UBND"  # printed behind the number of a cover letter

UNDO: Final = "Hoàn tác"

NO_DISPLAY: Final = "Máy này không có màn hình để mở cửa sổ."
NO_DISPLAY_TODO: Final = "Dùng các lệnh không cần cửa sổ: ocop-desktop --help"

STATES: Final[Mapping[str, str]] = {
    "draft": "Nháp",
    "finished": "Hoàn thành",
    "sent": "Đã gửi",
    "accepted": "Đạt",
    "returned": "Trả lại",
    "rejected": "Không đạt",
}

# A sign beside each word: no state is told by colour alone.
STATE_SIGNS: Final[Mapping[str, str]] = {
    "draft": "●",
    "finished": "✓",
    "sent": "↑",
    "accepted": "✔",
    "returned": "↩",
    "rejected": "✕",
}

IDEA_KINDS: Final[Mapping[str, str]] = {"new": "Mới", "existing": "Đã có"}

PLAN_KINDS: Final[Mapping[str, str]] = {"full": "Đầy đủ", "simple": "Đơn giản"}

VERDICTS: Final[Mapping[str, str]] = {
    "passes": "Đạt",
    "improve": "Hoàn thiện thêm",
    "fails": "Chưa đạt",
}


# The kinds of administrative units, as they stand before a name.
UNIT_KINDS: Final = (
    "Xã ",
    "Phường ",
    "Thị trấn ",
    "Đặc khu ",
    "Huyện ",
    "Quận ",
    "Thị xã ",
    "Tỉnh ",
    "Thành phố ",
)


def priority(group: int) -> str:
    """Name a priority group: "Nhóm 1"."""
    return f"Nhóm {group}"


def state(key: str) -> str:
    """Sign and word of a state: "✓ Hoàn thành"."""
    return f"{STATE_SIGNS[key]} {STATES[key]}"
