"""What the command line says."""

from collections.abc import Mapping
from typing import Final

from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import shown_lists

HELP: Final = """\
OCOP Desktop: ý tưởng sản phẩm OCOP của xã, từ lời kể đến phiếu ký được.

Cách dùng:
  ocop-desktop                              mở cửa sổ chương trình
  ocop-desktop [--data THƯ_MỤC] LỆNH …      làm việc không cần cửa sổ

Lệnh:
  init --basis CĂN_CỨ [--commune TÊN] [--district TÊN] --province TÊN [--receiver NƠI_NHẬN]
       [--codes MÃ] [--year NĂM] [--officer TÊN] [--chairperson TÊN] [--role commune|upper]
  init --basis CĂN_CỨ --sample              lập sổ làm việc mới, hoặc mở xã mẫu
  list producers|products|ideas|plans [--search CHỮ] [--year NĂM] [--json | --xlsx TỆP.xlsx]
                                            xem danh sách, hoặc ghi ra tệp Excel
  list-xlsx ideas|plans|producers|products [--year NĂM] --out TỆP.xlsx
                                            biểu tổng hợp gửi cấp trên; danh sách
  template ideas|producers|products --out TỆP.xlsx
                                            danh sách trống để điền trong Excel
  import TỆP.xlsx [--dry-run] [--json]      nhập danh sách; --dry-run: chỉ xem trước
  undo MÃ                                   hoàn tác một lần nhập
  print PHIẾU (--id MÃ… | --all [--year NĂM] | --blank) --out THƯ_MỤC [--one-file]
        [--format pdf|docx]                 in phiếu ra PDF hoặc Word (bieu-01, mau-01 …)
  register [--year NĂM] [--json | --xlsx TỆP.xlsx | --pdf TỆP.pdf]
                                            sổ theo dõi
  export --out TỆP.ocop.zip [--year NĂM] [--letter-number SỐ]
                                            gói gửi cấp trên, tờ trình nằm bên cạnh
  verify TỆP.ocop.zip [--json]              gói có nguyên vẹn không, của ai, có gì
  check-forms [TỆP.toml…]                   các mẫu phiếu có đọc, in và xuất được không
  backup [--out TỆP]                        sao lưu
  restore TỆP                               lấy lại từ bản sao lưu
  check                                     kiểm tra dữ liệu
  demo --out THƯ_MỤC                        làm trọn việc chính trên xã mẫu
  self-test                                 chương trình tự kiểm tra
  --version · --help

Căn cứ: qd1048-2019 (gửi huyện), qd26-2026 (đang có hiệu lực, gửi tỉnh).
Kết quả: 0 xong · 1 không làm được, lý do ghi ở cuối màn hình · 2 lệnh viết sai.
"""

READY: Final = "Xong."
NO_OFFICE: Final = "Sổ làm việc này chưa có đơn vị."
NO_OFFICE_TODO: Final = "Chạy lệnh init trước, hoặc mở cửa sổ chương trình để khai báo."
NEEDS_COMMUNE: Final = "Lệnh init cần --commune và --province, hoặc --sample."
SOUND: Final = "Dữ liệu nguyên vẹn."
UNSOUND: Final = "Tệp dữ liệu bị hỏng một phần."
UNSOUND_TODO: Final = "Lấy lại từ bản sao lưu gần nhất: ocop-desktop restore TỆP"
FORMS_SOUND: Final = "Mọi mẫu phiếu đều đọc, in và xuất được."
THE_OUTPUT: Final = "kết quả"
NO_SUCH_LIST: Final = "Căn cứ đang dùng chưa có biểu tổng hợp này."
UNUSABLE_TODO: Final = "Kiểm tra đường dẫn, quyền ghi và chỗ trống trên ổ đĩa rồi chạy lại lệnh."
UNEXPECTED: Final = "Chương trình gặp lỗi chưa rõ."
UNEXPECTED_SAFE: Final = "Dữ liệu đã lưu vẫn còn."


def wrong_usage(detail: str) -> str:
    """The command was not understood."""
    return f"Lệnh viết chưa đúng: {detail}\nXem cách dùng: ocop-desktop --help"


def unexpected_todo(log: str) -> str:
    """Where the details of a bug are."""
    return f"Chi tiết nằm trong tệp {log}; gửi tệp này cho người hỗ trợ."


def unusable(place: str) -> str:
    """The system let us neither read nor write there."""
    return f"Không đọc hoặc không ghi được {place}."


