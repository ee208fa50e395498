"""A small form of a plan, written inside the tests, and a plan worked out by hand."""

from decimal import Decimal

from tests.forms.shelf import FORM_HEAD

YEARS = '["n1", "n2", "n3"]'
_YEARS_OF = "".join(
    f'{{ key = "n{n}", kind = "KIND", label = "Năm {n}", total = true }},' for n in (1, 2, 3)
)
_CALC = 'kind = "computed", compute = "plan"'
PLAN_HEAD = f"""
calculation = "plan"

[plan.outputs]
table = "sp"
name = "ten"
years = {YEARS}

[plan.materials]
table = "nvl"
name = "ten"
product = "sp"
norm = "dm"
price = "gia"
origin = "nguon"
need = ["luong"]
cost = ["tien"]

[plan.assets]
table = "tb"
name = "ten"
quantity = "sl"
price = "gia"
status = "tt"
years = "nam"
amount = "tien"
depreciation = "kh"

[plan.costs]
table = "cp"
name = "ten"
variable = "loai"
years = {YEARS}

[plan.sales]
table = "dt"
product = "sp"
quantities = {YEARS}
price = "gia"
revenue = ["t1", "t2", "t3"]

[plan.sources]
table = "nv"
kind = "loai"
amount = "tien"
share = "ty_le"

[plan.results]
table = "kq"
name = "ten"
years = {YEARS}

[plan.single]
working_capital = "von"
growth = "tang"
capital_need = "can"
capital_in_words = "chu"
"""
SECTIONS = f"""
[[section]]
key = "a"
title = "A"
field = [
  {{ key = "full", kind = "yes_no", label = "Đủ" }},
  {{ key = "sp", kind = "table", label = "Sản phẩm", fill_years = {YEARS}, columns = [
    {{ key = "ten", kind = "text", label = "Tên" }}, {_YEARS_OF.replace("KIND", "decimal")} ] }},
  {{ key = "nvl", kind = "table", label = "Nguyên liệu", columns = [
    {{ key = "ten", kind = "text", label = "Tên" }},
    {{ key = "sp", kind = "text", label = "Sản phẩm", suggest = "sp.ten" }},
    {{ key = "dm", kind = "decimal", label = "Định mức" }},
    {{ key = "gia", kind = "money", label = "Giá" }},
    {{ key = "nguon", kind = "choice", label = "Nguồn", choices = [
      {{ key = "commune", label = "Trong xã" }}, {{ key = "outside", label = "Ngoài tỉnh" }} ] }},
    {{ key = "luong", {_CALC}, label = "Lượng" }},
    {{ key = "tien", {_CALC}, label = "Tiền", total = true }} ] }},
  {{ key = "tb", kind = "table", label = "Thiết bị", columns = [
    {{ key = "ten", kind = "text", label = "Tên" }},
    {{ key = "sl", kind = "integer", label = "Số lượng" }},
    {{ key = "gia", kind = "money", label = "Giá" }},
    {{ key = "tt", kind = "choice", label = "Tình trạng", choices = [
      {{ key = "have", label = "Đã có" }}, {{ key = "new", label = "Mới" }} ] }},
    {{ key = "nam", kind = "integer", label = "Năm" }},
    {{ key = "tien", {_CALC}, label = "Tiền" }}, {{ key = "kh", {_CALC}, label = "KH" }} ] }},
  {{ key = "cp", kind = "table", label = "Chi phí", fill_years = {YEARS}, columns = [
    {{ key = "ten", kind = "text", label = "Tên", required = true }},
    {{ key = "loai", kind = "choice", label = "Loại", choices = [
      {{ key = "variable", label = "Biến phí" }}, {{ key = "fixed", label = "Định phí" }} ] }},
    {_YEARS_OF.replace("KIND", "money")} ] }},
]

[[section]]
key = "b"
title = "B"
field = [
  {{ key = "dt", kind = "table", label = "Doanh thu", columns = [
    {{ key = "sp", kind = "text", label = "Sản phẩm", suggest = "sp.ten" }},
    {_YEARS_OF.replace("KIND", "decimal").replace(", total = true", "")}
    {{ key = "gia", kind = "money", label = "Giá" }},
    {{ key = "t1", {_CALC}, label = "1", total = true }}, {{ key = "t2", {_CALC}, label = "2" }},
    {{ key = "t3", {_CALC}, label = "3" }} ] }},
  {{ key = "von", kind = "money", label = "Vốn lưu động" }},
  {{ key = "tang", kind = "decimal", label = "Mức tăng" }},
  {{ key = "nv", kind = "table", label = "Nguồn vốn", columns = [
    {{ key = "loai", kind = "choice", label = "Nguồn", choices = [
      {{ key = "own", label = "Tự có" }}, {{ key = "bank", label = "Vay" }} ] }},
    {{ key = "tien", kind = "money", label = "Tiền" }},
    {{ key = "ty_le", {_CALC}, label = "%" }} ] }},
]

[[section]]
key = "c"
title = "C"
field = [
  {{ key = "can", kind = "figure", label = "Tổng nhu cầu vốn", unit = "đồng" }},
  {{ key = "chu", kind = "figure", holds = "text", label = "Bằng chữ" }},
  {{ key = "kq", kind = "table", label = "Kết quả", columns = [
    {{ key = "ten", {_CALC}, holds = "text", label = "Chỉ tiêu", width = 2 }},
    {_YEARS_OF.replace('kind = "KIND"', _CALC).replace(", total = true", "")} ] }},
]

[[section.print]]
block = "answer"
of = "can"

[[section.print]]
block = "table"
of = "kq"

[[section.print]]
block = "table"
of = "cp"

[[section.print]]
block = "chart"
of = "revenue"
"""
TEXT = FORM_HEAD + PLAN_HEAD + SECTIONS

# 100 packs of 1,5 kg at 12.000 đ; a machine of 3.000.000 đ for 3 years; 500.000 đ of power; sold
# at 40.000 đ each; half of the capital is lent.
VALUES = {
    "sp": [{"id": "p", "ten": "Mỳ khô", "n1": Decimal(100), "n2": Decimal(110), "n3": Decimal(0)}],
    "nvl": [
        {"id": "m", "ten": "Gạo", "sp": "MỲ KHÔ", "dm": Decimal("1.5"), "gia": 12_000},
    ],
    "tb": [{"id": "t", "ten": "Máy", "sl": 1, "gia": 3_000_000, "tt": "new", "nam": 3}],
    "cp": [{"id": "c", "ten": "Điện", "loai": "variable", "n1": 500_000, "n2": 500_000}],
    "dt": [{"id": "d", "sp": "mỳ khô", "n1": Decimal(100), "n2": Decimal(100), "gia": 40_000}],
    "nv": [
        {"id": "v", "loai": "own", "tien": 1_000_000},
        {"id": "w", "loai": "bank", "tien": 3_000_000},
    ],
    "von": 1_000_000,
}
