"""Words of lists that come in: heads as people write them, values, sentences about cells."""

from collections.abc import Mapping, Sequence
from typing import Final

# --- heads of columns ------------------------------------------------------------------------

# Meaning → heads seen in real lists. The first is ours, in templates and in sentences.
HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("TT", "STT", "Số TT", "Số thứ tự"),
    "product_name": (
        "Tên sản phẩm",
        "Tên ý tưởng, sản phẩm",
        "Tên ý tưởng sản phẩm",
        "Tên ý tưởng",
        "Ý tưởng sản phẩm",
        "Tên sản phẩm dịch vụ",
        "Sản phẩm OCOP",
        "Sản phẩm",
        "Mặt hàng",
        "Tên mặt hàng",
        "TenSanPham",
    ),
    "product_code": ("Mã sản phẩm", "Mã số sản phẩm", "Mã OCOP", "MaSanPham"),
    "classification": (
        "Nhóm sản phẩm",
        "Nhóm/phân nhóm",
        "Phân nhóm",
        "Ngành hàng",
        "Nhóm ngành",
        "Bộ sản phẩm",
        "Ngành/nhóm",
        "Phân loại sản phẩm",
        "Nhóm",
        "Ngành",
    ),
    "idea_kind": ("Mới/Đã có", "Sản phẩm mới/đã có", "Mới hay đã có", "Loại ý tưởng"),
    "producer_kind": (
        "Loại hình",
        "Loại hình kinh doanh",
        "Loại hình tổ chức",
        "Loại hình chủ thể",
        "Loại chủ thể",
        "Hình thức tổ chức",
    ),
    "producer_name": (
        "Tên chủ thể",
        "Chủ thể",
        "Chủ thể OCOP",
        "Chủ thể sản xuất",
        "Tên đơn vị",
        "Tên cơ sở",
        "Tên cơ sở sản xuất",
        "Đơn vị sản xuất",
        "Cơ sở sản xuất",
        "Tên doanh nghiệp",
        "Tên hợp tác xã",
        "Tên tổ chức, cá nhân",
        "Chủ thể đăng ký",
        "ChuTheSXKD",
    ),
    "commune": ("Xã/phường", "Xã, phường, thị trấn", "Tên xã", "Xã", "Phường", "Địa bàn"),
    "hamlet": ("Thôn, tổ dân phố", "Thôn", "Thôn/xóm", "Tổ dân phố", "Khu phố", "Ấp", "Xóm"),
    "address": ("Địa chỉ", "Địa chỉ (thôn, xã)", "Nơi sản xuất", "Trụ sở", "Địa điểm sản xuất"),
    "representative": (
        "Người đại diện",
        "Đại diện",
        "Đại diện pháp luật",
        "Chủ hộ",
        "Chủ cơ sở",
        "Giám đốc",
        "Họ và tên",
        "Họ tên",
        "Người liên hệ",
    ),
    "position": ("Chức vụ", "Chức danh"),
    "phone": (
        "Điện thoại",
        "Số điện thoại",
        "SĐT",
        "ĐT",
        "Số ĐT",
        "Di động",
        "Điện thoại liên hệ",
        "Hotline",
    ),
    "email": ("Email", "E-mail", "Thư điện tử", "Hộp thư"),
    "website": ("Website", "Trang web", "Trang mạng", "Facebook"),
    "tax_code": ("Mã số thuế", "MST", "Mã số doanh nghiệp"),
    "registration_number": (
        "Số đăng ký kinh doanh",
        "Số ĐKKD",
        "Giấy đăng ký kinh doanh",
        "Số giấy chứng nhận đăng ký kinh doanh",
    ),
    "founded_on": ("Ngày thành lập", "Ngày đăng ký kinh doanh", "Ngày cấp đăng ký kinh doanh"),
    "workers": ("Số lao động", "Lao động", "Tổng số lao động", "Tổng lao động"),
    "local_workers": ("Lao động địa phương", "Lao động trong xã"),
    "year": ("Năm", "Năm đăng ký", "Năm đăng ký ý tưởng"),
    "priority": ("Nhóm ưu tiên", "Ưu tiên"),
    "is_main": ("Sản phẩm chủ lực", "Chủ lực"),
    "register_number": ("Số sổ theo dõi", "Số phiếu", "Số đăng ký ý tưởng", "Số trong sổ theo dõi"),
    "received_on": ("Ngày nhận", "Ngày tiếp nhận", "Ngày xã tiếp nhận"),
    "verdict": ("Đánh giá của xã", "Ý kiến của xã", "Kết quả xã đánh giá"),
    "verdict_reason": ("Lý do", "Lý do, việc cần làm"),
    "stars": (
        "Hạng sao hiện tại",
        "Hạng sao",
        "Số sao",
        "Xếp hạng",
        "Phân hạng",
        "Hạng sản phẩm",
        "Sao",
        "XepHang",
    ),
    "valid_until": (
        "Ngày hết hạn",
        "Hết hạn",
        "Thời hạn",
        "Hiệu lực đến",
        "Có giá trị đến",
        "Ngày hết hiệu lực",
        "Hạn công nhận",
    ),
    "first.stars": ("Lần 1: hạng sao",),
    "first.date": ("Lần 1: ngày công nhận", "Ngày công nhận", "Ngày quyết định", "Ngày QĐ"),
    "first.year": ("Lần 1: năm", "Năm công nhận", "Năm được công nhận"),
    "first.decision": (
        "Lần 1: số quyết định",
        "Số quyết định",
        "Quyết định công nhận",
        "Số QĐ công nhận",
        "Quyết định",
    ),
    "first.issuer": ("Lần 1: cơ quan", "Cơ quan công nhận", "Cơ quan ban hành", "Cơ quan cấp"),
    "second.stars": ("Lần 2: hạng sao",),
    "second.date": ("Lần 2: ngày công nhận",),
    "second.year": ("Lần 2: năm",),
    "second.decision": ("Lần 2: số quyết định",),
    "second.issuer": ("Lần 2: cơ quan",),
    "note": ("Ghi chú", "Ghi chú khác", "Chú thích"),
}

