"""Words of the register: its screen, its questions, what it refuses."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from ocop_desktop.core.dates import show_date
from ocop_desktop.core.numbers import show_number
from ocop_desktop.wording import common

HINT: Final = "Mỗi phiếu nhận được một số; mỗi lần gửi, mỗi kết quả ghi thành một dòng lịch sử."

# --- the list ------------------------------------------------------------------------------------

RECEIVED_ON: Final = "Ngày nhận"
VERDICT: Final = "Đánh giá của xã"
PAPER: Final = "Văn bản mới nhất"
FIND: Final = "Tìm sản phẩm, chủ thể, số"
ANY_PLACE: Final = "Vào sổ hay chưa"
IN_REGISTER: Final = "Đã vào sổ"
NOT_IN_REGISTER: Final = "Chưa vào sổ"
ANY_VERDICT: Final = "Mọi đánh giá"
NO_VERDICT: Final = "Chưa đánh giá"
NOTHING_YET: Final = "Sổ chưa có phiếu nào"
NOTHING_YET_HINT: Final = (
    "Khi nhận phiếu đã ký, chọn ý tưởng rồi bấm “Tiếp nhận”: chương trình gợi ý số kế tiếp và "
    "ngày hôm nay."
)
SHOW_WAITING: Final = "Xem phiếu chưa vào sổ"
NOTHING_WAITS: Final = "Không còn phiếu nào chờ vào sổ"
NOTHING_WAITS_HINT: Final = "Mọi ý tưởng của năm đã có số."
SHOW_BOOK: Final = "Xem sổ"
CHOOSE_FIRST: Final = "Hãy chọn ý tưởng trong danh sách."
NOT_DELETED_HERE: Final = "Sổ theo dõi không xóa dòng. Muốn xóa ý tưởng, vào mục Ý tưởng."
VERDICT_SIGNS: Final[Mapping[str, str]] = {"passes": "✔", "improve": "✎", "fails": "✕"}


def verdict(key: str) -> str:
    """Sign and word of a verdict: "✔ Đạt"."""
    return f"{VERDICT_SIGNS[key]} {common.VERDICTS[key]}"


def counted(number: int) -> str:
    """Return "12 phiếu"."""
    return f"{show_number(number)} phiếu"


def paper(number: str, day: date) -> str:
    """Return "15/TB-UBND · 02/04/2020"."""
    return " · ".join(part for part in (number, show_date(day)) if part)


def gaps(
    missing: Sequence[tuple[int, int]],
    trashed: Sequence[tuple[int, int]],
    doubled: Sequence[tuple[int, int]],
    year: int,
) -> str:
    """Name the numbers nobody has, and those given twice, in one line; "" for neither."""
    told = []
    if missing:
        told.append(f"chưa dùng số {_ranges(missing)}")
    if trashed:
        told.append(f"số {_ranges(trashed)} của ý tưởng đã xóa")
    if doubled:
        told.append(f"số {_ranges(doubled)} cấp hai lần")
    return f"Năm {year}: {'; '.join(told)}." if told else ""


_MOST_RANGES: Final = 8


def _ranges(found: Sequence[tuple[int, int]]) -> str:
    shown = [f"{a:02}" if a == b else f"{a:02}–{b:02}" for a, b in found[:_MOST_RANGES]]
    return ", ".join(shown) + (" …" if len(found) > _MOST_RANGES else "")


# --- deeds ---------------------------------------------------------------------------------------

DEEDS: Final = "Ghi sổ  ▾"
RECEIVE: Final = "Tiếp nhận…"
CHANGE_RECEIPT: Final = "Sửa số, ngày nhận…"
SEND: Final = "Đã gửi cấp trên…"
RESULT: Final = "Kết quả cấp trên…"
JUDGE: Final = "Đánh giá của xã…"
HISTORY: Final = "Lịch sử, sổ theo dõi"
OPEN_FORM: Final = "Mở phiếu"
PRINT: Final = "In sổ  ▾"
PREVIEW: Final = "Xem trước và in"
SAVE_PDF: Final = "Lưu PDF để in và ký"
SAVE_XLSX: Final = "Xuất Excel"
MAKING: Final = "Lập sổ theo dõi"


def take_back(state: str) -> str:
    """Return the button that takes the last entry back."""
    return f"Ghi nhầm: trở lại “{common.STATES[state]}”"


_CANNOT: Final = {
    RECEIVE: "đã có số",
    SEND: "cần phiếu hoàn thành, chưa gửi",
    RESULT: "cần phiếu đã ghi là gửi",
}


def with_count(label: str, able: int, chosen: int) -> str:
    """Return a menu line; says for how many of those chosen it can be done, or why for none."""
    if not able:
        return f"{label} ({_CANNOT[label] if chosen else 'chọn phiếu trước'})"
    if able == chosen:
        return label if chosen == 1 else f"{label} ({show_number(chosen)})"
    return f"{label} ({show_number(able)}/{show_number(chosen)})"


# --- questions -----------------------------------------------------------------------------------

RECEIVE_TITLE: Final = "Tiếp nhận phiếu"
SEND_TITLE: Final = "Đã gửi cấp trên"
RESULT_TITLE: Final = "Kết quả cấp trên"
JUDGE_TITLE: Final = "Đánh giá của xã"
NUMBER: Final = "Số trong sổ"
NUMBER_HINT: Final = "Sửa được, như 07 hoặc 07a; không trùng với phiếu khác trong năm."
MANY_NUMBERS: Final = "Mỗi phiếu nhận số kế tiếp, theo thứ tự trong danh sách."
DAY_RECEIVED: Final = "Ngày nhận phiếu đã ký"
DAY_SENT: Final = "Ngày gửi"
SENT_PAPER: Final = "Số văn bản gửi (nếu có)"
DAY_RESULT: Final = "Ngày văn bản"
RESULT_PAPER: Final = "Số văn bản trả lời"
NO_PAPER: Final = "Chưa ghi số văn bản. Nếu chưa có số, bấm “Ghi vào sổ” lần nữa."
PAPER_EXAMPLE: Final = "Ví dụ số văn bản: 15/TTr-UBND"
WHICH_RESULT: Final = "Cấp trên trả lời thế nào?"
RESULTS: Final[Mapping[str, str]] = {
    "accepted": "Đạt",
    "returned": "Trả lại để sửa",
    "rejected": "Không đạt",
}
WHICH_VERDICT: Final = "Xã đánh giá thế nào?"
REASON: Final = "Lý do, việc cần làm"
RETURNED_HINT: Final = "Phiếu trả lại sửa được ngay; khi xong thì hoàn thành và gửi lại."
DONE: Final = "Ghi vào sổ"
NO_CHOICE: Final = "Hãy chọn một mục."


def bad_day(why: str) -> str:
    """Say why a day cannot be entered."""
    return f"{why or 'Ngày chưa đọc được.'} Ghi như 05/09/2025."


def of_one(product: str) -> str:
    """Say which idea the question is about."""
    return f"“{product}”"


def of_many(number: int, left_out: int) -> str:
    """Say how many ideas the question is about, and how many of those chosen it is not."""
    told = f"{show_number(number)} ý tưởng, ghi cùng một lần."
    if left_out:
        told += f" {show_number(left_out)} ý tưởng đã chọn không ở trạng thái phù hợp, được bỏ qua."
    return told


# --- done ----------------------------------------------------------------------------------------


def received(count: int) -> str:
    """Say that ideas have their number now."""
    return "Đã tiếp nhận." if count == 1 else f"Đã tiếp nhận {show_number(count)} phiếu."


def state_entered(count: int, state: str) -> str:
    """Say that a state was entered."""
    word = common.STATES[state]
    return f"Đã ghi: {word}." if count == 1 else f"Đã ghi “{word}” cho {show_number(count)} phiếu."


def judged(count: int) -> str:
    """Say that the verdict was set."""
    return "Đã ghi đánh giá." if count == 1 else f"Đã ghi đánh giá {show_number(count)} phiếu."


UNDONE: Final = "Đã trở lại như trước."

# --- one idea's page -----------------------------------------------------------------------------

NOW: Final = "Hiện nay"
PAST: Final = "Lịch sử"
NO_PAST: Final = "Chưa có gì. Tiếp nhận, đánh giá, gửi và kết quả sẽ hiện ở đây."
IDEA_STATE: Final = "Trạng thái"
REGISTER_NUMBER: Final = "Số trong sổ"
NOT_RECEIVED: Final = "chưa vào sổ"
NEXT_STEP: Final[Mapping[str, str]] = {
    "draft": "Phiếu còn nháp: mở phiếu, đến bước Kiểm tra và bấm “Hoàn thành”.",
    "finished": "Phiếu đã xong. Gửi bằng gói ở mục Gửi – nhận, hoặc ghi ngày đã gửi ở đây.",
    "sent": "Đang chờ cấp trên trả lời.",
    "accepted": "Cấp trên đã duyệt ý tưởng này.",
    "returned": "Cấp trên trả lại: mở phiếu để sửa, hoàn thành rồi gửi lại.",
    "rejected": "Cấp trên không duyệt. Năm sau có thể lập ý tưởng mới cho sản phẩm này.",
}


def title(number: str, product: str) -> str:
    """Return the heading of one idea's page."""
    return f"Số {number} · {product}" if number else product


