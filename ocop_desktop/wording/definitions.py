"""What is wrong with the definition of a form, told to whoever writes it."""

from collections.abc import Iterable
from typing import Final

WHERE: Final = " › "
NOT_UTF8: Final = "tệp không phải chữ Unicode (UTF-8). Lưu lại tệp với bảng mã UTF-8."
BAD_CONDITION: Final = (
    "điều kiện chỉ gồm { field, is }, { field, in }, { all } hoặc { any }, mỗi lần một dạng"
)
CHOICES_MISSING: Final = "loại này cần “choices”, “choices_from” hoặc danh mục của căn cứ"
COLUMNS_MISSING: Final = "bảng cần có “columns”"
COMPUTE_MISSING: Final = "cột tự tính cần “compute” và “of”"
COMPUTE_PAIR: Final = "phép “difference” và “ratio” cần đúng hai cột trong “of”"
MIN_ABOVE_MAX: Final = "“min” lớn hơn “max”"
COLUMN_LIST: Final = 'danh sách khóa cột, ví dụ ["nam_1", "nam_2", "nam_3"]'
ONE_COLUMN: Final = "khóa của một cột"
PLAN_WITHOUT_CALCULATION: Final = "có [plan] thì cần calculation = “plan”"
CALCULATED_WITH_OF: Final = "cột do phép tính của phiếu điền thì không có “of”"
FILL_YEARS_SHORT: Final = "“fill_years” cần ít nhất hai cột"
ROLES_MISSING: Final = "“roles” cần đúng ba cột: họ tên, chức danh, cấp trên"
PATH_AND_PATHS: Final = "chỉ ghi một trong hai: “path” hoặc “paths”"
BORROW_CIRCLE: Final = "“borrow” quay vòng về chính tệp này"
TYPES: Final = {
    str: "chữ trong ngoặc kép",
    bool: "true hoặc false",
    int: "số nguyên",
    float: "số",
    dict: "một nhóm [ ] hoặc { }",
    list: "một danh sách",
}
DATE_TYPE: Final = "ngày dạng 2026-05-22"


def did_you_mean(word: str) -> str:
    """Offer the nearest known word."""
    return f"Có phải ý là “{word}”?"


def broken_toml(line: str) -> str:
    """Say where the file stops being TOML; `line` is "" when that is its end."""
    where = f"dòng {line}" if line else "cuối tệp"
    return f"viết sai cú pháp TOML ở {where}"


def cannot_open(path: str) -> str:
    """Say that a definition file is not there or not readable."""
    return f"không mở được tệp {path}"


def not_nfc(name: str) -> str:
    """Say that letters and their marks are written apart."""
    return f"chữ có dấu trong “{name}” chưa ở dạng Unicode dựng sẵn (NFC); hãy gõ lại"


def unknown_attribute(name: str) -> str:
    """Say that the language has no such word."""
    return f"không có thuộc tính “{name}”"


def missing_attribute(name: str) -> str:
    """Say that something must be written."""
    return f"thiếu “{name}”"


def wrong_type(name: str, wanted: str) -> str:
    """Say what an attribute must look like."""
    return f"“{name}” phải là {wanted}"


def list_of(wanted: str) -> str:
    """Name a list by what it holds."""
    return f"danh sách {wanted}"


def unknown_kind(kind: str) -> str:
    """Say that there is no such kind of answer."""
    return f"không có loại “{kind}”"


def kind_in_column(kind: str) -> str:
    """Say that this kind of answer does not fit in a cell."""
    return f"loại “{kind}” không dùng được trong cột"


def only_in_column(kind: str) -> str:
    """Say that this kind of answer lives in tables only."""
    return f"loại “{kind}” chỉ dùng được trong cột của bảng"


def kind_refuses(kind: str, name: str) -> str:
    """Say that the kind does not take this attribute."""
    return f"loại “{kind}” không có thuộc tính “{name}”"


def unknown_block(block: str) -> str:
    """Say that there is no such printed block."""
    return f"không có khối in “{block}”"


def block_refuses(block: str, name: str) -> str:
    """Say that the printed block does not take this attribute."""
    return f"khối in “{block}” không có thuộc tính “{name}”"


def block_needs(block: str, name: str) -> str:
    """Say what a printed block cannot do without."""
    return f"khối in “{block}” cần “{name}”"


def block_wants(block: str, key: str) -> str:
    """Say that a block points at a field it cannot print."""
    return f"khối in “{block}” không in được câu hỏi “{key}”"


def bad_key(key: str) -> str:
    """Say what keys look like."""
    return f"khóa “{key}” phải là chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ"


def bad_choice_key(key: str) -> str:
    """Say what keys of choices look like."""
    return f"khóa lựa chọn “{key}” phải là chữ thường không dấu, số, gạch nối hoặc gạch dưới"


def bad_code(code: str) -> str:
    """Say what codes of files look like."""
    return f"mã “{code}” phải là chữ thường không dấu, số và gạch nối"


