"""Words of the screen that sends packages, checks them and lists what was sent."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from ocop_desktop.core.dates import show_date, show_time
from ocop_desktop.core.numbers import show_number
from ocop_desktop.wording import common

HINT: Final = (
    "Gửi ý tưởng, phương án lên cấp trên thành một gói, và xem gói có còn nguyên vẹn không."
)

# --- up ----------------------------------------------------------------------------------------

SEND: Final = "Gửi lên"
YEAR: Final = "Năm"
RECEIVER: Final = "Nơi nhận"
NO_RECEIVER: Final = "Chưa ghi nơi nhận. Hãy bổ sung ở Cài đặt, mục Đơn vị."
NOTHING_GOES: Final = "Chưa có ý tưởng, phương án nào để gửi"
NOTHING_GOES_HINT: Final = (
    "Gói chỉ gồm ý tưởng, phương án đã hoàn thành. Mở ý tưởng, đến bước Kiểm tra, bấm "
    "“Hoàn thành”, rồi trở lại đây."
)
NO_IDEAS_HINT: Final = "Năm này chưa ghi ý tưởng nào. Hãy ghi ý tưởng trước, rồi trở lại đây."
SEE_IDEAS: Final = "Xem danh sách ý tưởng"
OPEN: Final = "Mở"
OPEN_REGISTER: Final = "Mở sổ theo dõi"
LETTER_NUMBER: Final = "Tờ trình số"
LETTER_DAY: Final = "Ngày"
LETTER_NUMBER_HINT: Final = "Để trống số hoặc ngày thì tờ trình in dòng chấm để ghi tay."
SIGNER: Final = "Người ký"
SIGNER_NAME: Final = "Họ tên"
RECIPIENTS: Final = "Nơi nhận (mỗi dòng một nơi)"
MAKE: Final = "Lập gói gửi"
MAKE_AGAIN: Final = "Lập lại gói"
MAKING: Final = "Lập gói gửi"
WHERE: Final = "Lưu gói vào đâu?"
USUAL_FOLDER: Final = "Vào thư mục này"
ELSEWHERE: Final = "Ra USB hoặc chỗ khác…"


def letter_bad_day(why: str) -> str:
    """Say why the day of the letter is none."""
    return f"! {why or 'Ngày chưa đọc được.'} Ghi như 05/09/2020, hoặc để trống."


def nameless(signer: str) -> str:
    """Remind of the name of who signs."""
    return f"! {signer}: chưa ghi họ tên; tờ trình để trống chỗ này."


def more_of_letter(signer: str, name: str) -> str:
    """Offer to change who signs and to whom the letter goes."""
    told = f"{signer}: {name}" if name else signer
    return f"{told}. Đổi người ký, nơi nhận…"


def goes(number: int, new: int, again: int = 0) -> str:
    """Head the ideas that go: `new` ones for the first time, `again` those that came back."""
    told = f"Gói gồm {show_number(number)} ý tưởng"
    if not (new or again):
        return f"{told}, đều đã gửi lần trước"
    counted = ((new, "mới"), (again, "gửi lại"), (number - new - again, "đã gửi lần trước"))
    kinds = ", ".join(f"{show_number(count)} {kind}" for count, kind in counted if count)
    return told if new == number else f"{told}: {kinds}"


def plans_go(number: int, new: int, again: int = 0) -> str:
    """Say how many plans go beside the ideas, "" for none."""
    if not number:
        return ""
    counted = ((new, "mới"), (again, "gửi lại"), (number - new - again, "đã gửi lần trước"))
    kinds = ", ".join(f"{show_number(count)} {kind}" for count, kind in counted if count)
    told = f"Kèm {show_number(number)} phương án sản xuất, kinh doanh"
    return f"{told}: {kinds}" if new != number else told


PAPER_STAYS: Final = "chưa ghi đủ; phương án vẫn đi, giấy này ở lại"


def plans_stay(plans: int, papers: int) -> str:
    """Head the plans that stay, and the papers that plans leave behind."""
    counted = ((plans, "phương án"), (papers, "giấy của phương án"))
    return f"Ở lại: {', '.join(f'{show_number(n)} {name}' for n, name in counted if n)}"


def paper_of(paper: str, product: str) -> str:
    """Name a further paper of a plan."""
    return f"{paper} – {product}"


def stays(number: int) -> str:
    """Head the ideas that stay."""
    return f"Ở lại: {show_number(number)} ý tưởng"


def more(number: int) -> str:
    """Say that the list of ideas goes on."""
    return f"… và {show_number(number)} ý tưởng nữa"


def more_plans_go(number: int) -> str:
    """Say that the list of plans that go is longer."""
    return f"… và {show_number(number)} phương án nữa"


def more_plans(number: int) -> str:
    """Say that the list of plans and their papers goes on."""
    return f"… và {show_number(number)} phương án, giấy nữa"


def goes_line(number: str, product: str, producer: str, state: str, *, again: bool = False) -> str:
    """Return one line of what goes: number, product, whose, and its state when it went before."""
    named = " · ".join(part for part in (number, product, producer) if part)
    if state == "finished":
        return f"{named} (↩ gửi lại)" if again else named
    return f"{named} ({common.state(state)})"


def unnumbered(names: Sequence[str], number: int) -> str:
    """Remind of ideas that go without a number in the commune's register; names the first ones."""
    rest = f" và {show_number(number - len(names))} ý tưởng nữa" if number > len(names) else ""
    return (
        f"!  {show_number(number)} ý tưởng chưa có số trong sổ theo dõi: {', '.join(names)}{rest}. "
        "Nên ghi số trước khi gửi."
    )