# A head of two storeys: which recognition, and what of it.
ROUNDS: Final[Mapping[str, tuple[str, ...]]] = {
    "second": ("lần 2", "lần hai", "lần thứ hai", "lần thứ 2", "nâng hạng", "phân hạng lại"),
    "first": ("lần 1", "lần một", "lần đầu", "lần thứ nhất", "lần thứ 1"),
}
OF_A_ROUND: Final[Mapping[str, tuple[str, ...]]] = {
    "stars": ("hạng sao", "số sao", "sao", "xếp hạng", "phân hạng", "hạng", "kết quả"),
    "date": ("ngày công nhận", "ngày quyết định", "ngày ban hành", "ngày ký", "ngày"),
    "year": ("năm công nhận", "năm"),
    "decision": ("số quyết định", "quyết định", "quyết định số", "số"),
    "issuer": ("cơ quan", "cơ quan ban hành", "cơ quan công nhận", "cấp công nhận", "nơi cấp"),
}
ABBREVIATIONS: Final[Mapping[str, str]] = {
    "sp": "sản phẩm",
    "sđt": "số điện thoại",
    "đt": "điện thoại",
    "đtdđ": "điện thoại",
    "đc": "địa chỉ",
    "qđ": "quyết định",
    "kd": "kinh doanh",
    "cn": "công nhận",
    "đkkd": "đăng ký kinh doanh",
    "gcn": "giấy chứng nhận",
    "lđ": "lao động",
    "nđd": "người đại diện",
    "lhkd": "loại hình kinh doanh",
    "cq": "cơ quan",
}
# Heads that say nothing until the head above them is read too: "Tên" below "Chủ thể".
BARE_HEADS: Final = ("tên", "họ tên", "tên gọi", "tên đầy đủ")
# Whose household it is: the producer, where no other column says who that is.
HOUSEHOLD_HEADS: Final = (
    *("chủ hộ", "tên chủ hộ", "họ tên chủ hộ", "họ và tên chủ hộ"),
    *("tên hộ", "hộ sản xuất", "tên hộ sản xuất"),
)

# --- rows that are no records ----------------------------------------------------------------

TOTALS: Final = ("tổng", "cộng", "tổng cộng", "tổng số", "cộng chung", "cộng dồn", "lũy kế")
TOTAL_TAILS: Final = (
    "sản phẩm",
    "chủ thể",
    "ý tưởng",
    "cộng",
    "số",
    "toàn xã",
    "toàn huyện",
    "toàn tỉnh",
    "xã",
    "phường",
    "huyện",
    "nhóm",
)
FOOTERS: Final = (
    "người lập",
    "người tổng hợp",
    "chủ tịch",
    "phó chủ tịch",
    "tm.",
    "kt.",
    "(ký",
    "ký tên",
    "nơi nhận",
    "ghi chú:",
    "danh sách này",
    "danh sách có",
    "xác nhận của",
)
SKIPPED_TOTAL: Final = "Dòng cộng."
SKIPPED_GROUP: Final = "Dòng đầu mục."
SKIPPED_NUMBERING: Final = "Dòng đánh số cột."
SKIPPED_FOOTER: Final = "Phần ký tên, ghi chú dưới bảng."
SKIPPED_HEAD: Final = "Dòng đầu bảng lặp lại."
SKIPPED_NAMELESS: Final = "Dòng không có tên."

# --- values ----------------------------------------------------------------------------------

