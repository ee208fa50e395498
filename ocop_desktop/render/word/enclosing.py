"""Files behind a Word file: photos each on a page of its own, PDFs only by name.

Lengths are points.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from ocop_desktop.render import page, pictures
from ocop_desktop.render.enclosing import Enclosure
from ocop_desktop.render.word import frame
from ocop_desktop.render.word.parts import align_to, letters
from ocop_desktop.wording import attachments as words

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_SIDE: Final = 1600  # pixels of a photo: 200 to the inch and more
_CAPTION_ROOM: Final = 60.0


def enclose(word: "WordFile", enclosures: Sequence[Enclosure]) -> None:
    """Put these files behind what is written.

    Raises:
        OSError: when a photo cannot be read.
    """
    papers = [one.title for one in enclosures if one.kind == "pdf"]
    if papers:
        letters(frame.paragraph(word, frame.STYLES["body"]), words.enclosed(papers))
    for one in enclosures:
        if one.kind != "pdf":
            _photo(word, one)


def _photo(word: "WordFile", photo: Enclosure) -> None:
    from docx.shared import Pt

    try:
        small = pictures.small(photo.path, _SIDE)
    except (pictures.Unusable, pictures.Giant) as error:
        raise OSError(f"{photo.path.name} cannot be printed") from error
    room = page.PORTRAIT.text_height - _CAPTION_ROOM
    scale = min(page.PORTRAIT.text_width / small.width, room / small.height, 72 / 96)
    place = frame.paragraph(word, frame.STYLES["body"])
    align_to(place, "center")
    form = place.paragraph_format
    form.page_break_before, form.keep_with_next, form.line_spacing = True, True, 1.0
    shape = place.add_run().add_picture(BytesIO(small.data), width=Pt(small.width * scale))
    shape._inline.docPr.set("descr", frame.words(photo.title))  # noqa: SLF001 - for who cannot see
    caption = frame.paragraph(word, frame.STYLES["note"])
    align_to(caption, "center")
    letters(caption, words.caption(photo.title), italic=True)
