"""Papers read back by readers that are not ours."""

import re
import subprocess
import tempfile
import unicodedata
from dataclasses import replace

import pytest
from pypdf import PdfReader

from ocop_desktop import resources
from ocop_desktop.forms.paper.blocks import Document, Line, PageBreak, Signature, Signatures, Text
from ocop_desktop.render import fonts, pdf, pdfium
from tests.render.conftest import document, line, read_pdf, sample, table

MM = 72 / 25.4
STORY = "Gạo tẻ thơm được gieo cấy trên cánh đồng phù sa ven sông Đuống, phường <Đại Xuân> & xã. "


def written(tmp_path, *documents, **attributes):
    path = tmp_path / "giay.pdf"
    pages = pdf.write_pdf(documents, path, **attributes)
    return path, pages


def squeezed(text):
    return "".join(text.split())


def test_everything_is_said_and_composed(tmp_path):
    path, pages = written(tmp_path, sample())
    said = read_pdf(path)
    assert pages == 1
    for words in ("ỦY BAN NHÂN DÂN", "PHIẾU ĐĂNG KÝ", "Tên sản phẩm: Gạo tẻ thơm", "Nguyễn An"):
        assert words in said
    assert "1.250.000" in said
    assert "Biểu số 01 · QĐ 1048 · OCOP Desktop" in said
    assert said == unicodedata.normalize("NFC", said)


@pytest.mark.parametrize(
    "text",
    [
        "Công ty A & B <tư nhân> 5<6 </para>",
        "x" * 200,
        unicodedata.normalize("NFD", "Đặc sản ướt dễ nghẽn Ữ Ỵ ặ ở"),
        STORY * 60,
        "một\nhai\n\nba",
        "a\x00b\x0bc\u200bd",
        "😀 数 ☑",
    ],
)
@pytest.mark.parametrize("where", ["line", "cell"])
def test_no_text_is_lost_or_breaks_the_paper(tmp_path, text, where):
    block = line("Mô tả: ", Text(text, answer=True), align="justify")
    if where == "cell":
        block = table([("1", text, "1.000")])
    path, _ = written(tmp_path, document(block))
    kept = re.sub(
        "[\x00-\x1f\u200b\U00010000-\U0010ffff数☑]", "", unicodedata.normalize("NFC", text)
    )
    said = read_pdf(path).replace("\f", " ")
    said = re.sub(r"^ +\d+$|TT +Nội dung +Thành tiền", "", said, flags=re.MULTILINE)
    assert squeezed(kept) in squeezed(re.sub(r"^ *1 (.*) 1\.000$", r"\1", said, flags=re.MULTILINE))


def test_only_our_fonts_are_used_and_embedded(tmp_path):
    path, _ = written(tmp_path, sample())
    listed = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True)
    fonts = listed.stdout.splitlines()[2:]
    assert fonts
    assert all("LiberationSerif" in font for font in fonts)
    assert all(font.split()[-5] == "yes" for font in fonts)


def test_size_margins_and_metadata(tmp_path):
    path, _ = written(tmp_path, document(line(STORY * 10, align="justify"), title="Biểu số 01"))
    reader = PdfReader(path)
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx(
        [210 * MM, 297 * MM], abs=0.01
    )
    assert reader.metadata.title == "Biểu số 01"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    box = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"', box.stdout.decode())
    assert min(float(x) for x, _, _ in words) == pytest.approx(30 * MM, abs=0.5)
    assert max(float(x) for _, _, x in words) == pytest.approx(195 * MM, abs=0.5)
    assert min(float(y) for _, y, _ in words) >= 20 * MM - 1


def test_pages_are_numbered_from_the_second_on_and_each_paper_anew(tmp_path):
    paper = document(line("a"), PageBreak(), line("b"))
    path, pages = written(tmp_path, paper, paper)
    said = [part.split() for part in read_pdf(path).split("\f")]
    assert pages == 4
    assert said[:4] == [["a"], ["2", "b"], ["a"], ["2", "b"]]


def test_a_draft_says_so_on_every_page_clear_of_the_text(tmp_path):
    paper = document(line("a"), PageBreak(), line("b"), draft=True, draft_mark="BẢN NHÁP")
    path, _ = written(tmp_path, paper)
    assert read_pdf(path).count("BẢN NHÁP") == 2
    box = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, check=True)
    marks = re.findall(r'yMax="([\d.]+)">(?:BẢN|NHÁP)<', box.stdout.decode())
    assert all(float(foot) < 20 * MM for foot in marks)


def test_the_same_paper_gives_the_same_bytes(tmp_path):
    first, second = (written(tmp_path, sample())[0].read_bytes() for _ in range(2))
    assert first == second


def test_the_head_of_a_long_table_is_repeated(tmp_path):
    rows = [(str(i), STORY, "1.000") for i in range(1, 40)]
    path, pages = written(tmp_path, document(table(rows)))
    assert read_pdf(path).count("Thành tiền") == pages > 1


def test_figures_are_never_broken(tmp_path):
    rows = [("1", STORY, "1.250.000.000.000")]
    path, _ = written(tmp_path, document(table(rows, widths=(1, 40, 1))))
    assert "1.250.000.000.000" in read_pdf(path)


