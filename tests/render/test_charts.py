"""Charts: every word inside the picture, none upon another, and the same in each output."""

import subprocess
from decimal import Decimal
from io import BytesIO
from itertools import combinations

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.graphics.shapes import Group, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from ocop_desktop.forms.organisation import Role
from ocop_desktop.forms.paper.blocks import Chart, Mark, OrganisationChart, Series
from ocop_desktop.render import page, pdf
from ocop_desktop.render.charts.chart import drawing, picture
from ocop_desktop.render.charts.scale import scale_of
from ocop_desktop.render.plain import plain
from ocop_desktop.render.word.document import write_docx
from tests.render.conftest import document, line, read_pdf

WIDTH = page.PORTRAIT.text_width
LONG = "Nguồn vốn góp bằng tiền mặt và hiện vật của các thành viên hợp tác xã " * 5
HUGE = Decimal(10**15)


def numbers(*values):
    return tuple(None if value is None else Decimal(value) for value in values)


def revenue(*rows, labels=("Năm 1", "Năm 2", "Năm 3"), names=("Doanh thu", "Chi phí", "Lãi")):
    styles = ("strong", "hatched", "pale")
    series = tuple(
        Series(name=name, values=numbers(*row), style=style)
        for name, row, style in zip(names, rows, styles, strict=True)
    )
    return Chart(kind="revenue", title="Kết quả", labels=labels, series=series, unit="triệu đồng")


def break_even(mark=None, rows=((0, 500), (144, 324), (144, 144)), note="Hòa vốn ở 225."):
    styles = ("strong", "hatched", "pale")
    series = tuple(
        Series(name=f"Đường {style}", values=numbers(*row), style=style)
        for row, style in zip(rows, styles, strict=True)
    )
    return Chart(
        kind="break_even",
        title="Điểm hòa vốn",
        labels=("0 %", "100 %"),
        series=series,
        unit="triệu đồng",
        axis="Lượng bán",
        mark=mark,
        note=note,
    )


def capital(amounts, labels=None, shares=None):
    series = [Series(name="Số tiền", values=numbers(*amounts))]
    if shares:
        series.append(Series(name="Tỷ lệ", values=numbers(*shares), style="percent"))
    return Chart(
        kind="capital",
        title="Nguồn vốn",
        labels=labels or tuple(f"Nguồn {place}" for place in range(len(amounts))),
        series=tuple(series),
        unit="triệu đồng",
    )


def roles(*rows):
    return OrganisationChart(
        title="Sơ đồ tổ chức",
        boxes=tuple(
            Role(id=str(place), title=title, name="Nguyễn Thị Phương Thảo", above=above)
            for place, (title, above) in enumerate(rows)
        ),
    )


def thirty(above):
    return roles(*((f"Tổ trưởng tổ sản xuất {place}", above(place)) for place in range(30)))