def where_text(
    folder: str, ideas: int, new: int, again: int = 0, *, plans: tuple[int, int, int] = (0, 0, 0)
) -> str:
    """Say what making the package means, and where it would lie; `plans` are counted alike."""
    told = f"{goes(ideas, new, again)}." if ideas or not plans[0] else ""
    if new or again:
        kinds = " và ".join(kind for count, kind in ((new, "mới"), (again, "gửi lại")) if count)
        told += (
            f" Lập xong, {show_number(new + again)} ý tưởng {kinds} chuyển thành “Đã gửi” và không "
            "sửa được nữa, trừ khi cấp trên trả lại."
        )
    if plans[0]:
        told = f"{told} {plans_go(*plans)}.".strip()
    if sum(plans[1:]):
        told += " Phương án mới gửi cũng chuyển thành “Đã gửi”."
    return f"{told}\n\n{folder}"


# --- made --------------------------------------------------------------------------------------

MADE: Final = "✓  Đã lập gói gửi"
FINGERPRINT: Final = "Mã kiểm tra gói"
FINGERPRINT_HINT: Final = (
    "Mã này in trên tờ trình. Bên nhận mở gói thấy đúng mã này thì gói là gói đã gửi."
)
PLACE: Final = "Gói nằm ở"
LETTER: Final = "Tờ trình"
OPEN_FOLDER: Final = "Mở thư mục"
OPEN_LETTER: Final = "Mở tờ trình"
OPEN_WORD: Final = "Mở tờ trình Word"
COPY: Final = "Sao chép mã"
COPIED: Final = "Đã sao chép mã kiểm tra."
CLOSE: Final = "Đóng"
PULL_OUT: Final = "Gói nằm trên ổ rời: hãy tháo ổ an toàn trước khi rút."


def now_sent(sent: tuple[int, int], kept: tuple[int, int]) -> str:
    """Say how many ideas and plans are marked as sent now, and how many stay as they were."""
    told = [f"{_papers(*sent)} nay là “{common.state('sent')}”"] if any(sent) else []
    told += [f"{_papers(*kept)} đã gửi lần trước giữ nguyên trạng thái"] if any(kept) else []
    return f"{'; '.join(told)}."


def _papers(ideas: int, plans: int) -> str:
    counted = ((ideas, "ý tưởng"), (plans, "phương án"))
    return " và ".join(f"{show_number(number)} {words}" for number, words in counted if number)


# --- checking ----------------------------------------------------------------------------------

CHECK: Final = "Kiểm tra gói"
CHECK_HINT: Final = (
    "Chọn một gói (tệp ….ocop.zip) để biết ai gửi, gửi lúc nào, có gì bên trong, còn nguyên vẹn "
    "không. Xem thôi, không đưa gì vào dữ liệu của xã."
)
CHOOSE: Final = "Chọn gói để kiểm tra"
CHECKING: Final = "Kiểm tra gói"
PACKAGE: Final = "Gói gửi OCOP"
ANY_FILE: Final = "Mọi tệp"
WHOLE: Final = "✓  Gói nguyên vẹn"
BROKEN: Final = "✕  Gói không nguyên vẹn"
BROKEN_TODO: Final = (
    "Không dùng gói này. Hãy đề nghị nơi gửi gửi lại; dữ liệu của xã không bị ảnh hưởng."
)
SAME_AS_LETTER: Final = "Hãy so mã này với mã in trên tờ trình: phải giống hệt."
FILE: Final = "Tệp"
SENDER: Final = "Nơi gửi"
MADE_AT: Final = "Lập lúc"
CONTENT: Final = "Nội dung"
BASIS: Final = "Căn cứ"
INSIDE: Final = "Bên trong"
_KINDS: Final = {"submission": "Ý tưởng, phương án gửi lên", "corrections": "Ý kiến gửi xuống"}
_COUNTED: Final = {"idea": "ý tưởng", "product": "sản phẩm", "producer": "chủ thể"}
_COUNTED_IF_ANY: Final = {"plan": "phương án"}


def content(kind: str, year: int) -> str:
    """Say what a package is about."""
    return f"{_KINDS.get(kind, kind)}, năm {year}"


def inside(records: dict[str, int], files: int) -> str:
    """Count what is inside: "4 ý tưởng · 4 sản phẩm · 3 chủ thể"; "" where it cannot be read."""
    if not records:
        return ""
    told = [f"{show_number(records.get(key, 0))} {name}" for key, name in _COUNTED.items()]
    told += [
        f"{show_number(records[key])} {name}"
        for key, name in _COUNTED_IF_ANY.items()
        if records.get(key)
    ]
    return " · ".join([*told, *([f"{show_number(files)} tệp đính kèm"] if files else [])])


def moment(at: datetime) -> str:
    """Return "14:05 ngày 12/03/2020"."""
    return f"{show_time(at)} ngày {show_date(at.date())}"


# --- what was sent -----------------------------------------------------------------------------

SENT: Final = "Đã gửi"
NOTHING_SENT: Final = "Chưa lập gói nào. Mỗi gói đã lập được ghi lại ở đây, cùng mã kiểm tra."
EARLIER: Final = "Xem các gói trước đó"


def sent_line(at: datetime, year: int, ideas: int, letter: str, plans: int = 0) -> str:
    """Return when a package was made and what it was."""
    told = [moment(at), f"năm {year}", f"{show_number(ideas)} ý tưởng"]
    told += [f"{show_number(plans)} phương án"] if plans else []
    return " · ".join([*told, *([f"tờ trình số {letter}"] if letter else [])])


def sent_mark(fingerprint: str) -> str:
    """Return the fingerprint with what it is."""
    return f"{FINGERPRINT}: {fingerprint}"