def test_many_papers_are_joined_in_order(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "_CHUNK", 4)
    papers = [document(line(f"giấy {number}"), title=f"{number}") for number in range(10)]
    steps = []
    path, pages = written(tmp_path, *papers, on_step=steps.append)
    assert pages == 10
    assert steps == list(range(1, 11))
    assert re.findall(r"giấy (\d+)", read_pdf(path)) == [str(number) for number in range(10)]
    reader = PdfReader(path)
    assert reader.metadata.title == "0"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"


def test_long_papers_are_parted_by_their_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "_CHUNK", 6)
    taken, join = [], pdfium.join

    def spied(parts, path):
        taken.extend(len(PdfReader(part).pages) for part in parts)
        join(parts, path)

    monkeypatch.setattr(pdfium, "join", spied)
    rows = [(str(i), STORY, "1.000") for i in range(1, 40)]
    _, pages = written(tmp_path, *[document(table(rows))] * 5)
    each = pages // 5
    assert each > 1
    assert max(taken) < 6 + each


def test_no_more_is_joined_at_once_than_memory_bears(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "_CHUNK", 2)
    monkeypatch.setattr(pdf, "_AT_ONCE", 30_000)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    taken, join = [], pdfium.join

    def spied(parts, path):
        taken.append([part.stat().st_size for part in parts[1:]])
        join(parts, path)

    monkeypatch.setattr(pdfium, "join", spied)
    path, _ = written(tmp_path, *(document(line(f"giấy {number}")) for number in range(12)))
    assert len(taken) > 1
    assert all(sum(sizes[:-1]) <= 30_000 for sizes in taken)
    assert re.findall(r"giấy (\d+)", read_pdf(path)) == [str(number) for number in range(12)]
    assert [left for left in tmp_path.glob("*") if left.name.startswith("ocop-")] == []


def test_cancelling_leaves_nothing_behind(tmp_path):
    class CancelledError(Exception):
        pass

    def cancel(_done):
        raise CancelledError

    with pytest.raises(CancelledError):
        written(tmp_path, sample(), sample(), on_step=cancel)
    assert list(tmp_path.glob("*.pdf*")) == []


def test_nothing_to_print_is_an_error_and_writes_nothing(tmp_path):
    with pytest.raises(ValueError, match="no documents"):
        written(tmp_path)
    assert list(tmp_path.glob("*.pdf*")) == []


def test_a_folder_that_takes_no_files_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="giay"):
        written(tmp_path / "khong-co", sample())


def test_signatures_are_not_torn_from_their_names(tmp_path):
    signed = Signatures(blocks=(None, Signature(title=("CHỦ TỊCH",), name="Lê Văn C")))
    for lines in range(25, 36):
        path, _ = written(tmp_path, document(*[line("a")] * lines, signed))
        torn = [
            page for page in read_pdf(path).split("\f") if ("CHỦ TỊCH" in page) != ("Lê" in page)
        ]
        assert not torn


def test_the_fonts_are_the_announced_ones():
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        data = (resources.assets() / "fonts" / f"LiberationSerif-{face}.ttf").read_bytes()
        assert "Version 2.1.5".encode("utf-16-be") in data


def test_a_missing_font_is_an_os_error(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "assets", lambda: tmp_path)
    with pytest.raises(OSError, match="LiberationSerif"):
        fonts.register.__wrapped__()


def test_a_page_lies_on_its_side_among_others(tmp_path):
    story = line(STORY * 10, align="justify")
    lying = replace(document(story, footer="chân"), landscape=True)
    path, pages = written(tmp_path, document(story), lying)
    assert pages == 2
    sizes = [[round(float(s) / MM) for s in p.mediabox[2:]] for p in PdfReader(path).pages]
    assert sizes == [[210, 297], [297, 210]]
    box = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", str(path), "-"],
        capture_output=True, check=True, encoding="utf-8",
    ).stdout  # fmt: skip
    left = [float(x) for x in re.findall(r'xMin="([\d.]+)"', box)]
    right = [float(x) for x in re.findall(r'xMax="([\d.]+)"', box)]
    assert min(left) == pytest.approx(30 * MM, abs=1)
    assert max(right) == pytest.approx((297 - 15) * MM, abs=1)


def letter(lines, **attributes):
    blocks = tuple(Line(runs=(Text("Một dòng"),)) for _ in range(lines))
    return Document(title="Tờ trình", blocks=blocks, **attributes)


@pytest.mark.parametrize(
    ("lines", "may", "pages"), [(36, True, 1), (36, False, 2), (60, True, 2), (60, False, 2)]
)
def test_lines_close_up_only_where_that_saves_a_page(tmp_path, lines, may, pages):
    path = tmp_path / "to-trinh.pdf"
    pdf.write_pdf([letter(lines, may_close_up=may)], path)
    assert len(PdfReader(path).pages) == pages


def test_what_saves_no_page_keeps_its_room(tmp_path):
    path, other = tmp_path / "a.pdf", tmp_path / "b.pdf"
    pdf.write_pdf([letter(60, may_close_up=True)], path)
    pdf.write_pdf([letter(60)], other)
    assert path.read_bytes() == other.read_bytes()
