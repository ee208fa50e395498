"""The paper: A4, margins, sizes of type; figures of Nghị định 30/2020/NĐ-CP, in points."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ocop_desktop.forms.paper.blocks import Document

MM: Final = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet as it is held: its size, and margins that are the same either way."""

    width: float
    height: float
    top: float = 20 * MM
    bottom: float = 20 * MM
    left: float = 30 * MM
    right: float = 15 * MM

    @property
    def text_width(self) -> float:
        """Return the width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Return the height between the margins."""
        return self.height - self.top - self.bottom


PORTRAIT: Final = Page(210 * MM, 297 * MM)
LANDSCAPE: Final = Page(297 * MM, 210 * MM)


def of(document: "Document") -> Page:
    """Return the page a document is laid out on."""
    return LANDSCAPE if document.landscape else PORTRAIT


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: type size, distance of baselines, room before and after."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0


BODY: Final = Style(13, 18.5, after=4)
NATIONAL: Final = Style(12, 16)
MOTTO: Final = Style(13, 16)
SIGNATURE: Final = Style(13, 17)
RECIPIENTS: Final = Style(12, 15)
RECIPIENT: Final = Style(11, 13.5)
FOOTER: Final = Style(8, 10)
NUMBER: Final = Style(13, 17)
MARK: Final = Style(11, 14)
STYLES: Final = {
    "title": Style(14, 19, before=4, after=2),
    "subtitle": Style(13, 17.5, after=2),
    "part": Style(13, 18, before=10, after=5),
    "heading": Style(13, 18, before=6, after=4),
    "body": BODY,
    "note": Style(10.5, 13, after=2),
}
# Of a page's end where that saves another page: the decree allows single lines and no less.
CLOSE_LEADING: Final = 15.0
CLOSE_AFTER: Final = 3.0
CLOSE_ITEM: Final = 2.0  # after a line of an enumeration
CLOSE_SIGNING_ROOM: Final = 50.0
CLOSE_CODE: Final = 22 * MM
DOTS_LEADING: Final = 22.0  # room for handwriting
SIGNING_ROOM: Final = 62.0