def under_title(producer: str, kind: str, year: int) -> str:
    """Return the line under the heading."""
    return " · ".join(part for part in (producer, kind, f"năm {year}") if part)


def receipt(number: str, day: date | None) -> str:
    """Return "03, nhận ngày 05/03/2020"."""
    if not number:
        return NOT_RECEIVED
    return f"{number}, nhận ngày {show_date(day)}" if day else number


def entered(state: str, *, taken_back: bool) -> str:
    """Return what happened, of a change of state."""
    told = common.state(state)
    return f"Ghi lại: {told}" if taken_back else told


def outcome(state: str, number: str, day: date | None, reason: str, again_on: date | None) -> str:
    """Return "Trả lại 42/TB-UBND 20/04/2020: thiếu nhãn; đã gửi lại 25/04/2020"."""
    on = show_date(day) if day else ""
    answer = " ".join(part for part in (common.STATES[state], number, on) if part)
    told = f"{answer}: {reason.rstrip(' .')}" if reason else answer
    return f"{told}; đã gửi lại {show_date(again_on)}" if again_on else told


TAKEN_BACK: Final = "Lần ghi trước là nhầm."


def told(path: str, after: Any) -> str:
    """Return what happened, of a change of the idea itself; "" for nothing worth a line."""
    if path == "verdict":
        return f"{VERDICT}: {verdict(after)}" if after else "Bỏ đánh giá của xã"
    if path == "register_number":
        return f"Vào sổ số {after}" if after else "Bỏ số trong sổ"
    return f"Ngày nhận: {show_date(date.fromisoformat(after))}" if after else ""


