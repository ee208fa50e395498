"""A document on its pages: its lines stand closer where it may do so and that saves a page."""

from ocop_desktop.forms.paper.blocks import Document
from ocop_desktop.render import page
from ocop_desktop.render.flow import Page, pour
from ocop_desktop.render.typeset import closed_up, slabs


def pages(document: Document) -> list[Page]:
    """Return what stands on each page, and how far below its top."""
    return _closer(document) or pour(slabs(document), page.of(document).text_height)


def closes_up(document: Document) -> bool:
    """Tell whether its lines stand closer."""
    return bool(_closer(document))


def _closer(document: Document) -> list[Page]:
    """Return the pages with closer lines, [] where that saves none."""
    if not document.may_close_up:
        return []
    open_slabs, height = slabs(document), page.of(document).text_height
    closer = pour([slab and closed_up(slab) for slab in open_slabs], height)
    return closer if len(closer) < len(pour(open_slabs, height)) else []
