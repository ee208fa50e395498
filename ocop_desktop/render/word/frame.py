"""The frame of a Word file: paper, styles, what stands in the margins, and writing it down.

Word's own styles carry the type, so that she can change all headings at once; figures are those
of `page`.
"""

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from ocop_desktop.forms.paper.blocks import Document
from ocop_desktop.render import page
from ocop_desktop.render.breaking import printable

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.section import _Footer, _Header
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph

FACE: Final = "Times New Roman"
SIGNS: Final = "Segoe UI Symbol"  # has the check boxes
DOTTED: Final = "Dotted"
# Our styles by the name of Word's; headings show in its navigation pane.
STYLES: Final = {
    "title": "Title",
    "subtitle": "Subtitle",
    "part": "Heading 1",
    "heading": "Heading 2",
    "body": "Normal",
    "note": "Note",
}
# A wide space becomes plain ones, which no row begins with.
_SPACES: Final = str.maketrans(dict.fromkeys("\t\r\x0b\x0c", " ") | {"\u2003": " " * 4})
_BOLD: Final = frozenset({"title", "part", "heading"})
_LANGUAGE: Final = "vi-VN"
_MARGIN: Final = 9 * page.MM  # from the edge of the paper to header and footer
_GREY: Final = "666666"
_EPOCH: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the file's own dates, the same each time
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_WORD_2013: Final = "15"
_LONGEST: Final = 255  # letters of a property of the file


def words(text: str) -> str:
    """Return the text as Word takes it: no letter that would break the file."""
    return printable(text).translate(_SPACES)


def paragraph(word: "WordFile", style: str, text: str = "") -> "Paragraph":
    """Add a paragraph in the style of that name.

    Word's ids are the names without blanks; the library would look through all styles each time.
    """
    added = word.add_paragraph(text)
    if style != STYLES["body"]:
        added._p.style = style.replace(" ", "")  # noqa: SLF001
    return added


def begin(document: Document) -> "WordFile":
    """Return an empty Word file with styles, margins, page numbers and the file's own data."""
    import docx

    word = docx.Document()
    _describe(word, document)
    _modernise(word)
    _set_styles(word)
    _set_page(word)
    _furnish(word, document)
    return word


def finish(word: "WordFile", stream: BinaryIO) -> None:
    """Write the file; the same content gives the same bytes."""
    raw = BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(stream, "w") as whole:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            whole.writestr(entry, parts.read(name))


def _describe(word: "WordFile", document: Document) -> None:
    data = word.core_properties
    data.title = words(document.title)[:_LONGEST]
    data.author = data.last_modified_by = words(document.author)[:_LONGEST]
    data.comments = ""
    data.language = _LANGUAGE
    data.created = data.modified = _EPOCH