def who_when(who: str, when: str) -> str:
    """Return who wrote an entry and when."""
    return f"{who}, ghi {when}" if who else f"ghi {when}"


def of_paper(number: str) -> str:
    """Name a paper."""
    return f"Văn bản {number}"


# --- refusals ------------------------------------------------------------------------------------

NEEDS_REASON: Final = "Chưa ghi lý do của đánh giá này."
NEEDS_REASON_TODO: Final = "Ghi rõ điều còn thiếu, để chủ thể biết cần sửa gì."
RESULT_NEEDS_REASON: Final = "Chưa ghi lý do cấp trên trả lại hoặc không duyệt."
RESULT_NEEDS_REASON_TODO: Final = "Ghi theo văn bản trả lời, để chủ thể biết cần sửa gì."
IN_FUTURE_TODO: Final = "Ghi ngày hôm nay hoặc ngày đã qua."
DAY_TODO: Final = "Xem lại ngày trên văn bản, hoặc ngày đã ghi khi gửi."
WENT_ON: Final = "Phiếu đã chuyển bước khác sau lần ghi này, nên không hoàn tác được nữa."
WENT_ON_TODO: Final = "Mở lịch sử của phiếu và bấm nút “Ghi nhầm”."
WRITTEN_SINCE: Final = "Chỗ này đã được ghi lại sau lần ghi ấy, nên không hoàn tác được nữa."
WRITTEN_SINCE_TODO: Final = "Muốn sửa, hãy ghi lại trong sổ theo dõi."
IN_TRASH_TODO: Final = "Lấy ra khỏi thùng rác rồi ghi lại."
WAYS_TODO: Final = (
    "Phiếu nháp phải hoàn thành trước. Phiếu hoàn thành mới ghi “Đã gửi”, phiếu đã gửi mới ghi "
    "kết quả."
)


def in_future(day: date) -> str:
    """Nothing is entered before it happened."""
    return f"Ngày {show_date(day)} còn chưa tới."


def before_sending(name: str, sent_on: date) -> str:
    """No answer comes before the sending."""
    return f"“{name}” gửi ngày {show_date(sent_on)}; kết quả không thể có trước ngày đó."


def in_trash(name: str) -> str:
    """What was deleted is not entered."""
    return f"“{name}” đang ở trong thùng rác."


def wrong_way(names: Sequence[str], number: int, state: str) -> str:
    """Say which ideas or plans cannot come into a state."""
    told = ", ".join(f"“{name}”" for name in names)
    more = f" và {number - len(names)} phiếu khác" if number > len(names) else ""
    return f"Chưa ghi được “{common.STATES[state]}” cho {told}{more}."
