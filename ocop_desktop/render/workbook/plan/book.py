"""A plan as an Excel workbook that calculates: change a cell for input, and the rest follows."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_desktop.core.files import write_atomically
from ocop_desktop.planning.figures import Figures
from ocop_desktop.planning.inputs import Plan, exactly
from ocop_desktop.render.workbook.cell_texts import refusal
from ocop_desktop.render.workbook.plan.areas import Given
from ocop_desktop.render.workbook.plan.capital import channels, loans, sources
from ocop_desktop.render.workbook.plan.costs import assets, costs, labour
from ocop_desktop.render.workbook.plan.drawing import draw
from ocop_desktop.render.workbook.plan.known_results import Results, with_results
from ocop_desktop.render.workbook.plan.page import Formula, Page, cells
from ocop_desktop.render.workbook.plan.results import products, results
from ocop_desktop.render.workbook.plan.summary import overview
from ocop_desktop.render.workbook.plan.tables import materials, outputs, sales
from ocop_desktop.wording import paper
from ocop_desktop.wording import plan_workbook as words

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass(frozen=True, slots=True)
class Heading:
    """Whose plan it is; `years` are the three calendar years, or nothing.

    A plan that does not tell how it sells (`sells_by_channel`) has no sheet for it.
    """

    product: str
    producer: str
    commune: str
    years: tuple[int, ...] = ()
    sells_by_channel: bool = True


def write_plan(
    plan: Plan,
    figures: Figures,
    about: Heading,
    path: Path,
    on_step: Callable[[int], None] | None = None,
) -> None:
    """Write the workbook; `figures` are those of the plan and stand as results in the formulas.

    `on_step` hears how many sheets are done and may raise to cancel; then `path` is as it was.

    Raises:
        Refusal: when the file is open elsewhere, the folder read-only or the disk full.
    """
    packed = BytesIO()
    pages = _pages(Given(plan, figures, about.years))
    if not (about.sells_by_channel or plan.channels):
        pages = [page for page in pages if page.tab != words.CHANNELS]
    below = words.below(about.product, about.producer, about.commune)
    if plan.unread:
        below = f"{below}\n{paper.not_counted(len(plan.unread))}"
    book = _drawn(pages, below, on_step)
    book.save(packed)
    done = with_results(packed.getvalue(), [_results(page) for page in pages])
    try:
        write_atomically(path, lambda stream: stream.write(done))
    except OSError as error:
        raise refusal(path, error) from error


@exactly
def _pages(given: Given) -> list[Page]:
    return [
        overview(given),
        outputs(given),
        materials(given),
        assets(given),
        labour(given),
        costs(given),
        sales(given),
        results(given),
        products(given),
        sources(given),
        loans(given),
        channels(given),
    ]


def _drawn(pages: list[Page], below: str, on_step: Callable[[int], None] | None) -> "Workbook":
    from openpyxl import Workbook
    from openpyxl.workbook.properties import CalcProperties

    book = Workbook()
    book.remove(book.worksheets[0])
    for done, page in enumerate(pages, 1):
        draw(page, below, book.create_sheet(page.tab))
        if on_step:
            on_step(done)
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    book.properties.title = words.TITLES[words.SUMMARY]
    book.properties.creator = paper.PROGRAM
    return book


def _results(page: Page) -> Results:
    return {
        cell.coordinate: cell.content.value
        for cell in cells(page)
        if isinstance(cell.content, Formula)
    }
