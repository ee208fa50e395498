"""Words of the empty list to be filled in in Excel."""

from collections.abc import Mapping
from typing import Final

SHEET_NAMES: Final[Mapping[str, str]] = {
    "ideas": "Ý tưởng",
    "producers": "Chủ thể",
    "products": "Sản phẩm",
}
GUIDE_SHEET: Final = "Hướng dẫn"
CHOICES_SHEET: Final = "Danh mục"
GUIDE_HEADS: Final = ("Cột", "Bắt buộc", "Cách ghi", "Ví dụ")
GUIDE_TITLE: Final = (
    "Ghi từ dòng 2, mỗi dòng một mục. Đừng đổi tên cột; cột không dùng thì để trống."
)
REQUIRED: Final = "Có"
NOT_IN_LIST: Final = "Chữ này không có trong danh sách; vẫn ghi được nếu chắc chắn."
# Meaning → how to write it, and an example.
GUIDES: Final[Mapping[str, tuple[str, str]]] = {
    "number": ("Số thứ tự, để trống cũng được.", "1"),
    "product_name": ("Một tên duy nhất, nên có tên hàng và tên đất.", "Gạo tẻ thơm Đại Xuân"),
    "idea_kind": ("Chọn trong danh sách.", "Mới"),
    "producer_name": ("Tên đầy đủ như trên giấy đăng ký.", "HTX Nông nghiệp Đại Xuân"),
    "producer_kind": ("Chọn trong danh sách, theo giấy đăng ký.", "Hợp tác xã"),
    "representative": ("Người ký phiếu.", "Nguyễn Thị Hòa"),
    "position": ("Chức vụ của người đại diện.", "Giám đốc"),
    "address": ("Số nhà, thôn, xã, tỉnh.", "Thôn Xuân Bình, xã Đại Xuân, tỉnh Bắc Ninh"),
    "hamlet": ("Chỉ ghi tên thôn.", "Xuân Bình"),
    "phone": ("Nhiều số cách nhau bằng dấu chấm phẩy.", "0912 345 678"),
    "email": ("Không có thì để trống.", "htxdaixuan@gmail.com"),
    "website": ("Trang mạng hoặc trang bán hàng.", "facebook.com/gaothomdaixuan"),
    "tax_code": ("10, 12 hoặc 13 chữ số.", "2300123456"),
    "registration_number": ("Số trên giấy đăng ký.", "21C8000123"),
    "founded_on": ("Ngày/tháng/năm trên giấy đăng ký lần đầu.", "15/03/2016"),
    "workers": ("Số người, kể cả người nhà.", "12"),
    "local_workers": ("Số người ở trong xã.", "11"),
    "classification": ("Tên nhóm, phân nhóm theo căn cứ đang dùng.", "Gạo, ngũ cốc"),
    "priority": ("1, 2 hoặc 3; chưa xếp thì để trống.", "1"),
    "is_main": ("Có hoặc Không; mỗi năm một sản phẩm.", "Không"),
    "register_number": ("Số trong sổ theo dõi của xã.", "03"),
    "received_on": ("Ngày nhận phiếu đã ký.", "12/03/2020"),
    "verdict": ("Chọn trong danh sách; chưa xét thì để trống.", "Đạt"),
    "verdict_reason": ("Điều còn thiếu, việc cần làm.", "Bổ sung giấy mua nguyên liệu."),
    "stars": ("Hạng sao hiện tại, một số từ 1 đến 5.", "3"),
    "valid_until": ("Ngày hết hạn giấy chứng nhận.", "25/12/2023"),
    "first.decision": ("Số quyết định công nhận.", "123/QĐ-UBND"),
    "first.date": ("Ngày quyết định công nhận.", "25/12/2020"),
    "first.issuer": ("Cơ quan ra quyết định.", "UBND huyện Quế Võ"),
    "note": ("Điều cần nhớ; không in trên phiếu.", ""),
}