def wrong_name(written: str, wanted: str) -> str:
    """Say that a file's own name for itself is not the file's name."""
    return f"ghi “{written}” nhưng tên tệp hoặc thư mục là “{wanted}”"


def key_twice(key: str) -> str:
    """Say that a key is used twice."""
    return f"khóa “{key}” đã dùng ở trên"


def bound_twice(bind: str, other: str) -> str:
    """Say that two fields hold the same fact."""
    return f"“{bind}” đã gắn với câu hỏi “{other}”"


def bound_to_nothing(bind: str) -> str:
    """Say that no record has such a column."""
    return f"“bind” trỏ đến “{bind}”, không có cột này"


def bound_wrongly(kind: str, bind: str) -> str:
    """Say that this kind of answer cannot be kept in that column."""
    return f"loại “{kind}” không ghi vào “{bind}” được"


def points_to_nothing(what: str, key: str) -> str:
    """Say that a reference leads nowhere."""
    return f"{what} trỏ đến “{key}”, không có câu hỏi này"


def not_an_option(option: str, field: str) -> str:
    """Say that a condition or box names an option the field does not have."""
    return f"“{option}” không phải lựa chọn của câu hỏi “{field}”"


def condition_on_table(field: str) -> str:
    """Say that conditions do not look into tables."""
    return f"điều kiện không hỏi được bảng “{field}”"


def not_a_choice_field(field: str) -> str:
    """Say that boxes need a field with options."""
    return f"câu hỏi “{field}” không có lựa chọn để đánh dấu ô"


def bad_print_text(rest: str) -> str:
    """Show where a printed text cannot be understood."""
    return f"không hiểu chỗ in “{rest[:40]}”"


def unknown_check(name: str) -> str:
    """Say that there is no such named check."""
    return f"không có phép kiểm tra “{name}”"


def unknown_word(name: str, word: str) -> str:
    """Say that an attribute holds a word the language does not know."""
    return f"“{name}” không nhận “{word}”"


def too_many_columns(count: int, limit: int) -> str:
    """Say that a table is too wide for the paper."""
    return f"{count} cột, khổ giấy chỉ đủ {limit} cột"


def column_not_before(column: str) -> str:
    """Say that a computed column needs a numeric column standing before it."""
    return f"“of” nêu “{column}”, không phải cột số đứng trước"


def unknown_section(key: str) -> str:
    """Say that there is no such section."""
    return f"không có phần “{key}”"


def unknown_form(code: str) -> str:
    """Say that there is no such form or list file."""
    return f"không có tệp cho mã “{code}”"


def bad_borrow(written: str) -> str:
    """Say what a form or list may borrow from."""
    return f'“borrow” phải có dạng "căn-cứ/mã" và trỏ đến tệp có thật, không phải “{written}”'


def bad_path(path: str) -> str:
    """Say that a list column reads something that is not there."""
    return f"đường dẫn “{path}” không trỏ đến đâu"


def check_needs(count: int) -> str:
    """Say how many fields a named check compares."""
    return f"phép kiểm tra cần ít nhất {count} câu hỏi trong “fields”"


CHECK_OF_OTHERS: Final = "phép kiểm tra cần ít nhất một câu hỏi của chính biểu này"


def mapped_twice(key: str, other: str) -> str:
    """Say that a table already means something else to the calculation."""
    return f"bảng “{key}” đã dùng cho “plan.{other}”"


def wrong_count(word: str, fewest: int, most: int) -> str:
    """Say how many columns a list of years takes."""
    count = f"đúng {most}" if fewest == most else f"từ {fewest} đến {most}"
    return f"“{word}” cần {count} cột, theo năm 1, năm 2, năm 3"


def no_column(table: str, column: str) -> str:
    """Say that a table has no such column."""
    return f"bảng “{table}” không có cột “{column}” dùng được ở đây"


def not_calculated(path: str, *, text: bool) -> str:
    """Say what a column must be that the calculation fills."""
    holds = ', holds = "text"' if text else ", không phải chữ"
    return f'cột “{path}” phải là kind = "computed", compute = "plan"{holds}'


def not_a_figure(key: str, *, text: bool) -> str:
    """Say what a field must be that the calculation fills."""
    return f'câu hỏi “{key}” phải là kind = "figure"' + (
        ', holds = "text"' if text else ', holds = "money" hoặc "decimal"'
    )


def wrong_column_kind(path: str, kind: str, wanted: Iterable[str]) -> str:
    """Say what kinds go with a meaning."""
    return f"“{path}” thuộc loại “{kind}”, ở đây cần {' hoặc '.join(sorted(wanted))}"


def not_a_meaning(choice: str, path: str) -> str:
    """Say that the calculation does not know an option."""
    return f"phép tính không hiểu lựa chọn “{choice}” của “{path}”"


def never_filled(path: str) -> str:
    """Say that the mapping forgets something that nobody types."""
    return f"không nhóm [plan] nào điền “{path}”, nên sẽ luôn trống"


def no_calculation(name: str) -> str:
    """Say that the form lacks the calculation a column counts on."""
    return f'cột này cần calculation = "{name}" ở đầu tệp'
