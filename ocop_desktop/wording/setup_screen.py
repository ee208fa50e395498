"""Words of the first run and of the sample communes."""

from typing import Final

WELCOME_HINT: Final = "Trả lời ba phần sau là làm việc được ngay. Tất cả đều sửa lại được sau này."
SETUP_STEP_1: Final = "Căn cứ pháp lý"
SETUP_STEP_2: Final = "Thông tin đơn vị"
SETUP_STEP_3: Final = "Năm làm việc"
WHICH_BASIS: Final = "Xã đang làm theo quyết định nào?"
WHICH_BASIS_HINT: Final = "Quyết định này cho biết mẫu phiếu, phân nhóm sản phẩm và nơi nhận."
GO_TO_OFFICE: Final = "Tiếp theo  →"
TRY_SAMPLE: Final = "Chưa sẵn sàng? Mở một xã mẫu để làm quen"
TRY_SAMPLE_HINT: Final = "Xã mẫu có sẵn chủ thể và ý tưởng giả định; gõ thử, in thử thoải mái."
BACK_TO_BASIS: Final = "←  Chọn lại căn cứ"
YEAR_AND_LOOK: Final = "Năm làm việc"
OFFICE: Final = "Đơn vị"
RECEIVER: Final = "Nơi nhận"
OFFICER: Final = "Cán bộ"
CHAIRPERSON: Final = "Người ký"
NOT_TOLD: Final = "(chưa ghi)"
BEGIN_WORK: Final = "Bắt đầu làm việc"


def basis_choice(number: str, *, recommended: bool) -> str:
    """Return a decision's number, with a word when it is the one in force."""
    return f"Quyết định {number}" + ("   —   đang có hiệu lực, nên chọn" if recommended else "")


def sample_button(name: str, year: int) -> str:
    """Return the button's words."""
    return f"Xã mẫu: {name} ({year})"


# --- sample communes -------------------------------------------------------------------------

SAMPLES_HINT: Final = "Để tập làm quen. Mở trong sổ riêng, không lẫn với dữ liệu của xã."