def founded(commune: str, folder: str) -> str:
    """A workspace was set up."""
    return f"Đã lập sổ làm việc của {commune} tại {folder}"


def wrote(path: str) -> str:
    """A file was written."""
    return f"Đã ghi {path}"


def wrote_rows(path: str, rows: int) -> str:
    """A workbook was written."""
    return f"Đã ghi {path} ({rows} dòng)"


def restored(path: str) -> str:
    """A backup was put back."""
    return f"Đã lấy lại dữ liệu từ {path}"


def no_such_id(given: str) -> str:
    """No record begins with that id."""
    return f"Không có ý tưởng hay phương án nào có mã bắt đầu bằng “{given}”."


def many_ids(given: str) -> str:
    """More than one record begins with that id."""
    return f"Nhiều mục có mã bắt đầu bằng “{given}”; ghi mã dài hơn."


def no_such_form(code: str, known: str) -> str:
    """The basis has no such form."""
    return f"Không có phiếu “{code}”. Các phiếu đang có: {known}."


def no_such_basis(key: str, known: str) -> str:
    """No such basis."""
    return f"Không có căn cứ “{key}”. Các căn cứ đang có: {known}."


def counted(producers: int, products: int, ideas: int, plans: int) -> str:
    """What a sound workspace holds."""
    return f"{producers} chủ thể, {products} sản phẩm, {ideas} ý tưởng, {plans} phương án."


def bad_codes(given: str, wanted: str) -> str:
    """Codes in another shape than the basis needs."""
    return f"Mã đơn vị “{given}” chưa đúng dạng {wanted}."


CODES_WITH_DISTRICT: Final = "tỉnh-huyện-xã, ví dụ 27-259-09253"
CODES_WITHOUT_DISTRICT: Final = "tỉnh-xã, ví dụ 24-09253"

NO_WINDOW_TRIED: Final = "Không có màn hình nên chưa thử mở cửa sổ."
NOTHING_DELETED: Final = "Chưa xóa gì."


def not_a_demo(folder: str) -> str:
    """Something of hers lies where the demo would write."""
    return f"Thư mục {folder} đang có tệp khác; chọn thư mục trống cho lệnh demo."


WINDOW_OPENED: Final = "Cửa sổ mở và đóng được."
RESTORE_WORKS: Final = "Sao lưu và lấy lại được."
RESTORE_FAILED: Final = "Lấy lại từ bản sao lưu không cho đúng dữ liệu cũ."


def papers_made(count: int) -> str:
    """Papers were printed."""
    return f"Đã in {count} tệp."


def fingerprint(code: str) -> str:
    """The code both sides compare."""
    return f"Mã kiểm tra gói: {code}"


def package_from(office: str, year: int) -> str:
    """Who sent a package, for which year."""
    return f"Nơi gửi: {office} – năm {year}"


def package_made(when: str, basis: str) -> str:
    """When a package was made, under which basis."""
    return f"Lập lúc: {when} – theo {basis}"


def package_holds(records: Mapping[str, int], files: int) -> str:
    """What is inside, counted."""
    counted = (f"{count} {RECORDS.get(kind, kind)}" for kind, count in records.items())
    return f"Trong gói: {', '.join(counted)}; {files} tệp kèm theo"


SOUND_PACKAGE: Final = "Gói nguyên vẹn."
RECORDS: Final = {
    "office": "đơn vị",
    "producer": "chủ thể",
    "product": "sản phẩm",
    "idea": "ý tưởng",
    "plan": "phương án",
    "filled_form": "phiếu",
}


def narrowed(search: str, year: int | None) -> str:
    """What a list was asked for, in its heading."""
    return shown_lists.narrowed([list_words.year(year)] if year else [], search)


def rejected_row(row: int, problem: str) -> str:
    """A row that was not taken over."""
    return f"Dòng {row}: {problem}"


def imported(read: int, new: int, changed: int, same: int) -> str:
    """What an import did, or would do."""
    rest = read - new - changed - same
    kept = f"{new} mới, {changed} có thay đổi, {same} giữ nguyên"
    return f"Đọc {read} dòng: {kept}, {rest} không nhận."


def passed_over(heads: str) -> str:
    """Columns that nobody reads yet."""
    return f"Các cột sau chưa nhập được ở bản này: {heads}."


def undo_with(import_id: str) -> str:
    """How to take an import back."""
    return f"Muốn hoàn tác lần nhập: ocop-desktop undo {import_id}"
