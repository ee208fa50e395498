"""Word files read back as XML, and compared word by word with the PDF of the same paper."""

import re
import subprocess
import unicodedata
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from ocop_desktop import resources
from ocop_desktop.core.records import Query
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.paper import blocks, letters
from ocop_desktop.forms.paper.blocks import (
    Blank,
    Box,
    Code,
    Dots,
    PageBreak,
    Recipients,
    Rule,
    Signature,
    Signatures,
    Text,
)
from ocop_desktop.forms.reading.load import load_basis
from ocop_desktop.render import page, pdf
from ocop_desktop.render.word.document import write_docx
from ocop_desktop.services.printing import Item
from ocop_desktop.store import database
from tests.conftest import opened
from tests.render.conftest import document, line, sample, table

BASES = ("qd1048-2019", "qd26-2026")
SIGNS = re.compile("[☐☑…_.]|\u2003")


def written(tmp_path, *blocks, **attributes):
    path = tmp_path / "giay.docx"
    write_docx(document(*blocks, **attributes), path)
    return docx.Document(path)


def paragraphs(part):
    """Yield the text of every paragraph, those of cells in reading order."""
    for child in part.iter_inner_content():
        if isinstance(child, Paragraph):
            yield child.text
        else:
            yield from in_table(child)


def in_table(table: WordTable):
    for row in table.rows:
        for cell in row.cells:
            yield from paragraphs(cell)


def words_of(text):
    """Return the words alone: blanks, boxes and dots are drawn on the one, typed on the other."""
    return SIGNS.sub(" ", unicodedata.normalize("NFC", text)).split()


def pdf_words(paper, path, monkeypatch):
    """Return the words of the PDF on one endless page, where no table head comes again."""
    with monkeypatch.context() as patch:
        patch.setattr(page, "PORTRAIT", replace(page.PORTRAIT, height=14_000))
        pdf.write_pdf([paper], path)
    read = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    pages = read.stdout.split("\f")
    numbered = [re.sub(r"\n\d+\s*$", "\n", text) if at else text for at, text in enumerate(pages)]
    return words_of("\n".join(numbered))


def same_words(paper, tmp_path, monkeypatch):
    drawn = (blocks.Chart, blocks.OrganisationChart)  # words in the one, a picture in the other
    told = tuple(block for block in paper.blocks if not isinstance(block, drawn))
    bare = replace(paper, draft=False, footer="", blocks=told)
    path = tmp_path / "giay.docx"
    write_docx(bare, path)
    said = words_of("\n".join(paragraphs(docx.Document(path))))
    # Word for word and in order; where a long word was cut matters to neither.
    assert "".join(said) == "".join(pdf_words(bare, tmp_path / "giay.pdf", monkeypatch))
    assert said


# --- every shipped form -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Return the papers of both sample communes by name, blank ones and filled ones."""
    found = {}
    for sample_commune in ("dai-xuan-2020", "nhan-hoa-2026"):
        desk = opened(tmp_path_factory.mktemp("mau") / "workspace")
        desk.samples.fill(sample_commune)
        owners = [("idea", row.id) for row in desk.ideas.page(Query(limit=100))]
        owners += [("plan", row.id) for row in desk.plans.page(Query(limit=100))]
        for form in desk.printing.forms():
            key = f"{form.basis}/{form.code}"
            found[f"{key}/blank"] = [desk.printing.paper(Item.blank(form.code)).document]
            items = [Item(form.code, *owner) for owner in owners if fills(desk, form, *owner)]
            found[f"{key}/filled"] = [desk.printing.paper(item).document for item in items]
        database.close_workspace()
    return found


def fills(desk, form, owner_type, id_):
    if form.about != owner_type or form.about == "plan":
        return form.about == owner_type
    return form.code in (desk.ideas.form_code(id_), "mau-01", "mau-03")


def shipped():
    library = Library(resources.assets() / "bases")
    forms = [form for basis in BASES for form in library.forms(basis) if form.paper]
    return [f"{form.basis}/{form.code}" for form in forms]


@pytest.mark.parametrize("how", ["blank", "filled"])
@pytest.mark.parametrize("form", shipped())
def test_word_and_pdf_say_the_same(papers, form, how, tmp_path, monkeypatch):
    for paper in papers[f"{form}/{how}"]:
        same_words(paper, tmp_path, monkeypatch)


