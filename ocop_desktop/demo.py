"""The whole main job on the sample communes, no hand needed: papers and workbooks."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ocop_desktop import resources
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Query
from ocop_desktop.services import desk as desks
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.printing import Item
from ocop_desktop.services.register import PDF, XLSX
from ocop_desktop.services.samples import samples_in
from ocop_desktop.store import database
from ocop_desktop.wording import cli as words

WORKSPACE: Final = "so-lam-viec"
_PAPERS: Final = "phieu"
_WORD: Final = "word"
_BLANKS: Final = "mau-trong"
_UP: Final = "gui-len"
_MANY: Final = 10_000


def run(out: Path) -> Iterator[Path]:
    """Do the main job on each sample commune, each in its folder below `out`; yield the files."""
    for sample in samples_in(resources.assets() / "samples"):
        folder = fresh(out / sample.key)
        with sample_workspace(folder / WORKSPACE, sample.key) as desk:
            yield from papers(desk, folder)
            yield from going_up(desk, folder / _UP)


@contextmanager
def sample_workspace(folder: Path, key: str) -> Iterator[Desk]:
    """Open a new workspace in `folder`, filled with that sample; closes it afterwards."""
    database.open_workspace(folder)
    try:
        desk = desks.build(resources.assets(), folder)
        desk.samples.fill(key)
        yield desk
    finally:
        database.close_workspace()


def papers(desk: Desk, out: Path) -> Iterator[Path]:
    """Print every idea, plan, blank form and list of the workspace below `out`."""
    ideas = desk.ideas.page(Query(order="number", limit=_MANY))
    plans = desk.plans.page(Query(limit=_MANY))
    items = [Item(desk.ideas.form_code(row.id), "idea", row.id) for row in ideas]
    first = [*_further(desk, "idea", ideas[0].id)]
    for plan in plans:
        first += [Item(desk.filling.main_code("plan", plan.id), "plan", plan.id)]
        first += _further(desk, "plan", plan.id)
    yield from desk.printing.save([*items, *first], one_file=False, folder=out / _PAPERS)
    word = [*items[:1], *first]
    yield from desk.printing.save(word, one_file=False, word=True, folder=out / _WORD)
    yield from (desk.plans.save_workbook(plan.id, out / _PAPERS) for plan in plans)
    blanks = [Item.blank(form.code) for form in desk.printing.forms()]
    yield from desk.printing.save(blanks, one_file=False, folder=out / _BLANKS)
    year = desk.offices.year()
    for definition in desk.lists.definitions():
        path = desk.lists.path_for(definition, year, out)
        yield desk.lists.save(definition.code, year, path)[0]


def _further(desk: Desk, owner_type: str, owner_id: str) -> Iterator[Item]:
    for form in desk.filling.other_forms(owner_type, owner_id):
        yield Item(form.code, owner_type, owner_id)


def going_up(desk: Desk, out: Path) -> Iterator[Path]:
    """Write the register, and the package with its letter, into `out`."""
    out.mkdir()
    year = desk.offices.year()
    for ending in (PDF, XLSX):
        yield desk.register.save(year, desk.register.path_for(year, out, ending), ending)
    made = desk.transfer.make(year, out / desk.transfer.file_name(year))
    yield made.path
    yield from made.letters


def fresh(folder: Path) -> Path:
    """Return the folder, empty: what an earlier demo left there is deleted, nothing else.

    Raises:
        Refusal: when something else lies there.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / WORKSPACE).is_dir():
        raise Refusal("DL-08", words.not_a_demo(str(folder)), safe=words.NOTHING_DELETED)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