USUAL = revenue((500, 600, 750), (324, 360, 414), (176, 240, 336))
MARKED = break_even(Mark(at=Decimal("0.45"), value=Decimal(225), text="Hòa vốn: 225 (45 %)"))
PEOPLE = roles(("Giám đốc", ""), ("Kế toán", "0"), ("Thủ kho", "Kế toán"), ("Bán hàng", "0"))
CASES = {
    "usual": USUAL,
    "one year": revenue((500,), (324,), (176,), labels=("Năm 1",)),
    "losses": revenue((-5, 600, 1), (324, 360, 414), (-329, 240, -413)),
    "all zero": revenue((0, 0, 0), (0, 0, 0), (0, 0, 0)),
    "missing": revenue((None, 1, 2), (None, None, None), (1, 2, None)),
    "huge": revenue((HUGE,) * 3, (HUGE,) * 3, (-HUGE,) * 3),
    "long": revenue(
        (1, 2, 3), (1, 2, 3), (1, 2, 3), labels=(LONG, "x" * 200, ""), names=(LONG, "Chi phí", LONG)
    ),
    "marked": MARKED,
    "at the left": break_even(Mark(at=Decimal("0.01"), value=Decimal(5), text="Hòa vốn: 5")),
    "at the right": break_even(Mark(at=Decimal("0.99"), value=Decimal(499), text="Hòa vốn: 499")),
    "unmarked": break_even(note=LONG),
    "lines of zero": break_even(rows=((0, 0), (0, 0), (0, 0))),
    "lines below": break_even(rows=((0, -500), (144, HUGE), (144, 144))),
    "capital": capital((300, 150, 50), shares=(60, 30, 10)),
    "capital with less": capital((300, -150, 50)),
    "no capital": capital(()),
    "capital of nothing": capital((0, None)),
    "long sources": capital((HUGE, 1), (LONG, "x" * 200), (Decimal("99.99"), 0)),
    "people": PEOPLE,
    "nobody": roles(),
    "long titles": roles((LONG, ""), ("x" * 300, "0"), ("Phó giám đốc", "0")),
    "thirty side by side": thirty(lambda _: ""),
    "thirty below one": thirty(lambda place: "0" if place else ""),
    "thirty by twos": thirty(lambda place: str((place - 1) // 2) if place else ""),
    "thirty by fives": thirty(lambda place: str((place - 1) // 5) if place else ""),
    "thirty in a chain": thirty(lambda place: str(place - 1) if place else ""),
}


def found(shape, kind, at=(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)):
    """Yield each shape of a kind with its scale and its place in the picture."""
    scale, x, y = at[0], at[4], at[5]
    for each in shape.contents:
        if isinstance(each, Group):
            own = each.transform
            inner = (scale * own[0], 0, 0, scale * own[3], x + scale * own[4], y + scale * own[5])
            yield from found(each, kind, inner)
        elif isinstance(each, kind):
            yield each, scale, x, y


def places(made):
    """Return the text of each string with its edges: left, lowest, right, top of capitals."""
    kept = []
    for each, scale, x, y in found(made, String):
        wide = stringWidth(each.text, each.fontName, each.fontSize)
        left = each.x - wide * {"start": 0, "middle": 0.5, "end": 1}[each.textAnchor]
        low, high = each.y - 0.1 * each.fontSize, each.y + 0.66 * each.fontSize
        edges = (x + scale * left, y + scale * low, x + scale * (left + wide), y + scale * high)
        kept.append((each.text, edges))
    return [(text, edges) for text, edges in kept if text.strip()]


def overlap(one, other):
    return (
        one[0] < other[2] - 0.1
        and other[0] < one[2] - 0.1
        and one[1] < other[3] - 0.1
        and other[1] < one[3] - 0.1
    )


def check(made):
    """Every word inside the picture, and no two upon each other."""
    said = places(made)
    for text, (left, low, right, high) in said:
        assert left >= -0.5, text
        assert right <= made.width + 0.5, text
        assert low >= -0.5, text
        assert high <= made.height + 0.5, text
    for (text, one), (other_text, other) in combinations(said, 2):
        assert not overlap(one, other), (text, other_text)


@pytest.mark.parametrize("block", CASES.values(), ids=CASES)
@pytest.mark.parametrize("width", [WIDTH, 300.0])
def test_words_never_overlap_nor_leave_the_picture(block, width):
    made = drawing(block, width)
    check(made)
    assert made.height <= page.PORTRAIT.text_height


@pytest.mark.parametrize("block", [each for key, each in CASES.items() if "thirty" in key])
def test_boxes_never_overlap(block):
    made = drawing(block, WIDTH)
    boxes = [
        (
            x + s * each.x,
            y + s * each.y,
            x + s * (each.x + each.width),
            y + s * (each.y + each.height),
        )
        for each, s, x, y in found(made, Rect)
    ]
    assert len(boxes) == 30
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert min(box[0] for box in boxes) >= 0
    assert max(box[2] for box in boxes) <= made.width


def test_thirty_roles_can_be_read():
    made = drawing(CASES["thirty by fives"], WIDTH)
    sizes = {each.fontSize * scale for each, scale, _, _ in found(made, String)}
    assert min(sizes) >= 7
    assert sum("Nguyễn" in text for text, _ in places(made)) == 30


def test_a_lying_page_is_not_left():
    made = drawing(CASES["thirty in a chain"], WIDTH, page.LANDSCAPE.text_height)
    assert made.height <= page.LANDSCAPE.text_height


whole = st.one_of(st.none(), st.integers(-(10**15), 10**15))


@given(st.lists(st.tuples(whole, whole, whole), min_size=1, max_size=3))
@settings(max_examples=40)
def test_any_figures_give_a_chart_that_can_be_read(rows):
    labels = tuple(f"Năm {place}" for place in range(len(rows)))
    check(drawing(revenue(*zip(*rows, strict=True), labels=labels), WIDTH))


@given(st.lists(st.integers(-(10**18), 10**18), max_size=9))
def test_every_value_stands_on_its_scale(values):
    scale = scale_of(map(Decimal, values))
    assert all(0 <= scale.part(Decimal(value)) <= 1 for value in [0, *values])
    assert len(scale.ticks) <= 8
    assert Decimal(0) in scale.ticks


def columns(made):
    """Return left edge and height of the filled bars."""
    bars = [each for each, *_ in found(made, Rect) if each.strokeColor and each.height > 8]
    return sorted((each.x, each.height) for each in bars)


def test_columns_are_as_high_as_their_values():
    # Hatched bars have an outline instead.
    heights = [height for _, height in columns(drawing(USUAL, WIDTH))]
    assert [height / heights[0] for height in heights] == pytest.approx(
        [each / 500 for each in (500, 176, 600, 240, 750, 336)]
    )


def test_the_mark_stands_where_the_lines_meet():
    said = dict(places(drawing(MARKED, WIDTH)))
    left, right = said["0 %"], said["100 %"]
    start, end = (left[0] + left[2]) / 2, (right[0] + right[2]) / 2
    mark = said["Hòa vốn: 225 (45 %)"]
    assert (mark[0] + mark[2]) / 2 == pytest.approx(start + 0.45 * (end - start))


# --- papers -----------------------------------------------------------------------------------

PAPER = document(line("Biểu đồ", style="heading"), USUAL, MARKED, PEOPLE)


def test_a_paper_shows_its_charts_with_our_fonts_only(tmp_path):
    path = tmp_path / "giay.pdf"
    pdf.write_pdf([PAPER], path)
    said = read_pdf(path)
    for words in ("Kết quả", "750", "Đơn vị: triệu đồng", "Hòa vốn: 225 (45 %)", "Thủ kho"):
        assert words in said
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True)
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    assert all("LiberationSerif" in font for font in fonts)


def test_a_heading_stands_on_the_page_of_its_chart(tmp_path):
    path = tmp_path / "giay.pdf"
    filling = [line("Dòng") for _ in range(30)]
    pdf.write_pdf([document(*filling, line("Biểu đồ dưới đây"), USUAL)], path)
    _, second = read_pdf(path).split("\f")[:2]
    assert "Biểu đồ dưới đây" in second
    assert "Kết quả" in second


def test_word_shows_a_picture_and_says_it(tmp_path):
    path = tmp_path / "giay.docx"
    write_docx(PAPER, path)
    shown = docx.Document(path).element.findall(f".//{qn('wp:docPr')}")
    assert len(shown) == 3
    assert "Doanh thu: Năm 1 500; Năm 2 600" in shown[0].get("descr")
    assert "- Giám đốc" in shown[2].get("descr")
    first = path.read_bytes()
    write_docx(PAPER, path)
    assert path.read_bytes() == first


def test_plain_text_says_the_figures():
    assert plain(document(MARKED, PEOPLE)) == (
        "Điểm hòa vốn (Đơn vị: triệu đồng)\nLượng bán\n"
        "Đường strong: 0 % 0; 100 % 500\n"
        "Đường hatched: 0 % 144; 100 % 324\n"
        "Đường pale: 0 % 144; 100 % 144\n"
        "Hòa vốn: 225 (45 %)\nHòa vốn ở 225.\n"
        "Sơ đồ tổ chức\n"
        "- Giám đốc: Nguyễn Thị Phương Thảo\n"
        "  - Kế toán: Nguyễn Thị Phương Thảo\n"
        "    - Thủ kho: Nguyễn Thị Phương Thảo\n"
        "  - Bán hàng: Nguyễn Thị Phương Thảo\n"
    )


@pytest.mark.parametrize("block", [USUAL, PEOPLE])
def test_a_picture_is_as_wide_as_asked(block):
    made = picture(block, 640, 400)
    with Image.open(BytesIO(made)) as image:
        assert image.format == "PNG"
        assert abs(image.width - 640) <= 1
        assert len(image.getcolors(10**6)) > 3
    assert picture(block, 640, 400) == made


def test_series_differ_without_colour():
    with Image.open(BytesIO(picture(USUAL, 900))) as image:
        grey = image.convert("L")
    dark = [grey.getpixel((x, y)) for x in range(grey.width) for y in range(0, grey.height, 7)]
    assert sum(80 < each < 110 for each in dark) > 100  # full green
    assert sum(235 < each < 246 for each in dark) > 100  # pale green


def test_kind_and_note_of_a_source_are_drawn_whole():
    name = "Quỹ HTND/Phụ nữ/Liên minh HTX – Quỹ Hỗ trợ nông dân huyện Quế Võ, tỉnh Bắc Ninh, đợt 2"
    made = drawing(capital((300, 150), (name, "Tự có"), (66, 34)), WIDTH)
    drawn = [each.text for each, *_ in found(made, String)]
    assert not any("…" in text for text in drawn)
    assert name in " ".join(drawn)