@pytest.mark.parametrize("basis", BASES)
def test_the_letter_says_the_same(basis, tmp_path, monkeypatch):
    folder = resources.assets() / "bases" / basis
    letter = letters.load_letter(folder / "letters" / "to-trinh.toml")
    facts = dict.fromkeys(letters.FACTS - {"signer"}, "Xã Đại Xuân")
    for known in ({}, facts):
        paper = letters.document(letter, known, basis=load_basis(folder))
        same_words(paper, tmp_path, monkeypatch)


def test_both_samples_fill_forms(papers):
    filled = {name for name, found in papers.items() if name.endswith("filled") and found}
    assert {f"{form}/filled" for form in shipped() if not form.endswith("don-vi")} <= filled


# --- what Word finds in the file --------------------------------------------------------------


def stops(paragraph):
    found = paragraph.paragraph_format.tab_stops
    return [(round(stop.position.mm), stop.alignment.name, stop.leader.name) for stop in found]


def test_paper_margins_and_type(tmp_path):
    word = written(tmp_path, line("Tên"), author="Xã Đại Xuân")
    section = word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(edge.mm) for edge in edges] == [20, 20, 30, 15]
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Note"):
        fonts = word.styles[name].element.rPr.rFonts.attrib
        assert {key.partition("}")[2] for key in fonts} == {"ascii", "hAnsi", "eastAsia", "cs"}
        assert set(fonts.values()) == {"Times New Roman"}
    assert word.styles["Normal"].font.size == Pt(13)
    assert word.core_properties.author == "Xã Đại Xuân"


def test_headings_are_headings_and_stay_with_what_follows(tmp_path):
    word = written(
        tmp_path, line("PHẦN A", style="part"), line("1. Tên", style="heading"), line("a")
    )
    styles = [(p.style.name, p.paragraph_format.keep_with_next) for p in word.paragraphs]
    assert styles == [("Heading 1", True), ("Heading 2", True), ("Normal", None)]


def test_what_announces_deeper_lines_or_a_table_stays_with_them(tmp_path):
    below = line("Các sản phẩm tương tự: không", indent=1.5)
    word = written(
        tmp_path, line("2.e. Đối thủ"), below, line("Bảng sau:"), table([["1", "a", "2"]])
    )
    told = [(p.text, p.paragraph_format.keep_with_next) for p in word.paragraphs if p.text]
    assert told == [("2.e. Đối thủ", True), (below.runs[0].text, None), ("Bảng sau:", True)]


def test_a_blank_is_a_dotted_tab_that_reaches_the_margin(tmp_path):
    word = written(tmp_path, line("Địa chỉ: ", Blank()), Dots(lines=2))
    first, *dotted = word.paragraphs
    assert first.text == "Địa chỉ: \t"
    assert stops(first) == [(165, "RIGHT", "DOTS")]
    assert [p.text for p in dotted] == ["\t", "\t"]
    assert stops(word.styles["Dotted"]) == [(165, "RIGHT", "DOTS")]


def test_two_blanks_share_a_row_as_in_the_pdf(tmp_path):
    word = written(tmp_path, line("Điện thoại: ", Blank(), " Email: ", Blank()))
    (half, *_), last = stops(word.paragraphs[0])
    assert 70 < half < 100
    assert last == (165, "RIGHT", "DOTS")


def test_blanks_inside_a_long_sentence_are_dotted_spaces(tmp_path):
    word = written(tmp_path, line("Vốn tự có " * 12, Blank(6), " đồng", align="justify"))
    (blank,) = [run for run in word.paragraphs[0].runs if run.underline]
    assert blank.text == "\u00a0" * 24


def test_boxes_are_letters_one_can_change(tmp_path):
    word = written(tmp_path, line(Box(True), " Có ", Box(False), " Không"))
    assert word.paragraphs[0].text == "☑ Có ☐ Không"


def test_tables_repeat_their_head_and_keep_their_widths(tmp_path):
    word = written(tmp_path, table([("1", "Đào tạo", "1.250.000"), ("2", "", "")]))
    (made,) = word.tables
    marks = [[child.tag for child in row._tr.trPr] for row in made.rows]
    assert qn("w:tblHeader") in marks[0]
    assert all(qn("w:cantSplit") in row for row in marks)
    assert qn("w:tblHeader") not in marks[1]
    assert qn("w:trHeight") in marks[2]
    assert sum(column.width for column in made.columns) == pytest.approx(Mm(165), rel=0.001)
    assert made.rows[1].cells[2].paragraphs[0].alignment.name == "RIGHT"


