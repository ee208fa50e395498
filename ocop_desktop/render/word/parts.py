"""What every paragraph of a Word file is made of: letters, sides, exact heights, thin lines.

Lengths are points.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ocop_desktop.render.word.frame import words

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

Xml: TypeAlias = Any  # an element of lxml, which tells no types

THIN: Final = 2.0  # height of a paragraph that only parts two tables
_LINE: Final = {"val": "single", "sz": "6", "space": "0", "color": "auto"}


def align_to(paragraph: "Paragraph", align: str) -> None:
    """Set the sides: left, center, right, justify."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if align != "left":
        paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())


def letters(paragraph: "Paragraph", text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Add a run of words."""
    run = paragraph.add_run(words(text))
    run.bold, run.italic = bold, italic or None


def stroke(paragraph: "Paragraph", left: float, right: float) -> "Paragraph":
    """Make an empty paragraph a line that ends so far from either side."""
    from docx.shared import Pt

    flat(paragraph, 4.0)
    form = paragraph.paragraph_format
    form.left_indent, form.right_indent, form.space_after = Pt(left), Pt(right), Pt(5.0)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", _LINE))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no borders
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    return paragraph


def spacer(word: "WordFile", height: float) -> "Paragraph":
    """Add an empty paragraph exactly so high."""
    return flat(word.add_paragraph(), height)


def flat(paragraph: "Paragraph", height: float) -> "Paragraph":
    """Make a paragraph exactly so high."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.line_spacing, form.line_spacing_rule = Pt(height), WD_LINE_SPACING.EXACTLY
    form.space_before = form.space_after = Pt(0)
    return paragraph


def picture(paragraph: "Paragraph", image: bytes, width: float, text: str) -> None:
    """Show a picture; `text` says what it shows to those who cannot see it."""
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    inline = paragraph.add_run().add_picture(BytesIO(image), width=Pt(width))._inline  # noqa: SLF001 - the library knows no distances
    inline.docPr.set("descr", words(text))
    for edge in ("distT", "distB", "distL", "distR"):
        inline.set(edge, "0")


def element(name: str, attributes: dict[str, str] | None = None) -> Xml:
    """Return a new element; its attributes are of Word's own namespace."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    return OxmlElement(name, {qn(f"w:{key}"): value for key, value in (attributes or {}).items()})