# Patterns of the folded beginning of a text; the first that fits decides.
PRODUCER_KIND_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "cooperative_union": ("liên hiệp hợp tác xã", "liên hiệp htx", "lh htx", "lhhtx"),
    "cooperative": ("hợp tác xã", "htx", "htxnn", "htx nn", "quỹ tín dụng nhân dân"),
    "cooperative_group": ("tổ hợp tác", "tht", "tổ ht", "tổ sản xuất", "tổ liên kết"),
    "small_medium_enterprise": (
        "doanh nghiệp nhỏ và vừa",
        "doanh nghiệp vừa và nhỏ",
        "dnnvv",
        "dn nhỏ và vừa",
    ),
    "enterprise": (
        "doanh nghiệp",
        "doanh nghiệp tư nhân",
        "dntn",
        "dn",
        "công ty",
        "cty",
        "c.ty",
        "ctcp",
        "cttnhh",
        "ct tnhh",
        "ct cp",
        "cp",
        "tnhh",
        "tổng công ty",
        "tập đoàn",
        "chi nhánh",
    ),
    "farm": ("trang trại", "chủ trang trại"),
    "household_business": (
        "hộ kinh doanh",
        "hộ kinh doanh cá thể",
        "hkd",
        "hkdct",
        "hộ kd",
        "hộ sản xuất, kinh doanh",
        "hộ sản xuất kinh doanh",
        "hộ sxkd",
        "hộ gia đình có đăng ký kinh doanh",
        "hộ gia đình có đkkd",
        "hộ cá thể",
        "cơ sở",
        "cssx",
        "cs sx",
        "csxs",
    ),
    "household": (
        "hộ sản xuất",
        "hộ sx",
        "hộ gia đình",
        "hgđ",
        "hộ nông dân",
        "hộ",
        "hsx",
        "cá nhân",
    ),
    "association": ("hội", "hiệp hội", "hội nông dân", "hội phụ nữ", "chi hội"),
    "tourism_centre": ("trung tâm", "ban quản lý", "bql"),
}
PRODUCER_KIND_LABELS: Final[Mapping[str, str]] = {
    "cooperative": "Hợp tác xã",
    "cooperative_group": "Tổ hợp tác",
    "household_business": "Hộ kinh doanh",
    "household": "Hộ sản xuất",
    "enterprise": "Doanh nghiệp",
    "small_medium_enterprise": "Doanh nghiệp nhỏ và vừa",
    "farm": "Trang trại",
    "cooperative_union": "Liên hiệp hợp tác xã",
    "association": "Hội, hiệp hội",
    "tourism_centre": "Trung tâm điều hành du lịch",
}
# What often means one kind and sometimes another: read, with a reminder.
DOUBTFUL_KINDS: Final = ("cơ sở", "cssx", "cs sx", "csxs", "cá nhân", "chi nhánh", "trung tâm")
IDEA_KIND_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "new": ("mới", "sản phẩm mới", "sp mới", "ý tưởng mới", "chưa có"),
    "existing": ("đã có", "sản phẩm đã có", "sp đã có", "hiện có", "có sẵn", "nâng cấp"),
}
VERDICT_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "passes": ("đạt", "đạt yêu cầu", "đồng ý"),
    "improve": ("hoàn thiện thêm", "hoàn thiện", "cần hoàn thiện", "bổ sung", "cần bổ sung"),
    "fails": ("chưa đạt", "không đạt"),
}
YES: Final = ("có", "x", "đúng", "✓", "✔", "√", "1")
NO: Final = ("không", "k", "0", "-")
STAR_WORDS: Final = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}
STAR: Final = "sao"
RANK: Final = ("hạng", "đạt", "ocop", "xếp hạng", "sản phẩm")
NO_VALUE: Final = ("không", "không có", "chưa có", "chưa", "-", "--", "…", "...", "n/a", "/", "x")


def head(meaning: str) -> str:
    """Name a meaning as our own heads do: "Tên chủ thể"."""
    return HEADS[meaning][0]


def cell_error(text: str) -> str:
    """The spreadsheet itself could not work the cell out."""
    return f"Ô này báo lỗi {text} của bảng tính nên được coi là để trống."


def lost_zero(number: str) -> str:
    """A telephone number or code was stored as a number."""
    return f"Số bị mất chữ số 0 ở đầu, đọc là {number}."


def unread_date(text: str) -> str:
    """Not a date."""
    return f"Không đọc được ngày “{text}”. Ghi dạng 05/09/2025."


def unread_stars(text: str) -> str:
    """Not a rank."""
    return f"Không đọc được hạng sao “{text}”. Ghi một số từ 1 đến 5."


def unread_phone(text: str) -> str:
    """Not a telephone number."""
    return f"Số điện thoại “{text}” chưa đúng; giữ nguyên chữ đã ghi."


def unread_kind(text: str) -> str:
    """Not a kind of producer."""
    return f"Chưa hiểu loại hình “{text}”. Chọn lại khi xem trước."


def doubtful_kind(text: str, label: str) -> str:
    """A kind that is often, not always, meant."""
    return f"“{text}” được hiểu là {label}. Xem lại giấy đăng ký."


def unread_choice(text: str, labels: Sequence[str]) -> str:
    """None of the words the column knows."""
    return f"Chưa hiểu “{text}”. Ghi một trong các chữ: {', '.join(labels)}."


def unread_number(text: str) -> str:
    """Not a whole number."""
    return f"“{text}” không phải là một số nguyên."


def unread_year(text: str) -> str:
    """Not a year."""
    return f"Không đọc được năm “{text}”. Ghi bốn chữ số, ví dụ 2020."


def needed(meaning: str) -> str:
    """A cell that may not be empty."""
    return f"Thiếu: {head(meaning)}."


YES_LABEL: Final = "Có"
NO_LABEL: Final = "Không"
