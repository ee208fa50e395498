"""What a plan gives beside its papers: charts for the screen, a workbook that calculates."""

from pathlib import Path

from ocop_desktop.core.files import free_name
from ocop_desktop.core.records import Office, Plan, Producer, State
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.forms.plan import charts as plan_charts
from ocop_desktop.forms.plan.answers import PlanNumbers
from ocop_desktop.forms.plan.map import TABLE
from ocop_desktop.planning.inputs import YEARS
from ocop_desktop.render.charts.chart import picture
from ocop_desktop.render.workbook.plan.book import Heading, write_plan
from ocop_desktop.services.freezing import as_finished
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.opened import Opened, title_of
from ocop_desktop.wording import plans_screen as words


def pictures(
    numbers: PlanNumbers, first_year: int | None, pixels: int, points: float, progress: Stepper
) -> list[bytes]:
    """Return each chart as PNG, so many pixels wide and laid out for so many points."""
    blocks = plan_charts.charts(numbers.plan, numbers.figures, first_year)
    made = []
    for number, block in enumerate(blocks):
        progress.step(number, len(blocks), block.title)
        made.append(picture(block, pixels, points))
    return made


def save_workbook(opened: Opened, folder: Path) -> Path:
    """Write the workbook of an open plan into a folder and return it.

    Raises:
        Refusal: when the file cannot be written.
    """
    finished = as_finished(opened.form, opened.filled, opened.records)
    records = finished[1] if finished else opened.records
    plan, producer, us = (records.get(name) for name in ("plan", "producer", "office"))
    first, title = plan.year if isinstance(plan, Plan) else 0, title_of(records)
    about = Heading(
        product=title,
        producer=producer.name if isinstance(producer, Producer) else "",
        commune=us.commune if isinstance(us, Office) else "",
        years=tuple(first + year - 1 for year in YEARS) if first else (),
        sells_by_channel=_asks_channels(opened),
    )
    numbers = opened.session.numbers
    draft = opened.standing == State.DRAFT
    path = free_name(folder / words.workbook_file(first, safe_file_name(title), draft=draft))
    path.parent.mkdir(parents=True, exist_ok=True)
    write_plan(numbers.plan, numbers.figures, about, path)
    return path


def _asks_channels(opened: Opened) -> bool:
    """Tell whether this plan has table 3-9: the simple one does without."""
    table = opened.form.plan.get("channels", {}).get(TABLE)
    return table is not None and opened.session.visible(table)