def test_a_row_taller_than_a_page_may_be_parted(tmp_path):
    word = written(tmp_path, table([("1", "Gạo tẻ thơm " * 900, "1")]))
    tall = word.tables[0].rows[1]._tr
    assert tall.trPr is None or qn("w:cantSplit") not in [child.tag for child in tall.trPr]


def test_signatures_stand_in_one_row_that_is_never_torn(tmp_path):
    signed = Signature(title=("CHỦ TỊCH",), remark="(Ký)", name="Lê C", above="ngày 05")
    told = Recipients(label="Nơi nhận:", lines=("Như trên;",))
    word = written(tmp_path, line("Hết."), Signatures(blocks=(told, signed)))
    (made,) = word.tables
    assert [cell.text for cell in made.rows[0].cells] == [
        "Nơi nhận:\n- Như trên;",
        "ngày 05\nCHỦ TỊCH\n(Ký)\nLê C",
    ]
    assert [child.tag for child in made.rows[0]._tr.trPr] == [qn("w:cantSplit")]
    assert word.paragraphs[0].paragraph_format.keep_with_next


def test_page_numbers_draft_mark_and_footer_stand_in_the_margins(tmp_path):
    word = written(tmp_path, line("a"), draft=True, draft_mark="BẢN NHÁP", footer="Biểu số 01")
    section = word.sections[0]
    first, others = section.first_page_header, section.header
    assert section.different_first_page_header_footer
    assert "BẢN NHÁP" in first.paragraphs[0].text
    assert "BẢN NHÁP" in others.paragraphs[0].text
    fields = [part._element.findall(".//" + qn("w:fldSimple")) for part in (first, others)]
    assert [len(found) for found in fields] == [0, 1]
    assert section.first_page_footer.paragraphs[0].text == "Biểu số 01"
    assert section.footer.paragraphs[0].text == "Biểu số 01"


def test_a_code_is_a_picture_30_mm_wide_with_its_words(tmp_path):
    word = written(tmp_path, Code(text="7QXJ-0F3K", lines=("Mã: 7QXJ-0F3K",)))
    (shape,) = word.element.body.findall(".//" + qn("wp:extent"))
    assert int(shape.get("cx")) == pytest.approx(Mm(30), rel=0.001)
    assert "Mã: 7QXJ-0F3K" in word.tables[0].rows[0].cells[1].text


def test_a_page_break_breaks_the_page(tmp_path):
    word = written(tmp_path, line("a"), PageBreak(), line("b"), Rule(short=True, align="center"))
    assert [bool(p.paragraph_format.page_break_before) for p in word.paragraphs][:3] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Công ty A & B <tư nhân>",
        "a\x00b\x0bc\x0cd\x1f\ufffe\u200be",
        "một\nhai\tba",
        "\ud800x",
        "😀",
    ],
)
def test_no_text_breaks_the_file(tmp_path, text):
    cells = [("1", text, "1")]
    signed = Signatures(blocks=(Signature(title=(text,), name=text), None))
    blocks = (line("Tên: ", Text(text, answer=True)), table(cells), signed)
    word = written(tmp_path, *blocks, title=text, author=text, footer=text)
    kept = re.sub("[\x00-\x1f\ufffe\u200b\ud800 ]", "", text)
    assert "".join(paragraphs(word)).translate({9: None, 10: None, 32: None}).count(kept) == 4


def test_the_same_paper_gives_the_same_bytes_whatever_the_hour(tmp_path, monkeypatch):
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    write_docx(sample(), first)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_docx(sample(), second)
    assert first.read_bytes() == second.read_bytes()
    assert zipfile.ZipFile(first).testzip() is None


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    with pytest.raises(OSError, match="giay"):
        write_docx(sample(), tmp_path / "khong-co" / "giay.docx")
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


@pytest.mark.parametrize(("lines", "leading"), [(36, 15.0), (60, 18.5)])
def test_word_closes_lines_up_where_the_pdf_does(tmp_path, lines, leading):
    told = tuple(blocks.Line(runs=(blocks.Text("Một dòng"),)) for _ in range(lines))
    path = tmp_path / "to-trinh.docx"
    write_docx(blocks.Document(title="Tờ trình", blocks=told, may_close_up=True), path)
    body = docx.Document(path).styles["Normal"].paragraph_format
    assert body.line_spacing.pt == leading
