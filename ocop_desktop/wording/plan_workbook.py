"""What stands in the workbook of a plan (tables 3-1 … 3-9 of Biểu số 03, with formulas)."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

# --- sheets -----------------------------------------------------------------------------------

SUMMARY: Final = "Tóm tắt"
OUTPUTS: Final = "3-1 Sản lượng"
MATERIALS: Final = "3-2 Nguyên vật liệu"
ASSETS: Final = "3-3 Đầu tư, thiết bị"
LABOUR: Final = "3-4 Lao động"
COSTS: Final = "3-5 Chi phí"
SALES: Final = "3-6 Doanh thu"
RESULTS: Final = "3-7 Kết quả"
SOURCES: Final = "3-8 Nguồn vốn"
LOANS: Final = "Trả nợ vay"
CHANNELS: Final = "3-9 Kênh bán"
PRODUCTS: Final = "Giá thành, hòa vốn"

TITLES: Final = {
    SUMMARY: "PHƯƠNG ÁN SẢN XUẤT KINH DOANH: BẢNG TÍNH",
    OUTPUTS: "3-1. SẢN PHẨM VÀ SẢN LƯỢNG",
    MATERIALS: "3-2. NGUYÊN VẬT LIỆU",
    ASSETS: "3-3. ĐẦU TƯ, THIẾT BỊ",
    LABOUR: "3-4. LAO ĐỘNG",
    COSTS: "3-5. CHI PHÍ NĂM",
    SALES: "3-6. DOANH THU",
    RESULTS: "3-7. KẾT QUẢ",
    SOURCES: "3-8. NGUỒN VỐN",
    LOANS: "TRẢ GỐC VÀ LÃI VAY",
    CHANNELS: "3-9. THỊ TRƯỜNG VÀ KÊNH BÁN",
    PRODUCTS: "GIÁ THÀNH VÀ HÒA VỐN CỦA TỪNG SẢN PHẨM",
}

# Sheet by sheet, what the reader should know before the table.
NOTES: Final = {
    SUMMARY: (
        "Ô nền vàng là ô nhập: sửa ở đó, mọi ô khác tự tính lại. Thêm dòng: ghi vào các dòng vàng "
        "còn trống ở cuối mỗi bảng. Trang tính khóa không mật khẩu để khỏi sửa nhầm công thức."
    ),
    OUTPUTS: "Số làm ra mỗi năm, theo đơn vị tính của sản phẩm.",
    MATERIALS: (
        "“SP số” là số thứ tự ở bảng 3-1. Lượng cần = định mức × sản lượng; "
        "thành tiền = lượng cần × đơn giá, làm tròn đến đồng."
    ),
    ASSETS: "Khấu hao năm = thành tiền ÷ số năm, tính trong các năm còn thời hạn.",
    LABOUR: "Quỹ lương năm = số người × số tháng × lương bình quân tháng, như nhau cả ba năm.",
    COSTS: "Năm dòng đầu lấy từ các bảng khác. Dòng không ghi “Biến phí” tính là định phí.",
    SALES: "“SP số” là số thứ tự ở bảng 3-1. Doanh thu = lượng bán × giá bán.",
    RESULTS: (
        "Doanh thu hòa vốn = định phí ÷ (1 − biến phí ÷ doanh thu). Không có điểm hòa vốn khi "
        "giá bán không bù được biến phí."
    ),
    SOURCES: "Dòng ghi “Vay” và có thời hạn được tính gốc, lãi ở trang “Trả nợ vay”.",
    LOANS: (
        "Gốc trả đều theo tháng; lãi năm = dư nợ đầu năm × lãi suất × số tháng vay trong năm ÷ 12."
    ),
    CHANNELS: "Tỷ trọng các kênh cộng lại phải đủ 100 %.",
    PRODUCTS: (
        "Biến phí khác và định phí chia theo doanh thu. Giá thành = (nguyên liệu + biến phí khác "
        "+ định phí) ÷ làm ra. Sản lượng hòa vốn = bán ra × định phí ÷ số dư đảm phí của năm."
    ),
}  # fmt: skip

# --- what is chosen from a list -----------------------------------------------------------------

VARIABLE: Final = "Biến phí"
FIXED: Final = "Định phí"
HAVE: Final = "Đã có"
NEW: Final = "Đầu tư mới"
LOAN: Final = "Vay"
NO_LOAN: Final = "Không vay"
ORIGINS: Final = {"commune": "trong xã", "province": "trong tỉnh", "outside": "ngoài tỉnh"}

# --- heads of columns ---------------------------------------------------------------------------

NAME: Final = "Tên"
UNIT: Final = "ĐVT"
PRODUCT: Final = "Sản phẩm"
PRODUCT_NUMBER: Final = "SP số"
FOR_PRODUCT: Final = "Dùng cho sản phẩm"
NORM: Final = "Định mức/ đơn vị SP"
UNIT_PRICE: Final = "Đơn giá (đ)"
ORIGIN: Final = "Nguồn"
NEED: Final = "Lượng cần"
AMOUNT: Final = "Thành tiền (đ)"
ITEM: Final = "Hạng mục"
QUANTITY: Final = "Số lượng"
STATUS: Final = "Đã có/ Đầu tư mới"
ASSET_YEARS: Final = "Số năm khấu hao"
DEPRECIATION: Final = "Khấu hao (đ)"
SECTION: Final = "Bộ phận"
PEOPLE: Final = "Số người"
LOCAL_PEOPLE: Final = "Người trong xã"
MONTHS_A_YEAR: Final = "Số tháng/năm"
WAGE: Final = "Lương bình quân tháng (đ)"
COST_KIND: Final = "Biến phí/ Định phí"
FUND: Final = "Quỹ lương năm (đ)"
COST: Final = "Khoản mục"
CHANNEL: Final = "Kênh"
SOLD: Final = "Lượng bán"
PRICE: Final = "Giá bán (đ)"
REVENUE: Final = "Doanh thu (đ)"
INDICATOR: Final = "Chỉ tiêu"
SOURCE: Final = "Nguồn vốn"
LOAN_KIND: Final = "Vay/ Không vay"
SUM_OF_MONEY: Final = "Số tiền (đ)"
RATE: Final = "Lãi suất %/năm"
MONTHS: Final = "Thời hạn (tháng)"
PART: Final = "Tỷ lệ"
BALANCE: Final = "Dư nợ đầu năm (đ)"
REPAYMENT: Final = "Trả gốc (đ)"
INTEREST: Final = "Trả lãi (đ)"
SHARE: Final = "Tỷ trọng %"
PRODUCED: Final = "Làm ra"
SOLD_IN_ALL: Final = "Bán ra"
MATERIAL_COST: Final = "Nguyên liệu (đ)"
OTHER_VARIABLE: Final = "Biến phí khác (đ)"
FIXED_PART: Final = "Định phí (đ)"
UNIT_COST: Final = "Giá thành đơn vị (đ)"
MEAN_PRICE: Final = "Giá bán bình quân (đ)"
UNIT_VARIABLE: Final = "Biến phí đơn vị (đ)"
UNIT_CONTRIBUTION: Final = "Số dư đảm phí đơn vị (đ)"
BREAK_EVEN_QUANTITY: Final = "Sản lượng hòa vốn"
REMARK: Final = "Ghi chú"

# --- rows the workbook adds ---------------------------------------------------------------------

OF_NEW: Final = "Trong đó đầu tư mới"
OF_VARIABLE: Final = "Trong đó biến phí"
OF_FIXED: Final = "Trong đó định phí"
MATERIALS_ROW: Final = "Nguyên vật liệu (bảng 3-2)"
LABOUR_VARIABLE: Final = "Lương theo sản phẩm (bảng 3-4)"
LABOUR_FIXED: Final = "Lương cố định (bảng 3-4)"
DEPRECIATION_ROW: Final = "Khấu hao (bảng 3-3)"
INTEREST_ROW: Final = "Lãi vay (trang Trả nợ vay)"
ALL_VARIABLE: Final = "Tổng biến phí"
ALL_FIXED: Final = "Tổng định phí"
ALL_COSTS: Final = "Tổng chi phí"
UNNAMED: Final = "(chưa ghi tên)"

REVENUE_ROW: Final = "Tổng doanh thu (đ)"
VARIABLE_ROW: Final = "Biến phí (đ)"
CONTRIBUTION_ROW: Final = "Số dư đảm phí (đ)"
FIXED_ROW: Final = "Định phí (đ)"
COST_ROW: Final = "Tổng chi phí (đ)"
BEFORE_TAX: Final = "Lợi nhuận trước thuế (đ)"
TAX: Final = "Thuế (đ)"
PROFIT: Final = "Lợi nhuận sau thuế (đ)"
MARGIN: Final = "Tỷ suất lợi nhuận/doanh thu"
ON_CAPITAL: Final = "Lợi nhuận/vốn"
BREAK_EVEN: Final = "Doanh thu hòa vốn (đ)"
BREAK_EVEN_SHARE: Final = "Doanh thu hòa vốn so với doanh thu"
WRITTEN_OFF: Final = "Khấu hao (đ)"
CASH_FLOW: Final = "Dòng tiền: lợi nhuận + khấu hao (đ)"
CUMULATIVE: Final = "Dòng tiền cộng dồn, trừ vốn đầu tư mới (đ)"
REPAID: Final = "Trả gốc vay (đ)"
AFTER_REPAYMENT: Final = "Dòng tiền còn lại sau khi trả gốc (đ)"
PAYBACK: Final = "Thời gian hoàn vốn (năm)"

COMMON: Final = "SỐ LIỆU CHUNG"
WORKING_CAPITAL: Final = "Vốn lưu động (đ)"
CYCLE: Final = "Chu kỳ sản xuất (tháng)"
TAX_RATE: Final = "Thuế suất trên lợi nhuận (%)"
CAPITAL: Final = "VỐN"
INVESTMENT: Final = "Vốn đầu tư mới (đ)"
SUGGESTED: Final = "Vốn lưu động gợi ý (đ)"
CAPITAL_NEED: Final = "Tổng nhu cầu vốn (đ)"
ALL_SOURCES: Final = "Tổng nguồn vốn (đ)"
GAP: Final = "Nhu cầu trừ nguồn vốn (đ)"
OUTCOME: Final = "KẾT QUẢ"
LOCAL: Final = "LAO ĐỘNG, NGUYÊN LIỆU TẠI CHỖ"
LOCAL_LABOUR: Final = "Lao động là người trong xã"
LOCAL_MATERIAL: Final = "Nguyên liệu trong xã (theo tiền, ba năm)"
PROVINCE_MATERIAL: Final = "Nguyên liệu trong tỉnh, ngoài xã (theo tiền, ba năm)"

SUGGESTED_HOW: Final = "(chi phí − khấu hao năm 1) × chu kỳ ÷ 12"

# --- what a formula says ------------------------------------------------------------------------

NONE: Final = "không có"
NO_REVENUE: Final = "chưa có doanh thu"
NEVER_PAID: Final = "chưa hoàn vốn"
NO_INVESTMENT: Final = "không đầu tư mới, không cần hoàn vốn"
MISSING: Final = "còn thiếu vốn"
TOO_MUCH: Final = "thừa vốn"
ENOUGH: Final = "đủ vốn"
UNTOLD: Final = "chưa ghi"
NOT_WHOLE: Final = "chưa đủ 100 %"

# --- what a cell answers to a wrong entry -------------------------------------------------------

NUMBER_WANTED: Final = "Ô này chỉ nhận số."
CHOICE_WANTED: Final = "Chọn một mục trong danh sách."


def year(number: int, calendar: Sequence[int]) -> str:
    """Return the head of a year's column: "Năm 1 (2020)", "Năm 1" where no years are given."""
    return f"Năm {number} ({calendar[number - 1]})" if calendar else f"Năm {number}"


def of_year(what: str, head: str) -> str:
    """Return the head of a column that holds one thing of one year."""
    return f"{what}\n{head[:1].lower()}{head[1:]}"


def below(product: str, producer: str, commune: str) -> str:
    """Return the line below the title; what is not known is left out."""
    return " · ".join(part for part in (product, producer, commune) if part)


def gap(amount: Decimal) -> str:
    """Return what the difference between need and sources means."""
    return MISSING if amount > 0 else TOO_MUCH if amount < 0 else ENOUGH