def _modernise(word: "WordFile") -> None:
    """Have Word take the file as one of its own, not as an old one in compatibility mode."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    compat = word.settings.element.find(qn("w:compat"))
    # A line that ends with a break is not stretched to the margin.
    compat.insert(0, OxmlElement("w:doNotExpandShiftReturn"))
    modes = {mode.get(qn("w:name")): mode for mode in compat.findall(qn("w:compatSetting"))}
    modes["compatibilityMode"].set(qn("w:val"), _WORD_2013)
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)


# --- styles -----------------------------------------------------------------------------------


def _set_styles(word: "WordFile") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Pt

    for name in ("Note", DOTTED):
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    for key, name in STYLES.items():
        _set_style(word.styles[name], page.STYLES[key], bold=key in _BOLD)
    dotted: ParagraphStyle = word.styles[DOTTED]
    _set_style(dotted, page.Style(page.BODY.size, page.DOTS_LEADING))
    dotted.paragraph_format.tab_stops.add_tab_stop(
        Pt(page.PORTRAIT.text_width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )


def close_up(word: "WordFile") -> None:
    """Set running text in closer lines, with less room to sign, as the PDF does."""
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    close = Pt(page.CLOSE_LEADING)
    word.styles[STYLES["body"]].paragraph_format.line_spacing = close
    body = word.element.body
    for each in body.iter(f"{{{body.nsmap['w']}}}p"):
        form = Paragraph(each, word).paragraph_format
        if form.line_spacing == Pt(page.BODY.leading):
            form.line_spacing = close
        if form.space_after == Pt(page.BODY.after):
            form.space_after = Pt(page.CLOSE_ITEM if form.left_indent else page.CLOSE_AFTER)
        if form.space_before == Pt(page.SIGNING_ROOM):
            form.space_before = Pt(page.CLOSE_SIGNING_ROOM)


def _set_style(style: "ParagraphStyle", figures: page.Style, *, bold: bool = False) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt, RGBColor

    for child in list(style.element):
        if child.tag.endswith(("}pPr", "}rPr")):
            style.element.remove(child)
    style.font.name = FACE
    set_face(style.element.get_or_add_rPr(), FACE)
    style.font.size = Pt(figures.size)
    style.font.bold = bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(figures.before), Pt(figures.after)
    form.line_spacing, form.line_spacing_rule = Pt(figures.leading), WD_LINE_SPACING.AT_LEAST
    form.widow_control = True


def set_face(properties: object, name: str) -> None:
    """Name the typeface for every script, so that no theme or East Asian font takes over."""
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)


# --- page -------------------------------------------------------------------------------------


def _set_page(word: "WordFile") -> None:
    from docx.shared import Pt

    section = word.sections[0]
    section.page_width, section.page_height = Pt(page.PORTRAIT.width), Pt(page.PORTRAIT.height)
    section.top_margin, section.bottom_margin = Pt(page.PORTRAIT.top), Pt(page.PORTRAIT.bottom)
    section.left_margin, section.right_margin = Pt(page.PORTRAIT.left), Pt(page.PORTRAIT.right)
    section.header_distance = section.footer_distance = Pt(_MARGIN)
    section.different_first_page_header_footer = True


def _furnish(word: "WordFile", document: Document) -> None:
    """Write what stands in the margins; the first page carries no number."""
    section = word.sections[0]
    mark = document.draft_mark if document.draft else ""
    _head(section.first_page_header, mark, numbered=False)
    _head(section.header, mark, numbered=True)
    for foot in (section.first_page_footer, section.footer):
        _foot(foot, document.footer)


def _head(header: "_Header", mark: str, *, numbered: bool) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    line = _margin_line(header)
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(page.PORTRAIT.text_width / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Pt(page.PORTRAIT.text_width), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run("\t")
    if numbered:
        field = OxmlElement("w:fldSimple", {qn("w:instr"): "PAGE"})
        line._p.append(field)  # noqa: SLF001 - the library has no page number
    if mark:
        run = line.add_run("\t")
        framed = line.add_run(f"\u00a0{words(mark)}\u00a0")
        run.font.size = framed.font.size = Pt(page.MARK.size)
        framed.bold = True
        frame = {"val": "single", "sz": "8", "space": "0", "color": "auto"}
        border = OxmlElement("w:bdr", {qn(f"w:{key}"): value for key, value in frame.items()})
        framed._r.get_or_add_rPr().append(border)  # noqa: SLF001 - nor a framed run


def _foot(footer: "_Footer", text: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt, RGBColor

    line = _margin_line(footer)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.line_spacing = Pt(page.FOOTER.leading)
    run = line.add_run(words(text))
    run.font.size = Pt(page.FOOTER.size)
    run.font.color.rgb = RGBColor.from_string(_GREY)


def _margin_line(part: "_Header | _Footer") -> "Paragraph":
    from docx.shared import Pt

    part.is_linked_to_previous = False
    line: Paragraph = part.paragraphs[0]
    line.style = "Normal"
    line.paragraph_format.space_after = Pt(0)
    return line
